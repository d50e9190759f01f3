//! How the page of a membership looks.

use axum::response::Response;
use http::StatusCode;
use leptos::prelude::*;
use perehdy_records::{PersonCourse, Status};

use super::Membership;
use crate::addresses;
use crate::components::error_summary::Trouble;
use crate::components::keep_work::keep_work;
use crate::components::missing::why_not_complete;
use crate::components::seen::{contact, never_seen};
use crate::components::status::status;
use crate::i18n::day;
use crate::pages::me::memberships::role;
use crate::pages::text_of;
use crate::respond;
use crate::shell::Document;
use crate::visit::Visit;

/// What is told when the box is not ticked.
pub(super) const NOT_SURE: &str = "leave-not-sure";

/// The page; perhaps with what was wrong with its form.
pub(super) fn respond(visit: &Visit, membership: &Membership, fault: Option<&'static str>) -> Response {
    respond::page(visit, || document(visit, membership, fault))
}

fn document(visit: &Visit, membership: &Membership, fault: Option<&'static str>) -> Document {
    let Membership { seat, seen, .. } = membership;
    let organisation = seat.organisation();
    let title = organisation.name.clone();
    let manage = seat.overseer().map(|_| {
        let href = visit.here(&format!("/organisation/{}", organisation.slug));
        view! { <p><a class="button button-secondary" href=href>{visit.t("membership-manage")}</a></p> }
    });
    // That of the organisation joined last stands in the footer.
    let in_footer = visit.remembered.organisation.as_ref().filter(|last| last.slug == organisation.slug);
    let asked: Vec<AnyView> = seen.courses.iter().map(|of| course(visit, of)).collect();
    let none = asked.is_empty().then(|| view! { <p>{visit.t("membership-no-courses")}</p> });
    let main = view! {
        <p class="back"><a href=visit.here("/me")>{visit.t("me-title")}</a></p>
        {welcome(visit, membership, fault)}
        <h1 dir="auto">{title.clone()}</h1>
        {manage}
        <h2>{visit.t("membership-courses")}</h2>
        <p>{visit.t("membership-courses-lead")}</p>
        {none}
        <ul class="cards asked-courses">{asked}</ul>
        {keep_work(visit)}
        <h2>{visit.t("membership-you")}</h2>
        {details(visit, membership)}
        {never_seen(visit, &scored(visit, &seen.courses))}
        {in_footer.is_none().then(|| contact(visit, &organisation.look()))}
        {leave(visit, &organisation.slug, fault)}
    };
    let mut document = Document::new(title, main.into_any());
    document.private = true;
    if let Some(key) = fault {
        document.status = StatusCode::UNPROCESSABLE_ENTITY;
        let anchor = (key == NOT_SURE).then(|| "sure".to_owned());
        document.troubles.push(Trouble { anchor, message: visit.t(key).into_owned() });
    }
    document
}

/// What to do next, for whoever has just joined.
fn welcome(visit: &Visit, membership: &Membership, fault: Option<&str>) -> Option<AnyView> {
    if fault.is_some() {
        return None;
    }
    let key = if visit.asks("joined") {
        "membership-joined"
    } else if visit.asks("already") {
        "membership-already"
    } else {
        return None;
    };
    let name = membership.seat.organisation().name.clone();
    let text = visit.messages.with(key, &[("organisation", name.into())]);
    // What is due first comes first.
    let open = membership.seen.courses.iter().filter(|of| is_open(of) && visit.app.catalog.get(&of.course).is_some());
    let next = open.min_by_key(|of| of.standing.deadline.map_or(i64::MAX, |deadline| deadline.0));
    let next = next.and_then(|of| {
        let course = visit.app.catalog.get(&of.course)?;
        let lang = visit.lang_of(course);
        let title = text_of(course, lang).title;
        let text = match of.standing.deadline {
            Some(deadline) => {
                let day = day(visit.messages, &visit.app.settings.zone, deadline);
                visit.messages.with("membership-next-until", &[("course", title.into()), ("day", day.into())])
            }
            None => visit.messages.with("membership-next", &[("course", title.into())]),
        };
        Some(view! {
            <p>{text}</p>
            <p><a class="button" href=addresses::course(lang, &of.course)>{visit.t("membership-start")}</a></p>
        })
    });
    Some(view! { <div class="notice" role="status"><p>{text}</p>{next}</div> }.into_any())
}

