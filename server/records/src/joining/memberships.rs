//! Joining memberships of organisations: the union.

use crate::LearnerId;
use crate::engine::{Fault, Tx, values};
use crate::organisations::standings;

/// What is moved, in an order that nothing stands in the way of; $1 the guest, $2 the account. Where both belong to an
/// organisation, the higher role and the earlier joining count; who has left it as the one belongs to it as the other.
const MOVED: [&str; 13] = [
    "INSERT INTO members (organisation_id, learner_id, name, sought, sort_key, role, version, joined_at, left_at) \
     SELECT organisation_id, $2, name, sought, sort_key, role, version, joined_at, left_at FROM members \
     WHERE learner_id = $1 ON CONFLICT (organisation_id, learner_id) DO UPDATE SET \
     role = CASE WHEN excluded.left_at IS NULL AND (excluded.role = 'manager' OR members.left_at IS NOT NULL) \
     THEN excluded.role ELSE members.role END, \
     joined_at = CASE WHEN excluded.left_at IS NULL AND (members.left_at IS NOT NULL \
     OR excluded.joined_at < members.joined_at) THEN excluded.joined_at ELSE members.joined_at END, \
     left_at = CASE WHEN excluded.left_at IS NULL THEN NULL ELSE members.left_at END, \
     version = members.version + 1 WHERE excluded.left_at IS NULL",
    "INSERT INTO team_members (organisation_id, team_id, learner_id, manages, since_at) \
     SELECT organisation_id, team_id, $2, manages, since_at FROM team_members WHERE learner_id = $1 \
     ON CONFLICT (organisation_id, team_id, learner_id) DO UPDATE SET \
     manages = team_members.manages OR excluded.manages, \
     since_at = CASE WHEN excluded.since_at < team_members.since_at THEN excluded.since_at ELSE team_members.since_at END",
    "INSERT INTO personal_assignments \
     (organisation_id, course, learner_id, deadline_at, renew_months, version, created_at) \
     SELECT organisation_id, course, $2, deadline_at, renew_months, version, created_at FROM personal_assignments WHERE learner_id = $1 \
     ON CONFLICT (organisation_id, course, learner_id) DO UPDATE SET deadline_at = CASE \
     WHEN personal_assignments.deadline_at IS NULL OR excluded.deadline_at < personal_assignments.deadline_at \
     THEN excluded.deadline_at ELSE personal_assignments.deadline_at END, renew_months = CASE \
     WHEN personal_assignments.renew_months IS NULL OR excluded.renew_months < personal_assignments.renew_months \
     THEN excluded.renew_months ELSE personal_assignments.renew_months END, \
     version = personal_assignments.version + excluded.version",
    "DELETE FROM imports WHERE learner_id = $1 AND learner_id <> $2",
    "UPDATE invitations SET accepted_by = $2 WHERE accepted_by = $1",
    "UPDATE webhook_deliveries SET learner_id = $2 WHERE learner_id = $1",
    "UPDATE api_tokens SET learner_id = $2 WHERE learner_id = $1",
    "UPDATE audit SET learner_id = $2 WHERE learner_id = $1",
    "UPDATE audit SET subject_id = $2 WHERE subject_id = $1",
    "DELETE FROM standings WHERE learner_id = $1 AND learner_id <> $2",
    "DELETE FROM personal_assignments WHERE learner_id = $1 AND learner_id <> $2",
    "DELETE FROM team_members WHERE learner_id = $1 AND learner_id <> $2",
    "DELETE FROM members WHERE learner_id = $1 AND learner_id <> $2",
];

/// Joins the memberships; gives how many the guest had. Completions and places have been joined before: the standings follow
/// from them.
pub(super) async fn join(tx: &mut Tx<'_>, guest: LearnerId, account: LearnerId) -> Result<u64, Fault> {
    let mut rows = 0;
    for sql in MOVED {
        rows = tx.execute(sql, values![guest, account]).await?;
    }
    let sql = "SELECT organisation_id FROM members WHERE learner_id = $1 AND left_at IS NULL ORDER BY organisation_id";
    for row in tx.fetch_all(sql, values![account]).await? {
        standings::of_member(tx, row.uuid(0)?, account).await?;
    }
    Ok(rows)
}
