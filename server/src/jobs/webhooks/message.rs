//! What a message says, and its signature by Standard Webhooks: who has the secret can tell that it is ours, and when it was
//! made.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use perehdy_courses::model::Timestamp;
use perehdy_records::{Delivery, WebhookEvent, WebhookSecret};
use serde_json::{Value, json};
use sha2::Sha256;

/// The body: small, the same at every try. No names: whoever may know them asks the API.
pub(super) fn body(delivery: &Delivery) -> String {
    let tells = &delivery.tells;
    let moment =
        |at: Timestamp| jiff::Timestamp::from_microsecond(at.0).map_or(Value::Null, |at| Value::from(at.to_string()));
    let data = match tells.learner {
        None => json!({ "organisation": delivery.slug }),
        Some(learner) => json!({
            "organisation": delivery.slug,
            "member": learner.0.to_string(),
            "course": tells.course,
            "version": tells.version,
            "completed": tells.completed.map(moment),
            "expires": tells.expires.map(moment),
        }),
    };
    json!({ "type": name(tells.event), "timestamp": moment(tells.happened), "data": data }).to_string()
}

/// What an event is called.
const fn name(event: WebhookEvent) -> &'static str {
    match event {
        WebhookEvent::Completed => "completion.made",
        WebhookEvent::Expiring => "completion.expiring",
        WebhookEvent::Expired => "completion.expired",
        WebhookEvent::Test => "test",
    }
}

/// The header `webhook-signature`; `None` never, as any key is fit.
pub(super) fn signature(secret: &WebhookSecret, id: &str, seconds: i64, body: &str) -> Option<String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(&secret.0).ok()?;
    mac.update(format!("{id}.{seconds}.{body}").as_bytes());
    Some(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification (standardwebhooks.com), whose secret has other than 32 bytes: by the same steps.
    #[test]
    fn signed_as_the_specification_does() {
        let key = STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).unwrap();
        mac.update(b"msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{\"test\": 2432232314}");
        assert_eq!(STANDARD.encode(mac.finalize().into_bytes()), "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        let of = |id: &str, seconds, body: &str| signature(&WebhookSecret([1; 32]), id, seconds, body).unwrap();
        let one = of("a", 1, "{}");
        assert!(one.starts_with("v1,") && one.len() == 47, "{one}");
        assert!([of("b", 1, "{}"), of("a", 2, "{}"), of("a", 1, "{ }")].iter().all(|other| *other != one));
    }
}
