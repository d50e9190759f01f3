//! Tables of `course.toml`, taken apart key by key.

use std::ops::RangeInclusive;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::fault::codes::{self, Code};
use crate::model::Date;
use crate::read::dates;
use crate::read::nearest::{listed, nearest};
use crate::read::source::{Faults, Source, Span};

/// A table whose keys are known.
pub(super) struct Table<'a, 'i> {
    source: &'a Source,
    entries: &'a DeTable<'i>,
    /// Where it is said that it is missing something.
    place: Span,
    /// How it is called in messages: `[test]`.
    name: &'static str,
    /// Keys that are there, only misspelt: not to be reported as missing too.
    meant: Vec<&'static str>,
}

/// A value and where it stands.
pub(crate) type Placed<T> = (T, Span);

impl<'a, 'i> Table<'a, 'i> {
    /// Begins with a table; keys that are not `known` are faults.
    pub(super) fn new(
        source: &'a Source,
        entries: &'a DeTable<'i>,
        place: Span,
        name: &'static str,
        known: &[&'static str],
        faults: &mut Faults,
    ) -> Self {
        let mut meant = Vec::new();
        for key in entries.keys() {
            let word = key.get_ref().as_ref();
            if known.contains(&word) {
                continue;
            }
            let free = known.iter().copied().filter(|known| !entries.contains_key(*known));
            let guess = nearest(word, free).and_then(|guess| known.iter().copied().find(|known| *known == guess));
            let help = match guess {
                Some(guess) => format!("did you mean `{guess}`?"),
                None => format!("what may stand here: {}", listed(known)),
            };
            meant.extend(guess);
            let message = format!("{name} has no key `{word}`");
            faults.push(source.fault(codes::UNKNOWN_KEY, key.span(), message, help));
        }
        Self { source, entries, place: source.line_at(place.start), name, meant }
    }

    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&'a Spanned<DeValue<'i>>> {
        self.entries.get(key)
    }

    /// The value of a key that has to be there. `example` is a whole line.
    pub(super) fn needed(
        &self,
        key: &'static str,
        example: &str,
        faults: &mut Faults,
    ) -> Option<&'a Spanned<DeValue<'i>>> {
        let value = self.get(key);
        if value.is_none() && !self.meant.contains(&key) {
            let message = format!("{} lacks the key `{key}`", self.name);
            let help = format!("write, for example: {example}");
            faults.push(self.source.fault(codes::MISSING_KEY, self.place.clone(), message, help));
        }
        value
    }

    /// A fault at a value.
    pub(super) fn fault(&self, code: Code, span: Span, message: impl Into<String>, help: &str, faults: &mut Faults) {
        faults.push(self.source.fault(code, span, message, help));
    }

    fn wrong_type(&self, value: &Spanned<DeValue>, wanted: &str, example: &str, faults: &mut Faults) {
        let found = match value.get_ref() {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a number with decimals",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a time or a moment",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let message = format!("here belongs {wanted}, not {found}");
        self.fault(codes::WRONG_TYPE, value.span(), message, &format!("write, for example: {example}"), faults);
    }

    /// A text that is not empty.
    pub(super) fn text(&self, value: &Spanned<DeValue>, example: &str, faults: &mut Faults) -> Option<Placed<String>> {
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type(value, "a text in quotation marks", example, faults);
            return None;
        };
        if text.trim().is_empty() {
            let help = format!("write, for example: {example}");
            self.fault(codes::WRONG_VALUE, value.span(), "this text is empty", &help, faults);
            return None;
        }
        Some((text.trim().to_owned(), value.span()))
    }

    /// A whole number within a range.
    pub(super) fn whole(
        &self,
        value: &Spanned<DeValue>,
        range: RangeInclusive<u32>,
        example: &str,
        faults: &mut Faults,
    ) -> Option<Placed<u32>> {
        let DeValue::Integer(integer) = value.get_ref() else {
            self.wrong_type(value, "a whole number", example, faults);
            return None;
        };
        let number = u32::from_str_radix(integer.as_str(), integer.radix()).ok().filter(|n| range.contains(n));
        if number.is_none() {
            let message = format!("here belongs a number from {} to {}", range.start(), range.end());
            let help = format!("write, for example: {example}");
            self.fault(codes::WRONG_VALUE, value.span(), message, &help, faults);
        }
        Some((number?, value.span()))
    }

    /// True or false.
    pub(super) fn truth(&self, value: &Spanned<DeValue>, example: &str, faults: &mut Faults) -> Option<Placed<bool>> {
        let truth = value.get_ref().as_bool();
        if truth.is_none() {
            self.wrong_type(value, "true or false", example, faults);
        }
        Some((truth?, value.span()))
    }

    /// A day, written as TOML's own date.
    pub(super) fn day(&self, value: &Spanned<DeValue>, example: &str, faults: &mut Faults) -> Option<Placed<Date>> {
        let day = value.get_ref().as_datetime().filter(|day| day.time.is_none() && day.offset.is_none());
        let Some(day) = day.and_then(|day| day.date) else {
            self.wrong_type(value, "a day, without quotation marks", example, faults);
            return None;
        };
        let date = dates::date(day.year.into(), day.month.into(), day.day.into());
        if date.is_none() {
            let help = format!("write, for example: {example}");
            self.fault(codes::WRONG_VALUE, value.span(), "there is no such day", &help, faults);
        }
        Some((date?, value.span()))
    }

    /// A list.
    pub(super) fn list(
        &self,
        value: &'a Spanned<DeValue<'i>>,
        example: &str,
        faults: &mut Faults,
    ) -> Option<&'a [Spanned<DeValue<'i>>]> {
        let list = value.get_ref().as_array();
        if list.is_none() {
            self.wrong_type(value, "a list in square brackets", example, faults);
        }
        list.map(|list| &**list)
    }

    /// A table in this one.
    pub(super) fn table(
        &self,
        value: &'a Spanned<DeValue<'i>>,
        name: &'static str,
        known: &[&'static str],
        example: &str,
        faults: &mut Faults,
    ) -> Option<Self> {
        let Some(entries) = value.get_ref().as_table() else {
            self.wrong_type(value, "a table", example, faults);
            return None;
        };
        Some(Self::new(self.source, entries, value.span(), name, known, faults))
    }
}
