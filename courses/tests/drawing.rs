//! Drawing: quotas, no question twice, the same from the same seed, orders that are orders and give nothing away.

mod samples;

use std::collections::{HashMap, HashSet};

use perehdy_courses::draw::{Draw, Random, Seeded, practice_order};
use perehdy_courses::{FinalTest, QuestionBody};
use proptest::prelude::*;
use samples::{final_test, matching, one, options, ordering, question, short, things};

/// Two modules with banks of any questions, and quotas within them (or beyond, which draws all).
fn any_test() -> impl Strategy<Value = FinalTest> {
    let bank = || (prop::collection::vec(samples::any_question(), 1..12), 0..14_u32);
    (bank(), bank()).prop_map(|((mut start, from_start), (mut end, from_end))| {
        for (index, question) in start.iter_mut().chain(&mut end).enumerate() {
            question.id = format!("question-{index}");
        }
        final_test(&[("start", from_start, start), ("end", from_end, end)])
    })
}

fn seed(number: u64) -> Seeded {
    Seeded::new(&[0; 32], &number.to_string())
}

/// A random source that always gives the same place.
struct Stubborn(bool);

impl Random for Stubborn {
    fn below(&mut self, below: u32) -> u32 {
        if self.0 { below - 1 } else { 0 }
    }
}

proptest! {
    #[test]
    fn quotas_are_kept_and_no_question_comes_twice(test in any_test(), number in any::<u64>()) {
        let draw = Draw::new(&test, &mut seed(number));
        let mut asked: HashMap<&str, usize> = HashMap::new();
        let mut seen = HashSet::new();
        for drawn in &draw.questions {
            prop_assert!(seen.insert(&drawn.question));
            *asked.entry(test.module_of(&drawn.question).expect("of the bank")).or_default() += 1;
        }
        for (quota, bank) in test.quotas.iter().zip(&test.bank) {
            let expected = (quota.questions as usize).min(bank.ids.len());
            prop_assert_eq!(asked.get(quota.module.as_str()).copied().unwrap_or_default(), expected);
        }
    }

    #[test]
    fn the_same_seed_draws_the_same(test in any_test(), number in any::<u64>()) {
        let draw = Draw::new(&test, &mut seed(number));
        prop_assert_eq!(&draw, &Draw::new(&test, &mut seed(number)));
        let stored = serde_json::to_string(&draw).expect("written");
        prop_assert_eq!(serde_json::from_str::<Draw>(&stored).expect("read"), draw);
    }

    #[test]
    fn orders_are_orders_and_not_the_key(
        question in samples::any_question(),
        number in any::<u64>(),
        fingerprint in any::<[u8; 32]>(),
    ) {
        let test = final_test(&[("start", 1, vec![question.clone()])]);
        let draws = [
            Draw::new(&test, &mut seed(number)),
            Draw::new(&test, &mut Stubborn(true)),
            Draw::new(&test, &mut Stubborn(false)),
        ];
        let mut orders: Vec<Vec<u16>> = draws.iter().map(|draw| draw.questions[0].order.clone()).collect();
        orders.push(practice_order(&question, &fingerprint));
        for order in orders {
            let mut sorted = order.clone();
            sorted.sort_unstable();
            prop_assert!(sorted.iter().enumerate().all(|(index, thing)| index == usize::from(*thing)));
            prop_assert_eq!(order.len(), things(&question));
            match &question.body {
                QuestionBody::Ordering(_) => prop_assert!(!order.is_sorted()),
                QuestionBody::TrueOrFalse(_) => prop_assert!(order.is_sorted()),
                QuestionBody::Matching { lefts, .. } => {
                    let solved = lefts.iter().zip(&order).all(|(left, shown)| left.right == usize::from(*shown));
                    prop_assert!(!solved || lefts.len() > order.len());
                }
                _ => {}
            }
        }
    }

    #[test]
    fn random_numbers_stay_below(number in any::<u64>(), below in 1..=u32::MAX) {
        let mut random = seed(number);
        for _ in 0..20 {
            prop_assert!(random.below(below) < below);
        }
    }
}

#[test]
fn practice_orders() {
    let orders: HashSet<Vec<u16>> = (0..50).map(|byte| practice_order(&ordering("steps", 5), &[byte; 32])).collect();
    assert!(orders.len() > 20, "they depend on the course's files: {}", orders.len());
    assert_ne!(
        practice_order(&ordering("steps", 8), &[1; 32]),
        practice_order(&ordering("others", 8), &[1; 32]),
        "and on the question"
    );
    assert_eq!(practice_order(&ordering("steps", 1), &[0; 32]), [0]);
    assert_eq!(practice_order(&ordering("steps", 2), &[0; 32]), [1, 0]);
    assert_eq!(practice_order(&one("choice", 4, 2), &[9; 32]), [0, 1, 2, 3]);
    let several = question("several", QuestionBody::Several(options(&[true, false, true])));
    assert_eq!(practice_order(&several, &[9; 32]), [0, 1, 2]);
    assert!(practice_order(&short("law", &["a"]), &[9; 32]).is_empty());
    assert_eq!(practice_order(&matching("one", &[0], 1), &[9; 32]), [0]);
}

/// Pinned: a stored seed must give the same order in every later version.
#[test]
fn seeded_numbers_never_change() {
    let mut random = Seeded::new(&[1; 32], "steps");
    let numbers: Vec<u32> = (0..6).map(|_| random.below(1000)).collect();
    assert_eq!(numbers, [210, 223, 147, 313, 580, 66]);
}

#[test]
fn every_question_and_every_order_is_about_as_likely() {
    let questions = (0..10).map(|index| one(&format!("q{index}"), 3, 0)).collect();
    let test = final_test(&[("start", 3, questions)]);
    let mut random = seed(1);
    let mut drawn: HashMap<String, u32> = HashMap::new();
    let mut orders: HashMap<Vec<u16>, u32> = HashMap::new();
    let mut first: HashMap<String, u32> = HashMap::new();
    for _ in 0..6000 {
        let draw = Draw::new(&test, &mut random);
        *first.entry(draw.questions[0].question.clone()).or_default() += 1;
        for question in draw.questions {
            *drawn.entry(question.question).or_default() += 1;
            *orders.entry(question.order).or_default() += 1;
        }
    }
    let near = |count: u32, expected: u32| count.abs_diff(expected) < expected / 8;
    assert!(drawn.len() == 10 && drawn.values().all(|count| near(*count, 1800)), "{drawn:?}");
    assert!(first.len() == 10 && first.values().all(|count| count.abs_diff(600) < 120), "{first:?}");
    assert!(orders.len() == 6 && orders.values().all(|count| near(*count, 3000)), "{orders:?}");
}

#[test]
fn two_quotas_on_one_module_draw_different_questions() {
    let mut test = final_test(&[("start", 2, vec![one("a", 2, 0), one("b", 2, 0), one("c", 2, 0)])]);
    test.quotas.push(test.quotas[0].clone());
    let draw = Draw::new(&test, &mut seed(3));
    let ids: HashSet<&str> = draw.questions.iter().map(|drawn| drawn.question.as_str()).collect();
    assert_eq!((draw.questions.len(), ids.len()), (3, 3));
}
