//! Pages, practice, media, places.

use std::collections::HashSet;

use perehdy_courses::answer::Answer;
use perehdy_courses::model::Lang;
use perehdy_records::{Error, LearnerId, MediaState, PracticeState, Who};
use uuid::Uuid;

use crate::support::{COURSE, Store, course, named, newcomer, place};

on_both!(
    pages_are_read_once,
    the_latest_practice_answer_counts,
    every_kind_of_answer_comes_back,
    what_was_played_is_joined,
    courses_and_learners_are_apart,
    who_stays_is_noted_once_a_minute,
    only_the_page_asked_for,
    a_question_that_moved,
    odd_ids_are_refused,
    somebody_unknown_stores_nothing,
);

async fn pages_are_read_once(store: Store) {
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    let (who, page) = (Who::Known(learner), place("start", "words"));
    records.mark_read(&who, Lang::Fi, &course(), &page, &place("start", "rights")).await.unwrap();
    store.clock.forward(1);
    let same = records.mark_read(&who, Lang::Fi, &course(), &page, &place("work", "first")).await.unwrap();
    assert_eq!(same, learner);
    let remembered = records.remembered(&token, COURSE, None).await.unwrap().unwrap();
    assert_eq!(remembered.learner, Some(learner));
    assert_eq!(remembered.read, HashSet::from([place("start", "welcome"), page]));
    assert_eq!(remembered.place, Some(place("work", "first")));
    let work = remembered.work();
    assert!(work.pages.contains(&("start".to_owned(), "words".to_owned())) && !work.passed);
    // The first time is kept.
    let sql = format!("SELECT count(*) FROM pages_read WHERE read_at = {}", crate::support::START);
    assert_eq!(store.number(&sql).await, 2);
}

async fn the_latest_practice_answer_counts(store: Store) {
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    let (who, page) = (Who::Known(learner), place("start", "words"));
    for (lang, answer) in [(Lang::Fi, Answer::One(2)), (Lang::Sv, Answer::One(1)), (Lang::En, Answer::One(0))] {
        records.answer_practice(&who, lang, &course(), &page, "who", &answer).await.unwrap();
    }
    records.answer_practice(&who, Lang::Fi, &course(), &page, "when", &Answer::Number("7,5".into())).await.unwrap();
    let remembered = records.remembered(&token, COURSE, Some(&page)).await.unwrap().unwrap();
    assert_eq!(remembered.practised, HashSet::from(["who".to_owned(), "when".to_owned()]));
    let latest = PracticeState { answer: Answer::One(0), lang: Lang::En, tries: 3 };
    assert_eq!(remembered.practice.get("who"), Some(&latest));
    assert_eq!(remembered.practice["when"].tries, 1);
    assert_eq!(remembered.place, Some(page));
}

async fn every_kind_of_answer_comes_back(store: Store) {
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    let page = place("start", "words");
    let odd = "a b\nc\r\n\"d\" 'e' \\ {f} | åäö 🦉 \u{2028}\u{1}".to_owned();
    let answers = [
        Answer::One(3),
        Answer::Several(vec![]),
        Answer::Several(vec![0, 2]),
        Answer::Matching(vec![1, 1, 0]),
        Answer::Ordering(vec![2, 0, 1]),
        Answer::Gaps(vec![odd.clone(), String::new()]),
        Answer::Number("-1,5".into()),
        Answer::Short(odd),
    ];
    for (i, answer) in answers.iter().enumerate() {
        records
            .answer_practice(&Who::Known(learner), Lang::Sv, &course(), &page, &format!("q{i}"), answer)
            .await
            .unwrap();
    }
    let remembered = records.remembered(&token, COURSE, Some(&page)).await.unwrap().unwrap();
    for (i, answer) in answers.iter().enumerate() {
        assert_eq!(&remembered.practice[&format!("q{i}")].answer, answer);
    }
}

async fn what_was_played_is_joined(store: Store) {
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    let (who, page) = (Who::Known(learner), place("start", "words"));
    let states = [
        MediaState { position: 10.25, watched: vec![(0.0, 10.25)] },
        MediaState { position: 65.0, watched: vec![(40.0, 65.0), (50.0, 45.0)] },
        MediaState { position: 12.5, watched: vec![(10.25, 12.5), (f64::NAN, 1.0)] },
    ];
    for state in &states {
        records.save_media(&who, Lang::Fi, COURSE, &page, "film", state).await.unwrap();
    }
    let remembered = records.remembered(&token, COURSE, Some(&page)).await.unwrap().unwrap();
    let joined = MediaState { position: 12.5, watched: vec![(0.0, 12.5), (40.0, 65.0)] };
    assert_eq!(remembered.media.get("film"), Some(&joined));
    assert_eq!(remembered.place, Some(page));
}

