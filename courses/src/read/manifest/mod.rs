//! `course.toml`: what is the same in every language.

mod certificate;
mod table;
mod test;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub(crate) use self::table::Placed;
use self::table::Table;
pub(crate) use self::test::Test;
use super::ids;
use super::source::{Faults, Source, Span};
use crate::fault::codes;
use crate::model::{CertificateRule, CompletionRule, Date, Lang};

/// What `course.toml` says. Faulty parts have stand-ins: the course is not served then.
#[derive(Debug)]
pub(crate) struct Manifest {
    pub(crate) version: String,
    /// Empty when the list cannot be read.
    pub(crate) languages: Vec<Placed<Lang>>,
    pub(crate) reviewed: Date,
    pub(crate) review_by: Option<Date>,
    /// Empty when the list cannot be read.
    pub(crate) modules: Vec<ModuleEntry>,
    /// Whether every module could be read; if not, nobody can say that there is no module of some name.
    pub(crate) all_modules: bool,
    pub(crate) test: Option<Test>,
    pub(crate) completion: CompletionRule,
    pub(crate) certificate: CertificateRule,
    /// The file of the issuer's logo, which is looked at when the files are.
    pub(crate) logo: Option<Placed<String>>,
}

/// A module's line in the order of the course.
#[derive(Debug)]
pub(crate) struct ModuleEntry {
    pub(crate) id: String,
    pub(crate) span: Span,
    pub(crate) pages: Vec<PageEntry>,
}

/// A page's line in the order of its module.
#[derive(Debug)]
pub(crate) struct PageEntry {
    pub(crate) id: String,
    pub(crate) span: Span,
    pub(crate) minutes: u32,
}

const TOP: &[&str] = &["version", "languages", "reviewed", "review-by", "module", "test", "completion", "certificate"];

/// Addresses of a course that no module may take; `test` is the banks' folder too.
const RESERVED_MODULES: [&str; 2] = ["test", "certificate"];

/// Reads `course.toml`; `None` when it is not TOML.
pub(crate) fn read(source: &Source, faults: &mut Faults) -> Option<Manifest> {
    let (document, errors) = DeTable::parse_recoverable(&source.text);
    if !errors.is_empty() {
        syntax(source, &errors, faults);
        return None;
    }
    let top = Table::new(source, document.get_ref(), 0..0, "course.toml", TOP, faults);
    let version = "version = \"2026.1\"";
    let version = top.needed("version", version, faults).and_then(|value| top.text(value, version, faults));
    let languages = languages(&top, faults);
    let reviewed = "reviewed = 2026-11-15";
    let reviewed = top.needed("reviewed", reviewed, faults).and_then(|value| top.day(value, reviewed, faults));
    let review_by = top.get("review-by").and_then(|value| top.day(value, "review-by = 2027-06-30", faults));
    if let (Some((reviewed, _)), Some((by, span))) = (&reviewed, &review_by)
        && by <= reviewed
    {
        let help = "leave it out, or name the day by which the course has to be read again";
        top.fault(codes::WRONG_VALUE, span.clone(), "`review-by` is not after `reviewed`", help, faults);
    }
    let modules = modules(&top, faults);
    let test = test::read(&top, faults);
    let completion = completion(&top, faults);
    let (certificate, logo) = certificate::read(&top, completion.test, &languages, faults);
    Some(Manifest {
        version: version.map(|(version, _)| version).unwrap_or_default(),
        languages,
        reviewed: reviewed.map_or(Date { year: 2000, month: 1, day: 1 }, |(day, _)| day),
        review_by: review_by.map(|(day, _)| day),
        all_modules: top.get("module").and_then(|list| list.get_ref().as_array()).map(|list| list.len())
            == Some(modules.len()),
        modules,
        test,
        completion,
        certificate,
        logo,
    })
}

/// The parser goes on after an error, so one slip can make several: one a line is told.
fn syntax(source: &Source, errors: &[toml::de::Error], faults: &mut Faults) {
    let mut lines = Vec::new();
    for error in errors {
        let mut span = error.span().unwrap_or_default();
        if span.start >= source.text.len() {
            span = source.line_at(source.text.trim_end().len());
        }
        let line = source.position(span.start).line;
        if lines.contains(&line) {
            continue;
        }
        lines.push(line);
        let message = format!("this is not TOML: {}", error.message().replace('\n', "; "));
        let help = "key = value, texts in \"quotation marks\", days as 2026-11-15, lists in [square brackets]";
        faults.push(source.fault(codes::TOML_SYNTAX, span, message, help));
    }
}

fn languages(top: &Table, faults: &mut Faults) -> Vec<Placed<Lang>> {
    let example = "languages = [\"fi\", \"sv\", \"en\"]";
    let Some(value) = top.needed("languages", example, faults) else { return Vec::new() };
    let Some(list) = top.list(value, example, faults) else { return Vec::new() };
    if list.is_empty() {
        let help = format!("write, for example: {example}");
        top.fault(codes::WRONG_VALUE, value.span(), "the course is in no language", &help, faults);
    }
    let mut languages: Vec<Placed<Lang>> = Vec::new();
    for value in list {
        let Some((code, span)) = top.text(value, example, faults) else { continue };
        match Lang::from_code(&code) {
            None => {
                let message = format!("courses cannot be in the language \"{code}\"");
                let help = "the languages are \"fi\", \"sv\" and \"en\"";
                top.fault(codes::UNKNOWN_LANGUAGE, span, message, help, faults);
            }
            Some(lang) if languages.iter().any(|(known, _)| *known == lang) => {
                let message = format!("the language \"{code}\" is named twice");
                top.fault(codes::WRONG_VALUE, span, message, "delete one of the two", faults);
            }
            Some(lang) => languages.push((lang, span)),
        }
    }
    languages
}

