//! Faults as text, in the shape of rustc's.

use std::fmt;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use super::{Fault, Severity};

/// A fault as several lines of plain text, without a line end at its end:
///
/// ```text
/// error[question-without-right-answer]: no option of this question is marked as right
///   --> fi/start/welcome.md:12:1
///    |
/// 12 | ::: question one #plan-who
///    | ^^^^^^^^^^^^^^^^^^^^^^^^^^
///    |
///    = help: put an x in the brackets of the right option: - [x] …
/// ```
#[must_use]
pub fn render(fault: &Fault) -> String {
    let level = match fault.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(fault.message.as_str()).id(fault.code);
    let group = if fault.line.is_empty() {
        let origin =
            Origin::path(fault.at.file.as_str()).line(fault.at.line as usize).char_column(fault.at.column as usize);
        title.element(origin)
    } else {
        let start = byte_of(&fault.line, fault.at.column.saturating_sub(1));
        let end = byte_of(&fault.line, fault.at.column.saturating_sub(1).saturating_add(fault.width));
        let snippet = Snippet::source(fault.line.as_str())
            .line_start(fault.at.line as usize)
            .path(fault.at.file.as_str())
            .annotation(AnnotationKind::Primary.span(start..end.max(start)));
        title.element(snippet)
    };
    let group = group.element(Level::HELP.message(fault.help.as_str()));
    Renderer::plain().render(&[group])
}

/// The byte at which the character with this index begins; the line's end when it has fewer.
fn byte_of(line: &str, index: u32) -> usize {
    line.char_indices().nth(index as usize).map_or(line.len(), |(byte, _)| byte)
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&render(self))
    }
}
