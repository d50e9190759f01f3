//! A completion that ends, for an organisation or with its certificate, is renewed by completing the course anew
//! (docs/decisions/0007, 0014): the same rule, applied to the work since the renewal was opened. The completions before stay.

use perehdy_courses::completion::{Work, completion, renewing};
use perehdy_courses::model::{Course, Timestamp};

use crate::completions::work;
use crate::engine::{Engine, Fault, Row, Tx, values};
use crate::organisations::{EXPIRING_DAYS, standings};
use crate::sessions::DAY;
use crate::{LearnerId, PagePlace, Renewal};

/// From this long before a certificate ends the course can be completed again.
pub const RENEWAL_DAYS: u32 = 60;

/// The certificates `c` that a learner has of the newest completion of a course, and that end.
macro_rules! of_newest {
    ($learner:literal) => {
        concat!(
            "FROM certificates c WHERE c.learner_id = ",
            $learner,
            " AND c.course = $2 AND c.kind IS NULL AND c.ends_at IS NOT NULL AND c.completed_at >= COALESCE((SELECT max(n.completed_at) \
             FROM renewals n WHERE n.learner_id = ",
            $learner,
            " AND n.course = $2), 0)"
        )
    };
}
pub(crate) use of_newest;

/// When a completion ends first for an organisation, of those that end until $3, and when it was completed; when its
/// certificates end, and what they certify was completed.
const ENDING: &str = concat!(
    "SELECT min(s.expires_at), max(s.completed_at), (SELECT max(c.ends_at) ",
    of_newest!("$1"),
    "), (SELECT max(c.completed_at) ",
    of_newest!("$1"),
    ") FROM standings s WHERE s.learner_id = $1 AND s.course = $2 AND s.completed_at IS NOT NULL AND s.expires_at <= $3"
);

/// The work ever done, and that from $3 on.
const WORK: &str = "\
SELECT (SELECT string_agg(r.module || ' ' || r.page, '\n') FROM pages_read r WHERE r.learner_id = $1 AND r.course = $2), \
(SELECT string_agg(q.question, '\n') FROM practice_answers q WHERE q.learner_id = $1 AND q.course = $2), \
(SELECT string_agg(r.module || ' ' || r.page, '\n') FROM pages_read r WHERE r.learner_id = $1 AND r.course = $2 \
AND COALESCE(r.again_at, r.read_at) >= $3), \
(SELECT string_agg(q.question, '\n') FROM practice_answers q WHERE q.learner_id = $1 AND q.course = $2 \
AND q.answered_at >= $3), \
EXISTS (SELECT 1 FROM attempts b WHERE b.learner_id = $1 AND b.course = $2 AND b.passed AND b.handed_in_at >= $3)";

/// The time in which a completion can be renewed: from shortly before its end until it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    /// Work from this moment on counts.
    since: Timestamp,
    /// When the completion ends or ended.
    ends: Timestamp,
}

/// When something ends, and when what ends was completed.
pub(crate) type Ending = (Timestamp, Timestamp);

impl Window {
    /// Of a completion that ends then and was completed then, and can be renewed so many days before. What completed it does
    /// not renew it too.
    fn of((ends, completed): Ending, days: u32) -> Self {
        Self { since: Timestamp((ends.0 - i64::from(days) * DAY).max(completed.0 + 1)), ends }
    }

    /// Of what ends for an organisation soon, and what ends with a certificate: open while either is.
    pub(crate) fn open(organisation: Option<Ending>, certificate: Option<Ending>, now: Timestamp) -> Option<Self> {
        let certificate = certificate.filter(|(ends, _)| ends.0 <= now.0 + i64::from(RENEWAL_DAYS) * DAY);
        let (one, other) =
            (organisation.map(|of| Self::of(of, EXPIRING_DAYS)), certificate.map(|of| Self::of(of, RENEWAL_DAYS)));
        match (one, other) {
            (Some(one), Some(other)) => {
                Some(Self { since: one.since.min(other.since), ends: one.ends.min(other.ends) })
            }
            (one, other) => one.or(other),
        }
    }

    /// Whether work of this moment counts.
    pub(crate) fn counts(self, at: Timestamp) -> bool {
        at >= self.since
    }

