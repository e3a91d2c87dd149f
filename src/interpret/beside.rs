//! Measures side by side: a header whose columns repeat (№, Мероприятие, Срок, №, Мероприятие, Срок) holds several
//! groups of columns. They are put under one another, so that each row is about one measure.

use super::columns::Column;
use super::grid::{Grid, Row, Slot};
use super::header::Span;
use super::label;
use crate::model::plan::Role;

/// Most groups that stand beside one another.
const GROUPS: usize = 4;

/// The grid with its groups of columns under one another, if its header repeats.
pub fn stacked<'d>(grid: &Grid<'d>, span: Span, headed: &[Column<'d>]) -> Option<Grid<'d>> {
    let width = group_width(headed)?;
    let mut rows: Vec<Row<'d>> = Vec::with_capacity(grid.rows.len() * 2);
    rows.extend(grid.rows.iter().take(span.first).map(|row| part(row, 0, usize::MAX)));
    let head = grid.rows.get(span.first..span.body()).unwrap_or(&[]);
    rows.extend(head.iter().map(|row| part(row, 0, width)));
    for from in (width..grid.width).step_by(width) {
        rows.extend(head.iter().map(|row| part(row, from, width)).filter(|r| !r.is_blank()));
    }
    let body = grid.rows.get(span.body()..).unwrap_or(&[]);
    // A row with one text stands across all groups: those above it are read before it.
    for chunk in body.chunk_by(|a, b| !alone(a) && !alone(b)) {
        stack(chunk, grid.width, width, &mut rows);
    }
    Some(Grid { document: grid.document, table: grid.table, rows, width, mended: grid.mended })
}

/// Columns of one group, if the headings of all groups are the same and tell what is to be done.
fn group_width(all: &[Column<'_>]) -> Option<usize> {
    let headings: Vec<Option<String>> = all.iter().map(Column::heading).collect();
    let width =
        (2..=GROUPS).filter(|n| all.len().is_multiple_of(*n)).map(|n| all.len() / n).find(|width| {
            let mut groups = headings.chunks(*width);
            let first = groups.next().unwrap_or(&[]);
            *width >= 2 && first.iter().all(Option::is_some) && groups.all(|g| g == first)
        })?;
    let said = |role: Role| all.iter().take(width).any(|c| c.said.is_some_and(|h| h.role == role));
    let more =
        [Role::Number, Role::Deadline, Role::Responsible, Role::Start, Role::End].into_iter().any(said);
    (said(Role::Title) && more).then_some(width)
}

fn alone(row: &Row<'_>) -> bool {
    row.own().nth(1).is_none()
}

/// Puts the groups of some rows under one another: each group to its end, or row by row where the numbers run so.
fn stack<'d>(rows: &[Row<'d>], all: usize, width: usize, out: &mut Vec<Row<'d>>) {
    let starts: Vec<usize> = (0..all).step_by(width).collect();
    let mut add = |row: &Row<'d>, from: usize| {
        let found = part(row, from, width);
        if from == 0 || !found.is_blank() {
            out.push(found);
        }
    };
    if rows.first().is_some_and(|row| runs_across(row, width)) {
        for row in rows {
            for from in &starts {
                add(row, *from);
            }
        }
    } else {
        for from in starts {
            for row in rows {
                add(row, from);
            }
        }
    }
}

/// Whether the second group's number is the next after the first's.
fn runs_across(row: &Row<'_>, width: usize) -> bool {
    let number = |from: usize| {
        let found = row.own().find(|s| (from..from + width).contains(&s.col))?;
        label::whole(found.text)?.parts.last().copied()
    };
    matches!((number(0), number(width)), (Some(a), Some(b)) if b == a + 1)
}

/// The cells of a row that begin in a group of columns, counted from its first.
fn part<'d>(row: &Row<'d>, from: usize, width: usize) -> Row<'d> {
    let to = from.saturating_add(width);
    let here = row.slots.iter().filter(|s| (from..to).contains(&s.col));
    let slots = here.map(|s| Slot { col: s.col - from, span: s.span.min(to - s.col), ..*s }).collect();
    Row { number: row.number, slots }
}
