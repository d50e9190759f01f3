//! How the certificate page looks at each step.

use axum::response::Response;
use http::StatusCode;
use leptos::prelude::*;
use perehdy_courses::model::Course;
use perehdy_records::{AskedBy, Certificate, CertificateKind, CertificateState, MOST_CERTIFICATES};

use super::name::{LONGEST, NameFault};
use super::{Standing, Step, address};
use crate::addresses;
use crate::certificate_sheet::told;
use crate::components::certificate_cards::certificate_cards;
use crate::components::course_outline::{Here, course_outline};
use crate::components::error_summary::Trouble;
use crate::components::field::{Field, Holds, field};
use crate::components::keep_work::keep_work;
use crate::components::missing::to_do;
use crate::components::progress::progress;
use crate::components::renewal::renewal;
use crate::components::select::{Select, select};
use crate::pages::form::Refused;
use crate::respond;
use crate::shell::Document;
use crate::visit::Visit;

/// The page.
pub(super) fn respond(visit: &Visit, course: &Course, standing: &Standing, step: &Step) -> Response {
    respond::page(visit, || document(visit, course, standing, step))
}

/// The page with a form that came back.
pub(super) fn respond_to_form(visit: &Visit, course: &Course, standing: &Standing, step: &Step) -> Response {
    let (Step::Name { trouble, .. } | Step::Preview { trouble, .. }) = step;
    let status = trouble.map_or(StatusCode::UNPROCESSABLE_ENTITY, Refused::status);
    respond::page(visit, || {
        let mut document = document(visit, course, standing, step);
        document.status = status;
        document
    })
}

fn document(visit: &Visit, course: &Course, standing: &Standing, step: &Step) -> Document {
    let title = visit.t(of(standing.kind, "certificate-title", "participation-title")).into_owned();
    let mut troubles = Vec::new();
    let unsaved = match step {
        Step::Name { trouble, fault, .. } => {
            if let Some(fault) = fault {
                troubles.push(Trouble { anchor: Some("name".to_owned()), message: fault_text(visit, fault) });
            }
            trouble
        }
        Step::Preview { trouble, .. } => trouble,
    };
    if let Some(refused) = *unsaved {
        let enough = refused == Refused::EnoughCertificates;
        let message = if enough { most(visit) } else { visit.t(refused.key()).into_owned() };
        troubles.push(Trouble { anchor: None, message });
    }
    // When the database is away nobody knows whether the course is complete: the name is shown again all the same.
    let keep_form = *unsaved == Some(Refused::NotSaved);
    let body = if standing.completion.complete || keep_form {
        match step {
            Step::Name { typed, organisation, fault, .. } => {
                name_form(visit, course, standing, typed, organisation.as_deref(), fault.as_ref())
            }
            Step::Preview { name, organisation, picture, instead_of, over, .. } => {
                let notices =
                    view! { {takes_place(visit, instead_of.as_deref())}{is_over(visit, standing.kind, *over)} };
                let instead_of = instead_of.as_ref().map(|before| before.token.clone());
                let action = address(visit, course, standing.kind);
                preview(visit, action, (name, organisation.as_ref(), instead_of), picture, notices.into_any())
            }
        }
    } else {
        missing(visit, course, standing)
    };
    let issued = certificate_cards(visit, &standing.certificates);
    // Who has a certificate came for it: it stands first, unless another one is being made.
    let at_rest = standing.completion.complete
        && matches!(step, Step::Name { typed, fault: None, trouble: None, .. } if typed.is_empty());
    let now = visit.app.records.now();
    // Who is looking at a preview is to decide about that.
    let other = matches!(step, Step::Name { .. }).then(|| other_paper(visit, course, standing.kind));
    let main = if issued.is_some() && at_rest {
        let valid = standing.certificates.iter().any(|issued| issued.state(now) == CertificateState::Valid);
        let lead = valid.then(|| view! { <p class="lead">{visit.t("certificate-ready")}</p> });
        let to_renew = (standing.kind == CertificateKind::Completion).then(|| renewal(visit, course, true));
        view! { <h1>{title.clone()}</h1>{lead}{to_renew}{issued}{body}{other}{keep_work(visit)} }.into_any()
    } else {
        view! { <h1>{title.clone()}</h1>{body}{issued}{other} }.into_any()
    };
    let mut document = Document::new(title, main);
    document.langs.clone_from(&course.languages);
    document.private = true;
    document.troubles = troubles;
    document.prev = course.test.as_ref().map(|_| addresses::test(visit.lang, &course.id));
    let here = match standing.kind {
        CertificateKind::Completion => Here::Certificate,
        CertificateKind::Participation => Here::Participation,
    };
    document.outline = Some(course_outline(visit, course, here));
    document
}

