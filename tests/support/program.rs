//! The program as a file: running its commands to their end, and starting it so that it ends with this process.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};

/// The project's folder.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The program: `PEREHDY_BIN`, else the debug build.
pub(crate) fn binary() -> PathBuf {
    let target = || std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let binary = std::env::var_os("PEREHDY_BIN").map_or_else(|| target().join("debug/perehdy"), PathBuf::from);
    assert!(binary.is_file(), "{} is not there: build it by `cargo build`", binary.display());
    binary
}

/// What a command said and how it ended.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// A command line of the program, without settings from this process's environment.
pub(crate) fn perehdy<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new(binary());
    command.args(arguments).stdin(Stdio::null());
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("PEREHDY_")) {
        command.env_remove(name);
    }
    command
}

/// Runs a command that ends by itself; one that does not within a minute is killed and fails the test.
pub(crate) fn run(command: &mut Command) -> Said {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let read = |stream: &mut dyn std::io::Read| {
        let mut text = Vec::new();
        stream.read_to_end(&mut text).unwrap();
        String::from_utf8(text).unwrap()
    };
    let (mut out, mut err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let pid = child.id();
    std::thread::scope(|scope| {
        let err = scope.spawn(move || {
            let mut text = String::new();
            std::io::Read::read_to_string(&mut err, &mut text).map(|_| text).unwrap()
        });
        let (ended, end) = channel::<()>();
        scope.spawn(move || {
            if end.recv_timeout(Duration::from_secs(60)) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                signal("KILL", pid);
            }
        });
        let out = read(&mut out);
        let err = err.join().unwrap();
        let status = child.wait().unwrap();
        drop(ended);
        Said { code: status.code(), out, err }
    })
}

/// Starts a command that is killed when this process ends, however it ends.
pub(crate) fn spawn(command: Command) -> Child {
    // The kernel kills a child when the *thread* that started it ends; a test's thread ends with the test.
    static STARTER: OnceLock<Sender<(Command, Sender<Child>)>> = OnceLock::new();
    let starter = STARTER.get_or_init(|| {
        let (orders, taken) = channel::<(Command, Sender<Child>)>();
        std::thread::spawn(move || {
            for (mut command, answer) in taken {
                let child = command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"));
                let _ = answer.send(child);
            }
        });
        orders
    });
    let (answer, child) = channel();
    starter.send((command, answer)).unwrap();
    child.recv().expect("the program could not be started")
}

/// Sends a signal to a process that we started.
pub(crate) fn signal(name: &str, pid: u32) {
    let sent = Command::new("kill").args([&format!("-{name}"), &pid.to_string()]).status().unwrap();
    assert!(sent.success(), "process {pid} could not be sent {name}");
}

/// Waits until something is so; fails with `what` after half a minute.
pub(crate) fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(30);
    while !is_so() {
        assert!(Instant::now() < end, "waited in vain until {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}
