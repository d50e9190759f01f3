use proptest::prelude::*;

use super::{Sealed, Statement, escape, unescape};
use crate::signing::PrivateKey;

fn statement() -> Statement {
    Statement {
        number: "7KQ42M9XTF3DA8WZabcd-_".into(),
        name: "Åsa Öhman محمد".into(),
        language: "sv".into(),
        course: "integration".into(),
        title: "Integration: en början".into(),
        version: "2026.1".into(),
        covers: vec!["Början".into(), "Arbetslivet,\nkort".into()],
        minutes: 95,
        score: Some((11, 12)),
        completed: "2026-11-22T08:00:00.000000Z".into(),
        issued: "2026-11-22T09:30:05.123456Z".into(),
        issuer: "Exempelkommunen".into(),
        organisation: Some("Acme".into()),
        origin: "https://courses.example.org".into(),
        ..Statement::default()
    }
}

/// What was signed once must be made again for ever: this text never changes.
#[test]
fn the_text_is_this_one() {
    let text = "perehdy-certificate-1\nnumber: 7KQ42M9XTF3DA8WZabcd-_\nname: Åsa Öhman محمد\nlanguage: sv\n\
                course: integration\ntitle: Integration: en början\nversion: 2026.1\ncovers: Början\n\
                covers: Arbetslivet,\\nkort\nminutes: 95\nscore: 11/12\ncompleted: 2026-11-22T08:00:00.000000Z\n\
                issued: 2026-11-22T09:30:05.123456Z\nissuer: Exempelkommunen\norganisation: Acme\n\
                origin: https://courses.example.org\n";
    assert_eq!(statement().text(), text);
    let later = Statement {
        kind: Some("participation".into()),
        ends: Some("2028-11-22T08:00:00.000000Z".into()),
        signed: Some("2026-12-01T00:00:00.000000Z".into()),
        logo: Some("00ff".into()),
        heading: Some("Sauna certificate".into()),
        wording: Some("knows the ways of".into()),
        remark: Some("For staff.".into()),
        facts: vec![("Completed".into(), "22 November 2026".into())],
        law: Some("2025-01-01".into()),
        issuer_logo: Some("ff00".into()),
        signers: vec!["Maija Meikäläinen, Head".into(), "Åke Öberg, Stoker".into()],
        score: None,
        organisation: None,
        ..statement()
    };
    let lines = [
        "\nkind: participation\nheading: Sauna certificate\nname",
        "\nwording: knows the ways of\nlanguage",
        "\nremark: For staff.\nversion: 2026.1\nlaw: 2025-01-01\ncovers",
        "\nends: 2028-11-22T08:00:00.000000Z\nsigned: 2026-12-01T00:00:00.000000Z\nfact: Completed: 22 November 2026\nissuer",
        "\nissuer-logo: ff00\nsigner: Maija Meikäläinen, Head\nsigner: Åke Öberg, Stoker\n",
        "\nlogo: 00ff\n",
    ];
    for line in lines {
        assert!(later.text().contains(line), "{}", later.text());
    }
    assert!(!later.text().contains("score"));
}

#[test]
fn no_value_can_forge_a_line() {
    for forged in ["Ada\nscore: 12/12", "Ada\r\nx: y", "Ada\u{2028}x: y", "Ada\u{85}x: y", "Ada\\nx: y", "Ada\u{202e}"]
    {
        let said = Statement { name: forged.into(), ..statement() }.sealed(&PrivateKey::from_seed(&[1; 32]));
        assert_eq!(said.text.lines().count(), statement().text().lines().count(), "{}", said.text);
        let said = said.says().unwrap();
        assert_eq!(said.one("name"), Some(forged));
        assert_eq!(said.all("score").collect::<Vec<_>>(), ["11/12"]);
    }
}

#[test]
fn a_later_version_may_say_more() {
    let key = PrivateKey::from_seed(&[1; 32]);
    let text = statement().text() + "law: 2026-01-01\n";
    let sealed = Sealed { signature: key.sign(&text), text, key: key.public().id() };
    let read = Sealed::read(sealed.file().as_bytes()).unwrap();
    assert_eq!(read.says().unwrap().one("law"), Some("2026-01-01"));
}

#[test]
fn what_is_no_statement_is_refused() {
    let key = PrivateKey::from_seed(&[1; 32]);
    let text = statement().text();
    for text in [
        text.replacen("-1\n", "-2\n", 1),
        text.replacen("name: ", "name:", 1),
        text.replacen("name", "title", 1),
        text.replacen("number: 7KQ42M9XTF3DA8WZabcd-_\n", "", 1),
        text.replacen("\\n", "\\u{a}", 1),
        text.replacen("\\n", "\\x", 1),
        text.trim_end().to_owned(),
    ] {
        let sealed = Sealed { signature: key.sign(&text), text, key: key.public().id() };
        assert!(sealed.says().is_none(), "{}", sealed.text);
    }
    assert!(Sealed::read(b"").is_none() && Sealed::read(b"\n\nkey: \nsignature: \n").is_none());
    assert!(Sealed::read(&[0xff; 100]).is_none());
}

proptest! {
    #[test]
    fn values_come_back(value in any::<String>()) {
        let escaped = escape(&value);
        prop_assert!(!escaped.chars().any(char::is_control));
        prop_assert_eq!(unescape(&escaped), Some(value));
    }

    #[test]
    fn texts_come_back(name in any::<String>(), covers in prop::collection::vec(any::<String>(), 0..4)) {
        let sealed = Statement { name: name.clone(), covers: covers.clone(), ..statement() }.sealed(&PrivateKey::from_seed(&[1; 32]));
        let read = Sealed::read(sealed.file().as_bytes());
        prop_assert_eq!(read.as_ref(), Some(&sealed));
        let said = sealed.says().unwrap();
        prop_assert_eq!(said.one("name"), Some(&*name));
        prop_assert_eq!(said.all("covers").collect::<Vec<_>>(), covers);
    }

    #[test]
    fn other_statements_have_other_texts(one in any::<[String; 3]>(), other in any::<[String; 3]>()) {
        let text = |[name, title, issuer]: &[String; 3]| {
            let (name, title, issuer) = (name.clone(), title.clone(), issuer.clone());
            Statement { name, title, issuer, ..statement() }.text()
        };
        prop_assert_eq!(text(&one) == text(&other), one == other);
    }

    #[test]
    fn any_other_byte_is_noticed(at in any::<prop::sample::Index>(), other in 1..=255_u8) {
        let key = PrivateKey::from_seed(&[1; 32]);
        let mut file = statement().sealed(&key).file().into_bytes();
        let at = at.index(file.len());
        file[at] ^= other;
        let good = Sealed::read(&file)
            .is_some_and(|sealed| sealed.key == key.public().id() && key.public().has_signed(&sealed.text, &sealed.signature));
        prop_assert!(!good, "byte {} may be another one", at);
    }
}
