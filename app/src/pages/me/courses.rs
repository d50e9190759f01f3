//! The learner's courses, with how far each is and where to go on.

use leptos::prelude::*;
use perehdy_courses::completion::completion;
use perehdy_records::CourseOf;

use crate::addresses;
use crate::components::progress::progress;
use crate::i18n::{self, day};
use crate::pages::text_of;
use crate::visit::Visit;

/// One card a course; nothing when there is none.
pub(super) fn courses(visit: &Visit, all: &[CourseOf]) -> Option<AnyView> {
    let cards: Vec<AnyView> = all.iter().map(|of| card(visit, of)).collect();
    if cards.is_empty() {
        return None;
    }
    Some(view! { <h2>{visit.t("me-courses-title")}</h2><ul class="cards">{cards}</ul> }.into_any())
}

fn card(visit: &Visit, of: &CourseOf) -> AnyView {
    let completed = of.renewed.as_ref().or(of.completed.as_ref()).map(|completed| {
        let day = day(visit.messages, &visit.app.settings.zone, completed.at);
        let text = visit
            .messages
            .with("me-course-completed", &[("day", day.into()), ("version", completed.version.clone().into())]);
        let ends = of.ends.map(|ends| {
            let key = if ends <= visit.app.records.now() { "me-course-ended" } else { "me-course-ends" };
            let ends = i18n::day(visit.messages, &visit.app.settings.zone, ends);
            view! { <p class="card-facts">{visit.messages.with(key, &[("day", ends.into())])}</p> }
        });
        view! { <p class="me-completed">{text}</p>{ends} }
    });
    let Some(course) = visit.app.catalog.get(&of.course) else {
        return view! {
            <li class="card">
                <h3>{of.course.clone()}</h3>
                {completed}
                <p class="card-facts">{visit.t("me-course-gone")}</p>
            </li>
        }
        .into_any();
    };
    let lang = visit.lang_of(course);
    let base = addresses::course(lang, &course.id);
    let done = completion(course, &of.work);
    let is_done = of.completed.is_some() || done.complete;
    let place = of.place.as_ref().filter(|(place, _)| course.page(&place.module, &place.page).is_some());
    let (href, key) = match place {
        _ if is_done => (addresses::certificate(lang, &course.id), "course-to-certificate"),
        Some((place, _)) => (addresses::page(lang, &course.id, &place.module, &place.page), "course-go-on"),
        None => (base.clone(), "me-course-open"),
    };
    let bar = (!is_done).then(|| progress(visit, &done));
    let other = (lang != visit.lang).then(|| lang.code());
    view! {
        <li class="card">
            <h3><a href=base lang=other>{text_of(course, lang).title}</a></h3>
            {completed}
            {bar}
            <p class="buttons"><a class="button button-secondary" href=href hreflang=other>{visit.t(key)}</a></p>
        </li>
    }
    .into_any()
}
