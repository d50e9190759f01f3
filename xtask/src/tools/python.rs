//! Python's packages, in an environment of their own below `target`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::run::{Out, ask, target};

/// The packages, one a line, with their exact versions.
const PACKAGES: &str = include_str!("python.txt");

/// The Python that has them.
pub(crate) fn python() -> PathBuf {
    target().join("tools/python/bin/python")
}

/// Installs them, if other ones are there or none.
pub(super) fn packages() -> Result<()> {
    let folder = target().join("tools/python");
    let stamp = folder.join(".installed");
    // An environment works with the Python that it was made with.
    let wanted = format!("{}\n{PACKAGES}", ask("python3", &["--version"]).unwrap_or_default());
    if fs::read_to_string(&stamp).ok().as_deref() == Some(&*wanted) {
        return Ok(());
    }
    println!("packages of Python into {}", folder.display());
    install(&folder)?;
    fs::write(&stamp, wanted).with_context(|| format!("writing {}", stamp.display()))
}

fn install(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder.join("..")).with_context(|| format!("making the folder of {}", folder.display()))?;
    Out::Terminal.run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(folder))?;
    let list = folder.join("packages.txt");
    fs::write(&list, PACKAGES).with_context(|| format!("writing {}", list.display()))?;
    let mut pip = Command::new(python());
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:"]);
    Out::Terminal.run(pip.arg("--requirement").arg(&list))
}
