//! The mails by which people of a list are invited.

use perehdy_courses::model::{Lang, Timestamp};
use perehdy_records::{Error, INVITED_DAYS, Import, ImportMail, ImportRow, LinkToken, MailText, Whom};

use super::Seated;
use crate::accounts::mails::service;
use crate::i18n::{Messages, day, day_and_time, messages};
use crate::pages::text_of;
use crate::state::App;

/// What all mails of a list have in common.
struct Writer {
    app: App,
    messages: &'static Messages,
    organisation: String,
    who: String,
    service: String,
    ends: Timestamp,
}

/// An invitation for each row that needs one, in their order. Made beside the threads that answer: ten thousand take a while.
pub(super) async fn all(seated: &Seated, import: &Import) -> Result<Vec<ImportMail>, Error> {
    let app = seated.visit.app.clone();
    let ends = Timestamp(app.records.now().0 + i64::from(INVITED_DAYS) * 24 * 60 * 60 * 1_000_000);
    let writer = Writer {
        messages: messages(import.lang),
        organisation: seated.seat.organisation().name.clone(),
        who: seated.seat.name().to_owned(),
        service: service(&app, messages(import.lang)),
        ends,
        app,
    };
    let rows = import.rows.iter().zip(&import.plan).filter(|(_, planned)| planned.whom == Whom::New);
    let rows: Vec<ImportRow> = rows.map(|(row, _)| row.clone()).collect();
    tokio::task::spawn_blocking(move || rows.iter().map(|row| writer.invite(row)).collect())
        .await
        .map_err(|error| Error::Unexpected(error.to_string()))
}

impl Writer {
    fn invite(&self, row: &ImportRow) -> ImportMail {
        let token = self.app.records.new_link_token();
        let text = self.text(row, &token);
        ImportMail { token, text }
    }

    fn text(&self, row: &ImportRow, token: &LinkToken) -> MailText {
        let (t, settings) = (self.messages, &self.app.settings);
        let link = format!("{}/{}/join/{}", settings.origin, t.lang().code(), token.text());
        let asked = row.course.as_deref().map(|course| {
            let course = ("course", title(&self.app, course, t.lang()).into());
            let line = match row.deadline {
                Some(deadline) => {
                    t.with("mail-invited-course-until", &[course, ("day", day(t, &settings.zone, deadline).into())])
                }
                None => t.with("mail-invited-course", &[course]),
            };
            format!("\n{line}\n")
        });
        let organisation = [("organisation", self.organisation.clone().into())];
        let [called] = organisation.clone();
        let body = t.with(
            "mail-invited-body",
            &[
                called,
                ("name", row.name.clone().into()),
                ("who", self.who.clone().into()),
                ("service", self.service.clone().into()),
                ("asked", asked.unwrap_or_default().into()),
                ("link", link.into()),
                ("ends", day_and_time(t, &settings.zone, self.ends).into()),
            ],
        );
        MailText { subject: t.with("mail-invited-subject", &organisation), body }
    }
}

/// A course's title in a language, else in one that it has.
fn title(app: &App, id: &str, lang: Lang) -> String {
    let Some(course) = app.catalog.get(id) else { return id.to_owned() };
    let lang = if course.languages.contains(&lang) { lang } else { course.languages.first().copied().unwrap_or(lang) };
    text_of(course, lang).title
}
