//! How the page of a link looks.

use axum::response::Response;
use http::StatusCode;
use http::header::RETRY_AFTER;
use leptos::prelude::*;
use perehdy_records::{Email, LINK_MINUTES, Link, LinkState};

use super::Returned;
use crate::accounts::mails::device_name;
use crate::components::error_summary::Trouble;
use crate::i18n::day_and_time;
use crate::respond;
use crate::shell::Document;
use crate::visit::Visit;

/// The page for a link, as it is.
pub(super) fn respond(visit: &Visit, token: &str, state: &LinkState, returned: &Returned) -> Response {
    let mut response = respond::page(visit, || document(visit, token, state, returned));
    if let Some(seconds) = returned.wait {
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
    }
    response
}

fn document(visit: &Visit, token: &str, state: &LinkState, returned: &Returned) -> Document {
    let action = visit.here(&format!("/sign-in/{token}"));
    let (status, title, main) = match state {
        LinkState::Open(link) => (StatusCode::OK, "link-title", open(visit, link, action)),
        LinkState::Used(_) => (StatusCode::GONE, "link-used-title", closed(visit, "link-used-text", action)),
        LinkState::Old(_) => (StatusCode::GONE, "link-old-title", closed(visit, "link-old-text", action)),
        LinkState::Unknown => (StatusCode::NOT_FOUND, "link-unknown-title", unknown(visit)),
    };
    let title = visit.t(title);
    let main = view! { <h1>{title.clone()}</h1>{main} };
    let mut document = Document::new(title, main.into_any());
    document.status = returned.status.unwrap_or(status);
    document.private = true;
    document.troubles.extend(returned.trouble.clone().map(|message| Trouble { anchor: None, message }));
    document
}

/// Who asked and when, what will be done, and the button that does it.
fn open(visit: &Visit, link: &Link, action: String) -> AnyView {
    let zone = &visit.app.settings.zone;
    let asked = day_and_time(visit.messages, zone, link.asked_at);
    let here = visit.remembered.learner;
    let account = visit.remembered.account.as_ref();
    let is_guest = here.is_some() && account.is_none();
    let from_elsewhere = link.asked_by.is_some() && link.asked_by != here;
    let mut effects = vec![visit.t("link-does-sign-in").into_owned()];
    if is_guest {
        effects.push(visit.t("link-does-join-here").into_owned());
    }
    if from_elsewhere {
        effects.push(visit.t("link-does-join-there").into_owned());
    }
    if let Some(account) = account {
        let same = Email::parse(&account.email).as_ref() == Some(&link.email);
        effects.push(if same {
            visit.t("link-does-nothing-new").into_owned()
        } else {
            visit.messages.with("link-does-change", &[("email", account.email.clone().into())])
        });
    }
    let effects = effects.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
    // Asked without a session the two browsers cannot be told apart, so whoever did not ask is warned too.
    let warning = (!is_guest || from_elsewhere).then(|| view! { <p>{visit.t("link-not-yours")}</p> });
    view! {
        <dl class="facts">
            <div><dt>{visit.t("email-label")}</dt><dd>{link.email.written().to_owned()}</dd></div>
            <div><dt>{visit.t("link-asked-on")}</dt><dd>{device_name(visit, &link.device)}</dd></div>
            <div><dt>{visit.t("link-asked-at")}</dt><dd>{asked}</dd></div>
        </dl>
        <h2>{visit.t("link-does-title")}</h2>
        <ul>{effects}</ul>
        {warning}
        <form method="post" action=action>
            <button type="submit" class="button" name="do" value="enter">{visit.t("link-enter")}</button>
        </form>
    }
    .into_any()
}

/// Used or old: why, and a new one to the same address.
fn closed(visit: &Visit, text: &str, action: String) -> AnyView {
    view! {
        <p class="lead">{visit.messages.with(text, &[("n", LINK_MINUTES.into())])}</p>
        <p>{visit.t("link-again-text")}</p>
        <form method="post" action=action>
            <button type="submit" class="button" name="do" value="again">{visit.t("link-again")}</button>
        </form>
    }
    .into_any()
}

/// Cut off, mistyped, or of another service.
fn unknown(visit: &Visit) -> AnyView {
    view! {
        <p class="lead">{visit.t("link-unknown-text")}</p>
        <p><a class="button" href=visit.here("/sign-in")>{visit.t("link-again")}</a></p>
    }
    .into_any()
}
