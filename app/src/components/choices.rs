//! A few choices of which one is made, with their question, its hint and what is wrong with it.

use leptos::prelude::*;

use super::error_summary::Trouble;

/// One of the choices.
pub struct Choice {
    /// Its value in the form.
    pub value: &'static str,
    /// What it is called.
    pub label: String,
    /// What belongs to it, below: more fields, or what it means.
    pub more: Option<AnyView>,
}

/// The choices.
pub struct Choices {
    /// Its id, unique on the page, with which those of the choices begin.
    pub id: &'static str,
    /// Its name in the form.
    pub name: &'static str,
    /// What is asked.
    pub legend: String,
    /// How it is to be chosen.
    pub hint: Option<String>,
    /// The choices.
    pub choices: Vec<Choice>,
    /// The value that is chosen.
    pub chosen: String,
    /// What is wrong with it.
    pub error: Option<String>,
}

impl Choices {
    /// The line of the error summary that leads to the first choice, when something is wrong.
    #[must_use]
    pub fn trouble(&self) -> Option<Trouble> {
        let first = self.choices.first()?;
        Some(Trouble { anchor: Some(format!("{}-{}", self.id, first.value)), message: self.error.clone()? })
    }
}

/// The choices with everything around them.
pub fn choices(choices: Choices) -> impl IntoView {
    let Choices { id, name, legend, hint, choices, chosen, error } = choices;
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described: Vec<&str> =
        [error.as_ref().map(|_| &*error_id), hint.as_ref().map(|_| &*hint_id)].into_iter().flatten().collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let rows = choices
        .into_iter()
        .map(|Choice { value, label, more }| {
            let id = format!("{id}-{value}");
            let checked = value == chosen;
            let more = more.map(|more| view! { <div class="choice-more">{more}</div> });
            view! {
                <div class="choice">
                    <input type="radio" id=id.clone() name=name value=value checked=checked/>
                    <label for=id>{label}</label>
                </div>
                {more}
            }
        })
        .collect_view();
    let hint = hint.map(|text| view! { <p class="hint" id=hint_id>{text}</p> });
    let error = error.map(|text| view! { <p class="field-error" id=error_id>{text}</p> });
    view! {
        <fieldset class="field-choices" id=id aria-describedby=described>
            <legend>{legend}</legend>
            {hint}
            {error}
            <div class="choices">{rows}</div>
        </fieldset>
    }
}
