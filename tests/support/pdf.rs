//! A certificate's PDF, looked at by others' tools.

use std::path::Path;
use std::process::Command;

use super::folder::folder;

/// What the tools say of it.
#[derive(Debug)]
pub(crate) struct Pdf {
    pub(crate) pages: u32,
    /// In points.
    pub(crate) size: (f64, f64),
    /// What pdftotext reads.
    pub(crate) text: String,
    /// What the QR code says.
    pub(crate) code: String,
}

impl Pdf {
    /// The address that the QR code leads to, without what browsers keep to themselves.
    pub(crate) fn address(&self) -> &str {
        self.code.split('#').next().unwrap()
    }
}

/// Looks at it; a file that is not sound panics.
pub(crate) fn inspect(bytes: &[u8]) -> Pdf {
    let folder = folder("pdf");
    let file = folder.join("certificate.pdf");
    std::fs::write(&file, bytes).unwrap();
    tool("qpdf", &["--check"], &file, &[]);
    let info = tool("pdfinfo", &[], &file, &[]);
    let value = |key: &str| {
        let line = info.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_else(|| panic!("no {key} in {info}"));
        line.trim_start_matches(':').trim().to_owned()
    };
    let size: Vec<f64> = value("Page size").split_whitespace().filter_map(|word| word.parse().ok()).collect();
    Pdf {
        pages: value("Pages").parse().unwrap(),
        size: (size[0], size[1]),
        text: tool("pdftotext", &["-enc", "UTF-8"], &file, &["-"]),
        code: code(&file, &folder.join("page")),
    }
}

/// What stands on the pages of a PDF, lines as they lie; a file that is not sound panics.
pub(crate) fn text(bytes: &[u8]) -> String {
    let folder = folder("pdf");
    let file = folder.join("list.pdf");
    std::fs::write(&file, bytes).unwrap();
    tool("qpdf", &["--check"], &file, &[]);
    tool("pdftotext", &["-enc", "UTF-8", "-layout"], &file, &["-"])
}

fn tool(name: &str, before: &[&str], file: &Path, after: &[&str]) -> String {
    let output = Command::new(name).args(before).arg(file).args(after).output();
    let output = output.unwrap_or_else(|error| panic!("{name} (of poppler-utils or qpdf) does not start: {error}"));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}: {text}{error}");
    text
}

/// What the only QR code of `file` says; `page` is where its picture goes.
///
/// A telephone looks at a code again and again until it reads it, and so does this. The reader is a weak one: of drawn codes
/// it missed one in 40,000 at 150 dpi and one in 50 at 120 dpi; codes of many modules it finds at some resolutions and not at
/// others. That a single picture of 150 dpi is enough, zxing-cpp tells in the tests of certificates.
fn code(file: &Path, page: &Path) -> String {
    let read = |resolution| {
        tool("pdftoppm", &["-gray", "-r", resolution, "-singlefile"], file, &[page.to_str().unwrap()]);
        code_in(&page.with_extension("pgm"))
    };
    let finer = |_| read("300").or_else(|_| read("200")).or_else(|_| read("400"));
    read("150").or_else(finer).unwrap_or_else(|fault| panic!("{}: {fault}", file.display()))
}

/// What the only QR code in a grey picture (PGM) says.
fn code_in(picture: &Path) -> Result<String, String> {
    let bytes = std::fs::read(picture).unwrap();
    // "P5", width, height, largest value: words, then one white space, then the points.
    let (mut words, mut at) = (Vec::new(), 0);
    while words.len() < 4 {
        let end = at + bytes[at..].iter().position(u8::is_ascii_whitespace).unwrap();
        words.push(std::str::from_utf8(&bytes[at..end]).unwrap());
        at = end + 1;
    }
    let (width, height): (usize, usize) = (words[1].parse().unwrap(), words[2].parse().unwrap());
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| bytes[at + y * width + x]);
    let grids = prepared.detect_grids();
    match grids.as_slice() {
        [one] => one.decode().map(|(_, says)| says).map_err(|error| error.to_string()),
        several => Err(format!("{} QR codes on the page", several.len())),
    }
}
