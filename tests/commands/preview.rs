//! `perehdy preview`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::courses::{BUNDLED, copy, faulty, fixtures};
use crate::support::folder::folder;
use crate::support::pdf::inspect;
use crate::support::program::{Said, perehdy, root, run};

fn everything() -> PathBuf {
    fixtures().join("everything")
}

/// In a folder of its own.
fn preview(at: &Path, course: &Path, flags: &[&str]) -> Said {
    let mut command: Command = perehdy(["preview", course.to_str().unwrap()]);
    run(command.args(flags).current_dir(at))
}

#[test]
fn a_course_is_shown_as_it_would_be_issued() {
    let at = folder("preview");
    let said = preview(&at, &everything(), &[]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert_eq!(said.out, "certificate-everything-fi.pdf: a specimen of the certificate of everything (fi)\n");
    let files: Vec<_> = fs::read_dir(&at).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(files, ["certificate-everything-fi.pdf"], "nothing else is made: no database, no key");
    let bytes = fs::read(at.join("certificate-everything-fi.pdf")).unwrap();
    let pdf = inspect(&bytes);
    assert_eq!(pdf.pages, 1);
    assert!(pdf.size.0 > pdf.size.1, "the course has it on its long side");
    // What the course says, and what it is.
    for text in ["Saunatodistus", "on perehtynyt saunan tapoihin", "Åke Öberg", "Maija Meikäläinen", "MALLI"] {
        assert!(pdf.text.contains(text), "{text} is not in {}", pdf.text);
    }
    assert!(pdf.text.contains("ei todistus"), "{}", pdf.text);
    assert!(pdf.code.starts_with("https://example.invalid/v/specimen"), "{}", pdf.code);
}

#[test]
fn the_paper_of_participation_is_shown() {
    let at = folder("preview");
    let said = preview(&at, &everything(), &["--participation"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let files: Vec<_> = fs::read_dir(&at).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(files, ["participation-everything-fi.pdf"], "the certificate's file is another one");
    assert!(said.out.starts_with("participation-everything-fi.pdf: "), "{said:?}");
    let text = inspect(&fs::read(at.join("participation-everything-fi.pdf")).unwrap()).text;
    for expected in ["Saunassa käynti", "on käynyt läpi kurssin", "Lopputesti", "ei kuulu tähän todistukseen", "MALLI"]
    {
        assert!(text.contains(expected), "{expected} is not in {text}");
    }
    for other in ["Saunatodistus", "on perehtynyt", "oikein"] {
        assert!(!text.contains(other), "{other} belongs to the other paper: {text}");
    }
    // What tells them apart is there indeed on the other one.
    assert_eq!(preview(&at, &everything(), &["--out", "certificate.pdf"]).code, Some(0));
    let text = inspect(&fs::read(at.join("certificate.pdf")).unwrap()).text;
    assert!(text.contains("oikein") && !text.contains("ei kuulu tähän todistukseen"), "{text}");
}

#[test]
fn names_languages_and_organisations_are_chosen() {
    let at = folder("preview");
    let (long, out) = ("Maria Alejandra Fernández-Öberg ".repeat(6), "other.pdf");
    for (flags, expected) in [
        (vec!["--lang", "sv"], vec!["EXEMPEL", "inget intyg", "Bastuintyg"]),
        (vec!["--lang", "en", "--name", "Nguyễn Thị Ánh"], vec!["SPECIMEN", "not a certificate", "Nguyễn Thị Ánh"]),
        (vec!["--name", &long, "--organisation", "Äijälän Sähkö Oy"], vec!["Fernández-Öberg", "Äijälän Sähkö Oy"]),
    ] {
        let said = preview(&at, &everything(), &[&flags[..], &["--out", out]].concat());
        assert_eq!(said.code, Some(0), "{said:?}");
        assert!(said.out.starts_with("other.pdf: "), "a PDF is replaced: {said:?}");
        let text = inspect(&fs::read(at.join(out)).unwrap()).text;
        for expected in expected {
            assert!(text.contains(expected), "{expected} is not in {text}");
        }
    }
}

#[test]
fn no_specimen_can_be_taken_for_a_certificate() {
    let at = folder("preview");
    assert_eq!(preview(&at, &everything(), &["--out", "specimen.pdf"]).code, Some(0));
    let key = "Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE";
    let said = run(perehdy(["verify", "specimen.pdf", "--issuer", key]).current_dir(&at));
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.out.contains("NOT VALID") && said.out.contains("no signed statement"), "{said:?}");
}

#[test]
fn a_faulty_course_is_told_as_by_check() {
    let at = folder("preview");
    let (courses, _) = faulty("unknown-key-certificate");
    let course = courses.join("unknown-key-certificate");
    let said = preview(&at, &course, &[]);
    let checked = run(&mut perehdy(["check", course.to_str().unwrap()]));
    assert_eq!((said.code, checked.code), (Some(1), Some(1)));
    assert!(said.err.contains("[certificate] has no key `color`"), "{said:?}");
    assert_eq!(said.err, checked.err);
    // What only paper shows.
    let unprintable = folder("courses").join("everything");
    copy(&everything(), &unprintable, &|text| text);
    let toml = fs::read_to_string(unprintable.join("course.toml")).unwrap();
    fs::write(unprintable.join("course.toml"), toml.replacen("\"Åke Öberg\"", "\"Åke 🦉\"", 1)).unwrap();
    let said = preview(&at, &unprintable, &[]);
    assert!(said.code == Some(1) && said.err.contains("cannot print 🦉"), "{said:?}");
    let said = preview(&at, &at.join("nothing"), &[]);
    assert!(said.code == Some(1) && said.err.contains("not a folder"), "{said:?}");
    assert_eq!(fs::read_dir(&at).unwrap().count(), 0, "nothing was written");
}

#[test]
fn what_cannot_be_had_is_told() {
    let at = folder("preview");
    fs::write(at.join("notes.txt"), "my notes").unwrap();
    fs::create_dir(at.join("folder")).unwrap();
    let without = folder("courses").join("everything");
    copy(&everything(), &without, &|text| text);
    let toml = fs::read_to_string(without.join("course.toml")).unwrap();
    fs::write(without.join("course.toml"), toml.replacen("organisation = true\n", "", 1)).unwrap();
    let bundled = root().join("courses/bundled").join(BUNDLED);
    for (course, flags, told) in [
        (bundled, vec!["--participation"], "no [certificate.participation]"),
        (everything(), vec!["--lang", "de"], "the course has fi, sv, en, not de"),
        (everything(), vec!["--name", " "], "the name is empty"),
        (everything(), vec!["--name", "Ada 🙂"], "the name has 🙂 (U+1F642), which certificates cannot print"),
        (everything(), vec!["--name", "A\u{202e}B"], "do not show"),
        (everything(), vec!["--out", "notes.txt"], "notes.txt is there and is no PDF"),
        (everything(), vec!["--out", "folder"], "folder is there and cannot be read"),
        (without, vec!["--organisation", "Äijälän Sähkö Oy"], "organisation = true"),
    ] {
        let said = preview(&at, &course, &flags);
        assert!(said.code == Some(2) && said.err.contains(told), "{flags:?}: {said:?}");
    }
    assert_eq!(fs::read_to_string(at.join("notes.txt")).unwrap(), "my notes");
    let long = "a".repeat(201);
    let said = preview(&at, &everything(), &["--name", &long]);
    assert!(said.code == Some(2) && said.err.contains("201 characters; 200"), "{said:?}");
    let said = preview(&at, &everything(), &["--out", "none/here.pdf"]);
    assert!(said.code == Some(1) && said.err.contains("none/here.pdf cannot be written"), "{said:?}");
}

/// The languages that a PDF declares, each once.
fn languages(pdf: &Path) -> Vec<String> {
    let unpacked = Command::new("qpdf").args(["--qdf", "--object-streams=disable"]).arg(pdf).arg("-").output().unwrap();
    let text = String::from_utf8_lossy(&unpacked.stdout).into_owned();
    let declared = text.split("/Lang (").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0.to_owned()));
    let mut declared: Vec<_> = declared.collect();
    declared.sort_unstable();
    declared.dedup();
    declared
}

#[test]
fn names_in_another_language_are_spoken_in_it() {
    let at = folder("preview");
    let course = folder("courses").join("everything");
    copy(&everything(), &course, &|text| text);
    let toml = fs::read_to_string(course.join("course.toml")).unwrap();
    let said = "[certificate]\ntitle-language = { en = \"fi\", sv = \"sv\" }\n";
    fs::write(course.join("course.toml"), toml.replacen("[certificate]\n", said, 1)).unwrap();
    for (lang, expected) in [("en", &["en", "fi"][..]), ("sv", &["sv"]), ("fi", &["fi"])] {
        let said = preview(&at, &course, &["--lang", lang, "--out", "paper.pdf"]);
        assert_eq!(said.code, Some(0), "{said:?}");
        assert_eq!(languages(&at.join("paper.pdf")), expected, "{lang}");
    }
}
