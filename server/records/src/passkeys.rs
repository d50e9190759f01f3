//! Passkeys, for those who want them, and the challenges that browsers sign with them. Comparing signatures is the caller's.

use perehdy_courses::model::Timestamp;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::engine::{Fault, Row, Tx, Write, held, values};
use crate::{Challenge, Error, KnownPasskey, LearnerId, NewPasskey, Passkey, PasskeyAdded, PasskeyOwner, Records};

/// Most passkeys of an account.
pub const MOST_PASSKEYS: u32 = 10;

/// How long a challenge can be answered, in minutes.
pub const PASSKEY_MINUTES: u32 = 5;

/// [`PASSKEY_MINUTES`] in microseconds.
const MINUTES: i64 = PASSKEY_MINUTES as i64 * 60 * 1_000_000;

/// How long a challenge is kept once it has ended, in microseconds: whoever answers late is told so.
const LATE: i64 = 60 * 60 * 1_000_000;

impl Records {
    /// The passkeys of a learner, in the order in which they were added.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn passkeys_of(&self, learner: LearnerId) -> Result<Vec<Passkey>, Error> {
        let sql = "SELECT id, name, created_at, used_at FROM passkeys WHERE learner_id = $1 ORDER BY created_at, id";
        let rows = self.engine().read(sql, values![learner]).await?;
        let passkey = |row: &Row| {
            let (id, name, created) = (row.uuid(0)?, row.text(1)?, row.time(2)?);
            Ok::<_, Fault>(Passkey { id, name, created, used: row.time_if(3)? })
        };
        Ok(rows.iter().map(passkey).collect::<Result<_, _>>()?)
    }

    /// What a browser that is to add a passkey has to know of this learner.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn passkey_owner(&self, learner: LearnerId) -> Result<PasskeyOwner, Error> {
        let sql = "SELECT handle, credential, transports FROM passkeys WHERE learner_id = $1 ORDER BY created_at, id";
        let mut owner = PasskeyOwner::default();
        for row in self.engine().read(sql, values![learner]).await? {
            owner.handle = Some(row.bytes(0)?);
            owner.known.push((row.bytes(1)?, row.count(2)?));
        }
        Ok(owner)
    }

    /// The passkey that a browser calls so; `None` when there is none (any more).
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn passkey(&self, credential: &[u8]) -> Result<Option<KnownPasskey>, Error> {
        let sql = "SELECT id, learner_id, handle, public_key, state FROM passkeys WHERE credential = $1";
        let Some(row) = self.engine().read_one(sql, values![credential]).await? else { return Ok(None) };
        Ok(Some(KnownPasskey {
            id: row.uuid(0)?,
            learner: row.learner(1)?,
            handle: row.bytes(2)?,
            public_key: row.bytes(3)?,
            state: row.bytes(4)?,
        }))
    }

    /// Keeps what a browser is asked to sign: `state` is given back with the answer, once, within [`PASSKEY_MINUTES`].
    /// `learner` is whose account a passkey is to be added to; `None` for signing in.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn keep_challenge(
        &self,
        challenge: &[u8],
        learner: Option<LearnerId>,
        state: Vec<u8>,
    ) -> Result<(), Error> {
        self.engine().write(Keep { hash: Sha256::digest(challenge).into(), learner, state, now: self.now() }).await
    }

    /// Takes a challenge back that was kept for the same learner, or for signing in. It is gone then, whatever the answer
    /// is worth: of two who come at once, one gets it.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn take_challenge(&self, challenge: &[u8], learner: Option<LearnerId>) -> Result<Challenge, Error> {
        self.engine().write(Take { hash: Sha256::digest(challenge).into(), learner, now: self.now() }).await
    }

    /// Adds a passkey to an account, if it has fewer than [`MOST_PASSKEYS`].
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn add_passkey(&self, learner: LearnerId, new: NewPasskey) -> Result<PasskeyAdded, Error> {
        let now = self.now();
        self.engine().write(Add { id: self.new_id(now), learner, new, now }).await
    }

    /// Calls a passkey otherwise; `false` when this learner has no such passkey (any more).
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn rename_passkey(&self, learner: LearnerId, id: Uuid, name: &str) -> Result<bool, Error> {
        self.engine().write(Rename { learner, id, name: name.to_owned() }).await
    }

    /// Removes a passkey: nobody signs in with it any more. `false` when this learner has no such passkey (any more).
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn remove_passkey(&self, learner: LearnerId, id: Uuid) -> Result<bool, Error> {
        self.engine().write(Remove { learner, id }).await
    }
}

