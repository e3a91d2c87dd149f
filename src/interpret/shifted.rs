//! Headers whose empty cells a saved page dropped: the lower rows begin at the left edge instead of under the
//! heading they divide («План по годам» over «2021 год», «2022 год»). They are put back where they stood.

use super::grid::{Grid, Row, Slot};
use super::header;
use super::words::{lexicon, words};
use crate::lang::Language;
use crate::model::plan::Role;

/// The grid with the lower rows of its headers put back, if there are such.
pub fn mended<'d>(grid: &Grid<'d>, language: &Language) -> Option<Grid<'d>> {
    let mut found: Vec<(usize, Shift)> = Vec::new();
    for index in 0..grid.rows.len().saturating_sub(1) {
        let shift = shift(grid, index)
            .or_else(|| several(grid, index, language))
            .or_else(|| spilled(grid, index, language));
        found.extend(shift.map(|s| (index, s)));
    }
    if found.is_empty() {
        return None;
    }
    let same = |row: &Row<'d>| Row { number: row.number, slots: row.slots.clone() };
    let mut rows: Vec<Row<'d>> = grid.rows.iter().map(same).collect();
    for (index, shift) in found {
        if let Some([main, below]) = rows.get_mut(index..index + 2).filter(|_| shift.spilled > 0) {
            let spilled = main.slots.split_off(main.slots.len() - shift.spilled);
            below.slots.splice(0..0, spilled);
        }
        let spans = [shift.main, shift.years, shift.parts];
        for (offset, spans) in spans.iter().enumerate().filter(|(_, s)| !s.is_empty()) {
            if let Some(row) = rows.get_mut(index + offset) {
                let from = if offset == 0 { 0 } else { shift.parent };
                place(row, from, spans);
            }
        }
    }
    Some(Grid { document: grid.document, table: grid.table, rows, width: grid.width, mended: true })
}

/// How many columns the cells of a header's rows cover.
struct Shift {
    /// The column under which the lower rows stand.
    parent: usize,
    main: Vec<usize>,
    years: Vec<usize>,
    parts: Vec<usize>,
    /// Cells at the end of the main row that belong to the row below.
    spilled: usize,
}

/// Gives the filled cells of a row their columns, the first from one on.
fn place(row: &mut Row<'_>, from: usize, spans: &[usize]) {
    let mut col = from;
    let filled: Vec<Slot<'_>> = row.own().copied().collect();
    row.slots.clear();
    for (slot, span) in filled.into_iter().zip(spans) {
        row.slots.push(Slot { col, span: *span, ..slot });
        col += span;
    }
}

/// How the rows from one on are to be put, if it is the main row of a header and those under it are shifted.
fn shift(grid: &Grid<'_>, index: usize) -> Option<Shift> {
    let main = grid.row(index)?;
    let count = packed(main).filter(|n| (3..grid.width).contains(n))?;
    let years = packed_times(grid.row(index + 1)?)?;
    let heads: Vec<&Slot<'_>> = main.own().collect();
    if heads.iter().all(|s| header::is_period(s.text)) {
        return None;
    }
    let parent = heads.iter().rposition(|s| lexicon().periods.any(s.text)).unwrap_or(count - 1);
    let leaves = grid.width + 1 - count;
    let parts = grid.row(index + 2).and_then(packed_times).unwrap_or(0);
    let (years, parts) = if years == leaves && parts == 0 {
        (vec![1; years], Vec::new())
    } else if parts > 1 && parts + years - 1 == leaves {
        // The parts are those of the first year.
        let first = std::iter::once(parts);
        (first.chain(std::iter::repeat_n(1, years - 1)).collect(), vec![1; parts])
    } else if parts == leaves && leaves.is_multiple_of(years) {
        (vec![leaves / years; years], vec![1; parts])
    } else {
        return None;
    };
    let main = (0..count).map(|i| if i == parent { leaves } else { 1 }).collect();
    Some(Shift { parent, main, years, parts, spilled: 0 })
}

