//! The members: found, given roles and teams, removed.

use crate::support::database::Engine;
use crate::support::form::Form;
use crate::support::html::check;
use crate::support::mailbox::Mailed;
use crate::support::organisation::{MEMBER, Organisation};
use crate::support::page::Page;

on_both_engines!(
    members_by_page_and_search,
    a_role_changed_by_two,
    the_last_manager_stays,
    in_and_out_of_teams,
    a_member_is_removed,
    a_team_manager_only_looks
);

/// Where the link that changes this member leads.
fn change_of(page: &Page, name: &str) -> String {
    page.link(&format!("Change: {name}")).path().to_owned()
}

/// The form with this button that has to do with a team.
fn team_form(page: &Page, action: &str) -> Form {
    page.form(action).press("do", action)
}

fn members_by_page_and_search(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let names: Vec<String> = (10..65).map(|number| format!("Person {number}")).collect();
    acme.crowd(&mailed, names.iter().map(String::as_str));
    for lang in ["fi", "sv", "en"] {
        check(&manager.get(&format!("/{lang}/organisation/acme/people")).expect(200));
    }
    let first = manager.get(&acme.at("/people")).expect(200);
    assert!(first.says("56 members"), "{}", first.describe());
    assert_eq!(first.texts(".entry strong").len(), 50);
    let second = manager.follow(&first, "Next page").expect(200);
    check(&second);
    assert_eq!(
        (second.path(), second.texts(".entry strong").len()),
        ("/en/organisation/acme/people?page=2".to_owned(), 6)
    );
    assert!(second.texts(".paging").concat().contains("Page 2 of 2"));
    assert_eq!(manager.get(&acme.at("/people?page=99")).texts(".entry strong"), second.texts(".entry strong"));
    for page in ["0", "x", "-1", "99999999999"] {
        check(&manager.get(&acme.at(&format!("/people?page={page}"))).expect(200));
    }
    let found = manager.get(&acme.at("/people?q=son+1")).expect(200);
    check(&found);
    assert!(found.says("“son 1” finds 10 members."), "{}", found.describe());
    assert_eq!(found.attributes("#q", "value"), ["son 1"]);
    assert!(manager.get(&acme.at("/people?q=MAIJA%40ex")).has(".entry"));
    let none = manager.get(&acme.at("/people?q=%25%00%3Cb%3E")).expect(200);
    check(&none);
    assert!(!none.has(".entry"));
}

fn a_role_changed_by_two(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    acme.member(&mailed);
    let mut other = acme.person(&mailed, "oona@example.org", "Oona Other", "manager");
    let change = change_of(&manager.get(&acme.at("/people")), "Mikko Mallikas");
    let (first, second) = (manager.get(&change).expect(200), other.get(&change).expect(200));
    check(&first);
    let saved = manager.send(&first.form("role").set("role", "manager")).expect(200);
    check(&saved);
    assert!(saved.has(".notice") && saved.form("role").value("role").as_deref() == Some("manager"));
    let told = other.send(&second.form("role").set("role", "member")).expect(409);
    check(&told);
    let summary = told.texts(".error-summary").concat();
    assert!(summary.contains("It is now: Administrator. You chose: Member."), "{summary}");
    assert_eq!(told.form("role").value("role").as_deref(), Some("member"), "what was chosen stays chosen");
    other.send(&told.form("role")).expect(200);
    let now = manager.get(&change);
    assert_eq!(now.form("role").value("role").as_deref(), Some("member"));
    for fields in [
        vec![("do", "role")],
        vec![("do", "role"), ("role", "king"), ("version", "1")],
        vec![("do", "role"), ("role", "member"), ("version", "x")],
        vec![("do", "role"), ("role", "member"), ("version", "1"), ("more", "1")],
        vec![("do", "x")],
        vec![],
    ] {
        check(&manager.post(&change, &fields).expect(422));
    }
}

fn the_last_manager_stays(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let own = change_of(&manager.get(&acme.at("/people")), "Maija Manageri");
    let page = manager.get(&own);
    let told = manager.send(&page.form("role").set("role", "member")).expect(422);
    check(&told);
    assert!(told.says("at least one administrator"), "{}", told.describe());
    let question = manager.get(&format!("{own}?remove")).expect(200);
    assert!(question.says("You are about to remove yourself."));
    let told = manager.send(&question.form("remove")).expect(422);
    check(&told);
    assert!(told.says("at least one administrator"), "{}", told.describe());
    // With another one, it can be given up; one stands at one's own page then.
    acme.person(&mailed, "oona@example.org", "Oona Other", "manager");
    let page = manager.get(&own);
    let me = manager.send(&page.form("role").set("role", "member")).expect(200);
    assert_eq!(me.path(), "/en/me");
    manager.get(&own).expect(403);
    // A form from before does nothing any more.
    check(&manager.send(&question.form("remove")).expect(403));
}

