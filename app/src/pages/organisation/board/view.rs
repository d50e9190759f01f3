//! What the board looks like. One table, whose rows become cards where it is narrow: see `style/board.css`.

use leptos::prelude::*;
use perehdy_courses::model::Timestamp;
use perehdy_records::{BoardRow, Sort, Status};

use super::asked::{Asked, Ignored, SORTS, sort_code, status_code};
use super::{Opened, Shown, pictures};
use crate::components::status;
use crate::i18n::short_day;
use crate::pages::organisation::{Tab, course_title, frame};
use crate::shell::Document;
use crate::visit::Visit;

pub(super) fn document(opened: &Opened, shown: &Shown) -> Document {
    let visit = &opened.seated.visit;
    let (title, _) = course_title(visit, &opened.id);
    let totals = &shown.board.totals;
    let gone = opened.course.is_none().then(|| view! { <p class="notice">{visit.t("board-course-gone")}</p> });
    let picture = |html: String| view! { <div class="board-picture" inner_html=html></div> };
    let whole = (totals.all() > 0).then(|| picture(pictures::whole(visit, totals)));
    let over_time = pictures::line(visit, &shown.moments, &shown.done).map(picture);
    let nobody = totals.all() == 0 && !shown.asked.is_filtered();
    let content = if nobody {
        view! { {gone}<p>{visit.t("board-nobody")}</p> }.into_any()
    } else {
        view! {
            {gone}
            {ignored(visit, &shown.asked.ignored)}
            {filters(opened, &shown.asked)}
            {counts(opened, shown)}
            {whole}
            {list(opened, shown)}
            {over_time}
            {exports(opened, shown)}
        }
        .into_any()
    };
    let said = visit.asks("no-certificates").then(|| visit.t("board-export-no-certificates").into_owned());
    let mut document = frame(&opened.seated, Tab::Board, title, said, content);
    let at_page = |page: u32| opened.here(&turned(&shown.asked, page).address());
    let board = &shown.board;
    document.prev = (board.page > 0).then(|| at_page(board.page - 1));
    document.next = (board.page + 1 < board.pages).then(|| at_page(board.page + 1));
    document
}

/// The same at another page.
fn turned(asked: &Asked, page: u32) -> Asked {
    asked.with(|query| query.page = page)
}

/// What stood in the address and was not understood.
fn ignored(visit: &Visit, ignored: &[Ignored]) -> Option<AnyView> {
    if ignored.is_empty() {
        return None;
    }
    let lines = ignored
        .iter()
        .map(|what| {
            let key = match what {
                Ignored::Team => "board-ignored-team",
                Ignored::Status => "board-ignored-status",
                Ignored::Sort => "board-ignored-sort",
            };
            view! { <p>{visit.t(key)}</p> }
        })
        .collect_view();
    Some(view! { <div class="notice" role="status">{lines}</div> }.into_any())
}

/// The filters, as a form that asks by its address.
fn filters(opened: &Opened, asked: &Asked) -> AnyView {
    let visit = &opened.seated.visit;
    let query = &asked.query;
    let option = |value: String, text: String, chosen: bool| {
        view! { <option value=value selected=chosen>{text}</option> }
    };
    let team = (!opened.teams.is_empty()).then(|| {
        let teams = opened
            .teams
            .iter()
            .map(|team| option(team.id.to_string(), team.name.clone(), query.team == Some(team.id)))
            .collect_view();
        view! {
            <div class="field">
                <label for="board-team">{visit.t("board-team")}</label>
                <select id="board-team" name="team">
                    {option(String::new(), visit.t("board-team-all").into_owned(), query.team.is_none())}
                    {teams}
                </select>
            </div>
        }
    });
    let statuses = Status::ALL
        .into_iter()
        .map(|status| {
            let text = status::status(visit.messages, status);
            option(status_code(status).to_owned(), text, query.status == Some(status))
        })
        .collect_view();
    let sorts = SORTS
        .into_iter()
        .flat_map(|(sort, _)| [(sort, false), (sort, true)])
        .map(|(sort, descending)| {
            let text = visit.t(sort_key(sort, descending)).into_owned();
            option(sort_code(sort, descending), text, (query.sort, query.descending) == (sort, descending))
        })
        .collect_view();
    let all = asked.is_filtered().then(|| {
        let address = opened.here(
            &asked.with(|query| (query.team, query.status, query.search) = (None, None, String::new())).address(),
        );
        view! { <a href=address>{visit.t("board-show-all")}</a> }
    });
    view! {
        <form class="board-filters" method="get" action=opened.here("") role="search" aria-label=visit.t("board-filters")>
            {team}
            <div class="field">
                <label for="board-status">{visit.t("board-status")}</label>
                <select id="board-status" name="status">
                    {option(String::new(), visit.t("board-status-all").into_owned(), query.status.is_none())}
                    {statuses}
                </select>
            </div>
            <div class="field">
                <label for="board-search">{visit.t("board-search")}</label>
                <input type="search" id="board-search" name="search" value=query.search.clone() maxlength="200" autocomplete="off"/>
            </div>
            <div class="field">
                <label for="board-sort">{visit.t("board-sort")}</label>
                <select id="board-sort" name="sort">{sorts}</select>
            </div>
            <div class="buttons">
                <button type="submit" class="button">{visit.t("board-show")}</button>
                {all}
            </div>
        </form>
    }
    .into_any()
}

