//! `cargo xtask serve`: builds the program and becomes it.

use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::{Result, anyhow};

use crate::build;

/// Builds, then turns into `perehdy serve ARGUMENTS`: signals and the exit code are the program's own.
pub(crate) fn serve(debug: bool, arguments: &[String]) -> Result<()> {
    let program = build::build(debug)?;
    let error = Command::new(&program).arg("serve").args(arguments).exec();
    Err(anyhow!("could not start {}: {error}", program.display()))
}
