//! A list of people as a CSV file: bytes → text → table → rows, with every fault named by row and column. Pure: what the
//! organisation has (teams, courses) is given.

mod cells;
mod columns;
mod decode;
mod gather;
mod table;

#[cfg(test)]
mod tests;

use perehdy_records::ImportRow;
use uuid::Uuid;

pub use cells::ReadAt;
pub use columns::Column;
pub use decode::Unreadable;
pub use gather::{Gathered, TooMuch};

/// Most rows below the header, blank ones included.
pub const MOST_ROWS: usize = 50_000;

/// Most bytes of a file.
pub const MOST_BYTES: usize = 16 * 1024 * 1024;

/// Most faults that are told; the rest is counted.
pub const MOST_FAULTS: usize = 100;

/// What cells may name.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Teams: what they are called, and their ids.
    pub teams: Vec<(String, Uuid)>,
    /// Courses: their ids and titles, and their ids.
    pub courses: Vec<(String, String)>,
}

/// Something wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The row's number in the file, from 1; `None` when it is about the file as a whole.
    pub row: Option<u32>,
    /// The column.
    pub column: Option<Column>,
    /// What it is.
    pub wrong: Wrong,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// There is nothing in the file.
    Empty,
    /// It cannot be read as text.
    Unreadable(Unreadable),
    /// More rows than [`MOST_ROWS`].
    TooManyRows,
    /// More bytes than [`MOST_BYTES`].
    TooLarge,
    /// The first row has none of the names that columns have.
    NoHeader,
    /// There is a header row and nothing below.
    NoRows,
    /// A column that has to be there is not.
    MissingColumn,
    /// A column that is not known, by its name.
    UnknownColumn(String),
    /// A column is there twice.
    ColumnTwice,
    /// A row repeats the header.
    SecondHeader,
    /// A row has so many cells, the header so many.
    Cells(usize, usize),
    /// A cell begins as a formula does.
    Formula,
    /// A cell has a line break: a quotation mark is missing somewhere.
    LineBreak,
    /// A cell has characters that cannot be seen.
    ControlCharacters,
    /// A cell has more characters than so many.
    TooLong(usize),
    /// A cell that has to be filled is not.
    Missing,
    /// No e-mail address.
    NoEmail(String),
    /// The same address as in the row of this number.
    SameEmail(u32),
    /// There is no such team.
    NoTeam(String),
    /// There is no such course.
    NoCourse(String),
    /// A deadline without a course.
    NoCourseForDeadline,
    /// No date.
    NoDate(String),
    /// The date has passed.
    Past(String),
}

/// The faults of a file: those that are told, and how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    /// The first ones, in the order of the file.
    pub told: Vec<Fault>,
    /// All.
    pub all: usize,
}

impl Faults {
    /// One about the file as a whole.
    #[must_use]
    pub fn one(wrong: Wrong) -> Self {
        let mut faults = Self::default();
        faults.add(None, None, wrong);
        faults
    }

    fn add(&mut self, row: Option<u32>, column: Option<Column>, wrong: Wrong) {
        self.all += 1;
        if self.told.len() < MOST_FAULTS {
            self.told.push(Fault { row, column, wrong });
        }
    }
}

/// Reads a file.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(bytes: &[u8], names: &Names, read_at: &ReadAt) -> Result<Vec<ImportRow>, Faults> {
    let text = decode::decode(bytes).map_err(|unreadable| Faults::one(Wrong::Unreadable(unreadable)))?;
    let mut faults = Faults::default();
    let rows = read_text(&text, names, read_at, &mut faults);
    if faults.all == 0 { Ok(rows) } else { Err(faults) }
}

fn read_text(text: &str, names: &Names, read_at: &ReadAt, faults: &mut Faults) -> Vec<ImportRow> {
    let mut table = table::Table::new(text).peekable();
    if table.peek().is_none() {
        faults.add(None, None, Wrong::Empty);
        return Vec::new();
    }
    let Some((number, header)) = table.next() else { return Vec::new() };
    let Some(header) = columns::Header::read(number, &header, faults) else { return Vec::new() };
    let mut reader = cells::Reader::new(names, read_at);
    let mut rows = Vec::new();
    for (count, (number, cells)) in table.enumerate() {
        if count >= MOST_ROWS {
            *faults = Faults::one(Wrong::TooManyRows);
            return Vec::new();
        }
        rows.extend(reader.row(number, &cells, &header, faults));
    }
    if rows.is_empty() && faults.all == 0 {
        faults.add(None, None, Wrong::NoRows);
    }
    rows
}
