//! Guests who came, did nothing that is worth keeping, and did not come back.

use perehdy_courses::model::Timestamp;
use uuid::Uuid;

use super::PAGE;
use crate::engine::{Fault, Tx, Write, held, values};
use crate::erasing::remove_all;
use crate::sessions::last_used;
use crate::{Error, LearnerId, Records};

/// Guests removed in one transaction: each takes some statements.
const STEP: usize = 20;

/// Whether a learner `l` is such a guest, with $1 the moment before which they were here last: no account, no work but a
/// place in a course, no organisation, no certificate.
macro_rules! idle {
    () => {
        concat!(
            "(l.created_at < $1 AND l.joined_into IS NULL \
             AND NOT EXISTS (SELECT 1 FROM accounts x WHERE x.learner_id = l.id) \
             AND NOT EXISTS (SELECT 1 FROM sessions s WHERE s.learner_id = l.id AND ",
            last_used!(),
            " >= $1) \
             AND NOT EXISTS (SELECT 1 FROM course_places x WHERE x.learner_id = l.id AND x.visited_at >= $1) \
             AND NOT EXISTS (SELECT 1 FROM pages_read x WHERE x.learner_id = l.id) \
             AND NOT EXISTS (SELECT 1 FROM practice_answers x WHERE x.learner_id = l.id) \
             AND NOT EXISTS (SELECT 1 FROM media_states x WHERE x.learner_id = l.id) \
             AND NOT EXISTS (SELECT 1 FROM attempts x WHERE x.learner_id = l.id) \
             AND NOT EXISTS (SELECT 1 FROM completions x WHERE x.learner_id = l.id) \
             AND NOT EXISTS (SELECT 1 FROM certificates x WHERE x.learner_id = l.id) \
             AND NOT EXISTS (SELECT 1 FROM members x WHERE x.learner_id = l.id))"
        )
    };
}

impl Records {
    /// How many guests there are that [`Self::forget_idle_guests`] would remove.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn count_idle_guests(&self, before: Timestamp) -> Result<u64, Error> {
        self.idle_guests(before, false).await
    }

    /// Removes guests without work who were here last before this moment; gives how many. Work is: a page marked as read, an
    /// answer, a video or sound that was played, an attempt, a completion, a certificate; who belongs or has belonged to an
    /// organisation stays too.
    ///
    /// # Errors
    /// When the database does not answer; some may have been removed.
    pub async fn forget_idle_guests(&self, before: Timestamp) -> Result<u64, Error> {
        self.idle_guests(before, true).await
    }

    async fn idle_guests(&self, before: Timestamp, remove: bool) -> Result<u64, Error> {
        // Page by page: most learners are not idle, and a statement that looks for them among a million takes long.
        let sql = concat!(
            "SELECT l.id, ",
            idle!(),
            " FROM learners l WHERE l.id > $2 AND l.created_at < $1 ORDER BY l.id LIMIT $3"
        );
        let (mut after, mut removed) = (Uuid::nil(), 0);
        loop {
            let rows = self.engine().read(sql, values![before, after, PAGE]).await?;
            let Some(last) = rows.last() else { return Ok(removed) };
            after = last.uuid(0)?;
            let mut idle = Vec::new();
            for row in &rows {
                if row.bool(1)? {
                    idle.push(row.learner(0)?);
                }
            }
            if !remove {
                removed += idle.len() as u64;
                continue;
            }
            for some in idle.chunks(STEP) {
                removed += self.engine().write(Remove { learners: some.to_vec(), before }).await?;
            }
        }
    }
}

/// Removes those of these guests who are still idle: one may have come back meanwhile.
struct Remove {
    learners: Vec<LearnerId>,
    before: Timestamp,
}

impl Write for Remove {
    type Answer = u64;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<u64, Fault> {
        let sql = concat!("SELECT l.id FROM learners l WHERE l.id = $2 AND ", idle!());
        let mut removed = 0;
        for learner in &self.learners {
            tx.fetch_held(held!(alone "SELECT id FROM learners WHERE id = $1"), values![*learner]).await?;
            if tx.fetch_optional(sql, values![self.before, *learner]).await?.is_some() {
                remove_all(tx, *learner).await?;
                removed += 1;
            }
        }
        Ok(removed)
    }
}
