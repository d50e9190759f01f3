//! `/{lang}/organisation/{slug}/settings`: name, contact, colour, logo.

mod logo;

use axum::body::{Body, to_bytes};
use axum::response::Response;
use http::HeaderMap;
use leptos::prelude::*;
use perehdy_certificates::missing_characters;
use perehdy_courses::words::number;
use perehdy_records::{Logo, Look, Organisation, Refusal};

use super::forms::Returned;
use super::import::PLAIN;
use super::{Managed, Tab, frame, unavailable};
use crate::accent::{Accent, NEEDED, ON_ACCENT, Rgb};
use crate::components::field::{Field, Holds, field};
use crate::pages::form::{Fields, boundary};
use crate::pages::problem::{Problem, page};
use crate::respond;
use crate::visit::Visit;

/// A form that is not carried out.
struct Again {
    returned: Box<Returned>,
    /// What somebody else was quicker with.
    meanwhile: Option<Meanwhile>,
}

impl Again {
    fn of(returned: Box<Returned>) -> Self {
        Self { returned, meanwhile: None }
    }
}

/// What was sent when somebody else had changed the settings.
enum Meanwhile {
    Look,
    Logo,
}

/// The page.
pub(super) async fn get(managed: Managed) -> Response {
    show(&managed, &Returned::default()).await
}

/// A form of the page: `look`, `logo` (with a file), `remove-logo`.
pub(super) async fn post(managed: Managed, headers: HeaderMap, body: Body) -> Response {
    let visit = &managed.seated.visit;
    let done = match boundary(&headers) {
        Some(boundary) => logo::send(&managed, boundary, body).await,
        None => match to_bytes(body, PLAIN).await {
            Ok(body) => change(&managed, Fields::decode(&body)).await,
            Err(_) => return page(visit, Problem::TooLarge),
        },
    };
    let Again { returned, meanwhile } = match done {
        Ok(address) => return respond::see_other(visit, &address),
        Err(again) => again,
    };
    let Some(meanwhile) = meanwhile else { return show(&managed, &returned).await };
    // Shown with what it is now.
    let learner = managed.seated.seat.learner();
    match visit.app.records.seat(learner, &managed.seated.seat.organisation().slug).await {
        Ok(Some(seat)) => {
            let now = seat.organisation();
            let told = returned.changed(match meanwhile {
                Meanwhile::Look => look_now(visit, now),
                Meanwhile::Logo => visit.t("logo-meanwhile").into_owned(),
            });
            page_of(&managed, now, &told).await
        }
        Ok(None) => show(&managed, &returned.forbidden()).await,
        Err(error) => unavailable(visit, &error),
    }
}

/// How the organisation looks since somebody else has changed it.
fn look_now(visit: &Visit, now: &Organisation) -> String {
    let accent = if now.accent.is_empty() { visit.t("settings-accent-none").into_owned() } else { now.accent.clone() };
    let contact = if now.contact.is_empty() { "–".to_owned() } else { now.contact.clone() };
    let args = [("name", now.name.clone().into()), ("contact", contact.into()), ("accent", accent.into())];
    visit.messages.with("settings-changed", &args)
}

/// Takes the version of the organisation that a form was filled in with.
fn version(fields: &mut Fields) -> Option<u32> {
    fields.take("version").and_then(|version| version.parse().ok())
}

/// A form without a file. Not done: the form again.
async fn change(managed: &Managed, mut fields: Fields) -> Result<String, Again> {
    let visit = &managed.seated.visit;
    let action = fields.take("do").unwrap_or_default();
    let returned = Returned::of(&action, &fields);
    match action.as_str() {
        "look" => {}
        "remove-logo" => return logo::remove(managed, fields, returned).await,
        _ => return Err(Again::of(returned.foreign(visit))),
    }
    let version = version(&mut fields);
    let (name, contact, accent) = (fields.take("name"), fields.take("contact"), fields.take("accent"));
    let (Some(version), Some(name), Some(contact), Some(accent)) = (version, name, contact, accent) else {
        return Err(Again::of(returned.foreign(visit)));
    };
    if !fields.0.is_empty() {
        return Err(Again::of(returned.foreign(visit)));
    }
    let look = read(visit, returned.clone(), name, contact, &accent).map_err(Again::of)?;
    match visit.app.records.change_look(&managed.manager, version, &look).await {
        Ok(Ok(())) => Ok(managed.seated.here("/settings?saved")),
        Ok(Err(Refusal::NotAllowed)) => Err(Again::of(returned.forbidden())),
        Ok(Err(Refusal::Changed)) => Err(Again { returned, meanwhile: Some(Meanwhile::Look) }),
        Ok(Err(_)) => Err(Again::of(returned.fault("name", visit.t("settings-name-empty")))),
        Err(error) => Err(Again::of(returned.not_stored(visit, &error))),
    }
}

