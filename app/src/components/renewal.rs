//! A completion that ends soon, or has ended, for an organisation that asks for a renewal: until when it holds, and what
//! renews it.

use leptos::prelude::*;
use perehdy_courses::completion::{Completion, Missing, completion, renewing};
use perehdy_courses::model::Course;

use crate::addresses;
use crate::i18n::day;
use crate::visit::Visit;

/// How far the renewal is, by the one rule; `None` where nothing is to be renewed.
fn so_far(visit: &Visit, course: &Course) -> Option<Completion> {
    let renewal = visit.remembered.renewal.as_ref()?;
    let done = completion(course, &renewing(course, visit.remembered.work(), renewal.work.clone()));
    // It has just been renewed by the end of an attempt that no job has noticed yet.
    (!done.complete).then_some(done)
}

/// The word about it; with `start`, with the button that leads to what is missing first.
pub fn renewal(visit: &Visit, course: &Course, start: bool) -> Option<AnyView> {
    let done = so_far(visit, course)?;
    let ends = visit.remembered.renewal.as_ref()?.ends;
    let day = day(visit.messages, &visit.app.settings.zone, ends);
    let over = ends <= visit.app.records.now();
    let text = visit.messages.with(if over { "renewal-over" } else { "renewal-soon" }, &[("day", day.into())]);
    let by_test = course.completion.test && course.test.is_some();
    let how = if by_test {
        visit.t("renewal-by-test").into_owned()
    } else {
        let (all, left) = (course.pages().count(), done.missing.len());
        let whole = u32::try_from(all.max(left)).unwrap_or(u32::MAX);
        let made = whole.saturating_sub(u32::try_from(left).unwrap_or(u32::MAX));
        visit.messages.with("renewal-by-reading", &[("done", made.into()), ("parts", whole.into())])
    };
    let lang = visit.lang;
    let (href, key) = match done.missing.first()? {
        Missing::Page(module, page) => (addresses::page(lang, &course.id, module, page), "renewal-read"),
        Missing::Practice(module, page, question) => {
            (format!("{}#q-{question}", addresses::page(lang, &course.id, module, page)), "renewal-read")
        }
        Missing::Test => (addresses::test(lang, &course.id), "renewal-test"),
    };
    let button = start.then(|| view! { <p><a class="button button-start" href=href>{visit.t(key)}</a></p> });
    Some(
        view! {
            <div class="renewal">
                <p class="notice">{text}" "{how}</p>
                {button}
            </div>
        }
        .into_any(),
    )
}
