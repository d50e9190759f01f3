//! Figures.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Opened, Read};
use crate::fault::codes;
use crate::model::{BlockBody, Figure, Source};
use crate::read::context::{Context, rich};
use crate::read::markdown::Part;
use crate::read::settings::{Known, Settings};
use crate::read::source::Span;
use crate::read::text::{self, Headings};
use crate::read::{addresses, pictures};

const KNOWN: Known =
    Known { block: "a figure", keys: &["source", "source-address", "as-of", "review-by"], several: &[] };

pub(super) fn read(cx: &mut Context, opened: Opened) -> Read {
    let Opened { head, mut body } = opened;
    let settings = Settings::take(cx, head.clone(), &mut body, &KNOWN);
    let picture = shown(&body);
    if let Some(picture) = &picture {
        body.blank(picture.span.clone());
    }
    text::check(cx, &body, Headings::None("a figure"));
    let source = source(cx, &settings);
    let Some(picture) = picture else {
        let help = "write below the first line: ![what it shows](media/name.png)";
        cx.fault(codes::FIGURE_WITHOUT_IMAGE, head, "this figure does not begin with its picture", help);
        return None;
    };
    if picture.alternative.is_empty() {
        let help = "write between [ and ] what somebody needs to know who does not see the picture";
        cx.fault(codes::FIGURE_WITHOUT_ALTERNATIVE, picture.span.clone(), "this picture has no text alternative", help);
    }
    let file = pictures::picture(cx, &picture.file, picture.span)?;
    if picture.alternative.is_empty() {
        return None;
    }
    let caption = rich(body.at(body.span()).trim());
    let figure = Figure { picture: file, alternative: picture.alternative, caption, source: source? };
    Some((BlockBody::Figure(figure), Vec::new()))
}

/// The picture that a figure begins with.
struct Shown {
    file: String,
    alternative: String,
    span: Span,
}

fn shown(body: &Part) -> Option<Shown> {
    let start = body.trimmed(body.span()).start;
    let mut found: Option<Shown> = None;
    for (event, span) in body.events() {
        match event {
            Event::Start(Tag::Image { dest_url, .. }) if found.is_none() && span.start == start => {
                found = Some(Shown { file: dest_url.to_string(), alternative: String::new(), span });
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(picture) = &mut found {
                    picture.alternative.push_str(&text);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(picture) = &mut found {
                    picture.alternative.push(' ');
                }
            }
            Event::End(TagEnd::Image) if found.is_some() => break,
            _ => {}
        }
    }
    found.map(|picture| Shown { alternative: picture.alternative.trim().to_owned(), ..picture })
}

/// A figure's source. `None` when its settings have faults.
fn source(cx: &mut Context, settings: &Settings) -> Option<Option<Source>> {
    let as_of = settings.day(cx, "as-of");
    let review_by = settings.day(cx, "review-by");
    let address = settings.get("source-address").cloned();
    if let Some(address) = &address {
        addresses::web(cx, &address.value, address.span.clone(), false);
    }
    let (as_of, review_by) = (as_of.ok()?, review_by.ok()?);
    let has_rest = address.is_some() || as_of.is_some() || review_by.is_some();
    let name = match settings.get("source") {
        Some(name) => name.clone(),
        None if has_rest => settings.needed(cx, "source", "Our own drawing")?,
        None => return Some(None),
    };
    let address = address.map(|address| address.value);
    Some(Some(Source { name: name.value, address, as_of, review_by }))
}
