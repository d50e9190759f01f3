//! A course to measure with: one page of about 30 kB, one full of questions, a test that is easily passed.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::Result;

/// The page of about 30 kB of HTML.
pub(crate) const TEXT: &str = "/en/courses/bench/start/text";
/// The page with many questions.
pub(crate) const QUESTIONS: &str = "/en/courses/bench/start/questions";
/// The final test.
pub(crate) const TEST: &str = "/en/courses/bench/test";
/// The certificate.
pub(crate) const CERTIFICATE: &str = "/en/courses/bench/certificate";
/// Its id.
pub(crate) const ID: &str = "bench";
/// The right answer to every question.
pub(crate) const KEY: &str = "bench";
/// How many questions the page of questions has.
pub(crate) const NUMBER_OF_QUESTIONS: usize = 16;

const COURSE: &str = r#"version = "1"
languages = ["en"]
reviewed = 2026-11-15

[[module]]
id = "start"
pages = [{ id = "text", minutes = 6 }, { id = "questions", minutes = 12 }]

[test]
pass-mark = 50
minutes = 1
draw = [{ module = "start", questions = 1 }]

[certificate]
score = true
organisation = true
logo = "media/logo.png"
law = 2025-01-01
signature-in-code = true
[certificate.issuer]
en = "Example municipality"
[certificate.remark]
en = "The course is part of the induction of everybody who works for the municipality."
[[certificate.signer]]
name = "Maija Meikäläinen"
title.en = "Head of education"
[[certificate.signer]]
name = "Åke Öberg"
title.en = "Senior adviser on integration"
"#;

/// The issuer's logo: certificates are measured with everything on them.
const LOGO: &[u8] = include_bytes!("../../../tests/courses/good/everything/media/bathhouse.png");

/// Text is put together of these: repeating one paragraph would compress as no page does.
const WORDS: &str = "a plan is drawn up together with the person whom it concerns and says what they want to learn where \
    they would like to work which training begins when who helps on the way how progress is looked at again after some \
    months municipality employer office teacher nurse family language course practice placement right duty support \
    service appointment interview decision register address school child care health housing time money law society \
    everyday life vote newspaper neighbour association hobby experience certificate profession permit residence change \
    ask answer explain understand meet write read call wait choose apply receive agree follow because although before \
    while often always early later clear simple new same first next several own common equal";

const CHART: &str = "::: chart #chart\ntype: bar\ndata: data/languages.csv\ntitle: Languages\ndescription: The first is the largest.\n\
    unit: persons\nsource: Made up for measuring\nas-of: 2024-12-31\n:::\n";

/// The id of the course of twelve parts.
pub(crate) const PARTS: &str = "parts";
/// How many of them are pages; the last is the test.
pub(crate) const PART_PAGES: usize = 11;

/// Writes a course of eleven short pages and a test into `folder/courses/parts`.
fn write_parts(folder: &Path) -> Result<()> {
    let course = folder.join("courses").join(PARTS);
    for part in ["media", "en/one", "en/test"] {
        fs::create_dir_all(course.join(part))?;
    }
    let pages: Vec<String> = (0..PART_PAGES).map(|number| format!("{{ id = \"p{number}\", minutes = 5 }}")).collect();
    let manifest =
        COURSE.replace("id = \"start\"", "id = \"one\"").replace("module = \"start\"", "module = \"one\"").replace(
            "[{ id = \"text\", minutes = 6 }, { id = \"questions\", minutes = 12 }]",
            &format!("[{}]", pages.join(", ")),
        );
    fs::write(course.join("course.toml"), manifest)?;
    fs::write(course.join("media/logo.png"), LOGO)?;
    fs::write(course.join("en/course.md"), "# Parts\n\nA course of twelve parts.\n\nIt gives nothing.\n")?;
    fs::write(course.join("en/one/module.md"), "# One\n\nThe only module.\n")?;
    fs::write(course.join("en/test/one.md"), format!("# Test\n\n{}", short("tested")))?;
    for number in 0..PART_PAGES {
        fs::write(course.join(format!("en/one/p{number}.md")), format!("# Page {number}\n\nShort.\n"))?;
    }
    Ok(())
}

/// Writes the courses into `folder/courses`.
pub(crate) fn write(folder: &Path) -> Result<()> {
    write_parts(folder)?;
    let course = folder.join("courses/bench");
    for part in ["data", "media", "en/start", "en/test"] {
        fs::create_dir_all(course.join(part))?;
    }
    let mut words = Words(1);
    let mut text = String::from("# A page to measure\n");
    for section in 1..=12 {
        write!(text, "\n## Section {section}\n\n{}\n\n", words.paragraph(4))?;
        write!(text, "- {}\n- {}\n\n{}\n", words.paragraph(1), words.paragraph(1), words.paragraph(5))?;
        match section {
            2 => write!(text, "\n{CHART}")?,
            3 | 5 => write!(text, "\n{}", choice(section))?,
            _ => {}
        }
    }
    let mut questions = String::from("# Questions\n");
    for number in 0..NUMBER_OF_QUESTIONS {
        write!(questions, "\n{}", short(&format!("q{number}")))?;
    }
    let files = [
        ("course.toml", COURSE.to_owned()),
        (
            "data/languages.csv",
            "Language,Speakers\nRussian,100\nEstonian,50\nArabic,40\nEnglish,30\nSomali,20\n".to_owned(),
        ),
        ("en/course.md", "# Bench\n\nA course to measure with.\n\nIt gives nothing.\n".to_owned()),
        ("en/start/module.md", "# Start\n\nThe only module.\n".to_owned()),
        ("en/start/text.md", text),
        ("en/start/questions.md", questions),
        ("en/test/start.md", format!("# Test\n\n{}", short("tested"))),
    ];
    for (name, content) in files {
        fs::write(course.join(name), content)?;
    }
    fs::write(course.join("media/logo.png"), LOGO)?;
    Ok(())
}

/// The same words in every run, in an order that looks like none.
struct Words(u64);

impl Words {
    fn next(&mut self) -> u64 {
        // Knuth's MMIX generator; its high bits are good enough for words.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn word(&mut self) -> &'static str {
        let count = WORDS.split(' ').count() as u64;
        usize::try_from(self.next() % count).ok().and_then(|index| WORDS.split(' ').nth(index)).unwrap_or("word")
    }

    /// So many sentences, with an emphasised word here and there and a link.
    fn paragraph(&mut self, sentences: u32) -> String {
        let mut text = String::new();
        for sentence in 0..sentences {
            text.push_str(if sentence == 0 { "It" } else { " It" });
            for place in 0..12 + self.next() % 8 {
                let word = self.word();
                match place {
                    5 => text.push_str(&format!(" **{word}**")),
                    9 if sentence == 2 => {
                        text.push_str(&format!(" [{word} {}](https://example.org/{word})", self.word()))
                    }
                    _ => text.push_str(&format!(" {word}")),
                }
            }
            text.push('.');
        }
        text
    }
}

fn choice(number: u32) -> String {
    format!(
        "::: question one #choice-{number}\nWho draws up the plan?\n\n- [x] The municipality\n  > Together with the person.\n\
         - [ ] The police\n  > They grant no plans.\n- [ ] The employer\n\n> why: The law says so.\n:::\n"
    )
}

fn short(id: &str) -> String {
    format!("::: question short #{id}\nWhich word is meant?\n\n= {KEY}\n:::\n")
}
