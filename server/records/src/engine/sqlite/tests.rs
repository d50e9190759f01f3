//! The writer with use cases that misbehave: what no real one does, and what must not take others with it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::Sqlite;
use crate::engine::{Fault, Tx, Write, values};

const INSERT: &str = "INSERT INTO course_places (learner_id, course, module, page, visited_at) \
                      SELECT id, $1, 'm', 'p', 0 FROM learners";

/// Writes a row, then does what it is told to.
struct Case {
    name: &'static str,
    then: fn(u32) -> Result<(), Fault>,
    runs: Arc<AtomicU32>,
    takes: Duration,
}

impl Case {
    fn new(name: &'static str, then: fn(u32) -> Result<(), Fault>) -> Self {
        Self { name, then, runs: Arc::default(), takes: Duration::ZERO }
    }
}

impl Write for Case {
    type Answer = u32;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<u32, Fault> {
        let run = self.runs.fetch_add(1, Ordering::SeqCst) + 1;
        tx.execute(INSERT, values![self.name]).await?;
        tokio::time::sleep(self.takes).await;
        (self.then)(run).map(|()| run)
    }
}

struct Learner;

impl Write for Learner {
    type Answer = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Fault> {
        let id = uuid::Uuid::from_u128(1);
        tx.execute("INSERT INTO learners (id, lang, created_at) VALUES ($1, 'fi', 0)", values![id]).await?;
        Ok(())
    }
}

async fn open() -> (Sqlite, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = Sqlite::open(&folder.path().join("x.db"), 1).await.unwrap();
    sqlite.write(Learner).await.unwrap();
    (sqlite, folder)
}

async fn stored(sqlite: &Sqlite) -> Vec<String> {
    let rows = sqlite.read("SELECT course FROM course_places ORDER BY course", values![]).await.unwrap();
    rows.iter().map(|row| row.text(0).unwrap()).collect()
}

#[tokio::test]
async fn one_that_panics_fails_and_the_writer_goes_on() {
    let (sqlite, _folder) = open().await;
    let (before, panics, after) = tokio::join!(
        sqlite.write(Case::new("before", |_| Ok(()))),
        sqlite.write(Case::new("panics", |_| panic!("on purpose"))),
        sqlite.write(Case::new("after", |_| Ok(()))),
    );
    assert!(before.is_ok() && after.is_ok());
    assert!(matches!(panics, Err(Fault::Wrong(_))));
    assert_eq!(stored(&sqlite).await, ["after", "before"]);
}

#[tokio::test]
async fn one_that_collides_is_run_again() {
    let (sqlite, _folder) = open().await;
    let collides = |run| if run < 3 { Err(Fault::Taken(String::new())) } else { Ok(()) };
    assert_eq!(sqlite.write(Case::new("collides", collides)).await.unwrap(), 3);
    let always = Case::new("always", |_| Err(Fault::Again(String::new())));
    let runs = always.runs.clone();
    assert!(sqlite.write(always).await.is_err());
    assert_eq!(runs.load(Ordering::SeqCst), super::super::TRIES);
    assert_eq!(stored(&sqlite).await, ["collides"]);
}

#[tokio::test]
async fn what_nobody_waits_for_any_more_is_left_out() {
    let (sqlite, _folder) = open().await;
    let slow = Case { takes: Duration::from_millis(500), ..Case::new("slow", |_| Ok(())) };
    let given_up = Case::new("given-up", |_| Ok(()));
    let runs = given_up.runs.clone();
    let (slow, given_up) =
        tokio::join!(sqlite.write(slow), tokio::time::timeout(Duration::from_millis(50), sqlite.write(given_up)));
    assert!(slow.is_ok() && given_up.is_err());
    assert_eq!(runs.load(Ordering::SeqCst), 0);
    assert_eq!(stored(&sqlite).await, ["slow"]);
}

#[tokio::test]
async fn who_is_told_that_nothing_was_stored_can_believe_it() {
    let (sqlite, _folder) = open().await;
    let slow = Case { takes: super::LONGEST + Duration::from_secs(1), ..Case::new("slow", |_| Ok(())) };
    let late = Case::new("late", |_| Ok(()));
    let runs = late.runs.clone();
    // The one that has begun is waited for beyond the time allowed; the one behind it never begins.
    let (slow, late) = tokio::join!(sqlite.write(slow), sqlite.write(late));
    assert!(slow.is_ok(), "{slow:?}");
    assert!(matches!(late, Err(Fault::Away(_))), "{late:?}");
    sqlite.write(Case::new("next", |_| Ok(()))).await.unwrap();
    assert_eq!(runs.load(Ordering::SeqCst), 0);
    assert_eq!(stored(&sqlite).await, ["next", "slow"]);
}

#[tokio::test]
async fn what_waits_is_written_in_one_transaction() {
    let (sqlite, _folder) = open().await;
    let slow = Case { takes: Duration::from_millis(500), ..Case::new("first", |_| Ok(())) };
    // The second one is queued while the first is at work; when the first is answered, both are there.
    let first = async {
        sqlite.write(slow).await.unwrap();
        stored(&sqlite).await
    };
    let second = async {
        tokio::time::sleep(Duration::from_millis(30)).await;
        sqlite.write(Case::new("second", |_| Ok(()))).await.unwrap();
    };
    let (seen, ()) = tokio::join!(first, second);
    assert_eq!(seen, ["first", "second"]);
}

#[tokio::test]
async fn closing_finishes_what_waits() {
    let (sqlite, _folder) = open().await;
    let slow = Case { takes: Duration::from_millis(500), ..Case::new("slow", |_| Ok(())) };
    let (written, ()) = tokio::join!(sqlite.write(slow), async {
        tokio::time::sleep(Duration::from_millis(20)).await;
        sqlite.close().await;
    });
    assert!(written.is_ok());
    assert!(matches!(sqlite.write(Learner).await, Err(Fault::Away(_))));
}

#[tokio::test]
async fn closed_it_is_one_file() {
    let (sqlite, folder) = open().await;
    assert!(stored(&sqlite).await.is_empty(), "a reader is open");
    assert!(folder.path().join("x.db-wal").exists());
    sqlite.close().await;
    assert!(!folder.path().join("x.db-wal").exists());
}
