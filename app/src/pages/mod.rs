//! The pages: one folder or file an address, each with what it reads, what it does with a form, and what it shows.

pub mod admin;
pub mod certificate;
pub mod certificate_files;
pub mod course;
pub mod course_page;
pub mod courses;
pub mod form;
pub mod front;
pub mod join;
pub mod join_link;
pub mod logos;
pub mod look;
pub mod me;
pub mod organisation;
pub mod organisation_new;
pub mod problem;
pub mod published_keys;
pub mod reminder_stop;
pub mod sign_in;
pub mod sign_in_link;
pub mod statements;
pub mod status_list;
pub mod test;
pub mod verify;

use std::sync::Arc;

use perehdy_courses::model::{Course, CourseText, Lang};

use crate::state::App;

/// The course of an address, when it exists in that language.
fn course_in(app: &App, lang: Lang, id: &str) -> Option<Arc<Course>> {
    app.catalog.get(id).filter(|course| course.languages.contains(&lang)).cloned()
}

/// The language of an address.
fn lang_of(code: &str) -> Option<Lang> {
    Lang::from_code(code)
}

/// What a course says of itself. Every course has a text in each of its languages.
pub(crate) fn text_of(course: &Course, lang: Lang) -> CourseText {
    course.texts.get(lang).cloned().unwrap_or_default()
}