    /// With the work that counts.
    pub(crate) async fn with_work(
        self,
        engine: &Engine,
        learner: LearnerId,
        course: &str,
    ) -> Result<Option<Renewal>, Fault> {
        let Some(row) = engine.read_one(WORK, values![learner, course, self.since]).await? else { return Ok(None) };
        let (_, work) = works(&row)?;
        Ok(Some(Renewal { since: self.since, ends: self.ends, work }))
    }
}

/// Whether, and since when, a learner's completion of a course can be renewed.
pub(crate) async fn window(
    tx: &mut Tx<'_>,
    learner: LearnerId,
    course: &str,
    now: Timestamp,
) -> Result<Option<Window>, Fault> {
    let Some(row) = tx.fetch_optional(ENDING, values![learner, course, soon(now)]).await? else { return Ok(None) };
    ending(&row, now)
}

fn ending(row: &Row, now: Timestamp) -> Result<Option<Window>, Fault> {
    let (organisation, certificate) = (row.time_if(0)?.zip(row.time_if(1)?), row.time_if(2)?.zip(row.time_if(3)?));
    Ok(Window::open(organisation, certificate, now))
}

/// How far the renewal of a learner's completion is, where one is open.
pub(crate) async fn read(
    engine: &Engine,
    learner: LearnerId,
    course: &str,
    now: Timestamp,
) -> Result<Option<Renewal>, Fault> {
    let Some(row) = engine.read_one(ENDING, values![learner, course, soon(now)]).await? else { return Ok(None) };
    match ending(&row, now)? {
        Some(window) => window.with_work(engine, learner, course).await,
        None => Ok(None),
    }
}

/// Completions that end until then for an organisation can be renewed.
pub(crate) fn soon(now: Timestamp) -> Timestamp {
    Timestamp(now.0 + i64::from(EXPIRING_DAYS) * DAY)
}

/// Ever, and since.
fn works(row: &Row) -> Result<(Work, Work), Fault> {
    let ever = work(row.text_if(0)?.as_deref(), row.text_if(1)?.as_deref(), true)?;
    Ok((ever, work(row.text_if(2)?.as_deref(), row.text_if(3)?.as_deref(), row.bool(4)?)?))
}

/// Remembers that a completion was renewed, if it could be and the rule says so. The learner's course is held, as for
/// [`crate::completions::note`].
pub(crate) async fn note(tx: &mut Tx<'_>, learner: LearnerId, course: &Course, now: Timestamp) -> Result<(), Fault> {
    let Some(window) = window(tx, learner, &course.id, now).await? else { return Ok(()) };
    let Some(row) = tx.fetch_optional(WORK, values![learner, &course.id, window.since]).await? else { return Ok(()) };
    let (ever, since) = works(&row)?;
    if !completion(course, &renewing(course, ever, since)).complete {
        return Ok(());
    }
    let sql = "INSERT INTO renewals (learner_id, course, completed_at, version) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (learner_id, course, completed_at) DO NOTHING";
    if tx.execute(sql, values![learner, &course.id, now, &course.version]).await? == 1 {
        standings::completed(tx, learner, &course.id, &course.version, now).await?;
    }
    Ok(())
}

/// A page that had been read was marked as read again: remembered where it may count.
pub(crate) async fn read_again(
    tx: &mut Tx<'_>,
    learner: LearnerId,
    course: &str,
    page: &PagePlace,
    now: Timestamp,
) -> Result<(), Fault> {
    let sql = "UPDATE pages_read SET again_at = $5 WHERE learner_id = $1 AND course = $2 AND module = $3 AND page = $4 \
               AND (EXISTS (SELECT 1 FROM standings s WHERE s.learner_id = $1 AND s.course = $2 \
               AND s.completed_at IS NOT NULL AND s.expires_at <= $6) \
               OR EXISTS (SELECT 1 FROM certificates c WHERE c.learner_id = $1 AND c.course = $2 AND c.kind IS NULL \
               AND c.ends_at <= $7))";
    let certificates = now.0 + i64::from(RENEWAL_DAYS) * DAY;
    tx.execute(sql, values![learner, course, &page.module, &page.page, now, soon(now), certificates]).await?;
    Ok(())
}
