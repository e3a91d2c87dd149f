//! Merged ranges: which cells stand for a rectangle and which lie under one.

use std::collections::BTreeMap;

use super::cells::{Cells, GridCell, GridCells};
use crate::model::document::Area;

/// How far a merged range may reach past the last cell with a text; titles merged over all 16,384 columns of
/// a sheet would make the table as wide.
const REACH_ROWS: u32 = 1000;
/// See [`REACH_ROWS`].
const REACH_COLUMNS: u32 = 64;

/// Puts cells in reading order and gives them their rectangles; where there are millions, they are not copied. Takes
/// out those that lie under another cell, where no person sees them, and gives what of these has a text. Where ranges
/// overlap, which no program writes, the first keeps its rectangle.
pub fn place(cells: &mut GridCells, merges: Vec<Area>) -> Vec<GridCell> {
    cells.sort();
    let mut covered = Vec::new();
    if merges.is_empty() {
        return covered;
    }
    let mut next = anchored(merges, cells.view()).into_iter().peekable();
    let mut sweep = Sweep::default();
    cells.place(|cell| {
        let position = cell.position();
        while next.next_if(|m| (m.row, m.col) < position).is_some() {}
        if sweep.covers(position.0, position.1) {
            covered.extend(Some(*cell).filter(GridCell::has_text));
            return None;
        }
        let merge = next.next_if(|m| (m.row, m.col) == position);
        Some(merge.map_or(cell.area, |merge| sweep.open(merge)))
    });
    covered
}

/// The ranges that begin at one of the cells, clipped to what can be used, in reading order.
fn anchored(mut merges: Vec<Area>, cells: Cells<'_>) -> Vec<Area> {
    let rows = cells.texts().map(|c| c.area.row).max().unwrap_or(0);
    let columns = cells.texts().map(|c| c.area.col).max().unwrap_or(0);
    merges.sort_unstable();
    merges.dedup_by_key(|m| (m.row, m.col));
    merges.retain(|m| cells.holds((m.row, m.col)));
    for merge in &mut merges {
        merge.last_row = merge.last_row.min(rows.max(merge.row.saturating_add(REACH_ROWS)));
        merge.last_col = merge.last_col.min(columns.max(merge.col.saturating_add(REACH_COLUMNS)));
    }
    merges
}

/// The rectangles that may still cover cells of the row the sweep is at, by their first column.
#[derive(Default)]
struct Sweep(BTreeMap<u32, (u32, u32)>);

impl Sweep {
    /// Whether one of them covers a position; forgets those that ended above.
    fn covers(&mut self, row: u32, col: u32) -> bool {
        while let Some((&first, &(last_col, last_row))) = self.0.range(..=col).next_back() {
            if last_row >= row {
                return col <= last_col;
            }
            self.0.remove(&first);
        }
        false
    }

    /// Adds a rectangle, cut so that it covers no other.
    fn open(&mut self, mut area: Area) -> Area {
        // The end of an inclusive range may not lie before its start.
        let right = area.last_col.max(area.col + 1);
        while let Some((&first, &(_, last_row))) = self.0.range(area.col + 1..=right).next() {
            if last_row >= area.row {
                area.last_col = area.last_col.min(first - 1);
                break;
            }
            self.0.remove(&first);
        }
        self.0.insert(area.col, (area.last_col, area.last_row));
        area
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Document, Span};

    fn placed(cells: &[(u32, u32)], merges: &[(u32, u32, u32, u32)]) -> (Vec<Area>, usize) {
        let mut document = Document::default();
        let text = document.push_text("т");
        let cell = |at: &(u32, u32)| GridCell::new(*at, text, None, 0);
        let area = |&(row, col, last_row, last_col): &_| Area { row, col, last_row, last_col };
        let mut cells: GridCells = cells.iter().map(cell).collect();
        let covered = place(&mut cells, merges.iter().map(area).collect());
        assert!(text != Span::default());
        (cells.view().iter().map(|cell| cell.area).collect(), covered.len())
    }

    #[test]
    fn cells_under_a_merged_one_are_told_apart() {
        let (areas, covered) = placed(&[(1, 1), (1, 2), (2, 1), (3, 1)], &[(1, 1, 2, 3)]);
        assert_eq!(areas, [Area { row: 1, col: 1, last_row: 2, last_col: 3 }, Area::cell(3, 1)]);
        assert_eq!(covered, 2);
    }

    #[test]
    fn overlapping_ranges_keep_the_grid_a_grid() {
        let (areas, _) = placed(&[(1, 2), (2, 1), (2, 3)], &[(1, 2, 3, 2), (2, 1, 2, 3)]);
        assert_eq!(areas[1], Area::cell(2, 1));
        assert_eq!(areas[2], Area::cell(2, 3));
    }

    #[test]
    fn a_range_over_the_whole_sheet_is_clipped() {
        let (areas, _) = placed(&[(1, 1), (5, 4)], &[(1, 1, 1, 16_384), (5, 4, 1_048_576, 4)]);
        assert_eq!(areas[0].last_col, 65);
        assert_eq!(areas[1].last_row, 1005);
    }
}
