//! `/{lang}/me/details`: name, address and password of an account.

mod view;

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, StatusCode, Uri};
use perehdy_records::{Account, Asked, Email, Error, LearnerId, NewMail, Purpose};

use super::signed_in;
use crate::accounts::device::device;
use crate::accounts::mails;
use crate::accounts::passwords::{self, LONGEST, SHORTEST, Weakness};
use crate::pages::certificate::{fault_text, name};
use crate::pages::form::Fields;
use crate::pages::problem::{Problem, problem};
use crate::pages::{lang_of, sign_in};
use crate::path::Path;
use crate::respond;
use crate::state::App;
use crate::visit::Visit;

/// A form that came back.
#[derive(Default)]
struct Returned {
    /// What was typed as the name, when that form came back.
    name: Option<String>,
    name_fault: Option<String>,
    /// What was typed as the address, when that form came back.
    email: Option<String>,
    email_fault: Option<String>,
    password_fault: Option<String>,
    /// What is wrong beside the fields.
    trouble: Option<String>,
    /// Seconds to wait.
    wait: Option<u64>,
    status: StatusCode,
}

impl Returned {
    fn unprocessable() -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, ..Self::default() }
    }

    /// With the word that nothing was stored.
    fn not_saved(self, visit: &Visit, error: &Error) -> Self {
        tracing::error!(%error, "details of an account were not stored");
        let trouble = Some(visit.t("fault-not-stored").into_owned());
        Self { trouble, status: StatusCode::SERVICE_UNAVAILABLE, ..self }
    }
}

/// The page.
pub async fn get(State(app): State<App>, Path(lang): Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    match signed_in(&visit).await {
        Ok((_, account)) => view::respond(&visit, &account, &Returned::default()),
        Err(response) => response,
    }
}

/// A form of the page: `name`, `email`, `password`, `remove-password`.
pub async fn post(
    State(app): State<App>,
    Path(lang): Path<String>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    let (learner, account) = match signed_in(&visit).await {
        Ok(known) => known,
        Err(response) => return response,
    };
    let mut fields = Fields::decode(&body);
    let action = fields.take("do");
    let typed = action.as_deref().and_then(|action| fields.take(action));
    let done = match (action.as_deref(), typed) {
        _ if !fields.0.is_empty() => Err(foreign(&visit)),
        (Some("name"), Some(typed)) => set_name(&visit, learner, typed).await,
        (Some("email"), Some(typed)) => change_email(&visit, &headers, learner, &account, typed).await,
        (Some("password"), Some(typed)) => set_password(&visit, &headers, learner, &account, &typed).await,
        (Some("remove-password"), None) => remove_password(&visit, &headers, learner, &account).await,
        _ => Err(foreign(&visit)),
    };
    match done {
        Ok(what) => respond::see_other(&visit, &visit.here(&format!("/me/details?{what}"))),
        Err(returned) => view::respond(&visit, &account, &returned),
    }
}

fn foreign(visit: &Visit) -> Returned {
    Returned { trouble: Some(visit.t("fault-foreign-form").into_owned()), ..Returned::unprocessable() }
}

/// Stores the name; without any it is forgotten.
async fn set_name(visit: &Visit, learner: LearnerId, typed: String) -> Result<&'static str, Returned> {
    let tidied = name::tidy(&typed);
    let returned = Returned { name: Some(typed), ..Returned::unprocessable() };
    match tidied {
        Ok(name) => match visit.app.records.set_name(learner, &name).await {
            Ok(_) => Ok("name"),
            Err(error) => Err(returned.not_saved(visit, &error)),
        },
        Err(fault) => Err(Returned { name_fault: Some(fault_text(visit, &fault)), ..returned }),
    }
}

/// Sends a link to the new address, which proves it.
async fn change_email(
    visit: &Visit,
    headers: &HeaderMap,
    learner: LearnerId,
    account: &Account,
    typed: String,
) -> Result<&'static str, Returned> {
    let email = Email::parse(&typed);
    let returned = Returned { email: Some(typed), ..Returned::unprocessable() };
    let fault = |key: &str| Some(visit.t(key).into_owned());
    let Some(email) = email else { return Err(Returned { email_fault: fault("email-wrong"), ..returned }) };
    // The same address with other capitals is a wish too.
    if email.written() == account.email.written() {
        return Err(Returned { email_fault: fault("email-same"), ..returned });
    }
    match sign_in::ask_link(visit, headers, Purpose::ChangeEmail, email, Some(learner)).await {
        Ok(Asked::Queued) => Ok("sent"),
        Ok(Asked::Wait(seconds)) => Err(Returned {
            email_fault: Some(sign_in::too_many_links(visit, seconds)),
            wait: Some(seconds),
            status: StatusCode::TOO_MANY_REQUESTS,
            ..returned
        }),
        Err(error) => Err(returned.not_saved(visit, &error)),
    }
}

/// Sets or changes the password, and tells so by mail.
async fn set_password(
    visit: &Visit,
    headers: &HeaderMap,
    learner: LearnerId,
    account: &Account,
    typed: &str,
) -> Result<&'static str, Returned> {
    let returned = Returned::unprocessable();
    if let Err(weakness) = passwords::check(typed, &[account.email.written(), &account.name]) {
        let text = match weakness {
            Weakness::TooShort => visit.messages.with("password-too-short", &[("least", SHORTEST.into())]),
            Weakness::TooLong => visit.messages.with("password-too-long", &[("most", LONGEST.into())]),
            Weakness::Guessable => visit.t("password-guessable").into_owned(),
        };
        return Err(Returned { password_fault: Some(text), ..returned });
    }
    let Some(hash) = passwords::hash(typed, visit.app.records.random()).await else {
        let trouble = Some(visit.t("fault-not-stored").into_owned());
        return Err(Returned { trouble, status: StatusCode::SERVICE_UNAVAILABLE, ..returned });
    };
    match visit.app.records.set_password(learner, &hash).await {
        Ok(_) => {
            tell_of_password(visit, headers, learner, account).await;
            Ok("password")
        }
        Err(error) => Err(returned.not_saved(visit, &error)),
    }
}

async fn remove_password(
    visit: &Visit,
    headers: &HeaderMap,
    learner: LearnerId,
    account: &Account,
) -> Result<&'static str, Returned> {
    match visit.app.records.remove_password(learner).await {
        Ok(()) => {
            tell_of_password(visit, headers, learner, account).await;
            Ok("password-removed")
        }
        Err(error) => Err(Returned::default().not_saved(visit, &error)),
    }
}

/// Whoever sits at somebody else's open browser cannot change the password unnoticed.
async fn tell_of_password(visit: &Visit, headers: &HeaderMap, learner: LearnerId, account: &Account) {
    let mail = NewMail {
        send_once: format!("password:{}:{}", learner.0, visit.app.records.now().0),
        recipient: account.email.clone(),
        learner: Some(learner),
        lang: visit.lang,
        text: mails::password_changed(visit, &device(headers)),
        useless_after: None,
    };
    if let Err(error) = visit.app.records.queue_mail(mail).await {
        tracing::error!(%error, "the notice of a changed password was not queued");
    }
}
