//! The forms of signing in.

use leptos::prelude::*;

use super::Returned;
use crate::components::field::{Field, Holds, field};
use crate::visit::Visit;

/// The field for the address that a link is sent to.
pub(super) fn email_field(visit: &Visit, typed: &str, fault: Option<&str>) -> Field {
    Field {
        id: "email",
        name: "email",
        holds: Holds::Email,
        label: visit.t("email-label").into_owned(),
        hint: Some(visit.t("email-hint").into_owned()),
        value: typed.to_owned(),
        error: fault.map(str::to_owned),
    }
}

/// The form that asks for a link.
pub(in crate::pages) fn link_form(visit: &Visit, typed: &str, fault: Option<&str>) -> impl IntoView + use<> {
    view! {
        <form method="post" action=visit.here("/sign-in") novalidate>
            {field(email_field(visit, typed, fault))}
            <button type="submit" class="button" name="do" value="send">{visit.t("sign-in-send")}</button>
        </form>
    }
}

/// The fields of the form with a password.
pub(super) fn password_fields(visit: &Visit, returned: &Returned) -> [Field; 2] {
    [
        Field {
            id: "user",
            name: "email",
            holds: Holds::User,
            label: visit.t("email-label").into_owned(),
            hint: None,
            value: returned.user.clone().unwrap_or_default(),
            error: returned.user_fault.clone(),
        },
        Field {
            id: "password",
            name: "password",
            holds: Holds::Password,
            label: visit.t("password-label").into_owned(),
            hint: None,
            value: String::new(),
            error: returned.password_fault.clone(),
        },
    ]
}

/// The form with a password, folded away until somebody wants it.
pub(super) fn password_form(visit: &Visit, returned: &Returned) -> impl IntoView + use<> {
    let fields = password_fields(visit, returned).map(|of| field(of).into_any()).into_iter().collect_view();
    let open = returned.user.is_some();
    view! {
        <details class="by-password" open=open>
            <summary>{visit.t("sign-in-by-password")}</summary>
            <p>{visit.t("sign-in-by-password-text")}</p>
            <form method="post" action=visit.here("/sign-in") novalidate>
                {fields}
                <button type="submit" class="button button-secondary" name="do" value="password">
                    {visit.t("sign-in-title")}
                </button>
            </form>
        </details>
    }
}
