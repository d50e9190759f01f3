//! What an organisation asks of one member, beside what it asks of everybody and of teams.

use perehdy_courses::model::Timestamp;
use serde_json::json;

use super::assignments::fit;
use super::{By, hold_learner, standings};
use crate::engine::{Fault, Row, Tx, Write, values};
use crate::sessions::DAY;
use crate::stored::plain_ids;
use crate::{
    Deadline, Decided, Error, LearnerId, ManagerSeat, OverseerSeat, PersonalAssignment, Records, Refusal, SeatRole,
};

use super::members::sees;

impl Records {
    /// What is asked of one member alone, by course; nothing for somebody whom this seat does not oversee.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn personal_assignments(
        &self,
        seat: &OverseerSeat,
        learner: LearnerId,
    ) -> Result<Vec<PersonalAssignment>, Error> {
        let sql = concat!(
            "SELECT a.course, a.deadline_at, a.renew_months, a.version, a.created_at FROM personal_assignments a \
             WHERE a.organisation_id = $1 AND a.learner_id = $4 AND ",
            sees!("a.learner_id")
        );
        let seat = &seat.0;
        let values = values![seat.organisation.id, seat.learner, seat.role == SeatRole::Manager, learner];
        let rows = self.engine().read(sql, values).await?;
        let asked = |row: &Row| {
            let (course, deadline, renew_months) = (row.text(0)?, row.time_if(1)?, row.count_if(2)?);
            let (version, created) = (row.count(3)?, row.time(4)?);
            Ok::<_, Fault>(PersonalAssignment { course, deadline, renew_months, version, created })
        };
        let mut all: Vec<PersonalAssignment> = rows.iter().map(asked).collect::<Result<_, _>>()?;
        all.sort_by(|one, other| one.course.cmp(&other.course));
        Ok(all)
    }

    /// Asks a course of one member. Days are counted from now: nobody is asked before they have joined. Whether there is such
    /// a course is the caller's to know. [`Refusal::Past`]: the deadline has passed; [`Refusal::Taken`]: it is asked of them
    /// alone already; [`Refusal::Gone`]: they are no member; [`Refusal::Unfit`]: no days, no months, or more than a century.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn assign_to_person(
        &self,
        seat: &ManagerSeat,
        learner: LearnerId,
        course: &str,
        deadline: Option<Deadline>,
        renew_months: Option<u32>,
    ) -> Result<Decided<()>, Error> {
        plain_ids([course])?;
        if let Err(refusal) = fit(deadline, renew_months) {
            return Ok(Err(refusal));
        }
        let by = self.by(&seat.0);
        let deadline = deadline.map(|deadline| match deadline {
            Deadline::At(at) => at,
            Deadline::Days(days) => Timestamp(by.now.0 + i64::from(days) * DAY),
        });
        if deadline.is_some_and(|deadline| deadline <= by.now) {
            return Ok(Err(Refusal::Past));
        }
        let what = What::Ask(deadline, renew_months);
        self.engine().write(Change { by, learner, course: course.to_owned(), what }).await
    }

    /// Asks a course of one member no more; what everybody or their team is asked stays. [`Refusal::Gone`]: it is not asked
    /// of them alone; [`Refusal::Changed`]: `version` is not the newest.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn remove_personal_assignment(
        &self,
        seat: &ManagerSeat,
        learner: LearnerId,
        course: &str,
        version: u32,
    ) -> Result<Decided<()>, Error> {
        plain_ids([course])?;
        let what = What::Remove(version);
        self.engine().write(Change { by: self.by(&seat.0), learner, course: course.to_owned(), what }).await
    }
}

/// Asking a course of a member, or asking it no more.
struct Change {
    by: By,
    learner: LearnerId,
    course: String,
    what: What,
}

enum What {
    /// Until when, and for how many months it holds.
    Ask(Option<Timestamp>, Option<u32>),
    /// The version that was seen.
    Remove(u32),
}

impl Write for Change {
    type Answer = Decided<()>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Decided<()>, Fault> {
        let By { organisation, now, .. } = self.by;
        if !self.by.manages(tx).await? {
            return Ok(Err(Refusal::NotAllowed));
        }
        hold_learner(tx, self.learner).await?;
        let sql = "SELECT learner_id FROM members WHERE organisation_id = $1 AND learner_id = $2 AND left_at IS NULL";
        if tx.fetch_optional(sql, values![organisation, self.learner]).await?.is_none() {
            return Ok(Err(Refusal::Gone));
        }
        let sql =
            "SELECT version FROM personal_assignments WHERE organisation_id = $1 AND course = $2 AND learner_id = $3";
        let there = tx.fetch_optional(sql, values![organisation, &self.course, self.learner]).await?;
        let there = there.map(|row| row.count(0)).transpose()?;
        let what = match (&self.what, there) {
            (What::Ask(..), Some(_)) => return Ok(Err(Refusal::Taken)),
            (What::Ask(deadline, months), None) => {
                let sql = "INSERT INTO personal_assignments \
                           (organisation_id, course, learner_id, deadline_at, renew_months, version, created_at) \
                           VALUES ($1, $2, $3, $4, $5, 1, $6)";
                tx.execute(sql, values![organisation, &self.course, self.learner, *deadline, *months, now]).await?;
                "person-assigned"
            }
            (What::Remove(_), None) => return Ok(Err(Refusal::Gone)),
            (What::Remove(seen), Some(version)) if *seen != version => return Ok(Err(Refusal::Changed)),
            (What::Remove(_), Some(_)) => {
                let sql = "DELETE FROM personal_assignments \
                           WHERE organisation_id = $1 AND course = $2 AND learner_id = $3";
                tx.execute(sql, values![organisation, &self.course, self.learner]).await?;
                "person-assignment-removed"
            }
        };
        standings::of_member(tx, organisation, self.learner).await?;
        self.by.tell(tx, what, Some(self.learner), json!({ "course": self.course })).await?;
        Ok(Ok(()))
    }
}
