use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use super::Keyring;

fn mode(path: &std::path::Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_key_that_was_made_is_found_and_nobody_else_may_read_it() {
    let folder = tempfile::tempdir().unwrap();
    let keyring = Keyring::new(folder.path().join("data/keys"));
    assert!(keyring.newest().unwrap().is_none());
    let key = keyring.make([1; 32]).unwrap();
    let id = key.public().id();
    assert_eq!((mode(&keyring.folder), mode(&keyring.file(id.as_str()))), (0o700, 0o600));
    let again = Keyring::new(keyring.folder.clone());
    assert_eq!(again.key(id.as_str()).unwrap().public(), key.public());
    assert_eq!(again.newest().unwrap().unwrap().public(), key.public());
    assert!(keyring.make([1; 32]).is_err(), "a file is never written over");
}

#[test]
fn what_others_can_read_is_refused_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let keyring = Keyring::new(folder.path().join("keys"));
    let id = keyring.make([1; 32]).unwrap().public().id();
    let file = keyring.file(id.as_str());
    for (path, wide, narrow, told) in [
        (&file, 0o640, 0o600, "chmod 600"),
        (&file, 0o604, 0o600, "chmod 600"),
        (&keyring.folder, 0o755, 0o700, "chmod 700"),
    ] {
        fs::set_permissions(path, Permissions::from_mode(wide)).unwrap();
        let error = keyring.key(id.as_str()).unwrap_err();
        assert!(error.contains(told) && error.contains(&format!("{wide:o}")), "{error}");
        assert!(keyring.newest().is_err());
        fs::set_permissions(path, Permissions::from_mode(narrow)).unwrap();
    }
    assert!(keyring.key(id.as_str()).is_ok(), "no new start is needed");
}

#[test]
fn what_is_no_key_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let keyring = Keyring::new(folder.path().join("keys"));
    let (one, other) = (keyring.make([1; 32]).unwrap().public().id(), keyring.make([2; 32]).unwrap().public().id());
    let (one, other) = (one.as_str(), other.as_str());
    fs::copy(keyring.file(other), keyring.file(one)).unwrap();
    assert!(keyring.key(one).unwrap_err().contains("another key than its name"));
    for wrong in ["", "no key", &"x".repeat(5000)] {
        fs::write(keyring.file(one), wrong).unwrap();
        assert!(keyring.key(one).unwrap_err().contains("put the right"), "{wrong}");
    }
    keyring.forget(one);
    let error = keyring.key(one).unwrap_err();
    assert!(error.contains("perehdy keys rotate") && error.contains(one), "{error}");
    assert!(keyring.key("../../etc/passwd").is_err() && keyring.key("").is_err());
}
