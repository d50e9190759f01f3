//! Opening everything that can be reached by links.

use std::collections::{BTreeMap, HashSet, VecDeque};

use url::Url;

use super::browser::Browser;
use super::page::Page;

/// Everything that was opened, by path and query.
pub(crate) type Opened = BTreeMap<String, Page>;

/// Opens the addresses and everything of our own host that pages and style sheets refer to. Fails on links that lead
/// nowhere, to the wrong language or to a place that is not on the page.
pub(crate) fn crawl(browser: &mut Browser, starts: &[String]) -> Opened {
    let mut opened = Opened::new();
    let mut waiting: VecDeque<(String, String)> =
        starts.iter().map(|start| (start.clone(), "the start".into())).collect();
    let mut known: HashSet<String> = starts.iter().cloned().collect();
    let mut fragments = Vec::new();
    while let Some((address, from)) = waiting.pop_front() {
        let page = browser.get(&address);
        assert!(page.status < 400, "{address}, linked from {from}: {}", page.describe());
        for link in links(&page) {
            if link.origin() != page.address.origin() {
                assert!(matches!(link.scheme(), "http" | "https"), "{link} on {address}");
                continue;
            }
            let mut path = link.path().to_owned();
            if let Some(query) = link.query() {
                path = format!("{path}?{query}");
            }
            if let Some(fragment) = link.fragment() {
                fragments.push((address.clone(), path.clone(), fragment.to_owned()));
            }
            if known.insert(path.clone()) {
                waiting.push_back((path, address.clone()));
            }
        }
        opened.insert(address, page);
        assert!(opened.len() < 2000, "there is no end of it");
    }
    for (from, path, fragment) in fragments {
        let page = &opened[&path];
        let there = !page.is_html() || page.attributes("[id]", "id").contains(&fragment);
        assert!(there, "{from} leads to #{fragment} on {path}, which is not there");
    }
    opened
}

/// Whatever a page refers to.
fn links(page: &Page) -> Vec<Url> {
    let mut found = Vec::new();
    if page.is_html() {
        for (what, name) in [("[href]", "href"), ("[src]", "src"), ("[poster]", "poster")] {
            found.extend(page.attributes(what, name));
        }
    } else if page.header("content-type").is_some_and(|kind| kind.contains("css") || kind.contains("javascript")) {
        found.extend(files_named(page.source()));
    }
    found.iter().filter_map(|link| page.address.join(link).ok()).collect()
}

/// The names with content hashes in a style sheet or script: `name-0123456789.wasm`.
fn files_named(text: &str) -> Vec<String> {
    let of_a_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    let words = text.split(|c| !of_a_name(c));
    let hashed = |word: &&str| {
        let (stem, _) = word.rsplit_once('.').unwrap_or_default();
        let hash = stem.rsplit_once('-').map(|(_, hash)| hash).unwrap_or_default();
        hash.len() >= 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    words.filter(hashed).map(str::to_owned).collect()
}
