//! Organisations: who belongs to them, with which seats, and what they do.

use std::collections::BTreeSet;

use perehdy_courses::model::Timestamp;
use uuid::Uuid;

use super::LearnerId;

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Its id.
    pub id: Uuid,
    /// What stands in its addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Whom its members may ask; may be empty.
    pub contact: String,
    /// Its colour, `#rrggbb`; may be empty.
    pub accent: String,
    /// Counts changes.
    pub version: u32,
}

impl Organisation {
    /// How it looks.
    #[must_use]
    pub fn look(&self) -> Look {
        Look { name: self.name.clone(), contact: self.contact.clone(), accent: self.accent.clone() }
    }
}

/// How an organisation is to look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Its name.
    pub name: String,
    /// Whom its members may ask; may be empty.
    pub contact: String,
    /// Its colour, `#rrggbb`; may be empty.
    pub accent: String,
}

/// An organisation as the pages of its members show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationLine {
    /// What stands in its addresses.
    pub slug: String,
    /// How it looks.
    pub look: Look,
    /// Its logo.
    pub logo: Option<Logo>,
}

/// An organisation that asks a course of a learner: a certificate may name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedBy {
    /// What stands in its addresses.
    pub slug: String,
    /// As the certificate would name it.
    pub named: crate::NamedOrganisation,
    /// Counts its changes.
    pub version: u32,
}

/// A stored logo, without its picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// The SHA-256 of the file, in hexadecimal.
    pub hash: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// A logo to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLogo {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// The picture as a PNG file.
    pub png: Vec<u8>,
}

/// Why something was not done. Nothing was stored then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Who asks may not, or not any more.
    NotAllowed,
    /// There is no such thing in this organisation, or not any more.
    Gone,
    /// Somebody else has changed it since it was looked at.
    Changed,
    /// The name, the slug or the course is taken by another.
    Taken,
    /// A text is empty or not of the form that it needs.
    Unfit,
    /// Nobody would be left to manage the organisation.
    LastManager,
    /// The team was removed, or is none of this organisation.
    NoTeam,
    /// The time is in the past.
    Past,
    /// There are as many as there may be.
    Enough,
}

/// What became of a change: done, or why not.
pub type Decided<T> = Result<T, Refusal>;

/// What somebody is in an organisation, or is invited to be. Who manages teams is a [`Role::Member`] that manages them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Learns.
    Member,
    /// Manages everything.
    Manager,
}

/// What a seat lets one see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SeatRole {
    /// Only oneself.
    Member,
    /// The members of these teams.
    TeamManager(Vec<Uuid>),
    /// Everybody.
    Manager,
}

/// Somebody's seat in an organisation: the key to everything in it. Made by
/// [`Records::seat`](crate::Records::seat) alone.
#[derive(Clone, Debug)]
pub struct Seat {
    pub(crate) organisation: Organisation,
    pub(crate) learner: LearnerId,
    pub(crate) name: String,
    pub(crate) role: SeatRole,
}

impl Seat {
    /// The organisation.
    #[must_use]
    pub fn organisation(&self) -> &Organisation {
        &self.organisation
    }

    /// Whose seat it is.
    #[must_use]
    pub fn learner(&self) -> LearnerId {
        self.learner
    }

    /// What the organisation calls them.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it lets one see.
    #[must_use]
    pub fn role(&self) -> &SeatRole {
        &self.role
    }

    /// As the seat of somebody who manages everything.
    #[must_use]
    pub fn manager(&self) -> Option<ManagerSeat> {
        (self.role == SeatRole::Manager).then(|| ManagerSeat(self.clone()))
    }

    /// As the seat of somebody who sees others.
    #[must_use]
    pub fn overseer(&self) -> Option<OverseerSeat> {
        (self.role != SeatRole::Member).then(|| OverseerSeat(self.clone()))
    }
}

/// The seat of a manager. Each write looks again whether it still is one.
#[derive(Clone, Debug)]
pub struct ManagerSeat(pub(crate) Seat);

impl ManagerSeat {
    /// The seat.
    #[must_use]
    pub fn seat(&self) -> &Seat {
        &self.0
    }

    /// As the seat of somebody who sees others.
    #[must_use]
    pub fn overseer(&self) -> OverseerSeat {
        OverseerSeat(self.0.clone())
    }
}

/// The seat of a manager or of somebody who manages teams, and sees the members of these alone. Which teams these are is
/// looked at again by each read; that a manager still is one is as the seat was found, which is once a request.
#[derive(Clone, Debug)]
pub struct OverseerSeat(pub(crate) Seat);

impl OverseerSeat {
    /// The seat.
    #[must_use]
    pub fn seat(&self) -> &Seat {
        &self.0
    }
}

/// A team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Counts changes.
    pub version: u32,
    /// How many are in it.
    pub members: u32,
}

/// A member, as overseers see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The learner.
    pub learner: LearnerId,
    /// What the organisation calls them.
    pub name: String,
    /// The address of their account; `None` for a guest.
    pub email: Option<String>,
    /// Their role.
    pub role: Role,
    /// Counts changes of their role.
    pub version: u32,
    /// Since when.
    pub joined: Timestamp,
    /// Their teams: id, and whether they manage it.
    pub teams: Vec<(Uuid, bool)>,
}

/// What was seen of a member by whoever removes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenMember {
    /// Counts changes of their role.
    pub version: u32,
    /// Their teams: id, and whether they manage it.
    pub teams: BTreeSet<(Uuid, bool)>,
}

/// What was seen of a team by whoever removes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeenTeam {
    /// Counts changes of its name.
    pub version: u32,
    /// How many are in it.
    pub members: u32,
}

/// An organisation that a learner belongs to, as they see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The organisation.
    pub organisation: Organisation,
    /// Their role.
    pub role: Role,
    /// Whether they manage a team.
    pub manages_team: bool,
    /// Since when.
    pub joined: Timestamp,
}

/// An entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: Uuid,
    /// When.
    pub at: Timestamp,
    /// Who did it; `None`: the operator, or somebody who erased their data.
    pub learner: Option<LearnerId>,
    /// What they were called; empty for somebody who erased their data.
    pub who: String,
    /// What was done, as a code: `member-removed`.
    pub what: String,
    /// The learner it was done to.
    pub subject: Option<LearnerId>,
    /// What they are called; empty when there is none, or they erased their data.
    pub subject_name: String,
    /// The rest, as JSON.
    pub about: String,
}
