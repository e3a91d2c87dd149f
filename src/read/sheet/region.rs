//! What stands on a sheet: titles above a table, the table, lines below it, another table.
//!
//! The rules, which hold to what is sure and leave the rest in one table:
//! - Lines above a table that hold one cell are titles; lines of two («согласовано», «утверждаю») are where the
//!   table is wider and something stands between.
//! - Wholly blank rows stand inside a table, unless what follows has other columns and begins with a line that
//!   is full of texts, as a header is; or unless they are very many.
//! - Wholly blank columns too, unless what stands beside begins or ends elsewhere, or begins with the same heading.
//! - Up to three lines of one or two words-only cells below a blank row are signatures and notes.

use super::cells::{Cells, GridCell, GridCells};
use super::store::settle;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::document::{Area, Document, fold};

/// A stretch of a sheet, in reading order.
#[derive(Debug)]
pub enum Region {
    /// A cell that stands alone: a title, a signature, a note.
    Line(GridCell),
    /// A table: where its cells are among those of the sheet.
    Table(Range<usize>),
    /// A table beside another: its cells.
    Beside(GridCells),
}

/// Blank rows after which a new table begins in any case.
const FAR_ROWS: u32 = 50;
/// Blank columns after which a new table begins in any case.
const FAR_COLUMNS: u32 = 20;
/// Lines looked at for how wide a table is.
const SAMPLE: usize = 30;
/// Lines below a table that may be signatures.
const TAIL: usize = 3;

/// The cells of one row.
#[derive(Debug)]
struct Line {
    /// Where they begin and end among those of the sheet.
    start: u32,
    end: u32,
    /// Blank rows before it.
    gap: u32,
    /// Cells with a text.
    filled: u16,
    /// Columns from the first to the last text, merged ones whole.
    columns: Option<(u16, u16)>,
}

/// What is divided.
#[derive(Clone, Copy)]
struct Sheet<'s> {
    cells: Cells<'s>,
    document: &'s Document,
}

impl<'s> Sheet<'s> {
    fn of(self, line: &Line) -> Cells<'s> {
        self.cells.range(range(std::slice::from_ref(line)))
    }

    fn has_letters(self, placed: &GridCell) -> bool {
        self.document.text(placed.text).chars().any(|c| c.is_alphabetic() || c == '№')
    }
}

/// Divides the cells of a sheet.
pub fn divide(cells: Cells<'_>, document: &Document) -> Vec<Region> {
    let sheet = Sheet { cells, document };
    let lines = lines(cells);
    let mut regions = Vec::new();
    let mut rest = lines.as_slice();
    while !rest.is_empty() {
        let (block, after) = rest.split_at_checked(block_end(rest, sheet)).unwrap_or((rest, &[]));
        divide_block(block, sheet, &mut regions);
        rest = after;
    }
    regions
}

fn lines(cells: Cells<'_>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::with_capacity(cells.rows().count());
    let (mut end, mut reach) = (0, 0);
    for row in cells.rows() {
        let start = end;
        end += u32::try_from(row.len()).unwrap_or(u32::MAX);
        let Some((first, _)) = row.iter().next().map(|p| p.position()) else { continue };
        // A row of backgrounds alone divides nothing and joins nothing.
        let gap = if lines.is_empty() { 0 } else { first.saturating_sub(reach + 1) };
        let (mut filled, mut columns) = (0_u16, None);
        for Area { col, last_row, last_col, .. } in row.texts().map(|p| p.area) {
            filled = filled.saturating_add(1);
            let (from, to) = columns.unwrap_or((u16::MAX, 0));
            columns = Some((column(col).min(from), column(last_col).max(to)));
            reach = reach.max(last_row);
        }
        lines.push(Line { start, end, gap, filled, columns });
    }
    lines
}

/// No sheet has more columns than this can count.
fn column(number: u32) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// Where the cells of some lines are among those of the sheet.
fn range(lines: &[Line]) -> Range<usize> {
    let (first, last) = (lines.first(), lines.last());
    first.map_or(0, |line| line.start as usize)..last.map_or(0, |line| line.end as usize)
}

