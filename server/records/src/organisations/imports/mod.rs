//! Taking in a list of people: looked at first, then done as a whole or not at all.

mod carry_out;
mod many;
mod plan;

use std::sync::Arc;

use perehdy_courses::model::{Lang, Timestamp};
use serde_json::json;
use uuid::Uuid;

use self::carry_out::{Ready, carry_out};
use self::plan::plan;
use super::By;
use crate::engine::{Fault, Row, Tx, Write, values};
use crate::sign_in::links::email;
use crate::stored::{from_json, json as to_json, lang as lang_of, plain_ids};
use crate::{
    Confirmed, Decided, Error, Import, ImportCounts, ImportMail, ImportRow, ManagerSeat, Planned, Records, Refusal,
    Whom,
};

/// For how many hours a list can be confirmed.
pub const IMPORT_HOURS: u32 = 2;

const HOUR: i64 = 60 * 60 * 1_000_000;

impl Records {
    /// Keeps a list to be confirmed, and looks what would happen with it; gives its id. One that the same manager has not
    /// confirmed is forgotten. Nothing else is changed. Whether there are such courses is the caller's to know.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn prepare_import(
        &self,
        seat: &ManagerSeat,
        lang: Lang,
        rows: Vec<ImportRow>,
    ) -> Result<Decided<Uuid>, Error> {
        for course in rows.iter().filter_map(|row| row.course.as_deref()) {
            plain_ids([course])?;
        }
        let text = to_json(&rows.iter().map(Stored::of).collect::<Vec<_>>())?;
        let by = self.by(&seat.0);
        let id = self.new_id(by.now);
        let done = self.engine().write(Prepare { by, id, lang, rows: Arc::new(rows), text }).await?;
        Ok(done.map(|()| id))
    }

    /// A list of this manager; `None` when there is none such, or its time is over.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn import(&self, seat: &ManagerSeat, id: Uuid) -> Result<Option<Import>, Error> {
        let values = values![seat.0.organisation.id, id, seat.0.learner, self.now()];
        Ok(self.engine().read_one(ONE, values).await?.map(|row| read(&row)).transpose()?)
    }

    /// Does what the list says, all of it. `version` is the one that was shown; `mails` has one for each row with which
    /// [`Whom::New`] was shown, in their order. When something else would happen than what was shown, nothing is done, and
    /// the list is kept with what would happen now. [`Refusal::Gone`]: there is no such list any more;
    /// [`Refusal::Changed`]: it was looked at anew elsewhere, or a row stands in the way.
    ///
    /// # Errors
    /// When it was not stored: then nothing of it was.
    pub async fn confirm_import(
        &self,
        seat: &ManagerSeat,
        id: Uuid,
        version: u32,
        mails: Vec<ImportMail>,
    ) -> Result<Decided<Confirmed>, Error> {
        let by = self.by(&seat.0);
        let now = by.now;
        let ready = |mail: ImportMail| Ready {
            invitation: self.new_id(now),
            mail: self.new_id(now),
            hash: mail.token.hash(),
            text: mail.text,
        };
        let mails = mails.into_iter().map(ready).collect();
        let done = self.engine().write(Confirm { by, id, version, mails }).await?;
        self.mails().notify_one();
        Ok(done)
    }
}

/// The list of a manager ($3) that can still be confirmed or has been ($4 is now).
const ONE: &str = "SELECT id, lang, rows, plan, version, ends_at, done FROM imports \
                   WHERE organisation_id = $1 AND id = $2 AND learner_id = $3 AND ends_at > $4";

/// A row as it is stored: number, name, address, team, course, deadline.
#[derive(serde::Serialize, serde::Deserialize)]
struct Stored(u32, String, String, Option<String>, Option<String>, Option<i64>);

impl Stored {
    fn of(row: &ImportRow) -> Self {
        Self(
            row.number,
            row.name.clone(),
            row.email.written().to_owned(),
            row.team.map(|team| team.to_string()),
            row.course.clone(),
            row.deadline.map(|deadline| deadline.0),
        )
    }

    fn read(self) -> Result<ImportRow, Fault> {
        let Self(number, name, written, team, course, deadline) = self;
        let team = team.map(|team| team.parse::<Uuid>()).transpose().map_err(Fault::wrong)?;
        Ok(ImportRow { number, name, email: email(&written)?, team, course, deadline: deadline.map(Timestamp) })
    }
}

