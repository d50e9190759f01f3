//! Progress in a course: pages read, practice answers, what has been played, the place to go on from.

use std::sync::Arc;

use perehdy_courses::answer::Answer;
use perehdy_courses::model::{Course, Lang, Timestamp};

use crate::completions::{self, Change};
use crate::engine::{Fault, Tx, Write, values};
use crate::organisations::standings;
use crate::sessions::Arrival;
use crate::stored::{from_json, json, plain_ids};
use crate::{Error, LearnerId, MediaState, PagePlace, Records, Who, ranges, renewals};

impl Records {
    /// Marks a page as read and remembers `next` as the place to go on from. Again changes only the place, unless the course's
    /// completion is to be renewed. That this makes the course complete is remembered with it.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn mark_read(
        &self,
        who: &Who,
        lang: Lang,
        course: &Arc<Course>,
        page: &PagePlace,
        next: &PagePlace,
    ) -> Result<LearnerId, Error> {
        plain_ids([&course.id, &page.module, &page.page, &next.module, &next.page])?;
        let now = self.now();
        let arrival = self.arrival(who, lang, now);
        let visit = Visit { course: course.id.clone(), place: next.clone(), now };
        self.engine().write(MarkRead { arrival, visit, course: course.clone(), page: page.clone() }).await
    }

    /// Stores the latest answer to a practice question, counts the try, and remembers the page as the place. The first time
    /// that this makes the course complete is remembered with it.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn answer_practice(
        &self,
        who: &Who,
        lang: Lang,
        course: &Arc<Course>,
        page: &PagePlace,
        question: &str,
        answer: &Answer,
    ) -> Result<LearnerId, Error> {
        plain_ids([&course.id, &page.module, &page.page, question])?;
        let now = self.now();
        let arrival = self.arrival(who, lang, now);
        let visit = Visit { course: course.id.clone(), place: page.clone(), now };
        let answer = json(answer)?;
        let (course, question) = (course.clone(), question.to_owned());
        self.engine().write(AnswerPractice { arrival, visit, course, lang, question, answer }).await
    }

    /// Stores where a video or audio piece was left, joins `state.watched` to what was watched before, and remembers the
    /// page as the place. Times are kept in whole milliseconds.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn save_media(
        &self,
        who: &Who,
        lang: Lang,
        course: &str,
        page: &PagePlace,
        block: &str,
        state: &MediaState,
    ) -> Result<LearnerId, Error> {
        plain_ids([course, &page.module, &page.page, block])?;
        let now = self.now();
        let arrival = self.arrival(who, lang, now);
        let visit = Visit { course: course.to_owned(), place: page.clone(), now };
        let position = ranges::milliseconds(state.position);
        let watched = ranges::join(ranges::of(state));
        self.engine().write(SaveMedia { arrival, visit, block: block.to_owned(), position, watched }).await
    }
}

/// Being at a place of a course.
struct Visit {
    course: String,
    place: PagePlace,
    now: Timestamp,
}

impl Visit {
    /// Remembers the place. Until the end of the transaction no other of the same learner in the same course passes here.
    async fn remember(&self, tx: &mut Tx<'_>, learner: LearnerId) -> Result<(), Fault> {
        let values = values![learner, &self.course, &self.place.module, &self.place.page, self.now];
        // Who stays at a page is noted there once a minute: a row that stays as it is is not written anew. Of several courses the
        // one visited last stays the newest.
        let sql = "UPDATE course_places SET module = $3, page = $4, visited_at = \
                   CASE WHEN module = $3 AND page = $4 AND visited_at > $5 - 60000000 AND visited_at = \
                   (SELECT max(o.visited_at) FROM course_places o WHERE o.learner_id = $1) THEN visited_at ELSE $5 END \
                   WHERE learner_id = $1 AND course = $2";
        if tx.execute(sql, values).await? == 1 {
            return Ok(());
        }
        // The first time. Should another be there at once, the two are one.
        let sql = "INSERT INTO course_places (learner_id, course, module, page, visited_at) VALUES ($1, $2, $3, $4, $5) \
                   ON CONFLICT (learner_id, course) DO UPDATE SET \
                   module = excluded.module, page = excluded.page, visited_at = excluded.visited_at";
        tx.execute(sql, values).await?;
        standings::begun(tx, learner, &self.course).await?;
        Ok(())
    }
}

