//! The measured process: started, watched through /proc, stopped.

use std::fs;
use std::net::TcpListener;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::Arguments;
use crate::client::Client;
use crate::table::{Bar, Table};

/// A running process that listens on a port of this machine.
pub(crate) struct Program {
    child: Child,
    pub(crate) port: u16,
}

impl Program {
    /// Starts `perehdy serve` with data in `folder`, and waits until it answers.
    pub(crate) async fn start(arguments: &Arguments, folder: &Path) -> Result<Self> {
        let port = free_port()?;
        let mut command = Command::new(&arguments.program);
        command.args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--log", "warn"]);
        // All clients have one address here; limits are measured by nobody.
        command.args(["--rate", "100000", "--burst", "100000"]);
        command.arg("--data").arg(folder.join("data")).arg("--courses").arg(folder.join("courses"));
        if let Some(database) = &arguments.database {
            command.args(["--database", database]);
        }
        Self::spawn(command, port, "/readyz").await
    }

    /// Starts the bare handler with these bytes.
    pub(crate) async fn start_bare(file: &Path) -> Result<Self> {
        let port = free_port()?;
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["--bare", &port.to_string()]).arg(file);
        Self::spawn(command, port, "/").await
    }

    async fn spawn(mut command: Command, port: u16, path: &str) -> Result<Self> {
        command.stdin(Stdio::null()).stdout(Stdio::null());
        let child = command.spawn().with_context(|| format!("starting {}", command.get_program().display()))?;
        let mut program = Self { child, port };
        program.wait_for(path).await?;
        Ok(program)
    }

    /// Waits until a GET of `path` is answered with 200.
    async fn wait_for(&mut self, path: &str) -> Result<()> {
        let end = Instant::now() + Duration::from_secs(30);
        while Instant::now() < end {
            if let Some(status) = self.child.try_wait()? {
                bail!("the program ended with {status}");
            }
            if let Ok(mut client) = Client::connect(self.port).await
                && client.get(path, "").await.is_ok_and(|answer| answer.status == 200)
            {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        bail!("the program did not answer {path} within 30 seconds")
    }

    /// CPU time that the process has used so far, in seconds, in steps of 10 ms.
    pub(crate) fn cpu(&self) -> Result<f64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        // The name in parentheses may hold anything; what follows it is plain.
        let (_, rest) = stat.rsplit_once(')').context("/proc/PID/stat")?;
        let fields: Vec<&str> = rest.split_whitespace().collect();
        let ticks = |index: usize| fields.get(index).and_then(|ticks| ticks.parse::<f64>().ok());
        // Linux counts these in hundredths of a second towards programs, whatever it does inside.
        Ok((ticks(11).context("utime")? + ticks(12).context("stime")?) / 100.0)
    }

    /// A line of /proc/PID/status in megabytes: `VmRSS` is what is resident now, `VmHWM` the most there has been.
    pub(crate) fn memory(&self, line: &str) -> Result<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let kilobytes =
            status.lines().find_map(|text| text.strip_prefix(line)?.strip_prefix(':')?.split_whitespace().next());
        let kilobytes: f64 = kilobytes.context("/proc/PID/status")?.parse()?;
        Ok(kilobytes * 1024.0 / 1_000_000.0)
    }

    /// Asks the process to stop (SIGTERM) and waits until it has.
    pub(crate) fn stop(mut self) -> Result<()> {
        let asked = Command::new("kill").arg(self.child.id().to_string()).status()?;
        if !asked.success() {
            bail!("could not signal process {}", self.child.id());
        }
        let status = self.child.wait()?;
        if status.success() || status.signal() == Some(15) { Ok(()) } else { bail!("the program ended with {status}") }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Reached without `stop` only on errors; both calls fail harmlessly when it has ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// From nothing to the first page, with the data that are there by now; and what it takes when nobody comes.
pub(crate) async fn measure(arguments: &Arguments, folder: &Path, table: &mut Table) -> Result<()> {
    let mut seconds = Vec::new();
    for _ in 0..5 {
        let start = Instant::now();
        let program = Program::start(arguments, folder).await?;
        Client::connect(program.port).await?.visit("/en").await?;
        seconds.push(start.elapsed().as_secs_f64());
        program.stop()?;
    }
    seconds.sort_by(f64::total_cmp);
    table.add("start to first page, median of 5", seconds[2], "s", Bar::AtMost(0.3));

    let program = Program::start(arguments, folder).await?;
    Client::connect(program.port).await?.visit("/en").await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    table.add("resident memory, idle", program.memory("VmRSS")?, "MB", Bar::AtMost(40.0));
    program.stop()
}
