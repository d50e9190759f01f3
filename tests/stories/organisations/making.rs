//! Making an organisation, where the operator lets everybody do it.

use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::{FIREFOX, IPHONE, Mailed};
use crate::support::server::Setup;

on_both_engines!(nobody_may_unless_the_operator_lets_them, whoever_is_signed_in_makes_one);

const PAGE: &str = "/en/organisation/new";

fn nobody_may_unless_the_operator_lets_them(engine: Engine) {
    let mailed = Mailed::start(engine);
    let mut browser = mailed.browser(FIREFOX);
    let me = mailed.sign_in(&mut browser, "ada@example.org", 1);
    assert!(!me.has(&format!("a[href='{PAGE}']")), "{}", me.describe());
    check(&browser.get(PAGE).expect(404));
    let fields = [("do", "make"), ("organisation", "Acme"), ("slug", ""), ("name", "Ada")];
    check(&browser.post(PAGE, &fields).expect(404));
    assert_eq!(mailed.server.database.count("organisations"), 0);
}

fn whoever_is_signed_in_makes_one(engine: Engine) {
    let mailed = Mailed::start_by(Setup::new(engine).environment("PEREHDY_ORGANISATIONS", "anyone"));
    let mut guest = mailed.browser(IPHONE);
    assert_eq!(guest.get(PAGE).expect(200).path(), "/en/sign-in");
    let heat = guest.get("/en/courses/everything/basics/heat");
    guest.send(&heat.form("continue")).expect(200);
    assert_eq!(guest.get(PAGE).expect(200).path(), "/en/sign-in");
    let fields = [("do", "make"), ("organisation", "Acme"), ("slug", ""), ("name", "Ada")];
    assert_eq!(guest.post(PAGE, &fields).expect(200).path(), "/en/sign-in");
    assert_eq!(mailed.server.database.count("organisations"), 0);

    let mut browser = mailed.browser(FIREFOX);
    let me = mailed.sign_in(&mut browser, "ada@example.org", 1);
    let page = browser.follow(&me, "Make an organisation").expect(200);
    for lang in ["fi", "sv", "en"] {
        check(&browser.get(&format!("/{lang}/organisation/new")).expect(200));
    }
    let fill = |organisation: &str, slug: &str, name: &str| {
        page.form("make").set("organisation", organisation).set("slug", slug).set("name", name)
    };
    let empty = browser.send(&fill("", "acme", "")).expect(422);
    check(&empty);
    assert_eq!(empty.all(".error-summary li a").len(), 2, "{}", empty.describe());
    assert_eq!(empty.form("make").value("slug").as_deref(), Some("acme"));
    check(&browser.post(PAGE, &[("do", "make"), ("organisation", "Acme")]).expect(422));
    let made = browser.send(&fill(" Äijälän  Sähkö", "", "Ada Öberg")).expect(200);
    check(&made);
    assert_eq!((made.path().as_str(), made.heading().as_str()), ("/en/organisation/aijalan-sahko", "Äijälän Sähkö"));
    let own = browser.get("/en/me/organisations/aijalan-sahko").expect(200);
    assert!(own.says("Ada Öberg") && own.says("Administrator"), "{}", own.describe());
    // Too many tries have to wait.
    for (organisation, slug, told) in [
        ("Äijälän Sähkö", "", "There is an organisation of this name already"),
        ("Other", " Aijalan-Sahko ", "in use already"),
        ("Other", "new", "“new” cannot be used"),
        ("株式会社", "", "Write it here"),
    ] {
        let page = browser.send(&fill(organisation, slug, "Ada")).expect(422);
        check(&page);
        assert!(page.has(".error-summary a[href='#slug']") && page.says(told), "{told}: {}", page.describe());
        assert_eq!(page.form("make").value("organisation").as_deref(), Some(organisation));
    }
    let wait = browser.send(&fill("Other", "", "Ada")).expect(429);
    check(&wait);
    assert!(wait.header("retry-after").is_some() && wait.says("Try again in 24 hours"), "{}", wait.describe());
    assert_eq!(wait.form("make").value("organisation").as_deref(), Some("Other"));
    assert_eq!(mailed.server.database.count("organisations"), 1);
}
