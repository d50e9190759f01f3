//! `/{lang}/organisation/{slug}/assignments`: the courses that are asked of the members, and asking for one more.

pub(super) mod fields;
pub(super) mod one;

use axum::body::Bytes;
use axum::response::Response;
use leptos::prelude::*;
use perehdy_courses::model::Timestamp;
use perehdy_records::{Assignment, Deadline, Error, NewAssignment, Refusal, Team, Uuid};

use super::forms::{Returned, Sent};
use super::{Managed, Tab, course_title, frame, team_options, unavailable};
use crate::components::select::{Select, select};
use crate::i18n::day;
use crate::pages::form::Fields;
use crate::respond;
use crate::visit::Visit;

/// The page.
pub(super) async fn get(managed: Managed) -> Response {
    show(&managed, &Returned::default()).await
}

/// A form of the page: `ask`.
pub(super) async fn post(managed: Managed, body: Bytes) -> Response {
    match ask(&managed, Fields::decode(&body)).await {
        Ok(address) => respond::see_other(&managed.seated.visit, &address),
        Err(returned) => show(&managed, &returned).await,
    }
}

async fn ask(managed: &Managed, mut form: Fields) -> Sent {
    let visit = &managed.seated.visit;
    let action = form.take("do").unwrap_or_default();
    let mut returned = Returned::of(&action, &form);
    let (Some(course), Some(team)) = (form.take("course"), form.take("team")) else {
        return Err(returned.foreign(visit));
    };
    let Some(read) = fields::read(visit, &mut form).filter(|_| action == "ask" && form.0.is_empty()) else {
        return Err(returned.foreign(visit));
    };
    if visit.app.catalog.get(&course).is_none() {
        returned = returned.fault("course", visit.t("asked-no-course"));
    }
    let team = if team.is_empty() { None } else { Some(team.parse::<Uuid>().unwrap_or_default()) };
    let (deadline, renew_months) = match read {
        Ok(read) if !returned.is_wrong() => read,
        Ok(_) => return Err(returned),
        Err(faults) => return Err(faults.into_iter().fold(returned, |all, (id, text)| all.fault(id, text))),
    };
    match visit.app.records.assign(&managed.manager, NewAssignment { course, team, deadline, renew_months }).await {
        Ok(Ok(_)) => Ok(managed.seated.here("/assignments?asked")),
        Ok(Err(Refusal::NotAllowed)) => Err(returned.forbidden()),
        Ok(Err(Refusal::NoTeam)) => Err(returned.fault("team", visit.t("fault-team-gone"))),
        Ok(Err(Refusal::Taken)) => Err(returned.fault("course", visit.t("asked-taken"))),
        Ok(Err(refusal)) => Err(fields::refused(visit, returned, refusal)),
        Err(error) => Err(returned.not_stored(visit, &error)),
    }
}

async fn show(managed: &Managed, returned: &Returned) -> Response {
    if let Some(response) = returned.not_allowed(&managed.seated) {
        return response;
    }
    let visit = &managed.seated.visit;
    match read(managed).await {
        Ok((assignments, teams)) => respond::page(visit, || {
            let said = ["asked", "changed", "removed", "gone"].into_iter().find(|key| visit.asks(key));
            let said = said.filter(|_| !returned.is_wrong()).map(|said| match said {
                "asked" => "asked-made",
                "changed" => "asked-saved",
                "removed" => "asked-removed",
                _ => "asked-gone",
            });
            let said = said.map(|key| visit.t(key).into_owned());
            let content = content(managed, &assignments, &teams, returned);
            let title = visit.t("organisation-assignments");
            returned.told(frame(&managed.seated, Tab::Assignments, title, said, content))
        }),
        Err(error) => unavailable(visit, &error),
    }
}

async fn read(managed: &Managed) -> Result<(Vec<Assignment>, Vec<Team>), Error> {
    let records = &managed.seated.visit.app.records;
    let assignments = records.assignments(managed.manager.seat()).await?;
    Ok((assignments, records.teams(&managed.manager.overseer()).await?))
}

