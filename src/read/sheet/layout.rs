//! A grid into the document's paragraphs, tables and notes.

use std::collections::HashMap;

use super::cells::{Cells, GridCell, GridCells};
use super::merge;
use super::region::{self, Region};
use super::store::{Grid, Store, settle, within};
use crate::diagnostic::{Code, Diagnostic};
use crate::error::Error;
use crate::model::document::{self, Area, AsideKind, Block, Cell, Paragraph, Sheet, Table};
use crate::model::place::Place;

/// Cells named in one diagnostic; more are counted.
const NAMED: usize = 5;

/// Adds a sheet to the document.
///
/// # Errors
/// When its tables pass the limit of cells.
pub fn lay_out(mut grid: Grid, store: &mut Store, skip_hidden: bool) -> Result<(), Error> {
    let Ok(sheet) = u16::try_from(store.document.sheets.len()) else { return Ok(()) };
    settle(&mut grid.hidden_rows);
    settle(&mut grid.hidden_columns);
    let mut cells = std::mem::take(&mut grid.cells);
    let covered = merge::place(&mut cells, std::mem::take(&mut grid.merges));
    let used = extent(cells.view());
    store.document.sheets.push(Sheet {
        name: std::mem::take(&mut grid.name),
        rows: used.map_or(0, |area| area.last_row),
        columns: used.map_or(0, |area| area.last_col),
        hidden: grid.hidden,
    });
    let lay = Layout { sheet, grid };
    lay.diagnose(&covered, store);
    if skip_hidden && lay.grid.hidden {
        return Ok(());
    }
    if skip_hidden {
        cells.place(|p| (!lay.hidden(p.area)).then_some(p.area));
    }
    let regions = region::divide(cells.view(), &store.document);
    let last = regions.iter().rposition(|region| matches!(region, Region::Table(_)));
    for (index, region) in regions.into_iter().enumerate() {
        match region {
            Region::Line(line) => lay.paragraph(&line, store),
            Region::Beside(cells) => lay.table(cells, store)?,
            // The last table, mostly the only one, takes the memory of the sheet's cells.
            Region::Table(bounds) if Some(index) == last => {
                cells.keep(bounds);
                lay.table(std::mem::take(&mut cells), store)?;
            }
            Region::Table(bounds) => lay.table(cells.view().range(bounds).iter().collect(), store)?,
        }
    }
    lay.comments(store);
    if !skip_hidden {
        lay.covered(&covered, store);
    }
    Ok(())
}

/// The smallest area with all texts.
fn extent(cells: Cells<'_>) -> Option<Area> {
    cells.texts().map(|p| p.area).reduce(Area::join)
}

struct Layout {
    sheet: u16,
    grid: Grid,
}

impl Layout {
    fn place(&self, area: Area) -> Place {
        Place::Sheet { sheet: self.sheet, area }
    }

    fn at(&self, row: u32, col: u32, store: &Store) -> String {
        store.document.at(self.place(Area::cell(row, col)))
    }

    /// Whether no row or no column of an area is shown, or its sheet is hidden.
    fn hidden(&self, area: Area) -> bool {
        let rows = &self.grid.hidden_rows;
        let columns = &self.grid.hidden_columns;
        self.grid.hidden
            || (!rows.is_empty() && (area.row..=area.last_row).all(|r| within(rows, r)))
            || (!columns.is_empty() && (area.col..=area.last_col).all(|c| within(columns, c)))
    }

    fn paragraph(&self, line: &GridCell, store: &mut Store) {
        store.document.blocks.push(Block::Paragraph(Paragraph {
            text: line.text,
            label: None,
            heading: None,
            list_level: None,
            hidden: self.hidden(line.area),
            place: self.place(line.area),
        }));
    }

    fn table(&self, cells: GridCells, store: &mut Store) -> Result<(), Error> {
        let Some(area) = extent(cells.view()) else { return Ok(()) };
        let (rows, columns) = (area.last_row - area.row + 1, area.last_col - area.col + 1);
        store.count(u64::from(rows) * u64::from(columns))?;
        let marks = Marks::of(cells.view(), area);
        let inside = |a: Area| {
            (area.row..=area.last_row).contains(&a.row) && (area.col..=area.last_col).contains(&a.col)
        };
        let cell = |p: GridCell| {
            let own = p.area;
            Cell {
                row: own.row - area.row + 1,
                col: own.col - area.col + 1,
                row_span: own.last_row.min(area.last_row) - own.row + 1,
                col_span: own.last_col.min(area.last_col) - own.col + 1,
                text: p.text,
                label: None,
                header: own.row <= self.grid.header_rows,
                hidden: self.hidden(own),
                filled: marks.marked(&p),
                date: p.date,
                place: self.place(own),
            }
        };
        let dates = cells.view().iter().filter(|p| p.date.is_some()).count();
        let kept = cells.into_cells().filter(|p| p.has_text() || (inside(p.area) && marks.marked(p)));
        let cells = document::Cells::from(self.place(area)).with_dates(dates).filled(kept.map(cell));
        let document = &mut store.document;
        let number = u32::try_from(document.tables.len()).unwrap_or(u32::MAX).saturating_add(1);
        document.blocks.push(Block::Table(document.tables.len()));
        let sheet = Some(self.sheet);
        let table = Table { number, parent: None, rows, columns, cells, sheet };
        labels_turned_dates(&table, store);
        store.document.tables.push(table);
        Ok(())
    }

