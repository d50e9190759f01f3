//! Reminders to holders of certificates that end: from the service itself, whether or not an organisation reminds them too.
//! Days, quiet times and making up for what was missed are those that an organisation has which has set nothing.

use jiff::tz::TimeZone;
use perehdy_courses::model::Timestamp;
use uuid::Uuid;

use super::calendar::Plan;
use super::due::PAGE;
use crate::engine::{Fault, Row, Tx, Write, values};
use crate::outbox::{Queued, queue};
use crate::sign_in::links::email;
use crate::{
    CertificateHolder, CertificateWords, DueCertificateReminder, Error, NewMail, Records, ReminderKind,
    ReminderSettings, WrittenReminder,
};

/// What stops them: mails whose `send_once` begins so.
pub(super) const SEND_ONCE: &str = "certificate-ends:";

/// Certificates `c` of people with an address that end after $1 and until $2, and of which this kind ($3) has not been sent:
/// the newest completion's (of a participation nobody is reminded), neither taken back nor replaced, and none that holds longer beside them; after the id $4, at most
/// $5.
const DUE: &str = "\
SELECT c.id, c.learner_id, u.written, l.lang, c.name, c.course, c.title, c.ends_at FROM certificates c \
JOIN accounts u ON u.learner_id = c.learner_id JOIN learners l ON l.id = c.learner_id \
WHERE c.ends_at > $1 AND c.ends_at <= $2 AND c.revoked_at IS NULL AND c.kind IS NULL \
AND NOT EXISTS (SELECT 1 FROM certificates n WHERE n.replaces = c.id) \
AND NOT EXISTS (SELECT 1 FROM renewals r WHERE r.learner_id = c.learner_id AND r.course = c.course \
AND r.completed_at > c.completed_at) \
AND NOT EXISTS (SELECT 1 FROM certificates d WHERE d.learner_id = c.learner_id AND d.course = c.course \
AND d.revoked_at IS NULL AND d.kind IS NULL AND (d.ends_at IS NULL OR d.ends_at > c.ends_at)) \
AND NOT EXISTS (SELECT 1 FROM certificate_reminders t WHERE t.learner_id = c.learner_id \
AND ((t.course = c.course AND t.kind = $3 AND t.about_at = c.ends_at) OR (t.course = '' AND t.kind = 'stop'))) \
AND c.id > $4 ORDER BY c.id LIMIT $5";

impl Records {
    /// Queues all mails about certificates that end soon or have ended, each in a transaction of its own; gives how many. Each
    /// is sent once, however often and by however many instances this is called.
    ///
    /// # Errors
    /// When the database does not answer; what was queued before stays queued.
    pub async fn remind_of_certificates(&self, zone: &TimeZone, words: &dyn CertificateWords) -> Result<u32, Error> {
        let now = self.now();
        let Some(plan) = Plan::of(&ReminderSettings::default(), zone, now) else { return Ok(0) };
        let mut queued = 0;
        for (kind, since, until) in plan.kinds {
            // It has ended when the day is over.
            let until = match kind {
                ReminderKind::Renewal => until,
                ReminderKind::Expired => until.min(Timestamp(now.0 - 1)),
                _ => continue,
            };
            let mut after = Uuid::nil();
            loop {
                let due = self.ending_certificates(kind, (since, until), after).await?;
                let read = due.len();
                let Some(last) = due.last() else { break };
                after = last.id;
                for due in due {
                    let token = self.new_link_token();
                    let WrittenReminder { text, stop } = words.ends(&due, &token);
                    let (course, ends) = (&due.course, due.ends.0);
                    let mail = NewMail {
                        send_once: format!("{SEND_ONCE}{}:{course}:{}:{ends}", due.to.learner.0, kind.code()),
                        recipient: due.to.email.clone(),
                        learner: Some(due.to.learner),
                        lang: due.to.lang,
                        text,
                        useless_after: None,
                    };
                    let mail = Queued { id: self.new_id(now), mail, now };
                    queued += u32::from(self.engine().write(Remind { due, mail, stop, token: token.hash() }).await?);
                }
                if read < PAGE as usize {
                    break;
                }
            }
        }
        if queued > 0 {
            self.mails().notify_one();
        }
        Ok(queued)
    }

    async fn ending_certificates(
        &self,
        kind: ReminderKind,
        (since, until): (Timestamp, Timestamp),
        after: Uuid,
    ) -> Result<Vec<DueCertificateReminder>, Error> {
        let rows = self.engine().read(DUE, values![since, until, kind.code(), after, PAGE]).await?;
        let due = |row: &Row| {
            let to = CertificateHolder { learner: row.learner(1)?, email: email(&row.text(2)?)?, lang: row.lang(3)? };
            let (name, course, title) = (row.text(4)?, row.text(5)?, row.text(6)?);
            Ok::<_, Fault>(DueCertificateReminder {
                kind,
                id: row.uuid(0)?,
                to,
                name,
                course,
                title,
                ends: row.time(7)?,
            })
        };
        Ok(rows.iter().map(due).collect::<Result<_, _>>()?)
    }
}

struct Remind {
    due: DueCertificateReminder,
    mail: Queued,
    /// The page of the link.
    stop: String,
    token: [u8; 32],
}

impl Write for Remind {
    type Answer = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Fault> {
        let (learner, now) = (self.due.to.learner, self.mail.now);
        // It may have been taken back, replaced or erased since it was looked at, and the reminders stopped.
        let sql = "SELECT 1 FROM certificates c WHERE c.id = $1 AND c.learner_id = $2 AND c.revoked_at IS NULL \
                   AND NOT EXISTS (SELECT 1 FROM certificates n WHERE n.replaces = c.id) \
                   AND NOT EXISTS (SELECT 1 FROM certificate_reminders t WHERE t.learner_id = $2 AND t.course = '' \
                   AND t.kind = 'stop')";
        if tx.fetch_optional(sql, values![self.due.id, learner]).await?.is_none() {
            return Ok(false);
        }
        let sql = "INSERT INTO certificate_reminders (learner_id, course, kind, about_at, token_hash, sent_at) \
                   VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (learner_id, course, kind, about_at) DO NOTHING";
        let noted = values![learner, &self.due.course, self.due.kind.code(), self.due.ends, &self.token, now];
        if tx.execute(sql, noted).await? == 0 || !queue(tx, &self.mail).await? {
            return Ok(false);
        }
        tx.execute("UPDATE mails SET stop = $2 WHERE id = $1", values![self.mail.id, &self.stop]).await?;
        Ok(true)
    }
}
