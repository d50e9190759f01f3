//! Attempts, one request after the other.

use perehdy_courses::model::{Lang, Timestamp};
use perehdy_courses::rules::Refusal;
use perehdy_records::{Attempt, Error, LearnerId, Records, Saved, Who};
use uuid::Uuid;

use crate::support::{
    COURSE, HOUR, MINUTE, RIGHT, START, Store, WRONG, course, named, new_attempt, newcomer, questions, test,
};

on_both!(
    from_start_to_result,
    a_newcomer_may_start,
    the_running_one_is_given_again,
    retakes_by_the_rules,
    after_its_end,
    starting_hands_in_what_is_over,
    over_and_not_handed_in,
    lengthened_by_the_rules,
    somebody_elses,
    a_question_that_was_not_drawn,
);

/// Starts one, answers so many questions rightly and the others wrongly, and hands it in.
async fn take(records: &Records, learner: LearnerId, right: usize) -> Attempt {
    let (_, started) = records.start_attempt(&Who::Known(learner), Lang::Fi, &course(), &new_attempt(0)).await.unwrap();
    let attempt = started.unwrap();
    for (i, question) in questions().iter().enumerate() {
        let answer = if i < right { RIGHT } else { WRONG };
        let saved = records.answer_test(learner, Lang::Fi, attempt.id, question, &answer).await.unwrap();
        assert_eq!(saved, Saved::Yes);
    }
    records.hand_in(learner, &course(), attempt.id).await.unwrap().unwrap()
}

async fn from_start_to_result(store: Store) {
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    let who = Who::Known(learner);
    let (same, started) = records.start_attempt(&who, Lang::Fi, &course(), &new_attempt(3)).await.unwrap();
    let attempt = started.unwrap();
    assert_eq!(same, learner);
    assert_eq!((attempt.number, &*attempt.version, attempt.extensions), (1, "2026.1", 0));
    assert_eq!((attempt.started, attempt.ends_at), (Timestamp(START), Some(Timestamp(START + 40 * MINUTE))));
    assert_eq!(attempt.draw, new_attempt(3).draw);
    let state = records.remembered(&token, COURSE, None).await.unwrap().unwrap().attempt.unwrap();
    assert_eq!((state.id, state.ends_at, state.handed_in, state.passed), (attempt.id, attempt.ends_at, None, false));

    // Nine of twelve, one of them changed from wrong, in several languages, the last two left out.
    store.clock.forward(MINUTE);
    for (i, question) in questions().iter().take(10).enumerate() {
        records.answer_test(learner, Lang::ALL[i % 3], attempt.id, question, &WRONG).await.unwrap();
        if i < 9 {
            records.answer_test(learner, Lang::ALL[i % 3], attempt.id, question, &RIGHT).await.unwrap();
        }
    }
    assert_eq!(records.learner(&token).await.unwrap().unwrap().1, Lang::Fi);
    let running = records.attempts(learner, COURSE).await.unwrap().remove(0);
    assert_eq!(running.answers.len(), 10);
    assert_eq!(running.answers["start-2"], (Lang::Sv, RIGHT));
    assert_eq!(running.result, None);

    let done = records.hand_in(learner, &course(), attempt.id).await.unwrap().unwrap();
    let result = done.result.clone().unwrap();
    assert_eq!((result.at, result.by_time), (Timestamp(START + MINUTE), false));
    assert_eq!((result.score.points, result.score.of, result.score.passed), (9, 12, true));
    assert_eq!(result.score.modules["start"], (8, 8));
    assert_eq!(result.score.modules["work"], (1, 4));

    // Again: the same result, whatever the time and the test are by then.
    store.clock.forward(HOUR);
    let mut changed = (*course()).clone();
    changed.test = Some(perehdy_courses::model::FinalTest { pass_mark: 100, ..test() });
    assert_eq!(records.hand_in(learner, &changed.into(), attempt.id).await.unwrap().unwrap(), done);
    assert_eq!(records.attempts(learner, COURSE).await.unwrap(), [done]);
    let remembered = records.remembered(&token, COURSE, None).await.unwrap().unwrap();
    assert!(remembered.passed && remembered.work().passed);
    assert_eq!(remembered.attempt.unwrap().handed_in, Some(result.at));
    let saved = records.answer_test(learner, Lang::Fi, attempt.id, "work-4", &RIGHT).await.unwrap();
    assert_eq!(saved, Saved::Closed);
    assert_eq!(store.number("SELECT count(*) FROM attempt_answers").await, 10);
}

