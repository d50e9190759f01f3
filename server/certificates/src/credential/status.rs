//! Lists of what was taken back (Bitstring Status List): a bit for each place, signed as credentials are.

use std::io::{self, Write};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Serialize;

use super::quads::{Quads, RDF_TYPE, SECURITY, STATUS, VC, XSD};
use super::{did, jwt, proof, seconds};
use crate::signing::PrivateKey;

/// How many places a list has: the least that the standard allows, so that asking for a list tells little about whom.
pub const SIZE: u32 = 131_072;

/// What the bits mean.
pub(super) const PURPOSE: &str = "revocation";

/// The address of a list.
#[must_use]
pub fn address(origin: &str, list: u32) -> String {
    format!("{origin}/v/status/{list}")
}

/// A list in both forms, signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// As JSON-LD with a proof in it.
    pub file: String,
    /// As a JWT.
    pub jwt: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    #[serde(rename = "@context")]
    context: [&'static str; 1],
    id: String,
    #[serde(rename = "type")]
    types: [&'static str; 2],
    issuer: String,
    valid_from: String,
    credential_subject: Subject,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Subject {
    id: String,
    #[serde(rename = "type")]
    types: &'static str,
    status_purpose: &'static str,
    encoded_list: String,
}

#[derive(Serialize)]
struct Payload<'b> {
    #[serde(flatten)]
    body: &'b Body,
    iss: &'b str,
    jti: &'b str,
    sub: &'b str,
    nbf: i64,
}

/// A list of an issuer in which these positions were taken back, the last one at this moment (RFC 3339). The same list is the
/// same bytes.
///
/// # Errors
/// When it cannot be packed.
pub fn signed(origin: &str, list: u32, taken_back: &[u32], changed: &str, key: &PrivateKey) -> io::Result<Signed> {
    let (id, issuer, changed) = (address(origin, list), did::of(origin), seconds(changed));
    let body = Body {
        context: ["https://www.w3.org/ns/credentials/v2"],
        types: ["VerifiableCredential", "BitstringStatusListCredential"],
        credential_subject: Subject {
            id: format!("{id}#list"),
            types: "BitstringStatusList",
            status_purpose: PURPOSE,
            encoded_list: packed(taken_back)?,
        },
        id,
        issuer,
        valid_from: changed,
    };
    let key_id = key.public().id();
    let signature = proof::sign(&canonical(&body), &body.issuer, key, &body.valid_from);
    let file = proof::secured(&body, proof::Proof::of(&body.issuer, &key_id, &body.valid_from, &signature));
    let payload = Payload {
        body: &body,
        iss: &body.issuer,
        jti: &body.id,
        sub: &body.credential_subject.id,
        nbf: jwt::seconds(&body.valid_from).unwrap_or_default(),
    };
    let signing = jwt::of(&body.issuer, &key_id, &payload);
    let jwt = format!("{signing}.{}", key.sign_es256(&signing));
    Ok(Signed { file, jwt })
}

/// The bits, the first one leftmost, packed; the letter says: in base64url.
fn packed(taken_back: &[u32]) -> io::Result<String> {
    let mut bits = vec![0_u8; SIZE as usize / 8];
    for position in taken_back {
        if let Some(byte) = bits.get_mut(*position as usize / 8) {
            *byte |= 0x80 >> (position % 8);
        }
    }
    let mut pack = GzEncoder::new(Vec::new(), Compression::new(6));
    pack.write_all(&bits)?;
    Ok(format!("u{}", URL_SAFE_NO_PAD.encode(pack.finish()?)))
}

fn canonical(body: &Body) -> String {
    let Body { id, credential_subject: subject, .. } = body;
    let mut quads = Quads::default();
    quads.link(id, RDF_TYPE, &format!("{VC}VerifiableCredential"));
    quads.link(id, RDF_TYPE, &format!("{STATUS}BitstringStatusListCredential"));
    quads.link(id, &format!("{VC}issuer"), &body.issuer);
    quads.typed(id, VC, "validFrom", &body.valid_from, &format!("{XSD}dateTime"));
    quads.link(id, &format!("{VC}credentialSubject"), &subject.id);
    quads.link(&subject.id, RDF_TYPE, &format!("{STATUS}BitstringStatusList"));
    quads.text(&subject.id, STATUS, "statusPurpose", subject.status_purpose);
    quads.typed(&subject.id, STATUS, "encodedList", &subject.encoded_list, &format!("{SECURITY}multibase"));
    quads.canonical()
}
