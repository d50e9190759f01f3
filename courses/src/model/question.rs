//! Questions and their keys.

use super::{Position, Rich};

/// A question, practice or test, with its key.
#[derive(Clone, Debug)]
pub struct Question {
    /// Id, unique in the course, the same in every language.
    pub id: String,
    /// Where it begins.
    pub at: Position,
    /// What is asked.
    pub prompt: Rich,
    /// Kind, choices and key.
    pub body: QuestionBody,
    /// Shown with a right answer.
    pub right: Option<Rich>,
    /// Shown with a wrong answer.
    pub wrong: Option<Rich>,
    /// Shown with any answer: why it is so.
    pub why: Option<Rich>,
}

/// The kinds of questions. Indexes count from 0 in the author's order, which is the same in every language.
#[derive(Clone, Debug)]
pub enum QuestionBody {
    /// One option of several is right.
    One(Vec<ChoiceOption>),
    /// Several options (at least one) are right.
    Several(Vec<ChoiceOption>),
    /// Two options, the first meaning true, the second false.
    TrueOrFalse(Vec<ChoiceOption>),
    /// To each left item belongs one right item; right items may be more, or serve several left ones.
    Matching {
        /// What is asked about.
        lefts: Vec<MatchingItem>,
        /// What is chosen from; no two alike.
        rights: Vec<Rich>,
    },
    /// Items, in the right order.
    Ordering(Vec<OrderingItem>),
    /// Text with gaps.
    Gaps(Vec<GapPiece>),
    /// A number.
    Number {
        /// The right value.
        value: f64,
        /// Right when within this distance.
        tolerance: f64,
        /// What the number counts, shown after the field.
        unit: Option<String>,
    },
    /// A short text; any of these is right.
    Short(Vec<String>),
}

/// An option of a choice.
#[derive(Clone, Debug)]
pub struct ChoiceOption {
    /// Its text.
    pub text: Rich,
    /// Whether it belongs to the right answer.
    pub right: bool,
    /// Why it is right or wrong.
    pub feedback: Option<Rich>,
}

/// A left item of a matching question.
#[derive(Clone, Debug)]
pub struct MatchingItem {
    /// Its text.
    pub text: Rich,
    /// Index of the right item that belongs to it.
    pub right: usize,
    /// Why.
    pub feedback: Option<Rich>,
}

/// An item of an ordering question.
#[derive(Clone, Debug)]
pub struct OrderingItem {
    /// Its text.
    pub text: Rich,
    /// Why it comes where it comes.
    pub feedback: Option<Rich>,
}

/// A piece of a text with gaps.
#[derive(Clone, Debug)]
pub enum GapPiece {
    /// Text between gaps.
    Text(Rich),
    /// A gap; any of these texts fills it. The first is the one shown as the key.
    Gap(Vec<String>),
}
