//! What a browser transfers: the first page of the bundled course with every file that it names, a page without scripts,
//! and the next page.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use scraper::Html;

use crate::client::Client;
use crate::fonts;
use crate::forms::selector;
use crate::pages::ENCODINGS;
use crate::program::Program;
use crate::table::{Bar, Table};

/// The course that comes with the program.
const COURSE: &str = "/fi/courses/kotoutuminen-tutuksi";

/// A browser's cache.
struct Browser {
    client: Client,
    seen: BTreeSet<String>,
    /// Bytes of bodies as transferred: all, and wasm among them.
    bytes: usize,
    wasm: usize,
}

/// Measures the sizes.
pub(crate) async fn measure(program: &Program, table: &mut Table) -> Result<()> {
    let mut browser = Browser::new(program.port).await?;
    let course = browser.open(COURSE).await?;
    table.add("a page without islands, all files", browser.kilobytes(), "kB", Bar::AtMost(80.0));

    let first = links(&course, "a[href]")?.into_iter().map(|(_, path)| path);
    let first = first.map(|path| path.split('#').next().unwrap_or_default().to_owned());
    let first = first.into_iter().find(|path| path.starts_with(COURSE) && path.split('/').count() == 6);
    let first = first.context("the course's page links to no page of a module")?;
    let mut browser = Browser::new(program.port).await?;
    let page = browser.open(&first).await?;
    table.add("first course page in an empty browser, all files", browser.kilobytes(), "kB", Bar::AtMost(210.0));
    table.add("of it wasm", browser.wasm as f64 / 1000.0, "kB", Bar::AtMost(140.0));

    let next = links(&page, "link[rel=next]")?.pop().context("the first page has no next one")?.1;
    browser.bytes = 0;
    browser.open(&next).await?;
    table.add("the next page", browser.kilobytes(), "kB", Bar::AtMost(15.0));
    Ok(())
}

impl Browser {
    async fn new(port: u16) -> Result<Self> {
        Ok(Self { client: Client::connect(port).await?, seen: BTreeSet::new(), bytes: 0, wasm: 0 })
    }

    fn kilobytes(&self) -> f64 {
        self.bytes as f64 / 1000.0
    }

    /// Opens a page with all that it loads by itself; not video and audio, which wait to be played, and of the fonts
    /// those whose letters occur. Gives the page.
    async fn open(&mut self, path: &str) -> Result<String> {
        let answer = self.client.get(path, ENCODINGS).await?;
        anyhow::ensure!(answer.status == 200, "{path} answered {}", answer.status);
        self.bytes += answer.body.len();
        println!("    {path}: {} bytes", answer.body.len());
        let page = self.client.get(path, "").await?.text();
        let letters: String = Html::parse_document(&page).root_element().text().collect();
        let loaded = "link[rel~=stylesheet], link[rel=preload], link[rel=modulepreload], link[rel~=icon], script[src], \
                      img[src], video[poster]";
        let mut files: Vec<String> = links(&page, loaded)?.into_iter().map(|(_, path)| path).collect();
        while let Some(file) = files.pop() {
            if !file.starts_with('/') || !self.seen.insert(file.clone()) {
                continue;
            }
            let answer = self.client.get(&file, ENCODINGS).await?;
            anyhow::ensure!(answer.status == 200, "{file} answered {}", answer.status);
            self.bytes += answer.body.len();
            println!("    {file}: {} bytes", answer.body.len());
            if file.ends_with(".wasm") {
                self.wasm += answer.body.len();
            }
            if file.ends_with(".css") || file.ends_with(".js") {
                let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
                let text = fonts::needed(&self.client.get(&file, "").await?.text(), &letters);
                files.extend(hashed_names(&text).into_iter().map(|name| format!("{folder}/{name}")));
            }
        }
        Ok(page)
    }
}

/// Tag and address of the elements that match.
fn links(page: &str, css: &str) -> Result<Vec<(String, String)>> {
    let page = Html::parse_document(page);
    let selector = selector(css)?;
    let links = page.select(&selector).filter_map(|element| {
        let address = ["href", "src", "poster"].into_iter().find_map(|name| match (element.value().name(), name) {
            ("video", "src") => None,
            _ => element.attr(name),
        })?;
        Some((element.value().name().to_owned(), address.to_owned()))
    });
    Ok(links.collect())
}

/// Names like `text-0123456789.woff2` in a style sheet or a script: the files that it loads.
fn hashed_names(text: &str) -> Vec<String> {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let mut names = Vec::new();
    for word in text.split(|c| !part(c)) {
        let word = word.trim_start_matches('.');
        let is_hashed = word.rsplit_once('.').and_then(|(stem, extension)| {
            let (_, hash) = stem.rsplit_once('-')?;
            let known = ["js", "wasm", "woff2", "svg", "png"].contains(&extension);
            Some(known && hash.len() == 10 && hash.chars().all(|c| c.is_ascii_hexdigit()))
        });
        if is_hashed == Some(true) {
            names.push(word.to_owned());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::hashed_names;

    #[test]
    fn names_are_found_in_style_and_script() {
        let text = "src:url(text-0123456789.woff2) import('./perehdy-abcdef0123.js') new URL('a_bg-abcdef0123.wasm', x.y-1.js)";
        assert_eq!(hashed_names(text), ["text-0123456789.woff2", "perehdy-abcdef0123.js", "a_bg-abcdef0123.wasm"]);
    }
}
