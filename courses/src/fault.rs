//! What is wrong in a course, said as a compiler says it.

use crate::model::Position;

#[cfg(feature = "read")]
pub mod codes;
#[cfg(feature = "read")]
mod shown;
#[cfg(feature = "read")]
pub use shown::render;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The course is not served.
    Error,
    /// The course is served; its author should look.
    Warning,
}

/// One thing wrong in the files of a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// How bad.
    pub severity: Severity,
    /// A stable name, for example `question-without-right-answer`; each has a fixture.
    pub code: &'static str,
    /// Where.
    pub at: Position,
    /// The line itself, without its end; empty when the fault is a missing file.
    pub line: String,
    /// How many characters from the column on are meant; at least 1.
    pub width: u32,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: String,
}
