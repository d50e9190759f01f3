//! The sheet that a certificate becomes: its frozen fields with the words of its language around them.

pub(crate) mod frozen;
pub(crate) mod says;
pub mod specimen;

use std::num::NonZeroUsize;
use std::sync::LazyLock;
use std::thread::available_parallelism;

use perehdy_certificates::{Error, Logo, Look, Sheet, Signer, missing_characters};
use perehdy_courses::model::{Course, Lang, LogoFile, ParticipationRule, SheetRule, Timestamp};
use perehdy_records::{Certificate, NewCertificate, NewLogo, Records};
use sha2::{Digest as _, Sha256};
use tokio::sync::Semaphore;

use crate::addresses;
use crate::certificate_credential;
use crate::certificate_statement::{self, short};
use crate::i18n::{Zone, messages};
use crate::logo;
use crate::logo::on_paper::{OnPaper, on_paper};
use crate::state::App;

use frozen::Frozen;

/// As many sheets are drawn at once as there are cores: more would only wait for each other, and each takes memory.
static AT_ONCE: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(available_parallelism().map_or(1, NonZeroUsize::get)));

/// As long as a number, and none.
const NO_NUMBER: &str = "0000000000000000000000";

/// Why there is no drawing of a sheet.
#[derive(Debug)]
pub enum NotDrawn {
    /// It says more than fits on a page.
    TooMuchText,
    /// A fault of the program or its settings, for the log.
    Fault(String),
}

impl From<Error> for NotDrawn {
    fn from(error: Error) -> Self {
        match error {
            Error::TooMuchText => Self::TooMuchText,
            other => Self::Fault(other.to_string()),
        }
    }
}

/// The sheet as a PDF.
///
/// # Errors
/// When it cannot be drawn.
pub async fn pdf(sheet: Sheet) -> Result<Vec<u8>, NotDrawn> {
    apart(move || perehdy_certificates::pdf(&sheet)).await
}

/// The sheet as an SVG image.
///
/// # Errors
/// When it cannot be drawn.
pub async fn svg(sheet: Sheet) -> Result<String, NotDrawn> {
    apart(move || perehdy_certificates::svg(&sheet)).await
}

/// Draws, or reads a drawing, on a thread of its own: it takes milliseconds, in which this one can answer many others.
pub(crate) async fn apart<T: Send + 'static>(
    draw: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, NotDrawn> {
    let ended = |error: &dyn std::fmt::Display| NotDrawn::Fault(error.to_string());
    let _turn = AT_ONCE.acquire().await.map_err(|error| ended(&error))?;
    Ok(tokio::task::spawn_blocking(draw).await.map_err(|error| ended(&error))??)
}

/// The logos on a sheet.
#[derive(Clone, Debug, Default)]
pub struct Logos {
    /// Who issues it.
    pub issuer: Option<Logo>,
    /// Through whom the course was done.
    pub organisation: Option<Logo>,
}

fn fault(text: &str) -> NotDrawn {
    NotDrawn::Fault(text.to_owned())
}

/// A stored logo, ready to be drawn.
async fn stored(records: &Records, logo: &perehdy_records::Logo, name: &str) -> Result<Logo, NotDrawn> {
    let file = records.logo_file(&logo.hash).await.map_err(|error| NotDrawn::Fault(error.to_string()))?;
    // Kept as long as a certificate has it.
    let file = file.ok_or_else(|| fault("a certificate's logo is not stored"))?;
    ready(file, name, logo::address(&logo.hash)).await
}

async fn ready(png: Vec<u8>, name: &str, address: String) -> Result<Logo, NotDrawn> {
    let ready = tokio::task::spawn_blocking(move || on_paper(&png)).await.ok().flatten();
    let OnPaper { width, height, picture } =
        ready.as_deref().cloned().ok_or_else(|| fault("a stored logo cannot be read"))?;
    Ok(Logo { name: name.to_owned(), width, height, picture, address })
}

/// The organisation's logo that a certificate has.
async fn organisations(records: &Records, says: &NewCertificate) -> Result<Option<Logo>, NotDrawn> {
    let Some(named) = &says.organisation else { return Ok(None) };
    let Some(logo) = &named.logo else { return Ok(None) };
    Ok(Some(stored(records, logo, &named.name).await?))
}

