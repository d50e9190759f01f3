//! Addresses of databases.

use std::path::PathBuf;
use std::str::FromStr;

use sqlx::postgres::PgConnectOptions;

use crate::OpenError;

/// Where the database is.
#[derive(Debug)]
pub(crate) enum Address {
    /// `sqlite:PATH`
    Sqlite(PathBuf),
    /// `postgres://…`
    Postgres(Box<PgConnectOptions>),
}

impl Address {
    /// Reads an address.
    pub(crate) fn parse(text: &str) -> Result<Self, OpenError> {
        let unknown = || OpenError::Address(without_secrets(text));
        match text.split_once(':') {
            Some(("sqlite", path)) => {
                let path = path.strip_prefix("//").unwrap_or(path);
                // In memory nothing would be remembered, and each connection would have its own.
                if path.is_empty() || path.contains(":memory:") {
                    Err(unknown())
                } else {
                    Ok(Self::Sqlite(path.into()))
                }
            }
            Some(("postgres" | "postgresql", _)) => {
                PgConnectOptions::from_str(text).map(|options| Self::Postgres(Box::new(options))).map_err(|_| unknown())
            }
            _ => Err(unknown()),
        }
    }
}

/// The address without what stands before an `@` or after a `?`: there may be a password.
fn without_secrets(text: &str) -> String {
    let shown = text.split('?').next().unwrap_or_default();
    match (shown.split_once("://"), shown.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://…@{host}"),
        _ => shown.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        assert!(matches!(Address::parse("sqlite:a/b.db"), Ok(Address::Sqlite(path)) if path == *"a/b.db"));
        assert!(matches!(Address::parse("sqlite:///a.db"), Ok(Address::Sqlite(path)) if path == *"/a.db"));
        assert!(matches!(Address::parse("postgres://u:p@h:5433/d"), Ok(Address::Postgres(_))));
        assert!(matches!(Address::parse("postgresql://h/d"), Ok(Address::Postgres(_))));
        for text in ["", "a.db", "sqlite:", "sqlite::memory:", "mysql://h/d", "postgres://u:p@h:port/d"] {
            assert!(matches!(Address::parse(text), Err(OpenError::Address(_))), "{text}");
        }
    }

    #[test]
    fn passwords_are_not_shown() {
        for text in ["postgres://me:secret@h:port/d", "mysql://me:sec@secret@h/d", "mysql://h/d?password=secret"] {
            let message = Address::parse(text).unwrap_err().to_string();
            assert!(!message.contains("secret"), "{message}");
        }
    }
}
