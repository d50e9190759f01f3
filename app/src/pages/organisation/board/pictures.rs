//! The board as two drawings, each with its table: a bar of how all stand, and a line of how many were done when.

use perehdy_courses::model::{ChartKind, Lang, Timestamp};
use perehdy_courses::render::chart::{Plot, figure_of};
use perehdy_records::{MOMENTS, Status, Totals};

use crate::components::status;
use crate::i18n::Zone;
use crate::visit::Visit;

/// The statuses as the bar puts them beside each other: what is well first.
const ORDER: [Status; 6] =
    [Status::Done, Status::Expiring, Status::UnderWay, Status::NotStarted, Status::Late, Status::Expired];

/// The ends of the last twelve months before this one, and now. Days are those of the zone.
pub(super) fn moments(zone: &Zone, now: Timestamp) -> [Timestamp; MOMENTS] {
    let today = zone.civil(now).date();
    // The last microsecond of a month: one before the next begins.
    let end = |months_ago: i64| {
        let first = today.first_of_month().checked_sub(jiff::Span::new().months(months_ago)).ok()?;
        let begins = first.to_zoned(zone.0.clone()).ok()?.timestamp().as_microsecond();
        Some(Timestamp(begins - 1))
    };
    std::array::from_fn(|at| {
        let months_ago = i64::try_from(MOMENTS - 2).unwrap_or(0) - i64::try_from(at).unwrap_or(0);
        if months_ago < 0 { now } else { end(months_ago).unwrap_or(now) }
    })
}

/// How all stand, as one bar.
pub(super) fn whole(visit: &Visit, totals: &Totals) -> String {
    let count = |status: Status| f64::from(totals.of(status));
    let series: Vec<String> = ORDER.iter().map(|status| status::status(visit.messages, *status)).collect();
    let parts: Vec<String> =
        ORDER.iter().zip(&series).map(|(status, name)| format!("{name}: {}", totals.of(*status))).collect();
    let row = visit.t("board-bar-row").into_owned();
    let rows = [(row, ORDER.iter().map(|status| Some(count(*status))).collect())];
    let plot = Plot {
        lang: visit.lang,
        id: "board-whole",
        title: &visit.t("board-bar-title"),
        description: &parts.join(", "),
        unit: "",
        decimals: 0,
        series: &series,
        rows: &rows,
    };
    let unit = visit.messages.with("board-people", &[("n", totals.all().into())]);
    figure_of(&plot, ChartKind::StackedBar, &visit.t("board-bar-category"), &unit)
}

/// How many were done at the end of each month; nothing when nobody ever was.
pub(super) fn line(visit: &Visit, moments: &[Timestamp; MOMENTS], done: &[u32; MOMENTS]) -> Option<String> {
    let last = *done.last()?;
    if done.iter().all(|count| *count == 0) {
        return None;
    }
    let zone = &visit.app.settings.zone;
    let name = |at: usize, moment: Timestamp| {
        if at + 1 == MOMENTS { visit.t("board-now").into_owned() } else { month(visit.lang, zone, moment) }
    };
    let named = moments.iter().enumerate().map(|(at, moment)| name(at, *moment));
    let rows: Vec<(String, Vec<Option<f64>>)> =
        named.zip(done).map(|(name, count)| (name, vec![Some(f64::from(*count))])).collect();
    let series = [visit.t("board-line-series").into_owned()];
    let description = visit.messages.with(
        "board-line-about",
        &[("first", done[0].into()), ("month", rows[0].0.clone().into()), ("last", last.into())],
    );
    let plot = Plot {
        lang: visit.lang,
        id: "board-line",
        title: &visit.t("board-line-title"),
        description: &description,
        unit: "",
        decimals: 0,
        series: &series,
        rows: &rows,
    };
    Some(figure_of(&plot, ChartKind::Line, &visit.t("board-line-category"), &visit.t("board-line-unit")))
}

/// A month in few letters: `11/2026`; in English `Nov 2026`.
fn month(lang: Lang, zone: &Zone, moment: Timestamp) -> String {
    const EN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let day = zone.date(moment);
    match (lang, EN.get(usize::from(day.month).wrapping_sub(1))) {
        (Lang::En, Some(name)) => format!("{name} {}", day.year),
        _ => format!("{}/{}", day.month, day.year),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_end_by_the_clock_of_the_place() {
        let zone = Zone(jiff::tz::TimeZone::get("Europe/Helsinki").unwrap());
        let at = |text: &str| Timestamp(text.parse::<jiff::Timestamp>().unwrap().as_microsecond());
        // Half past midnight of the first of November in Finland.
        let now = at("2026-10-31T22:30:00Z");
        let moments = moments(&zone, now);
        assert_eq!(moments[MOMENTS - 1], now);
        assert_eq!(moments[MOMENTS - 2], at("2026-10-31T21:59:59.999999Z"));
        // Summer time.
        assert_eq!(moments[MOMENTS - 3], at("2026-09-30T20:59:59.999999Z"));
        assert_eq!(moments[0], at("2025-11-30T21:59:59.999999Z"));
        assert!(moments.is_sorted());
        let names: Vec<String> = Lang::ALL.map(|lang| month(lang, &zone, moments[0])).to_vec();
        assert_eq!(names, ["11/2025", "11/2025", "Nov 2025"]);
    }
}
