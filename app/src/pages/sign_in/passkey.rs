//! Signing in with a passkey. Nobody says who they are: the passkey does.

use std::time::Duration;

use http::{HeaderMap, StatusCode};
use perehdy_records::{Challenge, Error, KnownPasskey};

use super::{Returned, courses, entering, not_saved, welcome};
use crate::accounts::device::device;
use crate::accounts::passkeys::{Answer, Site};
use crate::visit::Visit;

/// Wrong signatures that a passkey has in [`WINDOW`].
const MOST_TRIES: u32 = 10;

/// A quarter of an hour.
const WINDOW: Duration = Duration::from_secs(15 * 60);

/// What the browser is to be asked, so that it signs with a passkey: the same for everybody.
pub(super) async fn ask(visit: &Visit) -> Result<serde_json::Value, Returned> {
    let Some(question) = Site::at(&visit.app.settings.origin).and_then(|site| site.ask_to_sign_in()) else {
        return Err(Returned {
            trouble: Some(visit.t("fault-foreign-form").into_owned()),
            status: StatusCode::UNPROCESSABLE_ENTITY,
            ..Returned::default()
        });
    };
    match visit.app.records.keep_challenge(&question.challenge, None, question.state).await {
        Ok(()) => Ok(question.json),
        Err(error) => {
            tracing::error!(%error, "a challenge was not stored");
            Err(not_saved(visit, Returned::default()))
        }
    }
}

/// Signs in with what the browser has signed; gives where to go on.
pub(super) async fn sign_in(visit: &mut Visit, headers: &HeaderMap, answer: &str) -> Result<String, Returned> {
    let returned = Returned { status: StatusCode::UNPROCESSABLE_ENTITY, ..Returned::default() };
    let fault = |text: String| Returned { passkey_fault: Some(text), ..returned };
    let (passkey, state) = match prove(visit, answer).await {
        Ok(Proof::Right(passkey, state)) => (passkey, state),
        Ok(Proof::Wrong(key)) => return Err(fault(visit.t(key).into_owned())),
        Ok(Proof::Wait(seconds)) => {
            let text = visit.messages.with("passkey-wait", &[("n", seconds.div_ceil(60).into())]);
            let status = StatusCode::TOO_MANY_REQUESTS;
            return Err(Returned { wait: Some(seconds), status, ..fault(text) });
        }
        Err(error) => {
            tracing::error!(%error, "a signature could not be compared");
            return Err(not_saved(visit, Returned::default()));
        }
    };
    let (new, device, courses) = (visit.app.records.new_token(), device(headers), courses(visit));
    let signed_in =
        visit.app.records.sign_in_by_passkey(&passkey, &state, &entering(visit, &new, &device, &courses)).await;
    match signed_in {
        Ok(Some(signed_in)) => Ok(welcome(visit, new, signed_in)),
        Ok(None) => Err(fault(visit.t("passkey-refused").into_owned())),
        Err(error) => {
            tracing::error!(%error, "nobody was signed in");
            Err(not_saved(visit, Returned::default()))
        }
    }
}

/// What a browser's answer proves.
enum Proof {
    /// It was signed with this passkey, of which this is to be known from now on.
    Right(KnownPasskey, Vec<u8>),
    /// Nothing: the message that says why.
    Wrong(&'static str),
    /// Too many were wrong: seconds.
    Wait(u64),
}

async fn prove(visit: &Visit, answer: &str) -> Result<Proof, Error> {
    let records = &visit.app.records;
    let site = Site::at(&visit.app.settings.origin);
    let answer = Answer::read(answer);
    let challenge = answer.as_ref().and_then(Answer::challenge);
    let (Some(site), Some(answer), Some(challenge)) = (site, answer, challenge) else {
        return Ok(Proof::Wrong("passkey-refused"));
    };
    // Taken back whatever follows: each question is answered once.
    let Challenge::Open(state) = records.take_challenge(&challenge, None).await? else {
        return Ok(Proof::Wrong("passkey-late"));
    };
    let Some(passkey) = records.passkey(answer.credential()).await? else {
        return Ok(Proof::Wrong("passkey-unknown"));
    };
    let key = format!("passkey:{}", passkey.id);
    if let Some(seconds) = records.guess(&key, MOST_TRIES, WINDOW).await? {
        return Ok(Proof::Wait(seconds));
    }
    match site.proven(&state, &answer, &passkey) {
        Ok(state) => {
            records.forget_guesses(&key).await?;
            Ok(Proof::Right(passkey, state))
        }
        Err(reason) => {
            tracing::warn!(reason, passkey = %passkey.id, "a signature was refused");
            Ok(Proof::Wrong("passkey-refused"))
        }
    }
}
