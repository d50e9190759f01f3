//! `/{lang}/organisation/{slug}/people/{learner}`: what the organisation sees of a member: how they stand in each course that
//! is asked of them, and why one is not complete. Never what they answered.

use axum::response::Response;
use leptos::prelude::*;
use perehdy_records::{Error, LearnerId, OverseerSeat, Person, PersonCourse, Role, Team};

use super::{Overseeing, Seated, Tab, course_title, frame};
use crate::components::missing::why_not_complete;
use crate::components::status;
use crate::i18n::day;
use crate::pages::problem::{Problem, page};
use crate::path::Path;
use crate::respond;
use crate::shell::Document;
use crate::state::App;

/// The page. Opening it writes into the log that the person was looked at: the one page whose GET stores something, which
/// is nothing but that. Who follows a link twice within an hour writes one entry.
pub(super) async fn get(
    Overseeing { seated, overseer }: Overseeing,
    Path((_, _, learner)): Path<(String, String, String)>,
) -> Response {
    // Somebody of another organisation or team is nobody here.
    let Ok(id) = learner.parse() else { return page(&seated.visit, Problem::NotFound) };
    let (person, teams) = match read(&seated.visit.app, &overseer, LearnerId(id)).await {
        Ok(Some(found)) => found,
        Ok(None) => return page(&seated.visit, Problem::NotFound),
        Err(error) => {
            tracing::error!(%error, "a member could not be read");
            return page(&seated.visit, Problem::Unavailable);
        }
    };
    match seated.visit.app.records.note_looked_at(&overseer, person.member.learner).await {
        Ok(Ok(())) => respond::page(&seated.visit, || document(&seated, &person, &teams)),
        // No member who sees others any more, since a moment ago.
        Ok(Err(_)) => page(&seated.visit, Problem::OverseersOnly),
        // Nobody is looked at unnoticed.
        Err(error) => {
            tracing::error!(%error, "that a member was looked at could not be written into the log");
            page(&seated.visit, Problem::Unavailable)
        }
    }
}

async fn read(app: &App, overseer: &OverseerSeat, learner: LearnerId) -> Result<Option<(Person, Vec<Team>)>, Error> {
    let Some(person) = app.records.person(overseer, learner).await? else { return Ok(None) };
    Ok(Some((person, app.records.teams(overseer).await?)))
}

fn document(seated: &Seated, person: &Person, teams: &[Team]) -> Document {
    let visit = &seated.visit;
    let member = &person.member;
    let zone = &visit.app.settings.zone;
    let email = member.email.clone().map_or_else(
        || view! { <dd>{visit.t("person-guest")}</dd> }.into_any(),
        |email| view! { <dd>{email}</dd> }.into_any(),
    );
    let of_member = |(id, manages): &(_, bool)| {
        let team = teams.iter().find(|team| team.id == *id)?;
        let name = team.name.clone();
        Some(if *manages { visit.messages.with("person-leads", &[("team", name.into())]) } else { name })
    };
    let names: Vec<String> = member.teams.iter().filter_map(of_member).collect();
    let in_teams = (!names.is_empty()).then(|| {
        view! { <div><dt>{visit.t("board-teams")}</dt><dd dir="auto">{names.join(", ")}</dd></div> }
    });
    let manager = (member.role == Role::Manager).then(|| {
        view! { <div><dt>{visit.t("person-role")}</dt><dd>{visit.t("person-manager")}</dd></div> }
    });
    let courses = if person.courses.is_empty() {
        view! { <p>{visit.t("person-no-courses")}</p> }.into_any()
    } else {
        let cards = person.courses.iter().map(|of| card(seated, of)).collect_view();
        view! { <ul class="cards">{cards}</ul> }.into_any()
    };
    let change = seated.seat.manager().map(|_| {
        let href = seated.here(&format!("/people/{}/change", member.learner.0));
        view! {
            <p><a href=href>{visit.t("entry-change")}<span class="visually-hidden">{format!(": {}", member.name)}</span></a></p>
        }
    });
    let content = view! {
        <dl class="facts">
            <div><dt>{visit.t("board-email")}</dt>{email}</div>
            <div><dt>{visit.t("person-joined")}</dt><dd>{day(visit.messages, zone, member.joined)}</dd></div>
            {in_teams}
            {manager}
        </dl>
        {change}
        <h2>{visit.t("person-courses")}</h2>
        {courses}
        <p class="fine">{visit.t("person-noted")}</p>
    };
    frame(seated, Tab::Person, member.name.clone(), None, content.into_any())
}

/// A course: how they stand, and why it is not complete.
fn card(seated: &Seated, of: &PersonCourse) -> AnyView {
    let visit = &seated.visit;
    let (title, lang) = course_title(visit, &of.course);
    let lang = lang.map(perehdy_courses::model::Lang::code);
    let standing = &of.standing;
    let dated = |key: &'static str, at| {
        let text = day(visit.messages, &visit.app.settings.zone, at);
        view! { <div><dt>{visit.t(key)}</dt><dd>{text}</dd></div> }
    };
    let completed = standing.completed.as_ref().map(|(at, version)| {
        view! {
            {dated("board-completed", *at)}
            <div><dt>{visit.t("board-version")}</dt><dd>{version.clone()}</dd></div>
        }
    });
    let gone = (visit.app.catalog.get(&of.course).is_none())
        .then(|| view! { <p class="fine">{visit.t("board-course-gone")}</p> });
    view! {
        <li class="card">
            <h3><a href=seated.here(&format!("/board/{}", of.course)) lang=lang>{title}</a></h3>
            <p><span class=status::class(standing.status)>{status::status(visit.messages, standing.status)}</span></p>
            <dl class="facts">
                {standing.deadline.map(|at| dated("board-deadline", at))}
                {completed}
                {standing.expires.map(|at| dated("board-expires", at))}
            </dl>
            {why_not_complete(visit, of)}
            {gone}
        </li>
    }
    .into_any()
}
