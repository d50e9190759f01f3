//! Logos of organisations: a file that was sent → a PNG of ours, or what is wrong with it. Nothing of the file but its
//! picture is kept.

pub mod on_paper;

use std::io::Cursor;

use image::codecs::png::{CompressionType, FilterType as PngFilter, PngEncoder};
use image::imageops::{self, FilterType};
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits, RgbaImage,
    guess_format,
};
use perehdy_records::{Logo, NewLogo};

use crate::accent::{Rgb, contrast};

/// The largest file.
pub const MOST_BYTES: usize = 1_000_000;

/// Most pixels on a side of a picture that is sent: looked at before it is unpacked.
pub const MOST_SIDE: u32 = 4_000;

/// Fewest pixels on a side.
pub const LEAST_SIDE: u32 = 16;

/// How many times as long one side may be as the other: beyond it nothing can be made out in a page's head.
pub const MOST_STRETCHED: u32 = 12;

/// Most bytes of a picture that is unpacked: four for each pixel. One of 16 bits a colour has to be smaller.
const MOST_UNPACKED: u64 = MOST_SIDE as u64 * MOST_SIDE as u64 * 4;

/// Most pixels on a side of what is stored: enough for paper.
const STORED_SIDE: u32 = 512;

/// How far a colour has to stand out from white to be made out, and of how much of what is seen that is asked.
const STANDS_OUT: (f64, f64) = (1.5, 0.005);

/// Less opaque than this is not seen.
const SEEN: u8 = 32;

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Has more bytes than [`MOST_BYTES`].
    Bytes,
    /// Is an SVG: these are not taken.
    Svg,
    /// Is none of the kinds that are taken.
    Kind,
    /// Is larger than [`MOST_SIDE`].
    Large,
    /// Is smaller than [`LEAST_SIDE`].
    Small,
    /// Is longer than [`MOST_STRETCHED`] allows.
    Stretched,
    /// Cannot be read to its end.
    Broken,
    /// Has nothing that is seen on white.
    Pale,
}

/// Makes a logo of a file: PNG, JPEG or WebP, turned upright as it says, at most 512 pixels on a side. Takes tenths of a
/// second.
///
/// # Errors
/// When the file is none that can be taken.
pub fn read(file: &[u8]) -> Result<NewLogo, Wrong> {
    if file.len() > MOST_BYTES {
        return Err(Wrong::Bytes);
    }
    let format = match guess_format(file) {
        Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP)) => format,
        _ if is_svg(file) => return Err(Wrong::Svg),
        _ => return Err(Wrong::Kind),
    };
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    // Rows on their way are beside the picture.
    limits.max_alloc = Some(MOST_UNPACKED + MOST_UNPACKED / 2);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(fault)?;
    let (width, height) = decoder.dimensions();
    if width.max(height) > MOST_SIDE || decoder.total_bytes() > MOST_UNPACKED {
        return Err(Wrong::Large);
    }
    if width.min(height) < LEAST_SIDE {
        return Err(Wrong::Small);
    }
    if width.max(height) > width.min(height).saturating_mul(MOST_STRETCHED) {
        return Err(Wrong::Stretched);
    }
    let upright = decoder.orientation().map_err(fault)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(fault)?;
    picture.apply_orientation(upright);
    let picture = scaled(picture.into_rgba8());
    if !stands_out(&picture) {
        return Err(Wrong::Pale);
    }
    let (width, height) = picture.dimensions();
    // What the program cannot write, it has not read right.
    let png = png(picture).map_err(|_| Wrong::Broken)?;
    Ok(NewLogo { width, height, png })
}

/// What went wrong while reading.
fn fault(error: image::ImageError) -> Wrong {
    if matches!(error, image::ImageError::Limits(_)) { Wrong::Large } else { Wrong::Broken }
}

/// Whether it looks like an SVG: told apart only to say why it is not taken.
fn is_svg(file: &[u8]) -> bool {
    let start = String::from_utf8_lossy(file.get(..2_000).unwrap_or(file)).to_lowercase();
    start.contains("<svg") || start.contains("<!doctype svg")
}

