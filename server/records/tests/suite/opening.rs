//! Opening: addresses, migrations, several instances.

use std::time::Duration;

use perehdy_records::OpenError;
use tokio::task::JoinSet;

use crate::support::{Beside, Engine, Store, newcomer};

on_both!(
    blank: a_newer_schema_is_refused,
    a_changed_migration_is_refused,
    a_foreign_migration_is_refused,
    many_instances_at_once,
    a_migration_that_another_instance_applies,
    everything_is_there_again
);

/// How many migrations there are, and the newest's number.
fn migrations() -> (i64, i64) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations");
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let numbers: Vec<i64> =
        names.filter(|name| name.ends_with(".sql")).map(|name| name[..4].parse().unwrap()).collect();
    (i64::try_from(numbers.len()).unwrap(), numbers.into_iter().max().unwrap())
}

fn checksum(store: &Store) -> &'static str {
    match store.engine {
        Engine::Sqlite(_) => "x'00'",
        Engine::Postgres => "'\\x00'",
    }
}

/// Writes a migration that this program does not have into the list of those applied.
async fn add_migration(store: &Store, version: i64) {
    let sum = checksum(store);
    let sql = format!(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         VALUES ({version}, 'other', TRUE, {sum}, 1)"
    );
    store.execute(&sql).await;
}

async fn a_newer_schema_is_refused(store: Store) {
    store.open().await.close().await;
    let (count, newest) = migrations();
    add_migration(&store, newest + 1).await;
    add_migration(&store, 9000).await;
    // As a half-applied one would be: nothing is to be applied to a schema that we do not know.
    store.execute(&format!("DELETE FROM _sqlx_migrations WHERE version = {newest}")).await;
    match store.try_open().await {
        Err(OpenError::Newer { found: 9000, known }) => assert_eq!(known, newest),
        other => panic!("{:?}", other.err()),
    }
    assert_eq!(store.number("SELECT count(*) FROM _sqlx_migrations").await, count + 1);
}

async fn a_changed_migration_is_refused(store: Store) {
    store.open().await.close().await;
    let sum = checksum(&store);
    store.execute(&format!("UPDATE _sqlx_migrations SET checksum = {sum} WHERE version = 3")).await;
    let error = store.try_open().await.err().unwrap();
    assert!(error.to_string().contains("migration 3 of its schema is not the one of this program"), "{error}");
}

async fn a_foreign_migration_is_refused(store: Store) {
    store.open().await.close().await;
    add_migration(&store, -5).await;
    let error = store.try_open().await.err().unwrap();
    assert!(error.to_string().contains("migration -5"), "{error}");
}

async fn many_instances_at_once(store: Store) {
    let mut opening = JoinSet::new();
    for _ in 0..8 {
        opening.spawn(perehdy_records::Records::open(store.options()));
    }
    for opened in opening.join_all().await {
        opened.unwrap().ready().await.unwrap();
    }
    assert_eq!(store.number("SELECT count(*) FROM _sqlx_migrations").await, migrations().0);
}

/// What a migration takes away is gone when another instance was faster by a moment; that is no failure.
async fn a_migration_that_another_instance_applies(store: Store) {
    store.open().await.close().await;
    for sql in [
        "CREATE TABLE applied AS SELECT * FROM _sqlx_migrations WHERE version = 71",
        "DELETE FROM _sqlx_migrations WHERE version = 71",
        "CREATE INDEX team_members_by_learner ON team_members (learner_id)",
    ] {
        store.execute(sql).await;
    }
    let mut other = store.beside().await;
    for sql in [
        if matches!(other, Beside::Sqlite(_)) { "BEGIN IMMEDIATE" } else { "BEGIN" },
        "DROP INDEX team_members_by_learner",
        "INSERT INTO _sqlx_migrations SELECT * FROM applied",
    ] {
        other.execute(sql).await;
    }
    let opening = tokio::spawn(perehdy_records::Records::open(store.options()));
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert!(!opening.is_finished());
    other.execute("COMMIT").await;
    opening.await.unwrap().unwrap().ready().await.unwrap();
    assert_eq!(store.number("SELECT count(*) FROM _sqlx_migrations").await, migrations().0);
}

async fn everything_is_there_again(store: Store) {
    let records = store.open().await;
    let (learner, token) = newcomer(&records).await;
    records.close().await;
    let records = store.open().await;
    assert_eq!(records.learner(&token).await.unwrap().unwrap().0, learner);
    assert_eq!(store.number("SELECT count(*) FROM _sqlx_migrations").await, migrations().0);
}

#[tokio::test]
async fn addresses_that_are_none() {
    let store = Store::blank_sqlite().await;
    for address in ["", "perehdy.db", "sqlite:", "mysql://localhost/x", "sqlite::memory:"] {
        let options = perehdy_records::Options { address: address.to_owned(), ..store.options() };
        let error = perehdy_records::Records::open(options).await.err().unwrap();
        assert!(matches!(&error, OpenError::Address(_)), "{address}: {error}");
    }
}

#[tokio::test]
async fn files_that_are_none() {
    let store = Store::blank_sqlite().await;
    let options = perehdy_records::Options { address: "sqlite:/nowhere/at/all.db".to_owned(), ..store.options() };
    let error = perehdy_records::Records::open(options).await.err().unwrap();
    assert!(error.to_string().contains("unable to open"), "{error}");
    std::fs::write(store.file(), "This is a letter to my aunt, and no database at all.\n".repeat(100)).unwrap();
    let error = store.try_open().await.err().unwrap();
    assert!(error.to_string().contains("not a database"), "{error}");
}

#[tokio::test]
async fn a_server_that_is_not_there() {
    let store = Store::blank_sqlite().await;
    let address = "postgres://somebody:secret@127.0.0.1:1/perehdy".to_owned();
    let error =
        perehdy_records::Records::open(perehdy_records::Options { address, ..store.options() }).await.err().unwrap();
    assert!(matches!(&error, OpenError::Engine(_)), "{error}");
    assert!(!error.to_string().contains("secret"), "{error}");
}
