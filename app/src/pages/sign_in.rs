//! `/{lang}/sign-in`: asking for a link by e-mail; signing in with a passkey or a password.
//!
//! What is answered, and how quickly, is the same for addresses that have an account and for those that have none.

mod forms;
mod passkey;
mod view;

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, StatusCode, Uri};
use perehdy_courses::model::Course;
use perehdy_records::{AskLink, Asked, Email, Entering, Error, LearnerId, Purpose, SessionToken, SignedIn};

use super::form::Fields;
use super::lang_of;
use super::problem::{Problem, problem};
use crate::accounts::device::device;
use crate::accounts::mails;
use crate::path::Path;
use crate::respond;
use crate::state::App;
use crate::visit::Visit;

pub(super) use forms::link_form;

/// Tries of a password that an account has in [`WINDOW`].
const MOST_TRIES: u32 = 10;

/// A quarter of an hour.
const WINDOW: Duration = Duration::from_secs(15 * 60);

/// A form that came back.
#[derive(Default)]
struct Returned {
    /// What was typed as the address to send a link to.
    email: String,
    email_fault: Option<String>,
    /// What was typed as the address beside the password, when that form came back.
    user: Option<String>,
    user_fault: Option<String>,
    password_fault: Option<String>,
    /// What is wrong with a passkey.
    passkey_fault: Option<String>,
    /// What is wrong beside the fields.
    trouble: Option<String>,
    /// Seconds to wait.
    wait: Option<u64>,
    status: StatusCode,
}

/// The page.
pub async fn get(State(app): State<App>, Path(lang): Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    view::respond(&visit, &Returned::default())
}

/// A form of the page: `send` sends a link, `passkey` and `password` sign in. `ask` is the script's: it answers with what the
/// browser is to be asked.
pub async fn post(
    State(app): State<App>,
    Path(lang): Path<String>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let mut visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    let mut fields = Fields::decode(&body);
    let action = fields.take("do");
    let (typed, password, answer) = (fields.take("email"), fields.take("password"), fields.take("credential"));
    let done = match (action.as_deref(), typed, password, answer) {
        (Some("send"), Some(typed), None, None) if fields.0.is_empty() => send(&visit, &headers, typed).await,
        (Some("password"), Some(typed), Some(password), None) if fields.0.is_empty() => {
            by_password(&mut visit, &headers, typed, &password).await
        }
        (Some("ask"), None, None, None) if fields.0.is_empty() => match passkey::ask(&visit).await {
            Ok(question) => return respond::json(&question),
            Err(returned) => Err(returned),
        },
        (Some("passkey"), None, None, Some(answer)) if fields.0.is_empty() => {
            passkey::sign_in(&mut visit, &headers, &answer).await
        }
        (_, typed, ..) => Err(Returned {
            email: typed.unwrap_or_default(),
            trouble: Some(visit.t("fault-foreign-form").into_owned()),
            status: StatusCode::UNPROCESSABLE_ENTITY,
            ..Returned::default()
        }),
    };
    match done {
        Ok(address) => respond::see_other(&visit, &address),
        Err(returned) => view::respond(&visit, &returned),
    }
}

/// Sends a link to the address that was typed; gives where to go on.
async fn send(visit: &Visit, headers: &HeaderMap, typed: String) -> Result<String, Returned> {
    let returned = Returned { email: typed, status: StatusCode::UNPROCESSABLE_ENTITY, ..Returned::default() };
    let Some(email) = Email::parse(&returned.email) else {
        return Err(Returned { email_fault: Some(visit.t("email-wrong").into_owned()), ..returned });
    };
    match ask_link(visit, headers, Purpose::SignIn, email, guest(visit)).await {
        Ok(Asked::Queued) => Ok(visit.here("/sign-in?sent")),
        Ok(Asked::Wait(seconds)) => Err(Returned {
            email_fault: Some(too_many_links(visit, seconds)),
            wait: Some(seconds),
            status: StatusCode::TOO_MANY_REQUESTS,
            ..returned
        }),
        Err(_) => Err(not_saved(visit, returned)),
    }
}

fn not_saved(visit: &Visit, returned: Returned) -> Returned {
    let trouble = Some(visit.t("fault-not-sent").into_owned());
    Returned { trouble, status: StatusCode::SERVICE_UNAVAILABLE, ..returned }
}

/// That too many links were asked for, and when there may be another.
pub(super) fn too_many_links(visit: &Visit, seconds: u64) -> String {
    visit.messages.with("link-wait", &[("n", seconds.div_ceil(60).into())])
}

