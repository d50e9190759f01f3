//! PostgreSQL's programs: where they are, as whom they run.

use std::io::{Error, Result};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Somebody to run programs as.
pub(crate) struct User {
    name: &'static str,
    pub(crate) uid: u32,
    pub(crate) gid: u32,
}

/// The folder of `initdb`, `pg_ctl` and `postgres`: one on PATH, or where Debian puts them; the newest.
pub fn programs() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut debian: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let entry = entry.ok()?;
            Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin")))
        })
        .collect();
    debian.sort();
    let complete = |folder: &PathBuf| ["initdb", "pg_ctl", "postgres"].iter().all(|name| folder.join(name).is_file());
    std::env::split_paths(&path).chain(debian.into_iter().rev().map(|(_, folder)| folder)).find(complete)
}

/// As whom to run it: `None` is oneself. An error when oneself is root and there is nobody else.
pub(crate) fn unprivileged() -> Result<Option<User>> {
    if id("-u", None) != Some(0) {
        return Ok(None);
    }
    ["postgres", "nobody"]
        .into_iter()
        .find_map(|name| Some(User { name, uid: id("-u", Some(name))?, gid: id("-g", Some(name))? }))
        .map(Some)
        .ok_or_else(|| {
            Error::other("PostgreSQL does not run as root, and there is no user `postgres` or `nobody` to run it as")
        })
}

/// `program` as run by `user`.
pub(crate) fn by(user: Option<&User>, program: &Path) -> Command {
    let Some(user) = user else { return Command::new(program) };
    let mut command = Command::new("runuser");
    command.args(["-u", user.name, "--"]).arg(program);
    command
}

/// Runs to its end; an error that has everything it said when it does not end well.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let output = command.output().map_err(|error| Error::new(error.kind(), format!("{command:?}: {error}")))?;
    if output.status.success() {
        return Ok(());
    }
    let said = [output.stdout, output.stderr].concat();
    Err(Error::other(format!("{command:?}: {}\n{}", output.status, String::from_utf8_lossy(&said))))
}

fn id(flag: &str, name: Option<&str>) -> Option<u32> {
    let output = Command::new("id").arg(flag).args(name).stdin(Stdio::null()).output().ok()?;
    let number = String::from_utf8(output.stdout).ok()?;
    if output.status.success() { number.trim().parse().ok() } else { None }
}
