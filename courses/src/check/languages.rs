//! The languages of a course against each other: the same blocks, in the same order, with the same keys.

use crate::fault::codes::{self, Code};
use crate::read::Outlines;
use crate::read::kind::Kind;
use crate::read::outline::{Entry, Outline};
use crate::read::source::{Faults, Source, Span};
use crate::read::sources::Sources;

/// Compares every file with its sister in the first language (or in the first that can be compared).
pub(super) fn check(outlines: &[Outlines], sources: &Sources, faults: &mut Faults) {
    for outlines in outlines {
        let mut comparable = outlines.languages.iter().map(|(_, outline)| outline).filter(|outline| outline.complete);
        let Some(first) = comparable.next() else { continue };
        for other in comparable {
            let (Some(source), Some(base)) = (sources.text(&other.path, faults), sources.text(&first.path, faults))
            else {
                continue;
            };
            Pair { first, base, other, source, faults: &mut *faults }.compare();
        }
    }
}

/// A file and its sister in the first language.
struct Pair<'a> {
    first: &'a Outline,
    base: &'a Source,
    other: &'a Outline,
    source: &'a Source,
    faults: &'a mut Faults,
}

impl Pair<'_> {
    fn compare(&mut self) {
        let missing: Vec<&Entry> = self.first.entries.iter().filter(|entry| !has(self.other, &entry.id)).collect();
        let mut extra: Vec<&Entry> = self.other.entries.iter().filter(|entry| !has(self.first, &entry.id)).collect();
        for entry in missing {
            let same = extra.iter().position(|extra| extra.kind == entry.kind);
            match same {
                Some(at) => {
                    let other = extra.remove(at);
                    let message = format!("this block is called #{}, at {} #{}", other.id, self.place(entry), entry.id);
                    let help = format!("call it #{}, or write a block of its own for each", entry.id);
                    self.tell(codes::OTHER_ID, other.head.clone(), message, help);
                }
                None => self.missing(entry),
            }
        }
        for entry in extra {
            let message = format!("{} has no block #{}", self.first.path, entry.id);
            let help = "write it there too, or delete it here";
            self.tell(codes::EXTRA_BLOCK, entry.head.clone(), message, help);
        }
        self.order();
        for entry in &self.other.entries {
            if let Some(first) = self.first.entries.iter().find(|first| first.id == entry.id) {
                self.same(first, entry);
            }
        }
    }

    /// Tells a block that is missing, at the block after which it belongs.
    fn missing(&mut self, entry: &Entry) {
        let before = self.first.entries.iter().take_while(|first| first.id != entry.id).collect::<Vec<_>>();
        let neighbour = before.iter().rev().find_map(|before| find(self.other, &before.id));
        let at = neighbour.map_or_else(|| self.other.title.clone(), |neighbour| neighbour.head.clone());
        let name = entry.kind.map(Kind::name).unwrap_or_default();
        let message = format!("the block #{} ({name}) of {} is missing here", entry.id, self.place(entry));
        self.tell(codes::MISSING_BLOCK, at, message, "write it below this, in this language");
    }

    /// Tells the first block that stands elsewhere.
    fn order(&mut self) {
        let common = |of: &Outline, with: &Outline| -> Vec<String> {
            of.entries.iter().filter(|entry| has(with, &entry.id)).map(|entry| entry.id.clone()).collect()
        };
        let (here, there) = (common(self.other, self.first), common(self.first, self.other));
        let Some((_, wanted)) = here.iter().zip(&there).find(|(here, there)| here != there) else { return };
        let Some(entry) = find(self.other, wanted) else { return };
        let index = there.iter().position(|id| id == wanted).unwrap_or_default();
        let help = match index.checked_sub(1).and_then(|before| there.get(before)) {
            Some(before) => format!("put it after #{before}"),
            None => "put it before the other blocks".to_owned(),
        };
        let message = format!("the block #{wanted} stands elsewhere than in {}", self.first.path);
        self.tell(codes::OTHER_ORDER, entry.head.clone(), message, help);
    }

    /// Compares a block with its sister: its kind, then what of it is no matter of language.
    fn same(&mut self, first: &Entry, entry: &Entry) {
        let (Some(wanted), Some(kind)) = (first.kind, entry.kind) else { return };
        if wanted != kind {
            let message =
                format!("this is a block `{}`, at {} it is `{}`", kind.name(), self.place(first), wanted.name());
            let help = format!("write ::: {} #{}", wanted.name(), entry.id);
            self.tell(codes::OTHER_KIND, entry.head.clone(), message, help);
            return;
        }
        let (Some(wanted), Some(facts)) = (&first.facts, &entry.facts) else { return };
        let is_question = matches!(kind, Kind::Question(_));
        for fact in facts {
            match wanted.iter().find(|wanted| wanted.what == fact.what) {
                Some(wanted) if wanted.value == fact.value => {}
                Some(wanted) => {
                    let at = self.base.position(wanted.at.start);
                    let place = format!("{}:{}", at.file, at.line);
                    let message = format!("{} is {} here, and {} at {place}", fact.what, fact.value, wanted.value);
                    let help = if is_question {
                        "the right answer is the same in every language: make them alike"
                    } else {
                        "this is the same in every language: make them alike"
                    };
                    self.tell(code(is_question), fact.at.clone(), message, help);
                    return;
                }
                None => {
                    let message = format!("`{}` stands here, but not at {}", fact.what, self.place(first));
                    self.tell(code(is_question), fact.at.clone(), message, "write it there too, or delete it here");
                    return;
                }
            }
        }
        if let Some(lost) = wanted.iter().find(|wanted| !facts.iter().any(|fact| fact.what == wanted.what)) {
            let message = format!("`{}` is missing here; at {} it is {}", lost.what, self.place(first), lost.value);
            self.tell(code(is_question), entry.head.clone(), message, "write it here too");
        }
    }

    /// Where a block of the first language stands.
    fn place(&self, entry: &Entry) -> String {
        let at = self.base.position(entry.head.start);
        format!("{}:{}", at.file, at.line)
    }

    fn tell(&mut self, code: Code, span: Span, message: String, help: impl Into<String>) {
        self.faults.push(self.source.fault(code, span, message, help));
    }
}

const fn code(is_question: bool) -> Code {
    if is_question { codes::OTHER_KEY } else { codes::OTHER_DATA }
}

fn find<'a>(outline: &'a Outline, id: &str) -> Option<&'a Entry> {
    outline.entries.iter().find(|entry| entry.id == id)
}

fn has(outline: &Outline, id: &str) -> bool {
    find(outline, id).is_some()
}
