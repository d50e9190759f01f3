//! The sessions of a learner: listed, and ended.

use perehdy_courses::model::Timestamp;
use uuid::Uuid;

use super::{alive, last_used};
use crate::engine::{Fault, Tx, Write, values};
use crate::{Device, Error, LearnerId, Records, SessionToken};

impl Records {
    /// The sessions of a learner that have not ended, the one used last first. `this` is the one that asks.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sessions_of(&self, learner: LearnerId, this: Option<&SessionToken>) -> Result<Vec<Device>, Error> {
        let sql = concat!(
            "SELECT s.id, s.device, s.created_at, ",
            last_used!(),
            " AS used, s.token_hash = $2 FROM sessions s LEFT JOIN accounts u ON u.learner_id = s.learner_id \
             WHERE s.learner_id = $1 AND ",
            alive!("$3"),
            " ORDER BY used DESC, s.created_at DESC, s.id"
        );
        // No session has a hash of zeros.
        let this = this.map_or([0; 32], SessionToken::hash);
        let rows = self.engine().read(sql, values![learner, &this, self.now()]).await?;
        let device = |row: &crate::engine::Row| {
            let (id, device, created) = (row.uuid(0)?, row.text(1)?, row.time(2)?);
            Ok::<_, Fault>(Device { id, device, created, used: row.time(3)?, this: row.bool(4)? })
        };
        Ok(rows.iter().map(device).collect::<Result<_, _>>()?)
    }

    /// Ends a session of this learner; `false` when they have no such session (any more).
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn end_session(&self, learner: LearnerId, session: Uuid) -> Result<bool, Error> {
        Ok(self.engine().write(End::One(learner, session)).await? > 0)
    }

    /// Signs out: ends the session with this token, if there is one.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn end_session_by_token(&self, token: &SessionToken) -> Result<(), Error> {
        self.engine().write(End::ByToken(token.hash())).await?;
        Ok(())
    }

    /// Ends all sessions of this learner but the one with this token; gives how many.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn end_other_sessions(&self, learner: LearnerId, keep: &SessionToken) -> Result<u64, Error> {
        self.engine().write(End::Others(learner, keep.hash())).await
    }
}

enum End {
    One(LearnerId, Uuid),
    ByToken([u8; 32]),
    Others(LearnerId, [u8; 32]),
}

impl Write for End {
    type Answer = u64;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<u64, Fault> {
        match self {
            Self::One(learner, session) => {
                let sql = "DELETE FROM sessions WHERE learner_id = $1 AND id = $2";
                tx.execute(sql, values![*learner, *session]).await
            }
            Self::ByToken(hash) => tx.execute("DELETE FROM sessions WHERE token_hash = $1", values![hash]).await,
            Self::Others(learner, keep) => {
                let sql = "DELETE FROM sessions WHERE learner_id = $1 AND token_hash <> $2";
                tx.execute(sql, values![*learner, keep]).await
            }
        }
    }
}

/// Removes sessions of an account that have ended by themselves.
pub(crate) async fn sweep(tx: &mut Tx<'_>, learner: LearnerId, now: Timestamp) -> Result<(), Fault> {
    let sql = concat!(
        "DELETE FROM sessions WHERE id IN (SELECT s.id FROM sessions s \
         LEFT JOIN accounts u ON u.learner_id = s.learner_id WHERE s.learner_id = $1 AND NOT COALESCE(",
        alive!("$2"),
        ", FALSE))"
    );
    tx.execute(sql, values![learner, now]).await?;
    Ok(())
}
