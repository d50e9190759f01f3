//! Addresses that are told what happens, and what they were told.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use perehdy_courses::model::Timestamp;
use uuid::Uuid;

use super::LearnerId;

/// What signs a webhook's messages: 256 random bits.
#[derive(Clone, PartialEq, Eq)]
pub struct WebhookSecret(pub [u8; 32]);

impl WebhookSecret {
    /// As Standard Webhooks write it: `whsec_` and base64.
    #[must_use]
    pub fn text(&self) -> String {
        format!("whsec_{}", STANDARD.encode(self.0))
    }
}

impl std::fmt::Debug for WebhookSecret {
    /// Secrets stay out of logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WebhookSecret(…)")
    }
}

/// A webhook that is to be made. Whether its address is fit is the caller's to know.
#[derive(Clone, Debug)]
pub struct NewWebhook {
    /// Its id: the same form sent twice makes one.
    pub id: Uuid,
    /// The address.
    pub url: String,
    /// Whether it is told of completions.
    pub completion: bool,
    /// Whether it is told of completions that end.
    pub expiry: bool,
}

/// A webhook, as managers see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    /// Its id.
    pub id: Uuid,
    /// The address.
    pub url: String,
    /// Whether it is told of completions.
    pub completion: bool,
    /// Whether it is told of completions that end.
    pub expiry: bool,
    /// When it was made.
    pub created: Timestamp,
    /// Since when nothing was taken there.
    pub failing: Option<Timestamp>,
    /// When it was switched off.
    pub off: Option<Timestamp>,
    /// Counts its changes by people and by the job that gives up.
    pub version: u32,
}

/// What a webhook can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WebhookEvent {
    /// Somebody has completed a course, for the first time or anew.
    Completed,
    /// A completion ends within [`EXPIRING_DAYS`](crate::EXPIRING_DAYS).
    Expiring,
    /// A completion has ended.
    Expired,
    /// Nothing has happened: a manager tries whether it arrives.
    Test,
}

/// A message to be sent now.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// Of which organisation.
    pub organisation: Uuid,
    /// What stands in its addresses.
    pub slug: String,
    /// The webhook.
    pub webhook: Uuid,
    /// The message's id, the same at every try.
    pub id: Uuid,
    /// Where to.
    pub url: String,
    /// What signs it.
    pub secret: WebhookSecret,
    /// What it tells.
    pub tells: Tells,
}

/// What a message tells. Names are not in it: who may know them asks the API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tells {
    /// What happened.
    pub event: WebhookEvent,
    /// When it was noticed.
    pub happened: Timestamp,
    /// Of whom; `None` for a test.
    pub learner: Option<LearnerId>,
    /// Course id; empty for a test.
    pub course: String,
    /// The version that was completed.
    pub version: String,
    /// When it was completed.
    pub completed: Option<Timestamp>,
    /// Until when that holds.
    pub expires: Option<Timestamp>,
}

/// What became of a try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// The status of the answer, if there was one; 200 to 299 means that it was taken.
    pub status: Option<u16>,
    /// Else what went wrong, as a code.
    pub trouble: &'static str,
    /// How long it took.
    pub milliseconds: u32,
}

/// A message in the log of deliveries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryLine {
    /// The webhook.
    pub webhook: Uuid,
    /// Its address.
    pub url: String,
    /// The message's id.
    pub id: Uuid,
    /// What it tells.
    pub event: WebhookEvent,
    /// Course id; empty for a test.
    pub course: String,
    /// When what it tells was noticed.
    pub happened: Timestamp,
    /// How often it was tried since it was queued.
    pub tries: u32,
    /// When it was last tried.
    pub tried: Option<Timestamp>,
    /// The status of the last answer.
    pub status: Option<u32>,
    /// What went wrong at the last try, as a code; empty when nothing did.
    pub trouble: String,
    /// How long the last try took.
    pub milliseconds: Option<u32>,
    /// When it is tried again; `None`: it is not.
    pub next_try: Option<Timestamp>,
    /// When it was taken.
    pub delivered: Option<Timestamp>,
}

/// A webhook that was switched off because nothing was taken there for days, and who is to be told.
#[derive(Clone, Debug)]
pub struct SwitchedOff {
    /// What the organisation is called.
    pub organisation: String,
    /// What stands in its addresses.
    pub slug: String,
    /// The webhook.
    pub webhook: Uuid,
    /// When.
    pub at: Timestamp,
    /// The host it goes to, or all of the address.
    pub url: String,
    /// The managers who have an address: who, where, in which language.
    pub managers: Vec<(LearnerId, super::Email, perehdy_courses::model::Lang)>,
}
