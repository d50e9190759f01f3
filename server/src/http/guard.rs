//! What stands around every answer: forms only from our own pages, headers, and a page instead of a broken connection
//! when something panics.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use futures_util::FutureExt;
use http::header::{
    CONTENT_SECURITY_POLICY, HOST, ORIGIN, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};
use http::{HeaderName, HeaderValue, Method};
use perehdy_app::pages::problem::{Problem, problem};
use perehdy_app::state::App;

/// What tells our own forms from others'.
#[derive(Clone)]
pub(super) struct Guard {
    app: App,
    /// The origin that browsers see, when a proxy in front rewrites `Host`.
    public: Option<Arc<str>>,
}

impl Guard {
    pub(super) fn new(app: App, public: Option<&str>) -> Self {
        Self { app, public: public.map(Arc::from) }
    }

    /// Whether a request that changes something comes from a page of ours: by `Sec-Fetch-Site` where the browser sends
    /// it, else by `Origin`. Programs that send neither are no browsers and carry no one's cookie against their will.
    fn is_ours(&self, request: &Request) -> bool {
        let header = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
        let origin = header(ORIGIN);
        if let (Some(origin), Some(public)) = (origin, &self.public)
            && origin == &**public
        {
            return true;
        }
        match header(HeaderName::from_static("sec-fetch-site")) {
            Some(site) => matches!(site, "same-origin" | "none"),
            None => match origin {
                None => true,
                Some(origin) => {
                    let host = request.uri().authority().map(http::uri::Authority::as_str).or_else(|| header(HOST));
                    origin.split_once("://").map(|(_, authority)| authority) == host && host.is_some()
                }
            },
        }
    }
}

/// Refuses forms from other sites.
pub(super) async fn same_origin(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || guard.is_ours(&request) {
        return next.run(request).await;
    }
    tracing::warn!(path = request.uri().path(), "a form from another site was refused");
    problem(&guard.app, request.uri(), request.headers(), Problem::ForeignForm)
}

/// Headers of every answer. Pages have set their own policy; anything else may do nothing.
pub(super) async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // A page with a secret in its address has a stricter one.
    headers.entry(REFERRER_POLICY).or_insert(HeaderValue::from_static("same-origin"));
    headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    headers.insert(
        "permissions-policy",
        HeaderValue::from_static("camera=(), microphone=(), geolocation=(), browsing-topics=()"),
    );
    headers
        .entry(CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; base-uri 'none'"));
    response
}

/// A year of https only, for programs that are reached by https.
pub(super) async fn transport_security(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response.headers_mut().insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    response
}

/// Turns a panic into a page with a reference; the log has the rest.
pub(super) async fn no_panic(State(app): State<App>, request: Request, next: Next) -> Response {
    let (uri, headers) = (request.uri().clone(), request.headers().clone());
    match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => response,
        Err(panic) => {
            let reference = app.reference();
            let text = panic
                .downcast_ref::<String>()
                .map(String::as_str)
                .or_else(|| panic.downcast_ref::<&str>().copied())
                .unwrap_or("no message");
            tracing::error!(
                reference = format!("{reference:08x}"),
                path = uri.path(),
                panic = text,
                "a request panicked"
            );
            problem(&app, &uri, &headers, Problem::Internal(reference))
        }
    }
}
