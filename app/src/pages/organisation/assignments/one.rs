//! `/{lang}/organisation/{slug}/assignments/{assignment}`: another deadline for what is asked, and asking no more.

use axum::body::Bytes;
use axum::response::Response;
use leptos::prelude::*;
use perehdy_records::{Assignment, Error, Refusal, Team, Uuid};

use super::super::forms::{Returned, Sent};
use super::super::{Managed, Tab, course_title, frame, unavailable};
use super::{fields, of_whom, renewal, until};
use crate::pages::form::Fields;
use crate::pages::problem::{Problem, page};
use crate::path::Path;
use crate::respond;

/// What the page shows.
struct Shown {
    assignment: Assignment,
    teams: Vec<Team>,
}

/// The page; with `?remove` the question whether it is to be asked no more.
pub(in super::super) async fn get(managed: Managed, Path((_, _, id)): Path<(String, String, String)>) -> Response {
    show(&managed, &id, &Returned::default()).await
}

/// A form of the page: `change`, `remove`.
pub(in super::super) async fn post(
    managed: Managed,
    Path((_, _, id)): Path<(String, String, String)>,
    body: Bytes,
) -> Response {
    let Ok(parsed) = id.parse::<Uuid>() else { return page(&managed.seated.visit, Problem::NotFound) };
    match send(&managed, parsed, Fields::decode(&body)).await {
        Ok(address) => respond::see_other(&managed.seated.visit, &address),
        Err(returned) => show(&managed, &id, &returned).await,
    }
}

async fn send(managed: &Managed, id: Uuid, mut form: Fields) -> Sent {
    let visit = &managed.seated.visit;
    let records = &visit.app.records;
    let action = form.take("do").unwrap_or_default();
    let returned = Returned::of(&action, &form);
    let Some(version) = form.take("version").and_then(|version| version.parse().ok()) else {
        return Err(returned.foreign(visit));
    };
    let (done, said) = match action.as_str() {
        "change" => {
            let Some(read) = fields::read(visit, &mut form).filter(|_| form.0.is_empty()) else {
                return Err(returned.foreign(visit));
            };
            let (deadline, renew_months) = match read {
                Ok(read) => read,
                Err(faults) => return Err(faults.into_iter().fold(returned, |all, (id, text)| all.fault(id, text))),
            };
            let changed = records.change_assignment(&managed.manager, id, version, deadline, renew_months).await;
            (changed, "/assignments?changed")
        }
        "remove" if form.0.is_empty() => {
            (records.remove_assignment(&managed.manager, id, version).await, "/assignments?removed")
        }
        _ => return Err(returned.foreign(visit)),
    };
    match done {
        Ok(Ok(())) => Ok(managed.seated.here(said)),
        Ok(Err(Refusal::NotAllowed)) => Err(returned.forbidden()),
        Ok(Err(Refusal::Gone)) => Ok(managed.seated.here("/assignments?gone")),
        Ok(Err(Refusal::Changed)) => match read(managed, &id.to_string()).await {
            Ok(Some(now)) => {
                let facts = [Some(until(visit, &now.assignment)), renewal(visit, &now.assignment)];
                let now = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
                let key = if action == "change" { "asked-changed" } else { "asked-changed-remove" };
                Err(returned.changed(visit.messages.with(key, &[("now", now.into())])))
            }
            Ok(None) => Ok(managed.seated.here("/assignments?gone")),
            Err(error) => Err(returned.not_stored(visit, &error)),
        },
        Ok(Err(refusal)) => Err(fields::refused(visit, returned, refusal)),
        Err(error) => Err(returned.not_stored(visit, &error)),
    }
}

async fn read(managed: &Managed, id: &str) -> Result<Option<Shown>, Error> {
    let Ok(id) = id.parse::<Uuid>() else { return Ok(None) };
    let (assignments, teams) = super::read(managed).await?;
    let found = assignments.into_iter().find(|assignment| assignment.id == id);
    Ok(found.map(|assignment| Shown { assignment, teams }))
}

async fn show(managed: &Managed, id: &str, returned: &Returned) -> Response {
    if let Some(response) = returned.not_allowed(&managed.seated) {
        return response;
    }
    let visit = &managed.seated.visit;
    match read(managed, id).await {
        Ok(Some(shown)) => respond::page(visit, || {
            let (title, content) = if visit.asks("remove") {
                (visit.t("asked-remove-title").into_owned(), question(managed, &shown))
            } else {
                (course_title(visit, &shown.assignment.says.course).0, content(managed, &shown, returned))
            };
            returned.told(frame(&managed.seated, Tab::Assignments, title, None, content))
        }),
        Ok(None) => page(visit, Problem::NotFound),
        Err(error) => unavailable(visit, &error),
    }
}

fn content(managed: &Managed, shown: &Shown, returned: &Returned) -> AnyView {
    let seated = &managed.seated;
    let visit = &seated.visit;
    let Shown { assignment, teams } = shown;
    let address = seated.here(&format!("/assignments/{}", assignment.id));
    let fields = fields::fields(visit, "change", returned, assignment.says.deadline, assignment.says.renew_months);
    view! {
        <p class="lead">{of_whom(visit, assignment, teams)}</p>
        <form method="post" action=address.clone() novalidate>
            <input type="hidden" name="version" value=assignment.version.to_string()/>
            {fields}
            <button type="submit" class="button" name="do" value="change">{visit.t("asked-save")}</button>
        </form>
        <section class="detail">
            <h2>{visit.t("asked-remove")}</h2>
            <p>{visit.t("asked-remove-text")}</p>
            <p><a href=format!("{address}?remove")>{visit.t("asked-remove-link")}</a></p>
        </section>
        <p class="back"><a href=seated.here("/assignments")>{visit.t("asked-back")}</a></p>
    }
    .into_any()
}

/// Whether it is to be asked no more, and what happens then.
fn question(managed: &Managed, shown: &Shown) -> AnyView {
    let seated = &managed.seated;
    let visit = &seated.visit;
    let Shown { assignment, teams } = shown;
    let address = seated.here(&format!("/assignments/{}", assignment.id));
    let facts = [of_whom(visit, assignment, teams), until(visit, assignment)];
    view! {
        <p class="lead">{course_title(visit, &assignment.says.course).0}" · "{facts.join(" · ")}</p>
        <ul>
            <li>{visit.t("asked-remove-board")}</li>
            <li>{visit.t("asked-remove-done")}</li>
        </ul>
        <form method="post" action=format!("{address}?remove")>
            <input type="hidden" name="version" value=assignment.version.to_string()/>
            <p class="buttons">
                <button type="submit" class="button button-danger" name="do" value="remove">{visit.t("asked-remove-button")}</button>
                <a href=address.clone()>{visit.t("cancel")}</a>
            </p>
        </form>
    }
    .into_any()
}
