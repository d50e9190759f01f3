//! Webhooks: made, tried, switched off and on, removed; what they were told.

mod log;

use leptos::prelude::*;
use perehdy_records::{MOST_WEBHOOKS, NewWebhook, Refusal, Uuid, Webhook, WebhookSecret};
use url::Url;

use super::super::Managed;
use super::super::forms::Returned;
use super::{Done, Secret, Sent, Shown};
use crate::components::choices::{Choice, Choices, choices};
use crate::components::field::{Field, Holds, field};
use crate::i18n::day;
use crate::pages::form::Fields;
use crate::visit::Visit;

/// The longest address.
const LONGEST: usize = 500;

/// An address to which a webhook may go, as it is stored; `None` for any other text. Whether its host is one of the internet
/// is looked at each time that something is sent.
fn address(typed: &str, anywhere: bool) -> Option<String> {
    let url = Url::parse(typed.trim()).ok()?;
    let scheme = url.scheme() == "https" || (anywhere && url.scheme() == "http");
    let bare = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    (scheme && bare && url.host().is_some() && url.as_str().len() <= LONGEST).then(|| url.into())
}

/// Makes a webhook.
pub(super) async fn make(managed: &Managed, mut fields: Fields, mut returned: Box<Returned>) -> Sent {
    let visit = &managed.seated.visit;
    let (once, url) = (fields.take("once"), fields.take("url"));
    let (Some(id), Some(url)) = (once.and_then(|id| id.parse::<Uuid>().ok()), url) else {
        return Err(returned.foreign(visit));
    };
    let events = fields.take("events");
    if !fields.0.is_empty() {
        return Err(returned.foreign(visit));
    }
    let (completion, expiry) = match events.as_deref() {
        Some("both") => (true, true),
        Some("completion") => (true, false),
        Some("expiry") => (false, true),
        _ => {
            returned = returned.fault("webhook-events-both", visit.t("webhooks-events-none"));
            (false, false)
        }
    };
    let Some(url) = address(&url, visit.app.settings.webhooks_anywhere) else {
        return Err(returned.fault("webhook-url", visit.t("webhooks-url-wrong")));
    };
    if returned.is_wrong() {
        return Err(returned);
    }
    match visit.app.records.new_webhook(&managed.manager, NewWebhook { id, url, completion, expiry }).await {
        Ok(Ok(secret)) => Ok(Done::Made(made(visit, &secret))),
        Ok(Err(Refusal::NotAllowed)) => Err(returned.forbidden()),
        Ok(Err(Refusal::Taken)) => Err(returned.changed(visit.t("webhooks-twice"))),
        Ok(Err(_)) => {
            let text = visit.messages.with("webhooks-enough", &[("most", MOST_WEBHOOKS.into())]);
            Err(returned.fault("webhook-url", text))
        }
        Err(error) => Err(returned.not_stored(visit, &error)),
    }
}

/// What is done with one webhook, or with one message to it.
pub(super) async fn change(managed: &Managed, action: &str, mut fields: Fields, returned: Box<Returned>) -> Sent {
    let visit = &managed.seated.visit;
    let (records, seat) = (&visit.app.records, &managed.manager);
    let version: u32 = fields.take("version").and_then(|version| version.parse().ok()).unwrap_or_default();
    let mut id = |name| fields.take(name).and_then(|id| id.parse::<Uuid>().ok());
    let (webhook, message) = (id("webhook"), id("message"));
    let Some(webhook) = webhook.filter(|_| fields.0.is_empty()) else { return Err(returned.foreign(visit)) };
    let to = |done: &str| Done::To(managed.seated.here(&format!("/integrations?{done}#webhooks")));
    let done = match (action, message) {
        ("test-webhook", None) => records.test_webhook(seat, webhook).await.map(|done| done.map(|()| to("tested"))),
        ("send-again", Some(message)) => {
            records.send_again(seat, webhook, message).await.map(|done| done.map(|()| to("again")))
        }
        ("off-webhook", None) => {
            records.switch_webhook(seat, webhook, version, false).await.map(|done| done.map(|()| to("off")))
        }
        ("on-webhook", None) => {
            records.switch_webhook(seat, webhook, version, true).await.map(|done| done.map(|()| to("on")))
        }
        ("remove-webhook", None) => {
            records.remove_webhook(seat, webhook, version).await.map(|done| done.map(|()| to("removed")))
        }
        ("secret-webhook", None) => records
            .renew_webhook_secret(seat, webhook, version)
            .await
            .map(|done| done.map(|secret| Done::Made(made(visit, &secret)))),
        _ => return Err(returned.foreign(visit)),
    };
    match done {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(Refusal::NotAllowed)) => Err(returned.forbidden()),
        Ok(Err(Refusal::Changed)) => Err(returned.changed(visit.t("webhooks-changed"))),
        Ok(Err(_)) => Err(returned.changed(visit.t("webhooks-gone"))),
        Err(error) => Err(returned.not_stored(visit, &error)),
    }
}

fn made(visit: &Visit, secret: &WebhookSecret) -> Secret {
    Secret {
        title: visit.t("webhooks-made-title").into_owned(),
        lead: visit.t("webhooks-made").into_owned(),
        text: secret.text(),
        used: None,
    }
}

