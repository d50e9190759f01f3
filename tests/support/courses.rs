//! The courses that are served, read from their files: tests know the keys, the browser must not.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use perehdy_courses::load;
use perehdy_courses::model::{BlockBody, Course, Lang, Question};
use perehdy_courses::read::Folder;

use super::folder::folder;
use super::program::root;

/// The course that comes with the program.
pub(crate) const BUNDLED: &str = "kotoutuminen-tutuksi";
/// The fixture with every block, every kind of question, every rule of the test.
pub(crate) const EVERYTHING: &str = "everything";

/// The folder of good fixture courses.
pub(crate) fn fixtures() -> PathBuf {
    root().join("tests/courses/good")
}

/// A faulty course as a folder of this name in a new folder, which is given, and what is expected to be told about it.
/// Its fixture holds the files in which it differs from the good one.
pub(crate) fn faulty(name: &str) -> (PathBuf, String) {
    let fixture = root().join("tests/courses/faulty").join(name);
    let courses = folder("courses");
    let course = courses.join(name);
    copy(&fixtures().join(EVERYTHING), &course, &|bytes| bytes);
    copy(&fixture, &course, &|bytes| bytes);
    let expected = fs::read_to_string(fixture.join("expected.txt")).unwrap();
    fs::remove_file(course.join("expected.txt")).unwrap();
    (courses, expected)
}

/// Copies a folder, with the contents of its texts changed.
pub(crate) fn copy(from: &Path, to: &Path, change: &dyn Fn(Vec<u8>) -> Vec<u8>) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, target) = entry.map(|entry| (entry.path(), to.join(entry.file_name()))).unwrap();
        if path.is_dir() {
            copy(&path, &target, change);
        } else {
            let bytes = fs::read(&path).unwrap();
            let is_text = path.extension().is_some_and(|extension| extension == "md");
            fs::write(target, if is_text { change(bytes) } else { bytes }).unwrap();
        }
    }
}

/// The fixture with everything.
pub(crate) fn everything() -> &'static Course {
    static COURSE: OnceLock<Course> = OnceLock::new();
    COURSE.get_or_init(|| read(EVERYTHING, fixtures()))
}

/// The bundled course.
pub(crate) fn bundled() -> &'static Course {
    static COURSE: OnceLock<Course> = OnceLock::new();
    COURSE.get_or_init(|| read(BUNDLED, root().join("courses/bundled")))
}

/// Both.
pub(crate) fn both() -> [&'static Course; 2] {
    [everything(), bundled()]
}

fn read(id: &str, folder: PathBuf) -> Course {
    match load(id, &Folder { root: folder.join(id) }) {
        Ok(loaded) => loaded.course,
        Err(faults) => panic!("{id}: {}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")),
    }
}

/// A practice question and where it stands.
pub(crate) struct Practice {
    pub(crate) module: String,
    pub(crate) page: String,
    pub(crate) question: Question,
}

/// All practice questions in a language, in reading order.
pub(crate) fn practice(course: &Course, lang: Lang) -> Vec<Practice> {
    let mut all = Vec::new();
    for (module, page) in course.pages() {
        for block in &page.texts.get(lang).unwrap().blocks {
            if let BlockBody::Question(question) = &block.body {
                all.push(Practice { module: module.id.clone(), page: page.id.clone(), question: question.clone() });
            }
        }
    }
    all
}

/// The address of a page.
pub(crate) fn address(lang: Lang, course: &str, rest: &str) -> String {
    let slash = if rest.is_empty() { "" } else { "/" };
    format!("/{}/courses/{course}{slash}{rest}", lang.code())
}

/// The addresses of all pages of a course in a language: its own, its modules' pages, the test, the certificate.
pub(crate) fn addresses(course: &Course, lang: Lang) -> Vec<String> {
    let pages = course.pages().map(|(module, page)| format!("{}/{}", module.id, page.id));
    let rest = [String::new()].into_iter().chain(pages).chain(["test".to_owned(), "certificate".to_owned()]);
    rest.map(|rest| address(lang, &course.id, &rest)).collect()
}
