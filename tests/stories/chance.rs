//! What chance decides in a test: which questions, in which order, with their options in which order. Once an attempt has
//! begun, it stays.

use std::collections::HashSet;

use perehdy_courses::model::{FinalTest, Lang, QuestionBody};

use crate::support::answers::order;
use crate::support::courses::{EVERYTHING, address, everything};
use crate::support::database::Engine;
use crate::support::server::{Server, Setup};
use crate::support::walk::{asked, start_test};

on_both_engines!(every_attempt_is_another, what_was_drawn_is_what_is_shown);

/// So many attempts that chance does not make them alike.
const MANY: usize = 12;

fn test() -> &'static FinalTest {
    everything().test.as_ref().unwrap()
}

/// The stored draws: question and order of its things.
fn draws(server: &Server) -> Vec<Vec<(String, Vec<u16>)>> {
    let one = |text: String| {
        let draw: serde_json::Value = serde_json::from_str(&text).unwrap();
        let questions = draw["questions"].as_array().unwrap().iter();
        let drawn = questions.map(|drawn| {
            let order = drawn["order"].as_array().unwrap().iter();
            let order = order.map(|index| u16::try_from(index.as_u64().unwrap()).unwrap());
            (drawn["question"].as_str().unwrap().to_owned(), order.collect())
        });
        drawn.collect()
    };
    server.database.texts("SELECT draw FROM attempts ORDER BY started_at").into_iter().map(one).collect()
}

fn every_attempt_is_another(engine: Engine) {
    let server = Setup::new(engine).flag("burst", "1000").start();
    for _ in 0..MANY {
        start_test(&mut server.browser(), everything(), Lang::En);
    }
    let draws = draws(&server);
    assert_eq!(draws.len(), MANY);
    let module = |id: &String| &test().bank.iter().find(|bank| bank.ids.contains(id)).unwrap().module;
    for draw in &draws {
        for quota in &test().quotas {
            let drawn = draw.iter().filter(|(id, _)| *module(id) == quota.module).count();
            assert_eq!(drawn, quota.questions as usize, "as many of each module as its quota says");
        }
    }
    // Which questions: more than one attempt can have come to use.
    let sets: HashSet<Vec<&String>> = draws
        .iter()
        .map(|draw| {
            let mut ids: Vec<&String> = draw.iter().map(|(id, _)| id).collect();
            ids.sort();
            ids
        })
        .collect();
    assert!(sets.len() > 1, "everybody got the same questions");
    // In which order: not module after module, nor as they stand in the files.
    let modules: HashSet<Vec<&String>> =
        draws.iter().map(|draw| draw.iter().map(|(id, _)| module(id)).collect()).collect();
    assert!(modules.len() > 1, "the questions come in one order: {modules:?}");
    // The options of choices.
    let orders: Vec<&Vec<u16>> = draws
        .iter()
        .flatten()
        .filter(|(id, _)| {
            let question = test().question(id, Lang::En).unwrap();
            matches!(question.body, QuestionBody::One(_) | QuestionBody::Several(_))
        })
        .map(|(_, order)| order)
        .collect();
    assert!(
        orders.len() >= MANY && orders.iter().any(|order| !order.is_sorted()),
        "options are as written: {orders:?}"
    );
}

fn what_was_drawn_is_what_is_shown(engine: Engine) {
    let server = Server::start(engine);
    let mut browser = server.browser();
    start_test(&mut browser, everything(), Lang::Fi);
    let drawn = draws(&server).concat();
    for lang in Lang::ALL {
        for (number, (id, stored)) in (1..).zip(&drawn) {
            let page = browser.get(&format!("{}?question={number}", address(lang, EVERYTHING, "test"))).expect(200);
            let question = asked(everything(), &page);
            assert_eq!((&question.id, &order(question, &page.form("answer"))), (id, stored), "{}", page.describe());
        }
    }
    assert_eq!(draws(&server).concat(), drawn);
}
