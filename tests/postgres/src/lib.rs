//! A throw-away PostgreSQL cluster for tests.
//!
//! `PEREHDY_TEST_POSTGRES=postgres://USER@HOST/DATABASE`, whose user may make databases, names one that is running already
//! (`cargo xtask test` starts one for all tests). Without it the first test that asks for one starts a cluster for its
//! process; so run tests by `cargo test`, or set the variable for `cargo nextest`, where each test is a process of its
//! own. When there is neither, tests fail: they are never skipped.

mod programs;

use std::io::{Error, Result};
use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

pub use programs::programs;
use programs::{User, run, unprivileged};

/// The environment variable that names a running server.
pub const VARIABLE: &str = "PEREHDY_TEST_POSTGRES";

/// A running cluster in a folder of its own. Both end when this is dropped, and when the process ends, however it ends.
#[derive(Debug)]
pub struct Cluster {
    address: String,
    folder: PathBuf,
    /// A shell whose standard input ends with this process.
    guard: Child,
}

/// The address of a database that is always there, on the server that [`VARIABLE`] names, or else on a cluster that is
/// started for this process.
///
/// # Panics
/// When there is neither: then no test may pass.
pub fn shared() -> &'static str {
    static SHARED: OnceLock<(String, Option<Cluster>)> = OnceLock::new();
    let (address, _) = SHARED.get_or_init(|| match std::env::var(VARIABLE) {
        Ok(address) => (address, None),
        Err(_) => match Cluster::start() {
            Ok(cluster) => (cluster.address.clone(), Some(cluster)),
            Err(error) => panic!("no PostgreSQL for the tests, and {VARIABLE} does not name a running one: {error}"),
        },
    });
    address
}

/// The address of another database of the server at `address`.
pub fn with_database(address: &str, name: &str) -> String {
    let (path, query) = address.split_once('?').map_or((address, String::new()), |(path, q)| (path, format!("?{q}")));
    let server = path.rsplit_once('/').map_or(path, |(server, _)| server);
    format!("{server}/{name}{query}")
}

impl Cluster {
    /// Makes a cluster and starts it; by an unprivileged user when this program runs as root, because PostgreSQL refuses
    /// to be root. Ready for connections when this returns.
    ///
    /// # Errors
    /// When PostgreSQL is missing or does not start; the error says what it said.
    pub fn start() -> Result<Self> {
        let programs = programs().ok_or_else(|| {
            Error::other("PostgreSQL is not installed (initdb, pg_ctl and postgres are neither on PATH nor below /usr/lib/postgresql)")
        })?;
        let user = unprivileged()?;
        let folder = tempfile::Builder::new().prefix("perehdy-postgres-").tempdir()?.keep();
        if let Some(User { uid, gid, .. }) = &user {
            chown(&folder, Some(*uid), Some(*gid))?;
        }
        let command = |program: &str| {
            let mut command = programs::by(user.as_ref(), &programs.join(program));
            command.current_dir(&folder).stdin(Stdio::null());
            command
        };
        let data = folder.join("data");
        let mut stop = command("pg_ctl");
        stop.args(["stop", "--mode=immediate", "--silent", "-D"]).arg(&data);
        // Before there is anything to stop: it may be killed while PostgreSQL starts.
        let guard = guard(&folder, &stop)?;
        let mut cluster = Self { address: String::new(), folder: folder.clone(), guard };

        let mut initdb = command("initdb");
        initdb.args(["--username=perehdy", "--auth=trust", "--no-sync", "--locale=C", "--encoding=UTF8"]).arg(&data);
        run(&mut initdb)?;
        let log = folder.join("log");
        let start = || {
            let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
            let mut start = command("pg_ctl");
            start.args(["start", "--wait", "--silent", "-D"]).arg(&data).arg("-l").arg(&log);
            start.args(["-o", &options(&folder, port)]);
            run(&mut start).map(|()| port)
        };
        // Another program may have taken the port in between: once more, with another one.
        let port = start()
            .or_else(|_| start())
            .map_err(|error| Error::other(format!("{error}\n{}", std::fs::read_to_string(&log).unwrap_or_default())))?;
        cluster.address = format!("postgres://perehdy@127.0.0.1:{port}/postgres");
        Ok(cluster)
    }

    /// The address of a database that is always there: `postgres://perehdy@127.0.0.1:PORT/postgres`. Its user may do
    /// everything.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Where it lives; removed at its end.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        if let Err(error) = self.guard.wait() {
            eprintln!("waiting for PostgreSQL to end: {error}");
        }
    }
}

/// PostgreSQL's settings, as its command line takes them.
fn options(folder: &Path, port: u16) -> String {
    // Nothing in it outlives this process: durability would only cost time. Deadlocks are waited for by tests.
    let settings = [
        "listen_addresses=127.0.0.1",
        "max_connections=400",
        "shared_buffers=32MB",
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
        "deadlock_timeout=100ms",
    ];
    let settings: String = settings.iter().map(|setting| format!(" -c {setting}")).collect();
    format!("-p {port} -k {}{settings}", folder.display())
}

/// A shell that waits for the end of this process, stops the server and removes its folder. It is in a process group of
/// its own, so that it outlives what ends this process: an interrupt from the keyboard, a kill of the whole group.
fn guard(folder: &Path, stop: &Command) -> Result<Child> {
    Command::new("sh")
        .args(["-c", r#"trap '' INT TERM HUP; cat > /dev/null; cd /; "$@"; rm -rf "$0""#])
        .arg(folder)
        .arg(stop.get_program())
        .args(stop.get_args())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
}

#[cfg(test)]
mod tests;