struct Keep {
    hash: [u8; 32],
    learner: Option<LearnerId>,
    state: Vec<u8>,
    now: Timestamp,
}

impl Write for Keep {
    type Answer = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Fault> {
        // Anybody may ask, so those that nobody answered do not stay until they are tidied up.
        tx.execute("DELETE FROM passkey_challenges WHERE ends_at < $1", values![self.now.0 - LATE]).await?;
        let ends_at = Timestamp(self.now.0 + MINUTES);
        let sql = "INSERT INTO passkey_challenges (challenge_hash, learner_id, state, ends_at) VALUES ($1, $2, $3, $4)";
        tx.execute(sql, values![&self.hash, self.learner, &self.state, ends_at]).await?;
        Ok(())
    }
}

struct Take {
    hash: [u8; 32],
    learner: Option<LearnerId>,
    now: Timestamp,
}

impl Write for Take {
    type Answer = Challenge;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Challenge, Fault> {
        let row = match self.learner {
            Some(learner) => {
                let sql = "DELETE FROM passkey_challenges WHERE challenge_hash = $1 AND learner_id = $2 \
                           RETURNING state, ends_at";
                tx.fetch_optional(sql, values![&self.hash, learner]).await?
            }
            None => {
                let sql = "DELETE FROM passkey_challenges WHERE challenge_hash = $1 AND learner_id IS NULL \
                           RETURNING state, ends_at";
                tx.fetch_optional(sql, values![&self.hash]).await?
            }
        };
        let Some(row) = row else { return Ok(Challenge::Unknown) };
        Ok(if row.time(1)? <= self.now { Challenge::Old } else { Challenge::Open(row.bytes(0)?) })
    }
}

struct Add {
    id: Uuid,
    learner: LearnerId,
    new: NewPasskey,
    now: Timestamp,
}

impl Write for Add {
    type Answer = PasskeyAdded;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<PasskeyAdded, Fault> {
        // Held alone, so that two at once cannot both be the last one.
        let sql = held!(alone "SELECT learner_id FROM accounts WHERE learner_id = $1");
        if tx.fetch_held(sql, values![self.learner]).await?.is_none() {
            return Ok(PasskeyAdded::NoAccount);
        }
        let sql = "SELECT id FROM passkeys WHERE credential = $1";
        if tx.fetch_optional(sql, values![&self.new.credential]).await?.is_some() {
            return Ok(PasskeyAdded::Known);
        }
        let sql = "SELECT id FROM passkeys WHERE learner_id = $1";
        if tx.fetch_all(sql, values![self.learner]).await?.len() >= MOST_PASSKEYS as usize {
            return Ok(PasskeyAdded::Enough);
        }
        // Should somebody add the same right now, this is run again and finds it known.
        let sql = "INSERT INTO passkeys \
                   (id, learner_id, credential, handle, transports, public_key, state, name, created_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        let NewPasskey { credential, handle, transports, public_key, state, name } = &self.new;
        let values = values![self.id, self.learner, credential, handle, *transports, public_key, state, name, self.now];
        tx.execute(sql, values).await?;
        Ok(PasskeyAdded::Done)
    }
}

struct Rename {
    learner: LearnerId,
    id: Uuid,
    name: String,
}

impl Write for Rename {
    type Answer = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Fault> {
        let sql = "UPDATE passkeys SET name = $3 WHERE learner_id = $1 AND id = $2";
        Ok(tx.execute(sql, values![self.learner, self.id, &self.name]).await? == 1)
    }
}

struct Remove {
    learner: LearnerId,
    id: Uuid,
}

impl Write for Remove {
    type Answer = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Fault> {
        let sql = "DELETE FROM passkeys WHERE learner_id = $1 AND id = $2";
        Ok(tx.execute(sql, values![self.learner, self.id]).await? == 1)
    }
}
