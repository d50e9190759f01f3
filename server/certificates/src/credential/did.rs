//! The issuer's name for other programs, `did:web`, and the document behind it: its keys, those that were retired too.

use std::fmt::Write;

use serde::Serialize;

use crate::signing::{KeyId, PublicKey, SecondKey};

/// Before the bytes of an Ed25519 key in a Multikey.
const ED25519: [u8; 2] = [0xed, 0x01];

/// The name of whoever answers at an address such as `https://courses.example.org`: the host, and a port where there is one.
#[must_use]
pub fn of(origin: &str) -> String {
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    host.bytes().fold("did:web:".to_owned(), |mut did, byte| {
        if byte.is_ascii_alphanumeric() || b"-.".contains(&byte) {
            did.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(did, "%{byte:02X}");
        }
        did
    })
}

/// The name of a key's second key.
pub(super) fn second(issuer: &str, key: &KeyId) -> String {
    format!("{issuer}#{key}-es256")
}

/// A key with its second key, which those from before there were credentials lack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The key.
    pub key: PublicKey,
    /// The second one.
    pub second: Option<SecondKey>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document {
    #[serde(rename = "@context")]
    context: [&'static str; 3],
    id: String,
    verification_method: Vec<Method>,
    assertion_method: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Method {
    id: String,
    #[serde(rename = "type")]
    types: &'static str,
    controller: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    public_key_multibase: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    public_key_jwk: Option<Jwk>,
}

#[derive(Serialize)]
struct Jwk {
    kty: &'static str,
    crv: &'static str,
    alg: &'static str,
    x: String,
    y: String,
}

/// The document of an issuer, as JSON. Retired keys are in it as the others are: with a day of their end beside them, readers
/// would refuse what they have signed before.
#[must_use]
pub fn document(origin: &str, keys: &[Published]) -> String {
    let issuer = of(origin);
    let method = |id: String, types| Method {
        id,
        types,
        controller: issuer.clone(),
        public_key_multibase: None,
        public_key_jwk: None,
    };
    let mut methods = Vec::with_capacity(2 * keys.len());
    for Published { key, second: other } in keys {
        let bytes = [&ED25519[..], &key.bytes()].concat();
        let mut main = method(format!("{issuer}#{}", key.id()), "Multikey");
        // The letter says: in base58.
        main.public_key_multibase = Some(format!("z{}", bs58::encode(bytes).into_string()));
        methods.push(main);
        if let Some([x, y]) = other.as_ref().and_then(SecondKey::coordinates) {
            let mut second = method(second(&issuer, &key.id()), "JsonWebKey");
            second.public_key_jwk = Some(Jwk { kty: "EC", crv: "P-256", alg: "ES256", x, y });
            methods.push(second);
        }
    }
    let document = Document {
        context: [
            "https://www.w3.org/ns/did/v1",
            "https://w3id.org/security/multikey/v1",
            "https://w3id.org/security/jwk/v1",
        ],
        assertion_method: methods.iter().map(|method| method.id.clone()).collect(),
        verification_method: methods,
        id: issuer,
    };
    // Texts always can be written.
    serde_json::to_string_pretty(&document).unwrap_or_default()
}
