//! Limits on everything that guesses or floods, an account or an address: so many tries in a window that begins with the
//! first of them.

use std::time::Duration;

use perehdy_courses::model::Timestamp;

use crate::engine::{Fault, Tx, Write, values};
use crate::ids::text_hash;
use crate::{Error, Records};

impl Records {
    /// Counts a try of `key` (say, `password:` and the address) and gives the seconds to wait when it is one too many: more
    /// than `most` since the first one of the window. Tries that have to wait do not lengthen the wait.
    ///
    /// # Errors
    /// When it was not stored: then the try must not be made.
    pub async fn guess(&self, key: &str, most: u32, window: Duration) -> Result<Option<u64>, Error> {
        let limit = Limit { key: text_hash(key), most, window: window.as_micros().try_into().unwrap_or(i64::MAX / 2) };
        self.engine().write(Guess { limit, now: self.now() }).await
    }

    /// Forgets the tries of `key`: the right answer was given.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn forget_guesses(&self, key: &str) -> Result<(), Error> {
        self.engine().write(Forget(text_hash(key))).await
    }
}

/// A limit on one key.
#[derive(Clone, Copy)]
pub(crate) struct Limit {
    /// SHA-256 of the key.
    pub(crate) key: [u8; 32],
    /// Most tries in a window.
    pub(crate) most: u32,
    /// In microseconds.
    pub(crate) window: i64,
}

impl Limit {
    /// Counts a try; gives the seconds to wait when it is one too many. Until the end of the transaction no other with the
    /// same key passes here.
    pub(crate) async fn count(&self, tx: &mut Tx<'_>, now: Timestamp) -> Result<Option<u64>, Fault> {
        let sql = "INSERT INTO guesses (key_hash, tries, since) VALUES ($1, 1, $2) ON CONFLICT (key_hash) DO UPDATE SET \
                   tries = CASE WHEN guesses.since <= $3 THEN 1 ELSE guesses.tries + 1 END, \
                   since = CASE WHEN guesses.since <= $3 THEN $2 ELSE guesses.since END RETURNING tries, since";
        let begins = now.0.saturating_sub(self.window);
        let Some(row) = tx.fetch_optional(sql, values![&self.key, now, begins]).await? else {
            return Err(Fault::wrong("a try was not counted"));
        };
        if row.int(0)? <= i64::from(self.most) {
            return Ok(None);
        }
        let left = row.time(1)?.0.saturating_add(self.window).saturating_sub(now.0);
        Ok(Some(u64::try_from(left).unwrap_or(0).div_ceil(1_000_000).max(1)))
    }
}

struct Guess {
    limit: Limit,
    now: Timestamp,
}

impl Write for Guess {
    type Answer = Option<u64>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Option<u64>, Fault> {
        self.limit.count(tx, self.now).await
    }
}

struct Forget([u8; 32]);

impl Write for Forget {
    type Answer = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Fault> {
        tx.execute("DELETE FROM guesses WHERE key_hash = $1", values![&self.0]).await?;
        Ok(())
    }
}
