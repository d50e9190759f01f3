//! The logo on the settings page: sending one, taking it away.

use axum::body::Body;
use leptos::prelude::*;
use multer::{Constraints, Multipart, SizeLimit};
use perehdy_records::{Logo, NewLogo, Organisation, Refusal};
use tokio::sync::Semaphore;

use super::super::Managed;
use super::super::forms::Returned;
use super::{Again, Meanwhile, version};
use crate::components::logo::picture;
use crate::logo::{LEAST_SIDE, MOST_BYTES, MOST_SIDE, MOST_STRETCHED, Wrong, read};
use crate::pages::form::Fields;
use crate::visit::Visit;

/// Most bytes that are read of a form: what is too much is read past up to here, because whoever is answered in the middle of
/// sending sees a broken connection.
const MOST_READ: u64 = 64_000_000;

/// The largest logo on the page.
const BOX: (u32, u32) = (240, 96);

/// Unpacked, a picture takes many megabytes: one at a time.
static ONE: Semaphore = Semaphore::const_new(1);

/// A form with a file, as it was sent.
#[derive(Default)]
struct Sent {
    fields: Fields,
    /// As far as it may be kept.
    file: Vec<u8>,
    chosen: bool,
}

/// The form `logo`.
pub(super) async fn send(managed: &Managed, boundary: String, body: Body) -> Result<String, Again> {
    let visit = &managed.seated.visit;
    let returned = Returned::of("logo", &Fields::default());
    let Sent { mut fields, file, chosen } = match take_in(boundary, body).await {
        Ok(sent) => sent,
        Err(multer::Error::StreamSizeExceeded { .. }) => {
            return Err(Again::of(returned.fault("logo", words(visit, Wrong::Bytes))));
        }
        Err(_) => return Err(Again::of(returned.foreign(visit))),
    };
    let (action, version) = (fields.take("do"), version(&mut fields));
    let (Some("logo"), Some(version), true) = (action.as_deref(), version, fields.0.is_empty()) else {
        return Err(Again::of(returned.foreign(visit)));
    };
    if !chosen {
        return Err(Again::of(returned.fault("logo", visit.t("logo-none-chosen"))));
    }
    match made(file).await {
        Ok(new) => store(managed, version, Some(new), returned, "?logo").await,
        Err(wrong) => Err(Again::of(returned.fault("logo", words(visit, wrong)))),
    }
}

/// The form `remove-logo`.
pub(super) async fn remove(managed: &Managed, mut fields: Fields, returned: Box<Returned>) -> Result<String, Again> {
    match version(&mut fields).filter(|_| fields.0.is_empty()) {
        Some(version) => store(managed, version, None, returned, "?no-logo").await,
        None => Err(Again::of(returned.foreign(&managed.seated.visit))),
    }
}

async fn store(
    managed: &Managed,
    version: u32,
    new: Option<NewLogo>,
    returned: Box<Returned>,
    done: &str,
) -> Result<String, Again> {
    let visit = &managed.seated.visit;
    match visit.app.records.change_logo(&managed.manager, version, new).await {
        Ok(Ok(())) => Ok(managed.seated.here(&format!("/settings{done}"))),
        Ok(Err(Refusal::NotAllowed)) => Err(Again::of(returned.forbidden())),
        Ok(Err(_)) => Err(Again { returned, meanwhile: Some(Meanwhile::Logo) }),
        Err(error) => Err(Again::of(returned.not_stored(visit, &error))),
    }
}

/// Reads a form with a file.
async fn take_in(boundary: String, body: Body) -> Result<Sent, multer::Error> {
    /// Longest of the fields beside the file.
    const SHORT: usize = 20;
    let constraints = Constraints::new().size_limit(SizeLimit::new().whole_stream(MOST_READ));
    let mut form = Multipart::with_constraints(body.into_data_stream(), boundary, constraints);
    let mut sent = Sent::default();
    while let Some(mut field) = form.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        let is_file = name == "logo";
        sent.chosen |= is_file && field.file_name().is_some_and(|name| !name.is_empty());
        let mut bytes = Vec::new();
        let most = if is_file { MOST_BYTES } else { SHORT };
        while let Some(chunk) = field.chunk().await? {
            // One more than it may have says that it has too many.
            let room = (most + 1).saturating_sub(bytes.len());
            bytes.extend_from_slice(chunk.get(..room).unwrap_or(&chunk));
        }
        if is_file {
            sent.chosen |= !bytes.is_empty();
            sent.file = bytes;
        } else {
            sent.fields.0.push((name, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    Ok(sent)
}

/// The logo that a file makes, read on a thread of its own.
async fn made(file: Vec<u8>) -> Result<NewLogo, Wrong> {
    // The semaphore is never closed.
    let _turn = ONE.acquire().await;
    match tokio::task::spawn_blocking(move || read(&file)).await {
        Ok(made) => made,
        Err(error) => {
            tracing::error!(%error, "a picture could not be read");
            Err(Wrong::Broken)
        }
    }
}

/// What is wrong with a file, and what to do.
fn words(visit: &Visit, wrong: Wrong) -> String {
    let key = match wrong {
        Wrong::Bytes => "logo-wrong-bytes",
        Wrong::Svg => "logo-wrong-svg",
        Wrong::Kind => "logo-wrong-kind",
        Wrong::Large => "logo-wrong-large",
        Wrong::Small => "logo-wrong-small",
        Wrong::Stretched => "logo-wrong-stretched",
        Wrong::Broken => "logo-wrong-broken",
        Wrong::Pale => "logo-wrong-pale",
    };
    let args = [("side", MOST_SIDE.into()), ("least", LEAST_SIDE.into()), ("times", MOST_STRETCHED.into())];
    visit.messages.with(key, &args)
}

/// The part of the page about the logo.
pub(super) fn section(
    managed: &Managed,
    organisation: &Organisation,
    logo: Option<&Logo>,
    returned: &Returned,
) -> AnyView {
    let visit = &managed.seated.visit;
    let action = managed.seated.here("/settings");
    let version = || view! { <input type="hidden" name="version" value=organisation.version.to_string()/> };
    let now = match logo {
        None => view! { <p>{visit.t("logo-none")}</p> }.into_any(),
        Some(logo) => view! {
            <p class="logo-now">{picture(logo, &organisation.name, BOX)}</p>
            <form method="post" action=action.clone()>
                {version()}
                <button type="submit" class="button button-secondary" name="do" value="remove-logo">
                    {visit.t("logo-remove")}
                </button>
            </form>
        }
        .into_any(),
    };
    let error = returned.error("logo").map(|text| view! { <p class="field-error" id="logo-error">{text}</p> });
    let wrong = error.is_some().then_some("true");
    let described = if error.is_some() { "logo-error logo-hint" } else { "logo-hint" };
    let label = if logo.is_some() { "logo-other" } else { "logo-file" };
    view! {
        <section class="detail">
            <h2>{visit.t("logo-title")}</h2>
            <p>{visit.t("logo-lead")}</p>
            {now}
            <form method="post" action=action enctype="multipart/form-data" novalidate>
                {version()}
                <div class="field">
                    <label for="logo">{visit.t(label)}</label>
                    <p class="hint" id="logo-hint">{visit.messages.with("logo-hint", &[("side", MOST_SIDE.into())])}</p>
                    {error}
                    <input type="file" id="logo" name="logo" accept="image/png,image/jpeg,image/webp"
                        aria-describedby=described aria-invalid=wrong/>
                </div>
                <button type="submit" class="button" name="do" value="logo">{visit.t("logo-send")}</button>
            </form>
        </section>
    }
    .into_any()
}
