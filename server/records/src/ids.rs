//! Ids and tokens from the clock and the random source that were given.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use perehdy_courses::model::Timestamp;
use sha2::{Digest as _, Sha256};
use uuid::{Builder, Uuid};

use crate::Entropy;

/// A UUIDv7: ascending with time, so that new rows lie together.
pub(crate) fn new_id(now: Timestamp, entropy: &dyn Entropy) -> Uuid {
    let mut random = [0; 10];
    entropy.fill(&mut random);
    Builder::from_unix_timestamp_millis(u64::try_from(now.0 / 1000).unwrap_or(0), &random).into_uuid()
}

/// The token of a certificate: 128 random bits in 22 characters.
pub(crate) fn new_public_token(entropy: &dyn Entropy) -> String {
    let mut random = [0; 16];
    entropy.fill(&mut random);
    URL_SAFE_NO_PAD.encode(random)
}

/// The SHA-256 of a text that is not to be kept readable.
pub(crate) fn text_hash(text: &str) -> [u8; 32] {
    Sha256::digest(text).into()
}
