//! Practice questions: the answer's worth at once, as often as one likes; what is wrong with a form; and the same by
//! the door of the islands.

use perehdy_courses::model::{Lang, QuestionBody};
use serde_json::json;

use crate::support::answers::{order, rightly, wrongly};
use crate::support::browser::Browser;
use crate::support::courses::{EVERYTHING, Practice, address, everything, practice};
use crate::support::database::Engine;
use crate::support::form::Form;
use crate::support::html::check;
use crate::support::page::Page;
use crate::support::server::{Server, Setup};

on_both_engines!(
    a_wrong_answer_does_not_tell_the_right_one,
    an_answer_changes_nothing_at_the_other_questions,
    faulty_forms_come_back_as_they_were,
    islands_get_what_forms_get,
    islands_are_refused_what_forms_are_refused
);

fn page_of(asked: &Practice, lang: Lang) -> String {
    address(lang, EVERYTHING, &format!("{}/{}", asked.module, asked.page))
}

fn a_wrong_answer_does_not_tell_the_right_one(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    let mut browser = server.browser();
    for asked in practice(everything(), Lang::En) {
        let question = &asked.question;
        let page = browser.get(&page_of(&asked, Lang::En));
        let form = page.question(&question.id);
        let shown = order(question, &form);
        let answered = browser.send(&wrongly(form, question)).expect(200);
        let place = format!("#q-{}", question.id);
        assert!(answered.has(&format!("{place} .verdict-wrong")), "{}", question.id);
        let text = answered.texts(&place).concat();
        if let QuestionBody::One(options) | QuestionBody::Several(options) = &question.body {
            for option in options.iter().filter(|option| option.right) {
                let remark = option.feedback.as_ref().map(crate::support::answers::plain);
                assert!(remark.is_none_or(|remark| !text.contains(&remark)), "{}: {text}", question.id);
            }
        }
        if let Some(right) = &question.right {
            assert!(!text.contains(&crate::support::answers::plain(right)), "{}: {text}", question.id);
        }
        if let Some(wrong) = &question.wrong {
            assert!(text.contains(&crate::support::answers::plain(wrong)), "{}: {text}", question.id);
        }
        // Again, as often as one likes; the order stays.
        let form = answered.question(&question.id);
        assert_eq!(order(question, &form), shown, "{}", question.id);
        let right = browser.send(&rightly(form, question));
        assert!(right.has(&format!("{place} .verdict-right")), "{}", question.id);
    }
    let questions = practice(everything(), Lang::En).len();
    assert_eq!(server.database.count("practice_answers"), questions as i64);
    assert_eq!(server.database.number("SELECT min(tries) FROM practice_answers"), 2);
}

fn an_answer_changes_nothing_at_the_other_questions(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    let all = practice(everything(), Lang::En);
    let mut others = 0;
    for asked in &all {
        let mut browser = server.browser();
        let fresh = browser.get(&page_of(asked, Lang::En));
        let answered = browser.send(&wrongly(fresh.question(&asked.question.id), &asked.question)).expect(200);
        let same_page = |other: &&Practice| (&other.module, &other.page) == (&asked.module, &asked.page);
        for other in all.iter().filter(same_page).filter(|other| other.question.id != asked.question.id) {
            others += 1;
            let place = format!("#q-{}", other.question.id);
            assert_eq!(answered.all(&place)[0].html(), fresh.all(&place)[0].html(), "after {}", asked.question.id);
        }
    }
    assert!(others > 3, "only {others} questions stand beside others");
}

