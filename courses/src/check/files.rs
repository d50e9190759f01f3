//! Files that are not there, and files that nobody needs.

use std::collections::{BTreeMap, BTreeSet};

use crate::fault::codes;
use crate::model::Lang;
use crate::read::manifest::{Manifest, ModuleEntry};
use crate::read::nearest::{listed, nearest};
use crate::read::source::{Faults, Span, fault_without_file};
use crate::read::sources::{MANIFEST, Sources};

/// Every file that the course leads to, below the language's folder.
fn expected(manifest: &Manifest) -> BTreeSet<String> {
    let mut all = BTreeSet::from(["course.md".to_owned()]);
    for module in &manifest.modules {
        all.insert(format!("{}/module.md", module.id));
        all.extend(module.pages.iter().map(|page| format!("{}/{}.md", module.id, page.id)));
    }
    all.extend(manifest.test.iter().flat_map(|test| &test.draw).map(|quota| format!("test/{}.md", quota.module)));
    all
}

/// Tells which files are missing: once for all languages that lack it, once for a folder that is missing whole.
pub(super) fn missing(manifest: &Manifest, sources: &Sources, faults: &mut Faults) {
    let mut languages = Vec::new();
    for (lang, span) in &manifest.languages {
        let folder = format!("{}/", lang.code());
        if sources.has_folder(&folder) {
            languages.push(*lang);
        } else {
            let help = "write the texts in this language, or take it out of the list";
            tell(sources, faults, span, &format!("the folder {folder} is missing"), help);
        }
    }
    let lacking = |name: &str| -> Vec<Lang> {
        languages.iter().copied().filter(|lang| !sources.has(&format!("{}/{name}", lang.code()))).collect()
    };
    if let Some((_, span)) = manifest.languages.iter().find(|(lang, _)| lacking("course.md").contains(lang)) {
        let help = "write it: a heading with the title, a paragraph that sums the course up, and more";
        tell(sources, faults, span, &are_missing("course.md", &lacking("course.md")), help);
    }
    for module in &manifest.modules {
        module_files(manifest, module, &languages, sources, faults);
    }
    for quota in manifest.test.iter().flat_map(|test| &test.draw) {
        let name = format!("test/{}.md", quota.module);
        let without = lacking(&name);
        if !without.is_empty() && manifest.modules.iter().any(|module| module.id == quota.module) {
            let help = "write the questions on this module, or do not draw from it";
            tell(sources, faults, &quota.span, &are_missing(&name, &without), help);
        }
    }
}

fn module_files(manifest: &Manifest, module: &ModuleEntry, languages: &[Lang], sources: &Sources, faults: &mut Faults) {
    let folder = |lang: &Lang| format!("{}/{}/", lang.code(), module.id);
    let (with, without): (Vec<Lang>, Vec<Lang>) = languages.iter().partition(|lang| sources.has_folder(&folder(lang)));
    if !without.is_empty() {
        let folders: Vec<String> = without.iter().map(folder).collect();
        let folders: Vec<&str> = folders.iter().map(String::as_str).collect();
        let message = match folders.as_slice() {
            [folder] => format!("the folder {folder} is missing"),
            folders => format!("the folders {} are missing", listed(folders)),
        };
        let help = match nearest(&module.id, unlisted_folders(manifest, sources)) {
            Some(guess) if with.is_empty() => format!("did you mean `{guess}`?"),
            _ => "write the pages of this module, or take it out of course.toml".to_owned(),
        };
        tell(sources, faults, &module.span, &message, &help);
    }
    let lacking = |name: &str| -> Vec<Lang> {
        with.iter().copied().filter(|lang| !sources.has(&format!("{}/{name}", lang.code()))).collect()
    };
    let name = format!("{}/module.md", module.id);
    let without = lacking(&name);
    if !without.is_empty() {
        let help = "write it: a heading with the title of the module, and a paragraph that sums it up";
        tell(sources, faults, &module.span, &are_missing(&name, &without), help);
    }
    for page in &module.pages {
        let name = format!("{}/{}.md", module.id, page.id);
        let without = lacking(&name);
        if without.is_empty() {
            continue;
        }
        let known = expected(manifest);
        let others = without.iter().flat_map(|lang| {
            let folder = folder(lang);
            let known = &known;
            sources.names.iter().filter_map(move |file| {
                let page = file.strip_prefix(&folder)?.strip_suffix(".md")?;
                (!known.contains(&file[3..])).then_some(page)
            })
        });
        let help = match nearest(&page.id, others) {
            Some(guess) => format!("did you mean `{guess}`?"),
            None => "write the page, or take it out of course.toml".to_owned(),
        };
        tell(sources, faults, &page.span, &are_missing(&name, &without), &help);
    }
}

