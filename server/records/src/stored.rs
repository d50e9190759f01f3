//! How values are written in columns, and several of them in one text.
//!
//! Reads return few rows: what belongs to one learner is joined by `string_agg` into one text, entries on lines, fields
//! between spaces. Ids have neither, and JSON as `serde_json` writes it has no line ends.

use perehdy_courses::model::Lang;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::engine::Fault;

/// The language of a code.
pub(crate) fn lang(code: &str) -> Result<Lang, Fault> {
    Lang::from_code(code).ok_or_else(|| Fault::wrong("a stored language is none of ours"))
}

/// A value as JSON.
pub(crate) fn json<T: Serialize>(value: &T) -> Result<String, Fault> {
    serde_json::to_string(value).map_err(Fault::wrong)
}

/// A value from JSON.
pub(crate) fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    // The message names places and kinds of things, not what was stored.
    serde_json::from_str(text).map_err(|error| Fault::Wrong(format!("a stored value cannot be read: {error}")))
}

/// Refuses ids of parts of courses that joined texts could not carry. No course has such; this is for what comes from
/// outside and was not looked up before.
pub(crate) fn plain_ids<const N: usize>(ids: [&str; N]) -> Result<(), Fault> {
    let plain = |id: &str| {
        !id.is_empty()
            && id.len() <= 200
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    };
    if ids.into_iter().all(plain) { Ok(()) } else { Err(Fault::wrong("not an id of a course or of a part of one")) }
}

/// The entries of a joined text: each with its first fields, and the rest, which may have spaces.
pub(crate) fn entries<const N: usize>(text: Option<&str>) -> impl Iterator<Item = Result<[&str; N], Fault>> {
    text.into_iter().flat_map(str::lines).map(|line| {
        let mut fields = [""; N];
        let mut pieces = line.splitn(N, ' ');
        for field in &mut fields {
            *field = pieces.next().ok_or_else(|| Fault::wrong("a joined text has too few fields"))?;
        }
        Ok(fields)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_split() {
        let all: Result<Vec<[&str; 3]>, Fault> = entries(Some("a fi {\"x\": 1}\nb sv {}")).collect();
        assert_eq!(all.unwrap(), [["a", "fi", "{\"x\": 1}"], ["b", "sv", "{}"]]);
        assert_eq!(entries::<2>(None).count(), 0);
        assert!(entries::<2>(Some("alone")).next().is_some_and(|entry| entry.is_err()));
    }

    #[test]
    fn json_stays_on_one_line() {
        let text = json(&"a\nb\r\u{2028}\u{85} c").unwrap();
        assert_eq!(text.lines().count(), 1);
        assert_eq!(from_json::<String>(&text).unwrap(), "a\nb\r\u{2028}\u{85} c");
    }

    #[test]
    fn ids_are_plain() {
        assert!(plain_ids(["start", "a-1", "C.2_x"]).is_ok());
        for id in ["", "a b", "a/b", "a\nb", "ä", "a,b"] {
            assert!(plain_ids(["start", id]).is_err(), "{id:?}");
        }
    }
}
