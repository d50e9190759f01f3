//! Completion and the rules of attempts.

mod samples;

use std::collections::{HashMap, HashSet};

use perehdy_courses::completion::{Completion, Missing, Work, completion, gone_through, participation};
use perehdy_courses::rules::{Earlier, Refusal, ends_at, extended, may_start};
use perehdy_courses::{BlockBody, CompletionRule, Course, Extensions, FinalTest, Timestamp};
use proptest::prelude::*;
use samples::{course, final_test, module, one, page, rich};

const MINUTE: i64 = 60_000_000;

fn sample(rule: CompletionRule, with_test: bool) -> Course {
    let asks = |id: &str| BlockBody::Question(one(id, 2, 0));
    let modules = vec![
        module(
            "start",
            vec![page("welcome", 6, vec![BlockBody::Text(rich("Text")), asks("who")]), page("words", 12, Vec::new())],
        ),
        module("end", vec![page("welcome", 9, vec![asks("when"), asks("why")])]),
    ];
    course(modules, with_test.then(|| final_test(&[("start", 1, vec![one("t", 2, 0)])])), rule)
}

fn work(pages: &[(&str, &str)], practised: &[&str], passed: bool) -> Work {
    Work {
        pages: pages.iter().map(|(module, page)| ((*module).to_owned(), (*page).to_owned())).collect(),
        practised: practised.iter().map(|id| (*id).to_owned()).collect(),
        passed,
    }
}

#[test]
fn what_is_missing_is_told_in_reading_order() {
    let course = sample(CompletionRule { pages: true, practice: true, test: true }, true);
    let done = completion(&course, &work(&[("start", "words"), ("gone", "gone")], &["why", "gone"], false));
    let page = |module: &str, page: &str| Missing::Page(module.to_owned(), page.to_owned());
    let practice =
        |module: &str, page: &str, id: &str| Missing::Practice(module.to_owned(), page.to_owned(), id.to_owned());
    assert_eq!(
        done,
        Completion {
            complete: false,
            missing: vec![
                page("start", "welcome"),
                practice("start", "welcome", "who"),
                page("end", "welcome"),
                practice("end", "welcome", "when"),
                Missing::Test,
            ],
            parts_done: 1,
            parts: 4,
            minutes_left: 6 + 9 + 20,
        }
    );
}

#[test]
fn only_what_the_rule_asks_is_missing() {
    let test_only = sample(CompletionRule { pages: false, practice: false, test: true }, true);
    assert_eq!(completion(&test_only, &Work::default()).missing, [Missing::Test]);
    let done = completion(&test_only, &work(&[], &[], true));
    assert!(done.complete);
    assert_eq!((done.parts_done, done.parts, done.minutes_left), (1, 4, 27));

    let practice_only = sample(CompletionRule { pages: false, practice: true, test: false }, true);
    assert!(completion(&practice_only, &work(&[], &["who", "when", "why"], false)).complete);
}

#[test]
fn a_course_that_asks_for_nothing_it_has_asks_for_its_pages() {
    for rule in [
        CompletionRule { pages: false, practice: false, test: true },
        CompletionRule { pages: false, practice: false, test: false },
    ] {
        let course = sample(rule, false);
        let nothing = completion(&course, &Work::default());
        assert_eq!((nothing.complete, nothing.missing.len(), nothing.parts), (false, 3, 3));
        let all = work(&[("start", "welcome"), ("start", "words"), ("end", "welcome")], &[], false);
        assert!(completion(&course, &all).complete);
    }
}

fn any_course() -> impl Strategy<Value = Course> {
    any::<[bool; 4]>()
        .prop_map(|[pages, practice, test, with_test]| sample(CompletionRule { pages, practice, test }, with_test))
}

fn any_work() -> impl Strategy<Value = Work> {
    let pages = prop::sample::subsequence(
        vec![("start", "welcome"), ("start", "words"), ("end", "welcome"), ("end", "gone")],
        0..=4,
    );
    let practised = prop::sample::subsequence(vec!["who", "when", "why", "gone"], 0..=4);
    (pages, practised, any::<bool>()).prop_map(|(pages, practised, passed)| work(&pages, &practised, passed))
}

