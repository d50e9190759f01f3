//! The entries of the log in words.

use fluent_bundle::FluentValue;
use perehdy_records::Entry;
use serde_json::Value;

use super::super::course_title;
use crate::visit::Visit;

/// What a program is called in the log: by its token.
pub(super) fn program(visit: &Visit, entry: &Entry) -> String {
    let about: Value = serde_json::from_str(&entry.about).unwrap_or_default();
    let name = about["name"].as_str().unwrap_or_default().to_owned();
    visit.messages.with("log-token", &[("name", name.into())])
}

/// What was done, to follow the name of whoever did it. A code that is not known is shown as it is.
pub(super) fn words(visit: &Visit, entry: &Entry) -> String {
    let about: Value = serde_json::from_str(&entry.about).unwrap_or_default();
    let text = |key: &str| about[key].as_str().unwrap_or_default().to_owned();
    let subject = || match (&entry.subject, entry.subject_name.is_empty()) {
        (_, false) => entry.subject_name.clone(),
        _ => visit.t("log-erased").into_owned(),
    };
    let team = || if text("name").is_empty() { visit.t("log-some-team").into_owned() } else { text("name") };
    let with = |key: &str, args: &[(&str, String)]| {
        let args: Vec<(&str, FluentValue<'_>)> =
            args.iter().map(|(name, value)| (*name, value.clone().into())).collect();
        visit.messages.with(key, &args)
    };
    let course = |all: &str, of_team: &str| {
        let title = course_title(visit, &text("course")).0;
        match text("name") {
            name if name.is_empty() => with(all, &[("course", title)]),
            name => with(of_team, &[("course", title), ("team", name)]),
        }
    };
    match entry.what.as_str() {
        "member-joined" => visit.t("log-member-joined").into_owned(),
        "member-joined-again" => visit.t("log-member-joined-again").into_owned(),
        "member-left" => visit.t("log-member-left").into_owned(),
        "member-removed" => with("log-member-removed", &[("subject", subject())]),
        "role-changed" if text("role") == "manager" => with("log-role-manager", &[("subject", subject())]),
        "role-changed" => with("log-role-member", &[("subject", subject())]),
        "team-made" => with("log-team-made", &[("team", team())]),
        "team-renamed" => with("log-team-renamed", &[("before", text("before")), ("team", team())]),
        "team-removed" => with("log-team-removed", &[("team", team())]),
        "team-manager-set" => with("log-team-manager-set", &[("subject", subject()), ("team", team())]),
        "team-member-set" => with("log-team-member-set", &[("subject", subject()), ("team", team())]),
        "team-member-removed" => with("log-team-member-removed", &[("subject", subject()), ("team", team())]),
        "link-made" => visit.t("log-link-made").into_owned(),
        "link-ended" => visit.t("log-link-ended").into_owned(),
        "invited" if text("role") == "manager" => visit.t("log-invited-manager").into_owned(),
        "invited" => visit.t("log-invited").into_owned(),
        "invited-again" => visit.t("log-invited-again").into_owned(),
        "organisation-made" => visit.t("log-organisation-made").into_owned(),
        "manager-invited" => visit.t("log-manager-invited").into_owned(),
        "invitation-withdrawn" => visit.t("log-invitation-withdrawn").into_owned(),
        "assigned" => course("log-assigned", "log-assigned-team"),
        "assignment-changed" => course("log-assignment-changed", "log-assignment-changed-team"),
        "assignment-removed" => course("log-assignment-removed", "log-assignment-removed-team"),
        "people-imported" => {
            let n = |key: &str| FluentValue::from(about[key].as_u64().unwrap_or_default());
            let args = [("invited", n("invited")), ("invitations", n("invitations")), ("members", n("members"))];
            visit.messages.with("log-people-imported", &args)
        }
        "person-assigned" => {
            with("log-person-assigned", &[("subject", subject()), ("course", course_title(visit, &text("course")).0)])
        }
        "person-assignment-removed" => with(
            "log-person-assignment-removed",
            &[("subject", subject()), ("course", course_title(visit, &text("course")).0)],
        ),
        "person-looked-at" => with("log-looked-at", &[("subject", subject())]),
        "exported" if matches!(&*text("what"), "board" | "certificates") => {
            let rows = about["rows"].as_u64().unwrap_or_default();
            let title = course_title(visit, &text("course")).0;
            let kind = text("as").to_uppercase();
            let args = [("course", title.into()), ("kind", kind.into()), ("n", rows.into())];
            let key = if text("what") == "board" { "log-exported-board" } else { "log-exported-certificates" };
            visit.messages.with(key, &args)
        }
        "logo-changed" => visit.t("log-logo-changed").into_owned(),
        "logo-removed" => visit.t("log-logo-removed").into_owned(),
        "token-made" => with("log-token-made", &[("name", text("name"))]),
        "token-revoked" => with("log-token-revoked", &[("name", text("name"))]),
        "people-read" => visit.t("log-people-read").into_owned(),
        "webhook-made" => with("log-webhook-made", &[("name", text("name"))]),
        "webhook-secret" => with("log-webhook-secret", &[("name", text("name"))]),
        "webhook-on" => with("log-webhook-on", &[("name", text("name"))]),
        "webhook-off" => with("log-webhook-off", &[("name", text("name"))]),
        "webhook-given-up" => with("log-webhook-given-up", &[("name", text("name"))]),
        "webhook-removed" => with("log-webhook-removed", &[("name", text("name"))]),
        "look-changed" => visit.t("log-look-changed").into_owned(),
        "reminders-changed" => visit.t("log-reminders-changed").into_owned(),
        other => with("log-other", &[("code", other.to_owned())]),
    }
}
