//! The mails about accounts: plain text in the learner's language.

use perehdy_courses::model::Timestamp;
use perehdy_records::{LINK_MINUTES, LinkToken, MailText};

use crate::i18n::{Messages, day_and_time};
use crate::state::App;
use crate::visit::Visit;

/// The mail with a link to sign in.
#[must_use]
pub fn sign_in(visit: &Visit, token: &LinkToken, device: &str) -> MailText {
    let address = format!("{}{}", visit.app.settings.origin, visit.here(&format!("/sign-in/{}", token.text())));
    with_link(visit, ("mail-sign-in-subject", "mail-sign-in-body"), &address, device)
}

/// The mail with a link that proves a new address.
#[must_use]
pub fn change_email(visit: &Visit, token: &LinkToken, device: &str) -> MailText {
    let address = format!("{}{}", visit.app.settings.origin, visit.here(&format!("/me/email/{}", token.text())));
    with_link(visit, ("mail-change-email-subject", "mail-change-email-body"), &address, device)
}

fn with_link(visit: &Visit, (subject, body): (&str, &str), link: &str, device: &str) -> MailText {
    let t = visit.messages;
    let time = day_and_time(t, &visit.app.settings.zone, visit.app.records.now());
    let body = t.with(
        body,
        &[
            ("service", service(&visit.app, visit.messages).into()),
            ("device", device_name(visit, device).into()),
            ("time", time.into()),
            ("link", link.into()),
            ("minutes", LINK_MINUTES.into()),
        ],
    );
    MailText { subject: visit.t(subject).into_owned(), body }
}

/// The notice to the address before, once another one was confirmed.
#[must_use]
pub fn email_changed(visit: &Visit, device: &str) -> MailText {
    notice(visit, ("mail-email-changed-subject", "mail-email-changed-body"), device)
}

/// The notice that the password was set, changed or removed.
#[must_use]
pub fn password_changed(visit: &Visit, device: &str) -> MailText {
    notice(visit, ("mail-password-subject", "mail-password-body"), device)
}

/// The notice that a passkey was added.
#[must_use]
pub fn passkey_added(visit: &Visit, device: &str, name: &str) -> MailText {
    notice_about(visit, ("mail-passkey-added-subject", "mail-passkey-added-body"), device, name)
}

/// The notice that a passkey was removed.
#[must_use]
pub fn passkey_removed(visit: &Visit, device: &str, name: &str) -> MailText {
    notice_about(visit, ("mail-passkey-removed-subject", "mail-passkey-removed-body"), device, name)
}

fn notice(visit: &Visit, keys: (&str, &str), device: &str) -> MailText {
    notice_about(visit, keys, device, "")
}

/// A notice about something that has a name.
fn notice_about(visit: &Visit, (subject, body): (&str, &str), device: &str, name: &str) -> MailText {
    let t = visit.messages;
    let now: Timestamp = visit.app.records.now();
    let body = t.with(
        body,
        &[
            ("service", service(&visit.app, visit.messages).into()),
            ("device", device_name(visit, device).into()),
            ("name", name.to_owned().into()),
            ("time", day_and_time(t, &visit.app.settings.zone, now).into()),
            ("link", format!("{}{}", visit.app.settings.origin, visit.here("/sign-in")).into()),
        ],
    );
    MailText { subject: visit.t(subject).into_owned(), body }
}

/// A new invitation in place of one that cannot be used any more.
#[must_use]
pub fn invitation_again(visit: &Visit, token: &LinkToken, organisation: &str, ends: Timestamp) -> MailText {
    let t = visit.messages;
    let organisation = [("organisation", organisation.to_owned().into())];
    let [name] = organisation.clone();
    let body = t.with(
        "mail-invitation-again-body",
        &[
            name,
            ("service", service(&visit.app, visit.messages).into()),
            ("link", format!("{}{}", visit.app.settings.origin, visit.here(&format!("/join/{}", token.text()))).into()),
            ("ends", day_and_time(t, &visit.app.settings.zone, ends).into()),
        ],
    );
    MailText { subject: t.with("mail-invitation-again-subject", &organisation), body }
}

/// Which service it is: several may use the same program.
#[must_use]
pub fn service(app: &App, messages: &'static Messages) -> String {
    service_at(&app.settings.origin, messages)
}

/// The same, by what its addresses begin with.
#[must_use]
pub fn service_at(origin: &str, messages: &'static Messages) -> String {
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    format!("{} ({host})", messages.get("product-name"))
}

/// What a device is called, in words when it told nothing.
#[must_use]
pub fn device_name(visit: &Visit, device: &str) -> String {
    if device.is_empty() { visit.t("device-unknown").into_owned() } else { device.to_owned() }
}
