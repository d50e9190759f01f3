//! Folders for tests' files: removed when this process ends, however it ends.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// A new empty folder.
pub(crate) fn folder(name: &str) -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let folder = root().join(format!("{name}-{}", COUNT.fetch_add(1, Ordering::SeqCst)));
    std::fs::create_dir(&folder).unwrap();
    folder
}

/// Runs a shell script when this process ends, however it ends. Its standard input ends then: keep the child.
pub(crate) fn at_the_end(script: &str) -> Child {
    Command::new("sh")
        .args(["-c", &format!("trap '' INT TERM HUP; cat > /dev/null; cd /; {script}")])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("sh does not start")
}

fn root() -> &'static Path {
    static ROOT: OnceLock<(PathBuf, Child)> = OnceLock::new();
    let (root, _) = ROOT.get_or_init(|| {
        let root = tempfile::Builder::new().prefix("perehdy-tests-").tempdir().unwrap().keep();
        // Programs that are killed at this moment may still be writing.
        let script = format!("for i in 1 2 3 4 5; do rm -rf '{}' && break; sleep 0.2; done", root.display());
        let guard = at_the_end(&script);
        (root, guard)
    });
    root
}
