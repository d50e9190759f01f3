//! Round numbers along an axis.

use crate::model::Lang;
use crate::words::value;

/// Round numbers within a stretch, ascending, at most about so many. With whole numbers only, the steps are whole too.
pub(super) fn ticks(from: f64, to: f64, most: usize, whole: bool) -> Ticks {
    let step = step(from, to, most, whole);
    // A little beyond the ends: 0.3 is not quite 3 × 0.1.
    let (first, last) = ((from / step - 1e-9).ceil(), (to / step + 1e-9).floor());
    let count = (last - first).clamp(0.0, 100.0);
    let mut at = Vec::new();
    let mut number = 0.0;
    while number <= count {
        at.push((first + number) * step);
        number += 1.0;
    }
    Ticks { step, at }
}

/// A round step: 1, 2, 2.5 or 5 times a power of ten.
fn step(from: f64, to: f64, most: usize, whole: bool) -> f64 {
    let stretch = (to - from).abs();
    let steps = f64::from(u32::try_from(most.max(1)).unwrap_or(u32::MAX));
    let raw = if stretch > 0.0 { stretch / steps } else { 1.0 };
    // Finer ones than the digits of a large number can tell apart would lead nowhere.
    let raw = raw.max(from.abs().max(to.abs()) * 1e-12);
    let power = 10_f64.powf(raw.log10().floor());
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0].map(|factor| factor * power);
    let fits = |step: &f64| *step >= raw * (1.0 - 1e-9) && (!whole || (step.fract() == 0.0 && *step >= 1.0));
    steps.into_iter().find(fits).unwrap_or(1.0)
}

/// Round numbers at equal distances.
#[derive(Debug, PartialEq)]
pub(super) struct Ticks {
    step: f64,
    pub(super) at: Vec<f64>,
}

impl Ticks {
    /// The numbers as they are written, with as many decimals as the step needs.
    pub(super) fn labels(&self, lang: Lang, unit: &str) -> Vec<String> {
        let is_whole = |decimals: &u8| {
            let scaled = self.step * 10_f64.powi(i32::from(*decimals));
            (scaled - scaled.round()).abs() < 1e-6
        };
        let decimals = (0..6).find(is_whole).unwrap_or(6);
        self.at.iter().map(|number| value(lang, *number, decimals, unit)).collect()
    }

    /// The round number at or below the first, and at or above the last of a stretch.
    pub(super) fn around(from: f64, to: f64, most: usize, whole: bool) -> Self {
        let step = step(from, to, most, whole);
        let (below, above) = ((from / step + 1e-9).floor() * step, (to / step - 1e-9).ceil() * step);
        let above = if above > below { above } else { below + step };
        let mut at = ticks(below, above, most, whole);
        if at.at.len() < 2 || (at.step - step).abs() > step * 1e-6 {
            at = Self { step, at: vec![below, above] };
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_numbers() {
        assert_eq!(ticks(0.0, 102_487.0, 5, true).at, [0.0, 25_000.0, 50_000.0, 75_000.0, 100_000.0]);
        assert_eq!(ticks(0.0, 3.0, 5, true).at, [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(ticks(-4.0, 6.0, 5, false).at, [-4.0, -2.0, 0.0, 2.0, 4.0, 6.0]);
        assert_eq!(
            ticks(0.0, 0.3, 3, false).labels(Lang::Fi, "%"),
            ["0,0\u{A0}%", "0,1\u{A0}%", "0,2\u{A0}%", "0,3\u{A0}%"]
        );
        assert_eq!(ticks(5.0, 5.0, 4, true).at, [5.0]);
        assert_eq!(ticks(0.0, 1e12, 4, true).at.len(), 5);
        assert_eq!(ticks(0.0, 10.0, 4, true).at, [0.0, 5.0, 10.0]);
    }

    #[test]
    fn round_numbers_around() {
        assert_eq!(Ticks::around(20.3, 23.8, 4, false).at, [20.0, 21.0, 22.0, 23.0, 24.0]);
        assert_eq!(Ticks::around(0.0, 0.0, 4, true).at, [0.0, 1.0]);
        let around = Ticks::around(0.0, 97.0, 4, true).at;
        assert_eq!((around.first(), around.last()), (Some(&0.0), Some(&100.0)));
    }

    #[test]
    fn large_numbers_have_room_around_them() {
        for number in [5.0, 1e15, 2.627_177_008_346_885_4e26, 9.9e29_f64] {
            for (from, to) in [(number, number), (-number, -number), (number, number.next_up())] {
                let around = Ticks::around(from, to, 5, true).at;
                let (first, last) = (around[0], around[around.len() - 1]);
                assert!(first <= from && last > first && last >= to, "{from} to {to}: {around:?}");
            }
        }
    }

    #[test]
    fn any_stretch_has_ticks_in_it() {
        for exponent in -6..12 {
            for factor in [1.0, 1.3, 4.9, 9.99] {
                let to = factor * 10_f64.powi(exponent);
                for most in 1..6 {
                    let ticks = ticks(0.0, to, most, false).at;
                    assert!(!ticks.is_empty() && ticks.len() <= most + 1, "{to} {most}: {ticks:?}");
                    let around = Ticks::around(-to, to, most + 1, false).at;
                    assert!(
                        around[0] <= -to * (1.0 - 1e-6) && around[around.len() - 1] >= to * (1.0 - 1e-6),
                        "{to}: {around:?}"
                    );
                }
            }
        }
    }
}
