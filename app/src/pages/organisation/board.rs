//! `/{lang}/organisation/{slug}/board/{course}`: who stands how in a course. What is shown stands in the address.

pub(crate) mod asked;
pub(super) mod export;
mod pictures;
mod view;
pub(super) mod words;

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::response::Response;
use http::request::Parts;
use perehdy_courses::model::{Course, Timestamp};
use perehdy_records::{Board, Error, MOMENTS, OverseerSeat, Team};
use serde::Deserialize;

use self::asked::Asked;
use super::{Overseeing, Seated, unavailable};
use crate::pages::problem::{Problem, page};
use crate::path::Path;
use crate::respond;
use crate::state::App;

/// A board that somebody may see: its course is asked in the organisation.
pub(super) struct Opened {
    seated: Seated,
    overseer: OverseerSeat,
    /// The course's id.
    id: String,
    /// `None` when it is not served here any more.
    course: Option<Arc<Course>>,
    /// The teams that are overseen.
    teams: Vec<Team>,
}

/// What the page shows.
struct Shown {
    asked: Asked,
    board: Board,
    moments: [Timestamp; MOMENTS],
    done: [u32; MOMENTS],
}

/// The page.
pub(super) async fn get(opened: Opened) -> Response {
    let pairs: Vec<(String, String)> =
        form_urlencoded::parse(opened.seated.visit.query.as_bytes()).into_owned().collect();
    let asked = Asked::read(&opened.id, &opened.teams, pairs.iter().map(|(name, value)| (&**name, &**value)));
    match read(&opened, asked).await {
        Ok(shown) => respond::page(&opened.seated.visit, || view::document(&opened, &shown)),
        Err(error) => unavailable(&opened.seated.visit, &error),
    }
}

/// Whoever may see the board of the course of the address; else the answer.
impl FromRequestParts<App> for Opened {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let Path(Of { course: id }) = Path::from_request_parts(parts, app).await?;
        let Overseeing { seated, overseer } = Overseeing::from_request_parts(parts, app).await?;
        let unavailable = |error: Error| unavailable(&seated.visit, &error);
        if !app.records.is_asked(&overseer, &id).await.map_err(unavailable)? {
            return Err(page(&seated.visit, Problem::NotFound));
        }
        let teams = app.records.teams(&overseer).await.map_err(unavailable)?;
        let course = app.catalog.get(&id).cloned();
        Ok(Self { seated, overseer, id, course, teams })
    }
}

/// The variable part of the address that names the course.
#[derive(Deserialize)]
struct Of {
    course: String,
}

async fn read(opened: &Opened, asked: Asked) -> Result<Shown, Error> {
    let app = &opened.seated.visit.app;
    let board = app.records.board(&opened.overseer, &asked.query).await?;
    let moments = pictures::moments(&app.settings.zone, app.records.now());
    let done = app.records.done_at(&opened.overseer, &asked.query, &moments).await?;
    Ok(Shown { asked, board, moments, done })
}

impl Opened {
    /// The address of the board, with what follows it.
    fn here(&self, rest: &str) -> String {
        self.seated.here(&format!("/board/{}{rest}", self.id))
    }
}
