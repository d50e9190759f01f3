//! The logo on certificates: a picture that the program can make anew, neither too large nor too long.

use super::Reader;
use super::context::{Context, Links};
use super::manifest::Placed;
use super::pictures;
use super::sources::MANIFEST;
use crate::fault::codes;
use crate::model::{Lang, LogoFile};

/// Ends of names of pictures that can be printed. A drawing cannot: it may hold programs, and load things from elsewhere.
const ENDS: &[&str] = &[".png", ".jpg", ".jpeg", ".webp"];

/// Most bytes of the file, fewest and most pixels on a side, how many times as long one side may be as the other.
const BYTES: usize = 1_000_000;
const SIDES: std::ops::RangeInclusive<u32> = 16..=4_000;
const STRETCHED: u32 = 12;

/// Whether a file may be the logo, so that its bytes are kept until the course is read.
pub(super) fn may_be(name: &str, bytes: &[u8]) -> bool {
    bytes.len() <= BYTES && ENDS.iter().any(|end| name.ends_with(end))
}

/// The logo that `course.toml` names.
pub(super) fn read(reader: &mut Reader, (path, span): Placed<String>) -> Option<LogoFile> {
    let source = reader.sources.text(MANIFEST, reader.faults)?;
    let mut cx = Context {
        source,
        sources: reader.sources,
        lang: Lang::En,
        links: Links { pages: None, folder: "" },
        faults: reader.faults,
        named: &mut reader.named,
    };
    let picture = pictures::measured(&mut cx, &path, span.clone(), ENDS)?;
    let mut wrong = |message: String, help: &str| {
        cx.fault(codes::WRONG_LOGO, span.clone(), message, help);
        None
    };
    let (short, long) = (picture.width.min(picture.height), picture.width.max(picture.height));
    let Some(bytes) = reader.sources.small_picture(&picture.file) else {
        return wrong(
            format!("{path} has more than 1 MB"),
            "make it smaller: 500 pixels on its longer side are enough for paper",
        );
    };
    if !is_printable(bytes) {
        let help = "save it anew as PNG, JPEG or WebP; another name does not make it another kind of file";
        return wrong(format!("{path} is another kind of picture than its name says"), help);
    }
    if !SIDES.contains(&short) || !SIDES.contains(&long) {
        let message = format!("{path} has {} × {} pixels", picture.width, picture.height);
        return wrong(
            message,
            "each side has at least 16 pixels and at most 4,000; 500 on the longer side are enough for paper",
        );
    }
    if long > short.saturating_mul(STRETCHED) {
        let message = format!("{path} is too long for its height, or too high for its width");
        return wrong(
            message,
            "the longer side is at most 12 times as long as the other one; cut away what is empty around it",
        );
    }
    Some(LogoFile { file: picture.file, bytes: bytes.clone() })
}

fn is_printable(bytes: &[u8]) -> bool {
    use imagesize::ImageType::{Jpeg, Png, Webp};
    matches!(imagesize::image_type(bytes), Ok(Png | Jpeg | Webp))
}
