//! `/{lang}/me/email/{token}`: the link that proves a new address of an account. To be opened where the account is signed in.

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use http::header::RETRY_AFTER;
use http::{HeaderMap, StatusCode, Uri};
use leptos::prelude::*;
use perehdy_records::{
    Asked, ChangeEmail, Email, Error, LINK_MINUTES, LearnerId, Link, LinkState, LinkToken, NewMail, Purpose,
};

use super::signed_in;
use crate::accounts::device::device;
use crate::accounts::mails::{self, device_name};
use crate::components::error_summary::Trouble;
use crate::i18n::day_and_time;
use crate::pages::form::Fields;
use crate::pages::problem::{Problem, page, problem};
use crate::pages::sign_in_link::secret;
use crate::pages::{lang_of, sign_in};
use crate::path::Path;
use crate::respond;
use crate::shell::Document;
use crate::state::App;
use crate::visit::Visit;

/// What a link to change an address is to whoever opens it.
enum Standing {
    /// It can be used.
    Open(Link),
    /// It can be used, but not here: nobody, or another account, is signed in.
    NotYours,
    Used(Link),
    Old(Link),
    Unknown,
    /// Another account has the address.
    Taken,
}

/// What is wrong with a form that came back, its status, and the seconds to wait.
type Wrong = (String, StatusCode, Option<u64>);

/// The page.
pub async fn get(
    State(app): State<App>,
    Path((lang, token)): Path<(String, String)>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    let response = match look(&visit, &token).await {
        Ok(standing) => show(&visit, &token, &standing, None),
        Err(error) => unavailable(&visit, &error),
    };
    secret(&visit, response)
}

/// A form of the page: `confirm` changes the address, `again` sends a new link.
pub async fn post(
    State(app): State<App>,
    Path((lang, token)): Path<(String, String)>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    let learner = match signed_in(&visit).await {
        Ok((learner, _)) => learner,
        Err(response) => return secret(&visit, response),
    };
    let mut fields = Fields::decode(&body);
    let response = match (fields.take("do").as_deref(), LinkToken::parse(&token)) {
        (Some("confirm"), Some(link)) if fields.0.is_empty() => confirm(&visit, &headers, &link, learner, &token).await,
        (Some("again"), Some(_)) if fields.0.is_empty() => again(&visit, &headers, learner, &token).await,
        _ => {
            let wrong = (visit.t("fault-foreign-form").into_owned(), StatusCode::UNPROCESSABLE_ENTITY, None);
            look(&visit, &token).await.map(|standing| show(&visit, &token, &standing, Some(wrong)))
        }
    };
    secret(&visit, response.unwrap_or_else(|error| unavailable(&visit, &error)))
}

fn unavailable(visit: &Visit, error: &Error) -> Response {
    tracing::error!(%error, "a link was not read or used");
    page(visit, Problem::Unavailable)
}

async fn look(visit: &Visit, token: &str) -> Result<Standing, Error> {
    let Some(token) = LinkToken::parse(token) else { return Ok(Standing::Unknown) };
    let mine = |link: &Link| link.asked_by.is_some() && link.asked_by == visit.remembered.learner;
    Ok(match visit.app.records.link(&token).await? {
        LinkState::Open(link) | LinkState::Used(link) | LinkState::Old(link)
            if link.purpose != Purpose::ChangeEmail =>
        {
            Standing::Unknown
        }
        LinkState::Unknown => Standing::Unknown,
        LinkState::Used(link) => Standing::Used(link),
        LinkState::Old(link) => Standing::Old(link),
        LinkState::Open(link) if mine(&link) => Standing::Open(link),
        LinkState::Open(_) => Standing::NotYours,
    })
}

async fn confirm(
    visit: &Visit,
    headers: &HeaderMap,
    link: &LinkToken,
    learner: LearnerId,
    token: &str,
) -> Result<Response, Error> {
    Ok(match visit.app.records.change_email_by_link(link, learner).await? {
        ChangeEmail::Done { before } => {
            tell(visit, headers, learner, before).await;
            respond::see_other(visit, &visit.here("/me/details?email"))
        }
        ChangeEmail::Taken => show(visit, token, &Standing::Taken, None),
        ChangeEmail::NotYours | ChangeEmail::Unknown | ChangeEmail::Used | ChangeEmail::Old => {
            show(visit, token, &look(visit, token).await?, None)
        }
    })
}

/// Tells the address before: whoever reads it may not know of the change.
async fn tell(visit: &Visit, headers: &HeaderMap, learner: LearnerId, before: Email) {
    let mail = NewMail {
        send_once: format!("email-changed:{}:{}", learner.0, visit.app.records.now().0),
        recipient: before,
        learner: Some(learner),
        lang: visit.lang,
        text: mails::email_changed(visit, &device(headers)),
        useless_after: None,
    };
    if let Err(error) = visit.app.records.queue_mail(mail).await {
        tracing::error!(%error, "the notice of a changed address was not queued");
    }
}

