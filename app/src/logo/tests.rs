use image::codecs::jpeg::JpegEncoder;
use image::{ImageBuffer, Rgba};

use super::*;

const BLUE: [u8; 4] = [0, 0x35, 0x80, 255];

fn picture(width: u32, height: u32, of: impl Fn(u32, u32) -> [u8; 4]) -> RgbaImage {
    ImageBuffer::from_fn(width, height, |x, y| Rgba(of(x, y)))
}

fn file(picture: &RgbaImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    let picture = DynamicImage::ImageRgba8(picture.clone());
    let picture = if format == ImageFormat::Jpeg { picture.into_rgb8().into() } else { picture };
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}

fn opened(logo: &NewLogo) -> RgbaImage {
    let picture = image::load_from_memory_with_format(&logo.png, ImageFormat::Png).unwrap().into_rgba8();
    assert_eq!(picture.dimensions(), (logo.width, logo.height));
    picture
}

#[test]
fn each_kind_is_taken() {
    let blue = picture(64, 32, |_, _| BLUE);
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
        let logo = read(&file(&blue, format)).unwrap();
        assert_eq!((logo.width, logo.height), (64, 32), "{format:?}");
        let [red, green, blue, opaque] = opened(&logo).get_pixel(10, 10).0;
        assert!(red < 8 && green.abs_diff(0x35) < 8 && blue.abs_diff(0x80) < 8 && opaque == 255, "{format:?}");
        assert_eq!(read(&logo.png), Ok(logo), "{format:?}: what is ours stays as it is");
    }
}

#[test]
fn a_large_one_is_made_smaller_and_stays_transparent() {
    // A black that is not seen around a blue that is: no black may come into the blue.
    let disc = |x: u32, y: u32| {
        let (x, y) = (f64::from(x) - 500.0, f64::from(y) - 250.0);
        if x.hypot(y) < 200.0 { [0, 0, 255, 255] } else { [0, 0, 0, 0] }
    };
    let logo = read(&file(&picture(1_000, 500, disc), ImageFormat::Png)).unwrap();
    assert_eq!((logo.width, logo.height), (512, 256));
    let small = opened(&logo);
    assert_eq!(small.get_pixel(0, 0).0[3], 0);
    assert_eq!(small.get_pixel(256, 128).0, [0, 0, 255, 255]);
    let edge = small.pixels().filter(|pixel| (64..=250).contains(&pixel.0[3])).collect::<Vec<_>>();
    assert!(edge.len() > 50 && edge.iter().all(|pixel| pixel.0[2] > 240), "{edge:?}");
}

#[test]
fn nothing_but_the_picture_is_kept_and_it_is_upright() {
    // Left half blue, right half white; the file says that it lies on its side.
    let halves = picture(64, 32, |x, _| if x < 32 { BLUE } else { [255; 4] });
    let mut sent = Vec::new();
    let mut encoder = JpegEncoder::new(&mut sent);
    let mut exif = b"MM\0*\0\0\0\x08\0\x02".to_vec();
    exif.extend(b"\x01\x0e\0\x02\0\0\0\x0c\0\0\0\x26"); // a description, at 38
    exif.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"); // to be turned clockwise
    exif.extend(b"\0\0\0\0Secret home\0");
    encoder.set_exif_metadata(exif).unwrap();
    encoder.encode_image(&DynamicImage::ImageRgba8(halves).into_rgb8()).unwrap();
    let has = |bytes: &[u8]| bytes.windows(11).any(|part| part == b"Secret home");
    assert!(has(&sent));
    let logo = read(&sent).unwrap();
    assert!(!has(&logo.png));
    assert_eq!((logo.width, logo.height), (32, 64));
    let upright = opened(&logo);
    assert!(upright.get_pixel(16, 8).0[0] < 30 && upright.get_pixel(16, 56).0[0] > 225);
}

#[test]
fn what_is_not_taken_is_told_apart() {
    let blue = |width, height| file(&picture(width, height, |_, _| BLUE), ImageFormat::Png);
    let pale = file(&picture(64, 64, |_, _| [255, 255, 250, 255]), ImageFormat::Png);
    let unseen = file(&picture(64, 64, |_, _| [0, 0, 0, 0]), ImageFormat::Png);
    let mut broken = blue(200, 200);
    broken.truncate(broken.len() / 2);
    let svg = b"<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>".to_vec();
    for (name, file, wrong) in [
        ("empty", Vec::new(), Wrong::Kind),
        ("text", b"hello".to_vec(), Wrong::Kind),
        ("gif", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(), Wrong::Kind),
        ("svg", svg, Wrong::Svg),
        ("bytes", vec![0; MOST_BYTES + 1], Wrong::Bytes),
        ("wide", blue(4_001, 400), Wrong::Large),
        ("small", blue(64, 15), Wrong::Small),
        ("stretched", blue(16 * 13, 16), Wrong::Stretched),
        ("broken", broken, Wrong::Broken),
        ("pale", pale, Wrong::Pale),
        ("unseen", unseen, Wrong::Pale),
    ] {
        assert_eq!(read(&file).err(), Some(wrong), "{name}");
    }
}

#[test]
fn a_bomb_is_not_unpacked() {
    // A head that says how large it is, and the beginning of what would be gigabytes of nothing; the second is small enough
    // by its sides, but has 16 bits a colour.
    for (side, bits) in [(60_000_u32, 8), (3_900, 16)] {
        let mut bomb = b"\x89PNG\r\n\x1a\n".to_vec();
        let head = [&side.to_be_bytes()[..], &side.to_be_bytes()[..], &[bits, 6, 0, 0, 0]].concat();
        for (kind, data) in [(b"IHDR", head), (b"IDAT", vec![0x78, 0x9c])] {
            let chunk = [&kind[..], &data].concat();
            bomb.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
            bomb.extend(&chunk);
            bomb.extend(crc(chunk).to_be_bytes());
        }
        assert_eq!(read(&bomb).err(), Some(Wrong::Large), "{side}");
    }
}

fn crc(bytes: Vec<u8>) -> u32 {
    !bytes.into_iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
    })
}

#[test]
fn a_logo_fits_its_box() {
    let logo = |width, height| Logo { hash: String::new(), width, height };
    assert_eq!(fitted(&logo(512, 128), (160, 36)), (144, 36));
    assert_eq!(fitted(&logo(512, 43), (160, 36)), (160, 13));
    assert_eq!(fitted(&logo(43, 512), (160, 36)), (3, 36));
    assert_eq!(fitted(&logo(20, 20), (160, 36)), (36, 36));
}
