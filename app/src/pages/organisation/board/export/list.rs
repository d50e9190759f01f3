//! As a PDF to be printed and kept: who stands how, with who made the list and when. Parts of the course are left out: what
//! an audit asks is who is done.

use perehdy_certificates::list::{Column, List};

use super::rows::{Cell, Rows};

/// The columns, by their places among those of all exports, with how much of the page's width each takes.
const COLUMNS: [(usize, f32); 7] = [(0, 24.0), (2, 17.0), (3, 13.0), (4, 12.0), (5, 12.0), (6, 10.0), (7, 12.0)];

/// The file.
pub(super) fn written(rows: &Rows) -> Result<Vec<u8>, String> {
    let headings = rows.headings();
    let columns = COLUMNS
        .iter()
        .map(|(at, width)| Column { heading: headings.get(*at).cloned().unwrap_or_default(), width: *width })
        .collect();
    let utc = crate::i18n::Zone(jiff::tz::TimeZone::UTC).civil(rows.now);
    let part = |value: i8| value.unsigned_abs();
    let list = List {
        lang: rows.messages.lang().code().to_owned(),
        title: rows.messages.get("board-list-title").into_owned(),
        about: rows.about(),
        columns,
        page: {
            let messages = rows.messages;
            Box::new(move |page, pages| {
                messages.with("board-page-of", &[("page", page.into()), ("pages", pages.into())])
            })
        },
        foot: format!("{} · {}", rows.organisation, rows.course),
        created: (
            utc.year(),
            part(utc.month()),
            part(utc.day()),
            part(utc.hour()),
            part(utc.minute()),
            part(utc.second()),
        ),
    };
    let lines = rows.rows.iter().map(|row| {
        let cells: Vec<String> = rows.cells(row).take(8).map(|cell| text(rows, cell)).collect();
        COLUMNS.iter().map(|(at, _)| cells.get(*at).cloned().unwrap_or_default()).collect()
    });
    perehdy_certificates::list::pdf(&list, lines).map_err(|error| error.to_string())
}

fn text(rows: &Rows, cell: Cell<'_>) -> String {
    match cell {
        Cell::Text(text) => text.into_owned(),
        Cell::Number(number) => number.to_string(),
        Cell::Day(day) => crate::i18n::short_date(rows.messages.lang(), day),
        Cell::Nothing => String::new(),
    }
}
