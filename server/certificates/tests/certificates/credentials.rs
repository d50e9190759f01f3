//! Credentials by programs of others (`credentials.py`): they verify, mean the same there, and what is altered is refused.

use std::path::Path;

use perehdy_certificates::credential::did::{self, Published};
use perehdy_certificates::credential::{Credential, Place, status};
use perehdy_certificates::signing::PrivateKey;
use perehdy_certificates::statement::Statement;
use serde_json::{Value, json};

use crate::support::run_python;

const ORIGIN: &str = "https://courses.example.org";
const AT: &str = "2026-11-22T09:30:05.123456Z";
/// The position that was taken back.
const TAKEN_BACK: u32 = 131_071;

fn key() -> PrivateKey {
    PrivateKey::from_seed(&[42; 32])
}

fn statement(name: &str) -> Statement {
    Statement {
        number: "7KQ42M9XTF3DA8WZabcd-_".into(),
        name: name.into(),
        language: "fi".into(),
        course: "integration".into(),
        title: "Kotoutuminen tutuksi".into(),
        version: "2026.1".into(),
        minutes: 95,
        completed: "2026-11-22T08:00:00.000000Z".into(),
        issued: AT.into(),
        issuer: "Esimerkkilän kunta".into(),
        origin: ORIGIN.into(),
        ..Statement::default()
    }
}

/// With everything that can stand there.
fn full(name: &str) -> Statement {
    Statement {
        heading: Some("Saunatodistus".into()),
        wording: Some("osaa \"löylyn\" tavat".into()),
        remark: Some("Koskee <kiuasta> & kiulua \\ vihtaa.".into()),
        law: Some("2025-01-01".into()),
        covers: vec!["Löyly; ja muu".into(), "\tVesi\r\n".into(), "水".into()],
        score: Some((11, 12)),
        ends: Some("2099-11-22T21:59:59.999999Z".into()),
        signed: Some("2026-11-22T10:00:00.000000Z".into()),
        facts: vec![("Suorituspäivä".into(), "22. marraskuuta 2026".into())],
        organisation: Some("Acme".into()),
        version: "2026.1 β/?#%".into(),
        ..statement(name)
    }
}

fn credential(of: &Statement, position: u32) -> Credential {
    Credential::of(&of.says().expect("a statement"), Place { list: 3, position }).expect("a credential")
}

#[test]
fn others_verify_them_and_refuse_what_is_altered() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("credentials");
    std::fs::create_dir_all(&folder).expect("a folder");
    let write = |file: &str, text: &str| std::fs::write(folder.join(file), text).expect("written");
    let id = key().public().id();
    let mut list: Vec<Value> = Vec::new();
    let mut add = |of: &Statement, position: u32, by: &PrivateKey, is_refused: bool| {
        let (credential, number) = (credential(of, position), list.len());
        let signatures = credential.sign(by, AT);
        write(&format!("{number}.json"), &credential.file(&id, AT, &signatures.proof));
        write(&format!("{number}.nq"), &credential.canonical());
        write(&format!("{number}.jwt"), &credential.jwt(&id, &signatures.jwt));
        list.push(json!({"file": format!("{number}.json"), "name": of.name, "refused": is_refused}));
    };
    for name in
        ["Aino Virtanen", "Åsa Öhman", "محمد عبد اللطيف", "שלום (בן) דוד", "Nguyễn Thị Hồng Ánh", "<&>\" O'Neill \\ 🙂"]
    {
        add(&statement(name), 0, &key(), false);
        add(&full(name), TAKEN_BACK - 1, &key(), false);
    }
    add(&statement("Taken Back"), TAKEN_BACK, &key(), true);
    add(&statement("Some Other's"), 0, &PrivateKey::from_seed(&[1; 32]), true);
    add(&Statement { ends: Some("2026-11-22T22:00:00Z".into()), ..statement("Long Over") }, 0, &key(), true);
    let retired = PrivateKey::from_seed(&[7; 32]);
    let published = |key: &PrivateKey| Published { key: key.public(), second: Some(key.public_second()) };
    write("did.json", &did::document(ORIGIN, &[published(&key()), published(&retired)]));
    let status = status::signed(ORIGIN, 3, &[TAKEN_BACK], AT, &key()).expect("a list");
    write("status.json", &status.file);
    write("status.jwt", &status.jwt);
    let told = json!({
        "issuer": did::of(ORIGIN), "document": format!("{ORIGIN}/.well-known/did.json"), "status": status::address(ORIGIN, 3),
        "credentials": list,
    });
    write("list.json", &told.to_string());
    let output = run_python("credentials.py", &folder);
    let said = String::from_utf8_lossy(&output.stdout);
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert_eq!(said.trim(), format!("{} credentials looked at", list.len()), "{complaints}");
    assert!(output.status.success(), "{complaints}");
}

#[test]
fn names_of_issuers() {
    for (origin, name) in [
        ("https://courses.example.org", "did:web:courses.example.org"),
        ("https://courses.example.org:8443", "did:web:courses.example.org%3A8443"),
        ("http://localhost:8080", "did:web:localhost%3A8080"),
        ("http://[::1]:80", "did:web:%5B%3A%3A1%5D%3A80"),
    ] {
        assert_eq!(did::of(origin), name);
    }
}

#[test]
fn keys_from_before_have_no_second_one() {
    let keys = [Published { key: key().public(), second: None }];
    let document: Value = serde_json::from_str(&did::document(ORIGIN, &keys)).expect("JSON");
    assert_eq!(document["verificationMethod"].as_array().map(Vec::len), Some(1));
    assert_eq!(document["assertionMethod"][0], document["verificationMethod"][0]["id"]);
}
