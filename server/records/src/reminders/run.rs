//! A round: all organisations, one after the other, and what is due in each.

use jiff::tz::TimeZone;
use uuid::Uuid;

use super::calendar::Plan;
use super::due::{PAGE, first};
use super::send::{Remind, SendDigest};
use super::settings::{settings, settings_columns};
use crate::engine::{Fault, Row, values};
use crate::{Error, Records, ReminderSender, ReminderSettings, ReminderWords};

/// Organisations read at once.
const ORGANISATIONS: u32 = 50;

impl Records {
    /// Queues all reminders and digests that are due now, each in a transaction of its own; gives how many. Days are those
    /// of the zone. Again, or by another instance at the same time, queues none twice; a round that was broken off, or that
    /// comes days late, is made up for by the next: of each course a person hears what is newest.
    ///
    /// # Errors
    /// When the database does not answer; what was queued before stays queued.
    pub async fn remind(&self, zone: &TimeZone, words: &dyn ReminderWords) -> Result<u32, Error> {
        let (mut queued, mut after) = (0, Uuid::nil());
        loop {
            let organisations = self.reminding(after).await?;
            let Some((last, _)) = organisations.last() else { return Ok(queued) };
            after = last.id;
            for (from, settings) in &organisations {
                if let Some(plan) = Plan::of(settings, zone, self.now()) {
                    let of_this = self.remind_in(from, &plan, words).await?;
                    queued += of_this;
                    if of_this > 0 {
                        self.mails().notify_one();
                    }
                }
            }
        }
    }

    /// Organisations that ask for anything, after this one.
    async fn reminding(&self, after: Uuid) -> Result<Vec<(ReminderSender, ReminderSettings)>, Error> {
        let sql = concat!(
            "SELECT o.id, o.slug, o.name, o.contact, ",
            settings_columns!(),
            " FROM organisations o LEFT JOIN reminder_settings r ON r.organisation_id = o.id WHERE o.id > $1 \
             AND EXISTS (SELECT 1 FROM standings s WHERE s.organisation_id = o.id) ORDER BY o.id LIMIT $2"
        );
        let rows = self.engine().read(sql, values![after, ORGANISATIONS]).await?;
        let one = |row: &Row| {
            let (id, slug, name) = (row.uuid(0)?, row.text(1)?, row.text(2)?);
            Ok::<_, Fault>((ReminderSender { id, slug, name, contact: row.text(3)? }, settings(row, 4)?))
        };
        Ok(rows.iter().map(one).collect::<Result<_, _>>()?)
    }

    async fn remind_in(&self, from: &ReminderSender, plan: &Plan, words: &dyn ReminderWords) -> Result<u32, Error> {
        let mut queued = 0;
        for (kind, since, until) in &plan.kinds {
            let mut after = first();
            loop {
                let due = self.due_reminders(from, *kind, (*since, *until), &after).await?;
                let read = due.len();
                let Some(last) = due.last() else { break };
                after = (last.to.learner, last.course.clone());
                for due in due {
                    let token = self.new_link_token();
                    let Some(written) = words.reminder(&due, &token) else { continue };
                    if let Some(remind) = Remind::new(self, due, written, &token) {
                        queued += u32::from(self.engine().write(remind).await?);
                    }
                }
                if read < PAGE as usize {
                    break;
                }
            }
        }
        if let Some(week) = plan.week {
            for due in self.due_digests(from, week).await? {
                let token = self.new_link_token();
                let written = words.digest(&due, &token);
                queued += u32::from(self.engine().write(SendDigest::new(self, &due, written, &token)).await?);
            }
        }
        Ok(queued)
    }
}
