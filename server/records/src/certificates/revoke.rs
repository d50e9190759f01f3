//! Taking a certificate back: by the operator, for a reason that everybody who checks the certificate reads.

use perehdy_courses::model::Timestamp;
use uuid::Uuid;

use super::{OF_COURSE, certificate, may_be_token};
use crate::admins::IS_ADMIN;
use crate::credentials::take_back;
use crate::engine::{Fault, Tx, Write, held, values};
use crate::outbox::{Queued, queue};
use crate::sign_in::links::email;
use crate::{
    AdminSeat, Certificate, CertificateHolder, CertificateShown, CertificateWords, Error, LearnerId, NewMail, Records,
    Revocation, Revoked,
};

impl Records {
    /// What the operator is shown of the certificate with this token.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn certificate_shown(&self, token: &str) -> Result<Option<CertificateShown>, Error> {
        if !may_be_token(token) {
            return Ok(None);
        }
        let Some(shown) = self.certificate(token).await? else { return Ok(None) };
        let sql = "SELECT COALESCE(l.joined_into, l.id), u.written, h.lang, a.written FROM certificates c \
                   JOIN learners l ON l.id = c.learner_id JOIN learners h ON h.id = COALESCE(l.joined_into, l.id) \
                   LEFT JOIN accounts u ON u.learner_id = h.id \
                   LEFT JOIN revocations r ON r.certificate_id = c.id \
                   LEFT JOIN accounts a ON a.learner_id = r.learner_id \
                   WHERE c.id = $1";
        let Some(row) = self.engine().read_one(sql, values![shown.id]).await? else { return Ok(None) };
        let (learner, lang, revoked_by) = (row.learner(0)?, row.lang(2)?, row.text_if(3)?);
        let holder = match row.text_if(1)? {
            Some(written) => Some(CertificateHolder { learner, email: email(&written)?, lang }),
            None => None,
        };
        let rows = self.engine().read(OF_COURSE, values![learner, &shown.says.course]).await?;
        let all: Vec<Certificate> = rows.iter().map(certificate).collect::<Result<_, _>>()?;
        let others = all.into_iter().filter(|other| other.id != shown.id && other.stands()).collect();
        Ok(Some(CertificateShown { certificate: shown, holder, others, revoked_by }))
    }

    /// Takes back the certificate with this token, for this reason; its holder is told by mail, if there is an address. By an
    /// admin, or by the operator's command (`None`).
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn revoke_certificate(
        &self,
        by: Option<&AdminSeat>,
        token: &str,
        reason: &str,
        words: &dyn CertificateWords,
    ) -> Result<Revocation, Error> {
        let Some(shown) = self.certificate_shown(token).await? else { return Ok(Revocation::Unknown) };
        let now = self.now();
        let mail = shown.holder.map(|holder| Queued {
            id: self.new_id(now),
            mail: NewMail {
                send_once: format!("revoked:{}", shown.certificate.id),
                recipient: holder.email,
                learner: Some(holder.learner),
                lang: holder.lang,
                text: words.revoked(&shown.certificate, holder.lang, reason),
                useless_after: None,
            },
            now,
        });
        let by = by.map(|seat| seat.0);
        let done =
            self.engine().write(Revoke { id: shown.certificate.id, by, reason: reason.to_owned(), now, mail }).await?;
        self.mails().notify_one();
        Ok(done)
    }
}

struct Revoke {
    id: Uuid,
    by: Option<LearnerId>,
    reason: String,
    now: Timestamp,
    mail: Option<Queued>,
}

impl Write for Revoke {
    type Answer = Revocation;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Revocation, Fault> {
        if let Some(admin) = self.by
            && tx.fetch_optional(IS_ADMIN, values![admin]).await?.is_none()
        {
            return Ok(Revocation::NotAllowed);
        }
        let sql = held!(alone "SELECT revoked_at, revoked_reason FROM certificates WHERE id = $1");
        let Some(row) = tx.fetch_held(sql, values![self.id]).await? else { return Ok(Revocation::Unknown) };
        if let Some((at, reason)) = row.time_if(0)?.zip(row.text_if(1)?) {
            return Ok(Revocation::Before(Revoked { at, reason }));
        }
        let sql = "UPDATE certificates SET revoked_at = $2, revoked_reason = $3 WHERE id = $1";
        tx.execute(sql, values![self.id, self.now, &self.reason]).await?;
        take_back(tx, self.id, self.now).await?;
        if let Some(admin) = self.by {
            let sql = "INSERT INTO revocations (certificate_id, learner_id) VALUES ($1, $2)";
            tx.execute(sql, values![self.id, admin]).await?;
        }
        if let Some(mail) = &self.mail {
            queue(tx, mail).await?;
        }
        Ok(Revocation::Done)
    }
}
