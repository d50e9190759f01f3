//! `/{lang}/me/devices`: the browsers that are signed in, and ending their sessions.

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, StatusCode, Uri};
use leptos::prelude::*;
use perehdy_records::{Device, LearnerId};

use super::signed_in;
use crate::accounts::mails::device_name;
use crate::components::error_summary::Trouble;
use crate::i18n::day;
use crate::pages::form::Fields;
use crate::pages::lang_of;
use crate::pages::problem::{Problem, page, problem};
use crate::path::Path;
use crate::respond;
use crate::shell::Document;
use crate::state::App;
use crate::visit::Visit;

/// The page.
pub async fn get(State(app): State<App>, Path(lang): Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    match signed_in(&visit).await {
        Ok((learner, _)) => show(&visit, learner, false).await,
        Err(response) => response,
    }
}

/// A form of the page: `end` ends one session, `end-others` all but this one.
pub async fn post(
    State(app): State<App>,
    Path(lang): Path<String>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let mut visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    let learner = match signed_in(&visit).await {
        Ok((learner, _)) => learner,
        Err(response) => return response,
    };
    let mut fields = Fields::decode(&body);
    let (action, id) = (fields.take("do"), fields.take("device"));
    let records = visit.app.records.clone();
    let ended = match (action.as_deref(), id.map(|id| id.parse().ok()), &visit.cookie) {
        (Some("end"), Some(Some(id)), _) if fields.0.is_empty() => {
            if visit.remembered.session.is_some_and(|session| session.id == id) {
                return match super::sign_out(&mut visit).await {
                    Ok(()) => respond::see_other(&visit, &visit.here("/sign-in?out")),
                    Err(error) => {
                        tracing::error!(%error, "a session was not ended");
                        page(&visit, Problem::NotSaved)
                    }
                };
            }
            // One that has ended meanwhile is what was wanted.
            records.end_session(learner, id).await.map(|_| ())
        }
        (Some("end-others"), None, Some(this)) if fields.0.is_empty() => {
            records.end_other_sessions(learner, this).await.map(|_| ())
        }
        _ => return show(&visit, learner, true).await,
    };
    match ended {
        Ok(()) => respond::see_other(&visit, &visit.here("/me/devices?ended")),
        Err(error) => {
            tracing::error!(%error, "a session was not ended");
            page(&visit, Problem::NotSaved)
        }
    }
}

async fn show(visit: &Visit, learner: LearnerId, foreign: bool) -> Response {
    match visit.app.records.sessions_of(learner, visit.cookie.as_ref()).await {
        Ok(devices) => respond::page(visit, || document(visit, &devices, foreign)),
        Err(error) => {
            tracing::error!(%error, "sessions could not be read");
            page(visit, Problem::Unavailable)
        }
    }
}

fn document(visit: &Visit, devices: &[Device], foreign: bool) -> Document {
    let rows = devices.iter().map(|device| row(visit, device)).collect_view();
    let ended = (visit.asks("ended") && !foreign).then(|| {
        view! { <p class="notice" role="status">{visit.t("devices-ended")}</p> }
    });
    let others = (devices.len() > 1).then(|| {
        view! {
            <form method="post" action=visit.here("/me/devices")>
                <button type="submit" class="button" name="do" value="end-others">{visit.t("devices-end-others")}</button>
            </form>
        }
    });
    let title = visit.t("devices-title");
    let main = view! {
        <p class="back"><a href=visit.here("/me")>{visit.t("me-title")}</a></p>
        {ended}
        <h1>{title.clone()}</h1>
        <p class="lead">{visit.t("devices-lead")}</p>
        <ul class="cards devices">{rows}</ul>
        {others}
    };
    let mut document = Document::new(title, main.into_any());
    document.private = true;
    if foreign {
        document.status = StatusCode::UNPROCESSABLE_ENTITY;
        document.troubles.push(Trouble { anchor: None, message: visit.t("fault-foreign-form").into_owned() });
    }
    document
}

fn row(visit: &Visit, device: &Device) -> impl IntoView + use<> {
    let zone = &visit.app.settings.zone;
    let name = device_name(visit, &device.device);
    let used = visit.messages.with(
        "device-used",
        &[
            ("used", day(visit.messages, zone, device.used).into()),
            ("since", day(visit.messages, zone, device.created).into()),
        ],
    );
    let this = device.this.then(|| view! { <p class="device-this">{visit.t("device-this")}</p> });
    view! {
        <li class="card">
            <h2>{name.clone()}</h2>
            {this}
            <p class="card-facts">{used}</p>
            <form method="post" action=visit.here("/me/devices")>
                <input type="hidden" name="device" value=device.id.to_string()/>
                <button type="submit" class="button button-secondary" name="do" value="end">
                    {visit.t("sign-out")}<span class="visually-hidden">{format!(": {name}")}</span>
                </button>
            </form>
        </li>
    }
}
