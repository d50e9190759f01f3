//! Learners and their sessions.

pub(crate) mod devices;

use perehdy_courses::model::{Lang, Timestamp};
use uuid::Uuid;

use crate::engine::{Fault, Row, Tx, Write, held, values};
use crate::{Error, LearnerId, Records, Remembered, SessionState, SessionToken, Who};

/// A day.
pub(crate) const DAY: i64 = 24 * 60 * 60 * 1_000_000;

/// When a session (`s`) was used last.
macro_rules! last_used {
    () => {
        "(CASE WHEN s.used_at = 0 THEN s.created_at ELSE s.used_at END)"
    };
}
pub(crate) use last_used;

/// Whether a session (`s`, with `u`, the account of its learner) has not ended at the moment of this number. A guest's
/// ends after 400 days without use; an account's after 60 days without use, and 400 days after signing in.
macro_rules! alive {
    ($now:literal) => {
        concat!(
            "((s.signed_in_at IS NULL AND u.learner_id IS NULL AND ",
            $crate::sessions::last_used!(),
            " > ",
            $now,
            " - 34560000000000) OR (s.signed_in_at > ",
            $now,
            " - 34560000000000 AND ",
            $crate::sessions::last_used!(),
            " > ",
            $now,
            " - 5184000000000))"
        )
    };
}
pub(crate) use alive;

impl Records {
    /// The learner of this session and the language used last; `None` when the token is of no session here, or of one that
    /// has ended.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn learner(&self, token: &SessionToken) -> Result<Option<(LearnerId, Lang)>, Error> {
        let sql = concat!(
            "SELECT l.id, l.lang FROM sessions s JOIN learners l ON l.id = s.learner_id \
             LEFT JOIN accounts u ON u.learner_id = l.id WHERE s.token_hash = $1 AND ",
            alive!("$2")
        );
        let row = self.engine().read_one(sql, values![&token.hash(), self.now()]).await?;
        Ok(row.map(|row| Ok::<_, Fault>((row.learner(0)?, row.lang(1)?))).transpose()?)
    }

    /// Who sends something: of what is remembered the learner and the session, nothing else. `None` when the token is of no
    /// session here, or of one that has ended.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sender(&self, token: &SessionToken) -> Result<Option<Remembered>, Error> {
        let sql = concat!(
            "SELECT s.learner_id, s.id, s.signed_in_at, ",
            last_used!(),
            " FROM sessions s LEFT JOIN accounts u ON u.learner_id = s.learner_id WHERE s.token_hash = $1 AND ",
            alive!("$2")
        );
        let now = self.now();
        let row = self.engine().read_one(sql, values![&token.hash(), now]).await?;
        let sender = |row: Row| {
            let (learner, session) = (Some(row.learner(0)?), Some(state(&row, 1, now)?));
            Ok::<_, Fault>(Remembered { learner, session, ..Remembered::default() })
        };
        Ok(row.map(sender).transpose()?)
    }

    /// Notes that a session is used now, which keeps it alive. Called when [`SessionState::stale`](crate::SessionState).
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn note_use(&self, session: Uuid) -> Result<(), Error> {
        self.engine().write(NoteUse { session, now: self.now() }).await
    }

    /// Somebody who is about to do something, in a language, now.
    pub(crate) fn arrival(&self, who: &Who, lang: Lang, now: Timestamp) -> Arrival {
        let who = match who {
            Who::Known(learner) => Arriving::Known(*learner),
            Who::New(token) => Arriving::New {
                token_hash: token.hash(),
                learner: LearnerId(self.new_id(now)),
                session: self.new_id(now),
            },
        };
        Arrival { who, lang, now }
    }
}

/// A session from its columns: id, when somebody signed in, when it was used last.
pub(crate) fn state(row: &Row, first: usize, now: Timestamp) -> Result<SessionState, Fault> {
    Ok(SessionState {
        id: row.uuid(first)?,
        signed_in: row.time_if(first + 1)?,
        stale: now.0 - row.time(first + 2)?.0 >= DAY,
    })
}

struct NoteUse {
    session: Uuid,
    now: Timestamp,
}

impl Write for NoteUse {
    type Answer = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Fault> {
        let sql = "UPDATE sessions SET used_at = $2 WHERE id = $1 AND used_at < $2";
        tx.execute(sql, values![self.session, self.now]).await?;
        Ok(())
    }
}

