//! A field of a form with its label, its hint and what is wrong with it.

use leptos::prelude::*;

use super::error_summary::Trouble;

/// What a field holds: its type, and what browsers may fill in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A person's name, in any script.
    Name,
    /// The name of an organisation.
    Organisation,
    /// An e-mail address.
    Email,
    /// An e-mail address by which one signs in with a password.
    User,
    /// The password that one has.
    Password,
    /// A password that one chooses.
    NewPassword,
    /// A line of text that is nobody's own: the name of a team, of somebody else.
    Text,
    /// The e-mail address of somebody else.
    OthersEmail,
    /// A whole number.
    Number,
    /// A day.
    Day,
}

impl Holds {
    /// `type` and `autocomplete`.
    const fn attributes(self) -> (&'static str, &'static str) {
        match self {
            Self::Name => ("text", "name"),
            Self::Organisation => ("text", "organization"),
            Self::Email => ("email", "email"),
            Self::User => ("email", "username"),
            Self::Password => ("password", "current-password"),
            Self::NewPassword => ("password", "new-password"),
            Self::Text | Self::Number | Self::Day => ("text", "off"),
            Self::OthersEmail => ("email", "off"),
        }
    }
}

/// A field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its id, unique on the page; the error summary leads there.
    pub id: &'static str,
    /// Its name in the form.
    pub name: &'static str,
    /// What it holds.
    pub holds: Holds,
    /// Its label.
    pub label: String,
    /// How it is to be filled in.
    pub hint: Option<String>,
    /// What stands in it. A password is never shown again.
    pub value: String,
    /// What is wrong with it.
    pub error: Option<String>,
}

impl Field {
    /// The line of the error summary that leads here, when something is wrong.
    #[must_use]
    pub fn trouble(&self) -> Option<Trouble> {
        Some(Trouble { anchor: Some(self.id.to_owned()), message: self.error.clone()? })
    }
}

/// The field with everything around it.
pub fn field(field: Field) -> impl IntoView {
    let Field { id, name, holds, label, hint, value, error } = field;
    let (kind, autocomplete) = holds.attributes();
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described: Vec<&str> =
        [error.as_ref().map(|_| &*error_id), hint.as_ref().map(|_| &*hint_id)].into_iter().flatten().collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let invalid = error.is_some().then_some("true");
    let direction = matches!(holds, Holds::Name | Holds::Text | Holds::Organisation).then_some("auto");
    let keys = (holds == Holds::Number).then_some("numeric");
    let class = if matches!(holds, Holds::Number | Holds::Day) { "field field-number" } else { "field" };
    let value = (kind != "password").then_some(value);
    let hint = hint.map(|text| view! { <p class="hint" id=hint_id>{text}</p> });
    let error = error.map(|text| view! { <p class="field-error" id=error_id>{text}</p> });
    view! {
        <div class=class>
            <label for=id>{label}</label>
            {hint}
            {error}
            <input type=kind id=id name=name value=value autocomplete=autocomplete dir=direction inputmode=keys
                aria-describedby=described aria-invalid=invalid/>
        </div>
    }
}
