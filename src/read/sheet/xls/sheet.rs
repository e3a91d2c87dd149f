//! A worksheet's records into a grid.

use std::collections::HashMap;

use jiff::civil::Date;

use super::super::super::package::damaged;
use super::super::cells::GridCell;
use super::super::store::{Grid, Store};
use super::Globals;
use super::records::{Record, Records, kind};
use crate::error::Error;
use crate::model::document::{Area, Span};

/// Reads the substream of a worksheet.
pub fn read(stream: &[u8], globals: &Globals, store: &mut Store, grid: &mut Grid) -> Result<(), Error> {
    let mut records = Records(stream);
    if records.next().is_none_or(|r| r.kind != kind::BOF) {
        return Err(damaged("the sheet's part of the file is missing"));
    }
    let mut reader = Reader {
        globals,
        grid,
        store,
        frozen: false,
        panes: 0,
        formula: None,
        object: 0,
        notes: Vec::new(),
        note_texts: HashMap::new(),
    };
    // Charts stand within the sheet as substreams of their own.
    let mut nested = 0_u32;
    while let Some(record) = records.next() {
        match record.kind {
            kind::BOF => nested += 1,
            kind::EOF if nested == 0 => {
                reader.finish();
                return Ok(());
            }
            kind::EOF => nested -= 1,
            _ if nested == 0 => reader.record(&record, &mut records)?,
            _ => {}
        }
    }
    reader.finish();
    Err(damaged("the sheet breaks off"))
}

struct Reader<'g, 's> {
    globals: &'g Globals,
    grid: &'s mut Grid,
    store: &'s mut Store,
    frozen: bool,
    panes: u32,
    /// The formula whose text stands in the next record.
    formula: Option<Position>,
    /// The drawn object that the next text belongs to.
    object: u16,
    /// Row, column and object of each note.
    notes: Vec<(u32, u32, u16)>,
    note_texts: HashMap<u16, Span>,
}

/// Row and column, 1-based, and style of a cell.
#[derive(Clone, Copy)]
struct Position {
    row: u32,
    col: u32,
    style: usize,
}

impl Position {
    fn of(record: &Record<'_>) -> Option<Self> {
        let (row, col) = (record.u16(0)?, record.u16(2)?);
        Some(Self { row: u32::from(row) + 1, col: u32::from(col) + 1, style: record.u16(4)?.into() })
    }
}

