//! What both measurements need.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use perehdy_courses::model::{ByLang, CertificateRule, CompletionRule, Course, Date, Lang, SheetRule, Timestamp};
use perehdy_records::{
    Certificate, Clock, CredentialSignatures, Entropy, OpenError, Options, Records, Signatures, SignedStatusList,
    Signer, StatusList, StatusPlace,
};
use sha2::{Digest, Sha256};

/// A clock that ticks when it is looked at.
struct Ticking(AtomicI64);

impl Clock for Ticking {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.fetch_add(1000, Ordering::Relaxed))
    }
}

/// Different bytes each time; no secrets.
#[derive(Default)]
struct Counting(AtomicU64);

impl Entropy for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            let random = Sha256::digest(self.0.fetch_add(1, Ordering::Relaxed).to_le_bytes());
            chunk.copy_from_slice(&random[..chunk.len()]);
        }
    }
}

/// No certificate is issued here.
struct NoKey;

impl Signer for NoKey {
    fn sign(&self, _: &str, _: &Certificate, _: Timestamp) -> Option<Signatures> {
        None
    }

    fn sign_credential(&self, _: &str, _: &Certificate, _: StatusPlace, _: Timestamp) -> Option<CredentialSignatures> {
        None
    }

    fn sign_status_list(&self, _: &str, _: &str, _: &StatusList) -> Option<SignedStatusList> {
        None
    }
}

/// Opens the database that the first argument names, else a new file in the folder for temporary ones. The returned
/// folder is removed when it is dropped.
pub(crate) async fn open() -> Result<(Records, tempfile::TempDir), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let address =
        std::env::args().nth(1).unwrap_or_else(|| format!("sqlite:{}", folder.path().join("measured.db").display()));
    let records = open_at(address).await?;
    Ok((records, folder))
}

async fn open_at(address: String) -> Result<Records, OpenError> {
    let options = Options {
        address,
        connections: 4,
        clock: Arc::new(Ticking(AtomicI64::new(1_795_334_400_000_000))),
        entropy: Arc::<Counting>::default(),
        signer: Arc::new(NoKey),
    };
    Records::open(options).await
}

/// Processor seconds that this process has used; 0 where the system does not tell (it counts in hundredths).
pub(crate) fn processor_seconds() -> f64 {
    let Ok(text) = std::fs::read_to_string("/proc/self/stat") else { return 0.0 };
    let after_name = text.rsplit(')').next().unwrap_or_default();
    let ticks: u32 = after_name.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u32>().ok()).sum();
    f64::from(ticks) / 100.0
}

/// The course; completion asks for nothing that answers change.
pub(crate) fn course() -> Arc<Course> {
    Arc::new(Course {
        id: "welcome".to_owned(),
        version: "2026.1".to_owned(),
        languages: vec![Lang::Fi],
        reviewed: Date { year: 2026, month: 1, day: 1 },
        review_by: None,
        texts: ByLang::default(),
        modules: Vec::new(),
        test: None,
        completion: CompletionRule { pages: true, practice: false, test: true },
        certificate: CertificateRule {
            issuer: ByLang::default(),
            score: false,
            organisation: false,
            valid_months: None,
            participation: None,
            sheet: SheetRule::default(),
        },
        media: std::collections::BTreeSet::new(),
        fingerprint: [0; 32],
    })
}
