//! The fixtures of courses.

use std::path::{Path, PathBuf};

use perehdy_courses::Files;
use perehdy_courses::read::{Folder, Memory};

/// The folder of course fixtures.
pub(crate) fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/courses")
}

/// The files of a folder, in memory.
pub(crate) fn files(root: &Path) -> Memory {
    let folder = Folder { root: root.to_path_buf() };
    let names = folder.list().expect("the fixture is there");
    Memory(names.into_iter().map(|name| (name.clone(), folder.read(&name).expect("listed files are there"))).collect())
}

/// The course without faults.
pub(crate) fn good() -> Memory {
    files(&fixtures().join("good/everything"))
}
