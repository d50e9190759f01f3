//! Reading forms: fields in their order, taking out those that a page knows, and what becomes of a form that is not taken.

use axum::body::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use perehdy_courses::answer::{FieldFault, Problem};

use crate::server_fns::failure::Failure;

/// The fields of a form, in order.
#[derive(Clone, Debug, Default)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// Decodes an `application/x-www-form-urlencoded` body. Whatever bytes come, something is read: the checks of the
    /// fields tell what is wrong with it.
    #[must_use]
    pub fn decode(body: &Bytes) -> Self {
        Self(form_urlencoded::parse(body).map(|(name, value)| (name.into_owned(), value.into_owned())).collect())
    }

    /// Takes a field out. Of several with one name the first is given and the others stay, to be told as foreign.
    pub fn take(&mut self, name: &str) -> Option<String> {
        let at = self.0.iter().position(|(field, _)| field == name)?;
        Some(self.0.remove(at).1)
    }
}

/// The boundary of a form with a file; `None` for another form.
pub(super) fn boundary(headers: &HeaderMap) -> Option<String> {
    multer::parse_boundary(headers.get(CONTENT_TYPE)?.to_str().ok()?).ok()
}

/// Why a form was not taken, beside what is wrong with its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// It is none of this page's, or about something that is not the learner's.
    Foreign,
    /// Nothing could be stored.
    NotSaved,
    /// There are as many certificates of the course as a learner can make.
    EnoughCertificates,
    /// The issuer took back a certificate of the same completion.
    CertificateRevoked,
    /// The certificate would take the place of another one than was shown.
    CertificateChanged,
    /// The name does not fit on the certificate.
    TooMuchText,
    /// The organisation that was to stand on the certificate looks otherwise now, or asks the course no more.
    OrganisationChanged,
    /// The key that signs certificates is not there: none is issued unsigned.
    NotSigned,
    /// A fault of the program keeps the certificate from being made.
    NotDrawn,
}

impl Refused {
    /// The message that says so.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Foreign => "fault-foreign-form",
            Self::NotSaved => "fault-not-saved",
            Self::EnoughCertificates => "certificate-most",
            Self::CertificateRevoked => "certificate-revoked-no-other",
            Self::CertificateChanged => "certificate-changed",
            Self::TooMuchText => "certificate-too-much-text",
            Self::OrganisationChanged => "certificate-organisation-changed",
            Self::NotSigned => "certificate-not-signed",
            Self::NotDrawn => "certificate-not-drawn",
        }
    }

    /// The status of the page that says so.
    pub(super) const fn status(self) -> StatusCode {
        match self {
            Self::Foreign | Self::EnoughCertificates | Self::CertificateRevoked | Self::TooMuchText => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Self::NotSaved | Self::NotSigned => StatusCode::SERVICE_UNAVAILABLE,
            Self::OrganisationChanged | Self::CertificateChanged => StatusCode::CONFLICT,
            Self::NotDrawn => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// A question's form that could not be stored as it came: shown again with what was typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Returned {
    /// The question it was about, when it was about one of the page.
    pub(super) question: Option<String>,
    /// What was typed.
    pub(super) fields: Vec<(String, String)>,
    /// What is wrong with the fields.
    pub(super) faults: Vec<FieldFault>,
    /// What is wrong beside them.
    pub(super) refused: Option<Refused>,
}

impl Returned {
    /// A form that was refused whole.
    pub(super) fn refused(why: Refused) -> Self {
        Self { refused: Some(why), ..Self::default() }
    }

    /// The status of the page that shows it again.
    pub(super) fn status(&self) -> StatusCode {
        self.refused.map_or(StatusCode::UNPROCESSABLE_ENTITY, Refused::status)
    }

    /// What an island is told instead of the form: nothing of a mistake in a field, which the form itself shows.
    pub(super) fn failure(&self) -> Option<Failure> {
        match self.refused {
            Some(Refused::NotSaved) => Some(Failure::NotSaved),
            Some(_) => Some(Failure::Foreign),
            // No mistake of whoever fills it in: the form has no such field.
            None if self.faults.iter().any(|fault| fault.problem == Problem::Foreign) => Some(Failure::Foreign),
            None => None,
        }
    }
}
