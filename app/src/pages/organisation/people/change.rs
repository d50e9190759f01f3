//! `/{lang}/organisation/{slug}/people/{learner}/change`: a member's role, their teams, what is asked of them alone, and removing
//! them.

mod courses;
mod view;

use std::collections::BTreeSet;

use axum::body::Bytes;
use axum::response::Response;
use perehdy_records::{Decided, Error, LearnerId, Member, PersonalAssignment, Refusal, Role, SeenMember, Team, Uuid};

use super::super::forms::{Returned, Sent};
use super::super::{Managed, unavailable};
use super::{role_name, teams_of};
use crate::pages::form::Fields;
use crate::pages::problem::{Problem, page};
use crate::path::Path;
use crate::respond;
use crate::visit::Visit;

/// What the page shows.
struct Shown {
    member: Member,
    teams: Vec<Team>,
    /// What is asked of them alone.
    asked: Vec<PersonalAssignment>,
}

/// The page; with `?remove` the question whether the member is to be removed, with `?take-back` whether that course is to be
/// asked no more.
pub(in super::super) async fn get(managed: Managed, Path((_, _, learner)): Path<(String, String, String)>) -> Response {
    show(&managed, &learner, &Returned::default()).await
}

/// A form of the page: `role`, `put`, `lead`, `unlead`, `take`, `ask`, `take-back`, `remove`.
pub(in super::super) async fn post(
    managed: Managed,
    Path((_, _, learner)): Path<(String, String, String)>,
    body: Bytes,
) -> Response {
    let visit = &managed.seated.visit;
    let shown = match read(&managed, &learner).await {
        Ok(Some(shown)) => shown,
        // Removed by somebody else meanwhile.
        Ok(None) => return respond::see_other(visit, &managed.seated.here("/people?gone")),
        Err(error) => return unavailable(visit, &error),
    };
    match send(&managed, &shown, Fields::decode(&body)).await {
        Ok(address) => respond::see_other(visit, &address),
        Err(returned) => show(&managed, &learner, &returned).await,
    }
}

async fn show(managed: &Managed, learner: &str, returned: &Returned) -> Response {
    if let Some(response) = returned.not_allowed(&managed.seated) {
        return response;
    }
    match read(managed, learner).await {
        Ok(Some(shown)) => view::respond(managed, &shown, returned),
        Ok(None) => page(&managed.seated.visit, Problem::NotFound),
        Err(error) => unavailable(&managed.seated.visit, &error),
    }
}

async fn read(managed: &Managed, learner: &str) -> Result<Option<Shown>, Error> {
    let Ok(learner) = learner.parse::<Uuid>() else { return Ok(None) };
    let (records, overseer) = (&managed.seated.visit.app.records, managed.manager.overseer());
    let Some(person) = records.person(&overseer, LearnerId(learner)).await? else { return Ok(None) };
    let asked = records.personal_assignments(&overseer, person.member.learner).await?;
    Ok(Some(Shown { member: person.member, teams: records.teams(&overseer).await?, asked }))
}

async fn send(managed: &Managed, shown: &Shown, mut fields: Fields) -> Sent {
    let action = fields.take("do").unwrap_or_default();
    let returned = Returned::of(&action, &fields);
    match action.as_str() {
        "role" => change_role(managed, shown, &mut fields, returned).await,
        "put" | "lead" | "unlead" | "take" => place(managed, shown, &action, &mut fields, returned).await,
        "ask" => courses::ask(managed, shown, &mut fields, returned).await,
        "take-back" => courses::take_back(managed, shown, &mut fields, returned).await,
        "remove" => remove(managed, shown, &mut fields, returned).await,
        _ => Err(returned.foreign(&managed.seated.visit)),
    }
}

async fn change_role(managed: &Managed, shown: &Shown, fields: &mut Fields, returned: Box<Returned>) -> Sent {
    let visit = &managed.seated.visit;
    let (role, version) = (fields.take("role"), fields.take("version").and_then(|version| version.parse().ok()));
    let role = match role.as_deref() {
        Some("member") => Role::Member,
        Some("manager") => Role::Manager,
        _ => return Err(returned.foreign(visit)),
    };
    let Some(version) = version.filter(|_| fields.0.is_empty()) else { return Err(returned.foreign(visit)) };
    let learner = shown.member.learner;
    let changed = visit.app.records.change_role(&managed.manager, learner, version, role).await;
    decided(managed, shown, changed, returned, |now| {
        let (now, typed) = (role_name(visit, now.member.role), role_name(visit, role));
        visit.messages.with("change-role-changed", &[("now", now.into()), ("typed", typed.into())])
    })
    .await?;
    // Who gives up their own role can open nothing here any more.
    let own = learner == managed.seated.seat.learner() && role == Role::Member;
    Ok(if own { visit.here("/me") } else { here(managed, shown, "?role") })
}

