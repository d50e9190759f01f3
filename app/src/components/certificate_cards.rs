//! The certificates that were issued to a learner, newest first.

use leptos::prelude::*;
use perehdy_records::{Certificate, CertificateKind, CertificateState, RENEWAL_DAYS};

use super::own_name::own_name;
use crate::addresses;
use crate::i18n::day;
use crate::visit::Visit;

/// One card a certificate under a heading; nothing when there is none.
pub fn certificate_cards(visit: &Visit, certificates: &[Certificate]) -> Option<impl IntoView + use<>> {
    if certificates.is_empty() {
        return None;
    }
    let is_newest = |one: &Certificate| {
        let of_course = |other: &&Certificate| other.says.course == one.says.course && other.says.kind == one.says.kind;
        !certificates.iter().filter(of_course).any(|other| other.says.completed > one.says.completed)
    };
    let rows = certificates
        .iter()
        .map(|certificate| {
            let says = &certificate.says;
            let when = day(visit.messages, &visit.app.settings.zone, certificate.issued);
            let (before, after) = visit.messages.around(
                "certificate-line",
                "language",
                &[("day", when.into()), ("version", says.version.clone().into())],
            );
            let kind = (says.kind == CertificateKind::Participation).then(|| {
                view! { <p class="card-facts">{visit.t("participation-title")}</p> }
            });
            let organisation = says.organisation.as_ref().map(|named| {
                view! { <p class="card-facts" dir="auto">{named.name.clone()}</p> }
            });
            let token = &certificate.token;
            let badge = (certificate.stands() && certificate.credential.is_some()).then(|| badge(visit, token));
            let file = certificate.stands().then(|| {
                view! { <a class="button" href=addresses::pdf(token)>{visit.t("certificate-download")}</a> }
            });
            view! {
                <li class="card" id=format!("c-{token}")>
                    <p class="card-name"><strong dir="auto">{says.name.clone()}</strong></p>
                    <p lang=says.lang.code()>{says.title.clone()}</p>
                    {kind}
                    <p class="card-facts">{before}{own_name(says.lang)}{after}</p>
                    {organisation}
                    {standing(visit, certificate, is_newest(certificate))}
                    <p class="buttons">
                        {file}
                        <a href=format!("{}?lang={}", addresses::public_page(token), visit.lang.code())>{visit.t("certificate-public-page")}</a>
                    </p>
                    {badge}
                </li>
            }
        })
        .collect_view();
    Some(view! { <h2>{visit.t("certificate-issued-title")}</h2><ul class="cards">{rows}</ul> })
}

/// The same certificate for programs: what it is, and its two forms.
fn badge(visit: &Visit, token: &str) -> impl IntoView + use<> {
    view! {
        <details>
            <summary>{visit.t("certificate-badge")}</summary>
            <p>{visit.t("certificate-badge-text")}</p>
            <ul>
                <li><a href=addresses::credential(token)>{visit.t("certificate-badge-json")}</a></li>
                <li><a href=addresses::credential_jwt(token)>{visit.t("certificate-badge-jwt")}</a></li>
            </ul>
        </details>
    }
}

/// What has become of it, where that is more than that it is valid; with the way to its renewal, unless a later completion has a
/// certificate.
fn standing(visit: &Visit, certificate: &Certificate, is_newest: bool) -> Option<AnyView> {
    let renewal = || renewal(visit, certificate).filter(|_| is_newest);
    let on = |key: &str, at| {
        let day = day(visit.messages, &visit.app.settings.zone, at);
        visit.messages.with(key, &[("day", day.into())])
    };
    let state = certificate.state(visit.app.records.now());
    let main = match (state, &certificate.revoked, certificate.says.ends) {
        (CertificateState::Revoked, Some(revoked), _) => {
            let reason = revoked.reason.clone();
            view! {
                <p class="card-state"><strong>{on("certificate-was-revoked", revoked.at)}</strong></p>
                <p class="card-facts">{visit.t("verify-reason")}": "<bdi>{reason}</bdi></p>
            }
            .into_any()
        }
        (CertificateState::Replaced, ..) => {
            view! { <p class="card-state"><strong>{visit.t("certificate-was-replaced")}</strong></p> }.into_any()
        }
        (CertificateState::Expired, _, Some(ends)) => {
            view! { <p class="card-state"><strong>{on("certificate-has-ended", ends)}</strong></p>{renewal()} }
                .into_any()
        }
        (CertificateState::Valid, _, Some(ends)) => {
            view! { <p class="card-facts">{on("certificate-valid-until", ends)}</p>{renewal()} }.into_any()
        }
        _ => return None,
    };
    Some(main)
}

/// The way to its renewal, from some time before its end; nothing when the course is gone.
fn renewal(visit: &Visit, certificate: &Certificate) -> Option<AnyView> {
    if certificate.says.kind == CertificateKind::Participation {
        return None;
    }
    let ends = certificate.says.ends?;
    let opens = ends.0 - i64::from(RENEWAL_DAYS) * 24 * 60 * 60 * 1_000_000;
    let course = visit.app.catalog.get(&certificate.says.course)?;
    let open = opens <= visit.app.records.now().0;
    let href = addresses::course(visit.lang_of(course), &course.id);
    open.then(|| view! { <p><a href=href>{visit.t("certificate-renew")}</a></p> }.into_any())
}
