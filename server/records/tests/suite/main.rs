//! Every use case on both engines. Each test is written once and run on SQLite and on PostgreSQL; what belongs to one
//! engine alone stands in `sqlite_file` and `postgres_server`.

// `cfg(test)` says to clippy that all of this is tests, where `unwrap` may be.
#[cfg(test)]
#[macro_use]
mod support;

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod admins;
#[cfg(test)]
mod attempts;
#[cfg(test)]
mod certificates;
#[cfg(test)]
mod completions;
#[cfg(test)]
mod credentials;
#[cfg(test)]
mod erasing;
#[cfg(test)]
mod joining;
#[cfg(test)]
mod named;
#[cfg(test)]
mod opening;
#[cfg(test)]
mod organisations;
#[cfg(test)]
mod outbox;
#[cfg(test)]
mod participation;
#[cfg(test)]
mod passkeys;
#[cfg(test)]
mod postgres_server;
#[cfg(test)]
mod progress;
#[cfg(test)]
mod renewals;
#[cfg(test)]
mod retention;
#[cfg(test)]
mod sessions;
#[cfg(test)]
mod sign_in;
#[cfg(test)]
mod signing;
#[cfg(test)]
mod sqlite_file;
#[cfg(test)]
mod states;
#[cfg(test)]
mod together;
