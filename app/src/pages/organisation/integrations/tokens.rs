//! Tokens: made, shown once, listed, revoked.

use leptos::prelude::*;
use perehdy_records::{ApiTokenLine, NewApiToken, Refusal, Uuid};

use super::super::Managed;
use super::super::assignments::fields::{day_hint, day_wrong, last_moment};
use super::super::forms::Returned;
use super::{Done, Secret, Sent, Shown};
use crate::components::field::{Field, Holds, field};
use crate::i18n::day;
use crate::pages::form::Fields;
use crate::visit::Visit;

/// Makes a token.
pub(super) async fn make(managed: &Managed, mut fields: Fields, mut returned: Box<Returned>) -> Sent {
    let visit = &managed.seated.visit;
    let (once, name, last) = (fields.take("once"), fields.take("name"), fields.take("day"));
    let id = once.and_then(|id| id.parse::<Uuid>().ok());
    let (Some(id), Some(name), Some(last)) = (id, name, last) else { return Err(returned.foreign(visit)) };
    if !fields.0.is_empty() {
        return Err(returned.foreign(visit));
    }
    if name.trim().is_empty() {
        returned = returned.fault("token-name", visit.t("tokens-name-empty"));
    }
    if name.chars().count() > 200 {
        returned = returned.fault("token-name", visit.messages.with("settings-too-long", &[("most", 200.into())]));
    }
    let Some(ends) = last_moment(visit, &last) else {
        return Err(returned.fault("token-day", day_wrong(visit)));
    };
    if returned.is_wrong() {
        return Err(returned);
    }
    let new = NewApiToken { id, name: name.clone(), ends };
    match visit.app.records.new_api_token(&managed.manager, new).await {
        Ok(Ok(token)) => Ok(Done::Made(secret(visit, name.trim(), token.text()))),
        Ok(Err(Refusal::NotAllowed)) => Err(returned.forbidden()),
        Ok(Err(Refusal::Past)) => Err(returned.fault("token-day", visit.t("tokens-day-far"))),
        Ok(Err(Refusal::Taken)) => Err(returned.changed(visit.t("tokens-twice"))),
        Ok(Err(_)) => Err(returned.fault("token-name", visit.t("tokens-name-empty"))),
        Err(error) => Err(returned.not_stored(visit, &error)),
    }
}

/// Revokes a token.
pub(super) async fn revoke(managed: &Managed, mut fields: Fields, returned: Box<Returned>) -> Sent {
    let visit = &managed.seated.visit;
    let id = fields.take("token").and_then(|id| id.parse::<Uuid>().ok());
    let Some(id) = id.filter(|_| fields.0.is_empty()) else { return Err(returned.foreign(visit)) };
    match visit.app.records.revoke_api_token(&managed.manager, id).await {
        Ok(Ok(())) => Ok(Done::To(managed.seated.here("/integrations?revoked"))),
        Ok(Err(Refusal::NotAllowed)) => Err(returned.forbidden()),
        Ok(Err(_)) => Err(returned.foreign(visit)),
        Err(error) => Err(returned.not_stored(visit, &error)),
    }
}

/// The token that was just made.
fn secret(visit: &Visit, name: &str, text: String) -> Secret {
    let example = format!("Authorization: Bearer {text}");
    Secret {
        title: visit.t("tokens-made-title").into_owned(),
        lead: visit.messages.with("tokens-made", &[("name", name.to_owned().into())]),
        text,
        used: Some((visit.t("tokens-use").into_owned(), example)),
    }
}

