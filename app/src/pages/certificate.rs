//! `/{lang}/courses/{course}/certificate`: the name on it, how it will look, issuing, those issued. The same for the second
//! paper that a course may have (`participation`).

pub(crate) mod name;
pub mod participation;
mod view;

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, Uri};
use perehdy_certificates::missing_characters;
use perehdy_courses::completion::{self, Completion, Work, completion};
use perehdy_courses::model::{Course, Lang, Timestamp};
use perehdy_records::{
    AskedBy, Attempt, Certificate, CertificateKind, Completed, Error, Foreseen, NewCertificate, NewLogo, NotIssued,
    foresee, taken_back,
};

use super::form::{Fields, Refused};
use super::problem::{Problem, page, problem};
use super::{course_in, lang_of};
use crate::addresses;
use crate::certificate_sheet::says::{Earned, says};
use crate::certificate_sheet::{self, NotDrawn};
use crate::path::Path;
use crate::respond;
use crate::state::{App, Settings};
use crate::visit::{Notice, Visit};

use name::NameFault;
pub(super) use view::fault_text;

/// The step the page is at.
enum Step {
    /// A name is asked for; perhaps the one typed was not right. The organisation by its slug, empty for none; `None` before
    /// anything was chosen.
    Name { typed: String, organisation: Option<String>, fault: Option<NameFault>, trouble: Option<Refused> },
    /// The sheet is shown as it will look, drawn as SVG.
    Preview {
        name: String,
        organisation: Option<AskedBy>,
        picture: String,
        /// The certificate whose place it takes.
        instead_of: Option<Box<Certificate>>,
        /// Whether its validity would be over already.
        over: bool,
        trouble: Option<Refused>,
    },
}

impl Step {
    const fn new() -> Self {
        Self::Name { typed: String::new(), organisation: None, fault: None, trouble: None }
    }

    fn foreign() -> Self {
        Self::Name { typed: String::new(), organisation: None, fault: None, trouble: Some(Refused::Foreign) }
    }
}

/// What is known of the learner's work and certificates.
struct Standing {
    /// Which of the course's papers it is about.
    kind: CertificateKind,
    /// How far the learner is on the way to it.
    completion: Completion,
    /// The newest attempt that was passed.
    passed: Option<Attempt>,
    /// Those of this kind.
    certificates: Vec<Certificate>,
    /// When the course was gone through, where that is what it says.
    gone_through: Option<Timestamp>,
    /// The organisations that may stand on the certificate: nobody but the learner chooses which, if any.
    organisations: Vec<AskedBy>,
    /// Whether the issuer took back a certificate of the same completion.
    is_taken_back: bool,
}

impl Standing {
    /// Of work alone.
    fn of(kind: CertificateKind, completion: Completion) -> Self {
        let (certificates, organisations) = (Vec::new(), Vec::new());
        Self { kind, completion, passed: None, certificates, gone_through: None, organisations, is_taken_back: false }
    }
}

/// How far the way to a paper of this kind is.
fn way(kind: CertificateKind, course: &Course, work: &Work) -> Completion {
    match kind {
        CertificateKind::Completion => completion(course, work),
        CertificateKind::Participation => completion::participation(course, work),
    }
}

async fn standing(visit: &Visit, course: &Course, kind: CertificateKind) -> Result<Standing, Error> {
    let mut work = visit.remembered.work();
    let Some(learner) = visit.remembered.learner else {
        return Ok(Standing::of(kind, way(kind, course, &work)));
    };
    let attempts = visit.app.records.attempts(learner, &course.id).await?;
    let now = visit.app.records.now();
    let passed = attempts.into_iter().rev().find_map(|mut attempt| {
        attempt.result = super::test::result(course.test.as_ref()?, &attempt, now);
        attempt.result.as_ref().is_some_and(|result| result.score.passed).then_some(attempt)
    });
    work.passed = passed.is_some();
    let mut certificates = visit.app.records.certificates(learner, &course.id).await?;
    certificates.retain(|issued| issued.says.kind == kind);
    let organisations = if course.certificate.organisation {
        visit.app.records.asked_by(learner, &course.id).await?
    } else {
        Vec::new()
    };
    // What cannot be printed is left out; whoever manages the organisation is told.
    let organisations = organisations.into_iter().filter(|asked| missing_characters(&asked.named.name).is_empty());
    let completion = way(kind, course, &work);
    let last = visit.remembered.completed_last();
    let back = |at, renewed| taken_back(&certificates, kind, at, renewed);
    let (gone_through, is_taken_back) = match kind {
        CertificateKind::Completion => {
            (None, last.is_some_and(|last| back(last.at, visit.remembered.renewed.as_ref() == Some(last))))
        }
        CertificateKind::Participation => (visit.app.records.gone_through(learner, course).await?, back(now, false)),
    };
    let organisations = organisations.collect();
    Ok(Standing { kind, completion, passed, certificates, gone_through, organisations, is_taken_back })
}

