//! A page and its blocks.

use super::{ByLang, Chart, Figure, Media, Position, Question, Rich};

/// A page of a module.
#[derive(Clone, Debug)]
pub struct Page {
    /// Id, unique in its module; the file's name without `.md`.
    pub id: String,
    /// About how many minutes it takes, by the author's estimate.
    pub minutes: u32,
    /// Its text in each language (`{lang}/{module}/{page}.md`).
    pub texts: ByLang<PageText>,
}

/// A page in one language.
#[derive(Clone, Debug, Default)]
pub struct PageText {
    /// The first heading.
    pub title: String,
    /// Its blocks in order. Blocks with ids are the same, in the same order, in every language.
    pub blocks: Vec<Block>,
}

/// A block of a page.
#[derive(Clone, Debug)]
pub struct Block {
    /// Its id; text and notes have none.
    pub id: Option<String>,
    /// Where it begins.
    pub at: Position,
    /// What it is.
    pub body: BlockBody,
    /// Rendered once at load, for all that looks the same to everybody (text, note, figure, chart, links);
    /// empty for video, audio and questions.
    pub html: String,
}

/// What a block is.
#[derive(Clone, Debug)]
pub enum BlockBody {
    /// Running text.
    Text(Rich),
    /// A boxed remark with a title.
    Note(Note),
    /// A picture with caption and source.
    Figure(Figure),
    /// A chart drawn from a CSV file.
    Chart(Chart),
    /// A video.
    Video(Media),
    /// An audio piece.
    Audio(Media),
    /// Links to further material.
    Links(Vec<FurtherLink>),
    /// A practice question.
    Question(Question),
}

/// A boxed remark.
#[derive(Clone, Debug)]
pub struct Note {
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: Rich,
}

/// A link to further material.
#[derive(Clone, Debug)]
pub struct FurtherLink {
    /// The link's text.
    pub title: String,
    /// Its address (https or http).
    pub address: String,
    /// BCP 47 codes of the languages it is in.
    pub languages: Vec<String>,
    /// Who publishes it.
    pub publisher: String,
    /// What it is, in a sentence.
    pub description: Option<Rich>,
}

impl PageText {
    /// The practice questions of the page, in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.blocks.iter().filter_map(|block| match &block.body {
            BlockBody::Question(question) => Some(question),
            _ => None,
        })
    }
}
