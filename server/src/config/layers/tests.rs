use std::fs;

use super::{Flags, read};
use crate::config::{Organisations, Place};

fn variables(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn nothing_needs_to_be_set() {
    let settings = read(&Flags::default(), []).unwrap();
    assert_eq!(settings.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(settings.database, "sqlite:perehdy-data/perehdy.sqlite");
    assert_eq!(settings.organisations, Organisations::Operator);
    assert_eq!(settings.keys.to_str(), Some("perehdy-data/keys"));
}

#[test]
fn flags_count_before_environment_before_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.toml");
    fs::write(&file, "listen = \"127.0.0.1:1\"\nrate = 3\nburst = 4\n").unwrap();
    let flags = Flags {
        place: Place { config: Some(file), listen: Some("127.0.0.1:3".to_owned()), ..Place::default() },
        ..Flags::default()
    };
    let settings = read(&flags, variables(&[("PEREHDY_LISTEN", "127.0.0.1:2"), ("PEREHDY_RATE", "5")])).unwrap();
    assert_eq!((settings.listen.port(), settings.rate, settings.burst), (3, 5, 4));
}

#[test]
fn a_wrong_value_names_key_origin_and_what_is_allowed() {
    let flags = Flags { place: Place { listen: Some("here".to_owned()), ..Place::default() }, ..Flags::default() };
    let wrong = read(&flags, variables(&[("PEREHDY_RATE", "many"), ("PEREHDY_RAET", "1")])).unwrap_err();
    assert_eq!(wrong.len(), 3, "{wrong:?}");
    assert!(
        wrong
            .iter()
            .any(|text| text.contains("listen") && text.contains("--listen") && text.contains("127.0.0.1:8080"))
    );
    assert!(wrong.iter().any(|text| text.contains("PEREHDY_RATE") && text.contains("1 to 100000")));
    assert!(wrong.iter().any(|text| text.contains("PEREHDY_RAET")));
}

#[test]
fn an_unknown_key_in_the_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.toml");
    fs::write(&file, "lisen = \"127.0.0.1:1\"\nrate = true\n").unwrap();
    let wrong =
        read(&Flags { place: Place { config: Some(file), ..Place::default() }, ..Flags::default() }, []).unwrap_err();
    assert_eq!(wrong.len(), 2, "{wrong:?}");
}

#[test]
fn what_addresses_begin_with() {
    let origin = |listen: &str| {
        let place = Place { listen: Some(listen.to_owned()), ..Place::default() };
        let settings = read(&Flags { place, ..Flags::default() }, []).unwrap();
        settings.origin(settings.listen)
    };
    assert_eq!(origin("127.0.0.1:81"), "http://localhost:81");
    assert_eq!(origin("0.0.0.0:81"), "http://localhost:81");
    assert_eq!(origin("192.0.2.1:81"), "http://192.0.2.1:81");
    assert_eq!(origin("[2001:db8::1]:81"), "http://[2001:db8::1]:81");
    let place = Place { public_url: Some("https://courses.example.org/".to_owned()), ..Place::default() };
    let settings = read(&Flags { place, ..Flags::default() }, []).unwrap();
    assert_eq!(settings.origin(settings.listen), "https://courses.example.org");
}