/// The one message or the other.
const fn of(kind: CertificateKind, completion: &'static str, participation: &'static str) -> &'static str {
    match kind {
        CertificateKind::Completion => completion,
        CertificateKind::Participation => participation,
    }
}

/// The way to the other paper of the course, if it has two.
fn other_paper(visit: &Visit, course: &Course, kind: CertificateKind) -> Option<AnyView> {
    course.certificate.participation.as_ref()?;
    let (text, link, href) = match kind {
        CertificateKind::Completion => {
            ("participation-offer", "participation-to", addresses::participation(visit.lang, &course.id))
        }
        CertificateKind::Participation => {
            ("participation-is-not", "participation-to-certificate", addresses::certificate(visit.lang, &course.id))
        }
    };
    Some(view! { <p class="other-paper">{visit.t(text)}" "<a href=href>{visit.t(link)}</a></p> }.into_any())
}

/// That there are enough certificates, in words.
fn most(visit: &Visit) -> String {
    visit.messages.with("certificate-most", &[("n", MOST_CERTIFICATES.into())])
}

/// What is wrong with a name, in words.
pub(in crate::pages) fn fault_text(visit: &Visit, fault: &NameFault) -> String {
    match fault {
        NameFault::Empty => visit.t("name-empty").into_owned(),
        NameFault::TooLong(length) => {
            visit.messages.with("name-too-long", &[("most", LONGEST.into()), ("n", (*length).into())])
        }
        NameFault::Control => visit.t("name-control").into_owned(),
        NameFault::Missing(characters) => {
            let list = told(characters).into();
            visit.messages.with("name-missing", &[("characters", list), ("n", characters.len().into())])
        }
    }
}

fn name_form(
    visit: &Visit,
    course: &Course,
    standing: &Standing,
    typed: &str,
    organisation: Option<&str>,
    fault: Option<&NameFault>,
) -> AnyView {
    if standing.certificates.len() >= MOST_CERTIFICATES {
        return view! { <p>{most(visit)}</p> }.into_any();
    }
    if standing.is_taken_back {
        let why = of(standing.kind, "certificate-revoked-no-other", "participation-revoked-no-other");
        return view! { <p>{visit.t(why)}</p> }.into_any();
    }
    let first = of(standing.kind, "certificate-page-lead", "participation-page-lead");
    let lead = if standing.certificates.is_empty() { first } else { "certificate-page-another" };
    // The name of the account is what most want to see there.
    let account = visit.remembered.account.as_ref().filter(|_| typed.is_empty() && fault.is_none());
    let name = Field {
        id: "name",
        name: "name",
        holds: Holds::Name,
        label: visit.t("name-label").into_owned(),
        hint: Some(visit.messages.with("name-hint", &[("most", LONGEST.into())])),
        value: account.map_or_else(|| typed.to_owned(), |account| account.name.clone()),
        error: fault.map(|fault| fault_text(visit, fault)),
    };
    let form = view! {
        <form method="post" action=address(visit, course, standing.kind) novalidate>
            {field(name)}
            {organisation_choice(visit, &standing.organisations, organisation)}
            <button type="submit" class="button" name="do" value="preview">{visit.t("certificate-show")}</button>
        </form>
    };
    if standing.certificates.is_empty() || !typed.is_empty() || fault.is_some() {
        view! { <p class="lead">{visit.t(lead)}</p>{form} }.into_any()
    } else {
        // The certificate is there already: another one is the exception.
        let how = visit.t("certificate-page-another-how");
        view! { <details class="again"><summary>{visit.t(lead)}</summary><p>{how}</p>{form}</details> }.into_any()
    }
}

