//! The second paper: of having gone through a course without its test.

use perehdy_courses::model::Lang;

use crate::commands::verify;
use crate::support::courses::{BUNDLED, EVERYTHING, address, everything};
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::Mailed;
use crate::support::organisation::Organisation;
use crate::support::page::Page;
use crate::support::pdf::inspect;
use crate::support::program::{perehdy, run};
use crate::support::server::Server;
use crate::support::walk::{How, issue, pdfs, read_all, take_test};

on_both_engines!(
    who_has_read_gets_one,
    it_says_what_it_is,
    it_stands_beside_the_certificate,
    it_completes_nothing,
    a_course_without_it_has_none,
);

fn page(lang: Lang) -> String {
    address(lang, EVERYTHING, "participation")
}

/// What is missing, as links.
fn missing(page: &Page) -> usize {
    page.attributes("main ul a", "href").len()
}

fn who_has_read_gets_one(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    // Each page leads to the other one.
    let certificate = browser.get(&address(Lang::En, EVERYTHING, "certificate")).expect(200);
    let nothing_done = browser.follow(&certificate, "Go to the certificate of participation").expect(200);
    check(&nothing_done);
    assert_eq!(nothing_done.path(), page(Lang::En));
    assert_eq!(missing(&nothing_done), 5, "five pages, and no test: {}", nothing_done.describe());
    browser.follow(&nothing_done, "Go to the certificate for completing the course").expect(200);
    assert!(browser.get(&address(Lang::En, EVERYTHING, "")).expect(200).says("Certificate of participation"));
    // The test does not help.
    take_test(&mut browser, everything(), Lang::En, How::Rightly);
    let stored = server.database.dump();
    for action in ["preview", "issue", "change"] {
        let refused = browser.post(&page(Lang::En), &[("do", action), ("name", "Ada Lovelace")]).expect(422);
        check(&refused);
        assert_eq!(missing(&refused), 5, "what is missing is told");
    }
    assert_eq!(server.database.dump(), stored);

    let mut reader = server.browser();
    read_all(&mut reader, everything(), Lang::En);
    let asked = reader.get(&page(Lang::En)).expect(200);
    check(&asked);
    assert!(asked.says("The final test is not part of it"), "{}", asked.describe());
    let stored = server.database.dump();
    let wrong = reader.send(&asked.form("preview").set("name", "Ada 🙂")).expect(422);
    check(&wrong);
    assert!(wrong.says("🙂") && wrong.path() == page(Lang::En), "{}", wrong.describe());
    let preview = reader.send(&asked.form("preview").set("name", "Ada Lovelace")).expect(200);
    check(&preview);
    assert!(preview.has(".sheet svg") && preview.source().contains("Visit to the sauna: Ada Lovelace"));
    assert_eq!(server.database.dump(), stored, "a preview stores nothing");
    let form = preview.form("issue").press("do", "issue");
    let issued = reader.send(&form).expect(200);
    check(&issued);
    assert_eq!((issued.address.path(), pdfs(&issued).len()), (&*page(Lang::En), 1));
    // The form once more gives the same; the certificate still asks for the test.
    let stored = server.database.dump();
    reader.send(&form).expect(200);
    assert_eq!(server.database.dump(), stored);
    let certificate = reader.get(&address(Lang::En, EVERYTHING, "certificate")).expect(200);
    assert_eq!((missing(&certificate), pdfs(&certificate).len()), (1, 0), "{}", certificate.describe());
    let me = reader.get("/en/me").expect(200);
    check(&me);
    assert!(me.texts(".card").concat().contains("Certificate of participation"), "{}", me.describe());
}

