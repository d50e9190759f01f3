//! Ordering: a numbered list in the right order.

use super::{Asked, Body};
use crate::fault::codes;
use crate::model::{OrderingItem, QuestionBody};
use crate::read::context::Context;
use crate::read::markdown::NodeKind;
use crate::read::outline::fact;
use crate::text::folded;

pub(super) fn read(cx: &mut Context, asked: &mut Asked) -> Body {
    let numbered = NodeKind::List { ordered: true };
    let bulleted = NodeKind::List { ordered: false };
    let head = asked.head.clone();
    let Some(at) = asked.nodes.iter().rposition(|node| node.kind == numbered) else {
        let list = asked.nodes.iter().rposition(|node| node.kind == bulleted);
        asked.key = list.map(|at| at..at + 1);
        let place = list.and_then(|at| asked.nodes.get(at)).map_or(head, |list| cx.source.line_at(list.span.start));
        let message = "this question has no numbered list of items";
        let help = "write the items in their right order: 1. first, 2. second, 3. third, each on a line";
        asked.fault(cx, codes::QUESTION_WITHOUT_OPTIONS, place, message, help);
        return None;
    };
    asked.key = Some(at..at + 1);
    let nodes = asked.nodes;
    let list = nodes.get(at)?;
    let mut items: Vec<OrderingItem> = Vec::new();
    for item in &list.children {
        let line = cx.source.line_at(item.span.start);
        let paragraph = item.children.first().filter(|child| child.kind == NodeKind::Paragraph);
        let Some(text) = paragraph.map(|paragraph| asked.inline(paragraph.span.clone())) else {
            let help = "write it behind the number, or delete the line";
            asked.fault(cx, codes::OPTION_WITHOUT_TEXT, line, "this item has no text", help);
            continue;
        };
        if items.iter().any(|known| folded(&known.text.markdown) == folded(&text.markdown)) {
            let message = "another item says the same, so that no order is right";
            asked.fault(cx, codes::DUPLICATE_OPTION, line, message, "delete it, or say something else");
            continue;
        }
        let feedback = asked.feedback(cx, item);
        items.push(OrderingItem { text, feedback });
    }
    if asked.sound && items.len() < 2 {
        let message = "this question has a single item";
        asked.fault(cx, codes::TOO_FEW_OPTIONS, head.clone(), message, "write at least one more");
    }
    let facts = vec![fact("the number of items", items.len().to_string(), head)];
    asked.sound.then_some((QuestionBody::Ordering(items), facts))
}
