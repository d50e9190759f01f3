//! Horizontal bars. A category stands above its bars, not beside them: so its name may be long on a narrow screen.

use super::super::escape::escape;
use super::super::words;
use super::axis::Axis;
use super::svg::{Anchor, colour, short, text};
use super::{Plot, width};

/// Between a category's name and its bars.
const BELOW_NAME: f64 = 5.0;
/// Between one category and the next.
const BETWEEN_ROWS: f64 = 14.0;
/// Below the last bar: the axis' numbers.
const AXIS: f64 = 30.0;
/// Between a bar and the value behind it.
const BEFORE_VALUE: f64 = 6.0;

pub(super) fn side_by_side(plot: &Plot<'_>) -> String {
    let series = plot.series.len().max(1);
    let (thick, apart) = if series == 1 { (20.0, 0.0) } else { (17.0, 3.0) };
    let unknown = words::not_known(plot.lang);
    let written = |row, series| plot.value(row, series).map_or_else(|| unknown.to_owned(), |value| plot.written(value));
    let widest = (0..plot.rows.len()).flat_map(|row| (0..series).map(move |series| written(row, series)));
    let widest = widest.map(|text| width::of(&text)).fold(0.0, f64::max);
    let axis = Axis::new(least(plot.values()), most(plot.values()), widest + BEFORE_VALUE + 2.0);

    let mut drawn = String::new();
    let mut y = 0.0;
    for (row, (name, _)) in plot.rows.iter().enumerate() {
        y += self::name(&mut drawn, y, name);
        let top = y;
        for series in 0..series {
            let end = match plot.value(row, series) {
                Some(value) => {
                    drawn += &bar(plot, series, (axis.x(0.0), axis.x(value)), y, thick);
                    axis.x(value.max(0.0))
                }
                None => axis.x(0.0),
            };
            let class = if plot.value(row, series).is_some() { "chart-value" } else { "chart-missing" };
            drawn += &text(class, end, BEFORE_VALUE, y + thick / 2.0 + 5.0, Anchor::Start, &written(row, series));
            y += thick + apart;
        }
        y -= apart;
        drawn += &axis.zero(top, y);
        y += BETWEEN_ROWS;
    }
    finished(plot, &axis, y, &drawn)
}

pub(super) fn stacked(plot: &Plot<'_>) -> String {
    const THICK: f64 = 26.0;
    let rows = 0..plot.rows.len();
    let sums: Vec<Sums> = rows.clone().map(|row| Sums::of(plot, row)).collect();
    let below = least(sums.iter().map(|sums| sums.below));
    // Sums say something where parts are counted, not where they are shares.
    let with_sums = plot.unit != "%" && below == 0.0;
    let widest = sums.iter().filter(|_| with_sums).map(|sums| width::of(&plot.written(sums.above)));
    let free = widest.fold(0.0, f64::max);
    let free = if free > 0.0 { free + BEFORE_VALUE + 2.0 } else { 0.0 };
    let axis = Axis::new(below, most(sums.iter().map(|sums| sums.above)), free);

    let mut drawn = String::new();
    let mut y = 0.0;
    for (row, sums) in rows.zip(&sums) {
        let name = &plot.rows[row].0;
        let partly = format!("{name} ({})", words::partly_not_known(plot.lang));
        y += self::name(&mut drawn, y, if sums.known > 0 && sums.unknown > 0 { &partly } else { name });
        let baseline = y + THICK / 2.0 + 5.0;
        let (mut above, mut below) = (0.0, 0.0);
        for series in 0..plot.series.len() {
            let Some(value) = plot.value(row, series).filter(|value| *value != 0.0) else { continue };
            let from = if value > 0.0 { &mut above } else { &mut below };
            let (start, end) = (axis.x(*from), axis.x(*from + value));
            *from += value;
            drawn += &bar(plot, series, (start, end), y, THICK);
            let written = plot.written(value);
            if width::of(&written) + 10.0 <= (end - start).abs() / 100.0 * width::NARROWEST {
                let class = format!("chart-inside {}", colour(series));
                drawn += &text(&class, f64::midpoint(start, end), 0.0, baseline, Anchor::Middle, &written);
            }
        }
        if sums.known == 0 {
            let unknown = words::not_known(plot.lang);
            drawn += &text("chart-missing", axis.x(0.0), BEFORE_VALUE, baseline, Anchor::Start, unknown);
        } else if with_sums && sums.unknown == 0 {
            let sum = plot.written(sums.above);
            drawn += &text("chart-value", axis.x(sums.above), BEFORE_VALUE, baseline, Anchor::Start, &sum);
        }
        drawn += &axis.zero(y, y + THICK);
        y += THICK + BETWEEN_ROWS;
    }
    finished(plot, &axis, y, &drawn)
}

