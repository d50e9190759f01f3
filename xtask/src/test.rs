//! `cargo xtask test`: everything that must hold, in steps with names and times.

mod fuzz;
mod programs;
mod report;
mod secrets;
mod steps;

use std::fs::{self, File};
use std::io::Write;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::run::{Out, ask, target};
use crate::tools;
use report::{Count, Report};
use steps::{STEPS, State};

/// What all steps together need in a clean folder, in megabytes, as measured, and a little more.
const SPACE: u64 = 10_000;

/// Runs the named steps, or all; `false` when one of them failed.
pub(crate) fn test(names: &[String]) -> Result<bool> {
    for name in names {
        if STEPS.iter().all(|step| step.name != name) {
            let known: Vec<_> = STEPS.iter().map(|step| step.name).collect();
            bail!("there is no step `{name}`; the steps are {}", known.join(", "));
        }
    }
    let wanted = |name: &str| names.is_empty() || names.iter().any(|wanted| wanted == name);
    // A step brings those along without which it cannot run.
    let chosen: Vec<_> = STEPS
        .iter()
        .filter(|step| {
            wanted(step.name) || STEPS.iter().any(|other| wanted(other.name) && other.after.contains(&step.name))
        })
        .collect();

    if let Some(free) = free().filter(|free| *free < SPACE) {
        println!("only {free} MB are free on the disk; all steps together fill up to {SPACE} MB");
    }
    let mut report = Report::default();
    let start = Instant::now();
    let mut needs: Vec<_> = chosen.iter().flat_map(|step| step.needs.iter().copied()).collect();
    needs.sort_unstable();
    needs.dedup();
    tools::ensure(&needs)?;
    let mut state = State::start(&needs)?;
    report.add("tools", start.elapsed(), Ok(Count::default()));

    let logs = target().join("xtask");
    fs::create_dir_all(&logs)?;
    for step in chosen {
        let path = logs.join(format!("{}.log", step.name));
        print!("{:<9} … ", step.name);
        std::io::stdout().flush()?;
        let log = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(true)
            .open(&path)
            .with_context(|| format!("writing {}", path.display()))?;
        let start = Instant::now();
        let failed_before = step.after.iter().find(|before| report.failed(before));
        let result = match failed_before {
            Some(before) => Err(anyhow::anyhow!("not run, because {before} failed")),
            None => (step.run)(&mut state, &Out::Log(log)),
        };
        println!("{}", report::outcome(&result, start.elapsed()));
        let failed = result.as_ref().map_or(true, |count| count.failed > 0);
        if failed && failed_before.is_none() {
            let log = fs::read(&path).unwrap_or_default();
            println!("----- {} failed; all it said:\n{}", step.name, String::from_utf8_lossy(&log));
            if let Err(error) = &result {
                println!("{error:#}");
            }
            println!("----- end of {}", step.name);
        }
        report.add(step.name, start.elapsed(), result);
    }
    drop(state);
    Ok(report.print())
}

/// Megabytes that are free where things are built; `None` when the system does not say.
fn free() -> Option<u64> {
    ask("df", &["--output=avail", "--block-size=1M", "."])?.lines().last()?.trim().parse().ok()
}
