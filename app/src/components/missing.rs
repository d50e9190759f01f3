//! What is missing for a course to be complete, in words: the same for the learner's pages and the organisation's, by the
//! one completion rule.

use leptos::prelude::*;
use perehdy_courses::completion::{Missing, completion, renewing};
use perehdy_courses::model::{Course, Lang};
use perehdy_records::PersonCourse;

use crate::addresses;
use crate::state::App;
use crate::visit::Visit;

/// What the learner still has to do, each line with the way there.
pub fn to_do(visit: &Visit, course: &Course, missing: &[Missing]) -> impl IntoView + use<> {
    let lang = visit.lang_of(course);
    let lines = missing
        .iter()
        .map(|missing| {
            let (href, text) = match missing {
                Missing::Page(module, page) => {
                    let title = page_title(course, lang, module, page);
                    let text = visit.messages.with("missing-page", &[("title", title.into())]);
                    (addresses::page(lang, &course.id, module, page), text)
                }
                Missing::Practice(module, page, question) => {
                    let title = page_title(course, lang, module, page);
                    let text = visit.messages.with("missing-practice", &[("title", title.into())]);
                    (format!("{}#q-{question}", addresses::page(lang, &course.id, module, page)), text)
                }
                Missing::Test => (addresses::test(lang, &course.id), visit.t("missing-test").into_owned()),
            };
            view! { <li><a href=href>{text}</a></li> }
        })
        .collect_view();
    view! { <ul>{lines}</ul> }
}

/// What keeps a course from being complete, by the completion rule; of a completion that is to be renewed, what keeps it from
/// that. `None` when nothing does, for a course that was completed otherwise (that is never taken away), and for one that is
/// here no more.
#[must_use]
pub fn missing_of(app: &App, of: &PersonCourse) -> Option<Vec<Missing>> {
    let course = app.catalog.get(&of.course)?;
    let work = match (&of.renewal, &of.standing.completed) {
        (Some(renewal), _) => renewing(course, of.work.clone(), renewal.work.clone()),
        (None, Some(_)) => return None,
        (None, None) => of.work.clone(),
    };
    Some(completion(course, &work).missing).filter(|missing| !missing.is_empty())
}

/// Why a course is not complete, as the organisation sees it: how much is missing, and folded away page by page what.
/// Nothing when nothing is.
pub fn why_not_complete(visit: &Visit, of: &PersonCourse) -> Option<AnyView> {
    let course = visit.app.catalog.get(&of.course)?;
    let missing = missing_of(&visit.app, of)?;
    let lines = by_page(visit, course, &missing).into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
    Some(
        view! {
            <details class="missing">
                <summary>{summary(visit, &missing)}</summary>
                <ul>{lines}</ul>
            </details>
        }
        .into_any(),
    )
}

/// How much is missing: "2 pages not read, 1 practice question not answered, final test not passed".
#[must_use]
pub fn summary(visit: &Visit, missing: &[Missing]) -> String {
    let count = |is: fn(&Missing) -> bool| missing.iter().filter(|missing| is(missing)).count();
    let pages = count(|missing| matches!(missing, Missing::Page(..)));
    let practice = count(|missing| matches!(missing, Missing::Practice(..)));
    let mut parts = Vec::new();
    if pages > 0 {
        parts.push(visit.messages.with("missing-pages", &[("n", pages.into())]));
    }
    if practice > 0 {
        parts.push(visit.messages.with("missing-questions", &[("n", practice.into())]));
    }
    if missing.contains(&Missing::Test) {
        parts.push(visit.t("missing-test-open").into_owned());
    }
    visit.messages.with("missing-parts", &[("parts", parts.join(", ").into())])
}

/// A line for each page of which something is missing, and one for the test.
fn by_page(visit: &Visit, course: &Course, missing: &[Missing]) -> Vec<String> {
    let lang = visit.lang_of(course);
    let place = |missing: &Missing| match missing {
        Missing::Page(module, page) | Missing::Practice(module, page, _) => Some((module.clone(), page.clone())),
        Missing::Test => None,
    };
    let of_page = |of: &[Missing]| {
        let Some((module, page)) = of.first().and_then(place) else {
            return visit.t("missing-test-line").into_owned();
        };
        let title = page_title(course, lang, &module, &page);
        let unread = matches!(of.first(), Some(Missing::Page(..)));
        match (unread, of.len() - usize::from(unread)) {
            (_, 0) => visit.messages.with("missing-page-line", &[("title", title.into())]),
            (true, n) => visit.messages.with("missing-page-and-questions", &[("title", title.into()), ("n", n.into())]),
            (false, n) => visit.messages.with("missing-questions-line", &[("title", title.into()), ("n", n.into())]),
        }
    };
    missing.chunk_by(|one, other| place(one) == place(other)).map(of_page).collect()
}

fn page_title(course: &Course, lang: Lang, module: &str, page: &str) -> String {
    let text = course.page(module, page).and_then(|(_, page)| page.texts.get(lang));
    text.map(|text| text.title.clone()).unwrap_or_default()
}