const fn sort_key(sort: Sort, descending: bool) -> &'static str {
    match (sort, descending) {
        (Sort::Name, false) => "board-sort-name",
        (Sort::Name, true) => "board-sort-name-turned",
        (Sort::Status, false) => "board-sort-status",
        (Sort::Status, true) => "board-sort-status-turned",
        (Sort::Deadline, false) => "board-sort-deadline",
        (Sort::Deadline, true) => "board-sort-deadline-turned",
        (Sort::Completed, false) => "board-sort-completed",
        (Sort::Completed, true) => "board-sort-completed-turned",
    }
}

/// How many stand how, each count a way to those.
fn counts(opened: &Opened, shown: &Shown) -> AnyView {
    let visit = &opened.seated.visit;
    let link = |status: Option<Status>, text: String, class: &'static str, count: u32| {
        let address = opened.here(&shown.asked.with(|query| query.status = status).address());
        let current = (shown.asked.query.status == status).then_some("true");
        view! {
            <li>
                <a href=address aria-current=current>
                    <span class=class>{text}</span>" "<strong>{count}</strong>
                </a>
            </li>
        }
    };
    let totals = &shown.board.totals;
    let items = Status::ALL
        .into_iter()
        .map(|status| {
            link(Some(status), status::status(visit.messages, status), status::class(status), totals.of(status))
        })
        .collect_view();
    view! {
        <nav class="board-counts" aria-label=visit.t("board-counts")>
            <ul>
                {link(None, visit.t("board-all").into_owned(), "status", totals.all())}
                {items}
            </ul>
        </nav>
    }
    .into_any()
}

/// The rows of this page, or that there are none.
fn list(opened: &Opened, shown: &Shown) -> AnyView {
    let visit = &opened.seated.visit;
    let board = &shown.board;
    if board.rows.is_empty() {
        return view! { <p class="board-none">{visit.t("board-none")}</p> }.into_any();
    }
    let heads = [
        (Some(Sort::Name), "board-name"),
        (None, "board-teams"),
        (Some(Sort::Status), "board-status"),
        (Some(Sort::Deadline), "board-deadline"),
        (Some(Sort::Completed), "board-completed"),
        (None, "board-expires"),
    ];
    let heads = heads.into_iter().map(|(sort, key)| head(opened, &shown.asked, sort, key)).collect_view();
    let rows = board.rows.iter().map(|row| line(opened, row)).collect_view();
    let caption = visit.messages.with(
        "board-caption",
        &[("rows", board.rows.len().into()), ("page", (board.page + 1).into()), ("pages", board.pages.into())],
    );
    view! {
        <table class="board" role="table">
            <caption>{caption}</caption>
            <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
        {pages(opened, shown)}
    }
    .into_any()
}

/// A column's heading; one that is sorted by is a way to the order, and to turn it round.
fn head(opened: &Opened, asked: &Asked, sort: Option<Sort>, key: &'static str) -> AnyView {
    let text = opened.seated.visit.t(key);
    let Some(sort) = sort else {
        return view! { <th role="columnheader" scope="col">{text}</th> }.into_any();
    };
    let query = &asked.query;
    let is_current = query.sort == sort;
    let order = is_current.then_some(if query.descending { "descending" } else { "ascending" });
    let address = opened
        .here(&asked.with(|query| (query.sort, query.descending) = (sort, is_current && !query.descending)).address());
    view! { <th role="columnheader" scope="col" aria-sort=order><a href=address>{text}</a></th> }.into_any()
}

