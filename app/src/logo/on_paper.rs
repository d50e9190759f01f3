//! A stored logo as it goes onto a sheet. What would be large in a PDF, as photographs are, is made a JPEG that is not.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use image::RgbImage;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::{FilterType, resize};
use perehdy_certificates::Picture;
use sha2::{Digest as _, Sha256};

use super::on_white;

/// The most bytes of a logo in a PDF: two of them leave the largest certificate below 45 kB.
const MOST: usize = 4_000;

/// What is tried, the best first: pixels on the longer side, and quality. The last is small enough for any picture.
const TRIED: [(u32, u8); 9] =
    [(512, 85), (400, 85), (320, 80), (256, 80), (200, 80), (160, 75), (128, 70), (96, 60), (64, 50)];

/// How many logos are kept ready, of 4 kB each: making one takes longer than drawing a certificate with it.
const KEPT: usize = 16;

/// A logo on white.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnPaper {
    /// In pixels, as it is stored.
    pub width: u32,
    /// In pixels, as it is stored.
    pub height: u32,
    /// What a PDF has.
    pub picture: Picture,
}

/// By the SHA-256 of the stored file.
static READY: LazyLock<Mutex<HashMap<[u8; 32], Arc<OnPaper>>>> = LazyLock::new(Mutex::default);

/// A stored logo as it goes onto a sheet; `None` for what is none of ours. The same file gives the same.
#[must_use]
pub fn on_paper(png: &[u8]) -> Option<Arc<OnPaper>> {
    let hash = Sha256::digest(png).into();
    let ready = || READY.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(made) = ready().get(&hash) {
        return Some(Arc::clone(made));
    }
    let made = Arc::new(made(png)?);
    let mut ready = ready();
    if ready.len() >= KEPT {
        ready.clear();
    }
    ready.insert(hash, Arc::clone(&made));
    Some(made)
}

fn made(png: &[u8]) -> Option<OnPaper> {
    let (width, height, rgb) = on_white(png)?;
    let drawn = Picture::drawn(width, height, &rgb)?;
    let picture = if drawn.packed().len() <= MOST { drawn } else { small(&RgbImage::from_raw(width, height, rgb)?)? };
    Some(OnPaper { width, height, picture })
}

/// The best JPEG that is not too large.
fn small(picture: &RgbImage) -> Option<Picture> {
    let longer = picture.width().max(picture.height());
    let mut last = None;
    for (side, quality) in TRIED {
        let scaled = |length: u32| (length * side.min(longer)).div_ceil(longer).max(1);
        let (width, height) = (scaled(picture.width()), scaled(picture.height()));
        let smaller = if width < picture.width() {
            resize(picture, width, height, FilterType::CatmullRom)
        } else {
            picture.clone()
        };
        let mut file = Vec::new();
        JpegEncoder::new_with_quality(&mut file, quality).encode_image(&smaller).ok()?;
        let fits = file.len() <= MOST;
        last = Some(Picture::jpeg(width, height, file));
        if fits {
            break;
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, Rgb};
    use std::io::Cursor;

    fn png(of: impl Fn(u32, u32) -> [u8; 3], width: u32, height: u32) -> Vec<u8> {
        let mut file = Cursor::new(Vec::new());
        RgbImage::from_fn(width, height, |x, y| Rgb(of(x, y))).write_to(&mut file, ImageFormat::Png).unwrap();
        file.into_inner()
    }

    /// As good as noise.
    fn noise(x: u32, y: u32) -> [u8; 3] {
        let mixed = (x.wrapping_mul(0x9e37_79b1) ^ y.wrapping_mul(0x85eb_ca6b)).wrapping_mul(0xc2b2_ae35);
        let [a, b, c, _] = (mixed ^ mixed >> 15).to_be_bytes();
        [a, b, c]
    }

    #[test]
    fn drawn_ones_stay_as_they_are() {
        let colour = |x: u32, _: u32| if (x / 40).is_multiple_of(2) { [0, 53, 128] } else { [255; 3] };
        let stripes = on_paper(&png(colour, 512, 128)).unwrap();
        let pixels: Vec<u8> = (0..128).flat_map(|y| (0..512).flat_map(move |x| colour(x, y))).collect();
        assert_eq!((stripes.width, stripes.height), (512, 128));
        assert_eq!(Some(&stripes.picture), Picture::drawn(512, 128, &pixels).as_ref());
        assert!(on_paper(b"GIF89a").is_none());
    }

    #[test]
    fn none_takes_much_room() {
        // Soft as a photograph, and worse than any.
        let soft = |x: u32, y: u32| [x as u8, y as u8, noise(x, y)[2] / 8 + 100];
        for (file, least) in [(png(soft, 256, 256), 100), (png(noise, 256, 256), 64), (png(noise, 512, 43), 64)] {
            let made = on_paper(&file).unwrap();
            assert_eq!(on_paper(&file).unwrap(), made);
            let ((width, height), jpeg) = (made.picture.pixels(), made.picture.packed());
            assert!(jpeg.len() <= MOST, "{} bytes", jpeg.len());
            assert!(width >= least, "{width} × {height}");
            let read = image::load_from_memory_with_format(jpeg, ImageFormat::Jpeg).unwrap();
            assert_eq!((read.width(), read.height()), (width, height));
            let (was, is) = (made.width * 100 / made.height, width * 100 / height);
            assert!(was.abs_diff(is) * 10 <= was, "it is as wide as it was: {was}, {is}");
            let (width, height, pixels) = on_white(&file).unwrap();
            assert!(Picture::drawn(width, height, &pixels).unwrap().packed().len() > MOST, "it was not large");
        }
    }
}
