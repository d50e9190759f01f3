//! The places of certificates in the lists of what was taken back, the signatures of their credentials, and the lists.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use perehdy_courses::model::Timestamp;
use uuid::Uuid;

use crate::engine::{Fault, Row, Tx, Write, held, values};
use crate::{
    Certificate, Credential, CredentialSignatures, Error, Records, STATUS_PLACES, SignedStatusList, StatusList,
    StatusPlace,
};

/// How many places are tried in a list. Where all are taken, a new list is begun: so none is ever nearly full, and none is
/// counted, for which those who issue would have to wait for each other.
const TRIED: usize = 8;

impl StatusPlace {
    /// As it is stored.
    pub(crate) fn number(self) -> i64 {
        i64::from(self.list) * i64::from(STATUS_PLACES) + i64::from(self.position)
    }

    /// As it was stored.
    pub(crate) fn of(number: i64) -> Result<Self, Fault> {
        let part = |of: i64| u32::try_from(of).map_err(Fault::wrong);
        let places = i64::from(STATUS_PLACES);
        Ok(Self { list: part(number.div_euclid(places))?, position: part(number.rem_euclid(places))? })
    }
}

/// Lists as they were signed last.
pub(crate) type SignedLists = Mutex<HashMap<u32, Kept>>;

/// A list as it was signed last, and what tells whether that is still right.
#[derive(Clone)]
pub(crate) struct Kept {
    state: State,
    list: Arc<SignedStatusList>,
}

/// What changes whenever a list does.
#[derive(Clone, Debug, PartialEq, Eq)]
struct State {
    key: String,
    count: u32,
    changed: Timestamp,
    origin: String,
}

impl Records {
    /// A place at random that is free now.
    pub(crate) async fn free_place(&self) -> Result<StatusPlace, Error> {
        let sql = "SELECT place FROM status_places ORDER BY place DESC LIMIT 1";
        let last = self.engine().read_one(sql, values![]).await?;
        let list = last.map(|row| StatusPlace::of(row.int(0)?)).transpose()?.map_or(1, |place| place.list);
        // Without remainder: each position is as likely.
        let at_random = |list| StatusPlace { list, position: u32::from_le_bytes(self.random()) % STATUS_PLACES };
        let tried: [StatusPlace; TRIED] = std::array::from_fn(|_| at_random(list));
        let numbers = tried.map(StatusPlace::number);
        let sql = "SELECT place FROM status_places WHERE place IN ($1, $2, $3, $4, $5, $6, $7, $8)";
        let [a, b, c, d, e, f, g, h] = numbers;
        let rows = self.engine().read(sql, values![a, b, c, d, e, f, g, h]).await?;
        let taken: Vec<i64> = rows.iter().map(|row| row.int(0)).collect::<Result<_, _>>()?;
        let free = tried.into_iter().find(|place| !taken.contains(&place.number()));
        Ok(free.unwrap_or_else(|| at_random(list + 1)))
    }

    /// The credential of a certificate at this place, signed by the key that signs now.
    pub(crate) async fn credential_of(
        &self,
        certificate: &Certificate,
        place: StatusPlace,
        signed: Timestamp,
    ) -> Result<Credential, Error> {
        let key = self.current_key().await?.ok_or(Error::NoKey)?;
        let signatures = self.signer().sign_credential(&key, certificate, place, signed).ok_or(Error::NoKey)?;
        Ok(Credential { place, key, signed, signatures })
    }

    /// Signs credentials for some of the certificates from before there were any; gives how many, 0 when none is left.
    ///
    /// # Errors
    /// When they could not be read or stored. [`Error::NoKey`] when there are some and the key is not here.
    pub async fn sign_credentials(&self, most: u32) -> Result<u64, Error> {
        let without = self.certificates_without_credential(most).await?;
        if without.is_empty() {
            return Ok(0);
        }
        let now = self.now();
        let mut given = Vec::with_capacity(without.len());
        for certificate in &without {
            let place = self.free_place().await?;
            given.push((certificate.id, self.credential_of(certificate, place, now).await?));
        }
        self.engine().write(Give { given, now }).await
    }

