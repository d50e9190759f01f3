//! `/api/v1/teams`.

use axum::response::Response;
use http::Uri;

use super::caller::Caller;
use super::query::pairs;
use super::{Fault, json, shapes};

/// All teams, by name.
#[utoipa::path(
    get,
    path = "/api/v1/teams",
    tag = "teams",
    operation_id = "teams",
    responses((status = 200, description = "All teams", body = shapes::Teams)),
)]
pub(super) async fn get(caller: Caller, uri: Uri) -> Result<Response, Fault> {
    pairs(&uri, &[])?;
    caller.things().await?;
    let teams = caller.app.records.teams(&caller.overseer).await?;
    json(&shapes::Teams { teams: teams.into_iter().map(shapes::Team::from).collect() })
}