/// [`standing`], or `None` while the database is away.
async fn known_standing(visit: &Visit, course: &Course, kind: CertificateKind) -> Option<Standing> {
    if visit.notice == Some(Notice::Unavailable) {
        return None;
    }
    let known = standing(visit, course, kind).await;
    known.inspect_err(|error| tracing::error!(%error, "certificates could not be read")).ok()
}

/// The page.
pub async fn get(
    State(app): State<App>,
    Path((lang, id)): Path<(String, String)>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    show(CertificateKind::Completion, app, (&lang, &id), uri, headers).await
}

async fn show(kind: CertificateKind, app: App, at: (&str, &str), uri: Uri, headers: HeaderMap) -> Response {
    let Some((lang, course)) = find(kind, &app, at) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let visit = Visit::load(&app, lang, &uri, &headers, &course.id, None).await;
    match known_standing(&visit, &course, kind).await {
        Some(standing) => view::respond(&visit, &course, &standing, &Step::new()),
        None => page(&visit, Problem::NotSaved),
    }
}

fn find(kind: CertificateKind, app: &App, (lang, id): (&str, &str)) -> Option<(Lang, Arc<Course>)> {
    let lang = lang_of(lang)?;
    let course = course_in(app, lang, id)?;
    (kind == CertificateKind::Completion || course.certificate.participation.is_some()).then_some((lang, course))
}

/// A form of the page: `preview` shows the sheet and stores nothing, `change` goes back to the name, `issue` issues.
pub async fn post(
    State(app): State<App>,
    Path((lang, id)): Path<(String, String)>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    take_in(CertificateKind::Completion, app, (&lang, &id), (uri, headers, body)).await
}

async fn take_in(
    kind: CertificateKind,
    app: App,
    at: (&str, &str),
    (uri, headers, body): (Uri, HeaderMap, Bytes),
) -> Response {
    let Some((lang, course)) = find(kind, &app, at) else { return problem(&app, &uri, &headers, Problem::NotFound) };
    let mut visit = Visit::load(&app, lang, &uri, &headers, &course.id, None).await;
    let mut fields = Fields::decode(&body);
    let (action, typed) = (fields.take("do"), fields.take("name"));
    let (chosen, seen) = (fields.take("organisation").unwrap_or_default(), fields.take("seen"));
    let instead_seen = fields.take("instead-of");
    let Some(standing) = known_standing(&visit, &course, kind).await else {
        let standing = Standing::of(kind, way(kind, &course, &visit.remembered.work()));
        let (typed, organisation) = (typed.unwrap_or_default(), Some(chosen));
        let step = Step::Name { typed, organisation, fault: None, trouble: Some(Refused::NotSaved) };
        return view::respond_to_form(&visit, &course, &standing, &step);
    };
    let (Some(action), Some(typed), true) = (action, typed, fields.0.is_empty()) else {
        return view::respond_to_form(&visit, &course, &standing, &Step::foreign());
    };
    if !standing.completion.complete {
        return view::respond_to_form(&visit, &course, &standing, &Step::foreign());
    }
    let name = match name::check(&typed) {
        Ok(name) => name,
        Err(fault) => {
            let step = Step::Name { typed, organisation: Some(chosen), fault: Some(fault), trouble: None };
            return view::respond_to_form(&visit, &course, &standing, &step);
        }
    };
    if action == "change" {
        let step = Step::Name { typed: name, organisation: Some(chosen), fault: None, trouble: None };
        return view::respond(&visit, &course, &standing, &step);
    }
    if !matches!(action.as_str(), "preview" | "issue") {
        return view::respond_to_form(&visit, &course, &standing, &Step::foreign());
    }
    let organisation = standing.organisations.iter().find(|asked| asked.slug == chosen).cloned();
    if organisation.is_none() && !chosen.is_empty() {
        let trouble = Some(Refused::OrganisationChanged);
        let step = Step::Name { typed: name, organisation: None, fault: None, trouble };
        return view::respond_to_form(&visit, &course, &standing, &step);
    }
    let mut says = frozen(&visit, &course, &standing, name, organisation.as_ref());
    let mut is_new = true;
    let instead_of = match foresee(&standing.certificates, &says, is_renewal(&visit, &says)) {
        // What is there says the same: it is given again, whatever it once took the place of.
        Foreseen::TheSame(_) => {
            is_new = false;
            Ok((None, instead_seen.clone()))
        }
        Foreseen::New(before) => Ok((before.cloned().map(Box::new), before.map(|before| before.token.clone()))),
        Foreseen::Refused(why) => Err(refused(why)),
    };
    let (instead_of, takes_place_of) = match instead_of {
        Ok(foreseen) => foreseen,
        Err(trouble) => {
            let trouble = Some(trouble);
            let step = Step::Name { typed: says.name, organisation: Some(chosen), fault: None, trouble };
            return view::respond_to_form(&visit, &course, &standing, &step);
        }
    };
    let (picture, logo) = match drawn(&visit, &says, &course).await {
        Ok(drawn) => drawn,
        Err(trouble) => {
            let trouble = Some(trouble);
            let step = Step::Name { typed: says.name, organisation: Some(chosen), fault: None, trouble };
            return view::respond_to_form(&visit, &course, &standing, &step);
        }
    };
    let version = organisation.as_ref().map(|asked| asked.version);
    let over = says.ends.is_some_and(|ends| ends < app.records.now());
    let preview = |name: String, trouble| Step::Preview { name, organisation, picture, instead_of, over, trouble };
    if action == "preview" {
        return view::respond(&visit, &course, &standing, &preview(says.name, None));
    }
    // What stands there for good is what was shown, and so is whose place it takes.
    let trouble = if seen.and_then(|seen| seen.parse().ok()) != version {
        Some(Refused::OrganisationChanged)
    } else if instead_seen != takes_place_of {
        Some(Refused::CertificateChanged)
    } else {
        None
    };
    if trouble.is_some() {
        return view::respond_to_form(&visit, &course, &standing, &preview(says.name, trouble));
    }
    let (who, token) = visit.who();
    let issued = async {
        if let Some(logo) = logo.as_ref().filter(|_| is_new) {
            says.issuer_logo = Some(app.records.keep_logo(logo).await?);
        }
        app.records.issue_certificate(&who, &says, takes_place_of.as_deref()).await
    };
    let trouble = match issued.await {
        Ok(Ok(certificate)) => {
            visit.keep(token);
            certificate_sheet::hand_out(&app, &certificate).await;
            let address = format!("{}#c-{}", address(&visit, &course, kind), certificate.token);
            return respond::see_other(&visit, &address);
        }
        Ok(Err(why)) => refused(why),
        Err(error) => {
            tracing::error!(%error, "a certificate was not issued");
            if matches!(error, Error::NoKey) { Refused::NotSigned } else { Refused::NotSaved }
        }
    };
    view::respond_to_form(&visit, &course, &standing, &preview(says.name, Some(trouble)))
}

