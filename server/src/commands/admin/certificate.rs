//! `perehdy admin certificate`: `show`, `revoke` and `remake`.

mod remake;

use std::fmt::Write as _;
use std::process::ExitCode;

use perehdy_app::certificate_sheet;
use perehdy_app::certificate_words::Words;
use perehdy_app::i18n::{Zone, day, day_and_time, messages};
use perehdy_courses::model::{Lang, Timestamp};
use perehdy_records::{CertificateShown, CertificateState, LONGEST_REASON, Records, Revocation};

use super::with_records;
use crate::config::{Place, Settings};

/// The commands.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Print what a certificate says, whether it is valid, and which others its holder has.
    Show(Show),
    /// Take a certificate back, for a reason that everybody who checks it reads. There is no way back; of the same completion
    /// no other certificate is issued.
    Revoke(Revoke),
    /// Draw all certificates as this version of the program draws them, after an update say, and tell how many look otherwise
    /// than before. What they say stays as it was when they were issued.
    Remake(remake::Remake),
}

/// What `show` takes.
#[derive(clap::Args)]
pub(crate) struct Show {
    /// The number on the certificate.
    #[arg(value_name = "NUMBER", allow_hyphen_values = true)]
    number: String,
    #[command(flatten)]
    place: Place,
}

/// What `revoke` takes.
#[derive(clap::Args)]
pub(crate) struct Revoke {
    /// The number on the certificate.
    #[arg(value_name = "NUMBER", allow_hyphen_values = true)]
    number: String,
    /// Why: whoever checks the certificate reads it, so name nobody.
    #[arg(long, value_name = "TEXT", value_parser = reason)]
    reason: String,
    #[command(flatten)]
    place: Place,
}

/// A reason on one line.
fn reason(text: &str) -> Result<String, String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = text.chars().count();
    if length == 0 || length > LONGEST_REASON {
        return Err(format!("the reason has {length} characters; write one of 1 to {LONGEST_REASON}"));
    }
    if text.chars().any(char::is_control) {
        return Err("the reason has control characters; type it by hand".to_owned());
    }
    Ok(text)
}

/// Runs a command.
pub(super) fn run(command: &Command) -> ExitCode {
    match command {
        Command::Show(of) => with_records(&of.place, async |settings, records| show(settings, records, of).await),
        Command::Revoke(of) => with_records(&of.place, async |settings, records| revoke(settings, records, of).await),
        Command::Remake(of) => of.run(),
    }
}

fn unknown(number: &str) -> String {
    format!("there is no certificate {number}; capital and small letters are different characters")
}

async fn show(settings: &Settings, records: &Records, of: &Show) -> Result<String, String> {
    let shown = records.certificate_shown(&of.number).await.map_err(|error| error.to_string())?;
    let shown = shown.ok_or_else(|| unknown(&of.number))?;
    Ok(text(&settings.time_zone, &shown, records.now()))
}

/// What there is to know of it, a fact a line.
fn text(zone: &Zone, shown: &CertificateShown, now: Timestamp) -> String {
    let certificate = &shown.certificate;
    let says = &certificate.says;
    let english = messages(Lang::En);
    // The pages keep a day and its month together; a terminal need not.
    let plain = |text: String| text.replace('\u{a0}', " ");
    let on = |at| plain(day(english, zone, at));
    let state = match (certificate.state(now), &certificate.revoked, &certificate.replaced_by, says.ends) {
        (CertificateState::Revoked, Some(revoked), ..) => {
            let by = shown.revoked_by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
            format!("revoked on {}{by}: {}", plain(day_and_time(english, zone, revoked.at)), revoked.reason)
        }
        (CertificateState::Replaced, _, Some(newer), _) => format!("replaced by {newer}"),
        (CertificateState::Expired, .., Some(ends)) => format!("ended on {}", on(ends)),
        (.., Some(ends)) => format!("valid until {}", on(ends)),
        _ => "valid".to_owned(),
    };
    let mut text = String::new();
    let mut line = |name: &str, value: &str| {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{name:<13} {value}");
    };
    line("Number", &certificate.token);
    line("State", &state);
    if let Some(kind) = says.kind.code() {
        line("Kind", kind);
    }
    line("Name", &says.name);
    line("Course", &format!("{} ({}, version {}, {})", says.title, says.course, says.version, says.lang.code()));
    line("Completed", &on(says.completed));
    line("Issued", &on(certificate.issued));
    line("Issuer", &says.issuer);
    if let Some(named) = &says.organisation {
        line("Organisation", &named.name);
    }
    if let Some(older) = &certificate.replaces {
        line("In place of", older);
    }
    line("Page", &certificate_sheet::address(&says.origin, &certificate.token));
    match &shown.holder {
        Some(holder) => line("Told by mail", holder.email.written()),
        None => line("Told by mail", "nobody: there is no address"),
    }
    for other in &shown.others {
        let kind = other.says.kind.code().map(|kind| format!(", {kind}")).unwrap_or_default();
        line("Other one", &format!("{} ({}, {}{kind})", other.token, other.says.name, other.says.lang.code()));
    }
    text
}

async fn revoke(settings: &Settings, records: &Records, of: &Revoke) -> Result<String, String> {
    let origin = settings.origin(settings.listen);
    let words = Words { origin: &origin, zone: &settings.time_zone, catalog: None };
    let done = records.revoke_certificate(None, &of.number, &of.reason, &words).await;
    match done.map_err(|error| error.to_string())? {
        Revocation::Done => {
            let shown = records.certificate_shown(&of.number).await.map_err(|error| error.to_string())?;
            let shown = shown.ok_or_else(|| unknown(&of.number))?;
            Ok(text(&settings.time_zone, &shown, records.now()))
        }
        Revocation::Before(before) => {
            let when = day_and_time(messages(Lang::En), &settings.time_zone, before.at).replace('\u{a0}', " ");
            Err(format!("it was revoked before, on {when}: {}", before.reason))
        }
        Revocation::Unknown | Revocation::NotAllowed => Err(unknown(&of.number)),
    }
}
