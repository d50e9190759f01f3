//! Everything that a certificate of a course says, as it is now: it is frozen when it is issued.

use perehdy_courses::model::{Course, Lang, Timestamp};
use perehdy_records::{CertificateKind, NamedOrganisation, NewCertificate};

use crate::i18n::Zone;
use crate::pages::course::minutes;
use crate::pages::text_of;

/// What somebody has earned.
pub(crate) struct Earned {
    /// By having done what.
    pub(crate) kind: CertificateKind,
    /// Their name, as it is to be printed.
    pub(crate) name: String,
    /// Points in the final test, and of how many; none where it is not part of it.
    pub(crate) score: Option<(u32, u32)>,
    /// When they completed the course, or went through it.
    pub(crate) completed: Timestamp,
    /// The organisation that is to be named.
    pub(crate) organisation: Option<NamedOrganisation>,
}

/// What their certificate of a course says in one of its languages. `origin` is what addresses begin with.
pub(crate) fn says(course: &Course, lang: Lang, earned: Earned, origin: &str, zone: &Zone) -> NewCertificate {
    let rule = &course.certificate;
    let test = course.test.as_ref().map_or(0, |test| test.minutes);
    let (without_test, own) = match earned.kind {
        CertificateKind::Completion => (0, None),
        CertificateKind::Participation => (test, rule.participation.as_ref()),
    };
    let mut says = NewCertificate {
        kind: earned.kind,
        course: course.id.clone(),
        version: course.version.clone(),
        lang,
        name: earned.name,
        title: text_of(course, lang).title,
        covers: course.modules.iter().filter_map(|module| Some(module.texts.get(lang)?.title.clone())).collect(),
        minutes: minutes(course) - without_test,
        issuer: rule.issuer.get(lang).cloned().unwrap_or_default(),
        score: earned.score.filter(|_| rule.score),
        completed: earned.completed,
        ends: rule.valid_months.and_then(|months| zone.months_after(earned.completed, months)),
        origin: origin.to_owned(),
        organisation: earned.organisation,
        look: None,
        issuer_logo: None,
    };
    says.look = Some(super::look(&says, &rule.sheet, own, zone));
    says
}
