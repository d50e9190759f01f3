//! One of several, several of several, true or false.

use super::{Asked, Body};
use crate::fault::codes;
use crate::model::{ChoiceOption, QuestionBody};
use crate::read::context::{Context, rich};
use crate::read::markdown::{Node, NodeKind};
use crate::read::outline::fact;
use crate::read::source::Span;
use crate::text::folded;

/// How many options there are, and how many are right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    One,
    Several,
    Two,
}

const SHAPE: &str = "- [x] for the right option, - [ ] for a wrong one";

pub(super) fn read(cx: &mut Context, asked: &mut Asked, rule: Rule) -> Body {
    let items = items(cx, asked)?;
    let mut options: Vec<(ChoiceOption, Span)> = Vec::new();
    let unboxed: Vec<&Node> = items.iter().copied().filter(|item| boxed(asked, item).is_none()).collect();
    if unboxed.len() == items.len() {
        let span = unboxed.first().map_or_else(|| asked.head.clone(), |item| cx.source.line_at(item.span.start));
        let help = format!("write {SHAPE}");
        asked.fault(cx, codes::OPTION_WITHOUT_BOX, span, "these options have no brackets", help);
        return None;
    }
    for item in &items {
        let line = cx.source.line_at(item.span.start);
        let Some((right, text)) = boxed(asked, item) else {
            let marked =
                asked.inline(item.span.clone()).markdown.trim_start_matches(['-', '*', '+', ' ']).starts_with('[');
            let message = match marked {
                true => "these brackets have neither an x nor a space in them",
                false => "this option has no brackets",
            };
            asked.fault(cx, codes::OPTION_WITHOUT_BOX, line, message, format!("write {SHAPE}"));
            continue;
        };
        let feedback = asked.feedback(cx, item);
        if text.is_empty() {
            let help = "write it behind the brackets, or delete the line";
            asked.fault(cx, codes::OPTION_WITHOUT_TEXT, line, "this option has no text", help);
            continue;
        }
        if options.iter().any(|(option, _)| folded(&option.text.markdown) == folded(&text)) {
            let message = "another option says the same";
            asked.fault(cx, codes::DUPLICATE_OPTION, line, message, "delete it, or say something else");
            continue;
        }
        options.push((ChoiceOption { text: rich(text), right, feedback }, line));
    }
    if !asked.sound {
        return None;
    }
    count(cx, asked, rule, &options)?;
    let mut facts = vec![fact("the number of options", options.len().to_string(), asked.head.clone())];
    for (index, (option, line)) in options.iter().enumerate() {
        let value = if option.right { "right" } else { "wrong" };
        facts.push(fact(format!("option {}", index + 1), value, line.clone()));
    }
    let options = options.into_iter().map(|(option, _)| option).collect();
    let body = match rule {
        Rule::One => QuestionBody::One(options),
        Rule::Several => QuestionBody::Several(options),
        Rule::Two => QuestionBody::TrueOrFalse(options),
    };
    Some((body, facts))
}

/// The items of the lists that hold the options: those with brackets, else the last list.
fn items<'a>(cx: &mut Context, asked: &mut Asked<'a>) -> Option<Vec<&'a Node>> {
    let is_list = |node: &Node| matches!(node.kind, NodeKind::List { .. });
    let has_box = |node: &Node| is_list(node) && node.children.iter().any(|item| boxed(asked, item).is_some());
    let first = asked.nodes.iter().position(has_box).or_else(|| asked.nodes.iter().rposition(is_list));
    let last = asked.nodes.iter().rposition(has_box).or(first);
    let (Some(first), Some(last)) = (first, last) else {
        asked.key = None;
        let help = format!("write a list below what is asked: {SHAPE}");
        asked.fault(cx, codes::QUESTION_WITHOUT_OPTIONS, asked.head.clone(), "this question has no options", help);
        return None;
    };
    let nodes = asked.nodes;
    let lists = nodes.get(first..=last).unwrap_or_default();
    let items = lists.iter().filter(|node| is_list(node)).flat_map(|list| &list.children).collect();
    // What stands between two lists of options (a remark without its indentation) is looked at as what follows.
    asked.key = Some(first..first + 1);
    if last > first {
        asked.between(cx, first + 1..last + 1);
        asked.key = Some(first..last + 1);
    }
    Some(items)
}

/// Whether an item begins with brackets that are marked, and its text.
fn boxed(asked: &Asked, item: &Node) -> Option<(bool, String)> {
    let paragraph = item.children.first().filter(|child| child.kind == NodeKind::Paragraph)?;
    let text = asked.inline(paragraph.span.clone()).markdown;
    let (mark, rest) = text.strip_prefix('[')?.split_once(']')?;
    let right = match mark.trim() {
        "" => false,
        "x" | "X" => true,
        _ => return None,
    };
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| (right, rest.trim().to_owned()))
}

/// Checks how many options there are and how many are right.
fn count(cx: &mut Context, asked: &mut Asked, rule: Rule, options: &[(ChoiceOption, Span)]) -> Option<()> {
    let head = asked.head.clone();
    if rule == Rule::Two && options.len() != 2 {
        let message = format!("true or false has two options, here are {}", options.len());
        let help = "the first means true, the second false; with more, write ::: question one";
        asked.fault(cx, codes::TRUE_OR_FALSE_NOT_TWO, head, message, help);
        return None;
    }
    if options.len() < 2 {
        let message = "this question has a single option";
        asked.fault(cx, codes::TOO_FEW_OPTIONS, head, message, "write at least one more");
        return None;
    }
    let mut right = options.iter().filter(|(option, _)| option.right);
    if right.next().is_none() {
        let message = "no option of this question is marked as right";
        let help = "put an x in the brackets of the right option: - [x] …";
        asked.fault(cx, codes::QUESTION_WITHOUT_RIGHT_ANSWER, head, message, help);
        return None;
    }
    if rule != Rule::Several
        && let Some((_, line)) = right.next()
    {
        let message = "a second option is marked as right";
        let help = match rule {
            Rule::Two => "either true or false is right: take the x out of one of the two",
            _ => "take the x out of all but one, or write ::: question several",
        };
        asked.fault(cx, codes::TWO_RIGHT_ANSWERS, line.clone(), message, help);
        return None;
    }
    Some(())
}
