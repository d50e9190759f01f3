//! What members see of their organisations: everything that these see of them; leaving, erasing, taking along.

use std::io::{Cursor, Read};

use perehdy_courses::model::Lang;
use zip::ZipArchive;

use crate::support::browser::Browser;
use crate::support::courses::{EVERYTHING, address, everything};
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::joining::{ask, link};
use crate::support::mailbox::{FIREFOX, IPHONE, Mailed};
use crate::support::organisation::Organisation;
use crate::support::walk::complete;

on_both_engines!(
    what_the_organisation_sees,
    leaving,
    the_last_manager_stays,
    others_have_no_such_page,
    erasing_tells_of_memberships,
    memberships_are_taken_along,
);

const CODE: &str = "ABCDEFGHJK";
const PAGE: &str = "/en/me/organisations/acme";

/// Somebody who joins by the code.
fn joined(mailed: &Mailed, name: &str) -> Browser {
    let mut browser = mailed.browser(FIREFOX);
    let page = browser.get(&format!("/en/join/{CODE}")).expect(200);
    browser.send(&page.form("join").set("name", name)).expect(200);
    browser
}

fn what_the_organisation_sees(engine: Engine) {
    let mailed = Mailed::start(engine);
    let acme = Organisation::new(&mailed, "Acme", "acme");
    ask(&mailed, "acme", EVERYTHING, None);
    link(&mailed, "acme", CODE, ("", ""));
    let mut browser = joined(&mailed, "Ada Öberg");
    for lang in ["fi", "sv", "en"] {
        check(&browser.get(&format!("/{lang}/me/organisations/acme")).expect(200));
        check(&browser.get(&format!("/{lang}/me")).expect(200));
    }
    let page = browser.get(PAGE).expect(200);
    assert!(page.says("No address, because you have no account"), "{}", page.describe());
    assert_eq!(page.texts(".asked-courses dd"), ["Not started"]);
    assert_eq!(page.texts(".missing summary"), ["Missing: 5 pages not read, final test not passed"]);
    let first = &everything().pages().next().unwrap().1.texts.get(Lang::En).unwrap().title;
    assert_eq!(page.texts(".missing li")[0], format!("The page “{first}” has not been read"));
    assert_eq!(page.texts(".missing li").len(), 6);

    let heat = browser.get(&address(Lang::En, EVERYTHING, "basics/heat"));
    browser.send(&heat.form("continue")).expect(200);
    let page = browser.get(PAGE).expect(200);
    assert_eq!(page.texts(".asked-courses dd"), ["Under way"]);
    assert_eq!(page.texts(".missing summary"), ["Missing: 4 pages not read, final test not passed"]);

    complete(&mut browser, everything(), Lang::En);
    mailed.sign_in(&mut browser, "ada@example.org", 1);
    let page = browser.get(PAGE).expect(200);
    check(&page);
    let facts = page.texts(".asked-courses dd");
    assert_eq!((facts.len(), facts[0].as_str()), (2, "Done"));
    assert!(facts[1].ends_with("(version 2026.1)"), "{facts:?}");
    assert!(!page.has(".missing") && page.says("ada@example.org") && !page.has(".notice"), "{}", page.describe());
    // Who leads others finds the way to their pages.
    assert!(!page.has(&format!("a[href='{}']", acme.at(""))));
    acme.team(&mailed, "Varasto");
    acme.put(&mailed, "Ada Öberg", "Varasto", true);
    let page = browser.get(PAGE).expect(200);
    assert_eq!(page.link("Go to the organisation’s pages").path(), acme.at(""));
    assert!(page.says("Varasto (team leader)"), "{}", page.describe());
    let me = browser.get("/en/me").expect(200);
    assert!(me.texts(".memberships .card-facts").concat().starts_with("Team leader · joined on "), "{}", me.describe());
}

