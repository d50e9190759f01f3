//! `/{lang}/organisation/{slug}/…`: what an organisation's managers, and those who lead teams in it, see and do.

pub mod forms;
pub mod frame;
pub mod invitations;
pub mod paging;

pub(crate) mod board;

mod assignments;
mod import;
mod integrations;
mod log;
mod overview;
mod people;
mod person;
mod reminders;
mod settings;
mod teams;

use axum::response::Response;
use perehdy_courses::model::Lang;
use perehdy_records::{Error, Team};

pub use frame::{Managed, Overseeing, Said, Seated, Tab, frame};

use super::problem::{Problem, page};
use super::text_of;
use crate::routes::served;
use crate::visit::Visit;

served! {
    "/{lang}/organisation/{slug}" => get overview::get;
    "/{lang}/organisation/{slug}/import" => get import::get, post import::post;
    "/{lang}/organisation/{slug}/board/{course}" => get board::get;
    "/{lang}/organisation/{slug}/board/{course}/{file}" => post board::export::post;
    "/{lang}/organisation/{slug}/people/{learner}" => get person::get;
    "/{lang}/organisation/{slug}/people" => get people::get;
    "/{lang}/organisation/{slug}/people/{learner}/change" => get people::change::get, post people::change::post;
    "/{lang}/organisation/{slug}/teams" => get teams::get, post teams::post;
    "/{lang}/organisation/{slug}/teams/{team}" => get teams::team::get, post teams::team::post;
    "/{lang}/organisation/{slug}/invitations" => get invitations::get, post invitations::post;
    "/{lang}/organisation/{slug}/assignments" => get assignments::get, post assignments::post;
    "/{lang}/organisation/{slug}/assignments/{assignment}" => get assignments::one::get, post assignments::one::post;
    "/{lang}/organisation/{slug}/reminders" => get reminders::get, post reminders::post;
    "/{lang}/organisation/{slug}/integrations" => get integrations::get, post integrations::post;
    "/{lang}/organisation/{slug}/log" => get log::get;
    "/{lang}/organisation/{slug}/settings" => get settings::get, post settings::post;
}

/// What a course is called on a page, and its language when that is another than the page's: in the page's language if the
/// course has it. Of a course that is gone only the id is known.
#[must_use]
pub fn course_title(visit: &Visit, id: &str) -> (String, Option<Lang>) {
    let Some(course) = visit.app.catalog.get(id) else { return (id.to_owned(), None) };
    let has = course.languages.contains(&visit.lang);
    let lang = if has { visit.lang } else { course.languages.first().copied().unwrap_or(visit.lang) };
    (text_of(course, lang).title, (lang != visit.lang).then_some(lang))
}

/// The teams as choices, after one that is called as this message says and has an empty value. A team that was chosen and has
/// been removed since stays a choice, so that nothing else is chosen in its place unseen.
#[must_use]
pub fn team_options(visit: &Visit, none: &str, teams: &[Team], chosen: &str) -> Vec<(String, String)> {
    let mut options = vec![(String::new(), visit.t(none).into_owned())];
    options.extend(teams.iter().map(|team| (team.id.to_string(), team.name.clone())));
    if !options.iter().any(|(value, _)| value == chosen) {
        options.push((chosen.to_owned(), visit.t("team-gone").into_owned()));
    }
    options
}

/// The answer when what a page shows or a form sends could not be read or stored.
fn unavailable(visit: &Visit, error: &Error) -> Response {
    tracing::error!(%error, "what an organisation's page is about could not be read or stored");
    page(visit, Problem::Unavailable)
}
