//! `/.well-known/perehdy-keys.json`: the public keys by which certificates can be checked without asking us, those that were
//! retired too. `/.well-known/did.json`: the same keys for programs that check credentials (`did:web`).

use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Uri};
use perehdy_certificates::credential::did;
use perehdy_certificates::signing::{PublicKey, SecondKey};
use perehdy_certificates::verify::{Keys, Known};
use perehdy_records::{Error, StoredKey};

use super::problem::{Problem, problem};
use crate::certificate_statement::moment;
use crate::state::App;

/// The keys.
pub async fn get(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Response {
    let text = keys(&app).await.map(|keys| keys.published(&app.settings.origin));
    answer(text, "application/json", &app, &uri, &headers)
}

/// The issuer's DID document. Programs look for it by https alone; it is served by http too, to be tried out.
pub async fn did(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Response {
    let pair = |of: &StoredKey| {
        let second = of.second.as_ref().and_then(|second| SecondKey::from_bytes(second));
        Some(did::Published { key: PublicKey::from_bytes(&of.public)?, second })
    };
    let text = app.records.signing_keys().await.map(|keys| {
        let keys: Vec<did::Published> = keys.iter().filter_map(pair).collect();
        did::document(&app.settings.origin, &keys)
    });
    answer(text, "application/did+json", &app, &uri, &headers)
}

fn answer(text: Result<String, Error>, kind: &'static str, app: &App, uri: &Uri, headers: &HeaderMap) -> Response {
    match text {
        Ok(text) => published(text, kind),
        Err(error) => {
            tracing::error!(%error, "the keys that sign certificates could not be read");
            problem(app, uri, headers, Problem::Unavailable)
        }
    }
}

fn published(text: String, kind: &'static str) -> Response {
    let mut response = Response::new(Body::from(text));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    // A new key is wanted soon.
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
    // Pages of whoever checks certificates may read it.
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

/// All public keys.
pub(super) async fn keys(app: &App) -> Result<Keys, Error> {
    let known = |of: &StoredKey| {
        let key = PublicKey::from_bytes(&of.public)?;
        Some(Known { key, made: Some(moment(of.made)), retired: of.retired.map(moment) })
    };
    Ok(Keys::new(app.records.signing_keys().await?.iter().filter_map(known).collect()))
}
