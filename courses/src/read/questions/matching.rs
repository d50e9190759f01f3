//! Matching: a table, each row a pair.

use super::{Asked, Body};
use crate::fault::codes;
use crate::model::{MatchingItem, QuestionBody, Rich};
use crate::read::context::Context;
use crate::read::markdown::{Node, NodeKind};
use crate::read::outline::fact;
use crate::read::source::Span;
use crate::text::folded;

const SHAPE: &str = "write a table: | What | Who |, below it |---|---|, then a row for each pair";

pub(super) fn read(cx: &mut Context, asked: &mut Asked) -> Body {
    let head = asked.head.clone();
    let Some(at) = asked.nodes.iter().rposition(|node| node.kind == NodeKind::Table) else {
        asked.fault(cx, codes::QUESTION_WITHOUT_OPTIONS, head, "this question has no table of pairs", SHAPE);
        return None;
    };
    asked.key = Some(at..at + 1);
    let nodes = asked.nodes;
    let (heading, rows) = nodes.get(at)?.children.split_first()?;
    let columns = heading.children.len();
    if !(2..=3).contains(&columns) {
        let message = format!("the table of a matching question has two or three columns, not {columns}");
        let help = "left, right and, if you like, why";
        asked.fault(cx, codes::MATCHING_TABLE, cx.source.line_at(heading.span.start), message, help);
        return None;
    }
    let mut table = Pairs::default();
    for row in rows {
        table.add(cx, asked, row, columns);
    }
    if !asked.sound {
        return None;
    }
    if table.lefts.len() < 2 || table.rights.len() < 2 {
        let (message, help) = if table.lefts.len() < 2 {
            ("this question has fewer than two pairs", "write a row for each pair below |---|---|")
        } else {
            ("everything on the left belongs to the same thing", "write at least two different things on the right")
        };
        asked.fault(cx, codes::TOO_FEW_OPTIONS, head, message, help);
        return None;
    }
    let mut facts = vec![
        fact("the number of pairs", table.lefts.len().to_string(), head.clone()),
        fact("the number of things on the right", table.rights.len().to_string(), head),
    ];
    for (index, (item, line)) in table.lefts.iter().enumerate() {
        let place = format!("number {} on the right", item.right + 1);
        facts.push(fact(format!("the partner of row {}", index + 1), place, line.clone()));
    }
    let lefts = table.lefts.into_iter().map(|(item, _)| item).collect();
    Some((QuestionBody::Matching { lefts, rights: table.rights }, facts))
}

/// The pairs so far.
#[derive(Default)]
struct Pairs {
    lefts: Vec<(MatchingItem, Span)>,
    rights: Vec<Rich>,
}

impl Pairs {
    fn add(&mut self, cx: &mut Context, asked: &mut Asked, row: &Node, columns: usize) {
        let line = cx.source.line_at(row.span.start);
        let cells = cells(cx.source.part(line.clone()));
        if cells > columns {
            let message = format!("this row has {cells} cells, the heading has {columns}");
            let help = "a line | that is part of the text is written \\|";
            asked.fault(cx, codes::MATCHING_TABLE, line, message, help);
            return;
        }
        let mut texts = row.children.iter().map(|cell| asked.inline(asked.part.trimmed(cell.span.clone())));
        let left = texts.next().unwrap_or_default();
        let right = texts.next().unwrap_or_default();
        let why = texts.next().filter(|why| !why.markdown.is_empty());
        if right.markdown.is_empty() {
            let message = "this row has nothing on the right";
            let help = "write what belongs to the left cell, or delete the row";
            asked.fault(cx, codes::OPTION_WITHOUT_TEXT, line, message, help);
            return;
        }
        let known = self.rights.iter().position(|known| folded(&known.markdown) == folded(&right.markdown));
        if left.markdown.is_empty() {
            if known.is_some() {
                let message = "this is to belong to nobody, but stands in another row too";
                asked.fault(cx, codes::DUPLICATE_OPTION, line, message, "delete this row, or write something else");
            } else {
                self.rights.push(right);
            }
            return;
        }
        if self.lefts.iter().any(|(item, _)| folded(&item.text.markdown) == folded(&left.markdown)) {
            let message = "another row has the same on the left";
            asked.fault(cx, codes::DUPLICATE_OPTION, line, message, "delete it, or write something else");
            return;
        }
        let right = known.unwrap_or_else(|| {
            self.rights.push(right);
            self.rights.len() - 1
        });
        self.lefts.push((MatchingItem { text: left, right, feedback: why }, line));
    }
}

/// How many cells a row has, as it is written; the parser leaves out those that the heading has not.
fn cells(line: &str) -> usize {
    let inside = line.strip_prefix('|').unwrap_or(line);
    let escaped = |at: usize| inside.get(..at).is_some_and(|before| before.ends_with('\\'));
    let bars: Vec<usize> = inside.match_indices('|').map(|(at, _)| at).filter(|at| !escaped(*at)).collect();
    let ends = bars.last().is_some_and(|at| inside.get(at + 1..).is_some_and(|rest| rest.trim().is_empty()));
    bars.len() + usize::from(!ends)
}
