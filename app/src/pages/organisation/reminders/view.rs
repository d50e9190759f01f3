//! How the settings of reminders look: boxes to tick, days, hours.

use leptos::prelude::*;
use perehdy_records::RemindersPage;

use super::{BOXES, DAYS, Typed};
use crate::components::error_summary::Trouble;
use crate::components::select::{Select, select};
use crate::pages::organisation::{Seated, Tab, frame};
use crate::shell::Document;
use crate::visit::Visit;

/// The page.
pub(super) fn document(seated: &Seated, page: &RemindersPage, typed: &Typed, troubles: &[Trouble]) -> Document {
    let visit = &seated.visit;
    let said = (visit.asks("saved") && troubles.is_empty()).then(|| visit.t("reminders-saved").into_owned());
    let kinds = (0..6).map(|at| kind(visit, typed, troubles, at)).collect_view();
    let quiet = (6..8).map(|at| tick(visit, typed, at)).collect_view();
    let content = view! {
        <p class="lead">{visit.t("reminders-lead")}</p>
        {reached(visit, page)}
        <form method="post" action=seated.here("/reminders") class="reminders" novalidate>
            <input type="hidden" name="version" value=typed.version.to_string()/>
            <fieldset>
                <legend>{visit.t("reminders-kinds")}</legend>
                {kinds}
            </fieldset>
            <fieldset>
                <legend>{visit.t("reminders-times")}</legend>
                {quiet}
                {hours(visit, ("from", "reminders-from"), 0..24, &typed.from, None)}
                {hours(visit, ("to", "reminders-to"), 1..25, &typed.to, fault(troubles, "to"))}
                <p class="hint">{visit.t("reminders-quiet-hint")}</p>
            </fieldset>
            <button type="submit" class="button" name="do" value="save">{visit.t("reminders-save")}</button>
        </form>
    };
    frame(seated, Tab::Reminders, visit.t("organisation-reminders"), said, content.into_any())
}

/// How many get nothing, and why.
fn reached(visit: &Visit, page: &RemindersPage) -> impl IntoView + use<> {
    let mut parts = vec![visit.messages.with("reminders-members", &[("n", page.members.into())])];
    if page.without_address > 0 {
        parts.push(visit.messages.with("reminders-without-address", &[("n", page.without_address.into())]));
    }
    if page.stopped > 0 {
        parts.push(visit.messages.with("reminders-stopped", &[("n", page.stopped.into())]));
    }
    view! { <p>{parts.join(" ")}</p> }
}

/// What is wrong with a field.
fn fault(troubles: &[Trouble], id: &str) -> Option<String> {
    let found = troubles.iter().find(|trouble| trouble.anchor.as_deref() == Some(id));
    found.map(|trouble| trouble.message.clone())
}

/// A box to tick.
fn tick(visit: &Visit, typed: &Typed, at: usize) -> AnyView {
    let Some(((id, label), ticked)) = BOXES.get(at).copied().zip(typed.ticked.get(at).copied()) else {
        return ().into_any();
    };
    view! {
        <div class="choice">
            <input type="checkbox" id=id name=id value="yes" checked=ticked/>
            <label for=id>{visit.t(label)}</label>
        </div>
    }
    .into_any()
}

/// A kind of reminder: its box, and the days where it has some.
fn kind(visit: &Visit, typed: &Typed, troubles: &[Trouble], at: usize) -> AnyView {
    let days = DAYS.into_iter().enumerate().find(|(_, (_, of, ..))| *of == at).map(|(place, (id, _, label, _))| {
        let fault = fault(troubles, id);
        let (error_id, invalid) = (format!("{id}-error"), fault.as_ref().map(|_| "true"));
        let described = fault.as_ref().map(|_| error_id.clone());
        let error = fault.map(|text| view! { <p class="field-error" id=error_id>{text}</p> });
        let value = typed.days.get(place).cloned().unwrap_or_default();
        view! {
            <div class="field">
                <label for=id>{visit.t(label)}</label>
                {error}
                <input type="text" id=id name=id value=value inputmode="numeric" autocomplete="off"
                    aria-invalid=invalid aria-describedby=described/>
            </div>
        }
    });
    view! { <div class="reminder-kind">{tick(visit, typed, at)}{days}</div> }.into_any()
}

/// A list of hours.
fn hours(
    visit: &Visit,
    (id, label): (&'static str, &'static str),
    all: std::ops::Range<u32>,
    chosen: &str,
    error: Option<String>,
) -> AnyView {
    let option = |hour: u32| {
        let text = visit.messages.with("reminders-hour", &[("n", hour.to_string().into())]);
        (hour.to_string(), text)
    };
    let (options, label) = (all.map(option).collect(), visit.t(label).into_owned());
    select(Select { id, name: id, label, hint: None, options, chosen: chosen.to_owned(), error }).into_any()
}
