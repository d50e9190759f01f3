//! The settings of a block: `key: value`, one a line, above or below its text.

use super::context::Context;
use super::dates;
use super::markdown::Part;
use super::nearest::{listed, nearest};
use super::source::Span;
use crate::fault::codes;
use crate::model::Date;

/// The settings of one block.
pub(crate) struct Settings {
    /// The block's first line, where what is missing is told.
    head: Span,
    entries: Vec<Setting>,
    /// Settings that are there, only misspelt: not to be reported as missing too.
    meant: Vec<&'static str>,
}

/// A setting.
#[derive(Clone, Debug)]
pub(crate) struct Setting {
    key: String,
    line: Span,
    /// Its value, without space around it; never empty.
    pub(crate) value: String,
    /// Where the value stands.
    pub(crate) span: Span,
}

/// What a block's settings are.
pub(crate) struct Known {
    /// What the block is called: "a chart".
    pub(crate) block: &'static str,
    /// Its settings.
    pub(crate) keys: &'static [&'static str],
    /// Those that may be there several times.
    pub(crate) several: &'static [&'static str],
}

impl Settings {
    /// Takes the settings out of a block's body.
    pub(crate) fn take(cx: &mut Context, head: Span, body: &mut Part, known: &Known) -> Self {
        let lines: Vec<Span> =
            body.lines().into_iter().filter(|line| !body.at(line.clone()).trim().is_empty()).collect();
        let found: Vec<Option<Setting>> = lines.into_iter().map(|line| setting(body, line)).collect();
        let above = found.iter().take_while(|setting| setting.is_some()).count();
        let below = found.iter().rev().take_while(|setting| setting.is_some()).count().min(found.len() - above);
        let last = found.len() - below;
        let settings = found.into_iter().enumerate().filter(|(index, _)| *index < above || *index >= last);
        let mut taken = Self { head, entries: Vec::new(), meant: Vec::new() };
        let mut empty = Vec::new();
        for setting in settings.filter_map(|(_, setting)| setting) {
            body.blank(setting.line.clone());
            if !known.keys.contains(&setting.key.as_str()) {
                taken.unknown(cx, &setting, known);
            } else if setting.value.is_empty() {
                let message = format!("the setting `{}` has no value", setting.key);
                cx.fault(
                    codes::WRONG_VALUE,
                    setting.line.clone(),
                    message,
                    "write one behind the colon, or delete the line",
                );
                empty.push(setting.key);
            } else if !known.several.contains(&setting.key.as_str())
                && taken.entries.iter().any(|entry| entry.key == setting.key)
            {
                let message = format!("{} has one `{}`, and it stands above", known.block, setting.key);
                cx.fault(codes::REPEATED_SETTING, setting.line, message, "delete one of the two");
            } else {
                taken.entries.push(setting);
            }
        }
        taken.meant.extend(known.keys.iter().copied().filter(|key| empty.iter().any(|empty| empty == key)));
        taken
    }

    fn unknown(&mut self, cx: &mut Context, setting: &Setting, known: &Known) {
        let guess = nearest(&setting.key, known.keys.iter().copied());
        let guess = guess.and_then(|guess| known.keys.iter().copied().find(|key| *key == guess));
        let help = match guess {
            Some(guess) => format!("did you mean `{guess}`?"),
            None => format!("the settings are {}; a line of text cannot begin like one", listed(known.keys)),
        };
        let span = setting.line.start..setting.line.start + setting.key.len();
        cx.fault(codes::UNKNOWN_SETTING, span, format!("{} has no setting `{}`", known.block, setting.key), help);
        self.meant.extend(guess);
    }

    /// The setting with this key.
    pub(crate) fn get(&self, key: &str) -> Option<&Setting> {
        self.entries.iter().find(|setting| setting.key == key)
    }

    /// All settings with this key.
    pub(crate) fn all(&self, key: &str) -> impl Iterator<Item = &Setting> {
        self.entries.iter().filter(move |setting| setting.key == key)
    }

    /// The setting with this key, which must be there. `example` is a value.
    pub(crate) fn needed(&self, cx: &mut Context, key: &str, example: &str) -> Option<Setting> {
        let setting = self.get(key).cloned();
        if setting.is_none() && !self.is_meant(key) {
            let message = format!("the setting `{key}` is missing");
            let help = format!("write a line, for example: {key}: {example}");
            cx.fault(codes::MISSING_SETTING, self.head.clone(), message, help);
        }
        setting
    }

    /// Whether the setting is missing only because of a slip that has been told.
    pub(crate) fn is_meant(&self, key: &str) -> bool {
        self.meant.contains(&key)
    }

    /// A day. `Err` when it is there and none.
    pub(crate) fn day(&self, cx: &mut Context, key: &str) -> Result<Option<Date>, ()> {
        let Some(setting) = self.get(key) else { return Ok(None) };
        let day = dates::day(&setting.value);
        if day.is_none() {
            let message = format!("`{}` is not a day", setting.value);
            cx.fault(
                codes::WRONG_VALUE,
                setting.span.clone(),
                message,
                format!("write year-month-day: {key}: 2026-11-22"),
            );
        }
        day.map(Some).ok_or(())
    }
}

/// A line as a setting, when it has its shape.
fn setting(body: &Part, line: Span) -> Option<Setting> {
    let line = body.trimmed(line);
    let text = body.at(line.clone());
    let (key, rest) = text.split_once(':')?;
    let shaped = key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
        && (rest.is_empty() || rest.starts_with([' ', '\t']));
    shaped.then_some(())?;
    let value = rest.trim();
    let span = line.end - rest.trim_start().len()..line.end;
    Some(Setting { key: key.to_owned(), line, value: value.to_owned(), span })
}
