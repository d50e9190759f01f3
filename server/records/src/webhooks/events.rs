//! What is told: queued in the transaction in which it happens, or by the calendar.

use perehdy_courses::model::Timestamp;
use sha2::{Digest as _, Sha256};
use uuid::{Builder, Uuid};

use crate::engine::{Fault, Row, Tx, Write, values};
use crate::organisations::EXPIRING_DAYS;
use crate::sessions::DAY;
use crate::{Error, LearnerId, Records, WebhookEvent};

/// How long ago a completion may have ended to be told of: what ended long before an organisation began to ask is no news.
/// Shorter than deliveries are kept, so that none is told twice.
const NEWS: i64 = 30 * DAY;

/// Most messages that are queued in one transaction.
const STEP: u32 = 200;

/// How an event is stored.
pub(crate) const fn code(event: WebhookEvent) -> &'static str {
    match event {
        WebhookEvent::Completed => "completed",
        WebhookEvent::Expiring => "expiring",
        WebhookEvent::Expired => "expired",
        WebhookEvent::Test => "test",
    }
}

/// A stored event.
pub(super) fn event(code: &str) -> Result<WebhookEvent, Fault> {
    match code {
        "completed" => Ok(WebhookEvent::Completed),
        "expiring" => Ok(WebhookEvent::Expiring),
        "expired" => Ok(WebhookEvent::Expired),
        "test" => Ok(WebhookEvent::Test),
        _ => Err(Fault::wrong("a stored event is none of ours")),
    }
}

/// Something that happened to a completion.
pub(crate) struct Happened<'h> {
    pub(crate) organisation: Uuid,
    pub(crate) event: WebhookEvent,
    pub(crate) learner: LearnerId,
    pub(crate) course: &'h str,
    pub(crate) version: &'h str,
    pub(crate) completed: Timestamp,
    pub(crate) expires: Option<Timestamp>,
    pub(crate) at: Timestamp,
}

impl Happened<'_> {
    /// The same for the same: however often it is noticed, it is told once.
    fn id(&self, webhook: Uuid) -> Uuid {
        let about = match self.event {
            WebhookEvent::Completed => self.completed,
            _ => self.expires.unwrap_or(self.completed),
        };
        let digest = Sha256::new()
            .chain_update(webhook.as_bytes())
            .chain_update(self.learner.0.as_bytes())
            .chain_update(about.0.to_be_bytes())
            .chain_update(code(self.event))
            .chain_update([0])
            .chain_update(self.course)
            .finalize();
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
        Builder::from_custom_bytes(bytes).into_uuid()
    }

    async fn queue(&self, tx: &mut Tx<'_>, webhook: Uuid) -> Result<u64, Fault> {
        let sql = "INSERT INTO webhook_deliveries (organisation_id, webhook_id, id, event, learner_id, course, version, \
                   completed_at, expires_at, happened_at, queued_at, next_try_at, tries, trouble) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $10, 0, '') \
                   ON CONFLICT (organisation_id, webhook_id, id) DO NOTHING";
        let values = values![
            self.organisation,
            webhook,
            self.id(webhook),
            code(self.event),
            self.learner,
            self.course,
            self.version,
            self.completed,
            self.expires,
            self.at,
        ];
        tx.execute(sql, values).await
    }
}

/// Somebody has completed a course that an organisation asks.
pub(crate) async fn completed(tx: &mut Tx<'_>, happened: &Happened<'_>) -> Result<(), Fault> {
    let sql = "SELECT id FROM webhooks WHERE organisation_id = $1 AND on_completion AND off_at IS NULL";
    for row in tx.fetch_all(sql, values![happened.organisation]).await? {
        happened.queue(tx, row.uuid(0)?).await?;
    }
    Ok(())
}

/// A message that tells nothing.
pub(super) async fn test(
    tx: &mut Tx<'_>,
    organisation: Uuid,
    webhook: Uuid,
    message: Uuid,
    now: Timestamp,
) -> Result<(), Fault> {
    let sql = "INSERT INTO webhook_deliveries (organisation_id, webhook_id, id, event, course, version, happened_at, \
               queued_at, next_try_at, tries, trouble) VALUES ($1, $2, $3, 'test', '', '', $4, $4, $4, 0, '')";
    tx.execute(sql, values![organisation, webhook, message, now]).await?;
    Ok(())
}

