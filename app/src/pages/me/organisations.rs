//! `/{lang}/me/organisations/{slug}`: what an organisation asks and sees of the learner, and leaving it.

mod view;

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, Uri};
use perehdy_records::{Error, Person, Refusal, Seat};

use crate::pages::form::Fields;
use crate::pages::lang_of;
use crate::pages::problem::{Problem, page, problem};
use crate::path::Path;
use crate::respond;
use crate::state::App;
use crate::visit::{Notice, Visit};

/// What the page shows.
struct Membership {
    seat: Seat,
    /// Everything that the organisation sees.
    seen: Person,
    /// Teams by name, and whether they manage them.
    teams: Vec<(String, bool)>,
}

/// The page.
pub async fn get(
    State(app): State<App>,
    Path((lang, slug)): Path<(String, String)>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    match membership(&visit, &slug).await {
        Ok(membership) => view::respond(&visit, &membership, None),
        Err(response) => response,
    }
}

/// The form of the page: `leave` leaves, when the box is ticked.
pub async fn post(
    State(app): State<App>,
    Path((lang, slug)): Path<(String, String)>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    let membership = match membership(&visit, &slug).await {
        Ok(membership) => membership,
        Err(response) => return response,
    };
    let mut fields = Fields::decode(&body);
    let (action, sure) = (fields.take("do"), fields.take("sure"));
    if action.as_deref() != Some("leave") || !fields.0.is_empty() {
        return view::respond(&visit, &membership, Some("fault-foreign-form"));
    }
    if sure.as_deref() != Some("yes") {
        return view::respond(&visit, &membership, Some(view::NOT_SURE));
    }
    match app.records.leave(&membership.seat).await {
        // Gone meanwhile is what was wanted.
        Ok(Ok(()) | Err(Refusal::Gone)) => respond::see_other(&visit, &visit.here("/me?left")),
        Ok(Err(_)) => view::respond(&visit, &membership, Some("leave-last-manager")),
        Err(error) => {
            tracing::error!(%error, "nobody has left");
            page(&visit, Problem::NotSaved)
        }
    }
}

/// The membership of whoever asks; else the answer: there is none, which is told as for an organisation that is not there.
async fn membership(visit: &Visit, slug: &str) -> Result<Membership, Response> {
    if visit.notice == Some(Notice::Unavailable) {
        return Err(page(visit, Problem::Unavailable));
    }
    match found(visit, slug).await {
        Ok(Some(membership)) => Ok(membership),
        Ok(None) => Err(page(visit, Problem::NoSeat)),
        Err(error) => {
            tracing::error!(%error, "a membership could not be read");
            Err(page(visit, Problem::Unavailable))
        }
    }
}

async fn found(visit: &Visit, slug: &str) -> Result<Option<Membership>, Error> {
    let (records, Some(learner)) = (&visit.app.records, visit.remembered.learner) else { return Ok(None) };
    let Some(seat) = records.seat(learner, slug).await? else { return Ok(None) };
    let Some(seen) = records.seen_of_me(&seat).await? else { return Ok(None) };
    let teams = records.teams_of_me(&seat).await?;
    Ok(Some(Membership { seat, seen, teams }))
}
