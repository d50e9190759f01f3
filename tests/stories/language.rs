//! The language can be changed anywhere, in the middle of the test too: same place, same attempt, same draw, one score.

use perehdy_courses::model::Lang;

use crate::support::answers::order;
use crate::support::browser::Browser;
use crate::support::courses::{EVERYTHING, address, everything};
use crate::support::database::Engine;
use crate::support::page::Page;
use crate::support::server::Server;
use crate::support::walk::{How, answer, asked, start_test};

on_both_engines!(in_the_middle_of_the_test, on_every_page, practice_answers_stay);

/// The page in another language, by its own switch.
fn switch(browser: &mut Browser, page: &Page, lang: Lang) -> Page {
    let switch = page.attributes(&format!(".languages a[hreflang={}]", lang.code()), "href");
    let there = browser.get(&switch[0]).expect(200);
    assert_eq!(there.lang(), lang.code());
    assert_eq!(there.path()[3..], page.path()[3..], "the same place");
    there
}

fn in_the_middle_of_the_test(engine: Engine) {
    let server = Server::start(engine);
    let course = everything();
    let questions = course.test.as_ref().unwrap().questions_in_draw() as usize;
    let mut browser = server.browser();
    let mut page = start_test(&mut browser, course, Lang::Fi);
    let attempt = page.form("answer").value("attempt");
    let mut langs = Lang::ALL.into_iter().cycle();
    let mut drawn = Vec::new();
    for number in 1..=questions {
        let lang = langs.next().unwrap();
        page = switch(&mut browser, &page, lang);
        let shown = order(asked(course, &page), &page.form("answer"));
        for other in Lang::ALL {
            let there = switch(&mut browser, &page, other);
            let form = there.form("answer");
            assert_eq!(form.value("attempt"), attempt, "the same attempt");
            assert_eq!(asked(course, &there).id, asked(course, &page).id, "the same question");
            assert_eq!(order(asked(course, &there), &form), shown, "in the same order");
        }
        drawn.push(asked(course, &page).id.clone());
        // Every second answer is right.
        let how = if number % 2 == 0 { How::Rightly } else { How::Wrongly };
        let next = answer(&mut browser, course, &page, how);
        let back = browser.get(&format!("{}?question={number}", address(Lang::Sv, EVERYTHING, "test")));
        assert!(!back.form("answer").filled().is_empty(), "{}: the answer is there in Swedish", drawn[number - 1]);
        page = next;
    }
    let review = switch(&mut browser, &page, Lang::En);
    assert_eq!(server.database.count("attempts"), 1);
    let result = browser.send(&review.form("hand-in"));
    let expected = format!("{} of {questions} right", questions / 2);
    assert!(result.says(&expected), "{expected}: {}", result.describe());
    let finnish = switch(&mut browser, &result, Lang::Fi);
    assert!(finnish.has(".result-failed"), "one score in every language");
    let mut sorted = drawn.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(sorted.len(), questions, "no question twice: {drawn:?}");
}

fn on_every_page(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    for rest in ["", "basics/heat", "basics/words?media=steam-elsewhere", "manners/after", "test", "certificate"] {
        let page = browser.get(&address(Lang::Fi, EVERYTHING, rest)).expect(200);
        for lang in [Lang::Sv, Lang::En, Lang::Fi] {
            switch(&mut browser, &page, lang);
        }
    }
    for path in ["/fi", "/fi/privacy", "/fi/accessibility"] {
        let page = browser.get(path).expect(200);
        switch(&mut browser, &page, Lang::En);
    }
}

fn practice_answers_stay(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    let page = browser.get(&address(Lang::Fi, EVERYTHING, "basics/heat"));
    let answered = browser.send(&page.question("stones").set("answer", "1"));
    assert!(answered.has("#q-stones .verdict-wrong"));
    let english = switch(&mut browser, &answered, Lang::En);
    assert!(english.has("#q-stones .verdict-wrong"));
    assert_eq!(english.question("stones").value("answer").as_deref(), Some("1"));
    assert!(english.says("The lamp only gives light."), "the remark in the language of the page");
}
