//! Tables of other kinds right under a plan's: of as many columns, but with nothing in them that the plan's
//! columns hold.

use std::ops::Range;

use super::columns::Columns;
use super::grid::{Grid, Row};
use super::label;
use super::looks::reads_as_deadline;
use crate::lang::Language;
use crate::model::plan::Role;

/// Rows looked at.
const ROWS: usize = 40;

/// What the rows of a plan hold in the columns that tell them from others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Habit {
    /// The column in which most rows have a number.
    number: Option<usize>,
    /// The column in which most rows have a deadline.
    deadline: Option<usize>,
}

impl Habit {
    /// What rows of a plan hold.
    pub fn new<'r, 'd: 'r>(
        rows: impl Iterator<Item = &'r Row<'d>>,
        columns: &Columns<'_>,
        language: &'static Language,
    ) -> Self {
        let deadline = (0..columns.all.len()).find(|c| columns.role(*c) == Role::Deadline);
        let (mut labels, mut numbers, mut times, mut deadlines) = (0, 0, 0, 0);
        for row in rows.filter(|r| r.own().nth(1).is_some()).take(ROWS) {
            if let Some(slot) = columns.number.and_then(|c| row.own_at(c)) {
                numbers += 1;
                labels += usize::from(is_number(slot.text));
            }
            if let Some(slot) = deadline.and_then(|c| row.own_at(c)) {
                deadlines += 1;
                times += usize::from(reads_as_deadline(slot.text, language));
            }
        }
        let most = |fit: usize, all: usize| all > 0 && fit * 5 >= all * 4;
        Self {
            number: columns.number.filter(|_| most(labels, numbers)),
            deadline: deadline.filter(|_| most(times, deadlines)),
        }
    }

    /// Whether rows hold text where the plan's have their numbers and deadlines, and no numbers and hardly a deadline.
    pub fn misses<'r, 'd: 'r>(
        self,
        rows: impl Iterator<Item = &'r Row<'d>>,
        language: &'static Language,
    ) -> bool {
        if self.number.is_none() && self.deadline.is_none() {
            return false;
        }
        let (mut seen, mut strange, mut timed) = (0, 0, 0);
        for row in rows.filter(|r| r.own().nth(1).is_some()).take(ROWS) {
            seen += 1;
            let number = self.number.and_then(|c| row.own_at(c));
            let deadline = self.deadline.and_then(|c| row.own_at(c));
            if number.is_some_and(|s| is_number(s.text)) {
                return false;
            }
            timed += usize::from(deadline.is_some_and(|s| reads_as_deadline(s.text, language)));
            let held = match self.number {
                Some(_) => number.is_some(),
                None => deadline.is_some(),
            };
            strange += usize::from(held);
        }
        // A year over a column of sums reads as a time too.
        let sums = if self.number.is_some() { timed * 2 < seen } else { timed == 0 };
        seen >= 2 && strange == seen && sums
    }
}

/// Whether a cell is a label or a plain number, which in a long table may look like a year or a sum.
fn is_number(text: &str) -> bool {
    let digits = text.trim().trim_end_matches(['.', ')']);
    (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())) || label::whole(text).is_some()
}

/// The row after those that stand under a row of one text and belong to another table, if they do. `own` are the
/// plan's rows, as far as it is known.
pub fn end(
    grid: &Grid<'_>,
    columns: &Columns<'_>,
    own: Range<usize>,
    index: usize,
    language: &'static Language,
) -> Option<usize> {
    let rest = grid.rows.get(index + 1..)?;
    let numbered = |r: &Row<'_>| columns.number.and_then(|c| r.own_at(c)).is_some_and(|s| is_number(s.text));
    if rest.first().is_none_or(|r| r.own().nth(1).is_none() || numbered(r)) {
        return None;
    }
    let length = rest.iter().position(|r| !r.is_blank() && r.own().nth(1).is_none()).unwrap_or(rest.len());
    let rows = rest.get(..length)?;
    let habit = Habit::new(grid.rows.get(own.start..own.end.min(index))?.iter(), columns, language);
    habit.misses(rows.iter(), language).then_some(index + 1 + length)
}
