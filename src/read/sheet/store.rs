//! Where every workbook reader puts what it finds: one arena of texts and one grid a sheet, under limits.

use super::cells::{GridCell, GridCells};
use crate::error::Error;
use crate::model::document::{Area, Document, Span};
use crate::options::Limits;

/// The document being read, and what may still be put in it.
#[derive(Debug)]
pub struct Store {
    /// The document; its arena holds the texts of all grids.
    pub document: Document,
    limits: Limits,
    cells: u64,
    /// Bytes of the cells' texts; a shared one counts each time, as whatever is made of the document repeats it.
    shown: u64,
    /// Comments so far.
    pub comments: u32,
}

/// A sheet as read, before titles, tables and merged cells are told apart.
#[derive(Debug, Default)]
pub struct Grid {
    /// Name of the sheet.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// Cells with a text or a fill, in the source's order.
    pub cells: GridCells,
    /// Merged ranges.
    pub merges: Vec<Area>,
    /// Hidden rows, first and last.
    pub hidden_rows: Vec<(u32, u32)>,
    /// Hidden columns, first and last.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Rows that stay on screen or are printed on every page: 1 to this one.
    pub header_rows: u32,
    /// Texts of its comments, by row and column of their cell.
    pub comments: Vec<(u32, u32, Span)>,
    /// Cells whose formula has no stored value.
    pub unvalued: Vec<(u32, u32)>,
    /// Why it could not be read to its end.
    pub failure: Option<Error>,
}

/// The most rows and columns any format's sheet has.
pub const MAX_ROW: u32 = 1_048_576;
/// See [`MAX_ROW`].
pub const MAX_COLUMN: u32 = 16_384;

impl Store {
    /// An empty document under these limits.
    pub fn new(limits: &Limits) -> Self {
        Self { document: Document::default(), limits: *limits, cells: 0, shown: 0, comments: 0 }
    }

    /// The limits.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Where the next text will begin; [`Store::close`] makes a span from here.
    pub fn mark(&self) -> usize {
        self.document.arena.len()
    }

    /// The span from a mark to here.
    ///
    /// # Errors
    /// When the document's texts pass their limit.
    pub fn close(&self, mark: usize) -> Result<Span, Error> {
        let end = self.document.arena.len();
        let limit = self.limits.text_bytes.min(u64::from(u32::MAX));
        if end as u64 > limit {
            return Err(Error::limit("text_bytes", limit, "the workbook's texts"));
        }
        let at = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Ok(Span { start: at(mark), end: at(end) })
    }

    /// Appends a text.
    ///
    /// # Errors
    /// When the document's texts pass their limit.
    pub fn text(&mut self, text: &str) -> Result<Span, Error> {
        let mark = self.mark();
        self.document.arena.push_str(text);
        self.close(mark)
    }

    /// Makes the line ends of the text from a mark on `\n`.
    pub fn end_lines(&mut self, mark: usize) {
        if self.document.arena.get(mark..).is_some_and(|tail| tail.contains('\r')) {
            let tail = self.document.arena.split_off(mark);
            self.document.arena.push_str(&tail.replace("\r\n", "\n").replace('\r', "\n"));
        }
    }

    /// Puts a cell in a grid unless nothing of it can be seen.
    ///
    /// # Errors
    /// When the document's cells pass their limit.
    pub fn cell(&mut self, grid: &mut Grid, cell: GridCell) -> Result<(), Error> {
        let blank = self.document.text(cell.text).trim_start().is_empty();
        let (row, col) = cell.position();
        let inside = |n, most| (1..=most).contains(&n);
        if (blank && cell.fill == 0) || !inside(row, MAX_ROW) || !inside(col, MAX_COLUMN) {
            return Ok(());
        }
        self.count(1)?;
        self.shown += u64::from(cell.text.end.saturating_sub(cell.text.start));
        if self.shown > self.limits.text_bytes {
            return Err(Error::limit("text_bytes", self.limits.text_bytes, "the texts of the cells"));
        }
        let text = if blank { Span::default() } else { cell.text };
        grid.cells.push(&GridCell { text, ..cell });
        Ok(())
    }

    /// Counts cells against their limit.
    ///
    /// # Errors
    /// When the document's cells pass their limit.
    pub fn count(&mut self, cells: u64) -> Result<(), Error> {
        self.cells = self.cells.saturating_add(cells);
        if self.cells > self.limits.cells {
            return Err(Error::limit("cells", self.limits.cells, "the cells of the document"));
        }
        self.limits.seconds.check_at(self.cells)
    }
}

/// A reference such as `B4`, `$B$4`, as row and column, 1-based.
pub fn parse_a1(text: &str) -> Option<(u32, u32)> {
    let mut col = 0_u32;
    let mut row = 0_u32;
    for c in text.bytes().filter(|b| *b != b'$') {
        match c {
            b'A'..=b'Z' | b'a'..=b'z' if row == 0 => {
                col = col.checked_mul(26)?.checked_add(u32::from(c.to_ascii_uppercase() - b'A') + 1)?;
            }
            b'0'..=b'9' if col > 0 => row = row.checked_mul(10)?.checked_add(u32::from(c - b'0'))?,
            _ => return None,
        }
    }
    (row > 0 && row <= MAX_ROW && col <= MAX_COLUMN).then_some((row, col))
}

/// A reference such as `A1:E1` or `A1`.
pub fn parse_area(text: &str) -> Option<Area> {
    let (from, to) = text.split_once(':').unwrap_or((text, text));
    let ((r1, c1), (r2, c2)) = (parse_a1(from)?, parse_a1(to)?);
    Some(Area { row: r1.min(r2), col: c1.min(c2), last_row: r1.max(r2), last_col: c1.max(c2) })
}

/// Whether a number lies in one of some ranges, which [`settle`] has put in order.
pub fn within(ranges: &[(u32, u32)], n: u32) -> bool {
    let after = ranges.partition_point(|r| r.0 <= n);
    after.checked_sub(1).and_then(|i| ranges.get(i)).is_some_and(|r| n <= r.1)
}

/// Sorts ranges and joins those that touch.
pub fn settle(ranges: &mut Vec<(u32, u32)>) {
    ranges.sort_unstable();
    let mut joined: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
    for &(first, last) in ranges.iter() {
        match joined.last_mut() {
            Some(open) if first <= open.1.saturating_add(1) => open.1 = open.1.max(last),
            _ => joined.push((first, last)),
        }
    }
    *ranges = joined;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_with_and_without_dollars() {
        assert_eq!(parse_a1("B4"), Some((4, 2)));
        assert_eq!(parse_a1("$AAA$1"), Some((1, 703)));
        assert_eq!(parse_a1("XFD1048576"), Some((MAX_ROW, MAX_COLUMN)));
        assert_eq!(parse_a1("XFE1"), None);
        assert_eq!(parse_a1("4B"), None);
        assert_eq!(parse_a1("A99999999999"), None);
        assert_eq!(parse_area("C3:A1"), Some(Area { row: 1, col: 1, last_row: 3, last_col: 3 }));
    }

    #[test]
    fn ranges_settle_and_answer() {
        let mut ranges = vec![(7, 9), (1, 2), (3, 4), (8, 12)];
        settle(&mut ranges);
        assert_eq!(ranges, [(1, 4), (7, 12)]);
        assert!(within(&ranges, 4) && within(&ranges, 12));
        assert!(!within(&ranges, 5) && !within(&ranges, 13) && !within(&[], 1));
    }
}
