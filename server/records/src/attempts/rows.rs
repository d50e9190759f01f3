//! Attempts as rows.

use std::collections::HashMap;

use perehdy_courses::grade::Score;
use perehdy_courses::model::Timestamp;
use uuid::Uuid;

use crate::engine::{Fault, Row, Tx, values};
use crate::stored::{entries, from_json, lang};
use crate::{Attempt, Error, HandedIn, LearnerId, Records};

/// A statement that reads whole attempts, with its condition.
macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT a.id, a.number, a.version, a.draw, a.started_at, a.ends_at, a.extensions, a.handed_in_at, a.by_time, \
             a.points, a.points_of, a.passed, a.module_points, \
             (SELECT string_agg(b.question || ' ' || b.lang || ' ' || b.answer, '\n') FROM attempt_answers b \
             WHERE b.attempt_id = a.id), a.course FROM attempts a WHERE ",
            $condition
        )
    };
}

/// All attempts of a learner at a course, oldest first.
const OF_LEARNER: &str = select!("a.learner_id = $1 AND a.course = $2 ORDER BY a.number");

impl Records {
    /// All attempts of a learner at a course, oldest first, with draw, answers and result.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn attempts(&self, learner: LearnerId, course: &str) -> Result<Vec<Attempt>, Error> {
        let rows = self.engine().read(OF_LEARNER, values![learner, course]).await?;
        Ok(rows.iter().map(attempt).collect::<Result<_, _>>()?)
    }

    /// Running attempts at a course whose time is over, at most a hundred, the oldest first. A job hands them in.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn expired_attempts(&self, course: &str) -> Result<Vec<(LearnerId, Uuid)>, Error> {
        let sql = "SELECT learner_id, id FROM attempts \
                   WHERE course = $1 AND handed_in_at IS NULL AND ends_at <= $2 ORDER BY ends_at LIMIT 100";
        let rows = self.engine().read(sql, values![course, self.now()]).await?;
        let expired = rows.iter().map(|row| Ok::<_, Fault>((row.learner(0)?, row.uuid(1)?)));
        Ok(expired.collect::<Result<_, _>>()?)
    }
}

/// All attempts of a learner, by course, oldest first.
pub(crate) async fn all_of(records: &Records, learner: LearnerId) -> Result<Vec<(String, Attempt)>, Error> {
    let rows =
        records.engine().read(select!("a.learner_id = $1 ORDER BY a.course, a.number"), values![learner]).await?;
    let all = rows.iter().map(|row| Ok::<_, Fault>((row.text(14)?, attempt(row)?)));
    Ok(all.collect::<Result<_, _>>()?)
}

/// All attempts of a learner at a course, oldest first, as this transaction sees them.
pub(super) async fn of_learner(tx: &mut Tx<'_>, learner: LearnerId, course: &str) -> Result<Vec<Attempt>, Fault> {
    tx.fetch_all(OF_LEARNER, values![learner, course]).await?.iter().map(attempt).collect()
}

/// An attempt that is there, as this transaction sees it.
pub(super) async fn by_id(tx: &mut Tx<'_>, id: Uuid) -> Result<Attempt, Fault> {
    match tx.fetch_optional(select!("a.id = $1"), values![id]).await? {
        Some(row) => attempt(&row),
        None => Err(Fault::wrong("an attempt vanished")),
    }
}

/// Whether the attempt is this learner's (or of the account into whom this guest was joined); if so, nobody else changes
/// it or its answers before the end of the transaction.
///
/// A change that changes nothing, because SQLite has no `SELECT … FOR UPDATE`.
pub(super) async fn lock(tx: &mut Tx<'_>, learner: LearnerId, id: Uuid) -> Result<bool, Fault> {
    let sql = "UPDATE attempts SET extensions = extensions WHERE id = $1 \
               AND learner_id = (SELECT COALESCE(joined_into, id) FROM learners WHERE id = $2)";
    Ok(tx.execute(sql, values![id, learner]).await? == 1)
}

/// Whether the time of an attempt is over.
pub(super) fn over(ends_at: Option<Timestamp>, now: Timestamp) -> bool {
    ends_at.is_some_and(|end| end <= now)
}

fn attempt(row: &Row) -> Result<Attempt, Fault> {
    let mut answers = HashMap::new();
    for entry in entries(row.text_if(13)?.as_deref()) {
        let [question, code, answer] = entry?;
        answers.insert(question.to_owned(), (lang(code)?, from_json(answer)?));
    }
    let result = match row.time_if(7)? {
        None => None,
        Some(at) => Some(HandedIn {
            at,
            by_time: row.bool(8)?,
            score: Score {
                points: row.count(9)?,
                of: row.count(10)?,
                passed: row.bool(11)?,
                modules: from_json(&row.text(12)?)?,
            },
        }),
    };
    Ok(Attempt {
        id: row.uuid(0)?,
        number: row.count(1)?,
        version: row.text(2)?,
        draw: from_json(&row.text(3)?)?,
        started: row.time(4)?,
        ends_at: row.time_if(5)?,
        extensions: row.count(6)?,
        answers,
        result,
    })
}