/// Sends a new link to the same address, for the account that asked for the first.
async fn again(visit: &Visit, headers: &HeaderMap, learner: LearnerId, token: &str) -> Result<Response, Error> {
    let standing = look(visit, token).await?;
    let (Standing::Used(link) | Standing::Old(link)) = &standing else {
        return Ok(show(visit, token, &standing, None));
    };
    if link.asked_by != Some(learner) {
        return Ok(show(visit, token, &Standing::NotYours, None));
    }
    let email = link.email.clone();
    Ok(match sign_in::ask_link(visit, headers, Purpose::ChangeEmail, email, Some(learner)).await? {
        Asked::Queued => respond::see_other(visit, &visit.here("/me/details?sent")),
        Asked::Wait(seconds) => {
            let wrong = (sign_in::too_many_links(visit, seconds), StatusCode::TOO_MANY_REQUESTS, Some(seconds));
            show(visit, token, &standing, Some(wrong))
        }
    })
}

fn show(visit: &Visit, token: &str, standing: &Standing, wrong: Option<Wrong>) -> Response {
    let wait = wrong.as_ref().and_then(|(_, _, wait)| *wait);
    let mut response = respond::page(visit, || document(visit, token, standing, wrong));
    if let Some(seconds) = wait {
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
    }
    response
}

fn document(visit: &Visit, token: &str, standing: &Standing, wrong: Option<Wrong>) -> Document {
    let action = visit.here(&format!("/me/email/{token}"));
    let to_details =
        || view! { <p><a class="button" href=visit.here("/me/details")>{visit.t("details-title")}</a></p> };
    let (status, title, main) = match standing {
        Standing::Open(link) => (StatusCode::OK, "change-email-title", open(visit, link, action)),
        Standing::NotYours => {
            let main = view! {
                <p class="lead">{visit.t("change-email-not-yours")}</p>
                <p><a class="button" href=visit.here("/sign-in")>{visit.t("sign-in-title")}</a></p>
            };
            (StatusCode::FORBIDDEN, "change-email-title", main.into_any())
        }
        Standing::Used(_) => (StatusCode::GONE, "link-used-title", closed(visit, "change-email-used", action)),
        Standing::Old(_) => (StatusCode::GONE, "link-old-title", closed(visit, "link-old-text", action)),
        Standing::Unknown => {
            let main = view! { <p class="lead">{visit.t("link-unknown-text")}</p>{to_details()} };
            (StatusCode::NOT_FOUND, "link-unknown-title", main.into_any())
        }
        Standing::Taken => {
            let main = view! { <p class="lead">{visit.t("change-email-taken")}</p>{to_details()} };
            (StatusCode::CONFLICT, "change-email-title", main.into_any())
        }
    };
    let title = visit.t(title);
    let main = view! { <h1>{title.clone()}</h1>{main} };
    let mut document = Document::new(title, main.into_any());
    document.status = status;
    document.private = true;
    if let Some((message, status, _)) = wrong {
        document.status = status;
        document.troubles.push(Trouble { anchor: None, message });
    }
    document
}

fn open(visit: &Visit, link: &Link, action: String) -> AnyView {
    let before = visit.remembered.account.as_ref().map(|account| account.email.clone()).unwrap_or_default();
    view! {
        <p class="lead">{visit.t("change-email-lead")}</p>
        <dl class="facts">
            <div><dt>{visit.t("change-email-before")}</dt><dd>{before}</dd></div>
            <div><dt>{visit.t("details-email-new")}</dt><dd>{link.email.written().to_owned()}</dd></div>
            <div><dt>{visit.t("link-asked-on")}</dt><dd>{device_name(visit, &link.device)}</dd></div>
            <div>
                <dt>{visit.t("link-asked-at")}</dt>
                <dd>{day_and_time(visit.messages, &visit.app.settings.zone, link.asked_at)}</dd>
            </div>
        </dl>
        <form method="post" action=action>
            <button type="submit" class="button" name="do" value="confirm">{visit.t("change-email-confirm")}</button>
        </form>
    }
    .into_any()
}

fn closed(visit: &Visit, text: &str, action: String) -> AnyView {
    view! {
        <p class="lead">{visit.messages.with(text, &[("n", LINK_MINUTES.into())])}</p>
        <form method="post" action=action>
            <button type="submit" class="button" name="do" value="again">{visit.t("link-again")}</button>
        </form>
    }
    .into_any()
}
