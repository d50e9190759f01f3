//! Answers: a page as HTML with its content security policy, a redirect after a form.

use std::sync::Arc;

use axum::body::Body;
use axum::response::Response;
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, SET_COOKIE};
use http::{HeaderMap, HeaderValue, StatusCode};
use hydration_context::SsrSharedContext;
use leptos::prelude::*;

use crate::shell::{Document, shell};
use crate::visit::Visit;

/// Renders a view to HTML, islands included.
pub fn render<V: IntoView>(view: impl FnOnce() -> V) -> String {
    // Blocks are rendered while the page around them is: its owner must be the current one again afterwards.
    let around = Owner::current();
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| view().to_html());
    owner.unset_with_forced_cleanup();
    if let Some(around) = around {
        around.set();
    }
    html
}

/// A page. `build` makes it: islands must be made where they are rendered.
pub fn page(visit: &Visit, build: impl FnOnce() -> Document) -> Response {
    let nonce = nonce(visit);
    let mut status = StatusCode::OK;
    let mut media = None;
    let html = render(|| {
        let document = build();
        status = document.status;
        media.clone_from(&document.media_origin);
        shell(visit, document, &nonce)
    });
    let mut response = Response::new(Body::from(html));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    // Pages show a learner's own state: no shared cache may keep them, and "back" asks again.
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(policy) = HeaderValue::from_str(&policy(&nonce, media.as_deref())) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    set_cookie(visit, headers);
    response
}

/// After a form: the browser gets `address` by GET, so that reloading sends nothing twice.
pub fn see_other(visit: &Visit, address: &str) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    if let Ok(address) = HeaderValue::from_str(address) {
        response.headers_mut().insert(LOCATION, address);
    }
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    set_cookie(visit, response.headers_mut());
    response
}

/// What a script asked for, as JSON.
pub fn json(value: &serde_json::Value) -> Response {
    let mut response = Response::new(Body::from(value.to_string()));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn set_cookie(visit: &Visit, headers: &mut HeaderMap) {
    if let Some(cookie) = &visit.set_cookie {
        headers.append(SET_COOKIE, cookie.clone());
    }
}

/// The policy of a page: everything from here, scripts only by file and nonce, no frames around it.
fn policy(nonce: &str, media: Option<&str>) -> String {
    let elsewhere = media.map(|origin| format!(" {origin}")).unwrap_or_default();
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; \
         img-src 'self'; media-src 'self'{elsewhere}; font-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'"
    )
}

/// 128 random bits in hexadecimal.
fn nonce(visit: &Visit) -> String {
    format!("{:032x}", u128::from_le_bytes(visit.app.records.random()))
}