proptest! {
    #[test]
    fn more_work_never_makes_it_less(course in any_course(), one in any_work(), other in any_work()) {
        let more = Work {
            pages: one.pages.union(&other.pages).cloned().collect(),
            practised: one.practised.union(&other.practised).cloned().collect(),
            passed: one.passed || other.passed,
        };
        let (less, more) = (completion(&course, &one), completion(&course, &more));
        prop_assert!(more.complete || !less.complete);
        prop_assert!(more.parts_done >= less.parts_done);
        prop_assert!(more.minutes_left <= less.minutes_left);
        prop_assert!(more.missing.iter().all(|missing| less.missing.contains(missing)));
        for done in [less, more] {
            prop_assert_eq!(done.complete, done.missing.is_empty());
            prop_assert!(done.parts_done <= done.parts);
            prop_assert_eq!(done.minutes_left == 0, done.parts_done == done.parts);
        }
    }

    #[test]
    fn doing_what_is_missing_completes(course in any_course(), mut work in any_work()) {
        for missing in completion(&course, &work).missing {
            match missing {
                Missing::Page(module, page) => drop(work.pages.insert((module, page))),
                Missing::Practice(_, _, question) => drop(work.practised.insert(question)),
                Missing::Test => work.passed = true,
            }
        }
        prop_assert!(completion(&course, &work).complete);
    }

    #[test]
    fn waiting_helps_when_told_to_wait(
        handed_in in prop::collection::vec(0..10_000 * MINUTE, 0..8),
        now in 0..10_000 * MINUTE,
    ) {
        let test = test();
        let earlier: Vec<Earlier> = handed_in.iter().map(|at| failed(*at)).collect();
        match may_start(&test, &earlier, Timestamp(now)) {
            Ok(()) => prop_assert!(earlier.len() < 5),
            Err(Refusal::Wait(until)) => {
                prop_assert!(until > Timestamp(now));
                prop_assert_eq!(may_start(&test, &earlier, until), Ok(()));
                prop_assert!(may_start(&test, &earlier, Timestamp(until.0 - 1)).is_err());
            }
            Err(Refusal::NoneLeft) => prop_assert!(earlier.len() >= 5),
            Err(refusal) => prop_assert!(false, "{refusal:?}"),
        }
    }

    #[test]
    fn extensions_are_as_many_and_as_long_as_the_course_says(times in 0..6_u32, minutes in 1..60_u32) {
        let test = FinalTest { extensions: Extensions { times, minutes }, ..test() };
        let start = Timestamp(5);
        let mut end = ends_at(&test, start);
        let mut used = 0;
        while let Some(later) = extended(&test, end, used, start) {
            end = Some(later);
            used += 1;
            prop_assert!(used <= times);
        }
        prop_assert_eq!(used, times);
        prop_assert_eq!(end, Some(Timestamp(5 + i64::from(40 + times * minutes) * MINUTE)));
    }
}

fn test() -> FinalTest {
    final_test(&[("start", 1, vec![one("t", 2, 0)])])
}

fn failed(at: i64) -> Earlier {
    Earlier { handed_in: Some(Timestamp(at)), passed: false }
}

#[test]
fn who_may_start() {
    let test = test();
    let now = Timestamp(1_000 * MINUTE);
    assert_eq!(may_start(&test, &[], now), Ok(()));
    assert_eq!(may_start(&test, &[Earlier { handed_in: None, passed: false }], now), Err(Refusal::Running));
    let passed = Earlier { handed_in: Some(Timestamp(0)), passed: true };
    assert_eq!(may_start(&test, &[failed(0), passed, failed(0)], now), Err(Refusal::Passed));
    let recent = failed(900 * MINUTE);
    assert_eq!(may_start(&test, &[recent, failed(0)], now), Err(Refusal::Wait(Timestamp(1_020 * MINUTE))));
    assert_eq!(may_start(&test, &[recent, failed(0)], Timestamp(1_020 * MINUTE)), Ok(()));
    assert_eq!(may_start(&test, &[recent; 5], now), Err(Refusal::NoneLeft));

    let free = FinalTest { attempts: None, wait_minutes: 0, ..test };
    assert_eq!(may_start(&free, &[failed(1_000 * MINUTE); 90], now), Ok(()));
}

