//! Making an organisation, and how it looks.

use perehdy_courses::model::Timestamp;
use serde_json::json;
use uuid::Uuid;

use super::join::put_in;
use super::names::{name, slug_is_fit, slug_of};
use super::seats::{organisation, organisation_columns};
use super::{By, hold_learner};
use crate::engine::{Fault, Tx, Write, values};
use crate::sessions::DAY;
use crate::{Decided, Error, LearnerId, LinkToken, Look, ManagerSeat, Organisation, Records, Refusal, Role};

/// For how many days an invitation that the operator hands over can be used.
pub const INVITED_DAYS: u32 = 14;

impl Records {
    /// Makes an organisation, for the operator, and an invitation for its first manager: the secret is given here and
    /// nowhere else. Without a slug, one is made from the name. [`Refusal::Taken`]: another has this slug;
    /// [`Refusal::Unfit`]: the name is empty, or the slug (also one made from the name) is not of lower-case letters,
    /// digits and dashes, at least two.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn new_organisation(
        &self,
        called: &str,
        slug: Option<&str>,
    ) -> Result<Decided<(Organisation, LinkToken)>, Error> {
        let Some(called) = name(called) else { return Ok(Err(Refusal::Unfit)) };
        let slug = slug.map_or_else(|| slug_of(&called), |slug| slug_is_fit(slug).then(|| slug.to_owned()));
        let Some(slug) = slug else { return Ok(Err(Refusal::Unfit)) };
        let now = self.now();
        let id = self.new_id(now);
        let (contact, accent) = (String::new(), String::new());
        let organisation = Organisation { id, slug, name: called, contact, accent, version: 1 };
        let token = self.new_link_token();
        let first = self.first(&token, id, now);
        let made = self.engine().write(Make { organisation, first }).await?;
        Ok(made.map(|organisation| (organisation, token)))
    }

    /// Makes an organisation for somebody who has an account and becomes its manager, there called `manager`. Refused as
    /// [`Self::new_organisation`] is, and with [`Refusal::NotAllowed`] for a guest. Whether people may do this at all, and
    /// how often, is the caller's to say.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn found_organisation(
        &self,
        learner: LearnerId,
        manager: &str,
        called: &str,
        slug: Option<&str>,
    ) -> Result<Decided<Organisation>, Error> {
        let (Some(called), Some(manager)) = (name(called), name(manager)) else { return Ok(Err(Refusal::Unfit)) };
        let slug = slug.map_or_else(|| slug_of(&called), |slug| slug_is_fit(slug).then(|| slug.to_owned()));
        let Some(slug) = slug else { return Ok(Err(Refusal::Unfit)) };
        let now = self.now();
        let id = self.new_id(now);
        let (contact, accent) = (String::new(), String::new());
        let organisation = Organisation { id, slug, name: called, contact, accent, version: 1 };
        let by = By { organisation: id, learner: Some(learner), who: manager, entry: self.new_id(now), now };
        self.engine().write(Found { organisation, learner, by }).await
    }

    /// Another invitation for a manager, for the operator: of an organisation that has none left, say. `None` when there is
    /// no organisation with this slug.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn invite_manager(&self, slug: &str) -> Result<Option<LinkToken>, Error> {
        if !slug_is_fit(slug) {
            return Ok(None);
        }
        let sql = "SELECT id FROM organisations WHERE slug = $1";
        let Some(row) = self.engine().read_one(sql, values![slug]).await? else { return Ok(None) };
        let token = self.new_link_token();
        let first = self.first(&token, row.uuid(0)?, self.now());
        self.engine().write(first).await?;
        Ok(Some(token))
    }

    fn first(&self, token: &LinkToken, organisation: Uuid, now: Timestamp) -> First {
        let by = By { organisation, learner: None, who: "operator".to_owned(), entry: self.new_id(now), now };
        First { by, id: self.new_id(now), token: token.hash() }
    }

    /// All organisations with the number of their members, by slug, for the operator.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn organisations(&self) -> Result<Vec<(Organisation, u32)>, Error> {
        let sql = concat!(
            "SELECT ",
            organisation_columns!(),
            ", (SELECT count(*) FROM members m WHERE m.organisation_id = o.id AND m.left_at IS NULL) \
             FROM organisations o ORDER BY o.slug"
        );
        let rows = self.engine().read(sql, values![]).await?;
        let read = |row: &crate::engine::Row| Ok::<_, Fault>((organisation(row)?, row.count(6)?));
        Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
    }

    /// Changes name, contact and colour. [`Refusal::Changed`]: `version` is not the newest.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn change_look(&self, seat: &ManagerSeat, version: u32, look: &Look) -> Result<Decided<()>, Error> {
        let Some(called) = name(&look.name) else { return Ok(Err(Refusal::Unfit)) };
        let colour = look
            .accent
            .strip_prefix('#')
            .is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        if !colour && !look.accent.is_empty() {
            return Ok(Err(Refusal::Unfit));
        }
        let contact = name(&look.contact).unwrap_or_default();
        let look = Look { name: called, contact, accent: look.accent.to_ascii_lowercase() };
        self.engine().write(ChangeLook { by: self.by(&seat.0), version, look }).await
    }
}

