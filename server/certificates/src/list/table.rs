//! How a row of a table is set.

use std::rc::Rc;

use super::{HEIGHT, LEADING, List, MARGIN, MEASURE, Texts};
use crate::Error;
use crate::fonts::Weight;
use crate::text::Line;

/// The size of letters in the table.
pub(super) const SIZE: f32 = 8.5;
/// Space above and below the lines of a row.
pub(super) const ABOVE: f32 = 3.0;
/// Between columns.
const GUTTER: f32 = 10.0;
/// Room for the foot.
const BELOW: f32 = 44.0;
/// At most so many lines of a cell are printed: what is longer (hundreds of teams) would fill pages.
const MOST_LINES: usize = 12;

/// Where the columns stand.
pub(super) struct Table {
    /// Left side and width of each, in points.
    columns: Vec<(f32, f32)>,
    /// Where a page ends.
    pub(super) bottom: f32,
}

/// A cell's lines at their place.
pub(super) struct Cell {
    pub(super) x: f32,
    pub(super) lines: Rc<[Line]>,
}

/// A row, set.
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    /// In points.
    pub(super) height: f32,
}

impl Table {
    pub(super) fn new(list: &List) -> Self {
        let all: f32 = list.columns.iter().map(|column| column.width).sum();
        let between = GUTTER * (list.columns.len().max(1) - 1) as f32;
        let mut x = MARGIN;
        let place = |column: &super::Column| {
            let width = (MEASURE - between) * column.width / all.max(0.1);
            let left = x;
            x += width + GUTTER;
            (left, width)
        };
        Self { columns: list.columns.iter().map(place).collect(), bottom: HEIGHT - BELOW }
    }
}

impl Row {
    pub(super) fn new(texts: &mut Texts, table: &Table, row: &[String], weight: Weight) -> Result<Self, Error> {
        let mut cells = Vec::with_capacity(row.len());
        let mut height: f32 = SIZE * LEADING;
        for ((x, width), text) in table.columns.iter().zip(row) {
            let mut lines = texts.lines(text, weight, width / SIZE)?;
            if lines.len() > MOST_LINES {
                let mut cut = lines[..MOST_LINES - 1].to_vec();
                cut.extend(texts.lines("…", weight, width / SIZE)?.iter().cloned());
                lines = cut.into();
            }
            height = height.max(lines.iter().map(|line| distance(line, SIZE)).sum());
            cells.push(Cell { x: *x, lines });
        }
        Ok(Self { cells, height: height + 2.0 * ABOVE })
    }
}

/// From the baseline before to a line's own: scripts with marks above and below the letters need more room than Latin.
pub(super) fn distance(line: &Line, size: f32) -> f32 {
    size * LEADING * if line.is_tall() { 1.25 } else { 1.0 }
}