fn in_and_out_of_teams(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    acme.member(&mailed);
    acme.team(&mailed, "Varasto");
    let mut other = acme.person(&mailed, "oona@example.org", "Oona Other", "manager");
    let change = change_of(&manager.get(&acme.at("/people")), "Mikko Mallikas");
    let page = manager.get(&change);
    let told = manager.send(&page.form("put")).expect(422);
    check(&told);
    assert!(told.has("#put-team[aria-invalid=true]"), "no team was chosen: {}", told.describe());
    let team = page.attributes("#put-team option", "value")[1].clone();
    let page = manager.send(&page.form("put").set("team", &team).set("leads", "1")).expect(200);
    check(&page);
    assert_eq!(page.texts(".entry-facts"), ["Team leader"]);
    assert!(manager.get(&acme.at("/people")).says("Team: Varasto (leader)"));
    let stale = other.get(&change);
    let page = manager.send(&team_form(&page, "unlead")).expect(200);
    assert_eq!(page.texts(".entry-facts"), ["Member"]);
    let page = manager.send(&team_form(&page, "lead")).expect(200);
    let page = manager.send(&team_form(&page, "take")).expect(200);
    check(&page);
    assert!(page.says("Is not in any team."));
    // Who still sees them as the team's leader is told, and nothing is done.
    let told = other.send(&team_form(&stale, "unlead")).expect(409);
    check(&told);
    let summary = told.texts(".error-summary").concat();
    assert!(summary.contains("In the team Varasto the member is now: not in the team."), "{summary}");
    assert_eq!(mailed.server.database.count("team_members"), 0);
    // The team is removed meanwhile.
    let form = manager.get(&change).form("put").set("team", &team);
    mailed.server.database.execute("UPDATE teams SET removed_at = 1");
    let told = manager.send(&form).expect(422);
    assert!(told.says("The team has been removed meanwhile."), "{}", told.describe());
}

fn a_member_is_removed(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let mut member = acme.member(&mailed);
    let mut other = acme.person(&mailed, "oona@example.org", "Oona Other", "manager");
    let change = change_of(&manager.get(&acme.at("/people")), "Mikko Mallikas");
    let page = manager.get(&change);
    let question = manager.follow(&page, "Go on to remove the member").expect(200);
    check(&question);
    assert!(question.says("stay theirs") && question.says("Nobody in the organisation sees them"));
    assert_eq!(manager.follow(&question, "Cancel").path(), change);
    let stale = other.get(&change);
    let page = manager.send(&question.form("remove")).expect(200);
    check(&page);
    assert!(page.has(".notice") && !page.says("Mikko"), "{}", page.describe());
    manager.get(&change).expect(404);
    member.get(&acme.at("")).expect(404);
    assert!(member.get("/en/me").says(MEMBER), "their own account is theirs");
    let told = other.send(&stale.form("role").set("role", "manager")).expect(200);
    assert_eq!(told.path(), "/en/organisation/acme/people?gone");
    assert!(told.says("does not belong to the organisation any more"));
}

fn a_team_manager_only_looks(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let beta = Organisation::new(&mailed, "Beta", "beta");
    let mut stranger = beta.person(&mailed, "berit@example.org", "Berit Boss", "manager");
    acme.team(&mailed, "Varasto");
    acme.team(&mailed, "Salainen");
    let mut leader = acme.person(&mailed, "leena@example.org", "Leena Liideri", "member");
    acme.crowd(&mailed, ["Ada", "Ben"]);
    acme.put(&mailed, "Leena Liideri", "Varasto", true);
    acme.put(&mailed, "Ada", "Varasto", false);
    acme.put(&mailed, "Ada", "Salainen", false);
    let page = leader.get(&acme.at("/people")).expect(200);
    check(&page);
    assert_eq!(page.texts(".entry strong"), ["Ada", "Leena Liideri"]);
    assert!(!page.says("Salainen") && !page.says("Change"), "{}", page.describe());
    let change = change_of(&manager.get(&acme.at("/people")), "Ada");
    for address in [
        change.as_str(),
        &acme.at("/teams"),
        &acme.at("/invitations"),
        &acme.at("/assignments"),
        &acme.at("/log"),
        &acme.at("/settings"),
    ] {
        check(&leader.get(address).expect(403));
        check(&leader.post(address, &[("do", "remove")]).expect(if address.ends_with("/log") { 405 } else { 403 }));
        check(&stranger.get(address).expect(404));
        check(&mailed.server.browser().get(address).expect(404));
    }
    // Nobody of another organisation is reached through one's own.
    let foreign = change.replace("/acme/", "/beta/");
    check(&stranger.get(&foreign).expect(404));
    stranger.post(&foreign, &[("do", "remove")]).expect(200);
    assert!(manager.get(&acme.at("/people")).says("Ada"));
    check(&manager.get(&acme.at("/people/x/change")).expect(404));
}
