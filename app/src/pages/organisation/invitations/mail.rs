//! The mail that invites.

use perehdy_courses::model::{Lang, Timestamp};
use perehdy_records::{LinkToken, MailText, Role, Seat};

use crate::accounts::mails::service;
use crate::i18n::{day, messages};
use crate::state::App;

/// The mail to somebody whom whoever has this seat invites, in the language that the inviter chose. `name` may be empty.
#[must_use]
pub fn invitation(
    app: &App,
    lang: Lang,
    seat: &Seat,
    name: &str,
    role: Role,
    token: &LinkToken,
    ends: Timestamp,
) -> MailText {
    let t = messages(lang);
    let organisation = seat.organisation().name.clone();
    let hello = if name.is_empty() {
        t.get("mail-invitation-hello").into_owned()
    } else {
        t.with("mail-invitation-hello-name", &[("name", name.to_owned().into())])
    };
    let what = t.get(match role {
        Role::Member => "mail-invitation-as-member",
        Role::Manager => "mail-invitation-as-manager",
    });
    let link = format!("{}/{}/join/{}", app.settings.origin, lang.code(), token.text());
    let body = t.with(
        "mail-invitation-body",
        &[
            ("hello", hello.into()),
            ("inviter", seat.name().to_owned().into()),
            ("as", what.into()),
            ("organisation", organisation.clone().into()),
            ("service", service(app, t).into()),
            ("link", link.into()),
            ("day", day(t, &app.settings.zone, ends).into()),
        ],
    );
    MailText { subject: t.with("mail-invitation-subject", &[("organisation", organisation.into())]), body }
}
