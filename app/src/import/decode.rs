//! Bytes → text. Excel in Finland writes Windows-1252, or UTF-8 with a mark at its beginning; other programs plain UTF-8;
//! "Unicode text" is UTF-16 with a mark.

use encoding_rs::{Encoding, WINDOWS_1252};

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// A file of Excel or of another spreadsheet program, or another packed file.
    Spreadsheet,
    /// Bytes that no text has, or text in an encoding that we do not read.
    Bytes,
}

/// The text, with line ends as `\n`.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    // A packed file (.xlsx, .ods) or the older format of Excel.
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Unreadable::Spreadsheet);
    }
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => {
            let rest = bytes.get(mark..).unwrap_or_default();
            encoding.decode_without_bom_handling_and_without_replacement(rest).ok_or(Unreadable::Bytes)?
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.into(),
            // What it decodes any bytes to: those that it has no letter for become control characters.
            Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
        },
    };
    let strange = |letter: char| letter.is_control() && !matches!(letter, '\t' | '\r' | '\n');
    // A text file may have a few odd characters, which its cells are refused for; this is something else.
    if text.contains('\0') || text.chars().any(|letter| ('\u{80}'..='\u{9f}').contains(&letter)) {
        return Err(Unreadable::Bytes);
    }
    if text.chars().take(1000).filter(|letter| strange(*letter)).count() > 10 {
        return Err(Unreadable::Bytes);
    }
    Ok(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.into_owned() })
}
