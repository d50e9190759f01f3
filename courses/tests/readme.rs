//! What the document for authors shows can be read.

mod support;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use perehdy_courses::{BlockBody, load};

/// The fenced examples of the document.
fn examples(text: &str) -> Vec<String> {
    let mut examples = Vec::new();
    let mut open: Option<String> = None;
    for line in text.lines() {
        match (&mut open, line.starts_with("```")) {
            (Some(_), true) => examples.extend(open.take()),
            (None, true) => open = Some(String::new()),
            (Some(example), false) => {
                example.push_str(line);
                example.push('\n');
            }
            (None, false) => {}
        }
    }
    examples
}

#[test]
fn every_example_of_the_readme_can_be_read() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let examples = examples(&std::fs::read_to_string(readme).expect("the document is there"));
    let blocks: Vec<&String> = examples.iter().filter(|example| example.starts_with(":::")).collect();
    let page = blocks.iter().fold("# Page\n".to_owned(), |page, block| format!("{page}\n{block}"));
    let bank = (0..8).fold(String::new(), |mut bank, index| {
        let _ = writeln!(bank, "::: question short #t-{index}\nHow many?\n\n= {index}\n:::\n");
        bank
    });
    let mut files = support::good();
    let [drawing, frame, logo] =
        ["media/stove.svg", "media/steam.png", "media/bathhouse.png"].map(|name| files.0[name].clone());
    files.0 = BTreeMap::from([
        ("media/path.svg".to_owned(), drawing),
        ("media/welcome.png".to_owned(), frame),
        ("media/logo.png".to_owned(), logo),
    ]);
    let mut add = |name: &str, text: &str| files.0.insert(name.to_owned(), text.as_bytes().to_vec());
    add("course.toml", examples.iter().find(|example| example.starts_with("version")).expect("course.toml"));
    add("data/languages.csv", "Language,Speakers\nRussian,3\nEstonian,2\nArabic,1\n");
    for name in ["media/welcome.webm", "media/interview.mp3"] {
        add(name, "");
    }
    for name in ["media/welcome.en.vtt", "media/interview.en.vtt", "media/film.en.vtt"] {
        add(name, "WEBVTT\n\n00:00.000 --> 00:01.000\nWelcome.\n");
    }
    for lang in ["fi", "sv", "en"] {
        add(&format!("{lang}/course.md"), "# Course\n\nIt is short.\n");
        add(&format!("{lang}/start/module.md"), "# Module\n\nIt is short.\n");
        add(&format!("{lang}/start/welcome.md"), &page);
        add(&format!("{lang}/start/words.md"), "# Words\n\nNone.\n");
        add(&format!("{lang}/test/start.md"), &bank);
    }
    let loaded = load("my-course", &files);
    let shown = |faults: &[perehdy_courses::fault::Fault]| {
        faults.iter().map(|fault| format!("{fault}\n")).collect::<Vec<_>>().join("\n")
    };
    let loaded = loaded.map_err(|faults| shown(&faults)).unwrap_or_else(|faults| panic!("{faults}"));
    assert!(loaded.warnings.is_empty(), "{}", shown(&loaded.warnings));
    let (_, page) = loaded.course.page("start", "welcome").expect("the page");
    let page = page.texts.get(perehdy_courses::Lang::En).expect("English");
    assert_eq!(page.questions().count(), 8);
    assert!(page.blocks.iter().any(|block| matches!(block.body, BlockBody::Links(_))));
}
