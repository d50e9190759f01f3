//! Which files are read: those that `course.toml` names, or, when it cannot be read, those that are there.

use std::collections::{BTreeMap, BTreeSet};

use super::manifest::Manifest;
use super::sources::Sources;
use crate::model::Lang;

/// The files of a course by what they are.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) languages: Vec<Lang>,
    /// Modules with their pages and these pages' minutes.
    pub(crate) modules: Vec<(String, Vec<(String, u32)>)>,
    /// Modules with a bank.
    pub(crate) banks: Vec<String>,
    /// What links may lead to: every page as `module/page.md`, the course and its modules; `None` when it is a guess.
    pub(crate) pages: Option<BTreeSet<String>>,
}

impl Plan {
    /// What `course.toml` tells.
    pub(crate) fn told(manifest: &Manifest) -> Self {
        let modules: Vec<(String, Vec<(String, u32)>)> = manifest
            .modules
            .iter()
            .map(|module| {
                (module.id.clone(), module.pages.iter().map(|page| (page.id.clone(), page.minutes)).collect())
            })
            .collect();
        let mut files = BTreeSet::from(["course.md".to_owned()]);
        for (module, pages) in &modules {
            files.insert(format!("{module}/module.md"));
            files.extend(pages.iter().map(|(page, _)| format!("{module}/{page}.md")));
        }
        let known = |module: &String| modules.iter().any(|(known, _)| known == module);
        let drawn = manifest.test.iter().flat_map(|test| &test.draw).map(|quota| quota.module.clone());
        let banks = drawn.filter(known).collect();
        let languages = manifest.languages.iter().map(|(lang, _)| *lang).collect();
        Self { languages, modules, banks, pages: Some(files) }
    }

    /// What the folder looks like, so that the faults of the other files can be told beside those of `course.toml`.
    pub(crate) fn guessed(sources: &Sources) -> Self {
        let mut modules: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut banks = BTreeSet::new();
        for name in &sources.names {
            let Some((lang, rest)) = name.split_once('/') else { continue };
            let Some((module, page)) = rest.strip_suffix(".md").and_then(|rest| rest.split_once('/')) else { continue };
            if Lang::from_code(lang).is_none() || page.contains('/') {
                continue;
            }
            if module == "test" {
                banks.insert(page.to_owned());
            } else {
                let pages = modules.entry(module.to_owned()).or_default();
                if page != "module" {
                    pages.insert(page.to_owned());
                }
            }
        }
        let languages = Lang::ALL.into_iter().filter(|lang| sources.has_folder(&format!("{}/", lang.code()))).collect();
        let modules = modules
            .into_iter()
            .map(|(module, pages)| (module, pages.into_iter().map(|page| (page, 1)).collect()))
            .collect();
        Self { languages, modules, banks: banks.into_iter().collect(), pages: None }
    }
}
