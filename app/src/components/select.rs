//! A list to choose from, with its label, its hint and what is wrong with it.

use leptos::prelude::*;

use super::error_summary::Trouble;

/// A list.
#[derive(Clone, Debug)]
pub struct Select {
    /// Its id, unique on the page; the error summary leads there.
    pub id: &'static str,
    /// Its name in the form.
    pub name: &'static str,
    /// Its label.
    pub label: String,
    /// How it is to be chosen.
    pub hint: Option<String>,
    /// Values and what they are called.
    pub options: Vec<(String, String)>,
    /// The value that is chosen.
    pub chosen: String,
    /// What is wrong with it.
    pub error: Option<String>,
}

impl Select {
    /// The line of the error summary that leads here, when something is wrong.
    #[must_use]
    pub fn trouble(&self) -> Option<Trouble> {
        Some(Trouble { anchor: Some(self.id.to_owned()), message: self.error.clone()? })
    }
}

/// The list with everything around it.
pub fn select(select: Select) -> impl IntoView {
    let Select { id, name, label, hint, options, chosen, error } = select;
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described: Vec<&str> =
        [error.as_ref().map(|_| &*error_id), hint.as_ref().map(|_| &*hint_id)].into_iter().flatten().collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let invalid = error.is_some().then_some("true");
    let options = options
        .into_iter()
        .map(|(value, text)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{text}</option> }
        })
        .collect_view();
    let hint = hint.map(|text| view! { <p class="hint" id=hint_id>{text}</p> });
    let error = error.map(|text| view! { <p class="field-error" id=error_id>{text}</p> });
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {hint}
            {error}
            <select id=id name=name aria-describedby=described aria-invalid=invalid>{options}</select>
        </div>
    }
}
