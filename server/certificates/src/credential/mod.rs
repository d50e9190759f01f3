//! The same certificate as an Open Badges 3.0 credential, which other programs read: as JSON-LD with a proof in it
//! (`eddsa-rdfc-2022`) and as a JWT (`ES256`). Beside it what its checkers ask for: the issuer's DID document and lists of what
//! was taken back.
//!
//! A credential says what the signed statement says, and is made from that alone. So is the form that is signed, without a
//! library for JSON-LD: which statements of RDF a credential has is known here, and all nodes but one have an address, so that
//! their canonical order is that of the alphabet.

pub mod did;
mod jwt;
mod proof;
mod quads;
mod shape;
pub mod status;

use serde_json::Value;

use crate::signing::{KeyId, PrivateKey, Signature};
use crate::statement::Said;
use crate::verify::{Keys, Known};

use quads::{OB, OB_XSD, Quads, RDF_TYPE, SCHEMA, STATUS, VC, XSD};
use shape::{Achievement, Body, Criteria, Identity, Profile, Result as Reached, Status, Subject};

/// The name of the file in a PDF that has the credential.
pub const FILE: &str = "credential.json";

/// The longest file that is looked at, in bytes: several times what the longest certificate says.
pub const LONGEST: usize = 64 * 1024;

/// The contexts in which its words mean what they mean.
const CONTEXTS: [&str; 2] =
    ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"];

/// Where a list of credentials that were taken back says so of this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The list's number.
    pub list: u32,
    /// The position in it, less than [`status::SIZE`].
    pub position: u32,
}

/// The two signatures of a credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signatures {
    /// In the proof: Ed25519.
    pub proof: Signature,
    /// In the JWT: ES256.
    pub jwt: Signature,
}

/// A credential, not signed yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Credential {
    body: Body,
}

impl Credential {
    /// The credential that says what a statement says; `None` when that lacks a line that all of ours have.
    #[must_use]
    pub fn of(said: &Said, place: Place) -> Option<Self> {
        let text = |key: &str| said.one(key).map(plain).filter(|text| !text.is_empty());
        let all = |key: &str| said.all(key).map(plain).collect::<Vec<_>>().join("; ");
        let origin = said.one("origin")?;
        let (lang, course, version) = (said.one("language")?, said.one("course")?, said.one("version").map(plain)?);
        let page = said.address();
        let about = format!("{origin}/{lang}/courses/{}", encoded(course));
        let kind = said.one("kind");
        // Nobody is to take what is of another kind for the certificate of the course.
        let called = kind.and(text("heading")).map(|heading| format!(" ({heading})")).unwrap_or_default();
        let title = plain(said.one("title")?) + &called;
        let list = status::address(origin, place.list);
        let described = [text("heading"), text("remark")].into_iter().flatten().reduce(|a, b| format!("{a}. {b}"));
        let achievement = Achievement {
            id: format!("{about}#{}{}", kind.map(|kind| encoded(kind) + "-").unwrap_or_default(), encoded(&version)),
            types: vec!["Achievement".into()],
            // Of what is no completion, no kind is known that would say more than that.
            achievement_type: if kind.is_none() { "CertificateOfCompletion" } else { "Achievement" }.into(),
            name: title.clone(),
            description: described.unwrap_or_else(|| title.clone()),
            criteria: Criteria { id: about, narrative: Some(all("covers")).filter(|covers| !covers.is_empty()) },
            version,
        };
        let subject = Subject {
            id: format!("{page}#holder"),
            types: vec!["AchievementSubject".into()],
            identifier: vec![Identity::of(plain(said.one("name")?))],
            activity_end_date: seconds(said.one("completed")?),
            narrative: Some(all("fact")).filter(|facts| !facts.is_empty()),
            result: said.one("score").map(|score| vec![Reached::of(format!("{page}#result"), score)]),
            achievement,
        };
        let body = Body {
            context: CONTEXTS.map(str::to_owned).to_vec(),
            valid_from: seconds(said.one("issued")?),
            valid_until: said.one("ends").map(seconds),
            id: page,
            types: ["VerifiableCredential", "OpenBadgeCredential"].map(str::to_owned).to_vec(),
            name: title,
            issuer: Profile {
                id: did::of(origin),
                types: vec!["Profile".into()],
                name: text("issuer").unwrap_or_else(|| origin.to_owned()),
                url: origin.to_owned(),
            },
            credential_subject: subject,
            credential_status: Status {
                id: format!("{list}#{}", place.position),
                types: "BitstringStatusListEntry".into(),
                status_purpose: status::PURPOSE.into(),
                status_list_index: place.position.to_string(),
                status_list_credential: list,
            },
        };
        Some(Self { body })
    }

