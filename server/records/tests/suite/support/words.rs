//! Reminders in few words, and what has been queued.

use jiff::tz::TimeZone;
use perehdy_courses::model::Lang;
use perehdy_records::{
    Certificate, CertificateWords, DueCertificateReminder, DueDigest, DueReminder, LinkToken, MailText, Records,
    ReminderSettings, ReminderWords, WrittenReminder,
};

use super::Store;

/// The day of the zone that tests are in.
pub(crate) fn zone() -> TimeZone {
    TimeZone::UTC
}

/// At any hour of any day.
pub(crate) fn always() -> ReminderSettings {
    ReminderSettings {
        quiet_weekends: false,
        quiet_holidays: false,
        from_hour: 0,
        to_hour: 24,
        ..ReminderSettings::default()
    }
}

/// Says which kind it is, about which course, and the secret to stop it.
pub(crate) struct Words;

fn written(subject: String, stop: &LinkToken) -> WrittenReminder {
    let stop = stop.text();
    WrittenReminder { text: MailText { subject, body: stop.clone() }, stop: format!("https://example.org/{stop}") }
}

impl ReminderWords for Words {
    fn reminder(&self, due: &DueReminder, stop: &LinkToken) -> Option<WrittenReminder> {
        (due.course != "gone").then(|| written(format!("{:?} {} {}", due.kind, due.course, due.to.name), stop))
    }

    fn digest(&self, due: &DueDigest, stop: &LinkToken) -> WrittenReminder {
        let courses = due.digest.courses.iter();
        let courses: Vec<String> = courses.map(|of| format!("{} {} {}", of.done, of.late, of.expired)).collect();
        written(format!("Digest {} [{}] {}", due.digest.joined, courses.join(", "), due.to.name), stop)
    }
}

impl CertificateWords for Words {
    fn revoked(&self, certificate: &Certificate, lang: Lang, reason: &str) -> MailText {
        let subject = format!("Revoked {} {}", certificate.says.name, lang.code());
        MailText { subject, body: reason.to_owned() }
    }

    fn ends(&self, due: &DueCertificateReminder, stop: &LinkToken) -> WrittenReminder {
        written(format!("{:?} {} {}", due.kind, due.course, due.name), stop)
    }
}

/// A round of mails about certificates; gives how many were queued.
pub(crate) async fn remind_of_certificates(records: &Records) -> u32 {
    records.remind_of_certificates(&zone(), &Words).await.unwrap()
}

/// A round; gives how many were queued.
pub(crate) async fn remind(records: &Records) -> u32 {
    records.remind(&zone(), &Words).await.unwrap()
}

/// The subjects of reminders and digests ever queued, oldest first.
pub(crate) async fn reminded(store: &Store) -> Vec<String> {
    let sql = "SELECT subject FROM mails WHERE send_once LIKE 'reminder:%' OR send_once LIKE 'digest:%' \
               ORDER BY created_at, subject";
    store.texts(sql).await
}
