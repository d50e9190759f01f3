//! The steps of `cargo xtask test`, in their order.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use perehdy_test_postgres::Cluster;

use super::fuzz;
use super::programs::{self, Program};
use super::report::Count;
use super::secrets;
use crate::run::{Out, cargo, limited, root, target};
use crate::tools::{self, Need};
use crate::{assets, wasm};

/// A step.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    /// What it needs beside cargo.
    pub(crate) needs: &'static [Need],
    /// Steps without which it cannot run.
    pub(crate) after: &'static [&'static str],
    pub(crate) run: fn(&mut State, &Out) -> Result<Count>,
}

/// All steps. What goes wrong fast comes first.
pub(crate) const STEPS: &[Step] = &[
    Step { name: "format", needs: &[Need::Lints, Need::Limits], after: &[], run: format },
    Step { name: "assets", needs: &[Need::WasmTarget], after: &[], run: assets },
    Step { name: "wasm", needs: &[], after: &["assets"], run: |_, out| secrets::check(out) },
    Step { name: "lint", needs: &[Need::Lints, Need::WasmTarget, Need::Limits], after: &["assets"], run: lint },
    Step { name: "build", needs: &[Need::Limits], after: &["assets"], run: build },
    Step { name: "unit", needs: &[Need::Postgres, Need::Pdf, Need::Python], after: &["assets", "build"], run: unit },
    Step { name: "fuzz", needs: &[Need::Cxx, Need::Limits], after: &[], run: |_, out| fuzz::run(out) },
    Step { name: "records", needs: &[Need::Postgres], after: &["assets", "build"], run: records },
    Step { name: "courses", needs: &[], after: &["assets", "build"], run: courses },
    Step { name: "http", needs: &[Need::Postgres, Need::Pdf], after: &["assets", "build"], run: http },
    Step { name: "browser", needs: &[Need::Node, Need::Chromium], after: &["assets", "build"], run: browser },
];

/// What the steps share.
pub(crate) struct State {
    programs: Vec<Program>,
    /// For the test programs.
    environment: Vec<(&'static str, String)>,
    _postgres: Option<Cluster>,
}

impl State {
    /// Starts what is needed all along.
    pub(crate) fn start(needs: &[Need]) -> Result<Self> {
        let program = target().join("debug/perehdy").to_string_lossy().into_owned();
        let python = tools::python().to_string_lossy().into_owned();
        let mut environment = vec![("PEREHDY_BIN", program), ("PEREHDY_TEST_PYTHON", python)];
        let postgres = if needs.contains(&Need::Postgres) { Some(Cluster::start()?) } else { None };
        if let Some(postgres) = &postgres {
            environment.push((perehdy_test_postgres::VARIABLE, postgres.address().to_owned()));
        }
        Ok(Self { programs: Vec::new(), environment, _postgres: postgres })
    }

