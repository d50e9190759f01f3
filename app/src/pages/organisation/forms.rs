//! Forms of an organisation's pages: what becomes of one that is not taken.

use axum::response::Response;
use http::StatusCode;
use perehdy_records::Error;

use super::Seated;
use crate::components::error_summary::Trouble;
use crate::pages::form::Fields;
use crate::pages::problem::{Problem, page};
use crate::shell::Document;
use crate::visit::Visit;

/// What became of a form: where to go on, or the form again.
pub type Sent = Result<String, Box<Returned>>;

/// A form that came back, with what was typed; of a page that is only looked at, nothing.
#[derive(Clone, Debug, Default)]
pub struct Returned {
    action: String,
    typed: Vec<(String, String)>,
    faults: Vec<(&'static str, String)>,
    trouble: Option<String>,
    status: StatusCode,
    forbidden: bool,
}

impl Returned {
    /// A form with what was typed; 422 unless something else is said.
    #[must_use]
    pub fn of(action: &str, fields: &Fields) -> Box<Self> {
        let (action, typed) = (action.to_owned(), fields.0.clone());
        Box::new(Self { action, typed, status: StatusCode::UNPROCESSABLE_ENTITY, ..Self::default() })
    }

    /// With something wrong with the field of this id.
    #[must_use]
    pub fn fault(mut self: Box<Self>, id: &'static str, text: impl Into<String>) -> Box<Self> {
        self.faults.push((id, text.into()));
        self
    }

    /// With something wrong beside the fields.
    #[must_use]
    pub fn trouble(mut self: Box<Self>, text: impl Into<String>) -> Box<Self> {
        self.trouble = Some(text.into());
        self
    }

    /// Because somebody else has changed it meanwhile, which the text tells: 409.
    #[must_use]
    pub fn changed(mut self: Box<Self>, text: impl Into<String>) -> Box<Self> {
        self.status = StatusCode::CONFLICT;
        self.trouble(text)
    }

    /// Because it is none of this page's forms.
    #[must_use]
    pub fn foreign(self: Box<Self>, visit: &Visit) -> Box<Self> {
        let text = visit.t("fault-foreign-form").into_owned();
        self.trouble(text)
    }

    /// Because nothing could be stored.
    #[must_use]
    pub fn not_stored(mut self: Box<Self>, visit: &Visit, error: &Error) -> Box<Self> {
        tracing::error!(%error, "a change in an organisation was not stored");
        self.status = StatusCode::SERVICE_UNAVAILABLE;
        let text = visit.t("fault-not-stored").into_owned();
        self.trouble(text)
    }

    /// Because whoever sent it manages the organisation no more.
    #[must_use]
    pub fn forbidden(mut self: Box<Self>) -> Box<Self> {
        self.forbidden = true;
        self
    }

    /// Whether something is wrong.
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        !self.faults.is_empty() || self.trouble.is_some()
    }

    /// What was typed into a field of the form with this `do`; for another form what stands there otherwise.
    #[must_use]
    pub fn value(&self, action: &str, name: &str, otherwise: &str) -> String {
        let typed = self.typed.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str());
        if self.action == action { typed.unwrap_or_default() } else { otherwise }.to_owned()
    }

    /// What is wrong with the field of this id.
    #[must_use]
    pub fn error(&self, id: &str) -> Option<String> {
        self.faults.iter().find(|(field, _)| *field == id).map(|(_, text)| text.clone())
    }

    /// The page that says who may, when whoever sent the form may not any more.
    #[must_use]
    pub fn not_allowed(&self, seated: &Seated) -> Option<Response> {
        self.forbidden.then(|| page(&seated.visit, Problem::ManagersOnly))
    }

    /// Puts status and error summary into a page.
    #[must_use]
    pub fn told(&self, mut document: Document) -> Document {
        document.status = self.status;
        document.troubles.extend(self.trouble.clone().map(|message| Trouble { anchor: None, message }));
        document.troubles.extend(
            self.faults.iter().map(|(id, text)| Trouble { anchor: Some((*id).to_owned()), message: text.clone() }),
        );
        document
    }
}
