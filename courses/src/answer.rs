//! An answer: read from form fields, kept in the author's order of things, independent of language.

use serde::{Deserialize, Serialize};

use crate::model::{GapPiece, Question, QuestionBody};
use crate::text;

/// The longest text that a gap, a number or a short text may have, in characters.
pub const LONGEST_TEXT: usize = 500;

/// How many foreign fields are told: a form can have thousands, and no browser of ours sends one.
const MOST_FOREIGN: usize = 10;

/// What a learner answered. Indexes are the author's (see [`crate::model::QuestionBody`]), never those shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// The option chosen (one of several, true or false).
    One(u16),
    /// The options chosen, ascending.
    Several(Vec<u16>),
    /// For each left item, in order, the right item chosen.
    Matching(Vec<u16>),
    /// The items in the order that the learner gave them.
    Ordering(Vec<u16>),
    /// What was written in each gap.
    Gaps(Vec<String>),
    /// What was written as the number.
    Number(String),
    /// What was written.
    Short(String),
}

/// Something wrong with a field of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFault {
    /// The field's name.
    pub field: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What can be wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was chosen or written.
    Missing,
    /// The field does not belong to this question, or occurs more often than it may.
    Foreign,
    /// The option does not exist.
    UnknownOption,
    /// Two items have the same place in the order.
    PlaceTwice,
    /// Not a number. Comma and point are both taken as the decimal sign.
    NotANumber,
    /// Longer than [`LONGEST_TEXT`].
    TooLong,
    /// Has control characters.
    ControlCharacters,
}

impl Answer {
    /// Reads the answer to `question` from form fields.
    ///
    /// `order` is the order in which things were shown (see [`crate::draw`]): the value `3` of a field means `order[3]`.
    /// Field names: `answer` (one, true or false, number, short; repeated for several), `answer-0`, `answer-1` …
    /// (matching: left items in the author's order, the value is a right item as shown; ordering: items as shown,
    /// the value is the place from 1; gaps in order). Fields named otherwise are the caller's and must have been
    /// taken out.
    ///
    /// # Errors
    /// Every faulty field, in the order of the form; of fields that the question does not have, the first few.
    pub fn read(question: &Question, order: &[u16], fields: &[(String, String)]) -> Result<Self, Vec<FieldFault>> {
        let mut form = Form { order, fields, faults: Vec::new() };
        let names = field_names(question);
        let answer = match &question.body {
            QuestionBody::One(options) | QuestionBody::TrueOrFalse(options) => {
                form.index(ONE, options.len()).map(Self::One)
            }
            QuestionBody::Several(options) => form.indexes(options.len()).map(Self::Several),
            QuestionBody::Matching { rights, .. } => {
                all(names.iter().map(|name| form.index(name, rights.len()))).map(Self::Matching)
            }
            QuestionBody::Ordering(_) => form.places(&names).map(Self::Ordering),
            QuestionBody::Gaps(_) => all(names.iter().map(|name| form.text(name))).map(Self::Gaps),
            QuestionBody::Number { unit, .. } => form.number(unit.as_deref()).map(Self::Number),
            QuestionBody::Short(_) => form.text(ONE).map(Self::Short),
        };
        form.foreign(&names);
        match answer {
            Some(answer) if form.faults.is_empty() => Ok(answer),
            _ => Err(form.faults),
        }
    }

    /// The form fields that make this answer again in the form that shows things in this order: names and values.
    /// Empty for an answer of another kind than the question's; what the question no longer has is left out.
    #[must_use]
    pub fn shown(&self, question: &Question, order: &[u16]) -> Vec<(String, String)> {
        let place = |author: u16| order.iter().position(|index| *index == author);
        let names = field_names(question);
        let choice = |name: &str, author: u16| Some((name.to_owned(), place(author)?.to_string()));
        match (&question.body, self) {
            (QuestionBody::One(_) | QuestionBody::TrueOrFalse(_), Self::One(index)) => {
                choice(ONE, *index).into_iter().collect()
            }
            (QuestionBody::Several(_), Self::Several(indexes)) => {
                let mut places: Vec<usize> = indexes.iter().filter_map(|index| place(*index)).collect();
                places.sort_unstable();
                places.into_iter().map(|place| (ONE.to_owned(), place.to_string())).collect()
            }
            (QuestionBody::Matching { .. }, Self::Matching(rights)) => {
                names.iter().zip(rights).filter_map(|(name, right)| choice(name, *right)).collect()
            }
            (QuestionBody::Ordering(_), Self::Ordering(items)) => {
                let given = |item: &u16| items.iter().position(|given| given == item);
                let place = |(name, item)| Some((String::clone(name), (given(item)? + 1).to_string()));
                names.iter().zip(order).filter_map(place).collect()
            }
            (QuestionBody::Gaps(_), Self::Gaps(texts)) => names.into_iter().zip(texts.iter().cloned()).collect(),
            (QuestionBody::Number { .. }, Self::Number(text)) | (QuestionBody::Short(_), Self::Short(text)) => {
                vec![(ONE.to_owned(), text.clone())]
            }
            _ => Vec::new(),
        }
    }
}

