//! `perehdy check COURSE…`: what is wrong in courses, as a compiler says it.

mod certificate;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use perehdy_courses::check::aged;
use perehdy_courses::model::Date;
use perehdy_courses::read::Folder;
use perehdy_courses::{Course, load};

/// What `perehdy check` takes.
#[derive(clap::Args)]
pub(crate) struct Flags {
    /// Folders of courses, each with a course.toml.
    #[arg(required = true, value_name = "COURSE")]
    courses: Vec<PathBuf>,
}

/// Checks every course named, prints all that is wrong, and tells by the exit code whether anything is an error.
pub(crate) fn run(flags: &Flags) -> ExitCode {
    let mut errors = false;
    for path in &flags.courses {
        let Some(course) = good(path) else {
            errors = true;
            continue;
        };
        let (pages, questions) = (
            course.pages().count(),
            course.test.as_ref().map_or(0, |test| test.bank.iter().map(|bank| bank.ids.len()).sum()),
        );
        println!("{}: good; {pages} pages, {questions} test questions", path.display());
    }
    if errors { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// The course in a folder, when nothing is wrong with it; all that is to be said of it is printed.
pub(super) fn good(path: &Path) -> Option<Course> {
    let name = path
        .canonicalize()
        .ok()
        .and_then(|path| path.file_name().map(|name| name.to_string_lossy().into_owned()))
        .unwrap_or_default();
    if !path.is_dir() {
        eprintln!("error: {} is not a folder: name the folder that has the course.toml", path.display());
        return None;
    }
    match load(&name, &Folder { root: path.to_owned() }) {
        Ok(loaded) => {
            for fault in &loaded.warnings {
                eprintln!("{fault}\n");
            }
            for fault in aged(&loaded.course, today()) {
                eprintln!("{}\n", fault.fault());
            }
            let unprintable = certificate::faults(&loaded.course);
            for fault in &unprintable {
                eprintln!("{fault}\n");
            }
            if unprintable.is_empty() {
                return Some(loaded.course);
            }
            eprintln!("{}: {} found", path.display(), count(unprintable.len()));
        }
        Err(faults) => {
            for fault in &faults {
                eprintln!("{fault}\n");
            }
            eprintln!("{}: {} found", path.display(), count(faults.len()));
        }
    }
    None
}

fn count(faults: usize) -> String {
    if faults == 1 { "1 fault".to_owned() } else { format!("{faults} faults") }
}

fn today() -> Date {
    let day = jiff::Zoned::now().date();
    Date { year: day.year(), month: day.month().unsigned_abs(), day: day.day().unsigned_abs() }
}
