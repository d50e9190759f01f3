//! The result of an attempt: score, passed or not, what to revisit. Never the keys.

use leptos::prelude::*;
use perehdy_courses::model::Timestamp;
use perehdy_courses::rules::{Refusal, may_start};
use perehdy_records::{Attempt, HandedIn};

use super::rules_view::{rules_list, start};
use super::{Found, document, module_link};
use crate::addresses;
use crate::components::score::score_text;
use crate::i18n::day_and_time;
use crate::shell::Document;
use crate::visit::Visit;

/// The page after an attempt.
pub(super) fn result(
    visit: &Visit,
    found: &Found,
    attempts: &[Attempt],
    attempt: &Attempt,
    result: &HandedIn,
    now: Timestamp,
) -> Document {
    let messages = visit.messages;
    let score = &result.score;
    let title = messages.get(if score.passed { "test-passed-title" } else { "test-failed-title" }).into_owned();
    let points = score_text(messages, score.points, score.of);
    let needed = messages.with("test-needed", &[("percent", found.test().pass_mark.into())]);
    let class = if score.passed { "result result-passed" } else { "result result-failed" };
    let by_time =
        result.by_time.then(|| view! { <p class="notice" role="status">{messages.get("test-over-by-time")}</p> });
    let asks_why = form_urlencoded::parse(visit.query.as_bytes()).any(|(name, _)| name == "closed");
    let closed = (!result.by_time && asks_why)
        .then(|| view! { <p class="notice" role="status">{messages.get("test-closed-already")}</p> });
    let when = day_and_time(messages, &visit.app.settings.zone, result.at);
    let handed_in = messages.with("test-handed-in-at", &[("when", when.into())]);
    let revisit: Vec<_> = score.to_revisit().filter_map(|id| module_link(visit, found, id)).collect();
    let revisit = (!revisit.is_empty()).then(|| {
        let lines = revisit.into_iter().map(|(title, href)| view! { <li><a href=href>{title}</a></li> }).collect_view();
        let key = if score.passed { "test-revisit-passed" } else { "test-revisit" };
        view! { <h2>{messages.get("test-revisit-title")}</h2><p>{messages.get(key)}</p><ul>{lines}</ul> }
    });
    let on = if score.passed {
        let href = addresses::certificate(visit.lang, &found.course.id);
        view! { <p><a class="button button-start" href=href>{messages.get("test-to-certificate")}</a></p> }.into_any()
    } else {
        let none_left = may_start(found.test(), &found.earlier(attempts, now), now) == Err(Refusal::NoneLeft);
        let heading = if none_left { "test-over-title" } else { "test-again-title" };
        view! {
            <h2>{messages.get(heading)}</h2>
            {start(visit, found, attempts, now)}
            <details><summary>{messages.get("test-rules-title")}</summary>{rules_list(visit, found)}</details>
        }
        .into_any()
    };
    let main = view! {
        <p class="kicker">{messages.get("test-title")}</p>
        <h1>{title.clone()}</h1>
        {by_time}
        {closed}
        <div class=class>
            <p class="result-score">{points}</p>
            <p>{needed}</p>
            <p class="fine">{handed_in}</p>
        </div>
        {on}
        {revisit}
        {earlier(visit, found, attempts, attempt, now)}
    };
    document(visit, title, main.into_any())
}

/// Earlier attempts with their scores, newest first.
fn earlier(
    visit: &Visit,
    found: &Found,
    attempts: &[Attempt],
    shown: &Attempt,
    now: Timestamp,
) -> Option<impl IntoView + use<>> {
    let messages = visit.messages;
    let rows: Vec<_> = attempts
        .iter()
        .rev()
        .filter(|attempt| attempt.id != shown.id)
        .filter_map(|attempt| Some((attempt, found.result(attempt, now)?)))
        .map(|(attempt, result)| {
            let score = score_text(messages, result.score.points, result.score.of);
            let when = day_and_time(messages, &visit.app.settings.zone, result.at);
            let text = messages.with(
                "test-earlier-line",
                &[("n", attempt.number.into()), ("when", when.into()), ("score", score.into())],
            );
            view! { <li>{text}</li> }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <h2>{messages.get("test-earlier-title")}</h2><ul>{rows}</ul> })
}
