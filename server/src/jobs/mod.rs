//! What runs beside requests.

pub(crate) mod expired_attempts;
pub(crate) mod mail;
pub(crate) mod reminders;
pub(crate) mod retention;
pub(crate) mod signatures;
pub(crate) mod webhooks;
