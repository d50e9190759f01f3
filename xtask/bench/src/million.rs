//! What a course page and an answer cost with a thousand learners in the database and with a million. Those who come lie
//! all over the tables, so that what they need is not beside each other.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use tokio::task::JoinSet;

use crate::answers::Learner;
use crate::client::Client;
use crate::filled::Filled;
use crate::program::Program;
use crate::table::{Bar, Table};
use crate::{Arguments, course};

const FEW: u32 = 1_000;
/// How many different ones come.
const COMING: u32 = 512;
/// At once.
const CONNECTIONS: usize = 16;

/// Turns that both take. What the machine can do changes from second to second; so they are measured side by side, and the
/// median of the turns counts. Single turns differ by a fifth: the median of five still did by a tenth.
const TURNS: usize = 15;

pub(crate) async fn measure(arguments: &Arguments, folder: &Path, table: &mut Table) -> Result<()> {
    let mut few = Side::new(arguments, folder, "few", FEW).await?;
    let mut many = Side::new(arguments, folder, "many", arguments.learners).await?;
    let time = Duration::from_millis(arguments.seconds * 1000 / TURNS as u64);
    // Once around before anything is measured.
    few.page(time).await?;
    many.page(time).await?;
    let (mut page, mut answer) = (Turns::default(), Turns::default());
    for _ in 0..TURNS {
        page.add(few.page(time).await?, many.page(time).await?);
    }
    few.come().await?;
    many.come().await?;
    for _ in 0..TURNS {
        answer.add(few.answer(time).await?, many.answer(time).await?);
    }
    few.program.stop()?;
    many.program.stop()?;
    let of = format!("with {} learners", arguments.learners);
    for (name, turns) in [("a course page", page), ("an answer", answer)] {
        table.add(&format!("{name} {of}, CPU"), median(turns.many), "ms", Bar::None);
        table.add(&format!("CPU of {name} {of} / with 1,000"), median(turns.ratios), "", Bar::AtMost(1.3));
    }
    Ok(())
}

/// What each turn has given.
#[derive(Default)]
struct Turns {
    many: Vec<f64>,
    ratios: Vec<f64>,
}

impl Turns {
    fn add(&mut self, few: f64, many: f64) {
        self.many.push(many);
        self.ratios.push(many / few);
    }
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

/// A program on a database with so many learners, and those of them who come.
struct Side {
    program: Program,
    cookies: Vec<String>,
    /// Those who answer, by connection.
    learners: Vec<Vec<Learner>>,
}

impl Side {
    async fn new(arguments: &Arguments, folder: &Path, name: &str, learners: u32) -> Result<Self> {
        let mut filled = Filled::new(arguments, folder, name).await?;
        let cookies = filled.learners(learners, COMING.min(learners)).await?;
        let own = filled.close().await?;
        Ok(Self { program: Program::start(arguments, &own).await?, cookies, learners: Vec::new() })
    }

    /// CPU of the server's process for a page, in milliseconds.
    async fn page(&self, time: Duration) -> Result<f64> {
        let cpu = self.program.cpu()?;
        let count = pages(&self.program, &self.cookies, time).await?;
        Ok((self.program.cpu()? - cpu) * 1000.0 / count as f64)
    }

    /// Opens the page of questions as everybody who comes.
    async fn come(&mut self) -> Result<()> {
        self.learners = (0..CONNECTIONS).map(|_| Vec::new()).collect();
        for (number, cookie) in self.cookies.iter().enumerate() {
            let learner = Learner::returning(self.program.port, Some(cookie)).await?;
            self.learners[number % CONNECTIONS].push(learner);
        }
        Ok(())
    }

    /// CPU of the server's process for an answer, in milliseconds.
    async fn answer(&mut self, time: Duration) -> Result<f64> {
        let cpu = self.program.cpu()?;
        let end = Instant::now() + time;
        let mut running = JoinSet::new();
        for mut share in std::mem::take(&mut self.learners) {
            running.spawn(async move {
                let mut count = 0;
                while Instant::now() < end {
                    for learner in &mut share {
                        learner.answer(count).await?;
                        count += 1;
                    }
                }
                anyhow::Ok((share, count))
            });
        }
        let mut answers = 0;
        while let Some(done) = running.join_next().await {
            let (share, count) = done??;
            self.learners.push(share);
            answers += count;
        }
        Ok((self.program.cpu()? - cpu) * 1000.0 / answers as f64)
    }
}

/// Opens the course page as one after the other; gives how often.
async fn pages(program: &Program, cookies: &[String], time: Duration) -> Result<u64> {
    let end = Instant::now() + time;
    let mut running = JoinSet::new();
    for connection in 0..CONNECTIONS {
        let mut client = Client::connect(program.port).await?;
        let mine: Vec<String> = cookies.iter().skip(connection).step_by(CONNECTIONS).cloned().collect();
        running.spawn(async move {
            let mut count = 0;
            while Instant::now() < end {
                for cookie in &mine {
                    client.cookie = Some(cookie.clone());
                    let answer = client.get(course::TEXT, "").await?;
                    anyhow::ensure!(answer.status == 200, "a page was answered with {}", answer.status);
                    count += 1;
                }
            }
            anyhow::Ok(count)
        });
    }
    let mut all = 0;
    while let Some(count) = running.join_next().await {
        all += count??;
    }
    Ok(all)
}
