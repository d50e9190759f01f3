//! Sending one: what was sent is noted, and the mail queued, in one transaction.

use perehdy_courses::model::Timestamp;
use uuid::Uuid;

use crate::engine::{Fault, Tx, Write, values};
use crate::outbox::{Queued, queue};
use crate::sessions::DAY;
use crate::{DueDigest, DueReminder, LearnerId, LinkToken, NewMail, Records, ReminderKind, WrittenReminder};

/// How long a link to stop reminders works: longer than anybody keeps a mail to come back to.
const LINKS: i64 = 400 * DAY;

/// The mail of a reminder or a digest, with the link in it.
struct Stoppable {
    queued: Queued,
    /// The page of the link.
    stop: String,
    organisation: Uuid,
    learner: LearnerId,
    token: [u8; 32],
}

impl Stoppable {
    async fn send(&self, tx: &mut Tx<'_>) -> Result<bool, Fault> {
        let (now, id) = (self.queued.now, self.queued.id);
        if !queue(tx, &self.queued).await? {
            return Ok(false);
        }
        tx.execute("UPDATE mails SET stop = $2 WHERE id = $1", values![id, &self.stop]).await?;
        let sql = "DELETE FROM reminder_links WHERE organisation_id = $1 AND learner_id = $2 AND made_at < $3";
        tx.execute(sql, values![self.organisation, self.learner, now.0 - LINKS]).await?;
        let sql =
            "INSERT INTO reminder_links (organisation_id, learner_id, token_hash, made_at) VALUES ($1, $2, $3, $4)";
        tx.execute(sql, values![self.organisation, self.learner, &self.token, now]).await?;
        Ok(true)
    }
}

/// Notes that something was sent; `false` when it had been.
async fn note(
    tx: &mut Tx<'_>,
    (organisation, learner): (Uuid, LearnerId),
    course: &str,
    kind: &str,
    about: Timestamp,
) -> Result<bool, Fault> {
    let sql = "INSERT INTO reminders (organisation_id, learner_id, course, kind, about_at) VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT (organisation_id, learner_id, course, kind) DO UPDATE SET about_at = excluded.about_at \
               WHERE reminders.about_at <> excluded.about_at";
    Ok(tx.execute(sql, values![organisation, learner, course, kind, about]).await? == 1)
}

/// Whether the member has stopped reminders.
async fn stopped(tx: &mut Tx<'_>, organisation: Uuid, learner: LearnerId) -> Result<bool, Fault> {
    let sql = "SELECT about_at FROM reminders WHERE organisation_id = $1 AND learner_id = $2 AND course = '' \
               AND kind = 'stop'";
    Ok(tx.fetch_optional(sql, values![organisation, learner]).await?.is_some())
}

/// A reminder.
pub(super) struct Remind {
    due: DueReminder,
    about: Timestamp,
    mail: Stoppable,
}

impl Remind {
    pub(super) fn new(records: &Records, due: DueReminder, words: WrittenReminder, token: &LinkToken) -> Option<Self> {
        let about = due.about()?;
        let (now, id) = (records.now(), due.from.id);
        let learner = due.to.learner;
        let send_once = format!("reminder:{id}:{}:{}:{}:{}", learner.0, due.course, due.kind.code(), about.0);
        let mail = NewMail {
            send_once,
            recipient: due.to.email.clone(),
            learner: Some(learner),
            lang: due.to.lang,
            text: words.text,
            useless_after: None,
        };
        let queued = Queued { id: records.new_id(now), mail, now };
        let mail = Stoppable { queued, stop: words.stop, organisation: id, learner, token: token.hash() };
        Some(Self { due, about, mail })
    }

    /// Whether it is still so: the course may have been completed, or the deadline changed, since it was looked at.
    async fn still_so(&self, tx: &mut Tx<'_>) -> Result<bool, Fault> {
        let sql = "SELECT deadline_at, expires_at, assigned_at, completed_at FROM standings \
                   WHERE organisation_id = $1 AND course = $2 AND learner_id = $3";
        let values = values![self.mail.organisation, &self.due.course, self.mail.learner];
        let Some(row) = tx.fetch_optional(sql, values).await? else { return Ok(false) };
        let (column, done) = match self.due.kind {
            ReminderKind::Before | ReminderKind::Due | ReminderKind::Late => (0, false),
            ReminderKind::Renewal | ReminderKind::Expired => (1, true),
            ReminderKind::Assigned => (2, false),
        };
        Ok(row.time_if(column)? == Some(self.about) && row.time_if(3)?.is_some() == done)
    }
}

impl Write for Remind {
    type Answer = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Fault> {
        let (organisation, learner) = (self.mail.organisation, self.mail.learner);
        if !self.still_so(tx).await? || stopped(tx, organisation, learner).await? {
            return Ok(false);
        }
        if !note(tx, (organisation, learner), &self.due.course, self.due.kind.code(), self.about).await? {
            return Ok(false);
        }
        // Whoever hears of the deadline need not hear that there is one.
        if let (false, Some(assigned)) = (self.due.kind == ReminderKind::Assigned, self.due.assigned) {
            note(tx, (organisation, learner), &self.due.course, ReminderKind::Assigned.code(), assigned).await?;
        }
        self.mail.send(tx).await
    }
}

/// A digest.
pub(super) struct SendDigest {
    week: Timestamp,
    /// Without a mail where there is nothing to tell.
    tells: bool,
    mail: Stoppable,
}

impl SendDigest {
    pub(super) fn new(records: &Records, due: &DueDigest, words: WrittenReminder, token: &LinkToken) -> Self {
        let (now, id, learner) = (records.now(), due.from.id, due.to.learner);
        let mail = NewMail {
            send_once: format!("digest:{id}:{}:{}", learner.0, due.week.0),
            recipient: due.to.email.clone(),
            learner: Some(learner),
            lang: due.to.lang,
            text: words.text,
            useless_after: None,
        };
        let queued = Queued { id: records.new_id(now), mail, now };
        let mail = Stoppable { queued, stop: words.stop, organisation: id, learner, token: token.hash() };
        Self { week: due.week, tells: !due.digest.is_empty(), mail }
    }
}

impl Write for SendDigest {
    type Answer = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Fault> {
        let (organisation, learner) = (self.mail.organisation, self.mail.learner);
        let sql = "SELECT role FROM members WHERE organisation_id = $1 AND learner_id = $2 AND role = 'manager' \
                   AND left_at IS NULL";
        let manages = tx.fetch_optional(sql, values![organisation, learner]).await?.is_some();
        if !manages || stopped(tx, organisation, learner).await? {
            return Ok(false);
        }
        if !note(tx, (organisation, learner), "", "digest", self.week).await? || !self.tells {
            return Ok(false);
        }
        self.mail.send(tx).await
    }
}
