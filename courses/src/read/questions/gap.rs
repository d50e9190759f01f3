//! Gaps in a sentence: `{right text | another}`.

use pulldown_cmark::{Event, Tag};

use super::{Asked, Body, remarks};
use crate::fault::codes;
use crate::model::{GapPiece, QuestionBody};
use crate::read::context::{Context, rich};
use crate::read::markdown::{NodeKind, Part};
use crate::read::outline::fact;
use crate::read::source::Span;

pub(super) fn read(cx: &mut Context, asked: &mut Asked) -> Body {
    let nodes = asked.nodes;
    let candidates = nodes.iter().enumerate().filter(|(_, node)| !remarks::is_remark(asked.part, node));
    let with_brace: Vec<usize> = candidates
        .filter(|(_, node)| braces(asked.part, node.span.clone()).next().is_some())
        .map(|(at, _)| at)
        .collect();
    let Some(at) = with_brace.first().copied() else {
        let help = "write the right text in braces: The plan is drawn up by the {municipality | home municipality}.";
        asked.fault(cx, codes::QUESTION_WITHOUT_GAP, asked.head.clone(), "this question has no gap", help);
        return None;
    };
    asked.key = Some(at..at + 1);
    let node = nodes.get(at)?;
    if node.kind != NodeKind::Paragraph {
        return in_markup(cx, asked, node.span.clone());
    }
    if let Some(second) = with_brace.get(1).and_then(|second| nodes.get(*second)) {
        let message = "the sentences with gaps form one paragraph";
        let help = "take out the empty line above, or write a question of its own";
        asked.key = Some(at..nodes.len());
        asked.fault(cx, codes::GAP_IN_MARKUP, cx.source.line_at(second.span.start), message, help);
        return None;
    }
    let pieces = pieces(cx, asked, node.span.clone())?;
    if let Some(gap) = in_inline(asked.part, &pieces) {
        return in_markup(cx, asked, gap);
    }
    let gaps = pieces.iter().filter(|piece| matches!(piece, Piece::Gap(..))).count();
    let facts = vec![fact("the number of gaps", gaps.to_string(), asked.head.clone())];
    let pieces = pieces.into_iter().map(|piece| match piece {
        Piece::Text(text) => GapPiece::Text(rich(text)),
        Piece::Gap(texts, _) => GapPiece::Gap(texts),
    });
    Some((QuestionBody::Gaps(pieces.collect()), facts))
}

enum Piece {
    Text(String),
    Gap(Vec<String>, Span),
}

fn in_markup(cx: &mut Context, asked: &mut Asked, span: Span) -> Body {
    let message = "a gap stands in plain text, not in a list, a table, a link, code or emphasised words";
    let help = "write the sentence as a paragraph, and take the stars or brackets around the gap away";
    asked.fault(cx, codes::GAP_IN_MARKUP, span, message, help);
    None
}

/// The braces of a part that are not written `\{` or `\}`.
fn braces(part: &Part, span: Span) -> impl Iterator<Item = (usize, char)> {
    let mut escaped = false;
    part.at(span.clone()).char_indices().filter_map(move |(at, c)| {
        let is_escaped = escaped;
        escaped = c == '\\' && !is_escaped;
        (matches!(c, '{' | '}') && !is_escaped).then_some((span.start + at, c))
    })
}

/// The paragraph cut at its gaps; `None` when they have faults.
fn pieces(cx: &mut Context, asked: &mut Asked, span: Span) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut from = span.start;
    let mut open: Option<usize> = None;
    let braces: Vec<(usize, char)> = braces(asked.part, span.clone()).collect();
    for (at, brace) in braces {
        match (brace, open) {
            ('{', None) => {
                if from < at {
                    pieces.push(Piece::Text(text(asked.part, from..at)));
                }
                open = Some(at);
            }
            ('}', Some(begin)) => {
                open = None;
                from = at + 1;
                let inside = asked.part.at(begin + 1..at);
                let texts: Vec<String> =
                    inside.split('|').map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
                if texts.iter().any(String::is_empty) {
                    let message = "nothing fills this gap, or one of its alternatives is empty";
                    let help = "write the right text in braces, alternatives with | between: {one | other}";
                    asked.fault(cx, codes::EMPTY_GAP, begin..from, message, help);
                } else {
                    pieces.push(Piece::Gap(texts, begin..from));
                }
            }
            _ => {
                unpaired(cx, asked, open.filter(|_| brace == '{').unwrap_or(at));
                return None;
            }
        }
    }
    if let Some(begin) = open {
        unpaired(cx, asked, begin);
        return None;
    }
    if from < span.end {
        let rest = text(asked.part, from..span.end);
        let rest = rest.trim_end().to_owned();
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest));
        }
    }
    asked.sound.then_some(pieces)
}

fn unpaired(cx: &mut Context, asked: &mut Asked, at: usize) {
    let message = "this brace has no partner";
    let help = "a gap begins with { and ends with }; a brace that is meant as such is written \\{ or \\}";
    asked.fault(cx, codes::UNPAIRED_BRACE, at..at + 1, message, help);
}

/// Text between gaps, its line breaks as spaces. Spaces at its ends stay: they stand before and after the gaps.
fn text(part: &Part, span: Span) -> String {
    part.at(span).replace('\n', " ")
}

/// A gap that lies in a link, in code or in emphasised words.
fn in_inline(part: &Part, pieces: &[Piece]) -> Option<Span> {
    let marked: Vec<Span> = part
        .events()
        .filter(|(event, _)| {
            matches!(event, Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. }) | Event::Code(_))
        })
        .map(|(_, span)| span)
        .collect();
    pieces.iter().find_map(|piece| match piece {
        Piece::Gap(_, gap) if marked.iter().any(|span| span.start < gap.end && gap.start < span.end) => {
            Some(gap.clone())
        }
        _ => None,
    })
}
