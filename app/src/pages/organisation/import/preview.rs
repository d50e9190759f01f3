//! A list that waits to be confirmed: row by row what would happen; and what became of it.

use std::collections::HashMap;

use axum::response::Response;
use http::StatusCode;
use leptos::prelude::*;
use perehdy_courses::model::Lang;
use perehdy_records::{INVITED_DAYS, Import, ImportCounts, ImportRow, Planned, Team, Whom};
use uuid::Uuid;

use super::super::{Seated, Tab, course_title, frame};
use super::address;
use crate::components::error_summary::Trouble;
use crate::i18n::{day, day_and_time};
use crate::respond;
use crate::visit::Visit;

/// Rows on a page.
const PAGE: usize = 100;

/// Most rows of which it is told what changed.
const MOST_TOLD: usize = 100;

/// What is to be told beside the list.
#[derive(Default)]
pub(super) struct Told {
    /// What went wrong.
    pub(super) trouble: Option<String>,
    /// Rows with which something else would happen now, by their place, with what was shown.
    pub(super) before: Vec<(usize, Planned)>,
    pub(super) status: StatusCode,
}

impl Told {
    /// Something was otherwise than it was shown.
    pub(super) fn conflict() -> Self {
        Self { status: StatusCode::CONFLICT, ..Self::default() }
    }
}

/// The page.
pub(super) fn respond(seated: &Seated, import: &Import, teams: &[Team], told: &Told) -> Response {
    let teams: HashMap<Uuid, &str> = teams.iter().map(|team| (team.id, team.name.as_str())).collect();
    respond::page(&seated.visit, || {
        let visit = &seated.visit;
        let (title, content) = match &import.done {
            Some(counts) => ("import-done-title", done(seated, import, counts)),
            None => ("import-preview-title", waiting(seated, import, &teams, told)),
        };
        let mut document = frame(seated, Tab::Import, visit.t(title), None, content);
        document.status = told.status;
        document.troubles.extend(told.trouble.clone().map(|message| {
            let anchor = (!told.before.is_empty()).then(|| "changed".to_owned());
            Trouble { anchor, message }
        }));
        document
    })
}

fn done(seated: &Seated, import: &Import, counts: &ImportCounts) -> AnyView {
    let visit = &seated.visit;
    let mails = (counts.invited > 0).then(|| {
        view! { <p>{visit.messages.with("import-done-mails", &[("days", INVITED_DAYS.into())])}</p> }
    });
    let links = [("/invitations", "organisation-invitations"), ("/people", "organisation-people")]
        .into_iter()
        .map(|(path, key)| view! { <a class="button button-secondary" href=seated.here(path)>{visit.t(key)}</a> })
        .collect_view();
    view! {
        {summary(visit, import.lang, counts)}
        {mails}
        <p class="buttons">
            {links}
            <a class="button button-secondary" href=seated.here("/import")>{visit.t("import-other")}</a>
        </p>
    }
    .into_any()
}

/// How many rows do what.
fn summary(visit: &Visit, lang: Lang, counts: &ImportCounts) -> AnyView {
    let line = |key: &str, n: u32| {
        (n > 0).then(|| {
            let text = visit.messages.with(key, &[("n", n.into()), ("language", lang.own_name().into())]);
            view! { <li>{text}</li> }
        })
    };
    view! {
        <ul class="import-counts">
            {line("import-count-invited", counts.invited)}
            {line("import-count-invitations", counts.invitations)}
            {line("import-count-members", counts.members)}
            {line("import-count-nothing", counts.nothing)}
            {line("import-count-stopped", counts.stopped)}
        </ul>
    }
    .into_any()
}

fn waiting(seated: &Seated, import: &Import, teams: &HashMap<Uuid, &str>, told: &Told) -> AnyView {
    let visit = &seated.visit;
    let counts = ImportCounts::of(&import.plan);
    let ends = day_and_time(visit.messages, &visit.app.settings.zone, import.ends);
    let other = view! { <a class="button button-secondary" href=seated.here("/import")>{visit.t("import-other")}</a> };
    let act = if counts.stopped > 0 {
        view! { <p class="note">{visit.t("import-stopped")}</p><p class="buttons">{other}</p> }.into_any()
    } else if counts.changes() == 0 {
        view! { <p class="note">{visit.t("import-nothing-to-do")}</p><p class="buttons">{other}</p> }.into_any()
    } else {
        view! {
            <p>{visit.messages.with("import-preview-until", &[("ends", ends.into())])}</p>
            <form method="post" action=seated.here("/import") class="buttons">
                <input type="hidden" name="list" value=import.id.to_string()/>
                <input type="hidden" name="version" value=import.version.to_string()/>
                <button type="submit" class="button" name="do" value="confirm">{visit.t("import-confirm")}</button>
                {other}
            </form>
        }
        .into_any()
    };
    let changed = (!told.before.is_empty()).then(|| changed(visit, import, told));
    view! {
        {changed}
        <p class="lead">{visit.t("import-preview-lead")}</p>
        {summary(visit, import.lang, &counts)}
        {act}
        {rows(seated, import, teams)}
    }
    .into_any()
}

