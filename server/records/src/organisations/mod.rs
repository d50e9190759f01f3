//! Organisations: use cases of managers, overseers and members. Whoever calls has a seat ([`crate::Seat`]), and every write
//! looks at it again inside of its transaction.

mod api_tokens;
mod assignments;
pub(crate) mod audit;
mod board;
mod imports;
mod invitations;
mod join;
mod links;
pub(crate) mod logos;
mod made;
pub(crate) mod members;
mod names;
mod person;
mod personal;
mod seats;
pub(crate) mod standings;
mod teams;

use perehdy_courses::model::Timestamp;
use uuid::Uuid;

pub use api_tokens::API_TOKEN_DAYS;
pub use board::{BOARD_ROWS, EXPIRING_DAYS, MOMENTS};
pub use imports::IMPORT_HOURS;
pub use made::INVITED_DAYS;

use crate::engine::{Fault, Tx, held, values};
use crate::{LearnerId, Records, Role, Seat};

/// Somebody who changes something in an organisation now, with the id of the log's entry about it.
pub(crate) struct By {
    pub(crate) organisation: Uuid,
    /// `None`: the operator, a program that has a token, or this one.
    learner: Option<LearnerId>,
    who: String,
    entry: Uuid,
    now: Timestamp,
}

impl Records {
    pub(crate) fn by(&self, seat: &Seat) -> By {
        let now = self.now();
        By {
            organisation: seat.organisation.id,
            learner: Some(seat.learner),
            who: seat.name.clone(),
            entry: self.new_id(now),
            now,
        }
    }
}

impl By {
    /// What the program does by itself.
    pub(crate) fn nobody(organisation: Uuid, entry: Uuid, now: Timestamp) -> Self {
        Self { organisation, learner: None, who: "program".to_owned(), entry, now }
    }

    /// Now.
    pub(crate) fn now(&self) -> Timestamp {
        self.now
    }

    /// Holds the organisation alone, and says whether who asks is still its manager.
    pub(crate) async fn manages(&self, tx: &mut Tx<'_>) -> Result<bool, Fault> {
        hold(tx, self.organisation).await?;
        let sql = "SELECT learner_id FROM members WHERE organisation_id = $1 AND learner_id = $2 AND role = 'manager' \
                   AND left_at IS NULL";
        Ok(tx.fetch_optional(sql, values![self.organisation, self.learner]).await?.is_some())
    }
}

/// Holds an organisation: all that changes something in it passes one at a time, so that what was looked at before is still
/// so when it is written.
pub(crate) async fn hold(tx: &mut Tx<'_>, organisation: Uuid) -> Result<(), Fault> {
    let sql = held!(alone "SELECT id FROM organisations WHERE id = $1");
    tx.fetch_held(sql, values![organisation]).await?;
    Ok(())
}

/// Holds a learner alone: what they complete meanwhile waits, so that it is not overlooked.
async fn hold_learner(tx: &mut Tx<'_>, learner: LearnerId) -> Result<(), Fault> {
    tx.fetch_held(held!(alone "SELECT id FROM learners WHERE id = $1"), values![learner]).await?;
    Ok(())
}

/// Whether a team is there; no team always is.
async fn team_is_there(tx: &mut Tx<'_>, organisation: Uuid, team: Option<Uuid>) -> Result<bool, Fault> {
    let Some(team) = team else { return Ok(true) };
    let sql = "SELECT id FROM teams WHERE organisation_id = $1 AND id = $2 AND removed_at IS NULL";
    Ok(tx.fetch_optional(sql, values![organisation, team]).await?.is_some())
}

/// How a role is stored.
fn role_code(role: Role) -> &'static str {
    match role {
        Role::Member => "member",
        Role::Manager => "manager",
    }
}

/// A stored role.
pub(crate) fn role(code: &str) -> Result<Role, Fault> {
    match code {
        "member" => Ok(Role::Member),
        "manager" => Ok(Role::Manager),
        _ => Err(Fault::wrong("a stored role is none of ours")),
    }
}
