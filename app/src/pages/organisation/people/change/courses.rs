//! The courses that are asked of one member alone: seen, added, taken back.

use leptos::prelude::*;
use perehdy_courses::model::Lang;
use perehdy_records::{PersonalAssignment, Refusal};

use super::super::super::assignments::{fields, renewed, until_day};
use super::super::super::forms::{Returned, Sent};
use super::super::super::{Managed, course_title};
use super::{Shown, decided, here};
use crate::components::select::{Select, select};
use crate::pages::form::Fields;
use crate::visit::Visit;

/// The form `ask`.
pub(super) async fn ask(managed: &Managed, shown: &Shown, form: &mut Fields, mut returned: Box<Returned>) -> Sent {
    let visit = &managed.seated.visit;
    let Some(course) = form.take("course") else { return Err(returned.foreign(visit)) };
    let Some(read) = fields::read(visit, form).filter(|_| form.0.is_empty()) else {
        return Err(returned.foreign(visit));
    };
    if visit.app.catalog.get(&course).is_none() {
        returned = returned.fault("course", visit.t("asked-no-course"));
    }
    let (deadline, months) = match read {
        Ok(read) if !returned.is_wrong() => read,
        Ok(_) => return Err(returned),
        Err(faults) => return Err(faults.into_iter().fold(returned, |all, (id, text)| all.fault(id, text))),
    };
    let learner = shown.member.learner;
    match visit.app.records.assign_to_person(&managed.manager, learner, &course, deadline, months).await {
        Ok(Err(Refusal::Taken)) => Err(returned.fault("course", visit.t("personal-taken"))),
        Ok(Err(refusal @ (Refusal::Past | Refusal::Unfit))) => Err(fields::refused(visit, returned, refusal)),
        done => {
            decided(managed, shown, done, returned, |_| String::new()).await?;
            Ok(here(managed, shown, "?asked"))
        }
    }
}

/// The form `take-back`.
pub(super) async fn take_back(managed: &Managed, shown: &Shown, form: &mut Fields, returned: Box<Returned>) -> Sent {
    let visit = &managed.seated.visit;
    let (course, version) = (form.take("course"), form.take("version").and_then(|version| version.parse().ok()));
    let (Some(course), Some(version), true) = (course, version, form.0.is_empty()) else {
        return Err(returned.foreign(visit));
    };
    let learner = shown.member.learner;
    match visit.app.records.remove_personal_assignment(&managed.manager, learner, &course, version).await {
        // Somebody else was quicker; or the member is gone, which the page says.
        Ok(Err(Refusal::Gone)) => Ok(here(managed, shown, "?not-asked")),
        done => {
            decided(managed, shown, done, returned, |now| {
                let stands = now.asked.iter().find(|one| one.course == course).map(|one| facts(visit, one));
                visit.messages.with("asked-changed-remove", &[("now", stands.unwrap_or_default().into())])
            })
            .await?;
            Ok(here(managed, shown, "?taken-back"))
        }
    }
}

/// Until when, and how often it is to be renewed.
fn facts(visit: &Visit, one: &PersonalAssignment) -> String {
    let until = one.deadline.map_or_else(|| visit.t("asked-no-deadline").into_owned(), |at| until_day(visit, at));
    [Some(until), one.renew_months.map(|months| renewed(visit, months))]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

/// The part of the page about them.
pub(super) fn section(managed: &Managed, shown: &Shown, returned: &Returned) -> AnyView {
    let visit = &managed.seated.visit;
    let list = if shown.asked.is_empty() {
        view! { <p>{visit.t("personal-none")}</p> }.into_any()
    } else {
        let rows = shown.asked.iter().map(|one| row(managed, shown, one)).collect_view();
        view! { <ul class="entries">{rows}</ul> }.into_any()
    };
    let mut options = vec![(String::new(), visit.t("choose").into_owned())];
    let is_asked = |id: &str| shown.asked.iter().any(|one| one.course == id);
    let free = visit.app.catalog.iter().filter(|course| !is_asked(&course.id));
    options.extend(free.map(|course| (course.id.clone(), course_title(visit, &course.id).0)));
    let chosen = returned.value("ask", "course", "");
    // What somebody else has asked meanwhile stays chosen, so that nothing else is chosen in its place unseen.
    if is_asked(&chosen) {
        options.push((chosen.clone(), course_title(visit, &chosen).0));
    }
    let form = (options.len() > 1).then(|| {
        let course = Select {
            id: "course",
            name: "course",
            label: visit.t("asked-course").into_owned(),
            hint: None,
            options,
            chosen,
            error: returned.error("course"),
        };
        view! {
            <form method="post" action=here(managed, shown, "") novalidate>
                {select(course)}
                {fields::fields(visit, "ask", returned, None, None)}
                <button type="submit" class="button" name="do" value="ask">{visit.t("asked-make")}</button>
            </form>
        }
    });
    view! {
        <section class="detail">
            <h2>{visit.t("personal-title")}</h2>
            <p>{visit.t("personal-lead")}</p>
            {list}
            {form}
        </section>
    }
    .into_any()
}

fn row(managed: &Managed, shown: &Shown, one: &PersonalAssignment) -> AnyView {
    let visit = &managed.seated.visit;
    let (title, lang) = course_title(visit, &one.course);
    let gone = visit.app.catalog.get(&one.course).is_none().then(|| visit.t("asked-course-gone").into_owned());
    let facts: Vec<String> = std::iter::once(facts(visit, one)).chain(gone).collect();
    view! {
        <li class="entry">
            <p class="entry-what"><strong lang=lang.map(Lang::code)>{title.clone()}</strong></p>
            <p class="entry-facts">{facts.join(" · ")}</p>
            <p class="entry-do">
                <a href=here(managed, shown, &format!("?take-back={}", one.course))>
                    {visit.t("personal-remove")}<span class="visually-hidden">{format!(": {title}")}</span>
                </a>
            </p>
        </li>
    }
    .into_any()
}

/// Whether a course is to be asked of the member no more, and what happens then.
pub(super) fn question(managed: &Managed, shown: &Shown, one: &PersonalAssignment) -> AnyView {
    let visit = &managed.seated.visit;
    let (title, lang) = course_title(visit, &one.course);
    view! {
        <p class="lead"><span dir="auto">{shown.member.name.clone()}</span>" · "<span lang=lang.map(Lang::code)>{title}</span>" · "{facts(visit, one)}</p>
        <ul>
            <li>{visit.t("personal-remove-others")}</li>
            <li>{visit.t("personal-remove-done")}</li>
        </ul>
        <form method="post" action=here(managed, shown, &format!("?take-back={}", one.course))>
            <input type="hidden" name="course" value=one.course.clone()/>
            <input type="hidden" name="version" value=one.version.to_string()/>
            <p class="buttons">
                <button type="submit" class="button button-danger" name="do" value="take-back">{visit.t("personal-remove-button")}</button>
                <a href=here(managed, shown, "")>{visit.t("cancel")}</a>
            </p>
        </form>
    }
    .into_any()
}
