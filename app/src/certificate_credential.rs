//! An issued certificate as an Open Badges credential: the file that goes along in its PDF, and its form as a JWT.

use perehdy_certificates::credential::{Credential, FILE, Place};
use perehdy_certificates::signing::{KeyId, Signature};
use perehdy_certificates::{Attachment, Relationship, credential};
use perehdy_records::{Certificate, STATUS_PLACES, StatusPlace};

use crate::certificate_statement::{moment, statement};
use crate::i18n::messages;

// What is stored and what is signed count in one way.
const _: () = assert!(STATUS_PLACES == credential::status::SIZE);

/// The credential of a certificate that has this place; `None` when it lacks something without which there is none.
#[must_use]
pub fn unsigned(certificate: &Certificate, place: StatusPlace) -> Option<Credential> {
    // When the statement was signed is not said in it.
    let said = statement(certificate, certificate.issued).says()?;
    Credential::of(&said, Place { list: place.list, position: place.position })
}

/// The signed credential as JSON-LD; `None` while it is not signed.
#[must_use]
pub fn file(certificate: &Certificate) -> Option<String> {
    let stored = certificate.credential.as_ref()?;
    let signature = Signature::from_bytes(&stored.signatures.proof)?;
    Some(unsigned(certificate, stored.place)?.file(&KeyId::parse(&stored.key)?, &moment(stored.signed), &signature))
}

/// The signed credential as a JWT; `None` while it is not signed.
#[must_use]
pub fn jwt(certificate: &Certificate) -> Option<String> {
    let stored = certificate.credential.as_ref()?;
    let signature = Signature::from_bytes(&stored.signatures.jwt)?;
    Some(unsigned(certificate, stored.place)?.jwt(&KeyId::parse(&stored.key)?, &signature))
}

/// The signed credential, to go along in the PDF.
pub(crate) fn attachment(certificate: &Certificate) -> Option<Attachment> {
    Some(Attachment {
        name: FILE.to_owned(),
        mime: "application/ld+json",
        description: messages(certificate.says.lang).get("certificate-badge-file").into_owned(),
        relationship: Relationship::Alternative,
        bytes: file(certificate)?.into_bytes(),
    })
}
