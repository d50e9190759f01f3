//! Questions, practice and test.

mod choice;
mod gap;
mod line;
mod matching;
mod ordering;
mod remarks;

use self::remarks::Remarks;
use super::blocks::Opened;
use super::context::{Context, rich};
use super::kind::QuestionKind;
use super::markdown::{Node, NodeKind, Part, unindented, unquoted};
use super::outline::Fact;
use super::source::Span;
use super::text::{self, Headings};
use crate::fault::codes::{self, Code};
use crate::model::{Question, QuestionBody, Rich};

/// Reads a question; `None` when it has faults.
pub(super) fn read(cx: &mut Context, opened: Opened, kind: QuestionKind, id: String) -> Option<(Question, Vec<Fact>)> {
    let Opened { head, mut body } = opened;
    let at = cx.position(head.start);
    let lines = match kind {
        QuestionKind::Number | QuestionKind::Short => line::take(&mut body),
        _ => Vec::new(),
    };
    text::check(cx, &body, Headings::None("a question"));
    let tree = body.tree();
    let mut asked =
        Asked { head, part: &body, nodes: &tree, key: None, asks_itself: kind == QuestionKind::Gap, sound: true };
    let read = match kind {
        QuestionKind::One => choice::read(cx, &mut asked, choice::Rule::One),
        QuestionKind::Several => choice::read(cx, &mut asked, choice::Rule::Several),
        QuestionKind::TrueOrFalse => choice::read(cx, &mut asked, choice::Rule::Two),
        QuestionKind::Matching => matching::read(cx, &mut asked),
        QuestionKind::Ordering => ordering::read(cx, &mut asked),
        QuestionKind::Gap => gap::read(cx, &mut asked),
        QuestionKind::Number => line::number(cx, &mut asked, &lines),
        QuestionKind::Short => line::short(cx, &mut asked, &lines),
    };
    let prompt = asked.prompt(cx);
    let remarks = asked.remarks(cx);
    let sound = asked.sound;
    let (body, facts) = read?;
    let Remarks { right, wrong, why } = remarks?;
    sound.then_some((Question { id, at, prompt, body, right, wrong, why }, facts))
}

/// A question's text while it is taken apart.
struct Asked<'a> {
    /// Its first line.
    head: Span,
    part: &'a Part<'a>,
    nodes: &'a [Node],
    /// Which of the nodes hold what is answered; before them stands what is asked.
    key: Option<std::ops::Range<usize>>,
    /// Whether what is answered asks by itself.
    asks_itself: bool,
    /// Whether no fault has been found.
    sound: bool,
}

/// What the reader of a kind finds: the body, and what of it is the same in every language.
type Body = Option<(QuestionBody, Vec<Fact>)>;

impl Asked<'_> {
    /// Tells a fault.
    fn fault(&mut self, cx: &mut Context, code: Code, span: Span, message: impl Into<String>, help: impl Into<String>) {
        cx.fault(code, span, message, help);
        self.sound = false;
    }

    /// What is asked: all before the key, but for remarks.
    fn prompt(&mut self, cx: &mut Context) -> Rich {
        let before = self.key.as_ref().map_or(self.nodes.len(), |key| key.start);
        let nodes = self.nodes.get(..before).unwrap_or_default();
        let nodes = nodes.iter().filter(|node| !remarks::is_remark(self.part, node));
        let text: Vec<&str> = nodes.map(|node| self.part.at(node.span.clone()).trim_end()).collect();
        let prompt = text.join("\n\n");
        if prompt.trim().is_empty() && !self.asks_itself && self.key.is_some() {
            let help = "write what is asked below the first line";
            self.fault(cx, codes::QUESTION_WITHOUT_PROMPT, self.head.clone(), "this question asks nothing", help);
        }
        rich(prompt)
    }

    /// The remarks, and a fault for what else stands after the key.
    fn remarks(&mut self, cx: &mut Context) -> Option<Remarks> {
        let after = self.key.as_ref().map_or(self.nodes.len(), |key| key.end);
        let mut remarks = Remarks::default();
        let mut sound = true;
        for (index, node) in self.nodes.iter().enumerate() {
            let is_after = index >= after;
            if node.kind == NodeKind::Quote && (is_after || remarks::is_remark(self.part, node)) {
                sound &= remarks.add(cx, self.part, node, is_after);
            } else if is_after {
                let message = "after what is answered come remarks and nothing else";
                let help = "write it above, as part of what is asked, or as a remark: > why: …";
                cx.fault(codes::UNEXPECTED_TEXT, cx.source.line_at(node.span.start), message, help);
                sound = false;
            }
        }
        sound.then_some(remarks)
    }

    /// The text of an item or a cell as inline Markdown.
    fn inline(&self, span: Span) -> Rich {
        rich(unindented(self.part.at(span)))
    }

    /// The remark on an option or item: the quotations below its text. Tells a fault for what else is there.
    fn feedback(&mut self, cx: &mut Context, item: &Node) -> Option<Rich> {
        let mut said = Vec::new();
        for node in item.children.iter().skip(1) {
            if node.kind == NodeKind::Quote {
                let lines = unquoted(self.part, node.span.clone());
                said.push(lines.into_iter().map(|(_, line)| line).collect::<Vec<_>>().join("\n").trim().to_owned());
            } else {
                let message = "an option or item is one paragraph, with a remark at most";
                let help = "write the remark as a quotation below it: > Because …";
                self.fault(cx, codes::UNEXPECTED_TEXT, cx.source.line_at(node.span.start), message, help);
            }
        }
        let said = said.join("\n\n");
        (!said.is_empty()).then(|| rich(said))
    }
}

impl Asked<'_> {
    /// Tells what stands between parts of the key and does not belong there.
    fn between(&mut self, cx: &mut Context, nodes: std::ops::Range<usize>) {
        for node in self.nodes.get(nodes).unwrap_or_default() {
            match node.kind {
                NodeKind::List { .. } => {}
                NodeKind::Quote => {
                    let message = "this remark belongs to no option";
                    let help =
                        "indent it by two spaces below its option; remarks on the whole question stand below all";
                    self.fault(cx, codes::UNKNOWN_REMARK, cx.source.line_at(node.span.start), message, help);
                }
                _ => {
                    let message = "between options stands nothing else";
                    let help = "indent it by two spaces and write it as a quotation, if it is a remark: > Because …";
                    self.fault(cx, codes::UNEXPECTED_TEXT, cx.source.line_at(node.span.start), message, help);
                }
            }
        }
    }
}
