//! The form by which a list is sent, with what a list holds, and what is wrong with one that was sent.

use axum::response::Response;
use http::StatusCode;
use leptos::prelude::*;
use perehdy_courses::model::Lang;

use super::super::{Seated, Tab, course_title, frame};
use super::faults;
use crate::components::error_summary::Trouble;
use crate::import::{Column, Faults, MOST_ROWS, Names};
use crate::respond;
use crate::visit::Visit;

/// A form that came back.
#[derive(Clone, Default)]
pub(super) struct Returned {
    /// What is wrong with the list.
    pub(super) faults: Option<Faults>,
    /// What is wrong with what was chosen, as a key.
    pub(super) field_fault: Option<&'static str>,
    /// What is wrong beside them.
    pub(super) trouble: Option<String>,
    /// What was pasted. A chosen file cannot be given back: browsers allow nobody to choose one for them.
    pub(super) text: String,
    /// Whether the list was pasted.
    pub(super) pasted: bool,
    /// The language that was chosen.
    pub(super) lang: Option<Lang>,
    pub(super) status: StatusCode,
}

/// The page.
pub(super) fn respond(seated: &Seated, names: &Names, returned: &Returned) -> Response {
    respond::page(&seated.visit, || {
        let visit = &seated.visit;
        let mut troubles: Vec<Trouble> = Vec::new();
        troubles.extend(returned.trouble.clone().map(|message| Trouble { anchor: None, message }));
        troubles.extend(
            returned
                .field_fault
                .map(|key| Trouble { anchor: Some("file".to_owned()), message: visit.t(key).into_owned() }),
        );
        troubles.extend(returned.faults.as_ref().map(|faults| Trouble {
            anchor: Some("faults".to_owned()),
            message: visit.messages.with("import-faults", &[("n", faults.all.into())]),
        }));
        let mut document = frame(seated, Tab::Import, visit.t("import-title"), None, content(seated, names, returned));
        document.status = returned.status;
        document.troubles = troubles;
        document
    })
}

fn content(seated: &Seated, names: &Names, returned: &Returned) -> AnyView {
    let visit = &seated.visit;
    let faults = returned.faults.as_ref().map(|faults| faults::table(visit, faults));
    view! {
        {faults}
        <p class="lead">{visit.t("import-lead")}</p>
        <section class="import-form">
            <h2>{visit.t("import-form-title")}</h2>
            {form(seated, returned)}
        </section>
        {about(seated, names)}
    }
    .into_any()
}

fn form(seated: &Seated, returned: &Returned) -> AnyView {
    let visit = &seated.visit;
    let wrong = returned.faults.is_some() || returned.field_fault.is_some();
    let file_wrong = (wrong && !returned.pasted).then_some("true");
    let text_wrong = (wrong && returned.pasted).then_some("true");
    let error = returned.field_fault.map(|key| view! { <p class="field-error" id="file-error">{visit.t(key)}</p> });
    let described = if error.is_some() { "file-error file-hint" } else { "file-hint" };
    let chosen = returned.lang.unwrap_or(visit.lang);
    let langs = Lang::ALL
        .into_iter()
        .map(|lang| view! { <option value=lang.code() lang=lang.code() selected=lang == chosen>{lang.own_name()}</option> })
        .collect_view();
    let rows = if returned.text.is_empty() { "5" } else { "12" };
    view! {
        <form method="post" action=seated.here("/import") enctype="multipart/form-data" novalidate>
            <div class="field">
                <label for="file">{visit.t("import-file")}</label>
                <p class="hint" id="file-hint">{visit.t("import-file-hint")}</p>
                {error}
                <input type="file" id="file" name="file" accept=".csv,.txt,.tsv,text/csv,text/plain" aria-describedby=described
                    aria-invalid=file_wrong/>
            </div>
            <div class="field">
                <label for="text">{visit.t("import-text")}</label>
                <p class="hint" id="text-hint">{visit.t("import-text-hint")}</p>
                // A line end right behind the tag is left out by browsers: one more keeps what was typed as it was.
                <textarea id="text" name="text" rows=rows spellcheck="false" autocomplete="off" dir="auto"
                    aria-describedby="text-hint" aria-invalid=text_wrong>
                    {format!("\n{}", returned.text)}
                </textarea>
            </div>
            <div class="field">
                <label for="lang">{visit.t("import-lang")}</label>
                <select id="lang" name="lang">{langs}</select>
            </div>
            <button type="submit" class="button" name="do" value="preview">{visit.t("import-look")}</button>
        </form>
    }
    .into_any()
}

/// What a list holds, and an example.
fn about(seated: &Seated, names: &Names) -> AnyView {
    let visit = &seated.visit;
    let columns = Column::ALL
        .into_iter()
        .map(|column| {
            let key = match column {
                Column::Name => "import-about-name",
                Column::Email => "import-about-email",
                Column::Team => "import-about-team",
                Column::Course => "import-about-course",
                Column::Deadline => "import-about-deadline",
            };
            view! { <div><dt>{faults::column_name(visit, column)}</dt><dd>{visit.t(key)}</dd></div> }
        })
        .collect_view();
    view! {
        <section class="import-about">
            <h2>{visit.t("import-columns-title")}</h2>
            <p>{visit.messages.with("import-columns-text", &[("most", MOST_ROWS.into())])}</p>
            <dl class="facts">{columns}</dl>
            <p>{visit.t("import-empty-cells")}</p>
            <p><a href=seated.here("/import?example") download="">{visit.t("import-example")}</a></p>
            <details>
                <summary>{visit.t("import-names-title")}</summary>
                {usable(visit, names)}
            </details>
        </section>
    }
    .into_any()
}

fn usable(visit: &Visit, names: &Names) -> AnyView {
    let teams = if names.teams.is_empty() {
        view! { <p>{visit.t("import-no-teams")}</p> }.into_any()
    } else {
        let teams = names.teams.iter().map(|(name, _)| view! { <li dir="auto">{name.clone()}</li> }).collect_view();
        view! { <ul>{teams}</ul> }.into_any()
    };
    let courses = visit
        .app
        .catalog
        .iter()
        .map(|course| {
            let (title, lang) = course_title(visit, &course.id);
            view! { <li><span lang=lang.map(Lang::code)>{title}</span>" ("{course.id.clone()}")"</li> }
        })
        .collect_view();
    view! {
        <h3>{visit.t("import-names-teams")}</h3>
        {teams}
        <h3>{visit.t("import-names-courses")}</h3>
        <ul>{courses}</ul>
    }
    .into_any()
}
