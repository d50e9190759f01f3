//! The rules of the test, told before it starts.

use leptos::prelude::*;
use perehdy_courses::model::Timestamp;
use perehdy_courses::rules::{Refusal, may_start};
use perehdy_records::Attempt;

use super::{Found, document};
use crate::components::renewal::renewal;
use crate::i18n::{day_and_time, duration};
use crate::shell::Document;
use crate::visit::Visit;

/// The page before the first attempt.
pub(super) fn rules(visit: &Visit, found: &Found, attempts: &[Attempt], now: Timestamp) -> Document {
    let title = visit.t("test-title").into_owned();
    let main = view! {
        <h1>{title.clone()}</h1>
        <p class="lead">{visit.t("test-lead")}</p>
        {renewal(visit, &found.course, false)}
        {rules_list(visit, found)}
        {start(visit, found, attempts, now)}
    };
    document(visit, title, main.into_any())
}

/// The rules, one a line.
pub(super) fn rules_list(visit: &Visit, found: &Found) -> impl IntoView + use<> {
    let (messages, test) = (visit.messages, found.test());
    let questions = test.questions_in_draw();
    let needed = test.points_needed(questions);
    let mut lines = vec![
        messages
            .with("test-rule-questions", &[("n", questions.into()), ("time", duration(messages, test.minutes).into())]),
        messages.with(
            "test-rule-pass",
            &[("percent", test.pass_mark.into()), ("n", needed.into()), ("of", questions.into())],
        ),
        messages.get("test-rule-saved").into_owned(),
        messages.get("test-rule-review").into_owned(),
    ];
    lines.push(match test.time_limit {
        Some(limit) => messages.with("test-rule-limit", &[("n", limit.into())]),
        None => messages.get("test-rule-no-limit").into_owned(),
    });
    if test.time_limit.is_some() && test.extensions.times > 0 {
        lines.push(messages.with(
            "test-rule-extension",
            &[("times", test.extensions.times.into()), ("n", test.extensions.minutes.into())],
        ));
    }
    lines.push(match test.attempts {
        Some(attempts) => messages.with("test-rule-attempts", &[("n", attempts.into())]),
        None => messages.get("test-rule-attempts-free").into_owned(),
    });
    if test.wait_minutes > 0 {
        lines.push(messages.with("test-rule-wait", &[("time", duration(messages, test.wait_minutes).into())]));
    }
    lines.push(messages.get("test-rule-languages").into_owned());
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! { <ul class="rules">{lines}</ul> }
}

/// The button that starts an attempt, or why none may start now.
pub(super) fn start(visit: &Visit, found: &Found, attempts: &[Attempt], now: Timestamp) -> AnyView {
    let messages = visit.messages;
    match may_start(found.test(), &found.earlier(attempts, now), now) {
        Ok(()) => {
            let key = if attempts.is_empty() { "test-start" } else { "test-start-again" };
            view! {
                <form method="post" action=found.address()>
                    <input type="hidden" name="do" value="start"/>
                    <button type="submit" class="button">{messages.get(key)}</button>
                </form>
            }
            .into_any()
        }
        Err(Refusal::Wait(until)) => {
            let when = day_and_time(messages, &visit.app.settings.zone, until);
            view! { <p class="notice">{messages.with("test-wait-until", &[("when", when.into())])}</p> }.into_any()
        }
        Err(Refusal::NoneLeft) => view! { <p class="notice">{messages.get("test-none-left")}</p> }.into_any(),
        // Both have a page of their own: the running attempt, the result.
        Err(Refusal::Running | Refusal::Passed) => ().into_any(),
    }
}
