//! The operator's admins: whose account may open the operator's pages, and what these show and do.

use perehdy_courses::model::Timestamp;
use uuid::Uuid;

use crate::engine::{Engine, Fault, Tx, Write, values};
use crate::outbox::{LEASE, failed};
use crate::{AdminSeat, CaredFor, DatabaseState, Email, Error, FailedMail, LearnerId, Records};

impl Records {
    /// Lets whoever has an account with this address, now or later, open the operator's pages; `false` when they could.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn grant_admin(&self, email: &Email) -> Result<bool, Error> {
        self.engine().write(Grant { email: email.clone(), now: self.now() }).await
    }

    /// Undoes [`Self::grant_admin`]; `false` when there was nothing to undo.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn revoke_admin(&self, email: &Email) -> Result<bool, Error> {
        self.engine().write(Revoke { email: email.clone() }).await
    }

    /// The seat of a learner who is an admin.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn admin_seat(&self, learner: LearnerId) -> Result<Option<AdminSeat>, Error> {
        let row = self.engine().read_one(IS_ADMIN, values![learner]).await?;
        Ok(row.map(|_| AdminSeat(learner)))
    }

    /// Mails that wait to be sent, the next one first, and then those that were given up, the newest first: at most a
    /// hundred of each. Not what they say.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn mails_to_care_for(&self, _: &AdminSeat) -> Result<(Vec<FailedMail>, Vec<FailedMail>), Error> {
        let waiting = "SELECT id, recipient, subject, created_at, tries, next_try_at, trouble FROM mails \
                       WHERE next_try_at IS NOT NULL ORDER BY next_try_at, id LIMIT 100";
        let given_up = "SELECT id, recipient, subject, created_at, tries, next_try_at, trouble FROM mails \
                        WHERE next_try_at IS NULL AND sent_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 100";
        let mut both = [Vec::new(), Vec::new()];
        for (mails, sql) in both.iter_mut().zip([waiting, given_up]) {
            let rows = self.engine().read(sql, values![]).await?;
            *mails = rows.iter().map(failed).collect::<Result<_, Fault>>()?;
        }
        let [waiting, given_up] = both;
        Ok((waiting, given_up))
    }

    /// Tries a waiting mail again at once.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn try_mail_now(&self, seat: &AdminSeat, mail: Uuid) -> Result<CaredFor, Error> {
        let done = self.engine().write(Care { admin: seat.0, mail, again: true, now: self.now() }).await?;
        self.mails().notify_one();
        Ok(done)
    }

    /// Gives up a waiting mail: it is not sent, and its text is removed.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn give_mail_up(&self, seat: &AdminSeat, mail: Uuid) -> Result<CaredFor, Error> {
        self.engine().write(Care { admin: seat.0, mail, again: false, now: self.now() }).await
    }

    /// What is in the database.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn database_state(&self, _: &AdminSeat) -> Result<DatabaseState, Error> {
        let sql = "SELECT (SELECT max(version) FROM _sqlx_migrations), (SELECT count(*) FROM learners), \
                   (SELECT count(*) FROM accounts), (SELECT count(*) FROM mails WHERE next_try_at IS NOT NULL)";
        let row = self.engine().read_one(sql, values![]).await?;
        let row = row.ok_or_else(|| Fault::wrong("a count has no row"))?;
        let engine = match self.engine() {
            Engine::Sqlite(_) => "SQLite",
            Engine::Postgres(_) => "PostgreSQL",
        };
        let (migration, learners) = (row.count(0)?, row.count(1)?);
        Ok(DatabaseState { engine, migration, learners, accounts: row.count(2)?, waiting: row.count(3)? })
    }
}

impl FailedMail {
    /// Whether an admin may try it again now: it waits, and is not under way. One that is comes back within ten minutes.
    #[must_use]
    pub fn may_be_tried(&self, now: Timestamp) -> bool {
        self.next_try.is_some_and(|next| next.0 > now.0 + LEASE)
    }
}

/// Whether a learner is an admin.
pub(crate) const IS_ADMIN: &str =
    "SELECT u.learner_id FROM accounts u JOIN admins a ON a.email = u.email WHERE u.learner_id = $1";

struct Grant {
    email: Email,
    now: Timestamp,
}

impl Write for Grant {
    type Answer = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Fault> {
        let sql = "INSERT INTO admins (email, written, granted_at) VALUES ($1, $2, $3) ON CONFLICT (email) DO NOTHING";
        Ok(tx.execute(sql, values![self.email.key(), self.email.written(), self.now]).await? == 1)
    }
}

struct Revoke {
    email: Email,
}

impl Write for Revoke {
    type Answer = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Fault> {
        Ok(tx.execute("DELETE FROM admins WHERE email = $1", values![self.email.key()]).await? == 1)
    }
}

/// An admin does something with a waiting mail.
struct Care {
    admin: LearnerId,
    mail: Uuid,
    again: bool,
    now: Timestamp,
}

impl Write for Care {
    type Answer = CaredFor;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<CaredFor, Fault> {
        if tx.fetch_optional(IS_ADMIN, values![self.admin]).await?.is_none() {
            return Ok(CaredFor::NotAllowed);
        }
        // Whoever sends it just now keeps it for as long as a lease lasts: two must not.
        let changed = if self.again {
            let sql = "UPDATE mails SET next_try_at = $2 WHERE id = $1 AND next_try_at > $3";
            tx.execute(sql, values![self.mail, self.now, self.now.0 + LEASE]).await?
        } else {
            let sql = "UPDATE mails SET next_try_at = NULL, body = '', stop = NULL, \
                       trouble = CASE WHEN trouble = '' THEN 'given up by an admin' ELSE trouble END \
                       WHERE id = $1 AND next_try_at IS NOT NULL AND sent_at IS NULL";
            tx.execute(sql, values![self.mail]).await?
        };
        Ok(if changed == 1 { CaredFor::Done } else { CaredFor::TooLate })
    }
}
