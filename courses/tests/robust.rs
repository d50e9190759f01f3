//! Whatever the files hold: no panic, and every fault lies inside its file.

mod support;

use std::sync::LazyLock;

use perehdy_courses::read::Memory;
use perehdy_courses::{Course, load};
use proptest::prelude::*;
use proptest::sample::Index;

static GOOD: LazyLock<Memory> = LazyLock::new(support::good);

/// Pieces of the format, and what texts do not have.
const PIECES: &[&str] = &[
    ":::",
    "\n:::\n",
    "\n::: question one #x\n",
    "\n::: note T\n",
    "\n::: figure #f\n",
    "- [x] ",
    "- [ ] ",
    "\n> why: ",
    "\n> ",
    "{",
    "}",
    "|",
    "\n= ",
    "±",
    "+-",
    "\n```\n",
    "<b>",
    "</b>",
    "<!--",
    "![",
    "](media/x.svg)",
    "[a](../b.md)",
    "# ",
    "\n\n",
    "\r",
    "\r\n",
    "\0",
    "\u{FEFF}",
    "ä",
    "€",
    "😀",
    "\n---\n",
    "1. ",
    "  ",
    "\t",
    "\"",
    ",",
    ";",
    "-->",
    "=",
    "[",
    "]",
    "(",
    ")",
    "\\",
    "*",
    "_",
    "`",
    "~~~",
    "& &amp;",
    "\n| a | b |\n|---|---|\n",
    "title: ",
    "as-of: 2026-02-31",
    "[[module]]",
    "[test]",
    "99999999999999999999",
    "0:99",
    "data/../x.csv",
    "//",
    "https://",
    "javascript:x",
];

#[derive(Clone, Debug)]
enum Change {
    Insert(Index, &'static str),
    Bytes(Index, Vec<u8>),
    Delete(Index, u8),
    Repeat(Index, Index, u16),
    Truncate(Index),
    Remove,
    Replace(Vec<u8>),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        8 => (any::<Index>(), prop::sample::select(PIECES)).prop_map(|(at, piece)| Change::Insert(at, piece)),
        2 => (any::<Index>(), prop::collection::vec(any::<u8>(), 1..4)).prop_map(|(at, bytes)| Change::Bytes(at, bytes)),
        6 => (any::<Index>(), 1_u8..40).prop_map(|(at, length)| Change::Delete(at, length)),
        2 => (any::<Index>(), any::<Index>(), 1_u16..300).prop_map(|(from, to, n)| Change::Repeat(from, to, n)),
        1 => any::<Index>().prop_map(Change::Truncate),
        1 => Just(Change::Remove),
        1 => prop::collection::vec(any::<u8>(), 0..200).prop_map(Change::Replace),
    ]
}

fn apply(files: &mut Memory, file: Index, change: Change) {
    let names: Vec<String> = files.0.keys().filter(|name| !is_binary(name)).cloned().collect();
    if names.is_empty() {
        return;
    }
    let name = file.get(&names);
    let Some(bytes) = files.0.get_mut(name) else { return };
    let at = |index: Index| index.index(bytes.len() + 1);
    match change {
        Change::Insert(index, piece) => {
            let at = at(index);
            bytes.splice(at..at, piece.bytes());
        }
        Change::Bytes(index, new) => {
            let at = at(index);
            bytes.splice(at..at, new);
        }
        Change::Delete(index, length) => {
            let at = at(index);
            let end = (at + usize::from(length)).min(bytes.len());
            bytes.drain(at..end);
        }
        Change::Repeat(from, to, length) => {
            let (from, to) = (at(from), at(to));
            let part = bytes[from..(from + usize::from(length)).min(bytes.len())].to_vec();
            bytes.splice(to..to, part);
        }
        Change::Truncate(index) => {
            let at = at(index);
            bytes.truncate(at);
        }
        Change::Remove => {
            files.0.remove(name);
        }
        Change::Replace(new) => *bytes = new,
    }
}

fn is_binary(name: &str) -> bool {
    [".png", ".webm", ".mp4", ".mp3", ".svg"].iter().any(|end| name.ends_with(end))
}

