//! A sheet to vary, and the tools that look at what was made of it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use perehdy_certificates::{Look, Sheet};

/// The address on [`sheet`].
pub(crate) const ADDRESS: &str = "https://perehdytys.example.fi/v/7KQ42M9XTF3DA8WZ";

/// An ordinary sheet for `name`.
pub(crate) fn sheet(name: &str) -> Sheet {
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    Sheet {
        look: Look::default(),
        lang: "en".into(),
        course_lang: None,
        heading: "Certificate of completion".into(),
        lead: "This certifies that".into(),
        name: name.into(),
        statement: "has completed the course".into(),
        course: "Getting to know integration".into(),
        remark: None,
        covers_heading: "The course covered".into(),
        covers: ["Immigration to Finland", "What integration is", "The law", "Services", "Language", "Work"]
            .map(str::to_owned)
            .to_vec(),
        facts: vec![
            pair("Date", "22 November 2026"),
            pair("Score", "92 %"),
            pair("Course version", "2026.1"),
            pair("Duration", "about 8 hours"),
        ],
        issuer: pair("Issued by", "The municipality of Esimerkkilä"),
        issuer_logo: None,
        signers: Vec::new(),
        organisation: None,
        logo: None,
        number: pair("Certificate number", "7KQ4-2M9X-TF3D"),
        verify: "Anybody can check this certificate at".into(),
        address: ADDRESS.into(),
        code: None,
        specimen: None,
        created: (2026, 11, 22, 9, 30, 5),
        id: *b"0123456789abcdef",
        attachments: Vec::new(),
    }
}

/// Sheets with very much or very little to say.
pub(crate) fn extremes() -> Vec<(&'static str, Sheet)> {
    let long =
        "Introduction to integration for municipal employees, employment areas, organisations and schools in Finland";
    let mut full = sheet(&"Maria Alejandra Fernández-Öberg ".repeat(7)[..200]);
    full.course = long.into();
    full.covers =
        (1..=12).map(|n| format!("{n}: the roles of the different actors in integration work, in depth")).collect();
    full.facts[0].1 = "Wednesday the twenty-second of November 2026".into();
    full.issuer.1 =
        "The employment area of Eastern Esimerkkilä and its seven municipalities, education department".into();
    full.address = format!("https://{}.example.fi/v/7KQ42M9XTF3DA8WZ", "perehdytys-".repeat(5).trim_end_matches('-'));
    let with = |name: &str| Sheet { name: name.into(), ..full.clone() };
    let mut bare = sheet("Li");
    (bare.covers, bare.facts) = (Vec::new(), Vec::new());
    let mut many = sheet("Aino Virtanen");
    many.covers = (1..=40).map(|n| format!("Module {n}")).collect();
    vec![
        ("full", full.clone()),
        ("one long word", with(&"W".repeat(200))),
        ("Arabic", with(&"محمد عبد اللطيف الأحمد ".repeat(9))),
        ("Thai without spaces", with(&"สมชายใจดี".repeat(22))),
        ("Devanagari", with(&"श्रीवास्तव ".repeat(18))),
        ("marks upon marks", with(&format!("a{}", "\u{301}\u{323}".repeat(99)))),
        ("six scripts", with("Aino Παπαδοπούλου Олександра محمد שרה अमिता")),
        ("unknown characters", with(&"漢字🙂".repeat(50))),
        ("bare", bare),
        ("many modules", many),
    ]
}

/// Runs a tool on a file of these bytes, whose path takes the place of `FILE`.
///
/// # Panics
/// If the tool is not there: what it checks cannot be left unchecked.
pub(crate) fn run(tool: &str, arguments: &[&str], bytes: &[u8]) -> Output {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(bytes).expect("the temporary file is written");
    let path = file.path().to_str().expect("a path in UTF-8");
    let arguments = arguments.iter().map(|argument| if *argument == "FILE" { path } else { argument });
    let output = Command::new(tool).args(arguments).stdin(Stdio::null()).output();
    output.unwrap_or_else(|error| {
        panic!("{tool} cannot be run ({error}); the tests need poppler-utils (pdftotext, pdftoppm, pdfinfo) and qpdf")
    })
}

/// What a tool prints, which must have succeeded.
pub(crate) fn print(tool: &str, arguments: &[&str], bytes: &[u8]) -> String {
    let output = run(tool, arguments, bytes);
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{tool} {arguments:?}: {complaints}");
    // pdftotext writes some titles with surrogates.
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Runs a script of this folder on a folder, by the Python that has the checkers.
///
/// # Panics
/// If it is not there.
pub(crate) fn run_python(script: &str, folder: &Path) -> Output {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let installed = here.join("../../target/tools/python/bin/python");
    let python = std::env::var_os("PEREHDY_TEST_PYTHON").map_or(installed, PathBuf::from);
    let output = Command::new(&python).arg(here.join("tests/certificates").join(script)).arg(folder).output();
    output.unwrap_or_else(|error| {
        panic!("{} cannot be run ({error}); `cargo xtask test unit` installs it", python.display())
    })
}
