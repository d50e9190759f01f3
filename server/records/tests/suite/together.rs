//! Several at once: tabs, people, instances.

use std::collections::{HashMap, HashSet};

use perehdy_courses::answer::Answer;
use perehdy_courses::model::Lang;
use perehdy_records::{Error, LearnerId, MediaState, Records, Saved, Who};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::support::{
    COURSE, RIGHT, Store, TestEntropy, course, issue, new_attempt, new_certificate, newcomer, place, questions,
};

on_both!(
    one_attempt_for_all_who_start_it,
    one_result_for_all_who_hand_in,
    an_answer_is_counted_or_closed,
    one_certificate_for_all_who_ask,
    no_played_range_is_lost,
    no_try_is_lost,
    everything_acknowledged_is_there,
    one_that_fails_fails_alone,
    reading_while_others_write,
);

const MANY: usize = 64;

/// Two instances on the same database, as two programs have them.
pub(crate) async fn two(store: &Store) -> [Records; 2] {
    let mut options = store.options();
    options.entropy = std::sync::Arc::new(TestEntropy::other(1));
    [store.open().await, Records::open(options).await.unwrap()]
}

/// Runs the same many times at once, on both instances in turn.
pub(crate) async fn many<T, F>(instances: &[Records; 2], task: impl Fn(usize, Records) -> F) -> Vec<T>
where
    T: Send + 'static,
    F: Future<Output = T> + Send + 'static,
{
    let mut running = JoinSet::new();
    for i in 0..MANY {
        running.spawn(task(i, instances[i % 2].clone()));
    }
    running.join_all().await
}

async fn one_attempt_for_all_who_start_it(store: Store) {
    let instances = two(&store).await;
    let (learner, _) = newcomer(&instances[0]).await;
    let started = many(&instances, |i, records| async move {
        let (_, started) =
            records.start_attempt(&Who::Known(learner), Lang::Fi, &course(), &new_attempt(i)).await.unwrap();
        started.unwrap()
    })
    .await;
    assert_eq!(store.number("SELECT count(*) FROM attempts").await, 1);
    assert!(started.iter().all(|attempt| attempt == &started[0]));
}

async fn one_result_for_all_who_hand_in(store: Store) {
    let instances = two(&store).await;
    // All connections are open before the race begins.
    many(&instances, |_, records| async move { records.ready().await.unwrap() }).await;
    for _ in 0..8 {
        let (learner, _) = newcomer(&instances[0]).await;
        let (_, started) =
            instances[0].start_attempt(&Who::Known(learner), Lang::Fi, &course(), &new_attempt(0)).await.unwrap();
        let id = started.unwrap().id;
        instances[0].answer_test(learner, Lang::Fi, id, "work-2", &RIGHT).await.unwrap();
        let results = many(&instances, |_, records| {
            let clock = store.clock.clone();
            async move {
                clock.forward(1);
                records.hand_in(learner, &course(), id).await.unwrap().unwrap()
            }
        })
        .await;
        assert!(results.iter().all(|attempt| attempt == &results[0]));
        assert_eq!(results[0].result.as_ref().unwrap().score.points, 1);
    }
}

async fn an_answer_is_counted_or_closed(store: Store) {
    let instances = two(&store).await;
    for round in 0..8 {
        let (learner, _) = newcomer(&instances[0]).await;
        let (_, started) =
            instances[0].start_attempt(&Who::Known(learner), Lang::Fi, &course(), &new_attempt(0)).await.unwrap();
        let id = started.unwrap().id;
        let mut answering = JoinSet::new();
        for (i, question) in questions().into_iter().enumerate() {
            let records = instances[i % 2].clone();
            answering.spawn(async move {
                (question.clone(), records.answer_test(learner, Lang::Fi, id, &question, &RIGHT).await.unwrap())
            });
        }
        tokio::time::sleep(std::time::Duration::from_micros(300 * round)).await;
        let result = instances[1].hand_in(learner, &course(), id).await.unwrap().unwrap();
        let mut saved: HashSet<String> = HashSet::new();
        while let Some(answered) = answering.join_next().await {
            let (question, outcome) = answered.unwrap();
            if outcome == Saved::Yes {
                saved.insert(question);
            }
        }
        let counted: HashSet<String> = result.answers.keys().cloned().collect();
        assert_eq!(counted, saved);
        assert_eq!(result.result.as_ref().unwrap().score.points as usize, saved.len());
        // And nothing came later.
        assert_eq!(instances[0].attempts(learner, COURSE).await.unwrap(), [result]);
    }
}

async fn one_certificate_for_all_who_ask(store: Store) {
    let instances = two(&store).await;
    let (learner, _) = newcomer(&instances[0]).await;
    let issued =
        many(
            &instances,
            |_, records| async move { issue(&records, &Who::Known(learner), &new_certificate("Ada")).await },
        )
        .await;
    assert!(issued.iter().all(|certificate| certificate.token == issued[0].token && certificate.id == issued[0].id));
    assert_eq!(store.number("SELECT count(*) FROM certificates").await, 1);
}

