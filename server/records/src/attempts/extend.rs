//! Lengthening a running attempt.

use perehdy_courses::model::{FinalTest, Timestamp};
use perehdy_courses::rules;
use uuid::Uuid;

use super::rows;
use crate::engine::{Fault, Tx, Write, values};
use crate::{Error, LearnerId, Records};

impl Records {
    /// Lengthens a running attempt by the course's rules; gives the new end, or `None` when the rules do not allow it.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn extend_attempt(
        &self,
        learner: LearnerId,
        test: &FinalTest,
        attempt: Uuid,
    ) -> Result<Option<Timestamp>, Error> {
        let now = self.now();
        self.engine().write(Extend { learner, test: test.clone(), attempt, now }).await
    }
}

struct Extend {
    learner: LearnerId,
    test: FinalTest,
    attempt: Uuid,
    now: Timestamp,
}

impl Write for Extend {
    type Answer = Option<Timestamp>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Option<Timestamp>, Fault> {
        if !rows::lock(tx, self.learner, self.attempt).await? {
            return Ok(None);
        }
        let attempt = rows::by_id(tx, self.attempt).await?;
        if attempt.result.is_some() {
            return Ok(None);
        }
        let end = rules::extended(&self.test, attempt.ends_at, attempt.extensions, self.now);
        if let Some(end) = end {
            let sql = "UPDATE attempts SET ends_at = $2, extensions = extensions + 1 WHERE id = $1";
            tx.execute(sql, values![self.attempt, end]).await?;
        }
        Ok(end)
    }
}