    /// Marks the places of what was taken back by a program of a version that knew of no places.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn mend_places(&self) -> Result<u64, Error> {
        // There are none as a rule: then nobody has to wait for this.
        let mut places = Vec::new();
        for sql in [
            "SELECT p.place FROM certificates c JOIN status_places p ON p.place = c.place AND p.revoked_at IS NULL \
             WHERE c.revoked_at IS NOT NULL",
            "SELECT p.place FROM certificates n JOIN certificates c ON c.id = n.replaces \
             JOIN status_places p ON p.place = c.place AND p.revoked_at IS NULL WHERE n.replaces IS NOT NULL",
        ] {
            places.extend(self.engine().read_each(sql, &[], |row| row.int(0)).await?);
        }
        if places.is_empty() {
            return Ok(0);
        }
        self.engine().write(Mend { places, now: self.now() }).await
    }

    /// A list of what was taken back, as the key that signs now signs it; `None` when there is no such list. It is made anew
    /// only when it has changed.
    ///
    /// # Errors
    /// When it could not be read. [`Error::NoKey`] when it cannot be signed.
    pub async fn status_list(&self, number: u32, origin: &str) -> Result<Option<Arc<SignedStatusList>>, Error> {
        let (first, end) =
            (i64::from(number) * i64::from(STATUS_PLACES), (i64::from(number) + 1) * i64::from(STATUS_PLACES));
        let sql = "SELECT COUNT(*), MAX(revoked_at), (SELECT COUNT(*) FROM (SELECT place FROM status_places \
                   WHERE place >= $1 AND place < $2 LIMIT 1) one) FROM status_places \
                   WHERE place >= $1 AND place < $2 AND revoked_at IS NOT NULL";
        let Some(row) = self.engine().read_one(sql, values![first, end]).await? else { return Ok(None) };
        if row.int(2)? == 0 {
            return Ok(None);
        }
        let keys = self.signing_keys().await?;
        let key = keys.into_iter().find(|key| key.retired.is_none()).ok_or(Error::NoKey)?;
        // Nothing is older than the key that signs it.
        let changed = row.time_if(1)?.map_or(key.made, |last| Timestamp(last.0.max(key.made.0)));
        let state = State { key: key.id, count: row.count(0)?, changed, origin: origin.to_owned() };
        let kept = || self.status_lists().lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = kept().get(&number).filter(|kept| kept.state == state) {
            return Ok(Some(Arc::clone(&kept.list)));
        }
        let sql = "SELECT place FROM status_places WHERE place >= $1 AND place < $2 AND revoked_at IS NOT NULL ORDER BY place";
        let position = |row: &Row| Ok(StatusPlace::of(row.int(0)?)?.position);
        let taken_back = self.engine().read_each(sql, values![first, end], position).await?;
        // What came in between is in it, and is found to be another state the next time.
        let list = StatusList { number, taken_back, changed };
        let Some(list) = self.signer().sign_status_list(&state.key, origin, &list).map(Arc::new) else {
            // What lacks nothing but the newest key's signature is still right, and is what checkers ask for.
            let last = row.time_if(1)?.map_or(0, |last| last.0);
            let right =
                |kept: &State| kept.count == state.count && kept.origin == state.origin && last <= kept.changed.0;
            let kept = kept().get(&number).filter(|kept| right(&kept.state)).map(|kept| Arc::clone(&kept.list));
            return kept.map(Some).ok_or(Error::NoKey);
        };
        kept().insert(number, Kept { state, list: Arc::clone(&list) });
        Ok(Some(list))
    }
}

/// Marks the place of a certificate that is taken back.
pub(crate) async fn take_back(tx: &mut Tx<'_>, certificate: Uuid, now: Timestamp) -> Result<(), Fault> {
    // It may be given a place in this moment.
    tx.fetch_held(held!(alone "SELECT 1 FROM certificates WHERE id = $1"), values![certificate]).await?;
    let sql = "UPDATE status_places SET revoked_at = $2 WHERE revoked_at IS NULL \
               AND place = (SELECT place FROM certificates WHERE id = $1)";
    tx.execute(sql, values![certificate, now]).await?;
    Ok(())
}

struct Give {
    given: Vec<(Uuid, Credential)>,
    now: Timestamp,
}

impl Write for Give {
    type Answer = u64;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<u64, Fault> {
        let mut given = 0;
        for (certificate, credential) in &self.given {
            // Another instance may have given it one meanwhile, or this place to another one: then it comes the next time.
            let held = held!(alone "SELECT 1 FROM certificates WHERE id = $1");
            tx.fetch_held(held, values![*certificate]).await?;
            let sql = "INSERT INTO status_places (place, revoked_at) SELECT $2, CASE WHEN c.revoked_at IS NOT NULL \
                       OR EXISTS (SELECT 1 FROM certificates n WHERE n.replaces = c.id) THEN CAST($3 AS BIGINT) END \
                       FROM certificates c WHERE c.id = $1 AND c.place IS NULL ON CONFLICT DO NOTHING";
            let place = credential.place.number();
            if tx.execute(sql, values![*certificate, place, self.now]).await? == 0 {
                continue;
            }
            let Credential { key, signed, signatures: CredentialSignatures { proof, jwt }, .. } = credential;
            let sql = "UPDATE certificates SET place = $2, credential_key = $3, credential_at = $4, credential_proof = $5, \
                       credential_jwt = $6 WHERE id = $1 AND place IS NULL";
            given += tx.execute(sql, values![*certificate, place, key, *signed, proof, jwt]).await?;
        }
        Ok(given)
    }
}

struct Mend {
    places: Vec<i64>,
    now: Timestamp,
}

impl Write for Mend {
    type Answer = u64;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<u64, Fault> {
        let mut mended = 0;
        for place in &self.places {
            let sql = "UPDATE status_places SET revoked_at = $2 WHERE place = $1 AND revoked_at IS NULL";
            mended += tx.execute(sql, values![*place, self.now]).await?;
        }
        Ok(mended)
    }
}
