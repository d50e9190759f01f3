//! Codes are written and read in one way, and nothing in them can be another.

use proptest::prelude::*;

use super::*;

fn key() -> PrivateKey {
    PrivateKey::from_seed(&[7; 32])
}

fn short() -> Short {
    Short {
        origin: "https://perehdytys.example.fi".into(),
        number: "7KQ42M9XTF3DA8WZ7KQ42M".into(),
        name: "Åsa Öhman".into(),
        title: "Kotoutuminen tutuksi".into(),
        completed: "2026-11-22".into(),
        ends: Some("2028-11-22".into()),
        score: Some((18, 20)),
        ..Short::default()
    }
}

/// Word for word: what was signed once is signed so for ever.
#[test]
fn this_is_what_is_signed() {
    let text = "perehdy-code-1\norigin: https://perehdytys.example.fi\nnumber: 7KQ42M9XTF3DA8WZ7KQ42M\nname: Åsa Öhman\n\
                title: Kotoutuminen tutuksi\ncompleted: 2026-11-22\nends: 2028-11-22\nscore: 18/20\n";
    assert_eq!(short().text(), text);
    let other = Short { kind: Some("participation".into()), ends: None, score: None, ..short() };
    let text = "perehdy-code-1\norigin: https://perehdytys.example.fi\nnumber: 7KQ42M9XTF3DA8WZ7KQ42M\nname: Åsa Öhman\n\
                title: Kotoutuminen tutuksi\ncompleted: 2026-11-22\nkind: participation\n";
    assert_eq!(other.text(), text);
}

#[test]
fn a_code_leads_to_the_page_and_comes_back() {
    let participation = Short { kind: Some("participation".into()), ends: None, score: None, ..short() };
    let bare = Short { ends: None, score: None, ..short() };
    for says in [short(), participation, bare] {
        let code = says.clone().sealed(&key());
        let text = code.text();
        assert!(text.starts_with("https://perehdytys.example.fi/v/7KQ42M9XTF3DA8WZ7KQ42M#1."), "{text}");
        let address = |c: char| c.is_ascii_alphanumeric() || "-._~:/#".contains(c);
        assert!(text.chars().all(address), "an address in ASCII: {text}");
        assert_eq!(text.len(), says.unsigned().len());
        assert_eq!(Code::read(&text), Some(code));
    }
    assert!(short().sealed(&key()).text().len() < 290, "an ordinary one stays readable");
}

#[test]
fn long_values_are_cut_and_say_so() {
    for long in ["a".repeat(200), "श्रीवास्तव ".repeat(18), "\\".repeat(200), "Ö".repeat(61)] {
        let says = Short { name: long.clone(), title: long.clone(), ..short() };
        let code = says.sealed(&key());
        let text = code.text();
        assert!(text.len() < 620, "{}", text.len());
        let read = Code::read(&text).expect("a code");
        let name = read.says.name.strip_suffix('…').expect("it is cut");
        assert!(long.starts_with(name) && name.len() >= 56, "{name}");
        assert!(key().public().has_signed(&read.says.text(), &read.signature));
    }
    let exact = Short { name: "Ö".repeat(60), ..short() };
    assert_eq!(Code::read(&exact.clone().sealed(&key()).text()).map(|code| code.says), Some(exact));
}

#[test]
fn what_is_no_code_is_told_apart() {
    let text = short().sealed(&key()).text();
    let (address, sealed) = text.split_once('#').unwrap();
    let parts: Vec<&str> = sealed.split('.').collect();
    for wrong in [
        "",
        "https://perehdytys.example.fi/v/7KQ42M9XTF3DA8WZ7KQ42M",
        &format!("{address}#"),
        &format!("{address}#2.{}", parts[1..].join(".")),
        &format!("{text}."),
        &format!("{text} "),
        &format!("{address}#1.{}", parts[2..].join(".")),
        &format!("{address}#1..{}", parts[2..].join(".")),
        &format!("{text}{}", "A".repeat(LONGEST)),
    ] {
        let read = Code::read(wrong);
        // Without any value it can be read, and says too little.
        assert!(read.as_ref().is_none_or(|code| code.said().is_none()), "{wrong}: {read:?}");
    }
}

proptest! {
    #[test]
    fn any_values_come_back(name in ".{1,40}", title in ".{1,40}", number in "[A-Za-z0-9_-]{22}", score in any::<Option<(u32, u32)>>()) {
        let says = Short { name, title, number, score, ..short() };
        let read = Code::read(&says.clone().sealed(&key()).text()).expect("a code");
        prop_assert_eq!(read.says.text(), says.text());
    }

    /// One character is another one: it cannot be read, or the signature does not hold.
    #[test]
    fn one_changed_letter_is_noticed(at in any::<prop::sample::Index>(), other in "[ -~]") {
        let text = short().sealed(&key()).text();
        let at = at.index(text.len());
        prop_assume!(text[at..=at] != other);
        let changed = format!("{}{other}{}", &text[..at], &text[at + 1..]);
        if let Some(code) = Code::read(&changed) {
            let holds = code.key == key().public().id() && key().public().has_signed(&code.says.text(), &code.signature);
            prop_assert!(!holds, "{}", changed);
        }
    }
}