/// How many lines belong to the first block.
fn block_end(lines: &[Line], sheet: Sheet<'_>) -> usize {
    let mut above = Extent::default();
    for (i, line) in lines.iter().enumerate() {
        if i > 0 && line.filled > 0 && line.gap > 0 {
            let far = line.gap >= FAR_ROWS;
            let below = Extent::of(lines.get(i..).unwrap_or(&[]), true);
            if far || (above.tabular() && below.tabular() && above.differs(&below) && headed(line, sheet)) {
                return i;
            }
        }
        above.add(line);
    }
    lines.len()
}

/// The columns some lines use, and how many of them hold more than one cell.
#[derive(Clone, Copy, Debug, Default)]
struct Extent {
    columns: Option<(u16, u16)>,
    rows: usize,
}

impl Extent {
    /// Of the lines up to the first blank row after the first line.
    fn of(lines: &[Line], to_gap: bool) -> Self {
        let mut extent = Self::default();
        for (i, line) in lines.iter().enumerate() {
            if to_gap && i > 0 && line.gap > 0 {
                break;
            }
            extent.add(line);
        }
        extent
    }

    fn add(&mut self, line: &Line) {
        // Titles may be merged wider than the table or stand in one column of it.
        if line.filled < 2 {
            return;
        }
        self.rows += 1;
        if let Some((from, to)) = line.columns {
            self.columns = Some(self.columns.map_or((from, to), |(f, t)| (f.min(from), t.max(to))));
        }
    }

    fn tabular(&self) -> bool {
        self.rows >= 2
    }

    fn differs(&self, other: &Self) -> bool {
        self.columns != other.columns
    }
}

/// Whether a line is full of texts without digits alone, as a header is.
fn headed(line: &Line, sheet: Sheet<'_>) -> bool {
    let Some((from, to)) = line.columns else { return false };
    let texts = || sheet.of(line).texts();
    line.filled > 1
        && texts().map(|p| width(&p)).sum::<u32>() == u32::from(to - from + 1)
        && texts().all(|p| sheet.has_letters(&p))
}

fn width(placed: &GridCell) -> u32 {
    placed.area.last_col - placed.area.col + 1
}

/// Divides a block.
fn divide_block(block: &[Line], sheet: Sheet<'_>, regions: &mut Vec<Region>) {
    let typical = block.iter().take(SAMPLE).map(|l| l.filled).max().unwrap_or(0);
    let titles = title_lines(block, typical, sheet);
    let (head, rest) = block.split_at_checked(titles).unwrap_or((block, &[]));
    let tail = tail_lines(rest, typical, sheet);
    let (body, foot) = rest.split_at_checked(rest.len() - tail).unwrap_or((rest, &[]));
    put_lines(head, sheet, regions);
    let bounds = range(body);
    let tables = sheet.cells.range(bounds.clone());
    if tables.texts().next().is_some() {
        match side_by_side(tables, sheet.document) {
            Some(tables) => regions.extend(tables.into_iter().map(Region::Beside)),
            None => regions.push(Region::Table(bounds)),
        }
    }
    put_lines(foot, sheet, regions);
}

/// How many lines at the top are titles.
fn title_lines(block: &[Line], typical: u16, sheet: Sheet<'_>) -> usize {
    let first_column = block.iter().filter_map(|l| l.columns).map(|c| c.0).min().unwrap_or(1);
    let mut titles = 0;
    for (i, line) in block.iter().enumerate() {
        let next = block.get(i + 1);
        let gap_after = next.is_none_or(|n| n.gap > 0);
        let below = next.and_then(|n| sheet.of(n).iter().next()).map_or(u32::MAX, |p| p.area.row);
        let spans_below = sheet.of(line).texts().any(|p| p.area.last_row >= below);
        match line.filled {
            _ if spans_below => break,
            0 => {}
            // A heading over some columns of the header, not over its first: «2024» over four quarters.
            1 if !gap_after
                && next.is_some_and(|n| n.filled > 1)
                && heads_columns(sheet.of(line).texts(), first_column) =>
            {
                break;
            }
            1 => titles = i + 1,
            2 if typical >= 4 && gap_after => titles = i + 1,
            2 if typical >= 4 => {}
            _ => break,
        }
    }
    titles
}

