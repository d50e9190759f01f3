//! Passkeys: what is kept of them, and of what browsers were asked to sign. What the bytes mean is known to whoever compares
//! signatures; here they are only kept.

use perehdy_courses::model::Timestamp;
use uuid::Uuid;

use super::LearnerId;

/// A passkey, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// Its id.
    pub id: Uuid,
    /// What the learner calls it.
    pub name: String,
    /// When it was added.
    pub created: Timestamp,
    /// When somebody signed in with it last.
    pub used: Option<Timestamp>,
}

/// What a browser that is to add a passkey has to know of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PasskeyOwner {
    /// The random name under which browsers know the account; `None` without passkeys.
    pub handle: Option<Vec<u8>>,
    /// The passkeys that there are: the browser's id, and how its device can be reached.
    pub known: Vec<(Vec<u8>, u32)>,
}

/// A passkey to be added, which was proven just now.
#[derive(Clone, Debug)]
pub struct NewPasskey {
    /// The browser's id of it.
    pub credential: Vec<u8>,
    /// The random name under which the browser knows the account.
    pub handle: Vec<u8>,
    /// How its device can be reached.
    pub transports: u32,
    /// Its public key.
    pub public_key: Vec<u8>,
    /// What changes when it is used.
    pub state: Vec<u8>,
    /// What the learner calls it.
    pub name: String,
}

/// What became of a passkey to be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasskeyAdded {
    /// It is stored.
    Done,
    /// There is one with the same id already: nothing was stored.
    Known,
    /// The account has as many as it may have: nothing was stored.
    Enough,
    /// The learner has no account (any more): nothing was stored.
    NoAccount,
}

/// A passkey, as whoever compares signatures needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownPasskey {
    /// Its id.
    pub id: Uuid,
    /// Whose it is.
    pub learner: LearnerId,
    /// The random name under which the browser knows the account.
    pub handle: Vec<u8>,
    /// Its public key.
    pub public_key: Vec<u8>,
    /// What changes when it is used.
    pub state: Vec<u8>,
}

/// What a browser was asked to sign, taken back with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Challenge {
    /// Nobody was asked this, or it was answered before, or it was for another account.
    Unknown,
    /// The answer came too late.
    Old,
    /// This is to be compared with the answer.
    Open(Vec<u8>),
}
