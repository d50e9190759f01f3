//! Join links: made, listed, ended.

use perehdy_courses::model::Timestamp;
use serde_json::json;
use uuid::Uuid;

use super::{By, team_is_there};
use crate::engine::{Fault, Row, Tx, Write, values};
use crate::{Decided, Error, JoinCode, JoinLink, ManagerSeat, NewJoinLink, Records, Refusal};

impl Records {
    /// Makes a join link. [`Refusal::Past`]: it would have ended already, or nobody may join by it.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn new_join_link(&self, seat: &ManagerSeat, made: NewJoinLink) -> Result<Decided<JoinLink>, Error> {
        let now = self.now();
        if made.ends.is_some_and(|ends| ends <= now) || made.most == Some(0) {
            return Ok(Err(Refusal::Past));
        }
        // One in a thousand bytes fits no letter: the first time nearly always does.
        let code = loop {
            if let Some(code) = JoinCode::of(&self.random::<32>()) {
                break code;
            }
        };
        let link = JoinLink { id: self.new_id(now), code, made, used: 0, created: now, ended: None };
        self.engine().write(Make { by: self.by(&seat.0), link }).await
    }

    /// All join links, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn join_links(&self, seat: &ManagerSeat) -> Result<Vec<JoinLink>, Error> {
        let sql = "SELECT id, code, team_id, ends_at, most, used, created_at, ended_at FROM join_links \
                   WHERE organisation_id = $1 ORDER BY created_at DESC, id DESC";
        let rows = self.engine().read(sql, values![seat.0.organisation.id]).await?;
        Ok(rows.iter().map(link).collect::<Result<_, _>>()?)
    }

    /// Ends a join link; one that has ended stays as it is.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn end_join_link(&self, seat: &ManagerSeat, id: Uuid) -> Result<Decided<()>, Error> {
        self.engine().write(End { by: self.by(&seat.0), id }).await
    }
}

fn link(row: &Row) -> Result<JoinLink, Fault> {
    let code = JoinCode::parse(&row.text(1)?).ok_or_else(|| Fault::wrong("a stored code cannot be read"))?;
    let made = NewJoinLink { team: row.uuid_if(2)?, ends: row.time_if(3)?, most: row.count_if(4)? };
    let ended: Option<Timestamp> = row.time_if(7)?;
    Ok(JoinLink { id: row.uuid(0)?, code, made, used: row.count(5)?, created: row.time(6)?, ended })
}

struct Make {
    by: By,
    link: JoinLink,
}

impl Write for Make {
    type Answer = Decided<JoinLink>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Decided<JoinLink>, Fault> {
        let organisation = self.by.organisation;
        let JoinLink { id, code, made, created, .. } = &self.link;
        if !self.by.manages(tx).await? {
            return Ok(Err(Refusal::NotAllowed));
        }
        if !team_is_there(tx, organisation, made.team).await? {
            return Ok(Err(Refusal::NoTeam));
        }
        let sql = "INSERT INTO join_links (organisation_id, id, code, team_id, ends_at, most, used, created_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, 0, $7)";
        let values = values![organisation, *id, code.letters(), made.team, made.ends, made.most, *created];
        tx.execute(sql, values).await?;
        self.by.tell(tx, "link-made", None, json!({ "link": id.to_string() })).await?;
        Ok(Ok(self.link.clone()))
    }
}

struct End {
    by: By,
    id: Uuid,
}

impl Write for End {
    type Answer = Decided<()>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Decided<()>, Fault> {
        if !self.by.manages(tx).await? {
            return Ok(Err(Refusal::NotAllowed));
        }
        let sql = "SELECT ended_at FROM join_links WHERE organisation_id = $1 AND id = $2";
        let Some(row) = tx.fetch_optional(sql, values![self.by.organisation, self.id]).await? else {
            return Ok(Err(Refusal::Gone));
        };
        if row.time_if(0)?.is_none() {
            let sql = "UPDATE join_links SET ended_at = $3 WHERE organisation_id = $1 AND id = $2";
            tx.execute(sql, values![self.by.organisation, self.id, self.by.now]).await?;
            self.by.tell(tx, "link-ended", None, json!({ "link": self.id.to_string() })).await?;
        }
        Ok(Ok(()))
    }
}
