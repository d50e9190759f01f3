//! The program `perehdy`: parses the command line, composes the parts, runs.

mod bundled;
mod commands;
mod config;
mod courses_folder;
mod http;
mod jobs;
mod keys;
mod logging;
mod system;

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Courses for induction: read, practise, pass the test, print the certificate.
#[derive(Parser)]
#[command(name = "perehdy", version, about, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Serve the courses.
    Serve(Box<commands::serve::Flags>),
    /// Do what the operator alone can, also while the program serves.
    #[command(subcommand)]
    Admin(commands::admin::Admin),
    /// List or renew the keys that sign certificates.
    #[command(subcommand)]
    Keys(commands::keys::Keys),
    /// Check certificates by the issuer's public key, without network: 0 if all are valid, 1 if one is not, 2 if one cannot be
    /// checked.
    Verify(commands::verify::Flags),
    /// Remove what has been kept long enough, or tell how much that is. The program does it by itself once a day.
    Retention(Box<commands::retention::Flags>),
    /// Print the addresses that the program answers, for its own tests.
    #[command(hide = true)]
    Addresses,
    /// Check courses: prints what is wrong and where, and exits with 1 if anything is.
    Check(commands::check::Flags),
    /// Write the certificate of a course as a PDF, marked as a specimen, to see how it looks.
    Preview(commands::preview::Flags),
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Serve(flags) => commands::serve::run(&flags),
        Command::Admin(command) => commands::admin::run(&command),
        Command::Keys(command) => commands::keys::run(&command),
        Command::Verify(flags) => commands::verify::run(&flags),
        Command::Retention(flags) => commands::retention::run(&flags),
        Command::Addresses => commands::addresses::run(),
        Command::Check(flags) => commands::check::run(&flags),
        Command::Preview(flags) => commands::preview::run(&flags),
    }
}
