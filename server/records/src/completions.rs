//! Completion is remembered: the first time that the one rule says "complete", in the transaction that made it so; and again
//! when it is renewed (see [`crate::renewals`]).

use perehdy_courses::completion::{Work, completion};
use perehdy_courses::model::{Course, Timestamp};

use crate::LearnerId;
use crate::engine::{Fault, Tx, values};
use crate::organisations::standings;
use crate::renewals;
use crate::stored::entries;

/// What has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// A page was marked as read.
    Page,
    /// A practice question was answered.
    Practice,
    /// The test was passed.
    Test,
    /// Anything: work was joined.
    All,
}

impl Change {
    /// Whether the change may complete the course. When in doubt, it may.
    fn may_complete(self, course: &Course) -> bool {
        let rule = &course.completion;
        match self {
            Self::Page => rule.pages || !(rule.test && course.test.is_some()),
            Self::Practice => rule.practice,
            Self::Test => rule.test,
            Self::All => true,
        }
    }
}

/// The work in a course, unless its completion is remembered already.
const WORK: &str = "\
SELECT (SELECT string_agg(r.module || ' ' || r.page, '\n') FROM pages_read r WHERE r.learner_id = $1 AND r.course = $2), \
(SELECT string_agg(q.question, '\n') FROM practice_answers q WHERE q.learner_id = $1 AND q.course = $2), \
EXISTS (SELECT 1 FROM attempts b WHERE b.learner_id = $1 AND b.course = $2 AND b.passed) \
WHERE NOT EXISTS (SELECT 1 FROM completions k WHERE k.learner_id = $1 AND k.course = $2)";

/// Remembers the completion if the rule says "complete" for the first time, or anew where it is to be renewed. To be called with the learner's course held
/// (see `Visit::remember` and `hand_in`), so that two requests that complete it together do not overlook each other.
pub(crate) async fn note(
    tx: &mut Tx<'_>,
    learner: LearnerId,
    course: &Course,
    change: Change,
    now: Timestamp,
) -> Result<(), Fault> {
    if !change.may_complete(course) {
        return Ok(());
    }
    let Some(row) = tx.fetch_optional(WORK, values![learner, &course.id]).await? else {
        return renewals::note(tx, learner, course, now).await;
    };
    let work = work(row.text_if(0)?.as_deref(), row.text_if(1)?.as_deref(), row.bool(2)?)?;
    if completion(course, &work).complete {
        remember(tx, learner, &course.id, &course.version, now).await?;
    }
    Ok(())
}

/// Remembers a completion, if none is.
pub(crate) async fn remember(
    tx: &mut Tx<'_>,
    learner: LearnerId,
    course: &str,
    version: &str,
    at: Timestamp,
) -> Result<(), Fault> {
    let sql = "INSERT INTO completions (learner_id, course, version, completed_at) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (learner_id, course) DO NOTHING";
    if tx.execute(sql, values![learner, course, version, at]).await? == 1 {
        standings::completed(tx, learner, course, version, at).await?;
    }
    Ok(())
}

/// Work from joined texts: pages as `module page`, ids of practised questions.
pub(crate) fn work(pages: Option<&str>, practised: Option<&str>, passed: bool) -> Result<Work, Fault> {
    let pages = entries(pages).map(|entry| entry.map(|[module, page]| (module.to_owned(), page.to_owned())));
    let practised = practised.into_iter().flat_map(str::lines).map(str::to_owned).collect();
    Ok(Work { pages: pages.collect::<Result<_, _>>()?, practised, passed })
}
