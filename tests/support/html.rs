//! What every page has to keep, whatever stands on it.

use std::collections::HashSet;

use scraper::{ElementRef, Selector};

use super::page::{Page, text_of};

/// Everything that is wrong with a page.
pub(crate) fn faults(page: &Page) -> Vec<String> {
    let mut faults = Vec::new();
    well_formed(page, &mut faults);
    frame(page, &mut faults);
    ids(page, &mut faults);
    references(page, &mut faults);
    fields(page, &mut faults);
    nothing_inline(page, &mut faults);
    headers(page, &mut faults);
    faults
}

/// Fails when anything is wrong with a page.
#[track_caller]
pub(crate) fn check(page: &Page) {
    let faults = faults(page);
    assert!(faults.is_empty(), "{} {}:\n{}", page.status, page.path(), faults.join("\n"));
}

fn well_formed(page: &Page, faults: &mut Vec<String>) {
    faults.extend(page.html().errors.iter().map(|error| format!("not well-formed: {error}")));
    if !page.source().starts_with("<!DOCTYPE html>") {
        faults.push("it does not begin with a doctype".to_owned());
    }
    if page.source().contains('⟨') {
        faults.push("a message is missing".to_owned());
    }
    if page.has("form form, a a, label label, button a, a button, p div, [href=''], [src='']") {
        faults.push("elements stand in each other that may not".to_owned());
    }
}

fn frame(page: &Page, faults: &mut Vec<String>) {
    if page.texts("h1").len() != 1 {
        faults.push(format!("headings of the first level: {:?}", page.texts("h1")));
    }
    if page.texts("head > title").len() != 1 || page.texts("head > title")[0].trim().is_empty() {
        faults.push(format!("titles: {:?}", page.texts("head > title")));
    }
    let from_path = page.address.path().split('/').nth(1).filter(|part| ["fi", "sv", "en"].contains(part));
    if from_path.is_some_and(|lang| lang != page.lang()) || page.lang().is_empty() {
        faults.push(format!("its language is “{}”", page.lang()));
    }
    if page.all("main").len() != 1 || !page.has("header") || !page.has("footer") {
        faults.push("it has no main part, header or footer".to_owned());
    }
    let languages = page.attributes("link[rel=alternate]", "hreflang");
    if languages != ["fi", "sv", "en"] {
        faults.push(format!("its alternates are {languages:?}"));
    }
    let mut last = 0;
    for heading in page.all("main h1, main h2, main h3, main h4, main h5, main h6") {
        let level = heading.value().name().as_bytes()[1] - b'0';
        if level > last + 1 && last != 0 {
            faults.push(format!("“{}” skips a level of headings", text_of(heading)));
        }
        if text_of(heading).is_empty() {
            faults.push("a heading is empty".to_owned());
        }
        last = level;
    }
}

fn ids(page: &Page, faults: &mut Vec<String>) {
    let mut seen = HashSet::new();
    for id in page.attributes("[id]", "id") {
        if id.is_empty() || id.contains(char::is_whitespace) {
            faults.push(format!("“{id}” is no id"));
        }
        if !seen.insert(id.clone()) {
            faults.push(format!("the id {id} occurs twice"));
        }
    }
}

/// Whatever names an element of the same page names one that is there.
fn references(page: &Page, faults: &mut Vec<String>) {
    let ids: HashSet<String> = page.attributes("[id]", "id").into_iter().collect();
    let names =
        ["for", "aria-describedby", "aria-labelledby", "aria-controls", "popovertarget", "form", "list", "headers"];
    for name in names {
        for value in page.attributes(&format!("[{name}]"), name) {
            for id in value.split_whitespace().filter(|id| !ids.contains(*id)) {
                faults.push(format!("{name}=\"{value}\" names {id}, which is not there"));
            }
        }
    }
    for address in page.attributes("a[href^='#']", "href") {
        if !ids.contains(&address[1..]) {
            faults.push(format!("the link to {address} leads nowhere"));
        }
    }
}