    /// Runs the test programs of the packages whose folders are chosen; all of them, also after a failure.
    fn tests(&self, out: &Out, chosen: impl Fn(&Path) -> bool) -> Result<Count> {
        let mut count = Count::default();
        for program in self.programs.iter().filter(|program| chosen(&program.package)) {
            match programs::run(program, &self.environment, out) {
                Ok(more) => count.add(more),
                Err(error) => {
                    out.say(&format!("{error:#}"));
                    count.failed += 1;
                }
            }
        }
        if count == Count::default() {
            bail!("there was no test to run");
        }
        Ok(count)
    }
}

const RECORDS: &str = "server/records";
const HTTP: &str = "tests";

fn format(_: &mut State, out: &Out) -> Result<Count> {
    out.run(&mut limited(cargo().args(["fmt", "--all", "--check", "--", "--color=never"]), 5))?;
    Ok(Count::ONE)
}

fn assets(_: &mut State, out: &Out) -> Result<Count> {
    assets::build(out)?;
    Ok(Count::ONE)
}

fn lint(_: &mut State, out: &Out) -> Result<Count> {
    let strict = ["--", "--deny", "warnings"];
    let mut all = cargo();
    all.args(["clippy", "--workspace", "--all-targets"]).args(strict);
    let mut browser = cargo();
    browser.args(["clippy", "--package", "perehdy-app", "--lib", "--target", wasm::TARGET]);
    browser.args(wasm::FEATURES).args(strict);
    let mut count = Count::default();
    for command in [all, browser] {
        match out.run(&mut limited(&command, 30)) {
            Ok(()) => count.passed += 1,
            Err(error) => {
                out.say(&format!("{error:#}"));
                count.failed += 1;
            }
        }
    }
    Ok(count)
}

fn build(state: &mut State, out: &Out) -> Result<Count> {
    state.programs = programs::build(out)?;
    Ok(Count::ONE)
}

fn unit(state: &mut State, out: &Out) -> Result<Count> {
    state.tests(out, |package| package != Path::new(RECORDS) && package != Path::new(HTTP))
}

fn records(state: &mut State, out: &Out) -> Result<Count> {
    state.tests(out, |package| package == Path::new(RECORDS))
}

fn http(state: &mut State, out: &Out) -> Result<Count> {
    state.tests(out, |package| package == Path::new(HTTP))
}

fn courses(_: &mut State, out: &Out) -> Result<Count> {
    let mut check = Command::new(target().join("debug/perehdy"));
    check.arg("check").current_dir(root());
    let mut courses = 0;
    for entry in fs::read_dir(root().join("courses/bundled")).context("reading courses/bundled")? {
        let path = entry?.path();
        if path.join("course.toml").is_file() {
            check.arg(path);
            courses += 1;
        }
    }
    if courses == 0 {
        bail!("there is no course in courses/bundled");
    }
    out.run(&mut limited(&check, 5))?;
    Ok(Count { passed: courses, ..Count::default() })
}

fn browser(state: &mut State, out: &Out) -> Result<Count> {
    let chromium = tools::chromium().context("no browser")?;
    let mut playwright = Command::new("node");
    playwright.args(["node_modules/@playwright/test/cli.js", "test"]).current_dir(root().join("end2end"));
    playwright.env("PEREHDY_TEST_CHROMIUM", chromium).env("FORCE_COLOR", "0");
    playwright.envs(state.environment.iter().map(|(name, value)| (name, value)));
    let (text, ended_well) = out.record(&mut limited(&playwright, 25))?;
    let mut count = playwright_count(&text);
    if !ended_well && count.failed == 0 {
        count.failed = 1;
    }
    if count == Count::default() {
        bail!("there was no test to run");
    }
    Ok(count)
}

/// Reads the closing lines of Playwright: `  12 passed (3.4s)`, `  1 failed`. What did not run counts as failed; what
/// passed only at a second try too.
fn playwright_count(text: &str) -> Count {
    let mut count = Count::default();
    for line in text.lines() {
        let mut words = line.split_whitespace();
        let (Some(Ok(number)), Some(word)) = (words.next().map(str::parse::<u64>), words.next()) else {
            continue;
        };
        match (word, words.next()) {
            ("passed", _) => count.passed = number,
            ("skipped", None) => count.skipped = number,
            ("failed" | "flaky" | "interrupted", None) | ("did", Some("not")) => count.failed += number,
            _ => {}
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn playwright_is_understood() {
        let text = "Running 30 tests using 2 workers\n  2 failed\n    [js] › a.spec.ts:3:1 › x ───\n  1 flaky\n  3 did not run\n  24 passed (1.2m)\n";
        assert_eq!(playwright_count(text), Count { passed: 24, failed: 6, skipped: 0 });
        assert_eq!(playwright_count("Error: no tests found"), Count::default());
    }

    #[test]
    fn every_step_comes_after_what_it_needs() {
        for (index, step) in STEPS.iter().enumerate() {
            for before in step.after {
                assert!(STEPS[..index].iter().any(|known| known.name == *before), "{} needs {before}", step.name);
            }
        }
    }
}
