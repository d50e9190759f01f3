//! The files of a course: every text and the size of every picture, read once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::logo;
use super::pictures::{self, Size, Trouble};
use super::source::{Faults, Source, fault_without_file};
use crate::fault::Fault;
use crate::fault::codes;
use crate::load::Files;

/// The file that says what the course consists of.
pub(crate) const MANIFEST: &str = "course.toml";

/// Ends of the names of text files. Of pictures the size is read; all else is only named and handed out.
const TEXTS: [&str; 4] = [".toml", ".md", ".csv", ".vtt"];

/// Most bytes of a text file: a thick book has as many.
const LARGEST: usize = 1_000_000;

/// The files of a course: the texts read, the pictures measured, of the others the names.
#[derive(Debug)]
pub(crate) struct Sources {
    /// Every file.
    pub(crate) names: BTreeSet<String>,
    /// Hash over paths and bytes of the text files.
    pub(crate) fingerprint: [u8; 32],
    texts: BTreeMap<String, Result<Source, Fault>>,
    pictures: BTreeMap<String, Result<Result<Size, Trouble>, Fault>>,
    /// Of pictures that may be the logo: their bytes.
    small: BTreeMap<String, Arc<[u8]>>,
}

impl Sources {
    /// Reads every text file, and the size of every picture.
    ///
    /// # Errors
    /// When the folder cannot be listed, or has no `course.toml`.
    pub(crate) fn read(files: &dyn Files) -> Result<Self, Box<Fault>> {
        let names: BTreeSet<String> =
            files.list().map_err(|error| Box::new(unreadable(MANIFEST, &error)))?.into_iter().collect();
        if !names.contains(MANIFEST) {
            let message = format!("the course has no {MANIFEST}");
            let help = "write one: it names the version, the languages and the pages in order";
            return Err(Box::new(fault_without_file(codes::MISSING_FILE, MANIFEST, message, help)));
        }
        let mut hash = Sha256::new();
        let mut texts = BTreeMap::new();
        for name in names.iter().filter(|name| TEXTS.iter().any(|end| name.ends_with(end))) {
            let text = match files.read(name) {
                Ok(bytes) => {
                    for part in [name.as_bytes(), &bytes] {
                        hash.update((part.len() as u64).to_le_bytes());
                        hash.update(part);
                    }
                    if bytes.len() > LARGEST {
                        Err(too_large(name, bytes.len()))
                    } else {
                        Ok(Source::new(name, &bytes))
                    }
                }
                Err(error) => Err(unreadable(name, &error)),
            };
            texts.insert(name.clone(), text);
        }
        let pictures = names.iter().filter(|name| pictures::ENDS.iter().any(|end| name.ends_with(end)));
        let mut small = BTreeMap::new();
        let pictures = pictures.map(|name| {
            let size = match files.read(name) {
                Ok(bytes) => {
                    let size = pictures::size(name, &bytes);
                    if logo::may_be(name, &bytes) {
                        small.insert(name.clone(), bytes.into());
                    }
                    Ok(size)
                }
                Err(error) => Err(unreadable(name, &error)),
            };
            (name.clone(), size)
        });
        let pictures = pictures.collect();
        Ok(Self { names, fingerprint: hash.finalize().into(), texts, pictures, small })
    }

    /// A text file; `None` when it is not there, or cannot be read as text, which is then among the faults.
    pub(crate) fn text(&self, path: &str, faults: &mut Faults) -> Option<&Source> {
        match self.texts.get(path)? {
            Ok(source) => match &source.fault {
                None => Some(source),
                Some(fault) => {
                    faults.push(fault.clone());
                    None
                }
            },
            Err(fault) => {
                faults.push(fault.clone());
                None
            }
        }
    }

    /// How large a picture is; `None` when it is not there, or cannot be read, which is then among the faults.
    pub(crate) fn picture(&self, path: &str, faults: &mut Faults) -> Option<Result<Size, Trouble>> {
        match self.pictures.get(path)? {
            Ok(size) => Some(*size),
            Err(fault) => {
                faults.push(fault.clone());
                None
            }
        }
    }

    /// The bytes of a picture that may be a logo.
    pub(crate) fn small_picture(&self, path: &str) -> Option<&Arc<[u8]>> {
        self.small.get(path)
    }

    /// Whether there is a file with this name.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.names.contains(path)
    }

    /// Whether any file lies in this folder, which is named with a `/` at its end.
    pub(crate) fn has_folder(&self, folder: &str) -> bool {
        self.names.range(folder.to_owned()..).next().is_some_and(|name| name.starts_with(folder))
    }
}

fn unreadable(path: &str, error: &std::io::Error) -> Fault {
    let message = format!("the file cannot be read: {error}");
    fault_without_file(codes::UNREADABLE_FILE, path, message, "see to it that the program may read it")
}

fn too_large(path: &str, bytes: usize) -> Fault {
    let message = format!("the file has {bytes} bytes, a text of a course has {LARGEST} at most");
    fault_without_file(codes::TEXT_TOO_LARGE, path, message, "divide it into several pages, or shorten the data")
}
