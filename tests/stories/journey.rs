//! The whole way, by plain forms and redirects, in each language: from the front page to the printed certificate.

use perehdy_courses::model::{Course, Lang};

use crate::support::answers::{rightly, wrongly};
use crate::support::browser::Browser;
use crate::support::courses::{address, both, practice};
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::page::Page;
use crate::support::pdf;
use crate::support::server::Server;
use crate::support::walk::{How, answer_all, issue, pdfs};

on_both_engines!(in_finnish, in_swedish, in_english);

fn in_finnish(engine: Engine) {
    journey(engine, Lang::Fi, "Aino Mäkeläinen");
}

fn in_swedish(engine: Engine) {
    journey(engine, Lang::Sv, "Åsa Öhman");
}

fn in_english(engine: Engine) {
    journey(engine, Lang::En, "Seán O’Connor");
}

/// Both courses, one after the other, by one learner.
fn journey(engine: Engine, lang: Lang, name: &str) {
    let server = Server::start(engine);
    let mut browser = server.browser().accepting(&format!("{}, de;q=0.7", lang.code()));
    let front = browser.get("/").expect(200);
    assert_eq!((front.address.path(), front.lang().as_str()), (format!("/{}", lang.code()).as_str(), lang.code()));
    check(&front);
    assert!(browser.cookies.is_empty(), "nothing was done yet that is worth a cookie");
    for course in both() {
        learn(&mut browser, &front, course, lang);
        let certificate = certify(&mut browser, course, lang, name);
        let verified = verify(&mut browser, &certificate, course, lang, name);
        assert!(verified.starts_with(&server.origin), "{verified}");
    }
}

/// From the list of courses through every page and the test.
fn learn(browser: &mut Browser, front: &Page, course: &Course, lang: Lang) {
    let title = &course.texts.get(lang).unwrap().title;
    let page = browser.follow(front, title).expect(200);
    check(&page);
    assert_eq!(page.heading(), *title);
    let start = page.all("a.button-start")[0].attr("href").unwrap().to_owned();
    let mut page = browser.get(&start).expect(200);
    let practice = practice(course, lang);
    for (module, expected) in course.pages() {
        check(&page);
        assert_eq!(page.heading(), expected.texts.get(lang).unwrap().title);
        assert!(page.texts(".kicker").concat().contains(&module.texts.get(lang).unwrap().title), "where one is");
        for asked in practice.iter().filter(|asked| asked.module == module.id && asked.page == expected.id) {
            let question = &asked.question;
            let wrong = browser.send(&wrongly(page.question(&question.id), question)).expect(200);
            check(&wrong);
            assert!(wrong.has(&format!("#q-{} .verdict-wrong", question.id)), "{}: not told wrong", question.id);
            let right = browser.send(&rightly(wrong.question(&question.id), question)).expect(200);
            assert!(right.has(&format!("#q-{} .verdict-right", question.id)), "{}: not told right", question.id);
            assert_eq!(right.address.fragment(), Some(format!("q-{}", question.id).as_str()));
            page = right;
        }
        check(&page);
        page = browser.send(&page.form("continue")).expect(200);
    }
    assert_eq!(page.path(), address(lang, &course.id, "test"), "the last page leads to the test");
    let pages = course.pages().count();
    assert_eq!(page.attributes("#outline progress", "value"), [pages.to_string()]);
    check(&page);
    let first = browser.send(&page.form("start")).expect(200);
    check(&first);
    let review = answer_all(browser, course, first, How::Rightly);
    check(&review);
    assert!(!review.has(".warning"), "everything is answered");
    let result = browser.send(&review.form("hand-in")).expect(200);
    check(&result);
    assert!(result.has(".result-passed"), "{}", result.describe());
    let questions = course.test.as_ref().unwrap().questions_in_draw().to_string();
    assert!(result.texts(".result-score").concat().matches(&questions).count() >= 2, "all of all are right");
    let onwards = result.all("a.button-start")[0].attr("href").unwrap().to_owned();
    assert_eq!(onwards, address(lang, &course.id, "certificate"));
    let course_page = browser.get(&address(lang, &course.id, "")).expect(200);
    assert_eq!(course_page.attributes("a.button-start", "href"), [onwards], "what is left to do is the certificate");
}

/// Name, preview, issue; gives the page with the certificate.
fn certify(browser: &mut Browser, course: &Course, lang: Lang, name: &str) -> Page {
    let page = browser.get(&address(lang, &course.id, "certificate")).expect(200);
    check(&page);
    let preview = browser.send(&page.form("preview").set("name", name)).expect(200);
    check(&preview);
    assert!(preview.has(".sheet svg"), "the sheet is shown as it will look");
    let issued = issue(browser, &page, name);
    check(&issued);
    assert!(issued.says(name) && pdfs(&issued).len() == 1, "{}", issued.describe());
    issued
}

/// The PDF, and the public page that its code leads to; gives that page's address.
fn verify(browser: &mut Browser, issued: &Page, course: &Course, lang: Lang, name: &str) -> String {
    let file = browser.get(&pdfs(issued)[0]).expect(200);
    assert_eq!(file.header("content-type"), Some("application/pdf"));
    let pdf = pdf::inspect(&file.body);
    let title = &course.texts.get(lang).unwrap().title;
    for text in [name, title, &course.version, course.certificate.issuer.get(lang).unwrap()] {
        assert!(pdf.text.contains(text), "“{text}” is not on the certificate:\n{}", pdf.text);
    }
    // Somebody else looks, without a cookie.
    browser.cookies.clear();
    let public = browser.get(pdf.address()).expect(200);
    check(&public);
    assert_eq!(public.lang(), lang.code());
    for text in [name, title, &course.version] {
        assert!(public.says(text), "“{text}” is not on the public page: {}", public.describe());
    }
    assert!(browser.cookies.is_empty());
    pdf.address().to_owned()
}