/// Which organisation stands on the certificate, when there is one that could: first the one that has asked for longest.
fn organisation_choice(visit: &Visit, organisations: &[AskedBy], chosen: Option<&str>) -> Option<AnyView> {
    let first = organisations.first()?;
    let mut options: Vec<(String, String)> =
        organisations.iter().map(|asked| (asked.slug.clone(), asked.named.name.clone())).collect();
    options.push((String::new(), visit.t("certificate-no-organisation").into_owned()));
    let asked = Select {
        id: "organisation",
        name: "organisation",
        label: visit.t("certificate-organisation-choose").into_owned(),
        hint: Some(visit.t("certificate-organisation-hint").into_owned()),
        options,
        chosen: chosen.unwrap_or(&first.slug).to_owned(),
        error: None,
    };
    Some(select(asked).into_any())
}

/// That another certificate will not be valid any more.
fn takes_place(visit: &Visit, instead_of: Option<&Certificate>) -> Option<AnyView> {
    let before = instead_of?;
    let (start, end) = visit.messages.around("certificate-takes-place", "name", &[]);
    let name = before.says.name.clone();
    Some(view! { <p class="notice">{start}<bdi>{name}</bdi>{end}</p> }.into_any())
}

/// That it would not be valid from the beginning.
fn is_over(visit: &Visit, kind: CertificateKind, over: bool) -> Option<AnyView> {
    let text = of(kind, "certificate-over-already", "participation-over-already");
    over.then(|| view! { <p class="notice">{visit.t(text)}</p> }.into_any())
}

fn preview(
    visit: &Visit,
    action: String,
    (name, organisation, instead_of): (&str, Option<&AskedBy>, Option<String>),
    picture: &str,
    notices: AnyView,
) -> AnyView {
    let organisation = organisation.map(|asked| {
        view! {
            <input type="hidden" name="organisation" value=asked.slug.clone()/>
            <input type="hidden" name="seen" value=asked.version.to_string()/>
        }
    });
    let instead_of = instead_of.map(|token| view! { <input type="hidden" name="instead-of" value=token/> });
    view! {
        <p class="lead">{visit.t("certificate-preview-lead")}</p>
        {notices}
        <div class="sheet" inner_html=picture.to_owned()></div>
        <form method="post" action=action>
            <input type="hidden" name="name" value=name.to_owned()/>
            {organisation}
            {instead_of}
            <div class="buttons">
                <button type="submit" class="button" name="do" value="issue">{visit.t("certificate-issue")}</button>
                <button type="submit" class="button button-secondary" name="do" value="change">
                    {visit.t("certificate-change-name")}
                </button>
            </div>
        </form>
    }
    .into_any()
}

/// What is still to be done, by the one rule.
fn missing(visit: &Visit, course: &Course, standing: &Standing) -> AnyView {
    // A completion is never taken away, but nobody gets a certificate of what they have not done.
    let once = visit.remembered.completed.is_some();
    let lead = match standing.kind {
        CertificateKind::Participation => "participation-not-yet",
        CertificateKind::Completion if once => "certificate-of-now-not-yet",
        CertificateKind::Completion => "certificate-not-yet",
    };
    // How far the course is, which the test is part of.
    let so_far = (standing.kind == CertificateKind::Completion).then(|| progress(visit, &standing.completion));
    view! {
        <p class="lead">{visit.t(lead)}</p>
        {so_far}
        <h2>{visit.t("missing-title")}</h2>
        {to_do(visit, course, &standing.completion.missing)}
    }
    .into_any()
}
