//! A course that is asked of one member alone: added and taken back by managers.

use perehdy_courses::model::Lang;

use crate::support::courses::{bundled, everything};
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::Mailed;
use crate::support::organisation::Organisation;

on_both_engines!(it_is_asked_and_taken_back, the_second_is_told);

fn title(lang: Lang) -> &'static str {
    &everything().texts.get(lang).unwrap().title
}

fn it_is_asked_and_taken_back(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let mut member = acme.member(&mailed);
    let person = acme.person_page(&mailed, "Mikko Mallikas");
    let at = format!("{person}/change");
    let page = manager.get(&person).expect(200);
    check(&page);
    let page = manager.follow(&page, "Change: Mikko Mallikas").expect(200);
    assert!(page.path().ends_with("/change"));
    for lang in ["fi", "sv", "en"] {
        check(&manager.get(&at.replacen("/en/", &format!("/{lang}/"), 1)).expect(200));
    }
    let ask = page.form("ask");
    let stored = mailed.server.database.dump();
    let with = |fields: &[(&str, &str)]| fields.iter().fold(ask.clone(), |form, (name, value)| form.set(name, value));
    for (fields, id, told) in [
        (&[][..], "course", "Choose a course"),
        (&[("course", "everything"), ("deadline", "day"), ("day", "x")][..], "day", "Write the day"),
        (&[("course", "everything"), ("deadline", "day"), ("day", "1.1.2020")][..], "day", "passed"),
        (&[("course", "everything"), ("deadline", "days"), ("days", "0")][..], "days", "whole number"),
        (&[("course", "everything"), ("deadline", "none"), ("days", "7")][..], "days", "deadline"),
        (&[("course", "everything"), ("months", "-1")][..], "months", "whole number"),
    ] {
        let page = manager.send(&with(fields)).expect(422);
        check(&page);
        assert_eq!(page.attributes(".error-summary a", "href"), [format!("#{id}")], "{fields:?}");
        let error = page.texts(&format!("#{id}-error")).concat();
        assert!(error.contains(told), "{fields:?}: {error}");
        for (name, value) in fields {
            assert_eq!(page.form("ask").value(name).as_deref(), Some(*value), "what was typed is kept");
        }
    }
    assert_eq!(mailed.server.database.dump(), stored);
    let form = with(&[("course", "everything"), ("deadline", "days"), ("days", "14"), ("months", "24")]);
    let page = manager.send(&form).expect(200);
    check(&page);
    assert!(page.says("The course has been added for this member."), "{}", page.describe());
    let entry = page.texts(".entry").concat();
    assert!(entry.contains(title(Lang::En)) && entry.contains("24 months"), "{entry}");
    // It is a fortnight from now, and nobody else's.
    let microseconds = mailed.server.database.number("SELECT deadline_at - created_at FROM personal_assignments");
    assert_eq!(microseconds, 14 * 24 * 60 * 60 * 1_000_000);
    assert_eq!(mailed.server.database.count("standings"), 1);
    assert!(manager.get(&person).says(title(Lang::En)));
    let overview = manager.get(&acme.at("")).expect(200);
    let board = manager.follow(&overview, title(Lang::En)).expect(200);
    assert!(board.says("Mikko Mallikas"), "a course asked of one has a board: {}", board.describe());
    assert!(member.get("/en/me/organisations/acme").expect(200).says(title(Lang::En)));
    let told = manager.send(&form).expect(422);
    check(&told);
    assert!(told.texts("#course-error").concat().contains("already required of this member"), "{}", told.describe());
    let options = page.attributes("#course option", "value");
    assert_eq!(options, ["", bundled().id.as_str()], "what is asked is not offered again");
    // Taken back after a question.
    let question = manager.follow(&page, &format!("Remove: {}", title(Lang::En))).expect(200);
    check(&question);
    assert!(question.says("Mikko Mallikas") && question.says("24 months"), "{}", question.describe());
    assert_eq!(mailed.server.database.count("personal_assignments"), 1, "asked only");
    let page = manager.send(&question.form("take-back")).expect(200);
    check(&page);
    assert!(page.says("The course is no longer required of this member alone."));
    let left = ["personal_assignments", "standings"].map(|table| mailed.server.database.count(table));
    assert_eq!(left, [0, 0]);
    let log = manager.get(&acme.at("/log")).texts(".entry-what");
    assert!(log[0].contains("Mikko Mallikas") && log[0].contains(title(Lang::En)), "{log:?}");
    assert!(log[0] != log[1] && log[1].contains("Mikko Mallikas"), "{log:?}");
    for fields in [
        &[("do", "ask")][..],
        &[("do", "ask"), ("course", "everything")],
        &[("do", "take-back"), ("course", "everything")],
        &[("do", "take-back"), ("course", "everything"), ("version", "1"), ("more", "1")],
    ] {
        check(&manager.post(&at, fields).expect(422));
    }
}

fn the_second_is_told(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let mut other = acme.person(&mailed, "oona@example.org", "Oona Other", "manager");
    acme.crowd(&mailed, ["Ada"]);
    let at = format!("{}/change", acme.person_page(&mailed, "Ada"));
    let stale = other.get(&at).form("ask").set("course", "everything");
    let page = manager.get(&at);
    manager.send(&page.form("ask").set("course", "everything")).expect(200);
    let told = other.send(&stale).expect(422);
    check(&told);
    assert_eq!(told.form("ask").value("course").as_deref(), Some("everything"), "what was chosen is kept");
    let question = other.get(&format!("{at}?take-back=everything")).expect(200);
    let same = manager.get(&format!("{at}?take-back=everything")).expect(200);
    // A list that was sent meanwhile has given it another deadline.
    mailed.server.database.execute("UPDATE personal_assignments SET version = 2, deadline_at = 4102444799000000");
    let told = other.send(&question.form("take-back")).expect(409);
    check(&told);
    assert!(told.texts(".error-summary").concat().contains("2100"), "what it is now: {}", told.describe());
    other.send(&told.form("take-back")).expect(200);
    let told = manager.send(&same.form("take-back")).expect(200);
    assert!(told.says("The course had been removed already."), "{}", told.describe());
    // The member is gone.
    let form = manager.get(&at).form("ask").set("course", "everything");
    let remove = other.get(&format!("{at}?remove"));
    other.send(&remove.form("remove")).expect(200);
    let page = manager.send(&form).expect(200);
    assert_eq!(page.path(), acme.at("/people?gone"));
    assert_eq!(mailed.server.database.count("personal_assignments"), 0);
}
