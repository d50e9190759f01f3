//! The product from outside, as people and their programs meet it: over HTTP and the command line, on SQLite and on
//! PostgreSQL.
//!
//! `support` starts the program and walks its pages as a browser does; `routes` mirrors the tree of addresses; `stories`
//! are what people do, and what happens to them; `commands` is the command line. The program has to be built before
//! (`cargo xtask test` does that, or `cargo build`).

// `cfg(test)` says to clippy that all of this is tests, where `unwrap` may be.
#[cfg(test)]
#[macro_use]
mod support;

#[cfg(test)]
mod commands;
#[cfg(test)]
mod routes;
#[cfg(test)]
mod stories;
