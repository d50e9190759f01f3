//! `/{lang}/organisation/{slug}/invitations`: inviting by e-mail, one by one, and by links that are shared.

mod links;
pub mod mail;
mod view;

use axum::body::Bytes;
use axum::response::Response;
use perehdy_courses::model::{Lang, Timestamp};
use perehdy_records::{Email, Error, INVITED_DAYS, Invitation, JoinLink, NewInvitation, Refusal, Role, Team, Uuid};

use super::forms::{Returned, Sent};
use super::paging::{last_page, page_asked, search_asked};
use super::{Managed, unavailable};
use crate::pages::form::Fields;
use crate::respond;
use crate::visit::Visit;

/// What the page shows.
struct Shown {
    links: Vec<JoinLink>,
    teams: Vec<Team>,
    /// A page of the invitations, and how many there are.
    invitations: Vec<Invitation>,
    all: u32,
    page: u32,
    search: String,
    /// Whether only those that can still be accepted are listed.
    open: bool,
    /// The one that is to be sent again.
    again: Option<Invitation>,
    now: Timestamp,
}

/// The page; with `?again=` the form is filled in as for that invitation.
pub(super) async fn get(managed: Managed) -> Response {
    show(&managed, &Returned::default()).await
}

/// A form of the page: `invite`, `withdraw`, `make-link`, `end-link`.
pub(super) async fn post(managed: Managed, body: Bytes) -> Response {
    match send(&managed, Fields::decode(&body)).await {
        Ok(address) => respond::see_other(&managed.seated.visit, &address),
        Err(returned) => show(&managed, &returned).await,
    }
}

async fn send(managed: &Managed, mut fields: Fields) -> Sent {
    let action = fields.take("do").unwrap_or_default();
    let returned = Returned::of(&action, &fields);
    match action.as_str() {
        "invite" => invite(managed, fields, returned).await,
        "withdraw" => withdraw(managed, fields, returned).await,
        "make-link" => links::make(managed, fields, returned).await,
        "end-link" => links::end(managed, fields, returned).await,
        _ => Err(returned.foreign(&managed.seated.visit)),
    }
}

/// The last moment in which an invitation that is sent now can be used: the end of a day.
fn ends(visit: &Visit) -> Timestamp {
    const DAY: i64 = 24 * 60 * 60 * 1_000_000;
    let zone = &visit.app.settings.zone;
    let last = Timestamp(visit.app.records.now().0 + i64::from(INVITED_DAYS) * DAY);
    zone.end_of(zone.date(last)).unwrap_or(last)
}

/// A chosen team: none of them, or one.
fn team_of(typed: &str) -> Option<Uuid> {
    // What is no id is an id that nothing has.
    (!typed.is_empty()).then(|| typed.parse().unwrap_or_default())
}

async fn invite(managed: &Managed, mut fields: Fields, mut returned: Box<Returned>) -> Sent {
    let visit = &managed.seated.visit;
    let mut take = |name| fields.take(name);
    let (Some(name), Some(address), Some(team), Some(role), Some(lang)) =
        (take("name"), take("email"), take("team"), take("role"), take("lang"))
    else {
        return Err(returned.foreign(visit));
    };
    let role = match role.as_str() {
        "member" => Role::Member,
        "manager" => Role::Manager,
        _ => return Err(returned.foreign(visit)),
    };
    let Some(lang) = Lang::from_code(&lang).filter(|_| fields.0.is_empty()) else {
        return Err(returned.foreign(visit));
    };
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.chars().count() > 200 {
        returned = returned.fault("name", visit.messages.with("settings-too-long", &[("most", 200.into())]));
    }
    let Some(email) = Email::parse(&address) else {
        return Err(returned.fault("email", visit.t("email-wrong")));
    };
    if returned.is_wrong() {
        return Err(returned);
    }
    let (token, ends) = (visit.app.records.new_link_token(), ends(visit));
    let mail = mail::invitation(&visit.app, lang, &managed.seated.seat, &name, role, &token, ends);
    let new = NewInvitation { token, email, name, team: team_of(&team), role, lang, ends, mail };
    match visit.app.records.invite(&managed.manager, new).await {
        Ok(Ok(_)) => Ok(managed.seated.here("/invitations?sent")),
        Ok(Err(Refusal::NotAllowed)) => Err(returned.forbidden()),
        Ok(Err(_)) => Err(returned.fault("team", visit.t("fault-team-gone"))),
        Err(error) => Err(returned.not_stored(visit, &error)),
    }
}

async fn withdraw(managed: &Managed, mut fields: Fields, returned: Box<Returned>) -> Sent {
    let visit = &managed.seated.visit;
    let id = fields.take("invitation").and_then(|id| id.parse::<Uuid>().ok());
    let Some(id) = id.filter(|_| fields.0.is_empty()) else { return Err(returned.foreign(visit)) };
    match visit.app.records.withdraw_invitation(&managed.manager, id).await {
        Ok(Ok(())) => Ok(managed.seated.here("/invitations?withdrawn")),
        Ok(Err(Refusal::NotAllowed)) => Err(returned.forbidden()),
        // Accepted or withdrawn meanwhile: the list says which.
        Ok(Err(_)) => Err(returned.changed(visit.t("invites-gone"))),
        Err(error) => Err(returned.not_stored(visit, &error)),
    }
}

async fn show(managed: &Managed, returned: &Returned) -> Response {
    if let Some(response) = returned.not_allowed(&managed.seated) {
        return response;
    }
    match read(managed).await {
        Ok(shown) => view::respond(managed, &shown, returned),
        Err(error) => unavailable(&managed.seated.visit, &error),
    }
}

async fn read(managed: &Managed) -> Result<Shown, Error> {
    let visit = &managed.seated.visit;
    let records = &visit.app.records;
    let (search, open) = (search_asked(visit), visit.asks("open"));
    let mut page = page_asked(visit);
    let (mut invitations, all) = records.invitations_page(&managed.manager, &search, open, page).await?;
    // A page after the last is the last.
    if page > last_page(all) {
        page = last_page(all);
        invitations = records.invitations_page(&managed.manager, &search, open, page).await?.0;
    }
    let again = match visit.asked("again").and_then(|id| id.parse().ok()) {
        Some(id) => records.invitation(&managed.manager, id).await?.filter(|one| !one.email.is_empty()),
        None => None,
    };
    let links = records.join_links(&managed.manager).await?;
    let teams = records.teams(&managed.manager.overseer()).await?;
    Ok(Shown { links, teams, invitations, all, page, search, open, again, now: records.now() })
}
