//! Marking: whether an answer is right, and what it says to each option.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use crate::answer::Answer;
use crate::draw::Draw;
use crate::model::{ChoiceOption, FinalTest, GapPiece, Lang, Question, QuestionBody, Rich};
use crate::text;

/// The result of marking one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    /// Whether the whole answer is right.
    pub right: bool,
    /// One for each option (choices), left item (matching), item (ordering), gap; in the author's order.
    /// Empty for numbers and short texts.
    pub parts: Vec<PartGrade>,
}

/// The result for one part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartGrade {
    /// Whether the learner chose it (choices); always true for the other kinds.
    pub chosen: bool,
    /// Choices: whether choosing or leaving it was right. Other kinds: whether this part is right.
    pub right: bool,
}

/// Marks an answer. An answer of another kind than the question's is wrong.
#[must_use]
pub fn grade(question: &Question, answer: &Answer) -> Grade {
    match (&question.body, answer) {
        (QuestionBody::One(options) | QuestionBody::TrueOrFalse(options), Answer::One(chosen)) => {
            choices(options, &[*chosen])
        }
        (QuestionBody::Several(options), Answer::Several(chosen)) => choices(options, chosen),
        (QuestionBody::Matching { lefts, .. }, Answer::Matching(rights)) => {
            parts(lefts.len(), rights.len(), |part| usize::from(rights[part]) == lefts[part].right)
        }
        (QuestionBody::Ordering(items), Answer::Ordering(given)) => {
            parts(items.len(), given.len(), |part| usize::from(given[part]) == part)
        }
        (QuestionBody::Gaps(pieces), Answer::Gaps(texts)) => {
            let keys: Vec<&[String]> = gaps(pieces).collect();
            parts(keys.len(), texts.len(), |part| fits(keys[part], &texts[part]))
        }
        (QuestionBody::Number { value, tolerance, unit }, Answer::Number(written)) => {
            let near = |read: f64| (read - value).abs() <= tolerance + rounding(*value, *tolerance);
            let readings = text::number(written, unit.as_deref());
            let right = readings.is_some_and(|read| near(read.value) || read.grouped.is_some_and(near));
            Grade { right, parts: Vec::new() }
        }
        (QuestionBody::Short(keys), Answer::Short(written)) => Grade { right: fits(keys, written), parts: Vec::new() },
        (QuestionBody::One(options) | QuestionBody::TrueOrFalse(options) | QuestionBody::Several(options), _) => {
            Grade { right: false, ..choices(options, &[]) }
        }
        (QuestionBody::Matching { lefts, .. }, _) => all_wrong(lefts.len()),
        (QuestionBody::Ordering(items), _) => all_wrong(items.len()),
        (QuestionBody::Gaps(pieces), _) => all_wrong(gaps(pieces).count()),
        (QuestionBody::Number { .. } | QuestionBody::Short(_), _) => all_wrong(0),
    }
}

fn choices(options: &[ChoiceOption], chosen: &[u16]) -> Grade {
    let part = |(index, option): (usize, &ChoiceOption)| {
        let chosen = chosen.iter().any(|chosen| usize::from(*chosen) == index);
        PartGrade { chosen, right: chosen == option.right }
    };
    let parts: Vec<PartGrade> = options.iter().enumerate().map(part).collect();
    let known = chosen.iter().all(|chosen| usize::from(*chosen) < options.len());
    Grade { right: known && parts.iter().all(|part| part.right), parts }
}

/// Marks each part; an answer with more or fewer parts than the question is wrong in all.
fn parts(asked: usize, answered: usize, right: impl Fn(usize) -> bool) -> Grade {
    if asked != answered {
        return all_wrong(asked);
    }
    let parts: Vec<PartGrade> = (0..asked).map(|part| PartGrade { chosen: true, right: right(part) }).collect();
    Grade { right: parts.iter().all(|part| part.right), parts }
}

fn all_wrong(parts: usize) -> Grade {
    Grade { right: false, parts: vec![PartGrade { chosen: true, right: false }; parts] }
}

fn gaps(pieces: &[GapPiece]) -> impl Iterator<Item = &[String]> {
    pieces.iter().filter_map(|piece| match piece {
        GapPiece::Gap(keys) => Some(keys.as_slice()),
        GapPiece::Text(_) => None,
    })
}

fn fits(keys: &[String], written: &str) -> bool {
    let written = text::folded(written);
    keys.iter().any(|key| text::folded(key) == written)
}

/// What binary fractions may be off: 0.3 is right where 0.2 ± 0.1 is asked.
fn rounding(value: f64, tolerance: f64) -> f64 {
    (value.abs() + tolerance.abs()) * 1e-12
}

