//! `[certificate]`: what certificates say, and how they look.

use super::Value;
use super::table::{Placed, Table};
use crate::fault::codes;
use crate::model::{ByLang, CertificateRule, Lang, ParticipationRule, SheetRule, SignerRule};
use crate::read::source::Faults;

const KEYS: &[&str] = &[
    "issuer",
    "score",
    "organisation",
    "valid-months",
    "landscape",
    "colour",
    "logo",
    "law",
    "heading",
    "statement",
    "remark",
    "signer",
    "signature-in-code",
    "title-language",
    "participation",
];

/// Most who sign: more lines do not fit beside each other.
const MOST_SIGNERS: usize = 3;

/// Most characters of a text of a line or two, and of one of a few lines.
const SHORT: usize = 80;
const LONG: usize = 300;

/// How much a colour has to stand out from white (WCAG 2.2, 1.4.3).
const CONTRAST: f64 = 4.5;

/// What the table says, and the file of the logo with its place. `test`: whether the course is completed by its test.
pub(super) fn read(
    top: &Table,
    test: bool,
    languages: &[Placed<Lang>],
    faults: &mut Faults,
) -> (CertificateRule, Option<Placed<String>>) {
    let sheet = SheetRule::default();
    let mut rule = CertificateRule {
        issuer: ByLang::default(),
        score: true,
        organisation: false,
        valid_months: None,
        participation: None,
        sheet,
    };
    let example = "[certificate.issuer] and below it fi = \"Esimerkkikunta\"";
    let Some(value) = top.needed("certificate", example, faults) else { return (rule, None) };
    let Some(table) = top.table(value, "[certificate]", KEYS, example, faults) else { return (rule, None) };
    let mut truth = |key: &'static str| {
        let value = table.get(key)?;
        table.truth(value, &format!("{key} = true"), faults).map(|(truth, _)| truth)
    };
    rule.score = truth("score").unwrap_or(true);
    rule.organisation = truth("organisation").unwrap_or(false);
    rule.sheet.landscape = truth("landscape").unwrap_or(false);
    rule.sheet.signature_in_code = truth("signature-in-code").unwrap_or(false);
    // Ten years at most: what is asked for longer is better said without an end.
    let months = table.get("valid-months").and_then(|value| table.whole(value, 1..=120, "valid-months = 24", faults));
    rule.valid_months = months.map(|(months, _)| months);
    rule.sheet.colour = table.get("colour").and_then(|value| colour(&table, value, faults));
    let law = table.get("law").and_then(|value| table.day(value, "law = 2025-01-01", faults));
    rule.sheet.law = law.map(|(day, _)| day);
    let logo = table.get("logo").and_then(|value| table.text(value, "logo = \"media/logo.png\"", faults));
    let mut texts = |key: &'static str, name: &'static str, example: &str, most: usize| {
        let value = table.get(key);
        value.map(|value| by_lang(&table, value, (name, example, most), languages, faults)).unwrap_or_default()
    };
    rule.sheet.heading = texts("heading", "[certificate.heading]", "Todistus perehdytyksestä", SHORT);
    rule.sheet.statement = texts("statement", "[certificate.statement]", "on perehtynyt aiheeseen", SHORT);
    rule.sheet.remark = texts("remark", "[certificate.remark]", "Kurssi on osa henkilöstökoulutusta.", LONG);
    rule.sheet.title_language = title_language(&table, languages, faults);
    rule.sheet.signers = signers(&table, languages, faults);
    rule.participation = participation(&table, test, languages, faults);
    if let Some(value) = table.needed("issuer", example, faults) {
        rule.issuer = by_lang(&table, value, ("[certificate.issuer]", "Esimerkkikunta", usize::MAX), languages, faults);
    }
    (rule, logo)
}

