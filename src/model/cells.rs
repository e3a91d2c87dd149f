//! The cells of a table. A workbook has millions, nearly all of them alike: a text where the one before had another.
//! What every cell has is kept in sixteen bytes; spans, labels, dates and odd places stand beside, for the cells that
//! have them.

use jiff::civil::Date;

use super::document::Span;
use super::place::{Area, Place};

/// A cell, or a merged rectangle of cells, of a [`Table`](super::document::Table).
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// Row of the upper left corner, 1-based.
    pub row: u32,
    /// Column of the upper left corner, 1-based.
    pub col: u32,
    /// Rows it covers, at least 1.
    pub row_span: u32,
    /// Columns it covers, at least 1.
    pub col_span: u32,
    /// Its text as a person sees it: paragraphs and line breaks as `\n`.
    pub text: Span,
    /// The label Word computes for its first paragraph.
    pub label: Option<Span>,
    /// Whether the source marks its row as a header (Word's `tblHeader`, Markdown's rule, frozen panes).
    pub header: bool,
    /// Whether the source hides it.
    pub hidden: bool,
    /// Whether it has a background colour other than its table's usual one: a Gantt chart's mark.
    pub filled: bool,
    /// The date a workbook stores in it, where the displayed text may be ambiguous.
    pub date: Option<Date>,
    /// Where it stands.
    pub place: Place,
}

/// Cells in the order in which they were added. They are small here and are given as [`Cell`]s.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    all: Vec<Packed>,
    rare: Rare,
}

/// What every cell has.
#[derive(Clone, Copy, Debug)]
struct Packed {
    text: Span,
    row: u32,
    /// The column, above [`MARKS`] bits for what a cell is marked as.
    col: u32,
}

const HEADER: u32 = 1;
const HIDDEN: u32 = 2;
const FILLED: u32 = 4;
/// Bits of the marks; those left are more than any format has columns for.
const MARKS: u32 = 3;

/// What few cells have, each by its index among all, in order.
#[derive(Clone, Debug, Default)]
struct Rare {
    /// The place of a cell in the first row and column; the others' follow from it.
    origin: Option<Place>,
    /// Rows and columns that it covers, where not one of each.
    spans: Vec<(u32, (u32, u32))>,
    labels: Vec<(u32, Span)>,
    dates: Vec<(u32, Date)>,
    /// Places that do not follow from the origin.
    places: Vec<(u32, Place)>,
}

impl Cells {
    /// None yet, of a table whose first row and column have this place, in a grid of rows and columns.
    pub fn from(origin: Place) -> Self {
        Self { all: Vec::new(), rare: Rare { origin: Some(origin), ..Rare::default() } }
    }

    /// Makes room for so many dates: growing would leave memory of many sizes behind.
    #[must_use]
    pub fn with_dates(mut self, count: usize) -> Self {
        self.rare.dates.reserve_exact(count);
        self
    }

    /// These cells. Where they are made of a vector's items, they take its memory, all of it.
    #[must_use]
    pub fn filled(mut self, cells: impl Iterator<Item = Cell>) -> Self {
        let mut count = 0;
        let pack = |cell: Cell| {
            count += 1;
            self.rare.pack(count - 1, &cell)
        };
        self.all = cells.map(pack).collect();
        self
    }

    /// Adds a cell.
    pub fn push(&mut self, cell: &Cell) {
        let packed = self.rare.pack(self.all.len(), cell);
        self.all.push(packed);
    }

    /// Makes room for so many more.
    pub fn reserve_exact(&mut self, more: usize) {
        self.all.reserve_exact(more);
        if self.rare.origin.is_none() {
            self.rare.places.reserve_exact(more);
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Each of them.
    pub fn iter(&self) -> Iter<'_> {
        let Rare { origin, spans, labels, dates, places } = &self.rare;
        Iter { all: self.all.iter(), at: 0, origin: *origin, spans, labels, dates, places }
    }
}

impl<'c> IntoIterator for &'c Cells {
    type Item = Cell;
    type IntoIter = Iter<'c>;

    fn into_iter(self) -> Iter<'c> {
        self.iter()
    }
}

