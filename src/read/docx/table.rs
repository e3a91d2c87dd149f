//! One open table: where its cells lie on the grid, and which of them are one (ECMA-376 part 1, 17.4).

use super::text::{Held, Texts};
use crate::error::Error;
use crate::model::document::{Cell, Cells, Span, Table};
use crate::model::place::{Area, Place};

/// Columns a table can have in Word. A span past both this and the table's own grid is a lie.
const MAX_COLUMNS: u32 = 63;

/// `vMerge` or `hMerge`: a cell that begins a merged one, or goes on with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merge {
    Restart,
    Continue,
}

/// The properties of the open cell.
#[derive(Clone, Copy, Debug)]
pub struct CellFormat {
    pub span: u32,
    pub vertical: Option<Merge>,
    pub horizontal: Option<Merge>,
    /// Background colour, RGB.
    pub fill: Option<u32>,
}

impl Default for CellFormat {
    fn default() -> Self {
        Self { span: 1, vertical: None, horizontal: None, fill: None }
    }
}

/// A cell that begins or goes on with a vertical merge, by its first column.
#[derive(Clone, Copy, Debug)]
struct Column {
    col: u32,
    span: u32,
    cell: usize,
}

/// A table whose rows are being read.
#[derive(Debug, Default)]
pub struct OpenTable {
    /// Its index in the document's tables.
    pub index: usize,
    /// The cell that holds it.
    pub parent: Option<Place>,
    pub cell: CellFormat,
    /// Background of cells without one of their own.
    pub fill: Option<u32>,
    /// The open row's properties.
    pub header: bool,
    pub hidden: bool,
    pub row_dropped: bool,
    in_row: bool,
    number: u32,
    grid: u32,
    rows: u32,
    columns: u32,
    /// Grid columns of the open row that are taken.
    col: u32,
    /// Grid columns that the open row leaves out at its end.
    after: u32,
    cells: Vec<Cell>,
    /// Background of each cell that has one.
    fills: Vec<(usize, u32)>,
    /// Vertical merges that reach the row above, and those of the open row; ordered by column.
    above: Vec<Column>,
    here: Vec<Column>,
    /// Text of cells that others cover, by the covering cell.
    covered: Vec<(usize, Span)>,
    /// Index of the cell that began the open row's horizontal merge.
    spread: Option<usize>,
}

impl OpenTable {
    pub fn new(index: usize, parent: Option<Place>) -> Self {
        let number = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
        Self { index, parent, number, ..Self::default() }
    }

    /// One more column of the grid.
    pub fn grid_column(&mut self) {
        self.grid = self.grid.saturating_add(1);
    }

    pub fn begin_row(&mut self) {
        self.end_row();
        self.in_row = true;
        self.rows += 1;
        (self.col, self.after, self.spread) = (0, 0, None);
        (self.header, self.hidden, self.row_dropped) = (false, false, false);
    }

    /// Grid columns left empty before the row's first cell.
    pub fn leave_out_before(&mut self, columns: i64) {
        self.col = self.col.saturating_add(self.believe(columns, self.col).unwrap_or(0));
    }

    /// Grid columns left empty after the row's last cell.
    pub fn leave_out_after(&mut self, columns: i64) {
        self.after = self.believe(columns, self.col).unwrap_or(0);
    }

    /// The open row was deleted: it counts for nothing.
    pub fn drop_row(&mut self) {
        if self.in_row && !self.row_dropped {
            self.row_dropped = true;
            self.rows -= 1;
        }
    }

    pub fn begin_cell(&mut self) {
        if !self.in_row {
            self.begin_row();
        }
        self.cell = CellFormat { fill: self.fill, ..CellFormat::default() };
    }

    /// The columns that the open cell claims to span.
    pub fn claim_span(&mut self, claimed: Option<i64>) {
        self.cell.span = claimed.and_then(|n| self.believe(n, self.col)).unwrap_or(1).max(1);
    }

    /// A count of columns from `col` on, unless it is impossible.
    fn believe(&self, claimed: i64, col: u32) -> Option<u32> {
        let claimed = u32::try_from(claimed).ok()?;
        let most = self.grid.max(MAX_COLUMNS);
        (claimed <= most).then_some(claimed).or_else(|| self.grid.checked_sub(col))
    }

    /// Where the open cell stands.
    pub fn place(&self) -> Place {
        Place::Cells { table: self.number, area: Area::cell(self.rows, self.col + 1) }
    }

    /// Whether the open cell only goes on with a merged one, so that it is not seen.
    pub fn is_covered(&self) -> bool {
        self.vertical_owner().is_some() || self.horizontal_owner().is_some()
    }

