//! Reminders by mail: what an organisation sends, what is due, and how a receiver stops it. What has been sent is
//! remembered beside the outbox, which forgets; so nothing is sent twice, however late it is looked for.

mod calendar;
mod certificates;
mod digests;
mod due;
mod run;
mod send;
mod settings;
mod stop;

pub use calendar::is_public_holiday;
