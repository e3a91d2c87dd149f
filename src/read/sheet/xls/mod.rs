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
    while let Some(record) = records.next() {
        match record.kind {
            kind::EOF => break,
            kind::FILE_PASS => return Err(encrypted()),
            kind::CODE_PAGE => globals.encoding = record.u16(0).map_or(globals.encoding, code_page),
            kind::DATE_MODE if record.u16(0) == Some(1) => globals.styles.epoch = Epoch::Y1904,
            kind::FORMAT => globals.format(&record),
            kind::XF => looks.push(look(&record, unicode)),
            kind::BOUND_SHEET => globals.sheet(&record),
            kind::SHARED_STRINGS => strings(&mut records, &record, store, &mut globals.strings)?,
            _ => {}
        }
    }
    for (format, fill) in looks {
        globals.styles.push(format, fill);
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
        self.sheets.push(Entry { name, offset: offset as usize, hidden: state & 3 != 0, cells: sort == 0 });
    }
}

/// The number format and the background of a style ([MS-XLS] 2.4.353 `XF`); BIFF5's backgrounds are left out.
fn look(record: &Record<'_>, unicode: bool) -> (u16, u32) {
    let pattern = record.u32(14).map_or(0, |borders| borders >> 26);
    let colour = record.u16(18).map_or(0, |colours| u32::from(colours & 0x7f));
    // 1 and 9 are white.
    let filled = unicode && pattern != 0 && !matches!(colour, 1 | 9);
    (record.u16(2).unwrap_or(0), if filled { colour + 1 } else { 0 })
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
