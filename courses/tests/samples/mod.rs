//! Small courses and questions made by hand, and strategies that make any question, for the tests of this crate.
#![expect(dead_code, reason = "each test file uses its own part of this")]

use std::collections::{BTreeMap, BTreeSet};

use perehdy_courses::{
    BankModule, Block, BlockBody, ByLang, CertificateRule, ChoiceOption, CompletionRule, Course, Date, Extensions,
    FinalTest, GapPiece, Lang, MatchingItem, Module, OrderingItem, Page, PageText, Position, Question, QuestionBody,
    Quota, Rich, SheetRule,
};
use proptest::prelude::*;

pub(crate) fn rich(markdown: &str) -> Rich {
    Rich { markdown: markdown.to_owned(), html: String::new() }
}

pub(crate) fn question(id: &str, body: QuestionBody) -> Question {
    Question {
        id: id.to_owned(),
        at: Position::default(),
        prompt: rich("What is right?"),
        body,
        right: None,
        wrong: None,
        why: None,
    }
}

pub(crate) fn options(right: &[bool]) -> Vec<ChoiceOption> {
    let option = |(index, right): (usize, &bool)| ChoiceOption {
        text: rich(&format!("Option {index}")),
        right: *right,
        feedback: Some(rich(&format!("Why {index}"))),
    };
    right.iter().enumerate().map(option).collect()
}

pub(crate) fn one(id: &str, options_in_all: usize, right: usize) -> Question {
    let right: Vec<bool> = (0..options_in_all).map(|index| index == right).collect();
    question(id, QuestionBody::One(options(&right)))
}

pub(crate) fn matching(id: &str, keys: &[usize], rights: usize) -> Question {
    let left = |right: &usize| MatchingItem { text: rich("Left"), right: *right, feedback: Some(rich("Why")) };
    let lefts = keys.iter().map(left).collect();
    let rights = (0..rights).map(|index| rich(&format!("Right {index}"))).collect();
    question(id, QuestionBody::Matching { lefts, rights })
}

pub(crate) fn ordering(id: &str, items: usize) -> Question {
    let item = |index| OrderingItem { text: rich(&format!("Step {index}")), feedback: Some(rich("Why")) };
    question(id, QuestionBody::Ordering((0..items).map(item).collect()))
}

pub(crate) fn gaps(id: &str, keys: &[Vec<String>]) -> Question {
    let pieces = keys.iter().flat_map(|keys| [GapPiece::Text(rich("Text ")), GapPiece::Gap(keys.clone())]);
    question(id, QuestionBody::Gaps(pieces.collect()))
}

pub(crate) fn number(id: &str, value: f64, tolerance: f64, unit: Option<&str>) -> Question {
    question(id, QuestionBody::Number { value, tolerance, unit: unit.map(str::to_owned) })
}

pub(crate) fn short(id: &str, keys: &[&str]) -> Question {
    question(id, QuestionBody::Short(keys.iter().map(|key| (*key).to_owned()).collect()))
}

pub(crate) fn by_lang<T: Clone>(value: T) -> ByLang<T> {
    ByLang(BTreeMap::from([(Lang::Fi, value.clone()), (Lang::Sv, value)]))
}

pub(crate) fn block(body: BlockBody) -> Block {
    Block { id: None, at: Position::default(), body, html: String::new() }
}

pub(crate) fn page(id: &str, minutes: u32, blocks: Vec<BlockBody>) -> Page {
    let blocks = blocks.into_iter().map(block).collect();
    Page { id: id.to_owned(), minutes, texts: by_lang(PageText { title: id.to_owned(), blocks }) }
}

pub(crate) fn module(id: &str, pages: Vec<Page>) -> Module {
    Module { id: id.to_owned(), texts: ByLang::default(), pages }
}

/// A test that draws so many questions of each bank.
pub(crate) fn final_test(banks: &[(&str, u32, Vec<Question>)]) -> FinalTest {
    let bank = |(module, _, questions): &(&str, u32, Vec<Question>)| BankModule {
        module: (*module).to_owned(),
        ids: questions.iter().map(|question| question.id.clone()).collect(),
        questions: by_lang(questions.clone()),
    };
    let quota = |(module, questions, _): &(&str, u32, Vec<Question>)| Quota {
        module: (*module).to_owned(),
        questions: *questions,
    };
    FinalTest {
        pass_mark: 75,
        minutes: 20,
        time_limit: Some(40),
        extensions: Extensions { times: 2, minutes: 20 },
        attempts: Some(5),
        wait_minutes: 120,
        quotas: banks.iter().map(quota).collect(),
        bank: banks.iter().map(bank).collect(),
    }
}

pub(crate) fn course(modules: Vec<Module>, test: Option<FinalTest>, completion: CompletionRule) -> Course {
    Course {
        id: "sample".to_owned(),
        version: "2026.1".to_owned(),
        languages: vec![Lang::Fi, Lang::Sv],
        reviewed: Date { year: 2026, month: 11, day: 15 },
        review_by: None,
        texts: ByLang::default(),
        modules,
        test,
        completion,
        certificate: CertificateRule {
            issuer: ByLang::default(),
            score: true,
            organisation: false,
            valid_months: None,
            participation: None,
            sheet: SheetRule::default(),
        },
        media: BTreeSet::new(),
        fingerprint: [7; 32],
    }
}

/// How many things a question shows in an order of their own.
pub(crate) fn things(question: &Question) -> usize {
    match &question.body {
        QuestionBody::One(options) | QuestionBody::Several(options) | QuestionBody::TrueOrFalse(options) => {
            options.len()
        }
        QuestionBody::Matching { rights, .. } => rights.len(),
        QuestionBody::Ordering(items) => items.len(),
        QuestionBody::Gaps(_) | QuestionBody::Number { .. } | QuestionBody::Short(_) => 0,
    }
}

fn words() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[a-wåäö]{1,12}( [a-wåäö]{1,8})?", 1..4)
}

/// Any question, of any kind. Texts of keys have no `x`.
pub(crate) fn any_question() -> impl Strategy<Value = Question> {
    prop_oneof![
        (2..8_usize).prop_flat_map(|all| (Just(all), 0..all)).prop_map(|(all, right)| one("q", all, right)),
        prop::collection::vec(any::<bool>(), 2..8)
            .prop_filter("one is right", |right| right.contains(&true))
            .prop_map(|right| question("q", QuestionBody::Several(options(&right)))),
        any::<bool>().prop_map(|right| question("q", QuestionBody::TrueOrFalse(options(&[right, !right])))),
        (2..7_usize)
            .prop_flat_map(|rights| (prop::collection::vec(0..rights, 1..7), Just(rights)))
            .prop_map(|(keys, rights)| matching("q", &keys, rights)),
        (2..8_usize).prop_map(|items| ordering("q", items)),
        prop::collection::vec(words(), 1..5).prop_map(|keys| gaps("q", &keys)),
        (-100_000..100_000_i32, 0..500_i32, prop::option::of(Just("persons"))).prop_map(|(value, tolerance, unit)| {
            number("q", f64::from(value) / 100.0, f64::from(tolerance) / 100.0, unit)
        }),
        words().prop_map(|keys| question("q", QuestionBody::Short(keys))),
    ]
}

/// Any question, and any order in which it may be shown.
pub(crate) fn any_shown_question() -> impl Strategy<Value = (Question, Vec<u16>)> {
    any_question().prop_flat_map(|question| {
        let things = u16::try_from(things(&question)).expect("few things");
        (Just(question), Just((0..things).collect::<Vec<u16>>()).prop_shuffle())
    })
}
