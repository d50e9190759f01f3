//! Webhooks: made, changed and removed by managers, and what they were told. What they are told is queued in the transaction
//! in which it happens ([`events`]) and sent by a job ([`deliver`]).

mod deliver;
pub(crate) mod events;

use perehdy_courses::model::Timestamp;
use serde_json::json;
use uuid::Uuid;

use crate::engine::{Fault, Row, Tx, Write, values};
use crate::organisations::By;
use crate::{Decided, DeliveryLine, Error, ManagerSeat, NewWebhook, Records, Refusal, Webhook, WebhookSecret};

/// Most webhooks of an organisation: each completion is told to each of them.
pub const MOST_WEBHOOKS: u32 = 10;

/// How many deliveries the log shows.
const LOG: u32 = 50;

impl Records {
    /// Makes a webhook; gives its secret, which is not to be had again. [`Refusal::Unfit`]: it would be told nothing;
    /// [`Refusal::Taken`]: one with its id was made before; [`Refusal::Enough`]: there are [`MOST_WEBHOOKS`].
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn new_webhook(&self, seat: &ManagerSeat, new: NewWebhook) -> Result<Decided<WebhookSecret>, Error> {
        if !new.completion && !new.expiry {
            return Ok(Err(Refusal::Unfit));
        }
        let secret = WebhookSecret(self.random());
        let id = new.id;
        let change = Change { by: self.by(seat.seat()), id, kind: Kind::New { new, secret: secret.clone() } };
        Ok(self.engine().write(change).await?.map(|()| secret))
    }

    /// Makes another secret in place of the old one, which signs nothing any more. [`Refusal::Changed`]: `version` is not the
    /// newest.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn renew_webhook_secret(
        &self,
        seat: &ManagerSeat,
        id: Uuid,
        version: u32,
    ) -> Result<Decided<WebhookSecret>, Error> {
        let secret = WebhookSecret(self.random());
        let kind = Kind::Secret { version, secret: secret.clone() };
        Ok(self.engine().write(Change { by: self.by(seat.seat()), id, kind }).await?.map(|()| secret))
    }

    /// Switches a webhook off or on. What happens while it is off is not told. [`Refusal::Changed`]: `version` is not the
    /// newest.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn switch_webhook(
        &self,
        seat: &ManagerSeat,
        id: Uuid,
        version: u32,
        on: bool,
    ) -> Result<Decided<()>, Error> {
        self.engine().write(Change { by: self.by(seat.seat()), id, kind: Kind::Switch { version, on } }).await
    }

    /// Removes a webhook with its log. [`Refusal::Changed`]: `version` is not the newest.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn remove_webhook(&self, seat: &ManagerSeat, id: Uuid, version: u32) -> Result<Decided<()>, Error> {
        self.engine().write(Change { by: self.by(seat.seat()), id, kind: Kind::Remove { version } }).await
    }

    /// Queues a message that tells nothing, to see whether it arrives. [`Refusal::Gone`]: the webhook is off or removed.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn test_webhook(&self, seat: &ManagerSeat, id: Uuid) -> Result<Decided<()>, Error> {
        let message = self.new_id(self.now());
        self.engine().write(Change { by: self.by(seat.seat()), id, kind: Kind::Test { message } }).await
    }

    /// Queues a message again, delivered or not. [`Refusal::Gone`]: it, or its webhook, is not there or is off.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn send_again(&self, seat: &ManagerSeat, id: Uuid, message: Uuid) -> Result<Decided<()>, Error> {
        self.engine().write(Change { by: self.by(seat.seat()), id, kind: Kind::Again { message } }).await
    }

    /// All webhooks, the oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn webhooks(&self, seat: &ManagerSeat) -> Result<Vec<Webhook>, Error> {
        let sql = "SELECT id, url, on_completion, on_expiry, created_at, failing_since, off_at, version FROM webhooks \
                   WHERE organisation_id = $1 ORDER BY created_at, id";
        let rows = self.engine().read(sql, values![seat.seat().organisation().id]).await?;
        Ok(rows.iter().map(webhook).collect::<Result<_, _>>()?)
    }

    /// The last 50 messages, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn deliveries(&self, seat: &ManagerSeat) -> Result<Vec<DeliveryLine>, Error> {
        let sql = "SELECT d.webhook_id, w.url, d.id, d.event, d.course, d.happened_at, d.tries, d.tried_at, d.status, \
                   d.trouble, d.milliseconds, d.next_try_at, d.delivered_at FROM webhook_deliveries d \
                   JOIN webhooks w ON w.organisation_id = d.organisation_id AND w.id = d.webhook_id \
                   WHERE d.organisation_id = $1 ORDER BY d.happened_at DESC, d.id DESC LIMIT $2";
        let rows = self.engine().read(sql, values![seat.seat().organisation().id, LOG]).await?;
        Ok(rows.iter().map(line).collect::<Result<_, _>>()?)
    }
}

fn webhook(row: &Row) -> Result<Webhook, Fault> {
    Ok(Webhook {
        id: row.uuid(0)?,
        url: row.text(1)?,
        completion: row.bool(2)?,
        expiry: row.bool(3)?,
        created: row.time(4)?,
        failing: row.time_if(5)?,
        off: row.time_if(6)?,
        version: row.count(7)?,
    })
}

