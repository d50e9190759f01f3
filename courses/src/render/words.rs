//! The words that rendered blocks need, in the three languages. Everything else that a page says is the interface's.

use crate::model::{Date, Lang};
use crate::words::day;

/// One of three, by language.
const fn say(lang: Lang, fi: &'static str, sv: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Fi => fi,
        Lang::Sv => sv,
        Lang::En => en,
    }
}

pub(super) const fn source(lang: Lang) -> &'static str {
    say(lang, "Lähde", "Källa", "Source")
}

pub(super) const fn data_as_table(lang: Lang) -> &'static str {
    say(lang, "Tiedot taulukkona", "Uppgifterna som tabell", "Data as a table")
}

pub(super) const fn not_known(lang: Lang) -> &'static str {
    say(lang, "ei tietoa", "uppgift saknas", "not known")
}

/// Said of a bar in which a part is not known.
pub(super) const fn partly_not_known(lang: Lang) -> &'static str {
    say(lang, "osa tiedoista puuttuu", "en del uppgifter saknas", "partly not known")
}

/// What a table is called by its columns.
pub(super) fn table(lang: Lang, columns: &str) -> String {
    let table = say(lang, "Taulukko", "Tabell", "Table");
    if columns.is_empty() { table.to_owned() } else { format!("{table}: {columns}") }
}

/// From which day figures are, within a sentence: the words before the day and the day.
pub(super) fn as_of(lang: Lang, date: Date) -> (&'static str, String) {
    (say(lang, "tilanne", "läget den", "as of"), day(lang, date))
}

/// A unit as it stands below a title: signs are written out.
pub(super) fn unit(lang: Lang, unit: &str) -> &str {
    match unit {
        "%" => say(lang, "prosenttia", "procent", "per cent"),
        "€" => say(lang, "euroa", "euro", "euros"),
        unit => unit,
    }
}

/// A language's name by its BCP 47 code (`fi`, `sv-FI`); a code that is not in the list stands for itself.
pub(super) fn language(lang: Lang, code: &str) -> &str {
    let primary = code.split('-').next().unwrap_or(code).to_ascii_lowercase();
    let found = LANGUAGES.iter().find(|(known, ..)| *known == primary);
    found.map_or(code, |(_, fi, sv, en)| say(lang, fi, sv, en))
}

/// Languages that material on life in Finland is published in: code, and name in Finnish, Swedish and English.
const LANGUAGES: [(&str, &str, &str, &str); 48] = [
    ("am", "amhara", "amhariska", "Amharic"),
    ("ar", "arabia", "arabiska", "Arabic"),
    ("bg", "bulgaria", "bulgariska", "Bulgarian"),
    ("bn", "bengali", "bengali", "Bengali"),
    ("bs", "bosnia", "bosniska", "Bosnian"),
    ("ckb", "kurdi (sorani)", "kurdiska (sorani)", "Kurdish (Sorani)"),
    ("cs", "tšekki", "tjeckiska", "Czech"),
    ("da", "tanska", "danska", "Danish"),
    ("de", "saksa", "tyska", "German"),
    ("el", "kreikka", "grekiska", "Greek"),
    ("en", "englanti", "engelska", "English"),
    ("es", "espanja", "spanska", "Spanish"),
    ("et", "viro", "estniska", "Estonian"),
    ("fa", "persia", "persiska", "Persian"),
    ("fi", "suomi", "finska", "Finnish"),
    ("fr", "ranska", "franska", "French"),
    ("hi", "hindi", "hindi", "Hindi"),
    ("hr", "kroatia", "kroatiska", "Croatian"),
    ("hu", "unkari", "ungerska", "Hungarian"),
    ("it", "italia", "italienska", "Italian"),
    ("ja", "japani", "japanska", "Japanese"),
    ("ku", "kurdi", "kurdiska", "Kurdish"),
    ("lt", "liettua", "litauiska", "Lithuanian"),
    ("lv", "latvia", "lettiska", "Latvian"),
    ("ne", "nepali", "nepali", "Nepali"),
    ("nl", "hollanti", "nederländska", "Dutch"),
    ("no", "norja", "norska", "Norwegian"),
    ("pl", "puola", "polska", "Polish"),
    ("prs", "dari", "dari", "Dari"),
    ("ps", "paštu", "pashto", "Pashto"),
    ("pt", "portugali", "portugisiska", "Portuguese"),
    ("ro", "romania", "rumänska", "Romanian"),
    ("ru", "venäjä", "ryska", "Russian"),
    ("se", "pohjoissaame", "nordsamiska", "Northern Sámi"),
    ("smn", "inarinsaame", "enaresamiska", "Inari Sámi"),
    ("sms", "koltansaame", "skoltsamiska", "Skolt Sámi"),
    ("so", "somali", "somaliska", "Somali"),
    ("sq", "albania", "albanska", "Albanian"),
    ("sr", "serbia", "serbiska", "Serbian"),
    ("sv", "ruotsi", "svenska", "Swedish"),
    ("sw", "swahili", "swahili", "Swahili"),
    ("th", "thai", "thailändska", "Thai"),
    ("ti", "tigrinja", "tigrinska", "Tigrinya"),
    ("tl", "tagalog", "tagalog", "Tagalog"),
    ("tr", "turkki", "turkiska", "Turkish"),
    ("uk", "ukraina", "ukrainska", "Ukrainian"),
    ("vi", "vietnam", "vietnamesiska", "Vietnamese"),
    ("zh", "kiina", "kinesiska", "Chinese"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_by_their_codes() {
        assert_eq!(language(Lang::Fi, "sv-FI"), "ruotsi");
        assert_eq!(language(Lang::Sv, "prs"), "dari");
        assert_eq!(language(Lang::En, "SE"), "Northern Sámi");
        assert_eq!(language(Lang::En, "xx"), "xx");
        assert!(LANGUAGES.is_sorted_by_key(|(code, ..)| *code));
    }
}
