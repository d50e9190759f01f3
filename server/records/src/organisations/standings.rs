//! How members stand in what is asked of them: kept in one table, because the board of ten thousand people, each looked up in
//! completions and places, takes three times as long as it may. Written with everything that it follows from.

use std::collections::BTreeSet;

use jiff::{Span, Timestamp as Moment, tz::TimeZone};
use perehdy_courses::model::Timestamp;
use uuid::Uuid;

use crate::engine::{Fault, Row, Tx, Value, held, values};
use crate::webhooks::events::{self, Happened};
use crate::{LearnerId, WebhookEvent};

/// Statements that make standings anew: what is removed, what is written, what may expire, each with the same condition on
/// members `m` or standings `s`.
struct Anew {
    remove: &'static str,
    write: &'static str,
    expire: &'static str,
}

/// Since when an assignment `a` has asked of a member `m`, perhaps in a team `t`.
macro_rules! asked_at {
    () => {
        "(CASE WHEN m.joined_at > a.created_at AND m.joined_at > COALESCE(t.since_at, 0) THEN m.joined_at \
         WHEN a.created_at > COALESCE(t.since_at, 0) THEN a.created_at ELSE t.since_at END)"
    };
}

macro_rules! anew {
    ($of_standings:literal, $of_members:literal) => {
        Anew {
            remove: concat!("DELETE FROM standings AS s WHERE s.organisation_id = $1", $of_standings),
            write: concat!(
                "INSERT INTO standings (organisation_id, course, learner_id, sort_key, deadline_at, renew_months, started, \
                 completed_at, version, assigned_at) \
                 SELECT $1, x.course, x.learner_id, x.sort_key, min(x.deadline_at), min(x.renew_months), \
                 p.learner_id IS NOT NULL OR k.learner_id IS NOT NULL, COALESCE(r.completed_at, k.completed_at), \
                 COALESCE(r.version, k.version), min(x.asked_at) FROM (\
                 SELECT a.course, m.learner_id, m.sort_key, COALESCE(a.deadline_at, a.days * 86400000000 + ",
                asked_at!(),
                ") AS deadline_at, a.renew_months, ",
                asked_at!(),
                " AS asked_at FROM members m \
                 JOIN assignments a ON a.organisation_id = m.organisation_id AND a.removed_at IS NULL \
                 LEFT JOIN team_members t ON t.organisation_id = m.organisation_id AND t.team_id = a.team_id \
                 AND t.learner_id = m.learner_id \
                 WHERE m.organisation_id = $1 AND m.left_at IS NULL AND (a.team_id IS NULL OR t.team_id IS NOT NULL)",
                $of_members,
                // Of each member alone. Apart from the others: joined to them by an OR, every assignment of one person would be
                // looked at for every member.
                " UNION ALL SELECT a.course, m.learner_id, m.sort_key, a.deadline_at, a.renew_months, \
                 a.created_at \
                 FROM personal_assignments a \
                 JOIN members m ON m.organisation_id = a.organisation_id AND m.learner_id = a.learner_id \
                 WHERE a.organisation_id = $1 AND m.left_at IS NULL",
                $of_members,
                ") x LEFT JOIN completions k ON k.learner_id = x.learner_id AND k.course = x.course \
                 LEFT JOIN renewals r ON r.learner_id = x.learner_id AND r.course = x.course \
                 AND NOT EXISTS (SELECT 1 FROM renewals l WHERE l.learner_id = r.learner_id AND l.course = r.course \
                 AND l.completed_at > r.completed_at) \
                 LEFT JOIN course_places p ON p.learner_id = x.learner_id AND p.course = x.course \
                 GROUP BY x.course, x.learner_id, x.sort_key, p.learner_id, k.learner_id, k.completed_at, k.version, \
                 r.completed_at, r.version"
            ),
            expire: concat!(
                "SELECT s.course, s.learner_id, s.completed_at, s.renew_months FROM standings s WHERE s.organisation_id = $1 \
                 AND s.completed_at IS NOT NULL AND s.renew_months IS NOT NULL",
                $of_standings
            ),
        }
    };
}

