//! Twice, from two tabs, two at once: one result, and both see it.

use std::thread;

use perehdy_courses::model::Lang;

use crate::support::answers::rightly;
use crate::support::browser::Browser;
use crate::support::courses::{EVERYTHING, address, everything};
use crate::support::database::Engine;
use crate::support::form::Form;
use crate::support::server::Server;
use crate::support::walk::{How, answer, answer_all, asked, complete, pdfs, start_test};

on_both_engines!(
    handing_in_twice,
    handing_in_two_at_once,
    starting_two_at_once,
    answering_after_handing_in,
    two_tabs_answer_different_questions,
    issuing_two_at_once,
    a_first_visit_by_two_forms_at_once
);

/// Sends the same form so many times at once, each from a window of its own; gives headings and texts of the answers.
fn at_once(browser: &Browser, form: &Form, times: usize) -> Vec<(u16, String, String)> {
    let send = || {
        let (mut browser, form) = (browser.clone(), form.clone());
        thread::spawn(move || {
            let page = browser.send(&form);
            (page.status, page.path(), page.texts("main").concat())
        })
    };
    let sent: Vec<_> = (0..times).map(|_| send()).collect();
    sent.into_iter().map(|thread| thread.join().unwrap()).collect()
}

fn handing_in_twice(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let first = start_test(&mut browser, everything(), Lang::Fi);
    let review = answer_all(&mut browser, everything(), first, How::Rightly);
    let mut other_tab = browser.clone();
    let result = browser.send(&review.form("hand-in")).expect(200);
    let stored = server.database.dump();
    let again = other_tab.send(&review.form("hand-in")).expect(200);
    assert_eq!(again.texts(".result"), result.texts(".result"));
    assert!(again.has(".result-passed"));
    assert_eq!(server.database.dump(), stored, "the second time changes nothing");
}

fn handing_in_two_at_once(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let first = start_test(&mut browser, everything(), Lang::Fi);
    let review = answer_all(&mut browser, everything(), first, How::Rightly);
    let results = at_once(&browser, &review.form("hand-in"), 6);
    assert!(results.iter().all(|result| result.0 == 200 && *result == results[0]), "{results:?}");
    assert_eq!(server.database.number("SELECT count(*) FROM attempts WHERE handed_in_at IS NOT NULL"), 1);
}

fn starting_two_at_once(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let page = browser.get(&address(Lang::Fi, EVERYTHING, "basics/heat"));
    browser.send(&page.form("continue"));
    let rules = browser.get(&address(Lang::Fi, EVERYTHING, "test"));
    let started = at_once(&browser, &rules.form("start"), 6);
    assert!(started.iter().all(|page| page.0 == 200 && *page == started[0]), "{started:?}");
    assert_eq!(server.database.count("attempts"), 1);
}

fn answering_after_handing_in(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let course = everything();
    let first = start_test(&mut browser, course, Lang::En);
    let second = answer(&mut browser, course, &first, How::Rightly);
    // The second question stays open in another tab; this one hands in.
    let mut other_tab = browser.clone();
    let review = browser.get(&address(Lang::En, EVERYTHING, "test?review"));
    browser.send(&review.form("hand-in")).expect(200);
    let stored = server.database.dump();
    let late = other_tab.send(&rightly(second.form("answer"), asked(course, &second))).expect(200);
    assert!(late.says("The test had already been handed in"), "{}", late.describe());
    assert!(late.has(".result-failed"));
    assert_eq!(server.database.dump(), stored);
}

fn two_tabs_answer_different_questions(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let course = everything();
    start_test(&mut browser, course, Lang::En);
    let questions = 1..=course.test.as_ref().unwrap().questions_in_draw();
    let threads: Vec<_> = questions
        .map(|number| {
            let mut tab = browser.clone();
            thread::spawn(move || {
                let page = tab.get(&address(Lang::En, EVERYTHING, &format!("test?question={number}")));
                answer(&mut tab, course, &page, How::Rightly).status
            })
        })
        .collect();
    assert!(threads.into_iter().all(|thread| thread.join().unwrap() == 200));
    let review = browser.get(&address(Lang::En, EVERYTHING, "test?review"));
    assert!(browser.send(&review.form("hand-in")).has(".result-passed"), "every answer was kept");
}

fn issuing_two_at_once(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let page = complete(&mut browser, everything(), Lang::Sv);
    let preview = browser.send(&page.form("preview").set("name", "Åsa Öhman")).expect(200);
    let issued = at_once(&browser, &preview.form("issue").press("do", "issue"), 6);
    assert!(issued.iter().all(|page| page.0 == 200), "{issued:?}");
    assert_eq!(server.database.count("certificates"), 1, "the same certificate for all");
    assert_eq!(pdfs(&browser.get(&address(Lang::Sv, EVERYTHING, "certificate"))).len(), 1);
}

fn a_first_visit_by_two_forms_at_once(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let page = browser.get(&address(Lang::Fi, EVERYTHING, "basics/heat"));
    let sent = at_once(&browser, &page.form("continue"), 4);
    assert!(sent.iter().all(|page| page.0 == 200), "{sent:?}");
    // Nobody can know that they belong together: each got a cookie of its own, and none is lost.
    assert_eq!(server.database.count("sessions"), 4);
    assert_eq!(server.database.count("pages_read"), 4);
}