/// The name of the field of a question that has only one.
const ONE: &str = "answer";

/// The names of a question's fields, in the order of its form.
fn field_names(question: &Question) -> Vec<String> {
    let fields = match &question.body {
        QuestionBody::Matching { lefts, .. } => lefts.len(),
        QuestionBody::Ordering(items) => items.len(),
        QuestionBody::Gaps(pieces) => pieces.iter().filter(|piece| matches!(piece, GapPiece::Gap(_))).count(),
        _ => return vec![ONE.to_owned()],
    };
    (0..fields).map(|index| format!("{ONE}-{index}")).collect()
}

/// All values, or `None` when one is missing; every one is looked at, so that every fault is found.
fn all<T>(values: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    values.collect::<Vec<_>>().into_iter().collect()
}

/// A form being read.
struct Form<'a> {
    order: &'a [u16],
    fields: &'a [(String, String)],
    faults: Vec<FieldFault>,
}

impl<'a> Form<'a> {
    fn fault<T>(&mut self, field: &str, problem: Problem) -> Option<T> {
        let fault = FieldFault { field: field.to_owned(), problem };
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
        None
    }

    fn values(&self, name: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        let name = name.to_owned();
        self.fields.iter().filter(move |(field, _)| *field == name).map(|(_, value)| value.as_str())
    }

    /// The field's only value, without spaces around it.
    fn single(&mut self, name: &str) -> Option<&'a str> {
        let mut values = self.values(name).map(str::trim);
        match (values.next(), values.next()) {
            (_, Some(_)) => self.fault(name, Problem::Foreign),
            (None | Some(""), None) => self.fault(name, Problem::Missing),
            (value, None) => value,
        }
    }

    /// The author's index of one of so many things that `value` chooses.
    fn chosen(&mut self, name: &str, value: &str, things: usize) -> Option<u16> {
        let place = plain_number(value);
        match place.and_then(|place| self.order.get(place)) {
            Some(index) if usize::from(*index) < things => Some(*index),
            _ => self.fault(name, Problem::UnknownOption),
        }
    }

    fn index(&mut self, name: &str, things: usize) -> Option<u16> {
        let value = self.single(name)?;
        self.chosen(name, value, things)
    }

    fn indexes(&mut self, things: usize) -> Option<Vec<u16>> {
        let values: Vec<&str> = self.values(ONE).map(str::trim).collect();
        if values.is_empty() {
            return self.fault(ONE, Problem::Missing);
        }
        let mut chosen = all(values.into_iter().map(|value| self.chosen(ONE, value, things)))?;
        chosen.sort_unstable();
        if chosen.windows(2).any(|pair| pair[0] == pair[1]) {
            return self.fault(ONE, Problem::Foreign);
        }
        Some(chosen)
    }

    fn places(&mut self, names: &[String]) -> Option<Vec<u16>> {
        let mut items: Vec<Option<u16>> = vec![None; names.len()];
        let mut complete = true;
        for (shown, name) in names.iter().enumerate() {
            let Some(value) = self.single(name) else {
                complete = false;
                continue;
            };
            let place = plain_number(value).and_then(|place| place.checked_sub(1));
            let item = self.order.get(shown).copied().filter(|item| usize::from(*item) < names.len());
            match (place.and_then(|place| items.get_mut(place)), item) {
                (Some(free @ None), Some(item)) => *free = Some(item),
                (Some(Some(_)), Some(_)) => complete = self.fault(name, Problem::PlaceTwice).unwrap_or(false),
                _ => complete = self.fault(name, Problem::UnknownOption).unwrap_or(false),
            }
        }
        if complete { items.into_iter().collect() } else { None }
    }

    fn text(&mut self, name: &str) -> Option<String> {
        let value = self.single(name)?;
        if value.chars().count() > LONGEST_TEXT {
            return self.fault(name, Problem::TooLong);
        }
        if value.chars().any(char::is_control) {
            return self.fault(name, Problem::ControlCharacters);
        }
        Some(value.to_owned())
    }

    fn number(&mut self, unit: Option<&str>) -> Option<String> {
        let value = self.text(ONE)?;
        if text::number(&value, unit).is_none() {
            return self.fault(ONE, Problem::NotANumber);
        }
        Some(value)
    }

    /// Fields that the question does not have.
    fn foreign(&mut self, names: &[String]) {
        let fields = self.fields;
        for (field, _) in fields.iter().filter(|(field, _)| !names.contains(field)).take(MOST_FOREIGN) {
            self.fault::<()>(field, Problem::Foreign);
        }
    }
}

/// A number written in digits and nothing else.
fn plain_number(value: &str) -> Option<usize> {
    if value.is_empty() || !value.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    value.parse().ok()
}