/// The issuer's logo as the course has it, made anew to be printed and kept.
///
/// # Errors
/// When the file cannot be read to its end.
pub async fn issuers(course: &Course) -> Result<Option<NewLogo>, NotDrawn> {
    let Some(LogoFile { file, bytes }) = course.certificate.sheet.logo.clone() else { return Ok(None) };
    let made = tokio::task::spawn_blocking(move || logo::read(&bytes)).await;
    let made = made.map_err(|error| NotDrawn::Fault(error.to_string()))?;
    made.map(Some).map_err(|wrong| NotDrawn::Fault(format!("{file} cannot be printed: {wrong:?}")))
}

/// The logos of a certificate that is to be issued.
///
/// # Errors
/// When one cannot be read.
pub async fn logos_to_be(
    app: &App,
    says: &NewCertificate,
    course: &Course,
    issuers: Option<&NewLogo>,
) -> Result<Logos, NotDrawn> {
    let issuer = match (issuers, &course.certificate.sheet.logo) {
        (Some(new), Some(LogoFile { file, .. })) => {
            Some(ready(new.png.clone(), &says.issuer, addresses::media(&course.id, file)).await?)
        }
        _ => None,
    };
    Ok(Logos { issuer, organisation: organisations(&app.records, says).await? })
}

/// The PDF of an issued certificate, to be handed out: its hash is remembered, so that a file can be compared with it.
///
/// # Errors
/// When it cannot be drawn.
pub async fn handed_out(app: &App, certificate: &Certificate) -> Result<Vec<u8>, NotDrawn> {
    let bytes = pdf(issued(&app.records, &app.settings.zone, certificate).await?).await?;
    if let Err(error) = remember(&app.records, certificate, &bytes).await {
        // It is handed out all the same: the next time it is remembered.
        tracing::warn!(%error, "the hash of a certificate's PDF was not remembered");
    }
    Ok(bytes)
}

async fn remember(records: &Records, certificate: &Certificate, pdf: &[u8]) -> Result<bool, perehdy_records::Error> {
    records.remember_pdf(certificate, Sha256::digest(pdf).into()).await
}

/// The PDF of an issued certificate as this version of the program draws it, and whether that is another file than were handed
/// out before. Its hash is remembered.
///
/// # Errors
/// When it cannot be drawn, or its hash was not stored.
pub async fn remade(records: &Records, zone: &Zone, certificate: &Certificate) -> Result<(Vec<u8>, bool), NotDrawn> {
    let bytes = pdf(issued(records, zone, certificate).await?).await?;
    let new = remember(records, certificate, &bytes).await.map_err(|error| NotDrawn::Fault(error.to_string()))?;
    Ok((bytes, new))
}

/// Remembers the hash of the PDF of a certificate that has just been issued: so looking at it changes nothing.
pub async fn hand_out(app: &App, certificate: &Certificate) {
    if let Err(error) = handed_out(app, certificate).await {
        tracing::error!(?error, "a certificate that was issued could not be made");
    }
}

/// Whether a certificate that says this can be drawn, to be asked before it is issued.
///
/// # Errors
/// When it cannot.
pub async fn try_out(says: &NewCertificate, logos: Logos, now: Timestamp, zone: &Zone) -> Result<(), NotDrawn> {
    let sheet = build(says, logos, Some(NO_NUMBER), NO_NUMBER.to_owned(), now, [0; 16], zone)?;
    // The learner's name and the organisation's were looked at before; of the rest, `perehdy check` tells its author.
    let own = [&sheet.heading, &sheet.statement, &sheet.course, &sheet.issuer.1].into_iter().chain(&sheet.remark);
    let signers = sheet.signers.iter().flat_map(|signer| [&signer.name, &signer.title]);
    let text: String = own.chain(&sheet.covers).chain(signers).map(String::as_str).collect();
    let missing = missing_characters(&text);
    if !missing.is_empty() {
        return Err(NotDrawn::Fault(format!("no font of certificates has {missing:?}")));
    }
    pdf(sheet).await.map(|_| ())
}

