//! The final test against its banks.

use std::collections::BTreeSet;

use crate::fault::codes;
use crate::model::Lang;
use crate::read::Outlines;
use crate::read::manifest::Manifest;
use crate::read::nearest::{listed, nearest};
use crate::read::source::Faults;
use crate::read::sources::{MANIFEST, Sources};

/// Checks what the test draws.
pub(super) fn check(manifest: &Manifest, outlines: &[Outlines], sources: &Sources, faults: &mut Faults) {
    let Some(source) = sources.text(MANIFEST, faults) else { return };
    let ids: Vec<&str> = manifest.modules.iter().map(|module| module.id.as_str()).collect();
    let in_languages =
        |path: &str| manifest.languages.iter().any(|(lang, _)| sources.has_folder(&lang_path(*lang, path)));
    // A module misspelt in its own table is told there: its folder is missing.
    let misspelt = manifest.modules.iter().any(|module| !in_languages(&format!("{}/", module.id)));
    let is_explained = |module: &str| misspelt && in_languages(&format!("{module}/"));
    for quota in manifest.test.iter().flat_map(|test| &test.draw) {
        if !ids.contains(&quota.module.as_str()) {
            if manifest.all_modules && !is_explained(&quota.module) {
                let message = format!("there is no module `{}` to draw from", quota.module);
                let help = match nearest(&quota.module, ids.iter().copied()) {
                    Some(guess) => format!("did you mean \"{guess}\"?"),
                    None => format!("the modules are {}", listed(&ids)),
                };
                faults.push(source.fault(codes::UNKNOWN_MODULE, quota.span.clone(), message, help));
            }
            continue;
        }
        let bank = outlines.iter().find(|outlines| outlines.bank_of.as_ref() == Some(&quota.module));
        let Some((_, outline)) = bank.and_then(|bank| bank.languages.iter().find(|(_, outline)| outline.complete))
        else {
            continue;
        };
        let questions = outline.entries.len();
        if quota.questions as usize > questions {
            let message = format!("{} has {questions} questions, fewer than the test draws", outline.path);
            let help = format!("draw {questions} at most, or write more questions");
            faults.push(source.fault(codes::QUOTA_TOO_LARGE, quota.questions_span.clone(), message, help));
        }
    }
    if manifest.all_modules {
        banks(&ids, manifest, sources, faults, is_explained);
    }
}

fn lang_path(lang: Lang, path: &str) -> String {
    format!("{}/{path}", lang.code())
}

/// Tells which banks belong to no module, once for all languages.
fn banks(
    ids: &[&str],
    manifest: &Manifest,
    sources: &Sources,
    faults: &mut Faults,
    is_explained: impl Fn(&str) -> bool,
) {
    let mut told = BTreeSet::new();
    for (lang, _) in &manifest.languages {
        let folder = lang_path(*lang, "test/");
        for name in &sources.names {
            let module = name.strip_prefix(&folder).and_then(|name| name.strip_suffix(".md"));
            let Some(module) = module.filter(|module| !ids.contains(module) && !is_explained(module)) else { continue };
            if !told.insert(module) {
                continue;
            }
            let Some(source) = sources.text(name, faults) else { continue };
            let help = match nearest(module, ids.iter().copied()) {
                Some(guess) => format!("call the file {guess}.md, if it is about that module"),
                None => format!("banks are called like their modules: {}", listed(ids)),
            };
            let message = format!("there is no module `{module}` for this bank");
            faults.push(source.fault(codes::BANK_WITHOUT_MODULE, source.line_at(0), message, help));
        }
    }
}
