//! Markdown to sanitised HTML.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};

use super::address::Site;
use super::escape::escape;
use super::words;
use crate::links::is_elsewhere;
use crate::model::{Lang, Rich};

/// Ids that the pages around the text use; a heading may not have them.
const TAKEN: [&str; 4] = ["main", "outline", "error-summary", "error-summary-title"];
/// How ids of blocks, questions' fields and notes begin.
const TAKEN_BEGINNINGS: [&str; 3] = ["b-", "q-", "n-"];

/// Stands before inline text while it is parsed, so that `2026. ` or `# ` at its beginning begins no list or heading.
/// Punctuation, because emphasis may begin after it.
const GUARD: char = '(';

/// Where a text stands: what its links and ids have to do with.
pub(super) struct Scope<'a> {
    pub(super) site: &'a Site,
    pub(super) lang: Lang,
    /// The folder of its file, for relative links: `fi/start`.
    folder: String,
    /// Ids given on this page so far.
    ids: Given,
    /// Labels given on this page so far; two regions of a page must not be called the same.
    labels: Given,
}

impl<'a> Scope<'a> {
    pub(super) fn new(site: &'a Site, lang: Lang, folder: String) -> Self {
        let ids = Given(TAKEN.map(|id| (id.to_owned(), 2)).into());
        Self { site, lang, folder, ids, labels: Given::default() }
    }

    /// Renders a text of blocks: paragraphs, lists, tables.
    pub(super) fn block(&mut self, rich: &mut Rich) {
        rich.html = self.html(&parsed(&rich.markdown));
    }

    /// Renders a text that is mostly one paragraph: that one without `<p>` around it.
    pub(super) fn tight(&mut self, rich: &mut Rich) {
        let mut events = parsed(&rich.markdown);
        let paragraphs = events.iter().filter(|event| **event == Event::Start(Tag::Paragraph)).count();
        let only = paragraphs == 1
            && events.first() == Some(&Event::Start(Tag::Paragraph))
            && events.last() == Some(&Event::End(TagEnd::Paragraph));
        if only {
            events.pop();
            events.remove(0);
        }
        rich.html = self.html(&events);
    }

    /// Renders a piece of a line; spaces at its ends stay, an empty line becomes two line breaks.
    pub(super) fn inline(&mut self, rich: &mut Rich) {
        let paragraphs: Vec<&str> = rich.markdown.split("\n\n").collect();
        let lines = paragraphs.iter().map(|paragraph| self.line(paragraph));
        rich.html = lines.collect::<Vec<_>>().join("<br><br>");
    }

