//! The PDF as a file and as a page.

use crate::support::{ADDRESS, extremes, print, run, sheet};
use perehdy_certificates::code::Short;
use perehdy_certificates::credential::{self, Credential, Place};
use perehdy_certificates::signing::PrivateKey;
use perehdy_certificates::statement::{FILE, Statement};
use perehdy_certificates::{Attachment, Error, Logo, Picture, Relationship, Sheet, Signer, pdf};

#[test]
fn qpdf_finds_nothing_wrong() {
    for (which, sheet) in extremes().into_iter().chain([("ordinary", sheet("Aino Virtanen"))]) {
        let output = run("qpdf", &["--check", "FILE"], &pdf(&sheet).expect(which));
        let says = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && !says.contains("WARNING"), "{which}: {says}");
        assert!(says.contains("PDF Version: 1.7"), "{which}: {says}");
    }
}

#[test]
fn every_sheet_is_one_page_of_a4() {
    for (which, sheet) in extremes() {
        let info = print("pdfinfo", &["FILE"], &pdf(&sheet).expect(which));
        let says = |key: &str| info.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default().trim();
        assert_eq!(says("Pages:"), "1", "{which}");
        assert!(says("Page size:").ends_with("(A4)"), "{which}: {info}");
        assert_eq!(says("Tagged:"), "yes", "{which}");
    }
}

#[test]
fn no_text_leaves_the_frame_or_meets_the_code() {
    for (which, sheet) in extremes() {
        let boxes = print("pdftotext", &["-bbox", "FILE", "-"], &pdf(&sheet).expect(which));
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        let document = roxmltree::Document::parse_with_options(&boxes, options).expect("pdftotext writes XML");
        let words: Vec<_> = document.descendants().filter(|node| node.has_tag_name("word")).collect();
        assert!(words.len() > 10, "{which}: {boxes}");
        for word in words {
            let side = |name: &str| word.attribute(name).and_then(|value| value.parse::<f32>().ok()).expect("a number");
            let (left, top, right, bottom) = (side("xMin"), side("yMin"), side("xMax"), side("yMax"));
            let text = word.text().unwrap_or_default();
            // The frame is 30 points inside of the paper; the band at the left 10 wide.
            assert!(left > 40.0 && right < 595.3 - 30.0 && top > 30.0 && bottom < 841.9 - 30.0, "{which}: {text}");
            assert!(right < 433.0 || bottom < 678.0, "{which}: {text} is on the code");
        }
    }
}

#[test]
fn nothing_is_printed_outside_of_the_frame() {
    for (which, sheet) in extremes() {
        let picture = run("pdftoppm", &["-gray", "-r", "72", "FILE"], &pdf(&sheet).expect(which)).stdout;
        let (width, height, pixels) = grey(&picture);
        let outside = |x, y| !(29..width - 29).contains(&x) || !(29..height - 29).contains(&y);
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let printed = places.filter(|&(x, y)| outside(x, y) && pixels[y * width + x] < 250).count();
        assert_eq!(printed, 0, "{which}: dots in the margin");
    }
}

#[test]
fn a_specimen_says_so_first_and_within_the_frame() {
    for landscape in [false, true] {
        let mut sheet = Sheet { specimen: Some("SPECIMEN".into()), ..sheet("Aino Virtanen") };
        sheet.look.landscape = landscape;
        let bytes = pdf(&sheet).expect("a PDF");
        let info = print("pdfinfo", &["FILE"], &bytes);
        assert!(info.contains("SPECIMEN: Certificate of completion: Aino Virtanen"), "{info}");
        let structure = print("pdfinfo", &["-struct-text", "FILE"], &bytes);
        let at = |text: &str| structure.find(text).unwrap_or_else(|| panic!("no {text} in {structure}"));
        assert!(at("SPECIMEN") < at("Certificate of completion"), "{structure}");
        let picture = run("pdftoppm", &["-gray", "-r", "72", "FILE"], &bytes).stdout;
        let (width, height, pixels) = grey(&picture);
        let dark = |from: u8, to: u8| pixels.iter().filter(|pixel| (from..to).contains(pixel)).count();
        assert!(dark(200, 245) * 100 > width * height * 4, "it is pale and large");
        let outside = |x, y| !(29..width - 29).contains(&x) || !(29..height - 29).contains(&y);
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        assert_eq!(places.filter(|&(x, y)| outside(x, y) && pixels[y * width + x] < 250).count(), 0);
    }
}

