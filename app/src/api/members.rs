//! `/api/v1/members` and `/api/v1/members/{member}`.

use axum::response::Response;
use http::Uri;
use perehdy_records::LearnerId;

use super::caller::Caller;
use super::query::{NO_TEAM, ROWS, linked, page, pairs, value};
use super::{Fault, json, shapes};
use crate::path::Path;

/// The members, by name
///
/// 50 to a page. A page after the last is the last. Whoever has left or was removed is not among them from that moment on.
#[utoipa::path(
    get,
    path = "/api/v1/members",
    tag = "members",
    operation_id = "members",
    params(
        ("team" = Option<String>, Query, description = "Only members of the team with this id", format = "uuid"),
        ("search" = Option<String>, Query, description = "Only those with this in their name or address"),
        ("page" = Option<u32>, Query, description = "Which page, from 1", minimum = 1),
    ),
    responses((
        status = 200, description = "A page of the members", body = shapes::Members,
        headers(("link" = String, description = "The pages first, last, prev and next (RFC 8288)")),
    )),
)]
pub(super) async fn list(caller: Caller, uri: Uri) -> Result<Response, Fault> {
    let pairs = pairs(&uri, &["team", "search", "page"])?;
    let mut at = page(&pairs)?;
    let search = value(&pairs, "search").unwrap_or_default();
    let records = &caller.app.records;
    let team = match value(&pairs, "team").filter(|asked| !asked.is_empty()) {
        Some(asked) => {
            let teams = records.teams(&caller.overseer).await?;
            let known = teams.into_iter().find(|team| team.id.to_string() == asked);
            Some(known.ok_or_else(|| Fault::Parameter(NO_TEAM.to_owned()))?.id)
        }
        None => None,
    };
    caller.people().await?;
    let (mut members, total) = records.members(&caller.overseer, search, team, at).await?;
    let pages = total.div_ceil(ROWS).max(1);
    if at >= pages {
        at = pages - 1;
        members = records.members(&caller.overseer, search, team, at).await?.0;
    }
    let members = members.into_iter().map(shapes::Member::from).collect();
    let response = json(&shapes::Members { total, page: at + 1, pages, members })?;
    Ok(linked(&caller.app, &uri, &pairs, at, pages, response))
}

/// A member, and how they stand in each course that is asked of them
///
/// With what is missing where a course is not complete, by the rule that the learner's own page goes by. Never what they
/// answered, and no scores.
#[utoipa::path(
    get,
    path = "/api/v1/members/{member}",
    tag = "members",
    operation_id = "member",
    params(("member" = String, Path, description = "The member's id", format = "uuid")),
    responses(
        (status = 200, description = "The member", body = shapes::Person),
        (status = 404, description = "Nobody of this organisation has this id", body = super::problem::Problem,
            content_type = "application/problem+json"),
    ),
)]
pub(super) async fn one(caller: Caller, Path(member): Path<String>, uri: Uri) -> Result<Response, Fault> {
    pairs(&uri, &[])?;
    const NOBODY: Fault = Fault::NotFound("No member of the organisation has this id. /api/v1/members lists them.");
    let id = member.parse().map_err(|_| NOBODY)?;
    caller.people().await?;
    let person = caller.app.records.person(&caller.overseer, LearnerId(id)).await?.ok_or(NOBODY)?;
    json(&shapes::Person::of(&caller.app, person))
}
