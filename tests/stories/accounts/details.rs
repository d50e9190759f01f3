//! Name and address of an account.

use perehdy_courses::model::Lang;

use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::{FIREFOX, IPHONE, Mailed};
use crate::support::walk::complete;

on_both_engines!(the_name, the_address_is_changed, an_address_that_is_taken);

const ADA: &str = "ada@example.org";
const NEW: &str = "ada@new.example";

fn the_name(engine: Engine) {
    let mailed = Mailed::start(engine);
    let mut browser = mailed.browser(FIREFOX);
    mailed.sign_in(&mut browser, ADA, 1);
    let page = browser.get("/en/me/details").expect(200);
    check(&page);
    let long = "x".repeat(201);
    for bad in [long.as_str(), "Ada\u{202e}"] {
        let page = browser.send(&page.form("name").set("name", bad)).expect(422);
        check(&page);
        assert_eq!(page.form("name").value("name").as_deref(), Some(bad), "what was typed is kept");
        assert!(page.has("#name[aria-invalid=true]"));
    }
    let page = browser.send(&page.form("name").set("name", "  Ada   Lovelace ")).expect(200);
    check(&page);
    assert!(page.has(".notice") && page.texts("header .me-link") == ["Ada Lovelace"], "{}", page.describe());
    let named = complete(&mut browser, crate::support::courses::everything(), Lang::En);
    assert_eq!(named.form("preview").value("name").as_deref(), Some("Ada Lovelace"), "suggested for the certificate");
    let page = browser.get("/en/me/details");
    let page = browser.send(&page.form("name").set("name", " ")).expect(200);
    assert_eq!(page.texts("header .me-link"), ["My page"]);
    for fields in [vec![("do", "name")], vec![("do", "x")], vec![("do", "name"), ("name", "A"), ("email", "a@b.fi")]] {
        check(&browser.post("/en/me/details", &fields).expect(422));
    }
}

fn the_address_is_changed(engine: Engine) {
    let mailed = Mailed::start(engine);
    let mut browser = mailed.browser(FIREFOX);
    mailed.sign_in(&mut browser, ADA, 1);
    let page = browser.get("/en/me/details");
    for bad in ["ada", ADA] {
        let page = browser.send(&page.form("email").set("email", bad)).expect(422);
        check(&page);
        assert_eq!(page.form("email").value("email").as_deref(), Some(bad));
        assert!(page.has("#email[aria-invalid=true]"));
    }
    let sent = browser.send(&page.form("email").set("email", NEW)).expect(200);
    check(&sent);
    assert!(sent.has(".notice") && sent.says(&format!("Your address is {ADA}.")), "not yet: {}", sent.describe());
    let address = mailed.link(NEW, 1);
    // It works where the account is signed in, and nowhere else; it signs nobody in.
    let mut stranger = mailed.browser(IPHONE);
    let page = stranger.get(&address).expect(403);
    check(&page);
    assert!(!page.source().contains("ada@"), "{}", page.describe());
    assert_eq!(stranger.post(&address, &[("do", "confirm")]).expect(200).path(), "/en/sign-in");
    let page = stranger.get(&address.replace("/me/email/", "/sign-in/")).expect(404);
    check(&page);
    let before = mailed.server.database.dump();
    let shown = browser.get(&address).expect(200);
    check(&shown);
    assert_eq!(shown.texts(".facts dd")[..2], [ADA.to_owned(), NEW.to_owned()]);
    assert_eq!(mailed.server.database.dump(), before);
    let page = browser.send(&shown.form("confirm")).expect(200);
    check(&page);
    assert!(page.says(&format!("Your address is {NEW}.")), "{}", page.describe());
    assert!(mailed.letter(ADA, 2).body().contains("has been changed to another one"), "the old address is told");
    let used = browser.send(&shown.form("confirm")).expect(410);
    check(&used);
    assert_eq!(used.texts("main .button"), ["Ask for a new link"]);
    // The new address leads to the account, the old one to none.
    let me = mailed.sign_in(&mut mailed.browser(IPHONE), NEW, 2);
    assert_eq!(me.path(), "/en/me?welcome");
    let me = mailed.sign_in(&mut mailed.browser(IPHONE), ADA, 3);
    assert_eq!(me.path(), "/en/me?welcome=new");
}

fn an_address_that_is_taken(engine: Engine) {
    let mailed = Mailed::start(engine);
    let mut browser = mailed.browser(FIREFOX);
    mailed.sign_in(&mut mailed.browser(IPHONE), NEW, 1);
    mailed.sign_in(&mut browser, ADA, 1);
    let page = browser.get("/en/me/details");
    let sent = browser.send(&page.form("email").set("email", NEW)).expect(200);
    assert!(!sent.says("Another account"), "nobody is told before the mail was read");
    let link = browser.get(&mailed.link(NEW, 2)).expect(200);
    let page = browser.send(&link.form("confirm")).expect(409);
    check(&page);
    assert!(page.says("Another account uses this address already."), "{}", page.describe());
    assert!(browser.get("/en/me/details").says(&format!("Your address is {ADA}.")));
    // An old link: a new one to the same address.
    let page = browser.get("/en/me/details");
    browser.send(&page.form("email").set("email", "third@example.org")).expect(200);
    let address = mailed.link("third@example.org", 1);
    mailed.server.database.execute("UPDATE sign_in_links SET ends_at = 1");
    let page = browser.get(&address).expect(410);
    check(&page);
    let sent = browser.send(&page.form("again")).expect(200);
    assert_eq!(sent.path(), "/en/me/details?sent");
    let link = browser.get(&mailed.link("third@example.org", 2)).expect(200);
    browser.send(&link.form("confirm")).expect(200);
}