async fn a_newcomer_may_start(store: Store) {
    let records = store.open().await;
    let token = records.new_token();
    let who = Who::New(token.clone());
    let (learner, started) = records.start_attempt(&who, Lang::En, &course(), &new_attempt(0)).await.unwrap();
    assert_eq!(records.learner(&token).await.unwrap(), Some((learner, Lang::En)));
    assert_eq!(records.attempts(learner, COURSE).await.unwrap(), [started.unwrap()]);
    assert!(records.attempts(learner, "another").await.unwrap().is_empty());
}

async fn the_running_one_is_given_again(store: Store) {
    let records = store.open().await;
    let (learner, _) = newcomer(&records).await;
    let who = Who::Known(learner);
    let (_, first) = records.start_attempt(&who, Lang::Fi, &course(), &new_attempt(0)).await.unwrap();
    let first = first.unwrap();
    records.answer_test(learner, Lang::Fi, first.id, "start-1", &RIGHT).await.unwrap();
    store.clock.forward(MINUTE);
    let (_, second) = records.start_attempt(&who, Lang::Sv, &course(), &new_attempt(5)).await.unwrap();
    let second = second.unwrap();
    assert_eq!((second.id, &second.draw, second.started), (first.id, &first.draw, first.started));
    assert_eq!(second.answers.len(), 1);
    // Another course has attempts of its own.
    let elsewhere = perehdy_records::NewAttempt { course: "another".to_owned(), ..new_attempt(1) };
    let (_, other) = records.start_attempt(&who, Lang::Fi, &named("another"), &elsewhere).await.unwrap();
    assert_eq!(other.unwrap().number, 1);
}

async fn retakes_by_the_rules(store: Store) {
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    let start =
        async || records.start_attempt(&Who::Known(learner), Lang::Fi, &course(), &new_attempt(0)).await.unwrap().1;
    assert!(!take(&records, learner, 8).await.result.unwrap().score.passed);
    assert_eq!(start().await.unwrap_err(), Refusal::Wait(Timestamp(START + 2 * HOUR)));
    store.clock.forward(2 * HOUR);
    assert_eq!(take(&records, learner, 0).await.number, 2);
    store.clock.forward(2 * HOUR);
    let third = take(&records, learner, 8).await;
    assert_eq!(third.number, 3);
    store.clock.forward(100 * HOUR);
    assert_eq!(start().await.unwrap_err(), Refusal::NoneLeft);
    assert_eq!(records.attempts(learner, COURSE).await.unwrap().len(), 3);
    let remembered = records.remembered(&token, COURSE, None).await.unwrap().unwrap();
    assert_eq!((remembered.attempt.unwrap().id, remembered.passed), (third.id, false));

    // Passed is passed, also when a failed one is the newest by another test's rules.
    let (other, token) = newcomer(&records).await;
    take(&records, other, 12).await;
    let refused = records.start_attempt(&Who::Known(other), Lang::Fi, &course(), &new_attempt(0)).await.unwrap().1;
    assert_eq!(refused.unwrap_err(), Refusal::Passed);
    assert!(records.remembered(&token, COURSE, None).await.unwrap().unwrap().passed);
}

async fn after_its_end(store: Store) {
    let records = store.open().await;
    let (learner, _) = newcomer(&records).await;
    let (_, started) = records.start_attempt(&Who::Known(learner), Lang::Fi, &course(), &new_attempt(0)).await.unwrap();
    let attempt = started.unwrap();
    let answer =
        async |question: &str| records.answer_test(learner, Lang::Fi, attempt.id, question, &RIGHT).await.unwrap();
    store.clock.forward(40 * MINUTE - 1);
    assert_eq!(answer("start-1").await, Saved::Yes);
    store.clock.forward(1);
    assert_eq!(answer("start-2").await, Saved::Closed);
    assert_eq!(records.extend_attempt(learner, &test(), attempt.id).await.unwrap(), None);
    store.clock.forward(9 * HOUR);
    assert_eq!(answer("start-3").await, Saved::Closed);
    let result = records.hand_in(learner, &course(), attempt.id).await.unwrap().unwrap().result.unwrap();
    assert_eq!((result.at, result.by_time, result.score.points), (attempt.ends_at.unwrap(), true, 1));
    // A clock that is put back opens nothing again.
    store.clock.forward(-9 * HOUR - 20 * MINUTE);
    assert_eq!(answer("start-4").await, Saved::Closed);
    assert_eq!(records.extend_attempt(learner, &test(), attempt.id).await.unwrap(), None);
}

