//! Issuing: which certificate makes room, and which is given again, by the rule of [`foresee`].

use perehdy_courses::model::Timestamp;
use uuid::Uuid;

use super::{OF_COURSE, certificate, kind};
use crate::engine::{Fault, Tx, Write, values};
use crate::ids::new_public_token;
use crate::sessions::Arrival;
use crate::stored::json;
use crate::{
    Certificate, CertificateKind, Credential, CredentialSignatures, Error, Foreseen, LearnerId, NewCertificate,
    NotIssued, Records, Signature, Who, completions, credentials, foresee,
};

impl Records {
    /// Issues a certificate, by the rule of [`foresee`]: one that says the same again (a form sent twice) gives the one already
    /// issued; another name takes the place of the one before, which has to be `instead_of`, as it was shown; another language,
    /// another organisation or a renewed completion makes one more. The completion that it says is remembered, if none is; one of
    /// participation says none.
    ///
    /// # Errors
    /// When it was not stored. [`Error::NoKey`] when it cannot be signed: nothing is issued unsigned.
    pub async fn issue_certificate(
        &self,
        who: &Who,
        new: &NewCertificate,
        instead_of: Option<&str>,
    ) -> Result<Result<Certificate, NotIssued>, Error> {
        let now = self.now();
        let mut certificate = Certificate {
            id: self.new_id(now),
            token: new_public_token(self.entropy()),
            says: new.clone(),
            issued: now,
            revoked: None,
            replaces: instead_of.map(str::to_owned),
            replaced_by: None,
            signature: None,
            credential: None,
        };
        let signature = self.signature_of(&certificate, now).await?;
        certificate.signature = Some(signature.clone());
        loop {
            let place = self.free_place().await?;
            let credential = self.credential_of(&certificate, place, now).await?;
            certificate.credential = Some(credential.clone());
            let issue = Issue {
                before: LearnerId(self.new_id(now)),
                arrival: self.arrival(who, new.lang, now),
                covers: json(&new.covers)?,
                instead_of: instead_of.map(str::to_owned),
                certificate: certificate.clone(),
                signature: signature.clone(),
                credential,
            };
            if let Some(issued) = self.engine().write(issue).await? {
                return Ok(issued);
            }
        }
    }
}

struct Issue {
    arrival: Arrival,
    /// Of the row that may have to be made for a certificate that was issued before.
    before: LearnerId,
    /// JSON.
    covers: String,
    /// Token of the certificate in whose place it comes.
    instead_of: Option<String>,
    certificate: Certificate,
    /// The certificate's.
    signature: Signature,
    /// The certificate's.
    credential: Credential,
}

