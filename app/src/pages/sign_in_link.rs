//! `/{lang}/sign-in/{token}`: the link in a mail. Opening it shows what it will do; a button does it. (Mail programs open
//! links by themselves.)

mod view;

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use http::header::REFERRER_POLICY;
use http::{HeaderMap, HeaderValue, StatusCode, Uri};
use perehdy_records::{Asked, Error, Link, LinkState, LinkToken, Purpose, SignIn};

use super::form::Fields;
use super::problem::{Problem, page, problem};
use super::{lang_of, sign_in};
use crate::accounts::device::device;
use crate::path::Path;
use crate::respond;
use crate::state::App;
use crate::visit::Visit;

/// A form that came back.
#[derive(Default)]
struct Returned {
    trouble: Option<String>,
    status: Option<StatusCode>,
    /// Seconds to wait.
    wait: Option<u64>,
}

/// The page.
pub async fn get(
    State(app): State<App>,
    Path((lang, token)): Path<(String, String)>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    show(&visit, &token, &Returned::default()).await
}

/// A form of the page: `enter` signs in, `again` sends a new link to the same address.
pub async fn post(
    State(app): State<App>,
    Path((lang, token)): Path<(String, String)>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let mut visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    let mut fields = Fields::decode(&body);
    let done = match fields.take("do").as_deref() {
        Some("enter") if fields.0.is_empty() => enter(&mut visit, &headers, &token).await,
        Some("again") if fields.0.is_empty() => again(&visit, &headers, &token).await,
        _ => Err(Returned {
            trouble: Some(visit.t("fault-foreign-form").into_owned()),
            status: Some(StatusCode::UNPROCESSABLE_ENTITY),
            wait: None,
        }),
    };
    match done {
        Ok(address) => secret(&visit, respond::see_other(&visit, &address)),
        Err(returned) => show(&visit, &token, &returned).await,
    }
}

/// What there is to a token, for signing in.
async fn look(visit: &Visit, token: &str) -> Result<LinkState, Error> {
    let Some(token) = LinkToken::parse(token) else { return Ok(LinkState::Unknown) };
    let state = visit.app.records.link(&token).await?;
    Ok(match state {
        LinkState::Open(link) | LinkState::Used(link) | LinkState::Old(link) if link.purpose != Purpose::SignIn => {
            LinkState::Unknown
        }
        other => other,
    })
}

/// Signs in; gives where to go on. What a link that cannot be used any more is, is shown by the page.
async fn enter(visit: &mut Visit, headers: &HeaderMap, token: &str) -> Result<String, Returned> {
    let Some(link) = LinkToken::parse(token) else { return Err(Returned::default()) };
    let (new, device, courses) = (visit.app.records.new_token(), device(headers), sign_in::courses(visit));
    let entering = sign_in::entering(visit, &new, &device, &courses);
    match visit.app.records.sign_in_by_link(&link, &entering).await {
        Ok(SignIn::Done(signed_in)) => Ok(sign_in::welcome(visit, new, signed_in)),
        Ok(SignIn::Unknown | SignIn::Used | SignIn::Old) => Err(Returned::default()),
        Err(error) => {
            tracing::error!(%error, "nobody was signed in");
            Err(not_saved(visit))
        }
    }
}

/// Sends a new link in place of one that cannot be used any more, to the same address, which is not shown: whoever comes
/// with an old link may be anybody.
async fn again(visit: &Visit, headers: &HeaderMap, token: &str) -> Result<String, Returned> {
    let link = match look(visit, token).await {
        Ok(LinkState::Used(link) | LinkState::Old(link)) => link,
        Ok(LinkState::Open(_) | LinkState::Unknown) => return Err(Returned::default()),
        Err(error) => {
            tracing::error!(%error, "a link could not be read");
            return Err(not_saved(visit));
        }
    };
    let Link { email, asked_by, .. } = link;
    let asked_by = asked_by.or(sign_in::guest(visit));
    match sign_in::ask_link(visit, headers, Purpose::SignIn, email, asked_by).await {
        Ok(Asked::Queued) => Ok(visit.here("/sign-in?sent")),
        Ok(Asked::Wait(seconds)) => Err(Returned {
            trouble: Some(sign_in::too_many_links(visit, seconds)),
            status: Some(StatusCode::TOO_MANY_REQUESTS),
            wait: Some(seconds),
        }),
        Err(_) => Err(not_saved(visit)),
    }
}

fn not_saved(visit: &Visit) -> Returned {
    Returned {
        trouble: Some(visit.t("fault-link-not-used").into_owned()),
        status: Some(StatusCode::SERVICE_UNAVAILABLE),
        wait: None,
    }
}

/// What the link is, as a page.
async fn show(visit: &Visit, token: &str, returned: &Returned) -> Response {
    let state = match look(visit, token).await {
        Ok(state) => state,
        Err(error) => {
            tracing::error!(%error, "a link could not be read");
            return secret(visit, page(visit, Problem::Unavailable));
        }
    };
    secret(visit, view::respond(visit, token, &state, returned))
}

/// An answer from an address with a secret, which no other page is to learn. On plain http browsers tell the origin of a
/// form by `Origin` alone, which this policy would empty: there the common one stays, which tells other sites nothing
/// either.
pub(super) fn secret(visit: &Visit, mut response: Response) -> Response {
    if visit.app.settings.secure {
        response.headers_mut().insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    }
    response
}