/// Whether something is to be done.
fn is_open(of: &PersonCourse) -> bool {
    matches!(of.standing.status, Status::NotStarted | Status::UnderWay | Status::Late | Status::Expired)
}

/// A course that is asked, with all that the organisation sees of it.
fn course(visit: &Visit, of: &PersonCourse) -> AnyView {
    let zone = &visit.app.settings.zone;
    let found = visit.app.catalog.get(&of.course);
    let title = match found {
        Some(course) => {
            let lang = visit.lang_of(course);
            let other = (lang != visit.lang).then(|| lang.code());
            view! { <a href=addresses::course(lang, &course.id) lang=other>{text_of(course, lang).title}</a> }
                .into_any()
        }
        None => of.course.clone().into_any(),
    };
    let gone = found.is_none().then(|| view! { <p>{visit.t("me-course-gone")}</p> });
    let standing = &of.standing;
    let day = |at| day(visit.messages, zone, at);
    let fact = |key: &str, value: Option<String>| {
        value.map(|value| view! { <div><dt>{visit.t(key)}</dt><dd>{value}</dd></div> })
    };
    let completed = standing.completed.as_ref().map(|(at, version)| {
        visit.messages.with("membership-completed-on", &[("day", day(*at).into()), ("version", version.clone().into())])
    });
    view! {
        <li class="card">
            <h3>{title}</h3>
            {gone}
            <dl class="facts">
                {fact("membership-status", Some(status(visit.messages, standing.status)))}
                {fact("membership-deadline", standing.deadline.map(day))}
                {fact("membership-completed", completed)}
                {fact("membership-expires", standing.expires.map(day))}
            </dl>
            {why_not_complete(visit, of)}
        </li>
    }
    .into_any()
}

/// Name, address, role, teams, since when: as the organisation has them.
fn details(visit: &Visit, membership: &Membership) -> impl IntoView + use<> {
    let Membership { seat, seen, teams } = membership;
    let email = seen.member.email.clone().unwrap_or_else(|| visit.t("membership-no-email").into_owned());
    let teams: Vec<String> = teams
        .iter()
        .map(|(name, manages)| match manages {
            true => visit.messages.with("membership-team-led", &[("team", name.clone().into())]),
            false => name.clone(),
        })
        .collect();
    let teams = (!teams.is_empty())
        .then(|| view! { <div><dt>{visit.t("membership-teams")}</dt><dd dir="auto">{teams.join(", ")}</dd></div> });
    let leads = seen.member.teams.iter().any(|(_, manages)| *manages);
    let since = day(visit.messages, &visit.app.settings.zone, seen.member.joined);
    view! {
        <dl class="facts">
            <div><dt>{visit.t("verify-name")}</dt><dd dir="auto">{seat.name().to_owned()}</dd></div>
            <div><dt>{visit.t("email-label")}</dt><dd>{email}</dd></div>
            <div><dt>{visit.t("membership-role")}</dt><dd>{visit.t(role(seen.member.role, leads))}</dd></div>
            {teams}
            <div><dt>{visit.t("membership-since")}</dt><dd>{since}</dd></div>
        </dl>
    }
}

/// Titles of those courses whose certificate has the score.
fn scored(visit: &Visit, courses: &[PersonCourse]) -> Vec<String> {
    let courses = courses.iter().filter_map(|of| visit.app.catalog.get(&of.course));
    courses
        .filter(|course| course.test.is_some() && course.certificate.score)
        .map(|course| text_of(course, visit.lang_of(course)).title)
        .collect()
}

/// Leaving, confirmed by a box.
fn leave(visit: &Visit, slug: &str, fault: Option<&'static str>) -> impl IntoView + use<> {
    let at_box = fault.filter(|fault| *fault == NOT_SURE);
    let error = at_box.map(|key| view! { <p class="field-error" id="sure-error">{visit.t(key)}</p> });
    view! {
        <section class="detail">
            <h2>{visit.t("leave-title")}</h2>
            <p>{visit.t("leave-text")}</p>
            <form method="post" action=visit.here(&format!("/me/organisations/{slug}")) class="erase" novalidate>
                {error}
                <div class="choice">
                    <input type="checkbox" id="sure" name="sure" value="yes" aria-invalid=at_box.map(|_| "true")
                        aria-describedby=at_box.map(|_| "sure-error")/>
                    <label for="sure">{visit.t("leave-sure")}</label>
                </div>
                <button type="submit" class="button button-danger" name="do" value="leave">{visit.t("leave-button")}</button>
            </form>
        </section>
    }
}