fn line(row: &Row) -> Result<DeliveryLine, Fault> {
    Ok(DeliveryLine {
        webhook: row.uuid(0)?,
        url: row.text(1)?,
        id: row.uuid(2)?,
        event: events::event(&row.text(3)?)?,
        course: row.text(4)?,
        happened: row.time(5)?,
        tries: row.count(6)?,
        tried: row.time_if(7)?,
        status: row.count_if(8)?,
        trouble: row.text(9)?,
        milliseconds: row.count_if(10)?,
        next_try: row.time_if(11)?,
        delivered: row.time_if(12)?,
    })
}

struct Change {
    by: By,
    id: Uuid,
    kind: Kind,
}

enum Kind {
    New { new: NewWebhook, secret: WebhookSecret },
    Secret { version: u32, secret: WebhookSecret },
    Switch { version: u32, on: bool },
    Remove { version: u32 },
    Test { message: Uuid },
    Again { message: Uuid },
}

impl Kind {
    /// The version of the webhook that was looked at, where that matters.
    fn seen(&self) -> Option<u32> {
        match self {
            Self::Secret { version, .. } | Self::Switch { version, .. } | Self::Remove { version } => Some(*version),
            Self::New { .. } | Self::Test { .. } | Self::Again { .. } => None,
        }
    }
}

impl Write for Change {
    type Answer = Decided<()>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Decided<()>, Fault> {
        if !self.by.manages(tx).await? {
            return Ok(Err(Refusal::NotAllowed));
        }
        let (organisation, now) = (self.by.organisation, self.by.now());
        if let Kind::New { new, secret } = &self.kind {
            return self.make(tx, new, secret, now).await;
        }
        let sql = "SELECT url, off_at, version FROM webhooks WHERE organisation_id = $1 AND id = $2";
        let Some(row) = tx.fetch_optional(sql, values![organisation, self.id]).await? else {
            return Ok(Err(Refusal::Gone));
        };
        let (url, is_off, newest) = (row.text(0)?, row.time_if(1)?.is_some(), row.count(2)?);
        if self.kind.seen().is_some_and(|seen| seen != newest) {
            return Ok(Err(Refusal::Changed));
        }
        let what = match &self.kind {
            Kind::New { .. } => return Err(Fault::wrong("it was made above")),
            Kind::Secret { secret, .. } => {
                let sql =
                    "UPDATE webhooks SET secret = $3, version = version + 1 WHERE organisation_id = $1 AND id = $2";
                tx.execute(sql, values![organisation, self.id, &secret.0]).await?;
                "webhook-secret"
            }
            Kind::Switch { on, .. } if *on != is_off => return Ok(Ok(())),
            Kind::Switch { on: true, .. } => {
                let sql = "UPDATE webhooks SET off_at = NULL, failing_since = NULL, since_at = $3, version = version + 1 \
                           WHERE organisation_id = $1 AND id = $2";
                tx.execute(sql, values![organisation, self.id, now]).await?;
                "webhook-on"
            }
            Kind::Switch { on: false, .. } => {
                deliver::switch_off(tx, organisation, self.id, now).await?;
                "webhook-off"
            }
            Kind::Remove { .. } => {
                let sql = "DELETE FROM webhook_deliveries WHERE organisation_id = $1 AND webhook_id = $2";
                tx.execute(sql, values![organisation, self.id]).await?;
                let sql = "DELETE FROM webhooks WHERE organisation_id = $1 AND id = $2";
                tx.execute(sql, values![organisation, self.id]).await?;
                "webhook-removed"
            }
            Kind::Test { .. } | Kind::Again { .. } if is_off => return Ok(Err(Refusal::Gone)),
            Kind::Test { message } => {
                events::test(tx, organisation, self.id, *message, now).await?;
                return Ok(Ok(()));
            }
            Kind::Again { message } => {
                let sql = "UPDATE webhook_deliveries SET queued_at = $4, next_try_at = $4, tries = 0, delivered_at = NULL \
                           WHERE organisation_id = $1 AND webhook_id = $2 AND id = $3";
                let queued = tx.execute(sql, values![organisation, self.id, *message, now]).await?;
                return Ok(if queued == 1 { Ok(()) } else { Err(Refusal::Gone) });
            }
        };
        self.by.tell(tx, what, None, json!({ "webhook": self.id.to_string(), "name": host(&url) })).await?;
        Ok(Ok(()))
    }
}

impl Change {
    async fn make(
        &self,
        tx: &mut Tx<'_>,
        new: &NewWebhook,
        secret: &WebhookSecret,
        now: Timestamp,
    ) -> Result<Decided<()>, Fault> {
        let organisation = self.by.organisation;
        let sql = "SELECT id FROM webhooks WHERE organisation_id = $1";
        let rows = tx.fetch_all(sql, values![organisation]).await?;
        for row in &rows {
            if row.uuid(0)? == new.id {
                return Ok(Err(Refusal::Taken));
            }
        }
        if rows.len() >= MOST_WEBHOOKS as usize {
            return Ok(Err(Refusal::Enough));
        }
        let sql = "INSERT INTO webhooks (organisation_id, id, url, on_completion, on_expiry, secret, created_at, since_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $7)";
        let values = values![organisation, new.id, &new.url, new.completion, new.expiry, &secret.0, now];
        tx.execute(sql, values).await?;
        let about = json!({ "webhook": new.id.to_string(), "name": host(&new.url) });
        self.by.tell(tx, "webhook-made", None, about).await?;
        Ok(Ok(()))
    }
}

/// The host of an address: what stands behind it may be a secret, and the log is kept.
pub(crate) fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}
