//! What the read of a page view costs, for a learner with 12 pages read, 20 questions practised, a video and an attempt:
//! `cargo run --release -p perehdy-records --example reads [ADDRESS]`. Not a test: figures depend on the machine.

mod common;

use std::time::Instant;

use perehdy_courses::answer::Answer;
use perehdy_courses::model::Lang;
use perehdy_records::{MediaState, PagePlace, Records, SessionToken, Who};
use tokio::task::JoinSet;

const LEARNERS: u32 = 200;
const READS: u32 = 20_000;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (records, _folder) = common::open().await?;
    let mut learners = JoinSet::new();
    for _ in 0..LEARNERS {
        learners.spawn(learner(records.clone()));
    }
    let tokens = learners.join_all().await.into_iter().collect::<Result<Vec<_>, _>>()?;
    let page = place(3);
    for clients in [1, 8] {
        let (begun, processor) = (Instant::now(), common::processor_seconds());
        let mut readers = JoinSet::new();
        for client in 0..clients {
            let (records, tokens, page) = (records.clone(), tokens.clone(), page.clone());
            readers.spawn(async move {
                for i in 0..READS / clients {
                    let token = &tokens[((i * clients + client) % LEARNERS) as usize];
                    let remembered = records.remembered(token, "welcome", Some(&page)).await?.unwrap_or_default();
                    assert_eq!((remembered.read.len(), remembered.practised.len()), (12, 20));
                    assert_eq!((remembered.practice.len(), remembered.media.len()), (2, 1));
                }
                Ok::<_, perehdy_records::Error>(())
            });
        }
        while let Some(reader) = readers.join_next().await {
            reader??;
        }
        let (seconds, processor) = (begun.elapsed().as_secs_f64(), common::processor_seconds() - processor);
        let each = |seconds: f64| seconds * 1e6 / f64::from(READS);
        println!("{clients} at once: {:.0} µs a read, {:.0} µs of processor", each(seconds), each(processor));
    }
    records.close().await;
    Ok(())
}

fn place(page: u32) -> PagePlace {
    PagePlace { module: format!("module-{}", page % 3), page: format!("page-{page}") }
}

async fn learner(records: Records) -> Result<SessionToken, perehdy_records::Error> {
    let token = records.new_token();
    let mut who = Who::New(token.clone());
    for page in 0..12 {
        let next = place(page + 1);
        who = Who::Known(records.mark_read(&who, Lang::Fi, &common::course(), &place(page), &next).await?);
    }
    let course = common::course();
    for question in 0..20 {
        let (page, answer) = (place(question % 10), Answer::Several(vec![0, 2]));
        records.answer_practice(&who, Lang::Fi, &course, &page, &format!("question-{question}"), &answer).await?;
    }
    let state = MediaState { position: 31.5, watched: vec![(0.0, 20.0), (25.0, 31.5)] };
    records.save_media(&who, Lang::Fi, "welcome", &place(3), "film", &state).await?;
    Ok(token)
}
