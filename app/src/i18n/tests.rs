use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use perehdy_courses::model::{Date, Lang, Timestamp};

use super::{Zone, clock_time, day, day_in_digits, duration, messages, read_day, short_day};

/// Every message of a language: its key and its text, continuation lines included.
fn entries(lang: Lang) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(lang.code());
    let mut all = BTreeMap::new();
    for file in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let mut current = None;
        for line in text.lines() {
            match line.split_once('=').filter(|_| !line.starts_with(' ')) {
                Some((key, value)) => {
                    let key = key.trim().to_owned();
                    assert!(all.insert(key.clone(), value.to_owned()).is_none(), "{key} is written twice in {lang:?}");
                    current = Some(key);
                }
                None => {
                    if let Some(text) = current.as_ref().and_then(|key| all.get_mut(key)) {
                        text.push('\n');
                        text.push_str(line);
                    }
                }
            }
        }
    }
    all
}

#[test]
fn months_later_is_the_end_of_that_day() {
    let zone = Zone(jiff::tz::TimeZone::get("Europe/Helsinki").unwrap());
    let at = |text: &str| Timestamp(text.parse::<jiff::Timestamp>().unwrap().as_microsecond());
    for (from, months, ends) in [
        // In the night of Helsinki it is the next day already.
        ("2026-11-22T22:30:00Z", 24, "2028-11-23T21:59:59.999999Z"),
        ("2026-11-22T21:59:59Z", 24, "2028-11-22T21:59:59.999999Z"),
        // Into summer time, and the 31st of a month that has none.
        ("2026-01-31T10:00:00Z", 5, "2026-06-30T20:59:59.999999Z"),
        ("2024-02-29T10:00:00Z", 12, "2025-02-28T21:59:59.999999Z"),
    ] {
        assert_eq!(zone.months_after(at(from), months), Some(at(ends)), "{from} and {months} months");
    }
    assert_eq!(zone.months_after(at("2026-11-22T22:30:00Z"), u32::MAX), None);
}

/// The names of the arguments that a message uses.
fn arguments(text: &str) -> BTreeSet<&str> {
    text.match_indices('$')
        .map(|(at, _)| {
            let rest = &text[at + 1..];
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
            &rest[..end]
        })
        .collect()
}

/// The source of this crate without this file.
fn source() -> String {
    fn add(folder: &Path, all: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                add(&path, all);
            } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("i18n/tests.rs") {
                all.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut all = String::new();
    add(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    all
}

#[test]
fn every_language_has_the_same_messages_with_the_same_arguments() {
    let finnish = entries(Lang::Fi);
    assert!(finnish.len() > 100);
    for lang in [Lang::Sv, Lang::En] {
        let other = entries(lang);
        let (theirs, ours): (BTreeSet<_>, BTreeSet<_>) = (other.keys().collect(), finnish.keys().collect());
        assert_eq!(theirs, ours, "{lang:?} has other messages than Finnish");
        for (key, text) in &finnish {
            assert_eq!(
                arguments(text),
                arguments(&other[key]),
                "{key} in {lang:?} has other arguments than in Finnish"
            );
        }
    }
}

#[test]
fn every_message_is_used_and_every_used_one_exists() {
    let (keys, source) = (entries(Lang::Fi), source());
    for key in keys.keys() {
        assert!(source.contains(&format!("\"{key}\"")), "nobody uses the message {key}");
    }
    for call in
        [".t(\"", ".get(\"", ".with(\"", ".with(\n                \"", ".with(\n            \"", ".with(\n        \""]
    {
        for (at, _) in source.match_indices(call) {
            let key = source[at + call.len()..].split('"').next().unwrap();
            let looks_like_one = key.contains('-') && key.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            let is_file = source[..at].ends_with("assets.") || key.contains('.');
            if looks_like_one && !is_file {
                assert!(keys.contains_key(key), "there is no message {key}");
            }
        }
    }
}

#[test]
fn messages_are_whole_in_every_language() {
    for lang in Lang::ALL {
        for (key, text) in entries(lang) {
            if arguments(&text).is_empty() {
                let formatted = messages(lang).get(&key);
                assert!(!formatted.contains('⟨'), "{key} in {lang:?} cannot be formatted");
            }
        }
    }
}

#[test]
fn plurals_numbers_days_and_times_are_as_each_language_writes_them() {
    let zone = Zone(jiff::tz::TimeZone::get("Europe/Helsinki").unwrap());
    let moment = Timestamp(1_795_349_100_000_000); // 2026-11-22T12:05:00Z
    let all = |one: &dyn Fn(Lang) -> String| Lang::ALL.map(one);
    assert_eq!(all(&|lang| duration(messages(lang), 1)), ["1 minuutti", "1 minut", "1 minute"]);
    assert_eq!(all(&|lang| duration(messages(lang), 45)), ["45 minuuttia", "45 minuter", "45 minutes"]);
    assert_eq!(all(&|lang| duration(messages(lang), 150)), ["2,5 tuntia", "2,5 timmar", "2.5 hours"]);
    assert_eq!(
        all(&|lang| day(messages(lang), &zone, moment)),
        ["22.\u{A0}marraskuuta 2026", "22\u{A0}november 2026", "22\u{A0}November 2026"]
    );
    assert_eq!(
        all(&|lang| short_day(messages(lang), &zone, moment)),
        ["22.11.2026", "22.11.2026", "22\u{A0}Nov\u{A0}2026"]
    );
    assert_eq!(all(&|lang| clock_time(messages(lang), &zone, moment)), ["14.05", "14.05", "14:05"]);
}

#[test]
fn days_are_read_as_people_write_them() {
    let last = Date { year: 2026, month: 12, day: 31 };
    for lang in Lang::ALL {
        let zone = Zone(jiff::tz::TimeZone::get("Europe/Helsinki").unwrap());
        let moment = zone.end_of(last).unwrap();
        for text in [
            "2026-12-31",
            " 31.12.2026 ",
            "31. 12. 2026",
            "31/12/2026",
            &day(messages(lang), &zone, moment),
            &day_in_digits(lang, last),
        ] {
            assert_eq!(read_day(lang, text), Some(last), "{text}");
        }
        for text in
            ["", "31.12.", "31.12.26", "tomorrow", "31.12.2026.", "2026-12", "+1.12.2026", "1e1.1.2026", "31 foo 2026"]
        {
            assert_eq!(read_day(lang, text), None, "{text}");
        }
        assert_eq!(day(messages(lang), &zone, moment), day(messages(lang), &zone, Timestamp(moment.0 - 1)));
        assert_ne!(day(messages(lang), &zone, moment), day(messages(lang), &zone, Timestamp(moment.0 + 1)));
    }
    assert_eq!(read_day(Lang::Fi, "5. kesäkuuta 2027"), Some(Date { year: 2027, month: 6, day: 5 }));
    let zone = Zone(jiff::tz::TimeZone::get("Europe/Helsinki").unwrap());
    assert_eq!(zone.end_of(Date { year: 2026, month: 2, day: 30 }), None);
    // In summer the day ends at 21:00 UTC.
    let end = zone.end_of(Date { year: 2026, month: 7, day: 1 }).unwrap();
    assert_eq!(end.0 + 1, "2026-07-01T21:00:00Z".parse::<jiff::Timestamp>().unwrap().as_microsecond());
}
