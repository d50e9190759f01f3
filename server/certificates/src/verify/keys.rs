//! The issuer's public keys, as they are published.

use serde::{Deserialize, Serialize};

use crate::signing::{KeyId, PublicKey};

/// A key of an issuer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The key.
    pub key: PublicKey,
    /// When it was made, RFC 3339; not known of a key that was named alone.
    pub made: Option<String>,
    /// When it was retired.
    pub retired: Option<String>,
}

/// The keys of an issuer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys(Vec<Known>);

/// A key as it is published.
#[derive(Deserialize, Serialize)]
struct Published {
    id: String,
    algorithm: String,
    public_key: String,
    made: Option<String>,
    retired: Option<String>,
}

/// All of them, with whose they are.
#[derive(Deserialize, Serialize)]
struct AllPublished {
    issuer: String,
    keys: Vec<Published>,
}

const ALGORITHM: &str = "Ed25519";

impl Keys {
    /// These.
    #[must_use]
    pub fn new(keys: Vec<Known>) -> Self {
        Self(keys)
    }

    /// Reads a public key in base64url, or what [`Self::published`] writes.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn read(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if !text.starts_with('{') {
            let key =
                PublicKey::parse(text).ok_or("it is neither a public key (43 letters, digits, - and _) nor JSON")?;
            return Ok(Self(vec![Known { key, made: None, retired: None }]));
        }
        let all: AllPublished =
            serde_json::from_str(text).map_err(|error| format!("it is no list of keys: {error}"))?;
        let mut keys = Vec::with_capacity(all.keys.len());
        for published in all.keys.into_iter().filter(|published| published.algorithm == ALGORITHM) {
            let key = PublicKey::parse(&published.public_key)
                .filter(|key| key.id().as_str() == published.id)
                .ok_or_else(|| format!("the key {} in it is none, or its id is another one's", published.id))?;
            keys.push(Known { key, made: published.made, retired: published.retired });
        }
        if keys.is_empty() { Err(format!("there is no key for {ALGORITHM} in it")) } else { Ok(Self(keys)) }
    }

    /// The keys as JSON, as an issuer publishes them.
    #[must_use]
    pub fn published(&self, issuer: &str) -> String {
        let published = |known: &Known| Published {
            id: known.key.id().as_str().to_owned(),
            algorithm: ALGORITHM.to_owned(),
            public_key: known.key.to_string(),
            made: known.made.clone(),
            retired: known.retired.clone(),
        };
        let all = AllPublished { issuer: issuer.to_owned(), keys: self.0.iter().map(published).collect() };
        // Texts always can be written.
        serde_json::to_string_pretty(&all).unwrap_or_default()
    }

    pub(crate) fn find(&self, id: &KeyId) -> Option<&Known> {
        self.0.iter().find(|known| known.key.id() == *id)
    }
}