fn content(managed: &Managed, assignments: &[Assignment], teams: &[Team], returned: &Returned) -> AnyView {
    let seated = &managed.seated;
    let visit = &seated.visit;
    let list = if assignments.is_empty() {
        view! { <p>{visit.t("overview-no-courses")}</p> }.into_any()
    } else {
        let rows = assignments.iter().map(|assignment| row(managed, assignment, teams)).collect_view();
        view! { <ul class="entries">{rows}</ul> }.into_any()
    };
    let mut options = vec![(String::new(), visit.t("choose").into_owned())];
    options.extend(visit.app.catalog.iter().map(|course| (course.id.clone(), course_title(visit, &course.id).0)));
    let course = Select {
        id: "course",
        name: "course",
        label: visit.t("asked-course").into_owned(),
        hint: None,
        options,
        chosen: returned.value("ask", "course", ""),
        error: returned.error("course"),
    };
    let team = Select {
        id: "team",
        name: "team",
        label: visit.t("asked-of").into_owned(),
        hint: None,
        options: team_options(visit, "asked-of-all", teams, &returned.value("ask", "team", "")),
        chosen: returned.value("ask", "team", ""),
        error: returned.error("team"),
    };
    view! {
        <p class="lead">{visit.t("asked-lead")}</p>
        {list}
        <section class="detail">
            <h2>{visit.t("asked-make-title")}</h2>
            <form method="post" action=seated.here("/assignments") novalidate>
                {select(course)}
                {select(team)}
                {fields::fields(visit, "ask", returned, None, None)}
                <button type="submit" class="button" name="do" value="ask">{visit.t("asked-make")}</button>
            </form>
        </section>
    }
    .into_any()
}

fn row(managed: &Managed, assignment: &Assignment, teams: &[Team]) -> AnyView {
    let seated = &managed.seated;
    let visit = &seated.visit;
    let (title, lang) = course_title(visit, &assignment.says.course);
    let gone = visit.app.catalog.get(&assignment.says.course).is_none().then(|| visit.t("asked-course-gone"));
    let facts = [Some(of_whom(visit, assignment, teams)), Some(until(visit, assignment)), renewal(visit, assignment)];
    let facts: Vec<String> = facts.into_iter().flatten().chain(gone.map(|text| text.into_owned())).collect();
    view! {
        <li class="entry">
            <p class="entry-what"><strong lang=lang.map(perehdy_courses::model::Lang::code)>{title.clone()}</strong></p>
            <p class="entry-facts">{facts.join(" · ")}</p>
            <p class="entry-do">
                <a href=seated.here(&format!("/assignments/{}", assignment.id))>
                    {visit.t("entry-change")}<span class="visually-hidden">{format!(": {title}")}</span>
                </a>
            </p>
        </li>
    }
    .into_any()
}

/// Of whom it is asked.
fn of_whom(visit: &Visit, assignment: &Assignment, teams: &[Team]) -> String {
    let Some(team) = assignment.says.team else { return visit.t("asked-of-all").into_owned() };
    let name = teams.iter().find(|one| one.id == team).map(|one| one.name.clone()).unwrap_or_default();
    visit.messages.with("asked-of-team", &[("team", name.into())])
}

/// Until when.
fn until(visit: &Visit, assignment: &Assignment) -> String {
    match assignment.says.deadline {
        None => visit.t("asked-no-deadline").into_owned(),
        Some(Deadline::Days(days)) => visit.messages.with("asked-within", &[("n", days.into())]),
        Some(Deadline::At(at)) => until_day(visit, at),
    }
}

/// Until this day.
pub(super) fn until_day(visit: &Visit, at: Timestamp) -> String {
    let day = day(visit.messages, &visit.app.settings.zone, at);
    visit.messages.with("asked-until", &[("day", day.into())])
}

/// How often it is to be renewed, if it is.
fn renewal(visit: &Visit, assignment: &Assignment) -> Option<String> {
    Some(renewed(visit, assignment.says.renew_months?))
}

/// That it is to be renewed so often.
pub(super) fn renewed(visit: &Visit, months: u32) -> String {
    visit.messages.with("asked-renewed", &[("n", months.into())])
}
