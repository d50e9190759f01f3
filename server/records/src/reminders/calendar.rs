//! When reminders go out, and which moments they are then about.

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp as Moment, Zoned};
use perehdy_courses::model::Timestamp;

use crate::sessions::DAY;
use crate::{ReminderKind, ReminderSettings};

/// For how many days a reminder is made up for that could not be sent on its day.
const CATCH_UP: i64 = 14;

/// For how many days somebody who was assigned a course is told so.
const NEW_DAYS: i64 = 7;

/// What is to be sent now: deadlines and the like after the first moment up to the second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    /// What is newest comes first: of several kinds one is sent.
    pub(crate) kinds: Vec<(ReminderKind, Timestamp, Timestamp)>,
    /// The week that a digest is about: its first moment, and the first one after it.
    pub(crate) week: Option<(Timestamp, Timestamp)>,
}

impl Plan {
    /// What is to be sent now; `None` in quiet hours and on quiet days.
    pub(crate) fn of(settings: &ReminderSettings, zone: &TimeZone, now: Timestamp) -> Option<Self> {
        let here = Moment::from_microsecond(now.0).ok()?.to_zoned(zone.clone());
        let today = here.date();
        let hours = i64::from(settings.from_hour)..i64::from(settings.to_hour);
        let weekend = matches!(today.weekday(), Weekday::Saturday | Weekday::Sunday);
        if !hours.contains(&i64::from(here.hour()))
            || (settings.quiet_weekends && weekend)
            || (settings.quiet_holidays && is_public_holiday(today))
        {
            return None;
        }
        // The first moment of a day so many days from today. A deadline at the first moment of a day belongs to the day before.
        let start = |days: i64| moment(today.checked_add(Span::new().try_days(days).ok()?).ok()?, zone);
        let mut kinds = Vec::new();
        if let Some(days) = settings.late.map(i64::from) {
            kinds.push((ReminderKind::Late, start(1 - days - CATCH_UP)?, start(1 - days)?));
        }
        if settings.due {
            let days = settings.late.map_or(CATCH_UP, |days| i64::from(days).min(CATCH_UP));
            kinds.push((ReminderKind::Due, start(1 - days)?, start(1)?));
        }
        if let Some(days) = settings.before.map(i64::from) {
            kinds.push((ReminderKind::Before, start(1)?, start(1 + days)?));
        }
        if let Some(days) = settings.renewal.map(i64::from) {
            kinds.push((ReminderKind::Expired, start(1 - CATCH_UP)?, start(1)?));
            kinds.push((ReminderKind::Renewal, start(1)?, start(1 + days)?));
        }
        if settings.assigned {
            kinds.push((ReminderKind::Assigned, Timestamp(now.0 - NEW_DAYS * DAY), now));
        }
        let monday = -i64::from(today.weekday().to_monday_zero_offset());
        let week = if settings.digest { Some((start(monday - 7)?, start(monday)?)) } else { None };
        Some(Self { kinds, week })
    }
}

/// The first moment of a day.
fn moment(day: Date, zone: &TimeZone) -> Option<Timestamp> {
    let start: Zoned = day.to_zoned(zone.clone()).ok()?;
    Some(Timestamp(start.timestamp().as_microsecond()))
}

/// Whether a day is a public holiday in Finland, or one of the two eves on which work stands still too.
#[must_use]
pub fn is_public_holiday(day: Date) -> bool {
    // New Year, Epiphany, First of May, Independence Day, Christmas with its eve.
    let fixed = [(1, 1), (1, 6), (5, 1), (12, 6), (12, 24), (12, 25), (12, 26)];
    if fixed.contains(&(day.month(), day.day())) {
        return true;
    }
    // Good Friday, Easter with its Monday, Ascension, Whitsun.
    let easter = easter(day.year());
    let falls = |days: i64| easter.checked_add(Span::new().days(days)).is_ok_and(|feast| feast == day);
    if [-2, 0, 1, 39, 49].into_iter().any(falls) {
        return true;
    }
    // Midsummer and its eve, All Saints.
    matches!(
        (day.weekday(), day.month(), day.day()),
        (Weekday::Friday, 6, 19..=25)
            | (Weekday::Saturday, 6, 20..=26)
            | (Weekday::Saturday, 10, 31)
            | (Weekday::Saturday, 11, 1..=6)
    )
}

