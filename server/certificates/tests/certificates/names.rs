//! Names in many scripts come back from the PDF as they were written.

use crate::support::{print, sheet};
use perehdy_certificates::{missing_characters, pdf};
use unicode_normalization::UnicodeNormalization;

/// The lines of the page as pdftotext puts them together, without the marks with which it brackets what it takes for
/// right-to-left.
fn lines(bytes: &[u8]) -> Vec<String> {
    let text = print("pdftotext", &["-enc", "UTF-8", "FILE", "-"], bytes);
    let plain = |line: &str| {
        let spaced: String = line.nfc().map(|c| if matches!(c, '\u{202a}'..='\u{202e}') { ' ' } else { c }).collect();
        spaced.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    text.lines().map(plain).filter(|line| !line.is_empty()).collect()
}

#[track_caller]
fn comes_back(name: &str) {
    assert_eq!(missing_characters(name), [], "{name} has characters that no font has");
    let bytes = pdf(&sheet(name)).expect("a PDF");
    let lines = lines(&bytes);
    let name: String = name.nfc().collect();
    assert!(lines.contains(&name), "{name} is not in {lines:#?}");
}

macro_rules! names {
    ($($test:ident: $($name:literal),+;)+) => {
        $(
            #[test]
            fn $test() {
                $(comes_back($name);)+
            }
        )+
    };
}

names! {
    nordic: "Åsa Öhman-Žižek", "Šárka Ñúñez", "Þórður Ægisson", "Jõgi Kõrvits", "Łukasz Żółć";
    sami: "Máret Áŋŋá Đorđević Ŧuohŧŧa", "Sääʹmǩiõll Čââʹvv", "Ǥuovžžâ Ǩõõnjâl";
    turkish_and_romanian: "İbrahim Ağaoğlu ŞIK", "Ștefan Țepeș";
    vietnamese: "Nguyễn Thị Hồng Ánh Đặng";
    decomposed: "A\u{30a}sa O\u{308}hman";
    marks_without_composed_characters: "J\u{30c}ohn m\u{308} x\u{30c}";
    greek: "Αλεξάνδρα Παπαδοπούλου", "Ἀριστοτέλης";
    cyrillic: "Олександра Їжакевич", "Фёдор Ұлықбек", "Ѓорѓи Ќосев";
    arabic: "محمد عبد اللطيف الأحمد", "ليلى لا إله", "محمد عبد الله", "پروین گلچین", "شێرزاد ڕەشید";
    persian_with_a_joiner: "علی\u{200c}رضا قره\u{200c}باغی";
    hebrew: "שלום בן דוד", "שלום (בן) דוד", "ג׳ורג׳ צ׳רצ׳יל";
    devanagari: "राम कृष्ण श्रीवास्तव किशोर", "नेपाली थापा क्षेत्री";
    mixed_directions: "Ahmed محمد Al-Sayed", "Aino שרה Virtanen";
    south_asian: "অমর্ত্য সেন", "தமிழ்ச்செல்வி", "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "ગુજરાતી", "తెలుగు శ్రీ", "ಕನ್ನಡ", "മലയാളം", "ලක්ෂ්මී";
    south_east_asian: "สมชาย ใจดี น้ำ", "ສົມພອນ", "ကျော်ဇင်", "សុខ សុភា";
    caucasian: "ნინო ბერიძე", "Արմեն Սարգսյան";
    african: "ሰላማዊት ገብረ", "ⵣⴰⵀⵔⴰ", "Ɓalɗe Ŋɔŋɔ";
    syriac: "ܐܫܘܪ";
    markup: "<&>\" O'Neill & Söner </text>";
}

#[test]
fn the_rest_of_the_sheet_comes_back() {
    let sheet = sheet("Aino Virtanen");
    let lines = lines(&pdf(&sheet).expect("a PDF"));
    let text = lines.join(" ");
    let facts = sheet.facts.iter().chain([&sheet.issuer, &sheet.number]).flat_map(|(label, value)| [label, value]);
    let all = [&sheet.heading, &sheet.lead, &sheet.statement, &sheet.course, &sheet.covers_heading, &sheet.verify];
    for said in all.into_iter().chain(&sheet.covers).chain(facts).chain([&sheet.address]) {
        assert!(text.contains(said.as_str()), "{said} is not in {text}");
    }
}

#[test]
fn characters_that_no_font_has_are_told_once_and_in_order() {
    assert_eq!(missing_characters("Aino 🙂 漢 🙂字 Virtanen"), ['🙂', '漢', '字']);
    assert_eq!(missing_characters("𒀀𒁀"), ['𒀀', '𒁀'], "cuneiform");
}

#[test]
fn characters_that_only_steer_are_not_missing() {
    assert_eq!(missing_characters("a\u{200c}b\u{200d}c\u{2067}d\u{2069}\u{200f}e\n\t\u{a0}\u{202f}f\u{fe0f}"), []);
    assert_eq!(missing_characters("A\u{30a}"), [], "composed first");
    assert_eq!(missing_characters(""), []);
}