async fn no_played_range_is_lost(store: Store) {
    let instances = two(&store).await;
    let (learner, token) = newcomer(&instances[0]).await;
    many(&instances, |i, records| async move {
        let from = f64::from(u32::try_from(i).unwrap()) * 10.0;
        let state = MediaState { position: from, watched: vec![(from, from + 5.0)] };
        let page = place("start", "words");
        records.save_media(&Who::Known(learner), Lang::Fi, COURSE, &page, "film", &state).await.unwrap();
    })
    .await;
    let remembered = instances[1].remembered(&token, COURSE, Some(&place("start", "words"))).await.unwrap().unwrap();
    assert_eq!(remembered.media["film"].watched.len(), MANY);
}

async fn no_try_is_lost(store: Store) {
    let instances = two(&store).await;
    let (learner, token) = newcomer(&instances[0]).await;
    many(&instances, |i, records| async move {
        let lang = Lang::ALL[i % 3];
        let page = place("start", "words");
        records.answer_practice(&Who::Known(learner), lang, &course(), &page, "who", &Answer::One(0)).await.unwrap();
    })
    .await;
    let remembered = instances[1].remembered(&token, COURSE, Some(&place("start", "words"))).await.unwrap().unwrap();
    assert_eq!(remembered.practice["who"].tries as usize, MANY);
}

async fn everything_acknowledged_is_there(store: Store) {
    let instances = two(&store).await;
    // Newcomers, each with some answers.
    let all = many(&instances, |i, records| async move {
        let token = records.new_token();
        let page = place("start", "words");
        let mut given = HashMap::new();
        let mut who = Who::New(token.clone());
        for n in 0..8 {
            let (question, answer) = (format!("q{n}"), Answer::Short(format!("{i} {n}")));
            let learner = records.answer_practice(&who, Lang::Fi, &course(), &page, &question, &answer).await.unwrap();
            given.insert(question, answer);
            who = Who::Known(learner);
        }
        (token, given)
    })
    .await;
    // Dropped as they are, not closed.
    drop(instances);
    let records = store.open().await;
    assert_eq!(store.number("SELECT count(*) FROM learners").await as usize, MANY);
    for (token, given) in all {
        let remembered = records.remembered(&token, COURSE, Some(&place("start", "words"))).await.unwrap().unwrap();
        let stored: HashMap<String, Answer> =
            remembered.practice.into_iter().map(|(question, state)| (question, state.answer)).collect();
        assert_eq!(stored, given);
    }
}

async fn one_that_fails_fails_alone(store: Store) {
    let instances = two(&store).await;
    let (learner, token) = newcomer(&instances[0]).await;
    let who = Who::Known(learner);
    let broken = place("start", "broken");
    instances[0].save_media(&who, Lang::Fi, COURSE, &broken, "film", &MediaState::default()).await.unwrap();
    // What is stored of this film cannot be read: to save it again fails, after the language and the place were changed.
    store.execute("UPDATE media_states SET watched = 'x'").await;
    let outcomes = many(&instances, |i, records| {
        let (who, broken) = (who.clone(), broken.clone());
        async move {
            let page = place("start", &format!("page-{i}"));
            let outcome = match i % 4 {
                0 => records.save_media(&who, Lang::Sv, COURSE, &broken, "film", &MediaState::default()).await,
                // Somebody who does not exist.
                1 => {
                    let nobody = Who::Known(LearnerId(Uuid::from_u128(9)));
                    records.mark_read(&nobody, Lang::Sv, &course(), &page, &page).await
                }
                _ => records.mark_read(&who, Lang::Fi, &course(), &page, &page).await,
            };
            (i, page, outcome)
        }
    })
    .await;
    let remembered = instances[0].remembered(&token, COURSE, None).await.unwrap().unwrap();
    for (i, page, outcome) in outcomes {
        assert_eq!(outcome.is_ok(), i % 4 > 1, "{outcome:?}");
        assert_eq!(outcome.is_ok(), remembered.read.contains(&page));
        assert!(matches!(outcome, Ok(_) | Err(Error::Unexpected(_))));
    }
    // Nothing of those that failed.
    assert_eq!(instances[0].learner(&token).await.unwrap().unwrap().1, Lang::Fi);
    let last = remembered.place.unwrap().page;
    assert!(last.starts_with("page-"), "{last}");
}

async fn reading_while_others_write(store: Store) {
    let instances = two(&store).await;
    let (learner, token) = newcomer(&instances[0]).await;
    many(&instances, |i, records| {
        let token = token.clone();
        async move {
            let page = place("start", &format!("page-{i}"));
            records.mark_read(&Who::Known(learner), Lang::Fi, &course(), &page, &page).await.unwrap();
            // What was acknowledged is seen by every read after it, whichever connection it takes.
            let read = records.remembered(&token, COURSE, None).await.unwrap().unwrap().read;
            assert!(read.contains(&page));
        }
    })
    .await;
}
