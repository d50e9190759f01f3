//! Taking in a file as it comes, and stopping where it is too much: a file of millions of rows is never in memory.

use super::{MOST_BYTES, MOST_ROWS};

/// Why a file is too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooMuch {
    /// More rows than [`MOST_ROWS`].
    Rows,
    /// More bytes than [`MOST_BYTES`].
    Bytes,
}

/// A file, as far as it has come.
#[derive(Debug, Default)]
pub struct Gathered {
    bytes: Vec<u8>,
    line_ends: usize,
    too_much: Option<TooMuch>,
}

impl Gathered {
    /// Adds what has come. After too much has come, nothing more is kept.
    pub fn add(&mut self, chunk: &[u8]) {
        if self.too_much.is_some() {
            return;
        }
        if self.bytes.len() + chunk.len() > MOST_BYTES {
            return self.stop(TooMuch::Bytes);
        }
        // In UTF-16 letters are two bytes, of which one may be that of a line end: half of them are let pass. Those that are
        // too many after all are found when the table is read.
        let wide = self.bytes.starts_with(&[0xff, 0xfe]) || self.bytes.starts_with(&[0xfe, 0xff]);
        self.line_ends += chunk.iter().filter(|byte| **byte == b'\n').count();
        self.bytes.extend_from_slice(chunk);
        // Those between the header and so many rows; and one that ends the last row.
        let most = (MOST_ROWS + 1) * if wide { 2 } else { 1 };
        if self.line_ends > most {
            self.stop(TooMuch::Rows);
        }
    }

    /// More has come than is read at all.
    pub fn add_too_much(&mut self) {
        self.stop(TooMuch::Bytes);
    }

    /// Whether nothing has come.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty() && self.too_much.is_none()
    }

    /// Whether nothing but spaces and line ends has come.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.bytes.trim_ascii().is_empty() && self.too_much.is_none()
    }

    /// As a short word; `None` for anything else.
    #[must_use]
    pub fn short(self) -> Option<String> {
        let bytes = self.whole().ok().filter(|bytes| bytes.len() <= 20)?;
        String::from_utf8(bytes).ok()
    }

    fn stop(&mut self, why: TooMuch) {
        self.too_much = Some(why);
        self.bytes = Vec::new();
    }

    /// The file.
    ///
    /// # Errors
    /// When it is too much.
    pub fn whole(self) -> Result<Vec<u8>, TooMuch> {
        self.too_much.map_or(Ok(self.bytes), Err)
    }
}
