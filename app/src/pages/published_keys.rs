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
    let keys = match keys(&app).await {
        Ok(keys) => keys,
        Err(error) => {
            tracing::error!(%error, "the keys that sign certificates could not be read");
            return problem(&app, &uri, &headers, Problem::Unavailable);
        }
    };
    published(keys.published(&app.settings.origin), "application/json")
}

/// The issuer's DID document. Programs look for it by https alone; it is served by http too, to be tried out.
pub async fn did(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Response {
    let keys = match app.records.signing_keys().await {
        Ok(keys) => keys,
        Err(error) => {
            tracing::error!(%error, "the keys that sign certificates could not be read");
            return problem(&app, &uri, &headers, Problem::Unavailable);
        }
    };
    let pair = |of: &StoredKey| {
        let second = of.second.as_ref().and_then(|second| SecondKey::from_bytes(second));
        Some(did::Published { key: PublicKey::from_bytes(&of.public)?, second })
    };
    let keys: Vec<did::Published> = keys.iter().filter_map(pair).collect();
    published(did::document(&app.settings.origin, &keys), "application/did+json")
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
