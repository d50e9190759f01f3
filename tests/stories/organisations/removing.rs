//! Whoever removes what somebody else has just changed is told what it is now; members by team.

use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::Mailed;
use crate::support::organisation::Organisation;

on_both_engines!(a_member_who_was_changed, a_team_that_was_changed, members_of_one_team);

fn a_member_who_was_changed(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let mut other = acme.person(&mailed, "oona@example.org", "Oona Other", "manager");
    acme.crowd(&mailed, ["Ada"]);
    acme.team(&mailed, "Varasto");
    let at = format!("{}/change", acme.person_page(&mailed, "Ada"));
    let mut question = other.get(&format!("{at}?remove")).expect(200);
    let page = manager.get(&at);
    let team = page.attributes("#put-team option", "value")[1].clone();
    // Another role, a place in a team, leading it: each is told.
    let page = manager.send(&page.form("role").set("role", "manager")).expect(200);
    let told = other.send(&question.form("remove")).expect(409);
    check(&told);
    assert!(told.texts(".error-summary").concat().contains("Administrator"), "{}", told.describe());
    question = told;
    let page = manager.send(&page.form("put").set("team", &team)).expect(200);
    let told = other.send(&question.form("remove")).expect(409);
    assert!(told.texts(".error-summary").concat().contains("Varasto"), "{}", told.describe());
    question = told;
    manager.send(&page.form("lead")).expect(200);
    let told = other.send(&question.form("remove")).expect(409);
    assert!(told.texts(".error-summary").concat().contains("Varasto (leader)"), "{}", told.describe());
    assert_eq!(mailed.server.database.number("SELECT count(*) FROM members WHERE left_at IS NULL"), 3);
    let done = other.send(&told.form("remove")).expect(200);
    assert_eq!(done.path(), acme.at("/people?removed"));
    assert_eq!(mailed.server.database.number("SELECT count(*) FROM members WHERE left_at IS NULL"), 2);
    let at = format!("{}/change", acme.person_page(&mailed, "Oona Other"));
    for fields in [&[("do", "remove")][..], &[("do", "remove"), ("version", "1"), ("teams", "x")]] {
        check(&manager.post(&at, fields).expect(422));
    }
}

fn a_team_that_was_changed(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let mut other = acme.person(&mailed, "oona@example.org", "Oona Other", "manager");
    acme.crowd(&mailed, ["Ada"]);
    acme.team(&mailed, "Varasto");
    let at = manager.get(&acme.at("/teams")).link("Change: Varasto").path().to_owned();
    let question = other.get(&format!("{at}?remove")).expect(200);
    let page = manager.get(&at);
    manager.send(&page.form("rename").set("name", "Lager")).expect(200);
    let told = other.send(&question.form("remove")).expect(409);
    check(&told);
    assert!(told.texts(".error-summary").concat().contains("Lager"), "{}", told.describe());
    acme.put(&mailed, "Ada", "Lager", false);
    let told = other.send(&told.form("remove")).expect(409);
    assert!(told.texts(".error-summary").concat().contains("1 member."), "{}", told.describe());
    assert_eq!(mailed.server.database.number("SELECT count(*) FROM teams WHERE removed_at IS NULL"), 1);
    check(&manager.post(&at, &[("do", "remove")]).expect(422));
    other.send(&told.form("remove")).expect(200);
    assert_eq!(mailed.server.database.number("SELECT count(*) FROM teams WHERE removed_at IS NULL"), 0);
}

fn members_of_one_team(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let page = manager.get(&acme.at("/people")).expect(200);
    assert!(!page.has("#team"), "there is no team to choose");
    acme.team(&mailed, "Varasto");
    acme.team(&mailed, "Myymälä");
    let names: Vec<String> = (10..70).map(|number| format!("Ada {number}")).collect();
    acme.crowd(&mailed, names.iter().map(String::as_str));
    for name in &names[..55] {
        acme.put(&mailed, name, "Varasto", false);
    }
    acme.put(&mailed, "Ada 69", "Myymälä", false);
    let page = manager.get(&acme.at("/people")).expect(200);
    check(&page);
    let form = page.forms().into_iter().find(|form| form.method == "get").unwrap();
    let id = |name: &str| {
        let options = page.attributes("#team option", "value").into_iter().zip(page.texts("#team option"));
        options.into_iter().find(|(_, text)| text == name).unwrap().0
    };
    let page = manager.send(&form.clone().set("team", &id("Varasto"))).expect(200);
    check(&page);
    assert!(page.says("Varasto: 55 members"), "{}", page.describe());
    assert_eq!(page.texts(".entry").len(), 50);
    // It lives in the address: the next page, another language and a search keep it.
    let next = manager.follow(&page, "Next page").expect(200);
    assert_eq!(next.texts(".entry").len(), 5);
    assert_eq!(next.attributes("#team option[selected]", "value"), [id("Varasto")]);
    assert!(next.attributes(".languages a", "href").iter().all(|href| href.contains(&id("Varasto"))));
    let found = manager.send(&form.clone().set("team", &id("Varasto")).set("q", "ada 1")).expect(200);
    assert_eq!(found.texts(".entry").len(), 10);
    let all = manager.follow(&found, "Show all").expect(200);
    assert!(all.says("61 members"), "{}", all.describe());
    let page = manager.send(&form.clone().set("team", &id("Myymälä"))).expect(200);
    assert_eq!(page.texts(".entry").len(), 1);
    // Who leads a team chooses among theirs; another is none.
    let mut leader = acme.person(&mailed, "leena@example.org", "Leena", "member");
    acme.put(&mailed, "Leena", "Myymälä", true);
    let page = leader.get(&acme.at(&format!("/people?team={}", id("Varasto")))).expect(200);
    check(&page);
    assert_eq!(page.attributes("#team option", "value"), [String::new(), id("Myymälä")]);
    assert_eq!(page.texts(".entry").len(), 2);
    check(&manager.get(&acme.at("/people?team=x")).expect(200));
}
