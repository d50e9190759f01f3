//! Running a part of a test in a process of its own: one that can be killed, or whose disk is full.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

/// What the other process is told by: the name of the part, and what it needs.
const PART: &str = "PEREHDY_TEST_PART";

/// What a part that went well says last: a process in which no test ran ends well too.
pub(crate) const DONE: &str = "done";

/// Whether this process is to run the part; if so, what it was given.
pub(crate) fn part(name: &str) -> Option<String> {
    let value = std::env::var(PART).ok()?;
    value.strip_prefix(name)?.strip_prefix('=').map(str::to_owned)
}

/// The other process.
pub(crate) struct Other {
    child: Child,
    said: BufReader<ChildStdout>,
}

impl Other {
    /// Starts this program again, to run one test (by its whole name) as the part `name`. Writing more than the limit for
    /// files gives an error there, not a signal.
    pub(crate) fn start(test: &str, name: &str, given: &str) -> Self {
        let mut child = Command::new("sh")
            .args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""])
            .arg(std::env::current_exe().unwrap())
            .args(["--exact", test, "--nocapture", "--test-threads=1"])
            .env(PART, format!("{name}={given}"))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(child.stdout.take().unwrap());
        Self { child, said }
    }

    /// The next line that it said to us (those that begin with `> `); `None` when it has ended.
    pub(crate) fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        loop {
            line.clear();
            if self.said.read_line(&mut line).unwrap() == 0 {
                return None;
            }
            // The harness may have begun a line of its own.
            if let Some((_, said)) = line.split_once("> ") {
                return Some(said.trim_end().to_owned());
            }
        }
    }

    /// Kills it, without a chance to tidy up.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
    }

    /// Waits for its end; whether it went well and said [`DONE`] last.
    pub(crate) fn well(mut self) -> bool {
        let last = std::iter::from_fn(|| self.line()).last();
        self.child.wait().unwrap().success() && last.as_deref() == Some(DONE)
    }
}

impl Drop for Other {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Says a line to the process that started this one.
pub(crate) fn say(line: &str) {
    println!("> {line}");
}