/// Easter Sunday, by the Gregorian computus.
fn easter(year: i16) -> Date {
    let year = i32::from(year);
    let (century, golden) = (year.div_euclid(100), year.rem_euclid(19));
    let corrected = (8 * century + 13) / 25;
    let epact = (19 * golden + century - century / 4 - corrected + 15).rem_euclid(30);
    let moon = epact - (golden + 11 * epact) / 319;
    let weekday = (2 * (century % 4) + 2 * ((year % 100) / 4) - moon - (year % 100) % 4 + 32) % 7;
    // Days after the 22nd of March.
    let days = moon + weekday;
    Date::constant(2000, 3, 22)
        .with()
        .year(i16::try_from(year).unwrap_or(2000))
        .build()
        .and_then(|first| first.checked_add(Span::new().days(days)))
        .unwrap_or(Date::MIN)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn holidays_of_some_years() {
        // Reckoned by hand from the dates of Easter.
        for (year, days) in [
            (2026, "01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-19 06-20 10-31 12-06 12-24 12-25 12-26"),
            (2027, "01-01 01-06 03-26 03-28 03-29 05-01 05-06 05-16 06-25 06-26 11-06 12-06 12-24 12-25 12-26"),
            (2028, "01-01 01-06 04-14 04-16 04-17 05-01 05-25 06-04 06-23 06-24 11-04 12-06 12-24 12-25 12-26"),
        ] {
            let first = date(year, 1, 1);
            let all = first.series(Span::new().days(1)).take_while(|day| day.year() == year);
            let found: Vec<String> =
                all.filter(|day| is_public_holiday(*day)).map(|day| day.strftime("%m-%d").to_string()).collect();
            assert_eq!(found.join(" "), days, "{year}");
        }
    }

    #[test]
    fn easter_of_many_years() {
        let known = [
            (1818, 3, 22),
            (1943, 4, 25),
            (1954, 4, 18),
            (1981, 4, 19),
            (2000, 4, 23),
            (2008, 3, 23),
            (2011, 4, 24),
            (2019, 4, 21),
            (2024, 3, 31),
            (2025, 4, 20),
            (2038, 4, 25),
            (2049, 4, 18),
            (2076, 4, 19),
            (2285, 3, 22),
        ];
        for (year, month, day) in known {
            assert_eq!(easter(year), date(year, month, day));
        }
    }

    fn at(text: &str) -> Timestamp {
        Timestamp(text.parse::<Moment>().unwrap().as_microsecond())
    }

    #[test]
    fn quiet_hours_and_days() {
        let zone = TimeZone::get("Europe/Helsinki").unwrap();
        let usual = ReminderSettings::default();
        for (moment, sends) in [
            // A Monday: 7.59, 8.00, 17.59, 18.00 in Helsinki.
            ("2026-11-23T05:59:59Z", false),
            ("2026-11-23T06:00:00Z", true),
            ("2026-11-23T15:59:59Z", true),
            ("2026-11-23T16:00:00Z", false),
            // Summer time; a Saturday and a Sunday; Independence Day on a Monday; Christmas Eve.
            ("2026-07-06T05:00:00Z", true),
            ("2026-11-21T10:00:00Z", false),
            ("2026-11-22T10:00:00Z", false),
            ("2027-12-06T10:00:00Z", false),
            ("2026-12-24T10:00:00Z", false),
        ] {
            assert_eq!(Plan::of(&usual, &zone, at(moment)).is_some(), sends, "{moment}");
        }
        let always =
            ReminderSettings { quiet_weekends: false, quiet_holidays: false, from_hour: 0, to_hour: 24, ..usual };
        assert!(Plan::of(&always, &zone, at("2026-12-26T23:30:00Z")).is_some());
    }

    #[test]
    fn days_are_those_of_the_zone() {
        let zone = TimeZone::get("Europe/Helsinki").unwrap();
        let plan = Plan::of(&ReminderSettings::default(), &zone, at("2026-11-23T06:00:00Z")).unwrap();
        let range = |kind| plan.kinds.iter().find(|(of, ..)| *of == kind).map(|(_, from, to)| (*from, *to)).unwrap();
        // Until the end of the 23rd it is due, until that of the 30th nearer.
        assert_eq!(range(ReminderKind::Due), (at("2026-11-16T22:00:00Z"), at("2026-11-23T22:00:00Z")));
        assert_eq!(range(ReminderKind::Before), (at("2026-11-23T22:00:00Z"), at("2026-11-30T22:00:00Z")));
        assert_eq!(range(ReminderKind::Late), (at("2026-11-02T22:00:00Z"), at("2026-11-16T22:00:00Z")));
        assert_eq!(plan.week, Some((at("2026-11-15T22:00:00Z"), at("2026-11-22T22:00:00Z"))));
        // Over the change of the clock.
        let plan = Plan::of(&ReminderSettings::default(), &zone, at("2026-10-23T06:00:00Z")).unwrap();
        let before = plan.kinds.iter().find(|(of, ..)| *of == ReminderKind::Before).unwrap();
        assert_eq!((before.1, before.2), (at("2026-10-23T21:00:00Z"), at("2026-10-30T22:00:00Z")));
    }
}
