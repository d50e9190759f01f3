//! What the operator sees.

use super::LearnerId;

/// The seat of an operator's admin: the key to the operator's pages. Made by
/// [`Records::admin_seat`](crate::Records::admin_seat) alone. Each write looks again whether it still holds.
#[derive(Clone, Copy, Debug)]
pub struct AdminSeat(pub(crate) LearnerId);

/// What is in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DatabaseState {
    /// The engine's name.
    pub engine: &'static str,
    /// The number of its newest migration.
    pub migration: u32,
    /// How many learners there are, guests too.
    pub learners: u32,
    /// How many of them have an account.
    pub accounts: u32,
    /// How many mails wait to be sent.
    pub waiting: u32,
}

/// What became of a mail that an admin cares for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaredFor {
    /// Done.
    Done,
    /// Who asks is no admin any more.
    NotAllowed,
    /// It does not wait any more, or it is being tried just now or within minutes.
    TooLate,
}
