//! A member's page: what the organisation sees of them, and that it is noted who looked.

use crate::support::courses::EVERYTHING;
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::Mailed;
use crate::support::organisation::Organisation;
use crate::support::standing::{DAY, NEW_YEAR};

on_both_engines!(a_person_and_why_not_complete, looking_is_noted_and_nothing_else, others_are_nobody);

fn acme(mailed: &Mailed) -> (Organisation, crate::support::browser::Browser) {
    let (acme, manager) = Organisation::managed(mailed, "Acme", "acme");
    acme.crowd(mailed, ["Aava Alku", "Valma Valmis"]);
    acme.team(mailed, "Varasto");
    acme.put(mailed, "Aava Alku", "Varasto", false);
    acme.has_read(mailed, "Aava Alku", EVERYTHING, "basics", "words");
    acme.has_completed(mailed, "Valma Valmis", EVERYTHING, NEW_YEAR);
    acme.asks(mailed, EVERYTHING, Some(NEW_YEAR - DAY));
    (acme, manager)
}

fn a_person_and_why_not_complete(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = acme(&mailed);
    let board = manager.get(&acme.at(&format!("/board/{EVERYTHING}"))).expect(200);
    for lang in ["fi", "sv", "en"] {
        let page =
            manager.get(&acme.person_page(&mailed, "Aava Alku").replace("/en/", &format!("/{lang}/"))).expect(200);
        check(&page);
        assert_eq!(page.heading(), "Aava Alku");
    }
    let page = manager.follow(&board, "Aava Alku").expect(200);
    for said in ["Late", "31 December 2025", "Varasto", "No e-mail address given", "never their answers"] {
        assert!(page.says(said), "{said}: {}", page.describe());
    }
    // Four of five pages, and the test.
    assert_eq!(page.all("details.missing li").len(), 5, "{}", page.describe());
    let page = manager.follow(&board, "Valma Valmis").expect(200);
    for said in ["Done", "2026.1", "1 January 2026"] {
        assert!(page.says(said), "{said}: {}", page.describe());
    }
    assert!(!page.has("details.missing"), "what is done stays done");
}

fn looking_is_noted_and_nothing_else(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = acme(&mailed);
    let (aava, valma) = (acme.person_page(&mailed, "Aava Alku"), acme.person_page(&mailed, "Valma Valmis"));
    let mut before = mailed.server.database.dump();
    for address in [&aava, &aava, &valma, &aava] {
        manager.get(address).expect(200);
    }
    let mut after = mailed.server.database.dump();
    let looks = |rows: &[String]| rows.iter().filter(|row| row.contains("person-looked-at")).count();
    assert_eq!(looks(&after["audit"]), 2, "once an hour for each person");
    before.remove("audit");
    after.remove("audit");
    assert_eq!(before, after, "only the log has changed");
    // An hour later it is another look.
    mailed.server.database.execute(&format!("UPDATE audit SET done_at = done_at - {}", DAY / 24));
    manager.get(&aava).expect(200);
    assert_eq!(looks(&mailed.server.database.dump()["audit"]), 3);
}

fn others_are_nobody(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = acme(&mailed);
    let mut leader = acme.person(&mailed, "leena@example.org", "Leena Liideri", "member");
    acme.put(&mailed, "Leena Liideri", "Varasto", true);
    let mut member = acme.member(&mailed);
    let beta = Organisation::new(&mailed, "Beta", "beta");
    let mut stranger = beta.person(&mailed, "berit@example.org", "Berit Boss", "manager");
    let (aava, valma) = (acme.person_page(&mailed, "Aava Alku"), acme.person_page(&mailed, "Valma Valmis"));
    check(&leader.get(&aava).expect(200));
    check(&leader.get(&valma).expect(404));
    check(&member.get(&aava).expect(403));
    check(&stranger.get(&aava).expect(404));
    check(&mailed.server.browser().get(&aava).expect(404));
    // In one's own organisation somebody else's member is nobody either.
    check(&stranger.get(&aava.replace("/acme/", "/beta/")).expect(404));
    for id in ["x", "00000000-0000-7000-8000-000000000000"] {
        check(&manager.get(&acme.at(&format!("/people/{id}"))).expect(404));
    }
    assert_eq!(mailed.server.database.number("SELECT count(*) FROM audit WHERE what = 'person-looked-at'"), 1);
}
