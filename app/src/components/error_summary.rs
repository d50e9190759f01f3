//! The summary of what is wrong with a form, at the top of the page; each line leads to its field.

use leptos::prelude::*;

use crate::i18n::Messages;

/// One line of the summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The id of the element it leads to; without one it is only told.
    pub anchor: Option<String>,
    /// What is wrong and what to do.
    pub message: String,
}

/// The summary; nothing when nothing is wrong.
pub fn error_summary(messages: &'static Messages, troubles: &[Trouble]) -> impl IntoView + use<> {
    if troubles.is_empty() {
        return None;
    }
    let lines = troubles
        .iter()
        .cloned()
        .map(|trouble| match trouble.anchor {
            Some(anchor) => view! { <li><a href=format!("#{anchor}")>{trouble.message}</a></li> }.into_any(),
            None => view! { <li>{trouble.message}</li> }.into_any(),
        })
        .collect_view();
    Some(view! {
        <div class="error-summary" role="alert" tabindex="-1" id="error-summary" aria-labelledby="error-summary-title">
            <h2 id="error-summary-title">{messages.get("error-summary-title")}</h2>
            <ul>{lines}</ul>
        </div>
    })
}
