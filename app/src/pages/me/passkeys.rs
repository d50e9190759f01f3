//! `/{lang}/me/passkeys`: the passkeys of an account; adding one, calling it otherwise, removing it.

mod view;

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, StatusCode, Uri};
use perehdy_records::{
    Account, Challenge, Error, LearnerId, MOST_PASSKEYS, NewMail, NewPasskey, Passkey, PasskeyAdded, Uuid,
};

use super::signed_in;
use crate::accounts::device::device;
use crate::accounts::mails;
use crate::accounts::passkeys::{Made, NewAnswer, Site};
use crate::pages::certificate::{fault_text, name};
use crate::pages::form::Fields;
use crate::pages::lang_of;
use crate::pages::problem::{Problem, page, problem};
use crate::path::Path;
use crate::respond;
use crate::state::App;
use crate::visit::Visit;

/// A form that came back.
#[derive(Default)]
struct Returned {
    /// What was typed as the name of the new one, when that form came back.
    name: Option<String>,
    name_fault: Option<String>,
    /// What is wrong with the new passkey itself.
    passkey_fault: Option<String>,
    /// Which one was to be called how, when that form came back.
    renamed: Option<(Uuid, String)>,
    rename_fault: Option<String>,
    /// What is wrong beside the fields.
    trouble: Option<String>,
    status: StatusCode,
}

impl Returned {
    fn unprocessable() -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, ..Self::default() }
    }

    fn foreign(visit: &Visit) -> Self {
        Self { trouble: Some(visit.t("fault-foreign-form").into_owned()), ..Self::unprocessable() }
    }

    /// With the word that nothing was stored.
    fn not_saved(self, visit: &Visit, error: &Error) -> Self {
        tracing::error!(%error, "passkeys of an account were not stored");
        let trouble = Some(visit.t("fault-not-stored").into_owned());
        Self { trouble, status: StatusCode::SERVICE_UNAVAILABLE, ..self }
    }
}

/// Whoever is signed in.
struct Owner<'a> {
    learner: LearnerId,
    account: &'a Account,
    /// What the browser calls itself.
    device: String,
}

/// The page.
pub async fn get(State(app): State<App>, Path(lang): Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    let Some(lang) = lang_of(&lang) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let visit = Visit::load(&app, lang, &uri, &headers, "", None).await;
    match signed_in(&visit).await {
        Ok((learner, _)) => show(&visit, &headers, learner, Returned::default()).await,
        Err(response) => response,
    }
}

/// A form of the page: `passkey` adds one, `rename` and `remove` are about one. `ask` is the script's: it answers with what
/// the browser is to be asked.
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
    let owner = Owner { learner, account: &account, device: device(&headers) };
    let mut fields = Fields::decode(&body);
    let action = fields.take("do");
    let (answer, name, id) = (fields.take("credential"), fields.take("name"), fields.take("passkey"));
    let id: Option<Option<Uuid>> = id.map(|id| id.parse().ok());
    let done = match (action.as_deref(), answer, name, id) {
        _ if !fields.0.is_empty() => Err(Returned::foreign(&visit)),
        (Some("ask"), None, None, None) => match ask(&visit, &owner).await {
            Ok(question) => return respond::json(&question),
            Err(returned) => Err(returned),
        },
        (Some("passkey"), Some(answer), Some(name), None) => add(&visit, &owner, &answer, name).await,
        (Some("rename"), None, Some(name), Some(Some(id))) => rename(&visit, learner, id, name).await,
        (Some("remove"), None, None, Some(Some(id))) => remove(&visit, &owner, id).await,
        _ => Err(Returned::foreign(&visit)),
    };
    match done {
        Ok(what) => respond::see_other(&visit, &visit.here(&format!("/me/passkeys?{what}"))),
        Err(returned) => show(&visit, &headers, learner, returned).await,
    }
}

/// What the browser is to be asked, so that it makes a passkey.
async fn ask(visit: &Visit, owner: &Owner<'_>) -> Result<serde_json::Value, Returned> {
    let records = &visit.app.records;
    let Some(site) = Site::at(&visit.app.settings.origin) else { return Err(Returned::foreign(visit)) };
    let known = match records.passkey_owner(owner.learner).await {
        Ok(known) => known,
        Err(error) => return Err(Returned::default().not_saved(visit, &error)),
    };
    let service = mails::service(&visit.app, visit.messages);
    let asked = site.ask_to_add(&known, records.random(), owner.account.email.written(), &service);
    let Some(question) = asked else {
        tracing::error!("stored passkeys cannot be read");
        let trouble = Some(visit.t("fault-not-stored").into_owned());
        return Err(Returned { trouble, status: StatusCode::SERVICE_UNAVAILABLE, ..Returned::default() });
    };
    match records.keep_challenge(&question.challenge, Some(owner.learner), question.state).await {
        Ok(()) => Ok(question.json),
        Err(error) => Err(Returned::default().not_saved(visit, &error)),
    }
}

