//! Excel: one sheet with one table, a note at every defect.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Note, Workbook, Worksheet, XlsxError,
};

use super::grid::{Cell, Grid, Row, Slot, grid, header};
use crate::error::{Error, ErrorKind};
use crate::model::plan::Plan;
use crate::write::publish::Metadata;
use crate::write::publish::csv::is_formula;
use crate::write::publish::each::Notes;
use crate::write::text::xml_text;

/// Characters that a cell of Excel holds, and a note with its author.
const CELL: usize = 32_767;
const NOTE: usize = 32_000;

/// The workbook of one plan.
pub(in crate::write::publish) fn render(
    plan: &Plan,
    metadata: &Metadata,
    notes: &mut Notes,
) -> Result<Vec<u8>, Error> {
    let failed = |e: XlsxError| {
        Error::new(ErrorKind::Io, format!("the workbook could not be written: {e}"))
            .with_hint("report this with the plan's JSON document")
    };
    let day = super::day(plan, metadata);
    let year = u16::try_from(day.year()).unwrap_or(1970).max(1970);
    let (month, date) = (day.month().unsigned_abs(), day.day().unsigned_abs());
    let created = ExcelDateTime::from_ymd(year, month, date).map_err(failed)?;
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_author("planomer").set_creation_datetime(&created));
    let mut writer = Writer { sheet: workbook.add_worksheet(), row: 0, notes };
    writer.write(&grid(plan)).map_err(failed)?;
    workbook.save_to_buffer().map_err(failed)
}

struct Writer<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
    notes: &'a mut Notes,
}

impl Writer<'_> {
    fn write(&mut self, grid: &Grid) -> Result<(), XlsxError> {
        let last = last_column(grid);
        self.page(grid)?;
        let plain = Format::new().set_text_wrap();
        if let Some(approval) = &grid.approval {
            let cell = Cell { text: approval.clone(), ..Cell::default() };
            self.wide(&cell, last, &plain.clone().set_align(FormatAlign::Right))?;
        }
        if !grid.title.text.is_empty() || !grid.title.remarks.is_empty() {
            self.wide(&grid.title, last, &plain.clone().set_bold().set_align(FormatAlign::Center))?;
        }
        for group in &grid.stakeholders {
            let cell = Cell { text: group.clone(), ..Cell::default() };
            self.wide(&cell, last, &plain)?;
        }
        self.header(grid)?;
        let section = boxed().set_bold().set_background_color(0x00E8_EEF4);
        for row in &grid.rows {
            match row {
                Row::Section(cell) => self.wide(cell, last, &section)?,
                Row::Measure(slots) => self.measure(slots)?,
            }
        }
        Ok(())
    }

    fn page(&mut self, grid: &Grid) -> Result<(), XlsxError> {
        self.sheet.set_landscape();
        self.sheet.set_paper_size(9);
        self.sheet.set_print_fit_to_pages(1, 0);
        for (i, column) in (0_u16..).zip(&grid.columns) {
            self.sheet.set_column_width(i, column.width())?;
        }
        Ok(())
    }

    fn header(&mut self, grid: &Grid) -> Result<(), XlsxError> {
        let format = boxed().set_bold().set_align(FormatAlign::Center);
        let lower = u32::from(grid.columns.iter().any(|c| c.group.is_some()));
        for (text, covered, group) in header(&grid.columns) {
            let (first, last) = (column_number(covered.start), column_number(covered.end - 1));
            if group && last > first {
                self.sheet.merge_range(self.row, first, self.row, last, text, &format)?;
            } else {
                let cell = Cell { text: text.to_owned(), ..Cell::default() };
                self.put(first, &cell, if group { 1 } else { 1 + lower }, &format)?;
            }
        }
        self.sheet.set_repeat_rows(self.row, self.row + lower)?;
        self.row += lower;
        for (i, column) in (0_u16..).zip(&grid.columns).filter(|(_, c)| c.group.is_some()) {
            self.sheet.write_string_with_format(self.row, i, &column.heading, &format)?;
        }
        self.row += 1;
        self.sheet.set_freeze_panes(self.row, 0)?;
        Ok(())
    }

    fn measure(&mut self, slots: &[Slot]) -> Result<(), XlsxError> {
        for (i, slot) in (0_u16..).zip(slots) {
            if let Slot::Cell(cell, rows) = slot {
                self.put(i, cell, *rows, &boxed())?;
            }
        }
        self.row += 1;
        Ok(())
    }

    /// A cell as wide as the table.
    fn wide(&mut self, cell: &Cell, last: u16, format: &Format) -> Result<(), XlsxError> {
        let text = self.text(&cell.text);
        self.sheet.merge_range(self.row, 0, self.row, last, &text, &safe(&text, format))?;
        self.note(0, cell)?;
        self.row += 1;
        Ok(())
    }

    fn put(&mut self, column: u16, cell: &Cell, rows: u32, format: &Format) -> Result<(), XlsxError> {
        let text = self.text(&cell.text);
        let format = match (cell.remarks.is_empty(), cell.wrong) {
            (true, _) => format.clone(),
            (_, true) => format.clone().set_background_color(0x00F8_D0D0),
            _ => format.clone().set_background_color(0x00FF_F2CC),
        };
        let format = safe(&text, &format);
        if rows > 1 {
            self.sheet.merge_range(self.row, column, self.row + rows - 1, column, &text, &format)?;
        } else {
            self.sheet.write_string_with_format(self.row, column, text, &format)?;
        }
        self.note(column, cell)
    }

    fn note(&mut self, column: u16, cell: &Cell) -> Result<(), XlsxError> {
        if !cell.remarks.is_empty() {
            let text: String = xml_text(&cell.remarks.join("\n")).chars().take(NOTE).collect();
            self.sheet.insert_note(self.row, column, &Note::new(text).set_author("planomer"))?;
        }
        Ok(())
    }

    /// The text as Excel can hold it.
    fn text(&mut self, text: &str) -> String {
        let text = xml_text(text);
        if text.encode_utf16().count() <= CELL {
            return text;
        }
        *self.notes.entry("text longer than a cell of Excel was cut").or_default() += 1;
        let mut left = CELL;
        text.chars()
            .take_while(|c| {
                left.checked_sub(c.len_utf16()).is_some_and(|l| {
                    left = l;
                    true
                })
            })
            .collect()
    }
}

/// A text that looks like a formula carries the mark of a text, as if typed after an apostrophe: it shows as printed
/// and stays a text when the cell is edited.
fn safe(text: &str, format: &Format) -> Format {
    if is_formula(text) { format.clone().set_quote_prefix() } else { format.clone() }
}

fn boxed() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin)
}

fn last_column(grid: &Grid) -> u16 {
    column_number(grid.columns.len().saturating_sub(1))
}

fn column_number(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}