/// Somebody who does something.
pub(crate) struct Arrival {
    who: Arriving,
    lang: Lang,
    now: Timestamp,
}

enum Arriving {
    Known(LearnerId),
    New { token_hash: [u8; 32], learner: LearnerId, session: Uuid },
}

impl Arrival {
    /// Remembers the language, and makes learner and session of somebody new. Work of a guest who was joined into an
    /// account a moment ago goes to the account.
    pub(crate) async fn arrive(&self, tx: &mut Tx<'_>) -> Result<LearnerId, Fault> {
        self.enter(tx, true).await
    }

    /// Like [`Self::arrive`]; the language says nothing of the one that a known learner reads in.
    pub(crate) async fn arrive_quietly(&self, tx: &mut Tx<'_>) -> Result<LearnerId, Fault> {
        self.enter(tx, false).await
    }

    /// Like [`Self::arrive_quietly`], and until the end of the transaction no other of the same learner passes here.
    pub(crate) async fn arrive_quietly_alone(&self, tx: &mut Tx<'_>) -> Result<LearnerId, Fault> {
        let learner = self.arrive_quietly(tx).await?;
        tx.execute("UPDATE learners SET lang = lang WHERE id = $1", values![learner]).await?;
        Ok(learner)
    }

    /// The learner, if they are known already; nothing is changed.
    pub(crate) async fn known(&self, tx: &mut Tx<'_>) -> Result<Option<LearnerId>, Fault> {
        match &self.who {
            Arriving::Known(learner) => {
                let sql = "SELECT COALESCE(joined_into, id) FROM learners WHERE id = $1";
                tx.fetch_optional(sql, values![*learner]).await?.map(|row| row.learner(0)).transpose()
            }
            Arriving::New { token_hash, .. } => {
                let sql = "SELECT learner_id FROM sessions WHERE token_hash = $1";
                tx.fetch_optional(sql, values![token_hash]).await?.map(|row| row.learner(0)).transpose()
            }
        }
    }

    async fn enter(&self, tx: &mut Tx<'_>, note: bool) -> Result<LearnerId, Fault> {
        match &self.who {
            Arriving::Known(learner) => {
                let sql = held!(shared "SELECT joined_into, lang FROM learners WHERE id = $1");
                let Some(row) = tx.fetch_held(sql, values![*learner]).await? else {
                    return Err(Fault::wrong("there is no such learner"));
                };
                let joined = row.learner_if(0)?;
                let learner = joined.unwrap_or(*learner);
                if note && (joined.is_some() || row.lang(1)? != self.lang) {
                    note_language(tx, learner, self.lang).await?;
                }
                Ok(learner)
            }
            Arriving::New { token_hash, learner, session } => {
                // The same token again is the same person: a request that was repeated because its answer got lost.
                let known = tx
                    .fetch_optional("SELECT learner_id FROM sessions WHERE token_hash = $1", values![token_hash])
                    .await?;
                if let Some(row) = known {
                    return row.learner(0);
                }
                tx.execute(
                    "INSERT INTO learners (id, lang, created_at) VALUES ($1, $2, $3)",
                    values![*learner, self.lang, self.now],
                )
                .await?;
                tx.execute(
                    "INSERT INTO sessions (id, token_hash, learner_id, created_at) VALUES ($1, $2, $3, $4)",
                    values![*session, token_hash, *learner, self.now],
                )
                .await?;
                Ok(*learner)
            }
        }
    }

    /// Like [`Self::arrive`], and until the end of the transaction no other of the same learner passes here.
    pub(crate) async fn arrive_alone(&self, tx: &mut Tx<'_>) -> Result<LearnerId, Fault> {
        let learner = self.arrive(tx).await?;
        tx.execute("UPDATE learners SET lang = $2 WHERE id = $1", values![learner, self.lang]).await?;
        Ok(learner)
    }
}

/// Remembers the language as the one used last; changes nothing when it is.
pub(crate) async fn note_language(tx: &mut Tx<'_>, learner: LearnerId, lang: Lang) -> Result<(), Fault> {
    tx.execute("UPDATE learners SET lang = $2 WHERE id = $1 AND lang <> $2", values![learner, lang]).await?;
    Ok(())
}
