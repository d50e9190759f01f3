//! `/{lang}/organisation/{slug}/board/{course}/export.csv`, `.xlsx` and `.pdf`: the rows of the board with its filters, in
//! its order; `export.zip`: the certificates of those who have one. By a form only, because each is written into the log before
//! it is given out.
//!
//! CSV and XLSX have a column for each part of the course, counted as learners count them ("3 of 8 parts"): every page,
//! and the final test. It says whether the part is done and nothing of how; answers and scores are nobody's to export.

mod certificates;
mod csv;
mod list;
mod rows;
mod xlsx;

use axum::body::{Body, Bytes};
use axum::response::Response;
use http::HeaderValue;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use perehdy_records::BoardRow;
use serde_json::json;

use self::rows::Rows;
use super::asked::{Asked, status_code};
use super::{Opened, words};
use crate::pages::form::Fields;
use crate::pages::problem::{Problem, page};
use crate::path::Path;
use crate::respond;
use crate::state::App;

/// The files that there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Csv,
    Xlsx,
    Pdf,
    Zip,
}

impl Kind {
    fn of(file: &str) -> Option<Self> {
        match file {
            "export.csv" => Some(Self::Csv),
            "export.xlsx" => Some(Self::Xlsx),
            "export.pdf" => Some(Self::Pdf),
            "export.zip" => Some(Self::Zip),
            _ => None,
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Pdf => "pdf",
            Self::Zip => "zip",
        }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pdf => "application/pdf",
            Self::Zip => "application/zip",
        }
    }
}

/// The file.
pub(in super::super) async fn post(
    opened: Opened,
    Path((_, _, _, file)): Path<(String, String, String, String)>,
    body: Bytes,
) -> Response {
    let visit = &opened.seated.visit;
    let Some(kind) = Kind::of(&file) else { return page(visit, Problem::NotFound) };
    let fields = Fields::decode(&body);
    let pairs = fields.0.iter().map(|(name, value)| (&**name, &**value));
    let asked = Asked::read(&opened.id, &opened.teams, pairs.clone());
    // A team that was removed meanwhile must not become everybody: the board tells what is not known any more.
    if !asked.ignored.is_empty() {
        let unknown = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(pairs.filter(|(name, value)| *name != "do" && !value.is_empty()))
            .finish();
        return respond::see_other(visit, &opened.here(&format!("?{unknown}")));
    }
    let read = read(&visit.app, &opened, &asked, kind).await;
    let (rows, titles) = match read {
        Ok(read) => read,
        Err(response) => return response,
    };
    if kind == Kind::Zip {
        return certificates::answer(&opened, &asked, rows).await;
    }
    if let Err(response) = note(&visit.app, &opened, &asked, kind, rows.len()).await {
        return response;
    }
    let rows = Rows::new(&opened, &asked, titles, rows);
    let made = match kind {
        Kind::Csv => Ok(csv::body(rows)),
        Kind::Xlsx => apart(move || xlsx::written(&rows)).await.map(Body::from),
        Kind::Pdf | Kind::Zip => apart(move || list::written(&rows)).await.map(Body::from),
    };
    match made {
        Ok(body) => answer(&opened, kind, body),
        Err(error) => {
            let reference = visit.app.reference();
            tracing::error!(error, reference = format!("{reference:08x}"), "an export could not be made");
            page(&opened.seated.visit, Problem::Internal(reference))
        }
    }
}

/// A row of the board, and which parts are done.
type Read = Vec<(BoardRow, Vec<bool>)>;

/// The rows, and the titles of the parts.
async fn read(app: &App, opened: &Opened, asked: &Asked, kind: Kind) -> Result<(Read, Vec<String>), Response> {
    let visit = &opened.seated.visit;
    let course = opened.course.as_ref().filter(|_| kind != Kind::Zip);
    let titles = course.map(|course| words::part_titles(visit, course)).unwrap_or_default();
    let (parts, titles): (Vec<_>, Vec<_>) = titles.into_iter().unzip();
    let read = app.records.board_with_parts(&opened.overseer, &asked.query, &parts).await;
    read.map(|read| (read, titles)).map_err(|error| {
        tracing::error!(%error, "a board could not be read");
        page(visit, Problem::Unavailable)
    })
}

/// Writes into the log that so many rows are taken; else the answer.
async fn note(app: &App, opened: &Opened, asked: &Asked, kind: Kind, rows: usize) -> Result<(), Response> {
    let visit = &opened.seated.visit;
    // The words that were searched for may be somebody's name: only that there were some.
    let about = json!({
        "what": if kind == Kind::Zip { "certificates" } else { "board" },
        "course": opened.id,
        "as": kind.code(),
        "rows": rows,
        "team": asked.query.team.map(|team| team.to_string()),
        "status": asked.query.status.map(status_code),
        "searched": !asked.query.search.is_empty(),
    });
    match app.records.note_in_log(&opened.overseer, "exported", about).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) => Err(page(visit, Problem::OverseersOnly)),
        Err(error) => {
            tracing::error!(%error, "an export was not written into the log");
            Err(page(visit, Problem::NotSaved))
        }
    }
}

/// Makes a file on a thread of its own: it takes as long as answering hundreds of others.
async fn apart<T: Send + 'static>(make: impl FnOnce() -> Result<T, String> + Send + 'static) -> Result<T, String> {
    tokio::task::spawn_blocking(make).await.map_err(|error| error.to_string())?
}

fn answer(opened: &Opened, kind: Kind, body: Body) -> Response {
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind.media_type()));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    let app = &opened.seated.visit.app;
    let day = app.settings.zone.date(app.records.now());
    // Slugs and ids of courses are plain letters.
    let name = format!(
        "attachment; filename=\"{}-{}-{:04}-{:02}-{:02}.{}\"",
        opened.seated.seat.organisation().slug,
        opened.id,
        day.year,
        day.month,
        day.day,
        kind.code()
    );
    if let Ok(value) = HeaderValue::from_str(&name) {
        headers.insert(CONTENT_DISPOSITION, value);
    }
    response
}
