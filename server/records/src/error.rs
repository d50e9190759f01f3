//! What can go wrong.

/// The database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The address is not understood.
    #[error("“{0}” is not a database address: write sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE")]
    Address(String),
    /// The schema was made by a newer program.
    #[error(
        "the database was made by a newer version of this program (its schema has migration {found}, this program knows up to {known}): start that version, or restore a backup made before"
    )]
    Newer {
        /// The newest migration in the database.
        found: i64,
        /// The newest migration in this program.
        known: i64,
    },
    /// The engine refused.
    #[error("the database could not be opened: {0}")]
    Engine(String),
}

/// Something could not be read or stored.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database is away, full or locked: nothing was stored, and trying again later may work.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// The key that signs now is not here, or there is none: nothing was stored.
    #[error("the key that signs certificates is not here: perehdy keys list tells which it is")]
    NoKey,
    /// A stored value is not what this program writes, or a statement is wrong: our mistake.
    #[error("unexpected: {0}")]
    Unexpected(String),
}
