//! What a certificate says, as the one text that its issuer signs: a line for each field, in one order, for all time.
//!
//! A line is `key: value`. Nothing in a value can end its line or hide: line ends, other control characters and marks that
//! turn the direction of text around are written as escapes. A field that a later version adds is a line that older
//! statements do not have, so these stay as they were signed.

use std::fmt::Write;

use crate::signing::{KeyId, PrivateKey, Signature};

/// The first line: which form of a statement this is.
const HEAD: &str = "perehdy-certificate-1";

/// The name of the file in a PDF that has the signed statement.
pub const FILE: &str = "certificate.txt";

/// Between label and value of a fact.
pub(crate) const BETWEEN: &str = ": ";

/// The longest text that is looked at, in bytes: several times what the longest certificate says.
pub const LONGEST: usize = 64 * 1024;

/// All keys, in the order of their lines. A new one is put where it reads well, never renamed and never taken away.
const KEYS: &[&str] = &[
    "number",
    "kind",
    "heading",
    "name",
    "wording",
    "language",
    "course",
    "title",
    "remark",
    "version",
    "law",
    "covers",
    "minutes",
    "score",
    "completed",
    "issued",
    "ends",
    "signed",
    "fact",
    "issuer",
    "issuer-logo",
    "signer",
    "organisation",
    "logo",
    "origin",
];

/// Everything that a certificate says. Times are RFC 3339 in UTC with six digits after the second.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// The certificate's number.
    pub number: String,
    /// What it is of, when it is of something else than a course that was completed.
    pub kind: Option<String>,
    /// What the sheet is called, where the course says it.
    pub heading: Option<String>,
    /// The learner's name.
    pub name: String,
    /// What stands between name and title, where the course says it.
    pub wording: Option<String>,
    /// The sheet's language, BCP 47.
    pub language: String,
    /// Course id.
    pub course: String,
    /// The course's title.
    pub title: String,
    /// What stands below the title, where the course says it.
    pub remark: Option<String>,
    /// The course's version.
    pub version: String,
    /// The day of which it tells the law, as in `2026-01-01`.
    pub law: Option<String>,
    /// Titles of its modules, a line each.
    pub covers: Vec<String>,
    /// How long the course takes.
    pub minutes: u32,
    /// Points and of how many.
    pub score: Option<(u32, u32)>,
    /// When the course was completed.
    pub completed: String,
    /// When the certificate was issued.
    pub issued: String,
    /// Until when it is valid, when it is not for good.
    pub ends: Option<String>,
    /// When it was signed, when that was not when it was issued.
    pub signed: Option<String>,
    /// Labels and values as they are printed (days, score, length), where these are kept with the certificate.
    pub facts: Vec<(String, String)>,
    /// Who issued it.
    pub issuer: String,
    /// SHA-256 of the issuer's logo as it is stored, in hexadecimal.
    pub issuer_logo: Option<String>,
    /// Who signs on paper, each with what they are.
    pub signers: Vec<String>,
    /// Through which organisation the course was done.
    pub organisation: Option<String>,
    /// SHA-256 of the organisation's logo as it is stored, in hexadecimal.
    pub logo: Option<String>,
    /// What its address begins with.
    pub origin: String,
}

impl Statement {
    /// The text that is signed. The same statement is the same text, byte for byte.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!("{HEAD}\n");
        for key in KEYS {
            for value in self.values(key) {
                // Writing to a String cannot fail.
                let _ = writeln!(text, "{key}: {}", escape(&value));
            }
        }
        text
    }

    /// What its text says; `None` when something is missing that a statement must say.
    #[must_use]
    pub fn says(&self) -> Option<Said> {
        Said::read(&self.text())
    }

    /// What stands on the lines of a key.
    fn values(&self, key: &str) -> Vec<String> {
        let one = |value: &str| vec![value.to_owned()];
        let maybe = |value: &Option<String>| value.iter().cloned().collect();
        match key {
            "number" => one(&self.number),
            "kind" => maybe(&self.kind),
            "heading" => maybe(&self.heading),
            "name" => one(&self.name),
            "wording" => maybe(&self.wording),
            "language" => one(&self.language),
            "course" => one(&self.course),
            "title" => one(&self.title),
            "remark" => maybe(&self.remark),
            "version" => one(&self.version),
            "law" => maybe(&self.law),
            "covers" => self.covers.clone(),
            "minutes" => one(&self.minutes.to_string()),
            "score" => self.score.iter().map(|(points, of)| format!("{points}/{of}")).collect(),
            "completed" => one(&self.completed),
            "issued" => one(&self.issued),
            "ends" => maybe(&self.ends),
            "signed" => maybe(&self.signed),
            "fact" => self.facts.iter().map(|(label, value)| format!("{label}{BETWEEN}{value}")).collect(),
            "issuer" => one(&self.issuer),
            "issuer-logo" => maybe(&self.issuer_logo),
            "signer" => self.signers.clone(),
            "organisation" => maybe(&self.organisation),
            "logo" => maybe(&self.logo),
            "origin" => one(&self.origin),
            _ => Vec::new(),
        }
    }

    /// The statement with its signature.
    #[must_use]
    pub fn sealed(&self, key: &PrivateKey) -> Sealed {
        let text = self.text();
        let signature = key.sign(&text);
        Sealed { text, key: key.public().id(), signature }
    }
}

