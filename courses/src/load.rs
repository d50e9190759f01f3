//! From files to a course that can be served: read, check, render.

use std::io;

use crate::fault::{Fault, Severity};
use crate::model::Course;
use crate::read::source::Faults;
use crate::read::sources::Sources;
use crate::{check, read, render};

/// The files of one course, wherever they lie: a folder or inside the program.
pub trait Files {
    /// Every file's path inside the course folder, with `/`, sorted.
    ///
    /// # Errors
    /// When the folder cannot be read.
    fn list(&self) -> io::Result<Vec<String>>;

    /// A file's bytes.
    ///
    /// # Errors
    /// When the file cannot be read.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;
}

/// A course that can be served, and what its author should look at.
#[derive(Debug)]
pub struct Loaded {
    /// The course, rendered.
    pub course: Course,
    /// Warnings, in the order of files and lines.
    pub warnings: Vec<Fault>,
}

/// Reads, checks and renders the course with this id (its folder's name).
///
/// # Errors
/// Every fault found, errors and warnings, in the order of files and lines; at least one is an error.
pub fn load(id: &str, files: &dyn Files) -> Result<Loaded, Vec<Fault>> {
    let mut faults = Faults::default();
    let sources = Sources::read(files).map_err(|fault| vec![*fault])?;
    let mut draft = read::read(id, &sources, &mut faults);
    check::check(&mut draft, &sources, &mut faults);
    let faults = faults.sorted();
    match draft.course {
        Some(mut course) if faults.iter().all(|fault| fault.severity == Severity::Warning) => {
            render::render(&mut course);
            Ok(Loaded { course, warnings: faults })
        }
        _ => Err(faults),
    }
}