/// What it says of a form that no certificate comes of it.
const fn refused(why: NotIssued) -> Refused {
    match why {
        NotIssued::TooMany => Refused::EnoughCertificates,
        NotIssued::Revoked => Refused::CertificateRevoked,
        NotIssued::Changed => Refused::CertificateChanged,
    }
}

/// Whether it certifies a renewal.
fn is_renewal(visit: &Visit, says: &NewCertificate) -> bool {
    let is_last = |renewed: &Completed| renewed.at == says.completed;
    says.kind == CertificateKind::Completion && visit.remembered.renewed.as_ref().is_some_and(is_last)
}

/// The sheet as it will look, and the issuer's logo to be kept; else what there is to say. Nothing is issued that cannot be
/// printed.
async fn drawn(visit: &Visit, says: &NewCertificate, course: &Course) -> Result<(String, Option<NewLogo>), Refused> {
    let (now, zone) = (visit.app.records.now(), &visit.app.settings.zone);
    let drawn = async {
        let issuers = certificate_sheet::issuers(course).await?;
        let logos = certificate_sheet::logos_to_be(&visit.app, says, course, issuers.as_ref()).await?;
        certificate_sheet::try_out(says, logos.clone(), now, zone).await?;
        let picture = certificate_sheet::svg(certificate_sheet::preview(says, logos, now, zone)?).await?;
        Ok((picture, issuers))
    };
    drawn.await.map_err(|error: NotDrawn| {
        tracing::error!(?error, course = says.course, "a certificate could not be drawn");
        match error {
            NotDrawn::TooMuchText => Refused::TooMuchText,
            NotDrawn::Fault(_) => Refused::NotDrawn,
        }
    })
}

/// The address of the page.
fn address(visit: &Visit, course: &Course, kind: CertificateKind) -> String {
    match kind {
        CertificateKind::Completion => addresses::certificate(visit.lang, &course.id),
        CertificateKind::Participation => addresses::participation(visit.lang, &course.id),
    }
}

/// Everything the certificate will say. The version is the one whose title, modules and length stand there: the course's
/// now, of which nothing is missing (else there is no certificate). The day is when the course was first complete by the
/// one rule, or was renewed last, whichever version it had; the score is that of the newest attempt that was passed.
fn frozen(
    visit: &Visit,
    course: &Course,
    standing: &Standing,
    name: String,
    organisation: Option<&AskedBy>,
) -> NewCertificate {
    let result = standing.passed.as_ref().and_then(|attempt| attempt.result.as_ref());
    // Not remembered is only what a test's end completes before the job has noticed it.
    let completed = visit.remembered.completed_last().map(|completed| completed.at);
    let completed = completed.or(result.map(|result| result.at)).unwrap_or_else(|| visit.app.records.now());
    let score = result.map(|result| (result.score.points, result.score.of));
    let organisation = organisation.map(|asked| asked.named.clone());
    let kind = standing.kind;
    let earned = match kind {
        CertificateKind::Completion => Earned { kind, name, score, completed, organisation },
        CertificateKind::Participation => {
            let completed = standing.gone_through.unwrap_or_else(|| visit.app.records.now());
            Earned { kind, name, score: None, completed, organisation }
        }
    };
    let Settings { origin, zone, .. } = &visit.app.settings;
    says(course, visit.lang, earned, origin, zone)
}
