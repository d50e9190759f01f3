//! What the QR code of a certificate says, where it is to be checked without network: the few fields that are worth forging,
//! signed by themselves, because the whole statement fits into no code that a telephone reads from paper.
//!
//! Such a code is the address of the public page and, behind `#`, which browsers keep to themselves, `1.VALUES.KEY.SIGNATURE`:
//! VALUES are the lines that the address does not tell, in base64url. So whoever scans it gets to the page all the same.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::signing::{KeyId, PrivateKey, Signature};
use crate::statement::{Said, escape, unescape};

/// The first line of what is signed: no other text that the key signs begins so.
const HEAD: &str = "perehdy-code-1";

/// Behind the `#`: which form of a code this is.
const FORM: &str = "1";

/// Between what its address begins with and its number.
const PAGE: &str = "/v/";

/// The longest name and title in a code, in bytes. What is longer is cut, and ends in `…`.
const LONGEST_VALUE: usize = 120;

/// The longest code that is looked at, in bytes: none of its kind holds more.
const LONGEST: usize = 3000;

/// What a code says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Short {
    /// What its address begins with.
    pub origin: String,
    /// The certificate's number.
    pub number: String,
    /// What it is of, when it is of something else than a course that was completed.
    pub kind: Option<String>,
    /// The learner's name.
    pub name: String,
    /// The course's title.
    pub title: String,
    /// The day on which it was completed, as in `2026-11-22`.
    pub completed: String,
    /// The last day on which it is valid, when it is not for good.
    pub ends: Option<String>,
    /// Points and of how many.
    pub score: Option<(u32, u32)>,
}

impl Short {
    /// Key and value of each line, as far as there is a value.
    fn lines(&self) -> Vec<(&'static str, String)> {
        let mut lines = vec![("origin", self.origin.clone()), ("number", self.number.clone())];
        let rest = KEYS.into_iter().zip(self.values()).filter(|(_, value)| !value.is_empty());
        lines.extend(rest);
        lines
    }

    /// What the address does not tell, in the order of [`KEYS`]; empty where there is nothing.
    fn values(&self) -> [String; 6] {
        let maybe = |value: &Option<String>| value.clone().unwrap_or_default();
        let score = self.score.map(|(points, of)| format!("{points}/{of}"));
        let (name, title) = (cut(&self.name), cut(&self.title));
        [name, title, self.completed.clone(), maybe(&self.ends), maybe(&score), maybe(&self.kind)]
    }

    /// The text that is signed.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!("{HEAD}\n");
        for (key, value) in self.lines() {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{key}: {}", escape(&value));
        }
        text
    }

    /// What stands in the code before key and signature.
    fn begins(&self) -> String {
        let values = self.values().map(|value| escape(&value)).join("\n");
        let values = URL_SAFE_NO_PAD.encode(values.trim_end_matches('\n'));
        format!("{}{PAGE}{}#{FORM}.{values}", self.origin, self.number)
    }

    /// With its signature.
    #[must_use]
    pub fn sealed(self, key: &PrivateKey) -> Code {
        let signature = key.sign(&self.text());
        Code { says: self, key: key.public().id(), signature }
    }

    /// A code as large as the signed one, to see how it looks: no key has signed it.
    #[must_use]
    pub fn unsigned(&self) -> String {
        format!("{}.{}.{}", self.begins(), "A".repeat(16), "A".repeat(86))
    }
}

/// Of the lines that are in the code alone.
const KEYS: [&str; 6] = ["name", "title", "completed", "ends", "score", "kind"];

/// A signed code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// What it says.
    pub says: Short,
    /// Who signed it.
    pub key: KeyId,
    /// The signature over [`Short::text`].
    pub signature: Signature,
}

impl Code {
    /// What the QR code holds.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}.{}.{}", self.says.begins(), self.key, self.signature)
    }

    /// Reads what was scanned; `None` for anything that [`Self::text`] does not write, be it one character different.
    #[must_use]
    pub fn read(scanned: &str) -> Option<Self> {
        if scanned.len() > LONGEST {
            return None;
        }
        let (address, sealed) = scanned.split_once('#')?;
        let (origin, number) = address.rsplit_once(PAGE)?;
        let mut parts = sealed.split('.');
        let mut part = || parts.next();
        let (form, values, key, signature) = (part()?, part()?, part()?, part()?);
        let values = String::from_utf8(URL_SAFE_NO_PAD.decode(values).ok()?).ok()?;
        let mut values = values.split('\n').map(unescape);
        let mut value = || values.next().map_or(Some(String::new()), |value| value);
        let (name, title, completed, ends, score, kind) = (value()?, value()?, value()?, value()?, value()?, value()?);
        let some = |value: String| (!value.is_empty()).then_some(value);
        let score = match score.split_once('/') {
            Some((points, of)) => Some((points.parse().ok()?, of.parse().ok()?)),
            None => None,
        };
        let (ends, kind) = (some(ends), some(kind));
        let (origin, number) = (origin.to_owned(), number.to_owned());
        let says = Short { origin, number, kind, name, title, completed, ends, score };
        let read = Self { says, key: KeyId::parse(key)?, signature: Signature::parse(signature)? };
        (form == FORM && read.text() == scanned).then_some(read)
    }

    /// What it says, line by line; `None` when it lacks what every code has.
    #[must_use]
    pub fn said(&self) -> Option<Said> {
        let Short { origin, number, name, title, completed, .. } = &self.says;
        let whole = [origin, number, name, title, completed].iter().all(|value| !value.is_empty());
        let lines = self.says.lines().into_iter().map(|(key, value)| (key.to_owned(), value));
        whole.then(|| Said::new(lines.collect()))
    }
}

/// A value that is no longer than it may be; what was cut stays as it is when it is cut again.
fn cut(value: &str) -> String {
    const CUT: &str = "…";
    if escape(value).len() <= LONGEST_VALUE {
        return value.to_owned();
    }
    let mut length = CUT.len();
    let fits = |c: &char| {
        length += escape(c.encode_utf8(&mut [0; 4])).len();
        length <= LONGEST_VALUE
    };
    let mut cut: String = value.chars().take_while(fits).collect();
    cut.push_str(CUT);
    cut
}

#[cfg(test)]
mod tests;
