//! Which reminders are due: ranges of two indexes, a page at a time.

use perehdy_courses::model::Timestamp;
use uuid::Uuid;

use crate::engine::{Fault, Row, values};
use crate::sign_in::links::email;
use crate::{DueReminder, Error, LearnerId, Records, ReminderKind, ReminderReceiver, ReminderSender};

/// Most that are read at once.
pub(super) const PAGE: u32 = 100;

/// Standings `s` of members with an address who have not stopped reminders and of whom this kind ($4) has not been sent about
/// this: $1 organisation, about moments after $2 up to $3, after the learner $5 and the course $6, at most $7.
macro_rules! due {
    ($about:literal, $so:literal) => {
        concat!(
            "SELECT s.learner_id, s.course, s.deadline_at, s.expires_at, s.assigned_at, m.name, u.written, l.lang \
             FROM standings s JOIN members m ON m.organisation_id = s.organisation_id AND m.learner_id = s.learner_id \
             JOIN accounts u ON u.learner_id = s.learner_id JOIN learners l ON l.id = s.learner_id \
             WHERE s.organisation_id = $1 AND ",
            $about,
            " > $2 AND ",
            $about,
            " <= $3 AND ",
            $so,
            " AND NOT EXISTS (SELECT 1 FROM reminders r WHERE r.organisation_id = s.organisation_id \
             AND r.learner_id = s.learner_id AND r.course = s.course AND r.kind = $4 AND r.about_at = ",
            $about,
            ") AND NOT EXISTS (SELECT 1 FROM reminders t WHERE t.organisation_id = s.organisation_id \
             AND t.learner_id = s.learner_id AND t.course = '' AND t.kind = 'stop') \
             AND (s.learner_id, s.course) > ($5, $6) ORDER BY s.learner_id, s.course LIMIT $7"
        )
    };
}

/// As the index has it.
const BY_DEADLINE: &str =
    due!("(CASE WHEN s.completed_at IS NULL THEN s.deadline_at ELSE s.expires_at END)", "s.completed_at IS NULL");
const BY_END: &str =
    due!("(CASE WHEN s.completed_at IS NULL THEN s.deadline_at ELSE s.expires_at END)", "s.completed_at IS NOT NULL");
const BY_ASSIGNED: &str = due!("s.assigned_at", "s.completed_at IS NULL");

impl DueReminder {
    /// What it is about: this, once.
    pub(crate) fn about(&self) -> Option<Timestamp> {
        match self.kind {
            ReminderKind::Assigned => self.assigned,
            ReminderKind::Before | ReminderKind::Due | ReminderKind::Late => self.deadline,
            ReminderKind::Renewal | ReminderKind::Expired => self.expires,
        }
    }
}

impl Records {
    /// At most [`PAGE`] reminders of a kind about moments of a range, after this learner and course.
    pub(super) async fn due_reminders(
        &self,
        from: &ReminderSender,
        kind: ReminderKind,
        range: (Timestamp, Timestamp),
        after: &(LearnerId, String),
    ) -> Result<Vec<DueReminder>, Error> {
        let sql = match kind {
            ReminderKind::Assigned => BY_ASSIGNED,
            ReminderKind::Before | ReminderKind::Due | ReminderKind::Late => BY_DEADLINE,
            ReminderKind::Renewal | ReminderKind::Expired => BY_END,
        };
        let values = values![from.id, range.0, range.1, kind.code(), after.0, &after.1, PAGE];
        let rows = self.engine().read(sql, values).await?;
        let due = |row: &Row| {
            let (learner, course, name) = (row.learner(0)?, row.text(1)?, row.text(5)?);
            let to = ReminderReceiver { learner, name, email: email(&row.text(6)?)?, lang: row.lang(7)? };
            let (deadline, expires, assigned) = (row.time_if(2)?, row.time_if(3)?, row.time_if(4)?);
            Ok::<_, Fault>(DueReminder { kind, from: from.clone(), to, course, deadline, expires, assigned })
        };
        Ok(rows.iter().map(due).collect::<Result<_, _>>()?)
    }
}

/// Before all learners and courses.
pub(super) fn first() -> (LearnerId, String) {
    (LearnerId(Uuid::nil()), String::new())
}
