//! Blocks of a page.

mod chart;
mod figure;
mod links;
mod media;
mod table;

use super::context::{Context, rich};
use super::fences::RawBlock;
use super::ids;
use super::kind::{BLOCKS, Kind, QUESTION, QuestionKind};
use super::markdown::Part;
use super::nearest::{listed, nearest};
use super::outline::{Entry, Fact, Outline};
use super::questions;
use super::source::Span;
use super::text::{self, Headings};
use crate::fault::codes;
use crate::model::{Block, BlockBody, Note};

/// A block whose text is taken apart.
pub(crate) struct Opened<'a> {
    /// Its first line.
    pub(crate) head: Span,
    /// Its text.
    pub(crate) body: Part<'a>,
}

/// What a block's first line says.
struct Head {
    /// `None` when there is no such kind.
    kind: Option<Kind>,
    /// `None` for notes, and when it is missing or bad.
    id: Option<String>,
    /// A note's title.
    title: String,
}

/// Reads a block. It is among the outline's entries even when it has faults, so that no language is said to lack it.
pub(crate) fn read(cx: &mut Context, raw: &RawBlock, outline: &mut Outline, only_questions: bool) -> Option<Block> {
    let head = head(cx, raw, outline)?;
    let kind = head.kind?;
    if only_questions && !matches!(kind, Kind::Question(_)) {
        let message = "a bank has questions and nothing else";
        cx.fault(codes::BLOCK_NOT_HERE, raw.head.clone(), message, "move this block to a page");
        return None;
    }
    if !raw.closed {
        return None;
    }
    let source = cx.source;
    let opened = Opened { head: raw.head.clone(), body: Part::new(&source.text, raw.body.clone()) };
    let at = cx.position(raw.head.start);
    let (body, facts) = match kind {
        Kind::Note => (note(cx, &opened, head.title)?, Vec::new()),
        Kind::Figure => figure::read(cx, opened)?,
        Kind::Chart => chart::read(cx, opened)?,
        Kind::Video => media::read(cx, opened, true)?,
        Kind::Audio => media::read(cx, opened, false)?,
        Kind::Links => (links::read(cx, opened)?, Vec::new()),
        Kind::Question(kind) => {
            let (question, facts) = questions::read(cx, opened, kind, head.id.clone().unwrap_or_default())?;
            (BlockBody::Question(question), facts)
        }
    };
    if let Some(entry) = outline.entries.last_mut().filter(|_| head.id.is_some()) {
        entry.facts = Some(facts);
    }
    Some(Block { id: head.id, at, body, html: String::new() })
}

/// Reads a block's first line, and adds the block to the outline.
fn head(cx: &mut Context, raw: &RawBlock, outline: &mut Outline) -> Option<Head> {
    let source = cx.source;
    let mut words = words(source.part(raw.title.clone()), raw.title.start).into_iter().peekable();
    let (name, span) = words.next()?;
    let kind = match name {
        QUESTION => match words.next_if(|(word, _)| !word.starts_with('#')) {
            Some((word, span)) => question_kind(cx, word, span),
            None => {
                let kinds = QuestionKind::ALL.map(QuestionKind::name);
                let help = format!("write it before the id; the kinds are {}", listed(&kinds));
                cx.fault(codes::UNKNOWN_QUESTION_KIND, raw.head.clone(), "of what kind is this question?", help);
                None
            }
        },
        name => Kind::from_name(name).or_else(|| {
            let help = match nearest(name, BLOCKS) {
                Some(guess) => format!("did you mean `{guess}`?"),
                None => format!("the blocks are {}", listed(&BLOCKS)),
            };
            cx.fault(codes::UNKNOWN_BLOCK, span.clone(), format!("there is no block `{name}`"), help);
            None
        }),
    };
    if kind == Some(Kind::Note) {
        let title = source.part(span.end..raw.title.end).trim().to_owned();
        return Some(Head { kind, id: None, title });
    }
    let id = words.peek().and_then(|(word, _)| word.strip_prefix('#')).map(str::to_owned);
    let Some(id) = id else {
        outline.complete = false;
        if let Some(kind) = kind {
            without_id(cx, raw, kind, words.next().map(|(word, _)| word));
        }
        return Some(Head { kind, id: None, title: String::new() });
    };
    let (word, span) = words.next()?;
    if !ids::is_id(&id) {
        outline.complete = false;
        cx.fault(codes::BAD_ID, span, format!("`{word}` cannot be an id"), ids::help(&id));
        return Some(Head { kind, id: None, title: String::new() });
    }
    if let Some((_, span)) = words.next() {
        let message = "nothing can stand behind the id";
        cx.fault(codes::UNEXPECTED_TEXT, span.start..raw.head.end, message, "write it on the next line");
    }
    outline.entries.push(Entry { id: id.clone(), kind, head: raw.head.clone(), facts: None });
    Some(Head { kind, id: Some(id), title: String::new() })
}

fn without_id(cx: &mut Context, raw: &RawBlock, kind: Kind, word: Option<&str>) {
    let id = word.and_then(ids::as_id).unwrap_or_else(|| "an-id".to_owned());
    let name = kind.name();
    let message = "this block has no id, by which it is known in every language";
    cx.fault(codes::BLOCK_WITHOUT_ID, raw.head.clone(), message, format!("write one behind a #: ::: {name} #{id}"));
}

fn question_kind(cx: &mut Context, word: &str, span: Span) -> Option<Kind> {
    let kind = QuestionKind::ALL.into_iter().find(|kind| kind.name() == word);
    if kind.is_none() {
        let kinds = QuestionKind::ALL.map(QuestionKind::name);
        let help = match nearest(word, kinds) {
            Some(guess) => format!("did you mean `{guess}`?"),
            None => format!("the kinds are {}", listed(&kinds)),
        };
        cx.fault(codes::UNKNOWN_QUESTION_KIND, span, format!("there is no question of the kind `{word}`"), help);
    }
    kind.map(Kind::Question)
}

/// The words of a line, each with its place in the source.
fn words(text: &str, base: usize) -> Vec<(&str, Span)> {
    let mut words = Vec::new();
    let mut from = 0;
    for word in text.split_whitespace() {
        let at = text.get(from..).and_then(|rest| rest.find(word)).map_or(from, |at| at + from);
        words.push((word, base + at..base + at + word.len()));
        from = at + word.len();
    }
    words
}

fn note(cx: &mut Context, opened: &Opened, title: String) -> Option<BlockBody> {
    let markdown = opened.body.at(opened.body.span()).trim().to_owned();
    text::check(cx, &opened.body, Headings::None("a note"));
    if title.is_empty() {
        let help = "write one behind the word: ::: note Good to know";
        cx.fault(codes::NOTE_WITHOUT_TITLE, opened.head.clone(), "this note has no title", help);
        return None;
    }
    if markdown.is_empty() {
        let help = "write its text between the first line and :::";
        cx.fault(codes::NOTE_WITHOUT_TEXT, opened.head.clone(), "this note has no text", help);
        return None;
    }
    Some(BlockBody::Note(Note { title, text: rich(markdown) }))
}

/// Tells that a block has text where it can have none.
fn no_text(cx: &mut Context, body: &Part, block: &str, help: &str) -> Option<()> {
    let span = body.trimmed(body.span());
    if span.is_empty() {
        return Some(());
    }
    let message = format!("{block} has no text of its own");
    cx.fault(codes::UNEXPECTED_TEXT, cx.source.line_at(span.start), message, help);
    None
}

/// A block's body and what of it is the same in every language.
type Read = Option<(BlockBody, Vec<Fact>)>;
