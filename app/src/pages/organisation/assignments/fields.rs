//! Deadline and renewal: the fields, and reading them.

use leptos::prelude::*;
use perehdy_courses::model::Timestamp;
use perehdy_records::{Deadline, Refusal};

use super::super::forms::Returned;
use crate::components::choices::{Choice, Choices, choices};
use crate::components::field::{Field, Holds, field};
use crate::i18n::{day_in_digits, read_day};
use crate::pages::form::Fields;
use crate::visit::Visit;

/// The most days and months that can be asked for: about a century.
const MOST: u32 = 36_500;

/// Deadline and renewal, or what is wrong with which field.
type Read = Result<(Option<Deadline>, Option<u32>), Vec<(&'static str, String)>>;

/// Takes `deadline`, `day`, `days` and `months` out of a form; `None` when one is missing.
pub(in super::super) fn read(visit: &Visit, form: &mut Fields) -> Option<Read> {
    let (kind, day) = (form.take("deadline")?, form.take("day")?);
    let (days, months) = (form.take("days")?, form.take("months")?);
    let mut faults = Vec::new();
    let deadline = match kind.as_str() {
        "none" => {
            // Whoever writes a deadline wants one.
            for (id, typed) in [("day", &day), ("days", &days)] {
                if !typed.trim().is_empty() {
                    faults.push((id, visit.t("asked-deadline-not-chosen").into_owned()));
                }
            }
            None
        }
        "day" => match last_moment(visit, &day) {
            Some(moment) => Some(Deadline::At(moment)),
            None => {
                faults.push(("day", day_wrong(visit)));
                None
            }
        },
        "days" => match whole(&days) {
            Some(days) => Some(Deadline::Days(days)),
            None => {
                faults.push(("days", visit.messages.with("asked-days-wrong", &[("most", MOST.into())])));
                None
            }
        },
        _ => return None,
    };
    let renewal = if months.trim().is_empty() {
        None
    } else {
        let renewal = whole(&months);
        if renewal.is_none() {
            faults.push(("months", visit.messages.with("asked-months-wrong", &[("most", MOST.into())])));
        }
        renewal
    };
    Some(if faults.is_empty() { Ok((deadline, renewal)) } else { Err(faults) })
}

/// The last moment of the day that was typed.
pub(in super::super) fn last_moment(visit: &Visit, typed: &str) -> Option<Timestamp> {
    visit.app.settings.zone.end_of(read_day(visit.lang, typed)?)
}

/// How a day is to be written, told of one that was not.
pub(in super::super) fn day_wrong(visit: &Visit) -> String {
    visit.messages.with("day-wrong", &[("example", example(visit).into())])
}

/// How a day is written, by the day in a month from now.
pub(in super::super) fn day_hint(visit: &Visit) -> String {
    let zone = &visit.app.settings.zone;
    visit.messages.with("day-hint", &[("example", example(visit).into()), ("zone", zone.name().to_owned().into())])
}

fn example(visit: &Visit) -> String {
    const MONTH: i64 = 30 * 24 * 60 * 60 * 1_000_000;
    let day = visit.app.settings.zone.date(Timestamp(visit.app.records.now().0 + MONTH));
    day_in_digits(visit.lang, day)
}

/// A whole number from 1 on.
pub(in super::super) fn whole(typed: &str) -> Option<u32> {
    let typed = typed.trim();
    let digits = !typed.is_empty() && typed.bytes().all(|digit| digit.is_ascii_digit());
    typed.parse().ok().filter(|number| digits && (1..=MOST).contains(number))
}

/// A deadline that the records do not take.
pub(in super::super) fn refused(visit: &Visit, returned: Box<Returned>, refusal: Refusal) -> Box<Returned> {
    match refusal {
        Refusal::Past => returned.fault("day", visit.t("day-past")),
        _ => returned.trouble(visit.t("fault-foreign-form")),
    }
}

/// The fields, of the form with this `do`, with what stands.
pub(in super::super) fn fields(
    visit: &Visit,
    action: &str,
    returned: &Returned,
    deadline: Option<Deadline>,
    renew_months: Option<u32>,
) -> impl IntoView + use<> {
    let (kind, stands_day, stands_days) = match deadline {
        None => ("none", String::new(), String::new()),
        Some(Deadline::At(at)) => ("day", day_in_digits(visit.lang, visit.app.settings.zone.date(at)), String::new()),
        Some(Deadline::Days(days)) => ("days", String::new(), days.to_string()),
    };
    let line = |id, holds, label: &str, hint: Option<String>, stands: &str| {
        field(Field {
            id,
            name: id,
            holds,
            label: visit.t(label).into_owned(),
            hint,
            value: returned.value(action, id, stands),
            error: returned.error(id),
        })
    };
    let day = line("day", Holds::Day, "asked-day", Some(day_hint(visit)), &stands_day);
    let days_hint = Some(visit.t("asked-days-hint").into_owned());
    let days = line("days", Holds::Number, "asked-days", days_hint, &stands_days);
    let months_hint = Some(visit.t("asked-months-hint").into_owned());
    let stands = renew_months.map(|months| months.to_string()).unwrap_or_default();
    let months = line("months", Holds::Number, "asked-months", months_hint, &stands);
    let choice = |value, key: &str, more: Option<AnyView>| Choice { value, label: visit.t(key).into_owned(), more };
    let asked = Choices {
        id: "deadline",
        name: "deadline",
        legend: visit.t("asked-deadline").into_owned(),
        hint: None,
        choices: vec![
            choice("none", "asked-no-deadline", None),
            choice("day", "asked-deadline-day", Some(day.into_any())),
            choice("days", "asked-deadline-days", Some(days.into_any())),
        ],
        chosen: returned.value(action, "deadline", kind),
        error: None,
    };
    view! {
        {choices(asked)}
        {months}
    }
}
