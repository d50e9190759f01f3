//! Erasing a learner: nothing with their id stays. Of certificates stays that a number was valid.

use perehdy_courses::model::Timestamp;

use crate::engine::{Fault, Tx, Write, held, values};
use crate::ids::text_hash;
use crate::sign_in::ask::limit_key;
use crate::{Error, LearnerId, Records};

/// What is removed, in an order that references allow; `$1` is the learner.
const REMOVED: &[&str] = &[
    "DELETE FROM attempt_answers WHERE attempt_id IN (SELECT id FROM attempts WHERE learner_id = $1 \
     OR learner_id IN (SELECT id FROM learners WHERE joined_into = $1))",
    "DELETE FROM attempts WHERE learner_id = $1 OR learner_id IN (SELECT id FROM learners WHERE joined_into = $1)",
    "DELETE FROM pdf_hashes WHERE certificate_id IN (SELECT id FROM certificates WHERE learner_id = $1 \
     OR learner_id IN (SELECT id FROM learners WHERE joined_into = $1))",
    "DELETE FROM revocations WHERE certificate_id IN (SELECT id FROM certificates WHERE learner_id = $1 \
     OR learner_id IN (SELECT id FROM learners WHERE joined_into = $1))",
    "DELETE FROM revocations WHERE learner_id = $1",
    "DELETE FROM certificate_reminders WHERE learner_id = $1 \
     OR learner_id IN (SELECT id FROM learners WHERE joined_into = $1)",
    "DELETE FROM certificates WHERE learner_id = $1 OR learner_id IN (SELECT id FROM learners WHERE joined_into = $1)",
    "DELETE FROM pages_read WHERE learner_id = $1 OR learner_id IN (SELECT id FROM learners WHERE joined_into = $1)",
    "DELETE FROM practice_answers WHERE learner_id = $1 \
     OR learner_id IN (SELECT id FROM learners WHERE joined_into = $1)",
    "DELETE FROM media_states WHERE learner_id = $1 OR learner_id IN (SELECT id FROM learners WHERE joined_into = $1)",
    "DELETE FROM course_places WHERE learner_id = $1 OR learner_id IN (SELECT id FROM learners WHERE joined_into = $1)",
    "DELETE FROM completions WHERE learner_id = $1 OR learner_id IN (SELECT id FROM learners WHERE joined_into = $1)",
    "DELETE FROM renewals WHERE learner_id = $1 OR learner_id IN (SELECT id FROM learners WHERE joined_into = $1)",
    // By the organisations, which their keys begin with; of those that were left stays a row in members.
    "DELETE FROM reminders WHERE learner_id = $1 \
     AND organisation_id IN (SELECT m.organisation_id FROM members m WHERE m.learner_id = $1)",
    "DELETE FROM reminder_links WHERE learner_id = $1 \
     AND organisation_id IN (SELECT m.organisation_id FROM members m WHERE m.learner_id = $1)",
    "DELETE FROM admins WHERE email = (SELECT email FROM accounts WHERE learner_id = $1)",
    "DELETE FROM standings WHERE learner_id = $1 OR learner_id IN (SELECT id FROM learners WHERE joined_into = $1)",
    "DELETE FROM team_members WHERE learner_id = $1 OR learner_id IN (SELECT id FROM learners WHERE joined_into = $1)",
    "DELETE FROM personal_assignments WHERE learner_id = $1 \
     OR learner_id IN (SELECT id FROM learners WHERE joined_into = $1)",
    "DELETE FROM webhook_deliveries WHERE learner_id = $1 \
     OR learner_id IN (SELECT id FROM learners WHERE joined_into = $1)",
    "DELETE FROM imports WHERE learner_id = $1 OR learner_id IN (SELECT id FROM learners WHERE joined_into = $1)",
    "DELETE FROM members WHERE learner_id = $1 OR learner_id IN (SELECT id FROM learners WHERE joined_into = $1)",
    "DELETE FROM invited_courses WHERE invitation_id IN (SELECT id FROM invitations WHERE accepted_by = $1 \
     OR accepted_by IN (SELECT id FROM learners WHERE joined_into = $1) \
     OR email = (SELECT email FROM accounts WHERE learner_id = $1))",
    "DELETE FROM invitations WHERE accepted_by = $1 OR accepted_by IN (SELECT id FROM learners WHERE joined_into = $1) \
     OR email = (SELECT email FROM accounts WHERE learner_id = $1)",
    // An organisation's log and its tokens stay, without those who are gone.
    "UPDATE api_tokens SET learner_id = NULL WHERE learner_id = $1 \
     OR learner_id IN (SELECT id FROM learners WHERE joined_into = $1)",
    "UPDATE audit SET learner_id = NULL, who = '' WHERE learner_id = $1 \
     OR learner_id IN (SELECT id FROM learners WHERE joined_into = $1)",
    "UPDATE audit SET subject_id = NULL WHERE subject_id = $1 \
     OR subject_id IN (SELECT id FROM learners WHERE joined_into = $1)",
    "DELETE FROM sign_in_links WHERE asked_by = $1 OR asked_by IN (SELECT id FROM learners WHERE joined_into = $1) \
     OR email = (SELECT email FROM accounts WHERE learner_id = $1)",
    "DELETE FROM mails WHERE learner_id = $1 OR learner_id IN (SELECT id FROM learners WHERE joined_into = $1) \
     OR email = (SELECT email FROM accounts WHERE learner_id = $1)",
    "DELETE FROM sessions WHERE learner_id = $1 OR learner_id IN (SELECT id FROM learners WHERE joined_into = $1)",
    "DELETE FROM passwords WHERE learner_id = $1",
    "DELETE FROM passkeys WHERE learner_id = $1",
    "DELETE FROM passkey_challenges WHERE learner_id = $1",
    "DELETE FROM accounts WHERE learner_id = $1",
];

