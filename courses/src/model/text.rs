//! Texts, and places in them.

/// Where something stands in the files of a course. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Path inside the course folder, with `/`: `fi/start/welcome.md`.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// Markdown as the author wrote it, and the sanitised HTML made of it once, at load.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rich {
    /// The source.
    pub markdown: String,
    /// Sanitised HTML; for inline texts (options, captions) without an enclosing `<p>`.
    pub html: String,
}
