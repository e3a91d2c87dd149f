//! Which grids a text may hold: how many columns, and whether a line holds a row or a cell.

use super::kind::{self, Kind};
use super::line::{Gap, Piece};

/// How a grid is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Paragraphs, one a line.
    Prose,
    /// A row a line, tabs between the cells.
    Rows,
    /// A cell a line, begun by a tab or ended by a stroke.
    Cells,
}

/// A grid that may stand in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grid {
    /// How it is written.
    pub style: Style,
    /// Columns.
    pub columns: u16,
}

/// Most cells of a row that only its date tells.
const MOST_CELLS: usize = 12;

/// How many numbers of columns of a style are tried.
const TRIED: usize = 6;

/// The grids to try; prose is the first.
pub fn grids(pieces: &[Piece], source: &str) -> Vec<Grid> {
    let mut grids = vec![Grid { style: Style::Prose, columns: 1 }];
    let lines = count_tabs(pieces);
    let starts = |gap| pieces.iter().filter(|p| p.gap == gap).count();
    let single = lines.iter().filter(|l| l.leading && l.tabs == 1).count();
    let tabbed = lines.iter().filter(|l| l.tabs > 0).count();
    let cells = starts(Gap::Cell) > 0 || (single >= 6 && single * 5 >= tabbed * 2);
    if cells {
        let mut widths = Tally::default();
        cell_distances(pieces, &mut widths);
        if widths.seen.is_empty() {
            headings(pieces, source, &mut widths);
        }
        widths.add_to(&mut grids, Style::Cells);
    }
    if tabbed > 0 {
        let mut widths = Tally::default();
        for line in lines.iter().filter(|l| l.tabs > u16::from(cells && l.leading)) {
            widths.count(usize::from(line.tabs) + 1, 2);
        }
        row_distances(&lines, &mut widths);
        widths.add_to(&mut grids, Style::Rows);
    }
    grids
}

/// The columns of most lines that hold more than one cell, where that is a clear majority.
pub fn usual(pieces: &[Piece]) -> Option<u16> {
    let mut seen = std::collections::BTreeMap::<u16, usize>::new();
    let lines = count_tabs(pieces);
    let mut all = 0;
    for line in lines.iter().filter(|l| l.tabs > 0) {
        *seen.entry(line.tabs + 1).or_default() += 1;
        all += 1;
    }
    let (columns, count) = seen.into_iter().max_by_key(|(_, count)| *count)?;
    (count * 5 >= all * 3).then_some(columns)
}

/// How often each number of columns was seen, up to [`Tally::MOST`].
#[derive(Default)]
struct Tally {
    seen: std::collections::BTreeMap<usize, usize>,
}

impl Tally {
    /// More columns than this are not looked for; longer rows keep all their cells.
    const MOST: usize = 1024;

    fn count(&mut self, columns: usize, weight: usize) {
        if (2..=Self::MOST).contains(&columns) {
            *self.seen.entry(columns).or_default() += weight;
        }
    }

    /// Adds the most frequent, and the widest that stands in lines.
    fn add_to(&self, grids: &mut Vec<Grid>, style: Style) {
        let mut order: Vec<_> = self.seen.iter().map(|(columns, count)| (*count, *columns)).collect();
        order.sort_unstable_by(|a, b| b.cmp(a));
        order.truncate(TRIED);
        if let Some(widest) = self.seen.keys().next_back().filter(|_| style == Style::Rows) {
            order.push((0, *widest));
        }
        for (_, columns) in order {
            let grid = Grid { style, columns: u16::try_from(columns).unwrap_or(u16::MAX) };
            if !grids.contains(&grid) {
                grids.push(grid);
            }
        }
    }
}

struct TabbedLine {
    tabs: u16,
    leading: bool,
    numbered: bool,
}

fn count_tabs(pieces: &[Piece]) -> Vec<TabbedLine> {
    let mut lines: Vec<TabbedLine> = Vec::new();
    for piece in pieces {
        match piece.gap {
            Gap::Tab => {
                if let Some(line) = lines.last_mut() {
                    line.tabs = line.tabs.saturating_add(1);
                }
            }
            Gap::Line | Gap::Cell => {
                lines.push(TabbedLine { tabs: 0, leading: false, numbered: piece.kind.numbers() });
            }
            Gap::Joined => {}
            Gap::LineTab => lines.push(TabbedLine { tabs: 1, leading: true, numbered: false }),
        }
    }
    lines
}

/// The tabs from one line that begins with a number and a tab to the next: hard-wrapped rows.
fn row_distances(lines: &[TabbedLine], widths: &mut Tally) {
    let (mut tabs, mut open) = (0_usize, false);
    for line in lines {
        if line.numbered && line.tabs > 0 {
            if open {
                widths.count(tabs + 1, 1);
            }
            (tabs, open) = (0, true);
        }
        tabs += usize::from(line.tabs);
    }
    if open {
        widths.count(tabs + 1, 1);
    }
}

/// The cells from one number to the next, and from one blank line to the next.
fn cell_distances(pieces: &[Piece], widths: &mut Tally) {
    let (mut since_number, mut since_blank) = (None::<usize>, 0_usize);
    for piece in pieces.iter().filter(|p| !matches!(p.gap, Gap::Line | Gap::Joined)) {
        if piece.kind.numbers() {
            if let Some(distance) = since_number {
                widths.count(distance, if piece.kind == Kind::Label { 2 } else { 1 });
            }
            since_number = Some(0);
        }
        since_number = since_number.map(|n| n + 1);
        if piece.blanks > 0 {
            widths.count(since_blank, 2);
            since_blank = 0;
        }
        since_blank += 1;
    }
    widths.count(since_number.unwrap_or(0), 1);
    if since_number.is_none() {
        date_distances(pieces, widths);
    }
}

/// Without numbers and dates: as many columns as the first cells are headings, where the cells suffice for more rows.
fn headings(pieces: &[Piece], source: &str, widths: &mut Tally) {
    let cells = || pieces.iter().filter(|p| !matches!(p.gap, Gap::Line | Gap::Joined));
    let columns = cells().take_while(|p| kind::is_heading(p.text(source))).count();
    if columns > 2 && cells().count() >= columns * 3 {
        widths.count(columns, 1);
    }
}

/// Without numbers of rows: the cells from one date to the next. Twice as many as between others pass a row without one.
fn date_distances(pieces: &[Piece], widths: &mut Tally) {
    let cells = pieces.iter().filter(|p| !matches!(p.gap, Gap::Line | Gap::Joined));
    let dates = cells.enumerate().filter(|(_, p)| p.kind == Kind::Date).map(|(at, _)| at);
    let mut seen = [0_usize; MOST_CELLS + 1];
    let mut last: Option<usize> = None;
    for at in dates {
        if let Some(count) = last.and_then(|l| seen.get_mut(at - l)) {
            *count += 1;
        }
        last = Some(at);
    }
    for (distance, count) in seen.iter().enumerate().filter(|(_, count)| **count > 0) {
        let row = (3..distance).find(|r| distance.is_multiple_of(*r) && seen.get(*r).is_some_and(|c| *c > 0));
        widths.count(row.unwrap_or(distance), *count);
    }
}
