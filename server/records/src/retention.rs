//! Removing what has ended and is of use to nobody. In small steps: whoever writes meanwhile does not wait.

use perehdy_courses::model::Timestamp;
use uuid::Uuid;

use crate::engine::{Fault, Row, Tx, Write, values};
use crate::sessions::{DAY, alive};
use crate::{Error, Records};

mod guests;

/// Most rows removed in one transaction.
const STEP: u32 = 500;

/// Sessions looked at in one statement.
const PAGE: u32 = 5_000;

/// No session younger than this has ended by itself.
const SHORTEST: i64 = 60 * DAY;

/// What there can be too old rows of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Old {
    /// Mails that were sent or given up, by when they were queued. Their `send_once` is free again then: what queues mails
    /// by the calendar must not come back to so old a day.
    Mails,
    /// Links to sign in, used or not, by their end.
    SignInLinks,
    /// Counted tries, by when their window began, which has to be longer ago than any window lasts.
    Guesses,
    /// Invitations, by when they were withdrawn, ran out, or were accepted by somebody who does not belong to the
    /// organisation any more. Those of members stay: by them a list that is sent again knows guests.
    Invitations,
    /// Join links, by when they ended.
    JoinLinks,
    /// Entries of the logs of organisations.
    Log,
    /// What organisations know of those who have left, by when they left.
    LeftMembers,
    /// Lists of people, confirmed or not, by their end.
    Imports,
    /// What browsers were asked to sign with a passkey and have not, by its end.
    PasskeyChallenges,
    /// Logos that nobody has any more, by when they were sent last.
    Logos,
    /// What webhooks were told or could not be told, by when it was noticed. Longer ago than what is told.
    Deliveries,
    /// Tokens for programs, by when they were revoked or ended.
    ApiTokens,
}

/// The two statements of a kind: $1 is the moment, $2 how many at most.
struct Statements {
    count: &'static str,
    remove: &'static str,
}

/// The same condition on rows `x` in both. It is asked outside of the inner statement too: what was changed meanwhile stays.
macro_rules! statements {
    ($table:literal, $key:literal, $order:literal, $condition:literal) => {
        Statements {
            count: concat!("SELECT count(*) FROM ", $table, " AS x WHERE ", $condition),
            remove: concat!(
                "DELETE FROM ",
                $table,
                " AS x WHERE ",
                $condition,
                " AND (",
                $key,
                ") IN (SELECT ",
                $key,
                " FROM ",
                $table,
                " AS x WHERE ",
                $condition,
                " ORDER BY ",
                $order,
                " LIMIT $2)"
            ),
        }
    };
}

const fn statements(what: Old) -> Statements {
    match what {
        Old::Mails => {
            statements!("mails", "id", "x.created_at", "x.next_try_at IS NULL AND x.created_at < $1")
        }
        Old::SignInLinks => statements!("sign_in_links", "id", "x.ends_at", "x.ends_at < $1"),
        Old::Guesses => statements!("guesses", "key_hash", "x.since", "x.since < $1"),
        Old::Invitations => statements!(
            "invitations",
            "organisation_id, id",
            "x.organisation_id, x.id",
            "(x.withdrawn_at < $1 OR (x.accepted_at IS NULL AND x.ends_at < $1) OR (x.accepted_at < $1 AND NOT EXISTS \
             (SELECT 1 FROM members m WHERE m.organisation_id = x.organisation_id AND m.learner_id = x.accepted_by \
             AND m.left_at IS NULL)))"
        ),
        Old::JoinLinks => statements!(
            "join_links",
            "organisation_id, id",
            "x.organisation_id, x.id",
            "(x.ended_at < $1 OR x.ends_at < $1)"
        ),
        Old::Log => statements!("audit", "organisation_id, id", "x.done_at", "x.done_at < $1"),
        Old::LeftMembers => {
            statements!("members", "organisation_id, learner_id", "x.organisation_id, x.learner_id", "x.left_at < $1")
        }
        Old::Imports => statements!("imports", "organisation_id, id", "x.ends_at", "x.ends_at < $1"),
        Old::PasskeyChallenges => {
            statements!("passkey_challenges", "challenge_hash", "x.ends_at", "x.ends_at < $1")
        }
        Old::Logos => statements!(
            "logos",
            "hash",
            "x.stored_at",
            "x.stored_at < $1 AND NOT EXISTS (SELECT 1 FROM organisations o WHERE o.logo = x.hash) \
             AND NOT EXISTS (SELECT 1 FROM certificates c WHERE c.logo = x.hash OR c.issuer_logo = x.hash)"
        ),
        Old::Deliveries => statements!(
            "webhook_deliveries",
            "organisation_id, webhook_id, id",
            "x.happened_at",
            "x.next_try_at IS NULL AND x.happened_at < $1"
        ),
        Old::ApiTokens => statements!(
            "api_tokens",
            "organisation_id, id",
            "x.organisation_id, x.id",
            "(x.revoked_at < $1 OR x.ends_at < $1)"
        ),
    }
}