fn line(opened: &Opened, row: &BoardRow) -> AnyView {
    let visit = &opened.seated.visit;
    let standing = &row.standing;
    let email = row.email.clone().map(|email| view! { <span class="board-email">{email}</span> });
    let day = |at: Option<Timestamp>| at.map(|at| short_day(visit.messages, &visit.app.settings.zone, at));
    let version = standing.completed.as_ref().map(|(_, version)| {
        let text = visit.messages.with("board-version-of", &[("version", version.clone().into())]);
        view! { <span class="board-version">{text}</span> }
    });
    let cell = |key: &'static str, content: AnyView, is_empty: bool| {
        let class = is_empty.then_some("board-empty");
        view! { <td role="cell" class=class data-label=visit.t(key)><span class="board-value">{content}</span></td> }
    };
    let dated = |key: &'static str, at: Option<Timestamp>| {
        let text = day(at);
        let is_empty = text.is_none();
        // Read out as nothing, which it is.
        cell(key, view! { {text} }.into_any(), is_empty)
    };
    let completed = standing.completed.as_ref().map(|(at, _)| *at);
    let teams = row.teams.join(", ");
    let has_no_team = teams.is_empty();
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <a href=opened.seated.here(&format!("/people/{}", row.learner.0)) dir="auto">{row.name.clone()}</a>
                {email}
            </th>
            {cell("board-teams", view! { <span dir="auto">{teams}</span> }.into_any(), has_no_team)}
            {cell(
                "board-status",
                view! { <span class=status::class(standing.status)>{status::status(visit.messages, standing.status)}</span> }
                    .into_any(),
                false,
            )}
            {dated("board-deadline", standing.deadline)}
            {cell("board-completed", view! { {day(completed)}" "{version} }.into_any(), completed.is_none())}
            {dated("board-expires", standing.expires)}
        </tr>
    }
    .into_any()
}

/// The way to the other pages.
fn pages(opened: &Opened, shown: &Shown) -> Option<AnyView> {
    let visit = &opened.seated.visit;
    let board = &shown.board;
    if board.pages < 2 {
        return None;
    }
    let link = |page: u32, key: &'static str, rel: Option<&'static str>| {
        let address = opened.here(&turned(&shown.asked, page).address());
        view! { <li><a href=address rel=rel>{visit.t(key)}</a></li> }
    };
    let before = (board.page > 0)
        .then(|| (link(0, "board-first-page", None), link(board.page - 1, "board-page-before", Some("prev"))));
    let after = (board.page + 1 < board.pages).then(|| {
        (link(board.page + 1, "board-page-after", Some("next")), link(board.pages - 1, "board-last-page", None))
    });
    let here =
        visit.messages.with("board-page-of", &[("page", (board.page + 1).into()), ("pages", board.pages.into())]);
    Some(
        view! {
            <nav class="board-pages" aria-label=visit.t("board-pages")>
                <ul>{before}<li aria-current="page">{here}</li>{after}</ul>
            </nav>
        }
        .into_any(),
    )
}

/// The same rows to take along. Each file is asked for by a form: that it was taken is written into the log.
fn exports(opened: &Opened, shown: &Shown) -> Option<AnyView> {
    let visit = &opened.seated.visit;
    let totals = &shown.board.totals;
    let count = shown.asked.query.status.map_or_else(|| totals.all(), |status| totals.of(status));
    if count == 0 {
        return None;
    }
    let form = |end: &'static str, key: &str| {
        let fields = shown
            .asked
            .pairs()
            .into_iter()
            .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
            .collect_view();
        view! {
            <form method="post" action=opened.here(&format!("/export.{end}"))>
                {fields}
                <button type="submit" class="button button-secondary" name="do" value=end>{visit.t(key)}</button>
            </form>
        }
    };
    let forms = [("csv", "board-export-csv"), ("xlsx", "board-export-xlsx"), ("pdf", "board-export-pdf")]
        .map(|(end, key)| form(end, key));
    let lead = visit.messages.with("board-export-lead", &[("n", count.into())]);
    Some(
        view! {
            <section class="board-exports" aria-labelledby="board-exports">
                <h2 id="board-exports">{visit.t("board-export")}</h2>
                <p>{lead}</p>
                <div class="buttons">{forms.into_iter().collect_view()}</div>
                <p>{visit.t("board-export-certificates")}</p>
                <div class="buttons">{form("zip", "board-export-zip")}</div>
            </section>
        }
        .into_any(),
    )
}
