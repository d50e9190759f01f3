//! What is read from the good course, and from folders.

mod support;

use perehdy_courses::read::{Folder, Memory};
use perehdy_courses::{
    BlockBody, ChartKind, Files, GapPiece, Lang, MediaPlace, PageText, Question, QuestionBody, load,
};

fn course() -> perehdy_courses::Course {
    load("everything", &support::good()).expect("served").course
}

fn body<'a>(page: &'a PageText, id: &str) -> &'a BlockBody {
    &page.blocks.iter().find(|block| block.id.as_deref() == Some(id)).expect("the block is there").body
}

fn question<'a>(page: &'a PageText, id: &str) -> &'a Question {
    page.questions().find(|question| question.id == id).expect("the question is there")
}

fn text<'a>(course: &'a perehdy_courses::Course, page: &str, lang: Lang) -> &'a PageText {
    let (module, page) = page.split_once('/').expect("module/page");
    course.page(module, page).expect("the page is there").1.texts.get(lang).expect("the language is there")
}

#[test]
fn texts_blocks_and_settings_are_read() {
    let course = course();
    let about = course.texts.get(Lang::En).expect("English");
    assert_eq!(about.title, "First steps in a sauna");
    assert!(about.summary.starts_with("A short course") && about.summary.ends_with("mind the others."));
    assert!(about.about.markdown.starts_with("After the course"));
    assert_eq!(course.test.as_ref().map(|test| test.questions_in_draw()), Some(7));
    assert!(course.media.contains("media/steam.webm") && !course.media.contains("data/heat.csv"));
    let page = text(&course, "basics/heat", Lang::Sv);
    let BlockBody::Chart(chart) = body(page, "temperatures") else { panic!("a chart") };
    assert_eq!((chart.kind, chart.decimals, chart.category.as_str()), (ChartKind::Bar, 1, "Bad"));
    assert_eq!(chart.rows[2], ("Simhall".to_owned(), vec![Some(27.5)]));
    let BlockBody::Chart(chart) = body(text(&course, "manners/before", Lang::Fi), "bathers") else { panic!("a chart") };
    assert_eq!(chart.rows[2].1, [Some(18.0), None]);
    let BlockBody::Figure(figure) = body(page, "stove") else { panic!("a figure") };
    assert_eq!(figure.caption.markdown, "Ugnen och *stenarna*.");
    assert_eq!(figure.source.as_ref().map(|source| source.name.as_str()), Some("Egen teckning"));
}

#[test]
fn what_a_certificate_looks_like_is_read() {
    let sheet = course().certificate.sheet;
    assert!(sheet.landscape);
    assert_eq!(sheet.colour, Some([0x7a, 0x1f, 0x3d]));
    assert_eq!(sheet.law.map(|law| (law.year, law.month, law.day)), Some((2025, 1, 1)));
    assert_eq!(sheet.heading.get(Lang::Sv).map(String::as_str), Some("Bastuintyg"));
    assert_eq!(sheet.statement.get(Lang::En).map(|text| text.starts_with("has got to know")), Some(true));
    assert_eq!(sheet.remark.get(Lang::Fi).map(|text| text.ends_with("henkilöstökoulutusta.")), Some(true));
    let signers: Vec<_> =
        sheet.signers.iter().map(|who| (&*who.name, who.title.get(Lang::Fi).unwrap().as_str())).collect();
    assert_eq!(signers, [("Maija Meikäläinen", "kylpylän johtaja"), ("Åke Öberg", "lämmittäjä")]);
    let logo = sheet.logo.expect("a logo");
    assert_eq!(logo.file, "media/bathhouse.png");
    assert_eq!(Some(&*logo.bytes), support::good().0.get("media/bathhouse.png").map(|bytes| &**bytes));
    // The preview shows it.
    assert!(course().media.contains("media/bathhouse.png"));
}

#[test]
fn media_have_the_captions_of_their_sisters_after_their_own() {
    let course = course();
    let page = text(&course, "basics/words", Lang::Sv);
    let BlockBody::Video(video) = body(page, "steam") else { panic!("a video") };
    let languages: Vec<Lang> = video.captions.iter().map(|(lang, _)| *lang).collect();
    assert_eq!(languages, [Lang::Sv, Lang::Fi, Lang::En]);
    assert_eq!(video.transcript[1].text, "Badaren: Ångan stiger långsamt.");
    assert_eq!((video.transcript[1].start, video.transcript[1].end), (1.5, 4.0));
    let BlockBody::Video(film) = body(page, "steam-elsewhere") else { panic!("a video") };
    assert!(matches!(&film.place, MediaPlace::FileElsewhere(_, kind) if kind == "video/mp4"));
    assert_eq!(film.seconds, 3723);
    let BlockBody::Audio(series) = body(page, "series") else { panic!("an audio piece") };
    assert!(matches!(series.place, MediaPlace::PageElsewhere(_)));
}

