//! What the browser's part must not contain: server-side libraries, and the keys and feedback of questions.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::report::Count;
use crate::run::{Out, cargo, root, target};
use crate::{store, wasm};

/// Crates (and those whose names go on with `-` or `_`) that belong to the server.
const SERVER_ONLY: [&str; 9] =
    ["sqlx", "tokio", "axum", "hyper", "pulldown-cmark", "ammonia", "fluent", "printpdf", "perehdy-records"];

/// Shorter texts stand among so many bytes by chance. Those [`sources`] keeps out.
const SHORTEST: usize = 4;

/// All checks.
pub(crate) fn check(out: &Out) -> Result<Count> {
    let mut count = Count::default();
    for check in [libraries, sources, texts] {
        match check(out) {
            Ok(()) => count.passed += 1,
            Err(error) => {
                out.say(&format!("{error:#}"));
                count.failed += 1;
            }
        }
    }
    Ok(count)
}

/// No server-side library is linked into the wasm.
fn libraries(out: &Out) -> Result<()> {
    let mut tree = cargo();
    tree.args(["tree", "--package", "perehdy-app", "--target", wasm::TARGET]).args(wasm::FEATURES);
    tree.args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"]);
    let (list, ok) = out.capture(&mut tree)?;
    if !ok || !list.contains("leptos") {
        bail!("cargo tree did not list the crates of the wasm");
    }
    let mut found: Vec<&str> =
        list.lines().filter_map(|line| line.split(' ').next()).filter(|name| server_only(name)).collect();
    found.sort_unstable();
    found.dedup();
    if !found.is_empty() {
        bail!("linked into the wasm, and must not be: {}", found.join(", "));
    }
    Ok(())
}

fn server_only(name: &str) -> bool {
    SERVER_ONLY
        .iter()
        .any(|known| name.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_'])))
}

/// The wasm is made of the program's own sources alone: whatever its length, no text of a course can stand in it. The
/// compiler lists what it has read, files that macros include among it.
fn sources(out: &Out) -> Result<()> {
    let list = target().join(wasm::TARGET).join("wasm/perehdy_app.d");
    let list = fs::read_to_string(&list).with_context(|| format!("reading {}", list.display()))?;
    // An included file is named as `own/../../elsewhere`.
    let read = sources_in(&list)
        .iter()
        .map(|file| file.canonicalize().with_context(|| format!("looking for {}", file.display())))
        .collect::<Result<Vec<_>>>()?;
    let own = root().join("app/src").canonicalize()?;
    if !read.iter().any(|file| file.starts_with(own.join("islands"))) {
        bail!("the islands are not among the sources of the wasm: this check checks nothing");
    }
    let foreign: Vec<String> =
        read.iter().filter(|file| !file.starts_with(&own)).map(|file| file.display().to_string()).collect();
    if !foreign.is_empty() {
        bail!("the wasm is made of files that are not the interface's own: {}", foreign.join(", "));
    }
    out.say(&format!("the wasm is made of {} files of app/src", read.len()));
    Ok(())
}

/// The files after the colon of a rule as make writes it; spaces in names have a backslash before them.
fn sources_in(rule: &str) -> Vec<PathBuf> {
    let Some((_, files)) = rule.split_once(": ") else { return Vec::new() };
    let files = files.replace("\\ ", "\0");
    files.split_whitespace().map(|file| PathBuf::from(file.replace('\0', " "))).collect()
}

/// No remark on an answer, no right option and no key of the bundled courses stands in a file that the browser gets.
fn texts(out: &Out) -> Result<()> {
    let mut files = Vec::new();
    markdown_files(&root().join("courses/bundled"), &mut files)?;
    let mut secrets = Vec::new();
    for file in &files {
        secrets.extend(secrets_of(&fs::read_to_string(file)?));
    }
    if secrets.len() < 10 {
        bail!("only {} keys and remarks were found in courses/bundled: this check checks nothing", secrets.len());
    }
    let mut seen = 0;
    for entry in fs::read_dir(store::folder())? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "wasm" && extension != "js") {
            continue;
        }
        seen += 1;
        let content = fs::read(&path)?;
        for secret in &secrets {
            if contains(&content, secret.as_bytes()) {
                bail!("{} contains `{secret}`", path.display());
            }
        }
    }
    if seen < 3 {
        bail!("wasm, glue and boot script were expected in {}", store::folder().display());
    }
    out.say(&format!("{} keys and remarks looked for in {seen} files", secrets.len()));
    Ok(())
}

fn markdown_files(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            markdown_files(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "md") {
            files.push(path);
        }
    }
    Ok(())
}

/// The remarks (`> …`), right options (`- [x] …`) and keys (`= …`, each of its `|`) of the questions of a page: of each
/// the longest piece without markup.
fn secrets_of(page: &str) -> Vec<String> {
    let mut secrets = Vec::new();
    let mut in_question = false;
    for line in page.lines().map(str::trim) {
        if let Some(block) = line.strip_prefix(":::") {
            in_question = block.trim().starts_with("question");
        }
        let secret = ["> ", "- [x] ", "= "].iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or_default();
        for text in secret.split('|').filter(|_| in_question) {
            let longest =
                text.split(['*', '_', '`', '[', ']', '<', '&', '"']).map(str::trim).max_by_key(|text| text.len());
            secrets.extend(longest.filter(|text| text.len() >= SHORTEST).map(str::to_owned));
        }
    }
    secrets
}

fn contains(content: &[u8], text: &[u8]) -> bool {
    content.windows(text.len()).any(|window| window == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_are_known_by_their_first_names() {
        assert!(server_only("sqlx") && server_only("sqlx-core") && server_only("fluent-bundle"));
        assert!(!server_only("tokio2") && !server_only("leptos_axumlike") && !server_only("serde"));
    }

    #[test]
    fn sources_are_read_from_the_compilers_list() {
        let files = sources_in("/a/perehdy_app.wasm: /a/app/src/lib.rs /a/my\\ app/src/two.rs\n");
        assert_eq!(files, [PathBuf::from("/a/app/src/lib.rs"), PathBuf::from("/a/my app/src/two.rs")]);
    }

    #[test]
    fn remarks_and_keys_of_questions_are_found() {
        let page = "> A quotation in the text, no secret.\n::: question one #who\nWho?\n\n- [x] Anna\n- [ ] Bertil\n  > The municipality of *residence* draws it up.\n\
                    = Ministry of Economic Affairs | MEAE\n:::\n> Again a quotation in the text.\n";
        let secrets = ["Anna", "The municipality of", "Ministry of Economic Affairs", "MEAE"];
        assert_eq!(secrets_of(page), secrets);
        assert!(contains(b"..The municipality of residence..", b"The municipality of"));
        assert!(!contains(b"nothing", b"The municipality of"));
    }
}
