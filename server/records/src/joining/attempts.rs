//! Joining attempts: all are kept, numbered anew by their start; at most one runs on.

use perehdy_courses::model::Timestamp;
use uuid::Uuid;

use crate::LearnerId;
use crate::engine::{Fault, Tx, values};

/// An attempt of one of the two.
struct One {
    id: Uuid,
    course: String,
    ends_at: Option<Timestamp>,
    handed_in: bool,
    answers: i64,
}

impl One {
    fn runs(&self, now: Timestamp) -> bool {
        !self.handed_in && self.ends_at.is_none_or(|end| end > now)
    }
}

/// Joins the attempts; gives how many the guest had.
pub(super) async fn join(tx: &mut Tx<'_>, guest: LearnerId, account: LearnerId, now: Timestamp) -> Result<u64, Fault> {
    // Held, so that nobody answers or hands one in between here and the end. Numbers below zero are in nobody's way while
    // they are given anew.
    let sql = "UPDATE attempts SET number = -number WHERE learner_id = $2 \
               AND course IN (SELECT g.course FROM attempts g WHERE g.learner_id = $1)";
    tx.execute(sql, values![guest, account]).await?;
    let sql = "UPDATE attempts SET learner_id = $2, number = -1000000 - number WHERE learner_id = $1";
    let moved = tx.execute(sql, values![guest, account]).await?;
    if moved == 0 {
        return Ok(0);
    }
    let sql = "SELECT a.id, a.course, a.ends_at, a.handed_in_at IS NOT NULL, \
               (SELECT count(*) FROM attempt_answers b WHERE b.attempt_id = a.id) \
               FROM attempts a WHERE a.learner_id = $1 AND a.number < 0 ORDER BY a.course, a.started_at, a.id";
    let rows = tx.fetch_all(sql, values![account]).await?;
    let read = |row: &crate::engine::Row| {
        let (id, course, ends_at) = (row.uuid(0)?, row.text(1)?, row.time_if(2)?);
        Ok::<_, Fault>(One { id, course, ends_at, handed_in: row.bool(3)?, answers: row.int(4)? })
    };
    let attempts: Vec<One> = rows.iter().map(read).collect::<Result<_, _>>()?;
    for course in attempts.chunk_by(|one, other| one.course == other.course) {
        // Of those with as many answers the last, which was started later.
        let best = course.iter().filter(|one| one.runs(now)).max_by_key(|one| one.answers).map(|one| one.id);
        for (one, number) in course.iter().zip(1_i64..) {
            // One that does not run on ends now: the job hands it in with its answers.
            let ends_at = if one.runs(now) && best != Some(one.id) { Some(now) } else { one.ends_at };
            let sql = "UPDATE attempts SET number = $2, ends_at = $3 WHERE id = $1";
            tx.execute(sql, values![one.id, number, ends_at]).await?;
        }
    }
    Ok(moved)
}
