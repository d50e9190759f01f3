//! Taking the test again: how long to wait, how often one may.

use perehdy_courses::model::Lang;

use crate::support::courses::{BUNDLED, EVERYTHING, address, bundled, everything};
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::server::Server;
use crate::support::walk::{How, fail_test, start_test, take_test};

on_both_engines!(after_a_failure_one_waits, attempts_are_used_up, a_passed_test_is_not_taken_again);

fn after_a_failure_one_waits(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let course = everything();
    let result = fail_test(&mut browser, course, Lang::En);
    check(&result);
    assert!(result.has(".result-failed") && result.says("You may start a new attempt on"), "{}", result.describe());
    let may_start = |page: &crate::support::page::Page| page.forms().iter().any(|form| form.does("start"));
    assert!(!may_start(&result));
    // The form sent all the same starts nothing.
    let refused = browser.post(&address(Lang::En, EVERYTHING, "test"), &[("do", "start")]);
    assert!(refused.says("You may start a new attempt on"), "{}", refused.describe());
    assert_eq!(server.database.count("attempts"), 1);
    server.database.pass(59);
    assert!(!may_start(&browser.get(&address(Lang::En, EVERYTHING, "test"))));
    server.database.pass(2);
    let page = browser.get(&address(Lang::En, EVERYTHING, "test"));
    assert!(may_start(&page), "{}", page.describe());
    let passed = take_test(&mut browser, course, Lang::En, How::Rightly);
    assert!(passed.has(".result-passed") && passed.says("Attempt 1"), "earlier ones are listed: {}", passed.describe());
}

fn attempts_are_used_up(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let course = everything();
    for attempt in 1..=3 {
        assert_eq!(server.database.count("attempts"), attempt - 1);
        fail_test(&mut browser, course, Lang::En);
        server.database.pass(61);
    }
    let page = browser.get(&address(Lang::En, EVERYTHING, "test")).expect(200);
    check(&page);
    assert!(page.says("You have used all your attempts."), "{}", page.describe());
    let refused = browser.post(&address(Lang::En, EVERYTHING, "test"), &[("do", "start")]);
    assert!(refused.says("You have used all your attempts."), "{}", refused.describe());
    assert_eq!(server.database.count("attempts"), 3);
    // The other course has rules and attempts of its own.
    start_test(&mut browser, bundled(), Lang::En);
    assert!(browser.get(&address(Lang::En, BUNDLED, "test")).forms().iter().any(|form| form.does("answer")));
}

fn a_passed_test_is_not_taken_again(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    take_test(&mut browser, everything(), Lang::En, How::Rightly);
    server.database.pass(61);
    let stored = server.database.dump();
    let page = browser.post(&address(Lang::En, EVERYTHING, "test"), &[("do", "start")]).expect(200);
    assert!(page.has(".result-passed"), "{}", page.describe());
    assert_eq!(server.database.dump(), stored);
}
