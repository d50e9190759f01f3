//! Nobody learns from an answer whether an address is known.

use crate::support::browser::Browser;
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::{FIREFOX, Mailed};
use crate::support::page::Page;

on_both_engines!(known_and_unknown_addresses_are_alike, too_many_links, addresses_that_are_none);

const KNOWN: &str = "known@example.org";
const UNKNOWN: &str = "other@example.org";

/// An answer without what differs from one answer to the next: the address that was typed, and the nonce.
fn alike(page: &Page, address: &str) -> (u16, Vec<(String, String)>, String) {
    let without = |text: &str, mark: &str| match text.split_once(mark) {
        Some((before, rest)) => format!("{before}{}", &rest[32..]),
        None => text.to_owned(),
    };
    let nonce = |text: &str| without(text, "'nonce-");
    let headers = page.headers.iter().filter(|(name, _)| !matches!(name.as_str(), "date" | "retry-after"));
    let mut headers: Vec<(String, String)> =
        headers.map(|(name, value)| (name.to_string(), nonce(value.to_str().unwrap()))).collect();
    headers.sort();
    (page.status, headers, without(page.source(), "nonce=\"").replace(address, "ADDRESS"))
}

/// Sends a form with an address as it is, and gives the answer itself, redirects not followed.
fn raw(browser: &mut Browser, origin: &str, fields: &[(&str, &str)]) -> Page {
    let body: Vec<String> =
        fields.iter().map(|(name, value)| format!("{name}={}", value.replace('@', "%40"))).collect();
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("origin", origin)];
    browser.ask("POST", "/en/sign-in", &headers, body.join("&").as_bytes())
}

fn known_and_unknown_addresses_are_alike(engine: Engine) {
    let mailed = Mailed::start(engine);
    let mut owner = mailed.browser(FIREFOX);
    mailed.sign_in(&mut owner, KNOWN, 1);
    // One with a password, one without account, one with an account and no password.
    let details = owner.get("/en/me/details");
    owner.send(&details.form("password").set("password", "correct horse battery staple")).expect(200);
    mailed.sign_in(&mut mailed.browser(FIREFOX), "third@example.org", 1);
    let origin = mailed.server.origin.clone();
    let answers = |fields: &dyn Fn(&'static str) -> Vec<(&'static str, &'static str)>| {
        let all = [KNOWN, UNKNOWN, "third@example.org"].map(|address| {
            let mut browser = mailed.browser(FIREFOX);
            let page = raw(&mut browser, &origin, &fields(address));
            assert!(browser.cookies.is_empty() && page.header("set-cookie").is_none(), "{}", page.describe());
            alike(&page, address)
        });
        assert_eq!(all[0], all[1]);
        assert_eq!(all[0], all[2]);
        all[0].0
    };
    assert_eq!(answers(&|address| vec![("do", "send"), ("email", address)]), 303);
    let wrong = |address| vec![("do", "password"), ("email", address), ("password", "battery+staple+correct")];
    for _ in 0..10 {
        assert_eq!(answers(&wrong), 422);
    }
    assert_eq!(answers(&wrong), 429);
}

fn too_many_links(engine: Engine) {
    let mailed = Mailed::start(engine);
    mailed.sign_in(&mut mailed.browser(FIREFOX), KNOWN, 1);
    let mut told = Vec::new();
    for (address, before) in [(KNOWN, 1), (UNKNOWN, 0)] {
        for _ in before..5 {
            mailed.ask(&mut mailed.browser(FIREFOX), address);
        }
        // In other letters it is the same address, and another browser makes no difference.
        let mut browser = mailed.browser(FIREFOX);
        let page = browser.get("/en/sign-in");
        let written = address.to_uppercase();
        let page = browser.send(&page.form("send").set("email", &written)).expect(429);
        check(&page);
        let wait: u64 = page.header("retry-after").unwrap().parse().unwrap();
        assert!((3500..=3600).contains(&wait), "{wait}");
        assert!(page.says("in 60 minutes") || page.says("in 59 minutes"), "{}", page.describe());
        assert_eq!(page.form("send").value("email").as_deref(), Some(written.as_str()), "what was typed is kept");
        told.push(page.texts("main .field-error"));
        mailed.letter(address, 5);
    }
    assert_eq!(told[0], told[1]);
    assert_eq!(mailed.server.database.count("mails"), 10);
}

fn addresses_that_are_none(engine: Engine) {
    let mailed = Mailed::start(engine);
    let mut browser = mailed.browser(FIREFOX);
    for typed in ["", "ada", "ada@", "ada@example", "ada example@example.org", "a@b.fi, c@d.fi", "a@b.fi\nBcc: c@d.fi"]
    {
        let page = browser.get("/en/sign-in");
        let page = browser.send(&page.form("send").set("email", typed)).expect(422);
        check(&page);
        assert!(page.has("#email[aria-invalid=true]") && page.has(".error-summary a[href='#email']"), "{typed}");
        assert_eq!(page.form("send").value("email").as_deref(), Some(typed));
        let page = browser.send(&page.form("password").set("email", typed).set("password", "x")).expect(422);
        check(&page);
        assert!(page.has("details[open] #user[aria-invalid=true]"), "{typed}: {}", page.describe());
    }
    let page = browser.get("/en/sign-in");
    let page = browser.send(&page.form("password").set("email", KNOWN)).expect(422);
    check(&page);
    assert!(page.has("#password[aria-invalid=true]"), "{}", page.describe());
    for fields in [vec![("do", "send")], vec![("email", KNOWN)], vec![("do", "send"), ("email", KNOWN), ("x", "1")]] {
        check(&browser.post("/en/sign-in", &fields).expect(422));
    }
    assert!(browser.cookies.is_empty());
    assert_eq!(mailed.server.database.rows(), 0);
}
