//! Joining by a code or an invitation.

use perehdy_courses::model::{Lang, Timestamp};
use serde_json::json;
use uuid::Uuid;

use super::names::{name, sort_key, sought};
use super::seats::{organisation, organisation_columns};
use super::{By, hold, hold_learner, role, role_code, standings, teams};
use crate::engine::{Fault, Row, Tx, Write, values};
use crate::sessions::Arrival;
use crate::{Error, JoinKey, JoinOffer, Joined, LearnerId, Offer, Organisation, Records, Role, WayIn, Who};

/// The link with this code ($1): after the organisation's columns its id, end, limit, use, team and the team's name.
const BY_CODE: &str = concat!(
    "SELECT ",
    organisation_columns!(),
    ", j.id, j.ends_at, j.ended_at, j.most, j.used, j.team_id, e.name, '', 'member', NULL \
     FROM join_links j JOIN organisations o ON o.id = j.organisation_id \
     LEFT JOIN teams e ON e.organisation_id = j.organisation_id AND e.id = j.team_id WHERE j.code = $1"
);

/// The invitation with this secret, with the same columns.
const BY_INVITATION: &str = concat!(
    "SELECT ",
    organisation_columns!(),
    ", j.id, j.ends_at, j.withdrawn_at, CAST(1 AS BIGINT), CAST(CASE WHEN j.accepted_at IS NULL THEN 0 ELSE 1 END AS BIGINT), \
     j.team_id, e.name, j.name, j.role, j.accepted_by FROM invitations j JOIN organisations o ON o.id = j.organisation_id \
     LEFT JOIN teams e ON e.organisation_id = j.organisation_id AND e.id = j.team_id WHERE j.token_hash = $1"
);

/// What one may join by.
struct Way {
    organisation: Organisation,
    id: Uuid,
    ends: Option<Timestamp>,
    ended: bool,
    most: Option<u32>,
    used: u32,
    team: Option<Uuid>,
    team_name: Option<String>,
    name: String,
    role: Role,
    accepted_by: Option<LearnerId>,
    invitation: bool,
}

/// A key, as it is looked for.
enum Key {
    Code(String),
    Invitation([u8; 32]),
}

impl Key {
    fn of(key: &JoinKey) -> Self {
        match key {
            JoinKey::Code(code) => Self::Code(code.letters().to_owned()),
            JoinKey::Invitation(token) => Self::Invitation(token.hash()),
        }
    }

    async fn in_tx(&self, tx: &mut Tx<'_>) -> Result<Option<Way>, Fault> {
        let row = match self {
            Self::Code(code) => tx.fetch_optional(BY_CODE, values![code]).await?,
            Self::Invitation(hash) => tx.fetch_optional(BY_INVITATION, values![hash]).await?,
        };
        row.map(|row| way(&row, matches!(self, Self::Invitation(_)))).transpose()
    }
}

fn way(row: &Row, invitation: bool) -> Result<Way, Fault> {
    Ok(Way {
        organisation: organisation(row)?,
        id: row.uuid(6)?,
        ends: row.time_if(7)?,
        ended: row.time_if(8)?.is_some(),
        most: row.count_if(9)?,
        used: row.count(10)?,
        team: row.uuid_if(11)?,
        team_name: row.text_if(12)?,
        name: row.text(13)?,
        role: role(&row.text(14)?)?,
        accepted_by: if invitation { row.learner_if(15)? } else { None },
        invitation,
    })
}

impl Way {
    /// Why it is closed, if it is.
    fn closed(&self, now: Timestamp) -> Option<JoinOffer> {
        if self.invitation && self.used > 0 {
            Some(JoinOffer::Used)
        } else if self.ended || self.ends.is_some_and(|ends| ends <= now) {
            Some(JoinOffer::Ended)
        } else {
            self.most.is_some_and(|most| self.used >= most).then_some(JoinOffer::Full)
        }
    }
}

