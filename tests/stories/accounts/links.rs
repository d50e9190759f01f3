//! A used, old, foreign or cut link: what happened, and one button to get a new one.

use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::{FIREFOX, IPHONE, Mailed};
use crate::support::page::Page;

on_both_engines!(a_used_link, an_old_link, a_cut_or_foreign_link, links_behind_https);

const ADA: &str = "ada@example.org";

/// The only button or link that looks like one, in the page's main part.
fn only_button(page: &Page) -> String {
    let buttons = page.texts("main .button");
    assert_eq!(buttons.len(), 1, "{}", page.describe());
    buttons.concat()
}

fn a_used_link(engine: Engine) {
    let mailed = Mailed::start(engine);
    let mut browser = mailed.browser(FIREFOX);
    mailed.ask(&mut browser, ADA);
    let address = mailed.link(ADA, 1);
    let link = browser.get(&address).expect(200);
    browser.send(&link.form("enter")).expect(200);
    let mut stranger = mailed.browser(IPHONE);
    let before = mailed.server.database.dump();
    for page in [stranger.get(&address), stranger.send(&link.form("enter"))] {
        check(&page);
        assert_eq!(page.status, 410, "{}", page.describe());
        assert_eq!(page.heading(), "The link has been used");
        assert_eq!(only_button(&page), "Ask for a new link");
        assert!(!page.source().contains(ADA), "whoever has an old link may be anybody");
    }
    assert!(stranger.cookies.is_empty(), "nobody is signed in");
    assert_eq!(mailed.server.database.dump(), before);
    let page = stranger.get(&address);
    let sent = stranger.send(&page.form("again")).expect(200);
    assert_eq!(sent.path(), "/en/sign-in?sent");
    assert!(!sent.source().contains(ADA));
    let new = browser.get(&mailed.link(ADA, 2)).expect(200);
    assert!(new.says("Safari, iPhone"), "who asked this time: {}", new.describe());
}

fn an_old_link(engine: Engine) {
    let mailed = Mailed::start(engine);
    let mut browser = mailed.browser(FIREFOX);
    mailed.ask(&mut browser, ADA);
    let address = mailed.link(ADA, 1);
    let link = browser.get(&address).expect(200);
    mailed
        .server
        .database
        .execute("UPDATE sign_in_links SET asked_at = asked_at - 1800000000, ends_at = ends_at - 1800000000");
    for page in [browser.get(&address), browser.send(&link.form("enter"))] {
        check(&page);
        assert_eq!(page.status, 410, "{}", page.describe());
        assert_eq!(page.heading(), "The link is too old");
        assert!(page.says("30 minutes") && !page.source().contains(ADA), "{}", page.describe());
        assert_eq!(only_button(&page), "Ask for a new link");
    }
    let page = browser.get(&address);
    browser.send(&page.form("again")).expect(200);
    let link = browser.get(&mailed.link(ADA, 2)).expect(200);
    browser.send(&link.form("enter")).expect(200);
    // A form that does not belong here, and too many wishes.
    let page = browser.post(&address, &[("do", "nothing")]).expect(422);
    check(&page);
    let again = browser.get(&address).form("again");
    for _ in 0..3 {
        browser.send(&again).expect(200);
    }
    let page = browser.send(&again).expect(429);
    check(&page);
    assert!(page.header("retry-after").is_some() && !page.source().contains("ada@"), "{}", page.describe());
}

fn a_cut_or_foreign_link(engine: Engine) {
    let mailed = Mailed::start(engine);
    let other = Mailed::start(engine);
    let mut browser = mailed.browser(FIREFOX);
    other.ask(&mut other.browser(FIREFOX), ADA);
    let foreign = other.link(ADA, 1).replace(&other.server.origin, &mailed.server.origin);
    for address in [&foreign, &foreign[..foreign.len() - 5], "/en/sign-in/x", "/en/sign-in/%C3%A4%00"] {
        let page = browser.get(address).expect(404);
        check(&page);
        assert_eq!(page.heading(), "The link does not work");
        assert_eq!(only_button(&page), "Ask for a new link");
        assert_eq!(page.link("Ask for a new link").path(), "/en/sign-in");
        for action in ["enter", "again"] {
            check(&browser.post(page.address.as_str(), &[("do", action)]).expect(404));
        }
    }
    assert!(browser.cookies.is_empty());
    assert_eq!(mailed.server.database.rows(), 0);
}

fn links_behind_https(engine: Engine) {
    use crate::support::browser::Browser;
    use crate::support::server::Setup;
    let server = Setup::new(engine).flag("public-url", "https://courses.example.org").start();
    let log = server.log();
    let port = log.split("address=127.0.0.1:").nth(1).unwrap().split_whitespace().next().unwrap();
    let mut browser = Browser::new(&format!("http://127.0.0.1:{port}"));
    let page = browser.get("/en/sign-in/x").expect(404);
    assert_eq!(page.header("referrer-policy"), Some("no-referrer"), "the address is a secret");
    assert_eq!(page.header("cache-control"), Some("no-store"));
    let page = browser.get("/en/me/email/x").expect(404);
    assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
    assert_eq!(browser.get("/en/sign-in").header("referrer-policy"), Some("same-origin"));
}
