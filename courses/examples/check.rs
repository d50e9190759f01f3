//! Checks the courses in the folders named on the command line, and prints what is wrong.

use std::path::Path;
use std::process::ExitCode;

use perehdy_courses::read::Folder;

fn main() -> ExitCode {
    let mut sound = true;
    for argument in std::env::args().skip(1) {
        let root = Path::new(&argument).to_path_buf();
        let id = root.canonicalize().ok().and_then(|root| root.file_name()?.to_str().map(str::to_owned));
        let (faults, served) = match perehdy_courses::load(&id.unwrap_or_default(), &Folder { root }) {
            Ok(loaded) => (loaded.warnings, true),
            Err(faults) => (faults, false),
        };
        for fault in &faults {
            println!("{fault}\n");
        }
        println!("{argument}: {} faults; {}", faults.len(), if served { "can be served" } else { "cannot be served" });
        sound &= served;
    }
    if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
