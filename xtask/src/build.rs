//! The program with everything in it: assets first, then the server that embeds them.

use std::path::PathBuf;

use anyhow::Result;

use crate::run::{Out, cargo, target};
use crate::{assets, tools};

/// Builds the program; gives its path.
pub(crate) fn build(debug: bool) -> Result<PathBuf> {
    tools::ensure(&[tools::Need::WasmTarget])?;
    assets::build(&Out::Terminal)?;
    let mut command = cargo();
    command.args(["build", "--package", "perehdy-server"]);
    if !debug {
        command.arg("--release");
    }
    Out::Terminal.run(&mut command)?;
    Ok(target().join(if debug { "debug" } else { "release" }).join("perehdy"))
}
