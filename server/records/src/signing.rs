//! The keys by which certificates are signed: which one signs now, and which did before; signing what is not signed yet.

use perehdy_courses::model::Timestamp;
use uuid::Uuid;

use crate::engine::{Fault, Row, Tx, Write, values};
use crate::{Certificate, Error, Records, Signature, Signatures, StoredKey};

impl Records {
    /// All public keys, the oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn signing_keys(&self) -> Result<Vec<StoredKey>, Error> {
        let sql = "SELECT id, public_key, made_at, retired_at, second_key FROM signing_keys ORDER BY made_at, id";
        let key = |row: &Row| {
            let (id, public) = (row.text(0)?, row.bytes(1)?);
            Ok::<_, Fault>(StoredKey {
                id,
                public,
                second: row.bytes_if(4)?,
                made: row.time(2)?,
                retired: row.time_if(3)?,
            })
        };
        let rows = self.engine().read(sql, values![]).await?;
        Ok(rows.iter().map(key).collect::<Result<_, _>>()?)
    }

    /// The id of the key that signs now; `None` when there has never been one.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn current_key(&self) -> Result<Option<String>, Error> {
        let sql = "SELECT id FROM signing_keys WHERE retired_at IS NULL";
        let row = self.engine().read_one(sql, values![]).await?;
        Ok(row.map(|row| row.text(0)).transpose()?)
    }

    /// Makes a key the one that signs, if there is none; `false` when there is one, perhaps this one.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn introduce_key(&self, id: &str, public: &[u8; 32]) -> Result<bool, Error> {
        let key = Introduce { id: id.to_owned(), public: *public, now: self.now(), retire: false };
        self.engine().write(key).await
    }

    /// Publishes the public half of a key's second key, which follows from its private half.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn publish_second_key(&self, id: &str, second: &[u8]) -> Result<(), Error> {
        self.engine().write(Publish { id: id.to_owned(), second: second.to_owned() }).await
    }

    /// Makes a new key the one that signs, and retires the one that did.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn rotate_key(&self, id: &str, public: &[u8; 32]) -> Result<(), Error> {
        let key = Introduce { id: id.to_owned(), public: *public, now: self.now(), retire: true };
        self.engine().write(key).await.map(|_| ())
    }

    /// Signs some of the certificates that are not signed, from before there were keys, by the key that signs now; gives how
    /// many, 0 when there is none left.
    ///
    /// # Errors
    /// When they could not be read or stored. [`Error::NoKey`] when there are some and the key is not here.
    pub async fn sign_certificates(&self, most: u32) -> Result<u64, Error> {
        let unsigned = self.unsigned_certificates(most).await?;
        if unsigned.is_empty() {
            return Ok(0);
        }
        let now = self.now();
        let mut signatures = Vec::with_capacity(unsigned.len());
        for certificate in &unsigned {
            signatures.push((certificate.id, self.signature_of(certificate, now).await?));
        }
        self.engine().write(Sign(signatures)).await
    }

    /// The signature of a certificate by the key that signs now.
    pub(crate) async fn signature_of(&self, certificate: &Certificate, signed: Timestamp) -> Result<Signature, Error> {
        let key = self.current_key().await?.ok_or(Error::NoKey)?;
        let Signatures { statement, code } = self.signer().sign(&key, certificate, signed).ok_or(Error::NoKey)?;
        Ok(Signature { key, bytes: statement, code, signed })
    }
}

struct Introduce {
    id: String,
    public: [u8; 32],
    now: Timestamp,
    /// Whether the one that signs is to give way.
    retire: bool,
}

impl Write for Introduce {
    type Answer = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Fault> {
        if self.retire {
            let sql = "UPDATE signing_keys SET retired_at = $1 WHERE retired_at IS NULL";
            tx.execute(sql, values![self.now]).await?;
            let sql = "INSERT INTO signing_keys (id, public_key, made_at) VALUES ($1, $2, $3)";
            return Ok(tx.execute(sql, values![&self.id, &self.public, self.now]).await? == 1);
        }
        let sql = "INSERT INTO signing_keys (id, public_key, made_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        Ok(tx.execute(sql, values![&self.id, &self.public, self.now]).await? == 1)
    }
}

struct Publish {
    id: String,
    second: Vec<u8>,
}

impl Write for Publish {
    type Answer = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Fault> {
        let sql = "UPDATE signing_keys SET second_key = $2 WHERE id = $1";
        tx.execute(sql, values![&self.id, &self.second]).await?;
        Ok(())
    }
}

struct Sign(Vec<(Uuid, Signature)>);

impl Write for Sign {
    type Answer = u64;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<u64, Fault> {
        let mut signed = 0;
        for (certificate, signature) in &self.0 {
            // Another instance may have signed it meanwhile.
            let sql = "UPDATE certificates SET key_id = $2, signature = $3, signed_at = $4, code_signature = $5 \
                       WHERE id = $1 AND signature IS NULL";
            let Signature { key, bytes, code, signed: at } = signature;
            signed += tx.execute(sql, values![*certificate, key, bytes, *at, code.as_ref()]).await?;
        }
        Ok(signed)
    }
}
