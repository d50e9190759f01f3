//! The outline of a course: every page, where one is, what is done. Beside the text on wide screens, behind a button on
//! narrow ones (a popover, which needs no script).

use leptos::prelude::*;
use perehdy_courses::completion::completion;
use perehdy_courses::model::{Course, ModuleText};

use super::progress::progress;
use crate::addresses;
use crate::visit::Visit;

/// Which part of a course an entry leads to, and which one a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Here<'a> {
    /// A page: module id, page id.
    Page(&'a str, &'a str),
    /// The final test.
    Test,
    /// The certificate.
    Certificate,
    /// The certificate of participation, which is no part of the course.
    Participation,
}

/// A part of a course in a list of them.
pub struct Entry<'a> {
    /// What it is.
    pub part: Here<'a>,
    /// Its title in the language of the visit.
    pub title: String,
    /// Its address.
    pub href: String,
    /// About how many minutes it takes.
    pub minutes: Option<u32>,
    /// Whether the learner has done it.
    pub done: bool,
}

/// Every part of a course, for the outline and for the course's own page.
pub struct Entries<'a> {
    /// The modules with their pages.
    pub modules: Vec<(ModuleText, Vec<Entry<'a>>)>,
    /// The final test, if the course has one, and the certificate.
    pub end: Vec<Entry<'a>>,
}

impl<'a> Entries<'a> {
    /// The parts of this course, as far as the learner is.
    #[must_use]
    pub fn of(visit: &Visit, course: &'a Course) -> Self {
        let remembered = &visit.remembered;
        let modules = course.modules.iter().map(|module| {
            let pages = module.pages.iter().map(|page| Entry {
                part: Here::Page(&module.id, &page.id),
                title: page.texts.get(visit.lang).map(|text| text.title.clone()).unwrap_or_default(),
                href: addresses::page(visit.lang, &course.id, &module.id, &page.id),
                minutes: Some(page.minutes),
                done: remembered.read.iter().any(|at| at.module == module.id && at.page == page.id),
            });
            (module.texts.get(visit.lang).cloned().unwrap_or_default(), pages.collect())
        });
        let test = course.test.as_ref().map(|test| Entry {
            part: Here::Test,
            title: visit.t("test-title").into_owned(),
            href: addresses::test(visit.lang, &course.id),
            minutes: Some(test.minutes),
            done: remembered.passed,
        });
        let certificate = Entry {
            part: Here::Certificate,
            title: visit.t("certificate-title").into_owned(),
            href: addresses::certificate(visit.lang, &course.id),
            minutes: None,
            done: remembered.certificate.is_some(),
        };
        Self { modules: modules.collect(), end: test.into_iter().chain([certificate]).collect() }
    }
}

/// The outline with the course's title and progress.
pub fn course_outline(visit: &Visit, course: &Course, here: Here<'_>) -> AnyView {
    let messages = visit.messages;
    let completion = completion(course, &visit.remembered.work());
    let title = course.texts.get(visit.lang).map(|text| text.title.clone()).unwrap_or_default();
    let Entries { modules, end } = Entries::of(visit, course);
    let lines = |entries: Vec<Entry<'_>>| entries.into_iter().map(|entry| line(visit, entry, here)).collect_view();
    let modules = modules
        .into_iter()
        .map(|(text, pages)| {
            let pages = lines(pages);
            view! { <li class="outline-module"><span class="outline-module-title">{text.title}</span><ol>{pages}</ol></li> }
        })
        .collect_view();
    view! {
        <nav id="outline" class="outline" popover="auto" aria-label=messages.get("outline-label")>
            <button type="button" class="outline-close" popovertarget="outline" popovertargetaction="hide">
                {messages.get("outline-close")}
            </button>
            <p class="outline-course"><a href=addresses::course(visit.lang, &course.id)>{title}</a></p>
            {progress(visit, &completion)}
            <ol class="outline-modules">{modules}</ol>
            <ul class="outline-end">{lines(end)}</ul>
        </nav>
    }
    .into_any()
}

/// One line: a link, with a sign and words for "done".
fn line(visit: &Visit, entry: Entry<'_>, here: Here<'_>) -> impl IntoView + use<> {
    let Entry { part, title, href, done, .. } = entry;
    let class = if done { "outline-entry is-done" } else { "outline-entry" };
    let current = (part == here).then_some("page");
    let done = done.then(|| view! { <span class="visually-hidden">{format!(" – {}", visit.t("done"))}</span> });
    view! { <li class=class><a href=href aria-current=current>{title}{done}</a></li> }
}
