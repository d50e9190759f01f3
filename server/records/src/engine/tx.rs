//! A transaction in progress.

use sqlx::{PgConnection, Postgres, Sqlite, SqliteConnection};

use super::value::bound;
use super::{Fault, Row, Value};

/// A transaction in progress: begun and ended by the engine, not by the use case.
pub(crate) enum Tx<'t> {
    /// Inside the group of waiting writes.
    Sqlite(&'t mut SqliteConnection),
    /// Its own.
    Postgres(&'t mut PgConnection),
}

/// A statement that reads one row and holds it until the end of the transaction. On SQLite, where one transaction writes
/// at a time, reading is holding.
#[derive(Clone, Copy)]
pub(crate) struct Held {
    /// For SQLite.
    pub(crate) plain: &'static str,
    /// For PostgreSQL.
    pub(crate) holding: &'static str,
}

/// A statement whose row is held: `shared` lets others do the same, `alone` does not.
macro_rules! held {
    (shared $sql:literal) => {
        $crate::engine::Held { plain: $sql, holding: concat!($sql, " FOR KEY SHARE") }
    };
    (alone $sql:literal) => {
        $crate::engine::Held { plain: $sql, holding: concat!($sql, " FOR UPDATE") }
    };
    (alone $sql:literal of $table:literal) => {
        $crate::engine::Held { plain: $sql, holding: concat!($sql, " FOR UPDATE OF ", $table) }
    };
}
pub(crate) use held;

impl Tx<'_> {
    /// The row, held, if there is one: as it is once whoever held it before has committed.
    pub(crate) async fn fetch_held(&mut self, sql: Held, values: &[Value<'_>]) -> Result<Option<Row>, Fault> {
        let sql = match self {
            Self::Sqlite(_) => sql.plain,
            Self::Postgres(_) => sql.holding,
        };
        self.fetch_optional(sql, values).await
    }

    /// Holds all rows of a statement until the end of the transaction.
    pub(crate) async fn hold_all(&mut self, sql: Held, values: &[Value<'_>]) -> Result<(), Fault> {
        if let Self::Postgres(_) = self {
            self.fetch_all(sql.holding, values).await?;
        }
        Ok(())
    }

    /// Runs a statement; gives the number of rows it changed.
    pub(crate) async fn execute(&mut self, sql: &'static str, values: &[Value<'_>]) -> Result<u64, Fault> {
        Ok(match self {
            Self::Sqlite(connection) => bound::<Sqlite>(sql, values).execute(&mut **connection).await?.rows_affected(),
            Self::Postgres(connection) => {
                bound::<Postgres>(sql, values).execute(&mut **connection).await?.rows_affected()
            }
        })
    }

    /// The row, if there is one.
    pub(crate) async fn fetch_optional(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
    ) -> Result<Option<Row>, Fault> {
        Ok(match self {
            Self::Sqlite(connection) => {
                bound::<Sqlite>(sql, values).fetch_optional(&mut **connection).await?.map(Row::Sqlite)
            }
            Self::Postgres(connection) => {
                bound::<Postgres>(sql, values).fetch_optional(&mut **connection).await?.map(Row::Postgres)
            }
        })
    }

    /// All rows.
    pub(crate) async fn fetch_all(&mut self, sql: &'static str, values: &[Value<'_>]) -> Result<Vec<Row>, Fault> {
        Ok(match self {
            Self::Sqlite(connection) => {
                let rows = bound::<Sqlite>(sql, values).fetch_all(&mut **connection).await?;
                rows.into_iter().map(Row::Sqlite).collect()
            }
            Self::Postgres(connection) => {
                let rows = bound::<Postgres>(sql, values).fetch_all(&mut **connection).await?;
                rows.into_iter().map(Row::Postgres).collect()
            }
        })
    }
}
