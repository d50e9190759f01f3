//! Members: listed, given another role, removed; leaving.

use std::collections::BTreeSet;

use serde_json::json;
use uuid::Uuid;

use super::names::pattern;
use super::{By, hold, hold_learner, role, role_code};
use crate::engine::{Fault, Row, Tx, Write, values};
use crate::{
    Decided, Error, LearnerId, ManagerSeat, Member, OverseerSeat, Records, Refusal, Role, Seat, SeatRole, SeenMember,
};

/// Members on a page.
const PAGE: u32 = 50;

/// Whether a seat ($3: of a manager; $2: whose) sees the learner of this column.
macro_rules! sees {
    ($learner:literal) => {
        concat!(
            "($3 OR EXISTS (SELECT 1 FROM team_members v JOIN team_members w ON w.organisation_id = v.organisation_id \
             AND w.team_id = v.team_id WHERE v.organisation_id = $1 AND v.learner_id = $2 AND v.manages AND w.learner_id = ",
            $learner,
            "))"
        )
    };
}
pub(crate) use sees;

impl Records {
    /// The members whom this seat oversees, by name: a page of 50 (from 0) of those with `search` in their name or address,
    /// and in this team, and how many these are in all.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn members(
        &self,
        seat: &OverseerSeat,
        search: &str,
        team: Option<Uuid>,
        page: u32,
    ) -> Result<(Vec<Member>, u32), Error> {
        let list = concat!(
            "SELECT m.learner_id, m.name, u.written, m.role, m.version, m.joined_at, t.team_id, t.manages \
             FROM (SELECT m.learner_id, m.name, m.role, m.version, m.joined_at, m.sort_key FROM members m \
             WHERE m.organisation_id = $1 AND m.left_at IS NULL AND ",
            sees!("m.learner_id"),
            " AND ($4 = '' OR m.sought LIKE $4 ESCAPE '!' OR EXISTS (SELECT 1 FROM accounts a \
             WHERE a.learner_id = m.learner_id AND a.email LIKE $4 ESCAPE '!')) \
             AND (NOT $5 OR EXISTS (SELECT 1 FROM team_members f WHERE f.organisation_id = $1 AND f.team_id = $6 \
             AND f.learner_id = m.learner_id)) ORDER BY m.sort_key, m.learner_id LIMIT $7 OFFSET $8) m \
             LEFT JOIN accounts u ON u.learner_id = m.learner_id \
             LEFT JOIN team_members t ON t.organisation_id = $1 AND t.learner_id = m.learner_id \
             ORDER BY m.sort_key, m.learner_id, t.team_id"
        );
        let count = concat!(
            "SELECT count(*) FROM members m WHERE m.organisation_id = $1 AND m.left_at IS NULL AND ",
            sees!("m.learner_id"),
            " AND ($4 = '' OR m.sought LIKE $4 ESCAPE '!' OR EXISTS (SELECT 1 FROM accounts a \
             WHERE a.learner_id = m.learner_id AND a.email LIKE $4 ESCAPE '!')) \
             AND (NOT $5 OR EXISTS (SELECT 1 FROM team_members f WHERE f.organisation_id = $1 AND f.team_id = $6 \
             AND f.learner_id = m.learner_id))"
        );
        let seat = &seat.0;
        let (pattern, manages) = (pattern(search), seat.role == SeatRole::Manager);
        let values = values![seat.organisation.id, seat.learner, manages, &pattern, team.is_some(), team];
        let all = self.engine().read_one(count, values).await?.map_or(Ok(0), |row| row.count(0))?;
        let skip = i64::from(page) * i64::from(PAGE);
        let values = values![seat.organisation.id, seat.learner, manages, &pattern, team.is_some(), team, PAGE, skip];
        Ok((read(&self.engine().read(list, values).await?)?, all))
    }

    /// Gives a member another role. [`Refusal::Changed`]: `version` is not the newest.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn change_role(
        &self,
        seat: &ManagerSeat,
        learner: LearnerId,
        version: u32,
        role: Role,
    ) -> Result<Decided<()>, Error> {
        self.engine().write(ChangeRole { by: self.by(&seat.0), learner, version, role }).await
    }

    /// Removes a member: from now on nobody in the organisation sees them. What they did stays theirs. [`Refusal::Changed`]:
    /// role or teams are not those that were seen; when that is not said, whatever they are.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn remove_member(
        &self,
        seat: &ManagerSeat,
        learner: LearnerId,
        seen: Option<SeenMember>,
    ) -> Result<Decided<()>, Error> {
        self.engine().write(Remove { by: self.by(&seat.0), learner, leaves: false, seen }).await
    }

    /// Leaves the organisation: from now on nobody in it sees them. [`Refusal::LastManager`]: nobody would be left to
    /// manage it.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn leave(&self, seat: &Seat) -> Result<Decided<()>, Error> {
        self.engine().write(Remove { by: self.by(seat), learner: seat.learner, leaves: true, seen: None }).await
    }
}

