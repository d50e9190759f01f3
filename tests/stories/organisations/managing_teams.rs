//! Teams: made, renamed, removed.

use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::Mailed;
use crate::support::organisation::Organisation;

on_both_engines!(made_and_renamed, removed_with_what_hangs_on_it);

fn made_and_renamed(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let mut other = acme.person(&mailed, "oona@example.org", "Oona Other", "manager");
    for lang in ["fi", "sv", "en"] {
        check(&manager.get(&format!("/{lang}/organisation/acme/teams")).expect(200));
    }
    let page = manager.get(&acme.at("/teams"));
    let told = manager.send(&page.form("make").set("name", "  ")).expect(422);
    check(&told);
    assert!(told.has("#name[aria-invalid=true]"));
    let page = manager.send(&page.form("make").set("name", "Varasto <ja> muut")).expect(200);
    check(&page);
    assert!(page.has(".notice") && page.texts(".entry strong") == ["Varasto <ja> muut"], "{}", page.describe());
    let told = manager.send(&page.form("make").set("name", "varasto <JA> muut")).expect(422);
    assert!(told.says("Another team has this name already."));
    assert_eq!(told.form("make").value("name").as_deref(), Some("varasto <JA> muut"), "what was typed is kept");
    let team = page.link("Change: Varasto <ja> muut").path().to_owned();
    let (first, second) = (manager.get(&team).expect(200), other.get(&team).expect(200));
    check(&first);
    let page = manager.send(&first.form("rename").set("name", "Lager")).expect(200);
    assert_eq!(
        (page.path(), page.texts(".entry strong")),
        (format!("{}?renamed", acme.at("/teams")), vec!["Lager".to_owned()])
    );
    let told = other.send(&second.form("rename").set("name", "Puoti")).expect(409);
    check(&told);
    assert!(told.says("It is now: Lager. You wrote: Puoti."), "{}", told.describe());
    assert_eq!(told.form("rename").value("name").as_deref(), Some("Puoti"));
    assert!(other.send(&told.form("rename")).expect(200).says("Puoti"));
    for fields in [vec![("do", "rename")], vec![("do", "rename"), ("name", "x")], vec![("do", "y")]] {
        check(&manager.post(&team, &fields).expect(422));
    }
    for address in ["/teams/x", "/teams/00000000-0000-7000-8000-000000000000"] {
        check(&manager.get(&acme.at(address)).expect(404));
    }
}

fn removed_with_what_hangs_on_it(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    acme.team(&mailed, "Varasto");
    acme.crowd(&mailed, ["Ada"]);
    acme.put(&mailed, "Ada", "Varasto", false);
    let page = manager.get(&acme.at("/assignments"));
    let team = page.attributes("#team option", "value")[1].clone();
    manager.send(&page.form("ask").set("course", "everything").set("team", &team)).expect(200);
    let page = manager.get(&acme.at("/invitations"));
    manager.send(&page.form("make-link").set("team", &team)).expect(200);
    let change = manager.get(&acme.at(&format!("/teams/{team}")));
    let question = manager.follow(&change, "Go on to remove the team").expect(200);
    check(&question);
    assert!(question.says("Its 1 member stays in the organisation."), "{}", question.describe());
    assert!(question.has("main li:nth-child(2)") && question.says("no longer required of the team"));
    let page = manager.send(&question.form("remove")).expect(200);
    check(&page);
    assert!(page.has(".notice") && !page.has(".entry"));
    assert!(manager.get(&acme.at("/people")).says("Ada"));
    assert!(!manager.get(&acme.at("/assignments")).has(".entry"));
    assert!(manager.get(&acme.at("/invitations")).says("There are no links in force."));
    // Again, from an old page; and a form for something of it.
    let again = manager.send(&question.form("remove")).expect(200);
    assert_eq!(again.path(), acme.at("/teams?gone"));
    manager.get(&acme.at(&format!("/teams/{team}"))).expect(404);
}
