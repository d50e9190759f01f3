//! Invitations by e-mail: sent, listed, withdrawn.

use perehdy_courses::model::Timestamp;
use serde_json::json;
use uuid::Uuid;

use super::{By, hold, names, role, role_code, team_is_there};
use crate::engine::{Fault, Row, Tx, Write, values};
use crate::outbox::{Queued, queue};
use crate::sign_in::ask::limit;
use crate::sign_in::links::email;
use crate::{
    Decided, Email, Error, Invitation, InviteAgain, ManagerSeat, NewInvitation, NewMail, Records, Refusal, Role,
};

/// Those sought: $1 organisation, $2 pattern, $3 whether only open ones, $4 now.
macro_rules! sought {
    () => {
        " FROM invitations WHERE organisation_id = $1 AND ($2 = '' OR email LIKE $2 ESCAPE '!') \
         AND (NOT $3 OR (accepted_at IS NULL AND withdrawn_at IS NULL AND ends_at > $4))"
    };
}

/// Invitations on a page.
const PAGE: u32 = 50;

impl Records {
    /// Stores an invitation and queues its mail; gives its id. An open one to the same address is withdrawn: the newest
    /// counts. Whether there is an account with this address is not looked up.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn invite(&self, seat: &ManagerSeat, new: NewInvitation) -> Result<Decided<Uuid>, Error> {
        let now = self.now();
        if new.ends <= now {
            return Ok(Err(Refusal::Past));
        }
        let id = self.new_id(now);
        let mail = NewMail {
            send_once: format!("invitation:{id}"),
            recipient: new.email.clone(),
            learner: None,
            lang: new.lang,
            text: new.mail.clone(),
            useless_after: Some(new.ends),
        };
        let mail = Queued { id: self.new_id(now), mail, now };
        let name = names::name(&new.name).unwrap_or_default();
        let done = self.engine().write(Invite { by: self.by(&seat.0), id, name, new, mail }).await?;
        self.mails().notify_one();
        Ok(done.map(|()| id))
    }

    /// All invitations, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn invitations(&self, seat: &ManagerSeat) -> Result<Vec<Invitation>, Error> {
        let sql = "SELECT id, written, name, team_id, role, created_at, ends_at, accepted_at, withdrawn_at \
                   FROM invitations WHERE organisation_id = $1 ORDER BY created_at DESC, id DESC";
        let rows = self.engine().read(sql, values![seat.0.organisation.id]).await?;
        Ok(rows.iter().map(invitation).collect::<Result<_, _>>()?)
    }

    /// A page of 50 (from 0) of the invitations with `search` in their address, newest first, and how many these are in
    /// all; only those that can still be accepted when `open`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn invitations_page(
        &self,
        seat: &ManagerSeat,
        search: &str,
        open: bool,
        page: u32,
    ) -> Result<(Vec<Invitation>, u32), Error> {
        let (pattern, now) = (names::pattern(search), self.now());
        let organisation = seat.0.organisation.id;
        let row = self
            .engine()
            .read_one(concat!("SELECT count(*)", sought!()), values![organisation, &pattern, open, now])
            .await?;
        let all = row.map_or(Ok(0), |row| row.count(0))?;
        let list = concat!(
            "SELECT id, written, name, team_id, role, created_at, ends_at, accepted_at, withdrawn_at",
            sought!(),
            " ORDER BY created_at DESC, id DESC LIMIT $5 OFFSET $6"
        );
        let skip = i64::from(page) * i64::from(PAGE);
        let rows = self.engine().read(list, values![organisation, &pattern, open, now, PAGE, skip]).await?;
        Ok((rows.iter().map(invitation).collect::<Result<_, _>>()?, all))
    }

    /// One invitation; `None` when there is none such in the organisation.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn invitation(&self, seat: &ManagerSeat, id: Uuid) -> Result<Option<Invitation>, Error> {
        let sql = "SELECT id, written, name, team_id, role, created_at, ends_at, accepted_at, withdrawn_at \
                   FROM invitations WHERE organisation_id = $1 AND id = $2";
        let row = self.engine().read_one(sql, values![seat.0.organisation.id, id]).await?;
        Ok(row.as_ref().map(invitation).transpose()?)
    }

    /// Withdraws an invitation; its mail, if it has not gone out, stays here. [`Refusal::Gone`]: there is none, or it was
    /// accepted or withdrawn before.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn withdraw_invitation(&self, seat: &ManagerSeat, id: Uuid) -> Result<Decided<()>, Error> {
        self.engine().write(Withdraw { by: self.by(&seat.0), id }).await
    }
}