struct Make {
    organisation: Organisation,
    first: First,
}

impl Write for Make {
    type Answer = Decided<Organisation>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Decided<Organisation>, Fault> {
        if !store(tx, &self.organisation, self.first.by.now).await? {
            return Ok(Err(Refusal::Taken));
        }
        self.first.run(tx).await?;
        Ok(Ok(self.organisation.clone()))
    }
}

/// Stores a new organisation; `false` when another has its slug.
async fn store(tx: &mut Tx<'_>, organisation: &Organisation, now: Timestamp) -> Result<bool, Fault> {
    let Organisation { id, slug, name, .. } = organisation;
    let sql = "INSERT INTO organisations (id, slug, name, contact, accent, version, created_at) \
               VALUES ($1, $2, $3, '', '', 1, $4) ON CONFLICT (slug) DO NOTHING";
    Ok(tx.execute(sql, values![*id, slug, name, now]).await? == 1)
}

struct Found {
    organisation: Organisation,
    learner: LearnerId,
    by: By,
}

impl Write for Found {
    type Answer = Decided<Organisation>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Decided<Organisation>, Fault> {
        hold_learner(tx, self.learner).await?;
        let sql = "SELECT learner_id FROM accounts WHERE learner_id = $1";
        if tx.fetch_optional(sql, values![self.learner]).await?.is_none() {
            return Ok(Err(Refusal::NotAllowed));
        }
        if !store(tx, &self.organisation, self.by.now).await? {
            return Ok(Err(Refusal::Taken));
        }
        put_in(tx, self.organisation.id, self.learner, &self.by.who, Role::Manager, self.by.now).await?;
        self.by.tell(tx, "organisation-made", Some(self.learner), json!({})).await?;
        Ok(Ok(self.organisation.clone()))
    }
}

/// Invites a manager in the operator's name.
struct First {
    by: By,
    id: Uuid,
    token: [u8; 32],
}

impl Write for First {
    type Answer = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Fault> {
        let By { organisation, now, .. } = self.by;
        let sql = "INSERT INTO invitations \
                   (organisation_id, id, token_hash, email, written, name, role, created_at, ends_at) \
                   VALUES ($1, $2, $3, '', '', '', 'manager', $4, $5)";
        let ends = Timestamp(now.0 + i64::from(INVITED_DAYS) * DAY);
        tx.execute(sql, values![organisation, self.id, &self.token, now, ends]).await?;
        self.by.tell(tx, "manager-invited", None, json!({ "invitation": self.id.to_string() })).await
    }
}

struct ChangeLook {
    by: By,
    version: u32,
    look: Look,
}

impl Write for ChangeLook {
    type Answer = Decided<()>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Decided<()>, Fault> {
        if !self.by.manages(tx).await? {
            return Ok(Err(Refusal::NotAllowed));
        }
        let sql = "UPDATE organisations SET name = $3, contact = $4, accent = $5, version = version + 1 \
                   WHERE id = $1 AND version = $2";
        let Look { name, contact, accent } = &self.look;
        if tx.execute(sql, values![self.by.organisation, self.version, name, contact, accent]).await? == 0 {
            return Ok(Err(Refusal::Changed));
        }
        self.by.tell(tx, "look-changed", None, json!({ "version": self.version + 1 })).await?;
        Ok(Ok(()))
    }
}
