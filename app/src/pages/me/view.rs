//! How the overview looks.

use axum::response::Response;
use http::StatusCode;
use leptos::prelude::*;
use perehdy_records::AccountLine;

use super::Overview;
use super::courses::courses;
use super::memberships::memberships;
use crate::components::certificate_cards::certificate_cards;
use crate::components::error_summary::Trouble;
use crate::pages::sign_in::link_form;
use crate::respond;
use crate::shell::Document;
use crate::visit::Visit;

/// The overview; perhaps with what was wrong with a form.
pub(super) fn respond(visit: &Visit, overview: &Overview, trouble: Option<(&str, StatusCode)>) -> Response {
    respond::page(visit, || {
        let title = visit.t("me-title");
        let main = match (&visit.remembered.account, visit.remembered.learner) {
            (Some(account), _) => of_account(visit, account, overview),
            (None, Some(_)) => of_guest(visit, overview),
            (None, None) => of_nobody(visit),
        };
        let main = view! { {welcome(visit)}{left(visit)}<h1>{title.clone()}</h1>{main} };
        let mut document = Document::new(title, main.into_any());
        document.private = true;
        if let Some((key, status)) = trouble {
            document.status = status;
            document.troubles.push(Trouble { anchor: None, message: visit.t(key).into_owned() });
        }
        document
    })
}

/// What signing in has brought.
fn welcome(visit: &Visit) -> Option<impl IntoView + use<>> {
    visit.remembered.account.as_ref()?;
    let key = match visit.asked("welcome")?.as_str() {
        "new" => "welcome-new",
        "joined" => "welcome-joined",
        _ => "welcome-back",
    };
    Some(view! { <p class="notice" role="status">{visit.t(key)}</p> })
}

/// That an organisation was left.
fn left(visit: &Visit) -> Option<impl IntoView + use<>> {
    visit.asks("left").then(|| view! { <p class="notice" role="status">{visit.t("membership-left")}</p> })
}

fn of_account(visit: &Visit, account: &AccountLine, overview: &Overview) -> AnyView {
    let who = if account.name.is_empty() {
        view! { <p class="lead">{account.email.clone()}</p> }.into_any()
    } else {
        view! { <p class="lead"><span dir="auto">{account.name.clone()}</span>" · "{account.email.clone()}</p> }
            .into_any()
    };
    let link = |path: &str, key: &str| view! { <li><a href=visit.here(path)>{visit.t(key)}</a></li> };
    view! {
        {who}
        {work(visit, overview)}
        <h2>{visit.t("me-account-title")}</h2>
        <ul class="me-links">
            {link("/me/details", "details-title")}
            {link("/me/passkeys", "passkeys-title")}
            {link("/me/devices", "devices-title")}
            {overview.is_admin.then(|| link("/admin", "admin-title"))}
        </ul>
        <form method="post" action=visit.here("/me")>
            <button type="submit" class="button button-secondary" name="do" value="sign-out">{visit.t("sign-out")}</button>
        </form>
        {data(visit)}
    }
    .into_any()
}

fn of_guest(visit: &Visit, overview: &Overview) -> AnyView {
    view! {
        <p class="lead">{visit.t("me-guest-lead")}</p>
        <section class="keep" id="keep" aria-labelledby="keep-title">
            <h2 id="keep-title">{visit.t("keep-title")}</h2>
            <p>{visit.t("keep-text")}</p>
            {link_form(visit, "", None)}
        </section>
        {work(visit, overview)}
        {data(visit)}
    }
    .into_any()
}

fn of_nobody(visit: &Visit) -> AnyView {
    view! {
        <p class="lead">{visit.t("me-nobody-lead")}</p>
        <p>{visit.t("me-nobody-text")}</p>
        <p class="buttons">
            <a class="button" href=visit.here("/sign-in")>{visit.t("sign-in-title")}</a>
            <a href=visit.here("")>{visit.t("me-to-courses")}</a>
            <a href=visit.here("/join")>{visit.t("join-title")}</a>
        </p>
    }
    .into_any()
}

/// Courses and certificates.
fn work(visit: &Visit, overview: &Overview) -> AnyView {
    let none = overview.courses.is_empty().then(|| {
        view! {
            <h2>{visit.t("me-courses-title")}</h2>
            <p>{visit.t("me-courses-none")}" "<a href=visit.here("")>{visit.t("me-to-courses")}</a></p>
        }
    });
    let certificates = certificate_cards(visit, &overview.certificates);
    let memberships = memberships(visit, &overview.memberships);
    view! { {courses(visit, &overview.courses)}{none}{memberships}{certificates} }.into_any()
}

/// Taking everything along, and erasing it.
fn data(visit: &Visit) -> impl IntoView + use<> {
    view! {
        <h2>{visit.t("me-data-title")}</h2>
        <p>{visit.t("export-text")}</p>
        <form method="post" action=visit.here("/me/export.zip")>
            <button type="submit" class="button button-secondary">{visit.t("export-button")}</button>
        </form>
        <p class="me-erase"><a href=visit.here("/me/erase")>{visit.t("erase-link")}</a></p>
    }
}
