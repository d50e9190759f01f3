//! `/{lang}/organisation/{slug}/log`: who did what, the newest first.

mod words;

use axum::response::Response;
use leptos::prelude::*;
use perehdy_records::Entry;

use super::{Managed, Tab, frame, unavailable};
use crate::i18n::day_and_time;
use crate::respond;

/// The page; with `?before=` what was before that entry.
pub(super) async fn get(managed: Managed) -> Response {
    let visit = &managed.seated.visit;
    let before = visit.asked("before").and_then(|id| id.parse().ok());
    match managed.seated.visit.app.records.audit_log(&managed.manager, before).await {
        Ok(entries) => respond::page(visit, || {
            let content = content(&managed, &entries, before.is_some());
            frame(&managed.seated, Tab::Log, visit.t("organisation-log"), None, content)
        }),
        Err(error) => unavailable(visit, &error),
    }
}

fn content(managed: &Managed, entries: &[Entry], is_older: bool) -> AnyView {
    let seated = &managed.seated;
    let visit = &seated.visit;
    let rows = entries.iter().map(|entry| row(managed, entry)).collect_view();
    // A full page may be followed by another.
    let oldest = entries.last().filter(|_| entries.len() >= 50);
    let older = oldest.map(|entry| {
        let href = seated.here(&format!("/log?before={}", entry.id));
        view! { <a href=href rel="next">{visit.t("log-older")}</a> }
    });
    let newest = is_older.then(|| view! { <a href=seated.here("/log")>{visit.t("log-newest")}</a> });
    let list = if entries.is_empty() {
        view! { <p>{visit.t("log-empty")}</p> }.into_any()
    } else {
        view! { <ol class="entries log">{rows}</ol> }.into_any()
    };
    view! {
        <p class="lead">{visit.t("log-lead")}</p>
        {list}
        <p class="buttons">{newest}{older}</p>
    }
    .into_any()
}

fn row(managed: &Managed, entry: &Entry) -> AnyView {
    let visit = &managed.seated.visit;
    let when = day_and_time(visit.messages, &visit.app.settings.zone, entry.at);
    let who = if entry.learner.is_none() && entry.who == "operator" {
        visit.t("log-operator").into_owned()
    } else if entry.learner.is_none() && entry.who == "program" {
        visit.t("log-service").into_owned()
    } else if entry.learner.is_none() && entry.who == "invited" {
        visit.t("log-invited-person").into_owned()
    } else if entry.learner.is_none() && entry.who == "token" {
        words::program(visit, entry)
    } else if entry.who.is_empty() {
        visit.t("log-erased").into_owned()
    } else {
        entry.who.clone()
    };
    view! {
        <li class="entry">
            <p class="entry-what"><strong dir="auto">{who}</strong>" "{words::words(visit, entry)}</p>
            <p class="entry-facts">{when}</p>
        </li>
    }
    .into_any()
}
