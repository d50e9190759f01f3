//! A SQLite file whose disk is full, that is away, replaced or held, and a program that is killed.

use std::process::Command;
use std::time::{Duration, Instant};

use perehdy_courses::answer::Answer;
use perehdy_courses::model::Lang;
use perehdy_records::{Error, LearnerId, Records, SessionToken, Who};
use sqlx::{Connection, SqliteConnection};
use tokio::task::JoinSet;

use crate::support::again::{self, Other};
use crate::support::{COURSE, Store, course, newcomer, place};

async fn answer(records: &Records, learner: LearnerId, question: &str, text: &str) -> Result<(), Error> {
    let page = place("start", "words");
    let answer = Answer::Short(text.to_owned());
    records.answer_practice(&Who::Known(learner), Lang::Fi, &course(), &page, question, &answer).await.map(|_| ())
}

async fn stored(records: &Records, token: &SessionToken) -> Vec<String> {
    let remembered = records.remembered(token, COURSE, None).await.unwrap().unwrap();
    let mut stored: Vec<String> = remembered.practised.into_iter().collect();
    stored.sort();
    stored
}

fn is_away(outcome: Result<(), Error>) {
    assert!(matches!(outcome, Err(Error::Unavailable(_))), "{outcome:?}");
}

/// Limits how large files may become for this process; `None` lifts it. Stands for a full disk: writing fails, and goes on
/// when there is room again.
fn limit_files(bytes: Option<u64>) {
    let limit = bytes.map_or_else(|| "unlimited".to_owned(), |bytes| bytes.to_string());
    let id = std::process::id().to_string();
    let status = Command::new("prlimit").args(["--pid", &id, &format!("--fsize={limit}:")]).status().unwrap();
    assert!(status.success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[cfg_attr(not(target_os = "linux"), ignore = "there is no prlimit")]
async fn a_full_disk() {
    if again::part("full").is_none() {
        assert!(Other::start("sqlite_file::a_full_disk", "full", "").well(), "the part in the other process failed");
        return;
    }
    let store = Store::sqlite().await;
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    let mut kept = Vec::new();
    for round in 0..3 {
        // In the log there is room for a few more pages only.
        let log = std::fs::metadata(store.file().with_extension("db-wal")).unwrap().len();
        limit_files(Some(log + 200_000));
        let mut running = JoinSet::new();
        for i in 0..100 {
            let records = records.clone();
            running.spawn(async move {
                let question = format!("r{round}-{i:03}");
                (question.clone(), answer(&records, learner, &question, &"x".repeat(8000)).await)
            });
        }
        let mut failed = 0;
        for (question, outcome) in running.join_all().await {
            match outcome {
                Ok(()) => kept.push(question),
                Err(error) => {
                    assert!(matches!(error, Error::Unavailable(_)), "{error}");
                    failed += 1;
                }
            }
        }
        assert!(failed > 0, "the disk was not full");
        kept.sort();
        // Reading goes on, and finds what was acknowledged and nothing else.
        assert_eq!(stored(&records, &token).await, kept);
        limit_files(None);
        let question = format!("r{round}-after");
        answer(&records, learner, &question, "y").await.unwrap();
        kept.push(question);
        kept.sort();
        assert_eq!(stored(&records, &token).await, kept);
    }
    records.close().await;
    assert_eq!(stored(&store.open().await, &token).await, kept);
    let mut connection = SqliteConnection::connect(&store.address).await.unwrap();
    let sound: String = sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&mut connection).await.unwrap();
    assert_eq!(sound, "ok");
    again::say(again::DONE);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_that_is_killed() {
    if let Some(address) = again::part("killed") {
        let mut options = Store::sqlite().await.options();
        options.address = address;
        let records = Records::open(options).await.unwrap();
        let (learner, token) = newcomer(&records).await;
        again::say(&token.text());
        let mut running = JoinSet::new();
        for client in 0..8 {
            let records = records.clone();
            running.spawn(async move {
                for i in 0.. {
                    let question = format!("c{client}-{i}");
                    answer(&records, learner, &question, "x").await.unwrap();
                    again::say(&question);
                }
            });
        }
        running.join_all().await;
        return;
    }
    let store = Store::sqlite().await;
    let mut other = Other::start("sqlite_file::a_program_that_is_killed", "killed", &store.address);
    let token = SessionToken::parse(&other.line().unwrap()).unwrap();
    let mut acknowledged: Vec<String> = (0..300).map(|_| other.line().unwrap()).collect();
    other.kill();
    acknowledged.extend(std::iter::from_fn(|| other.line()));
    let stored = stored(&store.open().await, &token).await;
    for question in &acknowledged {
        // The last line may have been cut by the kill.
        let whole = stored.binary_search(question).is_ok();
        let cut =
            acknowledged.last() == Some(question) && stored.iter().any(|known| known.starts_with(question.as_str()));
        assert!(whole || cut, "{question} was acknowledged, and is not there");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_away_for_a_while() {
    let store = Store::sqlite().await;
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    let elsewhere = store.file().with_extension("elsewhere");
    std::fs::rename(store.file(), &elsewhere).unwrap();
    is_away(answer(&records, learner, "a", "x").await);
    is_away(records.ready().await);
    assert!(!store.file().exists(), "no empty database in its place");
    std::fs::rename(&elsewhere, store.file()).unwrap();
    answer(&records, learner, "b", "x").await.unwrap();
    assert_eq!(stored(&records, &token).await, ["b"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_replaced_by_a_backup() {
    let store = Store::sqlite().await;
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    answer(&records, learner, "before", "x").await.unwrap();
    let backup = store.file().with_extension("backup");
    store.execute(&format!("VACUUM INTO '{}'", backup.display())).await;
    answer(&records, learner, "after", "x").await.unwrap();
    records.close().await;
    let records = store.open().await;
    assert_eq!(stored(&records, &token).await, ["after", "before"]);
    // As a restore does it: the old file with its log goes away, the new one comes.
    for part in ["db", "db-wal", "db-shm"] {
        std::fs::remove_file(store.file().with_extension(part)).unwrap();
    }
    std::fs::rename(&backup, store.file()).unwrap();
    assert_eq!(stored(&records, &token).await, ["before"]);
    answer(&records, learner, "again", "x").await.unwrap();
    records.close().await;
    assert_eq!(stored(&store.open().await, &token).await, ["again", "before"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_somebody_holds() {
    let store = Store::sqlite().await;
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    let mut other = SqliteConnection::connect(&store.address).await.unwrap();
    sqlx::query("BEGIN IMMEDIATE").execute(&mut other).await.unwrap();
    let begun = Instant::now();
    // All who wait are told at the same time, not one after the other; readers do not wait at all.
    let mut running = JoinSet::new();
    for i in 0..20 {
        let records = records.clone();
        running.spawn(async move { answer(&records, learner, &format!("lost-{i}"), "x").await });
    }
    assert_eq!(stored(&records, &token).await, [""; 0]);
    assert!(begun.elapsed() < Duration::from_secs(2));
    running.join_all().await.into_iter().for_each(is_away);
    assert!(begun.elapsed() < Duration::from_secs(8), "{:?}", begun.elapsed());
    sqlx::query("COMMIT").execute(&mut other).await.unwrap();
    answer(&records, learner, "kept", "x").await.unwrap();
    assert_eq!(stored(&records, &token).await, ["kept"]);
}

/// Without statistics, which nobody makes, SQLite chooses by the columns of an index: the wrong one made the list of an
/// organisation of ten thousand take as many times ten thousand steps.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_teams_of_a_member_are_not_looked_for_among_all() {
    let store = Store::sqlite().await;
    let records = store.open().await;
    let mut connection = SqliteConnection::connect(&store.address).await.unwrap();
    let sql = "EXPLAIN QUERY PLAN SELECT t.team_id FROM team_members t WHERE t.organisation_id = x'01' AND t.learner_id = x'02'";
    let plan: Vec<(i64, i64, i64, String)> = sqlx::query_as(sql).fetch_all(&mut connection).await.unwrap();
    let steps: Vec<&str> = plan.iter().map(|(.., step)| step.as_str()).collect();
    assert!(
        steps.iter().all(|step| step.contains("team_members_of_learner (learner_id=? AND organisation_id=?)")),
        "{steps:?}"
    );
    connection.close().await.unwrap();
    records.close().await;
}
