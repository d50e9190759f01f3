//! `/{lang}/organisation/new`: making an organisation, where the operator lets anyone who is signed in do it.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use http::header::RETRY_AFTER;
use http::{HeaderMap, StatusCode, Uri};
use leptos::prelude::*;
use perehdy_courses::model::Lang;
use perehdy_records::{Error, LearnerId, Refusal};

use super::certificate::{fault_text, name};
use super::form::Fields;
use super::lang_of;
use super::problem::{Problem, page, problem};
use crate::components::error_summary::Trouble;
use crate::components::field::{Field, Holds, field};
use crate::path::Path;
use crate::respond;
use crate::shell::Document;
use crate::state::App;
use crate::visit::{Notice, Visit};

/// Most organisations that one person makes in [`WINDOW`].
const MOST: u32 = 5;

/// A day.
const WINDOW: Duration = Duration::from_secs(24 * 60 * 60);

/// A form as it was filled in, with what is wrong with it.
#[derive(Default)]
struct Filled {
    organisation: String,
    organisation_fault: Option<String>,
    slug: String,
    slug_fault: Option<String>,
    /// What the maker is called there.
    name: Option<String>,
    name_fault: Option<String>,
    /// What is wrong beside the fields.
    trouble: Option<String>,
    /// Seconds to wait.
    wait: Option<u64>,
    status: StatusCode,
}

