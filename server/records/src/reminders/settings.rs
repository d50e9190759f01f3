//! Which reminders an organisation sends.

use serde_json::json;

use crate::engine::{Fault, Row, Tx, Write, values};
use crate::organisations::By;
use crate::{Decided, Error, ManagerSeat, Records, Refusal, ReminderSettings, RemindersPage};

/// The columns of settings `r`.
macro_rules! settings_columns {
    () => {
        "r.tell_assigned, r.tell_before, r.before_days, r.tell_due, r.tell_late, r.late_days, r.tell_renewal, \
         r.renewal_days, r.tell_digest, r.quiet_weekends, r.quiet_holidays, r.from_hour, r.to_hour"
    };
}
pub(super) use settings_columns;

/// From these columns; without a row of settings all of them are NULL.
pub(super) fn settings(row: &Row, first: usize) -> Result<ReminderSettings, Fault> {
    let Some(assigned) = row.bool_if(first)? else { return Ok(ReminderSettings::default()) };
    let days = |tells: usize| Ok::<_, Fault>(if row.bool(tells)? { Some(row.count(tells + 1)?) } else { None });
    Ok(ReminderSettings {
        assigned,
        before: days(first + 1)?,
        due: row.bool(first + 3)?,
        late: days(first + 4)?,
        renewal: days(first + 6)?,
        digest: row.bool(first + 8)?,
        quiet_weekends: row.bool(first + 9)?,
        quiet_holidays: row.bool(first + 10)?,
        from_hour: row.count(first + 11)?,
        to_hour: row.count(first + 12)?,
    })
}

impl Records {
    /// The settings of the organisation, and how many get nothing.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn reminders(&self, seat: &ManagerSeat) -> Result<RemindersPage, Error> {
        let organisation = seat.0.organisation.id;
        let sql = concat!(
            "SELECT ",
            settings_columns!(),
            ", r.version FROM reminder_settings r WHERE r.organisation_id = $1"
        );
        let row = self.engine().read_one(sql, values![organisation]).await?;
        let (set, version) = match &row {
            Some(row) => (settings(row, 0)?, row.count(13)?),
            None => (ReminderSettings::default(), 0),
        };
        let sql = "SELECT count(*), count(u.learner_id), count(r.learner_id) FROM members m \
                   LEFT JOIN accounts u ON u.learner_id = m.learner_id \
                   LEFT JOIN reminders r ON r.organisation_id = m.organisation_id AND r.learner_id = m.learner_id \
                   AND r.course = '' AND r.kind = 'stop' WHERE m.organisation_id = $1 AND m.left_at IS NULL";
        let row = self.engine().read_one(sql, values![organisation]).await?;
        let row = row.ok_or_else(|| Fault::wrong("a count has no row"))?;
        let (members, with_address, stopped) = (row.count(0)?, row.count(1)?, row.count(2)?);
        Ok(RemindersPage { settings: set, version, members, without_address: members - with_address, stopped })
    }

    /// Changes the settings. [`Refusal::Changed`]: `version` is not the newest; [`Refusal::Unfit`]: a number is none that it
    /// may be.
    ///
    /// # Errors
    /// When it was not stored.
    pub async fn set_reminders(
        &self,
        seat: &ManagerSeat,
        version: u32,
        settings: ReminderSettings,
    ) -> Result<Decided<()>, Error> {
        if !fit(&settings) {
            return Ok(Err(Refusal::Unfit));
        }
        self.engine().write(Set { by: self.by(&seat.0), version, settings }).await
    }
}

fn fit(settings: &ReminderSettings) -> bool {
    let within = |days: Option<u32>, most: u32| days.is_none_or(|days| (1..=most).contains(&days));
    within(settings.before, 60)
        && within(settings.late, 60)
        && within(settings.renewal, crate::EXPIRING_DAYS)
        && settings.from_hour < settings.to_hour
        && settings.to_hour <= 24
}

struct Set {
    by: By,
    version: u32,
    settings: ReminderSettings,
}

impl Write for Set {
    type Answer = Decided<()>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Decided<()>, Fault> {
        if !self.by.manages(tx).await? {
            return Ok(Err(Refusal::NotAllowed));
        }
        let sql = "INSERT INTO reminder_settings (organisation_id, tell_assigned, tell_before, before_days, tell_due, \
                   tell_late, late_days, tell_renewal, renewal_days, tell_digest, quiet_weekends, quiet_holidays, \
                   from_hour, to_hour, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1) \
                   ON CONFLICT (organisation_id) DO UPDATE SET tell_assigned = excluded.tell_assigned, \
                   tell_before = excluded.tell_before, before_days = excluded.before_days, tell_due = excluded.tell_due, \
                   tell_late = excluded.tell_late, late_days = excluded.late_days, tell_renewal = excluded.tell_renewal, \
                   renewal_days = excluded.renewal_days, tell_digest = excluded.tell_digest, \
                   quiet_weekends = excluded.quiet_weekends, quiet_holidays = excluded.quiet_holidays, \
                   from_hour = excluded.from_hour, to_hour = excluded.to_hour, version = reminder_settings.version + 1 \
                   WHERE reminder_settings.version = $15";
        let ReminderSettings { before, late, renewal, .. } = self.settings;
        let set = &self.settings;
        let values = values![
            self.by.organisation,
            set.assigned,
            before.is_some(),
            before.unwrap_or_default(),
            set.due,
            late.is_some(),
            late.unwrap_or_default(),
            renewal.is_some(),
            renewal.unwrap_or_default(),
            set.digest,
            set.quiet_weekends,
            set.quiet_holidays,
            set.from_hour,
            set.to_hour,
            self.version,
        ];
        if tx.execute(sql, values).await? == 0 {
            return Ok(Err(Refusal::Changed));
        }
        self.by.tell(tx, "reminders-changed", None, json!({ "version": self.version + 1 })).await?;
        Ok(Ok(()))
    }
}