impl Records {
    /// Sends a new invitation in place of one that has ended or was used, to the address that was invited. Says nothing of
    /// whether it did: it does not when there is no such invitation, when the newest to this address was withdrawn or can
    /// still be used, when whoever accepted it does not belong to the organisation any more, and when as many links as an
    /// address gets have been sent to this one within the hour. The new one is into the same team; whoever accepted the
    /// old one keeps the role that they have now.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn invite_again(&self, again: InviteAgain) -> Result<(), Error> {
        let now = self.now();
        let (id, mail, entry) = (self.new_id(now), self.new_id(now), self.new_id(now));
        self.engine().write(Again { again, id, mail, entry, now }).await?;
        self.mails().notify_one();
        Ok(())
    }
}

struct Again {
    again: InviteAgain,
    id: Uuid,
    mail: Uuid,
    entry: Uuid,
    now: Timestamp,
}

impl Write for Again {
    type Answer = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Fault> {
        let sql = "SELECT organisation_id, email, written FROM invitations WHERE token_hash = $1 AND email <> ''";
        let Some(row) = tx.fetch_optional(sql, values![&self.again.old.hash()]).await? else { return Ok(()) };
        let (organisation, key, email) = (row.uuid(0)?, row.text(1)?, email(&row.text(2)?)?);
        hold(tx, organisation).await?;
        let Some(newest) = self.newest(tx, organisation, &key).await? else { return Ok(()) };
        if limit(&key).count(tx, self.now).await?.is_some() {
            return Ok(());
        }
        let team = if team_is_there(tx, organisation, newest.team).await? { newest.team } else { None };
        let mail = NewMail {
            send_once: format!("invitation:{}", self.id),
            recipient: email.clone(),
            learner: None,
            lang: self.again.lang,
            text: self.again.mail.clone(),
            useless_after: Some(self.again.ends),
        };
        let stored = Stored {
            id: self.id,
            hash: self.again.token.hash(),
            email: &email,
            name: &newest.name,
            team,
            role: newest.role,
            ends: self.again.ends,
        };
        stored.write(tx, organisation, self.now).await?;
        take_over_courses(tx, organisation, newest.id, self.id).await?;
        queue(tx, &Queued { id: self.mail, mail, now: self.now }).await?;
        let by = By { organisation, learner: None, who: "invited".to_owned(), entry: self.entry, now: self.now };
        by.tell(tx, "invited-again", None, json!({ "invitation": self.id.to_string() })).await
    }
}

/// What the newest invitation to an address says.
struct Newest {
    id: Uuid,
    name: String,
    team: Option<Uuid>,
    role: Role,
}

impl Again {
    /// The newest invitation to the address, when a new one may be sent in its place.
    async fn newest(&self, tx: &mut Tx<'_>, organisation: Uuid, email: &str) -> Result<Option<Newest>, Fault> {
        let sql = "SELECT i.name, i.team_id, i.role, i.ends_at, i.withdrawn_at, i.accepted_at, m.role, i.id FROM invitations i \
                   LEFT JOIN members m ON m.organisation_id = i.organisation_id AND m.learner_id = i.accepted_by \
                   AND m.left_at IS NULL WHERE i.organisation_id = $1 AND i.email = $2 \
                   ORDER BY i.created_at DESC, i.id DESC LIMIT 1";
        let Some(row) = tx.fetch_optional(sql, values![organisation, email]).await? else { return Ok(None) };
        let member = row.text_if(6)?.as_deref().map(role).transpose()?;
        let (ended, accepted) = (row.time(3)? <= self.now, row.time_if(5)?.is_some());
        let may = row.time_if(4)?.is_none() && if accepted { member.is_some() } else { ended };
        let invited = role(&row.text(2)?)?;
        let (id, name, team) = (row.uuid(7)?, row.text(0)?, row.uuid_if(1)?);
        let newest = Newest { id, name, team, role: member.unwrap_or(invited) };
        Ok(may.then_some(newest))
    }
}

fn invitation(row: &Row) -> Result<Invitation, Fault> {
    Ok(Invitation {
        id: row.uuid(0)?,
        email: row.text(1)?,
        name: row.text(2)?,
        team: row.uuid_if(3)?,
        role: role(&row.text(4)?)?,
        created: row.time(5)?,
        ends: row.time(6)?,
        accepted: row.time_if(7)?,
        withdrawn: row.time_if(8)?,
    })
}

