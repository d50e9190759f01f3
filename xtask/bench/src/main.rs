//! Measures the built program from outside, and prints a table: measure, value, bar, whether it is kept.
//!
//! Values are CPU time of the server's process and ratios within one run: they say more on a shared machine than rates.

mod answers;
mod bare;
mod boards;
mod certificates;
mod client;
mod course;
mod filled;
mod fonts;
mod forms;
mod import;
mod load;
mod million;
mod pages;
mod program;
mod table;
mod weight;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Parser, ValueEnum};

use program::Program;
use table::Table;

/// What is measured, with what.
#[derive(Parser)]
#[command(name = "cargo xtask bench --", about = "Measures the built program")]
struct Arguments {
    /// The program
    #[arg(long, env = "PEREHDY_BIN", default_value = "target/release/perehdy")]
    program: PathBuf,
    /// Seconds that each load lasts
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// How many learners there are where there are many
    #[arg(long, default_value_t = 1_000_000)]
    learners: u32,
    /// A database instead of a SQLite file of its own, for example postgres://user@127.0.0.1/empty
    #[arg(long)]
    database: Option<String>,
    /// Measure this part alone
    #[arg(long)]
    only: Option<Part>,
    /// Serve these bytes from a bare handler on this port, and nothing else: what the pages are compared with
    #[arg(long, num_args = 2, value_names = ["PORT", "FILE"], hide = true)]
    bare: Option<Vec<String>>,
}

/// What can be measured by itself.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Pages, answers, certificates, sizes, memory, start
    Program,
    /// A list of people
    Import,
    /// Boards and their files
    Boards,
    /// The certificates of an organisation as one archive
    Archive,
    /// Many learners
    Learners,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match &arguments.bare {
        Some(bare) => bare::serve(bare),
        None => measure(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn measure(arguments: &Arguments) -> Result<()> {
    let folder = tempfile::tempdir()?;
    course::write(folder.path()).context("writing the course to measure with")?;
    let mut table = Table::default();

    let wanted = |part| arguments.only.is_none_or(|only| only == part);
    if wanted(Part::Program) {
        let program = Program::start(arguments, folder.path()).await?;
        pages::measure(&program, arguments, &mut table).await.context("measuring pages")?;
        answers::measure(&program, arguments, &mut table).await.context("measuring answers")?;
        certificates::measure(&program, arguments, &mut table).await.context("measuring certificates")?;
        table.add("resident memory, most under these loads", program.memory("VmHWM")?, "MB", table::Bar::AtMost(90.0));
        weight::measure(&program, &mut table).await.context("measuring transfer sizes")?;
        program.stop()?;
        program::measure(arguments, folder.path(), &mut table).await.context("measuring start and memory")?;
    }
    if wanted(Part::Import) {
        import::measure(arguments, &mut table).await.context("measuring a list of people")?;
    }
    // These are filled by SQL, which is SQLite's.
    if wanted(Part::Boards) && arguments.database.is_none() {
        boards::measure(arguments, folder.path(), &mut table).await.context("measuring boards")?;
    }
    if wanted(Part::Archive) && arguments.database.is_none() {
        certificates::archive(arguments, folder.path(), &mut table).await.context("measuring archives")?;
    }
    if wanted(Part::Learners) && arguments.database.is_none() {
        million::measure(arguments, folder.path(), &mut table).await.context("measuring with many learners")?;
    }
    table.print();
    Ok(())
}
