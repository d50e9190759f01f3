//! During the test nobody is told whether an answer is right: not by the pages, not by what islands are told.

use perehdy_courses::model::Lang;
use serde_json::json;

use crate::support::answers::{rightly, wrongly};
use crate::support::browser::Browser;
use crate::support::courses::{EVERYTHING, address, everything};
use crate::support::database::Engine;
use crate::support::form::Form;
use crate::support::page::{Page, text_of};
use crate::support::server::{Server, Setup};
use crate::support::walk::{asked, start_test};

on_both_engines!(a_saved_answer_is_not_marked, a_result_names_no_right_option, a_result_tells_no_answer_from_another);

/// What an island is told about an answer.
fn told(server: &Server, browser: &mut Browser, answer: &Form) -> String {
    let body = json!({"address": address(Lang::En, EVERYTHING, "test"), "fields": answer.entries()}).to_string();
    let headers = [("content-type", "application/json"), ("origin", &*server.origin)];
    browser.ask("POST", "/api/save-answer", &headers, body.as_bytes()).expect(200).source().to_owned()
}

fn a_saved_answer_is_not_marked(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    let mut browser = server.browser();
    let course = everything();
    start_test(&mut browser, course, Lang::En);
    for number in 1..=course.test.as_ref().unwrap().questions_in_draw() {
        let address = address(Lang::En, EVERYTHING, &format!("test?question={number}"));
        let page = browser.get(&address);
        let (form, question) = (page.form("answer"), asked(course, &page));
        // Everything but what was chosen: the words, and which elements stand there.
        let looks = |page: &Page| {
            let section = page.all(&format!("#q-{}", question.id))[0];
            let elements = section.descendent_elements().map(|element| {
                let value = element.value();
                (value.name().to_owned(), value.attr("class").map(str::to_owned))
            });
            (text_of(section), elements.collect::<Vec<_>>())
        };
        let right = told(&server, &mut browser, &rightly(form.clone(), question));
        let page_right = looks(&browser.get(&address));
        let wrong = told(&server, &mut browser, &wrongly(form.clone(), question));
        let page_wrong = looks(&browser.get(&address));
        // A minute may have passed: it says when.
        let again = told(&server, &mut browser, &rightly(form, question));
        assert!(wrong == right || wrong == again, "{}: {wrong} is not {right}", question.id);
        assert_eq!(page_wrong, page_right, "{}", question.id);
    }
}

fn a_result_names_no_right_option(engine: Engine) {
    use perehdy_courses::answer::Answer;
    use perehdy_courses::model::QuestionBody;

    let server = Setup::new(engine).flag("burst", "1000").start();
    let course = everything();
    let result = crate::support::walk::fail_test(&mut server.browser(), course, Lang::En);
    let text = result.texts("main").concat();
    let mut names = Vec::new();
    for question in course.test.as_ref().unwrap().bank.iter().flat_map(|bank| &bank.questions.0[&Lang::En]) {
        match (&question.body, Answer::key(question)) {
            (QuestionBody::One(options) | QuestionBody::Several(options), _) => {
                names.extend(options.iter().map(|option| crate::support::answers::plain(&option.text)));
            }
            (QuestionBody::Short(keys), _) => names.extend(keys.iter().cloned()),
            (_, Answer::Gaps(keys)) => names.extend(keys),
            _ => {}
        }
    }
    assert!(names.len() > 10, "{names:?}");
    for name in names {
        assert!(!text.contains(&name), "the result names “{name}”: {text}");
    }
}

/// The result of a test in which one answer was wrong: the first or the last question of the first module.
fn result_with_one_wrong(server: &Server, last: bool) -> Page {
    let course = everything();
    let mut browser = server.browser();
    let test = course.test.as_ref().unwrap();
    let module = &test.bank[0];
    let mut page = start_test(&mut browser, course, Lang::En);
    // All rightly at first; the draw is known only then.
    let mut of_module = Vec::new();
    for number in 1..=test.questions_in_draw() {
        page = browser.get(&address(Lang::En, EVERYTHING, &format!("test?question={number}"))).expect(200);
        let question = asked(course, &page);
        if module.questions.0[&Lang::En].iter().any(|one| one.id == question.id) {
            of_module.push(number);
        }
        page = browser.send(&rightly(page.form("answer"), question).press("go", "next")).expect(200);
    }
    let chosen = if last { of_module.last() } else { of_module.first() }.unwrap();
    let asking = browser.get(&address(Lang::En, EVERYTHING, &format!("test?question={chosen}"))).expect(200);
    browser.send(&wrongly(asking.form("answer"), asked(course, &asking)).press("go", "next")).expect(200);
    let review = browser.get(&address(Lang::En, EVERYTHING, "test?review")).expect(200);
    assert!(of_module.len() > 1 && review.has("form"), "{}", page.describe());
    browser.send(&review.form("hand-in")).expect(200)
}

fn a_result_tells_no_answer_from_another(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    // Beside points (some kinds of questions give parts of them) and the time, both say the same.
    let told = [false, true].map(|last| {
        let result = result_with_one_wrong(&server, last);
        let mut text = result.texts("main").concat();
        for varies in [".result-score", ".result .fine"] {
            let varies = result.texts(varies).concat();
            assert!(text.contains(&varies) && !varies.is_empty(), "{}", result.describe());
            text = text.replace(&varies, "");
        }
        assert!(result.has(".result-passed"), "{}", result.describe());
        text
    });
    assert_eq!(told[0], told[1]);
}
