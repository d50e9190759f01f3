//! The workspace's test programs: built by one cargo command for all steps, run by ourselves.
//!
//! `cargo test --package X` would resolve other features than `--workspace` and build half of the dependencies again.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::report::Count;
use crate::run::{Out, cargo, limited, root};

/// A test program.
pub(crate) struct Program {
    /// The package's folder, relative to the workspace: `server/records`.
    pub(crate) package: PathBuf,
    /// The target's name: the library's, the binary's or the file's in `tests/`.
    name: String,
    file: PathBuf,
}

/// Builds everything: libraries, programs, tests. This program's own tests apart: its libraries are built already, with
/// the features that `cargo xtask` chose, and would be built again with those of the whole workspace.
pub(crate) fn build(out: &Out) -> Result<Vec<Program>> {
    let mut programs = Vec::new();
    for packages in [["--workspace", "--exclude=xtask"], ["--package", "xtask"]] {
        let mut command = cargo();
        command.arg("build").args(packages).args(["--all-targets", "--message-format", "json-render-diagnostics"]);
        let (messages, built) = out.capture(&mut limited(&command, 40))?;
        if !built {
            bail!("cargo build failed");
        }
        for line in messages.lines() {
            let message: serde_json::Value = serde_json::from_str(line).context("reading what cargo says")?;
            programs.extend(program(&message)?);
        }
    }
    programs.sort_by(|a, b| (&a.package, &a.name).cmp(&(&b.package, &b.name)));
    Ok(programs)
}

/// The test program that a message of cargo tells about, if it does.
fn program(message: &serde_json::Value) -> Result<Option<Program>> {
    let is_test = message["profile"]["test"].as_bool() == Some(true);
    let (true, Some(file)) = (is_test, message["executable"].as_str()) else { return Ok(None) };
    let manifest = Path::new(message["manifest_path"].as_str().unwrap_or_default());
    let folder = manifest.parent().and_then(|folder| folder.strip_prefix(root()).ok());
    Ok(Some(Program {
        package: folder.context("a test program from outside the workspace")?.to_owned(),
        name: message["target"]["name"].as_str().unwrap_or_default().to_owned(),
        file: file.into(),
    }))
}

/// Runs every test of a program with `environment`; the count is an error when the program did not get to its end.
pub(crate) fn run(program: &Program, environment: &[(&str, String)], out: &Out) -> Result<Count> {
    let folder = root().join(&program.package);
    let mut command = Command::new(&program.file);
    command.current_dir(&folder).env("CARGO_MANIFEST_DIR", &folder).env("CARGO_TERM_COLOR", "never");
    command.envs(environment.iter().map(|(name, value)| (name, value)));
    let said = format!("{} {}", program.package.display(), program.name);
    let (text, ended_well) = out.record(&mut limited(&command, 20))?;
    let Some(mut count) = closing_line(&text) else {
        bail!("the tests of {said} did not get to their end");
    };
    if !ended_well && count.failed == 0 {
        count.failed = 1;
    }
    Ok(count)
}

/// Reads `test result: ok. 3 passed; 0 failed; 0 ignored; …`.
pub(crate) fn closing_line(text: &str) -> Option<Count> {
    let line = text.lines().rev().find_map(|line| line.strip_prefix("test result: "))?;
    let number = |word: &str| {
        let (before, _) = line.split_once(word)?;
        before.split_whitespace().last()?.parse().ok()
    };
    Some(Count { passed: number(" passed")?, failed: number(" failed")?, skipped: number(" ignored")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_line_is_read() {
        let text = "running 3 tests\n\ntest result: FAILED. 12 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; \
                    finished in 0.10s\n\n";
        assert_eq!(closing_line(text), Some(Count { passed: 12, failed: 2, skipped: 1 }));
        assert_eq!(closing_line("running 3 tests\nthread panicked"), None);
    }
}
