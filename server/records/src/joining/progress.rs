//! Joining pages, practice, media, places, completions and their renewals.

use crate::engine::{Fault, Tx, values};
use crate::stored::{from_json, json};
use crate::{LearnerId, ranges};

/// What one statement joins: rows of the guest are written to the account, then removed.
const JOINED: [(&str, &str); 5] = [
    // The earlier time, and the later one as that of reading it again.
    (
        "INSERT INTO pages_read (learner_id, course, module, page, read_at, again_at) \
         SELECT $2, course, module, page, read_at, again_at FROM pages_read WHERE learner_id = $1 \
         ON CONFLICT (learner_id, course, module, page) DO UPDATE SET \
         read_at = CASE WHEN excluded.read_at < pages_read.read_at THEN excluded.read_at ELSE pages_read.read_at END, \
         again_at = CASE WHEN COALESCE(excluded.again_at, excluded.read_at) > COALESCE(pages_read.again_at, pages_read.read_at) \
         THEN COALESCE(excluded.again_at, excluded.read_at) ELSE COALESCE(pages_read.again_at, pages_read.read_at) END",
        "DELETE FROM pages_read WHERE learner_id = $1",
    ),
    // The later answer; the earlier first one; tries are added.
    (
        "INSERT INTO practice_answers (learner_id, course, module, page, question, lang, answer, tries, answered_at, first_at) \
         SELECT $2, course, module, page, question, lang, answer, tries, answered_at, COALESCE(first_at, answered_at) \
         FROM practice_answers WHERE learner_id = $1 \
         ON CONFLICT (learner_id, course, module, page, question) DO UPDATE SET \
         lang = CASE WHEN excluded.answered_at > practice_answers.answered_at \
         THEN excluded.lang ELSE practice_answers.lang END, \
         answer = CASE WHEN excluded.answered_at > practice_answers.answered_at \
         THEN excluded.answer ELSE practice_answers.answer END, \
         answered_at = CASE WHEN excluded.answered_at > practice_answers.answered_at \
         THEN excluded.answered_at ELSE practice_answers.answered_at END, \
         first_at = CASE WHEN excluded.first_at < COALESCE(practice_answers.first_at, practice_answers.answered_at) \
         THEN excluded.first_at ELSE COALESCE(practice_answers.first_at, practice_answers.answered_at) END, \
         tries = practice_answers.tries + excluded.tries",
        "DELETE FROM practice_answers WHERE learner_id = $1",
    ),
    // The later place.
    (
        "INSERT INTO course_places (learner_id, course, module, page, visited_at) \
         SELECT $2, course, module, page, visited_at FROM course_places WHERE learner_id = $1 \
         ON CONFLICT (learner_id, course) DO UPDATE SET \
         module = excluded.module, page = excluded.page, visited_at = excluded.visited_at \
         WHERE excluded.visited_at > course_places.visited_at",
        "DELETE FROM course_places WHERE learner_id = $1",
    ),
    // The earlier completion.
    (
        "INSERT INTO completions (learner_id, course, version, completed_at) \
         SELECT $2, course, version, completed_at FROM completions WHERE learner_id = $1 \
         ON CONFLICT (learner_id, course) DO UPDATE SET \
         version = excluded.version, completed_at = excluded.completed_at \
         WHERE excluded.completed_at < completions.completed_at",
        "DELETE FROM completions WHERE learner_id = $1",
    ),
    (
        "INSERT INTO renewals (learner_id, course, completed_at, version) \
         SELECT $2, course, completed_at, version FROM renewals WHERE learner_id = $1 \
         ON CONFLICT (learner_id, course, completed_at) DO NOTHING",
        "DELETE FROM renewals WHERE learner_id = $1",
    ),
];

/// Of two first completions the later one is a renewal of the earlier.
const LATER: &str = "\
INSERT INTO renewals (learner_id, course, completed_at, version) \
SELECT $2, g.course, CASE WHEN g.completed_at > k.completed_at THEN g.completed_at ELSE k.completed_at END, \
CASE WHEN g.completed_at > k.completed_at THEN g.version ELSE k.version END \
FROM completions g JOIN completions k ON k.learner_id = $2 AND k.course = g.course \
WHERE g.learner_id = $1 AND g.completed_at <> k.completed_at ON CONFLICT (learner_id, course, completed_at) DO NOTHING";

/// Joins everything but attempts and certificates; gives how many rows the guest had.
pub(super) async fn join(tx: &mut Tx<'_>, guest: LearnerId, account: LearnerId) -> Result<u64, Fault> {
    let mut rows = media(tx, guest, account).await?;
    tx.execute(LATER, values![guest, account]).await?;
    for (write, remove) in JOINED {
        tx.execute(write, values![guest, account]).await?;
        rows += tx.execute(remove, values![guest]).await?;
    }
    Ok(rows)
}

/// The later position; what was watched is joined.
async fn media(tx: &mut Tx<'_>, guest: LearnerId, account: LearnerId) -> Result<u64, Fault> {
    let sql = "SELECT g.course, g.module, g.page, g.block, g.position_ms, g.watched, g.saved_at, \
               b.position_ms, b.watched, b.saved_at FROM media_states g LEFT JOIN media_states b ON b.learner_id = $2 \
               AND b.course = g.course AND b.module = g.module AND b.page = g.page AND b.block = g.block \
               WHERE g.learner_id = $1";
    for row in tx.fetch_all(sql, values![guest, account]).await? {
        let (mut position, mut saved) = (row.int(4)?, row.time(6)?);
        let mut watched: Vec<ranges::Range> = from_json(&row.text(5)?)?;
        if let (Some(other), Some(at)) = (row.text_if(8)?, row.time_if(9)?) {
            watched.extend(from_json::<Vec<ranges::Range>>(&other)?);
            if at >= saved {
                (position, saved) = (row.int(7)?, at);
            }
        }
        let watched = json(&ranges::join(watched))?;
        let sql = "INSERT INTO media_states \
                   (learner_id, course, module, page, block, position_ms, watched, saved_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
                   ON CONFLICT (learner_id, course, module, page, block) DO UPDATE SET \
                   position_ms = excluded.position_ms, watched = excluded.watched, saved_at = excluded.saved_at";
        let (course, module, page, block) = (row.text(0)?, row.text(1)?, row.text(2)?, row.text(3)?);
        let values = values![account, &course, &module, &page, &block, position, &watched, saved];
        tx.execute(sql, values).await?;
    }
    tx.execute("DELETE FROM media_states WHERE learner_id = $1", values![guest]).await
}
