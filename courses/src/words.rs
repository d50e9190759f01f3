//! Numbers and dates as Finnish, Swedish and English write them.

use crate::model::{Date, Lang};

/// Keeps a number together at the end of a line.
const NO_BREAK_SPACE: char = '\u{A0}';

/// A number with so many decimals: `12 345,6` (no-break spaces) in Finnish and Swedish, `12,345.6` in English; the minus
/// sign is U+2212 in all. What is no finite number is an en dash.
#[must_use]
pub fn number(lang: Lang, value: f64, decimals: u8) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let (group, decimal_sign) = match lang {
        Lang::Fi | Lang::Sv => (NO_BREAK_SPACE, ','),
        Lang::En => (',', '.'),
    };
    let digits = format!("{:.*}", usize::from(decimals), value.abs());
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut written = String::with_capacity(digits.len() + digits.len() / 3 + 3);
    // What rounds to nothing has no sign.
    if value < 0.0 && digits.contains(|digit: char| ('1'..='9').contains(&digit)) {
        written.push('\u{2212}');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            written.push(group);
        }
        written.push(digit);
    }
    if !fraction.is_empty() {
        written.push(decimal_sign);
        written.push_str(fraction);
    }
    written
}

/// A number with its unit where that is a percent sign (`12,3 %`, in English `12.3%`); other units stay with the title.
#[must_use]
pub fn value(lang: Lang, value: f64, decimals: u8, unit: &str) -> String {
    let mut written = number(lang, value, decimals);
    if unit == "%" {
        if lang != Lang::En {
            written.push(NO_BREAK_SPACE);
        }
        written.push('%');
    }
    written
}

/// A day in words: `22. marraskuuta 2026`, `22 november 2026`, `22 November 2026`, the number of the day on one line with
/// its month. A month that does not exist is left in digits.
#[must_use]
pub fn day(lang: Lang, date: Date) -> String {
    const FI: [&str; 12] =
        ["tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu"];
    const SV: [&str; 12] = [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ];
    const EN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let Date { year, month, day } = date;
    let months = match lang {
        Lang::Fi => FI,
        Lang::Sv => SV,
        Lang::En => EN,
    };
    match (months.get(usize::from(month).wrapping_sub(1)), lang) {
        (Some(month), Lang::Fi) => format!("{day}.{NO_BREAK_SPACE}{month}kuuta {year}"),
        (Some(month), Lang::Sv | Lang::En) => format!("{day}{NO_BREAK_SPACE}{month} {year}"),
        (None, _) => format!("{year:04}-{month:02}-{day:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_three_languages() {
        assert_eq!(number(Lang::Fi, 12_345.6, 1), "12\u{A0}345,6");
        assert_eq!(number(Lang::Sv, 12_345.6, 1), "12\u{A0}345,6");
        assert_eq!(number(Lang::En, 12_345.6, 1), "12,345.6");
        assert_eq!(number(Lang::En, 999.0, 0), "999");
        assert_eq!(number(Lang::En, 1_000.0, 0), "1,000");
        assert_eq!(number(Lang::En, 1_234_567.0, 0), "1,234,567");
        assert_eq!(number(Lang::Fi, -5.25, 1), "\u{2212}5,2");
        assert_eq!(number(Lang::Fi, -0.04, 1), "0,0");
        assert_eq!(number(Lang::En, 0.0, 2), "0.00");
        assert_eq!(number(Lang::En, f64::NAN, 2), "–");
        assert_eq!(value(Lang::Fi, 12.3, 1, "%"), "12,3\u{A0}%");
        assert_eq!(value(Lang::En, 12.3, 1, "%"), "12.3%");
        assert_eq!(value(Lang::En, 12.0, 0, "persons"), "12");
    }

    #[test]
    fn days_in_three_languages() {
        let date = Date { year: 2026, month: 11, day: 22 };
        assert_eq!(day(Lang::Fi, date), "22.\u{A0}marraskuuta 2026");
        assert_eq!(day(Lang::Sv, date), "22\u{A0}november 2026");
        assert_eq!(day(Lang::En, date), "22\u{A0}November 2026");
        assert_eq!(day(Lang::Fi, Date { year: 2024, month: 1, day: 1 }), "1.\u{A0}tammikuuta 2024");
        assert_eq!(day(Lang::En, Date { year: 2024, month: 0, day: 1 }), "2024-00-01");
    }
}
