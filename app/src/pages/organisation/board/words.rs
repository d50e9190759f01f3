//! The words and days that the screen and the exports share.

use perehdy_courses::completion::{Part, parts};
use perehdy_courses::model::Course;
use perehdy_records::Team;

use super::asked::Asked;
use crate::components::status::status;
use crate::visit::Visit;

/// The parts of a course as learners count them, each with its title: a page by its module and its own.
pub(super) fn part_titles(visit: &Visit, course: &Course) -> Vec<(Part, String)> {
    let lang = visit.lang_of(course);
    let title = |part: &Part| match part {
        Part::Test => visit.t("board-part-test").into_owned(),
        Part::Page(module, page) => {
            let Some((module, page)) = course.page(module, page) else { return String::new() };
            let of_module = module.texts.get(lang).map(|text| text.title.clone()).unwrap_or_default();
            let of_page = page.texts.get(lang).map(|text| text.title.clone()).unwrap_or_default();
            visit.messages.with("board-part-page", &[("module", of_module.into()), ("page", of_page.into())])
        }
    };
    parts(course).into_iter().map(|part| (part.clone(), title(&part))).collect()
}

/// The filters in words: "Team: Warehouse", "Status: Late". Nothing when all are shown.
pub(super) fn filters(visit: &Visit, teams: &[Team], asked: &Asked) -> Vec<String> {
    let query = &asked.query;
    let named = |label: &str, value: String| format!("{}: {value}", visit.t(label));
    let team = query.team.and_then(|id| teams.iter().find(|team| team.id == id));
    [
        team.map(|team| named("board-team", team.name.clone())),
        query.status.map(|of| named("board-status", status(visit.messages, of))),
        (!query.search.is_empty()).then(|| named("board-search", query.search.clone())),
    ]
    .into_iter()
    .flatten()
    .collect()
}