struct MarkRead {
    arrival: Arrival,
    visit: Visit,
    course: Arc<Course>,
    page: PagePlace,
}

impl Write for MarkRead {
    type Answer = LearnerId;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<LearnerId, Fault> {
        let learner = self.arrival.arrive(tx).await?;
        self.visit.remember(tx, learner).await?;
        let sql = "INSERT INTO pages_read (learner_id, course, module, page, read_at) VALUES ($1, $2, $3, $4, $5) \
                   ON CONFLICT (learner_id, course, module, page) DO NOTHING";
        let values = values![learner, &self.visit.course, &self.page.module, &self.page.page, self.visit.now];
        if tx.execute(sql, values).await? == 0 {
            renewals::read_again(tx, learner, &self.visit.course, &self.page, self.visit.now).await?;
        }
        completions::note(tx, learner, &self.course, Change::Page, self.visit.now).await?;
        Ok(learner)
    }
}

struct AnswerPractice {
    arrival: Arrival,
    visit: Visit,
    course: Arc<Course>,
    lang: Lang,
    question: String,
    /// JSON.
    answer: String,
}

impl Write for AnswerPractice {
    type Answer = LearnerId;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<LearnerId, Fault> {
        let learner = self.arrival.arrive(tx).await?;
        let Visit { course, place, now } = &self.visit;
        self.visit.remember(tx, learner).await?;
        let sql = "INSERT INTO practice_answers \
                   (learner_id, course, module, page, question, lang, answer, tries, answered_at, first_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $8) \
                   ON CONFLICT (learner_id, course, module, page, question) DO UPDATE SET \
                   lang = excluded.lang, answer = excluded.answer, tries = practice_answers.tries + 1, \
                   first_at = COALESCE(practice_answers.first_at, practice_answers.answered_at), \
                   answered_at = excluded.answered_at";
        let values =
            values![learner, course, &place.module, &place.page, &self.question, self.lang, &self.answer, *now];
        tx.execute(sql, values).await?;
        completions::note(tx, learner, &self.course, Change::Practice, *now).await?;
        Ok(learner)
    }
}

struct SaveMedia {
    arrival: Arrival,
    visit: Visit,
    block: String,
    position: i64,
    watched: Vec<ranges::Range>,
}

impl Write for SaveMedia {
    type Answer = LearnerId;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<LearnerId, Fault> {
        let learner = self.arrival.arrive(tx).await?;
        let Visit { course, place, now } = &self.visit;
        // First the place: it lets one in at a time, so that what two tabs report at once is joined, not lost.
        self.visit.remember(tx, learner).await?;
        let sql = "SELECT watched FROM media_states \
                   WHERE learner_id = $1 AND course = $2 AND module = $3 AND page = $4 AND block = $5";
        let values = values![learner, course, &place.module, &place.page, &self.block];
        let mut watched = self.watched.clone();
        if let Some(row) = tx.fetch_optional(sql, values).await? {
            watched.extend(from_json::<Vec<ranges::Range>>(&row.text(0)?)?);
        }
        let watched = json(&ranges::join(watched))?;
        let sql = "INSERT INTO media_states \
                   (learner_id, course, module, page, block, position_ms, watched, saved_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
                   ON CONFLICT (learner_id, course, module, page, block) DO UPDATE SET \
                   position_ms = excluded.position_ms, watched = excluded.watched, saved_at = excluded.saved_at";
        let values = values![learner, course, &place.module, &place.page, &self.block, self.position, &watched, *now];
        tx.execute(sql, values).await?;
        Ok(learner)
    }
}
