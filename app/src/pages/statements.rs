//! `/{lang}/accessibility`, `/{lang}/privacy`: what the law asks to be told.

use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, Uri};
use leptos::prelude::*;

use super::lang_of;
use super::problem::{Problem, problem};
use crate::path::Path;
use crate::respond;
use crate::shell::Document;
use crate::state::App;
use crate::visit::Visit;

/// How accessible the service is.
pub async fn accessibility(state: State<App>, path: Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    statement(state, path, uri, headers, "accessibility-title", &ACCESSIBILITY).await
}

/// What is stored of a learner.
pub async fn privacy(state: State<App>, path: Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    statement(state, path, uri, headers, "privacy-title", &PRIVACY).await
}

const ACCESSIBILITY: [&str; 3] = ["accessibility-aim", "accessibility-how", "accessibility-tell"];
const PRIVACY: [&str; 9] = [
    "privacy-what",
    "privacy-cookie",
    "privacy-account",
    "privacy-mails",
    "privacy-certificate",
    "privacy-organisations",
    "privacy-kept",
    "privacy-yours",
    "privacy-others",
];

async fn statement(
    State(app): State<App>,
    Path(lang): Path<String>,
    uri: Uri,
    headers: HeaderMap,
    title: &'static str,
    texts: &[&'static str],
) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let visit = Visit::guest(&app, lang, &uri);
    respond::page(&visit, || document(&visit, title, texts))
}

fn document(visit: &Visit, title: &'static str, texts: &[&'static str]) -> Document {
    let paragraphs = texts.iter().map(|key| view! { <p>{visit.t(key)}</p> }).collect_view();
    let main = view! { <h1>{visit.t(title)}</h1><div class="prose">{paragraphs}</div> };
    Document::new(visit.t(title), main.into_any())
}
