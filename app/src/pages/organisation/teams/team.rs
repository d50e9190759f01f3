//! `/{lang}/organisation/{slug}/teams/{team}`: another name for a team, and removing it.

use axum::body::Bytes;
use axum::response::Response;
use leptos::prelude::*;
use perehdy_records::{Error, Refusal, SeenTeam, Team, Uuid};

use super::super::forms::{Returned, Sent};
use super::super::{Managed, Tab, course_title, frame, unavailable};
use super::{name_fault, name_field};
use crate::components::field::field;
use crate::pages::form::Fields;
use crate::pages::problem::{Problem, page};
use crate::path::Path;
use crate::respond;

/// What the page shows.
struct Shown {
    team: Team,
    /// What is asked of this team alone: titles of courses.
    asked: Vec<String>,
}

/// The page; with `?remove` the question whether the team is to be removed.
pub(in super::super) async fn get(managed: Managed, Path((_, _, team)): Path<(String, String, String)>) -> Response {
    show(&managed, &team, &Returned::default()).await
}

/// A form of the page: `rename`, `remove`.
pub(in super::super) async fn post(
    managed: Managed,
    Path((_, _, team)): Path<(String, String, String)>,
    body: Bytes,
) -> Response {
    let Ok(id) = team.parse::<Uuid>() else { return page(&managed.seated.visit, Problem::NotFound) };
    match send(&managed, id, Fields::decode(&body)).await {
        Ok(address) => respond::see_other(&managed.seated.visit, &address),
        Err(returned) => show(&managed, &team, &returned).await,
    }
}

async fn send(managed: &Managed, team: Uuid, mut fields: Fields) -> Sent {
    let visit = &managed.seated.visit;
    let records = &visit.app.records;
    let action = fields.take("do").unwrap_or_default();
    let returned = Returned::of(&action, &fields);
    let (name, version) = (fields.take("name"), fields.take("version").and_then(|version| version.parse().ok()));
    let members = fields.take("members").and_then(|members| members.parse().ok());
    let (done, said) = match (action.as_str(), name, version, members) {
        _ if !fields.0.is_empty() => return Err(returned.foreign(visit)),
        ("rename", Some(name), Some(version), None) => {
            (records.rename_team(&managed.manager, team, version, &name).await, "/teams?renamed")
        }
        ("remove", None, Some(version), Some(members)) => {
            let seen = Some(SeenTeam { version, members });
            (records.remove_team(&managed.manager, team, seen).await, "/teams?removed")
        }
        _ => return Err(returned.foreign(visit)),
    };
    match done {
        Ok(Ok(())) => Ok(managed.seated.here(said)),
        Ok(Err(Refusal::NotAllowed)) => Err(returned.forbidden()),
        Ok(Err(Refusal::Gone)) => Ok(managed.seated.here("/teams?gone")),
        Ok(Err(Refusal::Changed)) => match read(managed, &team.to_string()).await {
            Ok(Some(now)) if action == "remove" => {
                let args = [("team", now.team.name.into()), ("n", now.team.members.into())];
                Err(returned.changed(visit.messages.with("teams-remove-changed", &args)))
            }
            Ok(Some(now)) => {
                let typed = returned.value("rename", "name", "");
                let args = [("now", now.team.name.into()), ("typed", typed.into())];
                Err(returned.changed(visit.messages.with("teams-changed", &args)))
            }
            Ok(None) => Ok(managed.seated.here("/teams?gone")),
            Err(error) => Err(returned.not_stored(visit, &error)),
        },
        Ok(Err(refusal)) => Err(returned.fault("name", name_fault(visit, refusal))),
        Err(error) => Err(returned.not_stored(visit, &error)),
    }
}

async fn read(managed: &Managed, team: &str) -> Result<Option<Shown>, Error> {
    let Ok(id) = team.parse::<Uuid>() else { return Ok(None) };
    let visit = &managed.seated.visit;
    let teams = visit.app.records.teams(&managed.manager.overseer()).await?;
    let Some(team) = teams.into_iter().find(|team| team.id == id) else { return Ok(None) };
    let assignments = visit.app.records.assignments(managed.manager.seat()).await?;
    let of_team = assignments.iter().filter(|assignment| assignment.says.team == Some(id));
    let asked = of_team.map(|assignment| course_title(visit, &assignment.says.course).0).collect();
    Ok(Some(Shown { team, asked }))
}

async fn show(managed: &Managed, team: &str, returned: &Returned) -> Response {
    if let Some(response) = returned.not_allowed(&managed.seated) {
        return response;
    }
    let visit = &managed.seated.visit;
    match read(managed, team).await {
        Ok(Some(shown)) => respond::page(visit, || {
            let (title, content) = if visit.asks("remove") {
                (visit.t("teams-remove-title").into_owned(), question(managed, &shown))
            } else {
                (shown.team.name.clone(), content(managed, &shown, returned))
            };
            returned.told(frame(&managed.seated, Tab::Teams, title, None, content))
        }),
        Ok(None) => page(visit, Problem::NotFound),
        Err(error) => unavailable(visit, &error),
    }
}

fn content(managed: &Managed, shown: &Shown, returned: &Returned) -> AnyView {
    let seated = &managed.seated;
    let visit = &seated.visit;
    let address = seated.here(&format!("/teams/{}", shown.team.id));
    let name = name_field(visit, returned.value("rename", "name", &shown.team.name), returned.error("name"));
    view! {
        <p class="lead">{visit.messages.with("teams-members", &[("n", shown.team.members.into())])}</p>
        <form method="post" action=address.clone() novalidate>
            <input type="hidden" name="version" value=shown.team.version.to_string()/>
            {field(name)}
            <button type="submit" class="button" name="do" value="rename">{visit.t("teams-rename")}</button>
        </form>
        <section class="detail">
            <h2>{visit.t("teams-remove")}</h2>
            <p>{visit.t("teams-remove-text")}</p>
            <p><a href=format!("{address}?remove")>{visit.t("teams-remove-link")}</a></p>
        </section>
        <p class="back"><a href=seated.here("/teams")>{visit.t("teams-back")}</a></p>
    }
    .into_any()
}

/// Whether the team is to be removed, and what happens then.
fn question(managed: &Managed, shown: &Shown) -> AnyView {
    let seated = &managed.seated;
    let visit = &seated.visit;
    let address = seated.here(&format!("/teams/{}", shown.team.id));
    let asked = if shown.asked.is_empty() {
        visit.t("teams-remove-nothing-asked").into_owned()
    } else {
        visit.messages.with("teams-remove-asked", &[("courses", shown.asked.join(", ").into())])
    };
    view! {
        <p class="lead" dir="auto">{shown.team.name.clone()}</p>
        <ul>
            <li>{visit.messages.with("teams-remove-members", &[("n", shown.team.members.into())])}</li>
            <li>{asked}</li>
            <li>{visit.t("teams-remove-links")}</li>
        </ul>
        <form method="post" action=format!("{address}?remove")>
            <input type="hidden" name="version" value=shown.team.version.to_string()/>
            <input type="hidden" name="members" value=shown.team.members.to_string()/>
            <p class="buttons">
                <button type="submit" class="button button-danger" name="do" value="remove">{visit.t("teams-remove-button")}</button>
                <a href=address.clone()>{visit.t("cancel")}</a>
            </p>
        </form>
    }
    .into_any()
}
