//! `/api/v1/…`: what a program with a token reads of an organisation, as JSON (`docs/decisions/0010`). It asks the same use cases
//! as the pages, and nothing here changes anything. No cookie is looked at.

mod board;
mod caller;
mod courses;
mod document;
mod members;
mod organisation;
mod problem;
mod query;
mod shapes;
mod teams;

use axum::body::Body;
use axum::response::Response;
use http::HeaderValue;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use serde::Serialize;

pub use caller::{Presented, WrongToken, presented};
pub(crate) use problem::Fault;
pub use problem::is_api;

use crate::routes::served;

served! {
    "/api/v1/openapi.json" => get document::get;
    "/api/v1/organisation" => get organisation::get;
    "/api/v1/members" => get members::list;
    "/api/v1/members/{member}" => get members::one;
    "/api/v1/teams" => get teams::get;
    "/api/v1/courses" => get courses::get;
    "/api/v1/courses/{course}/board" => get board::get;
    "/api/v1/{*nothing}" => get nothing;
}

/// What stands at no other address: without it, the doors of the islands would answer.
async fn nothing() -> Fault {
    Fault::NotFound("There is nothing at this address. /api/v1/openapi.json lists the addresses.")
}

/// A value as JSON. It is about an organisation: nobody on the way may keep it.
fn json(value: &impl Serialize) -> Result<Response, Fault> {
    let body = serde_json::to_vec(value).map_err(|error| {
        tracing::error!(%error, "an answer could not be written as JSON");
        Fault::Unavailable
    })?;
    let mut response = Response::new(Body::from(body));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use utoipa::OpenApi as _;

    use super::*;

    #[test]
    fn every_address_is_described() {
        let written = document::Document::openapi();
        let described: BTreeSet<&str> = written.paths.paths.keys().map(String::as_str).collect();
        // The document itself is one; the address of nothing is none.
        let served: BTreeSet<&str> =
            ADDRESSES.iter().map(|(_, path)| *path).filter(|path| !path.contains("{*")).collect();
        assert_eq!(described, served);
        assert!(ADDRESSES.iter().all(|(method, _)| *method == "get"), "the API changes nothing");
    }
}