    fn vertical_owner(&self) -> Option<usize> {
        if self.cell.vertical != Some(Merge::Continue) {
            return None;
        }
        let at = self.above.binary_search_by_key(&self.col, |c| c.col).ok()?;
        self.above.get(at).filter(|c| c.span == self.cell.span).map(|c| c.cell)
    }

    fn horizontal_owner(&self) -> Option<usize> {
        self.spread.filter(|_| self.cell.horizontal == Some(Merge::Continue))
    }

    /// Closes the open cell. Gives the grid positions it takes.
    pub fn end_cell(&mut self, held: Held) -> u64 {
        let CellFormat { span, vertical, horizontal, fill } = self.cell;
        let (vertical_owner, horizontal_owner) = (self.vertical_owner(), self.horizontal_owner());
        let cell = match (vertical_owner, horizontal_owner) {
            (Some(owner), _) => {
                self.cover(owner, held, |cell, row| cell.row_span = row.saturating_sub(cell.row) + 1);
                owner
            }
            (None, Some(owner)) => {
                self.cover(owner, held, |cell, _| cell.col_span = cell.col_span.saturating_add(span));
                owner
            }
            (None, None) => self.add(held, fill),
        };
        if vertical.is_some() && horizontal_owner.is_none() {
            self.here.push(Column { col: self.col, span, cell });
        }
        if horizontal_owner.is_none() {
            self.spread = horizontal.map(|_| cell);
        }
        self.col = self.col.saturating_add(span);
        u64::from(span)
    }

    fn add(&mut self, held: Held, fill: Option<u32>) -> usize {
        let cell = self.cells.len();
        self.fills.extend(fill.map(|colour| (cell, colour)));
        self.cells.push(Cell {
            row: self.rows,
            col: self.col + 1,
            row_span: 1,
            col_span: self.cell.span,
            text: held.text,
            label: held.label,
            header: self.header,
            hidden: held.hidden || self.hidden,
            filled: false,
            date: None,
            place: self.place(),
        });
        cell
    }

    /// Grows the owner over the open cell. Word shows no text of a covered cell, but nothing may be lost.
    fn cover(&mut self, owner: usize, held: Held, grow: impl FnOnce(&mut Cell, u32)) {
        let row = self.rows;
        if let Some(cell) = self.cells.get_mut(owner) {
            grow(cell, row);
        }
        if !held.text.is_empty() {
            self.covered.push((owner, held.text));
        }
    }

    pub fn end_row(&mut self) {
        if std::mem::take(&mut self.in_row) && !self.row_dropped {
            self.columns = self.columns.max(self.col.saturating_add(self.after));
            self.above.clear();
            std::mem::swap(&mut self.above, &mut self.here);
        }
    }

    /// Closes the table.
    pub fn finish(mut self, texts: &mut Texts) -> Result<Table, Error> {
        self.end_row();
        let last = self.cells.iter().map(|c| c.col.saturating_add(c.col_span).saturating_sub(1)).max();
        self.columns = self.columns.max(last.unwrap_or(0));
        self.join_covered(texts)?;
        self.mark_filled();
        let origin = Place::Cells { table: self.number, area: Area::cell(1, 1) };
        Ok(Table {
            number: self.number,
            parent: self.parent,
            rows: self.rows,
            columns: self.columns,
            cells: Cells::from(origin).filled(self.cells.iter().copied()),
            sheet: None,
        })
    }

    /// Puts the text of covered cells under that of the cell that covers them, unless it only repeats it.
    fn join_covered(&mut self, texts: &mut Texts) -> Result<(), Error> {
        self.covered.sort_by_key(|(owner, _)| *owner);
        for group in self.covered.chunk_by(|a, b| a.0 == b.0) {
            let Some(cell) = group.first().and_then(|(owner, _)| self.cells.get_mut(*owner)) else {
                continue;
            };
            let mut pieces = Vec::with_capacity(group.len() + 1);
            if !cell.text.is_empty() {
                pieces.push(cell.text);
            }
            for (_, piece) in group {
                if pieces.last().is_none_or(|last| texts.get(*last) != texts.get(*piece)) {
                    pieces.push(*piece);
                }
            }
            if pieces != [cell.text] {
                cell.text = texts.join(&pieces)?;
            }
        }
        Ok(())
    }

    /// A colour that most cells share is the table's usual one and marks nothing.
    fn mark_filled(&mut self) {
        let mut colours: Vec<u32> = self.fills.iter().map(|(_, colour)| *colour).collect();
        colours.sort_unstable();
        let half = self.cells.len() / 2;
        let usual = colours.chunk_by(|a, b| a == b).find(|group| group.len() > half).and_then(|g| g.first());
        for (cell, colour) in &self.fills {
            if let Some(cell) = self.cells.get_mut(*cell) {
                cell.filled = usual != Some(colour);
            }
        }
    }
}
