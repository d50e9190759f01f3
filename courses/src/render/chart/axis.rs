//! The axis of values of bars: from which to which percentage of the width, and its round numbers.

use super::scale::ticks;
use super::svg::{Anchor, line, text};
use super::{Plot, width};

/// Values along the width. Zero always belongs to it: a bar's length is its value.
pub(super) struct Axis {
    from: f64,
    to: f64,
    right: f64,
}

impl Axis {
    /// An axis for values between these, that leaves so many pixels free at its end.
    pub(super) fn new(least: f64, most: f64, free: f64) -> Self {
        let (from, to) = (least.min(0.0), most.max(0.0));
        let to = if to > from { to } else { from + 1.0 };
        Self { from, to, right: 100.0 - (free / width::NARROWEST * 100.0).min(55.0) }
    }

    /// Where a value lies, in percent of the width.
    pub(super) fn x(&self, value: f64) -> f64 {
        (value - self.from) / (self.to - self.from) * self.right
    }

    /// Grid and numbers below; as high as the bars, which are drawn over it.
    pub(super) fn drawn(&self, plot: &Plot<'_>, height: f64) -> String {
        let mut drawn = String::new();
        for (x, anchor, label) in self.labels(plot) {
            drawn += &line("chart-grid", (x, 0.0), (x, height + 4.0));
            drawn += &text("chart-tick", x, 0.0, height + 4.0 + width::LINE, anchor, &label);
        }
        drawn
    }

    /// The line at zero beside a row's bars; not beside its name, through which it would run.
    pub(super) fn zero(&self, from: f64, to: f64) -> String {
        line("chart-axis", (self.x(0.0), from - 3.0), (self.x(0.0), to + 3.0))
    }

    /// As many round numbers as stand beside each other on the narrowest screen.
    fn labels(&self, plot: &Plot<'_>) -> Vec<(f64, Anchor, String)> {
        let tried = (1..=5).rev().map(|most| {
            let ticks = ticks(self.from, self.to, most, plot.decimals == 0);
            let labels = ticks.labels(plot.lang, plot.unit);
            ticks.at.iter().map(|value| self.x(*value)).zip(labels).map(placed).collect::<Vec<_>>()
        });
        let fits = |labels: &Vec<Placed>| labels.windows(2).all(|pair| pair[0].to + 10.0 <= pair[1].from);
        let fitting = tried.into_iter().find(fits).unwrap_or_default();
        fitting.into_iter().map(|label| (label.x, label.anchor, label.text)).collect()
    }
}

/// A label with the pixels that it takes on the narrowest screen.
struct Placed {
    x: f64,
    anchor: Anchor,
    text: String,
    from: f64,
    to: f64,
}

/// In the middle of its line, or beside it where it would be cut off.
fn placed((x, text): (f64, String)) -> Placed {
    let (at, wide) = (x / 100.0 * width::NARROWEST, width::of(&text));
    let (anchor, from) = if at < wide / 2.0 {
        (Anchor::Start, at)
    } else if at + wide / 2.0 > width::NARROWEST {
        (Anchor::End, at - wide)
    } else {
        (Anchor::Middle, at - wide / 2.0)
    };
    Placed { x, anchor, text, from, to: from + wide }
}
