//! What a page says, by the maps of its fonts, and whether that is what a statement says.

use std::collections::BTreeMap;

use lopdf::Object;
use lopdf::content::{Content, Operation};
use unicode_normalization::UnicodeNormalization;

use crate::fonts::is_ignorable;
use crate::statement::{BETWEEN, Said};

/// The text of each character code, which has two bytes.
pub(super) type Map = BTreeMap<u16, String>;

/// Reads a map in the one form that ours have, single codes; lopdf reads all, and takes hours for a range of all numbers.
pub(super) fn map(cmap: &[u8]) -> Map {
    let text = String::from_utf8_lossy(cmap);
    let mut map = Map::new();
    for section in text.split("beginbfchar").skip(1) {
        let section = section.split("endbfchar").next().unwrap_or_default();
        let mut words = section.split(['<', '>']).map(str::trim).filter(|word| !word.is_empty());
        while let (Some(code), Some(text)) = (words.next(), words.next()) {
            let (Ok(code), Some(text)) = (u16::from_str_radix(code, 16), utf16(text)) else { break };
            map.insert(code, text);
        }
    }
    map
}

fn utf16(hex: &str) -> Option<String> {
    let digits = hex.as_bytes();
    let unit = |digits: &[u8]| u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok();
    let units: Vec<u16> = digits.chunks(4).map(unit).collect::<Option<_>>()?;
    String::from_utf16(&units).ok()
}

/// What is open while a page is gone through.
enum Open {
    /// A block of the page.
    Block,
    /// A stretch that tells its own text.
    Actual,
    Other,
}

/// The texts of a page: one for each marked block, one for each stretch outside of all.
pub(super) fn texts(content: &[u8], fonts: &BTreeMap<Vec<u8>, Map>) -> Option<Vec<String>> {
    let content = Content::decode(content).ok()?;
    let mut texts = vec![String::new()];
    let mut open: Vec<Open> = Vec::new();
    let mut font: Option<&Map> = None;
    for Operation { operator, operands } in &content.operations {
        match operator.as_str() {
            "Tf" => font = operands.first().and_then(|name| fonts.get(name.as_name().ok()?)),
            "BMC" => open.push(Open::Other),
            "BDC" => {
                let properties = operands.get(1).and_then(|properties| properties.as_dict().ok());
                let has = |key: &[u8]| properties.is_some_and(|properties| properties.has(key));
                if has(b"MCID") {
                    texts.push(String::new());
                    open.push(Open::Block);
                } else if has(b"ActualText") && !open.iter().any(|open| matches!(open, Open::Actual)) {
                    let text = properties.and_then(|properties| properties.get(b"ActualText").ok());
                    let text = text.and_then(|text| lopdf::decode_text_string(text).ok()).unwrap_or_default();
                    add(&mut texts, &text);
                    open.push(Open::Actual);
                } else {
                    open.push(Open::Other);
                }
            }
            "EMC" => {
                if let Some(Open::Block) = open.pop() {
                    texts.push(String::new());
                }
            }
            "Tj" | "TJ" | "'" | "\"" if !open.iter().any(|open| matches!(open, Open::Actual)) => {
                for shown in operands {
                    show(shown, font, &mut texts);
                }
            }
            _ => {}
        }
    }
    Some(texts)
}

fn show(shown: &Object, font: Option<&Map>, texts: &mut [String]) {
    match shown {
        Object::String(codes, _) => {
            for code in codes.chunks(2) {
                let text = match (code, font) {
                    ([high, low], Some(map)) => map.get(&u16::from_be_bytes([*high, *low])).map(String::as_str),
                    _ => None,
                };
                add(texts, text.unwrap_or("\u{fffd}"));
            }
        }
        Object::Array(parts) => {
            for part in parts.iter().filter(|part| matches!(part, Object::String(..))) {
                show(part, font, texts);
            }
        }
        _ => {}
    }
}

fn add(texts: &mut [String], text: &str) {
    if let Some(last) = texts.last_mut() {
        last.push_str(text);
    }
}

/// How a value stands on the page.
#[derive(Clone, Copy)]
enum Stands {
    /// A block of its own: a longer one is another one.
    Alone,
    /// At the end of a block, after its label.
    Labelled,
}

const SHOWN: [(&str, Stands); 12] = [
    ("fact", Stands::Alone),
    ("heading", Stands::Alone),
    ("wording", Stands::Alone),
    ("remark", Stands::Alone),
    ("name", Stands::Alone),
    ("title", Stands::Alone),
    ("number", Stands::Labelled),
    ("version", Stands::Labelled),
    ("covers", Stands::Alone),
    ("issuer", Stands::Labelled),
    ("organisation", Stands::Labelled),
    ("signer", Stands::Alone),
];

/// The keys of a statement that the page has otherwise.
pub(super) fn differences(texts: &[String], said: &Said) -> Vec<String> {
    let blocks: Vec<String> = texts.iter().map(|text| plain(text)).filter(|text| !text.is_empty()).collect();
    let mut different = Vec::new();
    for (key, stands) in SHOWN {
        let shown = |value: &str| printed(key, value).iter().any(|printed| has(&blocks, printed, stands));
        if !said.all(key).all(shown) {
            different.push(key.to_owned());
        }
    }
    if !has(&blocks, &plain(&said.address()), Stands::Alone) {
        different.push("origin".to_owned());
    }
    different
}

/// As what a value stands on the page: a fact as a block with its label, one who signs as name and title below each other, which
/// may have commas of their own.
fn printed(key: &str, value: &str) -> Vec<String> {
    match key {
        "fact" => vec![plain(&value.replacen(BETWEEN, "", 1))],
        "signer" => value
            .match_indices(", ")
            .map(|(at, comma)| plain(&value[..at]) + &plain(&value[at + comma.len()..]))
            .collect(),
        _ => vec![plain(value)],
    }
}

fn has(blocks: &[String], value: &str, stands: Stands) -> bool {
    // Right to left, the page has words in the order in which they are drawn: their letters are counted.
    let counted = value.chars().any(is_right_to_left);
    blocks.iter().any(|block| match (stands, counted) {
        (Stands::Alone, false) => block == value,
        (Stands::Labelled, false) => block.ends_with(value),
        (Stands::Alone, true) => letters(block) == letters(value),
        (Stands::Labelled, true) => {
            let block = letters(block);
            letters(value).iter().all(|(letter, count)| block.get(letter).is_some_and(|more| more >= count))
        }
    })
}

/// How often a text has each letter.
fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut letters = BTreeMap::new();
    for letter in text.chars() {
        *letters.entry(letter).or_default() += 1;
    }
    letters
}

fn is_right_to_left(c: char) -> bool {
    use unicode_bidi::{BidiClass, bidi_class};
    matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
}

/// A text without what lines and fonts add to it or leave out.
fn plain(text: &str) -> String {
    text.nfc().filter(|&c| !(c.is_whitespace() || c.is_control() || is_ignorable(c))).collect()
}
