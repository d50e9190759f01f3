//! What a page of a course shows of a learner: the read of every page view.

use perehdy_courses::model::Timestamp;

use crate::engine::{Fault, Row, values};
use crate::organisations::logos::logo;
use crate::renewals::{Ending, Window, of_newest, soon};
use crate::sessions::{self, alive, last_used};
use crate::stored::{entries, from_json, lang};
use crate::{
    AccountLine, AttemptState, Completed, Error, Look, MediaState, OrganisationLine, PagePlace, PracticeState, Records,
    Remembered, SessionToken, ranges,
};

/// One statement, one row: what belongs to the learner is joined into texts (see [`crate::stored`]).
const SQL: &str = concat!(
    "\
SELECT s.learner_id, p.module, p.page, \
(SELECT string_agg(r.module || ' ' || r.page, '\n') FROM pages_read r \
WHERE r.learner_id = s.learner_id AND r.course = $2), \
(SELECT string_agg(q.question, '\n') FROM practice_answers q WHERE q.learner_id = s.learner_id AND q.course = $2), \
(SELECT string_agg(q.question || ' ' || q.lang || ' ' || q.tries || ' ' || q.answer, '\n') FROM practice_answers q \
WHERE q.learner_id = s.learner_id AND q.course = $2 AND q.module = $3 AND q.page = $4), \
(SELECT string_agg(m.block || ' ' || m.position_ms || ' ' || m.watched, '\n') FROM media_states m \
WHERE m.learner_id = s.learner_id AND m.course = $2 AND m.module = $3 AND m.page = $4), \
a.id, a.ends_at, a.handed_in_at, a.passed, \
EXISTS (SELECT 1 FROM attempts b WHERE b.learner_id = s.learner_id AND b.course = $2 AND b.passed), \
(SELECT c.token FROM certificates c WHERE c.learner_id = s.learner_id AND c.course = $2 AND c.kind IS NULL \
ORDER BY c.issued_at DESC, c.id DESC LIMIT 1), \
k.completed_at, k.version, u.written, u.name, s.id, s.signed_in_at, ",
    last_used!(),
    ", (SELECT r.completed_at || ' ' || r.version FROM renewals r WHERE r.learner_id = s.learner_id AND r.course = $2 \
ORDER BY r.completed_at DESC LIMIT 1), \
(SELECT min(e.expires_at) || ' ' || max(e.completed_at) FROM standings e \
WHERE e.learner_id = s.learner_id AND e.course = $2 AND e.completed_at IS NOT NULL AND e.expires_at <= $6), g.slug, g.name, g.contact, g.accent, i.hash, i.width, i.height, \
(SELECT max(c.ends_at) || ' ' || max(c.completed_at) ",
    of_newest!("s.learner_id"),
    ") FROM sessions s \
LEFT JOIN accounts u ON u.learner_id = s.learner_id \
LEFT JOIN completions k ON k.learner_id = s.learner_id AND k.course = $2 \
LEFT JOIN course_places p ON p.learner_id = s.learner_id AND p.course = $2 \
LEFT JOIN attempts a ON a.id = (SELECT n.id FROM attempts n WHERE n.learner_id = s.learner_id AND n.course = $2 \
ORDER BY CASE WHEN n.handed_in_at IS NULL AND (n.ends_at IS NULL OR n.ends_at > $5) THEN 0 ELSE 1 END, n.number DESC \
LIMIT 1) \
LEFT JOIN organisations g ON g.id = (SELECT m.organisation_id FROM members m WHERE m.learner_id = s.learner_id \
AND m.left_at IS NULL ORDER BY m.joined_at DESC, m.organisation_id DESC LIMIT 1) \
LEFT JOIN logos i ON i.hash = g.logo \
WHERE s.token_hash = $1 AND ",
    alive!("$5")
);

