//! How somebody stands in a course, in the same words for them and for those who oversee them.

use perehdy_records::Status;

use crate::i18n::Messages;

/// A status in a word or two.
pub fn status(messages: &'static Messages, status: Status) -> String {
    let key = match status {
        Status::NotStarted => "status-not-started",
        Status::UnderWay => "status-under-way",
        Status::Late => "status-late",
        Status::Done => "status-done",
        Status::Expiring => "status-expiring",
        Status::Expired => "status-expired",
    };
    messages.get(key).into_owned()
}

/// The class of a status: its colour and sign.
#[must_use]
pub const fn class(status: Status) -> &'static str {
    match status {
        Status::NotStarted => "status status-not-started",
        Status::UnderWay => "status status-under-way",
        Status::Late => "status status-late",
        Status::Done => "status status-done",
        Status::Expiring => "status status-expiring",
        Status::Expired => "status status-expired",
    }
}
