//! Sending: what is due is taken, and what became of it noted.

use perehdy_courses::model::Timestamp;
use serde_json::json;
use uuid::Uuid;

use super::{events, host};
use crate::engine::{Fault, Row, Tx, Write, values};
use crate::organisations::By;
use crate::sessions::DAY;
use crate::{Delivery, Email, Error, LearnerId, Records, SwitchedOff, Tells, Tried, WebhookSecret};

const MINUTE: i64 = 60 * 1_000_000;

/// How long a message that was taken is left to whoever took it.
const LEASE: i64 = 5 * MINUTE;

/// The pauses after the first, second … failed try; the last one is repeated.
const PAUSES: [i64; 6] = [MINUTE / 6, MINUTE, 5 * MINUTE, 30 * MINUTE, 120 * MINUTE, 360 * MINUTE];

/// How long a message is tried at all.
const LONGEST: i64 = 3 * DAY;

/// How long nothing may be taken at an address before it is switched off.
const PATIENCE: i64 = 5 * DAY;

impl Records {
    /// Takes messages that are to be sent now, at most one of each webhook. For five minutes nobody else gets them: within that time say
    /// [`Self::delivery_tried`].
    ///
    /// # Errors
    /// When they could not be taken.
    pub async fn due_deliveries(&self, limit: u32) -> Result<Vec<Delivery>, Error> {
        // A read first: nearly always nothing is to be sent.
        let now = self.now();
        let sql = "SELECT id FROM webhook_deliveries WHERE next_try_at <= $1 LIMIT 1";
        if self.engine().read_one(sql, values![now]).await?.is_none() {
            return Ok(Vec::new());
        }
        self.engine().write(Take { limit, now }).await
    }

    /// What became of a message. It is tried again after 10 seconds, 1, 5, 30 minutes, 2 hours, and then every 6 hours; after
    /// three days it is given up. What else waits for the same webhook waits as long. A webhook at which nothing was taken for
    /// five days is switched off: then it is given, with those who are to be told.
    ///
    /// # Errors
    /// When it was not stored: it is tried again after the lease.
    pub async fn delivery_tried(&self, delivery: &Delivery, tried: Tried) -> Result<Option<SwitchedOff>, Error> {
        let now = self.now();
        let by = By::nobody(delivery.organisation, self.new_id(now), now);
        let Delivery { organisation, webhook, id, .. } = *delivery;
        self.engine().write(Note { by, organisation, webhook, id, tried, now }).await
    }
}

/// Switches a webhook off: what waits is not sent.
pub(super) async fn switch_off(
    tx: &mut Tx<'_>,
    organisation: Uuid,
    webhook: Uuid,
    now: Timestamp,
) -> Result<(), Fault> {
    let sql = "UPDATE webhooks SET off_at = $3, version = version + 1 WHERE organisation_id = $1 AND id = $2";
    tx.execute(sql, values![organisation, webhook, now]).await?;
    let sql = "UPDATE webhook_deliveries SET next_try_at = NULL, trouble = 'off' WHERE organisation_id = $1 \
               AND webhook_id = $2 AND next_try_at IS NOT NULL";
    tx.execute(sql, values![organisation, webhook]).await?;
    Ok(())
}

struct Take {
    limit: u32,
    now: Timestamp,
}

impl Write for Take {
    type Answer = Vec<Delivery>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Vec<Delivery>, Fault> {
        // The longest due of each webhook: one that hangs keeps a worker, and no other message of others.
        let sql = "UPDATE webhook_deliveries SET next_try_at = $2, tries = tries + 1, tried_at = $1 WHERE next_try_at <= $1 \
                   AND (organisation_id, webhook_id, id) IN (SELECT d.organisation_id, d.webhook_id, d.id \
                   FROM webhook_deliveries d WHERE d.next_try_at <= $1 AND NOT EXISTS (SELECT 1 FROM webhook_deliveries e \
                   WHERE e.organisation_id = d.organisation_id AND e.webhook_id = d.webhook_id AND e.next_try_at <= $1 \
                   AND (e.next_try_at < d.next_try_at OR (e.next_try_at = d.next_try_at AND e.id < d.id))) \
                   ORDER BY d.next_try_at LIMIT $3) \
                   RETURNING organisation_id, webhook_id, id";
        let rows = tx.fetch_all(sql, values![self.now, self.now.0 + LEASE, self.limit]).await?;
        let mut taken = Vec::with_capacity(rows.len());
        for row in &rows {
            let sql = "SELECT o.slug, w.url, w.secret, d.event, d.happened_at, d.learner_id, d.course, d.version, \
                       d.completed_at, d.expires_at FROM webhook_deliveries d \
                       JOIN webhooks w ON w.organisation_id = d.organisation_id AND w.id = d.webhook_id \
                       JOIN organisations o ON o.id = d.organisation_id \
                       WHERE d.organisation_id = $1 AND d.webhook_id = $2 AND d.id = $3";
            let (organisation, webhook, id) = (row.uuid(0)?, row.uuid(1)?, row.uuid(2)?);
            let Some(row) = tx.fetch_optional(sql, values![organisation, webhook, id]).await? else { continue };
            taken.push(delivery(&row, organisation, webhook, id)?);
        }
        Ok(taken)
    }
}

