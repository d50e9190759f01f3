//! `/{lang}/join/{key}`: what one joins by a code or an invitation, and joining. Looking changes nothing.

mod view;

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, StatusCode, Uri};
use perehdy_courses::model::Timestamp;
use perehdy_records::{
    Error, INVITED_DAYS, InviteAgain, JoinKey, JoinOffer, Joined, LinkToken, Offer, Organisation, Seat, WayIn,
};

use super::certificate::{fault_text, name};
use super::form::Fields;
use super::lang_of;
use super::problem::{Problem, page, problem};
use super::sign_in_link::secret;
use crate::accounts::mails;
use crate::path::Path;
use crate::respond;
use crate::state::App;
use crate::visit::{Notice, Visit};

/// A day in microseconds.
const DAY: i64 = 24 * 60 * 60 * 1_000_000;

/// Set on an answer that says that there is no such code or invitation: who guesses is told to wait.
#[derive(Clone, Copy, Debug)]
pub struct WrongKey;

/// An answer that counts as a wrong guess.
pub(super) fn wrong_key(mut response: Response) -> Response {
    response.extensions_mut().insert(WrongKey);
    response
}

/// The address of what a key opens.
pub(super) fn address(visit: &Visit, key: &JoinKey) -> String {
    let text = match key {
        JoinKey::Code(code) => code.text(),
        JoinKey::Invitation(token) => token.text(),
    };
    visit.here(&format!("/join/{text}"))
}

/// What stands behind an address.
enum Found {
    /// One can join; with the seat of whoever is a member already.
    Open(Box<Offer>, Option<Member>),
    /// One cannot any more.
    Closed(Closed, WayIn, Option<Seat>),
    /// There is none such.
    Unknown,
    /// It cannot be looked up now. Only after a form: what was typed is kept.
    Unread,
}

/// Somebody who is a member already.
struct Member {
    seat: Seat,
    /// Whether the offer has nothing new for them.
    has_all: bool,
}

/// Why one cannot join any more.
#[derive(Clone, Copy)]
enum Closed {
    Used,
    Ended,
    Full,
}

/// A form that came back.
#[derive(Default)]
struct Returned {
    /// What was typed as the name, when the form came back.
    name: Option<String>,
    name_fault: Option<String>,
    /// What is wrong beside the field.
    trouble: Option<&'static str>,
    status: Option<StatusCode>,
}

/// The page.
pub async fn get(
    State(app): State<App>,
    Path((lang, key)): Path<(String, String)>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    show(&visit, &key, &Returned::default()).await
}

/// A form of the page: `join` joins, `again` sends a new invitation to the address that was invited.
pub async fn post(
    State(app): State<App>,
    Path((lang, key)): Path<(String, String)>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let mut visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    let mut fields = Fields::decode(&body);
    let done = match (fields.take("do").as_deref(), fields.take("name"), JoinKey::parse(&key)) {
        (Some("join"), Some(typed), Some(parsed)) if fields.0.is_empty() => join(&mut visit, &parsed, typed).await,
        (Some("again"), None, Some(JoinKey::Invitation(old))) if fields.0.is_empty() => again(&visit, old).await,
        (_, typed, _) => Err(Returned {
            name: typed,
            trouble: Some("fault-foreign-form"),
            status: Some(StatusCode::UNPROCESSABLE_ENTITY),
            ..Returned::default()
        }),
    };
    match done {
        Ok(address) => secret(&visit, respond::see_other(&visit, &address)),
        Err(returned) => show(&visit, &key, &returned).await,
    }
}

/// Joins; gives where to go on. What a link that cannot be used any more is, is shown by the page.
async fn join(visit: &mut Visit, key: &JoinKey, typed: String) -> Result<String, Returned> {
    let tidied = name::tidy(&typed);
    let returned =
        Returned { name: Some(typed), status: Some(StatusCode::UNPROCESSABLE_ENTITY), ..Returned::default() };
    let called = match tidied {
        Ok(called) => called,
        Err(fault) => return Err(Returned { name_fault: Some(fault_text(visit, &fault)), ..returned }),
    };
    let (who, token) = visit.who();
    match visit.app.records.join(&who, key, &called, visit.lang).await {
        Ok(Joined::Done { slug, before, .. }) => {
            visit.keep(token);
            let how = if before { "already" } else { "joined" };
            Ok(visit.here(&format!("/me/organisations/{slug}?{how}")))
        }
        Ok(Joined::NoName) => Err(Returned { name_fault: Some(visit.t("name-empty").into_owned()), ..returned }),
        Ok(Joined::Unknown | Joined::Ended | Joined::Full | Joined::Used) => Err(Returned::default()),
        Err(error) => {
            tracing::error!(%error, "nobody has joined");
            let status = Some(StatusCode::SERVICE_UNAVAILABLE);
            Err(Returned { trouble: Some("join-not-saved"), status, ..returned })
        }
    }
}

