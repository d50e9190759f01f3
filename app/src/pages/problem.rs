//! Pages that say what went wrong and lead back.

use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, StatusCode, Uri};
use leptos::prelude::*;
use perehdy_courses::model::Lang;

use crate::api::{Fault, is_api};
use crate::respond;
use crate::shell::Document;
use crate::state::App;
use crate::visit::Visit;
use crate::visitor::accepted_language;

/// The problems that have a page of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// 404.
    NotFound,
    /// 404: no certificate has this number.
    NoCertificate,
    /// 404: there is no such organisation, or whoever asks does not belong to it: the two are not to be told apart.
    NoSeat,
    /// 403: only managers of the organisation may.
    ManagersOnly,
    /// 403: only managers and team managers of the organisation may.
    OverseersOnly,
    /// 403: the form came from another site.
    ForeignForm,
    /// 405: the address takes no such request.
    Method,
    /// 413.
    TooLarge,
    /// 429, with the seconds to wait.
    TooMany(u64),
    /// 429: too many codes or invitations that there are none of, with the seconds to wait.
    WrongKeys(u64),
    /// 429: too many numbers of certificates that there are none of, with the seconds to wait.
    WrongNumbers(u64),
    /// 500, with the reference under which the log has the rest.
    Internal(u32),
    /// 503: nothing was stored.
    NotSaved,
    /// 503: what is to be shown cannot be read.
    Unavailable,
}

impl Problem {
    const fn status(self) -> StatusCode {
        match self {
            Self::NotFound | Self::NoCertificate | Self::NoSeat => StatusCode::NOT_FOUND,
            Self::ForeignForm | Self::ManagersOnly | Self::OverseersOnly => StatusCode::FORBIDDEN,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany(_) | Self::WrongKeys(_) | Self::WrongNumbers(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::NotSaved | Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    const fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::NotFound => ("not-found-title", "not-found-text"),
            Self::NoCertificate => ("no-certificate-title", "no-certificate-text"),
            Self::NoSeat => ("no-seat-title", "no-seat-text"),
            Self::ManagersOnly => ("not-allowed-title", "managers-only-text"),
            Self::OverseersOnly => ("not-allowed-title", "overseers-only-text"),
            Self::ForeignForm => ("foreign-form-title", "foreign-form-text"),
            Self::Method => ("method-title", "method-text"),
            Self::TooLarge => ("too-large-title", "too-large-text"),
            Self::TooMany(_) => ("too-many-title", "too-many-text"),
            Self::WrongKeys(_) => ("join-too-many-title", "join-too-many-text"),
            Self::WrongNumbers(_) => ("verify-too-many-title", "verify-too-many-text"),
            Self::Internal(_) => ("internal-title", "internal-text"),
            Self::NotSaved => ("not-saved-title", "not-saved-text"),
            Self::Unavailable => ("unavailable-title", "unavailable-text"),
        }
    }
}

/// The page for a problem, in the language of the address, else of the browser; at addresses of the API what programs read.
pub fn problem(app: &App, uri: &Uri, headers: &HeaderMap, problem: Problem) -> Response {
    if is_api(uri.path()) {
        return Fault::from(problem).into_response();
    }
    let lang = uri.path().split('/').nth(1).and_then(Lang::from_code).unwrap_or_else(|| accepted_language(headers));
    let mut visit = Visit::guest(app, lang, uri);
    if problem == Problem::NotFound || visit.path.is_empty() {
        // The address leads nowhere in any language: the switch leads to the front page instead.
        visit.path = String::new();
        visit.query = String::new();
    }
    page(&visit, problem)
}

/// The page for a problem of a request whose visit is loaded.
pub fn page(visit: &Visit, problem: Problem) -> Response {
    let (title, text) = problem.keys();
    let text = match problem {
        Problem::TooMany(seconds) => visit.messages.with(text, &[("n", seconds.into())]),
        Problem::WrongKeys(seconds) | Problem::WrongNumbers(seconds) => {
            visit.messages.with(text, &[("n", seconds.div_ceil(60).into())])
        }
        Problem::Internal(reference) => visit.messages.with(text, &[("reference", format!("{reference:08x}").into())]),
        _ => visit.t(text).into_owned(),
    };
    let title = visit.t(title);
    let back = visit.here("");
    // Where one gets on instead.
    let instead = match problem {
        Problem::NoSeat if visit.remembered.account.is_none() => Some(("/sign-in", "sign-in-title")),
        Problem::NoSeat | Problem::ManagersOnly | Problem::OverseersOnly => Some(("/me", "me-title")),
        _ => None,
    };
    let instead = instead.map(|(path, key)| view! { <a href=visit.here(path)>{visit.t(key)}</a> });
    let mut response = respond::page(visit, || {
        let main = view! {
            <h1>{title.clone()}</h1>
            <p>{text}</p>
            <p class="buttons">
                <a class="button button-secondary" href=back>{visit.t("back-to-front")}</a>
                {instead}
            </p>
        };
        let mut document = Document::new(title, main.into_any());
        document.status = problem.status();
        document.private = true;
        document
    });
    if let Problem::TooMany(seconds) | Problem::WrongKeys(seconds) | Problem::WrongNumbers(seconds) = problem {
        response.headers_mut().insert(http::header::RETRY_AFTER, seconds.into());
    }
    response
}
