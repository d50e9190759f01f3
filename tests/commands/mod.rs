//! The command line.

mod admin;
mod check;
mod keys;
mod preview;
mod retention;
mod serve;
pub(crate) mod verify;
