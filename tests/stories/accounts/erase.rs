//! Erasing: nothing is left but the word that a certificate was valid.

use perehdy_courses::model::Lang;

use crate::support::courses::everything;
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::{FIREFOX, IPHONE, Mailed};
use crate::support::walk::{complete, issue, pdfs};

on_both_engines!(nothing_is_left, a_guest_erases_too);

const ADA: &str = "ada@example.org";

fn nothing_is_left(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (mut browser, mut phone) = (mailed.browser(FIREFOX), mailed.browser(IPHONE));
    let named = complete(&mut browser, everything(), Lang::En);
    let pdf = pdfs(&issue(&mut browser, &named, "Ada Lovelace")).concat();
    let public = pdf.replace("/certificates/", "/v/").replace(".pdf", "?lang=en");
    mailed.sign_in(&mut browser, ADA, 1);
    mailed.sign_in(&mut phone, ADA, 2);
    let details = browser.get("/en/me/details");
    browser.send(&details.form("password").set("password", "hevonen laskee kevätjäitä")).expect(200);
    mailed.letter(ADA, 3);
    let me = browser.get("/en/me").expect(200);
    let page = browser.follow(&me, "Erase all your data").expect(200);
    check(&page);
    for told in ["cannot be undone", "What is erased", "What stays", "its number was valid"] {
        assert!(page.says(told), "{told}: {}", page.describe());
    }
    let before = mailed.server.database.dump();
    let unsure = browser.send(&page.form("erase")).expect(422);
    check(&unsure);
    assert!(unsure.has(".error-summary a[href='#sure']"), "{}", unsure.describe());
    check(&browser.post("/en/me/erase", &[("do", "erase"), ("sure", "yes"), ("x", "")]).expect(422));
    assert_eq!(mailed.server.database.dump(), before);

    let done = browser.send(&page.form("erase").set("sure", "yes")).expect(200);
    check(&done);
    assert_eq!(done.heading(), "Your data has been erased");
    assert!(browser.cookies.is_empty(), "signed out");
    assert!(phone.get("/en/me").says("We did not recognise this browser."), "everywhere");
    let left = mailed.server.database.dump();
    let tables: Vec<&String> = left.iter().filter(|(_, rows)| !rows.is_empty()).map(|(name, _)| name).collect();
    // The logo is the course's, and of nobody.
    assert_eq!(tables, ["erased_certificates", "logos", "signing_keys", "status_places"]);
    assert_eq!(left["erased_certificates"].len(), 1);
    let text = format!("{left:?}");
    assert!(!text.contains("Ada") && !text.contains(ADA), "{text}");

    let page = mailed.server.browser().get(&public).expect(200);
    check(&page);
    assert!(page.says("The certificate was valid") && page.says("First steps in a sauna"), "{}", page.describe());
    assert!(!page.says("Lovelace"));
    mailed.server.browser().get(&pdf).expect(404);
    // The address is as unknown as ever.
    let me = mailed.sign_in(&mut browser, ADA, 4);
    assert_eq!(me.path(), "/en/me?welcome=new");
    assert!(me.says("You have not started any course yet."), "{}", me.describe());
}

fn a_guest_erases_too(engine: Engine) {
    let mailed = Mailed::start(engine);
    let mut browser = mailed.browser(FIREFOX);
    assert_eq!(browser.get("/en/me/erase").expect(200).path(), "/en/me", "nothing to erase");
    let heat = browser.get("/en/courses/everything/basics/heat");
    browser.send(&heat.form("continue"));
    let page = browser.get("/en/me/erase").expect(200);
    check(&page);
    assert!(!page.says("Your account: name"), "{}", page.describe());
    let done = browser.send(&page.form("erase").set("sure", "yes")).expect(200);
    check(&done);
    assert_eq!(mailed.server.database.rows(), 0);
    assert!(browser.cookies.is_empty());
    // The same form again, from another window.
    assert_eq!(browser.post("/en/me/erase", &[("do", "erase"), ("sure", "yes")]).expect(200).path(), "/en/me");
}
