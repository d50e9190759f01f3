//! Getting in. The browser that asks is signed in, no other; work of guests is joined, work of accounts never.

use std::sync::Arc;

use perehdy_courses::model::{Course, Lang, Timestamp};
use uuid::Uuid;

use super::ask::cut;
use super::links::take;
use crate::completions::{self, Change};
use crate::engine::{Fault, Tx, Write, held, values};
use crate::joining;
use crate::sessions::{alive, devices, note_language};
use crate::{
    Email, Entering, Error, KnownPasskey, LearnerId, LinkState, LinkToken, Purpose, Records, SignIn, SignedIn,
};

impl Records {
    /// Uses a link to sign this browser in. In one transaction: the account of the address is found, or made from the guest
    /// who asked, else from the guest of this browser; the work of both guests is joined into it; both guests' sessions
    /// end, and so does whatever session this browser had; the new session is stored. When somebody in another browser had
    /// asked, that one is not signed in: it may be anybody's.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn sign_in_by_link(&self, token: &LinkToken, entering: &Entering<'_>) -> Result<SignIn, Error> {
        let browser = self.browser(entering);
        let new_learner = LearnerId(self.new_id(browser.now));
        self.engine().write(ByLink { link: token.hash(), browser, new_learner }).await
    }

    /// Signs this browser in to the account of this learner, whose password (or key) was proven just now. The work of this
    /// browser's guest is joined; `None` when the learner has no account (any more).
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn sign_in(&self, learner: LearnerId, entering: &Entering<'_>) -> Result<Option<SignedIn>, Error> {
        let browser = self.browser(entering);
        self.engine().write(Proven { learner, browser }).await
    }

    /// Signs this browser in like [`Self::sign_in`], with a passkey whose signature was proven just now. `state` is what is
    /// to be known of it from now on; in the same transaction it takes the place of the one that the signature was compared
    /// with. `None` when the passkey was removed, or used by somebody else, meanwhile.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn sign_in_by_passkey(
        &self,
        passkey: &KnownPasskey,
        state: &[u8],
        entering: &Entering<'_>,
    ) -> Result<Option<SignedIn>, Error> {
        let browser = self.browser(entering);
        let proven = Proven { learner: passkey.learner, browser };
        self.engine().write(ByPasskey { passkey: passkey.clone(), state: state.to_vec(), proven }).await
    }

    fn browser(&self, entering: &Entering<'_>) -> Browser {
        let now = self.now();
        Browser {
            here: entering.here.map(|token| token.hash()),
            new: entering.new.hash(),
            session: self.new_id(now),
            aside: LearnerId(self.new_id(now)),
            device: cut(entering.device),
            lang: entering.lang,
            courses: entering.courses.to_vec(),
            now,
        }
    }
}

/// The browser that is to be signed in.
struct Browser {
    here: Option<[u8; 32]>,
    new: [u8; 32],
    session: Uuid,
    /// Where certificates stand that make room for those of a guest.
    aside: LearnerId,
    device: String,
    lang: Lang,
    courses: Vec<Arc<Course>>,
    now: Timestamp,
}

impl Browser {
    /// The learner whose session this browser has, unless it has ended.
    async fn learner(&self, tx: &mut Tx<'_>) -> Result<Option<LearnerId>, Fault> {
        let Some(here) = &self.here else { return Ok(None) };
        let sql = concat!(
            "SELECT s.learner_id FROM sessions s LEFT JOIN accounts u ON u.learner_id = s.learner_id \
             WHERE s.token_hash = $1 AND ",
            alive!("$2")
        );
        tx.fetch_optional(sql, values![here, self.now]).await?.map(|row| row.learner(0)).transpose()
    }

    /// Joins the guests into the account, ends sessions, makes the new one.
    async fn enter(
        &self,
        tx: &mut Tx<'_>,
        learner: LearnerId,
        new_account: bool,
        guests: &[LearnerId],
    ) -> Result<SignedIn, Fault> {
        let mut joined = false;
        for guest in guests.iter().filter(|guest| **guest != learner) {
            joined |= joining::join(tx, *guest, learner, self.aside, self.now).await?;
            tx.execute("DELETE FROM sessions WHERE learner_id = $1", values![*guest]).await?;
        }
        if joined {
            for course in &self.courses {
                completions::note(tx, learner, course, Change::All, self.now).await?;
            }
        }
        if new_account {
            // What the guest had: perhaps another browser.
            tx.execute("DELETE FROM sessions WHERE learner_id = $1", values![learner]).await?;
        } else {
            devices::sweep(tx, learner, self.now).await?;
        }
        if let Some(here) = &self.here {
            tx.execute("DELETE FROM sessions WHERE token_hash = $1", values![here]).await?;
        }
        let sql = "INSERT INTO sessions (id, token_hash, learner_id, created_at, device, used_at, signed_in_at) \
                   VALUES ($1, $2, $3, $4, $5, $4, $4)";
        tx.execute(sql, values![self.session, &self.new, learner, self.now, &self.device]).await?;
        note_language(tx, learner, self.lang).await?;
        Ok(SignedIn { learner, new_account, joined })
    }
}

