//! `/{lang}/me/erase`: erasing everything, with what goes and what stays told before.

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, StatusCode, Uri};
use leptos::prelude::*;
use perehdy_records::{Error, LearnerId};

use crate::components::error_summary::Trouble;
use crate::pages::form::Fields;
use crate::pages::lang_of;
use crate::pages::problem::{Problem, page, problem};
use crate::path::Path;
use crate::respond;
use crate::shell::Document;
use crate::state::App;
use crate::visit::{Notice, Visit};

/// The page; once it is done, what was done.
pub async fn get(State(app): State<App>, Path(lang): Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    if visit.notice == Some(Notice::Unavailable) {
        return page(&visit, Problem::Unavailable);
    }
    match visit.remembered.learner {
        Some(learner) => show(&visit, learner, None).await,
        None if visit.asks("done") => respond::page(&visit, || done(&visit)),
        None => respond::see_other(&visit, &visit.here("/me")),
    }
}

/// The form of the page: erases, when the box is ticked.
pub async fn post(
    State(app): State<App>,
    Path(lang): Path<String>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let mut visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    if visit.notice == Some(Notice::Unavailable) {
        return page(&visit, Problem::NotSaved);
    }
    let Some(learner) = visit.remembered.learner else {
        return respond::see_other(&visit, &visit.here("/me"));
    };
    let mut fields = Fields::decode(&body);
    let (action, sure) = (fields.take("do"), fields.take("sure"));
    if action.as_deref() != Some("erase") || !fields.0.is_empty() {
        return show(&visit, learner, Some("fault-foreign-form")).await;
    }
    if sure.as_deref() != Some("yes") {
        return show(&visit, learner, Some("erase-not-sure")).await;
    }
    match visit.app.records.erase(learner).await {
        // Erased already, in another window: the same.
        Ok(_) => {
            visit.leave();
            respond::see_other(&visit, &visit.here("/me/erase?done"))
        }
        Err(error) => {
            tracing::error!(%error, "a learner was not erased");
            page(&visit, Problem::NotSaved)
        }
    }
}

const GOES: [&str; 5] =
    ["erase-goes-work", "erase-goes-certificates", "erase-goes-account", "erase-goes-memberships", "erase-goes-mails"];

/// The page, with what becomes of memberships.
async fn show(visit: &Visit, learner: LearnerId, fault: Option<&'static str>) -> Response {
    let records = &visit.app.records;
    let read = async {
        let is_member = !records.memberships(learner).await?.is_empty();
        Ok::<_, Error>((is_member, if is_member { records.managed_alone(learner).await? } else { Vec::new() }))
    };
    match read.await {
        Ok((is_member, alone)) => respond::page(visit, || document(visit, is_member, &alone, fault)),
        Err(error) => {
            tracing::error!(%error, "memberships could not be read");
            page(visit, Problem::Unavailable)
        }
    }
}

/// `alone`: organisations that nobody but the learner manages.
fn document(visit: &Visit, is_member: bool, alone: &[String], fault: Option<&'static str>) -> Document {
    let is_guest = visit.remembered.account.is_none();
    let goes = GOES
        .iter()
        .filter(|key| !(is_guest && **key == "erase-goes-account"))
        .filter(|key| is_member || **key != "erase-goes-memberships")
        .map(|key| view! { <li>{visit.t(key)}</li> })
        .collect_view();
    let at_box = fault.filter(|fault| *fault == "erase-not-sure");
    let error = at_box.map(|key| view! { <p class="field-error" id="sure-error">{visit.t(key)}</p> });
    let alone = (!alone.is_empty()).then(|| {
        let text = visit.messages.with("erase-manages-alone", &[("organisations", alone.join(", ").into())]);
        view! { <div class="warning"><p dir="auto">{text}</p></div> }
    });
    let title = visit.t("erase-title");
    let main = view! {
        <p class="back"><a href=visit.here("/me")>{visit.t("me-title")}</a></p>
        <h1>{title.clone()}</h1>
        <p class="lead">{visit.t("erase-lead")}</p>
        <h2>{visit.t("erase-goes-title")}</h2>
        <ul>{goes}</ul>
        {alone}
        <h2>{visit.t("erase-stays-title")}</h2>
        <p>{visit.t("erase-stays")}</p>
        <p>{visit.t("erase-export-first")}</p>
        <form method="post" action=visit.here("/me/export.zip")>
            <button type="submit" class="button button-secondary">{visit.t("export-button")}</button>
        </form>
        <form method="post" action=visit.here("/me/erase") class="erase" novalidate>
            {error}
            <div class="choice">
                <input type="checkbox" id="sure" name="sure" value="yes" aria-invalid=at_box.map(|_| "true")
                    aria-describedby=at_box.map(|_| "sure-error")/>
                <label for="sure">{visit.t("erase-sure")}</label>
            </div>
            <button type="submit" class="button button-danger" name="do" value="erase">{visit.t("erase-button")}</button>
        </form>
    };
    let mut document = Document::new(title, main.into_any());
    document.private = true;
    if let Some(key) = fault {
        document.status = StatusCode::UNPROCESSABLE_ENTITY;
        let anchor = at_box.map(|_| "sure".to_owned());
        document.troubles.push(Trouble { anchor, message: visit.t(key).into_owned() });
    }
    document
}

fn done(visit: &Visit) -> Document {
    let title = visit.t("erased-title");
    let main = view! {
        <h1>{title.clone()}</h1>
        <p class="lead">{visit.t("erased-text")}</p>
        <p><a class="button button-secondary" href=visit.here("")>{visit.t("back-to-front")}</a></p>
    };
    let mut document = Document::new(title, main.into_any());
    document.private = true;
    document
}
