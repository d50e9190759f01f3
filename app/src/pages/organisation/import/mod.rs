//! `/{lang}/organisation/{slug}/import`: inviting many people by a list. A list is sent, looked at row by row, and then
//! carried out as a whole.

mod example;
mod faults;
mod form;
mod mails;
mod preview;
mod upload;

use axum::body::{Body, to_bytes};
use axum::response::Response;
use http::{HeaderMap, StatusCode};
use perehdy_courses::model::Lang;
use perehdy_records::{Confirmed, Error, Import, ManagerSeat, Refusal};
use uuid::Uuid;

use self::form::Returned;
use self::preview::Told;
use self::upload::Uploaded;
use super::{Managed, Seated, unavailable};
use crate::import::{Faults, Names, ReadAt, TooMuch, Wrong, read};
use crate::pages::form::{Fields, boundary};
use crate::pages::problem::{Problem, page};

/// Most bytes of a form without a file.
pub(super) const PLAIN: usize = 16 * 1024;

/// The page: the form; with `list` in its query that list; with `example` a file to begin with.
pub(super) async fn get(Managed { seated, manager }: Managed) -> Response {
    let shown = if let Some(list) = seated.visit.asked("list") {
        show_list(&seated, &manager, &list).await
    } else {
        names(&seated, &manager).await.map(|names| {
            if seated.visit.asks("example") {
                example::respond(&seated, &names)
            } else {
                form::respond(&seated, &names, &Returned::default())
            }
        })
    };
    shown.unwrap_or_else(|error| unavailable(&seated.visit, &error))
}

/// A form of the page: `preview` sends a list, `confirm` carries it out.
pub(super) async fn post(Managed { seated, manager }: Managed, headers: HeaderMap, body: Body) -> Response {
    let done = match boundary(&headers) {
        Some(boundary) => match Uploaded::read(boundary, body).await {
            Some(uploaded) => preview(&seated, &manager, uploaded).await,
            None => foreign(&seated, &manager).await,
        },
        None => {
            let Ok(body) = to_bytes(body, PLAIN).await else { return page(&seated.visit, Problem::TooLarge) };
            let mut fields = Fields::decode(&body);
            let action = fields.take("do");
            let list = fields.take("list").and_then(|list| list.parse().ok());
            let version = fields.take("version").and_then(|version| version.parse().ok());
            match (action.as_deref(), list, version) {
                (Some("confirm"), Some(list), Some(version)) if fields.0.is_empty() => {
                    confirm(&seated, &manager, list, version).await
                }
                _ => foreign(&seated, &manager).await,
            }
        }
    };
    done.unwrap_or_else(|error| unavailable(&seated.visit, &error))
}

/// The address of a list.
fn address(seated: &Seated, list: Uuid) -> String {
    seated.here(&format!("/import?list={list}"))
}

/// What cells of a list may name: the organisation's teams, and courses by their ids and all their titles.
async fn names(seated: &Seated, manager: &ManagerSeat) -> Result<Names, Error> {
    let teams = seated.visit.app.records.teams(&manager.overseer()).await?;
    let mut names = Names { teams: teams.into_iter().map(|team| (team.name, team.id)).collect(), courses: Vec::new() };
    for course in seated.visit.app.catalog.iter() {
        names.courses.push((course.id.clone(), course.id.clone()));
        for lang in Lang::ALL {
            names.courses.extend(course.texts.get(lang).map(|text| (text.title.clone(), course.id.clone())));
        }
    }
    Ok(names)
}

async fn foreign(seated: &Seated, manager: &ManagerSeat) -> Result<Response, Error> {
    let trouble = Some(seated.visit.t("fault-foreign-form").into_owned());
    let returned = Returned { trouble, status: StatusCode::UNPROCESSABLE_ENTITY, ..Returned::default() };
    Ok(form::respond(seated, &names(seated, manager).await?, &returned))
}

