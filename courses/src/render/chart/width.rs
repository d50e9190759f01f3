//! How wide text is, about: the server has no font to measure with, and the reader's may be another.

/// The size of letters in a drawing, in pixels.
pub(super) const LETTERS: f64 = 15.0;
/// From one line of text to the next.
pub(super) const LINE: f64 = 19.0;
/// The narrowest drawing: a screen of 320 px with its margins.
pub(super) const NARROWEST: f64 = 272.0;

/// The width of a text in pixels, rather too large than too small.
pub(super) fn of(text: &str) -> f64 {
    text.chars().map(of_char).sum::<f64>() * LETTERS
}

/// The width of a character, in letter sizes; after the wider ones of common sans-serif fonts.
fn of_char(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' | '·' => 0.29,
        'f' | 't' | 'r' | 'I' | '(' | ')' | '[' | ']' | '/' | ' ' | '\u{A0}' | '\u{202F}' | '-' => 0.39,
        'm' | 'w' | 'M' | 'W' | '%' | '—' | '@' | 'Æ' | 'Œ' => 0.92,
        '0'..='9' | '\u{2212}' | '+' => 0.6,
        'a'..='z' => 0.58,
        'A'..='Z' => 0.7,
        _ if ('\u{1100}'..='\u{11FF}').contains(&c) || c >= '\u{2E80}' => 1.0,
        _ if c.is_uppercase() => 0.75,
        _ => 0.62,
    }
}

/// A text in lines of at most this width; a word that is wider is cut.
pub(super) fn lines(text: &str, widest: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if of(&longer) <= widest {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in word.chars() {
            if of(&line) + of_char(c) * LETTERS > widest && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_never_too_wide_and_lose_nothing() {
        for text in [
            "",
            "Venäjä",
            "Ammatillinen koulutus ja tutkinnon osat muualla Suomessa",
            "Kotoutumiskoulutuspalveluntuottajaorganisaatio kunnassa",
        ] {
            for widest in [40.0, 120.0, NARROWEST] {
                let lines = lines(text, widest);
                assert!(lines.iter().all(|line| of(line) <= widest), "{lines:?}");
                assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
            }
        }
        assert_eq!(lines("one two", 500.0), ["one two"]);
        assert_eq!(lines("", 10.0), [""]);
    }
}
