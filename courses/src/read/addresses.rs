//! Addresses: links, sources, files that lie elsewhere, and files of the course.

use url::Url;

use super::context::{Context, Links};
use super::nearest::{nearest, nearest_file};
use super::source::Span;
use crate::fault::codes;
use crate::links::{joined, scheme};
use crate::model::Lang;

/// Checks where a link leads: to http or https, to a mail address, or to a page of the course.
pub(crate) fn link(cx: &mut Context, address: &str, span: Span) {
    if address.is_empty() {
        let help = "write the address in round brackets: [the Act](https://…)";
        cx.fault(codes::BAD_ADDRESS, span, "this link leads nowhere", help);
        return;
    }
    match scheme(address).as_deref() {
        Some("http" | "https") => {
            web(cx, address, span, false);
        }
        Some("mailto") if address.contains('@') => {}
        Some(scheme) => {
            let message = format!("links cannot begin with `{scheme}:`");
            let help = "they lead to https://…, to http://… or to a page of this course";
            cx.fault(codes::BAD_ADDRESS, span, message, help);
        }
        None if address.starts_with("www.") => {
            let help = format!("write https://{address}");
            cx.fault(codes::BAD_ADDRESS, span, "this address lacks its beginning", help);
        }
        None if address.starts_with('/') => {
            let help = "write the way from this file: page.md in the same module, or ../module/page.md";
            cx.fault(codes::BAD_ADDRESS, span, "a link inside the course cannot begin with /", help);
        }
        None => inside(cx, address, span),
    }
}

/// Checks an address of the web; whether it is one. Where the browser loads from, it has to be https.
pub(crate) fn web(cx: &mut Context, address: &str, span: Span, secure: bool) -> bool {
    let url = Url::parse(address).ok();
    let host = url.as_ref().and_then(Url::host_str).filter(|host| host.contains('.') || *host == "localhost");
    let scheme = url.as_ref().map_or("", Url::scheme);
    if host.is_none() || address.contains(char::is_whitespace) || !matches!(scheme, "http" | "https") {
        let message = format!("`{address}` is not an address of the web");
        let help = "write it as the browser shows it, for example https://example.org/page";
        cx.fault(codes::BAD_ADDRESS, span, message, help);
        return false;
    }
    if secure && scheme == "http" {
        let message = "what is played from elsewhere has to come over https";
        let help = format!("write https://{}, if it can be had there", address.get(7..).unwrap_or_default());
        cx.fault(codes::BAD_ADDRESS, span, message, help);
        return false;
    }
    true
}

/// Checks a link to another file of the course: a page, or something in `media/`.
fn inside(cx: &mut Context, address: &str, span: Span) {
    let path = address.split(['#', '?']).next().unwrap_or_default();
    if path.starts_with("media/") {
        file(cx, path, span, "media/", &[""]);
        return;
    }
    let Some(pages) = cx.links.pages else { return };
    if path.is_empty() || leads_to(&cx.links, path).is_some_and(|page| pages.contains(&page)) {
        return;
    }
    let from_here: Vec<String> = pages.iter().map(|page| way(&cx.links, page)).collect();
    let help = match nearest(path, from_here.iter().map(String::as_str)) {
        Some(guess) => format!("did you mean {guess}?"),
        None => match from_here.first() {
            Some(example) => format!("write the way from this file to a page's file, for example {example}"),
            None => "write the way from this file to a page's file".to_owned(),
        },
    };
    let message = format!("`{path}` leads to no page of this course");
    let fault = cx.source.fault(codes::BROKEN_LINK, span, message, help);
    // A file that is there, but not in course.toml: most likely it is misspelt there, which is told.
    let is_there = joined(cx.links.folder, path).is_some_and(|place| cx.sources.has(&place.join("/")));
    if is_there { cx.faults.push_doubtful(fault) } else { cx.faults.push(fault) }
}

/// The page (`module/page.md`, below its language) that a relative link leads to.
fn leads_to(links: &Links, path: &str) -> Option<String> {
    let place = joined(links.folder, path)?;
    let (lang, page) = place.split_first()?;
    Lang::from_code(lang)?;
    Some(page.join("/"))
}

/// How a page (`module/page.md`) is linked to from a file.
fn way(links: &Links, page: &str) -> String {
    match links.folder.split_once('/') {
        None => page.to_owned(),
        Some((_, module)) => match page.split_once('/') {
            Some((of, name)) if of == module => name.to_owned(),
            _ => format!("../{page}"),
        },
    }
}

/// Checks the name of a file of the course, and that it is there. `folder` is where it has to lie, `ends` what its name
/// may end in. `Some` when all is well.
pub(crate) fn file(cx: &mut Context, path: &str, span: Span, folder: &str, ends: &[&str]) -> Option<String> {
    let inside = path.strip_prefix(folder);
    let parts = inside.is_some_and(|inside| inside.split('/').all(|part| !part.is_empty() && !part.starts_with('.')));
    if !parts {
        let message = format!("`{path}` does not lie in {folder}");
        let name = path.rsplit('/').next().unwrap_or_default();
        let help = format!("put the file into the course's folder {folder} and write {folder}{name}");
        cx.fault(codes::BAD_PATH, span, message, help);
        return None;
    }
    if !path.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'/')) {
        let help = "call it with letters a-z, digits, hyphens, underscores and points only";
        cx.fault(codes::BAD_PATH, span, format!("the name `{path}` has characters that addresses cannot have"), help);
        return None;
    }
    if !ends.iter().any(|end| path.ends_with(end)) {
        let message = format!("`{path}` is of a kind that does not belong here");
        cx.fault(codes::BAD_PATH, span, message, format!("its name ends in {}", ends.join(", ")));
        return None;
    }
    cx.named.insert(path.to_owned());
    if !cx.sources.has(path) {
        if cx.faults.is_first(path) {
            let others = cx.sources.names.iter().map(String::as_str).filter(|name| name.starts_with(folder));
            let help = match nearest_file(path, others) {
                Some(near) => format!("did you mean {near}?"),
                None => format!("put it into the course's folder {folder}"),
            };
            cx.fault(codes::MISSING_FILE, span, format!("there is no file {path}"), help);
        }
        return None;
    }
    Some(path.to_owned())
}
