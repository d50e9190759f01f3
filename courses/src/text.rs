//! What was written, as marking understands it: texts compared kindly, numbers read as people write them.

use unicode_normalization::UnicodeNormalization;

/// A text as it is compared: compatibility forms, case, spaces, kinds of quotation marks and dashes, invisible
/// characters and a full stop at the end make no difference. Letters with and without marks (a, ä) stay different.
pub(crate) fn folded(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !is_invisible(*c)).map(plain_mark).collect();
    // Upper case first: it makes ß to SS, ς to Σ and ı to I, which lower case alone would leave.
    let folded: String =
        plain.nfkc().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect::<String>().nfkc().collect();
    let folded = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    match folded.strip_suffix('.').map(str::trim_end) {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => folded,
    }
}

/// Whether a character is not seen: soft hyphens, joiners, direction marks, variation selectors.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// The plain form of a quotation mark or a dash; any other character as it is.
const fn plain_mark(c: char) -> char {
    match c {
        '\u{2018}'..='\u{201B}' | '\u{2BC}' | '\u{2032}' | '\u{B4}' | '`' | '\u{FF07}' => '\'',
        '\u{201C}'..='\u{201F}' | '\u{2033}' | '«' | '»' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => '-',
        _ => c,
    }
}

/// What a written number can mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Readings {
    /// Comma or point read as the decimal sign, wherever it can be.
    pub(crate) value: f64,
    /// `12,000` and `12.000` can also be meant as twelve thousand.
    pub(crate) grouped: Option<f64>,
}

/// Reads a number as people write it: `1 234,5`, `1234.5`, `1,234.5`, `−3`, `11 %`, `20 euroa` (the unit asked for).
///
/// Comma and point are both decimal signs; spaces group thousands, and so do commas and points where they can mean
/// nothing else. `None` for all else, and for what is too large to be a finite number.
pub(crate) fn number(text: &str, unit: Option<&str>) -> Option<Readings> {
    let text: String = text.chars().filter(|c| !is_invisible(*c)).map(plain_mark).map(plain_digit).collect();
    let text = without_unit(text.trim(), unit).trim();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let digits: String = digits.trim().chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    if !digits.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (value, grouped) = unsigned(&digits)?;
    Some(Readings { value: sign * value, grouped: grouped.map(|value| sign * value) })
}

/// A number without sign, and its other reading when it has one.
fn unsigned(digits: &str) -> Option<(f64, Option<f64>)> {
    let is_sign = |c: char| matches!(c, ',' | '.');
    let Some(last) = digits.chars().rev().find(|c| is_sign(*c)) else {
        return Some((decimal(digits, ' ', None)?, None));
    };
    let other = if last == ',' { '.' } else { ',' };
    if digits.contains(other) {
        // 1,234.5 and 1.234,5: the last one is the decimal sign, the other groups.
        return Some((decimal(digits, other, Some(last))?, None));
    }
    let grouped = decimal(digits, last, None);
    if digits.matches(last).count() > 1 {
        return Some((grouped?, None));
    }
    Some((decimal(digits, ' ', Some(last))?, grouped))
}

/// Reads digits in groups of three with a decimal sign; without grouping any number of digits.
fn decimal(digits: &str, group: char, decimal_sign: Option<char>) -> Option<f64> {
    let (whole, fraction) = match decimal_sign {
        Some(sign) => digits.split_once(sign)?,
        None => (digits, ""),
    };
    let groups: Vec<&str> = whole.split(group).collect();
    let well_grouped = match groups.as_slice() {
        [whole] => all_digits(whole),
        [first, rest @ ..] => {
            (1..=3).contains(&first.len())
                && !first.starts_with('0')
                && all_digits(first)
                && rest.iter().all(|group| group.len() == 3 && all_digits(group))
        }
        [] => false,
    };
    if !well_grouped || !all_digits(fraction) {
        return None;
    }
    let value: f64 = format!("0{}.{fraction}0", groups.concat()).parse().ok()?;
    value.is_finite().then_some(value)
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number without the unit asked for, before or after it. A percent sign is understood unless another unit is meant.
fn without_unit<'a>(text: &'a str, unit: Option<&str>) -> &'a str {
    const PERCENT: [&str; 9] =
        ["%", "prosenttia", "prosentti", "pros.", "procent", "percent", "per cent", "pct", "pros"];
    let unit = unit.map(str::trim).filter(|unit| !unit.is_empty());
    if let Some(rest) = unit.and_then(|unit| stripped(text, unit)) {
        return rest;
    }
    if unit.is_none_or(|unit| PERCENT.contains(&folded(unit).as_str())) {
        for percent in PERCENT {
            if let Some(rest) = stripped(text, percent) {
                return rest;
            }
        }
    }
    text
}

