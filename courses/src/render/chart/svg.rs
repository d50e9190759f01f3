//! Pieces of SVG. What lies across is in percent of the width, what lies down in pixels.

use super::super::escape::escape;

/// A number in few digits.
pub(super) fn short(number: f64) -> String {
    let written = format!("{number:.2}");
    let written = written.trim_end_matches('0').trim_end_matches('.');
    if written == "-0" { "0".to_owned() } else { written.to_owned() }
}

/// Where a text stands from its point.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A text at a percentage across and a height in pixels, moved across by some pixels.
pub(super) fn text(class: &str, x: f64, shift: f64, y: f64, anchor: Anchor, text: &str) -> String {
    let anchor = match anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    };
    let shift = if shift == 0.0 { String::new() } else { format!(" dx=\"{}\"", short(shift)) };
    format!("<text class=\"{class}\" x=\"{}%\" y=\"{}\"{shift}{anchor}>{}</text>\n", short(x), short(y), escape(text))
}

/// A line from one point to another.
pub(super) fn line(class: &str, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) -> String {
    let [x1, y1, x2, y2] = [x1, y1, x2, y2].map(short);
    format!("<line class=\"{class}\" x1=\"{x1}%\" y1=\"{y1}\" x2=\"{x2}%\" y2=\"{y2}\"/>\n")
}

/// The class of a series' colour; after six they begin again.
pub(super) fn colour(series: usize) -> String {
    format!("chart-series-{}", series % 6 + 1)
}