    /// The statements of RDF that it consists of, in canonical form (RDFC-1.0).
    #[must_use]
    pub fn canonical(&self) -> String {
        let Body { id, issuer, credential_subject: subject, credential_status: status, .. } = &self.body;
        let mut quads = Quads::default();
        for kind in [format!("{VC}VerifiableCredential"), format!("{OB}OpenBadgeCredential")] {
            quads.link(id, RDF_TYPE, &kind);
        }
        quads.text(id, SCHEMA, "name", &self.body.name);
        quads.link(id, &format!("{VC}issuer"), &issuer.id);
        quads.typed(id, VC, "validFrom", &self.body.valid_from, &format!("{XSD}dateTime"));
        if let Some(until) = &self.body.valid_until {
            quads.typed(id, VC, "validUntil", until, &format!("{XSD}dateTime"));
        }
        quads.link(id, &format!("{VC}credentialSubject"), &subject.id);
        quads.link(id, &format!("{VC}credentialStatus"), &status.id);
        quads.link(&issuer.id, RDF_TYPE, &format!("{OB}Profile"));
        quads.text(&issuer.id, SCHEMA, "name", &issuer.name);
        quads.typed(&issuer.id, SCHEMA, "url", &issuer.url, &format!("{OB_XSD}anyURI"));
        quads.link(&status.id, RDF_TYPE, &format!("{STATUS}BitstringStatusListEntry"));
        quads.text(&status.id, STATUS, "statusPurpose", &status.status_purpose);
        quads.text(&status.id, STATUS, "statusListIndex", &status.status_list_index);
        quads.link(&status.id, &format!("{STATUS}statusListCredential"), &status.status_list_credential);
        subject.quads(&mut quads);
        quads.canonical()
    }

    /// Signs both forms, at this moment (RFC 3339). The same credential gets the same signatures.
    #[must_use]
    pub fn sign(&self, key: &PrivateKey, at: &str) -> Signatures {
        let id = key.public().id();
        let proof = proof::sign(&self.canonical(), &self.body.issuer.id, key, &seconds(at));
        let jwt = key.sign_es256(&jwt::signed(&self.body, &id));
        Signatures { proof, jwt }
    }

    /// The file: JSON-LD with the proof in it, made by this key at this moment.
    #[must_use]
    pub fn file(&self, key: &KeyId, at: &str, signature: &Signature) -> String {
        proof::secured(&self.body, proof::Proof::of(&self.body.issuer.id, key, &seconds(at), signature))
    }

    /// The JWT, signed by the second key of this key.
    #[must_use]
    pub fn jwt(&self, key: &KeyId, signature: &Signature) -> String {
        format!("{}.{signature}", jwt::signed(&self.body, key))
    }
}

/// Whether a file is the credential that says what a statement says, signed by the key that it names, if that is among the
/// issuer's: one that was signed later than the statement may be by another one.
pub(crate) fn is_of(file: &[u8], said: &Said, keys: &Keys) -> bool {
    let checked = || {
        let read: Value = serde_json::from_slice(file).ok()?;
        let status = &read["credentialStatus"];
        let list = status["statusListCredential"].as_str()?.rsplit_once('/')?.1.parse().ok()?;
        let place = Place { list, position: status["statusListIndex"].as_str()?.parse().ok()? };
        let proof = &read["proof"];
        let key = KeyId::parse(proof["verificationMethod"].as_str()?.rsplit_once('#')?.1)?;
        let (at, signature) = (proof["created"].as_str()?, proof::read(proof["proofValue"].as_str()?)?);
        let credential = Credential::of(said, place)?;
        // One spelling only: what is signed is what this says, not how.
        if credential.file(&key, at, &signature).as_bytes() != file {
            return None;
        }
        let (canonical, issuer) = (credential.canonical(), &credential.body.issuer.id);
        let has_signed = |by: &Known| proof::has_signed(&canonical, issuer, &by.key, at, &signature);
        Some(keys.find(&key).is_none_or(has_signed))
    };
    file.len() <= LONGEST && checked() == Some(true)
}

/// A text without what implementations write in different ways when they sign: line ends and other control characters.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>().trim().to_owned()
}

/// A moment without fractions of a second, which readers take in different ways.
fn seconds(moment: &str) -> String {
    moment.split_once('.').map_or_else(|| moment.to_owned(), |(seconds, _)| format!("{seconds}Z"))
}

/// A text as a part of an address.
fn encoded(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::with_capacity(text.len()), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

#[cfg(test)]
mod tests;
