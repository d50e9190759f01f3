//! What is to be looked at: pictures and charts.

use super::{Date, Rich};

/// A picture of the course, and how large it is: its place on the page is kept free until it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// `media/…` in the course folder.
    pub file: String,
    /// Its width in CSS pixels, as browsers show it; at least 1. A drawing whose size is no whole number of pixels is told
    /// larger, in the same proportion.
    pub width: u32,
    /// Its height; at least 1.
    pub height: u32,
}

/// A picture with its caption.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The picture.
    pub picture: Picture,
    /// The text alternative; never empty.
    pub alternative: String,
    /// The caption.
    pub caption: Rich,
    /// Who made it, or where it comes from.
    pub source: Option<Source>,
}

/// Where a figure's numbers or pictures come from, and from when they are.
#[derive(Clone, Debug)]
pub struct Source {
    /// Publisher and publication.
    pub name: String,
    /// Its address.
    pub address: Option<String>,
    /// The day that the numbers describe.
    pub as_of: Option<Date>,
    /// The day by which to look for newer ones.
    pub review_by: Option<Date>,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// Horizontal or vertical bars, one group a row of data.
    Bar,
    /// Bars whose series are stacked.
    StackedBar,
    /// One line a series; the first column is a scale (years).
    Line,
}

/// A chart and its data.
#[derive(Clone, Debug)]
pub struct Chart {
    /// How it is drawn.
    pub kind: ChartKind,
    /// Its title.
    pub title: String,
    /// What the chart shows in words, for those who do not see it.
    pub description: String,
    /// The unit of the values, for example `%` or `persons`.
    pub unit: String,
    /// Decimals shown; 0 when all values are whole.
    pub decimals: u8,
    /// Where the figures come from; `as_of` is always there.
    pub source: Source,
    /// The name of the first column.
    pub category: String,
    /// Names of the other columns, in this page's language.
    pub series: Vec<String>,
    /// Rows: the category's name in this page's language, and a value a series (`None`: not known).
    pub rows: Vec<(String, Vec<Option<f64>>)>,
}
