//! `/api/v1/openapi.json`: what the API is, made of the types that it answers with.

use axum::body::Body;
use axum::response::Response;
use http::HeaderValue;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{ContentBuilder, OpenApi, Ref, RefOr, ResponseBuilder};
use utoipa::{Modify, OpenApi as _};

use super::{Fault, board, courses, members, organisation, problem, teams};

/// The document.
#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Perehdy",
        version = "1",
        description = "Who of an organisation stands how in its courses, to be read by programs. A manager makes a token on the \
                       organisation's page for integrations; it reads that organisation alone. What is added to answers later \
                       makes no new version: leave out what you do not know.",
    ),
    paths(get, organisation::get, members::list, members::one, teams::get, courses::get, board::get),
    components(schemas(problem::Problem)),
    security(("token" = [])),
    modifiers(&Around),
    tags(
        (name = "organisation", description = "The organisation itself"),
        (name = "members", description = "Its members"),
        (name = "teams", description = "Its teams"),
        (name = "courses", description = "The courses that it asks"),
    ),
)]
pub(super) struct Document;

/// What is true of all addresses: the token, and what can go wrong.
struct Around;

impl Modify for Around {
    fn modify(&self, openapi: &mut OpenApi) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("perehdy_…")).build();
        if let Some(components) = &mut openapi.components {
            components.add_security_scheme("token", SecurityScheme::Http(scheme));
        }
        let refused = |description: &str| {
            let schema = Ref::from_schema_name("Problem");
            let content = ContentBuilder::new().schema(Some(schema)).build();
            RefOr::T(
                ResponseBuilder::new().description(description).content("application/problem+json", content).build(),
            )
        };
        for (path, item) in &mut openapi.paths.paths {
            let Some(operation) = item.get.as_mut().filter(|_| !path.ends_with("/openapi.json")) else { continue };
            for (status, description) in [
                ("400", "A parameter is not known, stands twice, or has a value that is not known"),
                ("401", "There is no token, or it is not in force"),
                ("429", "Too many requests: wait as long as Retry-After says"),
                ("503", "The answer cannot be given just now"),
            ] {
                operation.responses.responses.insert(status.to_owned(), refused(description));
            }
        }
    }
}

/// This document
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    tag = "organisation",
    operation_id = "openapi",
    security(()),
    responses((status = 200, description = "The OpenAPI document", content_type = "application/json")),
)]
pub(super) async fn get() -> Result<Response, Fault> {
    let text = Document::openapi().to_json().map_err(|error| {
        tracing::error!(%error, "the OpenAPI document could not be written");
        Fault::Unavailable
    })?;
    let mut response = Response::new(Body::from(text));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    // It is the same for everybody until the program is replaced.
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
    Ok(response)
}
