//! Completion is remembered: exactly when the one rule says "complete" first.

use std::sync::Arc;

use perehdy_courses::answer::Answer;
use perehdy_courses::completion::{Work, completion};
use perehdy_courses::model::{CompletionRule, Course, Lang};
use perehdy_records::{Completed, NewAttempt, Who};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use crate::support::{
    COURSE, HOUR, MINUTE, RIGHT, START, Store, WRONG, course, issue, new_attempt, new_certificate, newcomer, pages,
    questions, ruled,
};
use crate::together::{many, two};

on_both!(
    exactly_when_the_rule_says_so,
    done_stays_done,
    two_requests_that_complete_it_together,
    by_the_end_of_an_attempt,
    with_the_certificate,
);

#[derive(Clone, Debug)]
enum Step {
    Read(usize),
    Practise(usize),
    Other(usize),
    Test(bool),
}

fn story() -> impl Strategy<Value = ((bool, bool, bool), bool, Vec<Step>)> {
    let step = prop_oneof![
        4 => (0..4_usize).prop_map(Step::Read),
        4 => (0..4_usize).prop_map(Step::Practise),
        1 => (0..4_usize).prop_map(Step::Other),
        2 => any::<bool>().prop_map(Step::Test),
    ];
    (any::<(bool, bool, bool)>(), prop::bool::weighted(0.7), prop::collection::vec(step, 1..40))
}

async fn exactly_when_the_rule_says_so(store: Store) {
    let records = store.open().await;
    let mut runner = TestRunner::deterministic();
    let mut complete = 0;
    for round in 0..60 {
        let ((of_pages, practice, of_test), has_test, steps) = story().new_tree(&mut runner).unwrap().current();
        let mut course = ruled(&format!("course-{round}"), CompletionRule { pages: of_pages, practice, test: of_test });
        if !has_test {
            course.test = None;
        }
        let course = Arc::new(course);
        let (learner, token) = newcomer(&records).await;
        let who = Who::Known(learner);
        let (mut work, mut expected) = (Work::default(), None);
        for step in &steps {
            store.clock.forward(3 * HOUR);
            match *step {
                Step::Read(at) => {
                    let page = &pages()[at];
                    records.mark_read(&who, Lang::Fi, &course, page, page).await.unwrap();
                    work.pages.insert((page.module.clone(), page.page.clone()));
                }
                Step::Practise(at) => {
                    let (page, id) = (&pages()[at], format!("q-{}", pages()[at].page));
                    records
                        .answer_practice(&who, Lang::Sv, &course, page, &id, &Answer::One(u16::try_from(at).unwrap()))
                        .await
                        .unwrap();
                    work.practised.insert(id);
                }
                Step::Other(at) => {
                    // What the course does not have counts for nothing.
                    let page = crate::support::place("start", &format!("gone-{at}"));
                    records.mark_read(&who, Lang::Fi, &course, &page, &page).await.unwrap();
                    records.answer_practice(&who, Lang::Fi, &course, &page, "gone", &WRONG).await.unwrap();
                }
                Step::Test(right) => {
                    let new = NewAttempt { course: course.id.clone(), ..new_attempt(0) };
                    if course.test.is_none() {
                        continue;
                    }
                    let started = records.start_attempt(&who, Lang::Fi, &course, &new).await.unwrap().1;
                    let Ok(attempt) = started else { continue };
                    for question in questions() {
                        let answer = if right { RIGHT } else { WRONG };
                        records.answer_test(learner, Lang::Fi, attempt.id, &question, &answer).await.unwrap();
                    }
                    records.hand_in(learner, &course, attempt.id).await.unwrap().unwrap();
                    work.passed |= right;
                }
            }
            if expected.is_none() && completion(&course, &work).complete {
                expected = Some(Completed { at: records.now(), version: course.version.clone() });
                complete += 1;
            }
            let remembered = records.remembered(&token, &course.id, None).await.unwrap().unwrap();
            let says = completion(&course, &remembered.work());
            assert_eq!(
                says,
                completion(&course, &{
                    let mut work = work.clone();
                    work.pages.extend(remembered.work().pages);
                    work.practised.extend(remembered.work().practised);
                    work
                })
            );
            assert_eq!(remembered.completed, expected, "{:?} {steps:?}", course.completion);
        }
    }
    assert!(complete > 15, "only {complete} of the stories end well");
}

