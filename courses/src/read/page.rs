//! The Markdown files of a course: its own text, modules, pages, banks.

use super::blocks;
use super::context::{Context, rich};
use super::fences::{Piece, pieces};
use super::markdown::{NodeKind, Part, plain};
use super::outline::Outline;
use super::source::{Span, trimmed};
use super::text::{self, Headings};
use crate::fault::codes;
use crate::model::{Block, BlockBody, CourseText, ModuleText, PageText, Question};

/// Reads a page.
pub(crate) fn page(cx: &mut Context) -> (PageText, Outline) {
    let cut = pieces(cx);
    let mut outline = Outline { path: cx.source.path.clone(), complete: cut.complete, ..Outline::default() };
    let mut page = PageText::default();
    let mut begun = Begun::default();
    for (index, piece) in cut.pieces.into_iter().enumerate() {
        match piece {
            Piece::Text(span) => {
                let rest = begun.text(cx, index, span);
                let markdown = cx.source.part(rest.clone()).trim_end().trim_start_matches('\n').to_owned();
                if !markdown.trim().is_empty() {
                    let at = cx.position(trimmed(&cx.source.text, rest).start);
                    let body = BlockBody::Text(rich(markdown));
                    page.blocks.push(Block { id: None, at, body, html: String::new() });
                }
            }
            Piece::Block(raw) => page.blocks.extend(blocks::read(cx, &raw, &mut outline, false)),
        }
    }
    begun.ends(cx, "page");
    page.title = begun.title;
    outline.title = begun.place;
    (page, outline)
}

/// Reads a bank: questions only.
pub(crate) fn bank(cx: &mut Context) -> (Vec<Question>, Outline) {
    let cut = pieces(cx);
    let mut outline = Outline { path: cx.source.path.clone(), complete: cut.complete, ..Outline::default() };
    let mut questions = Vec::new();
    let mut titled = false;
    for piece in cut.pieces {
        match piece {
            Piece::Text(span) => {
                let part = Part::new(&cx.source.text, span);
                for node in part.tree() {
                    let line = cx.source.line_at(node.span.start);
                    if node.kind == NodeKind::Heading(1) && !titled && questions.is_empty() {
                        titled = true;
                        outline.title = line;
                        continue;
                    }
                    let message = "a bank has a title and questions, nothing else";
                    let help = "write it into a question, or delete it";
                    cx.fault(codes::UNEXPECTED_TEXT, line, message, help);
                }
            }
            Piece::Block(raw) => {
                let block = blocks::read(cx, &raw, &mut outline, true);
                questions.extend(block.and_then(|block| match block.body {
                    BlockBody::Question(question) => Some(question),
                    _ => None,
                }));
            }
        }
    }
    (questions, outline)
}

/// Reads what a course says of itself.
pub(crate) fn course(cx: &mut Context) -> CourseText {
    let (title, rest) = described(cx, "course");
    let (summary, span) = summary(cx, &title, &rest, "course");
    let about = cx.source.part(span.end.max(rest.start)..rest.end).trim().to_owned();
    CourseText { title, summary, about: rich(about) }
}

/// Reads what a module says of itself.
pub(crate) fn module(cx: &mut Context) -> ModuleText {
    let (title, rest) = described(cx, "module");
    let (summary, span) = summary(cx, &title, &rest, "module");
    let more = trimmed(&cx.source.text, span.end.max(rest.start)..rest.end);
    if !summary.is_empty() && !more.is_empty() {
        let message = "a module sums itself up in one paragraph";
        let help = "write more on its first page, or take out the empty line above";
        cx.fault(codes::UNEXPECTED_TEXT, cx.source.line_at(more.start), message, help);
    }
    ModuleText { title, summary }
}

