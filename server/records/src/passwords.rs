//! Passwords, for those who want one. Hashing and comparing costs much time and is the caller's, outside of transactions.

use perehdy_courses::model::Timestamp;

use crate::engine::{Fault, Tx, Write, values};
use crate::{Email, Error, LearnerId, Records};

impl Records {
    /// The learner and the password hash (PHC text) of an account. `None` for an address without account or an account
    /// without password: the caller then compares with a hash that fits nothing, so that both take the same time.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn password_of(&self, email: &Email) -> Result<Option<(LearnerId, String)>, Error> {
        let sql = "SELECT u.learner_id, p.hash FROM accounts u JOIN passwords p ON p.learner_id = u.learner_id \
                   WHERE u.email = $1";
        let Some(row) = self.engine().read_one(sql, values![email.key()]).await? else { return Ok(None) };
        Ok(Some((row.learner(0)?, row.text(1)?)))
    }

    /// Sets or changes the password of an account to one with this hash (PHC text). `false` for a guest: nothing is stored.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn set_password(&self, learner: LearnerId, hash: &str) -> Result<bool, Error> {
        self.engine().write(Set { learner, hash: hash.to_owned(), now: self.now() }).await
    }

    /// Removes the password, if there is one.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn remove_password(&self, learner: LearnerId) -> Result<(), Error> {
        self.engine().write(Remove(learner)).await
    }
}

struct Set {
    learner: LearnerId,
    /// PHC text.
    hash: String,
    now: Timestamp,
}

impl Write for Set {
    type Answer = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Fault> {
        let sql = "INSERT INTO passwords (learner_id, hash, set_at) \
                   SELECT learner_id, $2, $3 FROM accounts WHERE learner_id = $1 \
                   ON CONFLICT (learner_id) DO UPDATE SET hash = excluded.hash, set_at = excluded.set_at";
        Ok(tx.execute(sql, values![self.learner, &self.hash, self.now]).await? == 1)
    }
}

struct Remove(LearnerId);

impl Write for Remove {
    type Answer = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Fault> {
        tx.execute("DELETE FROM passwords WHERE learner_id = $1", values![self.0]).await?;
        Ok(())
    }
}