impl Records {
    /// Erases a learner with everything that was joined into them: account, sessions, work, certificates, memberships, mails (also those
    /// not sent yet). Of each certificate a nameless record stays that says that its number was valid. `false` when there
    /// is no such learner, or it is a guest who was joined into an account.
    ///
    /// # Errors
    /// When it was not stored: then nothing is erased.
    pub async fn erase(&self, learner: LearnerId) -> Result<bool, Error> {
        self.engine().write(Erase { learner, now: self.now() }).await
    }
}

struct Erase {
    learner: LearnerId,
    now: Timestamp,
}

impl Write for Erase {
    type Answer = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Fault> {
        let sql = held!(alone "SELECT id, joined_into FROM learners WHERE id = $1");
        match tx.fetch_held(sql, values![self.learner]).await? {
            Some(row) if row.uuid_if(1)?.is_none() => {}
            _ => return Ok(false),
        }
        // Of one that was taken back nothing is left that says that it was valid.
        let sql = "SELECT token, course, version, issued_at, kind FROM certificates WHERE (learner_id = $1 \
                   OR learner_id IN (SELECT id FROM learners WHERE joined_into = $1)) AND revoked_at IS NULL";
        for row in tx.fetch_all(sql, values![self.learner]).await? {
            let sql = "INSERT INTO erased_certificates (token_hash, course, version, issued_at, erased_at, kind) \
                       VALUES ($1, $2, $3, $4, $5, $6)";
            let (hash, course, version) = (text_hash(&row.text(0)?), row.text(1)?, row.text(2)?);
            let kind = row.text_if(4)?;
            tx.execute(sql, values![&hash, &course, &version, row.time(3)?, self.now, kind.as_ref()]).await?;
        }
        let sql = "SELECT email FROM accounts WHERE learner_id = $1";
        if let Some(row) = tx.fetch_optional(sql, values![self.learner]).await? {
            let key = limit_key(&row.text(0)?);
            tx.execute("DELETE FROM guesses WHERE key_hash = $1", values![&key]).await?;
        }
        remove_all(tx, self.learner).await?;
        Ok(true)
    }
}

/// Removes all rows of a learner, who is held alone, and of those joined into them.
pub(crate) async fn remove_all(tx: &mut Tx<'_>, learner: LearnerId) -> Result<(), Fault> {
    for sql in REMOVED {
        tx.execute(sql, values![learner]).await?;
    }
    tx.execute("DELETE FROM learners WHERE joined_into = $1", values![learner]).await?;
    tx.execute("DELETE FROM learners WHERE id = $1", values![learner]).await?;
    Ok(())
}
