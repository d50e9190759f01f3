//! What the languages of a course are compared by: the blocks of a file in order, and what of them is no matter of language.

use super::kind::Kind;
use super::source::Span;

/// The blocks with ids of one file.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    pub(crate) path: String,
    /// Where the title stands.
    pub(crate) title: Span,
    pub(crate) entries: Vec<Entry>,
    /// Whether all blocks and their ids are known. If not, the file is not compared: one slip would look like many.
    pub(crate) complete: bool,
}

/// A block with an id.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) id: String,
    /// `None` when its kind does not exist.
    pub(crate) kind: Option<Kind>,
    /// Its first line.
    pub(crate) head: Span,
    /// What has to be the same in every language; `None` when the block has faults of its own.
    pub(crate) facts: Option<Vec<Fact>>,
}

/// Something of a block that has to be the same in every language.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    /// What it is: "option 2", "the data".
    pub(crate) what: String,
    /// Its value, to be read after "is": "right".
    pub(crate) value: String,
    /// Where it stands.
    pub(crate) at: Span,
}

/// A fact.
pub(crate) fn fact(what: impl Into<String>, value: impl Into<String>, at: Span) -> Fact {
    Fact { what: what.into(), value: value.into(), at }
}
