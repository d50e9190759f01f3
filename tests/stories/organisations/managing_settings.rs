//! Name, contact and colour of an organisation; its log.

use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::Mailed;
use crate::support::organisation::Organisation;

on_both_engines!(the_look, the_log);

fn the_look(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let mut other = acme.person(&mailed, "oona@example.org", "Oona Other", "manager");
    for lang in ["fi", "sv", "en"] {
        check(&manager.get(&format!("/{lang}/organisation/acme/settings")).expect(200));
    }
    let page = manager.get(&acme.at("/settings"));
    let stale = other.get(&acme.at("/settings"));
    let long = "x".repeat(201);
    for (name, typed, reason) in [
        ("name", " ", "Write the organisation’s name."),
        ("name", long.as_str(), "at most 200"),
        ("contact", long.as_str(), "at most 200"),
        ("accent", "red", "hex code"),
        ("accent", "#12345", "hex code"),
        // Gold on near white; measured against the darkest of the light backgrounds.
        ("accent", "#ffd700", "the contrast is 1.2\u{a0}:\u{a0}1, at least 4.5\u{a0}:\u{a0}1 is needed"),
        ("accent", "#777777", "at least 4.5\u{a0}:\u{a0}1 is needed"),
    ] {
        let told = manager.send(&page.form("look").set(name, typed)).expect(422);
        check(&told);
        assert_eq!(told.attributes(".error-summary a", "href"), [format!("#{name}")]);
        let error = told.texts(&format!("#{name}-error")).concat();
        let spaced = |text: &str| text.replace('\u{a0}', " ");
        assert!(spaced(&error).contains(&spaced(reason)), "{typed}: {error}");
        assert_eq!(told.form("look").value(name).as_deref(), Some(typed), "what was typed is kept");
    }
    let form = page.form("look").set("name", "Acme Oy").set("contact", "Maija, 040 123").set("accent", "003580");
    let page = manager.send(&form).expect(200);
    check(&page);
    assert!(page.has(".notice") && page.says("Acme Oy"));
    assert_eq!(page.form("look").value("accent").as_deref(), Some("#003580"));
    assert_eq!(page.texts(".colours li").len(), 2);
    let told = other.send(&stale.form("look").set("name", "Other").set("accent", "#700000")).expect(409);
    check(&told);
    assert!(
        told.says("The name is now Acme Oy, the contact Maija, 040 123 and the colour #003580."),
        "{}",
        told.describe()
    );
    assert_eq!(told.form("look").value("name").as_deref(), Some("Other"));
    let page = other.send(&told.form("look").set("accent", "")).expect(200);
    assert!(page.says("Other") && !page.has(".colours"));
    for fields in [vec![("do", "look")], vec![("do", "x"), ("version", "1")], vec![]] {
        check(&manager.post(&acme.at("/settings"), &fields).expect(422));
    }
}

fn the_log(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    acme.crowd(&mailed, ["Ada"]);
    let old: Vec<&str> =
        std::iter::once("made-by-a-later-version").chain(std::iter::repeat_n("member-joined", 54)).collect();
    acme.log(&mailed, &old);
    // All that managers do here.
    let page = manager.get(&acme.at("/teams"));
    manager.send(&page.form("make").set("name", "Varasto"));
    let team = manager.get(&acme.at("/teams")).link("Change: Varasto").path().to_owned();
    let page = manager.get(&team);
    manager.send(&page.form("rename").set("name", "Lager"));
    let ada = manager.get(&acme.at("/people")).link("Change: Ada").path().to_owned();
    let page = manager.get(&ada);
    let id = page.attributes("#put-team option", "value")[1].clone();
    let page = manager.send(&page.form("put").set("team", &id));
    let page = manager.send(&page.form("lead"));
    let page = manager.send(&page.form("unlead").press("do", "take"));
    let page = manager.send(&page.form("role").set("role", "manager"));
    manager.send(&page.form("role").set("role", "member"));
    let page = manager.get(&acme.at("/assignments"));
    let page = manager.send(&page.form("ask").set("course", "everything").set("team", &id));
    let change = page.attributes(".entry-do a", "href").concat();
    let page = manager.get(&change);
    manager.send(&page.form("change").set("months", "12"));
    let page = manager.get(&format!("{change}?remove"));
    manager.send(&page.form("remove"));
    let page = manager.get(&acme.at("/invitations"));
    let page = manager.send(&page.form("invite").set("email", "eva@example.org"));
    let page = manager.send(&page.form("withdraw"));
    let page = manager.send(&page.form("invite").set("email", "eva@example.org").set("role", "manager"));
    let page = manager.send(&page.form("make-link"));
    manager.send(&page.form("end-link"));
    let page = manager.get(&format!("{team}?remove"));
    manager.send(&page.form("remove"));
    let page = manager.get(&acme.at("/settings"));
    manager.send(&page.form("look").set("contact", "Maija"));
    let page = manager.get(&format!("{ada}?remove"));
    manager.send(&page.form("remove"));
    for lang in ["fi", "sv", "en"] {
        let page = manager.get(&format!("/{lang}/organisation/acme/log")).expect(200);
        check(&page);
        assert_eq!(page.texts(".entry").len(), 50);
    }
    let page = manager.get(&acme.at("/log"));
    let lines = page.texts(".entry-what");
    let expected = [
        "removed a member: Ada",
        "changed the organisation’s name, contact or colour",
        "removed a team: Lager",
        "ended a join link",
        "made a join link",
        "sent an invitation as an administrator",
        "withdrew an invitation",
        "sent an invitation as a member",
        "removed a required course: Everything, team Lager",
        "changed deadline or renewal: Everything, team Lager",
        "added a required course for a team: Everything, team Lager",
        "took away the administrator’s role: Ada",
        "made an administrator: Ada",
        "took out of a team: Ada, team Lager",
        "made team leader: Ada, team Lager",
        "made team member: Ada, team Lager",
        "renamed a team: Varasto → Lager",
        "added a team: Varasto",
    ];
    let course = crate::support::courses::everything();
    let title = &course.texts.get(perehdy_courses::model::Lang::En).unwrap().title;
    for (line, expected) in lines.iter().zip(expected) {
        assert_eq!(*line, format!("Maija Manageri {}", expected.replace("Everything", title)));
    }
    assert_eq!(lines[expected.len()], "(erased their data) joined");
    let older = manager.follow(&page, "Older entries").expect(200);
    check(&older);
    let lines = older.texts(".entry-what");
    assert_eq!(lines.len(), expected.len() + old.len() - 50);
    assert_eq!(lines.last().unwrap(), "(erased their data) made a change (made-by-a-later-version)");
    assert_eq!(manager.follow(&older, "Newest entries").path(), acme.at("/log"));
    check(&manager.get(&acme.at("/log?before=x")).expect(200));
}
