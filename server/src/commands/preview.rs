//! `perehdy preview COURSE`: how the certificate of a course looks, for whoever writes it. Without database and keys: what it
//! makes is marked as a specimen on its face, and nothing in it is signed.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use perehdy_app::certificate_sheet::specimen::{NoSpecimen, Wanted, specimen};
use perehdy_app::certificate_sheet::{NotDrawn, pdf};
use perehdy_app::i18n::Zone;
use perehdy_courses::Course;
use perehdy_courses::model::Lang;
use perehdy_records::{CertificateKind, Clock};

use super::check;
use crate::system::SystemClock;

/// What `perehdy preview` takes.
#[derive(clap::Args)]
pub(crate) struct Flags {
    /// Folder of a course, with a course.toml.
    #[arg(value_name = "COURSE")]
    course: PathBuf,
    /// Language of the certificate: fi, sv or en. The course's first one, if not given.
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,
    /// The certificate of participation instead, where the course has one.
    #[arg(long)]
    participation: bool,
    /// Name on the certificate, to see how a long one looks, or one in other letters. An example, if not given.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Organisation on the certificate, where the course allows one.
    #[arg(long, value_name = "NAME")]
    organisation: Option<String>,
    /// Where the PDF goes. certificate-COURSE-LANG.pdf in this folder, if not given (or participation-COURSE-LANG.pdf). A PDF that is there is replaced.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Writes the specimen. 0: it is written; 1: the course is faulty, or it could not be written; 2: the command line is wrong.
pub(crate) fn run(flags: &Flags) -> ExitCode {
    let wrong = |told: &str| {
        eprintln!("perehdy: {told}");
        ExitCode::from(2)
    };
    let Some(course) = check::good(&flags.course) else { return ExitCode::FAILURE };
    let lang = match lang(&course, flags.lang.as_deref()) {
        Ok(lang) => lang,
        Err(told) => return wrong(&told),
    };
    let (kind, what) = match flags.participation {
        true => (CertificateKind::Participation, "participation"),
        false => (CertificateKind::Completion, "certificate"),
    };
    let out = flags.out.clone().unwrap_or_else(|| PathBuf::from(format!("{what}-{}-{}.pdf", course.id, lang.code())));
    if let Err(told) = may_be_written(&out) {
        return wrong(&told);
    }
    let wanted = Wanted { kind, lang, name: flags.name.clone(), organisation: flags.organisation.clone() };
    let bytes = match drawn(&course, wanted) {
        Ok(bytes) => bytes,
        Err(NoSpecimen::Wanted(told)) => return wrong(&told),
        Err(NoSpecimen::NotDrawn(not_drawn)) => {
            let why = match not_drawn {
                NotDrawn::TooMuchText => "it says more than fits on a page: shorten what stands on it".to_owned(),
                NotDrawn::Fault(fault) => fault,
            };
            eprintln!("perehdy: the certificate cannot be drawn: {why}");
            return ExitCode::FAILURE;
        }
    };
    if let Err(error) = fs::write(&out, bytes) {
        eprintln!("perehdy: {} cannot be written: {error}", out.display());
        return ExitCode::FAILURE;
    }
    println!("{}: a specimen of the certificate of {} ({})", out.display(), course.id, lang.code());
    ExitCode::SUCCESS
}

/// The language that is asked for, which has to be one of the course.
fn lang(course: &Course, asked: Option<&str>) -> Result<Lang, String> {
    let found = match asked {
        Some(code) => course.languages.iter().find(|lang| lang.code() == code),
        None => course.languages.first(),
    };
    let codes = || course.languages.iter().map(|lang| lang.code()).collect::<Vec<_>>().join(", ");
    found.copied().ok_or_else(|| format!("--lang: the course has {}, not {}", codes(), asked.unwrap_or_default()))
}

/// Whether a file can be made there, or is a PDF: nothing else is overwritten by a slip of the pen.
fn may_be_written(out: &Path) -> Result<(), String> {
    let shown = out.display();
    match begins(out) {
        Ok(beginning) if beginning == b"%PDF-" => Ok(()),
        Ok(_) => Err(format!("{shown} is there and is no PDF: name another file by --out, or remove it first")),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(format!("{shown} is there and cannot be read ({error}): name another file by --out")),
    }
}

fn begins(file: &Path) -> io::Result<Vec<u8>> {
    let mut beginning = Vec::with_capacity(5);
    File::open(file)?.take(5).read_to_end(&mut beginning)?;
    Ok(beginning)
}

fn drawn(course: &Course, wanted: Wanted) -> Result<Vec<u8>, NoSpecimen> {
    let failed = |error: io::Error| NoSpecimen::NotDrawn(NotDrawn::Fault(error.to_string()));
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(failed)?;
    // Days are those of this machine: nothing is served.
    let zone = Zone(jiff::tz::TimeZone::system());
    runtime.block_on(async {
        let sheet = specimen(course, wanted, SystemClock.now(), &zone).await?;
        pdf(sheet).await.map_err(NoSpecimen::NotDrawn)
    })
}
