//! E-mail addresses.

use std::str::FromStr as _;

use email_address::{EmailAddress, Options};
use unicode_normalization::UnicodeNormalization as _;

/// An e-mail address. Two are the same when they differ in case, or in how their letters are composed, alone.
#[derive(Clone, Debug)]
pub struct Email {
    key: String,
    written: String,
}

impl Email {
    /// Reads an address; spaces around it are left out. `None` for what is none: no name before it, no quoted or bracketed
    /// parts, a host with a dot.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let written: String = text.trim().nfc().collect();
        let options = Options::default().with_required_tld().without_display_text().without_domain_literal();
        let address = EmailAddress::parse_with_options(&written, options).ok()?;
        // Quoted local parts are allowed by the standard, and are of nobody.
        if address.local_part().starts_with('"') || EmailAddress::from_str(&written).is_err() {
            return None;
        }
        let key = written.to_lowercase().nfc().collect();
        Some(Self { key, written })
    }

    /// What it is found by.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// As it was typed: what is shown, and where mails are sent to.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }
}

impl PartialEq for Email {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Email {}

impl std::hash::Hash for Email {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_address() {
        let email = Email::parse("  Äijä.Virtanen@Example.ORG\n").unwrap();
        assert_eq!(email.written(), "Äijä.Virtanen@Example.ORG");
        assert_eq!(email.key(), "äijä.virtanen@example.org");
        assert_eq!(Email::parse("a\u{308}ija\u{308}.virtanen@example.org"), Some(email));
        assert_ne!(Email::parse("a@example.org"), Email::parse("b@example.org"));
    }

    #[test]
    fn what_is_no_address() {
        let long = format!("{}@example.org", "a".repeat(300));
        for text in [
            "",
            " ",
            "a",
            "a@",
            "@a.fi",
            "a@b",
            "a b@c.fi",
            "a@b c.fi",
            "a@@b.fi",
            "<a@b.fi>",
            "A <a@b.fi>",
            "a@[1.2.3.4]",
            "\"a b\"@c.fi",
            "a@b.fi\nBcc: c@d.fi",
            "a@b.fi,c@d.fi",
            "a@b.fi\0",
            &long,
        ] {
            assert_eq!(Email::parse(text), None, "{text:?}");
        }
    }
}
