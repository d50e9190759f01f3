//! What the work needs beside cargo: found, installed on Debian, or said to be missing. Never skipped.

mod debian;
mod python;

use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use debian::{Machine, installation, missing};
pub(crate) use python::python;

use crate::run::{Out, ask, find, root};
use crate::wasm;

/// Something that a task needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    /// rustfmt and clippy.
    Lints,
    /// The standard library for the browser.
    WasmTarget,
    /// setpriv and timeout, which end what was started.
    Limits,
    /// The server programs of PostgreSQL.
    Postgres,
    /// pdftotext, pdftoppm, mutool and qpdf.
    Pdf,
    /// Python with the packages of `tools/python.txt`.
    Python,
    /// Node and npm, with the packages of `end2end`, and Python, by which specs reach into the database.
    Node,
    /// The browser.
    Chromium,
    /// A compiler for C++, which the fuzzer is written in.
    Cxx,
}

/// Finds what is needed, and installs what is missing where that is possible; else an error that says all that is
/// missing.
pub(crate) fn ensure(needs: &[Need]) -> Result<()> {
    if needs.contains(&Need::WasmTarget) {
        wasm_target()?;
    }
    if needs.contains(&Need::Lints) {
        lints()?;
    }
    system_packages(needs)?;
    if needs.contains(&Need::Python) {
        python::packages()?;
    }
    if needs.contains(&Need::Node) {
        node_packages()?;
    }
    Ok(())
}

/// The browser that the tests drive.
pub(crate) fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(find)
}

/// Whether a program is on this machine.
fn there(program: &str) -> bool {
    match program {
        debian::POSTGRES => perehdy_test_postgres::programs().is_some(),
        debian::CHROMIUM => chromium().is_some(),
        // Debian's Python comes without what makes environments.
        debian::VENV => ask("python3", &["-c", "import ensurepip, venv"]).is_some(),
        _ => find(program).is_some(),
    }
}

/// Installs Debian's packages for what is missing among `needs`, or says what to install.
fn system_packages(needs: &[Need]) -> Result<()> {
    let packages = missing(needs, &there);
    let mut machine =
        Machine { apt: find("apt-get").is_some(), root: ask("id", &["-u"]).as_deref() == Some("0"), sudo: false };
    if !packages.is_empty() && !machine.root && find("sudo").is_some() {
        // sudo asks for a password only where somebody can type one.
        machine.sudo = std::io::stdin().is_terminal() || ask("sudo", &["-n", "true"]).is_some();
    }
    let commands = installation(&packages, machine)?;
    if commands.is_empty() {
        return Ok(());
    }
    println!("installing with apt-get: {}", packages.join(" "));
    for mut command in commands {
        Out::Terminal.run(&mut command)?;
    }
    let still = missing(needs, &there);
    if !still.is_empty() {
        bail!("installed, yet not found: {}", still.join(" "));
    }
    Ok(())
}

fn wasm_target() -> Result<()> {
    let there = || {
        let folder = ask("rustc", &["--print", "target-libdir", "--target", wasm::TARGET]);
        folder.is_some_and(|folder| Path::new(&folder).is_dir())
    };
    if there() {
        return Ok(());
    }
    if find("rustup").is_none() {
        bail!("rustc has no target {}; install Rust by rustup (https://rustup.rs)", wasm::TARGET);
    }
    Out::Terminal.run(Command::new("rustup").args(["target", "add", wasm::TARGET]).current_dir(root()))?;
    if there() { Ok(()) } else { bail!("rustup did not add the target {}", wasm::TARGET) }
}

fn lints() -> Result<()> {
    for (program, component) in [("cargo-fmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        if ask(program, &["--version"]).is_none() {
            Out::Terminal
                .run(Command::new("rustup").args(["component", "add", component]).current_dir(root()))
                .with_context(|| format!("{component} is missing and could not be added by rustup"))?;
        }
    }
    Ok(())
}

fn node_packages() -> Result<()> {
    let version = ask("node", &["--version"]).unwrap_or_default();
    let major: u32 = version.trim_start_matches('v').split('.').next().and_then(|n| n.parse().ok()).unwrap_or(0);
    if major < 18 {
        bail!("node is {version}; 18 or newer is needed");
    }
    let folder = root().join("end2end");
    let input = fs::read(folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules/.installed");
    if fs::read(&stamp).ok().as_deref() != Some(&input[..]) {
        println!("npm packages into end2end/node_modules");
        Out::Terminal.run(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder))?;
        fs::write(&stamp, input).with_context(|| format!("writing {}", stamp.display()))?;
    }
    Ok(())
}
