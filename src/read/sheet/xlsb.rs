//! XLSB: workbooks whose parts are binary records ([MS-XLSB]).

use super::super::package::{Package, damaged};
use super::super::relationships;
use super::cells::GridCell;
use super::format::{Epoch, Names};
use super::store::{Grid, Store};
use super::styles::Styles;
use super::xls::{Record, error_text, rk};
use crate::error::{Error, ErrorKind};
use crate::model::document::{Area, Span};

/// Record types ([MS-XLSB] 2.3).
mod kind {
    pub const ROW: u16 = 0;
    pub const BLANK: u16 = 1;
    pub const RK: u16 = 2;
    pub const ERROR: u16 = 3;
    pub const BOOL: u16 = 4;
    pub const REAL: u16 = 5;
    pub const STRING: u16 = 6;
    pub const SHARED: u16 = 7;
    pub const FORMULA_STRING: u16 = 8;
    pub const FORMULA_NUMBER: u16 = 9;
    pub const FORMULA_BOOL: u16 = 10;
    pub const FORMULA_ERROR: u16 = 11;
    pub const SHARED_ITEM: u16 = 19;
    pub const FORMAT: u16 = 44;
    pub const FILL: u16 = 45;
    pub const XF: u16 = 47;
    pub const COLUMN: u16 = 60;
    pub const RICH_STRING: u16 = 62;
    pub const PANE: u16 = 151;
    pub const BOOK_PROPERTIES: u16 = 153;
    pub const SHEET: u16 = 156;
    pub const MERGE: u16 = 176;
    pub const CELL_STYLES: u16 = 617;
    pub const CELL_STYLES_END: u16 = 618;
    pub const COMMENT: u16 = 635;
    pub const COMMENT_TEXT: u16 = 637;
}

/// The records of a part; ends where one is cut.
struct Records<'a>(&'a [u8]);

