//! Links, looked at and used.

use perehdy_courses::model::Timestamp;

use crate::engine::{Fault, Row, Tx, values};
use crate::{Email, Error, Link, LinkState, LinkToken, Purpose, Records};

/// How a purpose is stored.
pub(super) fn purpose_code(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::SignIn => "sign-in",
        Purpose::ChangeEmail => "change-email",
    }
}

/// The link with a secret.
const SQL: &str = "SELECT purpose, written, device, asked_at, asked_by, lang, used_at, ends_at FROM sign_in_links \
                   WHERE token_hash = $1";

impl Records {
    /// Looks at a link; changes nothing.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn link(&self, token: &LinkToken) -> Result<LinkState, Error> {
        let row = self.engine().read_one(SQL, values![&token.hash()]).await?;
        Ok(state(row.as_ref(), self.now())?)
    }
}

/// A link as this transaction sees it.
pub(crate) async fn in_tx(tx: &mut Tx<'_>, hash: &[u8; 32], now: Timestamp) -> Result<LinkState, Fault> {
    let row = tx.fetch_optional(SQL, values![hash]).await?;
    state(row.as_ref(), now)
}

/// Uses a link for its purpose: gives it as open exactly once. Of two who come at once, the second sees it as used.
pub(crate) async fn take(
    tx: &mut Tx<'_>,
    hash: &[u8; 32],
    purpose: Purpose,
    now: Timestamp,
) -> Result<LinkState, Fault> {
    let sql = "UPDATE sign_in_links SET used_at = $3 \
               WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND ends_at > $3";
    let taken = tx.execute(sql, values![hash, purpose_code(purpose), now]).await? == 1;
    Ok(match in_tx(tx, hash, now).await? {
        LinkState::Used(link) if taken => LinkState::Open(link),
        LinkState::Used(link) | LinkState::Old(link) | LinkState::Open(link) if link.purpose != purpose => {
            LinkState::Unknown
        }
        other => other,
    })
}

fn state(row: Option<&Row>, now: Timestamp) -> Result<LinkState, Fault> {
    let Some(row) = row else { return Ok(LinkState::Unknown) };
    let purpose = match &*row.text(0)? {
        "sign-in" => Purpose::SignIn,
        "change-email" => Purpose::ChangeEmail,
        _ => return Err(Fault::wrong("a stored link is for nothing we know")),
    };
    let link = Link {
        purpose,
        email: email(&row.text(1)?)?,
        device: row.text(2)?,
        asked_at: row.time(3)?,
        asked_by: row.learner_if(4)?,
        lang: row.lang(5)?,
    };
    Ok(match (row.time_if(6)?, row.time(7)?) {
        (Some(_), _) => LinkState::Used(link),
        (None, ends_at) if ends_at <= now => LinkState::Old(link),
        (None, _) => LinkState::Open(link),
    })
}

/// A stored address.
pub(crate) fn email(written: &str) -> Result<Email, Fault> {
    Email::parse(written).ok_or_else(|| Fault::wrong("a stored e-mail address cannot be read"))
}
