//! Looks for files that harm `perehdy verify`: the target of `fuzz/`, built so that LLVM's fuzzer sees which ways an input takes.

use std::process::Command;

use anyhow::{Context, Result};

use super::report::Count;
use crate::run::{Out, ask, cargo, limited, root, target};

/// What cargo-fuzz builds with, but for the sanitizer, which stable Rust does not have (of unsafe code we have none), and for
/// watching comparisons, which costs more time than it finds.
const FLAGS: [&str; 5] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=3",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "--cfg=fuzzing",
];

/// How many inputs are tried. Always the same ones, so that a run that finds something can be repeated.
const RUNS: u32 = 4_000;

/// Builds and runs the target.
pub(super) fn run(out: &Out) -> Result<Count> {
    let host = ask("rustc", &["--print", "host-tuple"]).context("rustc does not say what this machine is")?;
    let (folder, built) = (root().join("fuzz"), target().join("fuzz"));
    let mut build = cargo();
    // For the named target: so the programs that only build are not watched.
    build.args(["build", "--locked", "--target", &host, "--target-dir"]).arg(&built).current_dir(&folder);
    build.env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\u{1f}")).env("CARGO_INCREMENTAL", "0");
    out.run(&mut limited(&build, 15))?;
    let mut fuzz = Command::new(built.join(host).join("debug/verify"));
    fuzz.current_dir(&folder).args(["-seed=20261123", "-max_len=2048", "-dict=verify.dict", "-print_final_stats=1"]);
    // An input that takes a minute, or a gigabyte, is one that harms.
    fuzz.args(["-timeout=60", "-rss_limit_mb=1024", &format!("-runs={RUNS}")]);
    fuzz.arg(format!("-artifact_prefix={}/", built.display()));
    out.run(&mut limited(&fuzz, 15))?;
    Ok(Count::ONE)
}