/// Every fault lies inside its file, is shown as a line of it, and can be printed.
fn check_places(files: &Memory) -> Result<(), TestCaseError> {
    let faults = match load("everything", files) {
        Ok(loaded) => loaded.warnings,
        Err(faults) => {
            prop_assert!(!faults.is_empty());
            faults
        }
    };
    let mut places: Vec<_> = faults.iter().map(|fault| fault.at.clone()).collect();
    places.sort();
    prop_assert_eq!(&places, &faults.iter().map(|fault| fault.at.clone()).collect::<Vec<_>>());
    for fault in faults {
        prop_assert!(fault.to_string().contains(fault.code));
        prop_assert!(!fault.message.contains('\n') && !fault.help.is_empty() && fault.width >= 1);
        let Some(bytes) = files.0.get(&fault.at.file) else {
            prop_assert_eq!(fault.at.file.as_str(), "course.toml");
            continue;
        };
        let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)).into_owned();
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let line = text.split('\n').nth(fault.at.line as usize - 1);
        prop_assert!(line.is_some(), "no such line: {fault}");
        let line = line.unwrap_or_default();
        let length = line.chars().count();
        prop_assert!(fault.at.column as usize <= length + 1, "no such column: {fault}");
        prop_assert!((fault.at.column + fault.width - 1) as usize <= length.max(fault.at.column as usize), "{fault}");
        prop_assert!(is_binary(&fault.at.file) || fault.line == line, "another line: {fault}");
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_course_changed_at_random_never_panics_and_its_faults_lie_inside(
        changes in prop::collection::vec((any::<Index>(), change()), 1..6),
    ) {
        let mut files = GOOD.clone();
        for (file, change) in changes {
            apply(&mut files, file, change);
        }
        check_places(&files)?;
    }

    #[test]
    fn a_page_of_random_pieces_never_panics(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..80)) {
        let mut files = GOOD.clone();
        files.0.insert("fi/basics/heat.md".to_owned(), format!("# T\n\n{}", pieces.concat()).into_bytes());
        check_places(&files)?;
    }
}

/// Everything of a course but its fingerprint.
fn shown(course: &Course) -> String {
    let mut course = course.clone();
    course.fingerprint = [0; 32];
    format!("{course:?}")
}

#[test]
fn line_ends_of_windows_and_byte_order_marks_make_no_difference() {
    let mut files = GOOD.clone();
    for (name, bytes) in &mut files.0 {
        if !is_binary(name) {
            let text = String::from_utf8(bytes.clone()).expect("UTF-8").replace('\n', "\r\n");
            *bytes = format!("\u{FEFF}{text}").into_bytes();
        }
    }
    let plain = load("everything", &*GOOD).expect("served").course;
    let windows = load("everything", &files).map_err(|faults| faults[0].to_string()).expect("served").course;
    assert_eq!(shown(&plain), shown(&windows));
    assert_ne!(plain.fingerprint, windows.fingerprint);
}

#[test]
fn deep_nesting_is_no_matter() {
    for mark in ["> ", "- ", "[", "*", "{", "\"", "<", "1. ", "| "] {
        let mut files = GOOD.clone();
        let deep = mark.repeat(20_000);
        files.0.insert("fi/basics/heat.md".to_owned(), format!("# T\n\n{deep}\n").into_bytes());
        files
            .0
            .insert("fi/test/basics.md".to_owned(), format!("::: question one #t-heats\n{deep}\n:::\n").into_bytes());
        files.0.insert("course.toml".to_owned(), format!("version = {}", "[".repeat(20_000)).into_bytes());
        let faults = load("everything", &files).expect_err("faulty");
        assert!(!faults.is_empty());
    }
}

/// A quote lets what is quoted go on over the ends of lines; what is told of it stays on one.
#[test]
fn an_open_quote_is_told_on_one_line() {
    for name in GOOD.0.keys().filter(|name| name.ends_with(".csv") || name.ends_with(".toml")) {
        let text = String::from_utf8(GOOD.0[name].clone()).unwrap();
        let ends = text.match_indices(['\n', ',', ';']).map(|(at, mark)| at + mark.len());
        for at in ends.chain([0]) {
            let mut files = GOOD.clone();
            files.0.insert(name.clone(), [&text[..at], "\"", &text[at..]].concat().into_bytes());
            check_places(&files).unwrap();
        }
    }
}
