//! What went wrong, as RFC 9457 says it to programs: status, a title, and what to do.

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use http::{HeaderValue, StatusCode};
use perehdy_records::Error;
use serde::Serialize;
use utoipa::ToSchema;

use super::caller::WrongToken;
use crate::pages;

/// Whether an address belongs to the API: what goes wrong there is told to programs.
#[must_use]
pub fn is_api(path: &str) -> bool {
    path == "/api/v1" || path.starts_with("/api/v1/")
}

/// What went wrong (RFC 9457).
#[derive(Serialize, ToSchema)]
pub(super) struct Problem {
    /// Always `about:blank`: the status says what it is.
    r#type: &'static str,
    /// The status in words.
    title: String,
    /// The status.
    status: u16,
    /// What happened, and what to do.
    detail: String,
}

/// What can go wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// 400, and what is wrong with which parameter.
    Parameter(String),
    /// 401: no token, or one that opens nothing; with `true` one was sent.
    Token(bool),
    /// 404.
    NotFound(&'static str),
    /// 405.
    Method,
    /// 413.
    TooLarge,
    /// 429: too many requests, with the seconds to wait.
    TooMany(u64),
    /// 429: too many wrong tokens, with the seconds to wait.
    WrongTokens(u64),
    /// 500, with the reference under which the log has the rest.
    Internal(u32),
    /// 503.
    Unavailable,
}

impl Fault {
    const fn status(&self) -> StatusCode {
        match self {
            Self::Parameter(_) => StatusCode::BAD_REQUEST,
            Self::Token(_) => StatusCode::UNAUTHORIZED,
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany(_) | Self::WrongTokens(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    fn detail(&self) -> String {
        match self {
            Self::Parameter(text) => text.clone(),
            // One text whatever is wrong with the token.
            Self::Token(_) => {
                "Send a token that is in force as \"Authorization: Bearer perehdy_…\". The organisation's \
                               managers make tokens on its page for integrations."
                    .to_owned()
            }
            Self::NotFound(text) => (*text).to_owned(),
            Self::Method => "This address is only read: send GET or HEAD.".to_owned(),
            Self::TooLarge => "The request is too large. Send GET without a body.".to_owned(),
            Self::TooMany(seconds) => {
                format!("Too many requests came with this token. Send the next one in {seconds} seconds.")
            }
            Self::WrongTokens(seconds) => format!(
                "Too many requests with tokens that are not in force came from this network address. Check the token, and \
                 send the next request in {seconds} seconds."
            ),
            Self::Internal(reference) => {
                format!("Something went wrong here. Tell the service's operator the reference {reference:08x}.")
            }
            Self::Unavailable => "The answer cannot be given just now. Send the request again in a minute.".to_owned(),
        }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let status = self.status();
        let title = status.canonical_reason().unwrap_or_default().to_owned();
        let problem = Problem { r#type: "about:blank", title, status: status.as_u16(), detail: self.detail() };
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        match self {
            Self::Token(sent) => {
                headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"perehdy\""));
                if sent {
                    response.extensions_mut().insert(WrongToken);
                }
            }
            Self::TooMany(seconds) | Self::WrongTokens(seconds) => {
                headers.insert(RETRY_AFTER, seconds.into());
            }
            Self::Unavailable => {
                headers.insert(RETRY_AFTER, HeaderValue::from_static("60"));
            }
            Self::Method => {
                headers.insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
            }
            _ => {}
        }
        response
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        tracing::error!(%error, "what a program asked for could not be read");
        Self::Unavailable
    }
}

/// What stands around all addresses has a page for each problem; programs get it so.
impl From<pages::problem::Problem> for Fault {
    fn from(problem: pages::problem::Problem) -> Self {
        use pages::problem::Problem;
        match problem {
            Problem::NotFound | Problem::NoCertificate | Problem::NoSeat => Self::NotFound("There is nothing here."),
            Problem::ManagersOnly | Problem::OverseersOnly => Self::Token(true),
            // It is about a form, which no address of the API takes.
            Problem::ForeignForm | Problem::Method => Self::Method,
            Problem::TooLarge => Self::TooLarge,
            Problem::TooMany(seconds) => Self::TooMany(seconds),
            Problem::WrongKeys(seconds) | Problem::WrongNumbers(seconds) => Self::WrongTokens(seconds),
            Problem::Internal(reference) => Self::Internal(reference),
            Problem::NotSaved | Problem::Unavailable => Self::Unavailable,
        }
    }
}
