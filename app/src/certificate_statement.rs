//! What an issued certificate says, as the text that is signed, and as the file that goes along in its PDF.

use perehdy_certificates::code::{Code, Short};
use perehdy_certificates::signing::{KeyId, Signature};
use perehdy_certificates::statement::{FILE, Sealed, Statement};
use perehdy_certificates::{Attachment, Relationship};
use perehdy_courses::model::Timestamp;
use perehdy_records::{Certificate, NewCertificate};

use crate::certificate_sheet::frozen::{Days, Frozen};
use crate::i18n::messages;

/// The statement of a certificate that is signed at this moment. What it says is in the certificate's row, and is for ever
/// written in the same way: else signatures from before would not hold any more. A field that is added later is a line
/// that is left out where the row has nothing for it.
#[must_use]
pub fn statement(certificate: &Certificate, signed: Timestamp) -> Statement {
    let Certificate { token, says, issued, .. } = certificate;
    let (heading, wording, remark, facts, signers) = match Frozen::kept(says) {
        Some(frozen) => (Some(frozen.heading), Some(frozen.statement), frozen.remark, frozen.facts, frozen.signers),
        None => (None, None, None, Vec::new(), Vec::new()),
    };
    Statement {
        heading,
        wording,
        remark,
        facts,
        signers: signers.into_iter().map(|(name, title)| format!("{name}, {title}")).collect(),
        issuer_logo: says.issuer_logo.as_ref().map(|logo| logo.hash.clone()),
        number: token.clone(),
        kind: says.kind.code().map(str::to_owned),
        name: says.name.clone(),
        language: says.lang.code().to_owned(),
        course: says.course.clone(),
        title: says.title.clone(),
        version: says.version.clone(),
        covers: says.covers.clone(),
        minutes: says.minutes,
        score: says.score,
        completed: moment(says.completed),
        issued: moment(*issued),
        ends: says.ends.map(moment),
        signed: (signed != *issued).then(|| moment(signed)),
        issuer: says.issuer.clone(),
        organisation: says.organisation.as_ref().map(|named| named.name.clone()),
        logo: says.organisation.as_ref().and_then(|named| Some(named.logo.as_ref()?.hash.clone())),
        origin: says.origin.clone(),
        ..Statement::default()
    }
}

/// The statement of a certificate with its signature; `None` while it is not signed.
#[must_use]
pub fn sealed(certificate: &Certificate) -> Option<Sealed> {
    let stored = certificate.signature.as_ref()?;
    Some(Sealed {
        text: statement(certificate, stored.signed).text(),
        key: KeyId::parse(&stored.key)?,
        signature: Signature::from_bytes(&stored.bytes)?,
    })
}

/// What the QR code of a certificate says by itself, where it is to be checked without network; for ever the same too.
#[must_use]
pub fn code(certificate: &Certificate) -> Option<Short> {
    let says = &certificate.says;
    Some(short(says, &certificate.token, Frozen::kept(says)?.code?))
}

pub(crate) fn short(says: &NewCertificate, number: &str, days: Days) -> Short {
    Short {
        origin: says.origin.clone(),
        number: number.to_owned(),
        kind: says.kind.code().map(str::to_owned),
        name: says.name.clone(),
        title: says.title.clone(),
        completed: days.completed,
        ends: days.ends,
        score: says.score,
    }
}

/// What the QR code says with its signature; `None` where it has the address alone.
pub(crate) fn sealed_code(certificate: &Certificate) -> Option<Code> {
    let stored = certificate.signature.as_ref()?;
    Some(Code {
        says: code(certificate)?,
        key: KeyId::parse(&stored.key)?,
        signature: Signature::from_bytes(stored.code.as_ref()?)?,
    })
}

/// The signed statement, to go along in the PDF.
pub(crate) fn attachment(certificate: &Certificate) -> Option<Attachment> {
    Some(Attachment {
        name: FILE.to_owned(),
        mime: "text/plain",
        description: messages(certificate.says.lang).get("certificate-signed-file").into_owned(),
        relationship: Relationship::Data,
        bytes: sealed(certificate)?.file().into_bytes(),
    })
}

/// A moment as statements have it: RFC 3339 in UTC, always with six digits after the second.
#[must_use]
pub fn moment(at: Timestamp) -> String {
    let moment = jiff::Timestamp::from_microsecond(at.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    format!("{moment:.6}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_have_six_digits() {
        assert_eq!(moment(Timestamp(1_795_334_400_000_000)), "2026-11-22T08:00:00.000000Z");
        assert_eq!(moment(Timestamp(1_795_334_400_000_010)), "2026-11-22T08:00:00.000010Z");
    }
}
