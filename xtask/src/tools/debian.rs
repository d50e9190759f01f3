//! Which of Debian's packages are missing, and how they are installed.

use std::process::Command;

use anyhow::{Result, bail};

use super::Need;

/// Stands for the server programs of PostgreSQL, which Debian keeps outside of PATH.
pub(super) const POSTGRES: &str = "postgres";
/// Stands for the browser, which has several names.
pub(super) const CHROMIUM: &str = "chromium";
/// Stands for what makes Python's environments, which is no program.
pub(super) const VENV: &str = "python3-venv";

/// What an installation depends on.
#[derive(Clone, Copy)]
pub(super) struct Machine {
    /// It has apt-get.
    pub(super) apt: bool,
    /// This is root.
    pub(super) root: bool,
    /// This may become root.
    pub(super) sudo: bool,
}

/// The programs of a need, each with the package that has it.
fn programs(need: Need) -> &'static [(&'static str, &'static str)] {
    match need {
        // Rust's own, which rustup adds.
        Need::Lints | Need::WasmTarget => &[],
        Need::Limits => &[("setpriv", "util-linux"), ("timeout", "coreutils")],
        Need::Postgres => &[(POSTGRES, "postgresql"), ("runuser", "util-linux")],
        Need::Pdf => &[
            ("pdftotext", "poppler-utils"),
            ("pdftoppm", "poppler-utils"),
            ("mutool", "mupdf-tools"),
            ("qpdf", "qpdf"),
        ],
        Need::Python => &[("python3", "python3"), (VENV, "python3-venv")],
        Need::Node => &[("node", "nodejs"), ("npm", "npm"), ("python3", "python3")],
        Need::Chromium => &[(CHROMIUM, "chromium")],
        Need::Cxx => &[("c++", "g++")],
    }
}

/// The packages that are missing for `needs`, each once, in the order of the alphabet; `there` says which programs are
/// not.
pub(super) fn missing(needs: &[Need], there: &dyn Fn(&str) -> bool) -> Vec<&'static str> {
    let wanted = needs.iter().flat_map(|need| programs(*need));
    let mut packages: Vec<_> = wanted.filter(|(program, _)| !there(program)).map(|(_, package)| *package).collect();
    packages.sort_unstable();
    packages.dedup();
    packages
}

/// The commands that install `packages` on this machine, one after the other; none for no packages. An error, which says
/// what to install, when this may not or cannot install them.
pub(super) fn installation(packages: &[&str], machine: Machine) -> Result<Vec<Command>> {
    if packages.is_empty() {
        return Ok(Vec::new());
    }
    let list = packages.join(" ");
    if !machine.apt {
        bail!("missing on this machine: {list} (names of Debian's packages; install what corresponds to them)");
    }
    if !machine.root && !machine.sudo {
        bail!("missing on this machine; install with: sudo apt-get install {list}");
    }
    let apt = |arguments: &[&str]| {
        let mut command = Command::new(if machine.root { "env" } else { "sudo" });
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet=2"]).args(arguments);
        command
    };
    let install = [&["install", "--yes", "--no-install-recommends"], packages].concat();
    Ok(vec![apt(&["update"]), apt(&install)])
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Need; 9] = [
        Need::Lints,
        Need::WasmTarget,
        Need::Limits,
        Need::Postgres,
        Need::Pdf,
        Need::Python,
        Need::Node,
        Need::Chromium,
        Need::Cxx,
    ];
    const ROOT: Machine = Machine { apt: true, root: true, sudo: false };

    fn lines(packages: &[&str], machine: Machine) -> Result<Vec<String>> {
        let line = |command: Command| {
            let words = std::iter::once(command.get_program()).chain(command.get_args());
            words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
        };
        Ok(installation(packages, machine)?.into_iter().map(line).collect())
    }

    #[test]
    fn what_is_there_is_not_installed() {
        assert!(missing(&ALL, &|_| true).is_empty());
        assert_eq!(lines(&[], Machine { apt: false, root: false, sudo: false }).unwrap(), [""; 0]);
    }

    #[test]
    fn each_missing_package_is_named_once() {
        assert_eq!(
            missing(&ALL, &|_| false),
            [
                "chromium",
                "coreutils",
                "g++",
                "mupdf-tools",
                "nodejs",
                "npm",
                "poppler-utils",
                "postgresql",
                "python3",
                "python3-venv",
                "qpdf",
                "util-linux"
            ]
        );
        assert_eq!(missing(&[Need::Pdf, Need::Postgres], &|program| program != "pdftoppm"), ["poppler-utils"]);
        assert_eq!(
            missing(&[Need::Node, Need::Chromium], &|program| program == "node"),
            ["chromium", "npm", "python3"]
        );
        assert!(missing(&[Need::Lints, Need::WasmTarget], &|_| false).is_empty());
    }

    #[test]
    fn root_and_who_may_become_root_installs() {
        let apt = "DEBIAN_FRONTEND=noninteractive apt-get --quiet=2";
        let install = format!("{apt} install --yes --no-install-recommends npm qpdf");
        assert_eq!(lines(&["npm", "qpdf"], ROOT).unwrap(), [format!("env {apt} update"), format!("env {install}")]);
        let sudo = Machine { root: false, sudo: true, ..ROOT };
        assert_eq!(lines(&["npm", "qpdf"], sudo).unwrap(), [format!("sudo {apt} update"), format!("sudo {install}")]);
    }

    #[test]
    fn others_are_told_what_to_install() {
        let told = |machine| lines(&["npm", "qpdf"], machine).unwrap_err().to_string();
        assert!(told(Machine { root: false, ..ROOT }).ends_with("install with: sudo apt-get install npm qpdf"));
        let elsewhere = told(Machine { apt: false, ..ROOT });
        assert!(elsewhere.contains("npm qpdf") && !elsewhere.contains("apt-get"));
    }
}
