//! The board of an organisation of ten thousand, alone and beside twenty others as large, and its files.

use std::path::Path;
use std::time::Instant;

use anyhow::{Result, ensure};

use crate::client::Client;
use crate::filled::{Filled, MEASURED, PEOPLE};
use crate::program::Program;
use crate::table::{Bar, Table};
use crate::{Arguments, course, load};

/// Organisations beside the measured one, first and then.
const OTHERS: [u32; 2] = [1, 20];

pub(crate) async fn measure(arguments: &Arguments, folder: &Path, table: &mut Table) -> Result<()> {
    let mut filled = Filled::new(arguments, folder, "boards").await?;
    let people = PEOPLE.min(arguments.learners);
    let cookie = filled.organisation(MEASURED, people).await?;
    let board = format!("/en/organisation/bench-{MEASURED}/board/{}", course::PARTS);
    let mut costs = Vec::new();
    let mut others = 0;
    for wanted in OTHERS {
        while others < wanted {
            others += 1;
            filled.organisation(MEASURED + others, people).await?;
        }
        let own = filled.close().await?;
        let program = Program::start(arguments, &own).await?;
        let cost = load::run(&program, &board, "", Some(&cookie), arguments.seconds).await?;
        costs.push(cost.cpu);
        if wanted == OTHERS[0] {
            table.add(
                &format!("a board of {people} people, first page with totals, CPU"),
                cost.cpu,
                "ms",
                Bar::AtMost(15.0),
            );
            table.add("a board, size uncompressed", cost.bytes as f64 / 1000.0, "kB", Bar::None);
            let searched =
                load::run(&program, &format!("{board}?search=77"), "", Some(&cookie), arguments.seconds).await?;
            table.add("the same, searched, CPU", searched.cpu, "ms", Bar::None);
            program.stop()?;
            // A program of its own, whose memory nothing else has used.
            let program = Program::start(arguments, &own).await?;
            exports(&program, &board, &cookie, people, table).await?;
            program.stop()?;
        } else {
            program.stop()?;
        }
        filled = Filled::open(own).await?;
    }
    filled.close().await?;
    table.add("CPU of the board beside 20 organisations / beside 1", costs[1] / costs[0], "", Bar::AtMost(1.2));
    Ok(())
}

/// The files, one after the other; how much memory they took at most.
async fn exports(program: &Program, board: &str, cookie: &str, people: u32, table: &mut Table) -> Result<()> {
    let mut client = Client::connect(program.port).await?;
    client.cookie = Some(cookie.to_owned());
    client.get(board, "").await?;
    let before = program.memory("VmRSS")?;
    for (end, name, bar) in
        [("csv", "CSV", Bar::AtMost(0.3)), ("xlsx", "XLSX", Bar::AtMost(1.0)), ("pdf", "PDF list", Bar::None)]
    {
        let mut seconds = Vec::new();
        let mut size = 0;
        for _ in 0..3 {
            let start = Instant::now();
            let answer = client.post(&format!("{board}/export.{end}"), &format!("do={end}")).await?;
            seconds.push(start.elapsed().as_secs_f64());
            ensure!(answer.status == 200, "export.{end} was answered with {}", answer.status);
            if end == "csv" {
                let lines = answer.body.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).count();
                ensure!(lines == people as usize + 1, "the CSV has {lines} lines");
                let columns =
                    answer.body.split(|byte| *byte == b'\n').nth(1).map(|line| line.split(|b| *b == b';').count());
                ensure!(columns == Some(10 + course::PART_PAGES + 1), "the CSV has {columns:?} columns");
            }
            size = answer.body.len();
        }
        seconds.sort_by(f64::total_cmp);
        let name = format!("{name} of {people} people × 12 parts");
        table.add(&name, seconds[1], "s", bar);
        table.add(&format!("{name}, size"), size as f64 / 1000.0, "kB", Bar::None);
    }
    let more = program.memory("VmHWM")? - before;
    table.add("memory that these files took at most", more, "MB", Bar::AtMost(64.0));
    Ok(())
}
