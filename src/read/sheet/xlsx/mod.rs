//! XLSX and XLSM: `SpreadsheetML` (ECMA-376 part 1, 18), transitional and strict.
//!
//! Each part is walked once, straight into the document: a grid is a list of the cells there are, so a
//! sheet that claims a far corner, or a table of strings that claims to have billions, costs nothing.

mod comments;
mod plain;
mod sheet;
mod strings;
mod styles;
mod workbook;

pub use workbook::main_part;

use super::super::package::{Package, damaged};
use super::super::relationships;
use super::pieces::{self, Pieces};
use super::store::{Grid, Store};
use super::styles::Styles;
use super::xml;
use crate::error::{Error, ErrorKind};
use crate::model::document::Span;

/// What the cells of every sheet refer to.
#[derive(Debug, Default)]
struct Shared {
    strings: Vec<Span>,
    styles: Styles,
}

/// Reads every sheet of a workbook.
pub fn read(package: &mut Package<'_>, store: &mut Store) -> Result<Vec<Grid>, Error> {
    let main = main_part(package, "xl/workbook.xml")?;
    let text = xml::load(package, &main)?.ok_or_else(|| damaged("the package has no workbook"))?;
    let book = workbook::read(&main, &text, store.limits())?;
    let links = package.relationships(&main)?;
    let by_kind = |kind: &str| links.iter().find(|r| r.kind == kind && !r.external).map(|r| &r.target);
    let mut shared = Shared::default();
    if let Some(part) = by_kind("styles") {
        shared.styles = styles::read(package, part, store.limits())?;
    }
    shared.styles.epoch = book.epoch;
    // Space is reserved, not used: the texts of a large workbook are not moved while their number grows.
    let with_texts =
        links.iter().filter(|r| matches!(&*r.kind, "sharedStrings" | "worksheet") && !r.external);
    let size = with_texts.filter_map(|r| package.believed(&r.target)).fold(0, usize::saturating_add);
    let _ = store.document.arena.try_reserve(pieces::room(size));
    if let Some(part) = by_kind("sharedStrings") {
        shared.strings = strings::read(package, part, store)?;
    }
    let texts = shared.strings.iter().map(|s| store.document.text(*s));
    shared.styles.names =
        Some(super::format::Names::of_texts(texts.chain(book.sheets.iter().map(|s| s.name.as_str()))));
    let by_id = relationships::by_id(&links);
    let mut grids = Vec::new();
    for entry in book.sheets {
        let target = by_id.get(entry.relationship.as_str()).copied();
        // Charts and dialogs are sheets too, without cells.
        if target.is_some_and(|r| r.kind != "worksheet") {
            continue;
        }
        let mut grid =
            Grid { name: entry.name, hidden: entry.hidden, header_rows: entry.title_rows, ..Grid::default() };
        let part = target.map(|r| r.target.as_str());
        match read_sheet(package, part, &shared, store, &mut grid) {
            Err(error) if error.kind() == ErrorKind::TooLarge => return Err(error),
            result => grid.failure = result.err(),
        }
        grids.push(grid);
    }
    Ok(grids)
}

fn read_sheet(
    package: &mut Package<'_>,
    part: Option<&str>,
    shared: &Shared,
    store: &mut Store,
    grid: &mut Grid,
) -> Result<(), Error> {
    let missing = || damaged(format!("the part of the sheet «{}» is missing", grid.name));
    let part = part.ok_or_else(missing)?;
    let mut pieces = Pieces::of(package, part, "</c>")?.ok_or_else(missing)?;
    let read = sheet::read(part, &mut pieces, shared, store, grid);
    if let Err(damage) = pieces.finish() {
        // Nothing of a part is believed that is not what its package says.
        *grid = Grid { name: std::mem::take(&mut grid.name), hidden: grid.hidden, ..Grid::default() };
        return Err(damage);
    }
    read?;
    comments::read(package, part, store, grid)
}
