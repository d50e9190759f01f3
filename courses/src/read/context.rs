//! What the readers of one file share.

use std::collections::BTreeSet;

use super::source::{Faults, Source, Span};
use super::sources::Sources;
use crate::fault::codes::Code;
use crate::model::{Lang, Position, Rich};

/// A file being read.
pub(crate) struct Context<'a> {
    pub(crate) source: &'a Source,
    pub(crate) sources: &'a Sources,
    pub(crate) lang: Lang,
    /// Where relative links of the file lead.
    pub(crate) links: Links<'a>,
    pub(crate) faults: &'a mut Faults,
    /// Files that its blocks name.
    pub(crate) named: &'a mut BTreeSet<String>,
}

/// Where relative links lead.
#[derive(Clone, Debug)]
pub(crate) struct Links<'a> {
    /// `module/page.md` of every page, and the other files that links may lead to; `None` when `course.toml` does not
    /// tell.
    pub(crate) pages: Option<&'a BTreeSet<String>>,
    /// The file's folder: `fi/start`.
    pub(crate) folder: &'a str,
}

impl Context<'_> {
    /// Adds a fault of this file.
    pub(crate) fn fault(&mut self, code: Code, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.faults.push(self.source.fault(code, span, message, help));
    }

    /// Where something in this file stands.
    pub(crate) fn position(&self, at: usize) -> Position {
        self.source.position(at)
    }
}

/// Markdown to be rendered later.
pub(crate) fn rich(markdown: impl Into<String>) -> Rich {
    Rich { markdown: markdown.into(), html: String::new() }
}
