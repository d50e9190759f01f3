//! How the page to sign in looks.

use axum::response::Response;
use http::header::RETRY_AFTER;
use leptos::prelude::*;
use perehdy_records::LINK_MINUTES;

use super::Returned;
use super::forms::{email_field, link_form, password_fields, password_form};
use crate::accounts::passkeys::Site;
use crate::components::error_summary::Trouble;
use crate::components::passkey::{BUTTON, Wanted, passkey_form};
use crate::respond;
use crate::shell::Document;
use crate::visit::Visit;

/// The page, perhaps with a form that came back.
pub(super) fn respond(visit: &Visit, returned: &Returned) -> Response {
    let mut response = respond::page(visit, || document(visit, returned));
    if let Some(seconds) = returned.wait {
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
    }
    response
}

fn document(visit: &Visit, returned: &Returned) -> Document {
    let troubles = troubles(visit, returned);
    let sent = visit.asks("sent") && troubles.is_empty();
    let title = visit.t(if sent { "sign-in-sent-title" } else { "sign-in-title" });
    let link = link_form(visit, &returned.email, returned.email_fault.as_deref());
    let works = !sent && passkeys_work(visit);
    let main = if sent {
        view! {
            <h1>{title.clone()}</h1>
            <p class="lead">{visit.t("sign-in-sent-lead")}</p>
            <ul>
                <li>{visit.messages.with("sign-in-sent-valid", &[("n", LINK_MINUTES.into())])}</li>
                <li>{visit.t("sign-in-sent-where")}</li>
            </ul>
            <h2>{visit.t("sign-in-sent-missing-title")}</h2>
            <p>{visit.t("sign-in-sent-missing")}</p>
            {link}
        }
        .into_any()
    } else {
        let out = visit.asks("out").then(|| {
            view! { <p class="notice" role="status">{visit.t("signed-out")}</p> }
        });
        let already = visit.remembered.account.as_ref().map(|account| {
            let text = visit.messages.with("sign-in-already", &[("email", account.email.clone().into())]);
            view! { <p class="notice">{text}" "<a href=visit.here("/me")>{visit.t("sign-in-to-me")}</a></p> }
        });
        let passkey = works.then(|| {
            let form = passkey_form(visit, Wanted::Known, "/sign-in", None, returned.passkey_fault.as_deref());
            view! { <section class="by-passkey" data-passkeys hidden><p>{visit.t("passkey-sign-in-text")}</p>{form}</section> }
        });
        view! {
            {out}
            {already}
            <h1>{title.clone()}</h1>
            <p class="lead">{visit.t("sign-in-lead")}</p>
            {link}
            {passkey}
            {password_form(visit, returned)}
            <p class="fine">{visit.t("sign-in-not-needed")}</p>
            <p class="fine">{visit.t("join-have-code")}" "<a href=visit.here("/join")>{visit.t("join-title")}</a></p>
        }
        .into_any()
    };
    let mut document = Document::new(title, main);
    document.status = returned.status;
    document.private = true;
    document.passkeys = works;
    document.troubles = troubles;
    document
}

/// Whether browsers have passkeys for the address of this site.
fn passkeys_work(visit: &Visit) -> bool {
    Site::at(&visit.app.settings.origin).is_some()
}

fn troubles(visit: &Visit, returned: &Returned) -> Vec<Trouble> {
    let email = email_field(visit, &returned.email, returned.email_fault.as_deref());
    let [user, password] = password_fields(visit, returned);
    let fields = [email, user, password];
    let beside = returned.trouble.clone().map(|message| Trouble { anchor: None, message });
    let anchor = passkeys_work(visit).then(|| BUTTON.to_owned());
    let passkey = returned.passkey_fault.clone().map(|message| Trouble { anchor, message });
    beside.into_iter().chain(passkey).chain(fields.iter().filter_map(|field| field.trouble())).collect()
}
