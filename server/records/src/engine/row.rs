//! A row of a result, read by the number of its column (from 0).

use perehdy_courses::model::{Lang, Timestamp};
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{Decode, Postgres, Row as _, Sqlite, Type};
use uuid::Uuid;

use super::Fault;
use crate::LearnerId;

/// A row.
pub(crate) enum Row {
    /// Of SQLite.
    Sqlite(SqliteRow),
    /// Of PostgreSQL.
    Postgres(PgRow),
}

/// What a column of both engines can be read as.
pub(crate) trait Column:
    for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres>
{
}

impl<T> Column for T where T: for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres> {}

impl Row {
    /// The value of a column.
    fn get<T: Column>(&self, column: usize) -> Result<T, Fault> {
        match self {
            Self::Sqlite(row) => row.try_get(column).map_err(Fault::from),
            Self::Postgres(row) => row.try_get(column).map_err(Fault::from),
        }
    }

    pub(crate) fn text(&self, column: usize) -> Result<String, Fault> {
        self.get(column)
    }

    pub(crate) fn text_if(&self, column: usize) -> Result<Option<String>, Fault> {
        self.get(column)
    }

    pub(crate) fn bytes(&self, column: usize) -> Result<Vec<u8>, Fault> {
        self.get(column)
    }

    pub(crate) fn bytes_if(&self, column: usize) -> Result<Option<Vec<u8>>, Fault> {
        self.get(column)
    }

    pub(crate) fn int(&self, column: usize) -> Result<i64, Fault> {
        self.get(column)
    }

    pub(crate) fn int_if(&self, column: usize) -> Result<Option<i64>, Fault> {
        self.get(column)
    }

    /// A count.
    pub(crate) fn count(&self, column: usize) -> Result<u32, Fault> {
        u32::try_from(self.int(column)?).map_err(Fault::wrong)
    }

    pub(crate) fn count_if(&self, column: usize) -> Result<Option<u32>, Fault> {
        let value: Option<i64> = self.get(column)?;
        value.map(u32::try_from).transpose().map_err(Fault::wrong)
    }

    pub(crate) fn bool(&self, column: usize) -> Result<bool, Fault> {
        self.get(column)
    }

    pub(crate) fn bool_if(&self, column: usize) -> Result<Option<bool>, Fault> {
        self.get(column)
    }

    pub(crate) fn time(&self, column: usize) -> Result<Timestamp, Fault> {
        self.int(column).map(Timestamp)
    }

    pub(crate) fn time_if(&self, column: usize) -> Result<Option<Timestamp>, Fault> {
        Ok(self.get::<Option<i64>>(column)?.map(Timestamp))
    }

    pub(crate) fn uuid(&self, column: usize) -> Result<Uuid, Fault> {
        self.get(column)
    }

    pub(crate) fn uuid_if(&self, column: usize) -> Result<Option<Uuid>, Fault> {
        self.get(column)
    }

    pub(crate) fn learner_if(&self, column: usize) -> Result<Option<LearnerId>, Fault> {
        Ok(self.uuid_if(column)?.map(LearnerId))
    }

    pub(crate) fn learner(&self, column: usize) -> Result<LearnerId, Fault> {
        self.uuid(column).map(LearnerId)
    }

    pub(crate) fn lang(&self, column: usize) -> Result<Lang, Fault> {
        crate::stored::lang(&self.text(column)?)
    }
}