fn modules(top: &Table, faults: &mut Faults) -> Vec<ModuleEntry> {
    let example = "[[module]] and below it id = \"start\" and pages = [{ id = \"welcome\", minutes = 6 }]";
    let Some(value) = top.needed("module", example, faults) else { return Vec::new() };
    let Some(list) = top.list(value, example, faults) else { return Vec::new() };
    if list.is_empty() {
        let help = format!("write, for example: {example}");
        top.fault(codes::WRONG_VALUE, value.span(), "the course has no modules", &help, faults);
    }
    let mut modules: Vec<ModuleEntry> = Vec::new();
    for value in list {
        let Some(table) = top.table(value, "[[module]]", &["id", "pages"], example, faults) else { continue };
        let id = id(&table, "id = \"start\"", faults);
        if let Some((id, span)) = &id {
            if RESERVED_MODULES.contains(&id.as_str()) {
                let message = format!("a module cannot be called `{id}`: the course has a page of its own there");
                table.fault(codes::BAD_ID, span.clone(), message, "choose another word", faults);
                continue;
            } else if modules.iter().any(|module| module.id == *id) {
                let message = format!("there is another module `{id}` above");
                table.fault(codes::DUPLICATE_ID, span.clone(), message, "give one of the two another id", faults);
                continue;
            }
        }
        let pages = pages(&table, faults);
        let Some((id, span)) = id else { continue };
        modules.push(ModuleEntry { id, span, pages });
    }
    modules
}

fn pages(module: &Table, faults: &mut Faults) -> Vec<PageEntry> {
    let example = "pages = [{ id = \"welcome\", minutes = 6 }]";
    let Some(value) = module.needed("pages", example, faults) else { return Vec::new() };
    let Some(list) = module.list(value, example, faults) else { return Vec::new() };
    if list.is_empty() {
        let help = format!("write, for example: {example}");
        module.fault(codes::WRONG_VALUE, value.span(), "this module has no pages", &help, faults);
    }
    let mut pages: Vec<PageEntry> = Vec::new();
    for value in list {
        let example = "{ id = \"welcome\", minutes = 6 }";
        let Some(table) = module.table(value, "a page", &["id", "minutes"], example, faults) else { continue };
        let id = id(&table, example, faults);
        let minutes = table.needed("minutes", example, faults);
        let minutes = minutes.and_then(|value| table.whole(value, 1..=600, "minutes = 6", faults));
        let Some((id, span)) = id else { continue };
        if id == "module" {
            let message = "a page cannot be called `module`: module.md has the title of the module";
            table.fault(codes::BAD_ID, span, message, "choose another word", faults);
            continue;
        }
        if pages.iter().any(|page| page.id == id) {
            let message = format!("this module has another page `{id}`");
            table.fault(codes::DUPLICATE_ID, span, message, "give one of the two another id", faults);
            continue;
        }
        pages.push(PageEntry { id, span, minutes: minutes.map_or(1, |(minutes, _)| minutes) });
    }
    pages
}

/// The key `id` of a table, which must be there and be one.
fn id(table: &Table, example: &str, faults: &mut Faults) -> Option<Placed<String>> {
    let value = table.needed("id", example, faults)?;
    let (id, span) = table.text(value, example, faults)?;
    if !ids::is_id(&id) {
        table.fault(codes::BAD_ID, span, format!("`{id}` cannot be an id"), &ids::help(&id), faults);
        return None;
    }
    Some((id, span))
}

fn completion(top: &Table, faults: &mut Faults) -> CompletionRule {
    let table = top
        .get("completion")
        .and_then(|value| top.table(value, "[completion]", &["pages", "practice", "test"], "[completion]", faults));
    let mut truth = |key: &'static str| {
        let table = table.as_ref()?;
        table.truth(table.get(key)?, &format!("{key} = true"), faults)
    };
    let (pages, practice, test) = (truth("pages"), truth("practice"), truth("test"));
    let has_test = top.get("test").is_some();
    let rule = CompletionRule {
        pages: pages.is_some_and(|(pages, _)| pages),
        practice: practice.is_some_and(|(practice, _)| practice),
        test: test.as_ref().map_or(has_test, |(test, _)| *test),
    };
    if rule.test && !has_test {
        let span = test.map(|(_, span)| span).unwrap_or_default();
        let help = "write a table [test], or test = false and, for example, pages = true";
        top.fault(codes::COMPLETION_WITHOUT_TEST, span, "the course has no test to pass", help, faults);
    } else if !(rule.pages || rule.practice || rule.test) {
        let span = top.get("completion").map(Spanned::span).unwrap_or_default();
        let help = "write below [completion], for example: pages = true";
        let message = "nothing has to be done for the course to be completed";
        top.fault(codes::NOTHING_TO_COMPLETE, span, message, help, faults);
    }
    rule
}

/// A value of the document, for the modules of the test and of the certificate.
type Value<'i> = Spanned<DeValue<'i>>;
