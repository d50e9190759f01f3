//! Addresses: links between the files of a course become links between its pages.

use std::collections::{BTreeMap, HashSet};

use super::escape::percent_encoded;
use crate::links::{joined, scheme};
use crate::model::{Course, Lang};

/// What links may lead to: the pages of the course and the ids of their blocks.
pub(super) struct Site {
    course: String,
    /// Block ids by module and page.
    pages: BTreeMap<(String, String), HashSet<String>>,
    modules: HashSet<String>,
}

impl Site {
    pub(super) fn of(course: &Course) -> Self {
        let pages = course.pages().map(|(module, page)| {
            let blocks = page.texts.0.values().flat_map(|text| &text.blocks);
            let ids = blocks.filter_map(|block| block.id.clone()).collect();
            ((module.id.clone(), page.id.clone()), ids)
        });
        Self {
            course: course.id.clone(),
            pages: pages.collect(),
            modules: course.modules.iter().map(|module| module.id.clone()).collect(),
        }
    }

    /// The address of a file of the course (`media/…`).
    pub(super) fn media(&self, file: &str) -> String {
        let path = file.strip_prefix("media/").unwrap_or(file);
        format!("/media/{}/{}", self.course, percent_encoded(path))
    }

    /// The address that a link in a file of this folder leads to. Links to pages and media of the course are made to
    /// addresses; all others, and those that lead nowhere, stay as they are.
    pub(super) fn link(&self, folder: &str, link: &str) -> String {
        if link.starts_with('/') || link.starts_with('?') || scheme(link).is_some() {
            return link.to_owned();
        }
        let (file, fragment) = link.split_once('#').map_or((link, None), |(file, fragment)| (file, Some(fragment)));
        if file.is_empty() {
            return link.to_owned();
        }
        // Media stand in the course folder, and are named from there in every file.
        let path = match file.starts_with("media/") && !file.contains("..") {
            true => file.to_owned(),
            false => match joined(folder, file) {
                Some(parts) => parts.join("/"),
                None => return link.to_owned(),
            },
        };
        match self.address(&path, fragment.unwrap_or_default()) {
            Some((address, fragment)) if fragment.is_empty() => address,
            Some((address, fragment)) => format!("{address}#{fragment}"),
            None => link.to_owned(),
        }
    }

    /// The address of a file, and what to add after `#`. A block's id is its anchor's without the `b-`.
    fn address(&self, path: &str, fragment: &str) -> Option<(String, String)> {
        if path.starts_with("media/") {
            return Some((self.media(path), fragment.to_owned()));
        }
        let parts: Vec<&str> = path.split('/').collect();
        let lang = Lang::from_code(parts.first()?)?;
        let course = format!("/{}/courses/{}", lang.code(), self.course);
        match parts.as_slice() {
            [_, "course.md"] => Some((course, fragment.to_owned())),
            [_, module, "module.md"] if self.modules.contains(*module) => Some((course, fragment.to_owned())),
            [_, module, page] => {
                let page = page.strip_suffix(".md")?;
                let blocks = self.pages.get(&((*module).to_owned(), page.to_owned()))?;
                let block = if blocks.contains(fragment) { "b-" } else { "" };
                Some((format!("{course}/{module}/{page}"), format!("{block}{fragment}")))
            }
            _ => None,
        }
    }
}
