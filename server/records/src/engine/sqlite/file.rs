//! Which file is open.

use std::path::{Path, PathBuf};

use crate::engine::Fault;

/// What tells a file from another that took its name: device and number.
pub(super) type Identity = (u64, u64);

/// The database's file, by name. An open connection goes on with the file that it opened even when that has been removed
/// or replaced: what it wrote then would be lost. So its identity is looked at before each use.
#[derive(Clone, Debug)]
pub(super) struct File {
    path: PathBuf,
}

impl File {
    pub(super) fn new(path: &Path) -> Self {
        Self { path: path.to_owned() }
    }

    /// The identity of the file that has the name now.
    #[cfg(unix)]
    pub(super) fn identity(&self) -> Result<Identity, Fault> {
        use std::os::unix::fs::MetadataExt as _;
        // One system call of about a microsecond: no need to hand it to another thread.
        let data =
            std::fs::metadata(&self.path).map_err(|error| Fault::Away(format!("the database's file: {error}")))?;
        Ok((data.dev(), data.ino()))
    }

    /// Elsewhere an open file can neither be removed nor replaced.
    #[cfg(not(unix))]
    pub(super) fn identity(&self) -> Result<Identity, Fault> {
        std::fs::metadata(&self.path).map_err(|error| Fault::Away(format!("the database's file: {error}")))?;
        Ok((0, 0))
    }
}