impl Rare {
    /// Keeps what is rare of a cell and gives the rest.
    fn pack(&mut self, index: usize, cell: &Cell) -> Packed {
        let at = u32::try_from(index).unwrap_or(u32::MAX);
        if (cell.row_span, cell.col_span) != (1, 1) {
            self.spans.push((at, (cell.row_span, cell.col_span)));
        }
        self.labels.extend(cell.label.map(|label| (at, label)));
        self.dates.extend(cell.date.map(|date| (at, date)));
        if follow(self.origin, cell.row, cell.col) != Some(cell.place) {
            self.places.push((at, cell.place));
        }
        let mark = |set, bit| if set { bit } else { 0 };
        let marks = mark(cell.header, HEADER) | mark(cell.hidden, HIDDEN) | mark(cell.filled, FILLED);
        Packed { text: cell.text, row: cell.row, col: cell.col << MARKS | marks }
    }
}

/// The place of a cell of one row and column in a grid.
#[inline]
fn follow(origin: Option<Place>, row: u32, col: u32) -> Option<Place> {
    let after = |first: u32, number: u32| first.saturating_add(number).saturating_sub(1);
    let cell = |first: Area| Area::cell(after(first.row, row), after(first.col, col));
    match origin? {
        Place::Cells { table, area } => Some(Place::Cells { table, area: cell(area) }),
        Place::Sheet { sheet, area } => Some(Place::Sheet { sheet, area: cell(area) }),
        _ => None,
    }
}

/// The cells of a table, one after another.
#[derive(Clone, Debug)]
pub struct Iter<'c> {
    all: std::slice::Iter<'c, Packed>,
    at: u32,
    origin: Option<Place>,
    spans: &'c [(u32, (u32, u32))],
    labels: &'c [(u32, Span)],
    dates: &'c [(u32, Date)],
    places: &'c [(u32, Place)],
}

impl Iterator for Iter<'_> {
    type Item = Cell;

    #[inline]
    fn next(&mut self) -> Option<Cell> {
        let &Packed { text, row, col: packed } = self.all.next()?;
        let (col, at) = (packed >> MARKS, self.at);
        self.at = at.saturating_add(1);
        let (row_span, col_span) = next_at(&mut self.spans, at).unwrap_or((1, 1));
        let place = next_at(&mut self.places, at).or_else(|| follow(self.origin, row, col));
        Some(Cell {
            row,
            col,
            row_span,
            col_span,
            text,
            label: next_at(&mut self.labels, at),
            header: packed & HEADER > 0,
            hidden: packed & HIDDEN > 0,
            filled: packed & FILLED > 0,
            date: next_at(&mut self.dates, at),
            place: place.unwrap_or(Place::Lines { first: 1, last: 1 }),
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.all.size_hint()
    }
}

impl ExactSizeIterator for Iter<'_> {}

/// Takes what stands first if it is this cell's.
#[inline]
fn next_at<T: Copy>(rest: &mut &[(u32, T)], at: u32) -> Option<T> {
    let ((_, found), after) = rest.split_first().filter(|((index, _), _)| *index == at)?;
    *rest = after;
    Some(*found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_back_as_they_were() {
        let origin = Place::Sheet { sheet: 1, area: Area::cell(4, 2) };
        let plain = |row, col| Cell {
            row,
            col,
            row_span: 1,
            col_span: 1,
            text: Span { start: row, end: row + col },
            label: None,
            header: row == 1,
            hidden: col == 2,
            filled: row == col,
            date: None,
            place: Place::Sheet { sheet: 1, area: Area::cell(row + 3, col + 1) },
        };
        let wide = Area { row: 4, col: 4, last_row: 6, last_col: 4 };
        let cells = [
            plain(1, 1),
            plain(1, 2),
            Cell { row_span: 3, place: Place::Sheet { sheet: 1, area: wide }, ..plain(1, 3) },
            Cell { date: Some(Date::MAX), label: Some(Span { start: 1, end: 2 }), ..plain(2, 1) },
            Cell { place: Place::Lines { first: 1, last: 2 }, ..plain(2, 2) },
        ];
        let show = |cells: Vec<Cell>| format!("{cells:?}");
        let kept = Cells::from(origin).filled(cells.into_iter());
        assert_eq!(show(kept.iter().collect()), show(cells.to_vec()));
        assert_eq!((kept.rare.spans.len(), kept.rare.places.len()), (1, 2));
        let mut texts = Cells::default();
        for cell in &cells {
            texts.push(cell);
        }
        assert_eq!(show(texts.iter().collect()), show(cells.to_vec()));
        assert_eq!(size_of::<Packed>(), 16);
    }
}
