//! The right answers never reach the browser before the answer is given: in no page, script, reply or order.

use std::collections::BTreeMap;

use perehdy_courses::answer::Answer;
use perehdy_courses::model::{BlockBody, Course, Lang, Question, QuestionBody, Rich};
use serde_json::json;

use crate::support::answers::{order, plain};
use crate::support::browser::Browser;
use crate::support::courses::{EVERYTHING, address, addresses, both, copy, everything, fixtures, practice};
use crate::support::crawl::crawl;
use crate::support::database::Engine;
use crate::support::folder::folder;
use crate::support::form::{Control, Form, Kind};
use crate::support::page::{Page, text_of, text_of_html};
use crate::support::server::{Server, Setup};
use crate::support::walk::start_test;

on_both_engines!(no_remark_is_sent_before_the_answer, orders_are_not_the_key, a_question_does_not_show_its_key);

/// Everything a browser gets of the courses without answering anything, the test's questions included; by address.
fn received(server: &Server) -> BTreeMap<String, String> {
    let mut browser = server.browser();
    let mut starts = vec!["/fi".to_owned()];
    for course in both() {
        starts.extend(Lang::ALL.map(|lang| addresses(course, lang)).concat());
        start_test(&mut browser, course, Lang::Sv);
    }
    let mut all = BTreeMap::new();
    for (address, page) in crawl(&mut browser, &starts) {
        if address.starts_with("/media/") {
            continue;
        }
        let text = String::from_utf8_lossy(&page.body).into_owned();
        let read = if page.is_html() { text_of_html(&text) } else { String::new() };
        all.insert(address, format!("{text}\n{read}"));
    }
    replies(server, &mut browser, &mut all);
    assert!(all.keys().any(|address| address.ends_with(".wasm")), "the wasm is among them: {:?}", all.keys());
    assert!(all.keys().any(|address| address.contains("/test?question=7")), "the test's questions are among them");
    all
}

/// What the islands are told when an answer is not whole.
fn replies(server: &Server, browser: &mut Browser, all: &mut BTreeMap<String, String>) {
    let headers = [("content-type", "application/json"), ("origin", &*server.origin), ("accept", "application/json")];
    for course in both() {
        for asked in practice(course, Lang::Fi) {
            let page = address(Lang::Fi, &course.id, &format!("{}/{}", asked.module, asked.page));
            let fields = [("do", "answer"), ("question", &asked.question.id)];
            let body = json!({"address": page, "fields": fields}).to_string();
            let reply = browser.ask("POST", "/api/answer-practice", &headers, body.as_bytes()).expect(200);
            let html: String = serde_json::from_slice(&reply.body).unwrap();
            all.insert(format!("reply to {}", asked.question.id), format!("{html}\n{}", text_of_html(&html)));
        }
    }
}

/// All questions of a course in a language, practice and test.
fn questions(course: &Course, lang: Lang) -> Vec<Question> {
    let of_practice = practice(course, lang).into_iter().map(|asked| asked.question);
    let of_test = course.test.iter().flat_map(|test| &test.bank).flat_map(|bank| bank.questions.0[&lang].clone());
    of_practice.chain(of_test).collect()
}

/// Every remark of a question.
fn remarks(question: &Question) -> Vec<String> {
    let parts: Vec<&Option<Rich>> = match &question.body {
        QuestionBody::One(options) | QuestionBody::Several(options) | QuestionBody::TrueOrFalse(options) => {
            options.iter().map(|option| &option.feedback).collect()
        }
        QuestionBody::Matching { lefts, .. } => lefts.iter().map(|left| &left.feedback).collect(),
        QuestionBody::Ordering(items) => items.iter().map(|item| &item.feedback).collect(),
        _ => Vec::new(),
    };
    parts.into_iter().chain([&question.right, &question.wrong, &question.why]).flatten().map(plain).collect()
}

/// What a course says anyway: a remark that stands there too is no secret.
fn said_anyway(course: &Course, lang: Lang) -> String {
    let mut said = String::new();
    for question in questions(course, lang) {
        said.push_str(&plain(&question.prompt));
        if let QuestionBody::One(options) | QuestionBody::Several(options) = &question.body {
            said.extend(options.iter().map(|option| plain(&option.text)));
        }
    }
    for (_, page) in course.pages() {
        for block in &page.texts.get(lang).unwrap().blocks {
            match &block.body {
                BlockBody::Video(media) | BlockBody::Audio(media) => {
                    said.extend(media.transcript.iter().map(|cue| format!("{} ", cue.text)));
                }
                BlockBody::Question(_) => {}
                _ => said.push_str(&text_of_html(&block.html)),
            }
        }
    }
    said
}

