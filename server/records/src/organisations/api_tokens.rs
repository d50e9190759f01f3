//! Tokens for programs: made, listed, revoked by managers; what one of them opens.

use perehdy_courses::model::Timestamp;
use serde_json::json;
use uuid::Uuid;

use super::By;
use super::names::name;
use super::seats::{organisation, organisation_columns};
use crate::engine::{Fault, Row, Tx, Write, values};
use crate::sessions::DAY;
use crate::{ApiSeat, ApiToken, ApiTokenLine, Decided, Error, ManagerSeat, NewApiToken, Records, Refusal};

/// For how many days a token can be made: a year, to the end of its last day.
pub const API_TOKEN_DAYS: u32 = 366;

/// Microseconds.
const HOUR: i64 = 60 * 60 * 1_000_000;

/// How much of the secret is kept readable, after the prefix: 36 of its 256 bits.
const START: usize = 6;

impl Records {
    /// Makes a token: the one time that its secret is seen. [`Refusal::Unfit`]: the name is empty; [`Refusal::Past`]: it would
    /// have ended, or last longer than [`API_TOKEN_DAYS`]; [`Refusal::Taken`]: one with its id was made before.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn new_api_token(&self, seat: &ManagerSeat, new: NewApiToken) -> Result<Decided<ApiToken>, Error> {
        let now = self.now();
        let Some(name) = name(&new.name) else { return Ok(Err(Refusal::Unfit)) };
        if new.ends <= now || new.ends.0 > now.0 + i64::from(API_TOKEN_DAYS) * DAY {
            return Ok(Err(Refusal::Past));
        }
        let token = ApiToken(self.random());
        let made = Make { by: self.by(&seat.0), id: new.id, name, ends: new.ends, token: token.clone() };
        Ok(self.engine().write(made).await?.map(|()| token))
    }

    /// All tokens that are not forgotten yet, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn api_tokens(&self, seat: &ManagerSeat) -> Result<Vec<ApiTokenLine>, Error> {
        let sql = "SELECT t.id, t.start, t.name, m.name, t.created_at, t.ends_at, t.revoked_at, t.used_at \
                   FROM api_tokens t LEFT JOIN members m ON m.organisation_id = t.organisation_id \
                   AND m.learner_id = t.learner_id WHERE t.organisation_id = $1 ORDER BY t.created_at DESC, t.id DESC";
        let rows = self.engine().read(sql, values![seat.0.organisation.id]).await?;
        Ok(rows.iter().map(line).collect::<Result<_, _>>()?)
    }

    /// Revokes a token: from now on it opens nothing. One that was revoked stays as it is.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn revoke_api_token(&self, seat: &ManagerSeat, id: Uuid) -> Result<Decided<()>, Error> {
        self.engine().write(Revoke { by: self.by(&seat.0), id }).await
    }

    /// What a token opens; `None` for one that is not known, was revoked or has ended: the three are not to be told apart.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn api_seat(&self, token: &ApiToken) -> Result<Option<ApiSeat>, Error> {
        let sql = concat!(
            "SELECT ",
            organisation_columns!(),
            ", t.id, t.name, t.used_at, t.noted_at FROM api_tokens t JOIN organisations o ON o.id = t.organisation_id \
             WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND t.ends_at > $2"
        );
        let now = self.now();
        let Some(row) = self.engine().read_one(sql, values![&token.hash(), now]).await? else { return Ok(None) };
        Ok(Some(ApiSeat {
            organisation: organisation(&row)?,
            token: row.uuid(6)?,
            name: row.text(7)?,
            used: row.time_if(8)?.is_some_and(|used| used >= hour(now)),
            noted: row.time_if(9)?.is_some_and(|noted| noted.0 > now.0 - HOUR),
        }))
    }

    /// Notes that a token is used, once an hour; where it reads about `people`, in the organisation's log too, once an hour.
    /// `false`: it was revoked a moment ago.
    ///
    /// # Errors
    /// When it was not stored: then nothing about people may be given out.
    pub async fn note_api_use(&self, seat: &ApiSeat, people: bool) -> Result<bool, Error> {
        if seat.used && (seat.noted || !people) {
            return Ok(true);
        }
        let now = self.now();
        let organisation = seat.organisation.id;
        // What it is called stands in what is told.
        let by = By { organisation, learner: None, who: "token".to_owned(), entry: self.new_id(now), now };
        self.engine().write(Used { by, token: seat.token, name: seat.name.clone(), people }).await
    }
}

