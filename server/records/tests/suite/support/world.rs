//! Clock and random source.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use perehdy_courses::model::Timestamp;
use perehdy_records::{
    Certificate, Clock, CredentialSignatures, Entropy, Signatures, SignedStatusList, Signer, StatusList, StatusPlace,
};
use sha2::{Digest, Sha256};

/// When tests begin: 2026-11-22T08:00:00Z.
pub(crate) const START: i64 = 1_795_334_400_000_000;
/// In microseconds.
pub(crate) const MINUTE: i64 = 60_000_000;
/// In microseconds.
pub(crate) const HOUR: i64 = 60 * MINUTE;
/// In microseconds.
pub(crate) const DAY: i64 = 24 * HOUR;

/// A clock that stands still until it is moved.
pub(crate) struct TestClock(AtomicI64);

impl TestClock {
    pub(crate) fn new() -> Self {
        Self(AtomicI64::new(START))
    }

    /// Moves it, back too.
    pub(crate) fn forward(&self, microseconds: i64) {
        self.0.fetch_add(microseconds, Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

/// Different bytes each time, the same in each run.
#[derive(Default)]
pub(crate) struct TestEntropy(AtomicU64);

impl TestEntropy {
    /// A source of its own, for another process or instance.
    pub(crate) fn other(seed: u64) -> Self {
        Self(AtomicU64::new(seed << 32))
    }
}

impl Entropy for TestEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            let count = self.0.fetch_add(1, Ordering::SeqCst);
            let random = Sha256::digest(count.to_le_bytes());
            chunk.copy_from_slice(&random[..chunk.len()]);
        }
    }
}

/// The key that tests sign with.
pub(crate) const KEY: &str = "tests";

/// Signs with the keys that it is told of; the signature is the hash of everything that was to be signed.
#[derive(Default)]
pub(crate) struct TestSigner(Mutex<BTreeSet<String>>);

impl TestSigner {
    /// Has the private half of a key from now on.
    pub(crate) fn hold(&self, key: &str) {
        self.0.lock().unwrap().insert(key.to_owned());
    }

    /// Has no key any more.
    pub(crate) fn lose(&self) {
        self.0.lock().unwrap().clear();
    }

    /// What it signs with.
    pub(crate) fn signature(key: &str, certificate: &Certificate, signed: Timestamp) -> Vec<u8> {
        let Certificate { token, says, issued, .. } = certificate;
        Sha256::digest(format!("{key} {token} {says:?} {issued:?} {signed:?}")).to_vec()
    }

    /// What it signs of the code, where the look of a certificate says that it has one.
    pub(crate) fn code(certificate: &Certificate) -> Option<Vec<u8>> {
        let look = certificate.says.look.as_ref()?;
        look.contains("code").then(|| Sha256::digest(format!("code {}", certificate.token)).to_vec())
    }
}

impl TestSigner {
    /// The signatures of a credential.
    pub(crate) fn credential(
        key: &str,
        certificate: &Certificate,
        place: StatusPlace,
        signed: Timestamp,
    ) -> CredentialSignatures {
        let proof = Self::signature(&format!("{key} {place:?}"), certificate, signed);
        CredentialSignatures { jwt: proof.iter().rev().copied().collect(), proof }
    }
}

impl Signer for TestSigner {
    fn sign(&self, key: &str, certificate: &Certificate, signed: Timestamp) -> Option<Signatures> {
        let statement = || Self::signature(key, certificate, signed);
        self.0
            .lock()
            .unwrap()
            .contains(key)
            .then(|| Signatures { statement: statement(), code: Self::code(certificate) })
    }

    fn sign_credential(
        &self,
        key: &str,
        certificate: &Certificate,
        place: StatusPlace,
        signed: Timestamp,
    ) -> Option<CredentialSignatures> {
        self.0.lock().unwrap().contains(key).then(|| Self::credential(key, certificate, place, signed))
    }

    fn sign_status_list(&self, key: &str, origin: &str, list: &StatusList) -> Option<SignedStatusList> {
        let held = self.0.lock().unwrap().contains(key);
        held.then(|| SignedStatusList { file: format!("{key} {origin} {list:?}"), jwt: "jwt".to_owned() })
    }
}
