//! The authorities whose certificates are trusted where the program connects by TLS: the public ones, and the operator's own.

use std::fs;
use std::path::Path;

use der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use der::{Decode as _, Reader as _, Tag, TagNumber, Tagged as _};
use lettre::transport::smtp::client::Certificate;
use tokio_rustls::rustls::RootCertStore;
use tokio_rustls::rustls::pki_types::{CertificateDer, pem::PemObject};

/// The operator's own authorities, which count as the public ones do.
#[derive(Clone, Debug, Default)]
pub(crate) struct Authorities {
    own: Vec<CertificateDer<'static>>,
}

impl Authorities {
    /// Reads a file of certificates (PEM). There may be text around them, as `openssl x509 -text` writes it.
    ///
    /// # Errors
    /// What is wrong with the file, and what to do.
    pub(super) fn read(path: &Path) -> Result<Self, String> {
        let bytes = fs::read(path).map_err(|error| format!("cannot be read: {error}"))?;
        let text = String::from_utf8_lossy(&bytes);
        for label in text.lines().filter_map(|line| line.strip_prefix("-----BEGIN ")) {
            let label = label.trim_end().trim_end_matches('-');
            if label.ends_with("PRIVATE KEY") {
                return Err(
                    "has a private key in it, which does not belong there: leave only certificates of authorities \
                            in it, and ask yourself who may have read the key"
                        .to_owned(),
                );
            }
            if label != "CERTIFICATE" {
                return Err(format!("has a section “{label}” in it: leave only sections “CERTIFICATE”"));
            }
        }
        let own: Vec<CertificateDer<'static>> =
            CertificateDer::pem_slice_iter(&bytes).collect::<Result<_, _>>().map_err(|_| {
                "is damaged: a certificate in it is cut off or is not base64. Copy it there again".to_owned()
            })?;
        if own.is_empty() {
            return Err(
                "has no certificate in it that begins with -----BEGIN CERTIFICATE----- (PEM); the other kind of file \
                        (DER) is turned into it by openssl x509 -inform der"
                    .to_owned(),
            );
        }
        for (number, certificate) in (1..).zip(&own) {
            if RootCertStore::empty().add(certificate.clone()).is_err() {
                return Err(format!("is damaged: certificate {number} in it is none. Copy it there again"));
            }
            if !may_sign(certificate) {
                return Err(format!(
                    "has a certificate in it (number {number}) that does not say that it is an authority's (CA:TRUE), a \
                     server's perhaps: put that of the authority there which signed it"
                ));
            }
        }
        Ok(Self { own })
    }

    /// All that are trusted, for rustls.
    pub(crate) fn roots(&self) -> RootCertStore {
        let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        // All of them can be added: it was tried when they were read.
        roots.add_parsable_certificates(self.own.iter().cloned());
        roots
    }

    /// The operator's own for lettre, which knows the public ones by itself.
    pub(super) fn own(&self) -> impl Iterator<Item = Certificate> {
        self.own.iter().filter_map(|certificate| Certificate::from_der(certificate.to_vec()).ok())
    }
}

/// Whether a certificate says of itself that it is an authority's. A server's would be trusted as one too, and whoever has that
/// server's key could sign for every name: rustls leaves that to whoever chooses them, and tells nobody what a certificate says.
fn may_sign(certificate: &CertificateDer<'_>) -> bool {
    says_authority(certificate).unwrap_or(false)
}

/// Reads CA:TRUE (RFC 5280, 4.1 and 4.2.1.9).
fn says_authority(certificate: &[u8]) -> der::Result<bool> {
    let mut told = Vec::new();
    AnyRef::from_der(certificate)?.sequence(|certificate| {
        certificate.sequence(|body| {
            while !body.is_finished() {
                let field = AnyRef::decode(body)?;
                if field.tag() == EXTENSIONS {
                    told.push(field.value());
                }
            }
            Ok(())
        })?;
        // The signature and how it was made.
        AnyRef::decode(certificate)?;
        AnyRef::decode(certificate)
    })?;
    // Version 1 cannot say so.
    let [extensions] = told[..] else { return Ok(false) };
    let mut constraints = Vec::new();
    AnyRef::from_der(extensions)?.sequence(|extensions| {
        while !extensions.is_finished() {
            extensions.sequence(|extension| {
                let kind = ObjectIdentifier::decode(extension)?;
                Option::<bool>::decode(extension)?;
                let value = OctetStringRef::decode(extension)?;
                if kind == BASIC_CONSTRAINTS {
                    constraints.push(value.as_bytes());
                }
                Ok(())
            })?;
        }
        Ok(())
    })?;
    let [constraints] = constraints[..] else { return Ok(false) };
    AnyRef::from_der(constraints)?.sequence(|constraints| {
        let authority = Option::<bool>::decode(constraints)?;
        // How many may come between it and a server.
        Option::<AnyRef<'_>>::decode(constraints)?;
        Ok(authority == Some(true))
    })
}

const EXTENSIONS: Tag = Tag::ContextSpecific { constructed: true, number: TagNumber::N3 };
const BASIC_CONSTRAINTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.19");

#[cfg(test)]
pub(crate) mod made;
#[cfg(test)]
mod tests;
