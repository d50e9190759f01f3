//! `perehdy verify FILE… --issuer KEY`: whether files, or the texts of codes, are certificates as they were issued, without
//! network and database.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use perehdy_app::certificate_statement::moment;
use perehdy_certificates::statement::{Said, escape};
use perehdy_certificates::verify::{Bad, Change, Checked, Keys, LARGEST, verify};
use perehdy_records::Clock;

use crate::system::SystemClock;

/// What `perehdy verify` takes.
#[derive(clap::Args)]
pub(crate) struct Flags {
    /// Certificates: the PDFs, the certificate.txt from them, or texts of their QR codes.
    #[arg(required_unless_present = "codes", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What the QR code of a certificate says, for those whose course has the signature in it; may be given several times.
    #[arg(long = "code", value_name = "TEXT")]
    codes: Vec<String>,
    /// The issuer's public key, or a file with the issuer's keys: what is at /.well-known/perehdy-keys.json of the issuer. Get
    /// it from the issuer, not from whoever shows the certificate.
    // One key in 64 begins with a hyphen.
    #[arg(long, value_name = "KEY", allow_hyphen_values = true)]
    issuer: String,
}

/// How a file did, from best to worst.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    Valid,
    NotValid,
    Unchecked,
}

/// Checks the files. 0: all are valid; 1: one is not; 2: one could not be checked, or the command line is wrong.
pub(crate) fn run(flags: &Flags) -> ExitCode {
    // Whatever a file makes of the library that reads it is told as a file that cannot be read, not as a fault of ours.
    std::panic::set_hook(Box::new(|_| {}));
    let keys = match issuer(&flags.issuer) {
        Ok(keys) => keys,
        Err(wrong) => {
            eprintln!("perehdy: --issuer: {wrong}");
            return ExitCode::from(2);
        }
    };
    let now = moment(SystemClock.now());
    let mut worst = Verdict::Valid;
    for code in &flags.codes {
        // As a file that has it, but never anything else.
        let checked =
            if code.starts_with("http") { verify(code.as_bytes(), &keys) } else { Checked::Bad(Bad::NotACode) };
        let (verdict, told) = told(&checked, &now);
        print(&format!("code: {told}"));
        worst = worst.max(verdict);
    }
    for file in &flags.files {
        let verdict = match read(file) {
            Ok(bytes) => {
                let (verdict, told) = told(&verify(&bytes, &keys), &now);
                print(&format!("{}: {told}", file.display()));
                verdict
            }
            Err(error) => {
                eprintln!("perehdy: {} cannot be read: {error}", file.display());
                Verdict::Unchecked
            }
        };
        worst = worst.max(verdict);
    }
    ExitCode::from(worst as u8)
}

/// Prints; that nobody listens any more is no reason to say otherwise.
fn print(text: &str) {
    let _ = io::stdout().write_all(text.as_bytes());
}

/// The issuer's keys: a file, else the key itself.
fn issuer(named: &str) -> Result<Keys, String> {
    let path = Path::new(named);
    if !path.exists() {
        return Keys::read(named).map_err(|wrong| format!("there is no file {named}, and as a key {wrong}"));
    }
    let bytes = read(path).map_err(|error| format!("{named} cannot be read: {error}"))?;
    let text = String::from_utf8(bytes).map_err(|_| format!("{named} is no text"))?;
    Keys::read(&text).map_err(|wrong| format!("{named}: {wrong}"))
}

/// A file, of a large one only as much as tells that it is too large.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What became of a check, in words.
fn told(checked: &Checked, now: &str) -> (Verdict, String) {
    match checked {
        Checked::Good { said, key, retired } | Checked::Code { said, key, retired } => {
            // Codes have the day.
            let ended = said.one("ends").filter(|ends| *ends < &now[..ends.len().min(now.len())]);
            let head = ended.map_or("VALID".to_owned(), |ends| format!("NOT VALID any more: it ended {ends}"));
            let mut told = format!("{head}\n{}", says(said));
            let retired = retired.as_ref().map_or(String::new(), |at| format!(", which was retired {}", escape(at)));
            let is_code = matches!(checked, Checked::Code { .. });
            let what = if is_code { "The code says what was issued" } else { "It is as it was issued" };
            // Writing to a String cannot fail.
            let _ = writeln!(told, "  {what}, by the issuer's signature (key {key}{retired}).");
            if is_code {
                let _ = writeln!(told, "  Compare it with the paper: what else stands there was not checked.");
            }
            let _ = writeln!(told, "  Whether it was revoked or replaced since is told at {}", escape(&said.address()));
            (if ended.is_none() { Verdict::Valid } else { Verdict::NotValid }, told)
        }
        Checked::Changed { said, changes } => {
            let mut told = "NOT VALID: the file was changed after it was issued\n".to_owned();
            for change in changes {
                let _ = writeln!(told, "  - {}", words(change));
            }
            let _ =
                writeln!(told, "  The signed statement in it is the issuer's, and says:\n{}", says(said).trim_end());
            let _ = writeln!(told, "  Ask for the file as it was downloaded, or look at {}", escape(&said.address()));
            (Verdict::NotValid, told)
        }
        Checked::Bad(bad) => (Verdict::NotValid, format!("NOT VALID: {}\n", reason(bad))),
    }
}

/// What a statement says, line by line, with nothing in it that could steer a terminal.
fn says(said: &Said) -> String {
    let width = said.lines().map(|(key, _)| key.len()).max().unwrap_or(0);
    said.lines().fold(String::new(), |mut told, (key, value)| {
        let _ = writeln!(told, "  {key:width$}  {}", escape(value));
        told
    })
}

fn reason(bad: &Bad) -> String {
    match bad {
        Bad::Empty => "there is nothing in the file".to_owned(),
        Bad::TooLarge => format!("the file is larger than any certificate ({} kB)", LARGEST / 1024),
        Bad::NotPdf => "it is neither a PDF nor a signed statement".to_owned(),
        Bad::Damaged => {
            "the PDF cannot be read: it was cut or damaged, or another program wrote it anew; get the file as it was \
                         downloaded"
                .to_owned()
        }
        Bad::NoStatement => {
            "there is no signed statement in the PDF: it is none of this issuer's certificates, one from before \
                             there were signatures, or it was printed anew"
                .to_owned()
        }
        Bad::SeveralStatements => "there are several statements in the PDF".to_owned(),
        Bad::NotAStatement => "what should be the signed statement is none".to_owned(),
        Bad::OnlyAddress => {
            "there is no signature in the code, but the address where the certificate can be checked; without network, only \
             its PDF can be"
                .to_owned()
        }
        Bad::NotACode => {
            "it is no signed code of a certificate, or something in it was changed or cut: scan it once more".to_owned()
        }
        Bad::UnknownKey(key) => format!(
            "it was signed by the key {key}, which is not among the issuer's keys; get the newest from the issuer's \
             /.well-known/perehdy-keys.json"
        ),
        Bad::Altered => "what it says is not what the issuer has signed".to_owned(),
    }
}

fn words(change: &Change) -> String {
    match change {
        Change::AddedTo => "something was added to the file".to_owned(),
        Change::OtherProgram => "another program has written it anew".to_owned(),
        Change::Pages(pages) => format!("it has {pages} pages, not one"),
        Change::Attached => "a file is attached to it that this program does not attach".to_owned(),
        Change::Credential => "the credential in it is not the one of this certificate".to_owned(),
        Change::Overlay => "something was put over the page: a note, a stamp, a field".to_owned(),
        Change::Text(key) => format!("the page does not show what was signed as “{key}”"),
    }
}
