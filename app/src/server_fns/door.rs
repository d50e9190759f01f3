//! `/api/{function}`: how a request comes to a server function, and the status of what it answers.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header::{ACCEPT, CONTENT_ENCODING, CONTENT_TYPE};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Request, StatusCode};
use leptos::prelude::provide_context;
use leptos::server_fn::axum::get_server_fn_service;
use leptos::server_fn::error::{FromServerFnError, SERVER_FN_ERROR_HEADER};

use super::failure::Failure;
use crate::pages::problem::{Problem, problem};
use crate::state::App;

/// Answers for a server function. The body comes by axum's extractor, whose limit answers 413.
pub(crate) async fn answer(State(app): State<App>, mut parts: Parts, body: Bytes) -> Response {
    if get_server_fn_service(parts.uri.path(), parts.method.clone()).is_none() {
        return problem(&app, &parts.uri, &parts.headers, Problem::NotFound);
    }
    if !is_json(&parts.headers) {
        return failed(Failure::Malformed, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    }
    // Islands take data. To whoever takes pages Leptos answers by a redirect to whatever `Referer` says.
    parts.headers.remove(ACCEPT);
    let request = Request::from_parts(parts, Body::from(body));
    let response = leptos_axum::handle_server_fns_with_context(move || provide_context(app.clone()), request)
        .await
        .into_response();
    if !response.headers().contains_key(SERVER_FN_ERROR_HEADER) {
        return response;
    }
    // To Leptos every error is a fault of the server; which it was stands in the body.
    let (mut parts, body) = response.into_parts();
    let body = to_bytes(body, 1024).await.unwrap_or_default();
    parts.status = status(Failure::de(body.clone()));
    Response::from_parts(parts, Body::from(body))
}

const fn status(failure: Failure) -> StatusCode {
    match failure {
        Failure::Malformed => StatusCode::BAD_REQUEST,
        Failure::Foreign => StatusCode::UNPROCESSABLE_ENTITY,
        Failure::NotSaved => StatusCode::SERVICE_UNAVAILABLE,
        Failure::NoReply => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// A failure as the functions themselves answer it.
fn failed(failure: Failure, status: StatusCode) -> Response {
    let mut response = Response::new(Body::from(failure.ser()));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// Whether the body is said to be JSON, which is in UTF-8, as it stands.
fn is_json(headers: &HeaderMap) -> bool {
    let is_plain = headers.get(CONTENT_ENCODING).is_none_or(|coding| coding == "identity");
    let Some(kind) = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()) else { return false };
    let mut parts = kind.split(';').map(str::trim);
    let is_json = parts.next().is_some_and(|kind| kind.eq_ignore_ascii_case("application/json"));
    let is_utf_8 = parts.filter_map(|parameter| parameter.split_once('=')).all(|(name, value)| {
        !name.eq_ignore_ascii_case("charset") || value.trim_matches('"').eq_ignore_ascii_case("utf-8")
    });
    is_plain && is_json && is_utf_8
}