impl Records {
    /// What one is offered by a code or an invitation. Looking changes nothing. How often codes are tried is the caller's
    /// to limit ([`Self::guess`]).
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn join_offer(&self, key: &JoinKey) -> Result<JoinOffer, Error> {
        let key = Key::of(key);
        let row = match &key {
            Key::Code(code) => self.engine().read_one(BY_CODE, values![code]).await?,
            Key::Invitation(hash) => self.engine().read_one(BY_INVITATION, values![hash]).await?,
        };
        let Some(row) = row else { return Ok(JoinOffer::Unknown) };
        let way = way(&row, matches!(key, Key::Invitation(_)))?;
        if let Some(closed) = way.closed(self.now()) {
            return Ok(closed);
        }
        // An invitation's own courses too; the id of a link is none of theirs.
        let sql = "SELECT a.course FROM assignments a WHERE a.organisation_id = $1 AND a.removed_at IS NULL \
                   AND (a.team_id IS NULL OR a.team_id = $2) UNION SELECT c.course FROM invited_courses c \
                   WHERE c.organisation_id = $1 AND c.invitation_id = $3";
        let rows = self.engine().read(sql, values![way.organisation.id, way.team, way.id]).await?;
        let mut courses: Vec<String> = rows.iter().map(|row| row.text(0)).collect::<Result<_, _>>()?;
        courses.sort();
        let Way { organisation, team, team_name, name, role, .. } = way;
        let team = team.zip(team_name);
        Ok(JoinOffer::Open(Box::new(Offer { organisation, team, courses, name, role })))
    }

    /// Whose a code or an invitation is, also when it is closed: for whoever has it to know whom to ask. `None` when there
    /// is none such.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn way_in(&self, key: &JoinKey) -> Result<Option<WayIn>, Error> {
        let key = Key::of(key);
        let row = match &key {
            Key::Code(code) => {
                let sql = concat!(
                    "SELECT ",
                    organisation_columns!(),
                    ", '' FROM join_links j JOIN organisations o ON o.id = j.organisation_id WHERE j.code = $1"
                );
                self.engine().read_one(sql, values![code]).await?
            }
            Key::Invitation(hash) => {
                let sql = concat!(
                    "SELECT ",
                    organisation_columns!(),
                    ", j.email FROM invitations j JOIN organisations o ON o.id = j.organisation_id \
                     WHERE j.token_hash = $1"
                );
                self.engine().read_one(sql, values![hash]).await?
            }
        };
        let way =
            |row: &Row| Ok::<_, Fault>(WayIn { organisation: organisation(row)?, mailed: !row.text(6)?.is_empty() });
        Ok(row.as_ref().map(way).transpose()?)
    }

    /// Joins an organisation; somebody new becomes a guest with the session of their token. Again by the same is the same,
    /// and is not counted. Whoever is a member keeps their role if it is the higher, their name, and the time since when.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn join(&self, who: &Who, key: &JoinKey, called: &str, lang: Lang) -> Result<Joined, Error> {
        let Some(called) = name(called) else { return Ok(Joined::NoName) };
        let now = self.now();
        let arrival = self.arrival(who, lang, now);
        self.engine().write(Join { arrival, key: Key::of(key), called, entry: self.new_id(now), now }).await
    }
}

struct Join {
    arrival: Arrival,
    key: Key,
    called: String,
    entry: Uuid,
    now: Timestamp,
}

impl Write for Join {
    type Answer = Joined;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Joined, Fault> {
        let Some(way) = self.key.in_tx(tx).await? else { return Ok(Joined::Unknown) };
        hold(tx, way.organisation.id).await?;
        // Somebody may have been quicker until it was held.
        let Some(way) = self.key.in_tx(tx).await? else { return Ok(Joined::Unknown) };
        let slug = way.organisation.slug.clone();
        match (way.closed(self.now), way.accepted_by) {
            (None, _) => {}
            // Their own, sent twice: nothing is left to do, unless they have left since.
            (Some(JoinOffer::Used), Some(by)) => {
                let Some(known) = self.arrival.known(tx).await?.filter(|known| *known == by) else {
                    return Ok(Joined::Used);
                };
                let before = since(tx, way.organisation.id, known).await?.is_some();
                let done = Joined::Done { learner: known, slug, before };
                return Ok(if before { done } else { Joined::Used });
            }
            (Some(JoinOffer::Used), None) => return Ok(Joined::Used),
            (Some(JoinOffer::Full), _) => {
                // Who is in already is not one too many.
                if let Some(known) = self.arrival.known(tx).await?
                    && since(tx, way.organisation.id, known).await?.is_some()
                {
                    return Ok(Joined::Done { learner: known, slug, before: true });
                }
                return Ok(Joined::Full);
            }
            (Some(_), _) => return Ok(Joined::Ended),
        }
        let learner = self.arrival.arrive(tx).await?;
        hold_learner(tx, learner).await?;
        let before = self.enter(tx, &way, learner).await?;
        Ok(Joined::Done { learner, slug, before })
    }
}

