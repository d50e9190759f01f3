//! `/{lang}/organisation/{slug}/teams`: the teams, and making one.

pub(super) mod team;

use axum::body::Bytes;
use axum::response::Response;
use leptos::prelude::*;
use perehdy_records::{Refusal, Team};

use super::forms::{Returned, Sent};
use super::{Managed, Tab, frame, unavailable};
use crate::components::field::{Field, Holds, field};
use crate::pages::form::Fields;
use crate::respond;
use crate::visit::Visit;

/// The page.
pub(super) async fn get(managed: Managed) -> Response {
    show(&managed, &Returned::default()).await
}

/// A form of the page: `make`.
pub(super) async fn post(managed: Managed, body: Bytes) -> Response {
    match make(&managed, Fields::decode(&body)).await {
        Ok(address) => respond::see_other(&managed.seated.visit, &address),
        Err(returned) => show(&managed, &returned).await,
    }
}

async fn make(managed: &Managed, mut fields: Fields) -> Sent {
    let visit = &managed.seated.visit;
    let action = fields.take("do").unwrap_or_default();
    let returned = Returned::of(&action, &fields);
    let Some(name) = fields.take("name").filter(|_| action == "make" && fields.0.is_empty()) else {
        return Err(returned.foreign(visit));
    };
    match visit.app.records.new_team(&managed.manager, &name).await {
        Ok(Ok(_)) => Ok(managed.seated.here("/teams?made")),
        Ok(Err(Refusal::NotAllowed)) => Err(returned.forbidden()),
        Ok(Err(refusal)) => Err(returned.fault("name", name_fault(visit, refusal))),
        Err(error) => Err(returned.not_stored(visit, &error)),
    }
}

/// What is wrong with the name of a team.
fn name_fault(visit: &Visit, refusal: Refusal) -> String {
    visit.t(if refusal == Refusal::Taken { "teams-name-taken" } else { "teams-name-empty" }).into_owned()
}

/// The field for the name of a team.
fn name_field(visit: &Visit, value: String, error: Option<String>) -> Field {
    let label = visit.t("teams-name").into_owned();
    Field { id: "name", name: "name", holds: Holds::Text, label, hint: None, value, error }
}

async fn show(managed: &Managed, returned: &Returned) -> Response {
    if let Some(response) = returned.not_allowed(&managed.seated) {
        return response;
    }
    let visit = &managed.seated.visit;
    match visit.app.records.teams(&managed.manager.overseer()).await {
        Ok(teams) => respond::page(visit, || {
            let said = ["made", "renamed", "removed", "gone"].into_iter().find(|key| visit.asks(key));
            let said = said.filter(|_| !returned.is_wrong()).map(|said| match said {
                "made" => "teams-made",
                "renamed" => "teams-renamed",
                "removed" => "teams-removed",
                _ => "fault-team-gone",
            });
            let said = said.map(|key| visit.t(key).into_owned());
            let title = visit.t("organisation-teams");
            returned.told(frame(&managed.seated, Tab::Teams, title, said, content(managed, &teams, returned)))
        }),
        Err(error) => unavailable(visit, &error),
    }
}

fn content(managed: &Managed, teams: &[Team], returned: &Returned) -> AnyView {
    let seated = &managed.seated;
    let visit = &seated.visit;
    let rows = teams
        .iter()
        .map(|team| {
            let members = visit.messages.with("teams-members", &[("n", team.members.into())]);
            view! {
                <li class="entry">
                    <p class="entry-what"><strong dir="auto">{team.name.clone()}</strong></p>
                    <p class="entry-facts">{members}</p>
                    <p class="entry-do">
                        <a href=seated.here(&format!("/teams/{}", team.id))>
                            {visit.t("entry-change")}<span class="visually-hidden">{format!(": {}", team.name)}</span>
                        </a>
                    </p>
                </li>
            }
        })
        .collect_view();
    let list = if teams.is_empty() {
        view! { <p>{visit.t("teams-none")}</p> }.into_any()
    } else {
        view! { <ul class="entries">{rows}</ul> }.into_any()
    };
    let name = name_field(visit, returned.value("make", "name", ""), returned.error("name"));
    view! {
        <p class="lead">{visit.t("teams-lead")}</p>
        {list}
        <section class="detail">
            <h2>{visit.t("teams-make-title")}</h2>
            <form method="post" action=seated.here("/teams") novalidate>
                {field(name)}
                <button type="submit" class="button" name="do" value="make">{visit.t("teams-make")}</button>
            </form>
        </section>
    }
    .into_any()
}
