//! Courses with faults: each says exactly what it should, and every code has a course that shows it.
//!
//! A folder below `tests/courses/faulty` holds the files in which it differs from `good/everything`, and
//! `expected.txt`. It may have `deleted.txt` (files that are not there), `unreadable.txt` (files that cannot be read),
//! `id.txt` (another course id), `today.txt` (a day, for what ages), `repeated.txt` (a file, how often, and a line: the file
//! is as many of these lines longer; what would be too large to be kept). With `BLESS=1` the expectations are written anew.

mod support;

use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs, io};

use perehdy_courses::fault::{Fault, codes};
use perehdy_courses::read::Memory;
use perehdy_courses::{Date, Files, check, load};

/// Files of a fixture that are about it, not of it.
const ABOUT: [&str; 6] = ["expected.txt", "deleted.txt", "unreadable.txt", "id.txt", "today.txt", "repeated.txt"];

struct Overlaid {
    files: Memory,
    unreadable: Vec<String>,
}

impl Files for Overlaid {
    fn list(&self) -> io::Result<Vec<String>> {
        self.files.list()
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        if self.unreadable.iter().any(|name| name == path) {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, "permission denied"));
        }
        self.files.read(path)
    }
}

fn faults(folder: &Path, good: &Memory) -> Vec<Fault> {
    let overlay = support::files(folder);
    let lines = |name: &str| -> Vec<String> {
        let text = overlay.0.get(name).cloned().unwrap_or_default();
        String::from_utf8(text).expect("UTF-8").lines().map(str::to_owned).collect()
    };
    let mut files = good.clone();
    files.0.extend(overlay.0.clone().into_iter().filter(|(name, _)| !ABOUT.contains(&name.as_str())));
    for name in lines("deleted.txt") {
        let folder = name.ends_with('/');
        files.0.retain(|file, _| *file != name && !(folder && file.starts_with(&name)));
    }
    for line in lines("repeated.txt") {
        let mut words = line.splitn(3, ' ');
        let (name, count, text) = (words.next(), words.next(), words.next());
        let count = count.and_then(|count| count.parse().ok()).expect("how often");
        let file = files.0.get_mut(name.expect("a file")).expect("a file of the course");
        file.extend(format!("{}\n", text.expect("a line")).repeat(count).into_bytes());
    }
    let id = lines("id.txt").first().cloned().unwrap_or_else(|| "everything".to_owned());
    let files = Overlaid { files, unreadable: lines("unreadable.txt") };
    match load(&id, &files) {
        Err(faults) => faults,
        Ok(loaded) => {
            let mut faults = loaded.warnings;
            for today in lines("today.txt") {
                let parts: Vec<i16> = today.split('-').map(|part| part.parse().expect("a day")).collect();
                let today = Date { year: parts[0], month: parts[1] as u8, day: parts[2] as u8 };
                faults.extend(check::aged(&loaded.course, today).iter().map(check::Aged::fault));
            }
            faults
        }
    }
}

#[test]
fn the_good_course_has_no_faults() {
    let loaded = load("everything", &support::good()).map_err(|faults| faults[0].to_string()).expect("served");
    assert_eq!(loaded.warnings, []);
}

#[test]
fn every_faulty_course_says_exactly_what_it_should_and_every_code_has_one() {
    let good = support::good();
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    let mut folders: Vec<_> = fs::read_dir(support::fixtures().join("faulty"))
        .expect("the fixtures are there")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    folders.sort();
    for folder in folders {
        let faults = faults(&folder, &good);
        seen.extend(faults.iter().map(|fault| fault.code));
        let shown: Vec<String> = faults.iter().map(|fault| format!("{fault}\n")).collect();
        let shown = format!("{}\n{} in all\n", shown.join("\n"), faults.len());
        let expected = folder.join("expected.txt");
        if env::var_os("BLESS").is_some() {
            fs::write(&expected, &shown).expect("written");
        } else if fs::read_to_string(&expected).unwrap_or_default() != shown {
            wrong.push(format!("{}\n{shown}", folder.display()));
        }
    }
    assert!(wrong.is_empty(), "not as expected:\n{}", wrong.join("\n"));
    let without: Vec<&str> = codes::ALL.iter().map(|code| code.name).filter(|name| !seen.contains(name)).collect();
    assert!(without.is_empty(), "codes without a fixture: {without:?}");
}
