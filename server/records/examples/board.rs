//! What a page of the board costs, totals included, in an organisation of 10,000, alone and beside others that are larger:
//! `cargo run --release -p perehdy-records --example board [ADDRESS]`. Not a test: figures depend on the machine.

mod common;

use std::time::Instant;

use perehdy_courses::model::Lang;
use perehdy_records::{
    BoardQuery, Deadline, JoinKey, Joined, LearnerId, ManagerSeat, MediaState, NewAssignment, NewJoinLink, PagePlace,
    Records, Sort, Status, Who,
};
use tokio::task::JoinSet;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const TURNS: u32 = 20;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> Outcome<()> {
    let (records, _folder) = common::open().await?;
    let seat = organisation(&records, "measured", 10_000).await?;
    measure(&records, &seat, "alone").await?;
    for (slug, people) in [("second", 20_000), ("third", 20_000)] {
        organisation(&records, slug, people).await?;
    }
    measure(&records, &seat, "beside 40,000 others").await?;
    records.close().await;
    Ok(())
}

async fn measure(records: &Records, seat: &ManagerSeat, when: &str) -> Outcome<()> {
    let query = BoardQuery { course: "welcome".to_owned(), ..BoardQuery::default() };
    let overseer = seat.overseer();
    println!("{when}: {:?}", records.board(&overseer, &query).await?.totals);
    for (name, query) in [
        ("first page", query.clone()),
        ("last page", BoardQuery { page: u32::MAX, ..query.clone() }),
        ("by status", BoardQuery { sort: Sort::Status, ..query.clone() }),
        ("by deadline", BoardQuery { sort: Sort::Deadline, descending: true, ..query.clone() }),
        ("only done", BoardQuery { status: Some(Status::Done), ..query.clone() }),
        ("a name", BoardQuery { search: "77".to_owned(), ..query.clone() }),
    ] {
        records.board(&overseer, &query).await?;
        let (begun, processor) = (Instant::now(), common::processor_seconds());
        for _ in 0..TURNS {
            records.board(&overseer, &query).await?;
        }
        let (seconds, processor) = (begun.elapsed().as_secs_f64(), common::processor_seconds() - processor);
        let each = |seconds: f64| seconds * 1e3 / f64::from(TURNS);
        println!("  {name}: {:.1} ms, {:.1} ms of processor", each(seconds), each(processor));
    }
    let (begun, processor) = (Instant::now(), common::processor_seconds());
    let rows = records.whole_board(&overseer, &query).await?.len();
    let (seconds, processor) = (begun.elapsed().as_secs_f64(), common::processor_seconds() - processor);
    println!("  all {rows} rows: {:.0} ms, {:.0} ms of processor", seconds * 1e3, processor * 1e3);
    Ok(())
}

/// An organisation with so many people, a third of whom have done the course, and a third begun.
async fn organisation(records: &Records, slug: &str, people: u32) -> Outcome<ManagerSeat> {
    let (_, token) = records.new_organisation(slug, Some(slug)).await?.map_err(|refusal| format!("{refusal:?}"))?;
    let who = Who::New(records.new_token());
    let joined = records.join(&who, &JoinKey::Invitation(token), "Manager", Lang::Fi).await?;
    let Joined::Done { learner, .. } = joined else { return Err("not joined".into()) };
    let seat = records.seat(learner, slug).await?.and_then(|seat| seat.manager()).ok_or("no manager")?;
    let link = records.new_join_link(&seat, NewJoinLink::default()).await?.map_err(|refusal| format!("{refusal:?}"))?;
    let mut running: JoinSet<Result<(), perehdy_records::Error>> = JoinSet::new();
    for i in 0..people {
        let (records, key) = (records.clone(), JoinKey::Code(link.code.clone()));
        running.spawn(async move {
            let name = format!("{} {i}", ["Öberg", "Aalto", "Mäki", "Niemi"][i as usize % 4]);
            let who = Who::New(records.new_token());
            match records.join(&who, &key, &name, Lang::Fi).await? {
                Joined::Done { learner, .. } => work(&records, learner, i).await,
                _ => Ok(()),
            }
        });
        // As many at once as the queue takes.
        if (i + 1).is_multiple_of(64) {
            while let Some(done) = running.join_next().await {
                done??;
            }
        }
    }
    while let Some(done) = running.join_next().await {
        done??;
    }
    let says = NewAssignment {
        course: "welcome".to_owned(),
        team: None,
        deadline: Some(Deadline::Days(14)),
        renew_months: Some(24),
    };
    let begun = Instant::now();
    records.assign(&seat, says).await?.map_err(|refusal| format!("{refusal:?}"))?;
    println!("asked of {people} in {:.0} ms", begun.elapsed().as_secs_f64() * 1e3);
    Ok(seat)
}

/// The course of the examples asks for nothing but having been read: a third of the people are done with it, a third have
/// begun.
async fn work(records: &Records, learner: LearnerId, i: u32) -> Result<(), perehdy_records::Error> {
    let (who, page) = (Who::Known(learner), PagePlace { module: "start".to_owned(), page: "words".to_owned() });
    match i % 3 {
        1 => records.mark_read(&who, Lang::Fi, &common::course(), &page, &page).await?,
        2 => records.save_media(&who, Lang::Fi, "welcome", &page, "film", &MediaState::default()).await?,
        _ => learner,
    };
    Ok(())
}
