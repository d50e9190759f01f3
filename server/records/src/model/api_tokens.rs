//! Tokens by which programs read what an organisation's managers see.

use perehdy_courses::model::Timestamp;
use uuid::Uuid;

use super::{LearnerId, Organisation, OverseerSeat, Seat, SeatRole};

/// A token that is to be made.
#[derive(Clone, Debug)]
pub struct NewApiToken {
    /// Its id: the same form sent twice makes one.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// Its last moment.
    pub ends: Timestamp,
}

/// A token, as managers see it. The secret itself is nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiTokenLine {
    /// Its id.
    pub id: Uuid,
    /// What the secret begins with.
    pub start: String,
    /// What it is called.
    pub name: String,
    /// What whoever made it is called; `None` when the organisation does not know any more.
    pub made_by: Option<String>,
    /// When it was made.
    pub created: Timestamp,
    /// Its last moment.
    pub ends: Timestamp,
    /// When it was revoked.
    pub revoked: Option<Timestamp>,
    /// The hour in which it was last used.
    pub used: Option<Timestamp>,
}

/// What a token opens: an organisation, to be read as its managers read it. Made by
/// [`Records::api_seat`](crate::Records::api_seat) alone.
#[derive(Clone, Debug)]
pub struct ApiSeat {
    pub(crate) organisation: Organisation,
    pub(crate) token: Uuid,
    pub(crate) name: String,
    /// Whether it was used in this hour before.
    pub(crate) used: bool,
    /// Whether the log has told within an hour that it read about people.
    pub(crate) noted: bool,
}

impl ApiSeat {
    /// The organisation.
    #[must_use]
    pub fn organisation(&self) -> &Organisation {
        &self.organisation
    }

    /// As the seat of somebody who sees everybody. It is nobody's: it writes nothing.
    #[must_use]
    pub fn overseer(&self) -> OverseerSeat {
        OverseerSeat(Seat {
            organisation: self.organisation.clone(),
            learner: LearnerId(Uuid::nil()),
            name: self.name.clone(),
            role: SeatRole::Manager,
        })
    }
}
