//! What an organisation asks of its members.

use perehdy_courses::model::Timestamp;
use serde_json::json;
use uuid::Uuid;

use super::teams::team_name;
use super::{By, standings, team_is_there};
use crate::engine::{Fault, Row, Tx, Write, values};
use crate::stored::plain_ids;
use crate::{Assignment, Deadline, Decided, Error, ManagerSeat, NewAssignment, Records, Refusal, Seat};

/// The longest time of days or months: a hundred years and more.
const LONGEST: u32 = 40_000;

impl Records {
    /// What is asked of the members, by course; the oldest first of one course. Every member may know it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn assignments(&self, seat: &Seat) -> Result<Vec<Assignment>, Error> {
        let sql = "SELECT id, course, team_id, deadline_at, days, renew_months, version, created_at FROM assignments \
                   WHERE organisation_id = $1 AND removed_at IS NULL ORDER BY created_at, id";
        let rows = self.engine().read(sql, values![seat.organisation.id]).await?;
        let mut assignments: Vec<Assignment> = rows.iter().map(assignment).collect::<Result<_, _>>()?;
        assignments.sort_by(|one, other| one.says.course.cmp(&other.says.course));
        Ok(assignments)
    }

    /// Asks a course of everybody or of a team; gives the assignment's id. Whether there is such a course is the caller's to
    /// know. [`Refusal::Past`]: the deadline has passed; [`Refusal::Taken`]: the same is asked of the same already;
    /// [`Refusal::Unfit`]: no days, no months, or more than a century.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn assign(&self, seat: &ManagerSeat, says: NewAssignment) -> Result<Decided<Uuid>, Error> {
        plain_ids([&says.course])?;
        let now = self.now();
        if let Err(refusal) = fit(says.deadline, says.renew_months) {
            return Ok(Err(refusal));
        }
        let id = self.new_id(now);
        let done = self.engine().write(Change { by: self.by(&seat.0), id, kind: Kind::New(says) }).await?;
        Ok(done.map(|()| id))
    }

    /// Changes deadline and renewal; course and team stay. [`Refusal::Changed`]: `version` is not the newest. A deadline that
    /// has passed is refused, unless it is the one that stands.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn change_assignment(
        &self,
        seat: &ManagerSeat,
        id: Uuid,
        version: u32,
        deadline: Option<Deadline>,
        renew_months: Option<u32>,
    ) -> Result<Decided<()>, Error> {
        let says = NewAssignment { course: String::new(), team: None, deadline, renew_months };
        if let Err(refusal) = fit(says.deadline, says.renew_months) {
            return Ok(Err(refusal));
        }
        self.engine().write(Change { by: self.by(&seat.0), id, kind: Kind::Change(version, says) }).await
    }

    /// Asks no more for it. What was done stays.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn remove_assignment(&self, seat: &ManagerSeat, id: Uuid, version: u32) -> Result<Decided<()>, Error> {
        self.engine().write(Change { by: self.by(&seat.0), id, kind: Kind::Remove(version) }).await
    }
}

/// Whether days and months are some that can be asked for.
pub(super) fn fit(deadline: Option<Deadline>, renew_months: Option<u32>) -> Decided<()> {
    let days = match deadline {
        Some(Deadline::Days(days)) => Some(days),
        _ => None,
    };
    let fits = |count: Option<u32>| count.is_none_or(|count| (1..=LONGEST).contains(&count));
    if fits(days) && fits(renew_months) { Ok(()) } else { Err(Refusal::Unfit) }
}

/// A deadline as its two columns: moment, days.
fn columns(deadline: Option<Deadline>) -> (Option<Timestamp>, Option<u32>) {
    match deadline {
        Some(Deadline::At(at)) => (Some(at), None),
        Some(Deadline::Days(days)) => (None, Some(days)),
        None => (None, None),
    }
}

fn assignment(row: &Row) -> Result<Assignment, Fault> {
    let deadline = row.time_if(3)?.map(Deadline::At).or(row.count_if(4)?.map(Deadline::Days));
    let (course, team, renew_months) = (row.text(1)?, row.uuid_if(2)?, row.count_if(5)?);
    let says = NewAssignment { course, team, deadline, renew_months };
    Ok(Assignment { id: row.uuid(0)?, says, version: row.count(6)?, created: row.time(7)? })
}

