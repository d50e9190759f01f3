//! What is asked of members: courses, deadlines, renewal.

use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::Mailed;
use crate::support::organisation::Organisation;

on_both_engines!(asked_changed_and_removed, what_is_wrong_is_told, a_deadline_changed_by_two);

fn asked_changed_and_removed(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    acme.team(&mailed, "Varasto");
    let database = &mailed.server.database;
    for lang in ["fi", "sv", "en"] {
        let page = manager.get(&format!("/{lang}/organisation/acme/assignments")).expect(200);
        check(&page);
        assert!(page.says("Europe/Helsinki"), "the zone is told");
    }
    // A day, as each language writes it.
    for (lang, typed) in [("fi", "15.1.2099"), ("sv", "15 januari 2099"), ("en", "15/1/2099"), ("en", "2099-01-15")] {
        let page = manager.get(&format!("/{lang}/organisation/acme/assignments"));
        let form = page.form("ask").set("course", "everything").set("deadline", "day").set("day", typed);
        let page = manager.send(&form.set("months", "24")).expect(200);
        check(&page);
        assert!(page.has(".notice"), "{typed}");
        // The last moment of that day: midnight in Helsinki is 22:00 UTC in winter.
        let end = database.number("SELECT deadline_at FROM assignments WHERE removed_at IS NULL") + 1;
        assert_eq!(end % 86_400_000_000, 22 * 3_600_000_000, "{typed}");
        assert_eq!(end / 86_400_000_000, 47_131, "{typed}");
        database.execute("UPDATE assignments SET removed_at = 1");
    }
    let page = manager.get(&acme.at("/assignments"));
    let team = page.attributes("#team option", "value")[1].clone();
    let form = page.form("ask").set("course", "everything").set("team", &team);
    let page = manager.send(&form.set("deadline", "days").set("days", "14")).expect(200);
    let facts = page.texts(".entry-facts").concat();
    assert_eq!(facts, "The team Varasto · within 14 days of joining");
    let change = page.attributes(".entry-do a", "href").concat();
    let page = manager.get(&change).expect(200);
    check(&page);
    let form = page.form("change");
    assert_eq!((form.value("deadline").as_deref(), form.value("days").as_deref()), (Some("days"), Some("14")));
    let form = form.set("deadline", "day").set("day", "2099-12-31").set("days", "").set("months", "1");
    let page = manager.send(&form).expect(200);
    check(&page);
    let facts = page.texts(".entry-facts").concat().replace('\u{a0}', " ");
    assert_eq!(facts, "The team Varasto · by 31 December 2099 · renewed every month");
    let form = manager.get(&change).form("change");
    assert_eq!(form.value("day").as_deref(), Some("31/12/2099"));
    let page = manager.get(&change);
    let question = manager.follow(&page, "Go on to remove the course").expect(200);
    check(&question);
    let page = manager.send(&question.form("remove")).expect(200);
    check(&page);
    assert!(page.has(".notice") && !page.has(".entry"));
    assert_eq!(manager.send(&question.form("remove")).path(), acme.at("/assignments?gone"));
    check(&manager.get(&change).expect(404));
    // A course that is gone from the program is shown by its id.
    let page = manager.get(&acme.at("/assignments"));
    manager.send(&page.form("ask").set("course", "everything")).expect(200);
    database.execute("UPDATE assignments SET course = 'gone-by-now' WHERE removed_at IS NULL");
    let page = manager.get(&acme.at("/assignments")).expect(200);
    check(&page);
    assert!(page.says("gone-by-now") && page.says("not here any more"), "{}", page.describe());
    for address in ["", "/log", "/teams"] {
        check(&manager.get(&acme.at(address)).expect(200));
    }
}

