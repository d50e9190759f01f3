//! Durable answers: 64 learners who answer as fast as they may, and what is stored of it afterwards.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use tokio::task::JoinSet;

use crate::client::Client;
use crate::forms::{Form, forms};
use crate::program::Program;
use crate::table::{Bar, Table};
use crate::{Arguments, course};

/// Learners at once, each with a session of their own.
const LEARNERS: usize = 64;

/// A learner, the forms of the page of questions, and the last text that was acknowledged for each.
pub(crate) struct Learner {
    pub(crate) client: Client,
    forms: Vec<Form>,
    acknowledged: Vec<String>,
    pub(crate) answers: u64,
}

/// Measures the rate, then reads every page back and compares.
pub(crate) async fn measure(program: &Program, arguments: &Arguments, table: &mut Table) -> Result<()> {
    let mut learners = Vec::new();
    for number in 0..LEARNERS {
        learners.push(Learner::new(program.port, number).await?);
    }
    let (cpu, start) = (program.cpu()?, Instant::now());
    let end = start + Duration::from_secs(arguments.seconds);
    let mut running = JoinSet::new();
    for (number, mut learner) in learners.into_iter().enumerate() {
        running.spawn(async move {
            while Instant::now() < end {
                learner.answer(number).await?;
            }
            anyhow::Ok(learner)
        });
    }
    let mut learners = Vec::new();
    while let Some(learner) = running.join_next().await {
        learners.push(learner??);
    }
    let (cpu, elapsed) = (program.cpu()? - cpu, start.elapsed().as_secs_f64());
    let answers: u64 = learners.iter().map(|learner| learner.answers).sum();
    table.add("answers stored, durable, 64 clients", answers as f64 / elapsed, "/s", Bar::AtLeast(1500.0));
    table.add("an answer, CPU", cpu * 1000.0 / answers as f64, "ms", Bar::None);

    let mut lost = 0;
    let mut rows = 0;
    for mut learner in learners {
        let (_, page) = learner.client.visit(course::QUESTIONS).await?;
        let stored = questions(&page.text())?;
        rows += stored.len();
        let texts = stored.iter().map(|form| form.text().unwrap_or_default());
        lost += texts.zip(&learner.acknowledged).filter(|(stored, acknowledged)| stored != acknowledged).count();
    }
    table.add(
        "answers that read back otherwise than acknowledged",
        lost as f64,
        &format!("of {rows} rows"),
        Bar::AtMost(0.0),
    );
    Ok(())
}

impl Learner {
    async fn new(port: u16, number: usize) -> Result<Self> {
        let mut learner = Self::returning(port, None).await?;
        // Makes the session.
        learner.answer(number).await?;
        learner.client.cookie.as_ref().context("an answer made no session")?;
        Ok(learner)
    }

    /// A learner with a session already.
    pub(crate) async fn returning(port: u16, cookie: Option<&str>) -> Result<Self> {
        let mut client = Client::connect(port).await?;
        client.cookie = cookie.map(str::to_owned);
        let (_, page) = client.visit(course::QUESTIONS).await?;
        let forms = questions(&page.text())?;
        ensure!(forms.len() == course::NUMBER_OF_QUESTIONS, "{} questions were found", forms.len());
        let acknowledged = vec![String::new(); forms.len()];
        Ok(Self { client, forms, acknowledged, answers: 0 })
    }

    /// Answers the next question with a text that nobody has given before.
    pub(crate) async fn answer(&mut self, number: usize) -> Result<()> {
        let index = usize::try_from(self.answers)? % self.forms.len();
        let text = format!("answer {number} {}", self.answers);
        let form = &self.forms[index];
        let path = if form.action.is_empty() { course::QUESTIONS } else { &form.action };
        let answer = self.client.post(path, &form.filled(&text, &[])).await?;
        ensure!(answer.status == 303, "an answer was answered with {}", answer.status);
        self.acknowledged[index] = text;
        self.answers += 1;
        Ok(())
    }
}

/// The forms of questions, in the page's order.
fn questions(page: &str) -> Result<Vec<Form>> {
    Ok(forms(page)?.into_iter().filter(|form| form.hidden("question").is_some()).collect())
}
