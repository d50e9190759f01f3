//! Passwords, for those who want one.

use crate::support::browser::Browser;
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::{FIREFOX, IPHONE, Mailed};
use crate::support::page::Page;

on_both_engines!(a_password_is_set_used_and_removed, what_is_no_password, guessing_has_to_wait);

const ADA: &str = "ada@example.org";
const GOOD: &str = "hevonen laskee kevätjäitä";

fn set(browser: &mut Browser, password: &str) -> Page {
    let page = browser.get("/en/me/details").expect(200);
    browser.send(&page.form("password").set("password", password))
}

fn enter(browser: &mut Browser, email: &str, password: &str) -> Page {
    let page = browser.get("/en/sign-in").expect(200);
    browser.send(&page.form("password").set("email", email).set("password", password))
}

fn a_password_is_set_used_and_removed(engine: Engine) {
    let mailed = Mailed::start(engine);
    let mut browser = mailed.browser(FIREFOX);
    mailed.sign_in(&mut browser, ADA, 1);
    let page = set(&mut browser, GOOD).expect(200);
    check(&page);
    assert!(page.says("The password has been saved."), "{}", page.describe());
    assert!(mailed.letter(ADA, 2).body().contains("Device: Firefox, Windows"), "the owner is told");
    let stored = mailed.server.database.texts("SELECT hash FROM passwords").concat();
    assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
    // On the phone with work of its own, which is joined.
    let mut phone = mailed.browser(IPHONE);
    let heat = phone.get("/en/courses/everything/basics/heat");
    phone.send(&heat.form("continue"));
    let guest = phone.cookies.clone();
    let wrong = enter(&mut phone, ADA, "hevonen laskee kevatjaita").expect(422);
    check(&wrong);
    assert!(!wrong.source().contains("kevatjaita") && wrong.says("do not match"), "{}", wrong.describe());
    assert_eq!(phone.cookies, guest);
    let me = enter(&mut phone, "ADA@example.org", GOOD).expect(200);
    check(&me);
    assert_eq!(me.path(), "/en/me?welcome=joined");
    assert_ne!(phone.cookies, guest, "a new session");
    assert!(browser.get("/en/courses/everything/basics/heat").has(".page-read"));
    // Removed again.
    let page = phone.get("/en/me/details");
    let page = phone.send(&page.form("remove-password")).expect(200);
    check(&page);
    assert!(page.says("The password has been removed."), "{}", page.describe());
    assert!(mailed.letter(ADA, 3).body().contains("Safari, iPhone"));
    enter(&mut mailed.browser(FIREFOX), ADA, GOOD).expect(422);
    assert_eq!(mailed.server.database.count("passwords"), 0);
}

fn what_is_no_password(engine: Engine) {
    let mailed = Mailed::start(engine);
    let mut browser = mailed.browser(FIREFOX);
    mailed.sign_in(&mut browser, ADA, 1);
    let long = "ä".repeat(201);
    for (typed, told) in [
        ("", "at least 12"),
        ("kevätjäät", "at least 12"),
        (long.as_str(), "at most 200"),
        ("password1234", "easy to guess"),
        ("ada@example.org", "easy to guess"),
        ("qwertyuiop12", "easy to guess"),
        ("aaaaaaaaaaaaaaa", "easy to guess"),
        ("perehdyperehdy", "easy to guess"),
    ] {
        let page = set(&mut browser, typed).expect(422);
        check(&page);
        assert!(page.texts("#password-error").concat().contains(told), "{typed}: {}", page.describe());
        assert!(page.attributes("#password", "value").is_empty(), "it is not shown again");
    }
    assert_eq!(mailed.server.database.count("passwords"), 0);
    assert_eq!(mailed.server.database.count("mails"), 1, "nothing to tell");
}

fn guessing_has_to_wait(engine: Engine) {
    let mailed = Mailed::start(engine);
    let mut browser = mailed.browser(FIREFOX);
    mailed.sign_in(&mut browser, ADA, 1);
    set(&mut browser, GOOD).expect(200);
    let mut stranger = mailed.browser(IPHONE);
    for n in 0..10 {
        enter(&mut stranger, ADA, &format!("hevonen laskee {n}")).expect(422);
    }
    // The right one too, from wherever; by a link one gets in all the same.
    let page = enter(&mut mailed.browser(FIREFOX), ADA, GOOD).expect(429);
    check(&page);
    let wait: u64 = page.header("retry-after").unwrap().parse().unwrap();
    assert!((800..=900).contains(&wait), "{wait}");
    assert!(page.says("sign in with a link"), "{}", page.describe());
    mailed.sign_in(&mut mailed.browser(FIREFOX), ADA, 3);
    mailed.server.database.execute("UPDATE guesses SET since = since - 900000000");
    enter(&mut stranger, ADA, GOOD).expect(200);
    // The right one begins the count anew.
    for _ in 0..9 {
        enter(&mut mailed.browser(FIREFOX), ADA, "hevonen laskee").expect(422);
    }
    enter(&mut mailed.browser(FIREFOX), ADA, GOOD).expect(200);
    enter(&mut mailed.browser(FIREFOX), ADA, "hevonen laskee").expect(422);
}
