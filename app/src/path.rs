//! The variable parts of an address.

use axum::extract::FromRequestParts;
use axum::response::Response;
use http::request::Parts;
use serde::de::DeserializeOwned;

use crate::pages::problem::{Problem, problem};
use crate::state::App;

/// What an address has in its variable parts. An address that is no text (`/v/%FF`) leads nowhere: it gets the page that
/// says so, as any other unknown address does.
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for Path<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        match axum::extract::Path::from_request_parts(parts, app).await {
            Ok(axum::extract::Path(found)) => Ok(Self(found)),
            Err(rejection) => {
                if rejection.status().is_server_error() {
                    tracing::error!(%rejection, "an address has other parts than its page takes");
                }
                Err(problem(app, &parts.uri, &parts.headers, Problem::NotFound))
            }
        }
    }
}
