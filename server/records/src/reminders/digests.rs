//! The week's digest to managers.

use perehdy_courses::model::Timestamp;

use crate::engine::{Fault, Row, values};
use crate::sign_in::links::email;
use crate::{Digest, DigestCourse, DueDigest, Error, Records, ReminderReceiver, ReminderSender};

impl Records {
    /// The digests of a week that managers have not had.
    pub(super) async fn due_digests(
        &self,
        from: &ReminderSender,
        (week, until): (Timestamp, Timestamp),
    ) -> Result<Vec<DueDigest>, Error> {
        let sql = "SELECT m.learner_id, m.name, u.written, l.lang FROM members m \
                   JOIN accounts u ON u.learner_id = m.learner_id JOIN learners l ON l.id = m.learner_id \
                   WHERE m.organisation_id = $1 AND m.role = 'manager' AND m.left_at IS NULL \
                   AND NOT EXISTS (SELECT 1 FROM reminders r WHERE r.organisation_id = $1 \
                   AND r.learner_id = m.learner_id AND r.course = '' \
                   AND (r.kind = 'stop' OR (r.kind = 'digest' AND r.about_at >= $2))) ORDER BY m.learner_id";
        let rows = self.engine().read(sql, values![from.id, week]).await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let digest = self.digest(from, week, until).await?;
        let due = |row: &Row| {
            let (learner, name) = (row.learner(0)?, row.text(1)?);
            let to = ReminderReceiver { learner, name, email: email(&row.text(2)?)?, lang: row.lang(3)? };
            Ok::<_, Fault>(DueDigest { from: from.clone(), to, week, until, digest: digest.clone() })
        };
        Ok(rows.iter().map(due).collect::<Result<_, _>>()?)
    }

    async fn digest(&self, from: &ReminderSender, week: Timestamp, until: Timestamp) -> Result<Digest, Error> {
        let sql = "SELECT count(*) FROM members m WHERE m.organisation_id = $1 AND m.left_at IS NULL \
                   AND m.joined_at >= $2 AND m.joined_at < $3";
        let joined = self.engine().read_one(sql, values![from.id, week, until]).await?;
        let joined = joined.map_or(Ok(0), |row| row.count(0))?;
        let sql = "SELECT s.course, count(CASE WHEN s.completed_at >= $2 AND s.completed_at < $3 THEN 1 END), \
                   count(CASE WHEN s.completed_at IS NULL AND s.deadline_at <= $4 THEN 1 END), \
                   count(CASE WHEN s.completed_at IS NOT NULL AND s.expires_at <= $4 THEN 1 END) FROM standings s \
                   WHERE s.organisation_id = $1 GROUP BY s.course ORDER BY s.course";
        let rows = self.engine().read(sql, values![from.id, week, until, self.now()]).await?;
        let course = |row: &Row| {
            let (course, done) = (row.text(0)?, row.count(1)?);
            Ok::<_, Fault>(DigestCourse { course, done, late: row.count(2)?, expired: row.count(3)? })
        };
        let mut courses: Vec<DigestCourse> = rows.iter().map(course).collect::<Result<_, _>>()?;
        courses.retain(|course| course.done + course.late + course.expired > 0);
        Ok(Digest { joined, courses })
    }
}

impl Digest {
    /// Whether there is nothing to tell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.joined == 0 && self.courses.is_empty()
    }
}
