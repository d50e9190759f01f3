//! The browsers that are signed in, and ending their sessions.

use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::{FIREFOX, IPHONE, Mailed};
use crate::support::program::until;

on_both_engines!(devices_are_listed_and_ended, signing_out_ends_it_on_the_server, sessions_end_by_themselves);

const ADA: &str = "ada@example.org";

fn devices_are_listed_and_ended(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (mut desk, mut phone, mut other) = (mailed.browser(FIREFOX), mailed.browser(IPHONE), mailed.browser("x"));
    mailed.sign_in(&mut desk, ADA, 1);
    mailed.sign_in(&mut phone, ADA, 2);
    mailed.sign_in(&mut other, ADA, 3);
    let page = desk.get("/en/me/devices").expect(200);
    check(&page);
    let mut names = page.texts(".devices h2");
    names.sort();
    assert_eq!(names, ["Firefox, Windows", "Safari, iPhone", "unknown device"]);
    assert_eq!(page.texts(".devices .card:has(.device-this) h2"), ["Firefox, Windows"]);
    let of_phone = page.texts(".devices h2").iter().position(|name| name == "Safari, iPhone").unwrap();
    let forms: Vec<_> = page.forms().into_iter().filter(|form| form.does("end")).collect();
    let page = desk.send(&forms[of_phone]).expect(200);
    check(&page);
    assert!(page.has(".notice") && page.texts(".devices h2").len() == 2, "{}", page.describe());
    assert!(phone.get("/en/me").says("We did not recognise this browser."), "the phone is signed out");
    // Sessions of others cannot be ended.
    let mut stranger = mailed.browser(IPHONE);
    mailed.sign_in(&mut stranger, "grace@example.org", 1);
    stranger.send(&forms[0]).expect(200);
    assert_eq!(mailed.server.database.count("sessions"), 3);
    let page = desk.get("/en/me/devices");
    let page = desk.send(&page.form("end-others")).expect(200);
    assert_eq!(page.texts(".devices h2"), ["Firefox, Windows"]);
    assert!(other.get("/en/me").says("We did not recognise this browser."));
    // Ending one's own is signing out.
    let page = desk.send(&page.form("end")).expect(200);
    assert_eq!(page.path(), "/en/sign-in?out");
    assert!(desk.cookies.is_empty());
    stranger.get("/en/me").expect(200);
    for fields in [vec![("do", "end")], vec![("do", "end"), ("device", "x")], vec![("do", "nothing")]] {
        check(&stranger.post("/en/me/devices", &fields).expect(422));
    }
}

fn signing_out_ends_it_on_the_server(engine: Engine) {
    let mailed = Mailed::start(engine);
    let mut browser = mailed.browser(FIREFOX);
    let me = mailed.sign_in(&mut browser, ADA, 1);
    let cookie = browser.cookies.clone();
    let out = browser.send(&me.form("sign-out")).expect(200);
    check(&out);
    assert_eq!(out.path(), "/en/sign-in?out");
    assert!(out.says("You have signed out.") && browser.cookies.is_empty(), "{}", out.describe());
    browser.cookies = cookie;
    assert!(browser.get("/en/me").says("We did not recognise this browser."), "the cookie is worth nothing");
    // The pages of an account lead to signing in.
    for path in ["/en/me/details", "/en/me/devices"] {
        assert_eq!(mailed.server.browser().get(path).expect(200).path(), "/en/sign-in");
        assert_eq!(mailed.server.browser().post(path, &[("do", "end-others")]).expect(200).path(), "/en/sign-in");
    }
    // A guest is not signed out: the cookie is the only way to their work.
    let mut guest = mailed.browser(FIREFOX);
    let heat = guest.get("/en/courses/everything/basics/heat");
    guest.send(&heat.form("continue"));
    guest.post("/en/me", &[("do", "sign-out")]).expect(200);
    assert_eq!(guest.cookies.len(), 1);
    assert!(guest.get("/en/courses/everything/basics/heat").has(".page-read"));
}

fn sessions_end_by_themselves(engine: Engine) {
    let mailed = Mailed::start(engine);
    let day = 24 * 60 * 60 * 1_000_000_i64;
    for (column, days) in [("used_at", 61), ("signed_in_at", 401)] {
        let mut browser = mailed.browser(FIREFOX);
        let letters = mailed.server.database.count("mails");
        mailed.sign_in(&mut browser, ADA, usize::try_from(letters).unwrap() + 1);
        let database = &mailed.server.database;
        let earlier = |days| database.execute(&format!("UPDATE sessions SET {column} = {column} - {}", days * day));
        earlier(days - 2);
        assert!(browser.get("/en/me").says(ADA), "{column}: not yet");
        // Looking was a use.
        until("the use is noted", || {
            database.number("SELECT count(*) FROM sessions WHERE used_at < signed_in_at") == 0
        });
        earlier(if column == "used_at" { days } else { 2 });
        assert!(browser.get("/en/me").says("We did not recognise this browser."), "{column}");
    }
}