/// The title of a file without blocks, and where the rest stands.
fn described(cx: &mut Context, what: &str) -> (String, Span) {
    let cut = pieces(cx);
    let mut begun = Begun::default();
    let mut rest: Option<Span> = None;
    for (index, piece) in cut.pieces.into_iter().enumerate() {
        match piece {
            Piece::Text(span) => {
                let text = begun.text(cx, index, span);
                rest = rest.or(Some(text));
            }
            Piece::Block(raw) => {
                let message = format!("what a {what} says of itself has no blocks");
                cx.fault(codes::BLOCK_NOT_HERE, raw.head, message, "move this block to a page");
            }
        }
    }
    begun.ends(cx, what);
    (begun.title, rest.unwrap_or(0..0))
}

/// The paragraph that a text begins with, as plain text.
fn summary(cx: &mut Context, title: &str, rest: &Span, what: &str) -> (String, Span) {
    let source = cx.source;
    let first = Part::new(&source.text, rest.clone()).tree().into_iter().next();
    match first {
        Some(node) if node.kind == NodeKind::Paragraph => (plain(source.part(node.span.clone())), node.span),
        // An empty file lacks its title, which is told.
        None if title.is_empty() => (String::new(), rest.start..rest.start),
        _ => {
            let at = first
                .map_or_else(|| source.line_at(rest.start.saturating_sub(1)), |node| source.line_at(node.span.start));
            let message = format!("after the title comes a paragraph that sums the {what} up");
            cx.fault(codes::MISSING_SUMMARY, at, message, "write it: one to three sentences");
            (String::new(), rest.start..rest.start)
        }
    }
}

/// The title of a file, and how its headings go on.
#[derive(Default)]
struct Begun {
    title: String,
    place: Span,
    /// The level of the last heading; 0 before the title.
    level: u8,
    /// Whether a title has been seen, if only later than it should.
    titled: bool,
    /// Whether the title stands there and says nothing.
    empty: bool,
    /// Where the title is missing.
    missing: Option<Span>,
}

impl Begun {
    /// Checks a piece of running text; the first one begins with the title. Returns what follows the title.
    fn text(&mut self, cx: &mut Context, index: usize, span: Span) -> Span {
        let source = cx.source;
        let part = Part::new(&source.text, span.clone());
        let mut rest = span.clone();
        if index == 0 {
            let first = part.tree().into_iter().next();
            match first {
                Some(node) if node.kind == NodeKind::Heading(1) => {
                    self.title = plain(source.part(node.span.clone()));
                    self.place = source.line_at(node.span.start);
                    self.titled = true;
                    rest.start = node.span.end.min(span.end);
                    if self.title.is_empty() {
                        self.empty = true;
                        self.missing = Some(self.place.clone());
                    }
                    text::check(cx, &Part::new(&source.text, node.span), Headings::Title);
                }
                first => {
                    let at = first.map_or(span.start, |node| node.span.start);
                    self.missing = Some(source.line_at(at));
                    self.place = source.line_at(at);
                }
            }
            self.level = 1;
        }
        if !self.titled {
            // The title stands later than it should: told once, when the file ends.
            let tree = Part::new(&source.text, rest.clone()).tree();
            if let Some(node) = tree.into_iter().find(|node| node.kind == NodeKind::Heading(1)) {
                text::check(
                    cx,
                    &Part::new(&source.text, rest.start..node.span.start),
                    Headings::Below(&mut self.level),
                );
                self.titled = true;
                self.level = 1;
                let after = node.span.end.min(rest.end)..rest.end;
                text::check(cx, &Part::new(&source.text, after), Headings::Below(&mut self.level));
                return rest;
            }
        }
        text::check(cx, &Part::new(&source.text, rest.clone()), Headings::Below(&mut self.level));
        rest
    }

    /// Tells that the title is missing.
    fn ends(&mut self, cx: &mut Context, what: &str) {
        let Some(span) = self.missing.take() else { return };
        let message = match (self.empty, self.titled) {
            (true, _) => format!("the title of this {what} is empty"),
            (false, true) => format!("this {what} does not begin with its title"),
            (false, false) => format!("this {what} has no title"),
        };
        cx.fault(codes::PAGE_WITHOUT_HEADING, span, message, "write the title in the first line: # Title");
    }
}
