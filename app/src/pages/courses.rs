//! `/{lang}`: the courses.

use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, Uri};
use leptos::prelude::*;
use perehdy_courses::model::Course;

use super::problem::{Problem, problem};
use super::{lang_of, text_of};
use crate::addresses;
use crate::i18n::duration;
use crate::path::Path;
use crate::respond;
use crate::shell::Document;
use crate::state::App;
use crate::visit::Visit;

/// The courses, with what each is about and how long it takes.
pub async fn get(State(app): State<App>, Path(lang): Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    respond::page(&visit, || document(&visit))
}

fn document(visit: &Visit) -> Document {
    let cards: Vec<AnyView> = visit
        .app
        .catalog
        .iter()
        .map(|course| if course.languages.contains(&visit.lang) { card(visit, course) } else { elsewhere(course) })
        .collect();
    let courses = if cards.is_empty() {
        view! { <p>{visit.t("courses-none")}</p> }.into_any()
    } else {
        view! { <ul class="cards">{cards}</ul> }.into_any()
    };
    let main = view! {
        <h1>{visit.t("courses-title")}</h1>
        <p class="lead">{visit.t("courses-lead")}</p>
        {courses}
    };
    let mut document = Document::new(visit.t("courses-title"), main.into_any());
    document.description = Some(visit.t("courses-lead").into_owned());
    document
}

fn card(visit: &Visit, course: &Course) -> AnyView {
    let text = text_of(course, visit.lang);
    let href = addresses::course(visit.lang, &course.id);
    let time = duration(visit.messages, super::course::minutes(course));
    view! {
        <li class="card">
            <h2><a href=href>{text.title}</a></h2>
            <p>{text.summary}</p>
            <p class="card-facts">{visit.messages.with("course-takes", &[("time", time.into())])}</p>
        </li>
    }
    .into_any()
}

/// A course that is not in the page's language: named and linked in its own.
fn elsewhere(course: &Course) -> AnyView {
    let Some(&lang) = course.languages.first() else { return ().into_any() };
    let text = text_of(course, lang);
    let href = addresses::course(lang, &course.id);
    view! {
        <li class="card" lang=lang.code()>
            <h2><a href=href hreflang=lang.code()>{text.title}</a></h2>
            <p>{text.summary}</p>
            <p class="card-facts">{lang.own_name()}</p>
        </li>
    }
    .into_any()
}
