//! How the page of a member's role and teams looks.

use axum::response::Response;
use leptos::prelude::*;
use perehdy_records::Role;

use super::super::super::forms::Returned;
use super::super::super::{Managed, Tab, frame};
use super::{Shown, courses, here, places_seen};
use crate::components::choices::{Choice, Choices, choices};
use crate::components::select::{Select, select};
use crate::respond;

/// The page, perhaps with a form that came back.
pub(super) fn respond(managed: &Managed, shown: &Shown, returned: &Returned) -> Response {
    let seated = &managed.seated;
    let visit = &seated.visit;
    respond::page(visit, || {
        let taken_back = visit.asked("take-back").and_then(|id| shown.asked.iter().find(|one| one.course == id));
        let document = if let Some(one) = taken_back {
            let title = visit.t("personal-remove-title");
            frame(seated, Tab::Person, title, None, courses::question(managed, shown, one))
        } else if visit.asks("remove") {
            let title = visit.t("change-remove-title");
            frame(seated, Tab::Person, title, None, question(managed, shown))
        } else {
            let done = [
                ("role", "change-role-saved"),
                ("place", "change-place-saved"),
                ("asked", "personal-asked"),
                ("taken-back", "personal-removed"),
                ("not-asked", "asked-gone"),
            ];
            let said = done.into_iter().find(|(key, _)| visit.asks(key) && !returned.is_wrong());
            let said = said.map(|(_, key)| visit.t(key).into_owned());
            frame(seated, Tab::Person, shown.member.name.clone(), said, content(managed, shown, returned))
        };
        returned.told(document)
    })
}

fn content(managed: &Managed, shown: &Shown, returned: &Returned) -> AnyView {
    let visit = &managed.seated.visit;
    let email = shown.member.email.clone().unwrap_or_else(|| visit.t("people-guest").into_owned());
    view! {
        <p class="lead">{email}</p>
        <section class="detail">
            <h2>{visit.t("change-role-title")}</h2>
            {role(managed, shown, returned)}
        </section>
        <section class="detail">
            <h2>{visit.t("organisation-teams")}</h2>
            {places(managed, shown)}
            {put(managed, shown, returned)}
        </section>
        {courses::section(managed, shown, returned)}
        <section class="detail">
            <h2>{visit.t("change-remove")}</h2>
            <p>{visit.t("change-remove-text")}</p>
            <p><a href=here(managed, shown, "?remove")>{visit.t("change-remove-link")}</a></p>
        </section>
    }
    .into_any()
}

fn role(managed: &Managed, shown: &Shown, returned: &Returned) -> AnyView {
    let visit = &managed.seated.visit;
    let choice = |value, key: &str, means: &str| Choice {
        value,
        label: visit.t(key).into_owned(),
        more: Some(view! { <p class="hint">{visit.t(means)}</p> }.into_any()),
    };
    let stands = if shown.member.role == Role::Manager { "manager" } else { "member" };
    let asked = Choices {
        id: "role",
        name: "role",
        legend: visit.t("change-role-legend").into_owned(),
        hint: None,
        choices: vec![
            choice("member", "role-member", "role-member-means"),
            choice("manager", "role-manager", "role-manager-means"),
        ],
        chosen: returned.value("role", "role", stands),
        error: None,
    };
    view! {
        <form method="post" action=here(managed, shown, "") novalidate>
            <input type="hidden" name="version" value=shown.member.version.to_string()/>
            {choices(asked)}
            <button type="submit" class="button" name="do" value="role">{visit.t("change-role-save")}</button>
        </form>
    }
    .into_any()
}