fn read(row: &Row) -> Result<Import, Fault> {
    let done: Option<ImportCounts> = row.text_if(6)?.map(|text| from_json(&text)).transpose()?;
    let (mut rows, mut plan) = (Vec::new(), Vec::new());
    if done.is_none() {
        let stored: Vec<Stored> = from_json(&row.text(2)?)?;
        rows = stored.into_iter().map(Stored::read).collect::<Result<_, _>>()?;
        plan = row.text(3)?.chars().filter_map(Planned::read).collect();
    }
    if rows.len() != plan.len() {
        return Err(Fault::wrong("a stored list has other rows than its plan"));
    }
    let (id, lang, version, ends) = (row.uuid(0)?, lang_of(&row.text(1)?)?, row.count(4)?, row.time(5)?);
    Ok(Import { id, lang, rows, plan, version, ends, done })
}

fn letters(plan: &[Planned]) -> String {
    plan.iter().map(|planned| planned.letter()).collect()
}

struct Prepare {
    by: By,
    id: Uuid,
    lang: Lang,
    rows: Arc<Vec<ImportRow>>,
    text: String,
}

impl Write for Prepare {
    type Answer = Decided<()>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Decided<()>, Fault> {
        let By { organisation, learner, now, .. } = self.by;
        if !self.by.manages(tx).await? {
            return Ok(Err(Refusal::NotAllowed));
        }
        let sql = "DELETE FROM imports WHERE organisation_id = $1 AND learner_id = $2";
        tx.execute(sql, values![organisation, learner]).await?;
        let (plan, _) = plan(tx, organisation, &self.rows, now).await?;
        let sql = "INSERT INTO imports (organisation_id, id, learner_id, lang, rows, plan, version, created_at, ends_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8)";
        let ends = Timestamp(now.0 + i64::from(IMPORT_HOURS) * HOUR);
        let plan = letters(&plan);
        let values = values![organisation, self.id, learner, self.lang, &self.text, &plan, now, ends];
        tx.execute(sql, values).await?;
        Ok(Ok(()))
    }
}

struct Confirm {
    by: By,
    id: Uuid,
    version: u32,
    mails: Vec<Ready>,
}

impl Write for Confirm {
    type Answer = Decided<Confirmed>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Decided<Confirmed>, Fault> {
        let By { organisation, learner, now, .. } = self.by;
        if !self.by.manages(tx).await? {
            return Ok(Err(Refusal::NotAllowed));
        }
        let values = values![organisation, self.id, learner, now];
        let Some(row) = tx.fetch_optional(ONE, values).await? else { return Ok(Err(Refusal::Gone)) };
        let import = read(&row)?;
        if let Some(counts) = import.done {
            return Ok(Ok(Confirmed::Done(counts)));
        }
        if import.version != self.version {
            return Ok(Err(Refusal::Changed));
        }
        let (plan, known) = plan(tx, organisation, &import.rows, now).await?;
        if plan != import.plan {
            let sql = "UPDATE imports SET plan = $3, version = version + 1 WHERE organisation_id = $1 AND id = $2";
            tx.execute(sql, values![organisation, self.id, &letters(&plan)]).await?;
            let before = import.plan.into_iter().enumerate();
            let changed = before.filter(|(place, before)| plan.get(*place) != Some(before)).collect();
            return Ok(Ok(Confirmed::Changed(changed)));
        }
        let new = plan.iter().filter(|planned| planned.whom == Whom::New).count();
        if plan.iter().any(Planned::stops) || new != self.mails.len() {
            return Ok(Err(Refusal::Changed));
        }
        let counts = ImportCounts::of(&plan);
        if counts.changes() > 0 {
            carry_out(tx, &self.by, &import, &known, &self.mails).await?;
            let about = json!({
                "import": self.id.to_string(),
                "invited": counts.invited,
                "invitations": counts.invitations,
                "members": counts.members,
                "nothing": counts.nothing,
            });
            self.by.tell(tx, "people-imported", None, about).await?;
        }
        let sql = "UPDATE imports SET rows = '', plan = '', done = $3 WHERE organisation_id = $1 AND id = $2";
        tx.execute(sql, values![organisation, self.id, &to_json(&counts)?]).await?;
        Ok(Ok(Confirmed::Done(counts)))
    }
}
