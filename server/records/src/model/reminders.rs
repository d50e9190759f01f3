//! Reminders: what an organisation sends, to whom, and how whoever gets them stops them.

use perehdy_courses::model::{Lang, Timestamp};
use uuid::Uuid;

use super::{Email, LearnerId, LinkToken, MailText};

/// Which reminders an organisation sends, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReminderSettings {
    /// When a course is asked of somebody.
    pub assigned: bool,
    /// So many days before the deadline, 1 to 60.
    pub before: Option<u32>,
    /// On the day of the deadline.
    pub due: bool,
    /// So many days after the deadline, 1 to 60.
    pub late: Option<u32>,
    /// So many days before a completion ends, 1 to 30, and on the day it ends.
    pub renewal: Option<u32>,
    /// Once a week to managers: what has happened.
    pub digest: bool,
    /// Whether nothing is sent on Saturdays and Sundays.
    pub quiet_weekends: bool,
    /// Whether nothing is sent on public holidays of Finland.
    pub quiet_holidays: bool,
    /// From this hour of the day on, 0 to 23.
    pub from_hour: u32,
    /// Until this hour of the day, 1 to 24, later than the other.
    pub to_hour: u32,
}

impl Default for ReminderSettings {
    /// What an organisation sends that has set nothing.
    fn default() -> Self {
        Self {
            assigned: true,
            before: Some(7),
            due: true,
            late: Some(7),
            renewal: Some(30),
            digest: true,
            quiet_weekends: true,
            quiet_holidays: true,
            from_hour: 8,
            to_hour: 18,
        }
    }
}

/// The settings as a manager sees them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RemindersPage {
    /// The settings.
    pub settings: ReminderSettings,
    /// Counts changes; 0 before the first.
    pub version: u32,
    /// How many members there are.
    pub members: u32,
    /// How many of them have no address and get nothing.
    pub without_address: u32,
    /// How many of them want no reminders.
    pub stopped: u32,
}

/// What a reminder is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReminderKind {
    /// The course has been asked of them.
    Assigned,
    /// The deadline comes nearer.
    Before,
    /// The deadline is today, or was on a day on which nothing was sent.
    Due,
    /// The deadline has passed.
    Late,
    /// The completion ends soon.
    Renewal,
    /// The completion has ended.
    Expired,
}

impl ReminderKind {
    /// As it is stored.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Assigned => "assigned",
            Self::Before => "before",
            Self::Due => "due",
            Self::Late => "late",
            Self::Renewal => "renewal",
            Self::Expired => "expired",
        }
    }
}

/// Which organisation a mail is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReminderSender {
    /// Its id.
    pub id: Uuid,
    /// What stands in its addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Whom its members may ask; may be empty.
    pub contact: String,
}

/// Who gets a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReminderReceiver {
    /// The learner.
    pub learner: LearnerId,
    /// What the organisation calls them.
    pub name: String,
    /// The address of their account.
    pub email: Email,
    /// The language they used last.
    pub lang: Lang,
}

/// A reminder that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueReminder {
    /// What it is about.
    pub kind: ReminderKind,
    /// From whom.
    pub from: ReminderSender,
    /// To whom.
    pub to: ReminderReceiver,
    /// Course id.
    pub course: String,
    /// Until when the course is to be done.
    pub deadline: Option<Timestamp>,
    /// When the completion ends or ended.
    pub expires: Option<Timestamp>,
    /// Since when the course has been asked of them.
    pub(crate) assigned: Option<Timestamp>,
}

/// What happened in an organisation in a week.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Digest {
    /// How many members have joined.
    pub joined: u32,
    /// By course id; courses of which there is nothing to tell are left out.
    pub courses: Vec<DigestCourse>,
}

/// What happened in a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigestCourse {
    /// Course id.
    pub course: String,
    /// How many completed it in the week.
    pub done: u32,
    /// How many are late now.
    pub late: u32,
    /// The completions of how many have ended.
    pub expired: u32,
}

/// A week's digest to a manager.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueDigest {
    /// From whom.
    pub from: ReminderSender,
    /// To whom.
    pub to: ReminderReceiver,
    /// The first moment of the week that it is about.
    pub week: Timestamp,
    /// The first moment after it.
    pub until: Timestamp,
    /// What happened.
    pub digest: Digest,
}

/// A mail in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenReminder {
    /// What it says.
    pub text: MailText,
    /// The address by which mail programs stop reminders: the page of the link.
    pub stop: String,
}

/// Whoever puts reminders into words. `stop` is the secret of the link by which the receiver stops them.
pub trait ReminderWords: Sync {
    /// A reminder; `None` when nothing can be said: the course is gone.
    fn reminder(&self, due: &DueReminder, stop: &LinkToken) -> Option<WrittenReminder>;
    /// A digest.
    fn digest(&self, due: &DueDigest, stop: &LinkToken) -> WrittenReminder;
}

/// What a link in a reminder stops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReminderStop {
    /// The organisation's name; `None`: it is about certificates, which the service itself sends reminders of.
    pub organisation: Option<String>,
    /// Since when they have been stopped, if they are.
    pub stopped: Option<Timestamp>,
}