/// Sends fields to a page and expects it back with 422: nothing stored, the summary leading to a field that is there.
fn comes_back(server: &Server, browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Page {
    let before = server.database.dump();
    let page = browser.post(path, fields);
    assert_eq!(page.status, 422, "{fields:?}: {}", page.describe());
    check(&page);
    let summary = page.all(".error-summary");
    assert_eq!(summary.len(), 1, "{fields:?}: no summary");
    assert!(!page.texts(".error-summary li").is_empty(), "{fields:?}: an empty summary");
    assert!(page.texts("head > title")[0].starts_with("Error:"), "{:?}", page.texts("head > title"));
    assert_eq!(server.database.dump(), before, "{fields:?}: something was stored");
    page
}

/// The ids that the summary leads to; all of them are there, or `check` would have told.
fn led_to(page: &Page) -> Vec<String> {
    page.attributes(".error-summary a", "href").iter().map(|href| href[1..].to_owned()).collect()
}

fn faulty_forms_come_back_as_they_were(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    let mut browser = server.browser();
    let heat = address(Lang::En, EVERYTHING, "basics/heat");
    let words = address(Lang::En, EVERYTHING, "basics/words");
    let before = address(Lang::En, EVERYTHING, "manners/before");
    let long = "x".repeat(501);

    // Nothing chosen or written: told at the field.
    let page = comes_back(&server, &mut browser, &heat, &[("do", "answer"), ("question", "stones")]);
    assert_eq!(led_to(&page), ["q-stones_answer"]);
    let page =
        comes_back(&server, &mut browser, &words, &[("do", "answer"), ("question", "throw"), ("answer-0", "stones")]);
    assert_eq!(led_to(&page), ["q-throw_answer-1"]);
    assert_eq!(page.question("throw").value("answer-0").as_deref(), Some("stones"), "what was typed is there");
    // Not a number; what was typed stays.
    let page =
        comes_back(&server, &mut browser, &heat, &[("do", "answer"), ("question", "degrees"), ("answer", "very hot")]);
    assert_eq!(led_to(&page), ["q-degrees_answer"]);
    assert_eq!(page.question("degrees").value("answer").as_deref(), Some("very hot"));
    assert_eq!(page.attributes("#q-degrees_answer", "aria-invalid"), ["true"]);
    // Too long, and with characters that steer.
    for text in [long.as_str(), "thanks\u{7}"] {
        let after = address(Lang::En, EVERYTHING, "manners/after");
        let page =
            comes_back(&server, &mut browser, &after, &[("do", "answer"), ("question", "saying"), ("answer", text)]);
        assert_eq!(led_to(&page), ["q-saying_answer"]);
        assert_eq!(page.question("saying").value("answer").as_deref(), Some(text));
    }
    // Two items in one place: the chosen places stay.
    let fields = [("do", "answer"), ("question", "wash"), ("answer-0", "1"), ("answer-1", "1"), ("answer-2", "3")];
    let page = comes_back(&server, &mut browser, &before, &fields);
    assert_eq!(led_to(&page), ["q-wash_answer-1"]);
    assert_eq!(page.question("wash").value("answer-2").as_deref(), Some("3"));
    // An option that does not exist, one chosen twice, a field of another question, a question of another page.
    for fields in [
        vec![("do", "answer"), ("question", "stones"), ("answer", "3")],
        vec![("do", "answer"), ("question", "stones"), ("answer", "-1")],
        vec![("do", "answer"), ("question", "stones"), ("answer", "0"), ("answer", "1")],
        vec![("do", "answer"), ("question", "stones"), ("answer", "0"), ("answer-1", "0")],
        vec![("do", "answer"), ("question", "stones"), ("answer", "0"), ("extra", "1")],
        vec![("do", "answer"), ("question", "stones"), ("question", "low"), ("answer", "0")],
        vec![("do", "answer"), ("question", "wash"), ("answer-0", "1"), ("answer-1", "2"), ("answer-2", "3")],
        vec![("do", "answer"), ("question", "t-heats"), ("answer", "0")],
        vec![("do", "answer"), ("question", "nothing"), ("answer", "0")],
        vec![("do", "answer"), ("answer", "0")],
        vec![("question", "stones"), ("answer", "0")],
        vec![("do", "explode")],
        vec![("do", "continue"), ("answer", "0")],
        vec![],
    ] {
        comes_back(&server, &mut browser, &heat, &fields);
    }
    let kept = [("do", "answer"), ("question", "stones"), ("answer", "1"), ("extra", "1")];
    let page = comes_back(&server, &mut browser, &heat, &kept);
    assert_eq!(page.question("stones").value("answer").as_deref(), Some("1"), "what was chosen is there");
    assert!(browser.cookies.is_empty(), "nothing was stored, so nobody is remembered");
    // Bytes that are no form at all.
    let origin = server.origin.clone();
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("origin", origin.as_str())];
    for body in [&b"\xff\xfe%zz&&==%00"[..], b"do=answer&question=stones&answer=%ff"] {
        let page = browser.ask("POST", &heat, &headers, body).expect(422);
        check(&page);
    }
    assert_eq!(server.database.rows(), 0);
}

