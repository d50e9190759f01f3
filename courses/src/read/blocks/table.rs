//! The CSV files that charts are drawn from.

use csv::{ReaderBuilder, StringRecord};

use crate::fault::codes;
use crate::model::ChartKind;
use crate::read::source::{Faults, Source, Span, trimmed};

/// Most rows of a chart: a line of monthly values over forty years.
const MOST_ROWS: usize = 500;

/// What a CSV file says.
#[derive(Debug)]
pub(super) struct Data {
    /// The names of its columns; the first names the categories.
    pub(super) columns: Vec<String>,
    /// Each row's category and values.
    pub(super) rows: Vec<(String, Vec<Option<f64>>)>,
    /// The most decimals of any number.
    pub(super) decimals: u8,
}

/// Reads a CSV file for a chart; `None` when it has faults.
pub(super) fn read(source: &Source, kind: ChartKind, faults: &mut Faults) -> Option<Data> {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(source.text.as_bytes());
    let records: Vec<StringRecord> = reader.records().filter_map(Result::ok).collect();
    let Some((heading, rows)) = records.split_first() else {
        let help = "the first line names the columns, the others are the rows: Language,Speakers";
        faults.push(source.fault(codes::CHART_WITHOUT_DATA, 0..0, "this file is empty", help));
        return None;
    };
    let columns: Vec<String> = heading.iter().map(|name| name.trim().to_owned()).collect();
    if columns.len() < 2 {
        let help = match heading.iter().any(|name| name.contains([';', '\t'])) {
            true => "separate the columns by commas, and write the numbers with a point as the decimal sign",
            false => "the first column names the categories; write at least one more, with numbers",
        };
        let message = "these data have no column of numbers";
        faults.push(source.fault(codes::CHART_WITHOUT_DATA, line(source, heading), message, help));
        return None;
    }
    if let Some(index) = columns.iter().position(String::is_empty) {
        let message = format!("column {} has no name", index + 1);
        let help = "the first line names every column, in words that readers of the table understand";
        faults.push(source.fault(codes::CHART_WITHOUT_DATA, line(source, heading), message, help));
        return None;
    }
    if rows.is_empty() {
        let help = "write below the heading a row for each bar or year";
        faults.push(source.fault(codes::CHART_WITHOUT_DATA, line(source, heading), "these data have no rows", help));
        return None;
    }
    if let Some(row) = rows.get(MOST_ROWS) {
        let message = format!("these data have {} rows, a chart shows {MOST_ROWS} at most", rows.len());
        let help = "leave out what nobody can read off: the small ones together in one row, every twelfth month";
        faults.push(source.fault(codes::CHART_TOO_LONG, line(source, row), message, help));
        return None;
    }
    let mut data = Data { columns, rows: Vec::new(), decimals: 0 };
    let mut sound = true;
    let mut before: Option<f64> = None;
    for row in rows {
        if row.len() != data.columns.len() {
            let message = format!("this row has {} cells, the heading has {}", row.len(), data.columns.len());
            let help = "write a comma between cells; for a value that is not known leave the cell empty, not out; \
                        numbers have no comma";
            faults.push(source.fault(codes::CHART_ROW_LENGTH, line(source, row), message, help));
            sound = false;
            continue;
        }
        let category = row.get(0).unwrap_or_default().trim().to_owned();
        let scale = category.parse::<f64>().ok().filter(|value| value.is_finite());
        if kind == ChartKind::Line && (scale.is_none() || before.is_some_and(|before| scale <= Some(before))) {
            let message = "the first column of a line is a scale, and this does not follow on what stands above";
            let help = "write years or other numbers that ascend";
            faults.push(source.fault(codes::CHART_SCALE, cell(source, row, 0), message, help));
            sound = false;
        } else if category.is_empty() {
            let message = "this row has no name";
            let help = "write in its first cell what the numbers are about";
            faults.push(source.fault(codes::CHART_WITHOUT_DATA, line(source, row), message, help));
            sound = false;
        }
        before = scale.or(before);
        let mut values = Vec::new();
        for (index, text) in row.iter().enumerate().skip(1) {
            match value(text.trim(), kind) {
                Ok(value) => {
                    data.decimals = data.decimals.max(decimals(text.trim()));
                    values.push(value);
                }
                Err((message, help)) => {
                    faults.push(source.fault(codes::CHART_NUMBER, cell(source, row, index), message, help));
                    sound = false;
                }
            }
        }
        data.rows.push((category, values));
    }
    sound.then_some(data)
}

/// A cell's number; none when it is empty.
fn value(text: &str, kind: ChartKind) -> Result<Option<f64>, (String, &'static str)> {
    if text.is_empty() {
        return Ok(None);
    }
    let plain = text.strip_prefix('-').unwrap_or(text);
    let shaped = plain.starts_with(|c: char| c.is_ascii_digit())
        && plain.ends_with(|c: char| c.is_ascii_digit())
        && plain.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let Some(value) = text.parse().ok().filter(|value: &f64| shaped && value.is_finite()) else {
        let help = "write digits without spaces, with a point as the decimal sign: 12345.6; leave the cell empty when \
                    the value is not known";
        return Err((format!("`{text}` is not a number"), help));
    };
    if kind == ChartKind::StackedBar && value < 0.0 {
        return Err(("values below zero cannot be stacked".to_owned(), "choose another type of chart"));
    }
    Ok(Some(value))
}

fn decimals(text: &str) -> u8 {
    text.split_once('.').map_or(0, |(_, decimals)| u8::try_from(decimals.len()).unwrap_or(u8::MAX))
}

/// Where a record begins.
fn start(record: &StringRecord) -> usize {
    record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or_default())
}

/// A record's line. The reader's place for a record is before empty lines that it skips.
fn line(source: &Source, record: &StringRecord) -> Span {
    source.line_at(first_byte(source, record))
}

fn first_byte(source: &Source, record: &StringRecord) -> usize {
    let from = start(record).min(source.text.len());
    let rest = source.part(from..source.text.len());
    from + (rest.len() - rest.trim_start_matches('\n').len())
}

/// Where a record's cell stands, with its quotation marks.
fn cell(source: &Source, record: &StringRecord, index: usize) -> Span {
    let from = first_byte(source, record);
    let mut quoted = false;
    let (mut begin, mut seen) = (from, 0);
    for (at, byte) in source.text.bytes().enumerate().skip(from) {
        match byte {
            b'"' => quoted = !quoted,
            b',' | b'\n' if !quoted => {
                if seen == index {
                    return trimmed(&source.text, begin..at);
                }
                seen += 1;
                begin = at + 1;
            }
            _ => {}
        }
    }
    trimmed(&source.text, begin..source.text.len())
}
