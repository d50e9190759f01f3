//! What holders of certificates are told by mail: that one was taken back, that one ends.

use perehdy_courses::model::Lang;
use perehdy_records::{
    Certificate, CertificateWords, DueCertificateReminder, LinkToken, MailText, ReminderKind, WrittenReminder,
};

use crate::accounts::mails::service_at;
use crate::addresses;
use crate::catalog::Catalog;
use crate::certificate_sheet;
use crate::i18n::{Zone, day, messages};

/// Puts it into words.
pub struct Words<'a> {
    /// What addresses of the service begin with.
    pub origin: &'a str,
    /// Where days are shown.
    pub zone: &'a Zone,
    /// The courses, if they are at hand.
    pub catalog: Option<&'a Catalog>,
}

impl CertificateWords for Words<'_> {
    fn revoked(&self, certificate: &Certificate, lang: Lang, reason: &str) -> MailText {
        let t = messages(lang);
        let says = &certificate.says;
        let about = [("course", says.title.clone().into()), ("kind", says.kind.code().unwrap_or("completion").into())];
        let [title, kind] = about.clone();
        let body = t.with(
            "mail-revoked-body",
            &[
                title,
                kind,
                ("name", says.name.clone().into()),
                ("number", certificate.token.clone().into()),
                ("reason", reason.to_owned().into()),
                ("issuer", says.issuer.clone().into()),
                ("link", certificate_sheet::address(&says.origin, &certificate.token).into()),
                ("service", service_at(&says.origin, t).into()),
            ],
        );
        MailText { subject: t.with("mail-revoked-subject", &about), body }
    }

    fn ends(&self, due: &DueCertificateReminder, stop: &LinkToken) -> WrittenReminder {
        let t = messages(due.to.lang);
        let (subject, text) = match due.kind {
            ReminderKind::Expired => ("mail-certificate-expired-subject", "mail-certificate-expired-text"),
            _ => ("mail-certificate-ends-subject", "mail-certificate-ends-text"),
        };
        let args = [("course", due.title.clone().into()), ("day", day(t, self.zone, due.ends).into())];
        let course = self.catalog.and_then(|catalog| catalog.get(&due.course));
        let page = match course {
            Some(course) if course.languages.contains(&due.to.lang) => addresses::course(due.to.lang, &due.course),
            Some(course) => addresses::course(course.languages.first().copied().unwrap_or(due.to.lang), &due.course),
            // It is offered no more: what there is of it stands there.
            None => format!("/{}/me", due.to.lang.code()),
        };
        let stop = format!("{}{}", self.origin, addresses::reminder_stop(due.to.lang, &stop.text()));
        let body = t.with(
            "mail-certificate-ends-body",
            &[
                ("name", due.name.clone().into()),
                ("text", t.with(text, &args).into()),
                ("link", format!("{}{page}", self.origin).into()),
                ("service", service_at(self.origin, t).into()),
                ("stop", stop.clone().into()),
            ],
        );
        WrittenReminder { text: MailText { subject: t.with(subject, &args), body }, stop }
    }
}

#[cfg(test)]
mod tests {
    use perehdy_courses::model::Timestamp;
    use perehdy_records::{CertificateHolder, Email, LearnerId, Uuid};

    use super::*;

    #[test]
    fn what_ends_when_and_how_it_is_renewed_or_stopped() {
        let zone = Zone(jiff::tz::TimeZone::get("Europe/Helsinki").unwrap());
        let words = Words { origin: "https://courses.example.org", zone: &zone, catalog: None };
        // The last moment of the 22nd in Helsinki.
        let ends: jiff::Timestamp = "2028-11-22T21:59:59.999999Z".parse().unwrap();
        let stop = LinkToken([7; 32]);
        for (lang, kind, subject, text) in [
            (Lang::Fi, ReminderKind::Renewal, "Todistuksesi on voimassa 22.", "on voimassa 22."),
            (Lang::Fi, ReminderKind::Expired, "Todistuksesi ei ole enää voimassa: Sauna", "oli voimassa 22."),
            (Lang::Sv, ReminderKind::Renewal, "Ditt intyg gäller till och med den 22", "gäller till och med den 22"),
            (Lang::Sv, ReminderKind::Expired, "Ditt intyg gäller inte längre: Sauna", "gällde till och med den 22"),
            (Lang::En, ReminderKind::Renewal, "Your certificate is valid until 22", "is valid until 22"),
            (Lang::En, ReminderKind::Expired, "Your certificate is no longer valid: Sauna", "was valid until 22"),
        ] {
            let email = Email::parse("ada@example.org").unwrap();
            let due = DueCertificateReminder {
                kind,
                id: Uuid::nil(),
                to: CertificateHolder { learner: LearnerId(Uuid::nil()), email, lang },
                name: "Ada Lovelace".to_owned(),
                course: "sauna".to_owned(),
                title: "Sauna".to_owned(),
                ends: Timestamp(ends.as_microsecond()),
            };
            let written = words.ends(&due, &stop);
            let MailText { subject: told, body } = written.text;
            assert!(told.starts_with(subject), "{told}");
            let link = format!("https://courses.example.org/{}/reminders/{}", lang.code(), stop.text());
            assert_eq!(written.stop, link);
            let me = format!("https://courses.example.org/{}/me", lang.code());
            for part in ["Ada Lovelace", "Sauna", text, "2028", &me, &link] {
                assert!(body.contains(part), "{part}: {body}");
            }
        }
    }
}