/// What the parts of a row add up to, on both sides of zero.
#[derive(Default)]
struct Sums {
    above: f64,
    below: f64,
    known: usize,
    unknown: usize,
}

impl Sums {
    fn of(plot: &Plot<'_>, row: usize) -> Self {
        let mut sums = Self::default();
        for series in 0..plot.series.len() {
            match plot.value(row, series) {
                Some(value) => {
                    sums.known += 1;
                    sums.above += value.max(0.0);
                    sums.below += value.min(0.0);
                }
                None => sums.unknown += 1,
            }
        }
        sums
    }
}

fn least(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(0.0, f64::min)
}

fn most(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(0.0, f64::max)
}

/// Writes a category's name below `y`; how many pixels it takes.
fn name(drawn: &mut String, y: f64, name: &str) -> f64 {
    let mut taken = 0.0;
    for line in width::lines(name, width::NARROWEST) {
        taken += width::LINE;
        *drawn += &text("chart-label", 0.0, 0.0, y + taken - 4.0, Anchor::Start, &line);
    }
    taken + BELOW_NAME
}

/// The bars over the axis.
fn finished(plot: &Plot<'_>, axis: &Axis, y: f64, bars: &str) -> String {
    let height = (y - BETWEEN_ROWS).max(0.0);
    let contents = format!("{}{}{bars}", patterns(plot), axis.drawn(plot, height));
    plot.drawing(height + AXIS, &contents)
}

fn bar(plot: &Plot<'_>, series: usize, (from, to): (f64, f64), y: f64, thick: f64) -> String {
    let (x, wide) = (from.min(to), (to - from).abs());
    let [x, wide, y, thick] = [x, wide, y, thick].map(short);
    format!("<rect {} x=\"{x}%\" y=\"{y}\" width=\"{wide}%\" height=\"{thick}\"/>\n", filled(plot, series))
}

/// What fills the bars of a series: its colour, and from the second on its pattern.
fn filled(plot: &Plot<'_>, series: usize) -> String {
    match pattern(series) {
        0 => format!("class=\"chart-bar {}\"", colour(series)),
        _ => format!("class=\"chart-bar\" fill=\"url(#{}-p{series})\"", escape(plot.id)),
    }
}

/// Which pattern a series has; 0 is none. Beyond six, colours and patterns meet in other pairs.
const fn pattern(series: usize) -> usize {
    (series + series / 6) % 6
}

/// The patterns of this drawing: thin lines or dots in the background's colour.
fn patterns(plot: &Plot<'_>) -> String {
    let with_pattern = (0..plot.series.len()).filter(|series| pattern(*series) > 0);
    let patterns = with_pattern.map(|series| {
        let lines = match pattern(series) {
            1 => "M-1 1l2-2M0 8l8-8M7 9l2-2",
            2 => "M2 1.5v1M6 5.5v1",
            3 => "M-1 7l2 2M0 0l8 8M7-1l2 2",
            4 => "M0 2h8M0 6h8",
            _ => "M2 0v8M0 2h8",
        };
        format!(
            "<pattern id=\"{}-p{series}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">\
             <rect class=\"{}\" width=\"8\" height=\"8\"/><path class=\"chart-hatch\" d=\"{lines}\"/></pattern>",
            escape(plot.id),
            colour(series)
        )
    });
    let patterns: String = patterns.collect();
    if patterns.is_empty() { patterns } else { format!("<defs>{patterns}</defs>\n") }
}

/// A small picture of a series for the legend. It uses the drawing's patterns.
pub(super) fn sample(plot: &Plot<'_>, series: usize) -> String {
    format!(
        "<svg class=\"chart-sample\" width=\"20\" height=\"14\" aria-hidden=\"true\"><rect {} width=\"20\" height=\"14\"/>\
         </svg>",
        filled(plot, series)
    )
}
