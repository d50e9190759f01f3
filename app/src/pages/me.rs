//! `/{lang}/me`: what is the learner's own. For guests what this browser holds, and how to keep it; for accounts courses,
//! certificates, and the way to details, devices, export and erasing.

pub mod details;
pub mod devices;
pub mod email;
pub mod erase;
pub mod export;
pub mod organisations;
pub mod passkeys;

mod courses;
mod memberships;
mod view;

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, StatusCode, Uri};
use perehdy_records::{Account, Certificate, CourseOf, Error, LearnerId, Membership};

use super::form::Fields;
use super::lang_of;
use super::problem::{Problem, page, problem};
use crate::path::Path;
use crate::respond;
use crate::state::App;
use crate::visit::{Notice, Visit};

/// What the overview shows.
#[derive(Default)]
struct Overview {
    courses: Vec<CourseOf>,
    certificates: Vec<Certificate>,
    memberships: Vec<Membership>,
    /// Whether the operator's page is open to them.
    is_admin: bool,
}

/// The overview.
pub async fn get(State(app): State<App>, Path(lang): Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    show(&visit, None).await
}

/// A form of the overview: `sign-out`.
pub async fn post(
    State(app): State<App>,
    Path(lang): Path<String>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let mut visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    let mut fields = Fields::decode(&body);
    if fields.take("do").as_deref() != Some("sign-out") || !fields.0.is_empty() {
        return show(&visit, Some(("fault-foreign-form", StatusCode::UNPROCESSABLE_ENTITY))).await;
    }
    // A guest's cookie is the only way to their work: it is not thrown away by a form that was shown to somebody else.
    if visit.remembered.account.is_none() && visit.notice != Some(Notice::Unavailable) {
        return respond::see_other(&visit, &visit.here("/me"));
    }
    match sign_out(&mut visit).await {
        Ok(()) => respond::see_other(&visit, &visit.here("/sign-in?out")),
        Err(error) => {
            tracing::error!(%error, "a session was not ended");
            page(&visit, Problem::NotSaved)
        }
    }
}

/// Ends this browser's session here and on the server.
async fn sign_out(visit: &mut Visit) -> Result<(), Error> {
    if let Some(token) = &visit.cookie {
        visit.app.records.end_session_by_token(token).await?;
    }
    visit.leave();
    Ok(())
}

async fn show(visit: &Visit, trouble: Option<(&str, StatusCode)>) -> Response {
    if visit.notice == Some(Notice::Unavailable) {
        return page(visit, Problem::Unavailable);
    }
    match overview(visit).await {
        Ok(overview) => view::respond(visit, &overview, trouble),
        Err(error) => {
            tracing::error!(%error, "a learner's courses could not be read");
            page(visit, Problem::Unavailable)
        }
    }
}

async fn overview(visit: &Visit) -> Result<Overview, Error> {
    let Some(learner) = visit.remembered.learner else { return Ok(Overview::default()) };
    let records = &visit.app.records;
    let (courses, certificates) = (records.courses_of(learner).await?, records.certificates_of(learner).await?);
    let (memberships, is_admin) = (records.memberships(learner).await?, records.admin_seat(learner).await?.is_some());
    Ok(Overview { courses, certificates, memberships, is_admin })
}

/// The account of whoever asks; else the answer: the way to sign in, or that nothing can be shown now.
async fn signed_in(visit: &Visit) -> Result<(LearnerId, Account), Response> {
    if visit.notice == Some(Notice::Unavailable) {
        return Err(page(visit, Problem::Unavailable));
    }
    let Some(learner) = visit.remembered.learner else {
        return Err(respond::see_other(visit, &visit.here("/sign-in")));
    };
    match visit.app.records.account(learner).await {
        Ok(Some(account)) => Ok((learner, account)),
        // A guest keeps their work by an address first.
        Ok(None) => Err(respond::see_other(visit, &visit.here("/me"))),
        Err(error) => {
            tracing::error!(%error, "an account could not be read");
            Err(page(visit, Problem::Unavailable))
        }
    }
}
