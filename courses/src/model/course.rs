//! A course, its modules, and the rules of completion and certificate.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{ByLang, Date, FinalTest, Lang, Page, Rich};

/// A course: read, checked and rendered; never changed afterwards.
#[derive(Clone, Debug)]
pub struct Course {
    /// Its id, the folder's name: lower-case letters, digits, hyphens.
    pub id: String,
    /// Its version as the author names it, for example `2026.1`; on attempts and certificates.
    pub version: String,
    /// Its languages in the author's order; the first is the one other languages are compared with.
    pub languages: Vec<Lang>,
    /// The day on which an expert last went through it.
    pub reviewed: Date,
    /// The day by which it is to be gone through again.
    pub review_by: Option<Date>,
    /// Title, summary and the text of the course page.
    pub texts: ByLang<CourseText>,
    /// Its modules in order; at least one.
    pub modules: Vec<Module>,
    /// The final test; a course may have none.
    pub test: Option<FinalTest>,
    /// What a learner must have done for the course to be complete.
    pub completion: CompletionRule,
    /// What its certificate says.
    pub certificate: CertificateRule,
    /// Files that its blocks name (`media/…`), the only ones that are served. Data files are not.
    pub media: BTreeSet<String>,
    /// Hash over all its files. Orders that must not be guessed from the address are derived from it.
    pub fingerprint: [u8; 32],
}

/// What a course says of itself in one language (`{lang}/course.md`).
#[derive(Clone, Debug, Default)]
pub struct CourseText {
    /// The first heading.
    pub title: String,
    /// The first paragraph, as plain text.
    pub summary: String,
    /// All after the first paragraph: what it gives, for whom, what it asks.
    pub about: Rich,
}

/// A part of a course.
#[derive(Clone, Debug)]
pub struct Module {
    /// Id, the same in every language; the folder's name.
    pub id: String,
    /// Title and summary (`{lang}/{module}/module.md`).
    pub texts: ByLang<ModuleText>,
    /// Its pages in order; at least one.
    pub pages: Vec<Page>,
}

/// What a module says of itself in one language.
#[derive(Clone, Debug, Default)]
pub struct ModuleText {
    /// The first heading.
    pub title: String,
    /// The text below it, as plain text.
    pub summary: String,
}

/// What must be done for a course to be complete. All that is `true` is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CompletionRule {
    /// Every page has been marked as read.
    pub pages: bool,
    /// Every practice question has been answered, rightly or not.
    pub practice: bool,
    /// The final test has been passed.
    pub test: bool,
}

/// What a certificate says beside name, course, date and version.
#[derive(Clone, Debug)]
pub struct CertificateRule {
    /// Who issues it, by language.
    pub issuer: ByLang<String>,
    /// Whether the score is on it.
    pub score: bool,
    /// Whether it may name the organisation that asked the course of the learner, with its logo.
    pub organisation: bool,
    /// For how many months after the completion it is valid; without an end when the author sets none.
    pub valid_months: Option<u32>,
    /// The second paper, of having gone through the course without its test, where there is one.
    pub participation: Option<ParticipationRule>,
    /// How its sheet looks, and what it says besides.
    pub sheet: SheetRule,
}

/// What a certificate of participation says in the course's own words. All else is as on the certificate.
#[derive(Clone, Debug, Default)]
pub struct ParticipationRule {
    /// What the sheet is called, instead of the program's word; empty, or in every language.
    pub heading: ByLang<String>,
    /// What stands between name and course, instead of the program's words; empty, or in every language.
    pub statement: ByLang<String>,
}

/// How the sheet of a certificate looks, and what the course says on it in its own words.
#[derive(Clone, Debug, Default)]
pub struct SheetRule {
    /// Whether the paper lies on its long side.
    pub landscape: bool,
    /// Colour of names, headings and ornaments, where it is not the program's: red, green, blue.
    pub colour: Option<[u8; 3]>,
    /// The issuer's logo.
    pub logo: Option<LogoFile>,
    /// What the sheet is called, instead of the program's word; empty, or in every language.
    pub heading: ByLang<String>,
    /// What stands between name and course, instead of the program's words; empty, or in every language.
    pub statement: ByLang<String>,
    /// What stands below the course's title; empty, or in every language.
    pub remark: ByLang<String>,
    /// The language in which the course and its modules are called, as BCP 47 has it, where that is not the sheet's.
    pub title_language: ByLang<String>,
    /// The day of which the course tells the law.
    pub law: Option<Date>,
    /// Who signs; at most three.
    pub signers: Vec<SignerRule>,
    /// Whether what the QR code says is signed by itself, to be checked without network.
    pub signature_in_code: bool,
}

/// Somebody who signs certificates.
#[derive(Clone, Debug)]
pub struct SignerRule {
    /// The name, the same in every language.
    pub name: String,
    /// What they are.
    pub title: ByLang<String>,
}

/// The picture of a logo as it lies in the course: PNG, JPEG or WebP.
#[derive(Clone, Debug)]
pub struct LogoFile {
    /// Its name: `media/…`.
    pub file: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

impl Course {
    /// The module with this id, with its index.
    #[must_use]
    pub fn module(&self, id: &str) -> Option<(usize, &Module)> {
        self.modules.iter().enumerate().find(|(_, module)| module.id == id)
    }

    /// Every page in reading order, with its module.
    pub fn pages(&self) -> impl Iterator<Item = (&Module, &Page)> {
        self.modules.iter().flat_map(|module| module.pages.iter().map(move |page| (module, page)))
    }

    /// The page with these ids.
    #[must_use]
    pub fn page(&self, module: &str, page: &str) -> Option<(&Module, &Page)> {
        self.pages().find(|(m, p)| m.id == module && p.id == page)
    }
}
