//! Many connections that ask for the same thing as fast as they are answered.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use tokio::task::JoinSet;

use crate::client::Client;
use crate::program::Program;

/// Connections at once.
const CONNECTIONS: usize = 16;

/// What a load came to.
pub(crate) struct Outcome {
    /// Requests answered in a second.
    pub(crate) rate: f64,
    /// CPU time of the server's process for a request, in milliseconds.
    pub(crate) cpu: f64,
    /// Bytes of one answer's body, as transferred.
    pub(crate) bytes: usize,
}

/// Asks for `path` for so many seconds, after a tenth of it to warm up.
pub(crate) async fn run(
    program: &Program,
    path: &str,
    encodings: &'static str,
    cookie: Option<&str>,
    seconds: u64,
) -> Result<Outcome> {
    burst(program.port, path, encodings, cookie, Duration::from_millis(seconds * 100)).await?;
    let (cpu, start) = (program.cpu()?, Instant::now());
    let (requests, bytes) = burst(program.port, path, encodings, cookie, Duration::from_secs(seconds)).await?;
    let (cpu, elapsed) = (program.cpu()? - cpu, start.elapsed().as_secs_f64());
    Ok(Outcome { rate: requests as f64 / elapsed, cpu: cpu * 1000.0 / requests as f64, bytes })
}

async fn burst(
    port: u16,
    path: &str,
    encodings: &'static str,
    cookie: Option<&str>,
    time: Duration,
) -> Result<(u64, usize)> {
    let end = Instant::now() + time;
    let mut clients = JoinSet::new();
    for _ in 0..CONNECTIONS {
        let mut client = Client::connect(port).await?;
        client.cookie = cookie.map(str::to_owned);
        let path = path.to_owned();
        clients.spawn(async move {
            let (mut requests, mut bytes) = (0, 0);
            while Instant::now() < end {
                let answer = client.get(&path, encodings).await?;
                if answer.status != 200 {
                    bail!("{path} answered {}", answer.status);
                }
                requests += 1;
                bytes = answer.body.len();
            }
            Ok((requests, bytes))
        });
    }
    let (mut requests, mut bytes) = (0, 0);
    while let Some(client) = clients.join_next().await {
        let (more, size) = client??;
        requests += more;
        bytes = size;
    }
    Ok((requests, bytes))
}