impl Write for Issue {
    /// `None` when its place was taken meanwhile: then nothing was written.
    type Answer = Option<Result<Certificate, NotIssued>>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Self::Answer, Fault> {
        let Credential { place, key: credential_key, signed: credential_at, signatures } = &self.credential;
        let CredentialSignatures { proof, jwt } = signatures;
        let place = place.number();
        if tx.fetch_optional("SELECT 1 FROM status_places WHERE place = $1", values![place]).await?.is_some() {
            return Ok(None);
        }
        // The sheet's language says nothing of the one that the learner reads in.
        let learner = self.arrival.arrive_quietly_alone(tx).await?;
        let Certificate { id, token, says, issued, .. } = &self.certificate;
        let Signature { key, bytes, code, signed } = &self.signature;
        if says.kind == CertificateKind::Completion {
            completions::remember(tx, learner, &says.course, &says.version, says.completed).await?;
        }
        let rows = tx.fetch_all(OF_COURSE, values![learner, &says.course]).await?;
        let before: Vec<Certificate> = rows.iter().map(certificate).collect::<Result<_, _>>()?;
        let sql = "SELECT 1 FROM renewals WHERE learner_id = $1 AND course = $2 AND completed_at = $3";
        let renewed = says.kind == CertificateKind::Completion
            && tx.fetch_optional(sql, values![learner, &says.course, says.completed]).await?.is_some();
        let replaced = match foresee(&before, says, renewed) {
            Foreseen::TheSame(same) => return Ok(Some(Ok(same.clone()))),
            Foreseen::Refused(why) => return Ok(Some(Err(why))),
            Foreseen::New(replaced) => replaced,
        };
        if replaced.map(|replaced| &replaced.token) != self.instead_of.as_ref() {
            return Ok(Some(Err(NotIssued::Changed)));
        }
        // Another one may take it in this moment: then this is run again, and finds that.
        tx.execute("INSERT INTO status_places (place) VALUES ($1)", values![place]).await?;
        if let Some(replaced) = replaced {
            credentials::take_back(tx, replaced.id, *issued).await?;
        }
        let holder = self.make_room(tx, learner).await?;
        let (points, of): (Option<u32>, Option<u32>) = says.score.unzip();
        let sql = "INSERT INTO certificates (id, token, learner_id, course, version, lang, name, title, covers, minutes, \
                   issuer, points, points_of, completed_at, origin, issued_at, organisation, logo, ends_at, replaces, \
                   key_id, signature, signed_at, look, issuer_logo, code_signature, kind, \
                   place, credential_key, credential_at, credential_proof, credential_jwt) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, \
                   $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32)";
        let values = values![
            *id,
            token,
            holder,
            &says.course,
            &says.version,
            says.lang,
            &says.name,
            &says.title,
            &self.covers,
            says.minutes,
            &says.issuer,
            points,
            of,
            says.completed,
            &says.origin,
            *issued,
            says.organisation.as_ref().map(|named| &named.name),
            logo_of(says),
            says.ends,
            replaced.map(|replaced| replaced.id),
            key,
            bytes,
            *signed,
            says.look.as_ref(),
            says.issuer_logo.as_ref().map(|logo| &logo.hash),
            code.as_ref(),
            says.kind.code(),
            place,
            credential_key,
            *credential_at,
            proof,
            jwt,
        ];
        tx.execute(sql, values).await?;
        Ok(Some(Ok(self.certificate.clone())))
    }
}

impl Issue {
    /// A certificate with the same name, language and version that is not given again is put where those of joined guests
    /// stand: it is of a completion before a renewal, with another organisation, or was replaced. There it is found and erased
    /// with the others. One of participation makes no room for itself but stands there: what is asked of the learner's own is
    /// asked of completions. Gives where the new one stands.
    async fn make_room(&self, tx: &mut Tx<'_>, learner: LearnerId) -> Result<LearnerId, Fault> {
        let Certificate { says, issued, .. } = &self.certificate;
        let sql = "SELECT id, kind FROM certificates WHERE learner_id = $1 AND course = $2 AND version = $3 AND lang = $4 \
                   AND name = $5";
        let of = values![learner, &says.course, &says.version, says.lang, &says.name];
        let Some(row) = tx.fetch_optional(sql, of).await? else { return Ok(learner) };
        if says.kind == CertificateKind::Participation && kind(&row, 1)? == CertificateKind::Completion {
            another_row(tx, learner, self.before, *issued).await?;
            return Ok(self.before);
        }
        stand_aside(tx, row.uuid(0)?, learner, self.before, *issued).await?;
        Ok(learner)
    }
}

/// Puts a certificate of a learner where it stands in no other's way, and is found and erased with the others.
pub(crate) async fn stand_aside(
    tx: &mut Tx<'_>,
    certificate: Uuid,
    learner: LearnerId,
    aside: LearnerId,
    now: Timestamp,
) -> Result<(), Fault> {
    another_row(tx, learner, aside, now).await?;
    let sql = "UPDATE certificates SET learner_id = $2 WHERE id = $1";
    tx.execute(sql, values![certificate, aside]).await?;
    Ok(())
}

/// One more row of a learner, as if a guest had been joined; if it is not there yet.
async fn another_row(tx: &mut Tx<'_>, learner: LearnerId, row: LearnerId, now: Timestamp) -> Result<(), Fault> {
    let sql = "INSERT INTO learners (id, lang, created_at, joined_into, joined_at) \
               SELECT $2, l.lang, $3, l.id, $3 FROM learners l WHERE l.id = $1 ON CONFLICT (id) DO NOTHING";
    tx.execute(sql, values![learner, row, now]).await?;
    Ok(())
}

/// The hash of the logo that stands on it.
fn logo_of(says: &NewCertificate) -> Option<&String> {
    says.organisation.as_ref()?.logo.as_ref().map(|logo| &logo.hash)
}
