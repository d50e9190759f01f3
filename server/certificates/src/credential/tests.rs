use super::{Credential, Place, Signatures, is_of, plain};
use crate::signing::PrivateKey;
use crate::statement::{Said, Statement};
use crate::verify::{Keys, Known};

const PLACE: Place = Place { list: 2, position: 77_001 };
const AT: &str = "2026-11-22T09:30:05.123456Z";

pub(crate) fn statement() -> Statement {
    Statement {
        number: "7KQ42M9XTF3DA8WZabcd-_".into(),
        heading: Some("Intyg".into()),
        name: "Åsa \"Öhman\" محمد \\".into(),
        language: "sv".into(),
        course: "integration".into(),
        title: "Integration: en\nbörjan".into(),
        version: "2026.1 b".into(),
        covers: vec!["Början".into(), "Arbetslivet".into()],
        minutes: 95,
        score: Some((11, 12)),
        completed: "2026-11-22T08:00:00.000000Z".into(),
        issued: AT.into(),
        ends: Some("2028-11-22T21:59:59.999999Z".into()),
        facts: vec![("Avlagd".into(), "22 november 2026".into()), ("Omfattning".into(), "1 h 35 min".into())],
        issuer: "Exempelkommunen".into(),
        origin: "https://courses.example.org".into(),
        ..Statement::default()
    }
}

fn said(statement: &Statement) -> Said {
    statement.says().unwrap()
}

fn key() -> PrivateKey {
    PrivateKey::from_seed(&[42; 32])
}

fn keys() -> Keys {
    Keys::new(vec![Known { key: key().public(), made: None, retired: None }])
}

/// The credential of what is said and its file.
fn signed(statement: &Statement) -> (Credential, Signatures, String) {
    let credential = Credential::of(&said(statement), PLACE).unwrap();
    let signatures = credential.sign(&key(), AT);
    let file = credential.file(&key().public().id(), AT, &signatures.proof);
    (credential, signatures, file)
}

/// What was signed once must be made again for ever: neither this nor what is signed of it ever changes.
#[test]
fn the_file_is_this_one() {
    let (credential, signatures, file) = signed(&statement());
    assert_eq!(file, include_str!("golden.json"));
    assert_eq!(credential.canonical(), include_str!("golden.nq"));
    let jwt = credential.jwt(&key().public().id(), &signatures.jwt);
    assert_eq!(jwt, include_str!("golden.jwt").trim());
    let again = signed(&statement());
    assert_eq!((again.1, again.2), (signatures, file), "the same each time");
}

#[test]
fn what_is_not_said_is_left_out() {
    let statement = Statement { heading: None, score: None, ends: None, covers: vec![], facts: vec![], ..statement() };
    let (credential, _, file) = signed(&statement);
    for word in ["validUntil", "result", "narrative", "exp"] {
        assert!(!file.contains(&format!("\"{word}\"")) && !credential.canonical().contains(word), "{word}");
    }
    assert!(file.contains("\"description\": \"Integration: en början\""), "{file}");
    let of = |statement: Statement| Credential::of(&statement.says().unwrap(), PLACE);
    let nameless = of(Statement { issuer: "\u{7}".into(), ..statement.clone() }).unwrap();
    assert_eq!(nameless.body.issuer.name, "https://courses.example.org");
    // What is no completion says so.
    let other = of(Statement { kind: Some("participation".into()), ..statement }).unwrap();
    assert_eq!(other.body.credential_subject.achievement.achievement_type, "Achievement");
    assert_ne!(other.body.credential_subject.achievement.id, credential.body.credential_subject.achievement.id);
}

#[test]
fn it_is_the_credential_of_its_statement_alone() {
    let (.., file) = signed(&statement());
    let said = said(&statement());
    assert!(is_of(file.as_bytes(), &said, &keys()));
    for (word, other) in [
        ("Åsa", "Asa"),
        ("77001", "77002"),
        ("2028", "2029"),
        ("status/2", "status/3"),
        ("\"proofValue\": \"z", "\"proofValue\": \"z1"),
        ("09:30:05Z\",\n    \"verificationMethod", "09:30:06Z\",\n    \"verificationMethod"),
        ("  \"id\"", "   \"id\""),
        ("\n}\n", ",\n  \"more\": true\n}\n"),
        ("\n}\n", "\n}"),
    ] {
        let altered = file.replacen(word, other, 1);
        assert_ne!(altered, file, "{word}");
        assert!(!is_of(altered.as_bytes(), &said, &keys()), "{word}");
    }
    // Both changed.
    let other = Statement { name: "Asa".into(), ..statement() };
    let (credential, ..) = signed(&other);
    let forged = credential.file(&key().public().id(), AT, &signed(&statement()).1.proof);
    assert!(!is_of(forged.as_bytes(), &other.says().unwrap(), &keys()));
    // By a key that whoever checks does not know nothing is told of it.
    let others = Keys::new(vec![Known { key: PrivateKey::from_seed(&[1; 32]).public(), made: None, retired: None }]);
    assert!(is_of(file.as_bytes(), &said, &others));
    for none in ["", "{}", "[]", "null", "{\"credentialStatus\": 1}"] {
        assert!(!is_of(none.as_bytes(), &said, &keys()), "{none}");
    }
}

#[test]
fn texts_are_on_one_line() {
    assert_eq!(plain(" a\tb\u{7f}c\u{85}d\r\n"), "a b c d");
}
