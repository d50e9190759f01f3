//! The two engines behind one face: a read is one statement, a write is one use case in one transaction.

mod address;
mod fault;
mod migrations;
mod postgres;
mod row;
mod sqlite;
mod tx;
mod value;

use std::future::Future;
use std::time::Duration;

pub(crate) use address::Address;
pub(crate) use fault::Fault;
pub(crate) use row::Row;
pub(crate) use tx::{Held, Tx, held};
pub(crate) use value::{Value, values};

use crate::{Error, OpenError};

/// How long somebody waits for a connection, a lock or a place in the queue before being told "not saved".
const PATIENCE: Duration = Duration::from_secs(3);

/// How long a statement or a transaction may take in all.
const LONGEST: Duration = Duration::from_secs(8);

/// How often a transaction is run when others get in its way.
const TRIES: u32 = 6;

/// A use case that writes. It owns what it needs and can be run several times: a transaction that collides with another
/// is begun anew.
pub(crate) trait Write: Send + Sync + 'static {
    /// What it gives.
    type Answer: Send + 'static;

    /// Runs it in a transaction, which is committed when this gives `Ok` and undone when it gives `Err`.
    fn run(&self, tx: &mut Tx<'_>) -> impl Future<Output = Result<Self::Answer, Fault>> + Send;
}

/// An open database.
pub(crate) enum Engine {
    /// A SQLite file.
    Sqlite(Box<sqlite::Sqlite>),
    /// A PostgreSQL server, or what speaks its language.
    Postgres(postgres::Postgres),
}

impl Engine {
    /// Opens the database and brings its schema up to date.
    pub(crate) async fn open(address: &Address, connections: u32) -> Result<Self, OpenError> {
        Ok(match address {
            Address::Sqlite(path) => Self::Sqlite(Box::new(sqlite::Sqlite::open(path, connections).await?)),
            Address::Postgres(options) => Self::Postgres(postgres::Postgres::open(options, connections).await?),
        })
    }

    /// The rows of one statement that only reads.
    pub(crate) async fn read(&self, sql: &'static str, values: &[Value<'_>]) -> Result<Vec<Row>, Fault> {
        match self {
            Self::Sqlite(sqlite) => sqlite.read(sql, values).await,
            Self::Postgres(postgres) => postgres.read(sql, values).await,
        }
    }

    /// What becomes of the rows of one statement that only reads, each as it comes: of many rows only that is kept.
    pub(crate) async fn read_each<T: Send>(
        &self,
        sql: &'static str,
        values: &[Value<'_>],
        kept: impl FnMut(&Row) -> Result<T, Fault> + Send,
    ) -> Result<Vec<T>, Fault> {
        match self {
            Self::Sqlite(sqlite) => sqlite.read_each(sql, values, kept).await,
            Self::Postgres(postgres) => postgres.read_each(sql, values, kept).await,
        }
    }

    /// The only row of one statement that only reads.
    pub(crate) async fn read_one(&self, sql: &'static str, values: &[Value<'_>]) -> Result<Option<Row>, Fault> {
        Ok(self.read(sql, values).await?.into_iter().next())
    }

    /// Runs a use case in a transaction. When this gives `Ok`, its changes are durable.
    pub(crate) async fn write<W: Write>(&self, write: W) -> Result<W::Answer, Error> {
        match self {
            Self::Sqlite(sqlite) => sqlite.write(write).await,
            Self::Postgres(postgres) => postgres.write(write).await,
        }
        .map_err(Error::from)
    }

    /// Finishes what is being written and closes all connections.
    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite(sqlite) => sqlite.close().await,
            Self::Postgres(postgres) => postgres.close().await,
        }
    }
}
