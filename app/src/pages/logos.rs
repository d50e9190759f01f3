//! `/logos/{hash}.png`: an organisation's logo. The address follows from the bytes, so browsers keep it for good; nobody finds
//! one who has not been shown it.

use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Uri};

use super::problem::{Problem, problem};
use crate::path::Path;
use crate::state::App;

/// The picture.
pub async fn get(State(app): State<App>, Path(file): Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    let Some(hash) = file.strip_suffix(".png") else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let png = match app.records.logo_file(hash).await {
        Ok(Some(png)) => png,
        Ok(None) => return problem(&app, &uri, &headers, Problem::NotFound),
        Err(error) => {
            tracing::error!(%error, "a logo could not be read");
            return problem(&app, &uri, &headers, Problem::Unavailable);
        }
    };
    let mut response = Response::new(Body::from(png));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("image/png"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    // Opened by itself it is a document, which may do nothing.
    let policy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox";
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    response
}
