//! Charts: SVG drawn on the server, with title, description, unit, day, source, and the same figures as a table.
//!
//! The drawings have no `viewBox`: what lies across is in percent, heights and letters are in pixels. So they fill any
//! width from 272 px on, and their text is as large on a phone as on a wide screen. Space for text across is reckoned
//! for the narrowest width. Colours are classes (`chart-series-1` … `chart-series-6`, defined in `style/chart.css`),
//! and every series has a pattern, or a dash and a marker, of its own too.

mod axis;
mod bars;
mod lines;
mod scale;
mod svg;
mod width;

use super::blocks::{iso, source_line};
use super::escape::escape;
use super::markdown::scroll_start;
use super::words;
use crate::model::{Chart, ChartKind, Lang, Source};
use crate::words::value;

/// What is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Plot<'a> {
    /// The language of numbers and words.
    pub lang: Lang,
    /// Unique in the page; the ids of what is inside begin with it.
    pub id: &'a str,
    /// The name of the drawing.
    pub title: &'a str,
    /// What it shows, in words.
    pub description: &'a str,
    /// The unit of the values; a percent sign stands with every value, other units do not.
    pub unit: &'a str,
    /// Decimals of the values.
    pub decimals: u8,
    /// The names of the series; at least one.
    pub series: &'a [String],
    /// Categories (of lines: the scale) with a value a series; `None`: not known.
    pub rows: &'a [(String, Vec<Option<f64>>)],
}

/// Horizontal bars, a group a row, each with its value.
#[must_use]
pub fn bars(plot: &Plot<'_>) -> String {
    bars::side_by_side(plot)
}

/// Horizontal bars, one a row, whose parts are the series. What is below zero is stacked to the other side.
#[must_use]
pub fn stacked_bars(plot: &Plot<'_>) -> String {
    bars::stacked(plot)
}

/// A line a series. Rows that are numbers (years) stand at their distance, others one after another.
#[must_use]
pub fn lines(plot: &Plot<'_>) -> String {
    lines::lines(plot)
}

impl Plot<'_> {
    /// A value of a row; what is no number, or too large to be added up and drawn, is not known.
    fn value(&self, row: usize, series: usize) -> Option<f64> {
        let value = *self.rows.get(row)?.1.get(series)?;
        value.filter(|value| value.abs() < 1e30)
    }

    /// Every value that is known.
    fn values(&self) -> impl Iterator<Item = f64> {
        let series = self.series.len();
        (0..self.rows.len()).flat_map(move |row| (0..series).filter_map(move |series| self.value(row, series)))
    }

    /// A value as it is written beside its bar or point.
    fn written(&self, number: f64) -> String {
        value(self.lang, number, self.decimals, self.unit)
    }

    /// The drawing around its contents, with what describes it to those who do not see it.
    fn drawing(&self, height: f64, contents: &str) -> String {
        let id = escape(self.id);
        format!(
            "<svg class=\"chart-drawing\" role=\"img\" aria-labelledby=\"{id}-title\" aria-describedby=\"{id}-about\" \
             width=\"100%\" height=\"{}\" font-size=\"{}\"><title id=\"{id}-title\">{}</title>\
             <desc id=\"{id}-about\">{}</desc>\n{contents}</svg>\n",
            svg::short(height),
            width::LETTERS,
            escape(self.title),
            escape(self.description)
        )
    }
}

/// The whole block: caption, legend, drawing, table, source.
pub(super) fn figure(lang: Lang, id: &str, chart: &Chart) -> String {
    let anchor = format!("b-{id}");
    let plot = Plot {
        lang,
        id: &anchor,
        title: &chart.title,
        description: &chart.description,
        unit: &chart.unit,
        decimals: chart.decimals,
        series: &chart.series,
        rows: &chart.rows,
    };
    let source = source_line(lang, &Source { as_of: None, ..chart.source.clone() });
    framed(&plot, chart.kind, &chart.category, &unit_and_day(lang, chart), &source)
}

/// A figure as those of courses, of numbers that are the program's own: caption, legend, drawing, table. `unit` stands under
/// the title, `category` above the first column of the table. As HTML.
#[must_use]
pub fn figure_of(plot: &Plot<'_>, kind: ChartKind, category: &str, unit: &str) -> String {
    framed(plot, kind, category, &format!("<span class=\"chart-unit\">{}</span>", escape(unit)), "")
}

fn framed(plot: &Plot<'_>, kind: ChartKind, category: &str, below_title: &str, source: &str) -> String {
    let drawing = match kind {
        ChartKind::Bar => bars(plot),
        ChartKind::StackedBar => stacked_bars(plot),
        ChartKind::Line => lines(plot),
    };
    format!(
        "<figure class=\"chart\" id=\"{}\"><figcaption><strong class=\"chart-title\">{}</strong> {below_title}\
         </figcaption>\n{}{drawing}{}{source}</figure>\n",
        escape(plot.id),
        escape(plot.title),
        legend(plot, kind),
        table(plot, category),
    )
}

/// `persons, as of 31 December 2024`.
fn unit_and_day(lang: Lang, chart: &Chart) -> String {
    let unit = Some(words::unit(lang, chart.unit.trim())).filter(|unit| !unit.is_empty()).map(escape);
    let day = chart.source.as_of.map(|date| {
        let (words, day) = words::as_of(lang, date);
        format!("{words} <time datetime=\"{}\">{day}</time>", iso(date))
    });
    let parts: Vec<String> = unit.into_iter().chain(day).collect();
    format!("<span class=\"chart-unit\">{}</span>", parts.join(", "))
}

/// Which pattern, or which dash and marker, is which series; nothing where there is only one. A list beside the
/// drawing, not in it, so that it finds its lines by itself.
fn legend(plot: &Plot<'_>, kind: ChartKind) -> String {
    if plot.series.len() < 2 {
        return String::new();
    }
    let item = |(series, name): (usize, &String)| {
        let sample = match kind {
            ChartKind::Line => lines::sample(series),
            ChartKind::Bar | ChartKind::StackedBar => bars::sample(plot, series),
        };
        format!("<li>{sample}{}</li>", escape(name))
    };
    let items: String = plot.series.iter().enumerate().map(item).collect();
    format!("<ul class=\"chart-legend\">{items}</ul>\n")
}

/// The figures themselves, for those who prefer them.
fn table(plot: &Plot<'_>, category: &str) -> String {
    let lang = plot.lang;
    let heading = |name: &String| format!("<th scope=\"col\" class=\"number\">{}</th>", escape(name));
    let cell = |value: &Option<f64>| match value {
        Some(number) => format!("<td class=\"number\">{}</td>", escape(&plot.written(*number))),
        None => format!("<td class=\"number not-known\">{}</td>", words::not_known(lang)),
    };
    let row = |(name, values): &(String, Vec<Option<f64>>)| {
        let cells: String = values.iter().map(cell).collect();
        format!("<tr><th scope=\"row\">{}</th>{cells}</tr>\n", escape(name))
    };
    format!(
        "<details class=\"chart-data\"><summary>{}</summary>{}<table><thead><tr><th scope=\"col\">{}</th>{}</tr>\
         </thead><tbody>\n{}</tbody></table></div></details>\n",
        words::data_as_table(lang),
        scroll_start(&words::table(lang, plot.title)),
        escape(category),
        plot.series.iter().map(heading).collect::<String>(),
        plot.rows.iter().map(row).collect::<String>()
    )
}