const OF_MEMBER: Anew = anew!(" AND s.learner_id = $2", " AND m.learner_id = $2");
const OF_COURSE: Anew = anew!(" AND s.course = $2", " AND a.course = $2");
const OF_ALL: Anew = anew!("", "");

/// Makes the standings of a member anew. The caller holds the learner alone.
pub(crate) async fn of_member(tx: &mut Tx<'_>, organisation: Uuid, learner: LearnerId) -> Result<(), Fault> {
    make(tx, &OF_MEMBER, organisation, values![organisation, learner]).await
}

/// Makes the standings of all members in a course anew. The caller holds the organisation alone.
pub(super) async fn of_course(tx: &mut Tx<'_>, organisation: Uuid, course: &str) -> Result<(), Fault> {
    hold_members(tx, organisation).await?;
    make(tx, &OF_COURSE, organisation, values![organisation, course]).await
}

/// Beyond so many members all standings are made anew: statement by statement it would take longer.
const FEW: usize = 100;

/// Makes the standings of some members anew; no learner is held yet. The caller holds the organisation alone.
pub(super) async fn of_some(tx: &mut Tx<'_>, organisation: Uuid, learners: &BTreeSet<LearnerId>) -> Result<(), Fault> {
    if learners.len() > FEW {
        return of_all(tx, organisation).await;
    }
    // In the order of their ids, as everybody who holds several.
    for learner in learners {
        super::hold_learner(tx, *learner).await?;
    }
    for learner in learners {
        of_member(tx, organisation, *learner).await?;
    }
    Ok(())
}

/// Makes all standings of an organisation anew. The caller holds the organisation alone.
pub(super) async fn of_all(tx: &mut Tx<'_>, organisation: Uuid) -> Result<(), Fault> {
    hold_members(tx, organisation).await?;
    make(tx, &OF_ALL, organisation, values![organisation]).await
}

/// Holds all members, each alone: what one of them begins or completes meanwhile waits, and then finds its standing.
async fn hold_members(tx: &mut Tx<'_>, organisation: Uuid) -> Result<(), Fault> {
    let sql = held!(
        alone "SELECT l.id FROM members m JOIN learners l ON l.id = m.learner_id WHERE m.organisation_id = $1 \
               AND m.left_at IS NULL ORDER BY l.id" of "l"
    );
    tx.hold_all(sql, values![organisation]).await
}

async fn make(tx: &mut Tx<'_>, anew: &Anew, organisation: Uuid, values: &[Value<'_>]) -> Result<(), Fault> {
    tx.execute(anew.remove, values).await?;
    tx.execute(anew.write, values).await?;
    let mut completed: Vec<Done> = Vec::new();
    for row in tx.fetch_all(anew.expire, values).await? {
        let expires = months_after(row.time(2)?, row.count(3)?);
        completed.push(Done { course: row.text(0)?, learner: row.learner(1)?, expires });
    }
    completed.sort_by(|one, other| one.course.cmp(&other.course));
    for of_course in completed.chunk_by(|one, other| one.course == other.course) {
        for some in of_course.chunks(AT_ONCE) {
            expire(tx, organisation, some).await?;
        }
    }
    Ok(())
}

/// A completion that does not hold for ever.
struct Done {
    course: String,
    learner: LearnerId,
    expires: Option<Timestamp>,
}

/// How many completions [`EXPIRE`] takes.
const AT_ONCE: usize = 16;