/// Completions that end after $1 and until $2, and later than $3 after their webhook was switched on, of which it was not told
/// that they do ($4); in the order of the index of what is due.
const ENDING: &str = "\
SELECT w.organisation_id, w.id, s.learner_id, s.course, s.version, s.completed_at, s.expires_at FROM webhooks w \
JOIN standings s ON s.organisation_id = w.organisation_id \
AND (CASE WHEN s.completed_at IS NULL THEN s.deadline_at ELSE s.expires_at END) > $1 \
AND (CASE WHEN s.completed_at IS NULL THEN s.deadline_at ELSE s.expires_at END) <= $2 \
WHERE w.on_expiry AND w.off_at IS NULL AND s.completed_at IS NOT NULL AND s.expires_at > w.since_at + $3 \
AND NOT EXISTS (SELECT 1 FROM webhook_deliveries d WHERE d.learner_id = s.learner_id AND d.course = s.course \
AND d.organisation_id = w.organisation_id AND d.webhook_id = w.id AND d.event = $4 AND d.expires_at = s.expires_at) \
LIMIT $5";

impl Records {
    /// Queues what is to be told of completions that end soon or have ended; gives how many messages. Often enough is enough:
    /// what one round finds, the next does not.
    ///
    /// # Errors
    /// When the database does not answer; some may have been queued.
    pub async fn queue_expiries(&self) -> Result<u64, Error> {
        let now = self.now();
        let soon = i64::from(EXPIRING_DAYS) * DAY;
        let mut queued = 0;
        for (event, after, until, later) in
            [(WebhookEvent::Expired, now.0 - NEWS, now.0, 0), (WebhookEvent::Expiring, now.0, now.0 + soon, soon)]
        {
            loop {
                let values = values![after, until, later, code(event), STEP];
                let rows = self.engine().read(ENDING, values).await?;
                let full = rows.len() >= STEP as usize;
                let endings: Vec<Ending> = rows.iter().map(ending).collect::<Result<_, _>>()?;
                if endings.is_empty() {
                    break;
                }
                let told = self.engine().write(Queue { event, endings, now }).await?;
                queued += told;
                if !full || told == 0 {
                    break;
                }
            }
        }
        Ok(queued)
    }
}

/// A completion that ends, and the webhook that is told.
struct Ending {
    organisation: Uuid,
    webhook: Uuid,
    learner: LearnerId,
    course: String,
    version: String,
    completed: Timestamp,
    expires: Timestamp,
}

fn ending(row: &Row) -> Result<Ending, Fault> {
    Ok(Ending {
        organisation: row.uuid(0)?,
        webhook: row.uuid(1)?,
        learner: row.learner(2)?,
        course: row.text(3)?,
        version: row.text_if(4)?.unwrap_or_default(),
        completed: row.time(5)?,
        expires: row.time(6)?,
    })
}

struct Queue {
    event: WebhookEvent,
    endings: Vec<Ending>,
    now: Timestamp,
}

impl Write for Queue {
    type Answer = u64;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<u64, Fault> {
        let mut queued = 0;
        for of in &self.endings {
            // Removed, renewed or switched off a moment ago.
            let sql = "SELECT w.id FROM webhooks w JOIN standings s ON s.organisation_id = w.organisation_id \
                       WHERE w.organisation_id = $1 AND w.id = $2 AND w.off_at IS NULL AND s.learner_id = $3 \
                       AND s.course = $4 AND s.expires_at = $5";
            let values = values![of.organisation, of.webhook, of.learner, &of.course, of.expires];
            if tx.fetch_optional(sql, values).await?.is_none() {
                continue;
            }
            let happened = Happened {
                organisation: of.organisation,
                event: self.event,
                learner: of.learner,
                course: &of.course,
                version: &of.version,
                completed: of.completed,
                expires: Some(of.expires),
                at: self.now,
            };
            queued += happened.queue(tx, of.webhook).await?;
        }
        Ok(queued)
    }
}
