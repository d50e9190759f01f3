//! The account itself: address and name.

use perehdy_courses::model::Timestamp;

use crate::engine::{Fault, Tx, Write, values};
use crate::sign_in::links::{email, in_tx, take};
use crate::{Account, ChangeEmail, Error, LearnerId, LinkState, LinkToken, Purpose, Records};

impl Records {
    /// The account of a learner; `None` for a guest.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn account(&self, learner: LearnerId) -> Result<Option<Account>, Error> {
        let sql = "SELECT u.written, u.name, u.created_at, \
                   EXISTS (SELECT 1 FROM passwords p WHERE p.learner_id = u.learner_id), \
                   (SELECT count(*) FROM passkeys k WHERE k.learner_id = u.learner_id) FROM accounts u WHERE u.learner_id = $1";
        let Some(row) = self.engine().read_one(sql, values![learner]).await? else { return Ok(None) };
        let (email, name) = (email(&row.text(0)?)?, row.text(1)?);
        let (created, has_password) = (row.time(2)?, row.bool(3)?);
        Ok(Some(Account { email, name, created, has_password, passkeys: row.count(4)? }))
    }

    /// Sets the name of an account; `false` for a guest: nothing is stored.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn set_name(&self, learner: LearnerId, name: &str) -> Result<bool, Error> {
        self.engine().write(SetName { learner, name: name.to_owned() }).await
    }

    /// Uses a link to change the address of this learner's account to the one that the link was sent to. Only the account
    /// that asked for it can use it.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn change_email_by_link(&self, token: &LinkToken, learner: LearnerId) -> Result<ChangeEmail, Error> {
        self.engine().write(Change { link: token.hash(), learner, now: self.now() }).await
    }
}

struct SetName {
    learner: LearnerId,
    name: String,
}

impl Write for SetName {
    type Answer = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Fault> {
        let sql = "UPDATE accounts SET name = $2 WHERE learner_id = $1";
        Ok(tx.execute(sql, values![self.learner, &self.name]).await? == 1)
    }
}

struct Change {
    link: [u8; 32],
    learner: LearnerId,
    now: Timestamp,
}

impl Write for Change {
    type Answer = ChangeEmail;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<ChangeEmail, Fault> {
        let link = match in_tx(tx, &self.link, self.now).await? {
            LinkState::Open(link) if link.purpose == Purpose::ChangeEmail => link,
            LinkState::Used(link) if link.purpose == Purpose::ChangeEmail => return Ok(ChangeEmail::Used),
            LinkState::Old(link) if link.purpose == Purpose::ChangeEmail => return Ok(ChangeEmail::Old),
            _ => return Ok(ChangeEmail::Unknown),
        };
        let sql = "SELECT written, email FROM accounts WHERE learner_id = $1";
        let row = tx.fetch_optional(sql, values![self.learner]).await?;
        let Some(row) = row.filter(|_| link.asked_by == Some(self.learner)) else { return Ok(ChangeEmail::NotYours) };
        let before = email(&row.text(0)?)?;
        // Somebody may have been quicker since it was looked at.
        if !matches!(take(tx, &self.link, Purpose::ChangeEmail, self.now).await?, LinkState::Open(_)) {
            return Ok(ChangeEmail::Used);
        }
        let sql = "SELECT learner_id FROM accounts WHERE email = $1 AND learner_id <> $2";
        if tx.fetch_optional(sql, values![link.email.key(), self.learner]).await?.is_some() {
            return Ok(ChangeEmail::Taken);
        }
        // Should another take the address right now, this is run again and finds it taken.
        let sql = "UPDATE accounts SET email = $2, written = $3 WHERE learner_id = $1";
        tx.execute(sql, values![self.learner, link.email.key(), link.email.written()]).await?;
        // What went to the address before stays this learner's, to be exported and erased with the rest.
        let sql = "UPDATE mails SET learner_id = $1 WHERE email = $2 AND learner_id IS NULL";
        tx.execute(sql, values![self.learner, &row.text(1)?]).await?;
        tx.execute("DELETE FROM sign_in_links WHERE email = $1", values![&row.text(1)?]).await?;
        Ok(ChangeEmail::Done { before })
    }
}
