//! Right answers on a line of their own: numbers and short texts.

use super::{Asked, Body};
use crate::fault::codes;
use crate::model::QuestionBody;
use crate::read::context::Context;
use crate::read::markdown::Part;
use crate::read::outline::fact;
use crate::read::source::Span;
use crate::text::{self, Readings};

/// Takes the lines that begin with `=` out of the body.
pub(super) fn take(body: &mut Part) -> Vec<Span> {
    let mut lines = Vec::new();
    for line in body.lines() {
        let line = body.trimmed(line);
        let text = body.at(line.clone());
        if text == "=" || text.starts_with("= ") || text.starts_with("=\t") {
            lines.push(line);
        }
    }
    for line in &lines {
        body.blank(line.clone());
    }
    lines
}

/// The one line with the answer, what stands in it behind the `=`, and where.
fn answer(cx: &mut Context, asked: &mut Asked, lines: &[Span], example: &str) -> Option<(String, Span)> {
    asked.key = lines.first().map(|line| {
        let before = asked.nodes.iter().take_while(|node| node.span.start < line.start).count();
        before..before
    });
    let Some(line) = lines.first() else {
        let message = "this question has no right answer";
        let help = format!("write it on a line of its own: {example}");
        asked.fault(cx, codes::QUESTION_WITHOUT_ANSWER, asked.head.clone(), message, help);
        return None;
    };
    if let Some(second) = lines.get(1) {
        let message = "the right answer stands above already";
        let help = "a number has one; alternatives of a short text stand on one line: = one | other";
        asked.fault(cx, codes::REPEATED_ANSWER, second.clone(), message, help);
        return None;
    }
    let text = cx.source.part(line.clone()).trim_start_matches('=');
    let span = line.end - text.trim_start().len()..line.end;
    let text = text.trim().to_owned();
    if text.is_empty() {
        let message = "here the right answer is missing";
        asked.fault(
            cx,
            codes::QUESTION_WITHOUT_ANSWER,
            line.clone(),
            message,
            format!("write, for example: {example}"),
        );
        return None;
    }
    Some((text, span))
}

pub(super) fn short(cx: &mut Context, asked: &mut Asked, lines: &[Span]) -> Body {
    let example = "= one answer | another that is right too";
    let (answer, span) = answer(cx, asked, lines, example)?;
    let texts: Vec<String> = answer.split('|').map(|text| text.trim().to_owned()).collect();
    if texts.iter().any(String::is_empty) {
        let message = "one of these answers is empty";
        let help = format!("write text before and after every |: {example}");
        asked.fault(cx, codes::QUESTION_WITHOUT_ANSWER, span, message, help);
        return None;
    }
    Some((QuestionBody::Short(texts), Vec::new()))
}

pub(super) fn number(cx: &mut Context, asked: &mut Asked, lines: &[Span]) -> Body {
    let example = "= 11,5 ± 0,5 %";
    let (answer, span) = answer(cx, asked, lines, example)?;
    let (value, rest) = leading(&answer);
    if let Some((value, grouped)) = value.and_then(|value| Some((value.value, value.grouped?))) {
        return ambiguous(cx, asked, span, value, grouped);
    }
    let Some(value) = value.map(|value| value.value) else {
        let message = format!("`{answer}` does not begin with a number");
        asked.fault(cx, codes::WRONG_NUMBER, span, message, format!("write, for example: {example}"));
        return None;
    };
    let (tolerance, rest) = match ["±", "+-", "+/-"].iter().find_map(|sign| rest.strip_prefix(sign)) {
        None => (Some(Readings { value: 0.0, grouped: None }), rest),
        Some(rest) => leading(rest.trim_start()),
    };
    if let Some((value, grouped)) = tolerance.and_then(|value| Some((value.value, value.grouped?))) {
        return ambiguous(cx, asked, span, value, grouped);
    }
    let Some(tolerance) = tolerance.map(|tolerance| tolerance.value) else {
        let message = "after ± comes the tolerance, a number";
        asked.fault(cx, codes::WRONG_NUMBER, span, message, format!("write, for example: {example}"));
        return None;
    };
    if tolerance < 0.0 {
        let message = "the tolerance is below zero";
        let help = "write how far from the number an answer may be, in both directions: ± 1";
        asked.fault(cx, codes::NEGATIVE_TOLERANCE, span, message, help);
        return None;
    }
    if rest.starts_with(|c: char| c.is_ascii_digit()) || rest.contains(['±', '=', '|']) || rest.contains("+-") {
        let message = format!("`{rest}` is not a unit");
        let help = format!("first the number, then the tolerance, then the unit: {example}");
        asked.fault(cx, codes::WRONG_NUMBER, span, message, help);
        return None;
    }
    let unit = (!rest.is_empty()).then(|| rest.to_owned());
    let facts =
        vec![fact("the number", value.to_string(), span.clone()), fact("the tolerance", tolerance.to_string(), span)];
    Some((QuestionBody::Number { value, tolerance, unit }, facts))
}

fn ambiguous(cx: &mut Context, asked: &mut Asked, span: Span, value: f64, grouped: f64) -> Body {
    let message = format!("this number can be read as {value} and as {grouped}");
    let mut small = value.to_string();
    if small.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3) {
        small.push('0');
    }
    let help = format!("write {grouped} if it is large, {small} if it is small");
    asked.fault(cx, codes::WRONG_NUMBER, span, message, help);
    None
}

/// The number that a text begins with, and what follows it.
fn leading(text: &str) -> (Option<Readings>, &str) {
    let mut end = 0;
    let mut after_space = false;
    for (at, c) in text.char_indices() {
        let is_space = matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}');
        let is_sign = at == 0 && matches!(c, '-' | '\u{2212}' | '+');
        let is_point = matches!(c, ',' | '.') && !after_space;
        if !(c.is_ascii_digit() || is_space || is_sign || is_point) {
            break;
        }
        if c.is_ascii_digit() || is_sign {
            end = at + c.len_utf8();
        }
        after_space = is_space;
    }
    let (number, rest) = text.split_at(end);
    (text::number(number, None), rest.trim())
}