/// The page.
pub async fn get(State(app): State<App>, Path(lang): Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    let Some(lang) = allowed(&app, &lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    match maker(&visit) {
        Some(_) => respond(&visit, &Filled::default()),
        None => not_signed_in(&visit),
    }
}

/// The form of the page: `make`.
pub async fn post(
    State(app): State<App>,
    Path(lang): Path<String>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(lang) = allowed(&app, &lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    let Some(learner) = maker(&visit) else { return not_signed_in(&visit) };
    let mut fields = Fields::decode(&body);
    let action = fields.take("do");
    let typed = [fields.take("organisation"), fields.take("slug"), fields.take("name")];
    let whole = action.as_deref() == Some("make") && typed.iter().all(Option::is_some) && fields.0.is_empty();
    let [organisation, slug, name] = typed;
    let filled = Filled {
        organisation: organisation.unwrap_or_default(),
        slug: slug.unwrap_or_default(),
        name,
        status: StatusCode::UNPROCESSABLE_ENTITY,
        ..Filled::default()
    };
    if !whole {
        let trouble = Some(visit.t("fault-foreign-form").into_owned());
        return respond(&visit, &Filled { trouble, ..filled });
    }
    match make(&visit, learner, filled).await {
        Ok(slug) => respond::see_other(&visit, &visit.here(&format!("/organisation/{slug}"))),
        Err(filled) => respond(&visit, &filled),
    }
}

/// The language of the address, where the page is at all.
fn allowed(app: &App, lang: &str) -> Option<Lang> {
    lang_of(lang).filter(|_| app.settings.anyone_makes_organisations)
}

/// Whoever is signed in.
fn maker(visit: &Visit) -> Option<LearnerId> {
    visit.remembered.learner.filter(|_| visit.remembered.account.is_some())
}

/// The answer to whoever is not, or of whom that cannot be known now.
fn not_signed_in(visit: &Visit) -> Response {
    if visit.notice == Some(Notice::Unavailable) {
        return page(visit, Problem::Unavailable);
    }
    respond::see_other(visit, &visit.here("/sign-in"))
}

/// Makes it; gives its slug.
async fn make(visit: &Visit, learner: LearnerId, mut filled: Filled) -> Result<String, Filled> {
    let checked = |typed: &str, empty: &str| match name::tidy(typed) {
        Ok(text) if text.is_empty() => Err(visit.t(empty).into_owned()),
        Ok(text) => Ok(text),
        Err(fault) => Err(fault_text(visit, &fault)),
    };
    let organisation = checked(&filled.organisation, "organisation-new-name-empty");
    let manager = checked(filled.name.as_deref().unwrap_or_default(), "name-empty");
    let (Ok(organisation), Ok(manager)) = (&organisation, &manager) else {
        (filled.organisation_fault, filled.name_fault) = (organisation.err(), manager.err());
        return Err(filled);
    };
    let slug = filled.slug.trim().to_lowercase();
    let slug = (!slug.is_empty()).then_some(&*slug);
    match store(visit, learner, manager, organisation, slug).await {
        Ok(Made::Done(slug)) => Ok(slug),
        Ok(Made::Refused(refusal)) => {
            let key = match (refusal, slug) {
                (Refusal::Taken, Some(_)) => "organisation-new-slug-taken",
                (Refusal::Taken, None) => "organisation-new-name-taken",
                (_, Some(_)) => "organisation-new-slug-unfit",
                (_, None) => "organisation-new-slug-needed",
            };
            Err(Filled { slug_fault: Some(visit.t(key).into_owned()), ..filled })
        }
        Ok(Made::Wait(seconds)) => {
            let hours = seconds.div_ceil(60 * 60);
            let trouble = visit.messages.with("organisation-new-wait", &[("n", hours.into())]);
            let status = StatusCode::TOO_MANY_REQUESTS;
            Err(Filled { trouble: Some(trouble), wait: Some(seconds), status, ..filled })
        }
        Err(error) => {
            tracing::error!(%error, "an organisation was not made");
            let trouble = Some(visit.t("fault-not-stored").into_owned());
            Err(Filled { trouble, status: StatusCode::SERVICE_UNAVAILABLE, ..filled })
        }
    }
}

enum Made {
    /// With its slug.
    Done(String),
    Refused(Refusal),
    /// Seconds.
    Wait(u64),
}

async fn store(
    visit: &Visit,
    learner: LearnerId,
    manager: &str,
    organisation: &str,
    slug: Option<&str>,
) -> Result<Made, Error> {
    let records = &visit.app.records;
    if let Some(seconds) = records.guess(&format!("organisation:{}", learner.0), MOST, WINDOW).await? {
        return Ok(Made::Wait(seconds));
    }
    let made = records.found_organisation(learner, manager, organisation, slug).await?;
    Ok(made.map_or_else(Made::Refused, |organisation| Made::Done(organisation.slug)))
}

fn respond(visit: &Visit, filled: &Filled) -> Response {
    let mut response = respond::page(visit, || document(visit, filled));
    if let Some(seconds) = filled.wait {
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
    }
    response
}

fn document(visit: &Visit, filled: &Filled) -> Document {
    let fields = fields(visit, filled);
    let beside = filled.trouble.clone().map(|message| Trouble { anchor: None, message });
    let troubles: Vec<Trouble> = beside.into_iter().chain(fields.iter().filter_map(Field::trouble)).collect();
    let fields = fields.map(|of| field(of).into_any()).into_iter().collect_view();
    let title = visit.t("organisation-new-title");
    let main = view! {
        <p class="back"><a href=visit.here("/me")>{visit.t("me-title")}</a></p>
        <h1>{title.clone()}</h1>
        <p class="lead">{visit.t("organisation-new-lead")}</p>
        <form method="post" action=visit.here("/organisation/new") novalidate>
            {fields}
            <button type="submit" class="button" name="do" value="make">{visit.t("organisation-new-button")}</button>
        </form>
    };
    let mut document = Document::new(title, main.into_any());
    document.status = filled.status;
    document.private = true;
    document.troubles = troubles;
    document
}

fn fields(visit: &Visit, filled: &Filled) -> [Field; 3] {
    let account = visit.remembered.account.as_ref().map(|account| account.name.clone());
    [
        Field {
            id: "organisation",
            name: "organisation",
            holds: Holds::Organisation,
            label: visit.t("organisation-new-name").into_owned(),
            hint: None,
            value: filled.organisation.clone(),
            error: filled.organisation_fault.clone(),
        },
        Field {
            id: "slug",
            name: "slug",
            holds: Holds::Text,
            label: visit.t("organisation-new-slug").into_owned(),
            hint: Some(visit.t("organisation-new-slug-hint").into_owned()),
            value: filled.slug.clone(),
            error: filled.slug_fault.clone(),
        },
        Field {
            id: "name",
            name: "name",
            holds: Holds::Name,
            label: visit.t("join-name-label").into_owned(),
            hint: Some(visit.t("join-name-hint").into_owned()),
            value: filled.name.clone().or(account).unwrap_or_default(),
            error: filled.name_fault.clone(),
        },
    ]
}