fn delivery(row: &Row, organisation: Uuid, webhook: Uuid, id: Uuid) -> Result<Delivery, Fault> {
    let secret = row.bytes(2)?.try_into().map_err(|_| Fault::wrong("a stored secret has another length"))?;
    Ok(Delivery {
        organisation,
        slug: row.text(0)?,
        webhook,
        id,
        url: row.text(1)?,
        secret: WebhookSecret(secret),
        tells: Tells {
            event: events::event(&row.text(3)?)?,
            happened: row.time(4)?,
            learner: row.learner_if(5)?,
            course: row.text(6)?,
            version: row.text(7)?,
            completed: row.time_if(8)?,
            expires: row.time_if(9)?,
        },
    })
}

struct Note {
    by: By,
    organisation: Uuid,
    webhook: Uuid,
    id: Uuid,
    tried: Tried,
    now: Timestamp,
}

impl Write for Note {
    type Answer = Option<SwitchedOff>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Option<SwitchedOff>, Fault> {
        let (organisation, webhook, now) = (self.organisation, self.webhook, self.now);
        let status = self.tried.status.map(u32::from);
        let taken = status.is_some_and(|status| (200..300).contains(&status));
        let sql = "SELECT tries, queued_at FROM webhook_deliveries WHERE organisation_id = $1 AND webhook_id = $2 \
                   AND id = $3 AND next_try_at IS NOT NULL";
        // Switched off, removed, or given up meanwhile.
        let Some(row) = tx.fetch_optional(sql, values![organisation, webhook, self.id]).await? else { return Ok(None) };
        let next = if taken { None } else { next_try(row.count(0)?, row.time(1)?, now) };
        let sql = "UPDATE webhook_deliveries SET next_try_at = $4, status = $5, trouble = $6, milliseconds = $7, \
                   delivered_at = $8 WHERE organisation_id = $1 AND webhook_id = $2 AND id = $3";
        let delivered = taken.then_some(now);
        let (trouble, took) = (self.tried.trouble, self.tried.milliseconds);
        let values = values![organisation, webhook, self.id, next, status, trouble, took, delivered];
        tx.execute(sql, values).await?;
        if taken {
            let sql = "UPDATE webhooks SET failing_since = NULL WHERE organisation_id = $1 AND id = $2 \
                       AND failing_since IS NOT NULL";
            tx.execute(sql, values![organisation, webhook]).await?;
            return Ok(None);
        }
        if let Some(next) = next {
            let sql = "UPDATE webhook_deliveries SET next_try_at = $3 WHERE organisation_id = $1 AND webhook_id = $2 \
                       AND next_try_at < $3";
            tx.execute(sql, values![organisation, webhook, next]).await?;
        }
        let sql = "UPDATE webhooks SET failing_since = COALESCE(failing_since, $3) WHERE organisation_id = $1 AND id = $2 \
                   AND off_at IS NULL RETURNING failing_since, url";
        let Some(row) = tx.fetch_optional(sql, values![organisation, webhook, now]).await? else { return Ok(None) };
        if row.time(0)?.0 > now.0 - PATIENCE {
            return Ok(None);
        }
        switch_off(tx, organisation, webhook, now).await?;
        let url = row.text(1)?;
        let about = json!({ "webhook": webhook.to_string(), "name": host(&url) });
        self.by.tell(tx, "webhook-given-up", None, about).await?;
        self.told(tx, host(&url)).await.map(Some)
    }
}

impl Note {
    /// Whom it concerns.
    async fn told(&self, tx: &mut Tx<'_>, host: &str) -> Result<SwitchedOff, Fault> {
        let sql = "SELECT o.name, o.slug FROM organisations o WHERE o.id = $1";
        let row = tx.fetch_optional(sql, values![self.organisation]).await?;
        let row = row.ok_or_else(|| Fault::wrong("an organisation vanished"))?;
        let sql = "SELECT m.learner_id, u.written, l.lang FROM members m \
                   JOIN accounts u ON u.learner_id = m.learner_id JOIN learners l ON l.id = m.learner_id \
                   WHERE m.organisation_id = $1 AND m.role = 'manager' AND m.left_at IS NULL ORDER BY m.learner_id";
        let mut managers = Vec::new();
        for row in tx.fetch_all(sql, values![self.organisation]).await? {
            let manager: (LearnerId, _, _) = (row.learner(0)?, Email::parse(&row.text(1)?), row.lang(2)?);
            managers.extend(manager.1.map(|email| (manager.0, email, manager.2)));
        }
        let (organisation, slug) = (row.text(0)?, row.text(1)?);
        Ok(SwitchedOff { organisation, slug, webhook: self.webhook, at: self.now, url: host.to_owned(), managers })
    }
}

/// When a message that has failed is tried again; `None` when it has been tried long enough.
fn next_try(tries: u32, queued: Timestamp, now: Timestamp) -> Option<Timestamp> {
    let last = PAUSES.len() - 1;
    let place = usize::try_from(tries.saturating_sub(1)).unwrap_or(last).min(last);
    let pause = PAUSES.get(place).copied().unwrap_or(LONGEST);
    let next = Timestamp(now.0 + pause);
    (next.0 <= queued.0 + LONGEST).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_for_three_days() {
        let (mut now, mut tries) = (Timestamp(0), 0);
        let mut pauses = Vec::new();
        loop {
            tries += 1;
            let Some(next) = next_try(tries, Timestamp(0), now) else { break };
            pauses.push(next.0 - now.0);
            now = next;
        }
        assert!(pauses.is_sorted() && pauses.len() > 10, "{pauses:?}");
        assert!(now.0 > LONGEST - 6 * 60 * MINUTE && now.0 <= LONGEST);
    }
}