fn heads_columns(mut line: impl Iterator<Item = GridCell>, first_column: u16) -> bool {
    line.any(|p| p.area.col > first_column.into() && width(&p) > 1)
}

/// How many lines at the bottom are signatures or notes.
fn tail_lines(lines: &[Line], typical: u16, sheet: Sheet<'_>) -> usize {
    let Some(start) = lines.iter().rposition(|l| l.gap > 0 && l.filled > 0) else { return 0 };
    let tail = lines.get(start..).unwrap_or(&[]);
    let short =
        |l: &Line| l.filled <= 2 && l.filled < typical && sheet.of(l).texts().all(|p| sheet.has_letters(&p));
    if start > 0 && typical >= 3 && tail.len() <= TAIL && tail.iter().all(short) { tail.len() } else { 0 }
}

/// Lines as single cells; where several lines have two cells, the left ones come before the right ones.
fn put_lines(lines: &[Line], sheet: Sheet<'_>, regions: &mut Vec<Region>) {
    let mut rest = lines;
    while let Some((line, after)) = rest.split_first() {
        let pairs = if line.filled == 2 { rest.iter().take_while(|l| l.filled == 2).count() } else { 1 };
        let group = rest.get(..pairs).unwrap_or(rest);
        let mut cells: Vec<GridCell> = sheet.cells.range(range(group)).texts().collect();
        cells.sort_by_key(|p| (p.area.col, p.area.row));
        regions.extend(cells.into_iter().map(Region::Line));
        rest = rest.get(pairs..).unwrap_or(after);
    }
}

/// Divides a table at blank columns between two tables that stand side by side, where there are any.
fn side_by_side(cells: Cells<'_>, document: &Document) -> Option<Vec<GridCells>> {
    // Not collected: that would put millions of columns in order to find a few.
    let mut used = BTreeSet::new();
    for Area { col, last_col, .. } in cells.texts().map(|p| p.area) {
        used.insert((col, last_col));
    }
    let mut used: Vec<(u32, u32)> = used.into_iter().collect();
    settle(&mut used);
    let mut groups: Vec<(u32, u32)> = Vec::new();
    for range in used {
        let divided = groups.last().is_none_or(|left| {
            range.0 - left.1 > FAR_COLUMNS
                || stand_apart(&Side::of(cells, *left), &Side::of(cells, range), document)
        });
        match groups.last_mut() {
            Some(left) if !divided => left.1 = range.1,
            _ => groups.push(range),
        }
    }
    if groups.len() < 2 {
        return None;
    }
    let mut tables: Vec<GridCells> = groups.iter().map(|_| GridCells::default()).collect();
    for placed in cells.iter() {
        let at = groups.partition_point(|g| g.1 < placed.area.col).min(groups.len().saturating_sub(1));
        if let Some(table) = tables.get_mut(at) {
            table.push(&placed);
        }
    }
    tables.retain(|table| table.view().texts().next().is_some());
    Some(tables)
}

/// What is known of the cells between two columns.
#[derive(Debug, Default)]
struct Side {
    first: Option<GridCell>,
    first_row: u32,
    last_row: u32,
    columns: u32,
}

impl Side {
    fn of(cells: Cells<'_>, (from, to): (u32, u32)) -> Self {
        let mut side = Self { columns: to - from + 1, ..Self::default() };
        for placed in cells.texts().filter(|p| (from..=to).contains(&p.area.col)) {
            if side.first.is_none() {
                side.first = Some(placed);
                side.first_row = placed.area.row;
            }
            side.last_row = side.last_row.max(placed.area.last_row);
        }
        side
    }

    fn rows(&self) -> u32 {
        self.last_row.saturating_sub(self.first_row) + 1
    }
}