/// The beginning of the hour: when exactly a program asked is nobody's to know.
fn hour(now: Timestamp) -> Timestamp {
    Timestamp(now.0 - now.0.rem_euclid(HOUR))
}

fn line(row: &Row) -> Result<ApiTokenLine, Fault> {
    Ok(ApiTokenLine {
        id: row.uuid(0)?,
        start: row.text(1)?,
        name: row.text(2)?,
        made_by: row.text_if(3)?,
        created: row.time(4)?,
        ends: row.time(5)?,
        revoked: row.time_if(6)?,
        used: row.time_if(7)?,
    })
}

struct Make {
    by: By,
    id: Uuid,
    name: String,
    ends: Timestamp,
    token: ApiToken,
}

impl Write for Make {
    type Answer = Decided<()>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Decided<()>, Fault> {
        if !self.by.manages(tx).await? {
            return Ok(Err(Refusal::NotAllowed));
        }
        let text = self.token.text();
        let start = text.get(..ApiToken::PREFIX.len() + START).unwrap_or_default();
        let sql = "INSERT INTO api_tokens (organisation_id, id, token_hash, start, name, learner_id, created_at, ends_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (organisation_id, id) DO NOTHING";
        let By { organisation, learner, now, .. } = &self.by;
        let hash = self.token.hash();
        let values = values![*organisation, self.id, &hash, start, &self.name, *learner, *now, self.ends];
        if tx.execute(sql, values).await? == 0 {
            return Ok(Err(Refusal::Taken));
        }
        self.by.tell(tx, "token-made", None, json!({ "token": self.id.to_string(), "name": self.name })).await?;
        Ok(Ok(()))
    }
}

struct Revoke {
    by: By,
    id: Uuid,
}

impl Write for Revoke {
    type Answer = Decided<()>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Decided<()>, Fault> {
        if !self.by.manages(tx).await? {
            return Ok(Err(Refusal::NotAllowed));
        }
        let sql = "SELECT name, revoked_at FROM api_tokens WHERE organisation_id = $1 AND id = $2";
        let Some(row) = tx.fetch_optional(sql, values![self.by.organisation, self.id]).await? else {
            return Ok(Err(Refusal::Gone));
        };
        if row.time_if(1)?.is_none() {
            let sql = "UPDATE api_tokens SET revoked_at = $3 WHERE organisation_id = $1 AND id = $2";
            tx.execute(sql, values![self.by.organisation, self.id, self.by.now]).await?;
            let about = json!({ "token": self.id.to_string(), "name": row.text(0)? });
            self.by.tell(tx, "token-revoked", None, about).await?;
        }
        Ok(Ok(()))
    }
}

struct Used {
    by: By,
    token: Uuid,
    name: String,
    people: bool,
}

impl Write for Used {
    type Answer = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Fault> {
        let By { organisation, now, .. } = self.by;
        let sql = "UPDATE api_tokens SET used_at = $3 WHERE organisation_id = $1 AND id = $2 AND revoked_at IS NULL";
        if tx.execute(sql, values![organisation, self.token, hour(now)]).await? == 0 {
            return Ok(false);
        }
        if self.people {
            // Two requests at once are one entry.
            let sql = "UPDATE api_tokens SET noted_at = $3 WHERE organisation_id = $1 AND id = $2 \
                       AND (noted_at IS NULL OR noted_at <= $4)";
            if tx.execute(sql, values![organisation, self.token, now, now.0 - HOUR]).await? == 1 {
                let about = json!({ "token": self.token.to_string(), "name": self.name });
                self.by.tell(tx, "people-read", None, about).await?;
            }
        }
        Ok(true)
    }
}
