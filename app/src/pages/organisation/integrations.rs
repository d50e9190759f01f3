//! `/{lang}/organisation/{slug}/integrations`: how other programs learn who stands how: tokens by which they
//! read, and webhooks that tell them.

mod tokens;
mod webhooks;

use axum::body::Bytes;
use axum::response::Response;
use leptos::prelude::*;
use perehdy_courses::model::Timestamp;
use perehdy_records::{ApiTokenLine, DeliveryLine, Error, Webhook};

use super::forms::Returned;
use super::{Managed, Tab, frame, unavailable};
use crate::pages::form::Fields;
use crate::respond;

/// What the page shows.
struct Shown {
    tokens: Vec<ApiTokenLine>,
    webhooks: Vec<Webhook>,
    deliveries: Vec<DeliveryLine>,
    now: Timestamp,
}

/// A secret that was just made, shown this once: in the answer to the form itself, because nothing remembers it.
struct Secret {
    title: String,
    /// What it is, and where to copy it.
    lead: String,
    text: String,
    /// How it is used, and an example.
    used: Option<(String, String)>,
}

/// What became of a form.
enum Done {
    /// Go on at this address.
    To(String),
    /// The page with the secret.
    Made(Secret),
}

type Sent = Result<Done, Box<Returned>>;

/// The page.
pub(super) async fn get(managed: Managed) -> Response {
    show(&managed, &Returned::default(), None).await
}

/// A form of the page: `make-token`, `revoke-token`, `make-webhook`, and what is done with one webhook or message.
pub(super) async fn post(managed: Managed, body: Bytes) -> Response {
    let mut fields = Fields::decode(&body);
    let action = fields.take("do").unwrap_or_default();
    let returned = Returned::of(&action, &fields);
    let sent = match action.as_str() {
        "make-token" => tokens::make(&managed, fields, returned).await,
        "revoke-token" => tokens::revoke(&managed, fields, returned).await,
        "make-webhook" => webhooks::make(&managed, fields, returned).await,
        other => webhooks::change(&managed, other, fields, returned).await,
    };
    match sent {
        Ok(Done::To(address)) => respond::see_other(&managed.seated.visit, &address),
        Ok(Done::Made(secret)) => show(&managed, &Returned::default(), Some(secret)).await,
        Err(returned) => show(&managed, &returned, None).await,
    }
}

async fn read(managed: &Managed) -> Result<Shown, Error> {
    let records = &managed.seated.visit.app.records;
    Ok(Shown {
        tokens: records.api_tokens(&managed.manager).await?,
        webhooks: records.webhooks(&managed.manager).await?,
        deliveries: records.deliveries(&managed.manager).await?,
        now: records.now(),
    })
}

async fn show(managed: &Managed, returned: &Returned, secret: Option<Secret>) -> Response {
    if let Some(response) = returned.not_allowed(&managed.seated) {
        return response;
    }
    let visit = &managed.seated.visit;
    match read(managed).await {
        Ok(shown) => respond::page(visit, || {
            let said = SAID.iter().find(|(asked, _)| visit.asks(asked)).map(|(_, key)| visit.t(key).into_owned());
            let said = said.filter(|_| !returned.is_wrong() && secret.is_none());
            let content = content(managed, &shown, returned, secret.as_ref());
            let title = visit.t("organisation-integrations");
            returned.told(frame(&managed.seated, Tab::Integrations, title, said, content))
        }),
        Err(error) => unavailable(visit, &error),
    }
}

/// What the form before has done, by what stands in the address.
const SAID: [(&str, &str); 6] = [
    ("revoked", "tokens-revoked-now"),
    ("tested", "webhooks-tested"),
    ("again", "webhooks-again-now"),
    ("off", "webhooks-off-now"),
    ("on", "webhooks-on-now"),
    ("removed", "webhooks-removed-now"),
];

/// The secret that was just made.
fn made(secret: &Secret) -> AnyView {
    let used = secret.used.clone().map(|(how, example)| {
        view! {
            <p>{how}</p>
            <p><code class="secret">{example}</code></p>
        }
    });
    view! {
        <section class="detail notice" aria-labelledby="made-title">
            <h2 id="made-title">{secret.title.clone()}</h2>
            <p>{secret.lead.clone()}</p>
            <p><code class="secret">{secret.text.clone()}</code></p>
            {used}
        </section>
    }
    .into_any()
}

fn content(managed: &Managed, shown: &Shown, returned: &Returned, secret: Option<&Secret>) -> AnyView {
    let visit = &managed.seated.visit;
    view! {
        {secret.map(made)}
        <p class="lead">{visit.t("integrations-lead")}</p>
        <p class="buttons"><a href="#webhooks">{visit.t("webhooks-title")}</a></p>
        {tokens::section(managed, shown, returned)}
        {webhooks::section(managed, shown, returned)}
    }
    .into_any()
}
