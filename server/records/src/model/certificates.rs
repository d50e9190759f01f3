//! What becomes of a certificate after it was issued, and what stands in the way of issuing one.

use perehdy_courses::model::{Lang, Timestamp};
use uuid::Uuid;

use super::{Certificate, Email, LearnerId, LinkToken, MailText, NewCertificate, ReminderKind, WrittenReminder};

/// Most certificates of one course and kind that a learner can make: enough for every language and some slips of the pen.
pub const MOST_CERTIFICATES: usize = 10;

/// The longest reason for taking a certificate back, in characters.
pub const LONGEST_REASON: usize = 500;

/// What a certificate certifies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CertificateKind {
    /// That a course was completed.
    #[default]
    Completion,
    /// That all was gone through that the course asks for beside the test. It never counts as a completion.
    Participation,
}

impl CertificateKind {
    /// As it is stored and signed; `None` of the first kind, which all were that there were before.
    #[must_use]
    pub const fn code(self) -> Option<&'static str> {
        match self {
            Self::Completion => None,
            Self::Participation => Some("participation"),
        }
    }
}

/// Whether a certificate is valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CertificateState {
    /// It is.
    Valid,
    /// It was, until it ended.
    Expired,
    /// The issuer took it back.
    Revoked,
    /// Another one was issued in its place.
    Replaced,
}

/// That the issuer took a certificate back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revoked {
    /// When.
    pub at: Timestamp,
    /// Why: whoever checks the certificate reads it.
    pub reason: String,
}

/// Why a certificate was not issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotIssued {
    /// There are [`MOST_CERTIFICATES`].
    TooMany,
    /// The issuer took back a certificate of the same completion.
    Revoked,
    /// It would take the place of another one than was said, or of none any more.
    Changed,
}

/// What issuing a certificate would do.
#[derive(Clone, Copy, Debug)]
pub enum Foreseen<'a> {
    /// Nothing: this one says the same.
    TheSame(&'a Certificate),
    /// Nothing.
    Refused(NotIssued),
    /// A new one comes to be, perhaps in the place of this one, whose name is another.
    New(Option<&'a Certificate>),
}

impl Certificate {
    /// Whether it is valid at this moment.
    #[must_use]
    pub fn state(&self, now: Timestamp) -> CertificateState {
        match (&self.revoked, &self.replaced_by, self.says.ends) {
            (Some(_), ..) => CertificateState::Revoked,
            (None, Some(_), _) => CertificateState::Replaced,
            (None, None, Some(ends)) if ends < now => CertificateState::Expired,
            _ => CertificateState::Valid,
        }
    }

    /// Whether it was neither taken back nor replaced.
    #[must_use]
    pub const fn stands(&self) -> bool {
        self.revoked.is_none() && self.replaced_by.is_none()
    }
}

/// What issuing a certificate would do to a learner's other ones of the course, which are given newest first; those of another
/// kind are left as they are. `renewed`: what
/// it says was completed by a renewal, which those from before it do not certify.
///
/// One completion has one name: another name in the same language is a correction, and takes the place of what stands there.
/// Other languages, other organisations, other versions and later completions each have their own.
#[must_use]
pub fn foresee<'a>(issued: &'a [Certificate], says: &NewCertificate, renewed: bool) -> Foreseen<'a> {
    let alike = |other: &&Certificate| other.says.kind == says.kind;
    let of_this = |other: &&Certificate| !renewed || other.says.completed >= says.completed;
    let standing = || issued.iter().filter(alike).filter(|other| other.stands()).filter(of_this);
    let key = |of: &NewCertificate| (of.version.clone(), of.lang, of.name.clone(), of.organisation.clone());
    if let Some(same) = standing().find(|other| key(&other.says) == key(says)) {
        return Foreseen::TheSame(same);
    }
    if taken_back(issued, says.kind, says.completed, renewed) {
        return Foreseen::Refused(NotIssued::Revoked);
    }
    if issued.iter().filter(alike).count() >= MOST_CERTIFICATES {
        return Foreseen::Refused(NotIssued::TooMany);
    }
    let others = || standing().filter(|other| other.says.lang == says.lang && other.says.name != says.name);
    let alike = others().find(|other| other.says.organisation == says.organisation);
    Foreseen::New(alike.or_else(|| others().next()))
}

/// Whether the issuer took back one of a learner's certificates of this kind and this completion: then no other one is issued of
/// it.
#[must_use]
pub fn taken_back(issued: &[Certificate], kind: CertificateKind, completed: Timestamp, renewed: bool) -> bool {
    let of_this = |other: &&Certificate| other.says.kind == kind && (!renewed || other.says.completed >= completed);
    issued.iter().filter(of_this).any(|other| other.revoked.is_some())
}

/// What became of taking a certificate back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Revocation {
    /// Done.
    Done,
    /// It was done before.
    Before(Revoked),
    /// No certificate has this number.
    Unknown,
    /// Who asks is no admin any more.
    NotAllowed,
}

/// What the operator is shown of a certificate.
#[derive(Clone, Debug)]
pub struct CertificateShown {
    /// The certificate.
    pub certificate: Certificate,
    /// Who is told what becomes of it; `None` for a guest.
    pub holder: Option<CertificateHolder>,
    /// The learner's other certificates of the course that still stand, newest first.
    pub others: Vec<Certificate>,
    /// The address of the admin who took it back, when it was one.
    pub revoked_by: Option<String>,
}

/// The account of whoever has a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateHolder {
    /// The learner.
    pub learner: LearnerId,
    /// Their address.
    pub email: Email,
    /// The language they used last.
    pub lang: Lang,
}

/// What is known of a PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KnownPdf {
    /// It is this certificate's, byte for byte.
    This,
    /// It is that of the certificate with this token.
    Another(String),
    /// It was not handed out here.
    Unknown,
}

/// A reminder that a certificate ends, or has ended.
#[derive(Clone, Debug)]
pub struct DueCertificateReminder {
    /// [`ReminderKind::Renewal`] or [`ReminderKind::Expired`].
    pub kind: ReminderKind,
    /// The certificate's id.
    pub id: Uuid,
    /// To whom.
    pub to: CertificateHolder,
    /// The name on the certificate.
    pub name: String,
    /// Course id.
    pub course: String,
    /// The course's title on the certificate.
    pub title: String,
    /// When it ends.
    pub ends: Timestamp,
}

/// Whoever puts into words what holders of certificates are told.
pub trait CertificateWords: Sync {
    /// That the issuer took one back, for this reason.
    fn revoked(&self, certificate: &Certificate, lang: Lang, reason: &str) -> MailText;
    /// That one ends; `stop` is the secret of the link by which the receiver stops these.
    fn ends(&self, due: &DueCertificateReminder, stop: &LinkToken) -> WrittenReminder;
}