/// Reads a list that was sent, and keeps it to be confirmed.
async fn preview(seated: &Seated, manager: &ManagerSeat, uploaded: Uploaded) -> Result<Response, Error> {
    let visit = &seated.visit;
    let lang = uploaded.lang.unwrap_or(visit.lang);
    let names = names(seated, manager).await?;
    let returned = Returned { lang: Some(lang), status: StatusCode::UNPROCESSABLE_ENTITY, ..Returned::default() };
    let bytes = match (uploaded.file, uploaded.text) {
        (Some(_), Some(_)) => Err(Returned { field_fault: Some("import-both-chosen"), ..returned.clone() }),
        (None, None) => Err(Returned { field_fault: Some("import-nothing-chosen"), ..returned.clone() }),
        (Some(list), None) => Ok((list, false)),
        (None, Some(list)) => Ok((list, true)),
    };
    let (list, pasted) = match bytes {
        Ok(found) => found,
        Err(returned) => return Ok(form::respond(seated, &names, &returned)),
    };
    let wrong = |faults: Faults, text: String, names: &Names| {
        form::respond(seated, names, &Returned { faults: Some(faults), text, pasted, ..returned.clone() })
    };
    let bytes = match list.whole() {
        Ok(bytes) => bytes,
        Err(too_much) => {
            let faults = Faults::one(match too_much {
                TooMuch::Rows => Wrong::TooManyRows,
                TooMuch::Bytes => Wrong::TooLarge,
            });
            return Ok(wrong(faults, String::new(), &names));
        }
    };
    let read_at = ReadAt { now: visit.app.records.now(), zone: visit.app.settings.zone.clone() };
    // Tens of thousands of rows take a while; others are answered meanwhile.
    let (bytes, names, rows) = tokio::task::spawn_blocking(move || {
        let rows = read(&bytes, &names, &read_at);
        (bytes, names, rows)
    })
    .await
    .map_err(|error| Error::Unexpected(error.to_string()))?;
    let text = || if pasted { String::from_utf8_lossy(&bytes).into_owned() } else { String::new() };
    match rows {
        Err(faults) => Ok(wrong(faults, text(), &names)),
        Ok(rows) => Ok(match visit.app.records.prepare_import(manager, lang, rows).await {
            Ok(Ok(list)) => crate::respond::see_other(visit, &address(seated, list)),
            Ok(Err(_)) => page(visit, Problem::ManagersOnly),
            Err(error) => {
                tracing::error!(%error, "a list of people was not stored");
                let trouble = Some(visit.t("import-not-stored").into_owned());
                let status = StatusCode::SERVICE_UNAVAILABLE;
                form::respond(seated, &names, &Returned { trouble, text: text(), status, ..returned })
            }
        }),
    }
}

async fn show_list(seated: &Seated, manager: &ManagerSeat, list: &str) -> Result<Response, Error> {
    let Ok(list) = list.parse() else { return gone(seated, manager).await };
    match seated.visit.app.records.import(manager, list).await? {
        Some(import) => show(seated, manager, &import, &Told::default()).await,
        None => gone(seated, manager).await,
    }
}

async fn show(seated: &Seated, manager: &ManagerSeat, import: &Import, told: &Told) -> Result<Response, Error> {
    let teams = seated.visit.app.records.teams(&manager.overseer()).await?;
    Ok(preview::respond(seated, import, &teams, told))
}

/// The form again, with the word that the list is not there any more.
async fn gone(seated: &Seated, manager: &ManagerSeat) -> Result<Response, Error> {
    let hours = perehdy_records::IMPORT_HOURS;
    let trouble = Some(seated.visit.messages.with("import-gone", &[("hours", hours.into())]));
    let returned = Returned { trouble, status: StatusCode::GONE, ..Returned::default() };
    Ok(form::respond(seated, &names(seated, manager).await?, &returned))
}

/// Carries a list out.
async fn confirm(seated: &Seated, manager: &ManagerSeat, list: Uuid, version: u32) -> Result<Response, Error> {
    let visit = &seated.visit;
    let records = &visit.app.records;
    let Some(import) = records.import(manager, list).await? else { return gone(seated, manager).await };
    let mails = mails::all(seated, &import).await?;
    let looked_anew = |key: &str| Told { trouble: Some(visit.t(key).into_owned()), ..Told::conflict() };
    let told = match records.confirm_import(manager, list, version, mails).await {
        Ok(Ok(Confirmed::Done(_))) => return Ok(crate::respond::see_other(visit, &address(seated, list))),
        Ok(Ok(Confirmed::Changed(before))) => {
            let trouble = Some(visit.messages.with("import-changed", &[("n", before.len().into())]));
            Told { trouble, before, ..Told::conflict() }
        }
        Ok(Err(Refusal::NotAllowed)) => return Ok(page(visit, Problem::ManagersOnly)),
        Ok(Err(Refusal::Gone)) => return gone(seated, manager).await,
        Ok(Err(_)) if import.version == version => looked_anew("import-stopped"),
        Ok(Err(_)) => looked_anew("import-looked-anew"),
        Err(error) => {
            tracing::error!(%error, "a list of people was not carried out");
            let status = StatusCode::SERVICE_UNAVAILABLE;
            Told { status, ..looked_anew("import-not-stored") }
        }
    };
    match records.import(manager, list).await? {
        Some(import) => show(seated, manager, &import, &told).await,
        None => gone(seated, manager).await,
    }
}
