//! How the public page of a certificate looks: first whether it is valid, then everything that it says, then how to compare.

use http::StatusCode;
use leptos::prelude::*;
use perehdy_certificates::verify::Change;
use perehdy_records::{Certificate, CertificateKind, CertificateState, ErasedCertificate};

use super::file::MOST_BYTES;
use crate::addresses;
use crate::certificate_sheet::frozen::{Frozen, completed};
use crate::components::error_summary::Trouble;
use crate::components::logo::picture;
use crate::components::score::score_text;
use crate::i18n::{day, duration, messages};
use crate::pages::text_of;
use crate::shell::Document;
use crate::visit::Visit;

/// The largest logo.
const LOGO: (u32, u32) = (200, 64);

/// What comparing a file has given.
pub(super) enum Compared {
    /// It is the very file that was handed out.
    TheSame,
    /// It is that of the certificate with this token.
    Another(String),
    /// It was not handed out as it is, but carries our signature over what stands on this page, and its text is that.
    Signed,
    /// It carries our signature, and is otherwise than we make it.
    Altered(Vec<Change>),
    /// It was not handed out here.
    Unknown,
    /// It could not be compared: the key of what is wrong.
    Fault(&'static str),
}

/// The page.
pub(super) fn document(visit: &Visit, certificate: &Certificate, compared: Option<&Compared>) -> Document {
    let t = visit.messages;
    let title = t.get("verify-title").into_owned();
    let fault = match compared {
        Some(Compared::Fault(key)) => Some(fault_text(visit, key)),
        _ => None,
    };
    let main = view! {
        <h1>{title.clone()}</h1>
        {state(visit, certificate)}
        {compared.and_then(|compared| result(visit, certificate, compared))}
        {facts(visit, certificate)}
        <p>{t.get("verify-compare")}</p>
        {compare(visit, certificate, fault.clone())}
    };
    let mut document = Document::new(title, main.into_any());
    document.private = true;
    if let Some(message) = fault {
        document.status = StatusCode::UNPROCESSABLE_ENTITY;
        document.troubles.push(Trouble { anchor: Some("file".to_owned()), message });
    }
    document
}

/// What stands at the address of a PDF that is not handed out any more.
pub(super) fn withdrawn(visit: &Visit, certificate: &Certificate) -> Document {
    let title = visit.t("verify-title").into_owned();
    let main = view! {
        <h1>{title.clone()}</h1>
        {state(visit, certificate)}
        <p>{visit.t("verify-no-file")}</p>
        <p class="buttons">
            <a class="button" href=page(visit, &certificate.token)>{visit.t("certificate-public-page")}</a>
        </p>
    };
    let mut document = Document::new(title, main.into_any());
    document.status = StatusCode::GONE;
    document.private = true;
    document
}

/// The public page of a certificate in this language.
fn page(visit: &Visit, token: &str) -> String {
    format!("{}?lang={}", addresses::public_page(token), visit.lang.code())
}

/// Whether it is valid, in words that need no colour.
fn state(visit: &Visit, certificate: &Certificate) -> AnyView {
    let t = visit.messages;
    let on = |key: &str, at| t.with(key, &[("day", day(t, &visit.app.settings.zone, at).into())]);
    let state = certificate.state(visit.app.records.now());
    let (class, heading, text) = match (state, &certificate.revoked, certificate.says.ends) {
        (CertificateState::Revoked, Some(revoked), _) => {
            let reason = revoked.reason.clone();
            let text = view! {
                <p>{on("verify-revoked-text", revoked.at)}</p>
                <p>{t.get("verify-reason")}": "<bdi>{reason}</bdi></p>
            };
            ("result result-failed", "verify-revoked", text.into_any())
        }
        (CertificateState::Replaced, ..) => {
            let newer = certificate.replaced_by.as_ref().map(|newer| {
                view! { <p><a href=page(visit, newer)>{t.get("verify-replaced-link")}</a></p> }
            });
            let text = view! { <p>{t.get("verify-replaced-text")}</p>{newer} };
            ("result result-failed", "verify-replaced", text.into_any())
        }
        (CertificateState::Expired, _, Some(ends)) => {
            let text = view! { <p>{on("verify-expired-text", ends)}</p> };
            ("result", "verify-expired", text.into_any())
        }
        _ => ("result result-passed", "verify-valid", view! { <p>{t.get("verify-valid-text")}</p> }.into_any()),
    };
    view! { <div class=class><p class="result-score">{t.get(heading)}</p>{text}</div> }.into_any()
}

/// Everything that the paper says.
fn facts(visit: &Visit, certificate: &Certificate) -> AnyView {
    let (t, zone, says) = (visit.messages, &visit.app.settings.zone, &certificate.says);
    let covers = says.covers.iter().map(|title| view! { <li>{title.clone()}</li> }).collect_view();
    let sheet_lang = says.lang.code();
    let title_lang = Frozen::kept(says).and_then(|kept| kept.title_lang).unwrap_or_else(|| sheet_lang.to_owned());
    let covers_lang = title_lang.clone();
    let ends = says.ends.map(|ends| {
        view! { <div><dt>{t.get("certificate-ends")}</dt><dd>{day(t, zone, ends)}</dd></div> }
    });
    let score = says.score.map(|(points, of)| {
        view! { <div><dt>{t.get("certificate-score")}</dt><dd>{score_text(t, points, of)}</dd></div> }
    });
    let organisation = says.organisation.as_ref().map(|named| {
        let logo = named.logo.as_ref().map(|logo| picture(logo, "", LOGO));
        view! {
            <div><dt>{t.get("certificate-organisation")}</dt><dd dir="auto">{logo}{named.name.clone()}</dd></div>
        }
    });
    view! {
        <dl class="facts facts-certificate">
            {kind(visit, says.kind)}
            <div><dt>{t.get("verify-name")}</dt><dd dir="auto">{says.name.clone()}</dd></div>
            <div><dt>{t.get("verify-course")}</dt><dd lang=title_lang>{says.title.clone()}</dd></div>
            <div><dt>{t.get(completed(says.kind))}</dt><dd>{day(t, zone, says.completed)}</dd></div>
            {ends}
            {score}
            <div><dt>{t.get("certificate-covers")}</dt><dd lang=covers_lang><ul>{covers}</ul></dd></div>
            <div><dt>{t.get("certificate-duration")}</dt><dd>{duration(t, says.minutes)}</dd></div>
            <div><dt>{t.get("certificate-version")}</dt><dd>{says.version.clone()}</dd></div>
            {own_words(visit, certificate)}
            {organisation}
            <div><dt>{t.get("certificate-issuer")}</dt><dd lang=sheet_lang>{says.issuer.clone()}</dd></div>
            <div><dt>{t.get("verify-issued")}</dt><dd>{day(t, zone, certificate.issued)}</dd></div>
            <div><dt>{t.get("certificate-number")}</dt><dd><code>{certificate.token.clone()}</code></dd></div>
        </dl>
    }
    .into_any()
}

/// What it certifies, where that is not that the course was completed.
fn kind(visit: &Visit, kind: CertificateKind) -> Option<AnyView> {
    let t = visit.messages;
    let row = || view! { <div><dt>{t.get("verify-kind")}</dt><dd>{t.get("verify-participation")}</dd></div> };
    (kind == CertificateKind::Participation).then(|| row().into_any())
}

/// What the course says on its certificates in its own words, and who signs: as it was printed.
fn own_words(visit: &Visit, certificate: &Certificate) -> Option<AnyView> {
    let (t, says) = (visit.messages, &certificate.says);
    let printed = messages(says.lang);
    let frozen = Frozen::kept(says)?;
    // Those facts stand above in the reader's language.
    let above = ["ends", "score", "duration", "version"].map(|key| printed.get(&format!("certificate-{key}")));
    let above = above.into_iter().chain([printed.get(completed(says.kind))]).collect::<Vec<_>>();
    let law = printed.get("certificate-law");
    let other = frozen.facts.into_iter().filter(|(label, _)| !above.iter().any(|known| **known == **label));
    let other =
        other.map(|(label, text)| (if *law == *label { t.get("certificate-law").into_owned() } else { label }, text));
    let words = [
        (t.get("verify-heading").into_owned(), Some(frozen.heading)),
        (t.get("verify-wording").into_owned(), Some(frozen.statement)),
        (t.get("verify-remark").into_owned(), frozen.remark),
    ];
    let words = words.into_iter().filter_map(|(label, text)| Some((label, text?)));
    let signers = frozen
        .signers
        .into_iter()
        .map(|(name, title)| (t.get("verify-signer").into_owned(), format!("{name}, {title}")));
    let rows = other
        .chain(words)
        .chain(signers)
        .map(|(label, text)| view! { <div><dt>{label}</dt><dd lang=says.lang.code()>{text}</dd></div> })
        .collect_view();
    Some(rows.into_any())
}

/// The form that compares a PDF.
fn compare(visit: &Visit, certificate: &Certificate, fault: Option<String>) -> AnyView {
    let wrong = fault.is_some().then_some("true");
    let described = if fault.is_some() { "file-error file-hint" } else { "file-hint" };
    let error = fault.map(|text| view! { <p class="field-error" id="file-error">{text}</p> });
    view! {
        <h2>{visit.t("verify-file-title")}</h2>
        <form method="post" action=page(visit, &certificate.token) enctype="multipart/form-data" novalidate>
            <div class="field">
                <label for="file">{visit.t("verify-file")}</label>
                <p class="hint" id="file-hint">{visit.messages.with("verify-file-hint", &[("mb", most().into())])}</p>
                {error}
                <input type="file" id="file" name="file" accept="application/pdf" aria-describedby=described
                    aria-invalid=wrong/>
            </div>
            <button type="submit" class="button button-secondary" name="do" value="compare">
                {visit.t("verify-file-compare")}
            </button>
        </form>
    }
    .into_any()
}

/// Most megabytes of a file.
const fn most() -> u64 {
    MOST_BYTES / 1_000_000
}

/// What is wrong with a file, and what to do.
fn fault_text(visit: &Visit, key: &str) -> String {
    visit.messages.with(key, &[("mb", most().into())])
}

/// What comparing a file has given; nothing when it could not be compared.
fn result(visit: &Visit, certificate: &Certificate, compared: &Compared) -> Option<AnyView> {
    let t = visit.messages;
    let valid = certificate.state(visit.app.records.now()) == CertificateState::Valid;
    let (class, heading, text) = match compared {
        Compared::Fault(_) => return None,
        Compared::TheSame => {
            let but = (!valid).then(|| view! { <p>{t.get("verify-file-same-but")}</p> });
            let class = if valid { "result result-passed" } else { "result" };
            (class, "verify-file-same", view! { <p>{t.get("verify-file-same-text")}</p>{but} }.into_any())
        }
        Compared::Another(token) => {
            let text = view! {
                <p>{t.get("verify-file-other-text")}</p>
                <p><a href=page(visit, token)>{t.with("verify-file-other-link", &[("number", token.clone().into())])}</a></p>
            };
            ("result result-failed", "verify-file-other", text.into_any())
        }
        Compared::Signed => {
            ("result", "verify-file-signed", view! { <p>{t.get("verify-file-signed-text")}</p> }.into_any())
        }
        Compared::Altered(changes) => {
            let changes = changes.iter().map(|change| view! { <li>{change_text(visit, change)}</li> }).collect_view();
            let text = view! { <p>{t.get("verify-file-altered-text")}</p><ul>{changes}</ul> };
            ("result result-failed", "verify-file-altered", text.into_any())
        }
        Compared::Unknown => {
            let text = view! { <p>{t.get("verify-file-unknown-text")}</p> };
            ("result result-failed", "verify-file-unknown", text.into_any())
        }
    };
    let main = view! { <div class=class role="status"><p class="result-score">{t.get(heading)}</p>{text}</div> };
    Some(main.into_any())
}

/// What is otherwise in a file than we make it.
fn change_text(visit: &Visit, change: &Change) -> String {
    let t = |key: &str| visit.t(key).into_owned();
    let key = match change {
        Change::AddedTo => return t("verify-file-added"),
        Change::OtherProgram => return t("verify-file-other-program"),
        Change::Pages(_) => return t("verify-file-pages"),
        Change::Overlay => return t("verify-file-overlay"),
        Change::Attached => return t("verify-file-attached"),
        Change::Credential => return t("verify-file-credential"),
        Change::Text(key) => key,
    };
    let field = match key.as_str() {
        "name" => "verify-name",
        "title" => "verify-course",
        "number" => "certificate-number",
        "version" => "certificate-version",
        "covers" => "certificate-covers",
        "issuer" => "certificate-issuer",
        "organisation" => "certificate-organisation",
        "origin" => "certificate-public-page",
        _ => return t("verify-file-words"),
    };
    visit.messages.with("verify-file-field", &[("field", t(field).into())])
}

/// What is left once the holder has erased their data: that the number was valid.
pub(super) fn was_valid(visit: &Visit, erased: &ErasedCertificate) -> Document {
    let (t, zone) = (visit.messages, &visit.app.settings.zone);
    let course = visit.app.catalog.get(&erased.course).and_then(|course| {
        let lang = if course.languages.contains(&visit.lang) { visit.lang } else { *course.languages.first()? };
        Some((lang, text_of(course, lang).title))
    });
    let (lang, title) = course.unwrap_or_else(|| (visit.lang, erased.course.clone()));
    let heading = t.get("verify-title");
    let main = view! {
        <h1>{heading.clone()}</h1>
        <div class="result">
            <p class="result-score">{t.get("verify-erased-title")}</p>
            <p>{t.get("verify-erased")}</p>
        </div>
        <dl class="facts facts-certificate">
            {kind(visit, erased.kind)}
            <div><dt>{t.get("verify-course")}</dt><dd lang=lang.code()>{title}</dd></div>
            <div><dt>{t.get("certificate-version")}</dt><dd>{erased.version.clone()}</dd></div>
            <div><dt>{t.get("verify-issued")}</dt><dd>{day(t, zone, erased.issued)}</dd></div>
            <div><dt>{t.get("verify-erased-day")}</dt><dd>{day(t, zone, erased.erased)}</dd></div>
        </dl>
    };
    let mut document = Document::new(heading, main.into_any());
    document.private = true;
    document
}
