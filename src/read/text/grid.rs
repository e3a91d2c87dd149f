//! Finds rows and columns in a stream of pieces: [`search`](super::search) finds the likeliest reading, twice on a
//! sample to learn what the columns hold, then on all.

use super::candidates::{Grid, grids, usual};
use super::cost::{self, Counts, Profiles};
use super::line::Piece;
use super::search::{Look, Search};

/// What a piece is to the reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Goes on with the cell or paragraph before it.
    More,
    /// Begins a paragraph.
    Paragraph,
    /// Begins a row of a grid, in this column, 0-based.
    Row(u8, u16),
    /// Begins a row of one cell.
    Solo(u8),
    /// Begins the next cell of the row, in this column.
    Cell(u16),
}

/// Pieces from which profiles are learned.
const LEARN: usize = 20_000;

/// The pieces read as paragraphs and rows.
#[derive(Debug, Default)]
pub struct Reading {
    /// The grids found in it; a [`Step::Row`] names one.
    pub grids: Vec<Grid>,
    /// What each piece is.
    pub steps: Vec<Step>,
}

/// Reads the pieces.
pub fn read(source: &str, pieces: &[Piece]) -> Reading {
    let grids = grids(pieces, source);
    if grids.len() == 1 {
        return Reading { grids, steps: vec![Step::Paragraph; pieces.len()] };
    }
    let sample = pieces.get(..LEARN).unwrap_or(pieces);
    let often = cost::wraps_often(pieces, source);
    let looks = Look::all(pieces, source, if often { cost::WRAP_OFTEN } else { cost::WRAP });
    let mut profiles = Profiles::first(&grids, if often { None } else { usual(pieces) });
    for _ in 0..2 {
        let steps = Search::new(&grids, &profiles, &looks).run(sample);
        let learned = Profiles::learned(&count(&grids, sample, &steps));
        // What was learned says what was known: another reading would find the same.
        if learned == profiles && sample.len() == pieces.len() {
            return Reading { grids, steps };
        }
        profiles = learned;
    }
    let steps = Search::new(&grids, &profiles, &looks).run(pieces);
    Reading { grids, steps }
}

/// Counts what stands in the columns of a reading.
fn count(grids: &[Grid], pieces: &[Piece], steps: &[Step]) -> Vec<Counts> {
    let mut counts = vec![Counts::default(); grids.len()];
    let mut open: Option<(u8, u16)> = None;
    let close = |counts: &mut Vec<Counts>, open: Option<(u8, u16)>| {
        let counted = open.and_then(|(grid, column)| Some((counts.get_mut(usize::from(grid))?, column)));
        if let Some((c, column)) = counted {
            c.end(column);
        }
    };
    for (piece, step) in pieces.iter().zip(steps) {
        match *step {
            Step::More => continue,
            Step::Paragraph | Step::Solo(_) => {
                close(&mut counts, open.take());
                continue;
            }
            Step::Row(grid, column) => {
                close(&mut counts, open.take());
                open = Some((grid, column));
            }
            Step::Cell(column) => open = open.map(|(grid, _)| (grid, column)),
        }
        let counted = open.and_then(|(grid, column)| Some((counts.get_mut(usize::from(grid))?, column)));
        if let Some((c, column)) = counted {
            c.cell(column, piece.kind);
        }
    }
    close(&mut counts, open);
    counts
}
