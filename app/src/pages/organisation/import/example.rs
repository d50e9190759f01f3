//! A list to begin with: the organisation's own teams and courses, as Excel opens it.

use axum::body::Body;
use axum::response::Response;
use http::HeaderValue;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};

use super::Seated;
use super::faults::column_name;
use crate::import::{Column, Names};
use crate::pages::organisation::course_title;

/// Days until the deadline in the example.
const DAYS: i64 = 60;

/// The file. UTF-8 with the mark by which Excel knows it; semicolons, as Excel in Finland writes them.
pub(super) fn respond(seated: &Seated, names: &Names) -> Response {
    let visit = &seated.visit;
    let header: Vec<String> = Column::ALL.into_iter().map(|column| column_name(visit, column)).collect();
    let plain = |text: &&String| !text.starts_with(['=', '+', '-', '@']);
    let team = names.teams.iter().map(|(name, _)| name).find(plain).cloned().unwrap_or_default();
    let course = visit.app.catalog.iter().next().map(|course| course_title(visit, &course.id).0).unwrap_or_default();
    let day = visit.app.settings.zone.civil(visit.app.records.now()).date();
    let until = day.checked_add(jiff::Span::new().days(DAYS)).unwrap_or(day);
    let until = format!("{}.{}.{}", until.day(), until.month(), until.year());
    let first = [visit.t("import-example-first").into_owned(), "anna@example.org".to_owned(), team, course, until];
    let second = visit.t("import-example-second").into_owned();
    let second = [second, "eric@example.org".to_owned(), String::new(), String::new(), String::new()];
    let mut text = "\u{feff}".to_owned();
    for row in [&header[..], &first, &second] {
        let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
        text.push_str(&cells.join(";"));
        text.push_str("\r\n");
    }
    let mut response = Response::new(Body::from(text));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let name = visit.t("import-example-file");
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(CONTENT_DISPOSITION, name);
    }
    response
}

fn quoted(cell: &str) -> String {
    if cell.contains([';', '"', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}
