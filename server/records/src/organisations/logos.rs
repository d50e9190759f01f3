//! Logos of organisations: stored once under the hash of their bytes, so that whoever has the address may keep the picture for
//! good. Pages read hash and size alone.

use perehdy_courses::model::Timestamp;
use sha2::{Digest, Sha256};

use super::By;
use crate::engine::{Fault, Row, Tx, Write, values};
use crate::{Decided, Error, Logo, ManagerSeat, NewLogo, Records, Refusal, Seat};

impl Records {
    /// The logo of an organisation.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn logo(&self, seat: &Seat) -> Result<Option<Logo>, Error> {
        let sql =
            "SELECT i.hash, i.width, i.height FROM organisations o JOIN logos i ON i.hash = o.logo WHERE o.id = $1";
        let row = self.engine().read_one(sql, values![seat.organisation.id]).await?;
        Ok(row.as_ref().map_or(Ok(None), |row| logo(row, 0))?)
    }

    /// The file of the logo with this hash, a PNG.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn logo_file(&self, hash: &str) -> Result<Option<Vec<u8>>, Error> {
        // PostgreSQL takes no text with a NUL in it.
        if !hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Ok(None);
        }
        let row = self.engine().read_one("SELECT bytes FROM logos WHERE hash = $1", values![hash]).await?;
        Ok(row.map(|row| row.bytes(0)).transpose()?)
    }

    /// Stores a logo that a certificate is about to refer to: one that nothing refers to is removed after a week.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn keep_logo(&self, new: &NewLogo) -> Result<Logo, Error> {
        let keep = Keep { hash: hash(&new.png), now: self.now(), new: new.clone() };
        self.engine().write(keep).await
    }

    /// Gives an organisation another logo, or none. [`Refusal::Changed`]: `version` is not the newest of the organisation.
    /// [`Refusal::Gone`]: there is none that could be taken away.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn change_logo(
        &self,
        seat: &ManagerSeat,
        version: u32,
        new: Option<NewLogo>,
    ) -> Result<Decided<()>, Error> {
        let new = new.map(|new| (hash(&new.png), new));
        self.engine().write(Change { by: self.by(&seat.0), version, new }).await
    }
}

/// From the columns hash, width and height, the first of which is this one; they may be NULL.
pub(crate) fn logo(row: &Row, first: usize) -> Result<Option<Logo>, Fault> {
    let Some(hash) = row.text_if(first)? else { return Ok(None) };
    Ok(Some(Logo { hash, width: row.count(first + 1)?, height: row.count(first + 2)? }))
}

fn hash(png: &[u8]) -> String {
    Sha256::digest(png).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The same picture may be another organisation's too, or wait to be removed.
async fn store(tx: &mut Tx<'_>, hash: &str, new: &NewLogo, now: Timestamp) -> Result<(), Fault> {
    let sql = "INSERT INTO logos (hash, width, height, stored_at, bytes) VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT (hash) DO UPDATE SET stored_at = excluded.stored_at";
    tx.execute(sql, values![hash, new.width, new.height, now, &new.png]).await?;
    Ok(())
}

struct Keep {
    hash: String,
    now: Timestamp,
    new: NewLogo,
}

impl Write for Keep {
    type Answer = Logo;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Logo, Fault> {
        store(tx, &self.hash, &self.new, self.now).await?;
        Ok(Logo { hash: self.hash.clone(), width: self.new.width, height: self.new.height })
    }
}

struct Change {
    by: By,
    version: u32,
    /// With its hash.
    new: Option<(String, NewLogo)>,
}

impl Write for Change {
    type Answer = Decided<()>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Decided<()>, Fault> {
        if !self.by.manages(tx).await? {
            return Ok(Err(Refusal::NotAllowed));
        }
        let By { organisation, now, .. } = self.by;
        let sql = "SELECT version, logo FROM organisations WHERE id = $1";
        let Some(row) = tx.fetch_optional(sql, values![organisation]).await? else { return Ok(Err(Refusal::Gone)) };
        if row.count(0)? != self.version {
            return Ok(Err(Refusal::Changed));
        }
        if self.new.is_none() && row.text_if(1)?.is_none() {
            return Ok(Err(Refusal::Gone));
        }
        if let Some((hash, new)) = &self.new {
            store(tx, hash, new, now).await?;
        }
        let sql = "UPDATE organisations SET logo = $2, version = version + 1 WHERE id = $1";
        tx.execute(sql, values![organisation, self.new.as_ref().map(|(hash, _)| hash)]).await?;
        let what = if self.new.is_some() { "logo-changed" } else { "logo-removed" };
        self.by.tell(tx, what, None, serde_json::json!({ "version": self.version + 1 })).await?;
        Ok(Ok(()))
    }
}
