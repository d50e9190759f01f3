//! Learners and sessions.

use perehdy_courses::model::Lang;
use perehdy_records::{SessionToken, Who};

use crate::support::{COURSE, DAY, Store, course, newcomer, place};

on_both!(
    nobody_leaves_no_row,
    a_newcomer_is_known_afterwards,
    the_same_token_is_the_same_person,
    the_language_used_last,
    who_sends_is_who_is_remembered,
    secrets_are_hashed,
    nothing_after_closing
);

async fn nobody_leaves_no_row(store: Store) {
    let records = store.open().await;
    let token = records.new_token();
    assert_eq!(records.learner(&token).await.unwrap(), None);
    assert!(records.remembered(&token, COURSE, None).await.unwrap().is_none());
    assert!(records.remembered(&SessionToken([7; 32]), COURSE, Some(&place("a", "b"))).await.unwrap().is_none());
    records.ready().await.unwrap();
    assert_eq!(store.number("SELECT (SELECT count(*) FROM learners) + (SELECT count(*) FROM sessions)").await, 0);
}

async fn a_newcomer_is_known_afterwards(store: Store) {
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    assert_eq!(records.learner(&token).await.unwrap(), Some((learner, Lang::Fi)));
    // The id says when it was made.
    assert_eq!(learner.0.get_version_num(), 7);
    let (seconds, _) = learner.0.get_timestamp().unwrap().to_unix();
    assert_eq!(i64::try_from(seconds).unwrap() * 1_000_000, crate::support::START);
    let (other, _) = newcomer(&records).await;
    assert_ne!(learner, other);
    assert_eq!(store.number("SELECT count(*) FROM sessions").await, 2);
}

async fn the_same_token_is_the_same_person(store: Store) {
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    let (page, next) = (place("start", "words"), place("start", "rights"));
    let again = records.mark_read(&Who::New(token.clone()), Lang::Fi, &course(), &page, &next).await.unwrap();
    assert_eq!(again, learner);
    assert_eq!(store.number("SELECT count(*) FROM learners").await, 1);
    assert_eq!(records.remembered(&token, COURSE, None).await.unwrap().unwrap().read.len(), 2);
}

async fn the_language_used_last(store: Store) {
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    for lang in [Lang::Sv, Lang::Sv, Lang::En] {
        let page = place("start", "welcome");
        records.mark_read(&Who::Known(learner), lang, &course(), &page, &page).await.unwrap();
        assert_eq!(records.learner(&token).await.unwrap(), Some((learner, lang)));
    }
}

async fn who_sends_is_who_is_remembered(store: Store) {
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    assert!(records.sender(&records.new_token()).await.unwrap().is_none());
    for days in 0..3 {
        store.clock.forward(days * DAY);
        let sender = records.sender(&token).await.unwrap().unwrap();
        let remembered = records.remembered(&token, COURSE, None).await.unwrap().unwrap();
        assert_eq!((sender.learner, remembered.learner), (Some(learner), Some(learner)));
        assert_eq!(format!("{:?}", sender.session), format!("{:?}", remembered.session));
        assert_eq!(sender.session.unwrap().stale, days > 0);
    }
    store.clock.forward(400 * DAY);
    assert!(records.sender(&token).await.unwrap().is_none(), "it has ended");
}

async fn secrets_are_hashed(store: Store) {
    let records = store.open().await;
    let (_, token) = newcomer(&records).await;
    let hexadecimal: String = token.0.iter().map(|byte| format!("{byte:02X}")).collect();
    let sql = match store.engine {
        crate::support::Engine::Sqlite(_) => {
            format!("SELECT count(*) FROM sessions WHERE token_hash = x'{hexadecimal}'")
        }
        crate::support::Engine::Postgres => {
            format!("SELECT count(*) FROM sessions WHERE token_hash = decode('{hexadecimal}', 'hex')")
        }
    };
    assert_eq!(store.number(&sql).await, 0);
    assert_eq!(store.number("SELECT CAST(length(token_hash) AS BIGINT) FROM sessions").await, 32);
}

async fn nothing_after_closing(store: Store) {
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    records.close().await;
    records.close().await;
    let page = place("start", "welcome");
    let error = records.mark_read(&Who::Known(learner), Lang::Fi, &course(), &page, &page).await.unwrap_err();
    assert!(matches!(error, perehdy_records::Error::Unavailable(_)), "{error}");
    let error = records.learner(&token).await.unwrap_err();
    assert!(matches!(error, perehdy_records::Error::Unavailable(_)), "{error}");
    // And the next instance finds everything.
    assert!(store.open().await.learner(&token).await.unwrap().is_some());
}
