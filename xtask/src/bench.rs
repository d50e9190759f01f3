//! `cargo xtask bench`: builds for release, then hands over to the measuring program.

use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::{Result, anyhow};

use crate::build;
use crate::run::{Out, cargo, root, target};

/// Builds the program and the measuring program, then turns into the latter.
pub(crate) fn bench(arguments: &[String]) -> Result<()> {
    let program = build::build(false)?;
    Out::Terminal.run(cargo().args(["build", "--release", "--package", "perehdy-bench"]))?;
    let bench = target().join("release/perehdy-bench");
    let error = Command::new(&bench).env("PEREHDY_BIN", program).args(arguments).current_dir(root()).exec();
    Err(anyhow!("could not start {}: {error}", bench.display()))
}
