//! Teams, and who is in them.

use serde_json::json;
use uuid::Uuid;

use super::names::{name, sought};
use super::{By, hold_learner, standings, team_is_there};
use crate::engine::{Fault, Row, Tx, Write, values};
use crate::{Decided, Error, LearnerId, ManagerSeat, OverseerSeat, Records, Refusal, SeatRole, SeenTeam, Team};

impl Records {
    /// The teams that this seat oversees, by name.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn teams(&self, seat: &OverseerSeat) -> Result<Vec<Team>, Error> {
        let sql = "SELECT e.id, e.name, e.version, (SELECT count(*) FROM team_members t \
                   WHERE t.organisation_id = $1 AND t.team_id = e.id) FROM teams e \
                   WHERE e.organisation_id = $1 AND e.removed_at IS NULL AND ($2 OR EXISTS (SELECT 1 FROM team_members v \
                   WHERE v.organisation_id = $1 AND v.team_id = e.id AND v.learner_id = $3 AND v.manages)) \
                   ORDER BY e.name, e.id";
        let seat = &seat.0;
        let values = values![seat.organisation.id, seat.role == SeatRole::Manager, seat.learner];
        let team = |row: &Row| {
            let (id, name) = (row.uuid(0)?, row.text(1)?);
            Ok::<_, Fault>(Team { id, name, version: row.count(2)?, members: row.count(3)? })
        };
        let rows = self.engine().read(sql, values).await?;
        Ok(rows.iter().map(team).collect::<Result<_, _>>()?)
    }

    /// Makes a team; gives its id. [`Refusal::Taken`]: another has the name.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn new_team(&self, seat: &ManagerSeat, called: &str) -> Result<Decided<Uuid>, Error> {
        let Some(name) = name(called) else { return Ok(Err(Refusal::Unfit)) };
        let id = self.new_id(self.now());
        let done = self.engine().write(Change { by: self.by(&seat.0), id, kind: Kind::New { name } }).await?;
        Ok(done.map(|()| id))
    }

    /// Gives a team another name. [`Refusal::Changed`]: `version` is not the newest.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn rename_team(
        &self,
        seat: &ManagerSeat,
        id: Uuid,
        version: u32,
        called: &str,
    ) -> Result<Decided<()>, Error> {
        let Some(name) = name(called) else { return Ok(Err(Refusal::Unfit)) };
        self.engine().write(Change { by: self.by(&seat.0), id, kind: Kind::Rename { version, name } }).await
    }

    /// Removes a team: its members stay in the organisation, what was asked of it alone is asked no more, its links and
    /// invitations end. [`Refusal::Changed`]: it is not what was seen; when that is not said, whatever it is.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn remove_team(
        &self,
        seat: &ManagerSeat,
        id: Uuid,
        seen: Option<SeenTeam>,
    ) -> Result<Decided<()>, Error> {
        self.engine().write(Change { by: self.by(&seat.0), id, kind: Kind::Remove { seen } }).await
    }

    /// Puts a member into a team, or changes whether they manage it.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn put_into_team(
        &self,
        seat: &ManagerSeat,
        team: Uuid,
        learner: LearnerId,
        manages: bool,
    ) -> Result<Decided<()>, Error> {
        let place = Place { by: self.by(&seat.0), team, learner, from: None, to: Some(manages) };
        self.engine().write(place).await
    }

    /// Takes a member out of a team. [`Refusal::Gone`]: they are not in it.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn take_from_team(
        &self,
        seat: &ManagerSeat,
        team: Uuid,
        learner: LearnerId,
    ) -> Result<Decided<()>, Error> {
        self.engine().write(Place { by: self.by(&seat.0), team, learner, from: None, to: None }).await
    }

    /// Changes what a member is in a team: not in it (`None`), in it, or the one who manages it. [`Refusal::Changed`]: they
    /// are not `from` any more.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn change_place(
        &self,
        seat: &ManagerSeat,
        team: Uuid,
        learner: LearnerId,
        from: Option<bool>,
        to: Option<bool>,
    ) -> Result<Decided<()>, Error> {
        self.engine().write(Place { by: self.by(&seat.0), team, learner, from: Some(from), to }).await
    }
}

