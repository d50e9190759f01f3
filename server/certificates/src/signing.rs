//! Keys and signatures: Ed25519 over the text of a statement and over a credential, ES256 over its other form.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey, KeypairBytes};
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use hkdf::Hkdf;
use sha2::{Digest, Sha256};

/// Bytes of a key's hash that are its id.
const ID: usize = 12;

/// Which key: the beginning of the SHA-256 of the public one, in base64url.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(String);

impl KeyId {
    /// Reads an id; `None` for what is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        (bytes.len() == ID).then(|| Self(text.to_owned()))
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the second key is made with, beside the first one.
const SECOND: &[u8] = b"perehdy es256 1";

/// The half of a key that signs. It is never shown, and its memory is wiped when it is dropped.
pub struct PrivateKey {
    main: SigningKey,
    /// For ES256. It follows from the main one: so there is one file to keep, and no instance has one without the other.
    second: p256::ecdsa::SigningKey,
}

impl PrivateKey {
    /// From random bytes, fit for secrets.
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self::of(SigningKey::from_bytes(seed))
    }

    fn of(main: SigningKey) -> Self {
        let second = second(main.as_bytes());
        Self { main, second }
    }

    /// Reads a key from PKCS #8 in PEM, as `openssl genpkey -algorithm ed25519` writes it too; `None` for anything else.
    #[must_use]
    pub fn from_pem(pem: &str) -> Option<Self> {
        SigningKey::from_pkcs8_pem(pem.trim()).ok().map(Self::of)
    }

    /// The key as PKCS #8 in PEM; `None` if it could not be encoded.
    #[must_use]
    pub fn to_pem(&self) -> Option<impl AsRef<[u8]> + use<>> {
        // Without the public half: this form every program reads.
        let bytes = KeypairBytes { secret_key: self.main.to_bytes(), public_key: None };
        bytes.to_pkcs8_pem(LineEnding::LF).ok().map(PemText)
    }

    /// The half that everybody may know.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(self.main.verifying_key())
    }

    /// The half of its second key that everybody may know.
    #[must_use]
    pub fn public_second(&self) -> SecondKey {
        SecondKey(*self.second.verifying_key())
    }

    /// Signs a text. The same text gets the same signature.
    #[must_use]
    pub fn sign(&self, text: &str) -> Signature {
        self.sign_bytes(text.as_bytes())
    }

    /// Signs what is no text of ours: it must never begin as one does.
    pub(crate) fn sign_bytes(&self, bytes: &[u8]) -> Signature {
        Signature(self.main.sign(bytes).to_bytes())
    }

    /// Signs by the second key. The same text gets the same signature (RFC 6979).
    pub(crate) fn sign_es256(&self, text: &str) -> Signature {
        let signature: p256::ecdsa::Signature = self.second.sign(text.as_bytes());
        Signature(signature.to_bytes().into())
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PrivateKey({})", self.public().id())
    }
}

/// The second key of a key: the first number out of it (HKDF, RFC 5869) that is a key of the curve, as all but one of four
/// thousand million are.
fn second(main: &[u8; 32]) -> p256::ecdsa::SigningKey {
    let source = Hkdf::<Sha256>::new(Some(SECOND), main);
    let mut number = [0; 32];
    let mut tried = 0_u64;
    loop {
        // 32 bytes are never too many.
        let _ = source.expand(&tried.to_be_bytes(), &mut number);
        if let Ok(key) = p256::ecdsa::SigningKey::from_slice(&number) {
            return key;
        }
        tried += 1;
    }
}

/// A PEM text, wiped when it is dropped.
struct PemText<T>(T);

impl<T: std::ops::Deref<Target = String>> AsRef<[u8]> for PemText<T> {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// The half of a key that everybody may know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// From its 32 bytes; `None` when they are no key.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let key = VerifyingKey::from_bytes(bytes.try_into().ok()?).ok()?;
        // With one of those, anything can be made to look signed.
        (!key.is_weak()).then_some(Self(key))
    }

    /// From base64url; `None` when that is no key.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::from_bytes(&URL_SAFE_NO_PAD.decode(text).ok()?)
    }

    /// Its 32 bytes.
    #[must_use]
    pub fn bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// Which key it is.
    #[must_use]
    pub fn id(&self) -> KeyId {
        let hash = Sha256::digest(self.0.as_bytes());
        KeyId(URL_SAFE_NO_PAD.encode(&hash[..ID]))
    }

    /// Whether the key's other half has signed the text.
    #[must_use]
    pub fn has_signed(&self, text: &str, signature: &Signature) -> bool {
        self.has_signed_bytes(text.as_bytes(), signature)
    }

    pub(crate) fn has_signed_bytes(&self, bytes: &[u8], signature: &Signature) -> bool {
        let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
        self.0.verify_strict(bytes, &signature).is_ok()
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&URL_SAFE_NO_PAD.encode(self.bytes()))
    }
}

/// The half of a second key that everybody may know: a point on P-256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondKey(p256::ecdsa::VerifyingKey);

