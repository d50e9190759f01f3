//! Lines. Each series has a colour, a dash and a marker of its own; the last values stand beside their points.

use super::super::escape::escape;
use super::super::words;
use super::scale::Ticks;
use super::svg::{Anchor, colour, line, short, text};
use super::{Plot, width};

/// From the top to the highest number: room for its label.
const TOP: f64 = 24.0;
/// The height of the stretch of values.
const HIGH: f64 = 220.0;
/// Room below for the names of the rows.
const BELOW: f64 = 32.0;
/// At most so many series have their last value written out.
const MOST_VALUES: usize = 4;

/// Where rows and values lie.
struct Frame {
    ticks: Ticks,
    /// Percent of the width, by row.
    across: Vec<f64>,
}

impl Frame {
    fn new(plot: &Plot<'_>, right: f64) -> Self {
        let least = plot.values().reduce(f64::min).unwrap_or_default();
        let most = plot.values().reduce(f64::max).unwrap_or_default();
        // Zero is shown where it does not press the lines together.
        let least = if least > most * 0.6 { least } else { least.min(0.0) };
        let most = if most < least * 0.6 { most } else { most.max(least) };
        let ticks = Ticks::around(least, most, 5, plot.decimals == 0);
        let labels = ticks.labels(plot.lang, plot.unit);
        let left = labels.iter().map(|label| width::of(label)).fold(0.0, f64::max) + 10.0;
        let [left, right] = [left, right].map(|pixels| (pixels / width::NARROWEST * 100.0).min(40.0));
        let across = positions(plot).into_iter().map(|part| left + part * (100.0 - left - right));
        Self { ticks, across: across.collect() }
    }

    fn y(&self, value: f64) -> f64 {
        let (first, last) = (self.ticks.at[0], self.ticks.at[self.ticks.at.len() - 1]);
        TOP + HIGH - (value - first) / (last - first) * HIGH
    }
}

/// Where the rows lie, from 0 to 1: by their numbers where they are ascending numbers, else evenly.
fn positions(plot: &Plot<'_>) -> Vec<f64> {
    let count = plot.rows.len();
    if count < 2 {
        return vec![0.5; count];
    }
    let numbers: Option<Vec<f64>> = plot.rows.iter().map(|(name, _)| name.trim().parse().ok()).collect();
    let ascending = |numbers: &Vec<f64>| {
        numbers.iter().all(|number| number.is_finite()) && numbers.windows(2).all(|pair| pair[0] < pair[1])
    };
    let numbers = numbers.filter(ascending).unwrap_or_else(|| (0_u32..).map(f64::from).take(count).collect());
    let (first, last) = (numbers[0], numbers[count - 1]);
    numbers.into_iter().map(|number| (number - first) / (last - first)).collect()
}

pub(super) fn lines(plot: &Plot<'_>) -> String {
    let last_values = last_values(plot);
    let widest = last_values.iter().map(|(_, _, written)| width::of(written)).fold(0.0, f64::max);
    let frame = Frame::new(plot, widest + 16.0);
    let mut drawn = markers(plot);
    for (tick, label) in frame.ticks.at.iter().zip(frame.ticks.labels(plot.lang, plot.unit)) {
        let class = if *tick == 0.0 { "chart-axis" } else { "chart-grid" };
        drawn += &line(class, (0.0, frame.y(*tick)), (100.0, frame.y(*tick)));
        drawn += &text("chart-tick", 0.0, 0.0, frame.y(*tick) - 5.0, Anchor::Start, &label);
    }
    drawn += &row_names(plot, &frame);
    drawn += &format!(
        "<svg width=\"100%\" height=\"{height}\" viewBox=\"0 0 1000 {height}\" preserveAspectRatio=\"none\" \
         overflow=\"visible\">",
        height = short(TOP + HIGH + BELOW)
    );
    for series in 0..plot.series.len() {
        drawn += &format!(
            "<path class=\"chart-line {}\"{} fill=\"none\" vector-effect=\"non-scaling-stroke\" d=\"{}\"/>\n",
            colour(series),
            dash(series),
            path(plot, &frame, series)
        );
    }
    drawn += "</svg>\n";
    for series in 0..plot.series.len() {
        drawn += &points(plot, &frame, series);
    }
    drawn += &values_beside(&frame, last_values);
    if plot.values().next().is_none() {
        let unknown = words::not_known(plot.lang);
        drawn += &text("chart-missing", 50.0, 0.0, TOP + HIGH / 2.0, Anchor::Middle, unknown);
    }
    plot.drawing(TOP + HIGH + BELOW, &drawn)
}

/// The names of as many rows as stand beside each other on the narrowest screen; the last is always one of them.
fn row_names(plot: &Plot<'_>, frame: &Frame) -> String {
    let count = plot.rows.len();
    let placed = |index: usize| {
        let name = &plot.rows[index].0;
        let (at, wide) = (frame.across[index] / 100.0 * width::NARROWEST, width::of(name));
        let start = (at - wide / 2.0).clamp(0.0, (width::NARROWEST - wide).max(0.0));
        (start, start + wide)
    };
    let every = |step: usize| (0..count).rev().step_by(step).collect::<Vec<_>>();
    let fits = |rows: &Vec<usize>| rows.windows(2).all(|pair| placed(pair[1]).1 + 10.0 <= placed(pair[0]).0);
    let rows = (1..=count).map(every).find(fits).unwrap_or_default();
    let (foot, baseline) = (TOP + HIGH, TOP + HIGH + width::LINE + 3.0);
    let mut drawn = String::new();
    for row in rows {
        let x = frame.across[row];
        let (start, end) = placed(row);
        let middle = x / 100.0 * width::NARROWEST;
        // Moved by so much as would be cut off at the narrowest screen's edge.
        let shift = f64::midpoint(start, end) - middle;
        drawn += &line("chart-axis", (x, foot), (x, foot + 5.0));
        drawn += &text("chart-tick", x, shift, baseline, Anchor::Middle, &plot.rows[row].0);
    }
    drawn
}