fn what_is_wrong_is_told(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    acme.team(&mailed, "Varasto");
    let page = manager.get(&acme.at("/assignments"));
    let asked = || page.form("ask").set("course", "everything");
    for (form, id, reason) in [
        (page.form("ask"), "course", "Choose a course."),
        (asked().set("deadline", "day").set("day", "1.1.2020"), "day", "The day has passed."),
        (asked().set("deadline", "day"), "day", "Write the day"),
        (asked().set("deadline", "day").set("day", "31.2.2099"), "day", "Write the day"),
        (asked().set("deadline", "days").set("days", "0"), "days", "whole number"),
        (asked().set("deadline", "days").set("days", "-1"), "days", "whole number"),
        (asked().set("deadline", "days").set("days", "999999"), "days", "whole number"),
        (asked().set("months", "two"), "months", "whole number"),
        (asked().set("day", "2099-01-01"), "day", "Choose this as the deadline too"),
    ] {
        let told = manager.send(&form).expect(422);
        check(&told);
        assert_eq!(told.attributes(".error-summary a", "href"), [format!("#{id}")]);
        assert!(told.texts(&format!("#{id}-error")).concat().contains(reason), "{}", told.describe());
        assert_eq!(told.form("ask").filled(), form.filled(), "what was typed is kept");
    }
    manager.send(&asked()).expect(200);
    let told = manager.send(&asked()).expect(422);
    assert!(told.texts("#course-error").concat().contains("already"), "{}", told.describe());
    let team = page.attributes("#team option", "value")[1].clone();
    mailed.server.database.execute("UPDATE teams SET removed_at = 1");
    let told = manager.send(&asked().set("team", &team)).expect(422);
    check(&told);
    assert!(told.has("#team[aria-invalid=true]"), "{}", told.describe());
    let change = manager.get(&acme.at("/assignments")).attributes(".entry-do a", "href").concat();
    let one = manager.get(&change);
    let told = manager.send(&one.form("change").set("deadline", "day").set("day", "1/1/2020")).expect(422);
    check(&told);
    assert!(told.texts("#day-error").concat().contains("The day has passed."));
    for fields in [
        vec![("do", "ask")],
        vec![("do", "x")],
        vec![
            ("do", "ask"),
            ("course", "everything"),
            ("team", ""),
            ("deadline", "never"),
            ("day", ""),
            ("days", ""),
            ("months", ""),
        ],
    ] {
        check(&manager.post(&acme.at("/assignments"), &fields).expect(422));
    }
    check(&manager.post(&change, &[("do", "change"), ("version", "1")]).expect(422));
    assert_eq!(mailed.server.database.count("assignments"), 1);
}

fn a_deadline_changed_by_two(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let mut other = acme.person(&mailed, "oona@example.org", "Oona Other", "manager");
    let page = manager.get(&acme.at("/assignments"));
    let page = manager.send(&page.form("ask").set("course", "everything")).expect(200);
    let change = page.attributes(".entry-do a", "href").concat();
    let (first, second) = (manager.get(&change), other.get(&change));
    let stale_question = other.get(&format!("{change}?remove"));
    manager.send(&first.form("change").set("deadline", "days").set("days", "30")).expect(200);
    let form = second.form("change").set("deadline", "day").set("day", "2099-12-31");
    let told = other.send(&form).expect(409);
    check(&told);
    let summary = told.texts(".error-summary").concat();
    assert!(summary.contains("It is now: within 30 days of joining."), "{summary}");
    assert_eq!(told.form("change").filled(), form.filled(), "what was typed is kept");
    let told_question = other.send(&stale_question.form("remove")).expect(409);
    check(&told_question);
    assert!(told_question.says("If you still want to remove it, confirm again."));
    other.send(&told.form("change")).expect(200);
    assert!(manager.get(&acme.at("/assignments")).says("by 31"));
    let question = other.get(&format!("{change}?remove"));
    other.send(&question.form("remove")).expect(200);
    assert_eq!(manager.send(&told.form("change")).path(), acme.at("/assignments?gone"));
}
