//! What has aged: the day named for looking at it again has passed.

use crate::fault::{Fault, codes};
use crate::model::{BlockBody, Course, Date, PageText, Position};
use crate::read::sources::MANIFEST;

/// Something to be looked through again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aged {
    /// What it is.
    pub thing: AgedThing,
    /// The day that has passed.
    pub review_by: Date,
    /// Where it stands: `course.toml`, or the block's first line in the first language that says so.
    pub at: Position,
}

/// What can age.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgedThing {
    /// The course as a whole.
    Course,
    /// A chart or figure.
    Block {
        /// Module id.
        module: String,
        /// Page id.
        page: String,
        /// Block id.
        block: String,
        /// The chart's title or the figure's text alternative, in the first language.
        title: String,
    },
}

impl Aged {
    /// It as a warning; without the line itself, which the course no longer has.
    #[must_use]
    pub fn fault(&self) -> Fault {
        let Date { year, month, day } = self.review_by;
        let by = format!("{year}-{month:02}-{day:02}");
        let (message, help) = match &self.thing {
            AgedThing::Course => (
                format!("the course was to be read again by {by}"),
                "have an expert read it, then set `reviewed` and `review-by`",
            ),
            AgedThing::Block { block, title, .. } => (
                format!("#{block} ({title}) was to be looked at again by {by}"),
                "look for newer figures, then set `as-of` and `review-by` in every language",
            ),
        };
        Fault {
            severity: codes::AGED.severity,
            code: codes::AGED.name,
            at: self.at.clone(),
            line: String::new(),
            width: 1,
            message,
            help: help.to_owned(),
        }
    }
}

/// What of the course has aged on the day `today`: the course itself, then charts and figures in reading order, each
/// once for all languages.
#[must_use]
pub fn aged(course: &Course, today: Date) -> Vec<Aged> {
    let mut all = Vec::new();
    if let Some(review_by) = course.review_by.filter(|by| *by < today) {
        let at = Position { file: MANIFEST.to_owned(), line: 1, column: 1 };
        all.push(Aged { thing: AgedThing::Course, review_by, at });
    }
    for (module, page) in course.pages() {
        let mut seen: Vec<&str> = Vec::new();
        for lang in &course.languages {
            for (aged, id) in aged_blocks(page.texts.get(*lang), today, &module.id, &page.id) {
                if !seen.contains(&id) {
                    seen.push(id);
                    all.push(aged);
                }
            }
        }
    }
    all
}

fn aged_blocks<'a>(text: Option<&'a PageText>, today: Date, module: &str, page: &str) -> Vec<(Aged, &'a str)> {
    let blocks = text.map(|text| text.blocks.as_slice()).unwrap_or_default();
    let found = blocks.iter().filter_map(|block| {
        let (title, source) = match &block.body {
            BlockBody::Chart(chart) => (&chart.title, Some(&chart.source)),
            BlockBody::Figure(figure) => (&figure.alternative, figure.source.as_ref()),
            _ => return None,
        };
        let review_by = source?.review_by.filter(|by| *by < today)?;
        let id = block.id.as_deref()?;
        let thing = AgedThing::Block {
            module: module.to_owned(),
            page: page.to_owned(),
            block: id.to_owned(),
            title: title.clone(),
        };
        Some((Aged { thing, review_by, at: block.at.clone() }, id))
    });
    found.collect()
}