#[test]
fn what_no_page_holds_is_an_error() {
    let mut long = sheet("Aino Virtanen");
    long.covers = (0..400).map(|n| format!("Module {n}")).collect();
    assert!(matches!(pdf(&long), Err(Error::TooMuchText)));
    // A book as a title is refused at once, on either side of the paper.
    long.covers = vec!["Manners and more ".repeat(3_000)];
    for landscape in [false, true] {
        long.look.landscape = landscape;
        assert!(matches!(pdf(&long), Err(Error::TooMuchText)));
    }
    let mut far = sheet("Aino Virtanen");
    far.address = format!("https://example.fi/{}", "x".repeat(5_000));
    assert!(matches!(pdf(&far), Err(Error::Address | Error::TooMuchText)));
}

#[test]
fn the_code_leads_to_the_address() {
    for sheet in [sheet("Aino Virtanen"), extremes().remove(0).1] {
        // As coarse as a telephone would see it from some distance.
        let picture = run("pdftoppm", &["-gray", "-r", "110", "FILE"], &pdf(&sheet).expect("a PDF")).stdout;
        let (width, height, pixels) = grey(&picture);
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[y * width + x]);
        let codes = image.detect_grids();
        assert_eq!(codes.len(), 1);
        assert_eq!(codes[0].decode().expect("a readable code").1, sheet.address);
    }
}

/// A PGM picture: a header of four words, then the pixels.
fn grey(picture: &[u8]) -> (usize, usize, &[u8]) {
    let mut words = picture.splitn(4, |byte| byte.is_ascii_whitespace());
    let mut word = || words.next().expect("a header");
    assert_eq!(word(), b"P5", "pdftoppm writes a PGM");
    let number = |word: &[u8]| std::str::from_utf8(word).expect("a number").parse().expect("a number");
    let (width, height) = (number(word()), number(word()));
    let pixels = word();
    (width, height, &pixels[pixels.len() - width * height..])
}

#[test]
fn the_address_is_a_link() {
    let document = lopdf::Document::load_mem(&pdf(&sheet("Aino Virtanen")).expect("a PDF")).expect("a readable PDF");
    let uris: Vec<_> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"A").ok()?.as_dict().ok()?.get(b"URI").ok()?.as_str().ok())
        .collect();
    assert_eq!(uris, [ADDRESS.as_bytes()]);
}

#[test]
fn it_says_what_it_is() {
    let mut sheet = sheet("<&>\" Ñandú");
    sheet.lang = "sv".into();
    let bytes = pdf(&sheet).expect("a PDF");
    let document = lopdf::Document::load_mem(&bytes).expect("a readable PDF");
    let catalog = document.catalog().expect("a catalog");
    assert_eq!(lopdf::decode_text_string(catalog.get(b"Lang").expect("a language")).expect("text"), "sv");
    let preferences = catalog.get(b"ViewerPreferences").and_then(lopdf::Object::as_dict).expect("preferences");
    assert!(preferences.get(b"DisplayDocTitle").and_then(lopdf::Object::as_bool).expect("a choice"));
    let id = document.trailer.get(b"ID").and_then(lopdf::Object::as_array).expect("an ID");
    assert!(id.iter().all(|part| part.as_str().is_ok_and(|part| part == sheet.id)));

    let title = "Certificate of completion: <&>\" Ñandú, Getting to know integration";
    let info = print("pdfinfo", &["-isodates", "FILE"], &bytes);
    assert!(info.contains(title), "{info}");
    assert!(info.contains("2026-11-22T09:30:05Z"), "{info}");
    let metadata = print("pdfinfo", &["-meta", "FILE"], &bytes);
    let metadata = roxmltree::Document::parse(metadata.trim()).expect("metadata in XML");
    assert!(metadata.descendants().any(|node| node.text() == Some(title)));
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    let sheets = [sheet("Aino Virtanen"), sheet("محمد عبد اللطيف"), sheet("कृष्ण 漢")];
    let make = |sheet: &Sheet| pdf(sheet).expect("a PDF");
    let first: Vec<_> = sheets.iter().map(make).collect();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..2).map(|_| scope.spawn(|| sheets.iter().map(make).collect::<Vec<_>>())).collect();
        for thread in threads {
            assert_eq!(thread.join().expect("a thread that ends well"), first);
        }
    });
    for n in 0..100 {
        make(&sheet(&format!("Somebody else {n}")));
    }
    assert_eq!(sheets.iter().map(make).collect::<Vec<_>>(), first);
}

#[test]
fn another_sheet_gives_other_bytes() {
    let one = sheet("Aino Virtanen");
    let other = Sheet { id: *b"fedcba9876543210", ..one.clone() };
    assert_ne!(pdf(&one).expect("a PDF"), pdf(&other).expect("a PDF"));
}

/// The most that a logo takes: `app/src/logo/on_paper.rs` makes it so.
const LOGO: usize = 4_000;