fn no_remark_is_sent_before_the_answer(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    let received = received(&server);
    let mut secrets = 0;
    for course in both() {
        for lang in Lang::ALL {
            let anyway = said_anyway(course, lang);
            for question in questions(course, lang) {
                for remark in remarks(&question).into_iter().filter(|remark| !anyway.contains(remark)) {
                    secrets += 1;
                    let leak = received.iter().find(|(_, text)| text.contains(&remark));
                    assert!(leak.is_none(), "{}: the remark “{remark}” is in {}", question.id, leak.unwrap().0);
                }
            }
        }
    }
    assert!(secrets > 60, "only {secrets} remarks were looked for");
}

fn orders_are_not_the_key(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    let mut browser = server.browser();
    for course in both() {
        for asked in practice(course, Lang::En) {
            let page = browser.get(&address(Lang::En, &course.id, &format!("{}/{}", asked.module, asked.page)));
            not_solved(&asked.question, &page.question(&asked.question.id));
        }
    }
    // Many draws: no order of a test gives the answer away.
    for _ in 0..10 {
        each_test_question(&mut server.browser(), everything(), Lang::En, |question, page| {
            not_solved(question, &page.form("answer"));
        });
    }
}

fn not_solved(question: &Question, form: &Form) {
    assert!(form.filled().is_empty(), "{}: something is chosen already", question.id);
    let shown = order(question, form);
    match &question.body {
        QuestionBody::Ordering(_) => assert!(!shown.is_sorted(), "{}: shown in the right order", question.id),
        QuestionBody::Matching { lefts, .. } => {
            let solved = lefts.iter().zip(&shown).all(|(left, right)| left.right == usize::from(*right));
            assert!(!solved, "{}: each stands beside its own", question.id);
        }
        _ => {}
    }
}

/// Starts a test and looks at each question.
fn each_test_question(browser: &mut Browser, course: &Course, lang: Lang, mut look: impl FnMut(&Question, &Page)) {
    start_test(browser, course, lang);
    for number in 1..=course.test.as_ref().unwrap().questions_in_draw() {
        let page = browser.get(&format!("{}?question={number}", address(lang, &course.id, "test")));
        look(crate::support::walk::asked(course, &page), &page);
    }
}

fn a_question_does_not_show_its_key(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    let mut browser = server.browser();
    for course in both() {
        for lang in Lang::ALL {
            for asked in practice(course, lang) {
                let page = browser.get(&address(lang, &course.id, &format!("{}/{}", asked.module, asked.page)));
                shows_no_key(&asked.question, &page, &page.question(&asked.question.id));
            }
            each_test_question(&mut server.browser(), course, lang, |question, page| {
                shows_no_key(question, page, &page.form("answer"));
            });
        }
    }
}

/// Written keys stand nowhere in the question, and what can be chosen looks alike.
fn shows_no_key(question: &Question, page: &Page, form: &Form) {
    let place = page.all(&format!("#q-{}", question.id));
    let asked = plain(&question.prompt);
    let text = text_of(place[0]).replacen(&asked, "", 1).to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    let holds = |key: &str| {
        let key = key.to_lowercase();
        let in_text = words.contains(&key.as_str()) || (key.contains(' ') && text.contains(&key));
        in_text
            || place[0].descendent_elements().any(|e| e.value().attrs().any(|(_, value)| value.to_lowercase() == key))
    };
    match (&question.body, Answer::key(question)) {
        (QuestionBody::Gaps(pieces), Answer::Gaps(keys)) => {
            let around: String = pieces
                .iter()
                .filter_map(|piece| match piece {
                    perehdy_courses::model::GapPiece::Text(text) => Some(plain(text)),
                    perehdy_courses::model::GapPiece::Gap(_) => None,
                })
                .collect();
            for key in keys.iter().filter(|key| !around.to_lowercase().contains(&key.to_lowercase())) {
                assert!(!holds(key), "{}: the key {key} is in {}", question.id, place[0].html());
            }
        }
        (QuestionBody::Short(keys), _) => {
            assert!(!keys.iter().any(|key| holds(key)), "{}: the key is in {}", question.id, place[0].html());
        }
        (QuestionBody::Number { .. }, Answer::Number(key)) => {
            let value = form.value("answer").unwrap_or_default();
            assert!(value.is_empty() && !words.contains(&key.as_str()), "{}: {}", question.id, place[0].html());
        }
        _ => {
            let choices: Vec<&Control> =
                form.controls.iter().filter(|control| matches!(control.kind, Kind::Choice { .. })).collect();
            let looks = |control: &Control| {
                let id = control.id.as_deref().unwrap();
                let names = |what: &str| -> Vec<String> {
                    let element = page.all(what)[0];
                    let mut names: Vec<String> = element.value().attrs().map(|(name, _)| name.to_owned()).collect();
                    names.sort();
                    names
                };
                (names(&format!("[id='{id}']")), names(&format!("label[for='{id}']")))
            };
            assert!(
                choices.windows(2).all(|two| looks(two[0]) == looks(two[1])),
                "{}: {}",
                question.id,
                place[0].html()
            );
        }
    }
}

