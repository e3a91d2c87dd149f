//! Which of a document's tables hold the plan.

use super::columns::{self, Columns};
use super::foreign::Habit;
use super::front;
use super::grid::Grid;
use super::header::Span;
use super::looks::Looks;
use super::pieces::Piece;
use crate::lang::Language;
use crate::model::plan::Role;
use crate::options::Options;

/// What a table is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// No part of the plan.
    Left,
    /// It has a plan's header.
    Headed,
    /// It goes on under the header of a table before it.
    Continued,
    /// Its cells look like a plan's.
    Guessed,
}

/// A plan table above another.
#[derive(Clone, Copy, Debug)]
struct Above<'p, 'd> {
    grid: &'p Grid<'d>,
    headed: Option<(&'p Columns<'d>, Span)>,
}

impl Above<'_, '_> {
    /// What its rows hold.
    fn habit(self, language: &'static Language) -> Habit {
        self.headed.map_or_else(Habit::default, |(columns, span)| {
            Habit::new(self.grid.rows.iter().skip(span.body()), columns, language)
        })
    }
}

/// What each piece is used for.
pub fn plans(pieces: &[Piece<'_>], options: &Options, language: &'static Language) -> Vec<Use> {
    let mut out = Vec::with_capacity(pieces.len());
    let mut above: Option<Above<'_, '_>> = None;
    for piece in pieces {
        let used = match piece {
            Piece::Line(_) => Use::Left,
            Piece::Table { grid, .. } if options.table.is_some_and(|t| t != grid.table.number) => Use::Left,
            Piece::Table { grid, columns, .. } => judge(grid, columns.as_ref(), above, options, language),
        };
        if let (Piece::Table { grid, header, columns }, Use::Headed | Use::Guessed) = (piece, used) {
            above = Some(Above { grid, headed: columns.as_ref().zip(*header) });
        }
        out.push(used);
    }
    if out.iter().all(|u| *u == Use::Left) && options.table.is_none() {
        short_titles(pieces, &mut out, language);
    }
    out
}

/// Where nothing looks like a plan for sure, a table of numbers, short titles and deadlines does; one whose headings any
/// table may have, where a title above says that it is a plan.
fn short_titles(pieces: &[Piece<'_>], uses: &mut [Use], language: &'static Language) {
    let mut titled = false;
    for (piece, used) in pieces.iter().zip(uses) {
        if let Piece::Line(line) = piece {
            titled = titled || front::is_title(line.text);
        }
        if let Piece::Table { grid, header: Some(span), columns: Some(columns) } = piece
            && titled
            && columns.fits_plan(&Looks::new(grid, span.body(), language))
        {
            *used = Use::Headed;
        }
        if let Piece::Table { grid, header: None, .. } = piece
            && grid.rows.len() >= 3
            && looks_like_plan(grid, language, 12)
        {
            *used = Use::Guessed;
        }
    }
}

fn judge(
    grid: &Grid<'_>,
    headed: Option<&Columns<'_>>,
    above: Option<Above<'_, '_>>,
    options: &Options,
    language: &'static Language,
) -> Use {
    if options.table.is_some() || options.columns.is_some() || options.header_row.is_some() {
        return Use::Headed;
    }
    if headed.is_some_and(Columns::says_plan) {
        return Use::Headed;
    }
    let rows = grid.rows.iter().filter(|r| r.own().count() > 1).count();
    let narrower = grid.rows.iter().any(|r| r.slots.iter().any(|s| s.own && !s.text.is_empty()));
    if headed.is_none()
        && narrower
        && above.is_some_and(|a| grid.width == a.grid.width || rows > 0 && grid.width + 1 == a.grid.width)
        && !above.is_some_and(|a| a.habit(language).misses(grid.rows.iter(), language))
    {
        return Use::Continued;
    }
    if headed.is_none() && rows >= 2 && looks_like_plan(grid, language, 25) {
        return Use::Guessed;
    }
    Use::Left
}

/// Whether the cells of a table without a header look like a plan's: numbers, titles of at least so many
/// characters on average, deadlines.
fn looks_like_plan(grid: &Grid<'_>, language: &'static Language, least: usize) -> bool {
    if grid.width < 3 || grid.width > 12 {
        return false;
    }
    let looks = Looks::new(grid, 0, language);
    let columns = columns::guessed(&looks);
    let title = looks.get(columns.title).copied().unwrap_or_default();
    let timed = (0..grid.width).filter(|c| columns.role(*c) == Role::Deadline);
    let deadlines = timed.map(|c| looks.deadlines(c)).max().unwrap_or(0);
    let long = title.filled > 0 && title.letters / title.filled >= least;
    columns.number.is_some() && long && deadlines >= 2 && deadlines * 3 >= title.filled * 2
}