/// `[certificate.participation]`: where there is the table, there is the paper.
fn participation(
    table: &Table,
    test: bool,
    languages: &[Placed<Lang>],
    faults: &mut Faults,
) -> Option<ParticipationRule> {
    const NAME: &str = "[certificate.participation]";
    let value = table.get("participation")?;
    let own = table.table(value, NAME, &["heading", "statement"], NAME, faults)?;
    if !test {
        let message = "the course is completed without a test, so its certificate says no more than this one would";
        table.fault(codes::PARTICIPATION_WITHOUT_TEST, value.span(), message, &format!("leave out {NAME}"), faults);
    }
    let mut texts = |key: &'static str, name: &'static str, example: &str| {
        let value = own.get(key);
        value.map(|value| by_lang(&own, value, (name, example, SHORT), languages, faults)).unwrap_or_default()
    };
    Some(ParticipationRule {
        heading: texts("heading", "[certificate.participation.heading]", "Osallistumistodistus"),
        statement: texts("statement", "[certificate.participation.statement]", "on osallistunut kurssille"),
    })
}

/// A table with a text for each language of the course. With its name in messages, an example of a text and how many
/// characters it may have.
fn by_lang(
    table: &Table,
    value: &Value,
    (name, text, most): (&'static str, &str, usize),
    languages: &[Placed<Lang>],
    faults: &mut Faults,
) -> ByLang<String> {
    let mut all = ByLang::default();
    let example = format!("{name} and below it fi = \"{text}\"");
    let codes: Vec<&'static str> = languages.iter().map(|(lang, _)| lang.code()).collect();
    let known = if codes.is_empty() { Lang::ALL.map(Lang::code).to_vec() } else { codes };
    let Some(texts) = table.table(value, name, &known, &example, faults) else { return all };
    for (lang, _) in languages {
        let example = format!("{} = \"{text}\"", lang.code());
        let Some(value) = texts.needed(lang.code(), &example, faults) else { continue };
        if let Some(text) = bounded(&texts, value, &example, most, faults) {
            all.0.insert(*lang, text);
        }
    }
    all
}

/// In which language the course is called where the rest is in another one: for those languages alone.
fn title_language(table: &Table, languages: &[Placed<Lang>], faults: &mut Faults) -> ByLang<String> {
    const NAME: &str = "[certificate.title-language]";
    let mut all = ByLang::default();
    let example = "title-language = { en = \"fi\" }";
    let Some(value) = table.get("title-language") else { return all };
    let codes: Vec<&'static str> = languages.iter().map(|(lang, _)| lang.code()).collect();
    let Some(tags) = table.table(value, NAME, &codes, example, faults) else { return all };
    for (lang, _) in languages {
        let Some(value) = tags.get(lang.code()) else { continue };
        let Some((tag, span)) = tags.text(value, example, faults) else { continue };
        if is_language_tag(&tag) {
            all.0.insert(*lang, tag);
        } else {
            let message = format!("\"{tag}\" is no language");
            let help = "write its code, as in fi, sv, en, se or zh-Hant";
            table.fault(codes::WRONG_VALUE, span, message, help, faults);
        }
    }
    all
}

/// Whether a text has the form of a language tag (BCP 47): a code of two or three letters, then scripts, regions and the like.
fn is_language_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let code = parts.next().unwrap_or_default();
    let mut rest =
        parts.filter(|part| !(2..=8).contains(&part.len()) || !part.bytes().all(|b| b.is_ascii_alphanumeric()));
    matches!(code.len(), 2..=3)
        && code.bytes().all(|b| b.is_ascii_lowercase())
        && text.len() <= 35
        && rest.next().is_none()
}

/// A text of at most so many characters.
fn bounded(table: &Table, value: &Value, example: &str, most: usize, faults: &mut Faults) -> Option<String> {
    let (text, span) = table.text(value, example, faults)?;
    let count = text.chars().count();
    if count > most {
        let message = format!("this text has {count} characters; {most} fit on a certificate");
        table.fault(codes::WRONG_VALUE, span, message, "say it in fewer words", faults);
        return None;
    }
    Some(text)
}