impl Reader<'_, '_> {
    fn record<'a>(&mut self, record: &Record<'a>, records: &mut Records<'a>) -> Result<(), Error> {
        match record.kind {
            kind::MUL_RK | kind::MUL_BLANK => return self.several(record),
            kind::MERGED_CELLS => self.merges(record),
            kind::ROW if record.u16(12).is_some_and(|flags| flags & 0x20 != 0) => {
                let row = record.u16(0).map_or(0, |r| u32::from(r) + 1);
                self.grid.hidden_rows.push((row, row));
            }
            kind::COLUMN if record.u16(8).is_some_and(|flags| flags & 1 != 0) => {
                let column = |at| record.u16(at).map_or(0, |c| u32::from(c) + 1);
                self.grid.hidden_columns.push((column(0), column(2)));
            }
            kind::WINDOW => self.frozen = record.u16(0).is_some_and(|flags| flags & 8 != 0),
            kind::PANE => self.panes = record.u16(2).map_or(0, u32::from),
            kind::STRING => return self.formula_text(record, records),
            // The common part of an object begins with its type and number.
            kind::OBJECT => self.object = record.u16(6).unwrap_or(0),
            kind::TEXT_OBJECT => return self.object_text(record, records),
            kind::NOTE => {
                if let (Some(row), Some(col), Some(object)) = (record.u16(0), record.u16(2), record.u16(6)) {
                    self.notes.push((u32::from(row) + 1, u32::from(col) + 1, object));
                }
            }
            _ => return self.one(record, records),
        }
        Ok(())
    }

    /// A record of one cell.
    fn one<'a>(&mut self, record: &Record<'a>, records: &mut Records<'a>) -> Result<(), Error> {
        let Some(at) = Position::of(record) else { return Ok(()) };
        match record.kind {
            kind::LABEL_SST => {
                let index = record.u32(6).unwrap_or(u32::MAX) as usize;
                let text = self.globals.strings.get(index).copied().unwrap_or_default();
                self.put(at, text, None)
            }
            kind::LABEL | kind::RICH_STRING => {
                let text = self.text(record, 6, records)?;
                self.put(at, text, None)
            }
            kind::NUMBER => self.number(at, record.f64(6)),
            kind::RK => self.number(at, record.u32(6).map(rk)),
            kind::BLANK => self.put(at, Span::default(), None),
            kind::BOOL_ERROR => self.bool_error(at, record.u8(6), record.u8(7)),
            kind::FORMULA => self.formula(at, record),
            _ => Ok(()),
        }
    }

    fn put(&mut self, at: Position, text: Span, date: Option<Date>) -> Result<(), Error> {
        let fill = self.globals.styles.fill(at.style);
        self.store.cell(self.grid, GridCell::new((at.row, at.col), text, date, fill))
    }

    fn number(&mut self, at: Position, value: Option<f64>) -> Result<(), Error> {
        let Some(value) = value else { return Ok(()) };
        let mark = self.store.mark();
        let date = self.globals.styles.show(at.style, value, &mut self.store.document.arena);
        let text = self.store.close(mark)?;
        self.put(at, text, date)
    }

    fn bool_error(&mut self, at: Position, value: Option<u8>, error: Option<u8>) -> Result<(), Error> {
        let value = value.unwrap_or(0);
        let text = match (error, value) {
            (Some(1), code) => error_text(code),
            (_, 0) => "FALSE",
            _ => "TRUE",
        };
        let text = self.store.text(text)?;
        self.put(at, text, None)
    }

    fn formula(&mut self, at: Position, record: &Record<'_>) -> Result<(), Error> {
        if record.u16(12) != Some(0xffff) {
            return self.number(at, record.f64(6));
        }
        match record.u8(6) {
            Some(0) => self.formula = Some(at),
            Some(1) => return self.bool_error(at, record.u8(8), Some(0)),
            Some(2) => return self.bool_error(at, record.u8(8), Some(1)),
            _ => return self.put(at, Span::default(), None),
        }
        Ok(())
    }

    fn formula_text<'a>(&mut self, record: &Record<'a>, records: &mut Records<'a>) -> Result<(), Error> {
        let Some(at) = self.formula.take() else { return Ok(()) };
        let text = self.text(record, 0, records)?;
        self.put(at, text, None)
    }

    /// A string with a length of two bytes that may go on in the next records.
    fn text<'a>(&mut self, record: &Record<'a>, at: usize, records: &mut Records<'a>) -> Result<Span, Error> {
        if !self.globals.unicode {
            return self.store.text(&self.globals.string(record, at, false));
        }
        let mark = self.store.mark();
        let mut parts = records.parts(record.tail(at));
        if let Some(length) = parts.u16() {
            parts.string(length.into(), &mut self.store.document.arena);
        }
        self.store.end_lines(mark);
        self.store.close(mark)
    }

    fn object_text<'a>(&mut self, record: &Record<'a>, records: &mut Records<'a>) -> Result<(), Error> {
        let length = record.u16(10).map_or(0, usize::from);
        let mut parts = records.parts(&[]);
        if length == 0 || !self.globals.unicode {
            return Ok(());
        }
        let mark = self.store.mark();
        // The first byte of the part tells the width, as in any part a string goes on in.
        parts.characters(length, false, &mut self.store.document.arena);
        let text = self.store.close(mark)?;
        self.note_texts.insert(self.object, text);
        Ok(())
    }

    /// A record of several cells of one row.
    fn several(&mut self, record: &Record<'_>) -> Result<(), Error> {
        let (Some(row), Some(first)) = (record.u16(0), record.u16(2)) else { return Ok(()) };
        let numbers = record.kind == kind::MUL_RK;
        let cells = record.tail(4).chunks_exact(if numbers { 6 } else { 2 });
        // The last two bytes are the last column.
        let count = record.data.len().saturating_sub(6) / if numbers { 6 } else { 2 };
        for (col, data) in (u32::from(first) + 1..).zip(cells.take(count)) {
            let cell = Record { kind: record.kind, data };
            let style = cell.u16(0).map_or(0, usize::from);
            let at = Position { row: u32::from(row) + 1, col, style };
            if numbers {
                self.number(at, cell.u32(2).map(rk))?;
            } else {
                self.put(at, Span::default(), None)?;
            }
        }
        Ok(())
    }

    fn merges(&mut self, record: &Record<'_>) {
        for data in record.tail(2).chunks_exact(8) {
            let range = Record { kind: record.kind, data };
            let at = |i| range.u16(i).map_or(1, |n| u32::from(n) + 1);
            self.grid.merges.push(Area { row: at(0), last_row: at(2), col: at(4), last_col: at(6) });
        }
    }

    fn finish(&mut self) {
        if self.frozen {
            self.grid.header_rows = self.panes;
        }
        for (row, col, object) in self.notes.drain(..) {
            if let Some(text) = self.note_texts.get(&object) {
                self.grid.comments.push((row, col, *text));
            }
        }
        self.grid.comments.sort_by_key(|c| (c.0, c.1));
    }
}

/// A number in four bytes ([MS-XLS] 2.5.217 `RkNumber`).
pub fn rk(raw: u32) -> f64 {
    let value = if raw & 2 != 0 {
        f64::from(raw.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(raw & !3) << 32)
    };
    if raw & 1 != 0 { value / 100.0 } else { value }
}

/// How an error value is shown ([MS-XLS] 2.5.10 `Bes`).
pub fn error_text(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2b => "#GETTING_DATA",
        _ => "#N/A",
    }
}

#[cfg(test)]
mod tests {
    use super::rk;

    #[test]
    fn numbers_in_four_bytes() {
        let close = |raw, value: f64| assert!((rk(raw) - value).abs() < 1e-12, "{raw:x}");
        close(0x3ff0_0000, 1.0);
        close((-5_i32 << 2).cast_unsigned() | 2, -5.0);
        close(12_345 << 2 | 3, 123.45);
    }
}