/// Sends a new invitation in place of one that cannot be used any more, to the same address, which is not shown. The answer
/// is the same whether there was one: whoever comes with an old link may be anybody.
async fn again(visit: &Visit, old: LinkToken) -> Result<String, Returned> {
    let records = &visit.app.records;
    let sent = async {
        let Some(way) = records.way_in(&JoinKey::Invitation(old.clone())).await? else { return Ok(()) };
        let ends = Timestamp(records.now().0.saturating_add(i64::from(INVITED_DAYS) * DAY));
        let token = records.new_link_token();
        let mail = mails::invitation_again(visit, &token, &way.organisation.name, ends);
        records.invite_again(InviteAgain { old, token, lang: visit.lang, ends, mail }).await
    };
    match sent.await {
        Ok(()) => Ok(visit.here("/join?sent")),
        Err(error) => {
            let error: Error = error;
            tracing::error!(%error, "an invitation was not sent again");
            let status = Some(StatusCode::SERVICE_UNAVAILABLE);
            Err(Returned { trouble: Some("fault-not-sent"), status, ..Returned::default() })
        }
    }
}

/// What there is behind an address.
async fn look(visit: &Visit, key: &str) -> Result<Found, Error> {
    let Some(key) = JoinKey::parse(key) else { return Ok(Found::Unknown) };
    let records = &visit.app.records;
    let closed = match records.join_offer(&key).await? {
        JoinOffer::Open(offer) => {
            let member = member(visit, &offer).await?;
            return Ok(Found::Open(offer, member));
        }
        JoinOffer::Unknown => return Ok(Found::Unknown),
        JoinOffer::Ended => Closed::Ended,
        JoinOffer::Full => Closed::Full,
        JoinOffer::Used => Closed::Used,
    };
    let Some(way) = records.way_in(&key).await? else { return Ok(Found::Unknown) };
    let seat = seat(visit, &way.organisation).await?;
    Ok(Found::Closed(closed, way, seat))
}

async fn seat(visit: &Visit, organisation: &Organisation) -> Result<Option<Seat>, Error> {
    match visit.remembered.learner {
        Some(learner) => visit.app.records.seat(learner, &organisation.slug).await,
        None => Ok(None),
    }
}

/// Who asks, if they are a member already.
async fn member(visit: &Visit, offer: &Offer) -> Result<Option<Member>, Error> {
    let Some(seat) = seat(visit, &offer.organisation).await? else { return Ok(None) };
    let has_role = offer.role == perehdy_records::Role::Member || seat.manager().is_some();
    let has_team = match &offer.team {
        Some((team, _)) => {
            let seen = visit.app.records.seen_of_me(&seat).await?;
            seen.is_some_and(|seen| seen.member.teams.iter().any(|(id, _)| id == team))
        }
        None => true,
    };
    Ok(Some(Member { seat, has_all: has_role && has_team }))
}

async fn show(visit: &Visit, key: &str, returned: &Returned) -> Response {
    let looked = if visit.notice == Some(Notice::Unavailable) { None } else { Some(look(visit, key).await) };
    let state = match looked {
        Some(Ok(state)) => state,
        Some(Err(error)) if returned.trouble.is_none() => {
            tracing::error!(%error, "a code or an invitation could not be read");
            return secret(visit, page(visit, Problem::Unavailable));
        }
        None if returned.trouble.is_none() => return secret(visit, page(visit, Problem::Unavailable)),
        Some(Err(_)) | None => Found::Unread,
    };
    let guessed = matches!(state, Found::Unknown) && JoinKey::parse(key).is_some();
    let response = secret(visit, view::respond(visit, key, &state, returned));
    if guessed { wrong_key(response) } else { response }
}
