//! A credential as a JWT: the same JSON with the claims that JWTs have beside it, signed with ES256.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;

use super::did;
use super::shape::Body;
use crate::signing::KeyId;

#[derive(Serialize)]
struct Header<'h> {
    alg: &'h str,
    typ: &'h str,
    kid: String,
}

/// A credential with the claims of a JWT: who, of what, since and until when.
#[derive(Serialize)]
struct Payload<'b> {
    #[serde(flatten)]
    body: &'b Body,
    iss: &'b str,
    jti: &'b str,
    sub: &'b str,
    nbf: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    exp: Option<i64>,
}

/// What is signed of a credential: header and payload.
pub(super) fn signed(body: &Body, key: &KeyId) -> String {
    let payload = Payload {
        body,
        iss: &body.issuer.id,
        jti: &body.id,
        sub: &body.credential_subject.id,
        nbf: seconds(&body.valid_from).unwrap_or_default(),
        exp: body.valid_until.as_deref().and_then(seconds),
    };
    of(&body.issuer.id, key, &payload)
}

/// Header and payload of anything that the issuer signs.
pub(super) fn of(issuer: &str, key: &KeyId, payload: &impl Serialize) -> String {
    let header = Header { alg: "ES256", typ: "JWT", kid: did::second(issuer, key) };
    format!("{}.{}", encoded(&header), encoded(payload))
}

/// Seconds since 1970-01-01.
pub(super) fn seconds(moment: &str) -> Option<i64> {
    Some(moment.parse::<jiff::Timestamp>().ok()?.as_second())
}

fn encoded(part: &impl Serialize) -> String {
    // Texts always can be written.
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(part).unwrap_or_default())
}