struct Invite {
    by: By,
    id: Uuid,
    name: String,
    new: NewInvitation,
    mail: Queued,
}

/// An invitation as its row has it.
struct Stored<'a> {
    id: Uuid,
    hash: [u8; 32],
    email: &'a Email,
    name: &'a str,
    team: Option<Uuid>,
    role: Role,
    ends: Timestamp,
}

impl Stored<'_> {
    async fn write(&self, tx: &mut Tx<'_>, organisation: Uuid, now: Timestamp) -> Result<(), Fault> {
        let sql = "INSERT INTO invitations \
                   (organisation_id, id, token_hash, email, written, name, team_id, role, created_at, ends_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        let Self { id, hash, email, name, team, role, ends } = self;
        let (key, written, role) = (email.key(), email.written(), role_code(*role));
        tx.execute(sql, values![organisation, *id, hash, key, written, *name, *team, role, now, *ends]).await?;
        Ok(())
    }
}

impl Write for Invite {
    type Answer = Decided<()>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Decided<()>, Fault> {
        let By { organisation, now, .. } = self.by;
        if !self.by.manages(tx).await? {
            return Ok(Err(Refusal::NotAllowed));
        }
        if !team_is_there(tx, organisation, self.new.team).await? {
            return Ok(Err(Refusal::NoTeam));
        }
        let sql = "UPDATE invitations SET withdrawn_at = $3 WHERE organisation_id = $1 AND email = $2 \
                   AND accepted_at IS NULL AND withdrawn_at IS NULL RETURNING id";
        for row in tx.fetch_all(sql, values![organisation, self.new.email.key(), now]).await? {
            keep_mail_back(tx, row.uuid(0)?).await?;
            take_over_courses(tx, organisation, row.uuid(0)?, self.id).await?;
        }
        let (hash, role) = (self.new.token.hash(), role_code(self.new.role));
        let NewInvitation { email, team, ends, .. } = &self.new;
        let (id, name) = (self.id, &*self.name);
        let stored = Stored { id, hash, email, name, team: *team, role: self.new.role, ends: *ends };
        stored.write(tx, organisation, now).await?;
        queue(tx, &self.mail).await?;
        let about = json!({ "invitation": self.id.to_string(), "role": role });
        self.by.tell(tx, "invited", None, about).await?;
        Ok(Ok(()))
    }
}

/// What an invitation asks goes over to the one in its place.
async fn take_over_courses(tx: &mut Tx<'_>, organisation: Uuid, old: Uuid, new: Uuid) -> Result<(), Fault> {
    let sql = "UPDATE invited_courses SET invitation_id = $3 WHERE organisation_id = $1 AND invitation_id = $2 \
               AND NOT EXISTS (SELECT 1 FROM invited_courses o WHERE o.organisation_id = $1 \
               AND o.invitation_id = $3 AND o.course = invited_courses.course)";
    tx.execute(sql, values![organisation, old, new]).await?;
    Ok(())
}

/// The mail of an invitation that is withdrawn does not go out any more.
async fn keep_mail_back(tx: &mut Tx<'_>, invitation: Uuid) -> Result<(), Fault> {
    let sql = "UPDATE mails SET next_try_at = NULL, body = '', trouble = 'withdrawn' \
               WHERE send_once = $1 AND next_try_at IS NOT NULL";
    tx.execute(sql, values![&format!("invitation:{invitation}")]).await?;
    Ok(())
}

struct Withdraw {
    by: By,
    id: Uuid,
}

impl Write for Withdraw {
    type Answer = Decided<()>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Decided<()>, Fault> {
        if !self.by.manages(tx).await? {
            return Ok(Err(Refusal::NotAllowed));
        }
        let sql = "UPDATE invitations SET withdrawn_at = $3 WHERE organisation_id = $1 AND id = $2 \
                   AND accepted_at IS NULL AND withdrawn_at IS NULL";
        if tx.execute(sql, values![self.by.organisation, self.id, self.by.now]).await? == 0 {
            return Ok(Err(Refusal::Gone));
        }
        keep_mail_back(tx, self.id).await?;
        self.by.tell(tx, "invitation-withdrawn", None, json!({ "invitation": self.id.to_string() })).await?;
        Ok(Ok(()))
    }
}
