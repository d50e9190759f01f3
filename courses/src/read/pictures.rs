//! How large pictures are, in pixels as browsers show them.

use std::io::Cursor;

use imagesize::{Compression, ImageType};

use super::addresses;
use super::context::Context;
use super::source::Span;
use crate::fault::codes::{self, Code};
use crate::model::Picture;

/// Ends of names of pictures that browsers show.
pub(crate) const ENDS: &[&str] = &[".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif"];

/// Width and height in pixels; both at least 1.
pub(crate) type Size = (u32, u32);

/// What is wrong with a picture whose size is not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The file is no picture of a kind that browsers show, or is damaged.
    Picture,
    /// The file is not XML: it breaks off, or the line with this number is wrong.
    Xml(u32),
    /// The file is XML, but no SVG.
    Svg,
    /// A drawing that does not tell its size.
    Size,
}

/// Checks the name of a picture, and how large the picture is. What is wrong with a picture is told once, however many
/// blocks show it.
pub(crate) fn picture(cx: &mut Context, path: &str, span: Span) -> Option<Picture> {
    measured(cx, path, span, ENDS)
}

/// As [`picture`], of these kinds only.
pub(crate) fn measured(cx: &mut Context, path: &str, span: Span, ends: &[&str]) -> Option<Picture> {
    let file = addresses::file(cx, path, span.clone(), "media/", ends)?;
    match cx.sources.picture(&file, cx.faults)? {
        Ok((width, height)) => Some(Picture { file, width, height }),
        Err(trouble) => {
            if cx.faults.is_first(&file) {
                let (code, message, help) = trouble.told(&file);
                cx.fault(code, span, message, help);
            }
            None
        }
    }
}

impl Trouble {
    fn told(self, file: &str) -> (Code, String, &'static str) {
        match self {
            Self::Picture => (
                codes::UNREADABLE_PICTURE,
                format!("{file} is not a picture that browsers show, or it is damaged"),
                "save it anew as PNG, JPEG, WebP, AVIF or GIF; another name does not make it another kind of file",
            ),
            Self::Xml(line) => (
                codes::UNREADABLE_PICTURE,
                format!("{file} cannot be read as a drawing: something is wrong at its line {line}"),
                "save it anew as SVG from the program that it was drawn with",
            ),
            Self::Svg => (
                codes::UNREADABLE_PICTURE,
                format!("{file} is not a drawing: it does not begin with <svg>"),
                "save it anew as SVG; its first element is <svg xmlns=\"http://www.w3.org/2000/svg\" …>",
            ),
            Self::Size => (
                codes::PICTURE_WITHOUT_SIZE,
                format!("{file} does not tell how large it is"),
                "write it into its first element, for example: <svg viewBox=\"0 0 960 540\" …>",
            ),
        }
    }
}

/// How large the picture in a file is.
pub(crate) fn size(name: &str, bytes: &[u8]) -> Result<Size, Trouble> {
    if name.ends_with(".svg") { drawing(bytes) } else { pixels(bytes).ok_or(Trouble::Picture) }
}

/// A picture of pixels, whatever kind its name says: browsers look at its first bytes too.
fn pixels(bytes: &[u8]) -> Option<Size> {
    let kind = imagesize::image_type(bytes).ok()?;
    // A photograph as telephones keep it (HEIC) is read too, but no browser except one shows it.
    if matches!(kind, ImageType::Heif(compression) if compression != Compression::Av1) {
        return None;
    }
    let size = imagesize::blob_size(bytes).ok()?;
    let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
    // The notes of a WebP file turn nothing in browsers; those of AVIF have been heeded by imagesize.
    let turned = matches!(kind, ImageType::Jpeg | ImageType::Png) && lies_on_its_side(bytes);
    let size = if turned { (height, width) } else { (width, height) };
    (width > 0 && height > 0).then_some(size)
}

/// Whether a photograph is to be turned by a quarter before it is shown, as its camera has noted.
fn lies_on_its_side(bytes: &[u8]) -> bool {
    let exif = exif::Reader::new().read_from_container(&mut Cursor::new(bytes)).ok();
    let field = exif.as_ref().and_then(|exif| exif.get_field(exif::Tag::Orientation, exif::In::PRIMARY));
    field.and_then(|field| field.value.get_uint(0)).is_some_and(|orientation| (5..=8).contains(&orientation))
}

/// A drawing: as large as its first element says, or its `viewBox` where that says nothing.
fn drawing(bytes: &[u8]) -> Result<Size, Trouble> {
    let text = std::str::from_utf8(bytes).map_err(|_| Trouble::Xml(line_of_first_wrong_byte(bytes)))?;
    // Some drawing programs write a document type; entities cannot grow without end.
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let document = roxmltree::Document::parse_with_options(text, options);
    let document = document.map_err(|error| Trouble::Xml(error.pos().row))?;
    let root = document.root_element();
    if !root.has_tag_name(("http://www.w3.org/2000/svg", "svg")) {
        return Err(Trouble::Svg);
    }
    let side = |name: &str| root.attribute(name).and_then(length);
    let view = root.attribute("viewBox").and_then(view_box);
    let (width, height) = match (side("width"), side("height"), view) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((w, h))) => (width, width * h / w),
        (None, Some(height), Some((w, h))) => (height * w / h, height),
        (None, None, Some(view)) => view,
        (_, _, None) => return Err(Trouble::Size),
    };
    whole(width, height).ok_or(Trouble::Size)
}

fn line_of_first_wrong_byte(bytes: &[u8]) -> u32 {
    let valid = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    u32::try_from(valid.matches('\n').count() + 1).unwrap_or(u32::MAX)
}

/// Units of length, in pixels.
const UNITS: &[(&str, f64)] = &[
    ("px", 1.0),
    ("in", 96.0),
    ("cm", 96.0 / 2.54),
    ("mm", 96.0 / 25.4),
    ("pt", 96.0 / 72.0),
    ("pc", 16.0),
    ("em", 16.0),
    ("ex", 8.0),
    ("", 1.0),
];

/// A length in pixels; nothing for a share (`100%`) of what is around the drawing.
fn length(value: &str) -> Option<f64> {
    let value = value.trim();
    let (number, unit) = UNITS.iter().find_map(|(name, unit)| Some((value.strip_suffix(name)?, unit)))?;
    positive(number).map(|number| number * unit)
}

/// Width and height of `0 0 960 540`.
fn view_box(value: &str) -> Option<(f64, f64)> {
    let numbers = value.split(|c: char| c.is_ascii_whitespace() || c == ',');
    let numbers: Vec<&str> = numbers.filter(|number| !number.is_empty()).collect();
    match numbers.as_slice() {
        [_, _, width, height] => Some((positive(width)?, positive(height)?)),
        _ => None,
    }
}

fn positive(number: &str) -> Option<f64> {
    number.parse().ok().filter(|number: &f64| number.is_finite() && *number > 0.0)
}

/// In whole numbers. Where rounding could change the proportion in sight, the shorter side becomes 1,000 first.
fn whole(width: f64, height: f64) -> Option<Size> {
    let is_whole = width.fract() == 0.0 && height.fract() == 0.0;
    let scale = if is_whole { 1.0 } else { 1000.0 / width.min(height) };
    let side = |length: f64| {
        let side = (length * scale).round();
        (1.0..=f64::from(u32::MAX)).contains(&side).then_some(side as u32)
    };
    Some((side(width)?, side(height)?))
}
