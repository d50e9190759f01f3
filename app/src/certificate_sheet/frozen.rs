//! What is frozen beside the fields of a certificate: how its sheet looks, and the words around what it says. A sheet made
//! again years later says the same, whatever the course, the program's words or its time zone are then.

use perehdy_courses::model::{Lang, ParticipationRule, SheetRule};
use perehdy_records::{CertificateKind, NewCertificate};
use serde::{Deserialize, Serialize};

use crate::accent::Rgb;
use crate::components::score::score_text;
use crate::i18n::{Messages, Zone, date, day, duration, messages};

/// Kept as JSON. What is added later has a default: what was kept before lacks it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Frozen {
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) landscape: bool,
    /// `#0b5f6b`; none is the colour of the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    accent: Option<String>,
    pub(crate) heading: String,
    pub(crate) lead: String,
    pub(crate) statement: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) remark: Option<String>,
    pub(crate) covers: String,
    /// Label and value.
    pub(crate) facts: Vec<(String, String)>,
    pub(crate) issuer: String,
    pub(crate) organisation: String,
    pub(crate) number: String,
    pub(crate) verify: String,
    /// Name and title.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) signers: Vec<(String, String)>,
    /// The language of the names of course and modules, where it is another one than the sheet's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) title_lang: Option<String>,
    /// The days in a code that is signed by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) code: Option<Days>,
}

/// Days as they were in the program's time zone: `2026-11-22`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Days {
    pub(crate) completed: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) ends: Option<String>,
}

impl Days {
    fn of(says: &NewCertificate, zone: &Zone) -> Self {
        let day = |at| zone.civil(at).date().to_string();
        Self { completed: day(says.completed), ends: says.ends.map(day) }
    }
}

impl Frozen {
    /// As the course and the program would have it now.
    pub(crate) fn now(
        says: &NewCertificate,
        rule: &SheetRule,
        participation: Option<&ParticipationRule>,
        zone: &Zone,
    ) -> Self {
        let t: &'static Messages = messages(says.lang);
        let word = |key: &str| t.get(key).into_owned();
        let own = |texts: &perehdy_courses::model::ByLang<String>| texts.get(says.lang).cloned();
        let (heading, statement) = match says.kind {
            CertificateKind::Completion => (
                own(&rule.heading).unwrap_or_else(|| word("certificate-heading")),
                own(&rule.statement).unwrap_or_else(|| word("certificate-statement")),
            ),
            CertificateKind::Participation => (
                participation.and_then(|rule| own(&rule.heading)).unwrap_or_else(|| word("participation-title")),
                participation.and_then(|rule| own(&rule.statement)).unwrap_or_else(|| word("participation-statement")),
            ),
        };
        Self {
            landscape: rule.landscape,
            accent: rule.colour.map(|colour| Rgb(colour).hex()),
            heading,
            lead: word("certificate-lead"),
            statement,
            remark: own(&rule.remark),
            covers: word("certificate-covers"),
            facts: facts(t, says, rule, zone),
            issuer: word("certificate-issuer"),
            organisation: word("certificate-organisation"),
            number: word("certificate-number"),
            verify: word("certificate-verify"),
            signers: signers(says.lang, rule),
            title_lang: own(&rule.title_language).filter(|lang| lang != says.lang.code()),
            code: rule.signature_in_code.then(|| Days::of(says, zone)),
        }
    }

    /// What was kept with a certificate, where anything was.
    pub(crate) fn kept(says: &NewCertificate) -> Option<Self> {
        serde_json::from_str(says.look.as_ref()?).ok()
    }

    /// What was kept; a certificate from before anything was looks as all did then.
    pub(crate) fn of(says: &NewCertificate, zone: &Zone) -> serde_json::Result<Self> {
        match &says.look {
            Some(kept) => serde_json::from_str(kept),
            None => Ok(Self::now(says, &SheetRule::default(), None, zone)),
        }
    }

    /// The colour.
    pub(crate) fn accent(&self) -> Option<[u8; 3]> {
        Some(Rgb::parse(self.accent.as_ref()?)?.0)
    }
}

fn facts(t: &'static Messages, says: &NewCertificate, rule: &SheetRule, zone: &Zone) -> Vec<(String, String)> {
    let mut facts = vec![(t.get(completed(says.kind)).into_owned(), day(t, zone, says.completed))];
    if let Some(ends) = says.ends {
        facts.push((t.get("certificate-ends").into_owned(), day(t, zone, ends)));
    }
    if let Some((points, of)) = says.score {
        facts.push((t.get("certificate-score").into_owned(), score_text(t, points, of)));
    }
    if says.kind == CertificateKind::Participation {
        // Whatever the course calls it.
        facts.push((t.get("certificate-score").into_owned(), t.get("participation-no-test").into_owned()));
    }
    facts.push((t.get("certificate-duration").into_owned(), duration(t, says.minutes)));
    facts.push((t.get("certificate-version").into_owned(), says.version.clone()));
    if let Some(law) = rule.law {
        facts.push((t.get("certificate-law").into_owned(), date(t, law)));
    }
    facts
}

/// What stands before the day.
pub(crate) const fn completed(kind: CertificateKind) -> &'static str {
    match kind {
        CertificateKind::Completion => "certificate-completed",
        CertificateKind::Participation => "participation-completed",
    }
}

fn signers(lang: Lang, rule: &SheetRule) -> Vec<(String, String)> {
    let signer = |signer: &perehdy_courses::model::SignerRule| {
        (signer.name.clone(), signer.title.get(lang).cloned().unwrap_or_default())
    };
    rule.signers.iter().map(signer).collect()
}
