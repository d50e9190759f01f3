//! How many answers are stored a second, durable, with 64 clients at once:
//! `cargo run --release -p perehdy-records --example writes [ADDRESS]`. Not a test: figures depend on the disk.

mod common;

use std::time::{Duration, Instant};

use perehdy_courses::answer::Answer;
use perehdy_courses::model::Lang;
use perehdy_records::{Error, PagePlace, Records, Who};
use tokio::task::JoinSet;

const CLIENTS: u32 = 64;
const LASTS: Duration = Duration::from_secs(5);

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (records, _folder) = common::open().await?;
    let (begun, processor) = (Instant::now(), common::processor_seconds());
    let mut clients = JoinSet::new();
    for _ in 0..CLIENTS {
        clients.spawn(client(records.clone(), begun + LASTS));
    }
    let (mut answers, mut longest, mut lost) = (0_u32, Duration::ZERO, 0_u32);
    while let Some(client) = clients.join_next().await {
        let (given, found, wait) = client??;
        answers += given;
        lost += given.abs_diff(found);
        longest = longest.max(wait);
    }
    let (seconds, processor) = (begun.elapsed().as_secs_f64(), common::processor_seconds() - processor);
    let each = |seconds: f64| seconds * 1e6 / f64::from(answers);
    println!("{answers} answers by {CLIENTS} clients in {seconds:.2} s: {:.0} a second", f64::from(answers) / seconds);
    println!("processor: {:.0} µs an answer; longest wait: {longest:.1?}; not found again: {lost}", each(processor));
    records.close().await;
    Ok(())
}

/// One learner who answers one question after the other; gives how many, how many are stored, and the longest wait.
async fn client(records: Records, until: Instant) -> Result<(u32, u32, Duration), Error> {
    let token = records.new_token();
    let page = PagePlace { module: "start".to_owned(), page: "words".to_owned() };
    let mut who = Who::New(token.clone());
    let (mut given, mut longest) = (0, Duration::ZERO);
    let course = common::course();
    while Instant::now() < until {
        let begun = Instant::now();
        // Twenty questions, again and again.
        let question = format!("question-{}", given % 20);
        let answer = Answer::Several(vec![0, 2]);
        let learner = records.answer_practice(&who, Lang::Fi, &course, &page, &question, &answer).await?;
        longest = longest.max(begun.elapsed());
        who = Who::Known(learner);
        given += 1;
    }
    let remembered = records.remembered(&token, "welcome", Some(&page)).await?.unwrap_or_default();
    let found = remembered.practice.values().map(|state| state.tries).sum();
    Ok((given, found, longest))
}
