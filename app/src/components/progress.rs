//! How far a learner is, in words and as a bar.

use leptos::prelude::*;
use perehdy_courses::completion::Completion;

use crate::i18n::{day, duration};
use crate::visit::Visit;

/// "3 of 8 parts done, about 2 hours left"; of a course that is complete, or that was once, only that and since when. What
/// is left of its parts is then nothing that anybody asks for.
#[must_use]
pub fn progress_text(visit: &Visit, completion: &Completion) -> String {
    let messages = visit.messages;
    if let Some(completed) = visit.remembered.completed_last() {
        let day = day(messages, &visit.app.settings.zone, completed.at);
        return messages.with("progress-completed", &[("day", day.into())]);
    }
    if completion.complete {
        return messages.get("progress-complete").into_owned();
    }
    let parts =
        messages.with("progress-parts", &[("done", completion.parts_done.into()), ("parts", completion.parts.into())]);
    if completion.minutes_left == 0 {
        return parts;
    }
    let time = duration(messages, completion.minutes_left);
    messages.with("progress-with-time", &[("parts", parts.into()), ("time", time.into())])
}

/// The bar with its text, of the course that the visit is about.
pub fn progress(visit: &Visit, completion: &Completion) -> impl IntoView + use<> {
    let is_complete = completion.complete || visit.remembered.completed.is_some();
    let done = if is_complete { completion.parts } else { completion.parts_done };
    let text = progress_text(visit, completion);
    let label = visit.t("progress-label");
    view! {
        <div class="progress">
            <progress max=completion.parts.to_string() value=done.to_string() aria-label=label></progress>
            <p>{text}</p>
        </div>
    }
}