#[test]
fn questions_are_read_with_their_keys_and_remarks() {
    let course = course();
    let heat = text(&course, "basics/heat", Lang::En);
    let stones = question(heat, "stones");
    assert_eq!(stones.prompt.markdown, "What heats the air in a sauna?");
    assert_eq!(stones.right.as_ref().map(|remark| remark.markdown.as_str()), Some("Right!"));
    assert!(stones.wrong.is_some() && stones.why.is_some());
    let QuestionBody::One(options) = &stones.body else { panic!("one") };
    assert_eq!(
        options[0].feedback.as_ref().map(|text| text.markdown.as_str()),
        Some("Yes. Stones give off heat for a long time.")
    );
    let QuestionBody::Number { value, tolerance, unit } = &question(heat, "degrees").body else { panic!("number") };
    assert_eq!((*value, *tolerance, unit.as_deref()), (80.0, 2.5, Some("°C")));
    let words = text(&course, "basics/words", Lang::En);
    let QuestionBody::Matching { lefts, rights } = &question(words, "parts").body else { panic!("matching") };
    assert_eq!((lefts.len(), rights.len(), lefts[2].right), (3, 4, 2));
    let QuestionBody::Gaps(pieces) = &question(words, "throw").body else { panic!("gaps") };
    let shown: Vec<String> = pieces
        .iter()
        .map(|piece| match piece {
            GapPiece::Text(text) => text.markdown.clone(),
            GapPiece::Gap(texts) => format!("<{}>", texts.join("/")),
        })
        .collect();
    assert_eq!(
        shown,
        ["Water is thrown on the ", "<stones/stove>", ", and the steam is called ", "<löyly/loyly>", "."]
    );
    let who = question(text(&course, "manners/together", Lang::En), "who");
    let QuestionBody::Matching { lefts, rights } = &who.body else { panic!("matching") };
    assert_eq!((lefts[1].right, lefts[2].right, rights.len()), (1, 1, 2));
}

/// A page of the good course with another number question.
fn number(line: &str) -> Option<(f64, f64, Option<String>)> {
    let mut files = support::good();
    for lang in ["fi", "sv", "en"] {
        let page = format!("{lang}/basics/heat.md");
        let text = String::from_utf8(files.0[&page].clone()).expect("UTF-8").replace("= 80 ± 2,5 °C", line);
        files.0.insert(page, text.into_bytes());
    }
    let course = load("everything", &files).ok()?.course;
    match &question(text(&course, "basics/heat", Lang::Fi), "degrees").body {
        QuestionBody::Number { value, tolerance, unit } => Some((*value, *tolerance, unit.clone())),
        _ => None,
    }
}

#[test]
fn numbers_are_read_as_people_write_them() {
    assert_eq!(number("= 11,5 ± 0,5 %"), Some((11.5, 0.5, Some("%".to_owned()))));
    assert_eq!(number("= 11.5 +- 0.5"), Some((11.5, 0.5, None)));
    assert_eq!(number("= 12 345 henkilöä"), Some((12345.0, 0.0, Some("henkilöä".to_owned()))));
    assert_eq!(number("= −3 ± 1 °C"), Some((-3.0, 1.0, Some("°C".to_owned()))));
    assert_eq!(number("= 1"), Some((1.0, 0.0, None)));
    assert_eq!(number("= yksi"), None);
    assert_eq!(number("= 1 ±"), None);
    assert_eq!(number("= 1 2 3"), None);
}

#[test]
fn a_folder_has_no_hidden_files_and_no_links_that_lead_out() {
    let outside = tempfile::tempdir().expect("a folder");
    std::fs::write(outside.path().join("secret.md"), "x").expect("written");
    let root = tempfile::tempdir().expect("a folder");
    std::fs::create_dir_all(root.path().join("fi/.git")).expect("made");
    std::fs::write(root.path().join("fi/a.md"), "a").expect("written");
    std::fs::write(root.path().join("fi/.git/b.md"), "b").expect("written");
    std::fs::write(root.path().join(".hidden"), "c").expect("written");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(outside.path().join("secret.md"), root.path().join("fi/out.md")).expect("linked");
        std::os::unix::fs::symlink(outside.path(), root.path().join("out")).expect("linked");
        std::os::unix::fs::symlink(root.path().join("fi/a.md"), root.path().join("fi/in.md")).expect("linked");
    }
    let folder = Folder { root: root.path().to_path_buf() };
    let names = folder.list().expect("listed");
    let expected: &[&str] = if cfg!(unix) { &["fi/a.md", "fi/in.md"] } else { &["fi/a.md"] };
    assert_eq!(names, expected);
    for path in ["../secret.md", "/etc/hostname", "fi/../fi/a.md", "fi/out.md", "out/secret.md"] {
        assert!(folder.read(path).is_err(), "{path}");
    }
    assert!(Folder { root: root.path().join("nowhere") }.list().is_err());
}

#[test]
fn the_fingerprint_is_over_texts_and_not_over_media() {
    let files = support::good();
    let fingerprint = |files: &Memory| load("everything", files).expect("served").course.fingerprint;
    let mut other = files.clone();
    other.0.insert("media/attendant.mp3".to_owned(), b"other".to_vec());
    assert_eq!(fingerprint(&files), fingerprint(&other));
    other.0.get_mut("fi/basics/heat.md").expect("there").push(b'\n');
    assert_ne!(fingerprint(&files), fingerprint(&other));
}
