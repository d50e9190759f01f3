//! What the program carries inside: the bundled courses and the browser's files.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io;

use perehdy_courses::Files;
use rust_embed::RustEmbed;

/// The courses that come with the program.
#[derive(RustEmbed)]
#[folder = "../courses/bundled/"]
pub(crate) struct BundledCourses;

/// Style sheet, scripts, fonts: made by `cargo xtask`, with content hashes in their names, compressed ahead.
#[derive(RustEmbed)]
#[folder = "../target/assets/"]
pub(crate) struct BuiltAssets;

/// One bundled course as files.
pub(crate) struct BundledCourse(pub(crate) String);

impl Files for BundledCourse {
    fn list(&self) -> io::Result<Vec<String>> {
        let prefix = format!("{}/", self.0);
        let mut paths: Vec<String> =
            BundledCourses::iter().filter_map(|path| path.strip_prefix(&prefix).map(str::to_owned)).collect();
        paths.sort();
        Ok(paths)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        bundled_file(&self.0, path).map(Cow::into_owned).ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

/// A file of a bundled course, not copied.
pub(crate) fn bundled_file(course: &str, path: &str) -> Option<Cow<'static, [u8]>> {
    BundledCourses::get(&format!("{course}/{path}")).map(|file| file.data)
}

/// A file of a bundled course, with what tells its versions apart: the hash of its content, made when it was embedded.
pub(crate) fn bundled_file_tagged(course: &str, path: &str) -> Option<(Cow<'static, [u8]>, String)> {
    let file = BundledCourses::get(&format!("{course}/{path}"))?;
    let half = &file.metadata.sha256_hash()[..16];
    Some((file.data, half.iter().map(|byte| format!("{byte:02x}")).collect()))
}

/// The ids of the bundled courses.
pub(crate) fn bundled_courses() -> BTreeSet<String> {
    BundledCourses::iter().filter_map(|path| path.split_once('/').map(|(course, _)| course.to_owned())).collect()
}

/// A built file by its name with the hash.
pub(crate) fn asset(name: &str) -> Option<Cow<'static, [u8]>> {
    BuiltAssets::get(name).map(|file| file.data)
}

/// The manifest of built files.
pub(crate) fn asset_manifest() -> String {
    asset("manifest.txt").map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}
