//! Names on certificates: any script comes back as it was written; what cannot be printed is told at the field.

use perehdy_courses::model::Lang;

use crate::support::courses::{EVERYTHING, address, everything};
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::pdf::inspect;
use crate::support::server::Setup;
use crate::support::walk::{complete, issue, pdfs};

on_both_engines!(names_come_back_as_written, bad_names_are_told_at_the_field);

/// One name a script, and more.
const NAMES: [&str; 12] = [
    "Åsa Öhman-Äijälä",
    "Škoda Žižek Núñez",
    "Áŋŋel Čáhppes Đorvi Ŧeavŋŋa",
    "Ελένη Παπαδοπούλου",
    "Анна Кузнецова-Ёлкина",
    "Nguyễn Thị Ánh Hường",
    "فاطمة حسن",
    "محمد عبد الله",
    "علاء السلامي",
    "דוד בן־גוריון",
    "Jean-Luc d’Arc (født Sørensen)",
    // No name, but nothing of it may be taken for HTML.
    "Bo <b>B</b> &amp; 'Co' \"X\"",
];

fn names_come_back_as_written(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    let mut lost = Vec::new();
    // One learner can make ten.
    for names in NAMES.chunks(10) {
        let mut browser = server.browser();
        complete(&mut browser, everything(), Lang::Fi);
        for &name in names {
            let page = browser.get(&address(Lang::Fi, EVERYTHING, "certificate"));
            let issued = issue(&mut browser, &page, name);
            assert!(issued.says(name), "{name}: {}", issued.describe());
            let pdf = inspect(&browser.get(&pdfs(&issued)[0]).expect(200).body);
            // pdftotext marks the direction of right-to-left text by characters that do not show.
            let marks = ['\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}'];
            let text = pdf.text.replace(marks, "");
            if !text.contains(name) {
                lost.push((name, text));
            }
            assert_eq!(pdf.pages, 1);
            let public = server.browser().get(pdf.address()).expect(200);
            check(&public);
            assert_eq!(public.texts(".facts [dir=auto]"), [name]);
        }
    }
    assert!(lost.is_empty(), "names that do not come back as written: {lost:#?}");
    assert_eq!(server.database.count("certificates"), NAMES.len() as i64);
}

fn bad_names_are_told_at_the_field(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    let mut browser = server.browser();
    complete(&mut browser, everything(), Lang::En);
    let page = address(Lang::En, EVERYTHING, "certificate");
    let stored = server.database.dump();
    let long = "å".repeat(201);
    for (name, told) in [
        ("", "Write your name."),
        (" \u{a0}\u{2003} ", "Write your name."),
        (long.as_str(), "The name has 201 characters. Shorten it to at most 200."),
        ("Ada\nLovelace", "control characters or line breaks"),
        ("Ada\u{0}Lovelace", "control characters"),
        ("Ada \u{202e}Lovelace", "control characters"),
        ("Ada 🙂", "🙂 (U+1F642)"),
        ("Ada 🙂🦊", "🙂 (U+1F642), 🦊 (U+1F98A)"),
    ] {
        for action in ["preview", "issue"] {
            let back = browser.post(&page, &[("do", action), ("name", name)]).expect(422);
            // HTML has no way to write a NUL.
            if !name.contains('\u{0}') {
                check(&back);
            }
            assert!(back.texts("#name-error").concat().contains(told), "{name:?}: {}", back.describe());
            assert_eq!(back.attributes(".error-summary a", "href"), ["#name"]);
            assert_eq!(back.attributes("#name", "aria-invalid"), ["true"]);
            let kept = back.form("preview").value("name").unwrap();
            assert_eq!(kept, name.replace('\u{0}', "\u{fffd}"), "what was typed is there");
        }
    }
    // The longest name that is allowed.
    let longest = format!("{} {}", "Aino".repeat(25), "Mäki".repeat(24) + "nen");
    assert_eq!(longest.chars().count(), 200);
    let issued = browser.post(&page, &[("do", "issue"), ("name", &longest)]).expect(200);
    let pdf = inspect(&browser.get(&pdfs(&issued)[0]).expect(200).body);
    assert_eq!(pdf.pages, 1);
    let letters = |text: &str| text.replace(char::is_whitespace, "");
    assert!(letters(&pdf.text).contains(&letters(&longest)), "{}", pdf.text);
    // Forms that are not the page's.
    let stored_now = server.database.dump();
    for fields in [
        vec![],
        vec![("do", "issue")],
        vec![("name", "Ada")],
        vec![("do", "revoke"), ("name", "Ada")],
        vec![("do", "issue"), ("name", "Ada"), ("score", "7")],
        vec![("do", "issue"), ("name", "Ada"), ("name", "Eve")],
    ] {
        let back = browser.post(&page, &fields).expect(422);
        check(&back);
        assert!(back.has(".error-summary li"), "{fields:?}");
    }
    assert_eq!(server.database.dump(), stored_now);
    assert_eq!(stored_now["certificates"].len(), stored["certificates"].len() + 1);
}
