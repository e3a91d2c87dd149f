//! The cells of a sheet as read. There are millions, nearly all of them a text at a position, perhaps with a
//! background or a date: that takes twenty bytes. What else a cell has stands beside.

use std::ops::Range;

use jiff::civil::Date;

use crate::model::document::{Area, Span};

/// A cell of a sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GridCell {
    /// Its text as a person sees it.
    pub text: Span,
    /// The date it stores.
    pub date: Option<Date>,
    /// Its background: 0 for none, the same number for the same look.
    pub fill: u32,
    /// Where it stands: one position until merged ranges are looked at, then the rectangle it stands for.
    pub area: Area,
}

impl GridCell {
    /// A cell at a row and column, 1-based.
    pub fn new((row, col): (u32, u32), text: Span, date: Option<Date>, fill: u32) -> Self {
        Self { text, date, fill, area: Area::cell(row, col) }
    }

    /// Its position, in the order in which cells are read.
    pub fn position(&self) -> (u32, u32) {
        (self.area.row, self.area.col)
    }

    /// Whether a text stands in it; else it is a background only.
    pub fn has_text(&self) -> bool {
        !self.text.is_empty()
    }
}

/// Cells in the order in which they were added. They are small here and are given as [`GridCell`]s.
#[derive(Debug, Default)]
pub struct GridCells {
    all: Vec<Packed>,
    rare: Vec<Rare>,
}

/// Some of them, one after another.
#[derive(Clone, Copy, Debug)]
pub struct Cells<'g> {
    all: &'g [Packed],
    rare: &'g [Rare],
}

#[derive(Clone, Copy, Debug)]
struct Packed {
    text: Span,
    row: u32,
    /// No format has more columns; [`Store::cell`](super::store::Store::cell) leaves out what claims to be past them.
    col: u16,
    /// 0, a date above [`DATE`], a background above [`FILL`], or one more than an index of what is rare.
    look: u32,
}

/// All but the text and the position of a cell.
#[derive(Clone, Copy, Debug)]
struct Rare {
    last_row: u32,
    last_col: u32,
    fill: u32,
    date: u32,
}

const DATE: u32 = 1 << 31;
const FILL: u32 = 1 << 30;

/// A date in 25 bits, never 0.
fn pack(date: Date) -> u32 {
    let [high, low] = date.year().to_be_bytes();
    u32::from_be_bytes([0, 0, high, low]) << 9
        | u32::from(date.month().unsigned_abs()) << 5
        | u32::from(date.day().unsigned_abs())
}

fn unpack(date: u32) -> Option<Date> {
    if date == 0 {
        return None;
    }
    let [.., high, low] = (date >> 9).to_be_bytes();
    let small = |n: u32| i8::try_from(n).ok();
    Date::new(i16::from_be_bytes([high, low]), small(date >> 5 & 15)?, small(date & 31)?).ok()
}

impl Packed {
    fn of(cell: &GridCell, rare: &mut Vec<Rare>) -> Self {
        let &GridCell { text, date, fill, area: Area { row, col, last_row, last_col } } = cell;
        let date = date.map_or(0, pack);
        let single = (last_row, last_col) == (row, col);
        let look = match (date, fill) {
            (0, 0) if single => 0,
            (0, fill) if single && fill < FILL => FILL | fill,
            (date, 0) if single => DATE | date,
            _ => {
                rare.push(Rare { last_row, last_col, fill, date });
                u32::try_from(rare.len()).unwrap_or(0)
            }
        };
        Self { text, row, col: u16::try_from(col).unwrap_or(u16::MAX), look }
    }

    fn position(&self) -> (u32, u32) {
        (self.row, self.col.into())
    }

    #[inline]
    fn cell(&self, rare: &[Rare]) -> GridCell {
        let cell = GridCell::new(self.position(), self.text, None, 0);
        match self.look {
            0 => cell,
            look if look >= DATE => GridCell { date: unpack(look - DATE), ..cell },
            look if look >= FILL => GridCell { fill: look - FILL, ..cell },
            look => match rare.get(look as usize - 1) {
                Some(&Rare { last_row, last_col, fill, date }) => {
                    let area = Area { last_row, last_col, ..cell.area };
                    GridCell { fill, date: unpack(date), area, ..cell }
                }
                None => cell,
            },
        }
    }
}

impl GridCells {
    /// Makes room for so many more, where there is memory.
    pub fn make_room(&mut self, more: usize) {
        let _ = self.all.try_reserve(more);
    }

