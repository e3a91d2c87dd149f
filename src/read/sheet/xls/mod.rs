//! XLS: workbooks of Excel 5 to 2003, BIFF5 and BIFF8 ([MS-XLS]).

mod records;
mod sheet;

use encoding_rs::Encoding;

use super::super::ole;
use super::super::package::{damaged, encrypted};
use super::format::{Epoch, Names};
use super::store::{Grid, Store};
use super::styles::Styles;
use crate::error::{Error, ErrorKind};
use crate::model::document::Span;

pub use records::Record;
pub use sheet::{error_text, rk};

use records::{Records, kind};

/// What stands before the sheets.
#[derive(Debug)]
struct Globals {
    /// BIFF8, whose strings are UTF-16; BIFF5's are in a code page.
    unicode: bool,
    encoding: &'static Encoding,
    styles: Styles,
    strings: Vec<Span>,
    sheets: Vec<Entry>,
}

/// A sheet as the workbook lists it.
#[derive(Debug)]
struct Entry {
    name: String,
    offset: usize,
    hidden: bool,
    cells: bool,
    /// The last of the rows that are printed on every page.
    title_rows: u32,
}

/// Reads every sheet of a workbook.
pub fn read(bytes: &[u8], store: &mut Store) -> Result<Vec<Grid>, Error> {
    let book = ["Workbook", "Book"].iter().find_map(|name| ole::stream(bytes, name));
    let stream = book.ok_or_else(|| damaged("the compound file has no workbook"))?;
    let mut globals = globals(&stream, store)?;
    let texts = globals.strings.iter().map(|s| store.document.text(*s));
    globals.styles.names = Some(Names::of_texts(texts.chain(globals.sheets.iter().map(|s| s.name.as_str()))));
    let mut grids = Vec::new();
    for entry in globals.sheets.iter().filter(|e| e.cells) {
        let mut grid = Grid { name: entry.name.clone(), hidden: entry.hidden, ..Grid::default() };
        let substream = stream.get(entry.offset..).unwrap_or(&[]);
        match sheet::read(substream, &globals, store, &mut grid) {
            Err(error) if error.kind() == ErrorKind::TooLarge => return Err(error),
            result => grid.failure = result.err(),
        }
        grid.header_rows = grid.header_rows.max(entry.title_rows);
        grids.push(grid);
    }
    Ok(grids)
}

fn globals(stream: &[u8], store: &mut Store) -> Result<Globals, Error> {
    let mut records = Records(stream);
    let bof = records.next().ok_or_else(|| damaged("the workbook's stream is empty"))?;
    let unicode = match (bof.kind, bof.u16(0)) {
        (kind::BOF, Some(0x0600)) => true,
        (kind::BOF, Some(0x0500)) => false,
        (0x0009 | 0x0209 | 0x0409, _) => return Err(too_old()),
        _ => return Err(damaged("the workbook's stream does not begin as one")),
    };
    let mut globals = Globals {
        unicode,
        encoding: encoding_rs::WINDOWS_1252,
        styles: Styles::default(),
        strings: Vec::new(),
        sheets: Vec::new(),
    };
    let mut looks = Vec::new();
    let mut titles = Vec::new();
    while let Some(record) = records.next() {
        match record.kind {
            kind::EOF => break,
            kind::FILE_PASS => return Err(encrypted()),
            kind::CODE_PAGE => globals.encoding = record.u16(0).map_or(globals.encoding, code_page),
            kind::DATE_MODE if record.u16(0) == Some(1) => globals.styles.epoch = Epoch::Y1904,
            kind::FORMAT => globals.format(&record),
            kind::XF => looks.push(look(&record, unicode)),
            kind::BOUND_SHEET => globals.sheet(&record),
            kind::NAME if unicode => {
                if let Some((sheet, row)) = print_titles(&record) {
                    titles.push((sheet, row));
                }
            }
            kind::SHARED_STRINGS => strings(&mut records, &record, store, &mut globals.strings)?,
            _ => {}
        }
    }
    for (format, fill) in looks {
        globals.styles.push(format, fill);
    }
    for (sheet, row) in titles {
        if let Some(entry) = globals.sheets.get_mut(sheet) {
            entry.title_rows = row;
        }
    }
    Ok(globals)
}

fn too_old() -> Error {
    Error::new(ErrorKind::Unsupported, "a workbook of Excel 4 or older is not read")
        .with_hint("open it in LibreOffice and save it as XLSX")
}

/// The encoding of a Windows code page number, Western European for an unknown one.
fn code_page(number: u16) -> &'static Encoding {
    let label = match number {
        866 => "ibm866".to_owned(),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10_000 => "macintosh".to_owned(),
        10_007 => "x-mac-cyrillic".to_owned(),
        _ => format!("windows-{number}"),
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(encoding_rs::WINDOWS_1252)
}

impl Globals {
    /// A string whose length is a byte (`short`) or two, at a place in a record.
    fn string(&self, record: &Record<'_>, at: usize, short: bool) -> String {
        let (length, at) = if short {
            (record.u8(at).map(usize::from), at + 1)
        } else {
            (record.u16(at).map(usize::from), at + 2)
        };
        let length = length.unwrap_or(0);
        let mut text = String::new();
        if self.unicode {
            Records(&[]).parts(record.tail(at)).string(length, &mut text);
        } else {
            let bytes = record.tail(at);
            text.push_str(&self.encoding.decode_without_bom_handling(bytes.get(..length).unwrap_or(bytes)).0);
        }
        text
    }

