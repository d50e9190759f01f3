//! How the page of a code or an invitation looks.

use axum::response::Response;
use http::StatusCode;
use leptos::prelude::*;
use perehdy_records::{Offer, Role, Seat, WayIn};

use super::{Closed, Found, Member, Returned};
use crate::addresses;
use crate::components::error_summary::Trouble;
use crate::components::field::{Field, Holds, field};
use crate::components::seen::{contact, what_is_seen};
use crate::pages::text_of;
use crate::respond;
use crate::shell::Document;
use crate::visit::Visit;

/// The page, as it is behind this key.
pub(super) fn respond(visit: &Visit, key: &str, found: &Found, returned: &Returned) -> Response {
    respond::page(visit, || document(visit, key, found, returned))
}

fn document(visit: &Visit, key: &str, found: &Found, returned: &Returned) -> Document {
    let action = visit.here(&format!("/join/{key}"));
    let t = |key: &str| visit.t(key).into_owned();
    let (status, title, main) = match found {
        Found::Open(offer, None) => {
            let title =
                visit.messages.with("join-open-title", &[("organisation", offer.organisation.name.clone().into())]);
            (StatusCode::OK, title, open(visit, offer, action, returned))
        }
        Found::Open(offer, Some(member)) => {
            (StatusCode::OK, t("join-member-title"), again(visit, offer, member, action))
        }
        Found::Closed(_, _, Some(seat)) => (StatusCode::OK, t("join-member-title"), is_member(visit, seat)),
        Found::Closed(closed, way, None) => {
            let title = match closed {
                Closed::Used => "join-used-title",
                Closed::Ended => "join-ended-title",
                Closed::Full => "join-full-title",
            };
            (StatusCode::GONE, t(title), of_closed(visit, *closed, way, action))
        }
        Found::Unknown => (StatusCode::NOT_FOUND, t("join-unknown-title"), unknown(visit)),
        Found::Unread => (StatusCode::SERVICE_UNAVAILABLE, t("join-title"), name_form(visit, action, "", returned)),
    };
    let main = view! { <h1>{title.clone()}</h1>{main} };
    let mut document = Document::new(title, main.into_any());
    document.status = returned.status.unwrap_or(status);
    document.private = true;
    document.troubles.extend(returned.trouble.map(|key| Trouble { anchor: None, message: t(key) }));
    let of_name = returned.name_fault.clone();
    document.troubles.extend(of_name.map(|message| Trouble { anchor: Some("name".to_owned()), message }));
    document
}

/// What one joins, what will be seen, and the form.
fn open(visit: &Visit, offer: &Offer, action: String, returned: &Returned) -> AnyView {
    let scored = scored(visit, &offer.courses);
    let signed_in = visit.remembered.account.as_ref().map(|account| {
        let text = visit.messages.with("join-signed-in", &[("email", account.email.clone().into())]);
        view! { <p>{text}</p> }.into_any()
    });
    let guest = signed_in.is_none().then(|| {
        view! { <p class="fine">{visit.t("join-guest")}" "<a href=visit.here("/sign-in")>{visit.t("sign-in-title")}</a></p> }
    });
    let known = visit.remembered.account.as_ref().map(|account| account.name.clone()).filter(|name| !name.is_empty());
    let suggested = known.unwrap_or_else(|| offer.name.clone());
    view! {
        {as_manager(visit, offer)}
        {facts(visit, offer)}
        {what_is_seen(visit, &scored)}
        <p>{visit.t("join-leave-any-time")}</p>
        {signed_in}
        {name_form(visit, action, &suggested, returned)}
        {guest}
    }
    .into_any()
}

/// That one will manage the organisation.
fn as_manager(visit: &Visit, offer: &Offer) -> Option<impl IntoView + use<>> {
    (offer.role == Role::Manager).then(|| view! { <p class="lead">{visit.t("join-as-manager")}</p> })
}

/// Team and courses.
fn facts(visit: &Visit, offer: &Offer) -> impl IntoView + use<> {
    let team = offer.team.as_ref().map(|(_, name)| {
        view! { <div><dt>{visit.t("join-team")}</dt><dd dir="auto">{name.clone()}</dd></div> }
    });
    let courses = offer.courses.iter().map(|id| course(visit, id)).collect_view();
    let courses = if offer.courses.is_empty() {
        visit.t("join-no-courses").into_any()
    } else {
        view! { <ul>{courses}</ul> }.into_any()
    };
    view! { <dl class="facts join-facts">{team}<div><dt>{visit.t("join-courses")}</dt><dd>{courses}</dd></div></dl> }
}