/// The line of a series; it breaks off where a value is not known.
fn path(plot: &Plot<'_>, frame: &Frame, series: usize) -> String {
    let mut path = String::new();
    let mut joined = false;
    for (row, across) in frame.across.iter().enumerate() {
        let value = plot.value(row, series);
        if let Some(value) = value {
            let command = if joined { 'L' } else { 'M' };
            path += &format!("{command}{} {}", short(across * 10.0), short(frame.y(value)));
        }
        joined = value.is_some();
    }
    path
}

/// The markers of a series: of every point, or of some where there are many; always of those that stand alone.
fn points(plot: &Plot<'_>, frame: &Frame, series: usize) -> String {
    let known: Vec<usize> = (0..plot.rows.len()).filter(|row| plot.value(*row, series).is_some()).collect();
    let step = known.len().div_ceil(14).max(1);
    let mut drawn = String::new();
    for (index, row) in known.iter().enumerate() {
        let alone = [row.checked_sub(1), Some(row + 1)]
            .into_iter()
            .all(|beside| beside.is_none_or(|beside| plot.value(beside, series).is_none()));
        let Some(value) = plot.value(*row, series).filter(|_| alone || (known.len() - 1 - index).is_multiple_of(step))
        else {
            continue;
        };
        drawn += &format!(
            "<use href=\"#{}-m{series}\" x=\"{}%\" y=\"{}\"/>\n",
            escape(plot.id),
            short(frame.across[*row]),
            short(frame.y(value))
        );
    }
    drawn
}

/// Series, value and text of each series that is known in the last row, where they are few.
fn last_values(plot: &Plot<'_>) -> Vec<(usize, f64, String)> {
    let Some(last) = plot.rows.len().checked_sub(1) else { return Vec::new() };
    if plot.series.len() > MOST_VALUES {
        return Vec::new();
    }
    let values = (0..plot.series.len()).filter_map(|series| Some((series, plot.value(last, series)?)));
    values.map(|(series, value)| (series, value, plot.written(value))).collect()
}

/// The last values beside their points, moved apart where they would lie on each other.
fn values_beside(frame: &Frame, mut values: Vec<(usize, f64, String)>) -> String {
    let Some(x) = frame.across.last() else { return String::new() };
    values.sort_by(|one, other| other.1.total_cmp(&one.1));
    let mut heights: Vec<f64> = values.iter().map(|(_, value, _)| frame.y(*value) + 5.0).collect();
    for index in 1..heights.len() {
        heights[index] = heights[index].max(heights[index - 1] + width::LINE - 2.0);
    }
    // What was pushed below the foot goes up again.
    let mut lowest = TOP + HIGH + 5.0;
    for height in heights.iter_mut().rev() {
        *height = height.min(lowest);
        lowest = *height - width::LINE + 2.0;
    }
    let beside = heights.iter().zip(&values);
    beside.map(|(height, (_, _, written))| text("chart-value", *x, 10.0, *height, Anchor::Start, written)).collect()
}

/// How a series' line is dashed; the first is not.
fn dash(series: usize) -> &'static str {
    [
        "",
        " stroke-dasharray=\"9 4\"",
        " stroke-dasharray=\"2 4\"",
        " stroke-dasharray=\"12 4 2 4\"",
        " stroke-dasharray=\"5 3\"",
        " stroke-dasharray=\"16 4 2 4 2 4\"",
    ][(series + series / 6) % 6]
}

/// The outline of a series' marker around its point.
fn marker(series: usize) -> &'static str {
    match series % 6 {
        0 => "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
        1 => "M-4-4h8v8h-8z",
        2 => "M0-5.5l5 9h-10z",
        3 => "M0-6l6 6l-6 6l-6-6z",
        4 => "M0 5.5l5-9h-10z",
        _ => "M-1.5-5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5v-3h3.5z",
    }
}

fn markers(plot: &Plot<'_>) -> String {
    let marker = |series| {
        format!(
            "<path id=\"{}-m{series}\" class=\"chart-marker {}\" d=\"{}\"/>",
            escape(plot.id),
            colour(series),
            marker(series)
        )
    };
    format!("<defs>{}</defs>\n", (0..plot.series.len()).map(marker).collect::<String>())
}

/// A small picture of a series for the legend.
pub(super) fn sample(series: usize) -> String {
    let colour = colour(series);
    format!(
        "<svg class=\"chart-sample\" width=\"36\" height=\"14\" aria-hidden=\"true\">\
         <path class=\"chart-line {colour}\"{} fill=\"none\" d=\"M0 7h36\"/>\
         <path class=\"chart-marker {colour}\" transform=\"translate(18 7)\" d=\"{}\"/></svg>",
        dash(series),
        marker(series)
    )
}
