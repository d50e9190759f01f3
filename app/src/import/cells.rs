//! The cells of a row: what they may hold.

use std::collections::HashMap;

use csv::StringRecord;
use perehdy_courses::model::{Lang, Timestamp};
use perehdy_records::{Email, ImportRow};
use unicode_normalization::UnicodeNormalization as _;

use super::columns::Header;
use super::{Column, Faults, Names, Wrong};
use crate::i18n::{Zone, read_day};

/// The longest name, as it can be stored.
const LONGEST: usize = 200;

/// The moment at which a file is read, and where days begin and end.
#[derive(Clone, Debug)]
pub struct ReadAt {
    /// The moment.
    pub now: Timestamp,
    /// Where days begin and end.
    pub zone: Zone,
}

/// How names of teams and courses are compared.
fn compared(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().nfc().collect()
}

/// Reads rows one after the other.
pub(super) struct Reader<'n> {
    teams: HashMap<String, uuid::Uuid>,
    courses: HashMap<String, &'n str>,
    read_at: &'n ReadAt,
    /// Where an address stood first.
    seen: HashMap<String, u32>,
}

impl<'n> Reader<'n> {
    pub(super) fn new(names: &'n Names, read_at: &'n ReadAt) -> Self {
        let teams = names.teams.iter().map(|(name, id)| (compared(name), *id)).collect();
        let courses = names.courses.iter().map(|(name, id)| (compared(name), id.as_str())).collect();
        Self { teams, courses, read_at, seen: HashMap::new() }
    }

    /// The row, when nothing is wrong with it.
    pub(super) fn row(
        &mut self,
        number: u32,
        record: &StringRecord,
        header: &Header,
        faults: &mut Faults,
    ) -> Option<ImportRow> {
        let before = faults.all;
        let mut wrong = |column: Option<Column>, wrong: Wrong| faults.add(Some(number), column, wrong);
        if header.is_repeated(record) {
            wrong(None, Wrong::SecondHeader);
            return None;
        }
        let cells = record.len();
        let beyond = record.iter().skip(header.cells()).any(|cell| !cell.trim().is_empty());
        if let Some((column, _)) = header.each(record).find(|(_, cell)| cell.contains('\n')) {
            wrong(column, Wrong::LineBreak);
            return None;
        }
        if cells < header.cells() || beyond {
            wrong(None, Wrong::Cells(cells, header.cells()));
            return None;
        }
        for (column, cell) in header.each(record).filter(|(column, _)| column.is_some()) {
            if cell.trim_start().starts_with(['=', '+', '-', '@']) {
                wrong(column, Wrong::Formula);
            } else if cell.trim().chars().any(|letter| letter.is_control() || invisible(letter)) {
                wrong(column, Wrong::ControlCharacters);
            } else if cell.trim().chars().count() > LONGEST {
                wrong(column, Wrong::TooLong(LONGEST));
            }
        }
        if faults.all > before {
            return None;
        }
        self.fields(number, record, header, faults)
    }

    fn fields(
        &mut self,
        number: u32,
        record: &StringRecord,
        header: &Header,
        faults: &mut Faults,
    ) -> Option<ImportRow> {
        let before = faults.all;
        let cell = |column: Column| header.cell(record, column);
        let shown = |text: &str| text.chars().take(60).collect::<String>();
        let mut wrong = |column: Column, wrong: Wrong| faults.add(Some(number), Some(column), wrong);
        let name: String = cell(Column::Name).split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect();
        if name.is_empty() {
            wrong(Column::Name, Wrong::Missing);
        }
        let email = Email::parse(cell(Column::Email));
        match &email {
            None if cell(Column::Email).is_empty() => wrong(Column::Email, Wrong::Missing),
            None => wrong(Column::Email, Wrong::NoEmail(shown(cell(Column::Email)))),
            Some(email) => {
                let first = *self.seen.entry(email.key().to_owned()).or_insert(number);
                if first != number {
                    wrong(Column::Email, Wrong::SameEmail(first));
                }
            }
        }
        let called = |column: Column| Some(cell(column)).filter(|text| !text.is_empty());
        let team = called(Column::Team).and_then(|text| {
            let found = self.teams.get(&compared(text)).copied();
            if found.is_none() {
                wrong(Column::Team, Wrong::NoTeam(shown(text)));
            }
            found
        });
        let course = called(Column::Course).and_then(|text| {
            let found = self.courses.get(&compared(text)).copied();
            if found.is_none() {
                wrong(Column::Course, Wrong::NoCourse(shown(text)));
            }
            found.map(str::to_owned)
        });
        let deadline = called(Column::Deadline).and_then(|text| match self.end_of(text) {
            None => {
                wrong(Column::Deadline, Wrong::NoDate(shown(text)));
                None
            }
            Some(end) if end < self.read_at.now => {
                wrong(Column::Deadline, Wrong::Past(shown(text)));
                None
            }
            end => end,
        });
        if deadline.is_some() && called(Column::Course).is_none() {
            wrong(Column::Deadline, Wrong::NoCourseForDeadline);
        }
        if faults.all > before {
            return None;
        }
        Some(ImportRow { number, name, email: email?, team, course, deadline })
    }

    /// The last moment of a day that is written as in any of the languages.
    fn end_of(&self, day: &str) -> Option<Timestamp> {
        self.read_at.zone.end_of(Lang::ALL.into_iter().find_map(|lang| read_day(lang, day))?)
    }
}

/// Characters that turn the direction of text or hide in it.
fn invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