impl SecondKey {
    /// From its bytes (SEC 1, compressed); `None` when they are no key.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        p256::ecdsa::VerifyingKey::from_sec1_bytes(bytes).ok().map(Self)
    }

    /// Its 33 bytes (SEC 1, compressed).
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        self.0.to_encoded_point(true).as_bytes().to_vec()
    }

    /// Its two coordinates, in base64url.
    pub(crate) fn coordinates(&self) -> Option<[String; 2]> {
        let point = self.0.to_encoded_point(false);
        Some([URL_SAFE_NO_PAD.encode(point.x()?), URL_SAFE_NO_PAD.encode(point.y()?)])
    }
}

/// A signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature([u8; 64]);

impl Signature {
    /// From its 64 bytes; `None` for another number of them.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Some(Self(bytes.try_into().ok()?))
    }

    /// From base64url; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::from_bytes(&URL_SAFE_NO_PAD.decode(text).ok()?)
    }

    /// Its bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 64] {
        &self.0
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&URL_SAFE_NO_PAD.encode(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_come_back_from_their_texts() {
        let key = PrivateKey::from_seed(&[7; 32]);
        let pem = key.to_pem().unwrap();
        let pem = std::str::from_utf8(pem.as_ref()).unwrap();
        assert!(pem.starts_with("-----BEGIN PRIVATE KEY-----\n"), "{pem}");
        assert_eq!(PrivateKey::from_pem(pem).unwrap().public(), key.public());
        assert_eq!(PublicKey::parse(&key.public().to_string()).unwrap(), key.public());
        assert_eq!(KeyId::parse(key.public().id().as_str()), Some(key.public().id()));
        assert_eq!(key.public().id().as_str().len(), 16);
        assert!(!format!("{key:?}").contains(&pem.lines().nth(1).unwrap()[22..]), "the key is not shown");
    }

    #[test]
    fn what_openssl_writes_is_read() {
        // The key of RFC 8410, 10.3.
        let pem = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n\
                   -----END PRIVATE KEY-----\n";
        let key = PrivateKey::from_pem(pem).unwrap();
        let public = [
            0x19, 0xbf, 0x44, 0x09, 0x69, 0x84, 0xcd, 0xfe, 0x85, 0x41, 0xba, 0xc1, 0x67, 0xdc, 0x3b, 0x96, 0xc8, 0x50,
            0x86, 0xaa, 0x30, 0xb6, 0xb6, 0xcb, 0x0c, 0x5c, 0x38, 0xad, 0x70, 0x31, 0x66, 0xe1,
        ];
        assert_eq!(key.public().bytes(), public);
        assert_eq!(key.to_pem().unwrap().as_ref(), pem.as_bytes());
    }

    #[test]
    fn the_second_key_follows_from_the_first_for_ever() {
        use p256::ecdsa::signature::Verifier;
        let key = PrivateKey::from_seed(&[7; 32]);
        let again = PrivateKey::from_pem(std::str::from_utf8(key.to_pem().unwrap().as_ref()).unwrap()).unwrap();
        assert_eq!(key.public_second(), again.public_second());
        assert_ne!(key.public_second(), PrivateKey::from_seed(&[8; 32]).public_second());
        let bytes = key.public_second().bytes();
        assert_eq!(URL_SAFE_NO_PAD.encode(&bytes), "A5IWKd89I5SrnbiTN4olDh0A-a_lfLllNuVi7J6wj_KP");
        assert_eq!(SecondKey::from_bytes(&bytes), Some(key.public_second()));
        assert_eq!(SecondKey::from_bytes(&bytes[1..]), None);
        let signature = key.sign_es256("a text");
        assert_eq!(signature, again.sign_es256("a text"));
        let signature = p256::ecdsa::Signature::from_slice(signature.bytes()).unwrap();
        assert!(key.public_second().0.verify(b"a text", &signature).is_ok());
        assert!(key.public_second().0.verify(b"a texu", &signature).is_err());
    }

    #[test]
    fn what_is_no_key_is_refused() {
        assert!(PublicKey::from_bytes(&[0; 32]).is_none(), "a weak one");
        assert!(PublicKey::from_bytes(&[1; 31]).is_none());
        assert!(PublicKey::parse("no key").is_none());
        assert!(PrivateKey::from_pem("-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n").is_none());
        assert!(KeyId::parse("abc").is_none() && KeyId::parse("abcdefghijklmno\n").is_none());
        assert!(Signature::from_bytes(&[0; 63]).is_none());
    }

    #[test]
    fn only_the_key_that_signed_has_signed_and_only_that_text() {
        let (key, other) = (PrivateKey::from_seed(&[7; 32]), PrivateKey::from_seed(&[8; 32]));
        let signature = key.sign("a text");
        assert!(key.public().has_signed("a text", &signature));
        assert!(!key.public().has_signed("a texu", &signature));
        assert!(!other.public().has_signed("a text", &signature));
        let mut changed = *signature.bytes();
        changed[63] ^= 1;
        assert!(!key.public().has_signed("a text", &Signature(changed)));
    }
}