/// The learner of this browser, unless it is signed in: work of an account is never joined to another.
pub(super) fn guest(visit: &Visit) -> Option<LearnerId> {
    visit.remembered.learner.filter(|_| visit.remembered.account.is_none())
}

/// Queues a mail with a link to an address.
pub(super) async fn ask_link(
    visit: &Visit,
    headers: &HeaderMap,
    purpose: Purpose,
    email: Email,
    asked_by: Option<LearnerId>,
) -> Result<Asked, Error> {
    let (token, device) = (visit.app.records.new_link_token(), device(headers));
    let mail = match purpose {
        Purpose::SignIn => mails::sign_in(visit, &token, &device),
        Purpose::ChangeEmail => mails::change_email(visit, &token, &device),
    };
    let ask = AskLink { token, purpose, email, lang: visit.lang, asked_by, device, mail };
    let asked = visit.app.records.ask_link(ask).await;
    asked.inspect_err(|error| tracing::error!(%error, "a link was not sent"))
}

/// Signs in with a password; gives where to go on.
async fn by_password(
    visit: &mut Visit,
    headers: &HeaderMap,
    typed: String,
    password: &str,
) -> Result<String, Returned> {
    let email = Email::parse(&typed);
    let returned = Returned { user: Some(typed), status: StatusCode::UNPROCESSABLE_ENTITY, ..Returned::default() };
    let user_fault = email.is_none().then(|| visit.t("email-wrong").into_owned());
    let password_fault = password.is_empty().then(|| visit.t("password-empty").into_owned());
    let Some(email) = email.filter(|_| password_fault.is_none()) else {
        return Err(Returned { user_fault, password_fault, ..returned });
    };
    let learner = match prove(visit, &email, password).await {
        Ok(Proof::Right(learner)) => learner,
        Ok(Proof::Wrong) => {
            return Err(Returned { password_fault: Some(visit.t("password-wrong").into_owned()), ..returned });
        }
        Ok(Proof::Wait(seconds)) => {
            let text = visit.messages.with("password-wait", &[("n", seconds.div_ceil(60).into())]);
            let status = StatusCode::TOO_MANY_REQUESTS;
            return Err(Returned { password_fault: Some(text), wait: Some(seconds), status, ..returned });
        }
        Err(error) => {
            tracing::error!(%error, "a password could not be compared");
            return Err(not_saved(visit, returned));
        }
    };
    let new = visit.app.records.new_token();
    let device = device(headers);
    let courses = courses(visit);
    match visit.app.records.sign_in(learner, &entering(visit, &new, &device, &courses)).await {
        Ok(Some(signed_in)) => Ok(welcome(visit, new, signed_in)),
        Ok(None) => Err(Returned { password_fault: Some(visit.t("password-wrong").into_owned()), ..returned }),
        Err(error) => {
            tracing::error!(%error, "nobody was signed in");
            Err(not_saved(visit, returned))
        }
    }
}

/// What a password proves.
enum Proof {
    Right(LearnerId),
    /// There is no such account, or it has no password, or another one.
    Wrong,
    /// Too many were tried: seconds.
    Wait(u64),
}

async fn prove(visit: &Visit, email: &Email, password: &str) -> Result<Proof, Error> {
    let records = &visit.app.records;
    let key = format!("password:{}", email.key());
    if let Some(seconds) = records.guess(&key, MOST_TRIES, WINDOW).await? {
        return Ok(Proof::Wait(seconds));
    }
    let (learner, hash) = records.password_of(email).await?.unzip();
    if !crate::accounts::passwords::fits(password, hash).await {
        return Ok(Proof::Wrong);
    }
    records.forget_guesses(&key).await?;
    Ok(learner.map_or(Proof::Wrong, Proof::Right))
}

/// All courses: joined work may complete one.
pub(super) fn courses(visit: &Visit) -> Vec<Arc<Course>> {
    visit.app.catalog.iter().cloned().collect()
}

/// This browser, to be signed in.
pub(super) fn entering<'a>(
    visit: &'a Visit,
    new: &'a SessionToken,
    device: &'a str,
    courses: &'a [Arc<Course>],
) -> Entering<'a> {
    Entering { here: visit.cookie.as_ref(), new, device, lang: visit.lang, courses }
}

/// Where to go on after signing in; sets the new cookie.
pub(super) fn welcome(visit: &mut Visit, new: SessionToken, signed_in: SignedIn) -> String {
    visit.keep(Some(new));
    visit.here(match signed_in {
        SignedIn { new_account: true, .. } => "/me?welcome=new",
        SignedIn { joined: true, .. } => "/me?welcome=joined",
        _ => "/me?welcome",
    })
}
