//! A text file of a course, with the places in it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::nesting;
use crate::fault::codes::{self, Code};
use crate::fault::{Fault, Severity};
use crate::model::Position;

/// Bytes of a source's text.
pub(crate) type Span = Range<usize>;

/// A text file: decoded, its line ends made alike.
#[derive(Debug)]
pub(crate) struct Source {
    /// Its path inside the course folder.
    pub(crate) path: String,
    /// Its text, without a byte order mark, every line ended by `\n`.
    pub(crate) text: String,
    /// What hinders it from being read as text.
    pub(crate) fault: Option<Fault>,
    /// Where its lines begin.
    starts: Vec<usize>,
}

impl Source {
    /// Decodes a file. What is no UTF-8 becomes replacement characters, and a fault.
    pub(crate) fn new(path: &str, bytes: &[u8]) -> Self {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let (text, foreign) = match std::str::from_utf8(bytes) {
            Ok(text) => (same_line_ends(text), None),
            Err(error) => {
                let (valid, rest) = bytes.split_at(error.valid_up_to());
                let mut text = same_line_ends(&String::from_utf8_lossy(valid));
                let at = text.len();
                text.push_str(&same_line_ends(&String::from_utf8_lossy(rest)));
                (text, Some(at))
            }
        };
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut source = Self { path: path.to_owned(), text, fault: None, starts };
        source.fault = foreign
            .map(|at| source.not_utf_8(at))
            .or_else(|| source.control_character())
            .or_else(|| source.deep_line());
        source
    }

    fn not_utf_8(&self, at: usize) -> Fault {
        let help = "save the file with the encoding UTF-8; every text editor offers it under \"save as\"";
        self.fault(codes::NOT_UTF_8, at..at + 1, "this is not UTF-8 text from here on", help)
    }

    /// TOML has its own words for these, so they are looked for in the other files only.
    fn control_character(&self) -> Option<Fault> {
        let is_toml = self.path.ends_with(".toml");
        let (at, found) = self.text.char_indices().find(|(_, c)| c.is_control() && !matches!(c, '\n' | '\t'))?;
        let message = format!("the character U+{:04X} is not text", u32::from(found));
        (!is_toml).then(|| self.fault(codes::CONTROL_CHARACTER, at..at + 1, message, "delete it"))
    }

    /// A line of Markdown that opens more quotes and lists than there may be in each other. Looked for before anything is
    /// parsed: parsing a hundred thousand of them takes minutes.
    fn deep_line(&self) -> Option<Fault> {
        if !self.path.ends_with(".md") {
            return None;
        }
        let line = self.lines(self.all()).find(|line| nesting::is_deep(self.part(line.clone())))?;
        Some(self.too_deep(line))
    }

    /// Quotes and lists that lie too deep in each other.
    pub(crate) fn too_deep(&self, span: Span) -> Fault {
        let message = format!("more than {} quotes and lists lie in each other here", nesting::DEEPEST);
        self.fault(codes::NESTED_TOO_DEEP, span, message, "nobody can follow that: write it as paragraphs")
    }

    /// The whole text.
    pub(crate) fn all(&self) -> Span {
        0..self.text.len()
    }

    /// The lines of a part of the text, without their ends.
    pub(crate) fn lines(&self, span: Span) -> impl Iterator<Item = Span> {
        lines(&self.text, span)
    }

