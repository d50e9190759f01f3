//! The part of the operator's page by which a certificate is taken back.

use axum::response::Response;
use leptos::prelude::*;
use perehdy_records::{AdminSeat, LONGEST_REASON, Revocation};

use crate::certificate_words::Words;
use crate::components::error_summary::Trouble;
use crate::components::field::{Field, Holds, field};
use crate::i18n::day;
use crate::pages::form::Fields;
use crate::pages::problem::{Problem, page};
use crate::respond;
use crate::visit::Visit;

/// The form's button.
pub(super) const REVOKE: &str = "revoke-certificate";

/// The form as it came, with what is wrong.
#[derive(Clone, Debug, Default)]
pub(super) struct Returned {
    number: String,
    reason: String,
    sure: bool,
    /// At which field, and what.
    faults: Vec<(&'static str, String)>,
}

impl Returned {
    fn fault(&mut self, field: &'static str, text: impl Into<String>) {
        self.faults.push((field, text.into()));
    }

    fn error(&self, field: &str) -> Option<String> {
        self.faults.iter().find(|(at, _)| *at == field).map(|(_, text)| text.clone())
    }

    /// The lines of the error summary.
    pub(super) fn troubles(&self) -> Vec<Trouble> {
        let line = |(field, text): &(&'static str, String)| {
            let anchor = (!field.is_empty()).then(|| format!("certificate-{field}"));
            Trouble { anchor, message: text.clone() }
        };
        self.faults.iter().map(line).collect()
    }
}

/// The number in what was typed: by itself, or in the address of the public page or of the PDF.
fn number(typed: &str) -> &str {
    let typed = typed.trim();
    let last = typed.rsplit('/').next().unwrap_or(typed);
    let last = last.split(['?', '#']).next().unwrap_or(last);
    last.strip_suffix(".pdf").unwrap_or(last)
}

/// Takes a certificate back, as the form says; else the form comes back.
pub(super) async fn revoke(visit: &Visit, seat: &AdminSeat, mut fields: Fields) -> Result<Response, Returned> {
    fields.take("do");
    let mut take = |name| fields.take(name).unwrap_or_default();
    let (typed, reason, sure) = (take("number"), take("reason"), take("sure"));
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut returned = Returned { number: typed, reason, sure: sure == "yes", faults: Vec::new() };
    if !fields.0.is_empty() {
        returned.fault("", visit.t("fault-foreign-form"));
        return Err(returned);
    }
    let number = number(&returned.number).to_owned();
    if number.is_empty() {
        returned.fault("number", visit.t("admin-certificate-number-empty"));
    }
    let length = returned.reason.chars().count();
    if length == 0 {
        returned.fault("reason", visit.t("admin-certificate-reason-empty"));
    } else if length > LONGEST_REASON {
        let args = [("n", length.into()), ("most", LONGEST_REASON.into())];
        returned.fault("reason", visit.messages.with("admin-certificate-reason-long", &args));
    } else if returned.reason.chars().any(char::is_control) {
        returned.fault("reason", visit.t("admin-certificate-reason-control"));
    }
    if !returned.sure {
        returned.fault("sure", visit.t("admin-certificate-not-sure"));
    }
    if !returned.faults.is_empty() {
        return Err(returned);
    }
    let app = &visit.app;
    let words = Words { origin: &app.settings.origin, zone: &app.settings.zone, catalog: Some(&app.catalog) };
    match app.records.revoke_certificate(Some(seat), &number, &returned.reason, &words).await {
        Ok(Revocation::Done) => return Ok(respond::see_other(visit, &visit.here("/admin?revoked"))),
        Ok(Revocation::NotAllowed) => return Ok(page(visit, Problem::NotFound)),
        Ok(Revocation::Unknown) => returned.fault("number", visit.t("admin-certificate-unknown")),
        Ok(Revocation::Before(before)) => {
            let day = day(visit.messages, &app.settings.zone, before.at);
            let args = [("day", day.into()), ("reason", before.reason.into())];
            returned.fault("number", visit.messages.with("admin-certificate-before", &args));
        }
        Err(error) => {
            tracing::error!(%error, "a certificate was not taken back");
            returned.fault("", visit.t("fault-not-saved"));
        }
    }
    Err(returned)
}

/// The form.
pub(super) fn form(visit: &Visit, returned: Returned) -> AnyView {
    let not_sure = returned.error("sure");
    let (wrong, described) = (not_sure.as_ref().map(|_| "true"), not_sure.as_ref().map(|_| "certificate-sure-error"));
    let not_sure = not_sure.map(|text| view! { <p class="field-error" id="certificate-sure-error">{text}</p> });
    let number = Field {
        id: "certificate-number",
        name: "number",
        holds: Holds::Text,
        label: visit.t("certificate-number").into_owned(),
        hint: Some(visit.t("admin-certificate-number-hint").into_owned()),
        error: returned.error("number"),
        value: returned.number.clone(),
    };
    let reason = Field {
        id: "certificate-reason",
        name: "reason",
        holds: Holds::Text,
        label: visit.t("verify-reason").into_owned(),
        hint: Some(visit.messages.with("admin-certificate-reason-hint", &[("most", LONGEST_REASON.into())])),
        error: returned.error("reason"),
        value: returned.reason.clone(),
    };
    view! {
        <h2>{visit.t("admin-certificate-title")}</h2>
        <p>{visit.t("admin-certificate-text")}</p>
        <form method="post" action=visit.here("/admin") novalidate>
            {field(number)}
            {field(reason)}
            {not_sure}
            <div class="choice">
                <input type="checkbox" id="certificate-sure" name="sure" value="yes" checked=returned.sure
                    aria-invalid=wrong aria-describedby=described/>
                <label for="certificate-sure">{visit.t("admin-certificate-sure")}</label>
            </div>
            <button type="submit" class="button button-danger" name="do" value=REVOKE>
                {visit.t("admin-certificate-revoke")}
            </button>
        </form>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_come_in_addresses_too() {
        for typed in
            ["-aB_9", " -aB_9 ", "https://courses.example.org/v/-aB_9?lang=sv", "/certificates/-aB_9.pdf#page=1"]
        {
            assert_eq!(number(typed), "-aB_9", "{typed}");
        }
        assert_eq!(number("https://courses.example.org/v/"), "");
    }
}
