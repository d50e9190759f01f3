//! `perehdy admin …`: what the operator alone can do. Works beside a running program, on the same database.

mod certificate;
mod organisation;
mod rights;

use std::process::ExitCode;

use perehdy_records::Records;

use crate::config::{Flags, Place, Settings};

/// The commands.
#[derive(clap::Subcommand)]
pub(crate) enum Admin {
    /// Make and list organisations, and let managers in.
    #[command(subcommand)]
    Organisation(organisation::Command),
    /// Look at a certificate, and take it back.
    #[command(subcommand)]
    Certificate(certificate::Command),
    /// Let whoever has an account with this address open the operator's pages.
    Grant(rights::Whose),
    /// Undo grant.
    Revoke(rights::Whose),
}

/// Runs a command. 0: done; 1: not done, and why; 2: the command line or the settings are wrong.
pub(crate) fn run(command: &Admin) -> ExitCode {
    match command {
        Admin::Organisation(command) => organisation::run(command),
        Admin::Certificate(command) => certificate::run(command),
        Admin::Grant(whose) => rights::grant(whose),
        Admin::Revoke(whose) => rights::revoke(whose),
    }
}

/// Does `work` with the database of a place, and prints what that gives.
fn with_records(place: &Place, work: impl AsyncFnOnce(&Settings, &Records) -> Result<String, String>) -> ExitCode {
    super::with_records(&Flags { place: place.clone(), ..Flags::default() }, work)
}