impl Records {
    /// How many rows there are that [`Self::forget_old`] would remove.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn count_old(&self, what: Old, before: Timestamp) -> Result<u64, Error> {
        let row = self.engine().read_one(statements(what).count, values![before]).await?;
        Ok(row.map_or(Ok(0), |row| row.count(0)).map(u64::from)?)
    }

    /// Removes what was over before this moment; gives how much.
    ///
    /// # Errors
    /// When the database does not answer; some may have been removed.
    pub async fn forget_old(&self, what: Old, before: Timestamp) -> Result<u64, Error> {
        let mut removed = 0;
        loop {
            let step = self.engine().write(Forget { what, before }).await?;
            removed += step;
            if step < u64::from(STEP) {
                return Ok(removed);
            }
        }
    }

    /// How many sessions there are that [`Self::forget_ended_sessions`] would remove.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn count_ended_sessions(&self) -> Result<u64, Error> {
        self.ended_sessions(false).await
    }

    /// Removes sessions that have ended by themselves, of guests and of accounts; gives how many. The work stays.
    ///
    /// # Errors
    /// When the database does not answer; some may have been removed.
    pub async fn forget_ended_sessions(&self) -> Result<u64, Error> {
        self.ended_sessions(true).await
    }

    async fn ended_sessions(&self, remove: bool) -> Result<u64, Error> {
        let now = self.now();
        let sql = concat!(
            "SELECT s.id, COALESCE(",
            alive!("$1"),
            ", FALSE) FROM sessions s LEFT JOIN accounts u ON u.learner_id = s.learner_id \
             WHERE s.id > $2 AND s.created_at <= $3 ORDER BY s.id LIMIT $4"
        );
        let (mut after, mut removed) = (Uuid::nil(), 0);
        loop {
            let rows = self.engine().read(sql, values![now, after, now.0 - SHORTEST, PAGE]).await?;
            let Some(last) = rows.last() else { return Ok(removed) };
            after = last.uuid(0)?;
            let seen: Vec<(Uuid, bool)> =
                rows.iter().map(|row: &Row| Ok::<_, Fault>((row.uuid(0)?, row.bool(1)?))).collect::<Result<_, _>>()?;
            let ended: Vec<Uuid> = seen.into_iter().filter(|(_, alive)| !alive).map(|(id, _)| id).collect();
            if !remove {
                removed += ended.len() as u64;
                continue;
            }
            for ended in ended.chunks(STEP as usize) {
                removed += self.engine().write(Ended { ids: ended.to_vec(), now }).await?;
            }
        }
    }
}

/// Removes at most [`STEP`] rows from before a moment.
struct Forget {
    what: Old,
    before: Timestamp,
}

impl Write for Forget {
    type Answer = u64;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<u64, Fault> {
        let removed = tx.execute(statements(self.what).remove, values![self.before, STEP]).await?;
        if self.what == Old::LeftMembers && removed > 0 {
            // Erasing finds these by the membership, which is gone now.
            for sql in [
                "DELETE FROM reminders WHERE NOT EXISTS (SELECT 1 FROM members m \
                 WHERE m.organisation_id = reminders.organisation_id AND m.learner_id = reminders.learner_id)",
                "DELETE FROM reminder_links WHERE NOT EXISTS (SELECT 1 FROM members m \
                 WHERE m.organisation_id = reminder_links.organisation_id AND m.learner_id = reminder_links.learner_id)",
            ] {
                tx.execute(sql, values![]).await?;
            }
        }
        if self.what == Old::Invitations && removed > 0 {
            let sql = "DELETE FROM invited_courses WHERE NOT EXISTS (SELECT 1 FROM invitations i \
                       WHERE i.organisation_id = invited_courses.organisation_id AND i.id = invited_courses.invitation_id)";
            tx.execute(sql, values![]).await?;
        }
        Ok(removed)
    }
}

/// Removes those of these sessions that have ended: one may have been used meanwhile.
struct Ended {
    ids: Vec<Uuid>,
    now: Timestamp,
}

impl Write for Ended {
    type Answer = u64;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<u64, Fault> {
        let sql = concat!(
            "DELETE FROM sessions WHERE id IN (SELECT s.id FROM sessions s \
             LEFT JOIN accounts u ON u.learner_id = s.learner_id WHERE s.id = $1 AND NOT COALESCE(",
            alive!("$2"),
            ", FALSE))"
        );
        let mut removed = 0;
        for id in &self.ids {
            removed += tx.execute(sql, values![*id, self.now]).await?;
        }
        Ok(removed)
    }
}
