//! What a statement can fail with, and what that means.

use sqlx::postgres::PgDatabaseError;
use sqlx::sqlite::SqliteError;

use crate::Error;

/// Why a statement or a transaction failed. The texts are the engine's messages, without statements and parameters.
#[derive(Clone, Debug)]
pub(crate) enum Fault {
    /// The engine is away, full, locked or read-only.
    Away(String),
    /// A unique key is taken: somebody else was quicker. Running the use case again finds what they stored.
    Taken(String),
    /// The engine gave up on this transaction for another's sake: to be run again.
    Again(String),
    /// Our mistake.
    Wrong(String),
}

impl Fault {
    /// Our mistake, in words.
    pub(crate) fn wrong(message: impl ToString) -> Self {
        Self::Wrong(message.to_string())
    }

    /// Whether running the whole transaction again may go better.
    pub(crate) fn may_go_again(&self) -> bool {
        matches!(self, Self::Taken(_) | Self::Again(_))
    }

    /// The engine's message.
    pub(crate) fn message(self) -> String {
        match self {
            Self::Away(message) | Self::Taken(message) | Self::Again(message) | Self::Wrong(message) => message,
        }
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Away(message) | Fault::Again(message) => Self::Unavailable(message),
            Fault::Taken(message) | Fault::Wrong(message) => Self::Unexpected(message),
        }
    }
}

impl From<sqlx::Error> for Fault {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::Database(error) => {
                let message = error.message().to_owned();
                if let Some(code) = error.try_downcast_ref::<SqliteError>().and_then(|_| error.code()) {
                    sqlite(code.parse().unwrap_or(0), message)
                } else if let Some(error) = error.try_downcast_ref::<PgDatabaseError>() {
                    postgres(error.code(), message)
                } else {
                    Self::Wrong(message)
                }
            }
            sqlx::Error::Io(error) => Self::Away(error.to_string()),
            sqlx::Error::PoolTimedOut => Self::Away("no connection within the time allowed".to_owned()),
            sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => Self::Away("the connection is closed".to_owned()),
            // Both happen when a server goes away in the middle of a message.
            sqlx::Error::Protocol(message) => Self::Away(message),
            sqlx::Error::Tls(error) => Self::Away(error.to_string()),
            other => Self::Wrong(other.to_string()),
        }
    }
}

/// By SQLite's result code; extended codes carry the primary one in their low byte.
fn sqlite(code: i32, message: String) -> Fault {
    let message = format!("{message} (SQLite {code})");
    match code {
        // SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE
        1555 | 2067 => return Fault::Taken(message),
        _ => {}
    }
    match code & 0xff {
        // BUSY, LOCKED, NOMEM, READONLY, INTERRUPT, IOERR, CORRUPT, FULL, CANTOPEN, PROTOCOL, NOTADB: the file or its
        // disk, not the statement.
        5 | 6 | 7 | 8 | 9 | 10 | 11 | 13 | 14 | 15 | 26 => Fault::Away(message),
        _ => Fault::Wrong(message),
    }
}

/// By PostgreSQL's SQLSTATE.
fn postgres(code: &str, message: String) -> Fault {
    let message = format!("{message} (SQLSTATE {code})");
    match code {
        "23505" => Fault::Taken(message),
        // serialization_failure, deadlock_detected
        "40001" | "40P01" => Fault::Again(message),
        // read_only_sql_transaction (a standby), object_not_in_prerequisite_state (accepts no connections),
        // lock_not_available, query_canceled (too slow), invalid_catalog_name (the database is gone),
        // idle_in_transaction_session_timeout, transaction_timeout, statement_completion_unknown (of a commit)
        "25006" | "55000" | "55P03" | "57014" | "3D000" | "25P03" | "25P04" | "40003" => Fault::Away(message),
        // connection exceptions, sign-in, insufficient resources (a full disk), operator intervention (a restart),
        // system errors (of the disk)
        _ if ["08", "28", "53", "57", "58"].iter().any(|class| code.starts_with(class)) => Fault::Away(message),
        _ => Fault::Wrong(message),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_sqlite() {
        for code in [5, 261, 517, 8, 1032, 10, 778, 13, 14, 26] {
            assert!(matches!(sqlite(code, String::new()), Fault::Away(_)), "{code}");
        }
        assert!(matches!(sqlite(1555, String::new()), Fault::Taken(_)));
        assert!(matches!(sqlite(2067, String::new()), Fault::Taken(_)));
        for code in [1, 787, 19, 20, 25] {
            assert!(matches!(sqlite(code, String::new()), Fault::Wrong(_)), "{code}");
        }
    }

    #[test]
    fn codes_of_postgres() {
        for code in ["08006", "28P01", "53100", "53300", "57P01", "57P03", "58030", "25006", "3D000", "57014", "40003"]
        {
            assert!(matches!(postgres(code, String::new()), Fault::Away(_)), "{code}");
        }
        for code in ["40001", "40P01"] {
            assert!(matches!(postgres(code, String::new()), Fault::Again(_)), "{code}");
        }
        assert!(matches!(postgres("23505", String::new()), Fault::Taken(_)));
        for code in ["42P01", "23503", "22P02"] {
            assert!(matches!(postgres(code, String::new()), Fault::Wrong(_)), "{code}");
        }
    }
}
