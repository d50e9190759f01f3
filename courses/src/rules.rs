//! The rules of attempts: whether one may start, when it ends, whether it may be lengthened.

use crate::model::{FinalTest, Timestamp};

/// An earlier attempt, as the rules need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// When it was handed in; `None` while it runs.
    pub handed_in: Option<Timestamp>,
    /// Whether it was passed.
    pub passed: bool,
}

/// Why no attempt may start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// One is running.
    Running,
    /// The test has been passed.
    Passed,
    /// A failed attempt was too recent; allowed from this moment on.
    Wait(Timestamp),
    /// All attempts are used.
    NoneLeft,
}

/// Whether a learner with these earlier attempts may start one now.
///
/// Of several reasons the one that matters most is told: a running attempt can be gone on with, a passed test needs no
/// other, and waiting is of no use when no attempt is left.
///
/// # Errors
/// Why not.
pub fn may_start(test: &FinalTest, earlier: &[Earlier], now: Timestamp) -> Result<(), Refusal> {
    if earlier.iter().any(|attempt| attempt.handed_in.is_none()) {
        return Err(Refusal::Running);
    }
    if earlier.iter().any(|attempt| attempt.passed) {
        return Err(Refusal::Passed);
    }
    let used = u32::try_from(earlier.len()).unwrap_or(u32::MAX);
    if test.attempts.is_some_and(|attempts| used >= attempts) {
        return Err(Refusal::NoneLeft);
    }
    let last = earlier.iter().filter_map(|attempt| attempt.handed_in).max();
    match last.map(|last| after(last, test.wait_minutes)) {
        Some(free) if now < free => Err(Refusal::Wait(free)),
        _ => Ok(()),
    }
}

/// When an attempt started now ends by itself; `None` without a time limit.
#[must_use]
pub fn ends_at(test: &FinalTest, now: Timestamp) -> Option<Timestamp> {
    test.time_limit.map(|minutes| after(now, minutes))
}

/// The new end of a running attempt when the learner lengthens it; `None` when it has no limit, is over, or all
/// extensions are used. `used` counts the extensions so far.
#[must_use]
pub fn extended(test: &FinalTest, ends_at: Option<Timestamp>, used: u32, now: Timestamp) -> Option<Timestamp> {
    let ends_at = ends_at?;
    let may = now < ends_at && used < test.extensions.times && test.extensions.minutes > 0;
    may.then(|| after(ends_at, test.extensions.minutes))
}

/// So many minutes later.
const fn after(moment: Timestamp, minutes: u32) -> Timestamp {
    // A u32 of minutes is far below what an i64 of microseconds holds.
    Timestamp(moment.0.saturating_add(minutes as i64 * 60_000_000))
}