/// Writes the ends of sixteen completions of a course: an organisation has thousands, and each statement may be a journey.
const EXPIRE: &str = "\
UPDATE standings SET expires_at = CASE learner_id \
WHEN $3 THEN $4 WHEN $5 THEN $6 WHEN $7 THEN $8 WHEN $9 THEN $10 WHEN $11 THEN $12 \
WHEN $13 THEN $14 WHEN $15 THEN $16 WHEN $17 THEN $18 WHEN $19 THEN $20 WHEN $21 THEN $22 \
WHEN $23 THEN $24 WHEN $25 THEN $26 WHEN $27 THEN $28 WHEN $29 THEN $30 WHEN $31 THEN $32 \
WHEN $33 THEN $34 \
END WHERE organisation_id = $1 AND course = $2 \
AND learner_id IN ($3, $5, $7, $9, $11, $13, $15, $17, $19, $21, $23, $25, $27, $29, $31, $33)";

/// Writes the ends of at most [`AT_ONCE`] completions of one course.
async fn expire(tx: &mut Tx<'_>, organisation: Uuid, some: &[Done]) -> Result<(), Fault> {
    let Some(last) = some.last() else { return Ok(()) };
    let mut values = vec![Value::from(organisation), Value::from(&last.course)];
    // Where there are fewer, the last is said again.
    for done in some.iter().chain(std::iter::repeat(last)).take(AT_ONCE) {
        values.extend([Value::from(done.learner), Value::from(done.expires)]);
    }
    tx.execute(EXPIRE, &values).await?;
    Ok(())
}

/// So many months of the calendar later, in UTC: the 31st becomes the last of a shorter month. `None` when there is no such
/// time.
fn months_after(at: Timestamp, months: u32) -> Option<Timestamp> {
    let at = Moment::from_microsecond(at.0).ok()?.to_zoned(TimeZone::UTC);
    let later = at.checked_add(Span::new().try_months(months).ok()?).ok()?;
    Some(Timestamp(later.timestamp().as_microsecond()))
}

/// The learner has begun a course.
pub(crate) async fn begun(tx: &mut Tx<'_>, learner: LearnerId, course: &str) -> Result<(), Fault> {
    let sql = "UPDATE standings SET started = TRUE WHERE learner_id = $1 AND course = $2";
    tx.execute(sql, values![learner, course]).await?;
    Ok(())
}

/// The learner has completed a course, for the first time or anew.
pub(crate) async fn completed(
    tx: &mut Tx<'_>,
    learner: LearnerId,
    course: &str,
    version: &str,
    at: Timestamp,
) -> Result<(), Fault> {
    let sql = "UPDATE standings SET started = TRUE, completed_at = $3, version = $4 \
               WHERE learner_id = $1 AND course = $2 RETURNING organisation_id, renew_months";
    let rows = tx.fetch_all(sql, values![learner, course, at, version]).await?;
    let renewed = |row: &Row| Ok::<_, Fault>((row.uuid(0)?, row.count_if(1)?));
    let renewed: Vec<(Uuid, Option<u32>)> = rows.iter().map(renewed).collect::<Result<_, _>>()?;
    for (organisation, months) in renewed {
        let expires = months.and_then(|months| months_after(at, months));
        if months.is_some() {
            expire(tx, organisation, &[Done { course: course.to_owned(), learner, expires }]).await?;
        }
        let event = WebhookEvent::Completed;
        events::completed(tx, &Happened { organisation, event, learner, course, version, completed: at, expires, at })
            .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_of_the_calendar() {
        let at = |text: &str| Timestamp(text.parse::<Moment>().unwrap().as_microsecond());
        assert_eq!(months_after(at("2026-01-31T12:00:00Z"), 1), Some(at("2026-02-28T12:00:00Z")));
        assert_eq!(months_after(at("2024-02-29T00:00:00Z"), 24), Some(at("2026-02-28T00:00:00Z")));
        assert_eq!(months_after(at("2026-11-22T08:00:00.000001Z"), 2), Some(at("2027-01-22T08:00:00.000001Z")));
        assert_eq!(months_after(at("2026-11-22T08:00:00Z"), u32::MAX), None);
    }
}
