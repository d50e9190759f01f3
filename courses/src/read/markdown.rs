//! Markdown as a tree of its blocks, each with its place in the file.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag};

use super::source::{Span, lines, trimmed};

/// What is understood besides CommonMark.
pub(crate) const OPTIONS: Options = Options::ENABLE_TABLES;

/// How deep blocks may lie in each other; what lies deeper is not taken apart.
const DEEPEST: usize = 24;

/// A part of a source, in which what is no Markdown (settings, right answers) is blanked out.
#[derive(Clone, Debug)]
pub(crate) struct Part<'a> {
    text: Cow<'a, str>,
    base: usize,
}

impl<'a> Part<'a> {
    /// The part of `text` at `span`.
    pub(crate) fn new(text: &'a str, span: Span) -> Self {
        let base = span.start;
        Self { text: Cow::Borrowed(text.get(span).unwrap_or_default()), base }
    }

    /// Where the part stands in its source.
    pub(crate) fn span(&self) -> Span {
        self.base..self.base + self.text.len()
    }

    /// Its lines, as places in the source.
    pub(crate) fn lines(&self) -> Vec<Span> {
        lines(&self.text, 0..self.text.len()).map(|line| self.outside(line)).collect()
    }

    /// The text at a place of the source.
    pub(crate) fn at(&self, span: Span) -> &str {
        self.text.get(self.inside(span)).unwrap_or_default()
    }

    /// The text at a place of the source without the white space at its ends, and its place then.
    pub(crate) fn trimmed(&self, span: Span) -> Span {
        self.outside(trimmed(&self.text, self.inside(span)))
    }

    /// Overwrites a place of the source with spaces.
    pub(crate) fn blank(&mut self, span: Span) {
        let span = self.inside(span);
        if self.text.get(span.clone()).is_some() {
            self.text.to_mut().replace_range(span.clone(), &" ".repeat(span.len()));
        }
    }

    fn inside(&self, span: Span) -> Range<usize> {
        span.start.saturating_sub(self.base)..span.end.saturating_sub(self.base)
    }

    fn outside(&self, range: Range<usize>) -> Span {
        range.start + self.base..range.end + self.base
    }

    /// What the parser says, with places in the source.
    pub(crate) fn events(&self) -> impl Iterator<Item = (Event<'_>, Span)> {
        let events = Parser::new_ext(&self.text, OPTIONS).into_offset_iter();
        events.map(|(event, range)| (event, self.outside(range)))
    }

    /// The blocks of the part.
    pub(crate) fn tree(&self) -> Vec<Node> {
        let mut open: Vec<Node> = Vec::new();
        let mut done = Vec::new();
        let mut beyond = 0_usize;
        for (event, span) in self.events() {
            match event {
                Event::Start(tag) => match kind(&tag) {
                    Some(kind) if open.len() < DEEPEST && beyond == 0 => {
                        open.push(Node { kind, span, children: Vec::new() });
                    }
                    Some(_) => beyond += 1,
                    None => inline(&mut open, span),
                },
                Event::End(end) if is_block_end(end) => {
                    if beyond > 0 {
                        beyond -= 1;
                    } else if let Some(node) = open.pop() {
                        open.last_mut().map_or(&mut done, |parent| &mut parent.children).push(node);
                    }
                }
                Event::End(_) => {}
                Event::Rule => {
                    let node = Node { kind: NodeKind::Other, span, children: Vec::new() };
                    open.last_mut().map_or(&mut done, |parent| &mut parent.children).push(node);
                }
                _ => inline(&mut open, span),
            }
        }
        done
    }
}

/// A block of Markdown.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) kind: NodeKind,
    pub(crate) span: Span,
    pub(crate) children: Vec<Node>,
}

/// What a block of Markdown is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NodeKind {
    /// A paragraph, or the text of a tight list's item.
    Paragraph,
    Heading(u8),
    Quote,
    List {
        ordered: bool,
    },
    Item,
    Table,
    Row,
    Cell,
    /// Code, HTML, a rule.
    Other,
}

const fn kind(tag: &Tag) -> Option<NodeKind> {
    Some(match tag {
        Tag::Paragraph => NodeKind::Paragraph,
        Tag::Heading { level, .. } => NodeKind::Heading(depth(*level)),
        Tag::BlockQuote(_) => NodeKind::Quote,
        Tag::List(start) => NodeKind::List { ordered: start.is_some() },
        Tag::Item => NodeKind::Item,
        Tag::Table(_) => NodeKind::Table,
        Tag::TableHead | Tag::TableRow => NodeKind::Row,
        Tag::TableCell => NodeKind::Cell,
        Tag::CodeBlock(_) | Tag::HtmlBlock => NodeKind::Other,
        _ => return None,
    })
}

const fn is_block_end(end: pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd as End;
    matches!(
        end,
        End::Paragraph
            | End::Heading(_)
            | End::BlockQuote(_)
            | End::List(_)
            | End::Item
            | End::Table
            | End::TableHead
            | End::TableRow
            | End::TableCell
            | End::CodeBlock
            | End::HtmlBlock
    )
}

/// A heading's level as a number.
pub(crate) const fn depth(level: HeadingLevel) -> u8 {
    level as u8
}

/// Inline text directly in an item or a quote becomes a paragraph of its own.
fn inline(open: &mut [Node], span: Span) {
    let Some(parent) = open.last_mut() else { return };
    if parent.kind != NodeKind::Item {
        return;
    }
    match parent.children.last_mut() {
        Some(last) if last.kind == NodeKind::Paragraph => last.span.end = last.span.end.max(span.end),
        _ => parent.children.push(Node { kind: NodeKind::Paragraph, span, children: Vec::new() }),
    }
}

/// Inline Markdown as plain text.
pub(crate) fn plain(markdown: &str) -> String {
    let mut plain = String::new();
    for event in Parser::new_ext(markdown, OPTIONS) {
        match event {
            Event::Text(text) | Event::Code(text) => plain.push_str(&text),
            Event::SoftBreak | Event::HardBreak => plain.push(' '),
            _ => {}
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The Markdown of something that stands in a list's item: without the indentation of its later lines.
pub(crate) fn unindented(text: &str) -> String {
    text.trim().lines().map(str::trim).collect::<Vec<_>>().join("\n")
}

/// The lines of a quotation without their `>`, each with its place in the source.
pub(crate) fn unquoted(part: &Part, span: Span) -> Vec<(usize, String)> {
    let inside = part.at(span.clone());
    lines(inside, 0..inside.len())
        .map(|line| {
            let text = inside.get(line.clone()).unwrap_or_default();
            let rest = text.trim_start();
            let rest = rest.strip_prefix('>').map_or(rest, |rest| rest.strip_prefix(' ').unwrap_or(rest));
            (span.start + line.end - rest.len(), rest.trim_end().to_owned())
        })
        .collect()
}
