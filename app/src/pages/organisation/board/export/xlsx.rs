//! As a workbook: the rows on the first sheet, with days that are days, and what the list is on a second one. Texts are
//! written as texts, so that none is ever taken for a formula.

use perehdy_courses::model::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::rows::{Cell, Rows};

/// Excel's own short day: each machine shows it as its region writes it.
const SHORT_DAY: u8 = 14;

/// The longest text that a cell takes.
const LONGEST: usize = 32_767;

/// Widths of the first columns, in characters; those of the parts after them are all alike.
const WIDTHS: [f64; 10] = [28.0, 30.0, 22.0, 16.0, 13.0, 13.0, 12.0, 13.0, 12.0, 10.0];
const PART_WIDTH: f64 = 18.0;

/// The file. Its rows go through a temporary file, one after the other; without a place for one, through memory.
pub(super) fn written(rows: &Rows) -> Result<Vec<u8>, String> {
    write(rows).map_err(|error| error.to_string())
}

fn write(rows: &Rows) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let created = day(rows.zone.date(rows.now))?;
    let title = format!("{} – {}", rows.course, rows.organisation);
    workbook.set_properties(
        &DocProperties::new().set_title(title).set_author(&rows.organisation).set_creation_datetime(&created),
    );
    let mut sheet = workbook.new_worksheet_with_constant_memory().unwrap_or_else(|error| {
        tracing::warn!(%error, "no temporary file for an export: it is made in memory");
        Worksheet::new()
    });
    people(&mut sheet, rows)?;
    workbook.push_worksheet(sheet);
    let mut sheet = Worksheet::new();
    about(&mut sheet, rows)?;
    workbook.push_worksheet(sheet);
    workbook.save_to_buffer()
}

fn heading() -> Format {
    Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top)
}

fn people(sheet: &mut Worksheet, rows: &Rows) -> Result<(), XlsxError> {
    sheet.set_name(rows.messages.get("board-sheet"))?;
    let (heading, dated) = (heading(), Format::new().set_num_format_index(SHORT_DAY));
    let headings = rows.headings();
    for (column, text) in (0_u16..).zip(&headings) {
        let width = WIDTHS.get(usize::from(column)).copied().unwrap_or(PART_WIDTH);
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(0, column, fitting(text), &heading)?;
    }
    for (line, row) in (1_u32..).zip(&rows.rows) {
        for (column, cell) in (0_u16..).zip(rows.cells(row)) {
            match cell {
                Cell::Text(text) => sheet.write_string(line, column, fitting(&text))?,
                Cell::Number(number) => sheet.write_number(line, column, number)?,
                Cell::Day(date) => sheet.write_datetime_with_format(line, column, day(date)?, &dated)?,
                Cell::Nothing => sheet,
            };
        }
    }
    // Headings and names stay in sight.
    sheet.set_freeze_panes(1, 1)?;
    let last = (u32::try_from(rows.rows.len()).unwrap_or(0), u16::try_from(headings.len()).unwrap_or(1).max(1) - 1);
    sheet.autofilter(0, 0, last.0, last.1)?;
    sheet.set_landscape();
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

fn about(sheet: &mut Worksheet, rows: &Rows) -> Result<(), XlsxError> {
    sheet.set_name(rows.messages.get("board-sheet-about"))?;
    sheet.set_column_width(0, 24)?;
    sheet.set_column_width(1, 60)?;
    let heading = heading();
    for (line, (label, value)) in (0_u32..).zip(rows.about()) {
        sheet.write_string_with_format(line, 0, label, &heading)?;
        sheet.write_string(line, 1, fitting(&value))?;
    }
    Ok(())
}

fn day(date: Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(u16::try_from(date.year).unwrap_or(0), date.month, date.day)
}

/// As much of a text as a cell takes; Excel counts in UTF-16.
fn fitting(text: &str) -> &str {
    if text.len() <= LONGEST {
        return text;
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > LONGEST
    });
    end.map_or(text, |(at, _)| &text[..at])
}