/// A course by its title, with the way to it.
fn course(visit: &Visit, id: &str) -> AnyView {
    let Some(course) = visit.app.catalog.get(id) else {
        return view! { <li>{id.to_owned()}</li> }.into_any();
    };
    let lang = visit.lang_of(course);
    let other = (lang != visit.lang).then(|| lang.code());
    view! { <li><a href=addresses::course(lang, id) lang=other>{text_of(course, lang).title}</a></li> }.into_any()
}

/// Titles of those courses whose certificate has the score.
fn scored(visit: &Visit, courses: &[String]) -> Vec<String> {
    let courses = courses.iter().filter_map(|id| visit.app.catalog.get(id));
    courses
        .filter(|course| course.test.is_some() && course.certificate.score)
        .map(|course| text_of(course, visit.lang_of(course)).title)
        .collect()
}

fn name_form(visit: &Visit, action: String, suggested: &str, returned: &Returned) -> AnyView {
    let name = Field {
        id: "name",
        name: "name",
        holds: Holds::Name,
        label: visit.t("join-name-label").into_owned(),
        hint: Some(visit.t("join-name-hint").into_owned()),
        value: returned.name.clone().unwrap_or_else(|| suggested.to_owned()),
        error: returned.name_fault.clone(),
    };
    view! {
        <form method="post" action=action novalidate>
            {field(name)}
            <button type="submit" class="button" name="do" value="join">{visit.t("join-button")}</button>
        </form>
    }
    .into_any()
}

/// For a member: onwards; and what the link has that they do not have yet.
fn again(visit: &Visit, offer: &Offer, member: &Member, action: String) -> AnyView {
    let more = (!member.has_all).then(|| {
        view! {
            <h2>{visit.t("join-more-title")}</h2>
            {as_manager(visit, offer)}
            {facts(visit, offer)}
            <form method="post" action=action>
                <input type="hidden" name="name" value=member.seat.name().to_owned()/>
                <button type="submit" class="button button-secondary" name="do" value="join">
                    {visit.t("join-more-button")}
                </button>
            </form>
        }
    });
    view! { {is_member(visit, &member.seat)}{more} }.into_any()
}

fn is_member(visit: &Visit, seat: &Seat) -> AnyView {
    let organisation = seat.organisation();
    let text = visit.messages.with("join-member-text", &[("organisation", organisation.name.clone().into())]);
    let href = visit.here(&format!("/me/organisations/{}", organisation.slug));
    view! {
        <p class="lead">{text}</p>
        <p><a class="button" href=href>{visit.t("join-member-onwards")}</a></p>
    }
    .into_any()
}

/// Used, ended, full: what happened, and the way to a new one.
fn of_closed(visit: &Visit, closed: Closed, way: &WayIn, action: String) -> AnyView {
    let organisation = &way.organisation;
    let key = match closed {
        Closed::Used => "join-used-text",
        Closed::Ended => "join-ended-text",
        Closed::Full => "join-full-text",
    };
    let text = visit.messages.with(key, &[("organisation", organisation.name.clone().into())]);
    let sign_in = (matches!(closed, Closed::Used) && visit.remembered.account.is_none()).then(|| {
        view! { <p>{visit.t("join-used-by-you")}" "<a href=visit.here("/sign-in")>{visit.t("sign-in-title")}</a></p> }
    });
    let new = if way.mailed {
        view! {
            <p>{visit.t("join-again-text")}</p>
            <form method="post" action=action>
                <button type="submit" class="button" name="do" value="again">{visit.t("join-again")}</button>
            </form>
        }
        .into_any()
    } else {
        view! { <p>{visit.t("join-ask-whom")}</p> }.into_any()
    };
    view! { <p class="lead">{text}</p>{sign_in}{new}{contact(visit, &organisation.look())} }.into_any()
}

/// Cut off, mistyped, or of another service.
fn unknown(visit: &Visit) -> AnyView {
    view! {
        <p class="lead">{visit.t("join-unknown-text")}</p>
        <p>{visit.t("join-unknown-ask")}</p>
        <p><a class="button" href=visit.here("/join")>{visit.t("join-type-code")}</a></p>
    }
    .into_any()
}
