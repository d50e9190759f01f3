//! An organisation's own look on the pages of its members, and of nobody else.

use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::joining::link;
use crate::support::mailbox::{FIREFOX, Mailed};
use crate::support::organisation::Organisation;
use crate::support::page::Page;

on_both_engines!(members_see_it_on_every_page, a_colour_that_nobody_can_read_is_left_out);

const CODE: &str = "ABCDEFGHJK";

/// The style sheets of a page beside the one that all have.
fn sheets(page: &Page) -> Vec<String> {
    let all = page.attributes("link[rel=stylesheet]", "href");
    all.into_iter().filter(|href| !href.starts_with("/assets/")).collect()
}

fn members_see_it_on_every_page(engine: Engine) {
    let mailed = Mailed::start(engine);
    Organisation::new(&mailed, "Äijälän Sähkö Oy", "acme");
    mailed.server.database.execute("UPDATE organisations SET accent = '#003580', contact = 'Maija, 040 1234567'");
    link(&mailed, "acme", CODE, ("", ""));
    let mut browser = mailed.browser(FIREFOX);
    let page = browser.get("/en/courses/everything").expect(200);
    assert!(sheets(&page).is_empty() && !page.has(".site-organisation"));
    let page = browser.get(&format!("/en/join/{CODE}")).expect(200);
    browser.send(&page.form("join").set("name", "Ada")).expect(200);
    for address in ["/en", "/fi/courses/everything", "/sv/courses/everything/basics/heat", "/en/me", "/en/join"] {
        let page = browser.get(address).expect(200);
        check(&page);
        assert_eq!(sheets(&page), ["/look/003580.css"], "{address}");
        assert_eq!(page.texts("header .site-organisation"), ["Äijälän Sähkö Oy"]);
        assert!(page.texts("footer").concat().contains("Maija, 040 1234567"), "{address}");
    }
    let page = browser.get("/en/me").expect(200);
    let sheet = browser.get("/look/003580.css").expect(200);
    assert_eq!(sheet.header("content-type"), Some("text/css; charset=utf-8"));
    assert_eq!(sheet.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(sheet.header("cache-control"), Some("public, max-age=31536000, immutable"));
    assert!(sheet.source().contains("--accent:#003580") && sheet.source().contains("prefers-color-scheme:dark"));
    browser.follow(&page, "Äijälän Sähkö Oy").expect(200);
    // Who leaves, and who signs out, sees it no more.
    let own = browser.get("/en/me/organisations/acme").expect(200);
    let left = browser.send(&own.form("leave").set("sure", "yes")).expect(200);
    assert!(sheets(&left).is_empty() && !left.has(".site-organisation") && !left.says("040"), "{}", left.describe());
}

fn a_colour_that_nobody_can_read_is_left_out(engine: Engine) {
    let mailed = Mailed::start(engine);
    let acme = Organisation::new(&mailed, "Acme", "acme");
    mailed.server.database.execute("UPDATE organisations SET accent = '#ffd700'");
    let mut member = acme.member(&mailed);
    let page = member.get("/en").expect(200);
    check(&page);
    assert!(sheets(&page).is_empty() && page.has(".site-organisation"), "{}", page.describe());
    for none in
        ["ffd700.css", "003580", "003580.js", "00358.css", "%23003580.css", "0035800.css", "003580.CSS", "00F.css"]
    {
        assert_eq!(member.get(&format!("/look/{none}")).status, 404, "{none}");
    }
}
