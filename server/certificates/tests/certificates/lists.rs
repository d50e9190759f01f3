//! Lists as files and as pages.

use perehdy_certificates::list::{Column, List, pdf};

use crate::support::{print, run};

fn list(lang: &str) -> List {
    let column = |heading: &str, width| Column { heading: heading.to_owned(), width };
    List {
        lang: lang.to_owned(),
        title: "List of completions".to_owned(),
        about: [("Organisation", "<Acme> & Söner (Oy)"), ("Made by", "Maija Manageri"), ("Shown", "Status: Late")]
            .map(|(label, value)| (label.to_owned(), value.to_owned()))
            .to_vec(),
        columns: vec![column("Name", 3.0), column("Teams", 2.0), column("Status", 1.5), column("Completed", 1.5)],
        page: Box::new(|page, pages| format!("Page {page} of {pages}")),
        foot: "Acme · Getting to know integration".to_owned(),
        created: (2026, 11, 22, 9, 30, 5),
    }
}

/// Names in many scripts, some long.
fn rows(count: usize) -> Vec<Vec<String>> {
    let names = [
        "Aino Virtanen",
        "Åsa Öhman-Šimkutė",
        "Nguyễn Thị Ánh",
        "محمد عبد اللطيف",
        "श्रीवास्तव कृष्ण",
        "สมชาย ใจดี",
        "Γιώργος Παπαδόπουλος",
        "=HYPERLINK(\"x\") (a\\b)",
        "Maria Alejandra Fernández-Öberg de la Cruz y Montemayor von und zu Liechtenstein",
    ];
    let row = |number: usize| {
        let name = format!("{} {number}", names[number % names.len()]);
        let teams = ["Varasto", "", "Varasto, Myymälä, Öljyt ja voiteluaineet", "Myymälä"][number % 4];
        vec![
            name,
            teams.to_owned(),
            "Late".to_owned(),
            if number.is_multiple_of(2) { "22.11.2026" } else { "" }.to_owned(),
        ]
    };
    (0..count).map(row).collect()
}

fn make(count: usize) -> Vec<u8> {
    pdf(&list("en"), rows(count).into_iter()).expect("a PDF")
}

#[test]
fn qpdf_finds_nothing_wrong() {
    for count in [0, 1, 30, 700] {
        let output = run("qpdf", &["--check", "FILE"], &make(count));
        let says = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && !says.contains("WARNING"), "{count}: {says}");
        assert!(says.contains("PDF Version: 1.7"), "{count}: {says}");
    }
}

#[test]
fn every_row_is_printed_once_under_its_headings() {
    let count = 300;
    let bytes = make(count);
    let text = print("pdftotext", &["-layout", "FILE", "-"], &bytes);
    let pages: Vec<&str> = text.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
    assert!(pages.len() > 5, "{} pages", pages.len());
    for (at, page) in pages.iter().enumerate() {
        let headings = page.lines().filter(|line| line.contains("Name") && line.contains("Status")).count();
        assert_eq!(headings, 1, "{page}");
        assert!(page.contains(&format!("Page {} of {}", at + 1, pages.len())), "{page}");
        assert!(page.contains("Acme · Getting to know integration"), "{page}");
    }
    for said in ["List of completions", "<Acme> & Söner (Oy)", "Maija Manageri", "Status: Late"] {
        assert_eq!(text.matches(said).count(), 1, "{said}");
    }
    let plain: Vec<&str> = text.split_whitespace().collect();
    for number in 0..count {
        let found = plain.iter().filter(|word| **word == number.to_string()).count();
        assert!(found >= 1, "the row {number} is missing");
    }
    for name in ["Åsa Öhman-Šimkutė 1", "Nguyễn Thị Ánh 2", "=HYPERLINK(\"x\") (a\\b) 7", "Γιώργος Παπαδόπουλος 6"]
    {
        assert!(text.contains(name), "{name} is missing");
    }
    assert_eq!(text.matches("Late ").count() + text.matches("Late\n").count(), count + 1);
}

#[test]
fn it_is_tagged_as_a_table_and_says_what_it_is() {
    let bytes = make(60);
    let info = print("pdfinfo", &["-isodates", "FILE"], &bytes);
    for said in
        ["List of completions: Acme · Getting to know integration", "Tagged:          yes", "2026-11-22T09:30:05Z"]
    {
        assert!(info.contains(said), "{info}");
    }
    assert!(info.contains("841.89 x 595.28 pts (A4)"), "{info}");
    let tags = print("pdfinfo", &["-struct", "FILE"], &bytes);
    let count = |tag: &str| {
        tags.lines()
            .filter(|line| line.split_whitespace().next().map(|tag| tag.trim_end_matches(':')) == Some(tag))
            .count()
    };
    assert_eq!((count("Table"), count("TR"), count("H1")), (1, 61, 1), "{tags}");
    // Headings of columns and names of rows; a cell for everything else, empty or not.
    assert_eq!((count("TH"), count("TD")), (4 + 60, 60 * 3), "{tags}");
    let metadata = print("pdfinfo", &["-meta", "FILE"], &bytes);
    roxmltree::Document::parse(metadata.trim()).expect("metadata in XML");
}

#[test]
fn no_text_leaves_the_page() {
    let boxes = print("pdftotext", &["-bbox", "FILE", "-"], &make(200));
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let document = roxmltree::Document::parse_with_options(&boxes, options).expect("pdftotext writes XML");
    let words: Vec<_> = document.descendants().filter(|node| node.has_tag_name("word")).collect();
    assert!(words.len() > 600, "{}", words.len());
    for word in words {
        let side = |name: &str| word.attribute(name).and_then(|value| value.parse::<f32>().ok()).expect("a number");
        let text = word.text().unwrap_or_default();
        assert!(side("xMin") > 38.0 && side("xMax") < 842.0 - 38.0, "{text}");
        assert!(side("yMin") > 30.0 && side("yMax") < 595.3 - 12.0, "{text}");
    }
}

#[test]
fn the_same_list_gives_the_same_bytes() {
    assert_eq!(make(50), make(50));
    assert_ne!(make(50), make(51));
}

#[test]
fn a_cell_of_hundreds_of_words_fills_no_page() {
    let long = "Varasto, ".repeat(400);
    let rows = (0..6).map(|number| vec![format!("Ada {number}"), long.clone(), "Late".to_owned(), String::new()]);
    let bytes = pdf(&list("fi"), rows).expect("a PDF");
    let text = print("pdftotext", &["-layout", "FILE", "-"], &bytes);
    assert!(text.contains('…') && text.contains("Ada 5"), "{text}");
}