impl Join {
    /// Gives whether they were a member before.
    async fn enter(&self, tx: &mut Tx<'_>, way: &Way, learner: LearnerId) -> Result<bool, Fault> {
        let organisation = way.organisation.id;
        let before = since(tx, organisation, learner).await?.is_some();
        if before {
            let sql = "UPDATE members SET role = 'manager', version = version + 1 \
                       WHERE organisation_id = $1 AND learner_id = $2 AND role <> 'manager'";
            if way.role == Role::Manager {
                tx.execute(sql, values![organisation, learner]).await?;
            }
        } else {
            put_in(tx, organisation, learner, &self.called, way.role, self.now).await?;
        }
        if let Some(team) = way.team {
            let sql =
                "SELECT manages FROM team_members WHERE organisation_id = $1 AND team_id = $2 AND learner_id = $3";
            if tx.fetch_optional(sql, values![organisation, team, learner]).await?.is_none() {
                teams::put(tx, organisation, team, learner, false, self.now).await?;
            }
        }
        if way.invitation {
            let sql =
                "UPDATE invitations SET accepted_at = $3, accepted_by = $4 WHERE organisation_id = $1 AND id = $2";
            tx.execute(sql, values![organisation, way.id, self.now, learner]).await?;
            self.take_courses(tx, way, learner).await?;
        } else if !before {
            let sql = "UPDATE join_links SET used = used + 1 WHERE organisation_id = $1 AND id = $2";
            tx.execute(sql, values![organisation, way.id]).await?;
        }
        standings::of_member(tx, organisation, learner).await?;
        let by =
            By { organisation, learner: Some(learner), who: self.called.clone(), entry: self.entry, now: self.now };
        let what = if before { "member-joined-again" } else { "member-joined" };
        let about = json!({ (if way.invitation { "invitation" } else { "link" }): way.id.to_string() });
        by.tell(tx, what, Some(learner), about).await?;
        Ok(before)
    }

    /// What the invitation asks is asked of them from now on; of two deadlines the earlier counts.
    async fn take_courses(&self, tx: &mut Tx<'_>, way: &Way, learner: LearnerId) -> Result<(), Fault> {
        let sql = "INSERT INTO personal_assignments (organisation_id, course, learner_id, deadline_at, created_at) \
                   SELECT organisation_id, course, $3, deadline_at, $4 FROM invited_courses \
                   WHERE organisation_id = $1 AND invitation_id = $2 \
                   ON CONFLICT (organisation_id, course, learner_id) DO UPDATE SET deadline_at = CASE \
                   WHEN personal_assignments.deadline_at IS NULL OR excluded.deadline_at < personal_assignments.deadline_at \
                   THEN excluded.deadline_at ELSE personal_assignments.deadline_at END, \
                   version = personal_assignments.version + 1";
        tx.execute(sql, values![way.organisation.id, way.id, learner, self.now]).await?;
        let sql = "DELETE FROM invited_courses WHERE organisation_id = $1 AND invitation_id = $2";
        tx.execute(sql, values![way.organisation.id, way.id]).await?;
        Ok(())
    }
}

/// Makes somebody a member who is none, or none any more.
pub(super) async fn put_in(
    tx: &mut Tx<'_>,
    organisation: Uuid,
    learner: LearnerId,
    called: &str,
    role: Role,
    now: Timestamp,
) -> Result<(), Fault> {
    let sql = "INSERT INTO members (organisation_id, learner_id, name, sought, sort_key, role, version, joined_at) \
               VALUES ($1, $2, $3, $4, $5, $6, 1, $7) ON CONFLICT (organisation_id, learner_id) DO UPDATE SET \
               name = excluded.name, sought = excluded.sought, sort_key = excluded.sort_key, role = excluded.role, \
               version = members.version + 1, joined_at = excluded.joined_at, left_at = NULL";
    let (sought, key) = (sought(called), sort_key(called));
    tx.execute(sql, values![organisation, learner, called, &sought, &key, role_code(role), now]).await?;
    Ok(())
}

/// Since when the learner is a member, if they are one.
async fn since(tx: &mut Tx<'_>, organisation: Uuid, learner: LearnerId) -> Result<Option<Timestamp>, Fault> {
    let sql = "SELECT joined_at FROM members WHERE organisation_id = $1 AND learner_id = $2 AND left_at IS NULL";
    tx.fetch_optional(sql, values![organisation, learner]).await?.map(|row| row.time(0)).transpose()
}
