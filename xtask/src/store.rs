//! The folder of assets: names with content hashes, compressed ahead, touched only where something differs.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

use crate::run;

/// Kinds of files that compression makes smaller; fonts (woff2) and pictures are compressed already.
const COMPRESSIBLE: [&str; 8] = ["css", "js", "json", "svg", "txt", "wasm", "webmanifest", "xml"];

/// What the browser gets, by its names.
#[derive(Default)]
pub(crate) struct Store {
    /// Logical name, the file's own without folders (`text.woff2`), to the name in the folder (`text-0123456789.woff2`).
    names: BTreeMap<String, String>,
    /// Name in the folder to content.
    files: BTreeMap<String, Vec<u8>>,
}

/// A line of what was made: name, bytes as they are, with brotli, with gzip.
pub(crate) struct Size {
    pub(crate) name: String,
    pub(crate) plain: usize,
    pub(crate) brotli: Option<u64>,
    pub(crate) gzip: Option<u64>,
}

/// The folder that the server embeds.
pub(crate) fn folder() -> PathBuf {
    run::target().join("assets")
}

impl Store {
    /// Adds a file; gives its name in the folder: `NAME-HASH.EXT`. An error when another file has its logical name.
    pub(crate) fn add(&mut self, logical: &str, content: Vec<u8>) -> Result<String> {
        let path = Path::new(logical);
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let hash: String = Sha256::digest(&content).iter().take(5).map(|byte| format!("{byte:02x}")).collect();
        let name = match path.extension() {
            Some(extension) => format!("{stem}-{hash}.{}", extension.to_string_lossy()),
            None => format!("{stem}-{hash}"),
        };
        if let Some(other) = self.names.insert(logical.to_owned(), name.clone())
            && other != name
        {
            bail!("two different files are named {logical}");
        }
        self.files.insert(name.clone(), content);
        Ok(name)
    }

    /// Makes the folder hold these files, what is compressed of them, and `manifest.txt`; nothing else.
    pub(crate) fn write(&self) -> Result<Vec<Size>> {
        let folder = folder();
        fs::create_dir_all(&folder)?;
        let mut wanted = BTreeSet::from(["manifest.txt".to_owned()]);
        std::thread::scope(|scope| {
            let mut compressing = Vec::new();
            for (name, content) in &self.files {
                wanted.insert(name.clone());
                // The name is made of the content: what is there already is right.
                place(&folder.join(name), || Ok(content.clone()))?;
                if compressible(name) {
                    for (ending, compress) in [("br", brotli as Compress), ("gz", gzip as Compress)] {
                        let name = format!("{name}.{ending}");
                        let file = folder.join(&name);
                        wanted.insert(name);
                        compressing.push(scope.spawn(move || place(&file, || compress(content))));
                    }
                }
            }
            for thread in compressing {
                thread.join().map_err(|_| anyhow::anyhow!("compressing panicked"))??;
            }
            anyhow::Ok(())
        })?;
        let manifest: String = self.names.iter().map(|(logical, name)| format!("{logical} {name}\n")).collect();
        let file = folder.join("manifest.txt");
        if fs::read(&file).ok().as_deref() != Some(manifest.as_bytes()) {
            replace(&file, manifest.as_bytes())?;
        }
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            if !wanted.contains(&*entry.file_name().to_string_lossy()) {
                fs::remove_file(entry.path()).with_context(|| format!("removing {}", entry.path().display()))?;
            }
        }
        Ok(self.sizes(&folder))
    }

    fn sizes(&self, folder: &Path) -> Vec<Size> {
        let length = |name: String| fs::metadata(folder.join(name)).ok().map(|data| data.len());
        let sizes = self.files.iter().map(|(name, content)| Size {
            name: name.clone(),
            plain: content.len(),
            brotli: length(format!("{name}.br")),
            gzip: length(format!("{name}.gz")),
        });
        sizes.collect()
    }
}

type Compress = fn(&[u8]) -> Result<Vec<u8>>;

fn compressible(name: &str) -> bool {
    let extension = Path::new(name).extension().unwrap_or_default().to_string_lossy();
    COMPRESSIBLE.contains(&&*extension)
}

fn place(file: &Path, content: impl FnOnce() -> Result<Vec<u8>>) -> Result<()> {
    if file.is_file() { Ok(()) } else { replace(file, &content()?) }
}

/// Whole or not at all: an interrupted run leaves no half file under a name that promises its content.
fn replace(file: &Path, content: &[u8]) -> Result<()> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let new = run::target().join(format!("{name}.new"));
    fs::write(&new, content)
        .and_then(|()| fs::rename(&new, file))
        .with_context(|| format!("writing {}", file.display()))
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, size_hint: content.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &parameters)?;
    Ok(compressed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_carry_ten_digits_of_the_hash() {
        let mut store = Store::default();
        // The first digits of SHA-256 of the empty text are known by heart: e3b0c44298fc…
        assert_eq!(store.add("text.woff2", Vec::new()).unwrap(), "text-e3b0c44298.woff2");
        assert_eq!(store.add("text.woff2", Vec::new()).unwrap(), "text-e3b0c44298.woff2");
        assert!(store.add("text.woff2", b"other".to_vec()).is_err());
    }

    #[test]
    fn fonts_are_not_compressed_again() {
        assert!(compressible("main-0123456789.css"));
        assert!(!compressible("text-0123456789.woff2"));
    }
}