    fn line(&mut self, markdown: &str) -> String {
        let text = markdown.trim();
        if text.is_empty() {
            return if markdown.is_empty() { String::new() } else { " ".to_owned() };
        }
        let guarded = format!("{GUARD}{}", text.replace('\n', " "));
        let mut events: Vec<Event<'_>> = Parser::new(&guarded).collect();
        events.retain(|event| !matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph)));
        if let Some(Event::Text(first)) = events.first_mut() {
            *first = CowStr::from(first.strip_prefix(GUARD).unwrap_or(first).to_owned());
        }
        let space = |there: bool| if there { " " } else { "" };
        let (before, after) = (markdown.starts_with(char::is_whitespace), markdown.ends_with(char::is_whitespace));
        format!("{}{}{}", space(before), self.html(&events).trim(), space(after))
    }

    fn html(&mut self, events: &[Event<'_>]) -> String {
        let mut written = String::new();
        html::push_html(&mut written, self.rewrite(events).into_iter());
        SANITISER.clean(&written).to_string()
    }

    /// An id that no other element of the page has, made from a heading's text.
    fn heading_id(&mut self, text: &str) -> String {
        let mut slug = String::new();
        for c in text.chars().flat_map(char::to_lowercase) {
            if c.is_alphanumeric() {
                slug.push(c);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        let slug = slug.trim_end_matches('-');
        let taken = slug.is_empty() || TAKEN_BEGINNINGS.iter().any(|beginning| slug.starts_with(beginning));
        let slug = if taken { format!("h-{slug}").trim_end_matches('-').to_owned() } else { slug.to_owned() };
        self.unique_id(slug)
    }

    /// This id, or with a number behind it when the page has it already.
    pub(super) fn unique_id(&mut self, id: String) -> String {
        self.ids.unique(id, |id, number| format!("{id}-{number}"))
    }

    /// This label, or with a number behind it when the page has it already.
    fn unique_label(&mut self, label: String) -> String {
        self.labels.unique(label, |label, number| format!("{label} ({number})"))
    }

    /// Makes the events say what this product writes where it differs from the parser's own HTML.
    fn rewrite<'e>(&mut self, events: &[Event<'e>]) -> Vec<Event<'e>> {
        let mut written = Vec::with_capacity(events.len());
        let mut table = Table::default();
        let mut index = 0;
        while let Some(event) = events.get(index) {
            index += 1;
            let after = &events[index..];
            written.push(match event {
                Event::Html(html) | Event::InlineHtml(html) => Event::Text(html.clone()),
                Event::Start(Tag::Heading { level, .. }) => {
                    let id = self.heading_id(&plain_text(inside(after, |end| matches!(end, TagEnd::Heading(_)))));
                    raw(format!("<{} id=\"{}\">", heading(*level), escape(&id)))
                }
                Event::End(TagEnd::Heading(level)) => raw(format!("</{}>\n", heading(*level))),
                Event::Start(Tag::Link { link_type: LinkType::Email, dest_url, .. }) => {
                    raw(self.link(&format!("mailto:{dest_url}"), ""))
                }
                Event::Start(Tag::Link { dest_url, title, .. }) => raw(self.link(dest_url, title)),
                Event::End(TagEnd::Link) => raw("</a>".to_owned()),
                Event::Start(Tag::Image { dest_url, .. }) => {
                    let alternative = inside(after, |end| *end == TagEnd::Image);
                    index += alternative.len() + 1;
                    raw(self.image(dest_url, &plain_text(alternative)))
                }
                Event::Start(Tag::Table(alignments)) => {
                    table = Table { alignments: alignments.clone(), ..Table::default() };
                    let columns = header_cells(after).join(", ");
                    let label = self.unique_label(words::table(self.lang, &columns));
                    raw(scroll_start(&label) + "<table>")
                }
                Event::End(TagEnd::Table) => raw("</tbody></table></div>\n".to_owned()),
                Event::Start(tag @ (Tag::TableHead | Tag::TableRow | Tag::TableCell)) => raw(table.start(tag, after)),
                Event::End(tag @ (TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell)) => raw(table.end(*tag)),
                event => event.clone(),
            });
        }
        written
    }

    fn link(&self, link: &str, title: &str) -> String {
        let address = self.site.link(&self.folder, link);
        let rel = if is_elsewhere(&address) { " rel=\"noopener\"" } else { "" };
        let title = if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(title)) };
        format!("<a href=\"{}\"{title}{rel}>", escape(&address))
    }

    /// A picture in the text; only those of the course are shown, of others the alternative.
    fn image(&self, file: &str, alternative: &str) -> String {
        let address = self.site.link(&self.folder, file);
        if address.starts_with("/media/") {
            return format!(
                "<img src=\"{}\" alt=\"{}\" loading=\"lazy\" decoding=\"async\">",
                escape(&address),
                escape(alternative)
            );
        }
        escape(alternative)
    }
}

/// Texts that were given, each with the number to try next when it is asked for again.
#[derive(Default)]
struct Given(HashMap<String, u32>);

impl Given {
    /// The text, or the first numbered one that has not been given.
    fn unique(&mut self, text: String, numbered: impl Fn(&str, u32) -> String) -> String {
        let Some(mut number) = self.0.get(&text).copied() else {
            self.0.insert(text.clone(), 2);
            return text;
        };
        loop {
            let free = numbered(&text, number);
            number += 1;
            if !self.0.contains_key(&free) {
                self.0.insert(text, number);
                self.0.insert(free.clone(), 2);
                return free;
            }
        }
    }
}

fn parsed(markdown: &str) -> Vec<Event<'_>> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES).collect()
}

/// The beginning of a box in which a wide table scrolls by itself, reachable by keyboard.
pub(super) fn scroll_start(label: &str) -> String {
    format!("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">", escape(label))
}

/// A table being written. Alignment becomes a class: `style` attributes are forbidden.
#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    in_head: bool,
    column: usize,
    cell: &'static str,
}