/// The look that was typed, or what is wrong with it.
fn read(
    visit: &Visit,
    mut returned: Box<Returned>,
    name: String,
    contact: String,
    accent: &str,
) -> Result<Look, Box<Returned>> {
    const LONGEST: usize = 200;
    for (id, text) in [("name", &name), ("contact", &contact)] {
        if text.chars().count() > LONGEST {
            let text = visit.messages.with("settings-too-long", &[("most", LONGEST.into())]);
            returned = returned.fault(id, text);
        }
    }
    if name.trim().is_empty() {
        returned = returned.fault("name", visit.t("settings-name-empty"));
    }
    let mut colour = String::new();
    if !accent.trim().is_empty() {
        match Rgb::parse(accent).map(|rgb| (rgb, Accent::of(rgb))) {
            None => returned = returned.fault("accent", visit.t("settings-accent-wrong")),
            Some((_, Err(measured))) => {
                let args = [("ratio", ratio(visit, measured).into()), ("needed", ratio(visit, NEEDED).into())];
                returned = returned.fault("accent", visit.messages.with("settings-accent-pale", &args));
            }
            Some((rgb, Ok(_))) => colour = rgb.hex(),
        }
    }
    if returned.is_wrong() { Err(returned) } else { Ok(Look { name, contact, accent: colour }) }
}

/// `4,5 : 1`; rounded down, so that what is refused never looks as if it were enough.
fn ratio(visit: &Visit, ratio: f64) -> String {
    format!("{}\u{A0}:\u{A0}1", number(visit.lang, (ratio * 10.0).floor() / 10.0, 1))
}

async fn show(managed: &Managed, returned: &Returned) -> Response {
    if let Some(response) = returned.not_allowed(&managed.seated) {
        return response;
    }
    page_of(managed, managed.seated.seat.organisation(), returned).await
}

async fn page_of(managed: &Managed, organisation: &Organisation, returned: &Returned) -> Response {
    let visit = &managed.seated.visit;
    let logo = visit.app.records.logo(&managed.seated.seat).await;
    let logo = match logo {
        Ok(logo) => logo,
        Err(error) => return unavailable(visit, &error),
    };
    respond::page(visit, || {
        let done = [("saved", "settings-saved"), ("logo", "logo-saved"), ("no-logo", "logo-removed")];
        let said = done.into_iter().find(|(asked, _)| visit.asks(asked) && !returned.is_wrong());
        let said = said.map(|(_, key)| visit.t(key).into_owned());
        let content = content(managed, organisation, logo.as_ref(), returned);
        returned.told(frame(&managed.seated, Tab::Settings, visit.t("organisation-settings"), said, content))
    })
}

fn content(managed: &Managed, organisation: &Organisation, logo: Option<&Logo>, returned: &Returned) -> AnyView {
    let seated = &managed.seated;
    let visit = &seated.visit;
    let line = |id, holds, label: &str, hint: &str, stands: &str| {
        field(Field {
            id,
            name: id,
            holds,
            label: visit.t(label).into_owned(),
            hint: Some(visit.t(hint).into_owned()),
            value: returned.value("look", id, stands),
            error: returned.error(id),
        })
    };
    let missing = missing_characters(&organisation.name).into_iter().map(String::from).collect::<Vec<_>>();
    let unprintable = (!missing.is_empty()).then(|| {
        let text = visit.messages.with("settings-unprintable", &[("characters", missing.join(" ").into())]);
        view! { <p class="warning">{text}</p> }
    });
    let accent = Rgb::parse(&organisation.accent).and_then(|rgb| Accent::of(rgb).ok());
    view! {
        {unprintable}
        <form method="post" action=seated.here("/settings") novalidate>
            <input type="hidden" name="version" value=organisation.version.to_string()/>
            {line("name", Holds::Text, "settings-name", "settings-name-hint", &organisation.name)}
            {line("contact", Holds::Text, "settings-contact", "settings-contact-hint", &organisation.contact)}
            {line("accent", Holds::Text, "settings-accent", "settings-accent-hint", &organisation.accent)}
            {accent.map(|accent| samples(visit, &accent))}
            <button type="submit" class="button" name="do" value="look">{visit.t("settings-save")}</button>
        </form>
        <p class="fine">
            {visit.messages.with("settings-address", &[("slug", organisation.slug.clone().into())])}
        </p>
        {logo::section(managed, organisation, logo, returned)}
    }
    .into_any()
}

/// The colour as it stands, in both themes.
fn samples(visit: &Visit, accent: &Accent) -> impl IntoView + use<> {
    let themes = [
        ("settings-light", accent.light, accent.light_ratio, ON_ACCENT[0]),
        ("settings-dark", accent.dark, accent.dark_ratio, ON_ACCENT[1]),
    ];
    let rows = themes
        .into_iter()
        .map(|(key, colour, measured, on)| {
            let args = [("colour", colour.hex().into()), ("ratio", ratio(visit, measured).into())];
            view! {
                <li>
                    <svg viewBox="0 0 48 24" width="48" height="24" aria-hidden="true">
                        <rect width="48" height="24" rx="4" fill=colour.hex()></rect>
                        <rect x="10" y="10" width="28" height="4" rx="2" fill=on.hex()></rect>
                    </svg>
                    <span>{visit.messages.with(key, &args)}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="colours">{rows}</ul> }
}
