//! The database behind a program, looked at and changed beside it. Here alone time is moved.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use perehdy_test_postgres::{shared, with_database};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

use super::folder::folder;
use super::program::{perehdy, run};

/// Microseconds of a minute, as times are stored.
const MINUTE: i64 = 60_000_000;

/// Which engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// A file in the data folder: what the program does by itself.
    Sqlite,
    /// A database of its own on the throw-away server.
    Postgres,
}

/// A database.
#[derive(Clone, Debug)]
pub(crate) struct Database {
    pub(crate) engine: Engine,
    /// As the program takes it.
    pub(crate) address: String,
    name: String,
}

/// Runs something that returns one value, on either engine.
macro_rules! on {
    ($database:expr, $connection:ident => $work:expr) => {
        wait(async {
            match $database.engine {
                Engine::Sqlite => {
                    let mut $connection = SqliteConnection::connect(&$database.address).await.unwrap();
                    let result = $work;
                    $connection.close().await.unwrap();
                    result
                }
                Engine::Postgres => {
                    let mut $connection = PgConnection::connect(&$database.address).await.unwrap();
                    let result = $work;
                    $connection.close().await.unwrap();
                    result
                }
            }
        })
    };
}

impl Database {
    /// One that no program has opened; on SQLite the file that the program makes in its data folder.
    pub(crate) fn blank(engine: Engine, data: &Path) -> Self {
        Self::new(engine, data, "")
    }

    /// One with the newest schema and nothing in it: a copy, because to make one takes a program a while.
    pub(crate) fn fresh(engine: Engine, data: &Path) -> Self {
        static FILE: OnceLock<Vec<u8>> = OnceLock::new();
        static TEMPLATE: OnceLock<String> = OnceLock::new();
        match engine {
            Engine::Sqlite => {
                let file = FILE.get_or_init(|| {
                    let data = folder("template");
                    Self::blank(engine, &data).make_schema(&data);
                    fs::read(Self::file(&data)).unwrap()
                });
                fs::write(Self::file(data), file).unwrap();
                Self::blank(engine, data)
            }
            Engine::Postgres => {
                let template = TEMPLATE.get_or_init(|| {
                    let database = Self::blank(engine, data);
                    database.make_schema(data);
                    database.name
                });
                Self::new(engine, data, &format!(" TEMPLATE {template}"))
            }
        }
    }

    fn new(engine: Engine, data: &Path, like: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("product_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst));
        let address = match engine {
            Engine::Sqlite => format!("sqlite:{}", Self::file(data).display()),
            Engine::Postgres => {
                administrate(&format!("CREATE DATABASE {name}{like}"));
                with_database(shared(), &name)
            }
        };
        Self { engine, address, name }
    }

    /// Lets a command that changes nothing else bring the schema up to date.
    fn make_schema(&self, data: &Path) {
        let address = format!("--database={}", self.address);
        let said = run(&mut perehdy(["retention", "--dry-run", &address, "--data", data.to_str().unwrap()]));
        assert_eq!(said.code, Some(0), "{said:?}");
    }

    /// Where the program puts its file in a data folder.
    pub(crate) fn file(data: &Path) -> PathBuf {
        data.join("perehdy.sqlite")
    }

    /// Runs a statement; gives how many rows it changed.
    pub(crate) fn execute(&self, sql: &str) -> u64 {
        on!(self, connection => sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await.unwrap().rows_affected())
    }

    /// A number.
    pub(crate) fn number(&self, sql: &str) -> i64 {
        on!(self, connection => sqlx::query_scalar(AssertSqlSafe(sql.to_owned())).fetch_one(&mut connection).await.unwrap())
    }

    /// A text a row.
    pub(crate) fn texts(&self, sql: &str) -> Vec<String> {
        on!(self, connection => sqlx::query_scalar(AssertSqlSafe(sql.to_owned())).fetch_all(&mut connection).await.unwrap())
    }

    /// How many rows a table has.
    pub(crate) fn count(&self, table: &str) -> i64 {
        self.number(&format!("SELECT count(*) FROM {table}"))
    }

    /// Every row of every table of the program, as text, in a fixed order.
    pub(crate) fn dump(&self) -> BTreeMap<String, Vec<String>> {
        let tables = self.texts(match self.engine {
            Engine::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
            Engine::Postgres => "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'",
        });
        assert!(tables.len() > 5, "the program's tables were not found: {tables:?}");
        let rows = |table: String| {
            let sql = match self.engine {
                Engine::Sqlite => {
                    let columns =
                        self.texts(&format!("SELECT 'quote(\"' || name || '\")' FROM pragma_table_info('{table}')"));
                    format!("SELECT {} FROM {table} ORDER BY 1", columns.join(" || '|' || "))
                }
                Engine::Postgres => format!("SELECT row::text FROM {table} row ORDER BY 1"),
            };
            (table, self.texts(&sql))
        };
        tables.into_iter().filter(|table| !table.starts_with('_')).map(rows).collect()
    }

    /// How many rows there are in all tables, but for the key that every program makes at its first start.
    pub(crate) fn rows(&self) -> usize {
        self.dump().iter().filter(|(table, _)| *table != "signing_keys").map(|(_, rows)| rows.len()).sum()
    }

    /// Lets so many minutes pass for all attempts: what happened to them moves into the past.
    pub(crate) fn pass(&self, minutes: i64) {
        let by = minutes * MINUTE;
        let moved = self.execute(&format!(
            "UPDATE attempts SET started_at = started_at - {by}, ends_at = ends_at - {by}, handed_in_at = handed_in_at - {by}"
        ));
        assert!(moved > 0, "there is no attempt to move in time");
    }

    /// Makes the database refuse everybody, and ends all connections. PostgreSQL only.
    pub(crate) fn go_away(&self) {
        administrate(&format!("ALTER DATABASE {} ALLOW_CONNECTIONS false", self.name));
        administrate(&format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{}'",
            self.name
        ));
    }

    /// Undoes [`Self::go_away`].
    pub(crate) fn come_back(&self) {
        administrate(&format!("ALTER DATABASE {} ALLOW_CONNECTIONS true", self.name));
    }
}

fn administrate(sql: &str) {
    wait(async {
        let mut connection = PgConnection::connect(shared()).await.expect("the tests' PostgreSQL does not answer");
        sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    });
}

fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}
