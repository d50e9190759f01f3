//! A guest's work is joined into an account: the further goes on, nothing is lost (docs/decisions/0004).

mod attempts;
mod memberships;
mod progress;

use perehdy_courses::model::Timestamp;

use crate::LearnerId;
use crate::certificates::issue::stand_aside;
use crate::engine::{Fault, Tx, values};

/// Joins all work of a guest into an account's learner; both rows of `learners` are held alone by the caller. The guest
/// stays as a row that points to the account, and so does `aside`, if one is needed. Gives whether there was anything to join; a
/// second time there is nothing.
pub(crate) async fn join(
    tx: &mut Tx<'_>,
    guest: LearnerId,
    account: LearnerId,
    aside: LearnerId,
    now: Timestamp,
) -> Result<bool, Fault> {
    let mut rows = progress::join(tx, guest, account).await?;
    rows += attempts::join(tx, guest, account, now).await?;
    rows += certificates(tx, guest, account, aside, now).await?;
    rows += memberships::join(tx, guest, account).await?;
    let sql = "UPDATE mails SET learner_id = $2 WHERE learner_id = $1";
    tx.execute(sql, values![guest, account]).await?;
    // With the rows at which certificates of the guest stand that had to make room for others.
    let sql =
        "UPDATE learners SET joined_into = $2, joined_at = COALESCE(joined_at, $3) WHERE id = $1 OR joined_into = $1";
    tx.execute(sql, values![guest, account, now]).await?;
    Ok(rows > 0)
}

/// A certificate that both have (name, language and version) stays at the guest: its number remains good, and it is found
/// through the guest's row. But one of participation makes room for the guest's of completion, as it does when that is issued.
async fn certificates(
    tx: &mut Tx<'_>,
    guest: LearnerId,
    account: LearnerId,
    aside: LearnerId,
    now: Timestamp,
) -> Result<u64, Fault> {
    let sql = "SELECT p.id FROM certificates p JOIN certificates c ON c.learner_id = $1 AND c.kind IS NULL \
               AND c.course = p.course AND c.version = p.version AND c.lang = p.lang AND c.name = p.name \
               WHERE p.learner_id = $2 AND p.kind IS NOT NULL";
    for row in tx.fetch_all(sql, values![guest, account]).await? {
        stand_aside(tx, row.uuid(0)?, account, aside, now).await?;
    }
    let sql = "UPDATE certificates SET learner_id = $2 WHERE learner_id = $1 AND NOT EXISTS \
               (SELECT 1 FROM certificates c WHERE c.learner_id = $2 AND c.course = certificates.course \
               AND c.version = certificates.version AND c.lang = certificates.lang AND c.name = certificates.name)";
    tx.execute(sql, values![guest, account]).await
}
