//! The time limit of a test: shown, lengthened by the course's rules, and what happens when it is over.

use perehdy_courses::model::Lang;
use serde_json::json;

use crate::support::answers::rightly;
use crate::support::browser::Browser;
use crate::support::courses::{EVERYTHING, address, everything};
use crate::support::database::Engine;
use crate::support::form::Form;
use crate::support::html::check;
use crate::support::page::text_of_html;
use crate::support::program::until;
use crate::support::server::{Server, Setup};
use crate::support::walk::{How, answer, asked, start_test};

on_both_engines!(
    the_time_is_shown_and_lengthened_once,
    lengthening_keeps_what_is_typed,
    a_test_left_open_is_handed_in,
    a_form_that_comes_too_late,
    islands_tell_that_a_test_has_ended,
    a_test_left_open_is_handed_in_by_itself
);

fn test(query: &str) -> String {
    address(Lang::En, EVERYTHING, &format!("test{query}"))
}

fn the_time_is_shown_and_lengthened_once(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let rules = browser.get(&test(""));
    assert!(rules.says("You have 30 minutes."), "{}", rules.describe());
    assert!(rules.says("You may lengthen the time once by 10 minutes."), "{}", rules.describe());
    let mut page = start_test(&mut browser, everything(), Lang::En);
    assert!(page.says("About 30 minutes left"), "{}", page.describe());
    page = browser.get(&test("?question=3"));
    let end = server.database.number("SELECT ends_at FROM attempts");
    let review = browser.get(&test("?review"));
    let longer = browser.send(&page.form("answer").press("go", "extend")).expect(200);
    assert_eq!(longer.path(), test("?question=3"), "one stays where one was");
    assert!(longer.says("About 40 minutes left"), "{}", longer.describe());
    assert!(!longer.says("Add 10 minutes"), "only once: {}", longer.describe());
    assert_eq!(server.database.number("SELECT ends_at FROM attempts") - end, 10 * 60_000_000);
    // The old forms, sent again, give nothing more.
    browser.send(&page.form("answer").press("go", "extend")).expect(200);
    browser.send(&review.form("extend")).expect(200);
    assert_eq!(server.database.number("SELECT ends_at FROM attempts") - end, 10 * 60_000_000);
}

/// The button stands next to a question that may be half done: it is saved, or shown again with what is missing.
fn lengthening_keeps_what_is_typed(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    let mut browser = server.browser();
    let course = everything();
    let mut page = start_test(&mut browser, course, Lang::En);
    let end = server.database.number("SELECT ends_at FROM attempts");
    let form = rightly(page.form("answer"), asked(course, &page));
    let filled = form.filled();
    page = browser.send(&form.clone().press("go", "extend")).expect(200);
    assert_eq!(page.path(), test("?question=1"));
    assert_eq!(page.form("answer").filled(), filled, "the answer came along");
    assert_eq!(server.database.count("attempt_answers"), 1);
    assert_eq!(server.database.number("SELECT ends_at FROM attempts") - end, 10 * 60_000_000);
    // By Enter one goes on, though the button that lengthens stands above the question.
    assert_eq!(browser.send(&form).expect(200).path(), test("?question=2"));

    // Nothing chosen is no mistake here.
    let mut browser = server.browser();
    page = start_test(&mut browser, course, Lang::En);
    page = browser.send(&page.form("answer").press("go", "extend")).expect(200);
    assert!(page.says("About 40 minutes left"), "{}", page.describe());
    assert_eq!(server.database.count("attempt_answers"), 1);

    // An answer that is not whole: the time is lengthened all the same, and what there is stays.
    let (mut browser, form) = with_two_lists(&server);
    let part = form.set("answer-0", "0");
    page = browser.send(&part.clone().press("go", "extend")).expect(422);
    assert!(page.says("About 40 minutes left") && page.has("[role=alert]"), "{}", page.describe());
    assert_eq!(page.form("answer").filled(), part.filled());
    assert_eq!(server.database.count("attempt_answers"), 1);
}

/// A running test with the form of its question with two empty lists, which a draw may leave out.
fn with_two_lists(server: &Server) -> (Browser, Form) {
    for _ in 0..50 {
        let mut browser = server.browser();
        start_test(&mut browser, everything(), Lang::En);
        let mut forms = (1..=7).map(|at| browser.get(&test(&format!("?question={at}"))).form("answer"));
        if let Some(form) = forms.find(|form| form.value("question").as_deref() == Some("t-words")) {
            return (browser, form);
        }
    }
    panic!("never drawn")
}