/// What the island sends for a form, and the reply.
fn by_island(browser: &mut Browser, origin: &str, page: &str, form: &Form) -> Page {
    let body = json!({"address": page, "fields": form.entries()}).to_string();
    let headers = [("content-type", "application/json"), ("origin", origin), ("accept", "application/json")];
    browser.ask("POST", "/api/answer-practice", &headers, body.as_bytes())
}

fn islands_get_what_forms_get(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    let (mut plain, mut island) = (server.browser(), server.browser());
    for asked in practice(everything(), Lang::Sv) {
        let (id, path) = (&asked.question.id, page_of(&asked, Lang::Sv));
        for fill in [wrongly, rightly] {
            let form = fill(plain.get(&path).question(id), &asked.question);
            let page = plain.send(&form).expect(200);
            let reply = by_island(&mut island, &server.origin, &path, &form).expect(200);
            let html: String = serde_json::from_slice(&reply.body).unwrap();
            let expected = page.all(&format!("#q-{id} .practice"))[0].inner_html();
            let tidy =
                |html: &str| html.replace("<leptos-children>", "").replace("</leptos-children>", "").replace("<!>", "");
            let reply = scraper::Html::parse_fragment(&html).root_element().inner_html();
            assert_eq!(tidy(&reply).replace("<!---->", ""), tidy(&expected).replace("<!---->", ""), "{id}");
        }
    }
    assert_eq!(island.cookies.len(), 1);
    let without_ids =
        |column: &str| server.database.number(&format!("SELECT count(DISTINCT {column}) FROM practice_answers"));
    assert_eq!(without_ids("learner_id"), 2);
    assert_eq!(server.database.number("SELECT min(tries) FROM practice_answers"), 2);
}

fn islands_are_refused_what_forms_are_refused(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    let mut browser = server.browser();
    let origin = server.origin.clone();
    let headers = [("content-type", "application/json"), ("origin", origin.as_str()), ("accept", "application/json")];
    let heat = address(Lang::En, EVERYTHING, "basics/heat");
    let fields = |pairs: &[(&str, &str)]| pairs.iter().map(|(n, v)| json!([n, v])).collect::<Vec<_>>();
    let good = fields(&[("do", "answer"), ("question", "stones"), ("answer", "0")]);
    for body in [
        json!({"address": "/en/courses/nothing/basics/heat", "fields": good}),
        json!({"address": "https://example.org/", "fields": good}),
        json!({"address": format!("{heat}/more"), "fields": good}),
        json!({"address": "", "fields": good}),
        json!({"address": heat, "fields": fields(&[("do", "continue")])}),
        json!({"address": heat, "fields": fields(&[("do", "answer"), ("question", "t-heats"), ("answer", "0")])}),
        json!({"address": heat, "fields": fields(&[("do", "answer"), ("question", "stones"), ("answer", "0"), ("x", "1")])}),
    ] {
        let reply = browser.ask("POST", "/api/answer-practice", &headers, body.to_string().as_bytes());
        assert_eq!((reply.status, reply.source()), (422, "\"Foreign\""), "{body}");
    }
    // A mistake in a field is told as on the page, and not stored.
    let empty = json!({"address": heat, "fields": fields(&[("do", "answer"), ("question", "stones")])}).to_string();
    let reply = browser.ask("POST", "/api/answer-practice", &headers, empty.as_bytes()).expect(200);
    assert!(reply.source().contains("field-error"), "{}", reply.source());
    assert_eq!(server.database.rows(), 0);
    assert!(browser.cookies.is_empty());
}
