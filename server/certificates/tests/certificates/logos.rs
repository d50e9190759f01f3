//! The logo of an organisation, and its name.

use crate::support::{extremes, print, run, sheet};
use perehdy_certificates::{Logo, Picture, Sheet, pdf, svg};

const RED: [u8; 3] = [200, 0, 0];

fn with_logo(mut sheet: Sheet, name: &str, width: u32, height: u32) -> Sheet {
    let picture = Picture::drawn(width, height, &RED.repeat((width * height) as usize)).expect("a picture");
    sheet.organisation = Some(("Organisation".into(), name.into()));
    sheet.logo = Some(Logo { name: name.into(), width, height, picture, address: "/logos/ab\"<&.png".into() });
    sheet
}

/// A wide, a tall and a square one, with the longest names, on sheets with much and little to say.
fn sheets() -> Vec<(String, Sheet)> {
    let long =
        "The employment area of Eastern Esimerkkilä and its seven municipalities, education department, ".repeat(3);
    let names = ["Esimerkkilä", &long[..200], &"W".repeat(200)];
    let shapes = [(512, 43), (43, 512), (256, 256)];
    let mut all = Vec::new();
    for (which, of) in extremes().into_iter().chain([("ordinary", sheet("Aino Virtanen"))]) {
        for (name, (width, height)) in names.iter().zip(shapes) {
            all.push((format!("{which}, {width} × {height}"), with_logo(of.clone(), name, width, height)));
        }
    }
    all
}

#[test]
fn it_stands_at_the_top_right_and_meets_nothing() {
    for (which, sheet) in sheets() {
        let bytes = pdf(&sheet).expect(&which);
        let output = run("qpdf", &["--check", "FILE"], &bytes);
        let says = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && !says.contains("WARNING"), "{which}: {says}");
        assert!(print("pdfinfo", &["FILE"], &bytes).lines().any(|line| line == "Pages:           1"), "{which}");
        let picture = run("pdftoppm", &["-r", "72", "FILE"], &bytes).stdout;
        let [left, top, right, bottom] = red(&picture);
        assert!(left > 250 && right <= 526 && top >= 43 && bottom <= 85, "{which}: {left} {top} {right} {bottom}");
        let logo = sheet.logo.as_ref().expect("a logo");
        let (wide, high) = ((right - left) as f32, (bottom - top) as f32);
        let shape = wide / high / (logo.width as f32 / logo.height as f32);
        assert!((0.6..1.6).contains(&shape), "{which}: {wide} × {high}");
        assert!(wide > 185.0 || high > 37.0, "{which}: {wide} × {high}");
        // No text is above what was the first line without it.
        let boxes = print("pdftotext", &["-bbox", "FILE", "-"], &bytes);
        let tops = boxes.split("yMin=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse::<f32>().ok());
        assert!(tops.fold(f32::MAX, f32::min) > 84.0, "{which}");
    }
}

#[test]
fn who_does_not_see_it_is_told() {
    let named = with_logo(sheet("Aino Virtanen"), "Esimerkkilän kunta", 256, 64);
    let bytes = pdf(&named).expect("a PDF");
    let text = print("pdftotext", &["FILE", "-"], &bytes);
    assert!(text.contains("Organisation") && text.contains("Esimerkkilän kunta"), "{text}");
    let document = lopdf::Document::load_mem(&bytes).expect("a readable PDF");
    let alternatives: Vec<String> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"Alt").ok())
        .map(|alternative| lopdf::decode_text_string(alternative).expect("text"))
        .collect();
    assert_eq!(alternatives.len(), 2, "logo and code: {alternatives:?}");
    assert!(alternatives.contains(&"Esimerkkilän kunta".to_owned()), "{alternatives:?}");
    // What the tags refer to is there: each number of marked content has its element.
    let structure = print("pdfinfo", &["-struct-text", "FILE"], &bytes);
    let figures = structure.lines().filter(|line| line.trim().starts_with("Figure")).count();
    assert_eq!(figures, 2, "{structure}");
    assert!(structure.find("Figure") < structure.find("H1"), "{structure}");
}

#[test]
fn the_same_logo_gives_the_same_bytes() {
    let make = |name: &str| pdf(&with_logo(sheet(name), "Esimerkkilä", 256, 64)).expect("a PDF");
    let first = make("Aino Virtanen");
    make("Somebody else");
    assert_eq!(make("Aino Virtanen"), first);
    let mut without = with_logo(sheet("Aino Virtanen"), "Esimerkkilä", 256, 64);
    without.logo = None;
    assert_ne!(pdf(&without).expect("a PDF"), first);
}

#[test]
fn the_preview_refers_to_it() {
    let svg = svg(&with_logo(sheet("Aino Virtanen"), "Esimerkkilä", 512, 128)).expect("an SVG");
    let document = roxmltree::Document::parse(&svg).expect("XML");
    let images: Vec<_> =
        document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "image"))).collect();
    assert_eq!(images.len(), 1);
    assert_eq!(images[0].attribute("href"), Some("/logos/ab\"<&.png"));
    assert_eq!((images[0].attribute("width"), images[0].attribute("height")), (Some("160"), Some("40")));
}

/// Where a picture (PPM) is red: left, top, right, bottom.
fn red(picture: &[u8]) -> [usize; 4] {
    let mut words = picture.splitn(4, |byte| byte.is_ascii_whitespace());
    let mut word = || words.next().expect("a header");
    assert_eq!(word(), b"P6", "pdftoppm writes a PPM");
    let number = |word: &[u8]| -> usize { std::str::from_utf8(word).expect("a number").parse().expect("a number") };
    let (width, height) = (number(word()), number(word()));
    let pixels = &picture[picture.len() - width * height * 3..];
    let mut bounds = [usize::MAX, usize::MAX, 0, 0];
    for (at, pixel) in pixels.chunks(3).enumerate() {
        if pixel[0] > 180 && pixel[1] < 90 && pixel[2] < 90 {
            let (x, y) = (at % width, at / width);
            bounds = [bounds[0].min(x), bounds[1].min(y), bounds[2].max(x + 1), bounds[3].max(y + 1)];
        }
    }
    assert!(bounds[2] > 0, "no logo");
    bounds
}