/// The rows with which something else would happen now.
fn changed(visit: &Visit, import: &Import, told: &Told) -> AnyView {
    let row = |(place, before): &(usize, Planned)| {
        let (row, now) = (import.rows.get(*place)?, import.plan.get(*place)?);
        Some(view! {
            <tr>
                <td>{row.number.to_string()}</td>
                <td>{person(row)}</td>
                <td>{happens(visit, before)}</td>
                <td>{happens(visit, now)}</td>
            </tr>
        })
    };
    let rows = told.before.iter().take(MOST_TOLD).filter_map(row).collect_view();
    view! {
        <section>
            <h2 id="changed">{visit.t("import-changed-title")}</h2>
            <div class="table-scroll" role="region" aria-labelledby="changed" tabindex="0">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{visit.t("import-row")}</th>
                            <th scope="col">{visit.t("import-person")}</th>
                            <th scope="col">{visit.t("import-before")}</th>
                            <th scope="col">{visit.t("import-now")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn rows(seated: &Seated, import: &Import, teams: &HashMap<Uuid, &str>) -> AnyView {
    let visit = &seated.visit;
    let pages = import.rows.len().div_ceil(PAGE).max(1);
    let page = visit.asked("page").and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, pages);
    let shown = import.rows.iter().zip(&import.plan).skip((page - 1) * PAGE).take(PAGE);
    let rows = shown
        .map(|(row, planned)| {
            let class = if planned.stops() {
                "import-stops"
            } else if planned.changes() {
                ""
            } else {
                "import-same"
            };
            view! {
                <tr class=class>
                    <td>{row.number.to_string()}</td>
                    <td>{person(row)}</td>
                    <td>{asked(visit, row, teams)}</td>
                    <td>{happens(visit, planned)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <h2 id="rows">{visit.t("import-rows-title")}</h2>
        <div class="table-scroll" role="region" aria-labelledby="rows" tabindex="0">
            <table class="import-rows">
                <thead>
                    <tr>
                        <th scope="col">{visit.t("import-row")}</th>
                        <th scope="col">{visit.t("import-person")}</th>
                        <th scope="col">{visit.t("import-asked")}</th>
                        <th scope="col">{visit.t("import-happens")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {(pages > 1).then(|| paging(seated, import, page, pages))}
    }
    .into_any()
}

fn paging(seated: &Seated, import: &Import, page: usize, pages: usize) -> AnyView {
    let visit = &seated.visit;
    let list = address(seated, import.id);
    let to = |page: usize, key: &str, rel: &'static str| {
        view! { <a href=format!("{list}&page={page}#rows") rel=rel>{visit.t(key).into_owned()}</a> }
    };
    let previous = (page > 1).then(|| to(page - 1, "import-previous", "prev"));
    let next = (page < pages).then(|| to(page + 1, "import-next", "next"));
    let at = visit.messages.with("import-page", &[("page", page.into()), ("pages", pages.into())]);
    view! {
        <nav class="import-pages" aria-label=visit.t("import-pages")>{previous}<span>{at}</span>{next}</nav>
    }
    .into_any()
}

fn person(row: &ImportRow) -> AnyView {
    let email = row.email.written().to_owned();
    view! { <span class="import-name" dir="auto">{row.name.clone()}</span><span class="import-email">{email}</span> }
        .into_any()
}

fn asked(visit: &Visit, row: &ImportRow, teams: &HashMap<Uuid, &str>) -> AnyView {
    let t = visit.messages;
    let mut lines = Vec::new();
    if let Some(team) = row.team {
        let team = teams.get(&team).map_or_else(|| "–".to_owned(), |team| (*team).to_owned());
        lines.push(t.with("import-team-line", &[("team", team.into())]));
    }
    if let Some(course) = &row.course {
        lines.push(t.with("import-course-line", &[("course", course_title(visit, course).0.into())]));
    }
    if let Some(deadline) = row.deadline {
        let day = day(t, &visit.app.settings.zone, deadline);
        lines.push(t.with("import-deadline-line", &[("day", day.into())]));
    }
    if lines.is_empty() {
        return "–".into_any();
    }
    lines.into_iter().map(|line| view! { <span class="import-line">{line}</span> }).collect_view().into_any()
}

fn happens(visit: &Visit, planned: &Planned) -> String {
    let mut keys = vec![match planned.whom {
        Whom::New => "import-happens-new",
        Whom::Invited => "import-happens-invited",
        Whom::Member => "import-happens-member",
        Whom::NoTeam => "import-happens-no-team",
        Whom::Late => "import-happens-late",
    }];
    if planned.whom != Whom::New {
        let parts = [
            (planned.name, "import-happens-name"),
            (planned.team, "import-happens-team"),
            (planned.course, "import-happens-course"),
            (planned.deadline, "import-happens-deadline"),
        ];
        keys.extend(parts.into_iter().filter(|(changes, _)| *changes).map(|(_, key)| key));
        if !planned.changes() && !planned.stops() {
            keys.push("import-happens-nothing");
        }
    }
    keys.into_iter().map(|key| visit.t(key)).collect::<Vec<_>>().join(" ")
}
