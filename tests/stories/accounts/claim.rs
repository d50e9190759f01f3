//! A guest's work is bound to an address, and joined with what was done elsewhere.

use perehdy_courses::model::Lang;

use crate::support::browser::Browser;
use crate::support::courses::{EVERYTHING, address, everything};
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::{FIREFOX, IPHONE, Mailed};
use crate::support::walk::{How, complete, issue, pdfs, take_test};

on_both_engines!(
    a_guest_keeps_their_work,
    work_of_two_devices_is_joined,
    a_browser_changes_accounts,
    the_offer_comes_with_the_first_module,
    mails_are_in_the_language_of_the_page
);

const ADA: &str = "ada@example.org";

/// Marks a page as read.
fn read(browser: &mut Browser, page: &str) {
    let page = browser.get(&address(Lang::En, EVERYTHING, page)).expect(200);
    browser.send(&page.form("continue")).expect(200);
}

/// Whether a page is marked as read.
fn is_read(browser: &mut Browser, page: &str) -> bool {
    browser.get(&address(Lang::En, EVERYTHING, page)).expect(200).has(".page-read")
}

fn a_guest_keeps_their_work(engine: Engine) {
    let mailed = Mailed::start(engine);
    let mut browser = mailed.browser(FIREFOX);
    let nobody = browser.get("/en/me").expect(200);
    check(&nobody);
    assert!(nobody.says("Nothing is saved in this browser."), "{}", nobody.describe());
    assert_eq!(nobody.link("Sign in").path(), "/en/sign-in");
    read(&mut browser, "basics/heat");
    let me = browser.get("/en/me").expect(200);
    check(&me);
    assert!(me.says("Your progress is saved only in this browser."), "{}", me.describe());
    assert_eq!(me.texts(".card h3"), ["First steps in a sauna"]);
    let cookie = browser.cookies.clone();
    let sent = browser.send(&me.form("send").set("email", " Ada@Example.org ")).expect(200);
    check(&sent);
    assert_eq!(sent.path(), "/en/sign-in?sent");
    assert!(sent.says("30 minutes") && sent.says("spam") && !sent.says("Ada@"), "{}", sent.describe());
    assert_eq!(browser.cookies, cookie, "asking signs nobody in");

    let letter = mailed.letter("Ada@Example.org", 1);
    assert_eq!(letter.header("Subject"), "Your link to sign in");
    let body = letter.body();
    for text in ["Device: Firefox, Windows", "30 minutes", "only once", "If you did not ask"] {
        assert!(body.contains(text), "{text}: {body}");
    }
    let link = mailed.link("Ada@Example.org", 1);
    let secret = link.rsplit('/').next().unwrap();
    let before = mailed.server.database.dump();
    assert!(!format!("{before:?}").contains(secret), "the secret is nowhere in the database once it is sent");
    // Mail programs open links: nothing happens.
    mailed.server.browser().get(&link).expect(200);
    let shown = browser.get(&link).expect(200);
    check(&shown);
    assert_eq!(shown.texts(".facts dd")[..2], ["Ada@Example.org".to_owned(), "Firefox, Windows".to_owned()]);
    assert!(shown.says("What you have done in this browser is joined"), "{}", shown.describe());
    assert!(shown.has("meta[name=robots][content=noindex]"));
    assert_eq!(mailed.server.database.dump(), before);

    let me = browser.send(&shown.form("enter")).expect(200);
    check(&me);
    assert_eq!(me.path(), "/en/me?welcome=new");
    assert!(me.has(".notice") && me.says("Ada@Example.org"), "{}", me.describe());
    assert_eq!(me.texts(".card h3"), ["First steps in a sauna"]);
    assert_ne!(browser.cookies, cookie, "a new session");
    assert!(is_read(&mut browser, "basics/heat"));
    let mut before = mailed.server.browser();
    before.cookies = cookie;
    assert!(before.get("/en/me").says("We did not recognise this browser."), "the session before has ended");
    assert!(!mailed.server.log().contains(secret), "secrets stay out of the log");
    assert_eq!(mailed.server.database.count("learners"), 1, "the guest became the account");
}

