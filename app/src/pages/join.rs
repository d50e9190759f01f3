//! `/{lang}/join`: typing the code of an organisation.

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, StatusCode, Uri};
use leptos::prelude::*;
use perehdy_records::{JoinKey, JoinOffer};

use super::form::Fields;
use super::join_link::{address, wrong_key};
use super::lang_of;
use super::problem::{Problem, problem};
use crate::components::error_summary::Trouble;
use crate::components::field::{Field, Holds, field};
use crate::path::Path;
use crate::respond;
use crate::shell::Document;
use crate::state::App;
use crate::visit::Visit;

/// A form that came back.
#[derive(Default)]
struct Returned {
    /// What was typed.
    code: String,
    fault: Option<&'static str>,
    /// What is wrong beside the field.
    trouble: Option<&'static str>,
    status: StatusCode,
}

/// The page.
pub async fn get(State(app): State<App>, Path(lang): Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    respond::page(&visit, || document(&visit, &Returned::default()))
}

/// The form of the page: `look` leads to what the code opens.
pub async fn post(
    State(app): State<App>,
    Path(lang): Path<String>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    let mut fields = Fields::decode(&body);
    let (action, typed) = (fields.take("do"), fields.take("code"));
    let returned = Returned {
        code: typed.clone().unwrap_or_default(),
        status: StatusCode::UNPROCESSABLE_ENTITY,
        ..Returned::default()
    };
    let (Some("look"), Some(typed), true) = (action.as_deref(), typed, fields.0.is_empty()) else {
        let returned = Returned { trouble: Some("fault-foreign-form"), ..returned };
        return respond::page(&visit, || document(&visit, &returned));
    };
    // Some paste the whole link.
    let key = typed.trim().trim_end_matches('/').rsplit('/').next().and_then(JoinKey::parse);
    let Some(key) = key else {
        let returned = Returned { fault: Some("join-code-unfit"), ..returned };
        return respond::page(&visit, || document(&visit, &returned));
    };
    match app.records.join_offer(&key).await {
        Ok(JoinOffer::Unknown) => {
            let returned = Returned { fault: Some("join-code-unknown"), ..returned };
            wrong_key(respond::page(&visit, || document(&visit, &returned)))
        }
        Ok(_) => respond::see_other(&visit, &address(&visit, &key)),
        Err(error) => {
            tracing::error!(%error, "a code could not be looked up");
            let status = StatusCode::SERVICE_UNAVAILABLE;
            let returned = Returned { trouble: Some("fault-not-sent"), status, ..returned };
            respond::page(&visit, || document(&visit, &returned))
        }
    }
}

fn document(visit: &Visit, returned: &Returned) -> Document {
    let code = Field {
        id: "code",
        name: "code",
        holds: Holds::Text,
        label: visit.t("join-code-label").into_owned(),
        hint: Some(visit.t("join-code-hint").into_owned()),
        value: returned.code.clone(),
        error: returned.fault.map(|key| visit.t(key).into_owned()),
    };
    let mut troubles: Vec<Trouble> = code.trouble().into_iter().collect();
    troubles.extend(returned.trouble.map(|key| Trouble { anchor: None, message: visit.t(key).into_owned() }));
    let sent = (visit.asks("sent") && troubles.is_empty()).then(|| {
        view! {
            <div class="notice" role="status">
                <p>{visit.t("join-again-sent")}</p>
                <p>{visit.t("join-again-missing")}</p>
            </div>
        }
    });
    let title = visit.t("join-title");
    let main = view! {
        {sent}
        <h1>{title.clone()}</h1>
        <p class="lead">{visit.t("join-lead")}</p>
        <form method="post" action=visit.here("/join") novalidate>
            {field(code)}
            <button type="submit" class="button" name="do" value="look">{visit.t("join-look")}</button>
        </form>
        <p class="fine">{visit.t("join-no-code")}</p>
    };
    let mut document = Document::new(title, main.into_any());
    document.status = returned.status;
    document.private = true;
    document.troubles = troubles;
    document
}