/// At most [`STORED_SIDE`] pixels on a side.
fn scaled(mut picture: RgbaImage) -> RgbaImage {
    let (width, height) = picture.dimensions();
    let longer = width.max(height);
    if longer <= STORED_SIDE {
        return picture;
    }
    let side = |side: u32| (side * STORED_SIDE).div_ceil(longer).max(1);
    // Weighted by how opaque they are: else the colour of what is not seen bleeds into the edges.
    for pixel in picture.pixels_mut() {
        let [red, green, blue, opaque] = pixel.0;
        pixel.0 = [weighted(red, opaque), weighted(green, opaque), weighted(blue, opaque), opaque];
    }
    let mut small = imageops::resize(&picture, side(width), side(height), FilterType::CatmullRom);
    for pixel in small.pixels_mut() {
        let [red, green, blue, opaque] = pixel.0;
        pixel.0 = [restored(red, opaque), restored(green, opaque), restored(blue, opaque), opaque];
    }
    small
}

fn weighted(colour: u8, opaque: u8) -> u8 {
    // At most 255 by its making.
    ((u32::from(colour) * u32::from(opaque) + 127) / 255) as u8
}

fn restored(colour: u8, opaque: u8) -> u8 {
    let whole = (u32::from(colour) * 255 + u32::from(opaque) / 2).checked_div(u32::from(opaque));
    u8::try_from(whole.unwrap_or(0)).unwrap_or(u8::MAX)
}

/// Whether enough of it is seen on white, which it stands on.
fn stands_out(picture: &RgbaImage) -> bool {
    let white = Rgb([0xff; 3]);
    let (mut seen, mut out) = (0_u32, 0_u32);
    for pixel in picture.pixels() {
        if pixel.0[3] < SEEN {
            continue;
        }
        seen += 1;
        out += u32::from(contrast(Rgb(laid_on_white(pixel.0)), white) >= STANDS_OUT.0);
    }
    seen > 0 && f64::from(out) >= f64::from(seen) * STANDS_OUT.1
}

fn png(picture: RgbaImage) -> image::ImageResult<Vec<u8>> {
    let (width, height) = picture.dimensions();
    let mut file = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut file, CompressionType::Best, PngFilter::Adaptive);
    if picture.pixels().all(|pixel| pixel.0[3] == u8::MAX) {
        let opaque = DynamicImage::ImageRgba8(picture).into_rgb8();
        encoder.write_image(&opaque, width, height, ExtendedColorType::Rgb8)?;
    } else {
        encoder.write_image(&picture, width, height, ExtendedColorType::Rgba8)?;
    }
    Ok(file)
}

/// A stored logo on white: width, height, and three bytes a pixel. `None` for what is none of ours.
#[must_use]
pub fn on_white(png: &[u8]) -> Option<(u32, u32, Vec<u8>)> {
    let picture = image::load_from_memory_with_format(png, ImageFormat::Png).ok()?.into_rgba8();
    let (width, height) = picture.dimensions();
    let rgb = picture.pixels().flat_map(|pixel| laid_on_white(pixel.0)).collect();
    Some((width, height, rgb))
}

fn laid_on_white([red, green, blue, opaque]: [u8; 4]) -> [u8; 3] {
    [red, green, blue].map(|colour| weighted(colour, opaque).saturating_add(u8::MAX - opaque))
}

/// The address of a logo: it follows from its bytes.
#[must_use]
pub fn address(hash: &str) -> String {
    format!("/logos/{hash}.png")
}

/// Width and height of a logo in a box of this width and height.
#[must_use]
pub fn fitted(logo: &Logo, most: (u32, u32)) -> (u32, u32) {
    let (width, height) = (u64::from(logo.width.max(1)), u64::from(logo.height.max(1)));
    let (most_width, most_height) = (u64::from(most.0), u64::from(most.1));
    let by_width = (most_width, (most_width * height / width).max(1));
    let by_height = ((most_height * width / height).max(1), most_height);
    let (width, height) = if by_width.1 <= most_height { by_width } else { by_height };
    // Not beyond the box, which is two numbers of this size.
    (u32::try_from(width).unwrap_or(most.0), u32::try_from(height).unwrap_or(most.1))
}

#[cfg(test)]
mod tests;
