//! Ranges of a video or audio piece that have been played, in whole milliseconds.

use crate::MediaState;

/// Most ranges kept of one piece: somebody who jumps about gets no more than this.
const MOST: usize = 200;

/// A day: no piece is longer.
const LONGEST_MS: i64 = 24 * 60 * 60 * 1000;

/// A range from, to; from < to.
pub(crate) type Range = (i64, i64);

/// Seconds as milliseconds, from 0 to a day; what is no number is 0.
pub(crate) fn milliseconds(seconds: f64) -> i64 {
    // A cast of a float saturates, and gives 0 for "not a number".
    #[expect(clippy::cast_possible_truncation, reason = "clamped right after")]
    let whole = (seconds * 1000.0).round() as i64;
    whole.clamp(0, LONGEST_MS)
}

/// Milliseconds as seconds.
#[expect(clippy::cast_precision_loss, reason = "at most a day, far below 2^52")]
pub(crate) fn seconds(milliseconds: i64) -> f64 {
    milliseconds as f64 / 1000.0
}

/// The ranges of a state in milliseconds, as they came.
pub(crate) fn of(state: &MediaState) -> Vec<Range> {
    state.watched.iter().map(|&(from, to)| (milliseconds(from), milliseconds(to))).collect()
}

/// Joins ranges: ascending, none empty, none touching another. Above [`MOST`] the shortest are dropped, so that never
/// more is claimed than was played.
pub(crate) fn join(mut ranges: Vec<Range>) -> Vec<Range> {
    ranges.retain(|(from, to)| from < to);
    ranges.sort_unstable();
    let mut joined: Vec<Range> = Vec::with_capacity(ranges.len());
    for (from, to) in ranges {
        match joined.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    if joined.len() > MOST {
        joined.sort_unstable_by_key(|(from, to)| from - to);
        joined.truncate(MOST);
        joined.sort_unstable();
    }
    joined
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn odd_numbers_become_whole_ones() {
        assert_eq!(milliseconds(f64::NAN), 0);
        assert_eq!(milliseconds(-3.0), 0);
        assert_eq!(milliseconds(f64::INFINITY), LONGEST_MS);
        assert_eq!(milliseconds(1.2345), 1235);
        assert!((seconds(1235) - 1.235).abs() < f64::EPSILON);
    }

    #[test]
    fn the_shortest_go_first() {
        let many: Vec<Range> = (0..1000).map(|i| (i * 100, i * 100 + 1 + i % 50)).collect();
        let joined = join(many);
        assert_eq!(joined.len(), MOST);
        assert!(joined.iter().all(|(from, to)| to - from > 40));
    }

    fn milliseconds_of(ranges: &[Range]) -> HashSet<i64> {
        ranges.iter().flat_map(|&(from, to)| from..to.max(from)).collect()
    }

    proptest! {
        #[test]
        fn joining_keeps_what_was_played(ranges in prop::collection::vec((0i64..300, 0i64..300), 0..60)) {
            let joined = join(ranges.clone());
            prop_assert_eq!(milliseconds_of(&joined), milliseconds_of(&ranges));
            prop_assert!(joined.iter().all(|(from, to)| from < to));
            prop_assert!(joined.windows(2).all(|pair| pair[0].1 < pair[1].0));
        }

        #[test]
        fn joining_bit_by_bit_is_joining_at_once(
            first in prop::collection::vec((0i64..300, 0i64..300), 0..30),
            second in prop::collection::vec((0i64..300, 0i64..300), 0..30),
        ) {
            let at_once = join(first.iter().chain(&second).copied().collect());
            let bit_by_bit = join(join(first).into_iter().chain(second).collect());
            prop_assert_eq!(at_once, bit_by_bit);
        }
    }
}
