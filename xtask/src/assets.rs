//! What the browser gets: wasm with its glue, style, fonts, pictures; into `target/assets`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::run::{Out, root};
use crate::store::Store;
use crate::{style, wasm};

/// Builds everything and writes the folder; says the sizes.
pub(crate) fn build(out: &Out) -> Result<()> {
    let module = wasm::build(out)?;
    let mut store = Store::default();
    let binary = store.add("perehdy_bg.wasm", module.binary)?;
    let glue = store.add("perehdy.js", renamed(module.glue, &[("perehdy_bg.wasm", &binary)])?.into_bytes())?;
    let boot = root().join("app/boot.js");
    let boot = fs::read_to_string(&boot).with_context(|| format!("reading {}", boot.display()))?;
    store.add("boot.js", renamed(boot, &[("./perehdy.js", &format!("./{glue}"))])?.into_bytes())?;
    let passkeys = root().join("app/passkeys.js");
    store.add("passkeys.js", fs::read(&passkeys).with_context(|| format!("reading {}", passkeys.display()))?)?;
    let folder = root().join("style");
    add_static(&mut store, &folder.join("static"))?;
    let css = style::bundle(&folder, &mut store)?;
    store.add("main.css", css.into_bytes())?;
    for size in store.write()? {
        let kilobytes = |bytes: u64| format!("{:.1} kB", bytes as f64 / 1000.0);
        let packed = match (size.brotli, size.gzip) {
            (Some(brotli), Some(gzip)) => format!(" (br {}, gz {})", kilobytes(brotli), kilobytes(gzip)),
            _ => String::new(),
        };
        out.say(&format!("  {} {}{packed}", size.name, kilobytes(size.plain as u64)));
    }
    Ok(())
}

/// Puts the names with hashes in the place of the plain ones. Each must be there: a name that is not would only be
/// missed in the browser.
fn renamed(mut text: String, names: &[(&str, &str)]) -> Result<String> {
    for (plain, hashed) in names {
        if !text.contains(plain) {
            bail!("`{plain}` is not mentioned where it was expected; has wasm-bindgen or app/boot.js changed?");
        }
        text = text.replace(plain, hashed);
    }
    Ok(text)
}

/// Adds every file below `folder`.
fn add_static(store: &mut Store, folder: &Path) -> Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            add_static(store, &entry.path())?;
        } else {
            store.add(&entry.file_name().to_string_lossy(), fs::read(entry.path())?)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::renamed;

    #[test]
    fn a_name_that_is_not_there_is_an_error() {
        let text = "import init from './perehdy.js'".to_owned();
        assert!(renamed(text.clone(), &[("./perehdy.js", "./perehdy-1.js")]).unwrap().contains("./perehdy-1.js"));
        assert!(renamed(text, &[("perehdy_bg.wasm", "x")]).is_err());
    }
}
