//! A form that a browser fills with a passkey. Hidden until `app/passkeys.js` finds that there are passkeys here: without the
//! script, or where a browser has none, nothing is shown that would do nothing.

use leptos::prelude::*;

use crate::visit::Visit;

/// The id of the button: what went wrong leads there.
pub const BUTTON: &str = "passkey";

/// What the browser is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// To make one.
    New,
    /// To sign with one.
    Known,
}

impl Wanted {
    /// As the script knows it, and the message on the button.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::New => ("create", "passkey-add"),
            Self::Known => ("get", "passkey-sign-in"),
        }
    }
}

/// The form, which is sent to `action`; `fields` stand in front of its button, `fault` is what went wrong the last time.
pub fn passkey_form(
    visit: &Visit,
    wanted: Wanted,
    action: &str,
    fields: Option<AnyView>,
    fault: Option<&str>,
) -> impl IntoView + use<> {
    let (kind, button) = wanted.words();
    let class = if wanted == Wanted::New { "button" } else { "button button-secondary" };
    let described = fault.map(|_| "passkey-error");
    view! {
        <form method="post" action=visit.here(action) novalidate
            data-passkey=kind
            data-cancelled=visit.t("passkey-cancelled")
            data-late=visit.t("passkey-late")
            data-known=visit.t("passkey-known")
            data-unsupported=visit.t("passkey-unsupported")
            data-failed=visit.t("passkey-not-asked")
        >
            {fields}
            <input type="hidden" name="credential" value=""/>
            <p class="field-error" id="passkey-error" role="alert" hidden=fault.is_none()>{fault.map(str::to_owned)}</p>
            <button type="submit" class=class id=BUTTON name="do" value="passkey" aria-describedby=described>
                {visit.t(button)}
            </button>
        </form>
    }
}