/// With everything that can be on it: two logos, who signs, an organisation, a remark, the signature in the code, and both
/// files.
fn with_everything(mut sheet: Sheet) -> Sheet {
    let key = PrivateKey::from_seed(&[42; 32]);
    let picture = Picture::jpeg(320, 80, vec![0xa5; LOGO]);
    let logo = Logo { name: "Esimerkkilä".into(), width: 512, height: 128, picture, address: "/logo.png".into() };
    (sheet.issuer_logo, sheet.logo) = (Some(logo.clone()), Some(logo));
    sheet.organisation = Some(("Organisation".into(), "The employment area of Eastern Esimerkkilä".into()));
    sheet.remark = Some("The course is part of the induction of everybody who works for the municipality.".into());
    let signer = |name: &str, title: &str| Signer { name: name.into(), title: title.into() };
    sheet.signers = vec![signer("Maija Meikäläinen", "Head of education"), signer("Åke Öberg", "Senior adviser")];
    let (origin, number) = sheet.address.rsplit_once("/v/").expect("an address");
    let statement = Statement {
        number: number.into(),
        heading: Some(sheet.heading.clone()),
        name: sheet.name.clone(),
        wording: Some(sheet.statement.clone()),
        language: "en".into(),
        course: "getting-to-know".into(),
        title: sheet.course.clone(),
        version: "2026.1".into(),
        covers: sheet.covers.clone(),
        minutes: 480,
        score: Some((11, 12)),
        completed: AT.into(),
        issued: AT.into(),
        facts: sheet.facts.clone(),
        issuer: sheet.issuer.1.clone(),
        origin: origin.into(),
        ..Statement::default()
    };
    let says = Short {
        origin: origin.into(),
        number: format!("{number}7KQ42M"),
        kind: None,
        name: sheet.name.clone(),
        title: sheet.course.clone(),
        completed: "2026-11-22".into(),
        ends: Some("2028-11-22".into()),
        score: Some((11, 12)),
    };
    sheet.code = Some(says.sealed(&key).text());
    let credential = Credential::of(&statement.says().expect("what it says"), Place { list: 1, position: 77_001 });
    let credential = credential.expect("a credential");
    let proof = credential.sign(&key, AT).proof;
    let credential = credential.file(&key.public().id(), AT, &proof);
    sheet.attachments =
        [(FILE, "text/plain", statement.sealed(&key).file()), (credential::FILE, "application/ld+json", credential)]
            .map(|(name, mime, text)| Attachment {
                name: name.into(),
                mime,
                description: "What the certificate says".into(),
                relationship: Relationship::Data,
                bytes: text.into_bytes(),
            })
            .to_vec();
    sheet
}

const AT: &str = "2026-11-22T09:30:00.000000Z";

/// A name of nearly all the letters of six scripts would take 10 kB more; one with a word in each is among these.
#[test]
fn sheets_are_small() {
    for (which, sheet) in extremes() {
        let size = pdf(&sheet).expect(which).len();
        assert!(size <= 45_000, "{which}: {size} bytes");
        let size = pdf(&with_everything(sheet)).expect(which).len();
        assert!(size <= 45_000, "{which}, with everything: {size} bytes");
    }
}

/// The languages that elements of the structure declare, in the alphabet's order.
fn spoken(sheet: &Sheet) -> Vec<String> {
    let document = lopdf::Document::load_mem(&pdf(sheet).expect("a PDF")).expect("a readable PDF");
    let elements = document.objects.values().filter_map(|object| object.as_dict().ok());
    let elements = elements.filter(|element| element.has(b"S") && element.has(b"K"));
    let langs = elements.filter_map(|element| lopdf::decode_text_string(element.get(b"Lang").ok()?).ok());
    let mut langs: Vec<String> = langs.collect();
    langs.sort();
    langs
}

#[test]
fn what_is_in_another_language_says_so() {
    let mut sheet = sheet("Αλεξάνδρα Παπαδοπούλου");
    sheet.remark = Some("Kursen är kort.".into());
    assert_eq!(spoken(&sheet), ["el"], "a Greek name on an English sheet");
    sheet.course_lang = Some("sv".into());
    sheet.covers.truncate(2);
    assert_eq!(spoken(&sheet), ["el", "sv", "sv", "sv", "sv"], "title, remark, two modules");
    sheet.lang = "sv".into();
    for (name, lang) in [("Aino Virtanen", None), ("Олександра", Some("und-Cyrl")), ("Ahmed محمد", None), ("1 2", None)]
    {
        sheet.name = name.into();
        assert_eq!(spoken(&sheet), lang.into_iter().collect::<Vec<_>>(), "{name}: the course is in the sheet's");
    }
    sheet.course_lang = Some("fi".into());
    let metadata = print("pdfinfo", &["-meta", "FILE"], &pdf(&sheet).expect("a PDF"));
    assert!(metadata.contains("<rdf:li>sv</rdf:li><rdf:li>fi</rdf:li>"), "{metadata}");
}