    fn comments(&self, store: &mut Store) {
        let texts = self.grid.comments.iter().filter(|c| !store.document.text(c.2).trim().is_empty());
        let texts: Vec<_> = texts.copied().collect();
        for (row, col, text) in texts {
            store.comments = store.comments.saturating_add(1);
            let number = store.comments;
            store.document.asides.push(Paragraph {
                text,
                label: None,
                heading: None,
                list_level: None,
                hidden: self.hidden(Area::cell(row, col)),
                place: Place::Aside { kind: AsideKind::Comment, number },
            });
        }
    }

    /// Keeps the texts under merged cells, which nobody sees, beside the body.
    fn covered(&self, cells: &[GridCell], store: &mut Store) {
        let beside = |cell: &GridCell| Paragraph {
            text: cell.text,
            label: None,
            heading: None,
            list_level: None,
            hidden: true,
            place: self.place(cell.area),
        };
        store.document.asides.extend(cells.iter().map(beside));
    }

    fn diagnose(&self, covered: &[GridCell], store: &mut Store) {
        let name = store.document.sheets.last().map(|s| s.name.clone()).unwrap_or_default();
        if let Some(failure) = &self.grid.failure {
            let message = format!("the sheet «{name}» could not be read to its end: {}", failure.message());
            store.document.diagnostics.push(Diagnostic::new(Code::R121, message));
        }
        self.named(Code::R122, "no value is stored for the formula of", &self.grid.unvalued, store);
        let covered: Vec<(u32, u32)> = covered.iter().map(GridCell::position).collect();
        self.named(Code::R124, "a merged cell lies over the text of", &covered, store);
    }

    /// One diagnostic for some cells.
    fn named(&self, code: Code, what: &str, cells: &[(u32, u32)], store: &mut Store) {
        let Some(&(row, col)) = cells.first() else { return };
        let first: Vec<String> = cells.iter().take(NAMED).map(|&(r, c)| self.at(r, c, store)).collect();
        let more = match cells.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let message = format!("{what} {}{more}", first.join(", "));
        store.document.diagnostics.push(Diagnostic::new(code, message).at(self.at(row, col, store)));
    }
}

/// Flags dates among the numbers of a table's first column: Excel makes 1 February of «1.2».
fn labels_turned_dates(table: &Table, store: &mut Store) {
    let first = || table.cells.iter().filter(|c| c.col == 1 && !c.text.is_empty());
    let dates: Vec<Cell> = first().filter(|c| c.date.is_some()).collect();
    if dates.is_empty() {
        return;
    }
    let labels = first().filter(|c| c.date.is_none() && is_label(store.document.text(c.text))).count();
    // Section titles stand in the first column too, but numbers and dates are most of it.
    if labels == 0 || (labels + dates.len()) * 2 < first().count() {
        return;
    }
    for cell in dates {
        let Some(date) = cell.date else { continue };
        let text = store.document.text(cell.text);
        let message = format!("«{text}» is stored as a date in a column of numbers");
        let found = Diagnostic::new(Code::R123, message)
            .at(store.document.at(cell.place))
            .suggestion(format!("{}.{}", date.day(), date.month()));
        store.document.diagnostics.push(found);
    }
}

/// Whether a text is a number such as `1`, `1.2` or `3.`.
fn is_label(text: &str) -> bool {
    let text = text.trim();
    text.len() <= 12
        && text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ')'))
}

/// The backgrounds of a table: which one is usual, and which rows are coloured whole.
struct Marks {
    usual: u32,
    /// Rows of one colour, a heading or a band rather than marks.
    bands: std::collections::HashSet<u32>,
}

impl Marks {
    fn of(cells: Cells<'_>, area: Area) -> Self {
        let columns = u64::from(area.last_col - area.col + 1);
        let mut counts: HashMap<u32, u64> = HashMap::new();
        let mut bands = std::collections::HashSet::new();
        for row in cells.rows() {
            let Some(first) = row.iter().next() else { continue };
            let width = |p: GridCell| u64::from(p.area.last_col - p.area.col + 1);
            for placed in row.iter().filter(|p| p.fill > 0) {
                *counts.entry(placed.fill).or_default() += width(placed);
            }
            let whole = || row.iter().all(|p| p.fill == first.fill);
            if first.fill > 0 && whole() && row.iter().map(width).sum::<u64>() >= columns {
                bands.insert(first.area.row);
            }
        }
        let filled: u64 = counts.values().sum();
        let all = columns * u64::from(area.last_row - area.row + 1);
        counts.insert(0, all.saturating_sub(filled));
        let usual = counts.iter().max_by_key(|(fill, count)| (**count, std::cmp::Reverse(**fill)));
        Self { usual: usual.map_or(0, |(fill, _)| *fill), bands }
    }

    fn marked(&self, placed: &GridCell) -> bool {
        let fill = placed.fill;
        fill > 0 && fill != self.usual && !self.bands.contains(&placed.position().0)
    }
}