impl Records {
    /// Everything a page of this course shows of the learner, in one read, session included. `page` limits practice
    /// answers and media positions to that page; without it none are read. `None` when the token is of no session here, or
    /// of one that has ended.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn remembered(
        &self,
        token: &SessionToken,
        course: &str,
        page: Option<&PagePlace>,
    ) -> Result<Option<Remembered>, Error> {
        // No row has empty ids.
        let (module, page) = page.map_or(("", ""), |place| (&*place.module, &*place.page));
        let now = self.now();
        let hash = token.hash();
        let values = values![&hash, course, module, page, now, soon(now)];
        let Some(row) = self.engine().read_one(SQL, values).await? else { return Ok(None) };
        let mut remembered = remembered(&row, now)?;
        let (organisation, certificate) = (ending(&row, 21)?, ending(&row, 29)?);
        if let (Some(learner), Some(window)) = (remembered.learner, Window::open(organisation, certificate, now)) {
            remembered.renewal = window.with_work(self.engine(), learner, course).await?;
        }
        Ok(Some(remembered))
    }
}

/// When something ends and was completed, from a joined text.
fn ending(row: &Row, column: usize) -> Result<Option<Ending>, Fault> {
    let Some(text) = row.text_if(column)? else { return Ok(None) };
    let entry: [&str; 2] = entries(Some(&text)).next().ok_or_else(|| Fault::wrong("a joined text is empty"))??;
    let moment = |text: &str| text.parse().map(Timestamp).map_err(Fault::wrong);
    Ok(Some((moment(entry[0])?, moment(entry[1])?)))
}

/// A completion from a joined text.
pub(crate) fn completed(text: &str) -> Result<Completed, Fault> {
    let entry: [&str; 2] = entries(Some(text)).next().ok_or_else(|| Fault::wrong("a joined text is empty"))??;
    Ok(Completed { at: Timestamp(entry[0].parse().map_err(Fault::wrong)?), version: entry[1].to_owned() })
}

fn remembered(row: &Row, now: Timestamp) -> Result<Remembered, Fault> {
    let place = |module: &str, page: &str| PagePlace { module: module.to_owned(), page: page.to_owned() };
    let mut remembered = Remembered {
        learner: Some(row.learner(0)?),
        place: row.text_if(1)?.zip(row.text_if(2)?).map(|(module, page)| PagePlace { module, page }),
        passed: row.bool(11)?,
        certificate: row.text_if(12)?,
        completed: row.time_if(13)?.zip(row.text_if(14)?).map(|(at, version)| Completed { at, version }),
        renewed: row.text_if(20)?.as_deref().map(completed).transpose()?,
        account: row.text_if(15)?.zip(row.text_if(16)?).map(|(email, name)| AccountLine { email, name }),
        session: Some(sessions::state(row, 17, now)?),
        ..Remembered::default()
    };
    if let Some(slug) = row.text_if(22)? {
        let (name, contact, accent) = (row.text(23)?, row.text(24)?, row.text(25)?);
        let look = Look { name, contact, accent };
        remembered.organisation = Some(OrganisationLine { slug, look, logo: logo(row, 26)? });
    }
    for entry in entries(row.text_if(3)?.as_deref()) {
        let [module, page] = entry?;
        remembered.read.insert(place(module, page));
    }
    remembered.practised.extend(row.text_if(4)?.iter().flat_map(|text| text.lines()).map(str::to_owned));
    for entry in entries(row.text_if(5)?.as_deref()) {
        let [question, code, tries, answer] = entry?;
        let tries = tries.parse().map_err(Fault::wrong)?;
        let state = PracticeState { answer: from_json(answer)?, lang: lang(code)?, tries };
        remembered.practice.insert(question.to_owned(), state);
    }
    for entry in entries(row.text_if(6)?.as_deref()) {
        let [block, position, watched] = entry?;
        let position = ranges::seconds(position.parse().map_err(Fault::wrong)?);
        let watched: Vec<ranges::Range> = from_json(watched)?;
        let watched = watched.into_iter().map(|(from, to)| (ranges::seconds(from), ranges::seconds(to))).collect();
        remembered.media.insert(block.to_owned(), MediaState { position, watched });
    }
    if let Some(id) = row.uuid_if(7)? {
        let (ends_at, handed_in, passed) = (row.time_if(8)?, row.time_if(9)?, row.bool_if(10)?.unwrap_or(false));
        remembered.attempt = Some(AttemptState { id, ends_at, handed_in, passed });
    }
    Ok(remembered)
}
