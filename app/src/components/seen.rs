//! What an organisation sees of its members, and what it never sees, in plain words.

use leptos::prelude::*;
use perehdy_records::Look;

use crate::visit::Visit;

const SEES: [&str; 4] = ["seen-name", "seen-team", "seen-courses", "seen-certificates"];
const NEVER: [&str; 3] = ["unseen-answers", "unseen-courses", "unseen-devices"];

/// Both lists. `scored`: titles of the courses that are asked and have the score on their certificate.
pub fn what_is_seen(visit: &Visit, scored: &[String]) -> impl IntoView + use<> {
    let sees = SEES.iter().map(|key| view! { <li>{visit.t(key)}</li> }).collect_view();
    view! {
        <div class="seen">
            <section>
                <h2>{visit.t("seen-title")}</h2>
                <ul>{sees}</ul>
            </section>
            <section>{never_seen(visit, scored)}</section>
        </div>
    }
}

/// What is never seen, with its heading.
pub fn never_seen(visit: &Visit, scored: &[String]) -> impl IntoView + use<> {
    let never = NEVER.iter().map(|key| view! { <li>{visit.t(key)}</li> }).collect_view();
    let score = if scored.is_empty() {
        visit.t("unseen-score").into_owned()
    } else {
        visit.messages.with("unseen-score-but", &[("courses", scored.join(", ").into())])
    };
    view! { <h2>{visit.t("unseen-title")}</h2><ul>{never}<li>{score}</li></ul> }
}

/// Whom to ask, when the organisation has told it.
pub fn contact(visit: &Visit, look: &Look) -> Option<impl IntoView + use<>> {
    if look.contact.is_empty() {
        return None;
    }
    let (name, contact) = (look.name.clone().into(), look.contact.clone().into());
    let text = visit.messages.with("organisation-contact", &[("organisation", name), ("contact", contact)]);
    Some(view! { <p dir="auto">{text}</p> })
}
