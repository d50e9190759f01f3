//! Certificates: everything they say is frozen when they are issued.

pub(crate) mod issue;
mod of_members;
mod pdf_hashes;
mod revoke;

use perehdy_courses::completion::gone_through;
use perehdy_courses::model::{Course, Timestamp};
use uuid::Uuid;

use crate::engine::{Fault, Row, values};
use crate::ids::text_hash;
use crate::organisations::logos::logo;
use crate::stored::from_json;
use crate::{
    AskedBy, Certificate, CertificateKind, Credential, CredentialSignatures, ErasedCertificate, Error, LearnerId,
    NamedOrganisation, NewCertificate, Records, Revoked, Signature, StatusPlace,
};

/// A statement that reads certificates, with its condition.
macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, token, course, version, lang, name, title, covers, minutes, issuer, points, points_of, \
             completed_at, origin, issued_at, organisation, l.hash, l.width, l.height, ends_at, revoked_at, revoked_reason, \
             (SELECT o.token FROM certificates o WHERE o.id = certificates.replaces), \
             (SELECT n.token FROM certificates n WHERE n.replaces = certificates.id), \
             key_id, signature, signed_at, look, i.hash, i.width, i.height, code_signature, kind, \
             place, credential_key, credential_at, credential_proof, credential_jwt FROM certificates \
             LEFT JOIN logos l ON l.hash = logo LEFT JOIN logos i ON i.hash = issuer_logo WHERE ",
            $condition
        )
    };
}

impl Records {
    /// The organisations that ask a course of a learner, the one that has asked for longest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn asked_by(&self, learner: LearnerId, course: &str) -> Result<Vec<AskedBy>, Error> {
        let sql = "SELECT o.slug, o.name, o.version, i.hash, i.width, i.height FROM standings s \
                   JOIN members m ON m.organisation_id = s.organisation_id AND m.learner_id = s.learner_id \
                   JOIN organisations o ON o.id = s.organisation_id LEFT JOIN logos i ON i.hash = o.logo \
                   WHERE s.learner_id = $1 AND s.course = $2 AND m.left_at IS NULL \
                   ORDER BY COALESCE(s.assigned_at, 0), o.id";
        let asked = |row: &Row| {
            let named = NamedOrganisation { name: row.text(1)?, logo: logo(row, 3)? };
            Ok::<_, Fault>(AskedBy { slug: row.text(0)?, named, version: row.count(2)? })
        };
        let rows = self.engine().read(sql, values![learner, course]).await?;
        Ok(rows.iter().map(asked).collect::<Result<_, _>>()?)
    }

    /// A learner's certificates of a course, newest first; those of guests who were joined too.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn certificates(&self, learner: LearnerId, course: &str) -> Result<Vec<Certificate>, Error> {
        let rows = self.engine().read(OF_COURSE, values![learner, course]).await?;
        Ok(rows.iter().map(certificate).collect::<Result<_, _>>()?)
    }

    /// When a learner had done for the first time what a course asks beside its test; `None` when they have not.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn gone_through(&self, learner: LearnerId, course: &Course) -> Result<Option<Timestamp>, Error> {
        let sql = "SELECT module, page, read_at FROM pages_read WHERE learner_id = $1 AND course = $2";
        let page = |row: &Row| Ok(((row.text(0)?, row.text(1)?), row.time(2)?));
        let pages: Vec<_> = self.engine().read_each(sql, values![learner, &course.id], page).await?;
        let sql = "SELECT question, COALESCE(first_at, answered_at) FROM practice_answers \
                   WHERE learner_id = $1 AND course = $2";
        let question = |row: &Row| Ok((row.text(0)?, row.time(1)?));
        let practised: Vec<_> = self.engine().read_each(sql, values![learner, &course.id], question).await?;
        Ok(gone_through(course, &pages.into_iter().collect(), &practised.into_iter().collect()))
    }

    /// All certificates of a learner, newest first; those of guests who were joined too.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn certificates_of(&self, learner: LearnerId) -> Result<Vec<Certificate>, Error> {
        let sql = select!(
            "learner_id = $1 OR learner_id IN (SELECT id FROM learners WHERE joined_into = $1) \
             ORDER BY issued_at DESC, id DESC"
        );
        let rows = self.engine().read(sql, values![learner]).await?;
        Ok(rows.iter().map(certificate).collect::<Result<_, _>>()?)
    }

    /// The certificate with this token.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn certificate(&self, token: &str) -> Result<Option<Certificate>, Error> {
        if !may_be_token(token) {
            return Ok(None);
        }
        let row = self.engine().read_one(select!("token = $1"), values![token]).await?;
        Ok(row.as_ref().map(certificate).transpose()?)
    }

    /// Some of all certificates, in the order of their ids: those behind this one, or the first ones, at most so many.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn certificates_behind(&self, last: Option<&Certificate>, most: u32) -> Result<Vec<Certificate>, Error> {
        let sql = select!("id > $1 ORDER BY id LIMIT $2");
        let last = last.map_or(Uuid::nil(), |last| last.id);
        let rows = self.engine().read(sql, values![last, most]).await?;
        Ok(rows.iter().map(certificate).collect::<Result<_, _>>()?)
    }

    /// Certificates that nobody has signed yet, the oldest first, at most so many.
    pub(crate) async fn unsigned_certificates(&self, most: u32) -> Result<Vec<Certificate>, Error> {
        let sql = select!("signature IS NULL ORDER BY issued_at, id LIMIT $1");
        let rows = self.engine().read(sql, values![most]).await?;
        Ok(rows.iter().map(certificate).collect::<Result<_, _>>()?)
    }

    /// Certificates that have no credential yet, the oldest first, at most so many.
    pub(crate) async fn certificates_without_credential(&self, most: u32) -> Result<Vec<Certificate>, Error> {
        let sql = select!("place IS NULL ORDER BY issued_at, id LIMIT $1");
        let rows = self.engine().read(sql, values![most]).await?;
        Ok(rows.iter().map(certificate).collect::<Result<_, _>>()?)
    }

    /// What is left of the certificate with this token when its holder has erased their data.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn erased_certificate(&self, token: &str) -> Result<Option<ErasedCertificate>, Error> {
        let sql = "SELECT course, version, issued_at, erased_at, kind FROM erased_certificates WHERE token_hash = $1";
        let Some(row) = self.engine().read_one(sql, values![&text_hash(token)]).await? else { return Ok(None) };
        let (course, version) = (row.text(0)?, row.text(1)?);
        let (issued, erased) = (row.time(2)?, row.time(3)?);
        Ok(Some(ErasedCertificate { kind: kind(&row, 4)?, course, version, issued, erased }))
    }
}

