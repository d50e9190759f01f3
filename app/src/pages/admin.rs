//! `/{lang}/admin`: what the operator's admins see: mails that wait or did not go out, organisations, the state of the
//! database and of the mails; and where they take certificates back. To everybody else there is no such page.

mod certificates;
mod view;

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, Uri};
use perehdy_records::{AdminSeat, CaredFor, DatabaseState, Error, FailedMail, Organisation};

use super::form::Fields;
use super::lang_of;
use super::problem::{Problem, page, problem};
use crate::path::Path;
use crate::respond;
use crate::state::App;
use crate::visit::{Notice, Visit};

/// A form that came back.
enum Again {
    No,
    /// It is none of this page's.
    Foreign,
    /// That by which a certificate is taken back.
    Certificate(certificates::Returned),
}

/// What the page shows.
struct Overview {
    waiting: Vec<FailedMail>,
    given_up: Vec<FailedMail>,
    organisations: Vec<(Organisation, u32)>,
    database: DatabaseState,
}

/// The page.
pub async fn get(State(app): State<App>, Path(lang): Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    match admitted(&app, &lang, &uri, &headers).await {
        Ok((visit, seat)) => show(&visit, &seat, Again::No).await,
        Err(response) => response,
    }
}

/// A form of the page: about the mail that it names, `try` or `give-up`; or `revoke-certificate`.
pub async fn post(
    State(app): State<App>,
    Path(lang): Path<String>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let (visit, seat) = match admitted(&app, &lang, &uri, &headers).await {
        Ok(admitted) => admitted,
        Err(response) => return response,
    };
    let mut fields = Fields::decode(&body);
    if fields.0.iter().any(|(name, value)| name == "do" && value == certificates::REVOKE) {
        return match certificates::revoke(&visit, &seat, fields).await {
            Ok(response) => response,
            Err(returned) => show(&visit, &seat, Again::Certificate(returned)).await,
        };
    }
    let (action, mail) = (fields.take("do"), fields.take("mail").and_then(|id| id.parse().ok()));
    let (done, said) = match (action.as_deref(), mail) {
        (Some("try"), Some(mail)) if fields.0.is_empty() => (app.records.try_mail_now(&seat, mail).await, "tried"),
        (Some("give-up"), Some(mail)) if fields.0.is_empty() => {
            (app.records.give_mail_up(&seat, mail).await, "gave-up")
        }
        _ => return show(&visit, &seat, Again::Foreign).await,
    };
    match done {
        Ok(CaredFor::Done) => respond::see_other(&visit, &visit.here(&format!("/admin?{said}"))),
        Ok(CaredFor::TooLate) => respond::see_other(&visit, &visit.here("/admin?too-late")),
        Ok(CaredFor::NotAllowed) => problem(&app, &uri, &headers, Problem::NotFound),
        Err(error) => {
            tracing::error!(%error, "a mail was not cared for");
            page(&visit, Problem::NotSaved)
        }
    }
}

/// The admin who asks; else the answer, the same as for an address that is not there.
async fn admitted(app: &App, lang: &str, uri: &Uri, headers: &HeaderMap) -> Result<(Visit, AdminSeat), Response> {
    let nowhere = || problem(app, uri, headers, Problem::NotFound);
    let Some(lang) = lang_of(lang) else { return Err(nowhere()) };
    let visit = Visit::load(app, lang, uri, headers, "", None).await;
    if visit.notice == Some(Notice::Unavailable) {
        return Err(page(&visit, Problem::Unavailable));
    }
    let Some(learner) = visit.remembered.learner else { return Err(nowhere()) };
    match app.records.admin_seat(learner).await {
        Ok(Some(seat)) => Ok((visit, seat)),
        Ok(None) => Err(nowhere()),
        Err(error) => {
            tracing::error!(%error, "an admin's seat could not be read");
            Err(page(&visit, Problem::Unavailable))
        }
    }
}

async fn show(visit: &Visit, seat: &AdminSeat, again: Again) -> Response {
    match overview(visit, seat).await {
        Ok(overview) => respond::page(visit, || view::document(visit, &overview, &again)),
        Err(error) => {
            tracing::error!(%error, "the operator's page could not be read");
            page(visit, Problem::Unavailable)
        }
    }
}

async fn overview(visit: &Visit, seat: &AdminSeat) -> Result<Overview, Error> {
    let records = &visit.app.records;
    let (waiting, given_up) = records.mails_to_care_for(seat).await?;
    let organisations = records.organisations().await?;
    Ok(Overview { waiting, given_up, organisations, database: records.database_state(seat).await? })
}
