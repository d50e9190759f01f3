//! `/{lang}/reminders/{token}`: the link in a reminder, by which whoever got it stops the organisation's reminders, or
//! those about certificates. Opening
//! it shows what it stops; a button does it. Mail programs with a button of their own send the form that RFC 8058 says.

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, StatusCode, Uri};
use leptos::prelude::*;
use perehdy_records::{LinkToken, ReminderStop};

use super::form::Fields;
use super::lang_of;
use super::problem::{Problem, page, problem};
use super::sign_in_link::secret;
use crate::addresses;
use crate::components::error_summary::Trouble;
use crate::i18n::day;
use crate::path::Path;
use crate::respond;
use crate::shell::Document;
use crate::state::App;
use crate::visit::Visit;

/// The page.
pub async fn get(
    State(app): State<App>,
    Path((lang, token)): Path<(String, String)>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    show(&visit, &token, false).await
}

/// A form of the page: `stop` stops reminders, `start` lets them come again; or a mail program's.
pub async fn post(
    State(app): State<App>,
    Path((lang, token)): Path<(String, String)>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    let mut fields = Fields::decode(&body);
    let one_click = fields.take("List-Unsubscribe").is_some_and(|value| value == "One-Click");
    let stop = match fields.take("do").as_deref() {
        None if one_click => true,
        Some("stop") if fields.0.is_empty() => true,
        Some("start") if fields.0.is_empty() => false,
        _ => return show(&visit, &token, true).await,
    };
    let Some(link) = LinkToken::parse(&token) else { return show(&visit, &token, false).await };
    match visit.app.records.stop_reminders(&link, stop).await {
        // A mail program takes no redirect.
        Ok(true) if !one_click => {
            secret(&visit, respond::see_other(&visit, &addresses::reminder_stop(visit.lang, &token)))
        }
        Ok(_) => show(&visit, &token, false).await,
        Err(error) => {
            tracing::error!(%error, "reminders were not stopped");
            secret(&visit, page(&visit, Problem::NotSaved))
        }
    }
}

async fn show(visit: &Visit, token: &str, foreign: bool) -> Response {
    let stop = match LinkToken::parse(token) {
        Some(link) => visit.app.records.reminder_stop(&link).await,
        None => Ok(None),
    };
    let response = match stop {
        Ok(stop) => respond::page(visit, || document(visit, token, stop.as_ref(), foreign)),
        Err(error) => {
            tracing::error!(%error, "a link in a reminder could not be read");
            page(visit, Problem::Unavailable)
        }
    };
    secret(visit, response)
}

fn document(visit: &Visit, token: &str, stop: Option<&ReminderStop>, foreign: bool) -> Document {
    let Some(stop) = stop else { return unknown(visit) };
    let action = addresses::reminder_stop(visit.lang, token);
    let organisation = [("organisation", stop.organisation.clone().unwrap_or_default().into())];
    // Those about certificates come from the service itself.
    let key = |of_organisation: &'static str, of_certificates: &'static str| {
        if stop.organisation.is_some() { of_organisation } else { of_certificates }
    };
    let text = key("reminder-stop-text", "reminder-stop-certificates-text");
    let stopped_text = key("reminder-stopped-text", "reminder-stopped-certificates-text");
    let others = key("reminder-stop-others", "reminder-stop-certificates-others");
    let (title, main) = match stop.stopped {
        None => {
            let main = view! {
                <p class="lead">{visit.messages.with(text, &organisation)}</p>
                <p>{visit.t(others)}</p>
                <form method="post" action=action>
                    <button type="submit" class="button" name="do" value="stop">{visit.t("reminder-stop-button")}</button>
                </form>
            };
            (visit.t("reminder-stop-title"), main.into_any())
        }
        Some(since) => {
            let day = day(visit.messages, &visit.app.settings.zone, since);
            let [(name, of)] = organisation;
            let text = visit.messages.with(stopped_text, &[(name, of), ("day", day.into())]);
            let main = view! {
                <p class="lead">{text}</p>
                <p>{visit.t(others)}</p>
                <form method="post" action=action>
                    <button type="submit" class="button button-secondary" name="do" value="start">
                        {visit.t("reminder-start-button")}
                    </button>
                </form>
            };
            (visit.t("reminder-stopped-title"), main.into_any())
        }
    };
    let main = view! { <h1>{title.clone()}</h1>{main} };
    let mut document = Document::new(title, main.into_any());
    document.private = true;
    if foreign {
        document.status = StatusCode::UNPROCESSABLE_ENTITY;
        document.troubles.push(Trouble { anchor: None, message: visit.t("fault-foreign-form").into_owned() });
    }
    document
}

/// Cut off, of another service, or too old.
fn unknown(visit: &Visit) -> Document {
    let title = visit.t("link-unknown-title");
    let main = view! {
        <h1>{title.clone()}</h1>
        <p class="lead">{visit.t("reminder-stop-unknown")}</p>
        <p><a class="button button-secondary" href=visit.here("")>{visit.t("back-to-front")}</a></p>
    };
    let mut document = Document::new(title, main.into_any());
    document.status = StatusCode::NOT_FOUND;
    document.private = true;
    document
}
