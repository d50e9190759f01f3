//! Authorities of a test's own, and servers that have certificates of them.

use std::sync::Arc;

use rcgen::{
    BasicConstraints, Certificate, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, KeyUsagePurpose,
    date_time_ymd,
};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

use super::Authorities;

/// An authority that was made just now.
pub(crate) struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    pub(crate) fn new(name: &str) -> Self {
        let mut about = CertificateParams::default();
        about.distinguished_name.push(DnType::CommonName, name);
        about.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        about.key_usages = vec![KeyUsagePurpose::KeyCertSign];
        Self(CertifiedIssuer::self_signed(about, KeyPair::generate().unwrap()).unwrap())
    }

    /// Its certificate.
    pub(crate) fn pem(&self) -> String {
        self.0.pem()
    }

    /// Its private key.
    pub(crate) fn key(&self) -> String {
        self.0.key().serialize_pem()
    }

    /// What is trusted when the setting names it.
    pub(crate) fn named(&self) -> Authorities {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("authorities.pem");
        std::fs::write(&path, self.pem()).unwrap();
        Authorities::read(&path).unwrap()
    }

    /// A server's certificate, good until this year.
    pub(crate) fn signed(&self, host: &str, year: i32) -> (Certificate, KeyPair) {
        let mut about = CertificateParams::new([host.to_owned()]).unwrap();
        about.not_after = date_time_ymd(year, 1, 1);
        let key = KeyPair::generate().unwrap();
        (about.signed_by(&key, &self.0).unwrap(), key)
    }

    /// What speaks TLS for a server with such a certificate.
    pub(crate) fn acceptor(&self, host: &str, year: i32) -> TlsAcceptor {
        let (certificate, key) = self.signed(host, year);
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], PrivatePkcs8KeyDer::from(key.serialize_der()).into())
            .unwrap();
        TlsAcceptor::from(Arc::new(config))
    }
}
