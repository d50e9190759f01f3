//! Notes, figures, links: blocks that look the same to everybody.

use super::escape::escape;
use super::markdown::Scope;
use super::words;
use crate::links::is_elsewhere;
use crate::model::{Figure, FurtherLink, Lang, Note, Picture, Source};

/// The attribute by which a block is linked to (with a space before it); nothing without an id.
fn anchor(id: Option<&str>) -> String {
    id.map(|id| format!(" id=\"b-{}\"", escape(id))).unwrap_or_default()
}

/// A boxed remark. `role="note"` because an `<aside>` would be a landmark of its own in the middle of the text.
pub(super) fn note(id: Option<&str>, note: &Note, scope: &mut Scope<'_>) -> String {
    let title_id = scope.unique_id("n-note".to_owned());
    format!(
        "<aside class=\"note\" role=\"note\"{} aria-labelledby=\"{title_id}\">\
         <p class=\"note-title\" id=\"{title_id}\">{}</p>\n{}</aside>\n",
        anchor(id),
        escape(&note.title),
        note.text.html
    )
}

/// A picture with its caption and source.
pub(super) fn figure(id: Option<&str>, figure: &Figure, scope: &Scope<'_>) -> String {
    let Picture { file, width, height } = &figure.picture;
    // With width and height its place is kept free, so that no text moves when it comes.
    let image = format!(
        "<img src=\"{}\" alt=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" decoding=\"async\">",
        escape(&scope.site.media(file)),
        escape(&figure.alternative)
    );
    let caption = match figure.caption.html.trim() {
        "" => String::new(),
        caption => format!("<div class=\"caption\">{caption}</div>"),
    };
    let source = figure.source.as_ref().map(|source| source_line(scope.lang, source)).unwrap_or_default();
    let words =
        if caption.len() + source.len() > 0 { format!("<figcaption>{caption}{source}</figcaption>") } else { source };
    format!("<figure class=\"figure\"{}>{image}{words}</figure>\n", anchor(id))
}

/// Where figures or pictures come from: `Source: Statistics Finland, Population structure, as of 31 December 2024`.
pub(super) fn source_line(lang: Lang, source: &Source) -> String {
    let name = match &source.address {
        Some(address) => outward_link(address, "", &source.name),
        None => escape(&source.name),
    };
    let as_of = source.as_of.map(|date| {
        let (words, day) = words::as_of(lang, date);
        format!(", {words} <time datetime=\"{}\">{day}</time>", iso(date))
    });
    format!("<p class=\"source\">{}: {name}{}</p>", words::source(lang), as_of.unwrap_or_default())
}

/// A day as machines read it.
pub(super) fn iso(date: crate::model::Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

/// Links to further material, each with publisher and languages.
pub(super) fn links(id: Option<&str>, links: &[FurtherLink], scope: &Scope<'_>) -> String {
    let items: String = links.iter().map(|link| item(link, scope.lang)).collect();
    format!("<section class=\"links\"{}><ul>\n{items}</ul></section>\n", anchor(id))
}

fn item(link: &FurtherLink, lang: Lang) -> String {
    let in_page_language = link.languages.is_empty() || link.languages.iter().any(|code| is_language(code, lang));
    let mut attributes = String::new();
    // `hreflang` takes one language; for a page in several the words below tell.
    if let [only] = link.languages.as_slice() {
        attributes += &format!(" hreflang=\"{}\"", escape(only));
    }
    if let (false, Some(first)) = (in_page_language, link.languages.first()) {
        attributes += &format!(" lang=\"{}\"", escape(first));
    }
    let languages: Vec<String> = link.languages.iter().map(|code| escape(words::language(lang, code))).collect();
    let about = match (link.publisher.trim(), languages.is_empty()) {
        ("", true) => String::new(),
        ("", false) => languages.join(", "),
        (publisher, true) => escape(publisher),
        (publisher, false) => format!("{} ({})", escape(publisher), languages.join(", ")),
    };
    let about = if about.is_empty() { about } else { format!(" <span class=\"link-about\">{about}</span>") };
    let description = link.description.as_ref().map(|text| text.html.trim()).filter(|html| !html.is_empty());
    let description = description.map(|html| format!("<div class=\"link-description\">{html}</div>"));
    format!(
        "<li>{}{about}{}</li>\n",
        outward_link(&link.address, &attributes, &link.title),
        description.unwrap_or_default()
    )
}

fn is_language(code: &str, lang: Lang) -> bool {
    code.split('-').next().is_some_and(|primary| primary.eq_ignore_ascii_case(lang.code()))
}

/// A link with more attributes, which begin with a space.
fn outward_link(address: &str, attributes: &str, text: &str) -> String {
    // An address that would run is not made a link.
    if !is_elsewhere(address) {
        return escape(text);
    }
    format!("<a href=\"{}\"{attributes} rel=\"noopener\">{}</a>", escape(address), escape(text))
}