fn work_of_two_devices_is_joined(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (mut desk, mut phone) = (mailed.browser(FIREFOX), mailed.browser(IPHONE));
    // At the desk the whole course and a certificate, on the phone a test that was failed, and a page.
    let named = complete(&mut desk, everything(), Lang::En);
    let certificate = pdfs(&issue(&mut desk, &named, "Ada Lovelace"));
    read(&mut phone, "basics/words");
    take_test(&mut phone, everything(), Lang::En, How::Wrongly);
    let cookie = desk.cookies.clone();
    mailed.ask(&mut desk, ADA);
    let link = phone.get(&mailed.link(ADA, 1)).expect(200);
    check(&link);
    for text in
        ["Firefox, Windows", "What you have done in this browser", "the device from which the link was asked for"]
    {
        assert!(link.says(text), "{text}: {}", link.describe());
    }
    let me = phone.send(&link.form("enter")).expect(200);
    check(&me);
    assert_eq!(pdfs(&me), certificate);
    assert!(me.has(".me-completed"), "{}", me.describe());
    assert!(is_read(&mut phone, "basics/words") && is_read(&mut phone, "manners/before"));
    assert_eq!(mailed.server.database.number("SELECT count(DISTINCT learner_id) FROM attempts"), 1, "of one learner");
    assert_eq!(mailed.server.database.count("attempts"), 2, "both");
    // Who had asked is not signed in: it may have been somebody else.
    desk.cookies = cookie;
    let page = desk.get("/en/me").expect(200);
    assert!(page.says("Nothing is saved in this browser."), "{}", page.describe());
    // With an address that is known, more work is joined in.
    read(&mut desk, "manners/after");
    let me = mailed.sign_in(&mut desk, ADA, 2);
    assert_eq!(me.path(), "/en/me?welcome=joined");
    assert_eq!(pdfs(&me), certificate);
}

fn a_browser_changes_accounts(engine: Engine) {
    let mailed = Mailed::start(engine);
    let mut browser = mailed.browser(FIREFOX);
    read(&mut browser, "basics/heat");
    mailed.sign_in(&mut browser, ADA, 1);
    mailed.ask(&mut browser, "grace@example.org");
    let link = browser.get(&mailed.link("grace@example.org", 1)).expect(200);
    check(&link);
    assert!(link.says(&format!("You are now signed in as {ADA}.")), "{}", link.describe());
    let me = browser.send(&link.form("enter")).expect(200);
    assert!(me.says("grace@example.org") && !me.says(ADA), "{}", me.describe());
    assert!(!is_read(&mut browser, "basics/heat"), "nothing of an account is joined to another");
    let me = mailed.sign_in(&mut browser, ADA, 2);
    assert_eq!(me.path(), "/en/me?welcome");
    assert!(is_read(&mut browser, "basics/heat"));
    // Signed in with the same address: told so.
    mailed.ask(&mut browser, "ADA@example.org");
    let link = browser.get(&mailed.link("ADA@example.org", 1)).expect(200);
    assert!(link.says("You are signed in with this address already"), "{}", link.describe());
}

fn the_offer_comes_with_the_first_module(engine: Engine) {
    let mailed = Mailed::start(engine);
    let mut browser = mailed.browser(FIREFOX);
    let course = address(Lang::En, EVERYTHING, "");
    read(&mut browser, "basics/heat");
    assert!(!browser.get(&course).has(".keep"), "not yet");
    let module = &everything().modules[0];
    for page in &module.pages {
        read(&mut browser, &format!("{}/{}", module.id, page.id));
    }
    let page = browser.get(&course).expect(200);
    check(&page);
    assert_eq!(page.link("Save your progress").fragment(), Some("keep"));
    mailed.sign_in(&mut browser, ADA, 1);
    assert!(!browser.get(&course).has(".keep"), "no more");
}

fn mails_are_in_the_language_of_the_page(engine: Engine) {
    let mailed = Mailed::start(engine);
    for (lang, to, subject, words) in [
        ("fi", "aino@example.org", "Kirjautumislinkkisi", "toimii 30 minuuttia"),
        ("sv", "elsa@example.org", "Din", "fungerar i 30 minuter"),
    ] {
        let mut browser = mailed.browser(IPHONE);
        let page = browser.get(&format!("/{lang}/sign-in")).expect(200);
        check(&page);
        check(&browser.send(&page.form("send").set("email", to)).expect(200));
        let letter = mailed.letter(to, 1);
        assert_eq!(letter.header("Content-Language"), lang);
        assert!(letter.header("Subject").starts_with(subject), "{}", letter.header("Subject"));
        assert!(letter.body().contains(words) && letter.body().contains("Safari, iPhone"), "{}", letter.body());
        let page = browser.get(&mailed.link(to, 1)).expect(200);
        check(&page);
        assert_eq!(page.lang(), lang);
        let me = browser.send(&page.form("enter")).expect(200);
        check(&me);
        assert_eq!(me.address.path(), format!("/{lang}/me"));
    }
}
