//! Values bound to the `$1`, `$2` … of a statement: what both engines have.

use perehdy_courses::model::{Lang, Timestamp};
use sqlx::query::Query;
use sqlx::{Database, Encode, Type};
use uuid::Uuid;

use crate::LearnerId;

/// A value.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Value<'v> {
    /// BIGINT.
    Int(i64),
    /// BIGINT, NULL.
    NoInt,
    /// TEXT.
    Text(&'v str),
    /// TEXT, NULL.
    NoText,
    /// BYTEA.
    Bytes(&'v [u8]),
    /// BYTEA, NULL.
    NoBytes,
    /// UUID.
    Uuid(Uuid),
    /// UUID, NULL.
    NoUuid,
    /// BOOLEAN.
    Bool(bool),
}

/// What can be NULL: each type its own, because PostgreSQL asks for the type of a NULL too.
pub(crate) trait Null {
    /// Its NULL.
    const NULL: Value<'static>;
}

macro_rules! null {
    ($($null:ident: $($type:ty),*;)*) => { $($(impl Null for $type { const NULL: Value<'static> = Value::$null; })*)* };
}

null! {
    NoInt: i64, u32, Timestamp;
    NoText: &str, &String, Lang;
    NoBytes: &Vec<u8>;
    NoUuid: Uuid, LearnerId;
}

/// A statement with its values.
pub(super) fn bound<DB>(sql: &'static str, values: &[Value<'_>]) -> Query<'static, DB, <DB as Database>::Arguments>
where
    DB: Database,
    for<'v> i64: Encode<'v, DB> + Type<DB>,
    for<'v> Option<i64>: Encode<'v, DB> + Type<DB>,
    for<'v> &'v str: Encode<'v, DB> + Type<DB>,
    for<'v> Option<&'v str>: Encode<'v, DB> + Type<DB>,
    for<'v> &'v [u8]: Encode<'v, DB> + Type<DB>,
    for<'v> Option<&'v [u8]>: Encode<'v, DB> + Type<DB>,
    for<'v> Uuid: Encode<'v, DB> + Type<DB>,
    for<'v> Option<Uuid>: Encode<'v, DB> + Type<DB>,
    for<'v> bool: Encode<'v, DB> + Type<DB>,
{
    let mut query = sqlx::query(sql);
    for value in values {
        query = match *value {
            Value::Int(value) => query.bind(value),
            Value::NoInt => query.bind(None::<i64>),
            Value::Text(value) => query.bind(value),
            Value::NoText => query.bind(None::<&str>),
            Value::Bytes(value) => query.bind(value),
            Value::NoBytes => query.bind(None::<&[u8]>),
            Value::Uuid(value) => query.bind(value),
            Value::NoUuid => query.bind(None::<Uuid>),
            Value::Bool(value) => query.bind(value),
        };
    }
    query
}

impl From<i64> for Value<'_> {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<u32> for Value<'_> {
    fn from(value: u32) -> Self {
        Self::Int(value.into())
    }
}

impl From<Timestamp> for Value<'_> {
    fn from(value: Timestamp) -> Self {
        Self::Int(value.0)
    }
}

impl<'v, T: Into<Value<'v>> + Null> From<Option<T>> for Value<'v> {
    fn from(value: Option<T>) -> Self {
        value.map_or(T::NULL, Into::into)
    }
}

impl From<bool> for Value<'_> {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<Uuid> for Value<'_> {
    fn from(value: Uuid) -> Self {
        Self::Uuid(value)
    }
}

impl From<LearnerId> for Value<'_> {
    fn from(value: LearnerId) -> Self {
        Self::Uuid(value.0)
    }
}

impl From<Lang> for Value<'_> {
    fn from(value: Lang) -> Self {
        Self::Text(value.code())
    }
}

impl<'v> From<&'v str> for Value<'v> {
    fn from(value: &'v str) -> Self {
        Self::Text(value)
    }
}

impl<'v> From<&'v String> for Value<'v> {
    fn from(value: &'v String) -> Self {
        Self::Text(value)
    }
}

impl<'v> From<&'v Vec<u8>> for Value<'v> {
    fn from(value: &'v Vec<u8>) -> Self {
        Self::Bytes(value)
    }
}

impl<'v> From<&'v [u8]> for Value<'v> {
    fn from(value: &'v [u8]) -> Self {
        Self::Bytes(value)
    }
}

impl<'v> From<&'v [u8; 32]> for Value<'v> {
    fn from(value: &'v [u8; 32]) -> Self {
        Self::Bytes(value)
    }
}

/// The values of a statement, in the order of their numbers.
macro_rules! values {
    ($($value:expr),* $(,)?) => { &[$($crate::engine::Value::from($value)),*] };
}
pub(crate) use values;
