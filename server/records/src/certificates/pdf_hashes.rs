//! Which PDFs were handed out: their hashes, to compare with a file that somebody has.

use perehdy_courses::model::Timestamp;
use uuid::Uuid;

use crate::engine::{Fault, Tx, Write, values};
use crate::{Certificate, Error, KnownPdf, Records};

impl Records {
    /// Remembers the SHA-256 of a certificate's PDF, unless it is remembered: only then anything is written. Gives whether it was
    /// new.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn remember_pdf(&self, certificate: &Certificate, sha256: [u8; 32]) -> Result<bool, Error> {
        if self.known_pdf(certificate, &sha256).await? == KnownPdf::This {
            return Ok(false);
        }
        self.engine().write(Remember { certificate: certificate.id, sha256, now: self.now() }).await
    }

    /// Whose PDF has this SHA-256.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn known_pdf(&self, certificate: &Certificate, sha256: &[u8; 32]) -> Result<KnownPdf, Error> {
        let sql =
            "SELECT c.id, c.token FROM pdf_hashes h JOIN certificates c ON c.id = h.certificate_id WHERE h.sha256 = $1";
        let Some(row) = self.engine().read_one(sql, values![sha256]).await? else { return Ok(KnownPdf::Unknown) };
        Ok(if row.uuid(0)? == certificate.id { KnownPdf::This } else { KnownPdf::Another(row.text(1)?) })
    }
}

struct Remember {
    certificate: Uuid,
    sha256: [u8; 32],
    now: Timestamp,
}

impl Write for Remember {
    type Answer = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Fault> {
        // It may have been erased meanwhile.
        let sql = "INSERT INTO pdf_hashes (certificate_id, sha256, made_at) SELECT id, $2, $3 FROM certificates \
                   WHERE id = $1 ON CONFLICT DO NOTHING";
        Ok(tx.execute(sql, values![self.certificate, &self.sha256, self.now]).await? > 0)
    }
}