#[test]
fn when_attempts_end() {
    let test = test();
    let now = Timestamp(0);
    let end = ends_at(&test, now);
    assert_eq!(end, Some(Timestamp(40 * MINUTE)));
    assert_eq!(extended(&test, end, 0, now), Some(Timestamp(60 * MINUTE)));
    assert_eq!(extended(&test, end, 1, Timestamp(40 * MINUTE - 1)), Some(Timestamp(60 * MINUTE)));
    assert_eq!(extended(&test, end, 2, now), None, "all used");
    assert_eq!(extended(&test, end, 0, Timestamp(40 * MINUTE)), None, "over");
    assert_eq!(extended(&test, None, 0, now), None, "no limit");
    let unlimited = FinalTest { time_limit: None, ..test };
    assert_eq!(ends_at(&unlimited, now), None);
}

#[test]
fn work_is_looked_up_by_id() {
    let course = sample(CompletionRule { pages: false, practice: true, test: false }, false);
    let practised: HashSet<String> = ["who", "when"].map(str::to_owned).into();
    let done = completion(&course, &Work { practised, ..Work::default() });
    assert_eq!(done.missing, [Missing::Practice("end".to_owned(), "welcome".to_owned(), "why".to_owned())]);
}

#[test]
fn participation_asks_for_all_but_the_test() {
    let everything = [("start", "welcome"), ("start", "words"), ("end", "welcome")];
    let course = sample(CompletionRule { pages: true, practice: true, test: true }, true);
    assert!(!participation(&course, &work(&everything, &["who"], true)).complete, "practice is part of it");
    let seen = work(&everything, &["who", "when", "why"], false);
    assert!(participation(&course, &seen).complete);
    assert_eq!(completion(&course, &seen).missing, [Missing::Test], "and completes nothing");
    // Of a course that asks for its test alone, every page: nobody has taken part without having opened it.
    let test_only = sample(CompletionRule { pages: false, practice: false, test: true }, true);
    assert_eq!(participation(&test_only, &work(&[], &[], true)).missing.len(), 3);
    assert!(participation(&test_only, &work(&everything, &[], false)).complete);
}

proptest! {
    /// There is a day when nothing is missing, and only then; it is that of the last thing that is asked for.
    #[test]
    fn participation_is_of_the_day_on_which_nothing_was_missing(
        pages in any::<bool>(), practice in any::<bool>(), test in any::<bool>(), with_test in any::<bool>(),
        read in prop::collection::vec(prop::option::of(1..100_i64), 3), asked in prop::collection::vec(prop::option::of(1..100_i64), 3),
    ) {
        let course = sample(CompletionRule { pages, practice, test }, with_test);
        let places = [("start", "welcome"), ("start", "words"), ("end", "welcome")];
        let text = |(module, page): (&str, &str)| (module.to_owned(), page.to_owned());
        let at = |time: &Option<i64>| time.map(Timestamp);
        let read: HashMap<_, _> =
            places.into_iter().zip(&read).filter_map(|(place, time)| Some((text(place), at(time)?))).collect();
        let practised: HashMap<_, _> =
            ["who", "when", "why"].into_iter().zip(&asked).filter_map(|(id, time)| Some((id.to_owned(), at(time)?))).collect();
        let work = |until: i64| Work {
            pages: read.iter().filter(|(_, time)| time.0 <= until).map(|(place, _)| place.clone()).collect(),
            practised: practised.iter().filter(|(_, time)| time.0 <= until).map(|(id, _)| id.clone()).collect(),
            passed: false,
        };
        let first = (0..=100).find(|until| participation(&course, &work(*until)).complete);
        prop_assert_eq!(gone_through(&course, &read, &practised), first.map(Timestamp));
    }
}
