//! The forms of the final test: what is wrong with one is told, what was typed stays, and nothing is stored.

use perehdy_courses::model::{Course, Lang, QuestionBody};
use serde_json::json;

use crate::support::answers::{rightly, wrongly};
use crate::support::browser::Browser;
use crate::support::courses::{EVERYTHING, address, everything};
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::page::Page;
use crate::support::server::{Server, Setup};
use crate::support::walk::{How, answer, answer_all, asked, start_test};

on_both_engines!(
    every_question_can_be_answered_badly,
    only_what_was_drawn_can_be_answered,
    nobody_answers_for_others,
    unanswered_questions_are_warned_of,
    islands_save_each_answer,
    a_result_tells_no_keys
);

fn roomy(engine: Engine) -> Server {
    Setup::new(engine).flag("burst", "1000").start()
}

fn test_address(lang: Lang) -> String {
    address(lang, EVERYTHING, "test")
}

/// Sends a form of the test and expects it back with 422 and nothing stored.
fn refused(server: &Server, browser: &mut Browser, fields: &[(&str, &str)]) -> Page {
    let before = server.database.dump();
    let page = browser.post(&test_address(Lang::En), fields);
    assert_eq!(page.status, 422, "{fields:?}: {}", page.describe());
    check(&page);
    assert!(page.has(".error-summary li"), "{fields:?}: no summary");
    assert_eq!(server.database.dump(), before, "{fields:?}: something was stored");
    page
}

fn every_question_can_be_answered_badly(engine: Engine) {
    let server = roomy(engine);
    let mut browser = server.browser();
    let course = everything();
    let mut page = start_test(&mut browser, course, Lang::En);
    for _ in 0..course.test.as_ref().unwrap().questions_in_draw() {
        let (form, question) = (page.form("answer"), asked(course, &page));
        let attempt = form.value("attempt").unwrap();
        let base = [("do", "answer"), ("attempt", attempt.as_str()), ("question", question.id.as_str())];
        // "Save and go on" with nothing in it is told at the first field.
        let empty = refused(&server, &mut browser, &base);
        let anchor = empty.attributes(".error-summary a", "href");
        assert!(anchor[0].starts_with(&format!("#q-{}_answer", question.id)), "{anchor:?}");
        assert_eq!(empty.form("answer").value("question").as_ref(), Some(&question.id), "the same question again");
        // A field too many: what was chosen stays.
        let filled = rightly(form.clone(), question);
        let entries = filled.entries();
        let mut fields: Vec<(&str, &str)> =
            entries.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        fields.push(("answer-99", "1"));
        let back = refused(&server, &mut browser, &fields);
        assert_eq!(back.form("answer").filled(), filled.filled(), "{}: what was chosen stays", question.id);
        // An option that is not there.
        let field = match &question.body {
            QuestionBody::Matching { .. } | QuestionBody::Ordering(_) => Some("answer-0"),
            QuestionBody::One(_) | QuestionBody::Several(_) | QuestionBody::TrueOrFalse(_) => Some("answer"),
            _ => None,
        };
        if let Some(field) = field {
            for value in ["99", "-1", "0x1", "18446744073709551616", "first"] {
                refused(&server, &mut browser, &[&base[..], &[(field, value)]].concat());
            }
        }
        assert_eq!(server.database.count("attempt_answers"), 0, "nothing yet");
        server.database.execute("DELETE FROM attempt_answers");
        page = browser.send(&rightly(page.form("answer"), question).press("go", "next")).expect(200);
        server.database.execute("DELETE FROM attempt_answers");
    }
}

fn only_what_was_drawn_can_be_answered(engine: Engine) {
    let server = roomy(engine);
    let mut browser = server.browser();
    let course: &Course = everything();
    let first = start_test(&mut browser, course, Lang::En);
    let attempt = first.form("answer").value("attempt").unwrap();
    let draw = server.database.texts("SELECT draw FROM attempts").concat();
    let bank: Vec<&String> = course.test.as_ref().unwrap().bank.iter().flat_map(|bank| &bank.ids).collect();
    let not_drawn: Vec<&&String> = bank.iter().filter(|id| !draw.contains(&format!("\"{id}\""))).collect();
    assert_eq!(bank.len() - not_drawn.len(), 7, "the draw is by the quotas: {draw}");
    for id in not_drawn.into_iter().map(|id| id.as_str()).chain(["stones", "nothing", ""]) {
        refused(&server, &mut browser, &[("do", "answer"), ("attempt", &attempt), ("question", id), ("answer", "0")]);
    }
    for fields in [
        vec![("do", "start"), ("answer", "0")],
        vec![("do", "hand-in")],
        vec![("do", "hand-in"), ("attempt", "nonsense")],
        vec![("do", "hand-in"), ("attempt", attempt.as_str()), ("sure", "yes")],
        vec![("do", "extend")],
        vec![("do", "extend"), ("attempt", attempt.as_str()), ("minutes", "1000")],
        vec![("do", "cheat"), ("attempt", attempt.as_str())],
        vec![("attempt", attempt.as_str())],
        vec![],
    ] {
        refused(&server, &mut browser, &fields);
    }
    let id = first.form("answer").value("question").unwrap();
    refused(
        &server,
        &mut browser,
        &[("do", "answer"), ("attempt", &attempt), ("question", &id), ("go", "away"), ("answer", "0")],
    );
}

