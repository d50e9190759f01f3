//! The files of a course in a folder of this machine.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::load::Files;

/// How deep folders may lie in each other.
const DEEPEST: usize = 8;

/// A course in a folder. Hidden files and folders are no part of it, nor is what a link leads to outside of it.
#[derive(Clone, Debug)]
pub struct Folder {
    /// The course's folder.
    pub root: PathBuf,
}

impl Folder {
    fn collect(&self, folder: &Path, inside: &str, depth: usize, names: &mut Vec<String>) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            if name.starts_with('.') {
                continue;
            }
            let path = format!("{inside}{name}");
            let kind = entry.file_type()?;
            if kind.is_dir() && depth < DEEPEST {
                self.collect(&entry.path(), &format!("{path}/"), depth + 1, names)?;
            } else if kind.is_file() || (kind.is_symlink() && self.leads_inside(&entry.path())) {
                names.push(path);
            }
        }
        Ok(())
    }

    /// Whether a path, links followed, leads to a file of the folder.
    fn leads_inside(&self, path: &Path) -> bool {
        match (path.canonicalize(), self.root.canonicalize()) {
            (Ok(target), Ok(root)) => target.is_file() && target.starts_with(root),
            _ => false,
        }
    }
}

impl Files for Folder {
    fn list(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        self.collect(&self.root, "", 0, &mut names)?;
        names.sort();
        Ok(names)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let relative = Path::new(path);
        let inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
        let path = self.root.join(relative);
        if !inside || !self.leads_inside(&path) {
            return Err(io::Error::new(io::ErrorKind::NotFound, "not a file of the course"));
        }
        fs::read(path)
    }
}
