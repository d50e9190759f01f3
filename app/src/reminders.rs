//! Reminders and digests in words: plain text, in the language that the receiver used last.

use jiff::Timestamp as Moment;
use perehdy_courses::model::{Course, Lang, Timestamp};
use perehdy_records::{
    DueDigest, DueReminder, LinkToken, MailText, ReminderKind, ReminderSender, ReminderWords, WrittenReminder,
};

use crate::accounts::mails::service;
use crate::addresses;
use crate::i18n::{Messages, day, messages};
use crate::state::App;

/// Puts reminders into words, with the courses and the address of this program.
pub struct Words<'a>(pub &'a App);

impl Words<'_> {
    /// The day of a moment. What ends with a day ends at the first moment of the next one.
    fn day(&self, messages: &'static Messages, at: Timestamp) -> String {
        day(messages, &self.0.settings.zone, Timestamp(at.0 - 1))
    }

    fn written(
        &self,
        messages: &'static Messages,
        (from, name, stop): (&ReminderSender, &str, &LinkToken),
        (subject, text): (String, String),
        link: &str,
    ) -> WrittenReminder {
        let origin = &self.0.settings.origin;
        let stop = format!("{origin}{}", addresses::reminder_stop(messages.lang(), &stop.text()));
        let contact = if from.contact.is_empty() {
            String::new()
        } else {
            format!("{}\n\n", messages.with("mail-reminder-contact", &[("contact", from.contact.clone().into())]))
        };
        let body = messages.with(
            "mail-reminder-body",
            &[
                ("name", name.to_owned().into()),
                ("text", text.into()),
                ("link", format!("{origin}{link}").into()),
                ("contact", contact.into()),
                ("organisation", from.name.clone().into()),
                ("service", service(self.0, messages).into()),
                ("stop", stop.clone().into()),
            ],
        );
        WrittenReminder { text: MailText { subject, body }, stop }
    }
}

/// A course's title in a language, or in one that it has.
fn titled(course: &Course, lang: Lang) -> (Lang, String) {
    let lang = if course.languages.contains(&lang) { lang } else { course.languages.first().copied().unwrap_or(lang) };
    (lang, course.texts.get(lang).map(|text| text.title.clone()).unwrap_or_default())
}

impl ReminderWords for Words<'_> {
    fn reminder(&self, due: &DueReminder, stop: &LinkToken) -> Option<WrittenReminder> {
        let course = self.0.catalog.get(&due.course)?;
        let messages = messages(due.to.lang);
        let (lang, title) = titled(course, due.to.lang);
        let now = self.0.records.now();
        let (subject, text) = match due.kind {
            ReminderKind::Assigned if due.deadline.is_none() => ("mail-assigned-subject", "mail-assigned-text"),
            ReminderKind::Assigned => ("mail-assigned-subject", "mail-assigned-text-until"),
            ReminderKind::Before => ("mail-before-subject", "mail-before-text"),
            // On a day after a quiet one the deadline was before.
            ReminderKind::Due if self.is_today(due.deadline?, now) => ("mail-due-subject", "mail-due-text"),
            ReminderKind::Due | ReminderKind::Late => ("mail-late-subject", "mail-late-text"),
            ReminderKind::Renewal => ("mail-renewal-subject", "mail-renewal-text"),
            ReminderKind::Expired => ("mail-expired-subject", "mail-expired-text"),
        };
        let at = match due.kind {
            ReminderKind::Renewal | ReminderKind::Expired => due.expires,
            _ => due.deadline,
        };
        let day = at.map(|at| self.day(messages, at)).unwrap_or_default();
        let args = [("organisation", due.from.name.clone().into()), ("course", title.into()), ("day", day.into())];
        let words = (messages.with(subject, &args), messages.with(text, &args));
        let link = addresses::course(lang, &due.course);
        Some(self.written(messages, (&due.from, &due.to.name, stop), words, &link))
    }

    fn digest(&self, due: &DueDigest, stop: &LinkToken) -> WrittenReminder {
        let messages = messages(due.to.lang);
        let mut lines = vec![messages.with(
            "mail-digest-week",
            &[
                ("from", day(messages, &self.0.settings.zone, due.week).into()),
                ("until", self.day(messages, due.until).into()),
            ],
        )];
        lines.push(String::new());
        lines.push(messages.with("mail-digest-joined", &[("n", due.digest.joined.into())]));
        for of in &due.digest.courses {
            let course = self.0.catalog.get(&of.course);
            let title = course.map_or_else(|| of.course.clone(), |course| titled(course, due.to.lang).1);
            lines.push(String::new());
            lines.push(title);
            for (key, n) in
                [("mail-digest-done", of.done), ("mail-digest-late", of.late), ("mail-digest-expired", of.expired)]
            {
                if n > 0 {
                    lines.push(format!("- {}", messages.with(key, &[("n", n.into())])));
                }
            }
        }
        let subject = messages.with("mail-digest-subject", &[("organisation", due.from.name.clone().into())]);
        let link = addresses::organisation(due.to.lang, &due.from.slug);
        self.written(messages, (&due.from, &due.to.name, stop), (subject, lines.join("\n")), &link)
    }
}

impl Words<'_> {
    fn is_today(&self, deadline: Timestamp, now: Timestamp) -> bool {
        let date = |at: i64| {
            let moment = Moment::from_microsecond(at).unwrap_or(Moment::UNIX_EPOCH);
            moment.to_zoned(self.0.settings.zone.0.clone()).date()
        };
        date(deadline.0 - 1) == date(now.0)
    }
}
