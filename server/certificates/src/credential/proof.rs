//! The proof in a credential: `eddsa-rdfc-2022` of the W3C's Data Integrity.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::quads::{Quads, RDF_TYPE, SECURITY, XSD};
use crate::signing::{KeyId, PrivateKey, PublicKey, Signature};

const SUITE: &str = "eddsa-rdfc-2022";

/// The proof as JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Proof {
    #[serde(rename = "type")]
    types: &'static str,
    cryptosuite: &'static str,
    created: String,
    verification_method: String,
    proof_purpose: &'static str,
    proof_value: String,
}

impl Proof {
    /// Of an issuer's key, made at this moment (RFC 3339 without fractions).
    pub(super) fn of(issuer: &str, key: &KeyId, created: &str, signature: &Signature) -> Self {
        Self {
            types: "DataIntegrityProof",
            cryptosuite: SUITE,
            created: created.to_owned(),
            verification_method: format!("{issuer}#{key}"),
            proof_purpose: "assertionMethod",
            // The letter says: in base58.
            proof_value: format!("z{}", bs58::encode(signature.bytes()).into_string()),
        }
    }
}

/// The signature in a proof; `None` when it is none.
pub(super) fn read(value: &str) -> Option<Signature> {
    // Base58 takes long for what is long.
    let value = value.strip_prefix('z').filter(|value| value.len() <= 100)?;
    Signature::from_bytes(&bs58::decode(value).into_vec().ok()?)
}

/// What is signed: hashes of how it is signed and of what. 64 bytes, of which no statement's first line is the beginning.
fn signed(canonical: &str, method: &str, created: &str) -> Vec<u8> {
    let mut how = Quads::default();
    let node = how.nameless();
    how.link(&node, RDF_TYPE, &format!("{SECURITY}DataIntegrityProof"));
    how.typed(&node, "http://purl.org/dc/terms/", "created", created, &format!("{XSD}dateTime"));
    how.typed(&node, SECURITY, "cryptosuite", SUITE, &format!("{SECURITY}cryptosuiteString"));
    how.link(&node, &format!("{SECURITY}proofPurpose"), &format!("{SECURITY}assertionMethod"));
    how.link(&node, &format!("{SECURITY}verificationMethod"), method);
    [Sha256::digest(how.canonical()), Sha256::digest(canonical)].concat()
}

/// Signs what has this canonical form.
pub(super) fn sign(canonical: &str, issuer: &str, key: &PrivateKey, created: &str) -> Signature {
    key.sign_bytes(&signed(canonical, &format!("{issuer}#{}", key.public().id()), created))
}

/// Whether a key has signed what has this canonical form.
pub(super) fn has_signed(canonical: &str, issuer: &str, key: &PublicKey, created: &str, signature: &Signature) -> bool {
    key.has_signed_bytes(&signed(canonical, &format!("{issuer}#{}", key.id()), created), signature)
}

/// Something with its proof, as JSON.
pub(super) fn secured(body: &impl Serialize, proof: Proof) -> String {
    #[derive(Serialize)]
    struct Secured<'b, B> {
        #[serde(flatten)]
        body: &'b B,
        proof: Proof,
    }
    // Texts always can be written.
    let mut text = serde_json::to_string_pretty(&Secured { body, proof }).unwrap_or_default();
    text.push('\n');
    text
}