fn signers(table: &Table, languages: &[Placed<Lang>], faults: &mut Faults) -> Vec<SignerRule> {
    let example = "[[certificate.signer]] and below it name = \"Maija Meikäläinen\" and title.fi = \"koulutusjohtaja\"";
    let Some(value) = table.get("signer") else { return Vec::new() };
    let Some(list) = table.list(value, example, faults) else { return Vec::new() };
    if list.len() > MOST_SIGNERS {
        let message = format!("{} sign; beside each other there is room for {MOST_SIGNERS}", list.len());
        table.fault(codes::WRONG_VALUE, value.span(), message, "leave out who need not sign", faults);
    }
    let mut signers = Vec::new();
    for value in list {
        let Some(signer) = table.table(value, "[[certificate.signer]]", &["name", "title"], example, faults) else {
            continue;
        };
        let line = "name = \"Maija Meikäläinen\"";
        let name = signer.needed("name", line, faults);
        let name = name.and_then(|value| bounded(&signer, value, line, SHORT, faults));
        let title = signer.needed("title", "title = { fi = \"koulutusjohtaja\" }", faults);
        let told = ("title", "koulutusjohtaja", SHORT);
        let title = title.map(|value| by_lang(&signer, value, told, languages, faults));
        if let (Some(name), Some(title)) = (name, title) {
            signers.push(SignerRule { name, title });
        }
    }
    signers
}

/// A colour that can be read on white.
fn colour(table: &Table, value: &Value, faults: &mut Faults) -> Option<[u8; 3]> {
    let example = "colour = \"#0b5f6b\"";
    let (text, span) = table.text(value, example, faults)?;
    let Some(colour) = hex(&text) else {
        let message = format!("\"{text}\" is not a colour");
        let help = format!("write # and six digits from 0 to f, two each for red, green and blue: {example}");
        table.fault(codes::WRONG_VALUE, span, message, &help, faults);
        return None;
    };
    let contrast = contrast_to_white(colour);
    if contrast < CONTRAST {
        // Cut, not rounded: 4.49 is not to be told as 4.5.
        let contrast = (contrast * 10.0).floor() / 10.0;
        let message =
            format!("this colour is too pale to be read on white: its contrast is {contrast}, {CONTRAST} is needed");
        table.fault(codes::COLOUR_TOO_PALE, span, message, "take a darker tone of it", faults);
        return None;
    }
    Some(colour)
}

/// `#1a2b3c` as red, green, blue.
fn hex(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#')?;
    if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}

/// By the formula of WCAG 2.2: from 1 (white) to 21 (black).
fn contrast_to_white(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let value = f64::from(part) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    });
    1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_six_digits() {
        assert_eq!(hex("#0b5F6b"), Some([0x0b, 0x5f, 0x6b]));
        for text in ["0b5f6b", "#0b5f6", "#0b5f6bb", "#0b5f6g", "#+b5f6b", "teal", ""] {
            assert_eq!(hex(text), None, "{text}");
        }
    }

    #[test]
    fn languages_have_codes() {
        for tag in ["fi", "se", "sms", "zh-Hant", "sr-Latn-RS", "en-GB"] {
            assert!(is_language_tag(tag), "{tag}");
        }
        for text in ["", "f", "suomi", "FI", "fi-", "fi_FI", "zh-Hant-", "en-GB\"", "fi-123456789", "-fi"] {
            assert!(!is_language_tag(text), "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((contrast_to_white([0, 0, 0]) - 21.0).abs() < 0.001);
        assert!((contrast_to_white([255, 255, 255]) - 1.0).abs() < 0.001);
        // The greys on both sides of what is needed.
        assert!(contrast_to_white([0x76, 0x76, 0x76]) >= CONTRAST);
        assert!(contrast_to_white([0x77, 0x77, 0x77]) < CONTRAST);
    }
}
