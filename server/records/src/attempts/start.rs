//! Starting an attempt.

use std::collections::HashMap;
use std::sync::Arc;

use perehdy_courses::model::{Course, Lang, Timestamp};
use perehdy_courses::rules::{self, Earlier, Refusal};
use uuid::Uuid;

use super::{hand_in, rows};
use crate::engine::{Fault, Tx, Write, values};
use crate::sessions::Arrival;
use crate::stored::{json, plain_ids};
use crate::{Attempt, Error, LearnerId, NewAttempt, Records, Who, renewals};

impl Records {
    /// Starts an attempt if the rules allow one now ([`perehdy_courses::rules::may_start`] inside the transaction). A
    /// running attempt whose time is over is handed in first. When one is running, or two requests come at once, both get
    /// the same one.
    ///
    /// # Errors
    /// When it was not stored; also when the course has no test. The inner result says why none may start.
    pub async fn start_attempt(
        &self,
        who: &Who,
        lang: Lang,
        course: &Arc<Course>,
        new: &NewAttempt,
    ) -> Result<(LearnerId, Result<Attempt, Refusal>), Error> {
        plain_ids([&new.course])?;
        if new.course != course.id {
            return Err(Fault::wrong("the attempt is at another course").into());
        }
        let now = self.now();
        let start = Start {
            arrival: self.arrival(who, lang, now),
            course: course.clone(),
            draw: json(&new.draw)?,
            new: new.clone(),
            id: self.new_id(now),
            now,
        };
        self.engine().write(start).await
    }
}

struct Start {
    arrival: Arrival,
    course: Arc<Course>,
    new: NewAttempt,
    /// JSON.
    draw: String,
    id: Uuid,
    now: Timestamp,
}

impl Write for Start {
    type Answer = (LearnerId, Result<Attempt, Refusal>);

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Self::Answer, Fault> {
        let Self { course, new, now, .. } = self;
        let Some(test) = &course.test else { return Err(Fault::wrong("the course has no test")) };
        let learner = self.arrival.arrive_alone(tx).await?;
        let mut attempts = rows::of_learner(tx, learner, &new.course).await?;
        for open in attempts.iter_mut().filter(|attempt| attempt.result.is_none()) {
            // May have been lengthened or handed in by another tab a moment ago: looked at again with its row held.
            if rows::over(open.ends_at, *now) {
                *open = hand_in::if_over(tx, learner, open.id, course, *now).await?;
            }
        }
        // Joined work may have a running one that is not the last.
        if let Some(running) = attempts.iter().find(|attempt| attempt.result.is_none()) {
            return Ok((learner, Ok(running.clone())));
        }
        // Where a completion is to be renewed, the attempts before count no more.
        let window = renewals::window(tx, learner, &new.course, *now).await?;
        let earlier: Vec<Earlier> = attempts
            .iter()
            .filter(|attempt| {
                window.is_none_or(|window| attempt.result.as_ref().is_none_or(|result| window.counts(result.at)))
            })
            .map(|attempt| Earlier {
                handed_in: attempt.result.as_ref().map(|result| result.at),
                passed: attempt.result.as_ref().is_some_and(|result| result.score.passed),
            })
            .collect();
        if let Err(refusal) = rules::may_start(test, &earlier, *now) {
            return Ok((learner, Err(refusal)));
        }
        let attempt = Attempt {
            id: self.id,
            number: attempts.last().map_or(1, |last| last.number + 1),
            version: new.version.clone(),
            draw: new.draw.clone(),
            started: *now,
            ends_at: rules::ends_at(test, *now),
            extensions: 0,
            answers: HashMap::new(),
            result: None,
        };
        // Should another have slipped in, the number is taken, and this is run again and finds that one running.
        let sql = "INSERT INTO attempts (id, learner_id, course, number, version, draw, started_at, ends_at, extensions) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)";
        let values = values![
            attempt.id,
            learner,
            &new.course,
            attempt.number,
            &new.version,
            &self.draw,
            attempt.started,
            attempt.ends_at,
        ];
        tx.execute(sql, values).await?;
        Ok((learner, Ok(attempt)))
    }
}
