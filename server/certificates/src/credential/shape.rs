//! How a credential looks as JSON: names and order of what it has.

use serde::Serialize;

use super::quads::{OB, OB_XSD, Quads, RDF_TYPE, SCHEMA};

/// The credential.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Body {
    #[serde(rename = "@context")]
    pub(super) context: Vec<String>,
    pub(super) id: String,
    #[serde(rename = "type")]
    pub(super) types: Vec<String>,
    pub(super) name: String,
    pub(super) issuer: Profile,
    pub(super) valid_from: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) valid_until: Option<String>,
    pub(super) credential_subject: Subject,
    pub(super) credential_status: Status,
}

/// The issuer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Profile {
    pub(super) id: String,
    #[serde(rename = "type")]
    pub(super) types: Vec<String>,
    pub(super) name: String,
    pub(super) url: String,
}

/// Who has reached what.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Subject {
    pub(super) id: String,
    #[serde(rename = "type")]
    pub(super) types: Vec<String>,
    pub(super) identifier: Vec<Identity>,
    pub(super) activity_end_date: String,
    /// What is printed of days, length and score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) narrative: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) result: Option<Vec<Result>>,
    pub(super) achievement: Achievement,
}

/// The holder's name. It may have no address of its own.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Identity {
    #[serde(rename = "type")]
    types: String,
    hashed: bool,
    identity_hash: String,
    identity_type: String,
}

impl Identity {
    pub(super) fn of(name: String) -> Self {
        Self { types: "IdentityObject".into(), hashed: false, identity_hash: name, identity_type: "name".into() }
    }
}

/// The points.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Result {
    id: String,
    #[serde(rename = "type")]
    types: Vec<String>,
    value: String,
}

impl Result {
    pub(super) fn of(id: String, value: &str) -> Self {
        Self { id, types: vec!["Result".into()], value: value.to_owned() }
    }
}

/// What was reached: the course. Its language is not told: copies of the context are in use that have no word for it, and with
/// these the signature would not hold.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Achievement {
    pub(super) id: String,
    #[serde(rename = "type")]
    pub(super) types: Vec<String>,
    pub(super) achievement_type: String,
    pub(super) name: String,
    pub(super) description: String,
    pub(super) criteria: Criteria,
    pub(super) version: String,
}

/// What it takes to reach it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Criteria {
    pub(super) id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) narrative: Option<String>,
}

/// Where it says whether the credential was taken back.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Status {
    pub(super) id: String,
    #[serde(rename = "type")]
    pub(super) types: String,
    pub(super) status_purpose: String,
    pub(super) status_list_index: String,
    pub(super) status_list_credential: String,
}

impl Subject {
    /// What it says, and all below it.
    pub(super) fn quads(&self, quads: &mut Quads) {
        let word = |name: &str| format!("{OB}{name}");
        quads.link(&self.id, RDF_TYPE, &word("AchievementSubject"));
        quads.typed(&self.id, OB, "activityEndDate", &self.activity_end_date, &format!("{OB_XSD}date"));
        if let Some(narrative) = &self.narrative {
            quads.text(&self.id, OB, "narrative", narrative);
        }
        for identity in &self.identifier {
            let node = quads.nameless();
            quads.link(&self.id, &word("identifier"), &node);
            quads.link(&node, RDF_TYPE, &word("IdentityObject"));
            quads.typed(&node, OB, "hashed", &identity.hashed.to_string(), &format!("{OB_XSD}boolean"));
            quads.text(&node, OB, "identityHash", &identity.identity_hash);
            quads.text(&node, OB, "identityType", &identity.identity_type);
        }
        for result in self.result.iter().flatten() {
            quads.link(&self.id, &word("result"), &result.id);
            quads.link(&result.id, RDF_TYPE, &word("Result"));
            quads.text(&result.id, SCHEMA, "value", &result.value);
        }
        let Achievement { id, criteria, .. } = &self.achievement;
        quads.link(&self.id, &word("achievement"), id);
        quads.link(id, RDF_TYPE, &word("Achievement"));
        quads.text(id, OB, "achievementType", &self.achievement.achievement_type);
        quads.text(id, SCHEMA, "name", &self.achievement.name);
        quads.text(id, SCHEMA, "description", &self.achievement.description);
        quads.link(id, &word("Criteria"), &criteria.id);
        if let Some(narrative) = &criteria.narrative {
            quads.text(&criteria.id, OB, "narrative", narrative);
        }
        quads.text(id, OB, "version", &self.achievement.version);
    }
}
