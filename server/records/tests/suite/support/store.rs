//! A fresh database for one test.

use std::path::PathBuf;
use std::sync::Arc;

use perehdy_records::{OpenError, Options, Records};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use tempfile::TempDir;
use tokio::sync::OnceCell;

use super::{KEY, TestClock, TestEntropy, TestSigner, cluster};

/// Which engine.
pub(crate) enum Engine {
    /// A file in a folder of its own, removed with it.
    Sqlite(TempDir),
    /// A database of the throw-away cluster.
    Postgres,
}

/// A fresh database.
pub(crate) struct Store {
    pub(crate) engine: Engine,
    pub(crate) address: String,
    pub(crate) clock: Arc<TestClock>,
    pub(crate) entropy: Arc<TestEntropy>,
    pub(crate) signer: Arc<TestSigner>,
}

impl Store {
    /// A file with the newest schema: a copy, because to make one takes a while.
    pub(crate) async fn sqlite() -> Self {
        static MIGRATED: OnceCell<Vec<u8>> = OnceCell::const_new();
        let migrated = MIGRATED.get_or_init(async || {
            let store = Self::blank_sqlite().await;
            store.try_open().await.unwrap().close().await;
            std::fs::read(store.file()).unwrap()
        });
        let store = Self::blank_sqlite().await;
        std::fs::write(store.file(), migrated.await).unwrap();
        store
    }

    /// No file yet.
    pub(crate) async fn blank_sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = format!("sqlite:{}", folder.path().join("perehdy.db").display());
        Self::new(Engine::Sqlite(folder), address)
    }

    /// A database with the newest schema: a copy too.
    pub(crate) async fn postgres() -> Self {
        static MIGRATED: OnceCell<String> = OnceCell::const_new();
        let migrated = MIGRATED.get_or_init(async || {
            let store = Self::blank_postgres().await;
            store.try_open().await.unwrap().close().await;
            store.address
        });
        Self::new(Engine::Postgres, cluster::fresh_database(Some(migrated.await)).await)
    }

    /// An empty database.
    pub(crate) async fn blank_postgres() -> Self {
        Self::new(Engine::Postgres, cluster::fresh_database(None).await)
    }

    fn new(engine: Engine, address: String) -> Self {
        Self { engine, address, clock: Arc::new(TestClock::new()), entropy: Arc::default(), signer: Arc::default() }
    }

    pub(crate) fn options(&self) -> Options {
        Options {
            address: self.address.clone(),
            connections: 4,
            clock: self.clock.clone(),
            entropy: self.entropy.clone(),
            signer: self.signer.clone(),
        }
    }

    /// Opens it, with a key that signs; again gives another instance on the same database.
    pub(crate) async fn open(&self) -> Records {
        let records = self.try_open().await.unwrap();
        self.signer.hold(KEY);
        records.introduce_key(KEY, &[1; 32]).await.unwrap();
        records
    }

    pub(crate) async fn try_open(&self) -> Result<Records, OpenError> {
        Records::open(self.options()).await
    }

    /// The SQLite file.
    pub(crate) fn file(&self) -> PathBuf {
        let Engine::Sqlite(folder) = &self.engine else { panic!("no file") };
        folder.path().join("perehdy.db")
    }

    /// A connection beside the program.
    pub(crate) async fn beside(&self) -> Beside {
        match self.engine {
            Engine::Sqlite(_) => Beside::Sqlite(SqliteConnection::connect(&self.address).await.unwrap()),
            Engine::Postgres => Beside::Postgres(PgConnection::connect(&self.address).await.unwrap()),
        }
    }

    /// Runs a statement beside the program.
    pub(crate) async fn execute(&self, sql: &str) {
        let mut beside = self.beside().await;
        beside.execute(sql).await;
        beside.close().await;
    }

    /// A number, read beside the program.
    pub(crate) async fn number(&self, sql: &str) -> i64 {
        let sql = AssertSqlSafe(sql.to_owned());
        match self.engine {
            Engine::Sqlite(_) => {
                let mut connection = SqliteConnection::connect(&self.address).await.unwrap();
                let number = sqlx::query_scalar(sql).fetch_one(&mut connection).await.unwrap();
                connection.close().await.unwrap();
                number
            }
            Engine::Postgres => {
                let mut connection = PgConnection::connect(&self.address).await.unwrap();
                let number = sqlx::query_scalar(sql).fetch_one(&mut connection).await.unwrap();
                connection.close().await.unwrap();
                number
            }
        }
    }

    /// Texts, read beside the program.
    pub(crate) async fn texts(&self, sql: &str) -> Vec<String> {
        let sql = AssertSqlSafe(sql.to_owned());
        match self.engine {
            Engine::Sqlite(_) => {
                let mut connection = SqliteConnection::connect(&self.address).await.unwrap();
                let texts = sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap();
                connection.close().await.unwrap();
                texts
            }
            Engine::Postgres => {
                let mut connection = PgConnection::connect(&self.address).await.unwrap();
                let texts = sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap();
                connection.close().await.unwrap();
                texts
            }
        }
    }

    /// All tables that the migrations made.
    pub(crate) async fn tables(&self) -> Vec<String> {
        self.texts(match self.engine {
            Engine::Sqlite(_) => {
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> '_sqlx_migrations' ORDER BY 1"
            }
            Engine::Postgres => {
                "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public' \
                 AND table_name <> '_sqlx_migrations' ORDER BY 1"
            }
        })
        .await
    }

    /// The columns of a table.
    pub(crate) async fn columns(&self, table: &str) -> Vec<String> {
        self.texts(&match self.engine {
            Engine::Sqlite(_) => format!("SELECT name FROM pragma_table_info('{table}')"),
            Engine::Postgres => {
                format!("SELECT column_name::text FROM information_schema.columns WHERE table_name = '{table}'")
            }
        })
        .await
    }

    /// Every row of every table, written out: table, then all columns. Not the key, which there is from the beginning.
    pub(crate) async fn dump(&self) -> Vec<String> {
        let mut dump = Vec::new();
        for table in self.tables().await.into_iter().filter(|table| table != "signing_keys") {
            let row = match self.engine {
                Engine::Sqlite(_) => {
                    let columns = self.columns(&table).await;
                    columns.iter().map(|column| format!("quote({column})")).collect::<Vec<_>>().join(" || ', ' || ")
                }
                Engine::Postgres => "t::text".to_owned(),
            };
            let rows = self.texts(&format!("SELECT {row} FROM {table} t ORDER BY 1")).await;
            dump.extend(rows.into_iter().map(|row| format!("{table}: {row}")));
        }
        dump
    }

    /// How an id is written in a [`Self::dump`].
    pub(crate) fn dumped(&self, id: uuid::Uuid) -> String {
        match self.engine {
            Engine::Sqlite(_) => format!("X'{}'", id.simple().to_string().to_uppercase()),
            Engine::Postgres => id.to_string(),
        }
    }
}

/// A connection beside the program: what it begins stays begun until it says otherwise.
pub(crate) enum Beside {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Beside {
    /// Runs a statement.
    pub(crate) async fn execute(&mut self, sql: &str) {
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Self::Sqlite(connection) => drop(sqlx::query(sql).execute(connection).await.unwrap()),
            Self::Postgres(connection) => drop(sqlx::query(sql).execute(connection).await.unwrap()),
        }
    }

    pub(crate) async fn close(self) {
        match self {
            Self::Sqlite(connection) => connection.close().await.unwrap(),
            Self::Postgres(connection) => connection.close().await.unwrap(),
        }
    }
}