    fn format(&mut self, record: &Record<'_>) {
        if let Some(id) = record.u16(0) {
            let code = self.string(record, 2, !self.unicode);
            self.styles.define(id, code);
        }
    }

    fn sheet(&mut self, record: &Record<'_>) {
        let (Some(offset), Some(state), Some(sort)) = (record.u32(0), record.u8(4), record.u8(5)) else {
            return;
        };
        let name = self.string(record, 6, true);
        self.sheets.push(Entry {
            name,
            offset: offset as usize,
            hidden: state & 3 != 0,
            cells: sort == 0,
            title_rows: 0,
        });
    }
}

/// The sheet, and the last row that it prints on every page, where the name is the built-in `Print_Titles` of a sheet
/// ([MS-XLS] 2.4.150 `Lbl`): its formula is an area of whole rows, or that and one of whole columns.
fn print_titles(record: &Record<'_>) -> Option<(usize, u32)> {
    const BUILT_IN: u16 = 0x20;
    const PRINT_TITLES: u8 = 7;
    const LAST_COLUMN: u16 = 0xff;
    let built_in = record.u16(0)? & BUILT_IN != 0 && record.u8(3)? == 1 && record.u8(15)? == PRINT_TITLES;
    let sheet = usize::from(record.u16(8)?).checked_sub(1).filter(|_| built_in)?;
    let mut at = 16;
    // The class of an operand is in the bits above its kind: PtgMemFunc, then PtgArea3d.
    while let Some(kind) = record.u8(at).map(|token| token & 0x1f) {
        match kind {
            0x09 => at += 3,
            0x1b => {
                let column = |at: usize| record.u16(at).map(|bits| bits & 0x3fff);
                if column(at + 7)? == 0 && column(at + 9)? >= LAST_COLUMN {
                    return Some((sheet, u32::from(record.u16(at + 5)?) + 1));
                }
                at += 11;
            }
            _ => break,
        }
    }
    None
}

/// The number format and the background of a style ([MS-XLS] 2.4.353 `XF`; BIFF5 packs the background closer).
fn look(record: &Record<'_>, unicode: bool) -> (u16, u32) {
    let bits = |at, shift: u16, mask: u16| record.u16(at).map_or(0, |bits| bits >> shift & mask);
    let (pattern, colour) =
        if unicode { (bits(16, 10, 0x3f), bits(18, 0, 0x7f)) } else { (bits(10, 0, 0x3f), bits(8, 0, 0x7f)) };
    // 1 and 9 are white.
    let filled = pattern != 0 && !matches!(colour, 1 | 9);
    (bits(2, 0, u16::MAX), if filled { u32::from(colour) + 1 } else { 0 })
}

/// The table of shared strings: as many as there are, whatever number it claims.
fn strings<'a>(
    records: &mut Records<'a>,
    record: &Record<'a>,
    store: &mut Store,
    found: &mut Vec<Span>,
) -> Result<(), Error> {
    let mut parts = records.parts(record.data);
    if parts.skip(8).is_none() {
        return Ok(());
    }
    while let Some(length) = parts.u16() {
        let mark = store.mark();
        let read = parts.string(length.into(), &mut store.document.arena);
        store.end_lines(mark);
        found.push(store.close(mark)?);
        if read.is_none() {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_background_is_a_pattern_and_a_colour_that_is_not_white() {
        let biff8 =
            |pattern: u8, colour: u8| [&[0, 0, 14, 0][..], &[0; 13], &[pattern << 2, colour, 0x20]].concat();
        let biff5 = |pattern: u8, colour: u8| {
            [&[0, 0, 14, 0, 0, 0, 0, 0, colour, 0x20, pattern, 0][..], &[0; 4]].concat()
        };
        let read = |data: &[u8], unicode| look(&Record { kind: kind::XF, data }, unicode);
        for (style, unicode) in [(&biff8 as &dyn Fn(u8, u8) -> Vec<u8>, true), (&biff5, false)] {
            assert_eq!(read(&style(1, 13), unicode), (14, 14), "solid yellow");
            assert_eq!(read(&style(1, 9), unicode), (14, 0), "solid white");
            assert_eq!(read(&style(0, 13), unicode), (14, 0), "no pattern");
        }
    }

    #[test]
    fn rows_printed_on_every_page_are_found_among_columns() {
        let name =
            |formula: &[u8]| [&[0x20, 0, 0, 1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 7][..], formula].concat();
        let columns = [0x3b, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 1, 0];
        let rows = [0x3b, 0, 0, 2, 0, 3, 0, 0, 0, 0xff, 0];
        let both = [&[0x29, 23, 0][..], &columns, &rows, &[0x10]].concat();
        let read = |formula: &[u8]| print_titles(&Record { kind: kind::NAME, data: &name(formula) });
        assert_eq!(read(&rows), Some((1, 4)), "rows 3 and 4 of the second sheet");
        assert_eq!(read(&both), Some((1, 4)));
        assert_eq!(read(&columns), None);
        assert_eq!(read(&rows[..6]), None, "cut");
    }
}