/// Members from rows of: learner, name, address, role, version, joined, team, manages; a row for each team, or one.
pub(super) fn read(rows: &[Row]) -> Result<Vec<Member>, Fault> {
    let mut members: Vec<Member> = Vec::new();
    for row in rows {
        let learner = row.learner(0)?;
        let team = row.uuid_if(6)?.zip(row.bool_if(7)?);
        if let Some(last) = members.last_mut().filter(|last| last.learner == learner) {
            last.teams.extend(team);
            continue;
        }
        members.push(Member {
            learner,
            name: row.text(1)?,
            email: row.text_if(2)?,
            role: role(&row.text(3)?)?,
            version: row.count(4)?,
            joined: row.time(5)?,
            teams: team.into_iter().collect(),
        });
    }
    Ok(members)
}

/// Whether somebody else manages the organisation, which is held alone.
async fn another_manages(tx: &mut Tx<'_>, organisation: Uuid, learner: LearnerId) -> Result<bool, Fault> {
    let sql = "SELECT learner_id FROM members WHERE organisation_id = $1 AND learner_id <> $2 AND role = 'manager' \
               AND left_at IS NULL LIMIT 1";
    Ok(tx.fetch_optional(sql, values![organisation, learner]).await?.is_some())
}

/// The role of a member and its version.
async fn role_of(tx: &mut Tx<'_>, organisation: Uuid, learner: LearnerId) -> Result<Option<(Role, u32)>, Fault> {
    let sql = "SELECT role, version FROM members WHERE organisation_id = $1 AND learner_id = $2 AND left_at IS NULL";
    let row = tx.fetch_optional(sql, values![organisation, learner]).await?;
    row.map(|row| Ok((role(&row.text(0)?)?, row.count(1)?))).transpose()
}

struct ChangeRole {
    by: By,
    learner: LearnerId,
    version: u32,
    role: Role,
}

impl Write for ChangeRole {
    type Answer = Decided<()>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Decided<()>, Fault> {
        let organisation = self.by.organisation;
        if !self.by.manages(tx).await? {
            return Ok(Err(Refusal::NotAllowed));
        }
        let Some((before, version)) = role_of(tx, organisation, self.learner).await? else {
            return Ok(Err(Refusal::Gone));
        };
        if version != self.version {
            return Ok(Err(Refusal::Changed));
        }
        if before == self.role {
            return Ok(Ok(()));
        }
        if self.role == Role::Member && !another_manages(tx, organisation, self.learner).await? {
            return Ok(Err(Refusal::LastManager));
        }
        let sql = "UPDATE members SET role = $3, version = version + 1 WHERE organisation_id = $1 AND learner_id = $2";
        tx.execute(sql, values![organisation, self.learner, role_code(self.role)]).await?;
        let about = json!({ "role": role_code(self.role) });
        self.by.tell(tx, "role-changed", Some(self.learner), about).await?;
        Ok(Ok(()))
    }
}

struct Remove {
    by: By,
    learner: LearnerId,
    leaves: bool,
    seen: Option<SeenMember>,
}

impl Write for Remove {
    type Answer = Decided<()>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Decided<()>, Fault> {
        let By { organisation, now, .. } = self.by;
        if self.leaves {
            hold(tx, organisation).await?;
        } else if !self.by.manages(tx).await? {
            return Ok(Err(Refusal::NotAllowed));
        }
        hold_learner(tx, self.learner).await?;
        let Some((role, version)) = role_of(tx, organisation, self.learner).await? else {
            return Ok(Err(Refusal::Gone));
        };
        if let Some(seen) = &self.seen {
            let sql = "SELECT team_id, manages FROM team_members WHERE organisation_id = $1 AND learner_id = $2 \
                       ORDER BY team_id";
            let rows = tx.fetch_all(sql, values![organisation, self.learner]).await?;
            let place = |row: &Row| Ok::<_, Fault>((row.uuid(0)?, row.bool(1)?));
            let teams: BTreeSet<(Uuid, bool)> = rows.iter().map(place).collect::<Result<_, _>>()?;
            if seen.version != version || seen.teams != teams {
                return Ok(Err(Refusal::Changed));
            }
        }
        if role == Role::Manager && !another_manages(tx, organisation, self.learner).await? {
            return Ok(Err(Refusal::LastManager));
        }
        let sql = "UPDATE members SET left_at = $3, role = 'member', version = version + 1 \
                   WHERE organisation_id = $1 AND learner_id = $2";
        tx.execute(sql, values![organisation, self.learner, now]).await?;
        for sql in [
            "DELETE FROM team_members WHERE organisation_id = $1 AND learner_id = $2",
            "DELETE FROM standings WHERE organisation_id = $1 AND learner_id = $2",
            "DELETE FROM personal_assignments WHERE organisation_id = $1 AND learner_id = $2",
            "DELETE FROM imports WHERE organisation_id = $1 AND learner_id = $2",
            "DELETE FROM webhook_deliveries WHERE organisation_id = $1 AND learner_id = $2",
        ] {
            tx.execute(sql, values![organisation, self.learner]).await?;
        }
        let what = if self.leaves { "member-left" } else { "member-removed" };
        self.by.tell(tx, what, Some(self.learner), json!({})).await?;
        Ok(Ok(()))
    }
}