impl Table {
    fn start(&mut self, tag: &Tag<'_>, after: &[Event<'_>]) -> String {
        match tag {
            Tag::TableHead => {
                (self.in_head, self.column) = (true, 0);
                "<thead><tr>".to_owned()
            }
            Tag::TableRow => {
                self.column = 0;
                "<tr>".to_owned()
            }
            _ => {
                let empty = after.first() == Some(&Event::End(TagEnd::TableCell));
                self.cell = if self.in_head && !empty { "th" } else { "td" };
                let scope = if self.cell == "th" { " scope=\"col\"" } else { "" };
                let class = match self.alignments.get(self.column) {
                    Some(Alignment::Right) => " class=\"align-right\"",
                    Some(Alignment::Center) => " class=\"align-center\"",
                    _ => "",
                };
                self.column += 1;
                format!("<{}{scope}{class}>", self.cell)
            }
        }
    }

    fn end(&mut self, tag: TagEnd) -> String {
        match tag {
            TagEnd::TableHead => {
                self.in_head = false;
                "</tr></thead><tbody>\n".to_owned()
            }
            TagEnd::TableRow => "</tr>\n".to_owned(),
            _ => format!("</{}>", self.cell),
        }
    }
}

fn raw(html: String) -> Event<'static> {
    Event::InlineHtml(CowStr::from(html))
}

/// The element of a heading; the first level is the page's title alone.
const fn heading(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => "h2",
        HeadingLevel::H3 => "h3",
        HeadingLevel::H4 => "h4",
        HeadingLevel::H5 => "h5",
        HeadingLevel::H6 => "h6",
    }
}

/// The events up to the end of the element that has just begun.
fn inside<'s, 'e>(events: &'s [Event<'e>], is_end: impl Fn(&TagEnd) -> bool) -> &'s [Event<'e>] {
    let end = events.iter().position(|event| matches!(event, Event::End(end) if is_end(end)));
    &events[..end.unwrap_or(events.len())]
}

/// The text of these events.
fn plain_text(events: &[Event<'_>]) -> String {
    let mut text = String::new();
    for event in events {
        match event {
            Event::Text(piece) | Event::Code(piece) => text.push_str(piece),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text
}

/// The texts of a table's first row that are not empty.
fn header_cells(events: &[Event<'_>]) -> Vec<String> {
    let head = inside(events, |end| *end == TagEnd::TableHead);
    let cells = head.split(|event| *event == Event::End(TagEnd::TableCell)).map(plain_text);
    cells.filter(|text| !text.trim().is_empty()).collect()
}

/// Lets through what [`Scope::rewrite`] and the parser make of Markdown, and nothing else.
static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let headings = ["h2", "h3", "h4", "h5", "h6"];
    let mut attributes: HashMap<&str, HashSet<&str>> = headings.map(|tag| (tag, HashSet::from(["id"]))).into();
    attributes.extend([
        ("a", HashSet::from(["href", "title", "rel"])),
        ("ol", HashSet::from(["start"])),
        ("th", HashSet::from(["scope"])),
        ("div", HashSet::from(["tabindex", "role", "aria-label"])),
        ("img", HashSet::from(["src", "alt", "loading", "decoding"])),
    ]);
    let aligned = || HashSet::from(["align-right", "align-center"]);
    let classes = HashMap::from([("div", HashSet::from(["table-scroll"])), ("th", aligned()), ("td", aligned())]);
    let mut tags = HashSet::from([
        "p",
        "ul",
        "ol",
        "li",
        "blockquote",
        "strong",
        "em",
        "code",
        "pre",
        "a",
        "br",
        "hr",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "div",
        "img",
    ]);
    tags.extend(headings);
    let mut builder = Builder::empty();
    builder
        .tags(tags)
        .tag_attributes(attributes)
        .allowed_classes(classes)
        .clean_content_tags(HashSet::from(["script", "style"]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None);
    builder
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_of_one_name_are_numbered_and_take_no_time() {
        let mut given = Given::default();
        let mut id = |text: &str| given.unique(text.to_owned(), |text, number| format!("{text}-{number}"));
        assert_eq!(["a", "a-2", "a", "a", "a-2"].map(&mut id), ["a", "a-2", "a-3", "a-4", "a-2-2"]);
        // Trying every number again would take minutes.
        let last = (0..100_000).map(|_| id("b")).last();
        assert_eq!(last.as_deref(), Some("b-100000"));
    }
}
