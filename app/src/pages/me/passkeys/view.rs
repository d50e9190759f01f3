//! How the passkeys look: a card each, and the form that adds one.

use leptos::prelude::*;
use perehdy_records::MOST_PASSKEYS;

use super::{Passkey, Returned};
use crate::accounts::passkeys::Site;
use crate::components::error_summary::Trouble;
use crate::components::field::{Field, Holds, field};
use crate::components::passkey::{BUTTON, Wanted, passkey_form};
use crate::i18n::day;
use crate::shell::Document;
use crate::visit::Visit;

/// The page, perhaps with a form that came back. `suggested` is what a new passkey would be called.
pub(super) fn document(visit: &Visit, passkeys: &[Passkey], suggested: &str, returned: &Returned) -> Document {
    let (new, renamed) = (new_name(visit, suggested, returned), renamed(visit, passkeys, returned));
    let enough = passkeys.len() >= MOST_PASSKEYS as usize;
    let works = Site::at(&visit.app.settings.origin).is_some() && !enough;
    // A form may have gone meanwhile: then nothing leads there.
    let at = |fault: &Option<String>, id: &str, is_here: bool| {
        let message = fault.clone()?;
        Some(Trouble { anchor: is_here.then(|| id.to_owned()), message })
    };
    let troubles: Vec<Trouble> = [
        at(&returned.trouble, "", false),
        at(&returned.name_fault, new.id, works),
        at(&returned.passkey_fault, BUTTON, works),
        at(&returned.rename_fault, "rename", renamed.is_some()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let said = said(visit).filter(|_| troubles.is_empty()).map(|text| {
        view! { <p class="notice" role="status">{text}</p> }
    });
    let cards = passkeys
        .iter()
        .map(|of| card(visit, of, renamed.as_ref().filter(|(id, _)| *id == of.id).map(|(_, field)| field.clone())))
        .collect_view();
    let list = if passkeys.is_empty() {
        view! { <p>{visit.t("passkeys-none")}</p> }.into_any()
    } else {
        view! { <ul class="cards devices">{cards}</ul> }.into_any()
    };
    let add = works.then(|| {
        let fields = Some(field(new).into_any());
        let form = passkey_form(visit, Wanted::New, "/me/passkeys", fields, returned.passkey_fault.as_deref());
        view! {
            <section class="detail" data-passkeys hidden>
                <h2>{visit.t("passkey-add-title")}</h2>
                <p>{visit.t("passkey-add-text")}</p>
                {form}
            </section>
            <p class="fine" data-no-passkeys>{visit.t("passkeys-not-here")}</p>
        }
    });
    let enough = enough.then(|| {
        view! { <p>{visit.messages.with("passkey-enough", &[("most", MOST_PASSKEYS.into())])}</p> }
    });
    let title = visit.t("passkeys-title");
    let main = view! {
        <p class="back"><a href=visit.here("/me/details")>{visit.t("details-title")}</a></p>
        {said}
        <h1>{title.clone()}</h1>
        <p class="lead">{visit.t("passkeys-lead")}</p>
        {list}
        {enough}
        {add}
    };
    let mut document = Document::new(title, main.into_any());
    document.status = returned.status;
    document.private = true;
    document.passkeys = works;
    document.troubles = troubles;
    document
}

fn card(visit: &Visit, of: &Passkey, renaming: Option<Field>) -> impl IntoView + use<> {
    let zone = &visit.app.settings.zone;
    let added = visit.messages.with("passkey-added-on", &[("day", day(visit.messages, zone, of.created).into())]);
    let used = match of.used {
        Some(used) => visit.messages.with("passkey-used-on", &[("day", day(visit.messages, zone, used).into())]),
        None => visit.t("passkey-not-used").into_owned(),
    };
    let action = visit.here("/me/passkeys");
    let id = of.id.to_string();
    let about = view! { <span class="visually-hidden" dir="auto">{format!(": {}", of.name)}</span> };
    let change = match renaming {
        Some(name) => view! {
            <form method="post" action=action.clone() novalidate>
                {field(name)}
                <input type="hidden" name="passkey" value=id.clone()/>
                <button type="submit" class="button" name="do" value="rename">{visit.t("passkey-rename-save")}</button>
            </form>
        }
        .into_any(),
        None => {
            let href = format!("{action}?rename={id}#rename");
            view! { <p><a href=href>{visit.t("passkey-rename")}{about.clone()}</a></p> }.into_any()
        }
    };
    view! {
        <li class="card">
            <h2 dir="auto">{of.name.clone()}</h2>
            <p class="card-facts">{added}" · "{used}</p>
            {change}
            <form method="post" action=action>
                <input type="hidden" name="passkey" value=id/>
                <button type="submit" class="button button-secondary" name="do" value="remove">
                    {visit.t("passkey-remove")}{about}
                </button>
            </form>
        </li>
    }
}

fn new_name(visit: &Visit, suggested: &str, returned: &Returned) -> Field {
    Field {
        id: "name",
        name: "name",
        holds: Holds::Text,
        label: visit.t("passkey-name").into_owned(),
        hint: Some(visit.t("passkey-name-hint").into_owned()),
        value: returned.name.clone().unwrap_or_else(|| suggested.to_owned()),
        error: returned.name_fault.clone(),
    }
}

/// The passkey that is to be called otherwise, and the field for it: of the form that came back, else as the address says.
fn renamed(visit: &Visit, passkeys: &[Passkey], returned: &Returned) -> Option<(perehdy_records::Uuid, Field)> {
    let (id, typed) = match &returned.renamed {
        Some((id, typed)) => (*id, Some(typed.clone())),
        None => (visit.asked("rename")?.parse().ok()?, None),
    };
    let of = passkeys.iter().find(|of| of.id == id)?;
    let field = Field {
        id: "rename",
        name: "name",
        holds: Holds::Text,
        label: visit.t("passkey-name").into_owned(),
        hint: None,
        value: typed.unwrap_or_else(|| of.name.clone()),
        error: returned.rename_fault.clone(),
    };
    Some((id, field))
}

/// What the form before has done.
fn said(visit: &Visit) -> Option<String> {
    let said = [("added", "passkey-added"), ("renamed", "passkey-renamed"), ("removed", "passkey-removed")];
    let (_, key) = said.into_iter().find(|(what, _)| visit.asks(what))?;
    Some(visit.t(key).into_owned())
}
