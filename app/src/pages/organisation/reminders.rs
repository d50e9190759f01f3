//! `/{lang}/organisation/{slug}/reminders`: which mails remind the members of what is asked of them, and when.

mod view;

use axum::body::Bytes;
use axum::response::Response;
use http::StatusCode;
use perehdy_records::{EXPIRING_DAYS, Refusal, ReminderSettings, RemindersPage};

use super::{Managed, Seated, unavailable};
use crate::components::error_summary::Trouble;
use crate::pages::form::Fields;
use crate::pages::problem::{Problem, page};
use crate::respond;
use crate::visit::Visit;

/// The form as it stands on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Typed {
    /// The settings with a box to tick, by [`BOXES`].
    ticked: [bool; 8],
    /// Days, by [`DAYS`].
    days: [String; 3],
    from: String,
    to: String,
    version: u32,
}

/// Ids of the boxes, with their labels.
const BOXES: [(&str, &str); 8] = [
    ("assigned", "reminders-assigned"),
    ("before", "reminders-before"),
    ("due", "reminders-due"),
    ("late", "reminders-late"),
    ("renewal", "reminders-renewal"),
    ("digest", "reminders-digest"),
    ("weekends", "reminders-weekends"),
    ("holidays", "reminders-holidays"),
];

/// Ids of the fields for days: which box they belong to, their labels, the most days.
const DAYS: [(&str, usize, &str, u32); 3] = [
    ("before-days", 1, "reminders-before-days", 60),
    ("late-days", 3, "reminders-late-days", 60),
    ("renewal-days", 4, "reminders-renewal-days", EXPIRING_DAYS),
];

impl Typed {
    fn of(page: &RemindersPage) -> Self {
        let (set, usual) = (page.settings, ReminderSettings::default());
        let days = |set: Option<u32>, usual: Option<u32>| set.or(usual).unwrap_or_default().to_string();
        Self {
            ticked: [
                set.assigned,
                set.before.is_some(),
                set.due,
                set.late.is_some(),
                set.renewal.is_some(),
                set.digest,
                set.quiet_weekends,
                set.quiet_holidays,
            ],
            days: [days(set.before, usual.before), days(set.late, usual.late), days(set.renewal, usual.renewal)],
            from: set.from_hour.to_string(),
            to: set.to_hour.to_string(),
            version: page.version,
        }
    }

    /// From a form; `None` for one that is not of this page.
    fn read(mut fields: Fields) -> Option<Self> {
        let save = fields.take("do")? == "save";
        let version = fields.take("version")?.parse().ok()?;
        let ticked = BOXES.map(|(id, _)| fields.take(id).is_some());
        let days = DAYS.map(|(id, ..)| fields.take(id));
        let (from, to) = (fields.take("from")?, fields.take("to")?);
        let [Some(before), Some(late), Some(renewal)] = days else { return None };
        (save && fields.0.is_empty()).then_some(Self { ticked, days: [before, late, renewal], from, to, version })
    }

    /// The settings; else what is wrong. Days of what is not ticked count for nothing.
    fn checked(&self, visit: &Visit) -> Result<ReminderSettings, Vec<Trouble>> {
        let mut troubles = Vec::new();
        let mut days = [None; 3];
        for ((typed, (id, of, label, most)), days) in self.days.iter().zip(DAYS).zip(&mut days) {
            let number = typed.trim().parse().ok().filter(|number| (1..=most).contains(number));
            if !self.ticked[of] {
                continue;
            }
            *days = number;
            if number.is_none() {
                let field = visit.t(label).into_owned();
                let args = [("field", field.into()), ("most", most.into())];
                let message = visit.messages.with("reminders-days-wrong", &args);
                troubles.push(Trouble { anchor: Some(id.to_owned()), message });
            }
        }
        let hours = self.from.parse().ok().zip(self.to.parse().ok()).filter(|(from, to)| from < to && *to <= 24);
        let Some((from_hour, to_hour)) = hours else {
            let message = visit.t("reminders-hours-wrong").into_owned();
            troubles.push(Trouble { anchor: Some("to".to_owned()), message });
            return Err(troubles);
        };
        if !troubles.is_empty() {
            return Err(troubles);
        }
        let [assigned, _, due, _, _, digest, quiet_weekends, quiet_holidays] = self.ticked;
        let [before, late, renewal] = days;
        Ok(ReminderSettings {
            assigned,
            before,
            due,
            late,
            renewal,
            digest,
            quiet_weekends,
            quiet_holidays,
            from_hour,
            to_hour,
        })
    }

