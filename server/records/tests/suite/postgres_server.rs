//! A PostgreSQL server that goes away and comes back.

use std::time::{Duration, Instant};

use perehdy_courses::model::Lang;
use perehdy_records::{Error, Options, Records, Who};
use sqlx::{AssertSqlSafe, Connection, PgConnection};

use crate::support::proxy::Proxy;
use crate::support::{COURSE, Store, cluster, course, newcomer, place};

/// Runs a statement as the administrator.
async fn administrate(sql: String) {
    let mut connection = PgConnection::connect(cluster::administration()).await.unwrap();
    sqlx::query(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
}

fn name(store: &Store) -> &str {
    store.address.split('?').next().unwrap().rsplit('/').next().unwrap()
}

async fn write(records: &Records, who: &Who, page: &str) -> Result<(), Error> {
    let page = place("start", page);
    records.mark_read(who, Lang::Fi, &course(), &page, &page).await.map(|_| ())
}

fn is_away(outcome: Result<(), Error>) {
    assert!(matches!(outcome, Err(Error::Unavailable(_))), "{outcome:?}");
}

/// Soon enough for a page to say so.
async fn in_time<T>(work: impl Future<Output = T>) -> T {
    let begun = Instant::now();
    let outcome = work.await;
    assert!(begun.elapsed() < Duration::from_secs(8), "{:?}", begun.elapsed());
    outcome
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_are_ended_by_the_server() {
    let store = Store::postgres().await;
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    for round in 0..5 {
        administrate(format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{}'",
            name(&store)
        ))
        .await;
        // Who finds that theirs is dead takes another one: nobody notices.
        write(&records, &Who::Known(learner), &format!("page-{round}")).await.unwrap();
        records.learner(&token).await.unwrap().unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_server_lets_nobody_in() {
    let store = Store::postgres().await;
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    administrate(format!("ALTER DATABASE {} ALLOW_CONNECTIONS false", name(&store))).await;
    administrate(format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{}'", name(&store)))
        .await;
    is_away(in_time(write(&records, &Who::Known(learner), "a")).await);
    is_away(in_time(records.ready()).await);
    administrate(format!("ALTER DATABASE {} ALLOW_CONNECTIONS true", name(&store))).await;
    write(&records, &Who::Known(learner), "b").await.unwrap();
    let read = records.remembered(&token, COURSE, None).await.unwrap().unwrap().read;
    assert!(!read.contains(&place("start", "a")) && read.contains(&place("start", "b")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_way_to_the_server_is_cut() {
    let store = Store::postgres().await;
    let mut way = Proxy::to(&store.address).await;
    let records = Records::open(Options { address: way.address(), ..store.options() }).await.unwrap();
    let (learner, token) = newcomer(&records).await;
    for round in 0..2 {
        way.cut().await;
        let (written, ready) = in_time(async {
            let (who, page) = (Who::Known(learner), format!("lost-{round}"));
            tokio::join!(write(&records, &who, &page), records.ready())
        })
        .await;
        is_away(written);
        is_away(ready);
        way.mend().await;
        write(&records, &Who::Known(learner), &format!("kept-{round}")).await.unwrap();
    }
    let read = records.remembered(&token, COURSE, None).await.unwrap().unwrap().read;
    assert_eq!(read.len(), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_holds_what_is_needed() {
    let store = Store::postgres().await;
    let records = store.open().await;
    let (learner, _) = newcomer(&records).await;
    let mut other = PgConnection::connect(&store.address).await.unwrap();
    sqlx::query("BEGIN").execute(&mut other).await.unwrap();
    sqlx::query("LOCK TABLE course_places").execute(&mut other).await.unwrap();
    let begun = Instant::now();
    is_away(write(&records, &Who::Known(learner), "a").await);
    assert!(begun.elapsed() < Duration::from_secs(20));
    sqlx::query("COMMIT").execute(&mut other).await.unwrap();
    write(&records, &Who::Known(learner), "b").await.unwrap();
}
