//! What is remembered: learners, accounts, sessions, progress, attempts, certificates, mails. Use cases on SQLite and
//! PostgreSQL.
//!
//! Nobody above this crate knows which engine runs, and no SQL stands outside of it.

pub mod error;
pub mod model;

mod accounts;
mod admins;
mod attempts;
mod certificates;
mod completions;
mod credentials;
mod engine;
mod erasing;
mod export;
mod guesses;
mod ids;
mod joining;
mod organisations;
mod outbox;
mod overview;
mod passkeys;
mod passwords;
mod progress;
mod ranges;
mod records;
mod remembered;
mod reminders;
mod renewals;
mod retention;
mod sessions;
mod sign_in;
mod signing;
mod stored;
mod webhooks;

pub use error::{Error, OpenError};
pub use model::*;
pub use organisations::{API_TOKEN_DAYS, BOARD_ROWS, EXPIRING_DAYS, IMPORT_HOURS, INVITED_DAYS, MOMENTS};
pub use passkeys::{MOST_PASSKEYS, PASSKEY_MINUTES};
pub use records::{Clock, Entropy, Options, Records, Signer};
pub use reminders::is_public_holiday;
pub use renewals::RENEWAL_DAYS;
pub use retention::Old;
pub use sign_in::LINK_MINUTES;
/// Ids of everything but courses.
pub use uuid::Uuid;
pub use webhooks::MOST_WEBHOOKS;