/// A signed statement, as it goes along in the PDF: the text, an empty line, which key, the signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The text that was signed.
    pub text: String,
    /// By which key.
    pub key: KeyId,
    /// The signature over the text.
    pub signature: Signature,
}

impl Sealed {
    /// The file `certificate.txt`.
    #[must_use]
    pub fn file(&self) -> String {
        format!("{}\nkey: {}\nsignature: {}\n", self.text, self.key, self.signature)
    }

    /// Reads a file as [`Self::file`] writes it; `None` for anything else, be it one character different.
    #[must_use]
    pub fn read(file: &[u8]) -> Option<Self> {
        if file.len() > LONGEST {
            return None;
        }
        let file = std::str::from_utf8(file).ok()?;
        let (text, rest) = file.split_once("\n\n")?;
        let (key, signature) = rest.strip_prefix("key: ")?.split_once("\nsignature: ")?;
        let read = Self {
            text: format!("{text}\n"),
            key: KeyId::parse(key)?,
            signature: Signature::parse(signature.strip_suffix('\n')?)?,
        };
        (read.file() == file).then_some(read)
    }

    /// What the text says, line by line; `None` when it is no statement.
    #[must_use]
    pub fn says(&self) -> Option<Said> {
        Said::read(&self.text)
    }
}

/// What a statement says, as far as this version knows the keys and further.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said(Vec<(String, String)>);

impl Said {
    /// Of these lines.
    pub(crate) fn new(lines: Vec<(String, String)>) -> Self {
        Self(lines)
    }

    /// Reads the text of a statement. Keys that this version does not know are taken too: a later one may sign more.
    fn read(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        if lines.next() != Some(HEAD) {
            return None;
        }
        let lines: Vec<(String, String)> = lines
            .map(|line| {
                let (key, value) = line.split_once(": ")?;
                let plain = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
                plain.then_some((key.to_owned(), unescape(value)?))
            })
            .collect::<Option<_>>()?;
        let said = Self(lines);
        let once = |key: &str| said.all(key).count() == 1;
        ["number", "name", "title", "issuer", "origin", "issued"].iter().all(|key| once(key)).then_some(said)
    }

    /// The lines: key and value.
    pub fn lines(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (&**key, &**value))
    }

    /// The value of a key that stands once.
    #[must_use]
    pub fn one(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(other, _)| other == key).map(|(_, value)| &**value)
    }

    /// All values of a key.
    pub fn all<'s>(&'s self, key: &'s str) -> impl Iterator<Item = &'s str> {
        self.lines().filter(move |(other, _)| *other == key).map(|(_, value)| value)
    }

    /// The address of the certificate's public page.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{}/v/{}", self.one("origin").unwrap_or_default(), self.one("number").unwrap_or_default())
    }
}

/// A value on one line, with nothing in it that does not show or could be taken for something else.
#[must_use]
pub fn escape(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '\\' => escaped.push_str("\\\\"),
            '\n' => escaped.push_str("\\n"),
            c if hides(c) => {
                let _ = write!(escaped, "\\u{{{:x}}}", u32::from(c));
            }
            c => escaped.push(c),
        }
    }
    escaped
}

/// Whether a character could end a line, or make it read otherwise than it is written. Joiners belong to words.
fn hides(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// The value that was escaped; `None` for what [`escape`] does not write.
pub(crate) fn unescape(escaped: &str) -> Option<String> {
    let mut value = String::with_capacity(escaped.len());
    let mut rest = escaped;
    while let Some(at) = rest.find('\\') {
        value.push_str(&rest[..at]);
        let code = &rest[at + 1..];
        rest = if let Some(rest) = code.strip_prefix('\\') {
            value.push('\\');
            rest
        } else if let Some(rest) = code.strip_prefix('n') {
            value.push('\n');
            rest
        } else {
            let (number, rest) = code.strip_prefix("u{")?.split_once('}')?;
            value.push(char::from_u32(u32::from_str_radix(number, 16).ok()?)?);
            rest
        };
    }
    value.push_str(rest);
    (escape(&value) == escaped).then_some(value)
}

#[cfg(test)]
mod tests;
