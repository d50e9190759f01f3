//! What the steps came to: a table and one line.

use std::time::Duration;

use anyhow::Result;

/// How many tests of a step passed, failed, and were left out by their authors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
}

impl Count {
    /// One check that held.
    pub(crate) const ONE: Self = Self { passed: 1, failed: 0, skipped: 0 };

    /// Adds another count.
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// The steps that have run.
#[derive(Default)]
pub(crate) struct Report {
    rows: Vec<(&'static str, Duration, Count)>,
}

impl Report {
    /// Adds a step. One that ended with an error counts at least one failure.
    pub(crate) fn add(&mut self, name: &'static str, time: Duration, result: Result<Count>) {
        self.rows.push((name, time, result.unwrap_or(Count { failed: 1, ..Count::default() })));
    }

    /// Whether the step of this name has failed.
    pub(crate) fn failed(&self, name: &str) -> bool {
        self.rows.iter().any(|(known, _, count)| *known == name && count.failed > 0)
    }

    /// Prints the table and the closing line; `true` when nothing failed.
    pub(crate) fn print(&self) -> bool {
        let mut all = Count::default();
        println!("\n{:<10} {:>8} {:>8} {:>8}", "step", "seconds", "passed", "failed");
        for (name, time, count) in &self.rows {
            println!("{name:<10} {:>8.1} {:>8} {:>8}", time.as_secs_f64(), count.passed, count.failed);
            all.add(*count);
        }
        let time: Duration = self.rows.iter().map(|(_, time, _)| *time).sum();
        println!("{:<10} {:>8.1} {:>8} {:>8}\n", "all", time.as_secs_f64(), all.passed, all.failed);
        let skipped = if all.skipped > 0 { format!(", {} skipped", all.skipped) } else { String::new() };
        println!("{} passed, {} failed{skipped}", all.passed, all.failed);
        all.failed == 0
    }
}

/// What is said of a step as soon as it has ended.
pub(crate) fn outcome(result: &Result<Count>, time: Duration) -> String {
    let seconds = time.as_secs_f64();
    match result {
        Ok(count) if count.failed > 0 => {
            format!("FAILED, {} of {}, {seconds:.1} s", count.failed, count.failed + count.passed)
        }
        Ok(count) if count.passed > 1 => format!("ok, {} tests, {seconds:.1} s", count.passed),
        Ok(_) => format!("ok, {seconds:.1} s"),
        Err(error) => format!("FAILED: {error:#}"),
    }
}