/// The webhooks, what they were told, and the form for another one.
pub(super) fn section(managed: &Managed, shown: &Shown, returned: &Returned) -> AnyView {
    let visit = &managed.seated.visit;
    let list = if shown.webhooks.is_empty() {
        view! { <p>{visit.t("webhooks-none")}</p> }.into_any()
    } else {
        let rows = shown.webhooks.iter().map(|webhook| row(managed, webhook)).collect_view();
        view! { <ul class="entries">{rows}</ul> }.into_any()
    };
    view! {
        <section class="detail" id="webhooks" aria-labelledby="webhooks-title">
            <h2 id="webhooks-title">{visit.t("webhooks-title")}</h2>
            <p>{visit.t("webhooks-lead")}</p>
            {list}
            {log::section(managed, shown)}
            <h3>{visit.t("webhooks-make-title")}</h3>
            {form(managed, returned)}
            <details>
                <summary>{visit.t("webhooks-check-title")}</summary>
                <p>{visit.t("webhooks-check-what")}</p>
                <ol>
                    <li>{visit.t("webhooks-check-key")}</li>
                    <li>{visit.t("webhooks-check-text")}" "<code>"webhook-id.webhook-timestamp.body"</code></li>
                    <li>{visit.t("webhooks-check-compare")}" "<code>"webhook-signature"</code></li>
                    <li>{visit.t("webhooks-check-time")}</li>
                </ol>
                <p>{visit.t("webhooks-check-answer")}</p>
            </details>
        </section>
    }
    .into_any()
}

fn form(managed: &Managed, returned: &Returned) -> impl IntoView + use<> {
    let visit = &managed.seated.visit;
    // The same form sent twice makes one webhook.
    let once = uuid::Builder::from_random_bytes(visit.app.records.random()).into_uuid();
    let anywhere = visit.app.settings.webhooks_anywhere;
    let url = Field {
        id: "webhook-url",
        name: "url",
        holds: Holds::Text,
        label: visit.t("webhooks-url").into_owned(),
        hint: (!anywhere).then(|| visit.t("webhooks-url-hint").into_owned()),
        value: returned.value("make-webhook", "url", ""),
        error: returned.error("webhook-url"),
    };
    let choice = |value, key: &str| Choice { value, label: visit.t(key).into_owned(), more: None };
    let events = Choices {
        id: "webhook-events",
        name: "events",
        legend: visit.t("webhooks-events").into_owned(),
        hint: None,
        choices: vec![
            choice("both", "webhooks-both"),
            choice("completion", "webhooks-completion"),
            choice("expiry", "webhooks-expiry"),
        ],
        chosen: returned.value("make-webhook", "events", "both"),
        error: returned.error("webhook-events-both"),
    };
    view! {
        <form method="post" action=managed.seated.here("/integrations") novalidate>
            <input type="hidden" name="once" value=once.to_string()/>
            {field(url)}
            {choices(events)}
            <button type="submit" class="button" name="do" value="make-webhook">{visit.t("webhooks-make")}</button>
        </form>
    }
}

fn row(managed: &Managed, webhook: &Webhook) -> AnyView {
    let visit = &managed.seated.visit;
    let on = |key: &str, at| {
        let day = day(visit.messages, &visit.app.settings.zone, at);
        visit.messages.with(key, &[("day", day.into())])
    };
    let events = match (webhook.completion, webhook.expiry) {
        (true, true) => "webhooks-both",
        (true, false) => "webhooks-completion",
        (false, _) => "webhooks-expiry",
    };
    let state = match (webhook.off, webhook.failing) {
        (Some(off), _) => Some(on("webhooks-off-since", off)),
        (None, Some(failing)) => Some(on("webhooks-failing", failing)),
        (None, None) => None,
    };
    let facts: Vec<String> = [Some(visit.t(events).into_owned()), state].into_iter().flatten().collect();
    let button = |action: &'static str, key: &str| {
        let url = webhook.url.clone();
        view! {
            <button type="submit" class="button button-secondary" name="do" value=action>
                {visit.t(key)}<span class="visually-hidden">{format!(": {url}")}</span>
            </button>
        }
    };
    let is_on = webhook.off.is_none();
    let test = is_on.then(|| button("test-webhook", "webhooks-test"));
    // What is removed cannot be brought back, its secret neither: it is switched off first, and that can be undone.
    let remove = (!is_on).then(|| button("remove-webhook", "webhooks-remove"));
    let switch = if is_on { button("off-webhook", "webhooks-off") } else { button("on-webhook", "webhooks-on") };
    view! {
        <li class="entry">
            <p class="entry-what"><strong dir="auto">{webhook.url.clone()}</strong></p>
            <p class="entry-facts">{facts.join(" · ")}</p>
            <form method="post" action=managed.seated.here("/integrations") class="buttons">
                <input type="hidden" name="webhook" value=webhook.id.to_string()/>
                <input type="hidden" name="version" value=webhook.version.to_string()/>
                {test}
                {switch}
                {button("secret-webhook", "webhooks-secret")}
                {remove}
            </form>
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn addresses_of_webhooks() {
        let long = format!("https://example.org/{}", "a".repeat(500));
        for wrong in [
            "",
            "example.org",
            "ftp://example.org",
            "http://example.org/",
            "https://",
            "https://a:b@example.org/",
            "https://e.org/#x",
            &long,
        ] {
            assert_eq!(address(wrong, false), None, "{wrong}");
        }
        assert_eq!(address(" https://Example.org/a?b=c ", false).as_deref(), Some("https://example.org/a?b=c"));
        assert_eq!(address("http://127.0.0.1:8080/", true).as_deref(), Some("http://127.0.0.1:8080/"));
        assert_eq!(address("https://a@example.org/", true), None);
    }
}