/// Holds the learners alone, in one order for everybody; gives those of them who are guests, in the order given, once.
async fn guests(
    tx: &mut Tx<'_>,
    account: Option<LearnerId>,
    candidates: [Option<LearnerId>; 2],
) -> Result<Vec<LearnerId>, Fault> {
    let mut all: Vec<LearnerId> = candidates.into_iter().flatten().chain(account).collect();
    all.sort_unstable_by_key(|learner| learner.0);
    all.dedup();
    let mut free = Vec::new();
    for learner in all {
        let sql = held!(alone "SELECT id, joined_into FROM learners WHERE id = $1");
        match tx.fetch_held(sql, values![learner]).await? {
            Some(row) if row.uuid_if(1)?.is_none() => free.push(learner),
            Some(_) => {}
            None if account == Some(learner) => return Err(Fault::Again("an account was being erased".to_owned())),
            None => {}
        }
    }
    let mut guests = Vec::new();
    for candidate in candidates.into_iter().flatten() {
        if free.contains(&candidate) && !guests.contains(&candidate) && !has_account(tx, candidate).await? {
            guests.push(candidate);
        }
    }
    Ok(guests)
}

async fn has_account(tx: &mut Tx<'_>, learner: LearnerId) -> Result<bool, Fault> {
    let sql = "SELECT learner_id FROM accounts WHERE learner_id = $1";
    Ok(tx.fetch_optional(sql, values![learner]).await?.is_some())
}

struct ByLink {
    link: [u8; 32],
    browser: Browser,
    new_learner: LearnerId,
}

impl Write for ByLink {
    type Answer = SignIn;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<SignIn, Fault> {
        let Browser { now, lang, .. } = self.browser;
        let link = match take(tx, &self.link, Purpose::SignIn, now).await? {
            LinkState::Open(link) => link,
            LinkState::Unknown => return Ok(SignIn::Unknown),
            LinkState::Used(_) => return Ok(SignIn::Used),
            LinkState::Old(_) => return Ok(SignIn::Old),
        };
        let sql = "SELECT learner_id FROM accounts WHERE email = $1";
        let row = tx.fetch_optional(sql, values![link.email.key()]).await?;
        let account = row.map(|row| row.learner(0)).transpose()?;
        let here = self.browser.learner(tx).await?;
        let guests = guests(tx, account, [link.asked_by, here]).await?;
        let done = match account {
            Some(account) => self.browser.enter(tx, account, false, &guests).await?,
            None => {
                let learner = match guests.first() {
                    Some(guest) => *guest,
                    None => {
                        let sql = "INSERT INTO learners (id, lang, created_at) VALUES ($1, $2, $3)";
                        tx.execute(sql, values![self.new_learner, lang, now]).await?;
                        self.new_learner
                    }
                };
                make_account(tx, learner, &link.email, now).await?;
                self.browser.enter(tx, learner, true, &guests).await?
            }
        };
        Ok(SignIn::Done(done))
    }
}

/// Should another have made an account of this address meanwhile, the address is taken, and this is run again.
async fn make_account(tx: &mut Tx<'_>, learner: LearnerId, email: &Email, now: Timestamp) -> Result<(), Fault> {
    let sql = "INSERT INTO accounts (learner_id, email, written, name, created_at) VALUES ($1, $2, $3, '', $4)";
    tx.execute(sql, values![learner, email.key(), email.written(), now]).await?;
    Ok(())
}

struct Proven {
    learner: LearnerId,
    browser: Browser,
}

impl Write for Proven {
    type Answer = Option<SignedIn>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Option<SignedIn>, Fault> {
        if !has_account(tx, self.learner).await? {
            return Ok(None);
        }
        let here = self.browser.learner(tx).await?;
        let guests = guests(tx, Some(self.learner), [here, None]).await?;
        self.browser.enter(tx, self.learner, false, &guests).await.map(Some)
    }
}

struct ByPasskey {
    /// As it was when the signature was compared.
    passkey: KnownPasskey,
    /// What is to be known of it from now on.
    state: Vec<u8>,
    proven: Proven,
}

impl Write for ByPasskey {
    type Answer = Option<SignedIn>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Option<SignedIn>, Fault> {
        let KnownPasskey { id, learner, state, .. } = &self.passkey;
        let sql = "SELECT id FROM passkeys WHERE id = $1 AND learner_id = $2 AND state = $3";
        if tx.fetch_optional(sql, values![*id, *learner, state]).await?.is_none() {
            return Ok(None);
        }
        // The account is held first and its passkey after it, in the order in which they are erased.
        let Some(signed_in) = self.proven.run(tx).await? else { return Ok(None) };
        let sql = "UPDATE passkeys SET state = $4, used_at = $5 WHERE id = $1 AND learner_id = $2 AND state = $3";
        let used = tx.execute(sql, values![*id, *learner, state, &self.state, self.proven.browser.now]).await?;
        if used == 1 { Ok(Some(signed_in)) } else { Err(Fault::Again("a passkey was being used".to_owned())) }
    }
}