/// Folders of modules that `course.toml` does not name.
fn unlisted_folders<'a>(manifest: &Manifest, sources: &'a Sources) -> BTreeSet<&'a str> {
    let folders = sources.names.iter().filter_map(|name| {
        let (lang, rest) = name.split_once('/')?;
        Lang::from_code(lang)?;
        rest.split_once('/').map(|(folder, _)| folder)
    });
    folders.filter(|folder| *folder != "test" && !manifest.modules.iter().any(|module| module.id == *folder)).collect()
}

fn are_missing(name: &str, languages: &[Lang]) -> String {
    let files: Vec<String> = languages.iter().map(|lang| format!("{}/{name}", lang.code())).collect();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let verb = if files.len() == 1 { "is" } else { "are" };
    format!("{} {verb} missing", listed(&files))
}

fn tell(sources: &Sources, faults: &mut Faults, span: &Span, message: &str, help: &str) {
    if let Some(source) = sources.text(MANIFEST, faults) {
        faults.push(source.fault(codes::MISSING_FILE, span.clone(), message, help));
    }
}

/// Ends of names that only files for blocks have.
const FOR_BLOCKS: [&str; 19] = [
    ".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".webm", ".mp4", ".ogv", ".mp3", ".m4a", ".ogg", ".oga",
    ".opus", ".wav", ".flac", ".vtt", ".csv",
];

/// Tells which files nothing leads to.
pub(super) fn unlisted(manifest: &Manifest, named: &BTreeSet<String>, sources: &Sources, faults: &mut Faults) {
    let known = expected(manifest);
    let has_language = |lang: Lang| manifest.languages.iter().any(|(known, _)| *known == lang);
    // Captions of such a language are unnamed too, which needs no word of its own.
    let foreign_language =
        Lang::ALL.into_iter().any(|lang| !has_language(lang) && sources.has_folder(&format!("{}/", lang.code())));
    let mut foreign: BTreeSet<Lang> = BTreeSet::new();
    let mut pages: BTreeMap<&str, Vec<Lang>> = BTreeMap::new();
    for name in &sources.names {
        let Some((folder, rest)) = name.split_once('/') else { continue };
        match Lang::from_code(folder) {
            Some(lang) if !has_language(lang) && foreign.insert(lang) => {
                let message = format!("course.toml does not name the language of the folder {folder}/");
                tell_unlisted(sources, faults, name, message, "add it to `languages`, or delete the folder");
            }
            Some(lang) if has_language(lang) && name.ends_with(".md") && !known.contains(rest) => {
                pages.entry(rest).or_default().push(lang);
            }
            None if matches!(folder, "media" | "data")
                && FOR_BLOCKS.iter().any(|end| name.ends_with(end))
                && !named.contains(name)
                && !foreign_language =>
            {
                tell_unlisted(
                    sources,
                    faults,
                    name,
                    "no page shows this file".to_owned(),
                    "delete it, or name it in a block",
                );
            }
            _ => {}
        }
    }
    for (page, languages) in pages {
        let Some(first) = languages.first() else { continue };
        let name = format!("{}/{page}", first.code());
        let others: Vec<&str> = languages.iter().skip(1).map(|lang| lang.code()).collect();
        let also = if others.is_empty() { String::new() } else { format!(", here and in {}", listed(&others)) };
        let (message, help) = match page.strip_prefix("test/") {
            Some(_) => ("the test draws nothing from this bank", "add its module to `draw`, or delete the file"),
            None => ("course.toml does not name this page", "add it to `pages` of its module, or delete the file"),
        };
        tell_unlisted(sources, faults, &name, format!("{message}{also}"), help);
    }
}

fn tell_unlisted(sources: &Sources, faults: &mut Faults, name: &str, message: String, help: &str) {
    let readable = name.ends_with(".md") || name.ends_with(".csv") || name.ends_with(".vtt");
    let source = if readable { sources.text(name, faults) } else { None };
    faults.push(match source {
        Some(source) => source.fault(codes::UNLISTED_FILE, source.line_at(0), message, help),
        None => fault_without_file(codes::UNLISTED_FILE, name, message, help),
    });
}
