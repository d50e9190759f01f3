//! What all pages of an organisation have: whoever opens them has a seat, its name stands above, and one gets from any
//! page to the others.

use axum::extract::FromRequestParts;
use axum::response::Response;
use http::request::Parts;
use leptos::prelude::*;
use perehdy_records::{ManagerSeat, OverseerSeat, Seat};
use serde::Deserialize;

use crate::pages::lang_of;
use crate::pages::problem::{Problem, page, problem};
use crate::path::Path;
use crate::shell::Document;
use crate::state::App;
use crate::visit::{Notice, Visit};

/// A request by somebody who has a seat in the organisation of the address.
pub struct Seated {
    /// The request.
    pub visit: Visit,
    /// The seat.
    pub seat: Seat,
}

/// The seat of whoever asks in the organisation of the address; else the answer: one 404 for an organisation that is not
/// there and for one that they do not belong to.
impl FromRequestParts<App> for Seated {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let Path(Place { lang, slug }) = Path::from_request_parts(parts, app).await?;
        let (uri, headers) = (&parts.uri, &parts.headers);
        let Some(lang) = lang_of(&lang) else { return Err(problem(app, uri, headers, Problem::NotFound)) };
        let visit = Visit::load(app, lang, uri, headers, "", None).await;
        if visit.notice == Some(Notice::Unavailable) {
            return Err(page(&visit, Problem::Unavailable));
        }
        let Some(learner) = visit.remembered.learner else { return Err(page(&visit, Problem::NoSeat)) };
        match app.records.seat(learner, &slug).await {
            Ok(Some(seat)) => Ok(Self { visit, seat }),
            Ok(None) => Err(page(&visit, Problem::NoSeat)),
            Err(error) => {
                tracing::error!(%error, "a seat could not be read");
                Err(page(&visit, Problem::Unavailable))
            }
        }
    }
}

/// What all addresses of an organisation have in their variable parts.
#[derive(Deserialize)]
struct Place {
    lang: String,
    slug: String,
}

/// A request by a manager of the organisation of the address.
pub struct Managed {
    /// The request.
    pub seated: Seated,
    /// The seat as a manager's.
    pub manager: ManagerSeat,
}

/// Whoever is no manager is answered who may.
impl FromRequestParts<App> for Managed {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let seated = Seated::from_request_parts(parts, app).await?;
        match seated.seat.manager() {
            Some(manager) => Ok(Self { seated, manager }),
            None => Err(page(&seated.visit, Problem::ManagersOnly)),
        }
    }
}

/// A request by somebody who sees others in the organisation of the address.
pub struct Overseeing {
    /// The request.
    pub seated: Seated,
    /// The seat as one of somebody who sees others.
    pub overseer: OverseerSeat,
}

/// Whoever sees nobody is answered who may.
impl FromRequestParts<App> for Overseeing {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let seated = Seated::from_request_parts(parts, app).await?;
        match seated.seat.overseer() {
            Some(overseer) => Ok(Self { seated, overseer }),
            None => Err(page(&seated.visit, Problem::OverseersOnly)),
        }
    }
}

impl Seated {
    /// The address of a page of the organisation in the page's language; `path` is empty or begins with a slash.
    #[must_use]
    pub fn here(&self, path: &str) -> String {
        self.visit.here(&format!("/organisation/{}{path}", self.seat.organisation().slug))
    }
}

/// The pages of an organisation, in the order of the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// The courses that are asked, with their totals.
    Overview,
    /// The board of a course: reached from the overview, so that it has no entry of its own.
    Board,
    /// The members.
    People,
    /// A member's own page: reached from lists of members.
    Person,
    /// The teams.
    Teams,
    /// Join links and invitations.
    Invitations,
    /// Inviting by a file.
    Import,
    /// What is asked of the members.
    Assignments,
    /// The mails that remind.
    Reminders,
    /// Tokens for programs.
    Integrations,
    /// Who did what.
    Log,
    /// Name, contact, look.
    Settings,
}

impl Tab {
    /// All, in the order of the navigation.
    pub const ALL: [Self; 12] = [
        Self::Overview,
        Self::Board,
        Self::People,
        Self::Person,
        Self::Teams,
        Self::Invitations,
        Self::Import,
        Self::Assignments,
        Self::Reminders,
        Self::Integrations,
        Self::Log,
        Self::Settings,
    ];

    /// Its entry in the navigation: what comes after the organisation's address, and the message that names it. `None`: it
    /// belongs to another entry.
    const fn entry(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Overview => Some(("", "organisation-overview")),
            Self::People => Some(("/people", "organisation-people")),
            Self::Teams => Some(("/teams", "organisation-teams")),
            Self::Invitations => Some(("/invitations", "organisation-invitations")),
            Self::Import => Some(("/import", "organisation-import")),
            Self::Assignments => Some(("/assignments", "organisation-assignments")),
            Self::Reminders => Some(("/reminders", "organisation-reminders")),
            Self::Integrations => Some(("/integrations", "organisation-integrations")),
            Self::Log => Some(("/log", "organisation-log")),
            Self::Settings => Some(("/settings", "organisation-settings")),
            Self::Board | Self::Person => None,
        }
    }

    /// The entry that a page belongs to: its own, else the one from which one gets there.
    const fn parent(self) -> Self {
        match self {
            Self::Board => Self::Overview,
            Self::Person => Self::People,
            own => own,
        }
    }

    /// Whether a seat may open the page.
    fn is_open_to(self, seat: &Seat) -> bool {
        match self {
            Self::Overview | Self::Board | Self::People | Self::Person => seat.overseer().is_some(),
            _ => seat.manager().is_some(),
        }
    }
}

/// What the form before has done, told at the top of the page.
pub type Said = Option<String>;

/// A page of the organisation: its name, the way to its other pages, the heading, what the form before has done, and the
/// page's own content, which begins below the `<h1>`.
pub fn frame(seated: &Seated, tab: Tab, title: impl Into<String>, said: Said, content: AnyView) -> Document {
    let (visit, organisation) = (&seated.visit, seated.seat.organisation());
    let title = title.into();
    let entries = Tab::ALL
        .into_iter()
        .filter(|entry| entry.is_open_to(&seated.seat))
        .filter_map(|entry| {
            let (path, key) = entry.entry()?;
            let current = (tab.parent() == entry).then_some(if tab == entry { "page" } else { "true" });
            Some(view! { <li><a href=seated.here(path) aria-current=current>{visit.t(key)}</a></li> })
        })
        .collect_view();
    // On the overview the name is the heading.
    let name = (title != organisation.name).then(|| {
        view! { <p class="organisation-name" dir="auto">{organisation.name.clone()}</p> }
    });
    let said = said.map(|text| view! { <p class="notice" role="status">{text}</p> });
    let main = view! {
        {name}
        <nav class="organisation-nav" aria-label=visit.t("organisation-nav")><ul>{entries}</ul></nav>
        {said}
        <h1><span dir="auto">{title.clone()}</span></h1>
        {content}
    };
    let full = if title == organisation.name { title } else { format!("{title} – {}", organisation.name) };
    let mut document = Document::new(full, main.into_any());
    document.private = true;
    document.wide = true;
    document
}