fn fields(page: &Page, faults: &mut Vec<String>) {
    // What only looks for something may be in the address.
    for form in page.all("form:not([method=post]):not([method=get][role=search])") {
        faults.push(format!("a form that is not sent by post: {}", form.html()));
    }
    for form in page.forms() {
        for control in form.controls.iter().filter(|control| !matches!(control.kind, super::form::Kind::Hidden(_))) {
            if control.label.is_empty() {
                faults.push(format!("the field {} ({:?}) has no label", control.name, control.id));
            }
        }
    }
    let groups: HashSet<String> = page.attributes("fieldset input[type=radio]", "id").into_iter().collect();
    for id in page.attributes("input[type=radio]", "id").iter().filter(|id| !groups.contains(*id)) {
        faults.push(format!("the radio button {id} is in no fieldset"));
    }
    // A picture's alternative is read as text.
    let alternative = Selector::parse("img[alt]:not([alt=''])").unwrap();
    let unnamed = |element: &ElementRef<'_>| {
        let pictured = element.select(&alternative).next().is_some();
        text_of(*element).is_empty() && !pictured && element.attr("aria-label").is_none()
    };
    faults.extend(
        page.all("button, a[href], legend, summary, th")
            .into_iter()
            .filter(unnamed)
            .map(|e| format!("no text: {}", e.html())),
    );
    faults.extend(page.all("img:not([alt])").into_iter().map(|image| format!("no text alternative: {}", image.html())));
    faults.extend(page.all("fieldset:not(:has(> legend))").into_iter().map(|_| "a fieldset has no legend".to_owned()));
}

/// No script, style or handler stands in the page itself; scripts come from us and carry the nonce.
fn nothing_inline(page: &Page, faults: &mut Vec<String>) {
    let policy = page.header("content-security-policy").unwrap_or_default();
    for script in page.all("script") {
        let nonce = script.attr("nonce").unwrap_or_default();
        let own = script.attr("src").is_some_and(|src| src.starts_with("/assets/"));
        if !own || !text_of(script).is_empty() || nonce.len() < 16 || !policy.contains(&format!("'nonce-{nonce}'")) {
            faults.push(format!("an inline, foreign or unsigned script: {}", script.html()));
        }
    }
    for element in page.all("*") {
        for (name, value) in element.value().attrs() {
            if name == "style" || name.starts_with("on") || value.trim_start().starts_with("javascript:") {
                faults.push(format!("inline: {name}=\"{value}\""));
            }
        }
    }
    if page.has("style, iframe, object, embed, base, meta[http-equiv]") {
        faults.push("an element that has no place here".to_owned());
    }
    for address in page.attributes("link[href], script[src], img[src], source[src], track[src], video[poster]", "src") {
        if !address.starts_with('/') && !page.path().contains("media=") {
            faults.push(format!("{address} would be loaded from elsewhere"));
        }
    }
}

/// The headers of a page.
fn headers(page: &Page, faults: &mut Vec<String>) {
    let exact = [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("x-frame-options", "DENY"),
        ("content-type", "text/html; charset=utf-8"),
        ("cache-control", "no-store"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ];
    for (name, value) in exact {
        if page.header(name) != Some(value) {
            faults.push(format!("{name}: {:?}", page.header(name)));
        }
    }
    let policy = page.header("content-security-policy").unwrap_or_default();
    let directives: Vec<&str> = policy.split(';').map(str::trim).collect();
    for directive in
        ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'", "style-src 'self'"]
    {
        if !directives.contains(&directive) {
            faults.push(format!("the policy lacks {directive}: {policy}"));
        }
    }
    if policy.contains("unsafe-inline") || policy.contains("'unsafe-eval'") || policy.contains('*') {
        faults.push(format!("the policy lets in what it must not: {policy}"));
    }
}
