//! `cargo xtask`: builds, serves, tests and measures Perehdy.

mod assets;
mod bench;
mod build;
mod run;
mod serve;
mod store;
mod style;
mod test;
mod tools;
mod wasm;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, serves, tests and measures Perehdy", version)]
struct Arguments {
    #[command(subcommand)]
    command: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build everything and start the program
    Serve {
        /// Build without optimisation: quicker to build, slower to run
        #[arg(long)]
        debug: bool,
        /// What `perehdy serve` gets, for example `-- --listen 127.0.0.1:9000`
        #[arg(last = true)]
        arguments: Vec<String>,
    },
    /// Build everything: target/release/perehdy, or target/debug/perehdy
    Build {
        /// Build without optimisation
        #[arg(long)]
        debug: bool,
    },
    /// Build only what the browser gets (target/assets)
    Assets,
    /// Check and test everything, or only the named steps
    Test {
        /// format, assets, wasm, lint, build, unit, records, courses, http, browser
        steps: Vec<String>,
    },
    /// Measure speed and sizes, and print them beside their bars
    Bench {
        /// What the measuring program gets; see `cargo xtask bench -- --help`
        #[arg(last = true)]
        arguments: Vec<String>,
    },
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Task::Serve { debug, arguments } => serve::serve(debug, &arguments),
        Task::Build { debug } => build::build(debug).map(|_| ()),
        Task::Assets => tools::ensure(&[tools::Need::WasmTarget]).and_then(|()| assets::build(&run::Out::Terminal)),
        Task::Test { steps } => match test::test(&steps) {
            Ok(true) => Ok(()),
            Ok(false) => return ExitCode::FAILURE,
            Err(error) => Err(error),
        },
        Task::Bench { arguments } => bench::bench(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