fn leaving(engine: Engine) {
    let mailed = Mailed::start(engine);
    Organisation::new(&mailed, "Acme", "acme");
    ask(&mailed, "acme", EVERYTHING, None);
    link(&mailed, "acme", CODE, ("", ""));
    let mut browser = joined(&mailed, "Ada");
    let heat = browser.get(&address(Lang::En, EVERYTHING, "basics/heat"));
    browser.send(&heat.form("continue")).expect(200);
    let page = browser.get(PAGE).expect(200);
    let before = mailed.server.database.dump();
    let unsure = browser.send(&page.form("leave")).expect(422);
    check(&unsure);
    assert!(unsure.has(".error-summary a[href='#sure']"), "{}", unsure.describe());
    check(&browser.post(PAGE, &[("do", "leave"), ("sure", "yes"), ("x", "")]).expect(422));
    check(&browser.post(PAGE, &[("do", "remove")]).expect(422));
    assert_eq!(mailed.server.database.dump(), before);
    let left = browser.send(&page.form("leave").set("sure", "yes")).expect(200);
    check(&left);
    assert_eq!(left.path(), "/en/me?left");
    assert!(
        left.texts(".notice").concat().contains("You have left") && !left.has(".memberships"),
        "{}",
        left.describe()
    );
    assert_eq!(left.texts(".card h3"), ["First steps in a sauna"], "what was done is kept");
    check(&browser.get(PAGE).expect(404));
    browser.send(&page.form("leave").set("sure", "yes")).expect(404);
    assert_eq!(mailed.server.database.count("standings"), 0, "gone from sight");
    // Back again.
    let page = browser.get(&format!("/en/join/{CODE}")).expect(200);
    let back = browser.send(&page.form("join").set("name", "Ada")).expect(200);
    assert_eq!(back.texts(".asked-courses dd"), ["Under way"]);
}

fn the_last_manager_stays(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let page = manager.get(PAGE).expect(200);
    assert!(page.says("Administrator"), "{}", page.describe());
    let refused = manager.send(&page.form("leave").set("sure", "yes")).expect(422);
    check(&refused);
    assert!(refused.texts(".error-summary").concat().contains("only administrator"), "{}", refused.describe());
    acme.person(&mailed, "matti@example.org", "Matti", "manager");
    assert_eq!(manager.send(&page.form("leave").set("sure", "yes")).expect(200).path(), "/en/me?left");
}

fn others_have_no_such_page(engine: Engine) {
    let mailed = Mailed::start(engine);
    let acme = Organisation::new(&mailed, "Acme", "acme");
    let beta = Organisation::new(&mailed, "Beta", "beta");
    let mut stranger = beta.person(&mailed, "berit@example.org", "Berit", "manager");
    acme.member(&mailed);
    let before = mailed.server.database.dump();
    for browser in [&mut stranger, &mut mailed.browser(IPHONE)] {
        for none in ["acme", "nothing", "A%20b", "%FF"] {
            let page = browser.get(&format!("/en/me/organisations/{none}")).expect(404);
            check(&page);
            assert!(!page.says("Acme"));
            let fields = [("do", "leave"), ("sure", "yes")];
            check(&browser.post(&format!("/en/me/organisations/{none}"), &fields).expect(404));
        }
    }
    assert_eq!(mailed.server.database.dump(), before);
}

fn erasing_tells_of_memberships(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let mut nobody = mailed.browser(FIREFOX);
    let heat = nobody.get("/en/courses/everything/basics/heat");
    nobody.send(&heat.form("continue")).expect(200);
    let page = nobody.get("/en/me/erase").expect(200);
    assert!(!page.says("Your memberships"), "{}", page.describe());
    let page = acme.member(&mailed).get("/en/me/erase").expect(200);
    assert!(page.says("Your memberships") && !page.says("only administrator"), "{}", page.describe());
    let page = manager.get("/en/me/erase").expect(200);
    check(&page);
    assert!(page.says("You are the only administrator of: Acme."), "{}", page.describe());
    let unsure = manager.send(&page.form("erase")).expect(422);
    assert!(unsure.says("only administrator"), "{}", unsure.describe());
    manager.send(&page.form("erase").set("sure", "yes")).expect(200);
    assert_eq!(mailed.server.database.number("SELECT count(*) FROM members WHERE role = 'manager'"), 0);
}

fn memberships_are_taken_along(engine: Engine) {
    let mailed = Mailed::start(engine);
    let acme = Organisation::new(&mailed, "Acme & <Co>", "acme");
    acme.team(&mailed, "Varasto");
    link(&mailed, "acme", CODE, ("", ""));
    let mut browser = joined(&mailed, "Ada Öberg");
    acme.put(&mailed, "Ada Öberg", "Varasto", false);
    let mut html = || {
        let page = browser.post("/en/me/export.zip", &[]).expect(200);
        let mut archive = ZipArchive::new(Cursor::new(page.body)).unwrap();
        let name =
            archive.file_names().map(|name| name.unwrap().into_owned()).find(|name| name.ends_with(".html")).unwrap();
        let mut text = String::new();
        archive.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let text = html();
    for told in ["Your organisations", "Acme &amp; &lt;Co&gt;", "Ada Öberg", "Varasto", "Member", "Joined"] {
        assert!(text.contains(told), "{told}: {text}");
    }
    assert!(!text.contains("<dt>Left</dt>"));
    mailed.server.database.execute("UPDATE members SET left_at = joined_at + 1");
    assert!(html().contains("<dt>Left</dt>"));
}