fn nobody_answers_for_others(engine: Engine) {
    let server = roomy(engine);
    let (mut one, mut other) = (server.browser(), server.browser());
    let course = everything();
    let page = start_test(&mut one, course, Lang::En);
    let question = asked(course, &page);
    let foreign = rightly(page.form("answer"), question).entries();
    let fields: Vec<(&str, &str)> = foreign.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    // Somebody without an attempt, somebody with one of their own.
    refused(&server, &mut other, &fields);
    assert!(other.cookies.is_empty());
    start_test(&mut other, course, Lang::En);
    refused(&server, &mut other, &fields);
    let attempt = page.form("answer").value("attempt").unwrap();
    refused(&server, &mut other, &[("do", "hand-in"), ("attempt", &attempt)]);
    refused(&server, &mut other, &[("do", "extend"), ("attempt", &attempt)]);
    assert_eq!(server.database.count("attempt_answers"), 0);
}

fn unanswered_questions_are_warned_of(engine: Engine) {
    let server = roomy(engine);
    let mut browser = server.browser();
    let course = everything();
    let first = start_test(&mut browser, course, Lang::En);
    answer(&mut browser, course, &first, How::Rightly);
    let review = browser.get(&format!("{}?review", test_address(Lang::En))).expect(200);
    check(&review);
    assert!(review.texts(".warning").concat().contains("6 questions have no answer"), "{}", review.describe());
    assert_eq!((review.all(".review .is-answered").len(), review.all(".review .is-open").len()), (1, 6));
    // An answer can be changed until the end.
    let back = browser.get(&format!("{}?question=1", test_address(Lang::En)));
    let question = asked(course, &back);
    browser.send(&wrongly(back.form("answer"), question).press("go", "next")).expect(200);
    assert_eq!(server.database.count("attempt_answers"), 1);
    let result = browser.send(&review.form("hand-in"));
    assert!(result.says("0 of 7 right"), "the changed answer counts: {}", result.describe());
    // The modules to go back to are told.
    let revisit = result.attributes("main ul a", "href");
    assert!(revisit.contains(&address(Lang::En, EVERYTHING, "basics/heat")), "{revisit:?}");
    assert!(revisit.contains(&address(Lang::En, EVERYTHING, "manners/before")), "{revisit:?}");
}

fn islands_save_each_answer(engine: Engine) {
    let server = roomy(engine);
    let mut browser = server.browser();
    let course = everything();
    let page = start_test(&mut browser, course, Lang::En);
    let (form, question) = (page.form("answer"), asked(course, &page));
    let origin = server.origin.clone();
    let headers = [("content-type", "application/json"), ("origin", origin.as_str()), ("accept", "application/json")];
    let mut save = |fields: Vec<(String, String)>| {
        let body = json!({"address": test_address(Lang::En), "fields": fields}).to_string();
        let reply = browser.ask("POST", "/api/save-answer", &headers, body.as_bytes());
        (reply.status, String::from_utf8(reply.body).unwrap())
    };
    // An answer that is not whole is neither saved nor complained about.
    let mut bare = form.entries();
    bare.retain(|(name, _)| !name.starts_with("answer"));
    assert_eq!(save(bare), (200, "\"\"".to_owned()));
    assert_eq!(server.database.count("attempt_answers"), 0);
    let (status, told) = save(rightly(form.clone(), question).entries());
    assert!(status == 200 && told.starts_with("\"Saved at "), "{status} {told}");
    assert_eq!(server.database.count("attempt_answers"), 1);
    // Another's attempt, another question, a field too many.
    let with = |name: &str, value: &str| {
        let mut entries = rightly(form.clone(), question).entries();
        entries.retain(|(field, _)| field != name);
        entries.push((name.to_owned(), value.to_owned()));
        entries
    };
    let before = server.database.dump();
    for entries in [
        with("attempt", "00000000-0000-7000-8000-000000000000"),
        with("question", "stones"),
        with("do", "hand-in"),
        with("x", "1"),
    ] {
        assert_eq!(save(entries.clone()), (422, "\"Foreign\"".to_owned()), "{entries:?}");
    }
    assert_eq!(server.database.dump(), before);
    // The page shows it again.
    let again = browser.get(&test_address(Lang::En).replace("/test", "/test?question=1"));
    assert_eq!(again.form("answer").filled(), rightly(form, question).filled());
}

fn a_result_tells_no_keys(engine: Engine) {
    let server = roomy(engine);
    let mut browser = server.browser();
    let course = everything();
    let first = start_test(&mut browser, course, Lang::En);
    let review = answer_all(&mut browser, course, first, How::Wrongly);
    let result = browser.send(&review.form("hand-in")).expect(200);
    check(&result);
    let text = result.texts("main").concat();
    for bank in &course.test.as_ref().unwrap().bank {
        for question in &bank.questions.0[&Lang::En] {
            let prompt = crate::support::answers::plain(&question.prompt);
            assert!(prompt.is_empty() || !text.contains(&prompt), "the result asks “{prompt}” again");
            if let Some(why) = &question.why {
                assert!(!text.contains(&crate::support::answers::plain(why)), "{text}");
            }
        }
    }
    assert!(!result.has(".verdict, .remark, .mark"), "marks of single questions are shown");
}
