//! Handing an attempt in.

use std::sync::Arc;

use perehdy_courses::grade;
use perehdy_courses::model::{Course, Timestamp};
use uuid::Uuid;

use super::rows;
use crate::completions::{self, Change};
use crate::engine::{Fault, Tx, Write, held, values};
use crate::stored::json;
use crate::{Attempt, Error, HandedIn, LearnerId, Records};

impl Records {
    /// Hands an attempt in with its saved answers, marked by [`perehdy_courses::grade::score`] inside the transaction.
    /// Twice, or two at once: one result, given to both. An attempt past its end is handed in as of its end. The first time
    /// that this makes the course complete is remembered with it. `None` when the learner has no such attempt, or the
    /// course has no test (any more).
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn hand_in(
        &self,
        learner: LearnerId,
        course: &Arc<Course>,
        attempt: Uuid,
    ) -> Result<Option<Attempt>, Error> {
        if course.test.is_none() {
            return Ok(None);
        }
        let now = self.now();
        self.engine().write(HandIn { learner, course: course.clone(), attempt, now }).await
    }
}

struct HandIn {
    learner: LearnerId,
    course: Arc<Course>,
    attempt: Uuid,
    now: Timestamp,
}

impl Write for HandIn {
    type Answer = Option<Attempt>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Option<Attempt>, Fault> {
        if !rows::lock(tx, self.learner, self.attempt).await? {
            return Ok(None);
        }
        let attempt = rows::by_id(tx, self.attempt).await?;
        close(tx, attempt, self.learner, &self.course, self.now).await.map(Some)
    }
}

/// Hands in an attempt of the learner if its time is over, and gives it as it is then.
pub(super) async fn if_over(
    tx: &mut Tx<'_>,
    learner: LearnerId,
    id: Uuid,
    course: &Course,
    now: Timestamp,
) -> Result<Attempt, Fault> {
    if !rows::lock(tx, learner, id).await? {
        return Err(Fault::wrong("an attempt vanished"));
    }
    let attempt = rows::by_id(tx, id).await?;
    if rows::over(attempt.ends_at, now) { close(tx, attempt, learner, course, now).await } else { Ok(attempt) }
}

/// Marks an attempt whose row is held, unless it has been, and stores the result.
async fn close(
    tx: &mut Tx<'_>,
    mut attempt: Attempt,
    learner: LearnerId,
    course: &Course,
    now: Timestamp,
) -> Result<Attempt, Fault> {
    let Some(test) = &course.test else { return Err(Fault::wrong("the course has no test")) };
    if attempt.result.is_some() {
        return Ok(attempt);
    }
    let (at, by_time) = match attempt.ends_at {
        Some(end) if end <= now => (end, true),
        _ => (now, false),
    };
    let score = grade::score(test, &attempt.draw, &attempt.answers);
    let sql = "UPDATE attempts SET handed_in_at = $2, by_time = $3, points = $4, points_of = $5, passed = $6, \
               module_points = $7 WHERE id = $1";
    let modules = json(&score.modules)?;
    tx.execute(sql, values![attempt.id, at, by_time, score.points, score.of, score.passed, &modules]).await?;
    if score.passed {
        // Alone: what another request marks as read meanwhile is seen here, or sees this.
        let sql = held!(alone "SELECT id, joined_into FROM learners WHERE id = $1");
        let learner = match tx.fetch_held(sql, values![learner]).await? {
            Some(row) => row.learner_if(1)?.unwrap_or(learner),
            None => return Err(Fault::wrong("there is no such learner")),
        };
        completions::note(tx, learner, course, Change::Test, at).await?;
    }
    attempt.result = Some(HandedIn { at, by_time, score });
    Ok(attempt)
}
