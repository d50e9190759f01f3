//! As CSV, for spreadsheets and other programs. What Excel opens by a double click in Finland:
//!
//! - UTF-8 with a byte order mark: without it Excel takes the file for Windows-1252.
//! - Semicolons in all three languages: Excel takes the separator from the region of the machine, not from the file, and
//!   in the regions of Finland the comma is the decimal sign. Other programs look which one there is.
//! - Days as `2026-11-22`, which is a day in every region.
//! - A text that Excel would take for a formula gets an apostrophe in front: names are written by people whom nobody knows.

use std::convert::Infallible;

use axum::body::{Body, Bytes};
use csv::{Terminator, WriterBuilder};
use futures_util::stream;

use super::rows::{Cell, Rows};

/// Rows that are written at once: a millisecond's work, in which nobody else is kept waiting for long.
const AT_ONCE: usize = 200;

/// The file, written while it is sent.
pub(super) fn body(rows: Rows) -> Body {
    let chunks = stream::iter(Chunks { rows, next: None });
    Body::from_stream(chunks)
}

struct Chunks {
    rows: Rows,
    /// The next row; `None`: the headings.
    next: Option<usize>,
}

impl Iterator for Chunks {
    type Item = Result<Bytes, Infallible>;

    fn next(&mut self) -> Option<Self::Item> {
        let rows = &self.rows;
        let Some(from) = self.next else {
            self.next = Some(0);
            let mut bytes = "\u{FEFF}".as_bytes().to_vec();
            bytes.extend(lines(std::iter::once(rows.headings())));
            return Some(Ok(bytes.into()));
        };
        let to = (from + AT_ONCE).min(rows.rows.len());
        let some = rows.rows.get(from..to).filter(|some| !some.is_empty())?;
        self.next = Some(to);
        Some(Ok(lines(some.iter().map(|row| rows.cells(row).map(text).collect())).into()))
    }
}

/// A value as text.
fn text(cell: Cell<'_>) -> String {
    match cell {
        Cell::Text(text) => text.into_owned(),
        Cell::Number(number) => number.to_string(),
        Cell::Day(day) => format!("{:04}-{:02}-{:02}", day.year, day.month, day.day),
        Cell::Nothing => String::new(),
    }
}

fn lines(lines: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer =
        WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(Vec::with_capacity(32 * 1024));
    for line in lines {
        // Nothing fails that writes into memory lines of one length.
        if let Err(error) = writer.write_record(line.iter().map(|text| harmless(text).into_owned())) {
            tracing::error!(%error, "a line of an export was not written");
        }
    }
    writer.into_inner().unwrap_or_default()
}

/// The text so that no spreadsheet takes it for a formula: with an apostrophe in front where it begins like one.
pub(super) fn harmless(text: &str) -> std::borrow::Cow<'_, str> {
    // The wide forms too: Excel in East Asian regions takes them for the narrow ones.
    let begins =
        |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠' | '|' | '%');
    if text.trim_start_matches([' ', '\u{a0}']).starts_with(begins) { format!("'{text}").into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_begins_like_a_formula() {
        for text in ["=1+1", "+358 40", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "%1", "|cmd"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        for text in ["", "Ada", "O'Brien", "a=1", "Öberg; Åsa \"x\""] {
            assert_eq!(harmless(text), text);
        }
        let line = vec!["Öberg; Åsa".to_owned(), "=\"a\"".to_owned(), String::new()];
        assert_eq!(String::from_utf8(lines(std::iter::once(line))).unwrap(), "\"Öberg; Åsa\";\"'=\"\"a\"\"\";\r\n");
    }
}