async fn over_and_not_handed_in(store: Store) {
    let records = store.open().await;
    let (learner, _) = newcomer(&records).await;
    let who = Who::Known(learner);
    let (_, started) = records.start_attempt(&who, Lang::Fi, &course(), &new_attempt(0)).await.unwrap();
    let attempt = started.unwrap();
    let elsewhere = perehdy_records::NewAttempt { course: "another".to_owned(), ..new_attempt(1) };
    let (_, other) = records.start_attempt(&who, Lang::Fi, &named("another"), &elsewhere).await.unwrap();
    store.clock.forward(40 * MINUTE - 1);
    assert_eq!(records.expired_attempts(COURSE).await.unwrap(), []);
    store.clock.forward(1);
    assert_eq!(records.expired_attempts(COURSE).await.unwrap(), [(learner, attempt.id)]);
    assert_eq!(records.expired_attempts("another").await.unwrap(), [(learner, other.unwrap().id)]);
    records.hand_in(learner, &course(), attempt.id).await.unwrap();
    assert_eq!(records.expired_attempts(COURSE).await.unwrap(), []);
}

async fn starting_hands_in_what_is_over(store: Store) {
    let records = store.open().await;
    let (learner, _) = newcomer(&records).await;
    let who = Who::Known(learner);
    let start = async || records.start_attempt(&who, Lang::Fi, &course(), &new_attempt(0)).await.unwrap().1;
    let first = start().await.unwrap();
    records.answer_test(learner, Lang::Fi, first.id, "start-1", &RIGHT).await.unwrap();
    store.clock.forward(41 * MINUTE);
    // Handed in as of its end, from which the wait counts.
    let end = START + 40 * MINUTE;
    assert_eq!(start().await.unwrap_err(), Refusal::Wait(Timestamp(end + 2 * HOUR)));
    let result = records.attempts(learner, COURSE).await.unwrap()[0].result.clone().unwrap();
    assert_eq!((result.at, result.by_time, result.score.points), (Timestamp(end), true, 1));
    store.clock.forward(2 * HOUR);
    assert_eq!(start().await.unwrap().number, 2);
}

async fn lengthened_by_the_rules(store: Store) {
    let records = store.open().await;
    let (learner, _) = newcomer(&records).await;
    let (_, started) = records.start_attempt(&Who::Known(learner), Lang::Fi, &course(), &new_attempt(0)).await.unwrap();
    let attempt = started.unwrap();
    for (times, minutes) in [(1, 60), (2, 80)] {
        let end = records.extend_attempt(learner, &test(), attempt.id).await.unwrap();
        assert_eq!(end, Some(Timestamp(START + minutes * MINUTE)));
        let now = records.attempts(learner, COURSE).await.unwrap().remove(0);
        assert_eq!((now.ends_at, now.extensions), (end, times));
    }
    assert_eq!(records.extend_attempt(learner, &test(), attempt.id).await.unwrap(), None);
    store.clock.forward(79 * MINUTE);
    assert_eq!(records.answer_test(learner, Lang::Fi, attempt.id, "start-1", &RIGHT).await.unwrap(), Saved::Yes);
    records.hand_in(learner, &course(), attempt.id).await.unwrap().unwrap();
    assert_eq!(records.extend_attempt(learner, &test(), attempt.id).await.unwrap(), None);
}

async fn somebody_elses(store: Store) {
    let records = store.open().await;
    let (learner, _) = newcomer(&records).await;
    let (other, _) = newcomer(&records).await;
    let (_, started) = records.start_attempt(&Who::Known(learner), Lang::Fi, &course(), &new_attempt(0)).await.unwrap();
    let id = started.unwrap().id;
    assert_eq!(records.answer_test(other, Lang::Fi, id, "start-1", &RIGHT).await.unwrap(), Saved::Closed);
    assert_eq!(records.extend_attempt(other, &test(), id).await.unwrap(), None);
    assert_eq!(records.hand_in(other, &course(), id).await.unwrap(), None);
    assert_eq!(records.hand_in(learner, &course(), Uuid::from_u128(5)).await.unwrap(), None);
    let untouched = records.attempts(learner, COURSE).await.unwrap().remove(0);
    assert!(untouched.answers.is_empty() && untouched.result.is_none() && untouched.extensions == 0);
    assert!(records.attempts(other, COURSE).await.unwrap().is_empty());
}

async fn a_question_that_was_not_drawn(store: Store) {
    let records = store.open().await;
    let (learner, _) = newcomer(&records).await;
    let mut new = new_attempt(0);
    new.draw.questions.truncate(3);
    let (_, started) = records.start_attempt(&Who::Known(learner), Lang::Fi, &course(), &new).await.unwrap();
    let id = started.unwrap().id;
    let error = records.answer_test(learner, Lang::Fi, id, "work-1", &RIGHT).await.unwrap_err();
    assert!(matches!(error, Error::Unexpected(_)), "{error}");
    assert_eq!(store.number("SELECT count(*) FROM attempt_answers").await, 0);
    assert_eq!(records.answer_test(learner, Lang::Fi, id, "start-3", &RIGHT).await.unwrap(), Saved::Yes);
}
