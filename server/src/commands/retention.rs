//! `perehdy retention`: removes now what `perehdy serve` removes once a day, or tells what that would be.

use std::fmt::Write;
use std::process::ExitCode;

use crate::config::{self, Keep, Place};
use crate::jobs::retention::go_through;

/// What `perehdy retention` takes. How long things are kept is read as by `perehdy serve`: from the same flags, environment
/// and file.
#[derive(clap::Args)]
pub(crate) struct Flags {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    keep: Keep,
    /// Tell how much of what would be removed, and remove nothing.
    #[arg(long)]
    dry_run: bool,
}

/// Runs the command. 0: done; 1: not all of it, and why; 2: the command line or the settings are wrong.
pub(crate) fn run(flags: &Flags) -> ExitCode {
    let all = config::Flags { place: flags.place.clone(), keep: flags.keep.clone(), ..config::Flags::default() };
    let dry = flags.dry_run;
    super::with_records(&all, async |settings, records| {
        let mut told = String::new();
        let mut failed = Vec::new();
        for (what, rows) in go_through(records, settings.keep, !dry).await {
            match rows {
                Ok(rows) => {
                    let verb = if dry { "would be removed" } else { "removed" };
                    // Writing to a String cannot fail.
                    let _ = writeln!(told, "{what}: {rows} {verb}");
                }
                Err(error) => failed.push(format!("{what}: {error}")),
            }
        }
        if failed.is_empty() { Ok(told) } else { Err(format!("{told}not done:\n{}", failed.join("\n"))) }
    })
}
