//! Links to further material.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Opened;
use crate::fault::codes;
use crate::model::{BlockBody, FurtherLink};
use crate::read::context::{Context, rich};
use crate::read::markdown::{Node, NodeKind, Part, unindented};
use crate::read::source::Span;
use crate::read::text::{self, Headings};

const SHAPE: &str = "- [title](https://address) (fi, sv; publisher)";

pub(super) fn read(cx: &mut Context, opened: Opened) -> Option<BlockBody> {
    let Opened { head, mut body } = opened;
    let mut links = Vec::new();
    let mut sound = true;
    let mut any = false;
    for node in body.tree() {
        if !matches!(node.kind, NodeKind::List { .. }) {
            let message = "a block of links has a list and nothing else";
            cx.fault(codes::UNEXPECTED_TEXT, cx.source.line_at(node.span.start), message, format!("write {SHAPE}"));
            sound = false;
            continue;
        }
        for item in &node.children {
            any = true;
            match link(cx, &mut body, item) {
                Some(link) => links.push(link),
                None => sound = false,
            }
        }
    }
    text::check(cx, &body, Headings::None("a block of links"));
    if !any && sound {
        cx.fault(codes::LINKS_WITHOUT_LINKS, head, "there are no links in this block", format!("write {SHAPE}"));
        return None;
    }
    sound.then_some(BlockBody::Links(links))
}

/// A link at the beginning of an item.
struct Found {
    title: String,
    address: String,
    span: Span,
}

fn found(body: &Part, paragraph: &Span) -> Option<Found> {
    let mut found: Option<Found> = None;
    for (event, span) in body.events().filter(|(_, span)| paragraph.start <= span.start && span.end <= paragraph.end) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) if span.start == paragraph.start => {
                found = Some(Found { title: String::new(), address: dest_url.to_string(), span });
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(link) = &mut found {
                    link.title.push_str(&text);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(link) = &mut found {
                    link.title.push(' ');
                }
            }
            Event::End(TagEnd::Link) if found.is_some() => break,
            _ => {}
        }
    }
    found
}

fn link(cx: &mut Context, body: &mut Part, item: &Node) -> Option<FurtherLink> {
    let line = cx.source.line_at(item.span.start);
    let paragraph = item.children.first().filter(|child| child.kind == NodeKind::Paragraph);
    let Some(found) = paragraph.and_then(|paragraph| found(body, &paragraph.span)) else {
        let message = "this line does not begin with a link";
        cx.fault(codes::LINK_WITHOUT_SOURCE, line, message, format!("write {SHAPE}"));
        return None;
    };
    let is_web = ["https://", "http://"].iter().any(|scheme| found.address.to_ascii_lowercase().starts_with(scheme));
    if !is_web {
        let message = format!("`{}` is not an address of the web", found.address);
        let help = "further material lies elsewhere: write its address as the browser shows it, https://…";
        cx.fault(codes::BAD_ADDRESS, found.span.clone(), message, help);
        body.blank(found.span.clone());
    }
    let rest = found.span.end..item.span.end;
    let Some((languages, publisher, used)) = origin(body.at(rest.clone())) else {
        let message = "after this link its languages and its publisher are missing";
        let help = format!("write {SHAPE}");
        cx.fault(codes::LINK_WITHOUT_SOURCE, line, message, help);
        return None;
    };
    for language in &languages {
        if !is_language(language) {
            let message = format!("`{language}` is not the code of a language");
            cx.fault(codes::WRONG_VALUE, line, message, "write the codes of two or three letters: fi, sv, en, so, ckb");
            return None;
        }
    }
    let description = unindented(body.at(rest.start + used..rest.end));
    let description = (!description.is_empty()).then(|| rich(description));
    let address = is_web.then_some(found.address)?;
    Some(FurtherLink { title: found.title.trim().to_owned(), address, languages, publisher, description })
}

/// `(fi, sv; publisher)` at the beginning of a text: the languages, the publisher, and how many bytes it takes.
fn origin(text: &str) -> Option<(Vec<String>, String, usize)> {
    let start = text.len() - text.trim_start().len();
    let inside = text.trim_start().strip_prefix('(')?;
    let mut depth = 0;
    let end = inside.char_indices().find_map(|(at, c)| {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
        None
    })?;
    let (languages, publisher) = inside.get(..end)?.split_once(';')?;
    let languages: Vec<String> = languages.split(',').map(|code| code.trim().to_owned()).collect();
    let publisher = publisher.split_whitespace().collect::<Vec<_>>().join(" ");
    let complete = !publisher.is_empty() && languages.iter().all(|code| !code.is_empty());
    complete.then_some((languages, publisher, start + 1 + end + 1))
}

/// Whether a text has the shape of a BCP 47 code.
fn is_language(code: &str) -> bool {
    let mut parts = code.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}