fn it_says_what_it_is(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    read_all(&mut browser, everything(), Lang::Fi);
    // There is a score that could get onto it.
    let result = take_test(&mut browser, everything(), Lang::Fi, How::Rightly);
    assert!(result.says("100"), "{}", result.describe());
    let asked = browser.get(&page(Lang::Fi));
    let address = pdfs(&issue(&mut browser, &asked, "Aino Mäki")).remove(0);
    let file = browser.get(&address).expect(200).body;
    let pdf = inspect(&file);
    // In the course's words and, whatever these are, in ours.
    for text in ["Saunassa käynti", "Aino Mäki", "on käynyt läpi kurssin", "Lopputesti", "ei kuulu tähän todistukseen"]
    {
        assert!(pdf.text.contains(text), "“{text}” is not in {}", pdf.text);
    }
    assert!(!pdf.text.contains("oikein") && !pdf.text.contains("Saunatodistus"), "no score: {}", pdf.text);
    for (lang, text) in [
        ("fi", "Lopputesti ei kuulu tähän todistukseen"),
        ("sv", "Slutprovet ingår inte i intyget"),
        ("en", "The final test is not part of this certificate"),
    ] {
        let public = server.browser().get(&format!("{}?lang={lang}", pdf.address())).expect(200);
        check(&public);
        assert!(public.has(".result-passed") && public.says(text), "{}", public.describe());
        assert!(!public.texts(".facts").concat().contains("(100"), "no score: {}", public.describe());
    }
    let told = |said: &str| said.lines().any(|line| line.split_whitespace().eq(["kind", "participation"]));
    let said = verify::verify(&server, &file);
    assert!(said.code == Some(0) && told(&said.out), "{said:?}");
    let published = server.browser().ask("GET", "/.well-known/perehdy-keys.json", &[], b"").expect(200).body;
    let published: serde_json::Value = serde_json::from_slice(&published).unwrap();
    let key = published["keys"][0]["public_key"].as_str().unwrap();
    let said = run(&mut perehdy(["verify", "--code", &pdf.code, "--issuer", key]));
    assert!(said.code == Some(0) && told(&said.out) && !said.out.contains("score"), "{said:?}");
}

fn it_stands_beside_the_certificate(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    read_all(&mut browser, everything(), Lang::En);
    let asked = browser.get(&page(Lang::En));
    let seen = pdfs(&issue(&mut browser, &asked, "Ada Lovlace")).remove(0);
    take_test(&mut browser, everything(), Lang::En, How::Rightly);
    let asked = browser.get(&address(Lang::En, EVERYTHING, "certificate"));
    let done = pdfs(&issue(&mut browser, &asked, "Ada Lovlace")).remove(0);
    assert_ne!(seen, done);
    // A corrected name takes the place of the one of its kind alone.
    let again = browser.get(&page(Lang::En)).expect(200);
    assert_eq!(pdfs(&again), [&*seen], "each page has its own kind: {}", again.describe());
    let preview = browser.send(&again.form("preview").set("name", "Ada Lovelace")).expect(200);
    check(&preview);
    assert!(preview.says("the one with the name “Ada Lovlace” is no longer valid"), "{}", preview.describe());
    let issued = browser.send(&preview.form("issue").press("do", "issue")).expect(200);
    let right = pdfs(&issued).remove(0);
    browser.get(&seen).expect(410);
    browser.get(&done).expect(200);
    browser.get(&right).expect(200);
    let mut all = pdfs(&browser.get("/en/me").expect(200));
    all.sort();
    let mut both = [done, right];
    both.sort();
    assert_eq!(all, both);
}

fn it_completes_nothing(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    let mut mikko = acme.person(&mailed, "mikko@example.org", "Mikko Mallikas", "member");
    acme.asks(&mailed, EVERYTHING, None);
    read_all(&mut mikko, everything(), Lang::En);
    let asked = mikko.get(&page(Lang::En));
    issue(&mut mikko, &asked, "Mikko Mallikas");
    let database = &mailed.server.database;
    assert_eq!(database.number("SELECT count(*) FROM certificates"), 1);
    assert_eq!(database.number("SELECT count(*) FROM completions"), 0);
    assert_eq!(database.number("SELECT count(*) FROM standings WHERE completed_at IS NOT NULL"), 0);
    let board = manager.get(&acme.at(&format!("/board/{EVERYTHING}"))).expect(200);
    let form = board.forms().into_iter().find(|form| form.action.path().ends_with("/export.zip")).unwrap();
    let refused = manager.send(&form).expect(200);
    assert!(refused.says("Nobody in this list has made a certificate yet"), "{}", refused.describe());
}

fn a_course_without_it_has_none(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let page = address(Lang::Fi, BUNDLED, "participation");
    browser.get(&page).expect(404);
    browser.post(&page, &[("do", "issue"), ("name", "Aino")]).expect(404);
    let certificate = browser.get(&address(Lang::Fi, BUNDLED, "certificate")).expect(200);
    assert!(!certificate.says("osallistumistodistu"), "{}", certificate.describe());
}
