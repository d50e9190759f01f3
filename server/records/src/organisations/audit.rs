//! The log: written in the transaction of what it tells, read by managers.

use serde_json::{Value, json};
use uuid::Uuid;

use super::{By, hold};
use crate::engine::{Fault, Row, Tx, Write, values};
use crate::{Decided, Entry, Error, LearnerId, ManagerSeat, OverseerSeat, Records, Refusal, SeatRole};

/// Entries on a page of the log.
const PAGE: u32 = 50;

impl Records {
    /// The log, newest first: at most 50 entries, from before this one on.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn audit_log(&self, seat: &ManagerSeat, before: Option<Uuid>) -> Result<Vec<Entry>, Error> {
        let sql = "SELECT a.id, a.done_at, a.learner_id, a.who, a.what, a.subject_id, COALESCE(s.name, ''), a.about \
                   FROM audit a LEFT JOIN members s ON s.organisation_id = a.organisation_id \
                   AND s.learner_id = a.subject_id WHERE a.organisation_id = $1 AND a.id < $2 AND EXISTS \
                   (SELECT 1 FROM members m WHERE m.organisation_id = $1 AND m.learner_id = $3 AND m.role = 'manager' \
                   AND m.left_at IS NULL) ORDER BY a.id DESC LIMIT $4";
        let seat = &seat.0;
        let values = values![seat.organisation.id, before.unwrap_or(Uuid::max()), seat.learner, PAGE];
        let rows = self.engine().read(sql, values).await?;
        Ok(rows.iter().map(entry).collect::<Result<_, _>>()?)
    }

    /// Writes into the log that somebody who sees others took something away: an export, a printed list. `what` is a code,
    /// `about` names no people.
    ///
    /// # Errors
    /// When it was not stored: then it must not be given out.
    pub async fn note_in_log(&self, seat: &OverseerSeat, what: &str, about: Value) -> Result<Decided<()>, Error> {
        let manager = seat.0.role == SeatRole::Manager;
        let by = self.by(&seat.0);
        self.engine().write(Note { by, manager, what: what.to_owned(), about, subject: None }).await
    }

    /// Writes into the log that somebody who sees others looked at a person; once an hour for each of both. Whether the
    /// seat oversees the person is found by [`person`](Self::person).
    ///
    /// # Errors
    /// When it was not stored: then the person must not be shown.
    pub async fn note_looked_at(&self, seat: &OverseerSeat, person: LearnerId) -> Result<Decided<()>, Error> {
        let by = self.by(&seat.0);
        // A read first: looking again writes nothing.
        let values = values![by.organisation, by.learner, person, by.now.0 - HOUR];
        if self.engine().read_one(LOOKED_AT, values).await?.is_some() {
            return Ok(Ok(()));
        }
        let manager = seat.0.role == SeatRole::Manager;
        let what = "person-looked-at".to_owned();
        self.engine().write(Note { by, manager, what, about: json!({}), subject: Some(person) }).await
    }
}

/// Microseconds.
const HOUR: i64 = 60 * 60 * 1_000_000;

/// Whether somebody ($2) has looked at a person ($3) since.
const LOOKED_AT: &str = "SELECT id FROM audit WHERE organisation_id = $1 AND learner_id = $2 AND subject_id = $3 \
                         AND what = 'person-looked-at' AND done_at > $4 LIMIT 1";

impl By {
    /// Adds an entry. One for each transaction.
    pub(crate) async fn tell(
        &self,
        tx: &mut Tx<'_>,
        what: &str,
        subject: Option<LearnerId>,
        about: Value,
    ) -> Result<(), Fault> {
        let sql = "INSERT INTO audit (organisation_id, id, done_at, learner_id, who, what, subject_id, about) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        let about = about.to_string();
        let values = values![self.organisation, self.entry, self.now, self.learner, &self.who, what, subject, &about];
        tx.execute(sql, values).await?;
        Ok(())
    }
}

struct Note {
    by: By,
    manager: bool,
    what: String,
    about: Value,
    /// The person who was looked at.
    subject: Option<LearnerId>,
}

impl Write for Note {
    type Answer = Decided<()>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Decided<()>, Fault> {
        let sql = "SELECT m.role FROM members m WHERE m.organisation_id = $1 AND m.learner_id = $2 AND m.left_at IS NULL \
                   AND (m.role = 'manager' OR (NOT $3 AND EXISTS (SELECT 1 FROM team_members t \
                   WHERE t.organisation_id = $1 AND t.learner_id = $2 AND t.manages)))";
        let values = values![self.by.organisation, self.by.learner, self.manager];
        if tx.fetch_optional(sql, values).await?.is_none() {
            return Ok(Err(Refusal::NotAllowed));
        }
        if self.subject.is_some() {
            // Two windows opened at once are one look.
            hold(tx, self.by.organisation).await?;
            let values = values![self.by.organisation, self.by.learner, self.subject, self.by.now.0 - HOUR];
            if tx.fetch_optional(LOOKED_AT, values).await?.is_some() {
                return Ok(Ok(()));
            }
        }
        self.by.tell(tx, &self.what, self.subject, self.about.clone()).await?;
        Ok(Ok(()))
    }
}

fn entry(row: &Row) -> Result<Entry, Fault> {
    Ok(Entry {
        id: row.uuid(0)?,
        at: row.time(1)?,
        learner: row.learner_if(2)?,
        who: row.text(3)?,
        what: row.text(4)?,
        subject: row.learner_if(5)?,
        subject_name: row.text(6)?,
        about: row.text(7)?,
    })
}
