//! `/api/v1/organisation`.

use axum::response::Response;
use http::Uri;

use super::caller::Caller;
use super::query::pairs;
use super::{Fault, json, shapes};

/// The organisation that the token reads.
#[utoipa::path(
    get,
    path = "/api/v1/organisation",
    tag = "organisation",
    operation_id = "organisation",
    responses((status = 200, description = "The organisation", body = shapes::Organisation)),
)]
pub(super) async fn get(caller: Caller, uri: Uri) -> Result<Response, Fault> {
    pairs(&uri, &[])?;
    caller.things().await?;
    json(&shapes::Organisation::from(caller.seat.organisation()))
}
