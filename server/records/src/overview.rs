//! All courses of a learner at once.

use perehdy_courses::model::Timestamp;

use crate::completions::work;
use crate::engine::{Fault, Row, values};
use crate::remembered::completed;
use crate::{Completed, CourseOf, Error, LearnerId, PagePlace, Records};

/// One row a course in which the learner has done anything.
const SQL: &str = "\
WITH mine AS (SELECT course FROM course_places WHERE learner_id = $1 \
UNION SELECT course FROM pages_read WHERE learner_id = $1 \
UNION SELECT course FROM practice_answers WHERE learner_id = $1 \
UNION SELECT course FROM attempts WHERE learner_id = $1 \
UNION SELECT course FROM certificates WHERE learner_id = $1 \
UNION SELECT course FROM completions WHERE learner_id = $1) \
SELECT m.course, \
(SELECT string_agg(r.module || ' ' || r.page, '\n') FROM pages_read r WHERE r.learner_id = $1 AND r.course = m.course), \
(SELECT string_agg(q.question, '\n') FROM practice_answers q WHERE q.learner_id = $1 AND q.course = m.course), \
EXISTS (SELECT 1 FROM attempts b WHERE b.learner_id = $1 AND b.course = m.course AND b.passed), \
p.module, p.page, p.visited_at, k.completed_at, k.version, \
(SELECT c.token FROM certificates c WHERE c.learner_id = $1 AND c.course = m.course AND c.kind IS NULL \
ORDER BY c.issued_at DESC, c.id DESC LIMIT 1), \
(SELECT r.completed_at || ' ' || r.version FROM renewals r WHERE r.learner_id = $1 AND r.course = m.course \
ORDER BY r.completed_at DESC LIMIT 1), \
(SELECT min(e.expires_at) FROM standings e WHERE e.learner_id = $1 AND e.course = m.course \
AND e.completed_at IS NOT NULL) \
FROM mine m LEFT JOIN course_places p ON p.learner_id = $1 AND p.course = m.course \
LEFT JOIN completions k ON k.learner_id = $1 AND k.course = m.course ORDER BY m.course";

impl Records {
    /// What the learner has done in each course, by course id. Work, not judged: the caller applies the completion rule.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn courses_of(&self, learner: LearnerId) -> Result<Vec<CourseOf>, Error> {
        let rows = self.engine().read(SQL, values![learner]).await?;
        Ok(rows.iter().map(course).collect::<Result<_, _>>()?)
    }
}

fn course(row: &Row) -> Result<CourseOf, Fault> {
    let place: Option<(PagePlace, Timestamp)> =
        row.text_if(4)?.zip(row.text_if(5)?).map(|(module, page)| PagePlace { module, page }).zip(row.time_if(6)?);
    Ok(CourseOf {
        course: row.text(0)?,
        work: work(row.text_if(1)?.as_deref(), row.text_if(2)?.as_deref(), row.bool(3)?)?,
        place,
        completed: row.time_if(7)?.zip(row.text_if(8)?).map(|(at, version)| Completed { at, version }),
        renewed: row.text_if(10)?.as_deref().map(completed).transpose()?,
        ends: row.time_if(11)?,
        certificate: row.text_if(9)?,
    })
}