/// The same where several headings are divided («Факт | План» over «2020 год | 2021 год | 2022 год»): the last ones,
/// as many as it takes to fill the table's width.
fn several(grid: &Grid<'_>, index: usize, language: &Language) -> Option<Shift> {
    let main = grid.row(index)?;
    let count = packed(main).filter(|n| (3..grid.width).contains(n))?;
    let below = grid.row(index + 1)?;
    let years = packed_times(below)?;
    let parents = (count + years).checked_sub(grid.width).filter(|n| (2..count.min(years)).contains(n))?;
    let parent = count - parents;
    let times: Vec<&str> = below.own().map(|s| s.text).collect();
    // Where the times begin again the next heading begins.
    let begins: Vec<usize> = (0..years).filter(|at| times.get(*at) == times.first()).collect();
    let first = main.own().nth(parent)?;
    let done = header::heading(first.text, language)
        .is_some_and(|h| matches!(h.role, Role::Baseline | Role::Status));
    let spans = if begins.len() == parents {
        begins.iter().zip(begins.iter().skip(1).chain([&years])).map(|(a, b)| b - a).collect()
    } else if parents == 2 && done {
        vec![1, years - 1]
    } else if years.is_multiple_of(parents) {
        vec![years / parents; parents]
    } else {
        return None;
    };
    let main = std::iter::repeat_n(1, parent).chain(spans).collect();
    Some(Shift { parent, main, years: vec![1; years], parts: Vec::new(), spilled: 0 })
}

/// The same where the cells ran on: a main row as wide as the table whose last cells divide one of its headings
/// («… | Ожидаемый результат | 2023 год | 2024 год» with «2025 год» alone in the row below).
fn spilled(grid: &Grid<'_>, index: usize, language: &Language) -> Option<Shift> {
    let main = grid.row(index)?;
    let mut below = grid.row(index + 1)?.own();
    let (last, None) = (below.next()?, below.next()) else { return None };
    if last.col > 0 || grid.width < 5 || packed(main) != Some(grid.width) || main.slots.len() != grid.width {
        return None;
    }
    let role = |s: &Slot<'_>| header::heading(s.text, language).map(|h| h.role);
    let divides = |s: &Slot<'_>| {
        header::names_period(s.text)
            || words(s.text).len() <= 2
                && matches!(
                    role(s),
                    Some(Role::Start | Role::End | Role::Target | Role::Status | Role::Baseline)
                )
            || lexicon().totals.first(s.text, 1).is_some()
    };
    let spilled = main.slots.iter().rev().take_while(|s| divides(s)).count();
    let heads =
        main.slots.get(..grid.width - spilled).filter(|h| spilled > 0 && h.len() > 2 && divides(last))?;
    if heads.iter().filter(|s| role(s).is_some()).count() * 2 < heads.len() {
        return None;
    }
    let dated = header::names_period(last.text);
    let worded = heads.iter().rposition(|s| dated && lexicon().periods.any(s.text));
    let over = |s: &Slot<'_>| match role(s) {
        Some(Role::Target | Role::Funding) => dated,
        Some(Role::Deadline) => !dated,
        _ => false,
    };
    let parent = worded.or_else(|| heads.iter().rposition(over)).unwrap_or(heads.len() - 1);
    let leaves = spilled + 1;
    let main = (0..heads.len()).map(|i| if i == parent { leaves } else { 1 }).collect();
    Some(Shift { parent, main, years: vec![1; leaves], parts: Vec::new(), spilled })
}

/// The number of a row's filled cells, if they stand one beside another from the left edge on.
fn packed(row: &Row<'_>) -> Option<usize> {
    let beside = row.own().enumerate().all(|(i, s)| s.col == i && s.span == 1);
    beside.then(|| row.own().count())
}

/// The number of cells of a row that holds nothing but times, from the left edge on, one beside another.
fn packed_times(row: &Row<'_>) -> Option<usize> {
    let count = packed(row).filter(|n| *n > 1)?;
    let times = row.own().all(|s| header::is_period(s.text));
    (times && row.own().any(|s| header::names_period(s.text))).then_some(count)
}
