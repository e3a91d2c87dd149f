//! The headings over each column, and what they say of it.

use super::columns::Column;
use super::grid::Grid;
use super::header::{self, Heading, Span, Times};
use crate::lang::Language;
use crate::model::place::Place;
use crate::model::plan::{ColumnReason, Role};

/// The columns by their headings alone.
pub fn headed<'d>(grid: &Grid<'d>, span: Span, language: &'static Language) -> Vec<Column<'d>> {
    let mut all: Vec<Column<'d>> = headings(grid, span);
    for column in &mut all {
        say(column, language);
    }
    all
}

/// The headings over each column. Where no heading of a row is merged over several columns, one that is not of
/// the lowest level holds for the empty cells to its right.
fn headings<'d>(grid: &Grid<'d>, span: Span) -> Vec<Column<'d>> {
    let mut out: Vec<Column<'d>> = (0..grid.width).map(|_| Column::empty()).collect();
    for index in span.first..=span.last {
        let Some(row) = grid.row(index) else { continue };
        let merged = row.own().any(|s| s.span > 1);
        let stretch = !merged && index < span.last;
        let mut carried: Option<(&'d str, Place)> = None;
        for (col, column) in out.iter_mut().enumerate() {
            let here = row.at(col).map(|s| (s.text, s.cell.place));
            if here.is_some() {
                carried = here;
            }
            let (text, place) = match (here, carried) {
                (Some(found), _) => found,
                (None, Some(found)) if stretch => found,
                _ => continue,
            };
            if column.headings.last() != Some(&text) {
                column.headings.push(text);
                column.places.push(place);
            } else if let Some(last) = column.places.last_mut() {
                *last = place;
            }
        }
    }
    out
}

/// What a column's headings say: the innermost that says anything, unless one above it is of money or of what
/// was done.
fn say(column: &mut Column<'_>, language: &Language) {
    let all: Vec<(&str, Option<Times>)> = column.headings.iter().map(|h| (*h, header::times(h))).collect();
    let named = |times: &Option<Times>| times.is_some_and(|t| t.named);
    column.period = times(&all);
    if !all.iter().any(|(_, times)| named(times)) && all.len() < 2 {
        column.period.clear();
    }
    let said: Vec<Heading> = all
        .iter()
        .filter(|(_, times)| !named(times) || all.len() == 1)
        .filter_map(|(h, _)| header::heading(h, language))
        .collect();
    let over = said.iter().find(|h| matches!(h.role, Role::Funding | Role::Status)).copied();
    let outer = said.first().copied();
    let inner = said.last().copied();
    let chosen = match (outer, inner) {
        // «Срок / план»: the plan's value is of the outer kind; «факт» was found above.
        (Some(o), Some(i))
            if i.role == Role::Target
                && matches!(
                    o.role,
                    Role::Deadline | Role::Start | Role::End | Role::Title | Role::Indicator
                )
                && said.len() > 1 =>
        {
            Some(o)
        }
        // «Срок / начало»: the inner says which.
        (_, i) => i,
    };
    column.said = over.or(chosen);
    if let Some(found) = column.said {
        (column.role, column.reason) = (found.role, ColumnReason::Heading);
    }
    if let ([heading], Some(Role::Target)) = (column.headings.as_slice(), column.said.map(|h| h.role)) {
        column.period = header::year_in(heading).into_iter().collect();
    }
}

/// The headings that name a time: those that only lead to others («План по годам» over «2021 год»), or repeat a
/// word of one above («год» under «2021 год»), say nothing more.
fn times<'d>(headings: &[(&'d str, Option<Times>)]) -> Vec<&'d str> {
    let all: Vec<(&'d str, Times)> = headings.iter().filter_map(|(h, t)| Some((*h, (*t)?))).collect();
    let digits = |h: &str| h.contains(|c: char| c.is_ascii_digit());
    let mut out: Vec<&'d str> = Vec::with_capacity(all.len());
    for (i, (heading, _)) in all.iter().enumerate() {
        let leads = !digits(heading) && all.get(i + 1).is_some_and(|(_, next)| next.year);
        let repeats = out.iter().any(|o| {
            let above = super::words::words(o);
            super::words::words(heading).iter().all(|w| above.iter().any(|a| a == w))
        });
        let unit = !digits(heading) && all.get(i + 1).is_none_or(|(_, next)| next.named);
        if leads || repeats && unit {
            continue;
        }
        out.push(heading);
    }
    out
}
