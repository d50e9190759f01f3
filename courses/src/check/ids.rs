//! Ids that are there twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::fault::codes;
use crate::model::Lang;
use crate::read::Outlines;
use crate::read::source::Faults;
use crate::read::sources::Sources;

/// Tells which ids of blocks and questions are there twice in the course. What is twice in several languages is told
/// once; a file in which one is told is not compared with its sisters.
pub(super) fn check(outlines: &mut [Outlines], sources: &Sources, faults: &mut Faults) {
    let mut languages: Vec<Lang> = Vec::new();
    for (lang, _) in outlines.iter().flat_map(|outlines| &outlines.languages) {
        if !languages.contains(lang) {
            languages.push(*lang);
        }
    }
    let mut told = BTreeSet::new();
    for lang in languages {
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        let files = outlines.iter_mut().flat_map(|outlines| &mut outlines.languages);
        for (_, outline) in files.filter(|(of, _)| *of == lang) {
            let Some(source) = sources.text(&outline.path, faults) else { continue };
            for entry in &outline.entries {
                let at = source.position(entry.head.start);
                let place = format!("{}:{}", at.file, at.line);
                let Some(first) = seen.get(&entry.id) else {
                    seen.insert(entry.id.clone(), place);
                    continue;
                };
                outline.complete = false;
                if told.insert(entry.id.clone()) {
                    let message = format!("the id #{} is taken already, at {first}", entry.id);
                    let help = "give this block another id, in every language";
                    faults.push(source.fault(codes::DUPLICATE_ID, entry.head.clone(), message, help));
                }
            }
        }
    }
}
