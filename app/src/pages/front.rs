//! `/`: chooses the language and leads on to its front page.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::header::{CACHE_CONTROL, VARY};
use http::{HeaderMap, HeaderValue};

use crate::state::App;
use crate::visitor::{Cookie, accepted_language, cookie};

/// Leads to the front page in the language used last, else in the one the browser asks for.
pub async fn choose_language(State(app): State<App>, headers: HeaderMap) -> Response {
    let remembered = match cookie(&headers, app.settings.secure) {
        Cookie::Token(token) => {
            let known = app.records.learner(&token).await;
            let known = known.inspect_err(|error| tracing::error!(%error, "the language used last could not be read"));
            known.ok().flatten().map(|(_, lang)| lang)
        }
        Cookie::None | Cookie::Foreign => None,
    };
    let lang = remembered.unwrap_or_else(|| accepted_language(&headers));
    let mut response = Redirect::to(&format!("/{}", lang.code())).into_response();
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.headers_mut().insert(VARY, HeaderValue::from_static("accept-language, cookie"));
    response
}
