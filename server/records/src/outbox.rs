//! The outbox: mails are queued in the transaction that is their reason, and taken from here to be sent.

use perehdy_courses::model::Timestamp;
use uuid::Uuid;

use crate::engine::{Fault, Row, Tx, Write, values};
use crate::{Error, FailedMail, Mail, MailText, NewMail, Records};

const MINUTE: i64 = 60 * 1_000_000;

/// How long a mail that was taken is left to whoever took it.
pub(crate) const LEASE: i64 = 10 * MINUTE;

/// The pauses after the first, second … failed try; the last one is repeated.
const PAUSES: [i64; 5] = [MINUTE, 5 * MINUTE, 30 * MINUTE, 120 * MINUTE, 360 * MINUTE];

/// How long a mail is tried at all.
const LONGEST: i64 = 3 * 24 * 60 * MINUTE;

impl Records {
    /// Queues a mail; `false` when one with its `send_once` was queued before.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn queue_mail(&self, mail: NewMail) -> Result<bool, Error> {
        let now = self.now();
        let queued = self.engine().write(Queued { id: self.new_id(now), mail, now }).await?;
        self.mails().notify_one();
        Ok(queued)
    }

    /// Waits until a mail is queued by this instance, or was since the last time. Only a hint to look at once: of mails
    /// queued by other instances, and by use cases that do more than that, one hears nothing.
    pub async fn mail_queued(&self) {
        self.mails().notified().await;
    }

    /// Takes mails that are to be sent now, the longest due first. For ten minutes nobody else gets them: within that time
    /// say [`Self::mail_sent`], [`Self::mail_failed`] or [`Self::mail_refused`]. Mails that have become useless are given
    /// up on the way.
    ///
    /// # Errors
    /// When they could not be taken.
    pub async fn due_mails(&self, limit: u32) -> Result<Vec<Mail>, Error> {
        self.engine().write(Take { limit, now: self.now() }).await
    }

    /// The mail went out: its text is removed.
    ///
    /// # Errors
    /// When it was not stored: the mail will be sent again.
    pub async fn mail_sent(&self, id: Uuid) -> Result<(), Error> {
        self.engine().write(Tried { id, outcome: Outcome::Sent, now: self.now() }).await
    }

    /// The mail did not go out this time, and why. It is tried again after 1, 5, 30 minutes, 2 hours, and then every 6
    /// hours; after three days, or when it would be useless by then, it is given up.
    ///
    /// # Errors
    /// When it was not stored: the mail is tried again after the lease.
    pub async fn mail_failed(&self, id: Uuid, trouble: &str) -> Result<(), Error> {
        let outcome = Outcome::Failed(trouble.to_owned());
        self.engine().write(Tried { id, outcome, now: self.now() }).await
    }

    /// The mail will never go out (the receiver's server does not know the address), and why: it is given up.
    ///
    /// # Errors
    /// When it was not stored: the mail is tried again after the lease.
    pub async fn mail_refused(&self, id: Uuid, trouble: &str) -> Result<(), Error> {
        let outcome = Outcome::Refused(trouble.to_owned());
        self.engine().write(Tried { id, outcome, now: self.now() }).await
    }

    /// Mails that did not go out, or not yet, after a try that failed: at most 200, the newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn failed_mails(&self) -> Result<Vec<FailedMail>, Error> {
        let sql = "SELECT id, recipient, subject, created_at, tries, next_try_at, trouble FROM mails \
                   WHERE sent_at IS NULL AND trouble <> '' ORDER BY created_at DESC, id DESC LIMIT 200";
        let rows = self.engine().read(sql, values![]).await?;
        Ok(rows.iter().map(failed).collect::<Result<_, _>>()?)
    }
}

/// From the columns: id, recipient, subject, created, tries, next try, trouble.
pub(crate) fn failed(row: &Row) -> Result<FailedMail, Fault> {
    let (id, recipient, subject) = (row.uuid(0)?, row.text(1)?, row.text(2)?);
    let (created, tries, next_try) = (row.time(3)?, row.count(4)?, row.time_if(5)?);
    Ok(FailedMail { id, recipient, subject, created, tries, next_try, trouble: row.text(6)? })
}

/// A mail to be queued now.
pub(crate) struct Queued {
    pub(crate) id: Uuid,
    pub(crate) mail: NewMail,
    pub(crate) now: Timestamp,
}

