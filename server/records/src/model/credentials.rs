//! Credentials: certificates in a form that other programs read. What they are made of is no matter of the database.

use perehdy_courses::model::Timestamp;

/// How many places a list has in which credentials are told that were taken back.
pub const STATUS_PLACES: u32 = 131_072;

/// A certificate's place in the lists of what was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StatusPlace {
    /// The list's number, from 1.
    pub list: u32,
    /// The position in it, less than [`STATUS_PLACES`].
    pub position: u32,
}

/// The two signatures of a credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CredentialSignatures {
    /// In its proof.
    pub proof: Vec<u8>,
    /// In its form as a JWT.
    pub jwt: Vec<u8>,
}

/// The credential of a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
    /// Where it is told whether it was taken back.
    pub place: StatusPlace,
    /// The id of the key that signed it.
    pub key: String,
    /// When: when the certificate was issued, but for those from before there were credentials.
    pub signed: Timestamp,
    /// The signatures.
    pub signatures: CredentialSignatures,
}

/// A list of what was taken back: revoked or replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusList {
    /// Its number.
    pub number: u32,
    /// The positions of what was taken back, ascending.
    pub taken_back: Vec<u32>,
    /// Since when it is so.
    pub changed: Timestamp,
}

/// A list as it is handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedStatusList {
    /// With a proof in it.
    pub file: String,
    /// As a JWT.
    pub jwt: String,
}