async fn place(managed: &Managed, shown: &Shown, action: &str, fields: &mut Fields, returned: Box<Returned>) -> Sent {
    let visit = &managed.seated.visit;
    let (team, leads) = (fields.take("team").unwrap_or_default(), fields.take("leads"));
    let from = match fields.take("from").as_deref() {
        None if action == "put" => None,
        Some("in") if action != "put" => Some(false),
        Some("leads") if action != "put" => Some(true),
        _ => return Err(returned.foreign(visit)),
    };
    if !fields.0.is_empty() || (leads.is_some() && action != "put") {
        return Err(returned.foreign(visit));
    }
    if action == "put" && team.is_empty() {
        return Err(returned.fault("put-team", visit.t("change-no-team-chosen")));
    }
    let Ok(team) = team.parse::<Uuid>() else { return Err(returned.foreign(visit)) };
    let to = match action {
        "put" => Some(leads.is_some()),
        "lead" => Some(true),
        "unlead" => Some(false),
        _ => None,
    };
    let learner = shown.member.learner;
    let changed = visit.app.records.change_place(&managed.manager, team, learner, from, to).await;
    decided(managed, shown, changed, returned, |now| {
        let name = now.teams.iter().find(|one| one.id == team).map_or("", |one| one.name.as_str());
        let place = match now.member.teams.iter().find(|(id, _)| *id == team) {
            Some((_, true)) => "place-leads",
            Some((_, false)) => "place-in",
            None => "place-none",
        };
        let now = visit.t(place).into_owned();
        visit.messages.with("change-place-changed", &[("team", name.to_owned().into()), ("now", now.into())])
    })
    .await?;
    Ok(here(managed, shown, "?place"))
}

async fn remove(managed: &Managed, shown: &Shown, fields: &mut Fields, returned: Box<Returned>) -> Sent {
    let visit = &managed.seated.visit;
    let version = fields.take("version").and_then(|version| version.parse().ok());
    let teams = fields.take("teams").and_then(|places| read_places(&places));
    let (Some(version), Some(teams), true) = (version, teams, fields.0.is_empty()) else {
        return Err(returned.foreign(visit));
    };
    let learner = shown.member.learner;
    let seen = Some(SeenMember { version, teams });
    let removed = visit.app.records.remove_member(&managed.manager, learner, seen).await;
    decided(managed, shown, removed, returned, |now| {
        let args = [("role", role_name(visit, now.member.role).into()), ("teams", teams_now(visit, now).into())];
        visit.messages.with("change-remove-changed", &args)
    })
    .await?;
    let own = learner == managed.seated.seat.learner();
    Ok(if own { visit.here("/me") } else { managed.seated.here("/people?removed") })
}

/// The teams that a member is in, in words.
fn teams_now(visit: &Visit, now: &Shown) -> String {
    teams_of(visit, &now.member, &now.teams).unwrap_or_else(|| visit.t("change-no-teams").into_owned())
}

/// The places that a member has in teams, as the question whether they are to be removed has them: id and 1 for who leads.
fn places_seen(member: &Member) -> String {
    member.teams.iter().map(|(id, leads)| format!("{id}:{}", u8::from(*leads))).collect::<Vec<_>>().join(" ")
}

/// What [`places_seen`] has written.
fn read_places(places: &str) -> Option<BTreeSet<(Uuid, bool)>> {
    let place = |place: &str| {
        let (id, leads) = place.split_once(':')?;
        Some((id.parse().ok()?, leads == "1"))
    };
    places.split(' ').filter(|part| !part.is_empty()).map(place).collect()
}

/// What became of a change; `changed` says what it is now when somebody else was quicker.
async fn decided(
    managed: &Managed,
    shown: &Shown,
    done: Result<Decided<()>, Error>,
    returned: Box<Returned>,
    changed: impl FnOnce(&Shown) -> String,
) -> Result<(), Box<Returned>> {
    let visit = &managed.seated.visit;
    let refusal = match done {
        Ok(Ok(())) => return Ok(()),
        Ok(Err(refusal)) => refusal,
        Err(error) => return Err(returned.not_stored(visit, &error)),
    };
    Err(match refusal {
        Refusal::NotAllowed => returned.forbidden(),
        Refusal::LastManager => returned.trouble(visit.t("change-last-manager")),
        Refusal::NoTeam => returned.trouble(visit.t("fault-team-gone")),
        Refusal::Changed => match read(managed, &shown.member.learner.0.to_string()).await {
            Ok(now) => returned.changed(changed(now.as_ref().unwrap_or(shown))),
            Err(error) => returned.not_stored(visit, &error),
        },
        _ => returned.changed(visit.t("people-gone")),
    })
}

/// The page's own address with this query.
fn here(managed: &Managed, shown: &Shown, query: &str) -> String {
    managed.seated.here(&format!("/people/{}/change{query}", shown.member.learner.0))
}
