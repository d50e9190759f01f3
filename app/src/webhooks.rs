//! The mail to managers when a webhook was switched off.

use perehdy_courses::model::Lang;
use perehdy_records::{MailText, SwitchedOff};

use crate::i18n::messages;
use crate::state::App;

/// What the mail says.
#[must_use]
pub fn off_mail(app: &App, lang: Lang, off: &SwitchedOff) -> MailText {
    let messages = messages(lang);
    let organisation = off.organisation.clone();
    let link = format!("{}/{}/organisation/{}/integrations", app.settings.origin, lang.code(), off.slug);
    let subject = messages.with("mail-webhook-off-subject", &[("organisation", organisation.clone().into())]);
    let args = [("organisation", organisation.into()), ("host", off.url.clone().into()), ("link", link.into())];
    MailText { subject, body: messages.with("mail-webhook-off-body", &args) }
}
