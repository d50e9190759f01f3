//! `/{lang}/organisation/{slug}/people`: the members, by name.

pub(super) mod change;

use axum::response::Response;
use leptos::prelude::*;
use perehdy_records::{Error, Member, OverseerSeat, Role, Team};

use super::paging::{last_page, page_asked, paging, search_asked};
use super::{Overseeing, Seated, Tab, frame, team_options, unavailable};
use crate::components::select::{Select, select};
use crate::i18n::day;
use crate::respond;
use crate::visit::Visit;

/// What the page shows.
struct People {
    search: String,
    /// Only this team.
    team: Option<Team>,
    page: u32,
    all: u32,
    members: Vec<Member>,
    teams: Vec<Team>,
}

/// The page.
pub(super) async fn get(Overseeing { seated, overseer }: Overseeing) -> Response {
    match read(&seated, &overseer).await {
        Ok(people) => respond::page(&seated.visit, || {
            let key = ["removed", "gone"].into_iter().find(|key| seated.visit.asks(key));
            let said = key.map(|key| if key == "removed" { "people-removed" } else { "people-gone" });
            let said = said.map(|key| seated.visit.t(key).into_owned());
            let title = seated.visit.t("organisation-people");
            frame(&seated, Tab::People, title, said, content(&seated, &people))
        }),
        Err(error) => unavailable(&seated.visit, &error),
    }
}

async fn read(seated: &Seated, overseer: &OverseerSeat) -> Result<People, Error> {
    let records = &seated.visit.app.records;
    let search = search_asked(&seated.visit);
    let mut page = page_asked(&seated.visit);
    let teams = records.teams(overseer).await?;
    // One that is not theirs to see is none.
    let asked = seated.visit.asked("team").unwrap_or_default();
    let team = teams.iter().find(|team| team.id.to_string() == asked).cloned();
    let only = team.as_ref().map(|team| team.id);
    let (mut members, all) = records.members(overseer, &search, only, page).await?;
    // A page after the last is the last.
    if page > last_page(all) {
        page = last_page(all);
        members = records.members(overseer, &search, only, page).await?.0;
    }
    Ok(People { search, team, page, all, members, teams })
}

fn content(seated: &Seated, people: &People) -> AnyView {
    let visit = &seated.visit;
    let manages = seated.seat.manager().is_some();
    let lead = if manages { "people-lead" } else { "people-lead-team" };
    let rows = people.members.iter().map(|member| row(seated, member, &people.teams, manages)).collect_view();
    let key = if people.search.is_empty() { "people-count" } else { "people-found" };
    let mut count =
        visit.messages.with(key, &[("n", people.all.into()), ("search", people.search.trim().to_owned().into())]);
    if let Some(team) = &people.team {
        count = visit.messages.with("people-in-team", &[("team", team.name.clone().into()), ("count", count.into())]);
    }
    let chosen = people.team.as_ref().map(|team| team.id.to_string()).unwrap_or_default();
    let everybody = (!people.search.is_empty() || people.team.is_some()).then(|| {
        view! { <a href=seated.here("/people")>{visit.t("people-everybody")}</a> }
    });
    let invite = manages.then(|| {
        view! { <a class="button" href=seated.here("/invitations")>{visit.t("people-invite")}</a> }
    });
    view! {
        <p class="lead">{visit.t(lead)}</p>
        <p class="buttons">{invite}</p>
        <form method="get" action=seated.here("/people") role="search" class="search">
            {(!people.teams.is_empty()).then(|| team_choice(visit, &people.teams, &chosen))}
            <label for="q">{visit.t("people-search")}</label>
            <div class="search-line">
                <input type="search" id="q" name="q" value=people.search.clone() autocomplete="off" dir="auto"/>
                <button type="submit" class="button button-secondary">{visit.t("people-search-button")}</button>
            </div>
        </form>
        <p class="buttons" role="status"><span>{count}</span>{everybody}</p>
        <ul class="entries">{rows}</ul>
        {paging(seated, "/people", &[("q", &people.search), ("team", &chosen)], people.page, people.all)}
    }
    .into_any()
}

/// Whose members are shown.
fn team_choice(visit: &Visit, teams: &[Team], chosen: &str) -> impl IntoView + use<> {
    select(Select {
        id: "team",
        name: "team",
        label: visit.t("people-team").into_owned(),
        hint: None,
        options: team_options(visit, "people-all-teams", teams, chosen),
        chosen: chosen.to_owned(),
        error: None,
    })
}

fn row(seated: &Seated, member: &Member, teams: &[Team], manages: bool) -> AnyView {
    let visit = &seated.visit;
    let page = seated.here(&format!("/people/{}", member.learner.0));
    let email = match &member.email {
        Some(email) => view! { <span class="entry-more">{email.clone()}</span> }.into_any(),
        None => view! { <span class="entry-more">{visit.t("people-guest")}</span> }.into_any(),
    };
    let since = day(visit.messages, &visit.app.settings.zone, member.joined);
    let since = visit.messages.with("people-since", &[("day", since.into())]);
    let facts = [Some(role_name(visit, member.role)), teams_of(visit, member, teams), Some(since)];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let change = manages.then(|| {
        let href = seated.here(&format!("/people/{}/change", member.learner.0));
        view! {
            <p class="entry-do">
                <a href=href>{visit.t("entry-change")}<span class="visually-hidden">{format!(": {}", member.name)}</span></a>
            </p>
        }
    });
    view! {
        <li class="entry">
            <p class="entry-what"><strong><a href=page dir="auto">{member.name.clone()}</a></strong>" "{email}</p>
            <p class="entry-facts">{facts.join(" · ")}</p>
            {change}
        </li>
    }
    .into_any()
}

/// A role as people call it.
pub(super) fn role_name(visit: &Visit, role: Role) -> String {
    visit
        .t(match role {
            Role::Member => "role-member",
            Role::Manager => "role-manager",
        })
        .into_owned()
}

/// "Teams: Store (leads), Shop", of those teams that whoever looks knows.
fn teams_of(visit: &Visit, member: &Member, teams: &[Team]) -> Option<String> {
    let names: Vec<String> = teams
        .iter()
        .filter_map(|team| {
            let (_, leads) = member.teams.iter().find(|(id, _)| *id == team.id)?;
            Some(if *leads {
                visit.messages.with("people-leads", &[("team", team.name.clone().into())])
            } else {
                team.name.clone()
            })
        })
        .collect();
    (!names.is_empty()).then(|| visit.messages.with("people-teams", &[("teams", names.join(", ").into())]))
}
