//! The style: `style/main.css` and what it imports in one minified sheet, fonts and pictures under hashed names.

use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::dependencies::{Dependency, DependencyOptions};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions};

use crate::store::Store;

/// Bundles `folder/main.css`; adds the files that it names to the store.
pub(crate) fn bundle(folder: &Path, store: &mut Store) -> Result<String> {
    let files = FileProvider::new();
    let mut sheet = Bundler::new(&files, None, ParserOptions::default())
        .bundle(&folder.join("main.css"))
        .map_err(|error| anyhow!("{error}"))?;
    sheet.minify(MinifyOptions::default()).map_err(|error| anyhow!("{error}"))?;
    let options = PrinterOptions {
        minify: true,
        analyze_dependencies: Some(DependencyOptions { remove_imports: false }),
        ..PrinterOptions::default()
    };
    let printed = sheet.to_css(options).map_err(|error| anyhow!("{error}"))?;
    let mut css = printed.code;
    for dependency in printed.dependencies.unwrap_or_default() {
        match dependency {
            Dependency::Import(import) => bail!("style: @import of {} cannot be bundled", import.url),
            Dependency::Url(url) => {
                let name = place(&url.url, Path::new(&url.loc.file_path), folder, store)
                    .with_context(|| format!("{}:{}", url.loc.file_path, url.loc.start.line))?;
                css = css.replace(&url.placeholder, &name);
            }
        }
    }
    Ok(css)
}

/// What stands in the sheet for `url`, written in `sheet`.
fn place(url: &str, sheet: &Path, folder: &Path, store: &mut Store) -> Result<String> {
    if url.starts_with("data:") || url.starts_with('#') {
        return Ok(url.to_owned());
    }
    if url.starts_with('/') || url.contains("://") {
        bail!("url({url}): only files below style/ can be used, by a relative path");
    }
    let file = normal(&sheet.with_file_name(url));
    if !file.starts_with(folder) {
        bail!("url({url}): lies outside style/");
    }
    let content = fs::read(&file).with_context(|| format!("url({url})"))?;
    store.add(&file.file_name().unwrap_or_default().to_string_lossy(), content)
}

/// The path without `.` and `..`.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                normal.pop();
            }
            part => normal.push(part),
        }
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_bundled_and_files_renamed() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let file = folder.path().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        };
        write("main.css", "@import 'type/fonts.css'; @import 'nav.css'; main { color: #ff0000 }");
        write("type/fonts.css", "@font-face { font-family: T; src: url(../fonts/t.woff2) }");
        write("nav.css", "nav { background: url('fonts/t.woff2'), url(static/a.svg), url(data:image/png;base64,AA) }");
        write("fonts/t.woff2", "font");
        write("static/a.svg", "<svg/>");
        let mut store = Store::default();
        let css = bundle(folder.path(), &mut store).unwrap();
        // Added again they keep their names.
        let font = store.add("t.woff2", b"font".to_vec()).unwrap();
        let picture = store.add("a.svg", b"<svg/>".to_vec()).unwrap();
        assert_eq!(css.matches(&font).count(), 2, "{css}");
        assert!(css.contains(&picture), "{css}");
        assert!(css.contains("data:image/png;base64,AA"), "{css}");
        assert!(css.contains("main{color:red}"), "{css}");
        assert!(!css.contains("import"), "{css}");
    }

    #[test]
    fn faults_are_errors() {
        let folder = tempfile::tempdir().unwrap();
        for css in [
            "@import 'missing.css';",
            "p { background: url(missing.png) }",
            "p { background: url(https://example.org/a.png) }",
            "p { background: url(../../outside.png) }",
            "p { color: ",
            "p { color red }",
        ] {
            fs::write(folder.path().join("main.css"), css).unwrap();
            let result = bundle(folder.path(), &mut Store::default());
            assert!(result.is_err() || css.ends_with(": "), "{css} gave {result:?}");
        }
    }
}