/// `text` without `unit` at its end or beginning, however it is written; `None` when it is not there.
fn stripped<'a>(text: &'a str, unit: &str) -> Option<&'a str> {
    if let Some(rest) = text.strip_suffix(unit) {
        return Some(rest);
    }
    let unit = folded(unit);
    let edge = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, ',' | '.' | '-' | '+');
    let end = text.rfind(|c: char| c.is_ascii_digit()).map_or(0, |index| index + 1);
    if folded(&text[end..]) == unit {
        return Some(&text[..end]);
    }
    let start = text.find(edge).unwrap_or(text.len());
    (start > 0 && folded(&text[..start]) == unit).then(|| &text[start..])
}

/// The digit 0 to 9 that a digit of another script stands for.
fn plain_digit(c: char) -> char {
    const ZEROS: [char; 5] = ['\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}', '\u{FF10}'];
    match c {
        '\u{66B}' => ',',
        '\u{66C}' => ' ',
        _ => {
            let value = ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(u32::from(*zero)).filter(|n| *n < 10));
            value.and_then(|value| char::from_digit(value, 10)).unwrap_or(c)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_mean_the_same_are_the_same() {
        for (one, other) in [
            ("  Työ- ja   elinkeinoministeriö ", "TYÖ– JA ELINKEINOMINISTERIÖ"),
            ("Migration Agency’s", "migration agency's"),
            ("a\u{308}iti", "Äiti"),
            ("TEM.", "tem"),
            ("koto\u{AD}utuminen", "Kotoutuminen"),
            ("Straße", "STRASSE"),
            ("kunta\u{A0}laki", "Kunta laki"),
            ("ΛΌΓΟΣ", "λόγος"),
            ("”kunta”", "\"Kunta\""),
        ] {
            assert_eq!(folded(one), folded(other), "{one} and {other}");
        }
        assert_ne!(folded("sää"), folded("saa"));
        assert_ne!(folded("kunta"), folded("kunnat"));
        assert_eq!(folded("."), ".");
    }

    fn value(text: &str) -> Option<f64> {
        number(text, None).map(|readings| readings.value)
    }

    #[test]
    fn numbers_as_people_write_them() {
        for (text, meant) in [
            ("11", 11.0),
            (" 1 234,5 ", 1234.5),
            ("1\u{A0}234\u{A0}567", 1_234_567.0),
            ("1\u{202F}234", 1234.0),
            ("1234.5", 1234.5),
            ("1,234.5", 1234.5),
            ("1.234,5", 1234.5),
            ("1,234,567", 1_234_567.0),
            ("1.234", 1.234),
            ("0,5", 0.5),
            (".5", 0.5),
            ("5.", 5.0),
            ("-3", -3.0),
            ("−3", -3.0),
            ("– 3", -3.0),
            ("+3", 3.0),
            ("11 %", 11.0),
            ("11%", 11.0),
            ("11 prosenttia", 11.0),
            ("１２", 12.0),
            ("١٢", 12.0),
        ] {
            assert_eq!(value(text), Some(meant), "{text}");
        }
        assert_eq!(number("12,000", None).and_then(|readings| readings.grouped), Some(12_000.0));
        assert_eq!(number("0.123", None).and_then(|readings| readings.grouped), None);
    }

    #[test]
    fn what_is_no_number() {
        let long = "9".repeat(400);
        for text in [
            "",
            " ",
            "-",
            ",",
            "NaN",
            "inf",
            "1e5",
            "0x10",
            "1 2",
            "11 12",
            "1,2,3",
            "1..2",
            "--1",
            "1-2",
            "kolme",
            "3 kg",
            "1,234,56",
            "12 34 567",
            "1.2.3,4,5",
            "½",
            "10²",
            long.as_str(),
        ] {
            assert_eq!(value(text), None, "{text}");
        }
    }

    #[test]
    fn units_asked_for() {
        assert_eq!(number("20 Euroa", Some("euroa")).map(|readings| readings.value), Some(20.0));
        assert_eq!(number("€20", Some("€")).map(|readings| readings.value), Some(20.0));
        assert_eq!(number("€ -20,50", Some("€")).map(|readings| readings.value), Some(-20.5));
        assert_eq!(number("20 m²", Some("m²")).map(|readings| readings.value), Some(20.0));
        assert_eq!(number("20 %", Some("%")).map(|readings| readings.value), Some(20.0));
        assert_eq!(number("20 procent", Some("%")).map(|readings| readings.value), Some(20.0));
        assert_eq!(number("20 %", Some("persons")), None);
    }
}
