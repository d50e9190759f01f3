//! Certificates: what a sheet says to a PDF, and to the same sheet as SVG for the preview. Beside them lists to be printed.
//!
//! `layout` sets the sheet once, in points on an A4 `page`, from paragraphs that `text` orders, shapes and breaks in the
//! shipped `fonts`; the modules `pdf` (with `tags`) and `svg` draw what it says.

mod attachments;
pub mod code;
mod colour;
pub mod credential;
mod fonts;
mod layout;
pub mod list;
mod metadata;
mod ornament;
mod page;
mod pdf;
mod picture;
mod qr;
pub mod signing;
pub mod statement;
mod subset;
mod svg;
mod tags;
mod text;
pub mod verify;

use unicode_normalization::UnicodeNormalization;

pub use attachments::{Attachment, Relationship};
pub use picture::Picture;

/// Everything that a sheet says, ready in its language: this crate translates nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// How it looks.
    pub look: Look,
    /// Language of the sheet, BCP 47.
    pub lang: String,
    /// Language of the course's own texts (title, words below it, modules), where it is another.
    pub course_lang: Option<String>,
    /// What the sheet is: "Certificate of completion".
    pub heading: String,
    /// Before the name: "This certifies that".
    pub lead: String,
    /// The learner's name, as the learner wrote it.
    pub name: String,
    /// Between name and course: "has completed the course".
    pub statement: String,
    /// The course's title.
    pub course: String,
    /// The course's own words below its title.
    pub remark: Option<String>,
    /// Above the modules: "The course covered".
    pub covers_heading: String,
    /// The modules' titles.
    pub covers: Vec<String>,
    /// Label and value: date, score, version, duration.
    pub facts: Vec<(String, String)>,
    /// Label and name of who issues it.
    pub issuer: (String, String),
    /// The issuer's logo.
    pub issuer_logo: Option<Logo>,
    /// Who signs, each with a line to sign on.
    pub signers: Vec<Signer>,
    /// Label and name of the organisation through which the course was done.
    pub organisation: Option<(String, String)>,
    /// Its logo.
    pub logo: Option<Logo>,
    /// Label ("Certificate number") and value.
    pub number: (String, String),
    /// Before the address: "Anybody can check this certificate at".
    pub verify: String,
    /// Absolute URL of the verification page, for the QR code and the link.
    pub address: String,
    /// What the QR code holds, where that is more than the address.
    pub code: Option<String>,
    /// The word across a sheet that is none, but shows how one would look: "Specimen".
    pub specimen: Option<String>,
    /// When it was issued, in UTC, for the PDF's metadata: year, month, day, hour, minute, second.
    pub created: (i16, u8, u8, u8, u8, u8),
    /// The PDF's file identifier: the same certificate made again has the same.
    pub id: [u8; 16],
    /// Files that go along in the PDF.
    pub attachments: Vec<Attachment>,
}

/// How a sheet looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether the paper lies on its long side.
    pub landscape: bool,
    /// The colour of names, headings and ornaments: red, green, blue. It has to stand out from white.
    pub accent: [u8; 3],
}

impl Default for Look {
    fn default() -> Self {
        Self { landscape: false, accent: [0x0b, 0x5f, 0x6b] }
    }
}

/// Somebody who signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// The name.
    pub name: String,
    /// What they are: "Head of education".
    pub title: String,
}

/// A picture on the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// What it stands for.
    pub name: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// As it is on white; one that would be large has fewer pixels.
    pub picture: Picture,
    /// Where the same picture is to be had: the SVG refers to it.
    pub address: String,
}

/// Why a sheet could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The shipped fonts could not be read.
    #[error("the shipped fonts cannot be read")]
    Fonts,
    /// A text could not be shaped.
    #[error("a text cannot be shaped: {0}")]
    Shape(#[from] harfrust::ShapeError),
    /// The texts fill more than one page at the smallest readable size.
    #[error("the texts do not fit on one page")]
    TooMuchText,
    /// The address is too long for a QR code.
    #[error("the address does not fit in a QR code")]
    Address,
    /// A font could not be cut down to the used glyphs.
    #[error("the font {face} cannot be subset: {source}")]
    Subset {
        /// The font's PostScript name.
        face: &'static str,
        /// What the subsetter says.
        source: subsetter::Error,
    },
    /// The PDF could not be composed: printpdf or lopdf refused something.
    #[error("the PDF cannot be composed: {0}")]
    Compose(String),
    /// A stream could not be compressed.
    #[error("the PDF cannot be compressed: {0}")]
    Compress(#[from] flate2::CompressError),
    /// The PDF could not be written.
    #[error("the PDF cannot be written: {0}")]
    Write(#[from] std::io::Error),
}

/// The sheet as a PDF of one A4 page. The same sheet gives the same bytes.
///
/// # Errors
/// [`Error::TooMuchText`] and [`Error::Address`] when the sheet says more than a page and a QR code hold; the others
/// tell of a faulty build.
pub fn pdf(sheet: &Sheet) -> Result<Vec<u8>, Error> {
    let fonts = fonts::Fonts::get()?;
    pdf::write(sheet, &layout::page(fonts, sheet)?, fonts)
}

/// The same sheet as an SVG image without text, style attributes or anything from elsewhere but the logo: outlines only, named
/// by a `<title>`.
///
/// # Errors
/// As [`pdf`].
pub fn svg(sheet: &Sheet) -> Result<String, Error> {
    let fonts = fonts::Fonts::get()?;
    Ok(svg::write(sheet, &layout::page(fonts, sheet)?, fonts))
}

/// The characters of `text` that no shipped font has, in order, without repeats. Combining sequences are composed (NFC)
/// first; control characters, white space and characters that only steer (joiners, direction marks, variation selectors)
/// are left out.
#[must_use]
pub fn missing_characters(text: &str) -> Vec<char> {
    let Ok(fonts) = fonts::Fonts::get() else { return Vec::new() };
    let mut missing = Vec::new();
    for c in text.nfc() {
        let drawn = !(c.is_control() || c.is_whitespace() || fonts::is_ignorable(c));
        if drawn && !missing.contains(&c) && !fonts.covers(c) {
            missing.push(c);
        }
    }
    missing
}
