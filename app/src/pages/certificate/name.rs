//! The name on a certificate: what may stand there.

use perehdy_certificates::missing_characters;

/// The longest name, in characters.
pub(crate) const LONGEST: usize = 200;

/// What is wrong with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NameFault {
    Empty,
    /// Has this many characters.
    TooLong(usize),
    /// Has line ends, or characters that steer and do not show.
    Control,
    /// No font of ours has these.
    Missing(Vec<char>),
}

/// The name with outer spaces taken off and inner ones made single; perhaps nothing is left of it.
pub(crate) fn tidy(typed: &str) -> Result<String, NameFault> {
    if typed.chars().any(steers) {
        return Err(NameFault::Control);
    }
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = name.chars().count();
    if length > LONGEST { Err(NameFault::TooLong(length)) } else { Ok(name) }
}

/// The name as it can be printed.
pub(crate) fn check(typed: &str) -> Result<String, NameFault> {
    let name = tidy(typed)?;
    if name.is_empty() {
        return Err(NameFault::Empty);
    }
    let missing = missing_characters(&name);
    if missing.is_empty() { Ok(name) } else { Err(NameFault::Missing(missing)) }
}

/// Control characters, line separators, marks that turn the direction of text around, and spaces and hyphens that do not
/// show: a name that uses them could read otherwise than it is written, or be nothing to the eye.
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{00ad}' | '\u{200b}' | '\u{2060}')
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, NameFault, check};

    #[test]
    fn names_are_tidied_and_kept_as_written() {
        assert_eq!(check("  Äiti   Öhman "), Ok("Äiti Öhman".to_owned()));
        assert_eq!(check("Nguyễn Thị Ánh"), Ok("Nguyễn Thị Ánh".to_owned()));
    }

    #[test]
    fn bad_names_are_told_apart() {
        assert_eq!(check("   "), Err(NameFault::Empty));
        assert_eq!(check(&"a".repeat(LONGEST)), Ok("a".repeat(LONGEST)));
        assert_eq!(check(&"a".repeat(LONGEST + 1)), Err(NameFault::TooLong(LONGEST + 1)));
        assert_eq!(check("A\nB"), Err(NameFault::Control));
        assert_eq!(check("A\u{202e}B"), Err(NameFault::Control));
        assert_eq!(check("\u{200b}"), Err(NameFault::Control));
        assert_eq!(check("Ada 🙂"), Err(NameFault::Missing(vec!['🙂'])));
    }
}