/// The tokens, and the form for another one.
pub(super) fn section(managed: &Managed, shown: &Shown, returned: &Returned) -> AnyView {
    let visit = &managed.seated.visit;
    let (open, over): (Vec<_>, Vec<_>) = shown.tokens.iter().partition(|token| is_open(shown, token));
    let rows = |tokens: Vec<&ApiTokenLine>| tokens.into_iter().map(|token| row(managed, shown, token)).collect_view();
    let list = if open.is_empty() {
        view! { <p>{visit.t("tokens-none")}</p> }.into_any()
    } else {
        view! { <ul class="entries">{rows(open)}</ul> }.into_any()
    };
    let over = (!over.is_empty()).then(|| {
        view! {
            <details>
                <summary>{visit.t("tokens-over")}</summary>
                <ul class="entries">{rows(over)}</ul>
            </details>
        }
    });
    let document = format!("{}/api/v1/openapi.json", visit.app.settings.origin);
    view! {
        <section class="detail" id="tokens" aria-labelledby="tokens-title">
            <h2 id="tokens-title">{visit.t("tokens-title")}</h2>
            <p>{visit.t("tokens-lead")}</p>
            <p>{visit.t("tokens-document")}" "<a href="/api/v1/openapi.json" rel="nofollow">{document}</a></p>
            {list}
            {over}
            <h3>{visit.t("tokens-make-title")}</h3>
            {form(managed, returned)}
            <p class="fine">{visit.t("tokens-stay")}</p>
        </section>
    }
    .into_any()
}

fn form(managed: &Managed, returned: &Returned) -> impl IntoView + use<> {
    let visit = &managed.seated.visit;
    // The same form sent twice makes one token.
    let once = uuid::Builder::from_random_bytes(visit.app.records.random()).into_uuid();
    let name = Field {
        id: "token-name",
        name: "name",
        holds: Holds::Text,
        label: visit.t("tokens-name").into_owned(),
        hint: Some(visit.t("tokens-name-hint").into_owned()),
        value: returned.value("make-token", "name", ""),
        error: returned.error("token-name"),
    };
    let last = Field {
        id: "token-day",
        name: "day",
        holds: Holds::Day,
        label: visit.t("tokens-day").into_owned(),
        hint: Some(format!("{} {}", visit.t("tokens-day-most"), day_hint(visit))),
        value: returned.value("make-token", "day", ""),
        error: returned.error("token-day"),
    };
    view! {
        <form method="post" action=managed.seated.here("/integrations") novalidate>
            <input type="hidden" name="once" value=once.to_string()/>
            {field(name)}
            {field(last)}
            <button type="submit" class="button" name="do" value="make-token">{visit.t("tokens-make")}</button>
        </form>
    }
}

fn is_open(shown: &Shown, token: &ApiTokenLine) -> bool {
    token.revoked.is_none() && token.ends > shown.now
}

fn row(managed: &Managed, shown: &Shown, token: &ApiTokenLine) -> AnyView {
    let visit = &managed.seated.visit;
    let on = |key: &str, at| {
        let day = day(visit.messages, &visit.app.settings.zone, at);
        visit.messages.with(key, &[("day", day.into())])
    };
    let open = is_open(shown, token);
    let state = match token.revoked {
        Some(revoked) => on("tokens-revoked", revoked),
        None if open => on("invites-until", token.ends),
        None => on("tokens-ended", token.ends),
    };
    let by = token.made_by.clone().map(|name| visit.messages.with("tokens-by", &[("name", name.into())]));
    // The day alone: when a program works is nobody's to watch.
    let used = token.used.map_or_else(|| visit.t("tokens-unused").into_owned(), |used| on("tokens-used", used));
    let facts: Vec<String> = [Some(state), by, Some(used)].into_iter().flatten().collect();
    let name = token.name.clone();
    let revoke = open.then(|| {
        view! {
            <form method="post" action=managed.seated.here("/integrations") class="entry-do">
                <input type="hidden" name="token" value=token.id.to_string()/>
                <button type="submit" class="button button-secondary" name="do" value="revoke-token">
                    {visit.t("tokens-revoke")}<span class="visually-hidden">{format!(": {name}")}</span>
                </button>
            </form>
        }
    });
    view! {
        <li class="entry">
            <p class="entry-what"><strong dir="auto">{token.name.clone()}</strong></p>
            <p class="entry-facts"><code>{format!("{}…", token.start)}</code></p>
            <p class="entry-facts">{facts.join(" · ")}</p>
            {revoke}
        </li>
    }
    .into_any()
}
