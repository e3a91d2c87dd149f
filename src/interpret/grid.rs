//! A table's cells by row, so that no question costs more than the row it is about.

use std::borrow::Cow;

use memchr::memchr_iter;

use super::rows;
use crate::model::document::{Cell, Document, Table};
use crate::model::outline::Fragment;
use crate::model::place::{Area, Place};

/// A table with its cells indexed by every row they cover.
#[derive(Debug)]
pub struct Grid<'d> {
    /// The document.
    pub document: &'d Document,
    /// The table.
    pub table: &'d Table,
    /// Rows that hold cells, in order.
    pub rows: Vec<Row<'d>>,
    /// Columns up to the last that holds text or colour.
    pub width: usize,
    /// Whether rows of its header were put back where they stood.
    pub mended: bool,
}

/// A row of a grid: the cells that stand in it or reach into it from above.
#[derive(Debug, Default)]
pub struct Row<'d> {
    /// Its number in the table, 1-based.
    pub number: u32,
    /// Cells in order of columns.
    pub slots: Vec<Slot<'d>>,
}

/// A cell as a row sees it.
#[derive(Clone, Copy, Debug)]
pub struct Slot<'d> {
    /// First column, 0-based.
    pub col: usize,
    /// Columns it covers.
    pub span: usize,
    /// The cell.
    pub cell: Cell,
    /// Its text, trimmed, without a note that stands under it.
    pub text: &'d str,
    /// The note under its text, if there is one.
    pub note: &'d str,
    /// Whether the cell begins in this row.
    pub own: bool,
}

impl<'d> Grid<'d> {
    /// Indexes a table.
    pub fn new(document: &'d Document, table: &'d Table) -> Self {
        let mut rows = Vec::new();
        let (mut width, mut in_order) = (0, true);
        for cell in &table.cells {
            let (text, note) = split_note(document.text(cell.text).trim());
            let col = (cell.col as usize).saturating_sub(1);
            let span = (cell.col_span as usize).max(1);
            if !text.is_empty() || cell.filled || cell.label.is_some() {
                width = width.max(if text.is_empty() { col + 1 } else { col + span });
            }
            for row in cell.row..cell.row.saturating_add(cell.row_span.max(1)) {
                let slot = Slot { col, span, cell, text, note, own: row == cell.row };
                in_order &= append(&mut rows, row, slot);
            }
        }
        if !in_order {
            let slots = |row: Row<'d>| row.slots.into_iter().map(move |slot| (row.number, slot));
            let mut order: Vec<(u32, Slot<'d>)> = rows.drain(..).flat_map(slots).collect();
            order.sort_by_key(|(row, slot)| (*row, slot.col));
            for (row, slot) in order {
                append(&mut rows, row, slot);
            }
        }
        // A title merged over more columns than the table has makes no column of its own.
        width = width.min(table.columns as usize).max(usize::from(width > 0));
        Self { document, table, rows, width, mended: false }
    }

    /// A row by its index.
    pub fn row(&self, index: usize) -> Option<&Row<'d>> {
        self.rows.get(index)
    }

    /// The place of rows, first and last inclusive.
    pub fn place(&self, first: usize, last: usize) -> Place {
        let own =
            |row: &Row<'d>| row.slots.iter().find(|s| s.own).or(row.slots.first()).map(|s| s.cell.place);
        let start = self.rows.get(first).and_then(own);
        match start {
            Some(Place::Cells { table, .. }) => Place::Rows {
                table,
                first: self.rows.get(first).map_or(1, |r| r.number),
                last: self.rows.get(last).map_or(1, |r| r.number),
            },
            Some(start) => {
                let cells = self.rows.get(first..=last).unwrap_or(&[]).iter().flat_map(|r| &r.slots);
                cells.filter(|s| s.own && !s.text.is_empty()).fold(start, |place, s| place.join(s.cell.place))
            }
            None => Place::Sheet { sheet: self.table.sheet.unwrap_or(0), area: Area::cell(1, 1) },
        }
    }
}

/// Adds a cell to the last row, or to a new one with its number. Gives whether it stands after all before it.
fn append<'d>(rows: &mut Vec<Row<'d>>, number: u32, slot: Slot<'d>) -> bool {
    let (in_order, width) = match rows.last_mut() {
        Some(row) if row.number == number => {
            let in_order = row.slots.last().is_none_or(|last| last.col <= slot.col);
            row.slots.push(slot);
            return in_order;
        }
        Some(row) => (row.number < number, row.slots.len()),
        None => (true, 1),
    };
    // Most rows are as wide as the one before.
    let mut slots = Vec::with_capacity(width);
    slots.push(slot);
    rows.push(Row { number, slots });
    in_order
}

/// Cuts a text before the first of its later lines that is an editorial note or begins with a note's asterisk.
fn split_note(text: &str) -> (&str, &str) {
    let noted = |line: &str| rows::is_editorial(line) || line.starts_with("* ") || line.starts_with("<*>");
    let begins = |at: &usize| text.get(at + 1..).is_some_and(|t| noted(t.trim_start()));
    let cut = memchr_iter(b'\n', text.as_bytes()).find(begins);
    match cut {
        Some(at) => (text.get(..at).unwrap_or(text).trim_end(), text.get(at..).unwrap_or("").trim()),
        None => (text, ""),
    }
}

impl<'d> Row<'d> {
    /// Cells with text that begin in this row.
    pub fn own(&self) -> impl Iterator<Item = &Slot<'d>> {
        self.slots.iter().filter(|s| s.own && !s.text.is_empty())
    }

    /// The cell with text that covers a column.
    pub fn at(&self, col: usize) -> Option<&Slot<'d>> {
        self.slots
            .iter()
            .take_while(|s| s.col <= col)
            .filter(|s| !s.text.is_empty())
            .find(|s| (s.col..s.col + s.span).contains(&col))
    }

    /// Its own text at a column.
    pub fn own_at(&self, col: usize) -> Option<&Slot<'d>> {
        self.at(col).filter(|s| s.own)
    }

    /// Whether nothing is written or coloured in it.
    pub fn is_blank(&self) -> bool {
        !self.slots.iter().any(|s| s.own && (!s.text.is_empty() || s.cell.filled || s.cell.label.is_some()))
    }

    /// The text of its own cells, joined by tabs; of those that were put here from another row their columns' headings
    /// tell.
    pub fn text(&self) -> String {
        let here = self.own().filter(|s| s.cell.row == self.number);
        let texts: Vec<Cow<'d, str>> = here.map(|s| crate::model::document::fold(s.text)).collect();
        texts.join("\t")
    }
}

impl<'d> Slot<'d> {
    /// Its text and place.
    pub fn fragment(&self) -> Fragment<'d> {
        Fragment { text: Cow::Borrowed(self.text), place: self.cell.place }
    }
}
