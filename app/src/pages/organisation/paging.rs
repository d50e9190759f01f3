//! Lists by pages of 50.

use leptos::prelude::*;

use super::Seated;
use crate::visit::Visit;

/// Rows on a page.
pub const ROWS: u32 = 50;

/// The page that an address asks for by `?page=`, from 0; written from 1.
#[must_use]
pub fn page_asked(visit: &Visit) -> u32 {
    visit.asked("page").and_then(|page| page.parse::<u32>().ok()).unwrap_or(1).saturating_sub(1)
}

/// What an address looks for by `?q=`, fit to be shown again.
#[must_use]
pub fn search_asked(visit: &Visit) -> String {
    let asked = visit.asked("q").unwrap_or_default();
    asked.chars().filter(|letter| !letter.is_control()).take(200).collect()
}

/// The last page of so many rows, from 0.
#[must_use]
pub const fn last_page(rows: u32) -> u32 {
    rows.div_ceil(ROWS).saturating_sub(1)
}

/// The way to the pages before and after; nothing for one page. `query` is the rest of the address's.
pub fn paging(seated: &Seated, path: &str, query: &[(&str, &str)], page: u32, rows: u32) -> Option<AnyView> {
    let last = last_page(rows);
    if last == 0 {
        return None;
    }
    let visit = &seated.visit;
    let link = |to: u32, rel: &'static str, key: &str| {
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        pairs.extend_pairs(query.iter().filter(|(_, value)| !value.is_empty()));
        pairs.append_pair("page", &(to + 1).to_string());
        let href = format!("{}?{}", seated.here(path), pairs.finish());
        view! { <a href=href rel=rel>{visit.t(key)}</a> }
    };
    let before = (page > 0).then(|| link(page - 1, "prev", "paging-before"));
    let after = (page < last).then(|| link(page + 1, "next", "paging-after"));
    let here = visit.messages.with("paging-here", &[("page", (page + 1).into()), ("pages", (last + 1).into())]);
    Some(
        view! {
            <nav class="paging" aria-label=visit.t("paging-label")>
                {before}
                <span>{here}</span>
                {after}
            </nav>
        }
        .into_any(),
    )
}
