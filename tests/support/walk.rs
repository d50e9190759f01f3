//! Ways through a course that many stories go.

use perehdy_courses::model::{Course, Lang, Question};

use super::answers::{rightly, wrongly};
use super::browser::Browser;
use super::courses::address;
use super::page::Page;

/// How the questions of a test are answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// All by the key.
    Rightly,
    /// All wrongly.
    Wrongly,
}

/// The question of a test that a page asks, in the page's language.
pub(crate) fn asked<'a>(course: &'a Course, page: &Page) -> &'a Question {
    let id = page.form("answer").value("question").unwrap();
    let lang = Lang::from_code(&page.lang()).unwrap();
    course.test.as_ref().unwrap().question(&id, lang).unwrap_or_else(|| panic!("{id} is not in the bank"))
}

/// Opens the final test and starts it; gives the first question's page.
pub(crate) fn start_test(browser: &mut Browser, course: &Course, lang: Lang) -> Page {
    let rules = browser.get(&address(lang, &course.id, "test")).expect(200);
    let first = browser.send(&rules.form("start")).expect(200);
    assert_eq!(first.address.query(), Some("question=1"));
    first
}

/// The page's question, answered, and the next page.
pub(crate) fn answer(browser: &mut Browser, course: &Course, page: &Page, how: How) -> Page {
    let (form, question) = (page.form("answer"), asked(course, page));
    let form = match how {
        How::Rightly => rightly(form, question),
        How::Wrongly => wrongly(form, question),
    };
    browser.send(&form.press("go", "next")).expect(200)
}

/// Answers from this page to the last; gives the review.
pub(crate) fn answer_all(browser: &mut Browser, course: &Course, mut page: Page, how: How) -> Page {
    let most = course.test.as_ref().unwrap().questions_in_draw();
    for _ in 0..most {
        if !page.forms().iter().any(|form| form.does("answer")) {
            break;
        }
        page = answer(browser, course, &page, how);
    }
    assert!(page.forms().iter().any(|form| form.does("hand-in")), "no review: {}", page.describe());
    page
}

/// Takes the whole test; gives the result.
pub(crate) fn take_test(browser: &mut Browser, course: &Course, lang: Lang, how: How) -> Page {
    let first = start_test(browser, course, lang);
    let review = answer_all(browser, course, first, how);
    browser.send(&review.form("hand-in")).expect(200)
}

/// Takes the test without answering anything.
pub(crate) fn fail_test(browser: &mut Browser, course: &Course, lang: Lang) -> Page {
    start_test(browser, course, lang);
    let review = browser.get(&address(lang, &course.id, "test?review")).expect(200);
    browser.send(&review.form("hand-in")).expect(200)
}

/// Marks every page as read.
pub(crate) fn read_all(browser: &mut Browser, course: &Course, lang: Lang) {
    for (module, page) in course.pages() {
        let page = browser.get(&address(lang, &course.id, &format!("{}/{}", module.id, page.id))).expect(200);
        browser.send(&page.form("continue")).expect(200);
    }
}

/// Does all that the course asks; gives the certificate's page, where the name is asked for.
pub(crate) fn complete(browser: &mut Browser, course: &Course, lang: Lang) -> Page {
    read_all(browser, course, lang);
    take_test(browser, course, lang, How::Rightly);
    browser.get(&address(lang, &course.id, "certificate")).expect(200)
}

/// Issues a certificate from the page where the name is asked for; gives the page with those issued.
pub(crate) fn issue(browser: &mut Browser, page: &Page, name: &str) -> Page {
    let preview = browser.send(&page.form("preview").set("name", name)).expect(200);
    browser.send(&preview.form("issue").press("do", "issue")).expect(200)
}

/// The addresses of the PDFs that a certificate's page offers, newest first.
pub(crate) fn pdfs(page: &Page) -> Vec<String> {
    page.attributes("a[href^='/certificates/'][href$='.pdf']", "href")
}
