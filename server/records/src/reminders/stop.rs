//! Stopping an organisation's reminders, or those about certificates, by the link in each of them.

use perehdy_courses::model::Timestamp;

use super::certificates::SEND_ONCE;
use crate::engine::{Fault, Tx, Write, values};
use crate::{Error, LinkToken, Records, ReminderStop};

impl Records {
    /// What the link with this secret stops. Looking changes nothing. `None`: there is no such link, or no longer.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn reminder_stop(&self, token: &LinkToken) -> Result<Option<ReminderStop>, Error> {
        let sql = "SELECT o.name, r.about_at FROM reminder_links k JOIN organisations o ON o.id = k.organisation_id \
                   LEFT JOIN reminders r ON r.organisation_id = k.organisation_id AND r.learner_id = k.learner_id \
                   AND r.course = '' AND r.kind = 'stop' WHERE k.token_hash = $1";
        if let Some(row) = self.engine().read_one(sql, values![&token.hash()]).await? {
            return Ok(Some(ReminderStop { organisation: Some(row.text(0)?), stopped: row.time_if(1)? }));
        }
        let sql = "SELECT s.sent_at FROM certificate_reminders r LEFT JOIN certificate_reminders s \
                   ON s.learner_id = r.learner_id AND s.course = '' AND s.kind = 'stop' WHERE r.token_hash = $1";
        let Some(row) = self.engine().read_one(sql, values![&token.hash()]).await? else { return Ok(None) };
        Ok(Some(ReminderStop { organisation: None, stopped: row.time_if(0)? }))
    }

    /// Stops the organisation's reminders to whoever has this link, or lets them come again. `false`: there is no such
    /// link, or no longer.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn stop_reminders(&self, token: &LinkToken, stop: bool) -> Result<bool, Error> {
        self.engine().write(Stop { token: token.hash(), stop, now: self.now() }).await
    }
}

struct Stop {
    token: [u8; 32],
    stop: bool,
    now: Timestamp,
}

impl Write for Stop {
    type Answer = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Fault> {
        let sql = "SELECT organisation_id, learner_id FROM reminder_links WHERE token_hash = $1";
        let Some(row) = tx.fetch_optional(sql, values![&self.token]).await? else {
            return self.of_certificates(tx).await;
        };
        let (organisation, learner) = (row.uuid(0)?, row.learner(1)?);
        if self.stop {
            let sql = "INSERT INTO reminders (organisation_id, learner_id, course, kind, about_at) \
                       VALUES ($1, $2, '', 'stop', $3) ON CONFLICT (organisation_id, learner_id, course, kind) DO NOTHING";
            tx.execute(sql, values![organisation, learner, self.now]).await?;
            // What waits for the mail server is not wanted either.
            let sql = "UPDATE mails SET next_try_at = NULL, body = '', stop = NULL, trouble = 'stopped by the receiver' \
                       WHERE learner_id = $1 AND next_try_at IS NOT NULL AND sent_at IS NULL \
                       AND (send_once LIKE $2 OR send_once LIKE $3)";
            let of = |what: &str| format!("{what}:{organisation}:%");
            tx.execute(sql, values![learner, &of("reminder"), &of("digest")]).await?;
        } else {
            let sql = "DELETE FROM reminders WHERE organisation_id = $1 AND learner_id = $2 AND course = '' \
                       AND kind = 'stop'";
            tx.execute(sql, values![organisation, learner]).await?;
        }
        Ok(true)
    }
}

impl Stop {
    /// The link is in a mail about a certificate.
    async fn of_certificates(&self, tx: &mut Tx<'_>) -> Result<bool, Fault> {
        let sql = "SELECT learner_id FROM certificate_reminders WHERE token_hash = $1";
        let Some(row) = tx.fetch_optional(sql, values![&self.token]).await? else { return Ok(false) };
        let learner = row.learner(0)?;
        if self.stop {
            let sql = "INSERT INTO certificate_reminders (learner_id, course, kind, about_at, sent_at) \
                       VALUES ($1, '', 'stop', 0, $2) ON CONFLICT (learner_id, course, kind, about_at) DO NOTHING";
            tx.execute(sql, values![learner, self.now]).await?;
            let sql = "UPDATE mails SET next_try_at = NULL, body = '', stop = NULL, trouble = 'stopped by the receiver' \
                       WHERE learner_id = $1 AND next_try_at IS NOT NULL AND sent_at IS NULL AND send_once LIKE $2";
            tx.execute(sql, values![learner, &format!("{SEND_ONCE}%")]).await?;
        } else {
            let sql = "DELETE FROM certificate_reminders WHERE learner_id = $1 AND course = '' AND kind = 'stop'";
            tx.execute(sql, values![learner]).await?;
        }
        Ok(true)
    }
}