    /// Adds a cell.
    pub fn push(&mut self, cell: &GridCell) {
        self.all.push(Packed::of(cell, &mut self.rare));
    }

    /// All of them, to be looked at.
    pub fn view(&self) -> Cells<'_> {
        Cells { all: &self.all, rare: &self.rare }
    }

    /// All of them. What is collected of them may take their memory.
    pub fn into_cells(self) -> impl Iterator<Item = GridCell> {
        let Self { all, rare } = self;
        all.into_iter().map(move |packed| packed.cell(&rare))
    }

    /// Puts them in the order of their positions. The last of two at one place wins, as in a program that reads them
    /// one after another.
    pub fn sort(&mut self) {
        if !self.all.is_sorted_by(|a, b| a.position() < b.position()) {
            self.all.sort_by_key(Packed::position);
            self.all.reverse();
            self.all.dedup_by_key(|packed| packed.position());
            self.all.reverse();
        }
    }

    /// Gives each the area that is told, and takes out those for which none is.
    pub fn place(&mut self, mut area: impl FnMut(&GridCell) -> Option<Area>) {
        let rare = &mut self.rare;
        self.all.retain_mut(|packed| {
            let cell = packed.cell(rare);
            let Some(area) = area(&cell) else { return false };
            if area != cell.area {
                *packed = Packed::of(&GridCell { area, ..cell }, rare);
            }
            true
        });
    }

    /// Leaves those of a range only.
    pub fn keep(&mut self, range: Range<usize>) {
        self.all.truncate(range.end);
        self.all.drain(..range.start.min(self.all.len()));
    }
}

impl FromIterator<GridCell> for GridCells {
    fn from_iter<I: IntoIterator<Item = GridCell>>(cells: I) -> Self {
        let mut all = Self::default();
        cells.into_iter().for_each(|cell| all.push(&cell));
        all
    }
}

impl<'g> Cells<'g> {
    /// How many there are.
    pub fn len(self) -> usize {
        self.all.len()
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.all.is_empty()
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = GridCell> + 'g {
        self.all.iter().map(|packed| packed.cell(self.rare))
    }

    /// Those with a text.
    pub fn texts(self) -> impl Iterator<Item = GridCell> + 'g {
        self.iter().filter(GridCell::has_text)
    }

    /// Those of a range.
    pub fn range(self, range: Range<usize>) -> Self {
        Self { all: self.all.get(range).unwrap_or_default(), ..self }
    }

    /// Those that begin in one row, row by row.
    pub fn rows(self) -> impl Iterator<Item = Self> {
        self.all.chunk_by(|a, b| a.row == b.row).map(move |all| Self { all, ..self })
    }

    /// Whether one of them, in order, has a position.
    pub fn holds(self, position: (u32, u32)) -> bool {
        self.all.binary_search_by_key(&position, Packed::position).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_back_as_they_were() {
        let plain = |row, col| GridCell::new((row, col), Span { start: row, end: row + col }, None, 0);
        let (early, late) = (Some(Date::MIN), Some(Date::constant(2024, 12, 31)));
        let area = Area { row: 2, col: 1, last_row: 1_048_576, last_col: 16_384 };
        let cells = [
            plain(1, 1),
            GridCell { date: early, ..plain(1, 2) },
            GridCell { date: late, ..plain(1, 3) },
            GridCell { fill: FILL - 1, ..plain(1, 4) },
            GridCell { fill: FILL, ..plain(1, 5) },
            GridCell { fill: u32::MAX, ..plain(1, 6) },
            GridCell { date: late, fill: 1, ..plain(1, 16_384) },
            GridCell { area, date: early, ..plain(2, 1) },
        ];
        let mut kept: GridCells = cells.into_iter().collect();
        assert_eq!(kept.view().iter().collect::<Vec<_>>(), cells);
        assert_eq!((kept.rare.len(), size_of::<Packed>()), (4, 20));
        kept.place(|cell| (cell.fill == 0).then_some(Area { last_row: 9, ..cell.area }));
        assert_eq!(kept.view().rows().map(Cells::len).collect::<Vec<_>>(), [3, 1]);
        kept.keep(1..3);
        let placed = |cell: GridCell| GridCell { area: Area { last_row: 9, ..cell.area }, ..cell };
        assert_eq!(kept.into_cells().collect::<Vec<_>>(), [placed(cells[1]), placed(cells[2])]);
    }
}