/// A learner's certificates of a course, newest first; those of guests who were joined too.
const OF_COURSE: &str = select!(
    "(learner_id = $1 OR learner_id IN (SELECT id FROM learners WHERE joined_into = $1)) AND course = $2 \
     ORDER BY issued_at DESC, id DESC"
);

fn signature(row: &Row) -> Result<Option<Signature>, Fault> {
    let (Some(key), Some(bytes), Some(signed)) = (row.text_if(24)?, row.bytes_if(25)?, row.time_if(26)?) else {
        return Ok(None);
    };
    Ok(Some(Signature { key, bytes, code: row.bytes_if(31)?, signed }))
}

fn kind(row: &Row, column: usize) -> Result<CertificateKind, Fault> {
    let stored = row.text_if(column)?;
    let all = [CertificateKind::Completion, CertificateKind::Participation];
    let found = all.into_iter().find(|kind| kind.code() == stored.as_deref());
    found.ok_or_else(|| Fault::wrong("a certificate of a kind that is not known"))
}

fn credential(row: &Row) -> Result<Option<Credential>, Fault> {
    let Some(place) = row.int_if(33)? else { return Ok(None) };
    let (place, key) = (StatusPlace::of(place)?, row.text(34)?);
    let signatures = CredentialSignatures { proof: row.bytes(36)?, jwt: row.bytes(37)? };
    Ok(Some(Credential { place, key, signed: row.time(35)?, signatures }))
}

/// PostgreSQL takes no text with a NUL in it, and no token has other characters than these.
fn may_be_token(token: &str) -> bool {
    token.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

fn certificate(row: &Row) -> Result<Certificate, Fault> {
    let id: Uuid = row.uuid(0)?;
    let completed: Timestamp = row.time(12)?;
    Ok(Certificate {
        id,
        token: row.text(1)?,
        says: NewCertificate {
            kind: kind(row, 32)?,
            course: row.text(2)?,
            version: row.text(3)?,
            lang: row.lang(4)?,
            name: row.text(5)?,
            title: row.text(6)?,
            covers: from_json(&row.text(7)?)?,
            minutes: row.count(8)?,
            issuer: row.text(9)?,
            score: row.count_if(10)?.zip(row.count_if(11)?),
            completed,
            ends: row.time_if(19)?,
            origin: row.text(13)?,
            organisation: match row.text_if(15)? {
                Some(name) => Some(NamedOrganisation { name, logo: logo(row, 16)? }),
                None => None,
            },
            look: row.text_if(27)?,
            issuer_logo: logo(row, 28)?,
        },
        issued: row.time(14)?,
        revoked: row.time_if(20)?.zip(row.text_if(21)?).map(|(at, reason)| Revoked { at, reason }),
        replaces: row.text_if(22)?,
        replaced_by: row.text_if(23)?,
        signature: signature(row)?,
        credential: credential(row)?,
    })
}
