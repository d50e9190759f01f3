//! `perehdy admin certificate remake`: every certificate drawn anew. The program draws each file when it is asked for, so an update
//! reaches all by itself; this shows beforehand that all can be drawn, and gives the files to who keeps them elsewhere.

use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use futures_util::{StreamExt, stream};
use perehdy_app::certificate_sheet::{NotDrawn, file_name, remade};
use perehdy_app::i18n::Zone;
use perehdy_records::{Certificate, Records};

use super::super::with_records;
use crate::config::Place;

/// How many are read at once.
const BATCH: u32 = 500;

/// How many are under way at once: more than there are cores, so that none waits for the database.
const AT_ONCE: usize = 8;

/// What `remake` takes.
#[derive(clap::Args)]
pub(crate) struct Remake {
    /// Write the files into this folder as well, each under the name that it is downloaded by. Files of the same names are
    /// replaced.
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
}

/// How many certificates came to which end.
#[derive(Default)]
struct Counted {
    /// Files as they were handed out before.
    same: u64,
    /// Other files than before, or the first ones.
    otherwise: u64,
    /// Revoked or replaced ones, whose files nobody gets.
    left_out: u64,
    /// Those from before an update that signs more than was signed then: `perehdy serve` does so within minutes.
    unsigned: u64,
    failed: u64,
}

impl Remake {
    pub(super) fn run(&self) -> ExitCode {
        with_records(&self.place, async |settings, records| self.all(records, &settings.time_zone).await)
    }

    async fn all(&self, records: &Records, zone: &Zone) -> Result<String, String> {
        if let Some(to) = &self.to {
            let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(to);
            made.map_err(|error| format!("the folder {} cannot be made: {error}", to.display()))?;
        }
        let mut counted = Counted::default();
        let mut last: Option<Certificate> = None;
        loop {
            let batch = records.certificates_behind(last.as_ref(), BATCH).await.map_err(|error| error.to_string())?;
            let Some(end) = batch.last() else { break };
            last = Some(end.clone());
            let (standing, others): (Vec<_>, Vec<_>) = batch.into_iter().partition(Certificate::stands);
            counted.left_out += others.len() as u64;
            // Their files are about to become others.
            let (standing, unsigned): (Vec<_>, Vec<_>) = standing.into_iter().partition(is_signed);
            counted.unsigned += unsigned.len() as u64;
            let drawn = stream::iter(standing).map(async |certificate: Certificate| {
                let drawn = remade(records, zone, &certificate).await;
                (certificate, drawn)
            });
            let mut drawn = std::pin::pin!(drawn.buffered(AT_ONCE));
            while let Some((certificate, drawn)) = drawn.next().await {
                match drawn {
                    Ok((pdf, new)) => {
                        *if new { &mut counted.otherwise } else { &mut counted.same } += 1;
                        self.write(&certificate, &pdf)?;
                    }
                    Err(not_drawn) => {
                        counted.failed += 1;
                        eprintln!("perehdy: {} cannot be drawn: {}", certificate.token, why(not_drawn));
                    }
                }
            }
        }
        counted.told(self.to.as_deref())
    }

    fn write(&self, certificate: &Certificate, pdf: &[u8]) -> Result<(), String> {
        let Some(to) = &self.to else { return Ok(()) };
        let file = to.join(file_name(certificate.says.lang, &certificate.token, "pdf"));
        private(&file, pdf).map_err(|error| format!("{} cannot be written: {error}", file.display()))
    }
}

fn is_signed(certificate: &Certificate) -> bool {
    certificate.signature.is_some() && certificate.credential.is_some()
}

/// Writes a file that nobody else may read: there is a name in it. What was there, and who might read that, does not count.
fn private(file: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)?.write_all(bytes)
}

fn why(not_drawn: NotDrawn) -> String {
    match not_drawn {
        NotDrawn::TooMuchText => "what it says does not fit on a page any more".to_owned(),
        NotDrawn::Fault(fault) => fault,
    }
}

impl Counted {
    /// What there is to tell; an error when one could not be drawn.
    fn told(&self, to: Option<&Path>) -> Result<String, String> {
        let Self { same, otherwise, left_out, unsigned, failed } = self;
        let mut told = String::new();
        let mut line = |count: &u64, what: &str| {
            // Writing to a String cannot fail.
            let _ = writeln!(told, "{count:>8} {what}");
        };
        line(same, "drawn, the same file as before");
        line(otherwise, "drawn, another file than before or the first one");
        line(left_out, "revoked or replaced, not drawn");
        line(unsigned, "not signed yet, not drawn");
        line(failed, "cannot be drawn");
        if *unsigned > 0 {
            let _ = writeln!(told, "Some are not signed yet: start perehdy serve, which does that, and repeat this.");
        }
        if let Some(to) = to {
            let _ = writeln!(told, "The files are in {}.", to.display());
        }
        if *failed == 0 {
            return Ok(told);
        }
        Err(format!(
            "some certificates cannot be drawn (their numbers are above); learners who ask for them are told that something went \
             wrong. Go back to the version of the program before the update, and report this.\n{told}"
        ))
    }
}
