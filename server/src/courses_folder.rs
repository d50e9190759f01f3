//! Reading all courses: the bundled ones and those of the operator's folder.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use perehdy_courses::fault::{Fault, Severity};
use perehdy_courses::model::Course;
use perehdy_courses::read::Folder;
use perehdy_courses::{Files, load};

use crate::bundled::{BundledCourse, bundled_courses};

/// Where the files of a served course lie, for its media.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    /// Inside the program.
    Bundled,
    /// In a folder.
    Folder(PathBuf),
}

/// All courses that can be served, and what was said about the others.
#[derive(Default)]
pub(crate) struct Shelf {
    pub(crate) courses: Vec<Course>,
    pub(crate) places: HashMap<String, Place>,
    /// By course: what is wrong, rendered; and whether it keeps the course from being served.
    pub(crate) faults: Vec<(String, Vec<Fault>)>,
}

impl Shelf {
    /// Reads the bundled courses, then those in `folder`: one folder a course. A course there replaces a bundled one of
    /// the same id.
    pub(crate) fn read(folder: Option<&Path>) -> Result<Self, String> {
        let mut shelf = Self::default();
        let own = folder.map(folders).transpose()?.unwrap_or_default();
        for id in bundled_courses() {
            if own.iter().all(|(other, _)| *other != id) {
                shelf.add(&id, &BundledCourse(id.clone()), Place::Bundled);
            }
        }
        for (id, path) in own {
            shelf.add(&id, &Folder { root: path.clone() }, Place::Folder(path));
        }
        Ok(shelf)
    }

    fn add(&mut self, id: &str, files: &dyn Files, place: Place) {
        match load(id, files) {
            Ok(loaded) => {
                if !loaded.warnings.is_empty() {
                    self.faults.push((id.to_owned(), loaded.warnings));
                }
                self.places.insert(id.to_owned(), place);
                self.courses.push(loaded.course);
            }
            Err(faults) => self.faults.push((id.to_owned(), faults)),
        }
    }
}

/// The folders in a folder, each a course.
fn folders(folder: &Path) -> Result<Vec<(String, PathBuf)>, String> {
    let cannot = |error: std::io::Error| format!("the folder of courses {} cannot be read: {error}", folder.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(cannot)? {
        let entry = entry.map_err(cannot)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() && !name.starts_with('.') {
            found.push((name, entry.path()));
        }
    }
    found.sort();
    Ok(found)
}

/// Whether any fault keeps a course from being served.
pub(crate) fn has_errors(faults: &[Fault]) -> bool {
    faults.iter().any(|fault| fault.severity == Severity::Error)
}
