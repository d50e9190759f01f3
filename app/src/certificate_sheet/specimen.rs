//! A sheet for whoever writes a course: the certificate as it would be issued now, marked as what it is.

use perehdy_certificates::Sheet;
use perehdy_courses::model::{Course, FinalTest, Lang, Timestamp};
use perehdy_records::{CertificateKind, NamedOrganisation};

use crate::i18n::{Zone, messages};
use crate::pages::certificate::name::{self, LONGEST, NameFault};

use super::says::{Earned, says};
use super::{Logos, NotDrawn, build, issuers, ready, told};

/// Where nobody is: the name is kept free of services for ever (RFC 2606).
const NOWHERE: &str = "https://example.invalid";

/// In the place of a number that checks.
const NUMBER: &str = "specimen";

/// What is to be seen on it.
pub struct Wanted {
    /// Which of the course's papers.
    pub kind: CertificateKind,
    /// One of the course's languages.
    pub lang: Lang,
    /// The learner's name; an example where there is none.
    pub name: Option<String>,
    /// The organisation that it names.
    pub organisation: Option<String>,
}

/// Why there is no specimen.
#[derive(Debug)]
pub enum NoSpecimen {
    /// What was wanted cannot be had: what to do.
    Wanted(String),
    /// It cannot be drawn.
    NotDrawn(NotDrawn),
}

/// The sheet of a specimen: nothing on it leads anywhere, and nothing is signed.
///
/// # Errors
/// When what is wanted, or what the course has, cannot be printed.
pub async fn specimen(course: &Course, wanted: Wanted, now: Timestamp, zone: &Zone) -> Result<Sheet, NoSpecimen> {
    let lang = wanted.lang;
    let words = messages(lang);
    let name = match wanted.name {
        Some(typed) => printable(&typed, "name")?,
        None => words.get("certificate-specimen-name").into_owned(),
    };
    if wanted.organisation.is_some() && !course.certificate.organisation {
        let why = "certificates of this course name no organisation: [certificate] in course.toml has no \
                   organisation = true";
        return Err(NoSpecimen::Wanted(why.to_owned()));
    }
    let organisation = wanted.organisation.map(|typed| printable(&typed, "organisation")).transpose()?;
    let organisation = organisation.map(|name| NamedOrganisation { name, logo: None });
    let kind = wanted.kind;
    if kind == CertificateKind::Participation && course.certificate.participation.is_none() {
        let why = "the course has no certificate of participation: course.toml has no [certificate.participation]";
        return Err(NoSpecimen::Wanted(why.to_owned()));
    }
    let score = course.test.as_ref().filter(|_| kind == CertificateKind::Completion).map(example);
    let says = says(course, lang, Earned { kind, name, score, completed: now, organisation }, NOWHERE, zone);
    let drawn = async {
        let issuer = match issuers(course).await? {
            Some(logo) => Some(ready(logo.png, &says.issuer, String::new()).await?),
            None => None,
        };
        let logos = Logos { issuer, organisation: None };
        let word = words.get("certificate-specimen").into_owned();
        let mut sheet = build(&says, logos, Some(NUMBER), word.clone(), now, [0; 16], zone)?;
        sheet.verify = words.get("certificate-specimen-verify").into_owned();
        sheet.specimen = Some(word);
        Ok(sheet)
    };
    drawn.await.map_err(NoSpecimen::NotDrawn)
}

/// A score that passes: nine of ten, or what the course asks for if that is more.
fn example(test: &FinalTest) -> (u32, u32) {
    let of: u32 = test.quotas.iter().map(|quota| quota.questions).sum();
    let percent = u32::from(test.pass_mark).max(90);
    ((of * percent).div_ceil(100), of)
}

/// A name as learners may write theirs.
fn printable(typed: &str, what: &str) -> Result<String, NoSpecimen> {
    name::check(typed).map_err(|fault| {
        let why = match fault {
            NameFault::Empty => "is empty: leave it out, or write one".to_owned(),
            NameFault::TooLong(length) => format!("has {length} characters; {LONGEST} are the most"),
            NameFault::Control => "has characters that do not show, or a line end: write it anew by hand".to_owned(),
            NameFault::Missing(missing) => format!("has {}, which certificates cannot print", told(&missing)),
        };
        NoSpecimen::Wanted(format!("the {what} {why}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use perehdy_courses::model::{Extensions, Quota};

    #[test]
    fn an_example_passes() {
        let test = |pass_mark, questions: &[u32]| FinalTest {
            pass_mark,
            minutes: 1,
            time_limit: None,
            extensions: Extensions::default(),
            attempts: None,
            wait_minutes: 0,
            quotas: questions.iter().map(|n| Quota { module: String::new(), questions: *n }).collect(),
            bank: Vec::new(),
        };
        assert_eq!(example(&test(60, &[4, 3])), (7, 7));
        assert_eq!(example(&test(75, &[10, 10])), (18, 20));
        assert_eq!(example(&test(100, &[10, 10])), (20, 20));
    }
}
