//! A cell that stands once for a block of measures, where no cell of its column is merged.

use super::build::Builder;
use super::columns::Columns;
use super::looks::is_number;
use crate::model::outline::DraftCell;
use crate::model::plan::Role;

/// One measure's own cell in a column: row and cell index.
type Held = Option<(usize, usize)>;

impl<'d> Builder<'d> {
    /// Fills sparse columns of the measures from `first` on: where the first of a section's measures has the cell
    /// and most of the others have none, it holds for all of them.
    pub fn fill_down(&mut self, columns: &Columns<'d>, layout: usize, first: usize) {
        for (col, column) in columns.all.iter().enumerate() {
            let least = match column.role {
                Role::ExpectedResult => 2,
                Role::Responsible | Role::Deadline | Role::Basis => 3,
                _ => continue,
            };
            self.fill_column((layout, col), first, least);
        }
    }

    fn fill_column(&mut self, column: (usize, usize), first: usize, least: usize) {
        let measures = self.measures.get(first..).unwrap_or(&[]);
        let mut held: Vec<Held> = Vec::with_capacity(measures.len());
        for measure in measures {
            let mut found = None;
            for (r, row) in measure.rows.iter().enumerate() {
                for (c, cell) in row.cells.iter().enumerate().filter(|(_, cell)| cell.column == Some(column))
                {
                    if cell.inherited {
                        // Merges are known in this column: an empty cell is an empty cell.
                        return;
                    }
                    let value = cell.role == Role::ExpectedResult && is_number(&cell.fragment.text);
                    found = found.or_else(|| Some((r, c)).filter(|_| !value));
                }
            }
            held.push(found);
        }
        let filled = held.iter().filter(|h| h.is_some()).count();
        if least > 2 && (filled * 2 > held.len() || held.len() < least) {
            return;
        }
        let sections: Vec<Option<usize>> = measures.iter().map(|m| m.section).collect();
        let mut start = 0;
        for group in sections.chunk_by(|a, b| a == b) {
            self.fill_group(&held, first, start..start + group.len(), least);
            start += group.len();
        }
    }

    fn fill_group(&mut self, held: &[Held], first: usize, group: std::ops::Range<usize>, least: usize) {
        let part = held.get(group.clone()).unwrap_or(&[]);
        let filled = part.iter().filter(|h| h.is_some()).count();
        if part.len() < least || filled * 2 > part.len() || part.first().is_none_or(Option::is_none) {
            return;
        }
        let mut source: Option<DraftCell<'d>> = None;
        for index in group {
            let Some(measure) = self.measures.get_mut(first + index) else { return };
            if let Some((r, c)) = held.get(index).copied().flatten() {
                source = measure.rows.get(r).and_then(|row| row.cells.get(c)).cloned();
                continue;
            }
            let Some(cell) = &source else { continue };
            // A dash is no empty cell.
            let says_none = |c: &DraftCell<'_>| {
                c.column == cell.column && !c.fragment.text.contains(char::is_alphanumeric)
            };
            if measure.rows.iter().flat_map(|row| &row.cells).any(says_none) {
                continue;
            }
            if let Some(row) = measure.rows.first_mut() {
                row.cells.push(DraftCell { inherited: true, ..cell.clone() });
            }
        }
    }
}