/// The teams that they are in.
fn places(managed: &Managed, shown: &Shown) -> AnyView {
    let visit = &managed.seated.visit;
    let rows: Vec<AnyView> = shown
        .teams
        .iter()
        .filter_map(|team| {
            let (_, leads) = shown.member.teams.iter().find(|(id, _)| *id == team.id)?;
            let hidden = |text: &str| {
                view! { <span class="visually-hidden">{format!(": {text}")}</span> }
            };
            let (state, from, lead, lead_key) = if *leads {
                ("place-leads", "leads", "unlead", "change-unlead")
            } else {
                ("place-in", "in", "lead", "change-lead")
            };
            let row = view! {
                <li class="entry">
                    <p class="entry-what"><strong dir="auto">{team.name.clone()}</strong></p>
                    <p class="entry-facts">{visit.t(state)}</p>
                    <form method="post" action=here(managed, shown, "") class="entry-do buttons">
                        <input type="hidden" name="team" value=team.id.to_string()/>
                        <input type="hidden" name="from" value=from/>
                        <button type="submit" class="button button-secondary" name="do" value=lead>
                            {visit.t(lead_key)}{hidden(&team.name)}
                        </button>
                        <button type="submit" class="button button-secondary" name="do" value="take">
                            {visit.t("change-take")}{hidden(&team.name)}
                        </button>
                    </form>
                </li>
            };
            Some(row.into_any())
        })
        .collect();
    if rows.is_empty() {
        return view! { <p>{visit.t("change-no-teams")}</p> }.into_any();
    }
    view! { <ul class="entries">{rows}</ul> }.into_any()
}

/// The form that puts them into another team.
fn put(managed: &Managed, shown: &Shown, returned: &Returned) -> AnyView {
    let visit = &managed.seated.visit;
    let is_in = |id| shown.member.teams.iter().any(|(own, _)| *own == id);
    let mut options: Vec<(String, String)> = shown
        .teams
        .iter()
        .filter(|team| !is_in(team.id))
        .map(|team| (team.id.to_string(), team.name.clone()))
        .collect();
    if options.is_empty() {
        return view! { <p><a href=managed.seated.here("/teams")>{visit.t("change-to-teams")}</a></p> }.into_any();
    }
    options.insert(0, (String::new(), visit.t("choose").into_owned()));
    let team = Select {
        id: "put-team",
        name: "team",
        label: visit.t("change-put-team").into_owned(),
        hint: None,
        options,
        chosen: returned.value("put", "team", ""),
        error: returned.error("put-team"),
    };
    let leads = !returned.value("put", "leads", "").is_empty();
    view! {
        <form method="post" action=here(managed, shown, "") novalidate>
            {select(team)}
            <div class="choices">
                <div class="choice">
                    <input type="checkbox" id="put-leads" name="leads" value="1" checked=leads/>
                    <label for="put-leads">{visit.t("change-put-leads")}</label>
                </div>
            </div>
            <button type="submit" class="button button-below" name="do" value="put">{visit.t("change-put")}</button>
        </form>
    }
    .into_any()
}

/// Whether the member is to be removed, and what happens then.
fn question(managed: &Managed, shown: &Shown) -> AnyView {
    let visit = &managed.seated.visit;
    let own = (shown.member.learner == managed.seated.seat.learner()).then(|| {
        view! { <p class="warning">{visit.t("change-remove-yourself")}</p> }
    });
    view! {
        <p class="lead" dir="auto">{shown.member.name.clone()}</p>
        {own}
        <ul>
            <li>{visit.t("change-remove-sight")}</li>
            <li>{visit.t("change-remove-theirs")}</li>
            <li>{visit.t("change-remove-again")}</li>
        </ul>
        <form method="post" action=here(managed, shown, "?remove")>
            <input type="hidden" name="version" value=shown.member.version.to_string()/>
            <input type="hidden" name="teams" value=places_seen(&shown.member)/>
            <p class="buttons">
                <button type="submit" class="button button-danger" name="do" value="remove">{visit.t("change-remove-button")}</button>
                <a href=here(managed, shown, "")>{visit.t("cancel")}</a>
            </p>
        </form>
    }
    .into_any()
}
