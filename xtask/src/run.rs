//! Other programs: started, checked, and ended together with this one.

use std::ffi::OsStr;
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Where the output of other programs goes.
pub(crate) enum Out {
    /// To the terminal, as it comes.
    Terminal,
    /// To this file (open for reading too), to be shown when something fails.
    Log(File),
}

impl Out {
    /// Runs `command`, with its output here; an error when it does not end well.
    pub(crate) fn run(&self, command: &mut Command) -> Result<()> {
        self.attach(command)?;
        let said = describe(command);
        let status = command.status().with_context(|| format!("could not start {said}"))?;
        if !status.success() {
            bail!("{said} ended with {status}");
        }
        Ok(())
    }

    /// Runs `command` and gives its standard output alone, whether it ended well or not, and whether it did.
    pub(crate) fn capture(&self, command: &mut Command) -> Result<(String, bool)> {
        self.attach(command)?;
        let said = describe(command);
        let child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("could not start {said}"))?;
        let output = child.wait_with_output().with_context(|| format!("while running {said}"))?;
        Ok((String::from_utf8_lossy(&output.stdout).into_owned(), output.status.success()))
    }

    /// Runs `command`, with its output here as it comes; gives that output (nothing when it went to the terminal), and
    /// whether the command ended well.
    pub(crate) fn record(&self, command: &mut Command) -> Result<(String, bool)> {
        self.attach(command)?;
        let said = describe(command);
        let length = || match self {
            Self::Terminal => Ok(0),
            Self::Log(file) => file.metadata().map(|data| data.len()),
        };
        let start = length()?;
        let status = command.status().with_context(|| format!("could not start {said}"))?;
        let mut output = vec![0; usize::try_from(length()? - start)?];
        if let Self::Log(file) = self {
            file.read_exact_at(&mut output, start)?;
        }
        Ok((String::from_utf8_lossy(&output).into_owned(), status.success()))
    }

    /// Writes a line here.
    pub(crate) fn say(&self, line: &str) {
        match self {
            Self::Terminal => println!("{line}"),
            Self::Log(file) => {
                use std::io::Write;
                let mut file: &File = file;
                // A log that cannot be written must not hide what is being logged.
                if writeln!(file, "{line}").is_err() {
                    println!("{line}");
                }
            }
        }
    }

    fn attach(&self, command: &mut Command) -> Result<()> {
        command.stdin(Stdio::null());
        if let Self::Log(file) = self {
            self.say(&format!("$ {}", describe(command)));
            command.stdout(file.try_clone()?).stderr(file.try_clone()?);
        }
        Ok(())
    }
}

/// The folder of the workspace.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// `<workspace>/target`.
pub(crate) fn target() -> PathBuf {
    root().join("target")
}

/// A `cargo` of the same toolchain, in the workspace's folder.
///
/// What `cargo run` told this program about itself is taken away: build scripts (ring's, for one) watch these
/// variables and would run again each time that cargo is called directly in between.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") || name.starts_with("CARGO_BIN_") {
            command.env_remove(&*name);
        }
    }
    // Always here, whatever the environment says: the server's build script looks for target/assets.
    command.env("CARGO_TARGET_DIR", target()).env_remove("LD_LIBRARY_PATH").current_dir(root());
    command
}

/// `command` so that it ends when this program ends, however that happens, and after `minutes` at the latest.
pub(crate) fn limited(command: &Command, minutes: u32) -> Command {
    let mut limited = Command::new("setpriv");
    limited.args(["--pdeathsig", "TERM", "--", "timeout", "--kill-after=10", &(minutes * 60).to_string()]);
    limited.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => limited.env(name, value),
            None => limited.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        limited.current_dir(folder);
    }
    limited
}

/// Standard output of a program that is asked something; `None` when it is missing or fails.
pub(crate) fn ask(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).current_dir(root()).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where `program` lies on PATH.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

fn describe(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
