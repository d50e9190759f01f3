//! What the numbers of colours mean: an ICC profile of sRGB (IEC 61966-2-1), made here from the standard's own numbers, so
//! that no file of anybody else's is shipped.

use std::io::Write;
use std::sync::OnceLock;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// The profile's white, and where the colours red, green and blue lie, adapted to it (Bradford): X, Y, Z.
const WHITE: [f64; 3] = [0.9642, 1.0, 0.8249];
const RED: [f64; 3] = [0.436_074_7, 0.222_504_5, 0.013_932_2];
const GREEN: [f64; 3] = [0.385_064_9, 0.716_878_6, 0.097_104_5];
const BLUE: [f64; 3] = [0.143_080_4, 0.060_616_9, 0.714_173_3];

/// Points of the curve. Between them readers draw straight lines, which are off by less than one step of 16 bits.
const POINTS: u32 = 256;

const NAME: &str = "sRGB";

/// The profile, deflated. Made at the first call.
pub(crate) fn deflated() -> std::io::Result<&'static [u8]> {
    static PROFILE: OnceLock<Vec<u8>> = OnceLock::new();
    if let Some(made) = PROFILE.get() {
        return Ok(made);
    }
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&profile())?;
    let made = encoder.finish()?;
    Ok(PROFILE.get_or_init(|| made))
}

/// The profile, in the format's version 2.1, which every reader of PDF knows.
fn profile() -> Vec<u8> {
    let curve = curve();
    // What is there, with its tags; the three colours share one curve.
    let parts: [(&[&[u8; 4]], Vec<u8>); 7] = [
        (&[b"desc"], description()),
        (&[b"cprt"], [&b"text\0\0\0\0"[..], b"No copyright, use freely\0"].concat()),
        (&[b"wtpt"], xyz(WHITE)),
        (&[b"rXYZ"], xyz(RED)),
        (&[b"gXYZ"], xyz(GREEN)),
        (&[b"bXYZ"], xyz(BLUE)),
        (&[b"rTRC", b"gTRC", b"bTRC"], curve),
    ];
    let count = parts.iter().map(|(tags, _)| tags.len()).sum::<usize>();
    let mut table = number(count).to_vec();
    let mut data: Vec<u8> = Vec::new();
    let start = 128 + 4 + 12 * count;
    for (tags, part) in parts {
        for tag in tags {
            table.extend([**tag, number(start + data.len()), number(part.len())].concat());
        }
        data.extend(part);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut profile = header(start + data.len());
    profile.extend(table);
    profile.extend(data);
    profile
}

fn header(size: usize) -> Vec<u8> {
    let mut header = Vec::with_capacity(128);
    header.extend(number(size));
    header.extend([0; 4]);
    header.extend([2, 0x10, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    // The day on which the standard came out.
    header.extend([1999_u16, 10, 18, 0, 0, 0].into_iter().flat_map(u16::to_be_bytes));
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend(WHITE.into_iter().flat_map(fixed));
    header.resize(128, 0);
    header
}

fn number(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_be_bytes()
}

/// A number with 16 bits after the point.
fn fixed(value: f64) -> [u8; 4] {
    ((value * 65_536.0).round() as i32).to_be_bytes()
}

fn xyz(values: [f64; 3]) -> Vec<u8> {
    b"XYZ \0\0\0\0".iter().copied().chain(values.into_iter().flat_map(fixed)).collect()
}

/// From the number of a colour to how much light that is.
fn curve() -> Vec<u8> {
    let mut curve = b"curv\0\0\0\0".to_vec();
    curve.extend(POINTS.to_be_bytes());
    for at in 0..POINTS {
        let value = f64::from(at) / f64::from(POINTS - 1);
        let light = if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
        curve.extend(((light * 65_535.0).round() as u16).to_be_bytes());
    }
    curve
}

/// The name, in letters that all readers know; none in others.
fn description() -> Vec<u8> {
    let mut description = b"desc\0\0\0\0".to_vec();
    description.extend(number(NAME.len() + 1));
    description.extend(NAME.as_bytes());
    description.push(0);
    // No name in Unicode, none for old Macintoshes: two numbers, and two with 67 letters.
    description.extend([0; 8 + 3 + 67]);
    description
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_holds_together() {
        let profile = profile();
        let number = |at: usize| u32::from_be_bytes(profile[at..at + 4].try_into().unwrap()) as usize;
        assert_eq!(number(0), profile.len());
        assert_eq!(&profile[36..40], b"acsp");
        assert_eq!(number(128), 9);
        for tag in 0..9 {
            let at = 132 + tag * 12;
            let (start, length) = (number(at + 4), number(at + 8));
            assert!(start % 4 == 0 && start >= 128 + 4 + 9 * 12 && start + length <= profile.len());
        }
        assert!(deflated().unwrap().len() < 1_000);
    }

    #[test]
    fn white_is_made_of_the_three_colours() {
        for at in 0..3 {
            assert!((RED[at] + GREEN[at] + BLUE[at] - WHITE[at]).abs() < 0.0005);
        }
    }

    #[test]
    fn the_curve_is_that_of_the_standard() {
        let curve = curve();
        let point = |at: usize| u16::from_be_bytes([curve[12 + 2 * at], curve[13 + 2 * at]]);
        assert_eq!((point(0), point(255)), (0, 65_535));
        // 128 of 255 is 21.586 % of the light.
        assert_eq!(point(128), 14_146);
    }
}