struct Change {
    by: By,
    id: Uuid,
    kind: Kind,
}

enum Kind {
    New { name: String },
    Rename { version: u32, name: String },
    Remove { seen: Option<SeenTeam> },
}

impl Change {
    /// Whether another team has this name, written in whatever case.
    async fn taken(&self, tx: &mut Tx<'_>, name: &str) -> Result<bool, Fault> {
        let sql = "SELECT id, name FROM teams WHERE organisation_id = $1 AND removed_at IS NULL";
        for row in tx.fetch_all(sql, values![self.by.organisation]).await? {
            if row.uuid(0)? != self.id && sought(&row.text(1)?) == sought(name) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Gives the name that the team had.
    async fn remove(&self, tx: &mut Tx<'_>, seen: Option<SeenTeam>) -> Result<Decided<String>, Fault> {
        let By { organisation, now, .. } = self.by;
        let sql = "SELECT e.version, (SELECT count(*) FROM team_members t WHERE t.organisation_id = $1 AND t.team_id = e.id) \
                   FROM teams e WHERE e.organisation_id = $1 AND e.id = $2 AND e.removed_at IS NULL";
        let row = tx.fetch_optional(sql, values![organisation, self.id]).await?;
        let Some(row) = row else { return Ok(Err(Refusal::Gone)) };
        let stands = SeenTeam { version: row.count(0)?, members: row.count(1)? };
        if seen.is_some_and(|seen| seen != stands) {
            return Ok(Err(Refusal::Changed));
        }
        let name = team_name(tx, organisation, self.id).await?;
        let sql = "UPDATE teams SET removed_at = $3, version = version + 1 \
                   WHERE organisation_id = $1 AND id = $2 AND removed_at IS NULL";
        let removed = tx.execute(sql, values![organisation, self.id, now]).await?;
        let Some(name) = name.filter(|_| removed == 1) else { return Ok(Err(Refusal::Gone)) };
        let sql = "DELETE FROM team_members WHERE organisation_id = $1 AND team_id = $2";
        tx.execute(sql, values![organisation, self.id]).await?;
        for sql in [
            "UPDATE assignments SET removed_at = $3, version = version + 1 \
             WHERE organisation_id = $1 AND team_id = $2 AND removed_at IS NULL",
            "UPDATE join_links SET ended_at = $3 WHERE organisation_id = $1 AND team_id = $2 AND ended_at IS NULL",
            "UPDATE invitations SET withdrawn_at = $3 WHERE organisation_id = $1 AND team_id = $2 \
             AND accepted_at IS NULL AND withdrawn_at IS NULL",
        ] {
            tx.execute(sql, values![organisation, self.id, now]).await?;
        }
        standings::of_all(tx, organisation).await?;
        Ok(Ok(name))
    }
}

/// What a team is called now, or was when it was removed.
pub(super) async fn team_name(tx: &mut Tx<'_>, organisation: Uuid, team: Uuid) -> Result<Option<String>, Fault> {
    let sql = "SELECT name FROM teams WHERE organisation_id = $1 AND id = $2";
    tx.fetch_optional(sql, values![organisation, team]).await?.map(|row| row.text(0)).transpose()
}

impl Write for Change {
    type Answer = Decided<()>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Decided<()>, Fault> {
        if !self.by.manages(tx).await? {
            return Ok(Err(Refusal::NotAllowed));
        }
        let organisation = self.by.organisation;
        let (what, named) = match &self.kind {
            Kind::New { name } => {
                if self.taken(tx, name).await? {
                    return Ok(Err(Refusal::Taken));
                }
                let sql =
                    "INSERT INTO teams (organisation_id, id, name, version, created_at) VALUES ($1, $2, $3, 1, $4)";
                tx.execute(sql, values![organisation, self.id, name, self.by.now]).await?;
                ("team-made", json!({ "name": name }))
            }
            Kind::Rename { version, name } => {
                if !team_is_there(tx, organisation, Some(self.id)).await? {
                    return Ok(Err(Refusal::Gone));
                }
                if self.taken(tx, name).await? {
                    return Ok(Err(Refusal::Taken));
                }
                let before = team_name(tx, organisation, self.id).await?;
                let sql = "UPDATE teams SET name = $4, version = version + 1 \
                           WHERE organisation_id = $1 AND id = $2 AND version = $3";
                if tx.execute(sql, values![organisation, self.id, *version, name]).await? == 0 {
                    return Ok(Err(Refusal::Changed));
                }
                ("team-renamed", json!({ "before": before, "name": name }))
            }
            Kind::Remove { seen } => {
                let name = match self.remove(tx, *seen).await? {
                    Ok(name) => name,
                    Err(refusal) => return Ok(Err(refusal)),
                };
                ("team-removed", json!({ "name": name }))
            }
        };
        let mut about = named;
        about["team"] = json!(self.id.to_string());
        self.by.tell(tx, what, None, about).await?;
        Ok(Ok(()))
    }
}

/// Being in a team, and whether as the one who manages it; `None`: not in it.
struct Place {
    by: By,
    team: Uuid,
    learner: LearnerId,
    /// What they have to be before, when that counts.
    from: Option<Option<bool>>,
    to: Option<bool>,
}

impl Write for Place {
    type Answer = Decided<()>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Decided<()>, Fault> {
        let By { organisation, now, .. } = self.by;
        if !self.by.manages(tx).await? {
            return Ok(Err(Refusal::NotAllowed));
        }
        if !team_is_there(tx, organisation, Some(self.team)).await? {
            return Ok(Err(Refusal::NoTeam));
        }
        hold_learner(tx, self.learner).await?;
        let sql = "SELECT learner_id FROM members WHERE organisation_id = $1 AND learner_id = $2 AND left_at IS NULL";
        if tx.fetch_optional(sql, values![organisation, self.learner]).await?.is_none() {
            return Ok(Err(Refusal::Gone));
        }
        let sql = "SELECT manages FROM team_members WHERE organisation_id = $1 AND team_id = $2 AND learner_id = $3";
        let before = tx.fetch_optional(sql, values![organisation, self.team, self.learner]).await?;
        let before = before.map(|row| row.bool(0)).transpose()?;
        if self.from.is_some_and(|from| from != before) {
            return Ok(Err(Refusal::Changed));
        }
        let what = if let Some(manages) = self.to {
            put(tx, organisation, self.team, self.learner, manages, now).await?;
            if manages { "team-manager-set" } else { "team-member-set" }
        } else {
            if before.is_none() {
                return Ok(Err(Refusal::Gone));
            }
            let sql = "DELETE FROM team_members WHERE organisation_id = $1 AND team_id = $2 AND learner_id = $3";
            tx.execute(sql, values![organisation, self.team, self.learner]).await?;
            "team-member-removed"
        };
        standings::of_member(tx, organisation, self.learner).await?;
        let name = team_name(tx, organisation, self.team).await?;
        let about = json!({ "team": self.team.to_string(), "name": name });
        self.by.tell(tx, what, Some(self.learner), about).await?;
        Ok(Ok(()))
    }
}

/// Puts a member into a team; since when they are in it does not change.
pub(super) async fn put(
    tx: &mut Tx<'_>,
    organisation: Uuid,
    team: Uuid,
    learner: LearnerId,
    manages: bool,
    now: perehdy_courses::model::Timestamp,
) -> Result<(), Fault> {
    let sql = "INSERT INTO team_members (organisation_id, team_id, learner_id, manages, since_at) \
               VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT (organisation_id, team_id, learner_id) DO UPDATE SET manages = excluded.manages";
    tx.execute(sql, values![organisation, team, learner, manages, now]).await?;
    Ok(())
}
