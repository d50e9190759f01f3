//! How the details look: a form each.

use axum::response::Response;
use http::header::RETRY_AFTER;
use leptos::prelude::*;
use perehdy_records::Account;

use super::{LONGEST, Returned, SHORTEST};
use crate::components::error_summary::Trouble;
use crate::components::field::{Field, Holds, field};
use crate::respond;
use crate::shell::Document;
use crate::visit::Visit;

/// The page, perhaps with a form that came back.
pub(super) fn respond(visit: &Visit, account: &Account, returned: &Returned) -> Response {
    let mut response = respond::page(visit, || document(visit, account, returned));
    if let Some(seconds) = returned.wait {
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
    }
    response
}

fn document(visit: &Visit, account: &Account, returned: &Returned) -> Document {
    let [name, email, password] = fields(visit, account, returned);
    let mut troubles: Vec<Trouble> =
        returned.trouble.clone().map(|message| Trouble { anchor: None, message }).into_iter().collect();
    troubles.extend([&name, &email, &password].into_iter().filter_map(|field| field.trouble()));
    let said = said(visit).filter(|_| troubles.is_empty()).map(|text| {
        view! { <p class="notice" role="status">{text}</p> }
    });
    let action = visit.here("/me/details");
    let (password_key, remove) = if account.has_password {
        let remove = view! {
            <form method="post" action=action.clone()>
                <button type="submit" class="button button-secondary" name="do" value="remove-password">
                    {visit.t("password-remove")}
                </button>
            </form>
        };
        ("password-has", Some(remove))
    } else {
        ("password-has-none", None)
    };
    let password_button = visit.t(if account.has_password { "password-change" } else { "password-set" });
    let title = visit.t("details-title");
    let main = view! {
        <p class="back"><a href=visit.here("/me")>{visit.t("me-title")}</a></p>
        {said}
        <h1>{title.clone()}</h1>
        <section class="detail">
            <h2>{visit.t("details-name-title")}</h2>
            <form method="post" action=action.clone() novalidate>
                {field(name)}
                <button type="submit" class="button" name="do" value="name">{visit.t("details-name-save")}</button>
            </form>
        </section>
        <section class="detail">
            <h2>{visit.t("email-label")}</h2>
            <p>{visit.messages.with("details-email-now", &[("email", account.email.written().to_owned().into())])}</p>
            <form method="post" action=action.clone() novalidate>
                {field(email)}
                <button type="submit" class="button" name="do" value="email">{visit.t("details-email-send")}</button>
            </form>
        </section>
        <section class="detail">
            <h2>{visit.t("password-label")}</h2>
            <p>{visit.t(password_key)}</p>
            <form method="post" action=action novalidate>
                {field(password)}
                <button type="submit" class="button" name="do" value="password">{password_button}</button>
            </form>
            {remove}
        </section>
        <section class="detail">
            <h2>{visit.t("passkeys-title")}</h2>
            <p>{visit.messages.with("passkeys-count", &[("n", account.passkeys.into())])}</p>
            <p><a href=visit.here("/me/passkeys")>{visit.t("passkeys-manage")}</a></p>
        </section>
        <section class="detail">
            <h2>{visit.t("languages-label")}</h2>
            <p>{visit.t("details-language")}</p>
        </section>
    };
    let mut document = Document::new(title, main.into_any());
    document.status = returned.status;
    document.private = true;
    document.troubles = troubles;
    document
}

fn fields(visit: &Visit, account: &Account, returned: &Returned) -> [Field; 3] {
    [
        Field {
            id: "name",
            name: "name",
            holds: Holds::Name,
            label: visit.t("name-label").into_owned(),
            hint: Some(visit.t("details-name-hint").into_owned()),
            value: returned.name.clone().unwrap_or_else(|| account.name.clone()),
            error: returned.name_fault.clone(),
        },
        Field {
            id: "email",
            name: "email",
            holds: Holds::Email,
            label: visit.t("details-email-new").into_owned(),
            hint: Some(visit.t("details-email-hint").into_owned()),
            value: returned.email.clone().unwrap_or_default(),
            error: returned.email_fault.clone(),
        },
        Field {
            id: "password",
            name: "password",
            holds: Holds::NewPassword,
            label: visit.t("password-new").into_owned(),
            hint: Some(visit.messages.with("password-hint", &[("least", SHORTEST.into()), ("most", LONGEST.into())])),
            value: String::new(),
            error: returned.password_fault.clone(),
        },
    ]
}

/// What the form before has done.
fn said(visit: &Visit) -> Option<String> {
    let key = ["name", "sent", "email", "password", "password-removed"].into_iter().find(|key| visit.asks(key))?;
    let key = match key {
        "name" => "details-name-saved",
        "sent" => "details-email-sent",
        "email" => "details-email-changed",
        "password" => "password-saved",
        _ => "password-removed",
    };
    Some(visit.t(key).into_owned())
}
