//! `/{lang}/courses/{course}`: what the course gives, how long it takes, what it asks; its parts with progress; start or
//! go on.

use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, Uri};
use leptos::prelude::*;
use perehdy_courses::completion::completion;
use perehdy_courses::model::{Course, Module};
use perehdy_courses::words;

use super::problem::{Problem, problem};
use super::{course_in, lang_of, text_of};
use crate::addresses;
use crate::components::course_outline::{Entries, Entry};
use crate::components::keep_work::keep_work;
use crate::components::own_name::own_name;
use crate::components::progress::progress;
use crate::components::renewal::renewal;
use crate::i18n::duration;
use crate::path::Path;
use crate::respond;
use crate::shell::Document;
use crate::state::App;
use crate::visit::Visit;

/// About how many minutes the whole course takes.
#[must_use]
pub fn minutes(course: &Course) -> u32 {
    course.pages().map(|(_, page)| page.minutes).sum::<u32>() + course.test.as_ref().map_or(0, |test| test.minutes)
}

/// The course page.
pub async fn get(
    State(app): State<App>,
    Path((lang, id)): Path<(String, String)>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let found = lang_of(&lang).and_then(|lang| course_in(&app, lang, &id).map(|course| (lang, course)));
    let Some((lang, course)) = found else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let visit = Visit::load(&app, lang, &uri, &headers, &course.id, None).await;
    respond::page(&visit, || document(&visit, &course))
}

fn document(visit: &Visit, course: &Course) -> Document {
    let text = text_of(course, visit.lang);
    let main = view! {
        <h1>{text.title.clone()}</h1>
        <p class="lead">{text.summary.clone()}</p>
        {go_on(visit, course)}
        {keep(visit, course)}
        {facts(visit, course)}
        <div class="prose" inner_html=text.about.html.clone()></div>
        <h2>{visit.t("course-parts")}</h2>
        {parts(visit, course)}
        {reviewed(visit, course)}
    };
    let mut document = Document::new(text.title, main.into_any());
    document.description = Some(text.summary);
    document.langs = course.languages.clone();
    document.next = first_page(visit, course);
    document
}

/// The address of the first page.
fn first_page(visit: &Visit, course: &Course) -> Option<String> {
    let (module, page) = course.pages().next()?;
    Some(addresses::page(visit.lang, &course.id, &module.id, &page.id))
}

/// Start, or go on where one was, with the progress so far.
fn go_on(visit: &Visit, course: &Course) -> AnyView {
    let remembered = &visit.remembered;
    let (lang, id) = (visit.lang, &course.id);
    let place = remembered.place.as_ref().filter(|place| course.page(&place.module, &place.page).is_some());
    let done = completion(course, &remembered.work());
    let running = remembered.attempt.as_ref().is_some_and(|attempt| attempt.handed_in.is_none());
    let (href, key) = if done.complete {
        (addresses::certificate(lang, id), "course-to-certificate")
    } else if running {
        (addresses::test(lang, id), "course-go-on-test")
    } else if done.parts_done + 1 == done.parts && course.test.is_some() && !remembered.passed {
        (addresses::test(lang, id), "course-to-test")
    } else if let Some(place) = place {
        (addresses::page(lang, id, &place.module, &place.page), "course-go-on")
    } else {
        (first_page(visit, course).unwrap_or_else(|| addresses::course(lang, id)), "course-start")
    };
    let begun = done.parts_done > 0 || place.is_some() || remembered.attempt.is_some();
    let bar = begun.then(|| progress(visit, &done));
    let to_renew = renewal(visit, course, true);
    let class = if to_renew.is_some() { "button button-secondary" } else { "button button-start" };
    view! { {bar}{to_renew}<p><a class=class href=href>{visit.t(key)}</a></p> }.into_any()
}

/// The offer to keep the work by e-mail, once a module is finished.
fn keep(visit: &Visit, course: &Course) -> Option<impl IntoView + use<>> {
    let read = &visit.remembered.read;
    let is_read = |module: &str, page: &str| read.iter().any(|at| at.module == module && at.page == page);
    let finished = |module: &Module| module.pages.iter().all(|page| is_read(&module.id, &page.id));
    course.modules.iter().any(finished).then(|| keep_work(visit))
}

/// How long it takes, what it asks, what it gives.
fn facts(visit: &Visit, course: &Course) -> impl IntoView + use<> {
    let messages = visit.messages;
    let time = duration(messages, minutes(course));
    let comma = |index: usize| if index == 0 { "" } else { ", " };
    let languages = course.languages.iter().enumerate();
    let languages = languages.map(|(index, lang)| view! { {comma(index)}{own_name(*lang)} }).collect_view();
    let test = course.test.as_ref().map(|test| {
        let text = messages.with(
            "course-test-asks",
            &[("questions", test.questions_in_draw().into()), ("percent", test.pass_mark.into())],
        );
        view! { <div><dt>{messages.get("test-title")}</dt><dd>{text}</dd></div> }
    });
    let participation = course.certificate.participation.as_ref().map(|_| {
        let text = messages.get("participation-offer");
        view! { <div><dt>{messages.get("participation-title")}</dt><dd>{text}</dd></div> }
    });
    view! {
        <dl class="facts">
            <div><dt>{messages.get("course-time-label")}</dt><dd>{time}</dd></div>
            <div><dt>{messages.get("course-languages-label")}</dt><dd>{languages}</dd></div>
            {test}
            <div><dt>{messages.get("certificate-title")}</dt><dd>{messages.get("course-certificate-text")}</dd></div>
            {participation}
            <div><dt>{messages.get("course-account-label")}</dt><dd>{messages.get("course-account-text")}</dd></div>
        </dl>
    }
}

/// Modules and pages with what is done.
fn parts(visit: &Visit, course: &Course) -> impl IntoView + use<> {
    let Entries { modules, end } = Entries::of(visit, course);
    let modules = modules
        .into_iter()
        .map(|(text, pages)| {
            let pages = pages.into_iter().map(|page| part(visit, page)).collect_view();
            view! {
                <li class="module">
                    <h3>{text.title}</h3>
                    <p>{text.summary}</p>
                    <ol class="parts">{pages}</ol>
                </li>
            }
        })
        .collect_view();
    let end = end
        .into_iter()
        .map(|entry| {
            let title = entry.title.clone();
            let line = part(visit, entry);
            view! {
                <li class="module module-end"><h3 class="visually-hidden">{title}</h3><ul class="parts">{line}</ul></li>
            }
        })
        .collect_view();
    view! { <ol class="modules">{modules}{end}</ol> }
}

fn part(visit: &Visit, entry: Entry<'_>) -> impl IntoView + use<> {
    let Entry { title, href, minutes, done, .. } = entry;
    let class = if done { "part is-done" } else { "part" };
    let done = done.then(|| view! { <span class="part-state">{visit.t("done")}</span> });
    let time = minutes.map(|minutes| {
        view! { <span class="part-time">{visit.messages.with("minutes", &[("n", minutes.into())])}</span> }
    });
    view! { <li class=class><a href=href>{title}</a>{time}{done}</li> }
}

/// When an expert last went through it, and its version.
fn reviewed(visit: &Visit, course: &Course) -> impl IntoView + use<> {
    let day = words::day(visit.lang, course.reviewed);
    let text =
        visit.messages.with("course-reviewed", &[("day", day.into()), ("version", course.version.clone().into())]);
    view! { <p class="fine">{text}</p> }
}
