//! Files to model, with every fault's place.

mod addresses;
mod blocks;
mod captions;
mod context;
mod dates;
mod fences;
mod folder;
mod ids;
pub(crate) mod kind;
mod logo;
pub(crate) mod manifest;
mod markdown;
mod memory;
pub(crate) mod nearest;
mod nesting;
pub(crate) mod outline;
mod page;
mod pictures;
mod plan;
mod questions;
mod settings;
pub(crate) mod source;
pub(crate) mod sources;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use self::context::{Context, Links};
pub use self::folder::Folder;
use self::manifest::Manifest;
pub use self::memory::Memory;
use self::outline::Outline;
use self::plan::Plan;
use self::source::Faults;
use self::sources::{MANIFEST, Sources};
use crate::fault::codes;
use crate::model::{
    BankModule, BlockBody, ByLang, CertificateRule, Course, FinalTest, Lang, LogoFile, Media, Module, Page, PageText,
    Question, Quota,
};

/// A course that has been read, and what the checks need besides.
#[derive(Debug)]
pub(crate) struct Draft {
    /// `None` when `course.toml` does not tell enough.
    pub(crate) course: Option<Course>,
    /// `None` when `course.toml` is not TOML.
    pub(crate) manifest: Option<Manifest>,
    /// The pages and banks that are there, in the order of the course.
    pub(crate) outlines: Vec<Outlines>,
    /// Files that blocks name.
    pub(crate) named: BTreeSet<String>,
}

/// A page or bank in every language that has it.
#[derive(Debug)]
pub(crate) struct Outlines {
    /// In the order of the course's languages.
    pub(crate) languages: Vec<(Lang, Outline)>,
    /// For a bank, its module.
    pub(crate) bank_of: Option<String>,
}

/// Reads the course with this id.
pub(crate) fn read(id: &str, sources: &Sources, faults: &mut Faults) -> Draft {
    let manifest = sources.text(MANIFEST, faults).and_then(|source| {
        if !ids::is_id(id) {
            let message = format!("the folder's name `{id}` cannot be the id of a course");
            faults.push(source.fault(codes::BAD_ID, source.line_at(0), message, ids::help(id)));
        }
        manifest::read(source, faults)
    });
    let told = manifest.as_ref().filter(|manifest| !manifest.languages.is_empty() && !manifest.modules.is_empty());
    let plan = told.map_or_else(|| Plan::guessed(sources), Plan::told);
    let mut reader = Reader { sources, plan: &plan, faults, named: BTreeSet::new() };
    let texts = reader.each("course.md", page::course);
    let mut outlines = Vec::new();
    let mut modules = Vec::new();
    for (module, pages) in &plan.modules {
        let texts = reader.each(&format!("{module}/module.md"), page::module);
        let mut read = Vec::new();
        for (page, minutes) in pages {
            let found = reader.each(&format!("{module}/{page}.md"), page::page);
            let (texts, known) = split(found, &plan.languages);
            outlines.push(Outlines { languages: known, bank_of: None });
            read.push(Page { id: page.clone(), minutes: *minutes, texts: with_all_captions(texts) });
        }
        modules.push(Module { id: module.clone(), texts, pages: read });
    }
    let mut bank = Vec::new();
    for module in &plan.banks {
        let found = reader.each(&format!("test/{module}.md"), page::bank);
        let (questions, known) = split(found, &plan.languages);
        let first = plan.languages.first().and_then(|lang| questions.get(*lang));
        let ids = first.into_iter().flatten().map(|question: &Question| question.id.clone()).collect();
        outlines.push(Outlines { languages: known, bank_of: Some(module.clone()) });
        bank.push(BankModule { module: module.clone(), ids, questions });
    }
    let logo = manifest.as_ref().and_then(|manifest| logo::read(&mut reader, manifest.logo.clone()?));
    let named = reader.named;
    let course = told.map(|manifest| Course {
        id: id.to_owned(),
        version: manifest.version.clone(),
        languages: plan.languages.clone(),
        reviewed: manifest.reviewed,
        review_by: manifest.review_by,
        texts,
        modules,
        test: final_test(manifest, bank),
        completion: manifest.completion,
        certificate: with_logo(manifest.certificate.clone(), logo),
        media: named.iter().filter(|name| name.starts_with("media/")).cloned().collect(),
        fingerprint: sources.fingerprint,
    });
    Draft { course, manifest, outlines, named }
}

/// What reading a course's files needs.
struct Reader<'a> {
    sources: &'a Sources,
    plan: &'a Plan,
    faults: &'a mut Faults,
    named: BTreeSet<String>,
}

impl Reader<'_> {
    /// Reads a file in each language that has it.
    fn each<T>(&mut self, name: &str, read: impl Fn(&mut Context) -> T) -> ByLang<T> {
        let mut all = BTreeMap::new();
        for lang in &self.plan.languages {
            let path = format!("{}/{name}", lang.code());
            let Some(source) = self.sources.text(&path, self.faults) else { continue };
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let mut context = Context {
                source,
                sources: self.sources,
                lang: *lang,
                links: Links { pages: self.plan.pages.as_ref(), folder },
                faults: self.faults,
                named: &mut self.named,
            };
            all.insert(*lang, read(&mut context));
        }
        ByLang(all)
    }
}

fn with_logo(mut rule: CertificateRule, logo: Option<LogoFile>) -> CertificateRule {
    rule.sheet.logo = logo;
    rule
}

/// Texts and outlines apart; the outlines in the order of the course's languages.
fn split<T>(found: ByLang<(T, Outline)>, languages: &[Lang]) -> (ByLang<T>, Vec<(Lang, Outline)>) {
    let mut texts = BTreeMap::new();
    let mut outlines = Vec::new();
    for (lang, (text, outline)) in found.0 {
        texts.insert(lang, text);
        outlines.push((lang, outline));
    }
    outlines.sort_by_key(|(lang, _)| languages.iter().position(|known| known == lang));
    (ByLang(texts), outlines)
}

/// Gives every video and audio piece the captions of its sisters in the other languages, after its own.
fn with_all_captions(mut texts: ByLang<PageText>) -> ByLang<PageText> {
    let mut all: BTreeMap<String, Vec<(Lang, String)>> = BTreeMap::new();
    for page in texts.0.values_mut() {
        for (id, media) in media(page) {
            all.entry(id).or_default().extend(media.captions.iter().cloned());
        }
    }
    for page in texts.0.values_mut() {
        for (id, media) in media(page) {
            for captions in all.get(&id).into_iter().flatten() {
                if !media.captions.iter().any(|(lang, _)| *lang == captions.0) {
                    media.captions.push(captions.clone());
                }
            }
        }
    }
    texts
}

/// The video and audio pieces of a page, by id.
fn media(page: &mut PageText) -> impl Iterator<Item = (String, &mut Media)> {
    page.blocks.iter_mut().filter_map(|block| match (&block.id, &mut block.body) {
        (Some(id), BlockBody::Video(media) | BlockBody::Audio(media)) => Some((id.clone(), media)),
        _ => None,
    })
}

fn final_test(manifest: &Manifest, bank: Vec<BankModule>) -> Option<FinalTest> {
    let test = manifest.test.as_ref()?;
    let quotas = test.draw.iter().map(|quota| Quota { module: quota.module.clone(), questions: quota.questions });
    Some(FinalTest {
        pass_mark: test.pass_mark,
        minutes: test.minutes,
        time_limit: test.time_limit,
        extensions: test.extensions,
        attempts: test.attempts,
        wait_minutes: test.wait_minutes,
        quotas: quotas.collect(),
        bank,
    })
}