async fn courses_and_learners_are_apart(store: Store) {
    let records = store.open().await;
    let (first, first_token) = newcomer(&records).await;
    let (_, second_token) = newcomer(&records).await;
    let page = place("start", "words");
    records
        .answer_practice(&Who::Known(first), Lang::Fi, &named("another"), &page, "who", &Answer::One(0))
        .await
        .unwrap();
    let here = records.remembered(&first_token, COURSE, Some(&page)).await.unwrap().unwrap();
    assert!(here.practised.is_empty() && here.practice.is_empty());
    assert_eq!(here.place, Some(place("start", "words")));
    let there = records.remembered(&first_token, "another", Some(&page)).await.unwrap().unwrap();
    assert!(there.read.is_empty() && there.practised.contains("who"));
    let second = records.remembered(&second_token, "another", Some(&page)).await.unwrap().unwrap();
    assert!(second.practised.is_empty() && second.place.is_none());
}

async fn who_stays_is_noted_once_a_minute(store: Store) {
    const SECOND: i64 = 1_000_000;
    let records = store.open().await;
    let (learner, _) = newcomer(&records).await;
    let (words, rights, first, other) = (place("start", "words"), place("start", "rights"), course(), named("another"));
    store.clock.forward(100 * SECOND);
    let start = records.now().0;
    // After so many seconds somebody answers there; then that is the newest visit, of so many seconds after the start.
    for (after, course, page, newest) in [
        (0, &first, &words, 0),
        (59, &first, &words, 0),
        (1, &first, &words, 60),
        (1, &first, &rights, 61),
        (1, &other, &words, 62),
        (1, &first, &rights, 63),
        (1, &first, &rights, 63),
    ] {
        store.clock.forward(after * SECOND);
        records.answer_practice(&Who::Known(learner), Lang::Fi, course, page, "who", &Answer::One(0)).await.unwrap();
        let courses = records.courses_of(learner).await.unwrap();
        let visits = courses.into_iter().filter_map(|one| Some((one.place?, one.course)));
        let ((at, visited), of) = visits.max_by_key(|((_, visited), _)| visited.0).unwrap();
        assert_eq!((&of, &at, (visited.0 - start) / SECOND), (&course.id, page, newest));
    }
}

async fn only_the_page_asked_for(store: Store) {
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    let who = Who::Known(learner);
    let (here, there) = (place("start", "words"), place("work", "words"));
    for (page, id) in [(&here, "a"), (&there, "b")] {
        records.answer_practice(&who, Lang::Fi, &course(), page, id, &Answer::One(0)).await.unwrap();
        records.save_media(&who, Lang::Fi, COURSE, page, id, &MediaState::default()).await.unwrap();
    }
    let remembered = records.remembered(&token, COURSE, Some(&there)).await.unwrap().unwrap();
    assert_eq!(remembered.practised.len(), 2);
    assert_eq!(remembered.practice.keys().collect::<Vec<_>>(), ["b"]);
    assert_eq!(remembered.media.keys().collect::<Vec<_>>(), ["b"]);
    let remembered = records.remembered(&token, COURSE, None).await.unwrap().unwrap();
    assert_eq!(remembered.practised.len(), 2);
    assert!(remembered.practice.is_empty() && remembered.media.is_empty());
}

async fn a_question_that_moved(store: Store) {
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    let (before, after) = (place("start", "words"), place("work", "first"));
    let answer = async |page| {
        records.answer_practice(&Who::Known(learner), Lang::Fi, &course(), page, "who", &Answer::One(0)).await.unwrap();
        records.remembered(&token, COURSE, Some(&after)).await.unwrap().unwrap()
    };
    let remembered = answer(&before).await;
    assert!(remembered.practised.contains("who") && remembered.practice.is_empty());
    let remembered = answer(&after).await;
    assert_eq!((remembered.practised.len(), remembered.practice["who"].tries), (1, 1));
}

async fn odd_ids_are_refused(store: Store) {
    let records = store.open().await;
    let (learner, _) = newcomer(&records).await;
    let (who, page) = (Who::Known(learner), place("start", "words"));
    for id in ["a b", "", "a\nb", "../x", "x'; --"] {
        let error = records.answer_practice(&who, Lang::Fi, &course(), &page, id, &Answer::One(0)).await.unwrap_err();
        assert!(matches!(error, Error::Unexpected(_)), "{error}");
        let error = records.mark_read(&who, Lang::Fi, &course(), &place(id, "x"), &page).await.unwrap_err();
        assert!(matches!(error, Error::Unexpected(_)), "{error}");
    }
    assert_eq!(store.number("SELECT count(*) FROM practice_answers").await, 0);
}

async fn somebody_unknown_stores_nothing(store: Store) {
    let records = store.open().await;
    let (who, page) = (Who::Known(LearnerId(Uuid::from_u128(1))), place("start", "words"));
    let error = records.mark_read(&who, Lang::Fi, &course(), &page, &page).await.unwrap_err();
    assert!(matches!(error, Error::Unexpected(_)), "{error}");
    // No statement and no value in what is shown.
    let text = error.to_string();
    assert!(!text.contains("INSERT") && !text.contains("words"), "{text}");
    assert_eq!(store.number("SELECT count(*) FROM pages_read").await, 0);
}
