//! `/{lang}/organisation/{slug}`: the courses that are asked, with how many stand how.

use axum::response::Response;
use leptos::prelude::*;
use perehdy_records::{Error, OverseerSeat, SeatRole, Status, Team, Totals};

use super::{Overseeing, Seated, Tab, course_title, frame};
use crate::pages::problem::{Problem, page};
use crate::respond;
use crate::state::App;
use crate::visit::Visit;

/// What the overview shows.
struct Overview {
    members: u32,
    courses: Vec<(String, Totals)>,
    teams: Vec<Team>,
}

/// The page.
pub(super) async fn get(Overseeing { seated, overseer }: Overseeing) -> Response {
    match read(&seated.visit.app, &overseer).await {
        Ok(overview) => respond::page(&seated.visit, || {
            let name = seated.seat.organisation().name.clone();
            frame(&seated, Tab::Overview, name, None, content(&seated, &overview))
        }),
        Err(error) => {
            tracing::error!(%error, "an organisation's courses could not be read");
            page(&seated.visit, Problem::Unavailable)
        }
    }
}

async fn read(app: &App, overseer: &OverseerSeat) -> Result<Overview, Error> {
    let (_, members) = app.records.members(overseer, "", None, 0).await?;
    Ok(Overview {
        members,
        courses: app.records.courses_asked(overseer).await?,
        teams: app.records.teams(overseer).await?,
    })
}

fn content(seated: &Seated, overview: &Overview) -> AnyView {
    let visit = &seated.visit;
    let members = visit.messages.with("overview-members", &[("n", overview.members.into())]);
    let lead = match seated.seat.role() {
        SeatRole::Manager => visit.t("overview-manager").into_owned(),
        _ => {
            let names: Vec<&str> = overview.teams.iter().map(|team| team.name.as_str()).collect();
            visit.messages.with("overview-team-manager", &[("teams", names.join(", ").into())])
        }
    };
    let courses = if overview.courses.is_empty() {
        let ask = seated.seat.manager().map(|_| {
            view! { <a class="button" href=seated.here("/assignments")>{visit.t("overview-ask")}</a> }
        });
        view! { <p>{visit.t("overview-no-courses")}</p><p class="buttons">{ask}</p> }.into_any()
    } else {
        let cards = overview.courses.iter().map(|(course, totals)| card(seated, course, totals)).collect_view();
        view! { <ul class="cards">{cards}</ul> }.into_any()
    };
    view! {
        <p class="lead">{lead}" "{members}</p>
        <h2>{visit.t("overview-courses")}</h2>
        {courses}
    }
    .into_any()
}

fn card(seated: &Seated, course: &str, totals: &Totals) -> AnyView {
    let visit = &seated.visit;
    let (title, lang) = course_title(visit, course);
    let lang = lang.map(perehdy_courses::model::Lang::code);
    let (all, done) = (totals.all(), totals.done + totals.expiring);
    view! {
        <li class="card">
            <h3><a href=seated.here(&format!("/board/{course}")) lang=lang>{title}</a></h3>
            <div class="progress">
                <progress max=all.max(1).to_string() value=done.to_string() aria-label=visit.t("overview-bar")></progress>
                <p>{visit.messages.with("overview-done", &[("done", done.into()), ("all", all.into())])}</p>
            </div>
            <p class="card-facts">{rest(visit, totals)}</p>
        </li>
    }
    .into_any()
}

/// "2 late, 1 not started": all that are not simply done, what needs care first.
fn rest(visit: &Visit, totals: &Totals) -> String {
    let parts: Vec<String> = Status::ALL
        .into_iter()
        .filter(|status| *status != Status::Done && totals.of(*status) > 0)
        .map(|status| {
            let key = match status {
                Status::Late => "overview-late",
                Status::Expired => "overview-expired",
                Status::NotStarted => "overview-not-started",
                Status::UnderWay => "overview-under-way",
                Status::Expiring | Status::Done => "overview-expiring",
            };
            visit.messages.with(key, &[("n", totals.of(status).into())])
        })
        .collect();
    parts.join(" · ")
}
