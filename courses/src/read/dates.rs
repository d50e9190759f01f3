//! Days and lengths of time, as authors write them.

use crate::model::Date;

/// A day, if it exists.
pub(crate) fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => return None,
    };
    let known = (1000..=9999).contains(&year) && (1..=days).contains(&day);
    known.then_some(())?;
    Some(Date { year: year.try_into().ok()?, month: month.try_into().ok()?, day: day.try_into().ok()? })
}

/// A day written as `2026-11-22`.
pub(crate) fn day(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let shape = [year, month, day].map(str::len) == [4, 2, 2] && parts.next().is_none();
    shape.then(|| date(digits(year)?, digits(month)?, digits(day)?)).flatten()
}

/// A length written as `1:05` or `1:02:03`, in seconds.
pub(crate) fn length(text: &str) -> Option<u32> {
    let parts: Vec<&str> = text.split(':').collect();
    let (hours, minutes, seconds) = match *parts.as_slice() {
        [minutes, seconds] if minutes.len() <= 3 && seconds.len() == 2 => (0, digits(minutes)?, digits(seconds)?),
        [hours, minutes, seconds] if hours.len() <= 2 && minutes.len() == 2 && seconds.len() == 2 => {
            (digits(hours)?, digits(minutes).filter(|minutes| *minutes < 60)?, digits(seconds)?)
        }
        _ => return None,
    };
    let total = hours * 3600 + minutes * 60 + seconds;
    (seconds < 60 && total > 0).then_some(total)
}

/// A whole number of nothing but digits.
pub(crate) fn digits(text: &str) -> Option<u32> {
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}
