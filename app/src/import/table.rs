//! Text → rows of cells, with their numbers.

use csv::{ReaderBuilder, StringRecord, StringRecordsIntoIter};

/// The separators that programs write.
const SEPARATORS: [u8; 3] = [b';', b',', b'\t'];

/// The rows that are not blank, each with its number as programs for tables show it.
pub(super) struct Table<'t> {
    records: StringRecordsIntoIter<&'t [u8]>,
    text: &'t str,
    before: u32,
}

impl<'t> Table<'t> {
    /// Line ends are `\n`.
    pub(super) fn new(text: &'t str) -> Self {
        let (separator, text, before) = told(text).unwrap_or_else(|| (guessed(text), text, 0));
        let reader =
            ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
        Self { records: reader.into_records(), text, before }
    }
}

impl Iterator for Table<'_> {
    type Item = (u32, StringRecord);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            // Text from memory that has been decoded cannot fail to be read.
            let record = self.records.next()?.ok()?;
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let (line, byte) = record.position().map_or((0, 0), |position| (position.line(), position.byte()));
            // The reader counts empty lines before a row as its beginning.
            let begins =
                usize::try_from(byte).ok().and_then(|byte| self.text.as_bytes().get(byte..)).unwrap_or_default();
            let empty = begins.iter().take_while(|byte| **byte == b'\n').count();
            let number = u32::try_from(line + empty as u64).unwrap_or(u32::MAX);
            return Some((number.saturating_add(self.before), record));
        }
    }
}

/// The separator of a first line `sep=;`, which Excel takes as its own, and the text after it.
fn told(text: &str) -> Option<(u8, &str, u32)> {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let separator = first.trim_matches(['"', ' ', '\r']).strip_prefix("sep=")?;
    let separator = SEPARATORS.into_iter().find(|known| separator.as_bytes() == [*known])?;
    Some((separator, rest, 1))
}

/// The separator that occurs most in the first line that has something, quoted parts left out. Of equals the first.
fn guessed(text: &str) -> u8 {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let (mut quoted, mut counts) = (false, [0_u32; 3]);
    for byte in line.bytes() {
        if byte == b'"' {
            quoted = !quoted;
        } else if let Some(at) = SEPARATORS.iter().position(|separator| *separator == byte && !quoted)
            && let Some(count) = counts.get_mut(at)
        {
            *count += 1;
        }
    }
    let most = counts.iter().max().copied().unwrap_or_default();
    let at = counts.iter().position(|count| *count == most).unwrap_or_default();
    SEPARATORS.get(at).copied().unwrap_or(b';')
}
