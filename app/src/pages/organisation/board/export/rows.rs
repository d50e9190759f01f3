//! What all exports are made of: columns with their headings, rows with their values, and what is told of the whole.

use perehdy_courses::model::{Date, Timestamp};
use perehdy_records::BoardRow;

use super::super::asked::Asked;
use super::super::{Opened, words};
use crate::components::status;
use crate::i18n::{Messages, Zone, day_and_time};
use crate::pages::organisation::course_title;

/// The rows with everything that is said about them, ready to be written while nobody is asked any more.
pub(super) struct Rows {
    pub(super) messages: &'static Messages,
    pub(super) zone: Zone,
    pub(super) now: Timestamp,
    pub(super) organisation: String,
    pub(super) course: String,
    /// Who makes it.
    pub(super) by: String,
    /// The filters in words.
    pub(super) filters: Vec<String>,
    /// The titles of the course's parts.
    pub(super) parts: Vec<String>,
    pub(super) rows: Vec<(BoardRow, Vec<bool>)>,
}

/// A value, as the kind of file writes it.
pub(super) enum Cell<'r> {
    Text(std::borrow::Cow<'r, str>),
    Number(u32),
    Day(Date),
    Nothing,
}

impl Rows {
    pub(super) fn new(opened: &Opened, asked: &Asked, parts: Vec<String>, rows: Vec<(BoardRow, Vec<bool>)>) -> Self {
        let visit = &opened.seated.visit;
        Self {
            messages: visit.messages,
            zone: visit.app.settings.zone.clone(),
            now: visit.app.records.now(),
            organisation: opened.seated.seat.organisation().name.clone(),
            course: course_title(visit, &opened.id).0,
            by: opened.seated.seat.name().to_owned(),
            filters: words::filters(visit, &opened.teams, asked),
            parts,
            rows,
        }
    }

    /// The headings of the columns.
    pub(super) fn headings(&self) -> Vec<String> {
        let fixed = [
            "board-name",
            "board-email",
            "board-teams",
            "board-status",
            "board-deadline",
            "board-completed",
            "board-version",
            "board-expires",
            "board-parts-done",
            "board-parts",
        ];
        fixed.iter().map(|key| self.messages.get(key).into_owned()).chain(self.parts.iter().cloned()).collect()
    }

    /// The values of a row, in the order of the headings.
    pub(super) fn cells<'r>(&self, row: &'r (BoardRow, Vec<bool>)) -> impl Iterator<Item = Cell<'r>> + use<'r> {
        let (row, done) = row;
        let standing = &row.standing;
        let text = |text: &'r str| if text.is_empty() { Cell::Nothing } else { Cell::Text(text.into()) };
        let day = |at: Option<Timestamp>| at.map_or(Cell::Nothing, |at| Cell::Day(self.zone.date(at)));
        let count = |count: usize| Cell::Number(u32::try_from(count).unwrap_or(u32::MAX));
        let completed = standing.completed.as_ref();
        let teams = row.teams.join(", ");
        let (yes, no) = (self.messages.get("board-part-done"), self.messages.get("board-part-open"));
        [
            text(&row.name),
            text(row.email.as_deref().unwrap_or_default()),
            if teams.is_empty() { Cell::Nothing } else { Cell::Text(teams.into()) },
            Cell::Text(status::status(self.messages, standing.status).into()),
            day(standing.deadline),
            day(completed.map(|(at, _)| *at)),
            text(completed.map_or("", |(_, version)| version)),
            day(standing.expires),
            count(done.iter().filter(|done| **done).count()),
            count(done.len()),
        ]
        .into_iter()
        .chain(done.iter().map(move |done| Cell::Text(if *done { yes.clone() } else { no.clone() })))
    }

    /// Label and value of what is to be known of the list: organisation, course, when and by whom it was made, filters.
    pub(super) fn about(&self) -> Vec<(String, String)> {
        let t = |key: &str| self.messages.get(key).into_owned();
        let filters = if self.filters.is_empty() { t("board-no-filters") } else { self.filters.join("; ") };
        vec![
            (t("board-organisation"), self.organisation.clone()),
            (t("board-course"), self.course.clone()),
            (t("board-made"), day_and_time(self.messages, &self.zone, self.now)),
            (t("board-made-by"), self.by.clone()),
            (t("board-filtered"), filters),
            (t("board-rows"), self.rows.len().to_string()),
        ]
    }
}