/// Adds the passkey that the browser has made, and tells so by mail.
async fn add(visit: &Visit, owner: &Owner<'_>, answer: &str, typed: String) -> Result<&'static str, Returned> {
    let tidied = name::tidy(&typed);
    let returned = Returned { name: Some(typed), ..Returned::unprocessable() };
    let name = match tidied {
        Ok(name) if name.is_empty() => suggested(visit, &owner.device),
        Ok(name) => name,
        Err(fault) => return Err(Returned { name_fault: Some(fault_text(visit, &fault)), ..returned }),
    };
    let made = match made(visit, owner.learner, answer).await {
        Ok(Ok(made)) => made,
        Ok(Err(key)) => return Err(Returned { passkey_fault: Some(visit.t(key).into_owned()), ..returned }),
        Err(error) => return Err(returned.not_saved(visit, &error)),
    };
    let new = NewPasskey {
        credential: made.credential,
        handle: made.handle,
        transports: made.transports.into(),
        public_key: made.public_key,
        state: made.state,
        name: name.clone(),
    };
    let fault = match visit.app.records.add_passkey(owner.learner, new).await {
        Ok(PasskeyAdded::Done) => {
            tell(visit, owner, mails::passkey_added(visit, &owner.device, &name)).await;
            return Ok("added");
        }
        Ok(PasskeyAdded::Known) => visit.t("passkey-known").into_owned(),
        Ok(PasskeyAdded::Enough) => visit.messages.with("passkey-enough", &[("most", MOST_PASSKEYS.into())]),
        Ok(PasskeyAdded::NoAccount) => visit.t("fault-foreign-form").into_owned(),
        Err(error) => return Err(returned.not_saved(visit, &error)),
    };
    Err(Returned { passkey_fault: Some(fault), ..returned })
}

/// What an answer proves; else the message that says why it proves nothing.
async fn made(visit: &Visit, learner: LearnerId, answer: &str) -> Result<Result<Made, &'static str>, Error> {
    let site = Site::at(&visit.app.settings.origin);
    let answer = NewAnswer::read(answer);
    let challenge = answer.as_ref().and_then(NewAnswer::challenge);
    let (Some(site), Some(answer), Some(challenge)) = (site, answer, challenge) else {
        return Ok(Err("passkey-refused-new"));
    };
    let Challenge::Open(state) = visit.app.records.take_challenge(&challenge, Some(learner)).await? else {
        return Ok(Err("passkey-late"));
    };
    Ok(site.added(&state, &answer).map_err(|reason| {
        tracing::warn!(reason, "a new passkey was refused");
        "passkey-refused-new"
    }))
}

/// Calls a passkey otherwise. One that has gone meanwhile is not told of: the list shows it.
async fn rename(visit: &Visit, learner: LearnerId, id: Uuid, typed: String) -> Result<&'static str, Returned> {
    let tidied = name::tidy(&typed);
    let returned = Returned { renamed: Some((id, typed)), ..Returned::unprocessable() };
    let fault = match tidied {
        Ok(name) if name.is_empty() => visit.t("passkey-name-empty").into_owned(),
        Ok(name) => match visit.app.records.rename_passkey(learner, id, &name).await {
            Ok(_) => return Ok("renamed"),
            Err(error) => return Err(returned.not_saved(visit, &error)),
        },
        Err(fault) => fault_text(visit, &fault),
    };
    Err(Returned { rename_fault: Some(fault), ..returned })
}

/// Removes a passkey, and tells so by mail.
async fn remove(visit: &Visit, owner: &Owner<'_>, id: Uuid) -> Result<&'static str, Returned> {
    let records = &visit.app.records;
    let removed = async {
        let name = records.passkeys_of(owner.learner).await?.into_iter().find(|of| of.id == id).map(|of| of.name);
        Ok::<_, Error>((records.remove_passkey(owner.learner, id).await?, name))
    };
    match removed.await {
        Ok((true, name)) => {
            let name = name.unwrap_or_default();
            tell(visit, owner, mails::passkey_removed(visit, &owner.device, &name)).await;
            Ok("removed")
        }
        // Gone meanwhile: the same.
        Ok((false, _)) => Ok("removed"),
        Err(error) => Err(Returned::default().not_saved(visit, &error)),
    }
}

/// Whoever sits at somebody else's open browser cannot change the ways into an account unnoticed.
async fn tell(visit: &Visit, owner: &Owner<'_>, text: perehdy_records::MailText) {
    let mail = NewMail {
        send_once: format!("passkey:{}:{}", owner.learner.0, visit.app.records.now().0),
        recipient: owner.account.email.clone(),
        learner: Some(owner.learner),
        lang: visit.lang,
        text,
        useless_after: None,
    };
    if let Err(error) = visit.app.records.queue_mail(mail).await {
        tracing::error!(%error, "the notice of a passkey was not queued");
    }
}

/// What a passkey of this device is called until somebody calls it otherwise.
fn suggested(visit: &Visit, device: &str) -> String {
    if device.is_empty() { visit.t("passkey-unnamed").into_owned() } else { device.to_owned() }
}

async fn show(visit: &Visit, headers: &HeaderMap, learner: LearnerId, returned: Returned) -> Response {
    match visit.app.records.passkeys_of(learner).await {
        Ok(passkeys) => {
            let name = suggested(visit, &device(headers));
            respond::page(visit, || view::document(visit, &passkeys, &name, &returned))
        }
        Err(error) => {
            tracing::error!(%error, "passkeys could not be read");
            page(visit, Problem::Unavailable)
        }
    }
}