/// Queues a mail in the transaction that is its reason; `false` when it was queued before.
pub(crate) async fn queue(tx: &mut Tx<'_>, queued: &Queued) -> Result<bool, Fault> {
    let Queued { id, mail, now } = queued;
    let sql = "INSERT INTO mails (id, send_once, email, recipient, learner_id, lang, subject, body, created_at, \
               useless_after, next_try_at, tries, trouble) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $9, 0, '') ON CONFLICT (send_once) DO NOTHING";
    let values = values![
        *id,
        &mail.send_once,
        mail.recipient.key(),
        mail.recipient.written(),
        mail.learner,
        mail.lang,
        &mail.text.subject,
        &mail.text.body,
        *now,
        mail.useless_after,
    ];
    Ok(tx.execute(sql, values).await? == 1)
}

impl Write for Queued {
    type Answer = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Fault> {
        queue(tx, self).await
    }
}

struct Take {
    limit: u32,
    now: Timestamp,
}

impl Write for Take {
    type Answer = Vec<Mail>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Vec<Mail>, Fault> {
        let sql = "UPDATE mails SET next_try_at = NULL, body = '', stop = NULL, \
                   trouble = CASE WHEN trouble = '' THEN 'too late' ELSE trouble END \
                   WHERE next_try_at <= $1 AND useless_after <= $1";
        tx.execute(sql, values![self.now]).await?;
        // Asked again outside of the inner statement: of two who take at once, the second finds the time moved.
        let sql = "UPDATE mails SET next_try_at = $2, tries = tries + 1 WHERE next_try_at <= $1 AND id IN \
                   (SELECT m.id FROM mails m WHERE m.next_try_at <= $1 ORDER BY m.next_try_at, m.id LIMIT $3) \
                   RETURNING id, recipient, lang, subject, body, tries - 1, created_at, stop";
        let rows = tx.fetch_all(sql, values![self.now, self.now.0 + LEASE, self.limit]).await?;
        let mail = |row: &Row| {
            let text = MailText { subject: row.text(3)?, body: row.text(4)? };
            let (id, recipient, lang, tries) = (row.uuid(0)?, row.text(1)?, row.lang(2)?, row.count(5)?);
            Ok::<_, Fault>((row.time(6)?, Mail { id, recipient, lang, text, stop: row.text_if(7)?, tries }))
        };
        let mut mails: Vec<_> = rows.iter().map(mail).collect::<Result<_, _>>()?;
        mails.sort_by_key(|(created, mail)| (*created, mail.id));
        Ok(mails.into_iter().map(|(_, mail)| mail).collect())
    }
}

enum Outcome {
    Sent,
    Failed(String),
    Refused(String),
}

struct Tried {
    id: Uuid,
    outcome: Outcome,
    now: Timestamp,
}

impl Write for Tried {
    type Answer = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Fault> {
        let trouble = match &self.outcome {
            Outcome::Sent => {
                let sql = "UPDATE mails SET next_try_at = NULL, body = '', stop = NULL, trouble = '', sent_at = $2 \
                           WHERE id = $1 AND sent_at IS NULL";
                tx.execute(sql, values![self.id, self.now]).await?;
                return Ok(());
            }
            Outcome::Failed(trouble) => {
                let sql =
                    "SELECT tries, created_at, useless_after FROM mails WHERE id = $1 AND next_try_at IS NOT NULL";
                let Some(row) = tx.fetch_optional(sql, values![self.id]).await? else { return Ok(()) };
                if let Some(next) = next_try(row.count(0)?, row.time(1)?, row.time_if(2)?, self.now) {
                    let sql = "UPDATE mails SET next_try_at = $2, trouble = $3 WHERE id = $1";
                    tx.execute(sql, values![self.id, next, trouble]).await?;
                    return Ok(());
                }
                trouble
            }
            Outcome::Refused(trouble) => trouble,
        };
        let sql = "UPDATE mails SET next_try_at = NULL, body = '', stop = NULL, trouble = $2 \
                   WHERE id = $1 AND sent_at IS NULL";
        tx.execute(sql, values![self.id, trouble]).await?;
        Ok(())
    }
}

/// When a mail is tried again after so many tries; `None` when it is given up.
fn next_try(tries: u32, created: Timestamp, useless: Option<Timestamp>, now: Timestamp) -> Option<Timestamp> {
    let last = created.0 + LONGEST;
    let at = usize::try_from(tries).map_or(0, |tries| tries.saturating_sub(1)).min(PAUSES.len() - 1);
    let next = Timestamp((now.0 + PAUSES.get(at).copied().unwrap_or(LEASE)).min(last));
    let too_late = useless.is_some_and(|useless| useless <= next);
    (now.0 < last && !too_late).then_some(next)
}
