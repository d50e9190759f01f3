//! Signing in: by a link in a mail, or after a password was compared. One transaction joins the work and makes the session.

pub(crate) mod ask;
mod enter;
pub(crate) mod links;

pub use ask::LINK_MINUTES;
