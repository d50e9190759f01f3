//! How a page looks.

use axum::response::Response;
use http::StatusCode;
use leptos::prelude::*;
use perehdy_courses::completion::completion;
use perehdy_courses::model::PageText;
use perehdy_records::PagePlace;

use super::Found;
use super::blocks::Blocks;
use crate::addresses;
use crate::components::course_outline::{Here, course_outline};
use crate::components::error_summary::Trouble;
use crate::components::progress::progress;
use crate::pages::form::Returned;
use crate::pages::problem::{self, Problem};
use crate::respond;
use crate::shell::Document;
use crate::visit::Visit;

/// The page, or the page with a form that came back.
pub(super) fn respond(visit: &Visit, found: &Found, returned: Option<&Returned>) -> Response {
    match found.text() {
        Some(text) => respond::page(visit, || document(visit, found, text, returned)),
        None => problem::page(visit, Problem::NotFound),
    }
}

fn document(visit: &Visit, found: &Found, text: &PageText, returned: Option<&Returned>) -> Document {
    let mut troubles: Vec<Trouble> = Vec::new();
    if let Some(refused) = returned.and_then(|returned| returned.refused) {
        let anchor = returned.and_then(|returned| returned.question.as_ref()).map(|id| format!("q-{id}"));
        troubles.push(Trouble { anchor, message: visit.t(refused.key()).into_owned() });
    }
    let blocks = Blocks::new(visit, found, text, returned);
    troubles.extend(blocks.troubles);
    let main = view! {
        {kicker(visit, found)}
        <div class="page-progress">{progress(visit, &completion(&found.course, &visit.remembered.work()))}</div>
        <h1>{text.title.clone()}</h1>
        <div class="prose">{blocks.view}</div>
        {foot(visit, found)}
    };
    let (prev, next) = super::actions::neighbours(found);
    let mut document = Document::new(text.title.clone(), main.into_any());
    document.langs.clone_from(&found.course.languages);
    document.prev = prev.map(|place| address(visit, found, &place));
    document.next = match (next, &found.course.test) {
        (Some(place), _) => Some(address(visit, found, &place)),
        (None, Some(_)) => Some(addresses::test(visit.lang, &found.course.id)),
        (None, None) => None,
    };
    document.islands = blocks.islands;
    document.status = returned.map_or(StatusCode::OK, Returned::status);
    document.troubles = troubles;
    document.outline = Some(course_outline(visit, &found.course, Here::Page(&found.place.module, &found.place.page)));
    document.media_origin = blocks.media_origin;
    document
}

fn address(visit: &Visit, found: &Found, place: &PagePlace) -> String {
    addresses::page(visit.lang, &found.course.id, &place.module, &place.page)
}

/// Where one is: the module, and which part of how many.
fn kicker(visit: &Visit, found: &Found) -> impl IntoView + use<> {
    let module = found
        .course
        .module(&found.place.module)
        .and_then(|(_, module)| module.texts.get(visit.lang))
        .map(|text| text.title.clone())
        .unwrap_or_default();
    let parts: Vec<_> = found.course.pages().collect();
    let at = parts
        .iter()
        .position(|(module, page)| module.id == found.place.module && page.id == found.place.page)
        .unwrap_or_default();
    let minutes = found.page().map(|page| page.minutes).unwrap_or_default();
    let where_text = visit.messages.with(
        "page-where",
        &[
            ("part", (at + 1).into()),
            ("parts", (parts.len() + usize::from(found.course.test.is_some())).into()),
            ("time", visit.messages.with("minutes", &[("n", minutes.into())]).into()),
        ],
    );
    view! { <p class="kicker"><span class="kicker-module">{module}</span>" "<span class="kicker-where">{where_text}</span></p> }
}

/// "Mark as read and go on", and the way back.
fn foot(visit: &Visit, found: &Found) -> impl IntoView + use<> {
    let (prev, next) = super::actions::neighbours(found);
    let read = visit.remembered.read.contains(&found.place);
    let state = read.then(|| view! { <p class="page-read">{visit.t("page-read")}</p> });
    let back = prev.map(|place| {
        view! { <a class="page-back" rel="prev" href=address(visit, found, &place)>{visit.t("page-back")}</a> }
    });
    let button = match (&next, &found.course.test) {
        (Some(_), _) => "page-continue",
        (None, Some(_)) => "page-continue-test",
        (None, None) => "page-continue-end",
    };
    view! {
        <div class="page-foot">
            {state}
            <form method="post" action=found.address()>
                <input type="hidden" name="do" value="continue"/>
                <button type="submit" class="button">{visit.t(button)}</button>
            </form>
            {back}
        </div>
    }
}