/// Which remarks of options and items are shown with a practice answer, by the author's index; parts without a remark,
/// and remarks that would give the key away, are `None`. Empty for numbers and short texts.
///
/// While the answer is wrong, only what the learner chose (choices) or got right (matching, ordering) is remarked on;
/// once it is right, everything is.
#[must_use]
pub fn shown_feedback<'a>(question: &'a Question, answer: &Answer, grade: &Grade) -> Vec<Option<&'a Rich>> {
    let part = |index: usize| grade.parts.get(index);
    let chosen = |index: usize| match (&question.body, answer) {
        (QuestionBody::One(_) | QuestionBody::TrueOrFalse(_), Answer::One(chosen)) => usize::from(*chosen) == index,
        (QuestionBody::Several(_), Answer::Several(chosen)) => chosen.iter().any(|one| usize::from(*one) == index),
        _ => false,
    };
    let of_option =
        |(index, option): (usize, &'a ChoiceOption)| option.feedback.as_ref().filter(|_| grade.right || chosen(index));
    let of_part = |index: usize, feedback: &'a Option<Rich>| {
        feedback.as_ref().filter(|_| grade.right || part(index).is_some_and(|part| part.right))
    };
    match &question.body {
        QuestionBody::One(options) | QuestionBody::TrueOrFalse(options) | QuestionBody::Several(options) => {
            options.iter().enumerate().map(of_option).collect()
        }
        QuestionBody::Matching { lefts, .. } => {
            lefts.iter().enumerate().map(|(index, left)| of_part(index, &left.feedback)).collect()
        }
        QuestionBody::Ordering(items) => {
            items.iter().enumerate().map(|(index, item)| of_part(index, &item.feedback)).collect()
        }
        QuestionBody::Gaps(pieces) => gaps(pieces).map(|_| None).collect(),
        QuestionBody::Number { .. } | QuestionBody::Short(_) => Vec::new(),
    }
}

impl Answer {
    /// The right answer; of several right texts the first. For tests and authors' tools: never sent to a browser.
    #[must_use]
    pub fn key(question: &Question) -> Self {
        let first = |keys: &[String]| keys.first().cloned().unwrap_or_default();
        match &question.body {
            QuestionBody::One(options) | QuestionBody::TrueOrFalse(options) => {
                Self::One(right_options(options).next().unwrap_or_default())
            }
            QuestionBody::Several(options) => Self::Several(right_options(options).collect()),
            QuestionBody::Matching { lefts, .. } => {
                Self::Matching(lefts.iter().map(|left| index(left.right)).collect())
            }
            QuestionBody::Ordering(items) => Self::Ordering((0..items.len()).map(index).collect()),
            QuestionBody::Gaps(pieces) => Self::Gaps(gaps(pieces).map(first).collect()),
            QuestionBody::Number { value, .. } => Self::Number(value.to_string()),
            QuestionBody::Short(keys) => Self::Short(first(keys)),
        }
    }
}

fn right_options(options: &[ChoiceOption]) -> impl Iterator<Item = u16> {
    options.iter().enumerate().filter(|(_, option)| option.right).map(|(option, _)| index(option))
}

/// An index as answers keep it; no question has more things than that.
fn index(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}

/// The score of an attempt. One point a question, no parts of points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// Right answers.
    pub points: u32,
    /// Questions.
    pub of: u32,
    /// Whether the pass mark is reached.
    pub passed: bool,
    /// By module id: right answers and questions.
    pub modules: BTreeMap<String, (u32, u32)>,
}

/// Points in whole percent, rounded down, so that 74.9 is never shown as a passing 75.
#[must_use]
pub fn percent(points: u32, of: u32) -> u32 {
    (points * 100).checked_div(of).unwrap_or(0)
}

impl Score {
    /// The score in whole percent.
    #[must_use]
    pub fn percent(&self) -> u32 {
        percent(self.points, self.of)
    }

    /// Modules in which not every answer was right: those to revisit.
    pub fn to_revisit(&self) -> impl Iterator<Item = &str> {
        self.modules.iter().filter(|(_, (points, of))| points < of).map(|(module, _)| module.as_str())
    }
}

/// Marks an attempt. Each answer is marked by the question in the language it was given in. A question that was not
/// answered is wrong; one that the course no longer has counts for nobody (it is left out of `of`).
#[must_use]
pub fn score(test: &FinalTest, draw: &Draw, answers: &HashMap<String, (Lang, Answer)>) -> Score {
    let mut modules: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for drawn in &draw.questions {
        let Some(module) = test.module_of(&drawn.question) else { continue };
        let right = answers.get(&drawn.question).is_some_and(|(lang, answer)| {
            // A language that the course has given up since: its keys by index are those of the other languages.
            let mut langs = std::iter::once(*lang).chain(Lang::ALL);
            let question = langs.find_map(|lang| test.question(&drawn.question, lang));
            question.is_some_and(|question| grade(question, answer).right)
        });
        let (points, of) = modules.entry(module.to_owned()).or_default();
        *points += u32::from(right);
        *of += 1;
    }
    let (points, of) = modules.values().fold((0, 0), |sum, (points, of)| (sum.0 + points, sum.1 + of));
    let passed = of > 0 && points >= test.points_needed(of);
    Score { points, of, passed, modules }
}