/// Two courses that differ in nothing but keys and remarks look the same, byte for byte.
#[test]
fn pages_do_not_depend_on_keys() {
    let (one, other) = (folder("courses"), folder("courses"));
    copy(&fixtures().join(EVERYTHING), &one.join(EVERYTHING), &|text| text);
    copy(&fixtures().join(EVERYTHING), &other.join(EVERYTHING), &|text| {
        changed(&String::from_utf8(text).unwrap()).into_bytes()
    });
    let mut questions = 0;
    let pages = [one, other].map(|folder| {
        let server = Setup::new(Engine::Sqlite).courses(&folder).start();
        let mut browser = server.browser();
        let mut pages = Vec::new();
        for address in Lang::ALL.map(|lang| addresses(everything(), lang)).concat() {
            let page = browser.get(&address).expect(200);
            let nonce = page.attributes("script", "nonce").concat();
            let mut html = page.html().root_element().html().replace(&format!("\"{nonce}\""), "");
            // The orders of these two kinds come from the course's files.
            for shuffled in page.all("section.question:has(.pairs, .places)") {
                html = html.replace(&shuffled.html(), "");
            }
            questions += html.matches("<section").count();
            pages.push((address, html));
        }
        pages
    });
    let [first, second] = pages;
    assert!(questions > 40, "only {questions} questions were compared");
    for (one, other) in first.iter().zip(&second) {
        assert_eq!(one, other);
    }
}

/// A line of a course with another key, or with other remarks.
fn with_another_key(line: &str) -> String {
    let trimmed = line.trim_start();
    if let Some(rest) = line.strip_prefix("- [x]") {
        return format!("- [ ]{rest}");
    }
    if let Some(rest) = line.strip_prefix("- [ ]") {
        return format!("- [x]{rest}");
    }
    if trimmed.starts_with('>') {
        return format!("{line} And something more.");
    }
    if let Some(rest) = line.strip_prefix("= ") {
        let numeric = rest.starts_with(|c: char| c.is_ascii_digit());
        return if numeric { format!("= 1{rest}") } else { "= quite another answer".to_owned() };
    }
    match (line.find('{'), line.find('}')) {
        (Some(from), Some(to)) if from < to => {
            let rest = with_another_key(&line[to + 1..]);
            format!("{}{{quite another answer}}{rest}", &line[..from])
        }
        _ => line.to_owned(),
    }
}

fn changed(text: &str) -> String {
    text.split("\n:::\n").map(changed_block).collect::<Vec<_>>().join("\n:::\n")
}

/// A block with its lines changed, if it is a question. Where several boxes would be ticked in a question with one right
/// option, only the first is.
fn changed_block(block: &str) -> String {
    let Some(start) = block.find("::: question") else { return block.to_owned() };
    let (before, question) = block.split_at(start);
    let single = question.starts_with("::: question one") || question.starts_with("::: question true-or-false");
    let mut ticked = false;
    let lines = question.lines().map(|line| {
        let new = with_another_key(line);
        if single && new.starts_with("- [x]") && std::mem::replace(&mut ticked, true) {
            return new.replacen("- [x]", "- [ ]", 1);
        }
        new
    });
    format!("{before}{}", lines.collect::<Vec<_>>().join("\n"))
}
