//! Keys and signatures of certificates. What they are made of is no matter of the database.

use perehdy_courses::model::Timestamp;

/// A signature over what a certificate says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The id of the key.
    pub key: String,
    /// The signature.
    pub bytes: Vec<u8>,
    /// The one over what the QR code says, of a certificate that has it there.
    pub code: Option<Vec<u8>>,
    /// When it was made: when the certificate was issued, but for those from before there were keys.
    pub signed: Timestamp,
}

/// What a key has signed of a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signatures {
    /// Over all that it says.
    pub statement: Vec<u8>,
    /// Over what its QR code says, where that is to be checked by itself.
    pub code: Option<Vec<u8>>,
}

/// The public half of a key by which certificates were or are signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredKey {
    /// Its id.
    pub id: String,
    /// The key.
    pub public: Vec<u8>,
    /// The public half of its second key, by which credentials are signed too; those from before there were any have none.
    pub second: Option<Vec<u8>>,
    /// When it was made.
    pub made: Timestamp,
    /// When it was retired; `None` of the one that signs.
    pub retired: Option<Timestamp>,
}
