//! A running program with data of its own.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use super::browser::Browser;
use super::courses::fixtures;
use super::database::{Database, Engine};
use super::folder::folder;
use super::program::{perehdy, signal, spawn};

/// How a program is to be started.
#[derive(Clone, Debug)]
pub(crate) struct Setup {
    pub(crate) engine: Engine,
    flags: Vec<String>,
    environment: Vec<(String, String)>,
    courses: PathBuf,
    /// A program and its arguments that start ours.
    before: Vec<String>,
    /// The folder it is started in.
    cwd: PathBuf,
}

impl Setup {
    /// With the fixture course beside the bundled one.
    pub(crate) fn new(engine: Engine) -> Self {
        Self {
            engine,
            flags: Vec::new(),
            environment: Vec::new(),
            courses: fixtures(),
            before: Vec::new(),
            cwd: PathBuf::from("/"),
        }
    }

    /// With another flag.
    pub(crate) fn flag(mut self, name: &str, value: &str) -> Self {
        self.flags.extend([format!("--{name}"), value.to_owned()]);
        self
    }

    /// With another environment variable.
    pub(crate) fn environment(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With another folder of courses.
    pub(crate) fn courses(mut self, folder: &Path) -> Self {
        self.courses = folder.to_owned();
        self
    }

    /// Started in another folder than `/`.
    pub(crate) fn cwd(mut self, folder: &Path) -> Self {
        self.cwd = folder.to_owned();
        self
    }

    /// Started by another program.
    pub(crate) fn before<'a>(mut self, words: impl IntoIterator<Item = &'a str>) -> Self {
        self.before = words.into_iter().map(str::to_owned).collect();
        self
    }

    /// Starts it on a new database.
    pub(crate) fn start(self) -> Server {
        let data = folder("data");
        let database = Database::fresh(self.engine, &data);
        self.start_on(data, database)
    }

    /// Starts it on a data folder and a database that may have been used before.
    pub(crate) fn start_on(self, data: PathBuf, database: Database) -> Server {
        let logs = folder("logs");
        let child = self.spawn(&data, &database, &logs);
        let mut server = Server { setup: self, child, data, database, logs, origin: String::new() };
        server.wait_until_ready();
        server
    }

    fn spawn(&self, data: &Path, database: &Database, logs: &Path) -> Child {
        let mut words = vec!["--pdeathsig".to_owned(), "KILL".to_owned(), "--".to_owned()];
        let ours = perehdy([]);
        words.extend(self.before.iter().cloned());
        words.push(ours.get_program().to_string_lossy().into_owned());
        words.extend(["serve", "--listen", "127.0.0.1:0", "--data"].map(str::to_owned));
        words.push(data.display().to_string());
        if self.engine == Engine::Postgres {
            words.extend([
                "--database".to_owned(),
                database.address.clone(),
                "--connections".to_owned(),
                "4".to_owned(),
            ]);
        }
        words.extend(["--courses".to_owned(), self.courses.display().to_string()]);
        words.extend(self.flags.iter().cloned());
        let mut command = Command::new("setpriv");
        for (name, _) in ours.get_envs() {
            command.env_remove(name);
        }
        command
            .args(words)
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .current_dir(&self.cwd)
            .stdin(Stdio::null())
            .stdout(File::create(logs.join("out")).unwrap())
            .stderr(File::create(logs.join("err")).unwrap());
        spawn(command)
    }
}

/// A running program.
pub(crate) struct Server {
    setup: Setup,
    child: Child,
    pub(crate) data: PathBuf,
    pub(crate) database: Database,
    logs: PathBuf,
    /// Its address as it was printed: `http://localhost:PORT`.
    pub(crate) origin: String,
}

impl Server {
    /// With the fixture course beside the bundled one, on a new database.
    pub(crate) fn start(engine: Engine) -> Self {
        Setup::new(engine).start()
    }

    /// A browser that has never been here.
    pub(crate) fn browser(&self) -> Browser {
        Browser::new(&self.origin)
    }

    /// Its process.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// What it printed.
    pub(crate) fn out(&self) -> String {
        std::fs::read_to_string(self.logs.join("out")).unwrap()
    }

    /// Its log.
    pub(crate) fn log(&self) -> String {
        String::from_utf8_lossy(&std::fs::read(self.logs.join("err")).unwrap()).into_owned()
    }

    fn wait_until_ready(&mut self) {
        let end = Instant::now() + Duration::from_secs(60);
        loop {
            let out = self.out();
            if let Some(address) = out.lines().find_map(|line| line.strip_prefix("Perehdy is ready: ")) {
                self.origin = address.to_owned();
                return;
            }
            if let Some(status) = self.child.try_wait().unwrap() {
                panic!("the program ended with {status} instead of being ready:\n{out}{}", self.log());
            }
            assert!(Instant::now() < end, "the program is not ready after a minute:\n{out}{}", self.log());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Tells it to stop, as service managers do, and waits for its end.
    pub(crate) fn stop(&mut self) -> ExitStatus {
        signal("TERM", self.pid());
        self.ended()
    }

    /// Its end, once something has made it end.
    pub(crate) fn ended(&mut self) -> ExitStatus {
        let end = Instant::now() + Duration::from_secs(30);
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < end, "the program does not stop");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Stops it and starts it again on the same data; the port is another one.
    pub(crate) fn restart(&mut self) {
        assert!(self.stop().success());
        self.restart_stopped();
    }

    /// Starts it again after [`Self::stop`].
    pub(crate) fn restart_stopped(&mut self) {
        self.logs = folder("logs");
        self.child = self.setup.spawn(&self.data, &self.database, &self.logs);
        self.wait_until_ready();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if std::thread::panicking() {
            let log = self.log();
            let lines: Vec<&str> = log.lines().collect();
            eprintln!("--- the program's last words:\n{}", lines[lines.len().saturating_sub(120)..].join("\n"));
        }
    }
}
