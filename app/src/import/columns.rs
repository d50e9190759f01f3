//! The header: which column is what, in Finnish, Swedish and English.

use csv::StringRecord;
use unicode_normalization::UnicodeNormalization as _;

use super::{Faults, Wrong};

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// The person's name.
    Name,
    /// Their address.
    Email,
    /// The team.
    Team,
    /// The course.
    Course,
    /// Until when the course is to be done.
    Deadline,
}

impl Column {
    /// All, in the order of the example.
    pub const ALL: [Self; 5] = [Self::Name, Self::Email, Self::Team, Self::Course, Self::Deadline];

    /// Whether a file has to have it.
    #[must_use]
    pub const fn is_needed(self) -> bool {
        matches!(self, Self::Name | Self::Email)
    }

    /// The names that it may have: letters only, in lower case.
    const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Name => &["nimi", "namn", "name", "kokonimi", "fullname"],
            Self::Email => {
                &["sähköposti", "sähköpostiosoite", "epost", "epostadress", "email", "emailaddress", "mail", "osoite"]
            }
            Self::Team => &["tiimi", "team", "ryhmä", "grupp", "group"],
            Self::Course => &["kurssi", "kurs", "course"],
            Self::Deadline => &["määräaika", "määräpäivä", "tidsfrist", "senast", "deadline", "duedate", "due"],
        }
    }

    /// The column that has this name, if one has: case, spaces, dashes and the like do not matter.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        // Accents may stand as characters of their own, which are no letters.
        let letters: String = text.nfc().filter(|letter| letter.is_alphabetic()).flat_map(char::to_lowercase).collect();
        Self::ALL.into_iter().find(|column| column.names().contains(&&*letters))
    }
}

/// Which cell of a row is what.
pub(super) struct Header {
    columns: Vec<Option<Column>>,
}

impl Header {
    /// Reads the first row; `None` when the rows below cannot be read by it.
    pub(super) fn read(number: u32, record: &StringRecord, faults: &mut Faults) -> Option<Self> {
        let columns: Vec<Option<Column>> = record.iter().map(Column::named).collect();
        if columns.iter().all(Option::is_none) {
            faults.add(Some(number), None, Wrong::NoHeader);
            return None;
        }
        let before = faults.all;
        for (at, (cell, column)) in record.iter().zip(&columns).enumerate() {
            match column {
                // Programs write a separator after the last column too.
                None if cell.trim().is_empty() => {}
                None => faults.add(Some(number), None, Wrong::UnknownColumn(cell.trim().chars().take(60).collect())),
                Some(_) if columns.iter().take(at).any(|other| other == column) => {
                    faults.add(Some(number), *column, Wrong::ColumnTwice);
                }
                Some(_) => {}
            }
        }
        for needed in Column::ALL.into_iter().filter(|column| column.is_needed()) {
            if !columns.contains(&Some(needed)) {
                faults.add(Some(number), Some(needed), Wrong::MissingColumn);
            }
        }
        (faults.all == before).then_some(Self { columns })
    }

    /// How many cells a row has.
    pub(super) fn cells(&self) -> usize {
        self.columns.len()
    }

    /// What stands in a column of a row, without spaces around it; empty when there is no such column.
    pub(super) fn cell<'r>(&self, record: &'r StringRecord, column: Column) -> &'r str {
        let at = self.columns.iter().position(|known| *known == Some(column));
        at.and_then(|at| record.get(at)).unwrap_or_default().trim()
    }

    /// The columns with their cells.
    pub(super) fn each<'r>(&self, record: &'r StringRecord) -> impl Iterator<Item = (Option<Column>, &'r str)> {
        self.columns.iter().copied().zip(record.iter())
    }

    /// Whether a row says the names of its columns.
    pub(super) fn is_repeated(&self, record: &StringRecord) -> bool {
        let filled = self.each(record).filter(|(_, cell)| !cell.trim().is_empty());
        let mut named = filled.map(|(column, cell)| column.is_some() && Column::named(cell) == column).peekable();
        named.peek().is_some() && named.all(|named| named)
    }
}
