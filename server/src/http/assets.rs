//! `/assets/{name}`: the browser's files, from inside the program, compressed ahead. Their names change with their
//! content, so browsers keep them for good.

use std::borrow::Cow;

use axum::body::Body;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::{IntoResponse, Response};
use http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use http::{HeaderMap, HeaderValue, StatusCode};

use crate::bundled::asset;

/// The file, in the smallest form that the browser takes.
pub(super) async fn get(name: Result<Path<String>, PathRejection>, headers: HeaderMap) -> Response {
    let Ok(Path(name)) = name else { return StatusCode::NOT_FOUND.into_response() };
    // The manifest and the compressed forms are ours, not addresses.
    if name.ends_with(".br") || name.ends_with(".gz") || name.ends_with(".txt") {
        return StatusCode::NOT_FOUND.into_response();
    }
    let accepted = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let takes = |coding: &str| {
        accepted.split(',').any(|part| {
            let (name, weight) = part.split_once(';').unwrap_or((part, ""));
            let refused = weight.trim().strip_prefix("q=").and_then(|q| q.parse().ok()) == Some(0.0);
            name.trim() == coding && !refused
        })
    };
    let (bytes, coding) = if let Some(bytes) = takes("br").then(|| asset(&format!("{name}.br"))).flatten() {
        (bytes, Some("br"))
    } else if let Some(bytes) = takes("gzip").then(|| asset(&format!("{name}.gz"))).flatten() {
        (bytes, Some("gzip"))
    } else if let Some(bytes) = asset(&name) {
        (bytes, None)
    } else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let body = match bytes {
        Cow::Borrowed(bytes) => Body::from(bytes),
        Cow::Owned(bytes) => Body::from(bytes),
    };
    let mut response = Response::new(body);
    let out = response.headers_mut();
    let kind = mime_guess::from_path(&name).first_or_octet_stream();
    if let Ok(kind) = HeaderValue::from_str(kind.essence_str()) {
        out.insert(CONTENT_TYPE, kind);
    }
    if let Some(coding) = coding {
        out.insert(CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    out.insert(VARY, HeaderValue::from_static("accept-encoding"));
    out.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    response
}
