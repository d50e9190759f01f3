//! `/v/status/{number}`: which credentials were taken back, for programs that check them. Signed, as JSON-LD, or as a JWT for whoever
//! asks for that.

use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use http::header::{ACCEPT, ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, VARY};
use http::{HeaderMap, HeaderValue, Uri};

use super::problem::{Problem, problem};
use crate::path::Path;
use crate::state::App;

/// The list.
pub async fn get(State(app): State<App>, Path(number): Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    // One spelling: others are no addresses of ours.
    let asked = number.parse().ok().filter(|parsed: &u32| parsed.to_string() == number);
    let Some(asked) = asked else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let list = match app.records.status_list(asked, &app.settings.origin).await {
        Ok(Some(list)) => list,
        Ok(None) => return problem(&app, &uri, &headers, Problem::NotFound),
        Err(error) => {
            tracing::error!(%error, "a list of what was taken back could not be made");
            return problem(&app, &uri, &headers, Problem::Unavailable);
        }
    };
    let is_jwt = wants_jwt(&headers);
    let mut response = Response::new(Body::from(if is_jwt { list.jwt.clone() } else { list.file.clone() }));
    let headers = response.headers_mut();
    let kind = if is_jwt { "application/vc+jwt" } else { "application/vc" };
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(VARY, HeaderValue::from_static("accept"));
    // What was taken back is to be known soon.
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=60"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    // Pages of whoever checks certificates may read it.
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

/// Whether a JWT is asked for, by either of its names, before anything else that we have.
fn wants_jwt(headers: &HeaderMap) -> bool {
    let asked = headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let first = asked.flat_map(|kinds| kinds.split(',')).find_map(|kind| {
        match kind.split(';').next().unwrap_or_default().trim() {
            "application/vc+jwt" | "application/jwt" => Some(true),
            "application/vc" | "application/ld+json" | "application/json" => Some(false),
            _ => None,
        }
    });
    first == Some(true)
}
