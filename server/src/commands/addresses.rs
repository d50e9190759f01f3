//! `perehdy addresses`: method and address of everything that is answered, a line each. For the test that asks for all of it
//! as everybody who could ask.

use std::io::{self, Write};
use std::process::ExitCode;

/// Prints them.
pub(crate) fn run() -> ExitCode {
    let mut lines: Vec<String> =
        crate::http::addresses().into_iter().map(|(method, path)| format!("{method} {path}\n")).collect();
    lines.sort();
    match io::stdout().write_all(lines.concat().as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("perehdy: the addresses could not be printed: {error}");
            ExitCode::FAILURE
        }
    }
}