    /// The line (from 0) that holds a byte.
    fn line_of(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// The line that holds a byte, without its end and the space around it.
    pub(crate) fn line_at(&self, at: usize) -> Span {
        let line = self.line_span(self.line_of(at.min(self.text.len())));
        trimmed(&self.text, line)
    }

    fn line_span(&self, line: usize) -> Span {
        let start = self.starts.get(line).copied().unwrap_or(self.text.len());
        let end = self.starts.get(line + 1).map_or(self.text.len(), |next| next - 1);
        start..end
    }

    /// Where a byte stands.
    pub(crate) fn position(&self, at: usize) -> Position {
        let at = self.boundary(at);
        let line = self.line_of(at);
        let start = self.line_span(line).start;
        let column = self.text.get(start..at).map_or(0, |before| before.chars().count());
        Position { file: self.path.clone(), line: count(line + 1), column: count(column + 1) }
    }

    /// The byte itself, or the next one before it at which a character begins.
    fn boundary(&self, at: usize) -> usize {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// A fault in this file. Of a span over several lines, the first is shown.
    pub(crate) fn fault(&self, code: Code, span: Span, message: impl Into<String>, help: impl Into<String>) -> Fault {
        let at = self.position(span.start);
        let line = self.line_span((at.line - 1) as usize);
        let start = self.boundary(span.start);
        let end = self.boundary(span.end).clamp(start, line.end.max(start));
        let width = self.text.get(start..end).map_or(0, |meant| meant.trim_end().chars().count());
        Fault {
            severity: code.severity,
            code: code.name,
            at,
            line: self.text.get(line).unwrap_or_default().to_owned(),
            width: count(width.max(1)),
            message: on_one_line(message.into()),
            help: on_one_line(help.into()),
        }
    }

    /// The text of a part; empty for one that does not lie inside.
    pub(crate) fn part(&self, span: Span) -> &str {
        self.text.get(span).unwrap_or_default()
    }
}

/// What stands in quotes in the author's file, and is repeated, may go over several lines.
fn on_one_line(text: String) -> String {
    if text.contains(['\n', '\r']) { text.replace(['\n', '\r'], " ") } else { text }
}

/// A fault in a file that is not there.
pub(crate) fn fault_without_file(code: Code, path: &str, message: String, help: &str) -> Fault {
    Fault {
        severity: code.severity,
        code: code.name,
        at: Position { file: path.to_owned(), line: 1, column: 1 },
        line: String::new(),
        width: 1,
        message,
        help: help.to_owned(),
    }
}

fn same_line_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The lines of a part of a text, without their ends.
pub(crate) fn lines(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let base = span.start;
    let mut next = Some(0);
    let part = text.get(span).unwrap_or_default();
    std::iter::from_fn(move || {
        let start = next?;
        let rest = part.get(start..).filter(|rest| !rest.is_empty())?;
        let length = rest.find('\n');
        next = length.map(|length| start + length + 1);
        Some(base + start..base + start + length.unwrap_or(rest.len()))
    })
}

/// A span without the white space at its ends.
pub(crate) fn trimmed(text: &str, span: Span) -> Span {
    let part = text.get(span.clone()).unwrap_or_default();
    let start = span.start + (part.len() - part.trim_start().len());
    let length = part.trim().len();
    start..start + length
}

/// Everything found so far.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    found: Vec<Fault>,
    /// To be told only when nothing else is wrong, which would explain it.
    doubtful: Vec<Fault>,
    /// Files of blocks that have been told: missing ones, and pictures that cannot be read.
    told: BTreeSet<String>,
}

impl Faults {
    pub(crate) fn push(&mut self, fault: Fault) {
        self.found.push(fault);
    }

    /// Adds a fault that is none when another fault explains it.
    pub(crate) fn push_doubtful(&mut self, fault: Fault) {
        self.doubtful.push(fault);
    }

    /// Adds the doubtful faults, if nothing that could explain them has been found.
    pub(crate) fn settle(&mut self) {
        let doubtful = std::mem::take(&mut self.doubtful);
        if !self.any_error() {
            self.found.extend(doubtful);
        }
    }

    /// Whether this file has not been told yet. It is missing, or no picture, once, however many blocks name it.
    pub(crate) fn is_first(&mut self, path: &str) -> bool {
        self.told.insert(path.to_owned())
    }

    /// Whether anything found so far hinders the course from being served.
    pub(crate) fn any_error(&self) -> bool {
        self.found.iter().any(|fault| fault.severity == Severity::Error)
    }

    /// All, in the order of files and lines. What several blocks found in the same file is said once.
    pub(crate) fn sorted(mut self) -> Vec<Fault> {
        self.found.sort_by(|a, b| (&a.at, a.code, &a.message).cmp(&(&b.at, b.code, &b.message)));
        self.found.dedup_by(|a, b| a.at == b.at && a.code == b.code && a.message == b.message);
        self.found
    }
}