/// How the sheet of a certificate that says this looks, and the words around what it says, as they are kept with it. `own`: those
/// that the course has for one of participation.
#[must_use]
pub fn look(says: &NewCertificate, rule: &SheetRule, own: Option<&ParticipationRule>, zone: &Zone) -> String {
    // Texts and truths alone: there is nothing that could not be written.
    serde_json::to_string(&Frozen::now(says, rule, own, zone)).unwrap_or_default()
}

fn build(
    says: &NewCertificate,
    logos: Logos,
    token: Option<&str>,
    number: String,
    issued: Timestamp,
    id: [u8; 16],
    zone: &Zone,
) -> Result<Sheet, NotDrawn> {
    let frozen = Frozen::of(says, zone).map_err(|error| NotDrawn::Fault(error.to_string()))?;
    let utc = Zone(jiff::tz::TimeZone::UTC).civil(issued);
    let part = |value: i8| value.unsigned_abs();
    let mut look = Look { landscape: frozen.landscape, ..Look::default() };
    look.accent = frozen.accent().unwrap_or(look.accent);
    Ok(Sheet {
        look,
        lang: says.lang.code().to_owned(),
        course_lang: frozen.title_lang,
        heading: frozen.heading,
        lead: frozen.lead,
        name: says.name.clone(),
        statement: frozen.statement,
        course: says.title.clone(),
        remark: frozen.remark,
        covers_heading: frozen.covers,
        covers: says.covers.clone(),
        facts: frozen.facts,
        issuer: (frozen.issuer, says.issuer.clone()),
        issuer_logo: logos.issuer,
        signers: frozen.signers.into_iter().map(|(name, title)| Signer { name, title }).collect(),
        organisation: says.organisation.as_ref().map(|named| (frozen.organisation, named.name.clone())),
        logo: logos.organisation,
        number: (frozen.number, number),
        verify: frozen.verify,
        address: address(&says.origin, token.unwrap_or("…")),
        // As large as the signed one.
        code: frozen.code.map(|days| short(says, token.unwrap_or(NO_NUMBER), days).unsigned()),
        specimen: None,
        created: (
            utc.year(),
            part(utc.month()),
            part(utc.day()),
            part(utc.hour()),
            part(utc.minute()),
            part(utc.second()),
        ),
        id,
        attachments: Vec::new(),
    })
}

/// The address of a certificate's public page.
#[must_use]
pub fn address(origin: &str, token: &str) -> String {
    format!("{origin}{}", addresses::public_page(token))
}

/// The sheet of an issued certificate, with its logos.
///
/// # Errors
/// When a logo or what was kept cannot be read.
pub async fn issued(records: &Records, zone: &Zone, certificate: &Certificate) -> Result<Sheet, NotDrawn> {
    let says = &certificate.says;
    let issuer = match &says.issuer_logo {
        Some(logo) => Some(stored(records, logo, &says.issuer).await?),
        None => None,
    };
    let logos = Logos { issuer, organisation: organisations(records, says).await? };
    let id = *certificate.id.as_bytes();
    // The number, for people to read and type, is the token.
    let token = &certificate.token;
    let mut sheet = build(says, logos, Some(token), token.clone(), certificate.issued, id, zone)?;
    sheet.code = certificate_statement::sealed_code(certificate).map(|code| code.text());
    sheet.attachments.extend(certificate_statement::attachment(certificate));
    sheet.attachments.extend(certificate_credential::attachment(certificate));
    Ok(sheet)
}

/// The sheet as it would look if it were issued now.
///
/// # Errors
/// When what it is to look like cannot be read.
pub fn preview(says: &NewCertificate, logos: Logos, now: Timestamp, zone: &Zone) -> Result<Sheet, NotDrawn> {
    let number = messages(says.lang).get("certificate-number-later").into_owned();
    build(says, logos, None, number, now, [0; 16], zone)
}

/// The file name of a certificate, in its language, with this ending. It goes into a header, so the word is in ASCII.
#[must_use]
pub fn file_name(lang: Lang, token: &str, ending: &str) -> String {
    format!("{}-{token}.{ending}", messages(lang).get("certificate-file"))
}

/// Characters as they are told to people who may not see them: "ꙮ (U+A66E)".
#[must_use]
pub fn told(characters: &[char]) -> String {
    characters.iter().map(|c| format!("{c} (U+{:04X})", u32::from(*c))).collect::<Vec<_>>().join(", ")
}