/// Everything that the course asks for but the test.
async fn read_all(records: &perehdy_records::Records, who: &Who, course: &Arc<Course>) {
    for page in pages() {
        records.mark_read(who, Lang::Fi, course, &page, &page).await.unwrap();
    }
}

async fn done_stays_done(store: Store) {
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    let who = Who::Known(learner);
    let pages_only = CompletionRule { pages: true, practice: false, test: false };
    let small = Arc::new(ruled(COURSE, pages_only));
    read_all(&records, &who, &small).await;
    let completed = async || records.remembered(&token, COURSE, None).await.unwrap().unwrap().completed;
    let first = completed().await.unwrap();
    assert_eq!((first.at.0, &*first.version), (START, "2026.1"));
    // The next version asks for more; later it is done again, with the date of the first time.
    store.clock.forward(HOUR);
    let grown = Arc::new(Course { version: "2027.1".to_owned(), ..(*course()).clone() });
    read_all(&records, &who, &grown).await;
    assert_eq!(completed().await.as_ref(), Some(&first));
    read_all(&records, &who, &Arc::new(Course { version: "2028.1".to_owned(), ..(*small).clone() })).await;
    assert_eq!(completed().await, Some(first));
    assert_eq!(records.remembered(&token, "another", None).await.unwrap().unwrap().completed, None);
}

async fn two_requests_that_complete_it_together(store: Store) {
    let instances = two(&store).await;
    let rule = CompletionRule { pages: true, practice: true, test: true };
    let course = Arc::new(ruled(COURSE, rule));
    for _ in 0..6 {
        let (learner, token) = newcomer(&instances[0]).await;
        let who = Who::Known(learner);
        let attempt = instances[0].start_attempt(&who, Lang::Fi, &course, &new_attempt(0)).await.unwrap().1.unwrap();
        for question in questions() {
            instances[0].answer_test(learner, Lang::Fi, attempt.id, &question, &RIGHT).await.unwrap();
        }
        // Pages, practice and test at the same moment: whoever comes last sees all.
        many(&instances, |i, records| {
            let (who, course) = (who.clone(), course.clone());
            async move {
                let page = &pages()[i % 4];
                match i {
                    0..4 => {
                        records.mark_read(&who, Lang::Fi, &course, page, page).await.unwrap();
                    }
                    4..8 => {
                        let id = format!("q-{}", page.page);
                        records.answer_practice(&who, Lang::Fi, &course, page, &id, &RIGHT).await.unwrap();
                    }
                    8 => {
                        records.hand_in(learner, &course, attempt.id).await.unwrap();
                    }
                    _ => {}
                }
            }
        })
        .await;
        let remembered = instances[1].remembered(&token, COURSE, None).await.unwrap().unwrap();
        assert!(completion(&course, &remembered.work()).complete);
        assert!(remembered.completed.is_some());
    }
}

async fn by_the_end_of_an_attempt(store: Store) {
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    let who = Who::Known(learner);
    read_all(&records, &who, &course()).await;
    let attempt = records.start_attempt(&who, Lang::Fi, &course(), &new_attempt(0)).await.unwrap().1.unwrap();
    for question in questions() {
        records.answer_test(learner, Lang::Fi, attempt.id, &question, &RIGHT).await.unwrap();
    }
    store.clock.forward(5 * HOUR);
    // Starting another one hands it in, which completes the course as of the attempt's end.
    records.start_attempt(&who, Lang::Fi, &course(), &new_attempt(0)).await.unwrap().1.unwrap_err();
    let completed = records.remembered(&token, COURSE, None).await.unwrap().unwrap().completed.unwrap();
    assert_eq!(completed.at.0, START + 40 * MINUTE);
}

async fn with_the_certificate(store: Store) {
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    // Work that was done before completions were remembered.
    store.clock.forward(HOUR);
    issue(&records, &Who::Known(learner), &new_certificate("Ada")).await;
    let completed = records.remembered(&token, COURSE, None).await.unwrap().unwrap().completed.unwrap();
    assert_eq!(completed.at.0, START);
}
