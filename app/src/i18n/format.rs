//! Days, times and numbers as each language writes them.

use fluent_bundle::FluentValue;
use jiff::tz::TimeZone;
use perehdy_courses::model::{Date, Lang, Timestamp};
use perehdy_courses::words;

use super::Messages;

/// The time zone in which days and times are shown.
#[derive(Clone, Debug)]
pub struct Zone(pub TimeZone);

impl Zone {
    /// The civil day and time of a moment here.
    pub(crate) fn civil(&self, moment: Timestamp) -> jiff::civil::DateTime {
        let moment = jiff::Timestamp::from_microsecond(moment.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        moment.to_zoned(self.0.clone()).datetime()
    }

    /// The day of a moment here.
    #[must_use]
    pub fn date(&self, moment: Timestamp) -> Date {
        let civil = self.civil(moment);
        Date { year: civil.year(), month: civil.month().unsigned_abs(), day: civil.day().unsigned_abs() }
    }
}

impl Zone {
    /// The last moment of a day here; `None` for a day that there is not, such as 31 February.
    #[must_use]
    pub fn end_of(&self, date: Date) -> Option<Timestamp> {
        let day =
            jiff::civil::Date::new(date.year, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok()?;
        let next = day.tomorrow().ok()?.to_zoned(self.0.clone()).ok()?;
        Some(Timestamp(next.timestamp().as_microsecond() - 1))
    }

    /// The last moment of the day so many months of the calendar after that of a moment here: the 31st becomes the last of a
    /// shorter month. `None` when there is no such day.
    #[must_use]
    pub fn months_after(&self, moment: Timestamp, months: u32) -> Option<Timestamp> {
        let day = self.civil(moment).date().checked_add(jiff::Span::new().try_months(months).ok()?).ok()?;
        self.end_of(Date { year: day.year(), month: day.month().unsigned_abs(), day: day.day().unsigned_abs() })
    }

    /// What the zone is called: `Europe/Helsinki`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }
}

/// Reads a day as people of a language write it (`31.12.2026`, in English also `31/12/2026`; `31. joulukuuta 2026`), or as
/// `2026-12-31`. `None` for anything else; whether there is such a day [`Zone::end_of`] says.
#[must_use]
pub fn read_day(lang: Lang, text: &str) -> Option<Date> {
    let text: String = text.trim().to_lowercase();
    let date = |year: &str, month: &str, day: &str| {
        let fit = |digits: &str, most: usize| {
            (1..=most).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit())
        };
        let all_fit = year.len() == 4 && fit(year, 4) && fit(month, 2) && fit(day, 2);
        let date = || Some(Date { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? });
        if all_fit { date() } else { None }
    };
    let parts = |sign: char| text.split(sign).map(str::trim).collect::<Vec<_>>();
    if let [year, month, day] = parts('-')[..] {
        return date(year, month, day);
    }
    for sign in ['.', '/'] {
        if let [day, month, year] = parts(sign)[..] {
            return date(year, month, day);
        }
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let [day, _, year] = words[..] else { return None };
    (1..=12_u8).find_map(|month| {
        let date = date(year, &month.to_string(), day.trim_end_matches('.'))?;
        let written: String = words::day(lang, date).replace('\u{A0}', " ").to_lowercase();
        (written == words.join(" ")).then_some(date)
    })
}

/// A day in digits, as it is written into a field: `31.12.2026`, in English `31/12/2026`.
#[must_use]
pub fn day_in_digits(lang: Lang, date: Date) -> String {
    let Date { year, month, day } = date;
    match lang {
        Lang::Fi | Lang::Sv => format!("{day}.{month}.{year}"),
        Lang::En => format!("{day}/{month}/{year}"),
    }
}

/// The day of a moment: `22. marraskuuta 2026`.
#[must_use]
pub fn day(messages: &Messages, zone: &Zone, moment: Timestamp) -> String {
    words::day(messages.lang(), zone.date(moment))
}

/// A day: `1. tammikuuta 2025`.
#[must_use]
pub fn date(messages: &Messages, date: Date) -> String {
    words::day(messages.lang(), date)
}

/// The day of a moment in few signs, for tables: `22.11.2026`, in English `22 Nov 2026`.
#[must_use]
pub fn short_day(messages: &Messages, zone: &Zone, moment: Timestamp) -> String {
    short_date(messages.lang(), zone.date(moment))
}

/// A day in few signs: `22.11.2026` in Finnish and Swedish as Finland writes it, `22 Nov 2026` in English.
#[must_use]
pub fn short_date(lang: Lang, date: Date) -> String {
    const EN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let Date { year, month, day } = date;
    match (lang, EN.get(usize::from(month).wrapping_sub(1))) {
        // On one line.
        (Lang::En, Some(name)) => format!("{day}\u{A0}{name}\u{A0}{year}"),
        _ => format!("{day}.{month}.{year}"),
    }
}

/// The time of day of a moment: `14.05` in Finnish and Swedish as Finland writes it, `14:05` in English.
#[must_use]
pub fn clock_time(messages: &Messages, zone: &Zone, moment: Timestamp) -> String {
    let civil = zone.civil(moment);
    let sign = match messages.lang() {
        Lang::Fi | Lang::Sv => '.',
        Lang::En => ':',
    };
    format!("{}{sign}{:02}", civil.hour(), civil.minute())
}

/// Day and time of a moment.
#[must_use]
pub fn day_and_time(messages: &Messages, zone: &Zone, moment: Timestamp) -> String {
    messages.with(
        "day-and-time",
        &[("day", day(messages, zone, moment).into()), ("time", clock_time(messages, zone, moment).into())],
    )
}

/// About how long something takes: minutes below an hour and a half, then hours to the half.
#[must_use]
pub fn duration(messages: &Messages, minutes: u32) -> String {
    if minutes < 90 {
        return messages.with("minutes", &[("n", minutes.into())]);
    }
    let halves = (minutes + 15) / 30;
    let hours = words::number(messages.lang(), f64::from(halves) / 2.0, u8::from(halves % 2 == 1));
    messages.with("hours", &[("n", hours.into())])
}

/// Numbers in messages.
pub(super) fn fluent_number(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => {
            Some(words::number(lang, number.value, if number.value.fract() == 0.0 { 0 } else { 1 }))
        }
        _ => None,
    }
}
