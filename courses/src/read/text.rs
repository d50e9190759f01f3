//! Rules for every text: no HTML, no loose pictures, links that say where they lead, headings in order.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::addresses;
use super::context::Context;
use super::markdown::{Part, depth};
use super::nesting;
use super::source::Span;
use crate::fault::codes;

/// What a text may have.
pub(crate) enum Headings<'a> {
    /// It is a title.
    Title,
    /// Headings from `##` on; the level of the last one so far.
    Below(&'a mut u8),
    /// None: it stands in a block of this kind.
    None(&'a str),
}

/// What links say that say nothing, in lower case without punctuation.
const EMPTY_TEXTS: &[&str] = &[
    "tästä",
    "täältä",
    "tässä",
    "tänne",
    "täällä",
    "klikkaa",
    "klikkaa tästä",
    "klikkaa tätä",
    "paina tästä",
    "lue lisää",
    "lisää",
    "lisätietoa",
    "lisätietoja",
    "linkki",
    "tämä linkki",
    "här",
    "klicka",
    "klicka här",
    "tryck här",
    "läs mer",
    "mer",
    "mera",
    "mer information",
    "länk",
    "denna länk",
    "here",
    "click",
    "click here",
    "press here",
    "read more",
    "more",
    "more information",
    "learn more",
    "link",
    "this",
    "this link",
    "this page",
];

/// Checks the text of a part.
pub(crate) fn check(cx: &mut Context, part: &Part, mut headings: Headings) {
    let mut link: Option<(Span, String)> = None;
    let mut html = Html::default();
    let mut nested = 0_usize;
    for (event, span) in part.events() {
        match event {
            Event::Start(Tag::BlockQuote(_) | Tag::List(_)) => {
                nested += 1;
                // The first that is too deep is told, not what lies in it.
                if nested == nesting::DEEPEST + 1 {
                    cx.faults.push(cx.source.too_deep(cx.source.line_at(span.start)));
                }
            }
            Event::End(TagEnd::BlockQuote(_) | TagEnd::List(_)) => nested = nested.saturating_sub(1),
            Event::Start(Tag::Heading { level, .. }) => heading(cx, depth(level), span, &mut headings),
            Event::Start(Tag::Image { .. }) => {
                if let Some((_, said)) = &mut link {
                    said.push_str("image");
                }
                let (message, help) = match headings {
                    Headings::None("a figure") => ("a figure has one picture", "write a figure of its own for it"),
                    Headings::None(_) => ("pictures stand in figures", "end the block first and write a figure"),
                    _ => (
                        "this picture stands outside a figure",
                        "put it into a figure: ::: figure #an-id, the picture, its caption, :::",
                    ),
                };
                cx.fault(codes::IMAGE_OUTSIDE_FIGURE, span, message, help);
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                if !matches!(link_type, LinkType::Email) {
                    addresses::link(cx, &dest_url, span.clone());
                }
                link = Some((span, String::new()));
            }
            Event::End(TagEnd::Link) => {
                if let Some((span, said)) = link.take() {
                    link_text(cx, &said, span);
                }
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, said)) = &mut link {
                    said.push_str(&text);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some((_, said)) = &mut link {
                    said.push(' ');
                }
            }
            Event::Start(Tag::HtmlBlock) => html.begins(cx, part.trimmed(span.clone()), part.at(span)),
            Event::InlineHtml(tag) => html.begins(cx, span, &tag),
            _ => {}
        }
    }
}

/// HTML seen so far: an element is told once, not again at its end.
#[derive(Default)]
struct Html {
    open: Vec<String>,
}

impl Html {
    fn begins(&mut self, cx: &mut Context, span: Span, text: &str) {
        let text = text.trim_start();
        let name =
            |rest: &str| rest.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        if let Some(rest) = text.strip_prefix("</") {
            let name = name(rest);
            if let Some(at) = self.open.iter().rposition(|open| *open == name) {
                self.open.remove(at);
                return;
            }
        } else if let Some(rest) = text.strip_prefix('<') {
            let name = name(rest);
            if !text.to_ascii_lowercase().contains(&format!("</{name}")) {
                self.open.push(name);
            }
        }
        let help = "write it as Markdown, for example **strong** for <b>; a sign < that is meant as such is \\<";
        cx.fault(codes::RAW_HTML, span, "HTML is not passed through", help);
    }
}

fn link_text(cx: &mut Context, said: &str, span: Span) {
    let text = said.trim().trim_matches(|c: char| c.is_ascii_punctuation() || matches!(c, '…' | '»' | '→')).trim();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    if said.trim().is_empty() {
        let help = "write between [ and ] where the link leads";
        cx.fault(codes::LINK_TEXT_SAYS_NOTHING, span, "this link has no text", help);
    } else if EMPTY_TEXTS.contains(&text.as_str()) {
        let message = format!("the link text \"{}\" does not say where the link leads", said.trim());
        let help = "name what is found there; screen readers list links without the text around them";
        cx.fault(codes::LINK_TEXT_SAYS_NOTHING, span, message, help);
    }
}

fn heading(cx: &mut Context, level: u8, span: Span, headings: &mut Headings) {
    let span = cx.source.line_at(span.start);
    match headings {
        Headings::Title => {}
        Headings::None(kind) => {
            let message = format!("{kind} cannot have a heading");
            let help = "end the block first, or make the words **strong**";
            cx.fault(codes::HEADING_IN_BLOCK, span, message, help);
        }
        Headings::Below(last) => {
            if level == 1 {
                let help = "one # Title a file; headings below it begin with ##";
                cx.fault(codes::TWO_MAIN_HEADINGS, span, "this file has a title already", help);
            } else {
                if level > **last + 1 {
                    let fits = "#".repeat(usize::from(**last) + 1);
                    let message = format!("this heading is of level {level}, the one before of level {last}");
                    cx.fault(codes::HEADING_LEVEL_JUMP, span, message, format!("write {fits} at most"));
                }
                **last = level;
            }
        }
    }
}
