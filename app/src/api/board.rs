//! `/api/v1/courses/{course}/board`: what the board on the screen shows, asked in the same words.

use axum::response::Response;
use http::Uri;

use super::caller::Caller;
use super::query::{NO_TEAM, linked, page, pairs};
use super::{Fault, json, shapes};
use crate::pages::organisation::board::asked::{Asked, Ignored};
use crate::path::Path;

/// Who stands how in a course
///
/// The rows of the board on the screen, 50 to a page, with its filters and in its order. The totals count all whom team and
/// search leave. A page after the last is the last.
#[utoipa::path(
    get,
    path = "/api/v1/courses/{course}/board",
    tag = "courses",
    operation_id = "board",
    params(
        ("course" = String, Path, description = "The course's id"),
        ("team" = Option<String>, Query, description = "Only members of the team with this id", format = "uuid"),
        ("status" = Option<shapes::Status>, Query, description = "Only those who stand so"),
        ("search" = Option<String>, Query, description = "Only those with this in their name or address"),
        ("sort" = Option<String>, Query,
            description = "name, status, deadline or completed; with a minus before it turned round",
            pattern = "^-?(name|status|deadline|completed)$"),
        ("page" = Option<u32>, Query, description = "Which page, from 1", minimum = 1),
    ),
    responses(
        (
            status = 200, description = "A page of the board", body = shapes::Board,
            headers(("link" = String, description = "The pages first, last, prev and next (RFC 8288)")),
        ),
        (status = 404, description = "The course is not asked in this organisation", body = super::problem::Problem,
            content_type = "application/problem+json"),
    ),
)]
pub(super) async fn get(caller: Caller, Path(course): Path<String>, uri: Uri) -> Result<Response, Fault> {
    let pairs = pairs(&uri, &["team", "status", "search", "sort", "page"])?;
    page(&pairs)?;
    let records = &caller.app.records;
    if !records.is_asked(&caller.overseer, &course).await? {
        return Err(Fault::NotFound(
            "No such course is asked in the organisation. /api/v1/courses lists those that are.",
        ));
    }
    let teams = records.teams(&caller.overseer).await?;
    let asked = Asked::read(&course, &teams, pairs.iter().map(|(name, value)| (&**name, &**value)));
    if let Some(ignored) = asked.ignored.first() {
        return Err(Fault::Parameter(unknown(*ignored).to_owned()));
    }
    caller.people().await?;
    let board = records.board(&caller.overseer, &asked.query).await?;
    let (page, pages) = (board.page, board.pages);
    let response = json(&shapes::Board::of(&caller.app, &course, board))?;
    Ok(linked(&caller.app, &uri, &pairs, page, pages, response))
}

/// The screen leaves out what it does not know and says so; a program would take everybody for those it asked for.
const fn unknown(ignored: Ignored) -> &'static str {
    match ignored {
        Ignored::Team => NO_TEAM,
        Ignored::Status => "\"status\" is late, expired, not-started, under-way, expiring or done.",
        Ignored::Sort => "\"sort\" is name, status, deadline or completed, perhaps with a minus before it.",
    }
}
