//! Webhooks go out: what is due is taken from the database and sent, a few at a time and one at a time to each address.
//!
//! A message that was sent when the program was stopped before it could be noted is sent again: receivers know it by its id.

mod message;
mod network;
mod send;

use std::sync::Arc;
use std::time::Duration;

use perehdy_app::state::App;
use perehdy_app::webhooks::off_mail;
use perehdy_records::{Delivery, NewMail, SwitchedOff, Tried};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};

use crate::config::Authorities;
use send::Sender;

/// Most messages under way at a time.
const WORKERS: usize = 8;

/// How often it is looked for messages.
const EVERY: Duration = Duration::from_secs(2);

/// How often it is looked for completions that end.
const ENDINGS: Duration = Duration::from_secs(5 * 60);

/// Runs until the program ends.
pub(crate) async fn run(app: App, authorities: Authorities) {
    let sender = match Sender::new(app.settings.webhooks_anywhere, &authorities) {
        Ok(sender) => Arc::new(sender),
        Err(error) => {
            tracing::error!(%error, "webhooks cannot be sent");
            return;
        }
    };
    let mut under_way = JoinSet::new();
    let mut looked: Option<Instant> = None;
    loop {
        if looked.is_none_or(|at| at.elapsed() >= ENDINGS) {
            looked = Some(Instant::now());
            endings(&app).await;
        }
        while under_way.try_join_next().is_some() {}
        let free = u32::try_from(WORKERS - under_way.len()).unwrap_or(0);
        let due = if free > 0 { take(&app, free).await } else { Vec::new() };
        let none = due.is_empty();
        for delivery in due {
            under_way.spawn(deliver(app.clone(), Arc::clone(&sender), delivery));
        }
        if none {
            sleep(EVERY).await;
        }
    }
}

async fn endings(app: &App) {
    match app.records.queue_expiries().await {
        Ok(0) => {}
        Ok(queued) => tracing::info!(queued, "webhooks are told of completions that end"),
        Err(error) => tracing::warn!(%error, "completions that end could not be looked for"),
    }
}

async fn take(app: &App, most: u32) -> Vec<Delivery> {
    app.records.due_deliveries(most).await.unwrap_or_else(|error| {
        tracing::warn!(%error, "messages of webhooks could not be looked for");
        Vec::new()
    })
}

async fn deliver(app: App, sender: Arc<Sender>, delivery: Delivery) {
    let tried = sender.send(&delivery, app.records.now()).await;
    tracing::debug!(message = %delivery.id, ?tried, "a webhook was tried");
    note(&app, &delivery, tried).await;
}

async fn note(app: &App, delivery: &Delivery, tried: Tried) {
    match app.records.delivery_tried(delivery, tried).await {
        Ok(None) => {}
        Ok(Some(off)) => tell(app, &off).await,
        Err(error) => {
            tracing::warn!(%error, "what became of a webhook's message could not be stored: it is sent again")
        }
    }
}

/// Tells the managers that a webhook was switched off.
async fn tell(app: &App, off: &SwitchedOff) {
    tracing::info!(webhook = %off.webhook, "a webhook was switched off: nothing was taken there for days");
    for (learner, email, lang) in &off.managers {
        let mail = NewMail {
            send_once: format!("webhook-off:{}:{}:{}", off.webhook, off.at.0, learner.0),
            recipient: email.clone(),
            learner: Some(*learner),
            lang: *lang,
            text: off_mail(app, *lang, off),
            useless_after: None,
        };
        if let Err(error) = app.records.queue_mail(mail).await {
            tracing::warn!(%error, "a manager could not be told that a webhook was switched off");
        }
    }
}
