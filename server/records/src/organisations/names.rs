//! Names of people, teams and organisations.

use unicode_normalization::UnicodeNormalization as _;

/// A name as it is stored: without control characters and spaces around it, at most 200 characters. `None` when nothing is
/// left.
pub(super) fn name(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(|letter: char| letter.is_whitespace() || letter.is_control()).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let name: String = words.join(" ").nfc().take(200).collect();
    let name = name.trim_end().to_owned();
    (!name.is_empty()).then_some(name)
}

/// The name in lower case, to be searched in.
pub(super) fn sought(name: &str) -> String {
    name.to_lowercase().nfc().collect()
}

/// Bytes that sort as names do in Finland and Sweden: case and accents do not matter, å, ä, ö come after z.
pub(super) fn sort_key(name: &str) -> Vec<u8> {
    let mut key = String::new();
    for letter in sought(name).chars() {
        match letter {
            'å' => key.push('{'),
            'ä' | 'æ' => key.push('|'),
            'ö' | 'ø' => key.push('}'),
            'ß' => key.push_str("ss"),
            // The letter without its accents.
            _ => key.extend(std::iter::once(letter).nfd().next()),
        }
    }
    key.into_bytes()
}

/// A pattern for `LIKE … ESCAPE '!'` that finds a text anywhere, in lower case; empty for an empty one.
pub(super) fn pattern(search: &str) -> String {
    let search = sought(search.trim());
    // PostgreSQL takes no text with a NUL in it.
    let letters = search.chars().filter(|letter| *letter != '\0').take(200);
    let mut pattern = String::new();
    for letter in letters {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    if pattern.is_empty() { pattern } else { format!("%{pattern}%") }
}

/// A slug from a name: letters and digits, dashes between words. `None` when nothing is left.
pub(super) fn slug_of(name: &str) -> Option<String> {
    let plain: String =
        name.to_lowercase().nfd().filter(|letter| letter.is_ascii() || letter.is_whitespace()).collect();
    let words: Vec<&str> = plain.split(|letter: char| !letter.is_ascii_alphanumeric()).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let slug: String = words.join("-").chars().take(40).collect();
    let slug = slug.trim_matches('-').to_owned();
    slug_is_fit(&slug).then_some(slug)
}

/// Whether a slug can stand in an address as it is. At `new` organisations are made.
pub(super) fn slug_is_fit(slug: &str) -> bool {
    slug != "new"
        && (2..=60).contains(&slug.len())
        && slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && !slug.starts_with('-')
        && !slug.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_tidied() {
        assert_eq!(name("  Ada\n Lovelace\t"), Some("Ada Lovelace".to_owned()));
        assert_eq!(name(" \u{0} "), None);
        assert_eq!(name(&"ä".repeat(300)).unwrap().chars().count(), 200);
    }

    #[test]
    fn names_sort() {
        let mut names = ["Örn", "Zacke", "Ängla", "Åsa", "ada", "Édith", "Eero", "Ada B"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["ada", "Ada B", "Édith", "Eero", "Zacke", "Åsa", "Ängla", "Örn"]);
    }

    #[test]
    fn patterns_find_what_was_typed() {
        assert_eq!(pattern(" 50%_A! "), "%50!%!_a!!%");
        assert_eq!(pattern("  "), "");
    }

    #[test]
    fn slugs() {
        assert_eq!(slug_of("Äijälän Sähkö Oy"), Some("aijalan-sahko-oy".to_owned()));
        assert_eq!((slug_of("株式会社"), slug_of("New")), (None, None));
        assert!(slug_is_fit("a-1") && !slug_is_fit("A") && !slug_is_fit("-a") && !slug_is_fit("a/b"));
    }
}
