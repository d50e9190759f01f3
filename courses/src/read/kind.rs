//! The kinds of blocks and questions, by their names in the files.

/// A kind of block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Note,
    Figure,
    Chart,
    Video,
    Audio,
    Links,
    Question(QuestionKind),
}

/// A kind of question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QuestionKind {
    One,
    Several,
    TrueOrFalse,
    Matching,
    Ordering,
    Gap,
    Number,
    Short,
}

/// The word that begins questions.
pub(crate) const QUESTION: &str = "question";

/// The names of blocks.
pub(crate) const BLOCKS: [&str; 7] = ["note", "figure", "chart", "video", "audio", "links", QUESTION];

impl Kind {
    /// The block with this name; questions have a second one.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "note" => Self::Note,
            "figure" => Self::Figure,
            "chart" => Self::Chart,
            "video" => Self::Video,
            "audio" => Self::Audio,
            "links" => Self::Links,
            _ => return None,
        })
    }

    /// As it stands in the first line of a block.
    pub(crate) fn name(self) -> String {
        match self {
            Self::Note => "note".to_owned(),
            Self::Figure => "figure".to_owned(),
            Self::Chart => "chart".to_owned(),
            Self::Video => "video".to_owned(),
            Self::Audio => "audio".to_owned(),
            Self::Links => "links".to_owned(),
            Self::Question(kind) => format!("{QUESTION} {}", kind.name()),
        }
    }
}

impl QuestionKind {
    /// All kinds.
    pub(crate) const ALL: [Self; 8] = [
        Self::One,
        Self::Several,
        Self::TrueOrFalse,
        Self::Matching,
        Self::Ordering,
        Self::Gap,
        Self::Number,
        Self::Short,
    ];

    /// Its name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Several => "several",
            Self::TrueOrFalse => "true-or-false",
            Self::Matching => "matching",
            Self::Ordering => "ordering",
            Self::Gap => "gap",
            Self::Number => "number",
            Self::Short => "short",
        }
    }
}
