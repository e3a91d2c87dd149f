//! What the cells of a table's columns look like: numbers, marks, deadlines.

use std::cell::OnceCell;

use super::grid::{Grid, Row, Slot};
use super::label;
use crate::lang::Language;
use crate::phrase;

/// Rows looked at to tell what a column holds.
const SAMPLE: usize = 60;

/// What a column's cells look like.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// Cells with text.
    pub filled: usize,
    /// Marks.
    pub marks: usize,
    /// Numbers.
    pub numbers: usize,
    /// Cells that repeat the one above.
    pub repeats: usize,
    /// Characters.
    pub letters: usize,
    /// Coloured cells without text.
    pub coloured: usize,
}

/// Whether a cell holds a mark of a Gantt chart.
pub fn is_mark(text: &str) -> bool {
    let mut chars = text.chars();
    let one = matches!(chars.next(), Some(c) if matches!(c, 'X' | 'x' | 'Х' | 'х' | '+' | '✓' | '✔' | '✕' | '✗' | '×' | '▪' | '■' | '█' | '●' | '•' | '*' | '◼' | '▓' | '▒' | '☑' | '☒' | 'V' | 'v'));
    one && (chars.as_str().is_empty()
        || text.chars().count() <= 3 && text.chars().all(|c| text.starts_with(c)))
}

/// Whether a cell holds a number (or a dash for none): `69,0`, `-4,0`, `12 000`, `25 %`.
pub fn is_number(text: &str) -> bool {
    let fits = |c: char| {
        c.is_ascii_digit()
            || c.is_whitespace()
            || matches!(c, '.' | ',' | '-' | '−' | '–' | '+' | '%' | '<' | '>' | '≥' | '≤')
    };
    text.chars().all(fits) && text.bytes().any(|b| b.is_ascii_digit())
        || matches!(text, "-" | "–" | "—" | "x" | "х")
}

/// What the cells of each column look like, told when asked for: headings mostly say enough.
#[derive(Debug)]
pub struct Looks<'g, 'd> {
    /// The rows looked at.
    rows: Vec<&'g Row<'d>>,
    /// The language.
    pub language: &'static Language,
    all: Vec<OnceCell<Look>>,
    deadlines: Vec<OnceCell<usize>>,
}

impl<'g, 'd> Looks<'g, 'd> {
    /// Looks at the first rows from one on.
    pub fn new(grid: &'g Grid<'d>, from: usize, language: &'static Language) -> Self {
        let deadlines = vec![OnceCell::new(); grid.width];
        let rows = grid.rows.iter().skip(from).take(SAMPLE);
        let several = |r: &&Row<'_>| r.own().nth(1).is_some() || r.slots.iter().any(|s| s.cell.filled);
        let rows = rows.filter(several).collect();
        Self { rows, language, all: vec![OnceCell::new(); grid.width], deadlines }
    }

    /// How many columns there are.
    pub const fn width(&self) -> usize {
        self.all.len()
    }

    /// A column's cells in the rows looked at.
    pub fn cells(&self, col: usize) -> impl Iterator<Item = &'g Slot<'d>> {
        self.rows.iter().filter_map(move |r| {
            let from = r.slots.partition_point(|s| s.col < col);
            r.slots.get(from..)?.iter().take_while(|s| s.col == col).find(|s| s.own)
        })
    }

    fn look(&self, col: usize) -> Look {
        let mut look = Look::default();
        let mut above = "";
        for slot in self.cells(col) {
            if slot.text.is_empty() {
                look.coloured += usize::from(slot.cell.filled);
                continue;
            }
            look.filled += 1;
            look.repeats += usize::from(slot.text == above);
            above = slot.text;
            look.letters += slot.text.chars().count();
            look.marks += usize::from(is_mark(slot.text));
            look.numbers += usize::from(is_number(slot.text));
        }
        look
    }

    /// A column's look.
    pub fn get(&self, col: usize) -> Option<&Look> {
        self.all.get(col).map(|known| known.get_or_init(|| self.look(col)))
    }

    /// Cells of a column that are labels.
    pub fn labels(&self, col: usize) -> usize {
        self.cells(col).filter(|s| label::whole(s.text).is_some()).count()
    }

    /// Cells of a column that read as deadlines.
    pub fn deadlines(&self, col: usize) -> usize {
        let timed = |s: &&Slot<'_>| {
            !s.text.is_empty() && (s.cell.date.is_some() || reads_as_deadline(s.text, self.language))
        };
        let count = || self.cells(col).filter(timed).count();
        self.deadlines.get(col).map_or(0, |known| *known.get_or_init(count))
    }
}

/// Whether a text reads as a deadline.
pub fn reads_as_deadline(text: &str, language: &'static Language) -> bool {
    text.len() <= 400 && phrase::reads_as_deadline(text, language).is_deadline()
}