fn stand_apart(left: &Side, right: &Side, document: &Document) -> bool {
    let table = |s: &Side| s.columns >= 2 && s.rows() >= 2;
    let heading = |s: &Side| s.first.map(|p| fold(document.text(p.text)));
    let (short, long) = (left.rows().min(right.rows()), left.rows().max(right.rows()));
    table(left) && table(right) && (heading(left) == heading(right) || short * 2 <= long)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sheet drawn in lines: cells apart by `|`, `>` for a column that the cell before covers too.
    fn regions(drawn: &[&str]) -> Vec<String> {
        let mut document = Document::default();
        let mut cells: Vec<GridCell> = Vec::new();
        for (row, line) in (1..).zip(drawn) {
            for (col, text) in (1..).zip(line.split('|').map(str::trim)) {
                match text {
                    "" => {}
                    ">" => {
                        let wide = cells.last_mut().unwrap();
                        wide.area.last_col = col;
                    }
                    _ => {
                        let text = document.push_text(text);
                        cells.push(GridCell::new((row, col), text, None, 0));
                    }
                }
            }
        }
        let table = |cells: Cells<'_>| {
            let first = cells.iter().next().unwrap();
            format!("{}×{} {}", cells.rows().count(), cells.len(), document.text(first.text))
        };
        let cells: GridCells = cells.into_iter().collect();
        let show = |region: &Region| match region {
            Region::Line(p) => document.text(p.text).to_owned(),
            Region::Table(bounds) => table(cells.view().range(bounds.clone())),
            Region::Beside(cells) => table(cells.view()),
        };
        divide(cells.view(), &document).iter().map(show).collect()
    }

    #[test]
    fn titles_above_and_signatures_below_are_lines() {
        let seen = regions(&[
            "||Утверждаю", "||Директор", "План работы|>|>", "№|Мероприятие|Срок", "Раздел 1|>|>",
            "1|Проверка|март", "", "2|Отчёт|май", "", "Начальник отдела||Н. Иванова",
        ]);
        assert_eq!(
            seen,
            ["Утверждаю", "Директор", "План работы", "4×10 №", "Начальник отдела", "Н. Иванова"]
        );
    }

    #[test]
    fn two_approvals_side_by_side_are_read_one_after_the_other() {
        let seen = regions(&[
            "Согласовано|||Утверждаю", "Глава А|||Глава Б", "", "№|Мероприятие|Срок|Кто",
            "1|Проверка|март|отдел",
        ]);
        assert_eq!(seen, ["Согласовано", "Глава А", "Утверждаю", "Глава Б", "2×8 №"]);
    }

    #[test]
    fn a_heading_over_columns_of_the_header_is_no_title() {
        let seen = regions(&["|Год|>", "Мероприятие|2024|2025", "Проверка|х|"]);
        assert_eq!(seen, ["3×6 Год"]);
    }

    #[test]
    fn another_table_below_needs_other_columns_and_a_header() {
        let plan = ["№|Мероприятие|Срок", "1|Проверка|март", ""];
        let other = ["Показатель|Единица", "доля|%", "число|ед."];
        assert_eq!(regions(&[plan, other].concat()), ["2×6 №", "3×6 Показатель"]);
        let rest = ["2|Отчёт|", "3|Сбор|"];
        assert_eq!(regions(&[&plan[..], &rest].concat()), ["4×10 №"]);
    }

    #[test]
    fn tables_side_by_side_are_told_from_a_spacer_column() {
        let twins = ["№|Что||№|Что", "1|а||4|г", "2|б||5|д"];
        assert_eq!(regions(&twins), ["3×6 №", "3×6 №"]);
        let spacer = ["№|Что||Срок|Кто", "1|а||май|отдел", "2|б||март|отдел"];
        assert_eq!(regions(&spacer), ["3×12 №"]);
    }

    #[test]
    fn a_sheet_of_one_column_is_lines() {
        assert_eq!(regions(&["План", "1. Проверка", "2. Отчёт"]), ["План", "1. Проверка", "2. Отчёт"]);
    }
}
