//! Asking for a link.

use perehdy_courses::model::Timestamp;
use uuid::Uuid;

use super::links::purpose_code;
use crate::engine::{Fault, Tx, Write, values};
use crate::guesses::Limit;
use crate::ids::text_hash;
use crate::outbox::{Queued, queue};
use crate::{AskLink, Asked, Error, NewMail, Records};

/// How long a link can be used, in minutes.
pub const LINK_MINUTES: u32 = 30;

/// Most links an address in [`WINDOW`].
const MOST: u32 = 5;

/// An hour, in microseconds.
const WINDOW: i64 = 60 * 60 * 1_000_000;

impl Records {
    /// Stores a link and queues its mail, at most five times an hour an address. Nothing is looked up: a known and an
    /// unknown address are the same to it.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn ask_link(&self, ask: AskLink) -> Result<Asked, Error> {
        let now = self.now();
        let ends_at = Timestamp(now.0 + i64::from(LINK_MINUTES) * 60 * 1_000_000);
        let id = self.new_id(now);
        let mail = NewMail {
            send_once: format!("link:{id}"),
            recipient: ask.email.clone(),
            // Whom it is about, as far as it is known: erasing them takes the address away that they wrote.
            learner: ask.asked_by,
            lang: ask.lang,
            text: ask.mail.clone(),
            useless_after: Some(ends_at),
        };
        let mail = Queued { id: self.new_id(now), mail, now };
        let limit = limit(ask.email.key());
        let asked = self.engine().write(Ask { device: cut(&ask.device), ask, id, limit, mail, now, ends_at }).await?;
        self.mails().notify_one();
        Ok(asked)
    }
}

/// What the links of an address are counted under.
pub(crate) fn limit_key(email: &str) -> [u8; 32] {
    text_hash(&format!("link:{email}"))
}

/// How many links an address gets: each mail that somebody can have sent to it counts.
pub(crate) fn limit(email: &str) -> Limit {
    Limit { key: limit_key(email), most: MOST, window: WINDOW }
}

/// What a browser calls itself, not too long.
pub(super) fn cut(device: &str) -> String {
    device.chars().filter(|letter| !letter.is_control()).take(200).collect()
}

struct Ask {
    ask: AskLink,
    device: String,
    id: Uuid,
    limit: Limit,
    mail: Queued,
    now: Timestamp,
    ends_at: Timestamp,
}

impl Write for Ask {
    type Answer = Asked;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Asked, Fault> {
        if let Some(seconds) = self.limit.count(tx, self.now).await? {
            return Ok(Asked::Wait(seconds));
        }
        let sql = "INSERT INTO sign_in_links \
                   (id, token_hash, purpose, email, written, lang, asked_by, device, asked_at, ends_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        let AskLink { token, purpose, email, lang, asked_by, .. } = &self.ask;
        let hash = token.hash();
        let values = values![
            self.id,
            &hash,
            purpose_code(*purpose),
            email.key(),
            email.written(),
            *lang,
            *asked_by,
            &self.device,
            self.now,
            self.ends_at,
        ];
        tx.execute(sql, values).await?;
        queue(tx, &self.mail).await?;
        Ok(Asked::Queued)
    }
}
