//! A member's page: how they stand, and the work by which the completion rule says why.

use super::board::{soon, standing, status};
use super::members::{read, sees};
use crate::completions::work;
use crate::engine::{Fault, Row, values};
use crate::{Error, LearnerId, OverseerSeat, Person, PersonCourse, Records, Seat, SeatRole, Status, renewals};

/// Each course that is asked of the learner ($4): standing, then work.
const COURSES: &str = concat!(
    "SELECT s.course, ",
    status!("$5", "$6"),
    ", s.deadline_at, s.completed_at, s.version, s.expires_at, \
     (SELECT string_agg(r.module || ' ' || r.page, '\n') FROM pages_read r WHERE r.learner_id = $4 AND r.course = s.course), \
     (SELECT string_agg(q.question, '\n') FROM practice_answers q WHERE q.learner_id = $4 AND q.course = s.course), \
     EXISTS (SELECT 1 FROM attempts b WHERE b.learner_id = $4 AND b.course = s.course AND b.passed) \
     FROM standings s WHERE s.organisation_id = $1 AND s.learner_id = $4 AND ",
    sees!("s.learner_id")
);

impl Records {
    /// A member with all that the organisation sees of them; `None` for somebody whom this seat does not oversee.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn person(&self, seat: &OverseerSeat, learner: LearnerId) -> Result<Option<Person>, Error> {
        self.person_for(&seat.0, learner, seat.0.role == SeatRole::Manager).await
    }

    /// What the organisation sees of whoever has this seat, for them to look at.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn seen_of_me(&self, seat: &Seat) -> Result<Option<Person>, Error> {
        self.person_for(seat, seat.learner, true).await
    }

    /// The teams of whoever has this seat, by name: name, and whether they manage it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn teams_of_me(&self, seat: &Seat) -> Result<Vec<(String, bool)>, Error> {
        let sql = "SELECT e.name, t.manages FROM team_members t \
                   JOIN teams e ON e.organisation_id = t.organisation_id AND e.id = t.team_id \
                   WHERE t.organisation_id = $1 AND t.learner_id = $2 ORDER BY e.name, e.id";
        let rows = self.engine().read(sql, values![seat.organisation.id, seat.learner]).await?;
        let team = |row: &Row| Ok::<_, Fault>((row.text(0)?, row.bool(1)?));
        Ok(rows.iter().map(team).collect::<Result<_, _>>()?)
    }

    async fn person_for(&self, seat: &Seat, learner: LearnerId, all: bool) -> Result<Option<Person>, Error> {
        let sql = concat!(
            "SELECT m.learner_id, m.name, u.written, m.role, m.version, m.joined_at, t.team_id, t.manages FROM members m \
             LEFT JOIN accounts u ON u.learner_id = m.learner_id \
             LEFT JOIN team_members t ON t.organisation_id = $1 AND t.learner_id = m.learner_id \
             WHERE m.organisation_id = $1 AND m.learner_id = $4 AND m.left_at IS NULL AND ",
            sees!("m.learner_id"),
            " ORDER BY t.team_id"
        );
        let values = values![seat.organisation.id, seat.learner, all, learner];
        let Some(member) = read(&self.engine().read(sql, values).await?)?.into_iter().next() else { return Ok(None) };
        let now = self.now();
        let values = values![seat.organisation.id, seat.learner, all, learner, now, soon(now)];
        let rows = self.engine().read(COURSES, values).await?;
        let mut courses: Vec<PersonCourse> = rows.iter().map(course).collect::<Result<_, _>>()?;
        for of in courses.iter_mut().filter(|of| matches!(of.standing.status, Status::Expiring | Status::Expired)) {
            of.renewal = renewals::read(self.engine(), learner, &of.course, now).await?;
        }
        courses.sort_by(|one, other| one.course.cmp(&other.course));
        Ok(Some(Person { member, courses }))
    }
}

fn course(row: &Row) -> Result<PersonCourse, Fault> {
    Ok(PersonCourse {
        course: row.text(0)?,
        standing: standing(row, 1)?,
        work: work(row.text_if(6)?.as_deref(), row.text_if(7)?.as_deref(), row.bool(8)?)?,
        renewal: None,
    })
}
