//! A device that makes passkeys and signs with them, as a phone does: in software, and what it says can be bent.

use std::sync::atomic::{AtomicU32, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::Signer as _;
use p256::ecdsa;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// A device.
#[derive(Clone)]
pub(crate) struct Device {
    /// The site that its browser shows.
    pub(crate) origin: String,
    /// The domain that it signs for.
    pub(crate) rp: String,
    /// Whether it says that it made sure who uses it.
    pub(crate) verifies: bool,
    /// How many signatures it says that it has made; 0 and never more on one that does not count.
    pub(crate) count: u32,
    pub(crate) counts: bool,
    kind: Kind,
    /// The newest last.
    passkeys: Vec<Passkey>,
}

/// Which keys it makes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// ES256.
    P256,
    /// EdDSA.
    Ed25519,
}

#[derive(Clone)]
struct Passkey {
    id: Vec<u8>,
    handle: String,
    key: Key,
}

#[derive(Clone)]
enum Key {
    P256(ecdsa::SigningKey),
    Ed25519(ed25519_dalek::SigningKey),
}

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const HAS_KEY: u8 = 0x40;

impl Device {
    /// A new one whose browser shows this site.
    pub(crate) fn new(origin: &str, kind: Kind) -> Self {
        let (origin, rp) = (origin.to_owned(), "localhost".to_owned());
        Self { origin, rp, verifies: true, count: 0, counts: true, kind, passkeys: Vec::new() }
    }

    /// Makes a passkey: what a browser answers to such a question. `None` when it has one of this account already.
    pub(crate) fn make(&mut self, question: &Value) -> Option<Value> {
        let kept = |id: &Value| self.passkeys.iter().any(|of| Some(text(&of.id).as_str()) == id.as_str());
        if question["excludeCredentials"].as_array().unwrap().iter().any(|of| kept(&of["id"])) {
            return None;
        }
        let [id, secret] = [random(), random()];
        let key = match self.kind {
            Kind::P256 => Key::P256(ecdsa::SigningKey::from_slice(&secret).unwrap()),
            Kind::Ed25519 => Key::Ed25519(ed25519_dalek::SigningKey::from_bytes(&secret)),
        };
        let mut data = self.data(HAS_KEY);
        data.extend([0; 16]);
        data.extend(u16::try_from(id.len()).unwrap().to_be_bytes());
        data.extend(id);
        data.extend(key.public());
        // {"fmt": "none", "attStmt": {}, "authData": …} in CBOR.
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).unwrap());
        object.extend(&data);
        let handle = question["user"]["id"].as_str().unwrap().to_owned();
        self.passkeys.push(Passkey { id: id.to_vec(), handle, key });
        Some(json!({
            "id": text(&id), "rawId": text(&id), "type": "public-key", "clientExtensionResults": {},
            "authenticatorAttachment": "platform",
            "response": {
                "clientDataJSON": text(self.said("webauthn.create", question).as_bytes()),
                "attestationObject": text(&object),
                "transports": ["internal", "hybrid"],
            },
        }))
    }

    /// Signs with the newest passkey: what a browser answers to such a question.
    pub(crate) fn sign(&mut self, question: &Value) -> Value {
        if self.counts {
            self.count += 1;
        }
        let of = self.passkeys.last().expect("no passkey was made");
        let (said, data) = (self.said("webauthn.get", question), self.data(0));
        let signed = [data.as_slice(), &Sha256::digest(&said)].concat();
        json!({
            "id": text(&of.id), "rawId": text(&of.id), "type": "public-key", "clientExtensionResults": {},
            "authenticatorAttachment": "platform",
            "response": {
                "clientDataJSON": text(said.as_bytes()),
                "authenticatorData": text(&data),
                "signature": text(&of.key.sign(&signed)),
                "userHandle": of.handle,
            },
        })
    }

    /// The random name under which it knows the account of its newest passkey.
    pub(crate) fn handle(&self) -> &str {
        &self.passkeys.last().unwrap().handle
    }

    /// What the browser says of the question that it answers.
    fn said(&self, kind: &str, question: &Value) -> String {
        let (challenge, origin) = (&question["challenge"], &self.origin);
        json!({ "type": kind, "challenge": challenge, "origin": origin, "crossOrigin": false }).to_string()
    }

    /// What the device says of itself.
    fn data(&self, more: u8) -> Vec<u8> {
        let flags = PRESENT | if self.verifies { VERIFIED } else { 0 } | more;
        let mut data = Sha256::digest(&self.rp).to_vec();
        data.push(flags);
        data.extend(self.count.to_be_bytes());
        data
    }
}

impl Key {
    /// The public key as COSE writes it.
    fn public(&self) -> Vec<u8> {
        match self {
            Self::P256(key) => {
                let point = key.verifying_key().to_encoded_point(false);
                let (x, y) = (point.x().unwrap(), point.y().unwrap());
                [b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20", x.as_slice(), b"\x22\x58\x20", y.as_slice()].concat()
            }
            Self::Ed25519(key) => {
                [b"\xa4\x01\x01\x03\x27\x20\x06\x21\x58\x20".as_slice(), key.verifying_key().as_bytes()].concat()
            }
        }
    }

    fn sign(&self, signed: &[u8]) -> Vec<u8> {
        match self {
            Self::P256(key) => {
                let signature: ecdsa::Signature = key.sign(signed);
                signature.to_der().as_bytes().to_vec()
            }
            Self::Ed25519(key) => key.sign(signed).to_bytes().to_vec(),
        }
    }
}

/// Unpadded base64url.
pub(crate) fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Bytes that no other call gives.
fn random() -> [u8; 32] {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    Sha256::digest(format!("a key of a test: {}", COUNT.fetch_add(1, Ordering::SeqCst))).into()
}
