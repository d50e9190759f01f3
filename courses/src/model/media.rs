//! Videos and audio pieces.

use super::{Lang, Picture, Rich};

/// A video or an audio piece.
#[derive(Clone, Debug)]
pub struct Media {
    /// Its title.
    pub title: String,
    /// Where it lies.
    pub place: MediaPlace,
    /// A picture shown before it plays; videos only.
    pub poster: Option<Picture>,
    /// WebVTT captions by language, own language first; `media/….vtt`.
    pub captions: Vec<(Lang, String)>,
    /// The transcript, made from the captions in the page's language.
    pub transcript: Vec<Cue>,
    /// Length in seconds.
    pub seconds: u32,
    /// What is to be seen, in words, beside what is said.
    pub description: Option<Rich>,
    /// Who published it, when it lies elsewhere.
    pub publisher: Option<String>,
}

/// Where a media file lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MediaPlace {
    /// Files of the course (`media/…`) with their media types; the browser takes the first it can play.
    Files(Vec<(String, String)>),
    /// A media file at an address elsewhere (https), with its media type; loaded only when asked for.
    FileElsewhere(String, String),
    /// A web page elsewhere (https) that plays it; only ever linked.
    PageElsewhere(String),
}

/// One caption.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// Start in seconds.
    pub start: f64,
    /// End in seconds.
    pub end: f64,
    /// The text, without markup.
    pub text: String,
}
