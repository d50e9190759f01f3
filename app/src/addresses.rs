//! The addresses of a course and of what belongs to it, as links write them. `course` is its id.

use perehdy_courses::model::Lang;

/// A course's own page.
#[must_use]
pub fn course(lang: Lang, course: &str) -> String {
    format!("/{}/courses/{course}", lang.code())
}

/// A page of a module.
#[must_use]
pub fn page(lang: Lang, course: &str, module: &str, page: &str) -> String {
    format!("/{}/courses/{course}/{module}/{page}", lang.code())
}

/// The final test.
#[must_use]
pub fn test(lang: Lang, course: &str) -> String {
    format!("/{}/courses/{course}/test", lang.code())
}

/// Where the certificate of participation is made, where a course has one.
#[must_use]
pub fn participation(lang: Lang, course: &str) -> String {
    format!("/{}/courses/{course}/participation", lang.code())
}

/// Where the certificate is made.
#[must_use]
pub fn certificate(lang: Lang, course: &str) -> String {
    format!("/{}/courses/{course}/certificate", lang.code())
}

/// A file of a course, by its path in the course's folder.
#[must_use]
pub fn media(course: &str, file: &str) -> String {
    format!("/media/{course}/{}", file.strip_prefix("media/").unwrap_or(file))
}

/// The page of a link in a reminder, by its secret.
#[must_use]
pub fn reminder_stop(lang: Lang, token: &str) -> String {
    format!("/{}/reminders/{token}", lang.code())
}

/// An organisation's own page.
#[must_use]
pub fn organisation(lang: Lang, slug: &str) -> String {
    format!("/{}/organisation/{slug}", lang.code())
}

/// A certificate as a PDF.
#[must_use]
pub fn pdf(token: &str) -> String {
    format!("/certificates/{token}.pdf")
}

/// A certificate's credential with a proof in it.
#[must_use]
pub fn credential(token: &str) -> String {
    format!("/certificates/{token}.json")
}

/// A certificate's credential as a JWT.
#[must_use]
pub fn credential_jwt(token: &str) -> String {
    format!("/certificates/{token}.jwt")
}

/// A certificate's public page.
#[must_use]
pub fn public_page(token: &str) -> String {
    format!("/v/{token}")
}