struct Change {
    by: By,
    id: Uuid,
    kind: Kind,
}

enum Kind {
    New(NewAssignment),
    Change(u32, NewAssignment),
    Remove(u32),
}

impl Change {
    fn past(&self, deadline: Option<Deadline>) -> bool {
        matches!(deadline, Some(Deadline::At(at)) if at <= self.by.now)
    }

    async fn make(&self, tx: &mut Tx<'_>, says: &NewAssignment) -> Result<Decided<()>, Fault> {
        let By { organisation, now, .. } = self.by;
        if self.past(says.deadline) {
            return Ok(Err(Refusal::Past));
        }
        if !team_is_there(tx, organisation, says.team).await? {
            return Ok(Err(Refusal::NoTeam));
        }
        let sql = "SELECT team_id FROM assignments WHERE organisation_id = $1 AND course = $2 AND removed_at IS NULL";
        for row in tx.fetch_all(sql, values![organisation, &says.course]).await? {
            if row.uuid_if(0)? == says.team {
                return Ok(Err(Refusal::Taken));
            }
        }
        let sql = "INSERT INTO assignments \
                   (organisation_id, id, course, team_id, deadline_at, days, renew_months, version, created_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8)";
        let (at, days) = columns(says.deadline);
        let values = values![organisation, self.id, &says.course, says.team, at, days, says.renew_months, now];
        tx.execute(sql, values).await?;
        Ok(Ok(()))
    }

    /// The assignment, if it is there in this version.
    async fn current(&self, tx: &mut Tx<'_>, version: u32) -> Result<Decided<Assignment>, Fault> {
        let sql = "SELECT id, course, team_id, deadline_at, days, renew_months, version, created_at FROM assignments \
                   WHERE organisation_id = $1 AND id = $2 AND removed_at IS NULL";
        let Some(row) = tx.fetch_optional(sql, values![self.by.organisation, self.id]).await? else {
            return Ok(Err(Refusal::Gone));
        };
        let current = assignment(&row)?;
        Ok(if current.version == version { Ok(current) } else { Err(Refusal::Changed) })
    }
}

impl Write for Change {
    type Answer = Decided<()>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Decided<()>, Fault> {
        let By { organisation, now, .. } = self.by;
        if !self.by.manages(tx).await? {
            return Ok(Err(Refusal::NotAllowed));
        }
        let (what, course, team) = match &self.kind {
            Kind::New(says) => {
                if let Err(refusal) = self.make(tx, says).await? {
                    return Ok(Err(refusal));
                }
                ("assigned", says.course.clone(), says.team)
            }
            Kind::Change(version, says) => {
                let current = match self.current(tx, *version).await? {
                    Ok(current) => current,
                    Err(refusal) => return Ok(Err(refusal)),
                };
                if current.says.deadline != says.deadline && self.past(says.deadline) {
                    return Ok(Err(Refusal::Past));
                }
                let sql = "UPDATE assignments SET deadline_at = $3, days = $4, renew_months = $5, version = version + 1 \
                           WHERE organisation_id = $1 AND id = $2";
                let (at, days) = columns(says.deadline);
                tx.execute(sql, values![organisation, self.id, at, days, says.renew_months]).await?;
                ("assignment-changed", current.says.course, current.says.team)
            }
            Kind::Remove(version) => {
                let current = match self.current(tx, *version).await? {
                    Ok(current) => current,
                    Err(refusal) => return Ok(Err(refusal)),
                };
                let sql = "UPDATE assignments SET removed_at = $3, version = version + 1 \
                           WHERE organisation_id = $1 AND id = $2";
                tx.execute(sql, values![organisation, self.id, now]).await?;
                ("assignment-removed", current.says.course, current.says.team)
            }
        };
        standings::of_course(tx, organisation, &course).await?;
        let team = match team {
            Some(team) => team_name(tx, organisation, team).await?,
            None => None,
        };
        let about = json!({ "assignment": self.id.to_string(), "course": course, "name": team });
        self.by.tell(tx, what, None, about).await?;
        Ok(Ok(()))
    }
}
