//! Fluent on the server: messages in Finnish, Swedish and English, with plurals, numbers and dates as each writes them.

mod format;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use perehdy_courses::model::Lang;
use unic_langid::LanguageIdentifier;

pub use format::{Zone, clock_time, date, day, day_and_time, day_in_digits, duration, read_day, short_date, short_day};

/// The message files of a language, in `app/locales/{lang}/`.
macro_rules! locale {
    ($lang:literal) => {
        [
            include_str!(concat!("../../locales/", $lang, "/common.ftl")),
            include_str!(concat!("../../locales/", $lang, "/course.ftl")),
            include_str!(concat!("../../locales/", $lang, "/test.ftl")),
            include_str!(concat!("../../locales/", $lang, "/certificate.ftl")),
            include_str!(concat!("../../locales/", $lang, "/account.ftl")),
            include_str!(concat!("../../locales/", $lang, "/joining.ftl")),
            include_str!(concat!("../../locales/", $lang, "/organisation.ftl")),
            include_str!(concat!("../../locales/", $lang, "/import.ftl")),
            include_str!(concat!("../../locales/", $lang, "/board.ftl")),
            include_str!(concat!("../../locales/", $lang, "/errors.ftl")),
            include_str!(concat!("../../locales/", $lang, "/reminders.ftl")),
            include_str!(concat!("../../locales/", $lang, "/admin.ftl")),
            include_str!(concat!("../../locales/", $lang, "/integrations.ftl")),
        ]
    };
}

/// The messages of one language.
pub struct Messages {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
    /// Messages without arguments, formatted once: most of a page is made of them.
    fixed: HashMap<String, String>,
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Messages").field("lang", &self.lang).finish_non_exhaustive()
    }
}

/// The messages of a language; loaded once.
#[must_use]
pub fn messages(lang: Lang) -> &'static Messages {
    static ALL: OnceLock<[Messages; 3]> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        [
            Messages::load(Lang::Fi, &locale!("fi")),
            Messages::load(Lang::Sv, &locale!("sv")),
            Messages::load(Lang::En, &locale!("en")),
        ]
    });
    match lang {
        Lang::Fi => &all[0],
        Lang::Sv => &all[1],
        Lang::En => &all[2],
    }
}

/// The key when a message is missing: visible, so that it is noticed; a test makes sure that none is.
fn missing(key: &str) -> String {
    format!("⟨{key}⟩")
}

impl Messages {
    fn load(lang: Lang, files: &[&str]) -> Self {
        let id: LanguageIdentifier = lang.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Isolating marks would stand in titles, mails and file names too; our languages are all left to right.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::Fi => |value, _| format::fluent_number(Lang::Fi, value),
            Lang::Sv => |value, _| format::fluent_number(Lang::Sv, value),
            Lang::En => |value, _| format::fluent_number(Lang::En, value),
        }));
        let mut keys = Vec::new();
        for file in files {
            // A broken message is left out and the others stand; the test over all keys names it.
            let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(resource, _)| resource);
            keys.extend(message_keys(file));
            bundle.add_resource_overriding(resource);
        }
        let mut fixed = HashMap::new();
        for key in keys {
            let mut errors = Vec::new();
            if let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) {
                let text = bundle.format_pattern(pattern, None, &mut errors).into_owned();
                if errors.is_empty() {
                    fixed.insert(key.to_owned(), text);
                }
            }
        }
        Self { lang, bundle, fixed }
    }

    /// The language.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// A message without arguments.
    #[must_use]
    pub fn get(&'static self, key: &str) -> Cow<'static, str> {
        self.fixed.get(key).map_or_else(|| Cow::Owned(missing(key)), |text| Cow::Borrowed(text.as_str()))
    }

    /// A message with arguments, of which one is markup: what stands before and after it.
    #[must_use]
    pub fn around(&self, key: &str, markup: &str, args: &[(&str, FluentValue<'_>)]) -> (String, String) {
        // Stands for an object in a text; no message has it.
        const PLACE: &str = "\u{FFFC}";
        let mut args = args.to_vec();
        args.push((markup, PLACE.into()));
        let text = self.with(key, &args);
        let (before, after) = text.split_once(PLACE).unwrap_or((&text, ""));
        (before.to_owned(), after.to_owned())
    }

    /// A message with arguments.
    #[must_use]
    pub fn with(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return missing(key);
        };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            values.set(*name, value.clone());
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::warn!(key, ?errors, "a message could not be formatted whole");
        }
        text
    }
}

/// The keys of the messages in a Fluent file: what stands before ` = ` at the beginning of a line.
fn message_keys(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter_map(|line| {
        let (key, _) = line.split_once('=')?;
        let key = key.trim_end();
        (!key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))
            .then_some(key)
    })
}

#[cfg(test)]
mod tests;
