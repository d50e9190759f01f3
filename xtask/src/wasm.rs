//! The browser's part: cargo for wasm32, then wasm-bindgen as a library.
//!
//! No wasm-opt: it makes the transferred (brotli) file larger.

use std::fs;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;

use crate::run::{Out, cargo, target};

/// The target that cargo builds for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// The features of the interface in the browser.
pub(crate) const FEATURES: [&str; 3] = ["--no-default-features", "--features", "hydrate"];

/// The wasm and the JavaScript that loads it.
pub(crate) struct Module {
    pub(crate) glue: String,
    pub(crate) binary: Vec<u8>,
}

/// Builds the interface for the browser.
pub(crate) fn build(out: &Out) -> Result<Module> {
    let mut command = cargo();
    command
        .args(["build", "--package", "perehdy-app", "--lib", "--profile", "wasm", "--target", TARGET])
        .args(FEATURES);
    out.run(&mut command)?;
    let built = target().join(TARGET).join("wasm/perehdy_app.wasm");
    let bytes = fs::read(&built).with_context(|| format!("reading {}", built.display()))?;

    // A second of work that is spared when cargo had nothing to do.
    let folder = target().join("xtask/bindgen");
    let (glue, binary, seen) = (folder.join("perehdy.js"), folder.join("perehdy_bg.wasm"), folder.join("input"));
    let input = Sha256::digest(&bytes);
    if fs::read(&seen).ok().as_deref() != Some(&input[..]) {
        fs::create_dir_all(&folder)?;
        let mut output = Bindgen::new()
            .input_bytes("perehdy", bytes)
            .web(true)?
            .typescript(false)
            .omit_default_module_path(false)
            .remove_name_section(true)
            .remove_producers_section(true)
            .generate_output()
            .context("wasm-bindgen")?;
        let inline = output.snippets().iter().filter(|(_, list)| !list.is_empty()).map(|(name, _)| name);
        let files: Vec<&str> = inline.chain(output.local_modules().keys()).map(String::as_str).collect();
        if !files.is_empty() {
            bail!("dependencies bring JavaScript of their own, which is not placed anywhere: {}", files.join(", "));
        }
        output.emit(&folder)?;
        fs::write(&seen, input)?;
    }
    Ok(Module { glue: fs::read_to_string(&glue)?, binary: fs::read(&binary)? })
}