impl Records<'_> {
    /// A number of up to so many bytes, seven bits in each.
    fn number(&mut self, bytes: u32) -> Option<usize> {
        let mut value = 0;
        for i in 0..bytes {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            value |= usize::from(byte & 0x7f) << (7 * i);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Some(value)
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let kind = u16::try_from(self.number(2)?).ok()?;
        let length = self.number(4)?;
        let (data, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(Record { kind, data })
    }
}

/// Appends a string with its length before it; gives the place behind it.
fn string(record: &Record<'_>, at: usize, out: &mut String) -> Option<usize> {
    let length = record.u32(at)? as usize;
    if length == u32::MAX as usize {
        return Some(at + 4);
    }
    let end = length.checked_mul(2)?.checked_add(at + 4)?;
    let units = record.data.get(at + 4..end)?.chunks_exact(2);
    let units = units.map(|b| b.iter().rev().fold(0, |n, &b| n << 8 | u16::from(b)));
    out.extend(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
    Some(end)
}

fn text(record: &Record<'_>, at: usize, store: &mut Store) -> Result<Span, Error> {
    let mark = store.mark();
    string(record, at, &mut store.document.arena);
    store.end_lines(mark);
    store.close(mark)
}

/// A sheet as the workbook lists it.
#[derive(Default)]
struct Entry {
    name: String,
    relationship: String,
    hidden: bool,
}

/// Reads every sheet of a workbook.
pub fn read(package: &mut Package<'_>, store: &mut Store) -> Result<Vec<Grid>, Error> {
    let main = super::xlsx::main_part(package, "xl/workbook.bin")?;
    let book = package.part(&main)?.ok_or_else(|| damaged("the package has no workbook"))?;
    let links = package.relationships(&main)?;
    let part = |kind: &str| links.iter().find(|r| r.kind == kind).map(|r| r.target.clone());
    let mut shared = Shared::default();
    if let Some(bytes) = part("styles").map(|name| package.part(&name)).transpose()?.flatten() {
        shared.styles = styles(&bytes);
    }
    let strings = part("sharedStrings").map(|name| package.part(&name)).transpose()?.flatten();
    for record in Records(&strings.unwrap_or_default()).filter(|r| r.kind == kind::SHARED_ITEM) {
        shared.strings.push(text(&record, 1, store)?);
    }
    let sheets = sheets(&book, &mut shared.styles);
    let texts = shared.strings.iter().map(|s| store.document.text(*s));
    shared.styles.names = Some(Names::of_texts(texts.chain(sheets.iter().map(|s| s.name.as_str()))));
    let by_id = relationships::by_id(&links);
    let mut grids = Vec::new();
    for entry in sheets {
        let target = by_id.get(entry.relationship.as_str()).copied();
        if target.is_some_and(|r| r.kind != "worksheet") {
            continue;
        }
        let mut grid = Grid { name: entry.name, hidden: entry.hidden, ..Grid::default() };
        let target = target.map(|r| r.target.as_str()).unwrap_or_default();
        match sheet(package, target, &shared, store, &mut grid) {
            Err(error) if error.kind() == ErrorKind::TooLarge => return Err(error),
            result => grid.failure = result.err(),
        }
        grids.push(grid);
    }
    Ok(grids)
}

/// What the cells of every sheet refer to.
#[derive(Default)]
struct Shared {
    strings: Vec<Span>,
    styles: Styles,
}

fn sheets(book: &[u8], styles: &mut Styles) -> Vec<Entry> {
    let mut found = Vec::new();
    for record in Records(book) {
        match record.kind {
            kind::BOOK_PROPERTIES if record.u8(0).is_some_and(|flags| flags & 1 != 0) => {
                styles.epoch = Epoch::Y1904;
            }
            kind::SHEET => {
                let mut entry = Entry { hidden: record.u32(0) != Some(0), ..Entry::default() };
                let behind = string(&record, 8, &mut entry.relationship);
                behind.and_then(|at| string(&record, at, &mut entry.name));
                found.push(entry);
            }
            _ => {}
        }
    }
    found
}

fn styles(bytes: &[u8]) -> Styles {
    let mut styles = Styles::default();
    let mut fills = Vec::new();
    let mut in_cells = false;
    for record in Records(bytes) {
        match record.kind {
            kind::FORMAT => {
                let mut code = String::new();
                string(&record, 2, &mut code);
                styles.define(record.u16(0).unwrap_or(0), code);
            }
            kind::FILL => fills.push(fill(&record)),
            kind::CELL_STYLES => in_cells = true,
            kind::CELL_STYLES_END => in_cells = false,
            kind::XF if in_cells => {
                let look = record.u16(6).map_or(0, usize::from);
                // 0 is none and 1 the grey that every file has and none uses.
                let look = if look < 2 { 0 } else { fills.get(look).copied().unwrap_or(0) };
                styles.push(record.u16(2).unwrap_or(0), look);
            }
            _ => {}
        }
    }
    styles
}

/// The look of a background: 0 for none and white ([MS-XLSB] 2.4.659 `BrtFill`, 2.5.4 `BrtColor`).
fn fill(record: &Record<'_>) -> u32 {
    let (pattern, sort, index) = (record.u32(0), record.u8(4).map(|b| b >> 1), record.u8(5));
    let (tint, colour) = (record.u16(6), record.u32(8).unwrap_or(0));
    match (pattern, sort, index) {
        (Some(0) | None, ..) | (_, Some(1), Some(1 | 9)) => 0,
        (_, Some(2), _) if colour & 0x00ff_ffff == 0x00ff_ffff => 0,
        (_, Some(3), Some(0)) if tint == Some(0) => 0,
        (_, Some(2), _) => colour | 1,
        (_, _, index) => u32::from(index.unwrap_or(0)) << 16 | u32::from(tint.unwrap_or(0)) | 1 << 24,
    }
}

fn sheet(
    package: &mut Package<'_>,
    part: &str,
    shared: &Shared,
    store: &mut Store,
    grid: &mut Grid,
) -> Result<(), Error> {
    let missing = || damaged(format!("the part of the sheet «{}» is missing", grid.name));
    let bytes = package.part(part)?.ok_or_else(missing)?;
    let mut row = 0;
    let mut records = Records(&bytes);
    for record in &mut records {
        match record.kind {
            kind::ROW => {
                row = record.u32(0).unwrap_or(u32::MAX - 1).saturating_add(1);
                if record.u8(11).is_some_and(|flags| flags & 0x10 != 0) {
                    grid.hidden_rows.push((row, row));
                }
            }
            kind::BLANK..=kind::FORMULA_ERROR | kind::RICH_STRING => cell(&record, row, shared, store, grid)?,
            _ => frame(&record, grid),
        }
    }
    if !records.0.is_empty() {
        return Err(damaged(format!("`{part}` breaks off")));
    }
    comments(package, part, store, grid)
}

fn cell(
    record: &Record<'_>,
    row: u32,
    shared: &Shared,
    store: &mut Store,
    grid: &mut Grid,
) -> Result<(), Error> {
    let (Some(col), Some(style)) = (record.u32(0), record.u32(4)) else { return Ok(()) };
    let style = (style & 0x00ff_ffff) as usize;
    let number = match record.kind {
        kind::RK => record.u32(8).map(rk),
        kind::REAL | kind::FORMULA_NUMBER => record.f64(8),
        _ => None,
    };
    let mut date = None;
    let span = match (record.kind, number) {
        (_, Some(number)) => {
            let mark = store.mark();
            date = shared.styles.show(style, number, &mut store.document.arena);
            store.close(mark)?
        }
        (kind::SHARED, _) => {
            let index = record.u32(8).unwrap_or(u32::MAX) as usize;
            shared.strings.get(index).copied().unwrap_or_default()
        }
        (kind::STRING | kind::FORMULA_STRING, _) => text(record, 8, store)?,
        (kind::RICH_STRING, _) => text(record, 9, store)?,
        (kind::BOOL | kind::FORMULA_BOOL, _) => {
            store.text(if record.u8(8) == Some(0) { "FALSE" } else { "TRUE" })?
        }
        (kind::ERROR | kind::FORMULA_ERROR, _) => store.text(error_text(record.u8(8).unwrap_or(0)))?,
        _ => Span::default(),
    };
    let (col, fill) = (col.saturating_add(1), shared.styles.fill(style));
    store.cell(grid, GridCell::new((row, col), span, date, fill))
}

/// What stands around the cells: merged ranges, columns, panes.
fn frame(record: &Record<'_>, grid: &mut Grid) {
    let at = |i| record.u32(i).unwrap_or(0).saturating_add(1);
    match record.kind {
        kind::MERGE => grid.merges.push(Area { row: at(0), last_row: at(4), col: at(8), last_col: at(12) }),
        kind::COLUMN if record.u16(16).is_some_and(|flags| flags & 1 != 0) => {
            grid.hidden_columns.push((at(0), at(4)));
        }
        kind::PANE if record.u8(28).is_some_and(|flags| flags & 1 != 0) => {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
            let rows = record.f64(8).map_or(0, |rows| rows as u32);
            grid.header_rows = rows;
        }
        _ => {}
    }
}

fn comments(package: &mut Package<'_>, sheet: &str, store: &mut Store, grid: &mut Grid) -> Result<(), Error> {
    let relationships = package.relationships(sheet)?;
    for relationship in relationships.iter().filter(|r| r.kind == "comments") {
        let bytes = package.part(&relationship.target)?.unwrap_or_default();
        let mut at = (0, 0);
        for record in Records(&bytes) {
            match record.kind {
                kind::COMMENT => {
                    let number = |i| record.u32(i).unwrap_or(0).saturating_add(1);
                    at = (number(4), number(12));
                }
                kind::COMMENT_TEXT => {
                    let span = text(&record, 1, store)?;
                    grid.comments.push((at.0, at.1, span));
                }
                _ => {}
            }
        }
    }
    grid.comments.sort_by_key(|c| (c.0, c.1));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_have_types_and_lengths_of_varying_size() {
        let bytes = [0x9c, 0x01, 1, 7, 0, 2, 1, 2, 0x05, 0xff];
        let seen: Vec<_> = Records(&bytes).map(|r| (r.kind, r.data.len())).collect();
        assert_eq!(seen, [(156, 1), (0, 2)]);
    }

    #[test]
    fn a_string_that_claims_too_much_is_none() {
        let record = Record { kind: 0, data: &[0xfe, 0xff, 0xff, 0xff, b'a', 0] };
        assert_eq!(string(&record, 0, &mut String::new()), None);
        let mut out = String::new();
        let record = Record { kind: 0, data: &[1, 0, 0, 0, 0x30, 4] };
        assert_eq!(string(&record, 0, &mut out), Some(6));
        assert_eq!(out, "а");
    }
}
