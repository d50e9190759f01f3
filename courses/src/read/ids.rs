//! Ids: of the course, modules, pages and blocks.

/// The longest id, in characters.
const LONGEST: usize = 60;

/// What ids may look like, in words.
pub(crate) const ALLOWED: &str = "an id has lower-case letters a-z, digits and hyphens between them";

/// Whether a text may be an id.
pub(crate) fn is_id(text: &str) -> bool {
    text.len() <= LONGEST
        && !text.is_empty()
        && !text.starts_with('-')
        && !text.ends_with('-')
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// The nearest text that may be an id; `None` when hardly anything of it would be left.
pub(crate) fn as_id(text: &str) -> Option<String> {
    let plain: String = text
        .to_lowercase()
        .chars()
        .map(|c| match c {
            'ä' | 'å' | 'á' | 'à' => 'a',
            'ö' | 'ó' | 'ò' => 'o',
            'é' | 'è' => 'e',
            'ü' => 'u',
            c => c,
        })
        .collect();
    let words: Vec<&str> = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let id = words.join("-");
    is_id(&id).then_some(id)
}

/// A help for a bad id.
pub(crate) fn help(text: &str) -> String {
    match as_id(text) {
        Some(id) => format!("{ALLOWED}: for example {id}"),
        None => ALLOWED.to_owned(),
    }
}
