//! Remarks: `> right:`, `> wrong:`, `> why:`.

use crate::fault::codes;
use crate::model::Rich;
use crate::read::context::{Context, rich};
use crate::read::markdown::{Node, NodeKind, Part, unquoted};
use crate::read::nearest::nearest;

const WORDS: [&str; 3] = ["right", "wrong", "why"];

/// The remarks of a question.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    pub(super) right: Option<Rich>,
    pub(super) wrong: Option<Rich>,
    pub(super) why: Option<Rich>,
}

/// Whether a node above the key is a remark and not a quotation that belongs to what is asked.
pub(super) fn is_remark(part: &Part, node: &Node) -> bool {
    node.kind == NodeKind::Quote
        && unquoted(part, node.span.clone()).first().is_some_and(|(_, line)| word(line).is_some())
}

/// The word with a colon that a line begins with, and what follows.
fn word(line: &str) -> Option<(&str, &str)> {
    let (word, rest) = line.split_once(':')?;
    let shaped = !word.is_empty() && word.chars().all(char::is_alphabetic) && word.chars().all(char::is_lowercase);
    let shaped = shaped || WORDS.contains(&word.to_lowercase().as_str());
    (shaped && (rest.is_empty() || rest.starts_with(' '))).then_some((word, rest.trim_start()))
}

impl Remarks {
    /// Adds the remarks of a quotation; whether they have no faults.
    pub(super) fn add(&mut self, cx: &mut Context, part: &Part, node: &Node, after_key: bool) -> bool {
        let mut said: Vec<(usize, String, String)> = Vec::new();
        let lines = unquoted(part, node.span.clone());
        for (index, (at, line)) in lines.iter().enumerate() {
            let found = word(line).map(|(word, rest)| (word.to_lowercase(), rest));
            let known = found.as_ref().is_some_and(|(word, _)| WORDS.contains(&word.as_str()));
            match (found, said.last_mut()) {
                (Some((word, rest)), _) if known || index == 0 => said.push((*at, word, rest.to_owned())),
                (_, Some((_, _, text))) => {
                    text.push('\n');
                    text.push_str(line);
                }
                (_, None) => {
                    let message = "a remark on the whole question begins with right:, wrong: or why:";
                    let help = if after_key {
                        "write, for example, > why: …; a remark on an option is indented by two spaces below it"
                    } else {
                        "write, for example, > why: …"
                    };
                    cx.fault(codes::UNKNOWN_REMARK, cx.source.line_at(*at), message, help);
                    return false;
                }
            }
        }
        let mut sound = true;
        for (at, word, text) in said {
            let place = match word.as_str() {
                "right" => &mut self.right,
                "wrong" => &mut self.wrong,
                "why" => &mut self.why,
                _ => {
                    let help = match nearest(&word, WORDS) {
                        Some(guess) => format!("did you mean {guess}:?"),
                        None => "the remarks are right:, wrong: and why:".to_owned(),
                    };
                    cx.fault(codes::UNKNOWN_REMARK, at..at + word.len(), format!("there is no remark `{word}`"), help);
                    sound = false;
                    continue;
                }
            };
            if place.is_some() {
                let message = format!("this question has a remark `{word}` already");
                cx.fault(codes::REPEATED_REMARK, at..at + word.len(), message, "write them as one");
                sound = false;
            } else if text.trim().is_empty() {
                let message = format!("the remark `{word}` says nothing");
                cx.fault(
                    codes::UNKNOWN_REMARK,
                    at..at + word.len(),
                    message,
                    "write it behind the colon, or delete it",
                );
                sound = false;
            } else {
                *place = Some(rich(text.trim()));
            }
        }
        sound
    }
}
