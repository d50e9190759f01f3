//! Certificates from before there were keys, or credentials, are signed, in small batches; and a key that was not to be had is
//! looked for again.

use std::sync::Arc;
use std::time::Duration;

use perehdy_records::{Error, Records};

use crate::keys::Keyring;

/// How often it looks.
const EVERY: Duration = Duration::from_secs(60);

/// Every how many times it looks for what was taken back by an instance of a version that knew of no lists, while instances are
/// replaced one by one.
const MEND: u64 = 60;

/// How many are signed at once: others write too.
const BATCH: u32 = 50;

/// Runs until the program ends.
pub(crate) async fn run(keyring: Arc<Keyring>, records: Records) {
    let mut timer = tokio::time::interval(EVERY);
    timer.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut told = String::new();
    for round in 0_u64.. {
        timer.tick().await;
        if round % MEND == 0
            && let Err(error) = records.mend_places().await
        {
            tracing::warn!(%error, "lists of what was taken back could not be looked through; trying again");
        }
        match keyring.settle(&records).await {
            Ok(()) => told.clear(),
            Err(wrong) => {
                // Once is enough.
                if told != wrong {
                    tracing::error!("no certificate can be issued: {wrong}");
                    told = wrong;
                }
                continue;
            }
        }
        match sign_all(&records).await {
            Ok(0) => {}
            Ok(signed) => tracing::info!(signed, "certificates from before there were keys or credentials were signed"),
            Err(error) => tracing::warn!(%error, "certificates could not be signed; trying again"),
        }
    }
}

async fn sign_all(records: &Records) -> Result<u64, Error> {
    let mut all = 0;
    loop {
        // The statement before the credential, which says the same.
        match records.sign_certificates(BATCH).await? + records.sign_credentials(BATCH).await? {
            0 => return Ok(all),
            signed => all += signed,
        }
    }
}