    /// What somebody else has stored since: a line for each setting that is another in this form.
    fn differences(&self, visit: &Visit, stored: &Self) -> Vec<Trouble> {
        let hour = |text: &str| visit.messages.with("reminders-hour", &[("n", text.to_owned().into())]);
        let on = |on: bool| visit.t(if on { "reminders-on" } else { "reminders-off" }).into_owned();
        let mut all: Vec<(&str, &str, String, bool)> = Vec::new();
        for (at, (id, label)) in BOXES.into_iter().enumerate() {
            all.push((id, label, on(stored.ticked[at]), self.ticked[at] != stored.ticked[at]));
        }
        for (at, (id, of, label, _)) in DAYS.into_iter().enumerate() {
            let shown = self.ticked[of] && stored.ticked[of] && self.days[at].trim() != stored.days[at];
            all.push((id, label, stored.days[at].clone(), shown));
        }
        all.push(("from", "reminders-from", hour(&stored.from), self.from != stored.from));
        all.push(("to", "reminders-to", hour(&stored.to), self.to != stored.to));
        all.into_iter()
            .filter(|(.., differs)| *differs)
            .map(|(id, label, value, _)| {
                let args = [("field", visit.t(label).into_owned().into()), ("value", value.into())];
                let message = visit.messages.with("reminders-changed-now", &args);
                Trouble { anchor: Some(id.to_owned()), message }
            })
            .collect()
    }
}

/// What is wrong, beside fields.
fn trouble(visit: &Visit, key: &str) -> Trouble {
    Trouble { anchor: None, message: visit.t(key).into_owned() }
}

/// The page.
pub(super) async fn get(Managed { seated, manager }: Managed) -> Response {
    match seated.visit.app.records.reminders(&manager).await {
        Ok(page) => show(&seated, &page, &Typed::of(&page), StatusCode::OK, Vec::new()),
        Err(error) => unavailable(&seated.visit, &error),
    }
}

/// The form of the page: `save`.
pub(super) async fn post(Managed { seated, manager }: Managed, body: Bytes) -> Response {
    let visit = &seated.visit;
    let stored = match seated.visit.app.records.reminders(&manager).await {
        Ok(page) => page,
        Err(error) => return unavailable(&seated.visit, &error),
    };
    let Some(mut typed) = Typed::read(Fields::decode(&body)) else {
        let troubles = vec![trouble(visit, "fault-foreign-form")];
        return show(&seated, &stored, &Typed::of(&stored), StatusCode::UNPROCESSABLE_ENTITY, troubles);
    };
    let settings = match typed.checked(visit) {
        Ok(settings) => settings,
        Err(troubles) => return show(&seated, &stored, &typed, StatusCode::UNPROCESSABLE_ENTITY, troubles),
    };
    match seated.visit.app.records.set_reminders(&manager, typed.version, settings).await {
        Ok(Ok(())) => respond::see_other(visit, &seated.here("/reminders?saved")),
        Ok(Err(Refusal::NotAllowed)) => page(visit, Problem::ManagersOnly),
        Ok(Err(_)) => {
            // Shown with what is stored now, so that saving again is a decision.
            let stored = match seated.visit.app.records.reminders(&manager).await {
                Ok(page) => page,
                Err(error) => return unavailable(&seated.visit, &error),
            };
            let mut troubles = vec![trouble(visit, "reminders-changed")];
            troubles.extend(typed.differences(visit, &Typed::of(&stored)));
            typed.version = stored.version;
            show(&seated, &stored, &typed, StatusCode::CONFLICT, troubles)
        }
        Err(error) => {
            tracing::error!(%error, "reminders were not stored");
            let troubles = vec![trouble(visit, "fault-not-stored")];
            show(&seated, &stored, &typed, StatusCode::SERVICE_UNAVAILABLE, troubles)
        }
    }
}

fn show(seated: &Seated, page: &RemindersPage, typed: &Typed, status: StatusCode, troubles: Vec<Trouble>) -> Response {
    respond::page(&seated.visit, || {
        let mut document = view::document(seated, page, typed, &troubles);
        document.status = status;
        document.troubles = troubles;
        document
    })
}