fn a_test_left_open_is_handed_in(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let course = everything();
    let mut page = start_test(&mut browser, course, Lang::En);
    for _ in 0..5 {
        page = answer(&mut browser, course, &page, How::Rightly);
    }
    server.database.pass(31);
    let result = browser.get(&test("")).expect(200);
    check(&result);
    assert!(result.says("The time was over, so your saved answers were handed in for you."), "{}", result.describe());
    assert!(
        result.says("5 of 7 right") && result.has(".result-passed"),
        "the saved answers count: {}",
        result.describe()
    );
    // A passed test makes the certificate possible though nobody pressed a button.
    let certificate = browser.get(&address(Lang::En, EVERYTHING, "certificate"));
    assert!(!certificate.texts("main ul").concat().contains("Pass the final test"), "{}", certificate.describe());
}

fn a_form_that_comes_too_late(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let course = everything();
    let first = start_test(&mut browser, course, Lang::En);
    let second = answer(&mut browser, course, &first, How::Rightly);
    let review = browser.get(&test("?review"));
    server.database.pass(31);
    let late = browser.send(&rightly(second.form("answer"), asked(course, &second))).expect(200);
    assert!(late.says("The time was over") && late.says("1 of 7 right"), "{}", late.describe());
    assert_eq!(server.database.count("attempt_answers"), 1, "what came too late does not count");
    let too_late = browser.send(&review.form("extend")).expect(200);
    assert!(too_late.says("The time was over"), "{}", too_late.describe());
    let handed_in = browser.send(&review.form("hand-in")).expect(200);
    assert!(handed_in.says("The time was over") && handed_in.says("1 of 7 right"), "{}", handed_in.describe());
    let by_end = server.database.number("SELECT count(*) FROM attempts WHERE handed_in_at = ends_at AND points = 1");
    assert_eq!(by_end, 1, "handed in as of its end");
}

fn islands_tell_that_a_test_has_ended(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    let course = everything();
    let ends: [fn(&Server, &mut Browser, &Form); 2] = [
        |server, _, _| server.database.pass(31),
        |_, browser, form| {
            // In another tab.
            let fields = [("do", "hand-in"), ("attempt", &*form.value("attempt").unwrap())];
            browser.post(&test(""), &fields).expect(200);
        },
    ];
    for end in ends {
        let mut browser = server.browser();
        let page = start_test(&mut browser, course, Lang::En);
        let (form, question) = (page.form("answer"), asked(course, &page));
        end(&server, &mut browser, &form);
        let whole = rightly(form.clone(), question).entries();
        let mut empty = whole.clone();
        empty.retain(|(name, _)| !name.starts_with("answer"));
        let before = server.database.dump();
        // Also when the answer is not whole yet: nobody is to go on filling it in for nothing.
        for fields in [whole, empty] {
            for (lang, told, link) in [
                (Lang::En, "The test has already ended, so this answer was not saved.", "See the result"),
                (Lang::Fi, "Testi on jo päättynyt, joten tätä vastausta ei tallennettu.", "Katso tulos"),
                (Lang::Sv, "Provet är redan avslutat, så det här svaret sparades inte.", "Se resultatet"),
            ] {
                let address = address(lang, EVERYTHING, "test");
                let body = json!({"address": address, "fields": fields}).to_string();
                let headers = [("content-type", "application/json"), ("origin", &*server.origin)];
                let reply = browser.ask("POST", "/api/save-answer", &headers, body.as_bytes()).expect(200);
                let html: String = serde_json::from_slice(&reply.body).unwrap();
                assert_eq!(text_of_html(&html), format!("{told} {link}"));
                assert!(html.contains(&format!("href=\"{address}?closed\"")), "{html}");
            }
        }
        assert_eq!(server.database.dump(), before);
        // The plain form means the same: nothing is saved, the result is shown.
        let result = browser.send(&form).expect(200);
        assert!(result.has(".result"), "{}", result.describe());
        assert!(browser.get(&test("?closed")).expect(200).has(".result-score"));
    }
}

fn a_test_left_open_is_handed_in_by_itself(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let first = start_test(&mut browser, everything(), Lang::En);
    answer(&mut browser, everything(), &first, How::Rightly);
    server.database.pass(31);
    let done =
        || server.database.number("SELECT count(*) FROM attempts WHERE handed_in_at = ends_at AND points = 1") == 1;
    until("the attempt is handed in though nobody looks", done);
}
