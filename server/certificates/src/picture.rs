//! Pictures as a PDF has them.

use crate::pdf;

/// A picture as a PDF has it. It is packed when it is made: that takes longer than drawing a whole certificate, and one logo
/// is on many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// In pixels.
    pub(crate) width: u32,
    /// In pixels.
    pub(crate) height: u32,
    /// The PDF's name for how it is packed.
    pub(crate) filter: &'static str,
    pub(crate) packed: Vec<u8>,
}

impl Picture {
    /// Pixels of three bytes, row by row from the top, none of which is lost. `None` when their number is not width times
    /// height.
    #[must_use]
    pub fn drawn(width: u32, height: u32, rgb: &[u8]) -> Option<Self> {
        if rgb.is_empty() || rgb.len() as u128 != u128::from(width) * u128::from(height) * 3 {
            return None;
        }
        let packed = pdf::packed(&mut pdf::deflate(), rgb).ok()??;
        Some(Self { width, height, filter: "FlateDecode", packed })
    }

    /// A JPEG of three colours.
    #[must_use]
    pub fn jpeg(width: u32, height: u32, file: Vec<u8>) -> Self {
        Self { width, height, filter: "DCTDecode", packed: file }
    }

    /// Width and height in pixels.
    #[must_use]
    pub const fn pixels(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// What a PDF has of it: deflated pixels, or a JPEG file.
    #[must_use]
    pub fn packed(&self) -> &[u8] {
        &self.packed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_is_a_picture_too() {
        let byte = |at: u32| (at.wrapping_mul(0x9e37_79b1) ^ at.wrapping_mul(0x85eb_ca6b) >> 7).to_be_bytes()[0];
        let rgb: Vec<u8> = (0..512 * 512 * 3).map(byte).collect();
        assert!(Picture::drawn(512, 512, &rgb).is_some());
    }

    #[test]
    fn pixels_are_to_be_whole() {
        let rgb = [200, 0, 0].repeat(12);
        let picture = Picture::drawn(4, 3, &rgb).expect("a picture");
        assert!(picture.packed().len() < rgb.len());
        for (width, height, rgb) in [(4, 3, &rgb[1..]), (3, 3, &rgb[..]), (0, 3, &[]), (u32::MAX, u32::MAX, &rgb[..])] {
            assert_eq!(Picture::drawn(width, height, rgb), None, "{width} × {height}");
        }
    }
}
