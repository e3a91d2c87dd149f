//! Finds rows and columns in a stream of pieces: the cheapest way (Viterbi) through states "this piece stands
//! in column j of grid g", with a beam, so that the work is linear in the pieces.
//!
//! Losing one cell, breaking one over lines or cutting the file costs a little where it happens and shifts
//! nothing after it.

use super::candidates::{Grid, Style, grids, usual};
use super::cost::{self, Counts, Profiles};
use super::line::{Gap, Piece};

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

/// Where the reading stands: grid and column; [`SOLO`] is a row of one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct State {
    grid: u8,
    column: u16,
}

const SOLO: u16 = u16::MAX;
/// States dearer than the best by more than this are dropped.
const BEAM: i32 = 90;
/// The most that the look of a cell takes off a cost.
const BEST_LOOK: i32 = 20;
/// States kept at a piece.
const KEPT: usize = 40;
/// Nodes after which the best way so far is settled, to bound memory.
const SETTLE: usize = 1 << 20;
/// Pieces from which profiles are learned.
const LEARN: usize = 20_000;

#[derive(Clone, Copy)]
struct Node {
    state: State,
    cost: i32,
    back: u8,
    step: Step,
}

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
    let grids = grids(pieces);
    if grids.len() == 1 {
        return Reading { grids, steps: vec![Step::Paragraph; pieces.len()] };
    }
    let sample = pieces.get(..LEARN).unwrap_or(pieces);
    let often = cost::wraps_often(pieces, source);
    let wrap = if often { cost::WRAP_OFTEN } else { cost::WRAP };
    let mut profiles = Profiles::first(&grids, if often { None } else { usual(pieces) });
    for _ in 0..2 {
        let steps = Search::new(source, &grids, &profiles, wrap).run(sample);
        let learned = Profiles::learned(&count(&grids, sample, &steps));
        // What was learned says what was known: another reading would find the same.
        if learned == profiles && sample.len() == pieces.len() {
            return Reading { grids, steps };
        }
        profiles = learned;
    }
    let steps = Search::new(source, &grids, &profiles, wrap).run(pieces);
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

struct Search<'a> {
    source: &'a str,
    grids: &'a [Grid],
    profiles: &'a Profiles,
    /// What a line break in a cell costs.
    wrap: i32,
    /// Whether cells may stand one a line, so that a tab before a paragraph is unlikely.
    by_cells: bool,
    nodes: Vec<Node>,
    /// Where the nodes of each unsettled piece begin.
    layers: Vec<usize>,
    steps: Vec<Step>,
    next: Vec<Node>,
    slots: Slots,
    /// The cost of the cheapest node of `next` so far.
    best: i32,
    /// What the piece being read costs wherever it begins a row or a paragraph.
    starts: Starts,
}

/// What a piece costs at the beginning of a row, as a paragraph and as a row of one cell.
#[derive(Clone, Copy, Debug, Default)]
struct Starts {
    begin: i32,
    prose: i32,
    solo: i32,
}

impl Starts {
    fn of(piece: &Piece, source: &str) -> Self {
        if matches!(piece.gap, Gap::Tab | Gap::Joined) {
            return Self::default();
        }
        let text = piece.text(source);
        Self {
            begin: cost::begin(piece, source),
            prose: cost::prose(piece.kind, text),
            solo: cost::SOLO + cost::solo(piece.kind, text),
        }
    }
}

/// Where in a layer the node of each state stands, so that it is found without a search.
#[derive(Debug, Default)]
struct Slots {
    /// Each grid's first slot, that of [`SOLO`]; then one for each column.
    bases: Vec<usize>,
    /// The layer that a slot was written for, and the node's index in it.
    written: Vec<(usize, usize)>,
    layer: usize,
}

impl Slots {
    fn new(grids: &[Grid]) -> Self {
        let mut bases = Vec::with_capacity(grids.len());
        let mut end = 0;
        for grid in grids {
            bases.push(end);
            end += usize::from(grid.columns) + 1;
        }
        Self { bases, written: vec![(0, 0); end], layer: 0 }
    }

    /// The slot of a state; `None` where a row has more cells than its grid has columns.
    fn slot(&mut self, grids: &[Grid], state: State) -> Option<&mut (usize, usize)> {
        let base = *self.bases.get(usize::from(state.grid))?;
        let columns = grids.get(usize::from(state.grid))?.columns;
        match state.column {
            SOLO => self.written.get_mut(base),
            column if column < columns => self.written.get_mut(base + 1 + usize::from(column)),
            _ => None,
        }
    }
}

impl<'a> Search<'a> {
    fn new(source: &'a str, grids: &'a [Grid], profiles: &'a Profiles, wrap: i32) -> Self {
        let by_cells = grids.iter().any(|g| g.style == Style::Cells);
        Self {
            wrap,
            by_cells,
            source,
            grids,
            profiles,
            nodes: Vec::new(),
            layers: Vec::new(),
            steps: Vec::new(),
            next: Vec::new(),
            slots: Slots::new(grids),
            best: i32::MAX,
            starts: Starts::default(),
        }
    }

    fn run(mut self, pieces: &[Piece]) -> Vec<Step> {
        let mut previous: Option<&Piece> = None;
        let mut last = vec![Node { state: State { grid: 0, column: 0 }, cost: 0, back: 0, step: Step::More }];
        for piece in pieces {
            self.next.clear();
            self.slots.layer += 1;
            self.best = i32::MAX;
            self.starts = Starts::of(piece, self.source);
            for (index, node) in last.iter().enumerate() {
                let from = From {
                    node: *node,
                    back: u8::try_from(index).unwrap_or(u8::MAX),
                    previous: previous.map_or("", |p| p.text(self.source)),
                };
                self.advance(from, piece);
            }
            self.prune();
            self.layers.push(self.nodes.len());
            self.nodes.extend_from_slice(&self.next);
            std::mem::swap(&mut last, &mut self.next);
            previous = Some(piece);
            if self.nodes.len() > SETTLE {
                let best = self.settle(&last);
                last = best.into_iter().map(|n| Node { back: 0, ..n }).collect();
            }
        }
        // A file may be cut anywhere, but a reading that ends with a whole row is likelier.
        for node in &mut last {
            let close = self.close(node.state);
            node.cost += if node.state.column == 0 { close } else { close / 2 };
        }
        self.settle(&last);
        self.steps
    }

    /// Adds every way on from a state.
    fn advance(&mut self, from: From, piece: &Piece) {
        let style = self.style(from.node.state);
        match piece.gap {
            Gap::Joined => self.add(from, from.node.state, 0, Step::More),
            Gap::Tab => self.tab(from, piece),
            Gap::Line => {
                let complete = self.close(from.node.state) == 0;
                let cost = if style == Style::Prose {
                    None
                } else {
                    Some(cost::wrap(self.wrap, from.previous, piece, self.source, complete))
                };
                if let Some(cost) = cost {
                    self.add(from, from.node.state, cost, Step::More);
                }
                self.rows(from, piece);
            }
            Gap::LineTab | Gap::Cell => {
                self.next_cell(from, piece);
                self.rows(from, piece);
            }
        }
    }

    /// After a tab in a line.
    fn tab(&mut self, from: From, piece: &Piece) {
        let State { grid, column } = from.node.state;
        if grid == 0 {
            let cost = if piece.kind == super::kind::Kind::Empty { 5 } else { cost::TAB_IN_PROSE };
            self.add(from, from.node.state, cost, Step::More);
        } else if column == SOLO {
        } else if column + 1 < self.columns(grid) {
            self.cell(from, piece, column + 1, 0);
        } else {
            self.add(from, from.node.state, cost::EXTRA, Step::Cell(column.saturating_add(1)));
        }
    }

    /// A line begun by a tab, or what follows a stroke, as the next cell of the row.
    fn next_cell(&mut self, from: From, piece: &Piece) {
        let State { grid, column } = from.node.state;
        if grid == 0 || column == SOLO {
            return;
        }
        let blank = if piece.blanks > 0 { cost::BLANK_IN_ROW } else { 0 };
        if self.style(from.node.state) == Style::Rows {
            if column + 1 < self.columns(grid) {
                self.cell(from, piece, column + 1, 20 + blank);
            }
            return;
        }
        for skipped in 0..3_u16 {
            let column = column + 1 + skipped;
            if column < self.columns(grid) {
                let cost = if skipped == 0 { 0 } else { cost::SKIP + 12 * i32::from(skipped - 1) };
                self.cell(from, piece, column, blank + cost);
            }
        }
        if column + 1 >= self.columns(grid) {
            self.add(from, from.node.state, cost::EXTRA + blank, Step::Cell(column.saturating_add(1)));
        }
    }

    fn cell(&mut self, from: From, piece: &Piece, column: u16, cost: i32) {
        let state = State { column, ..from.node.state };
        let look = self.profiles.cell(usize::from(state.grid), self.style(state), column, piece.kind);
        self.add(from, state, cost + look, Step::Cell(column));
    }

    /// The piece begins a row or a paragraph.
    fn rows(&mut self, from: From, piece: &Piece) {
        let here = from.node.state.grid;
        let close = self.close(from.node.state);
        let begin = self.starts.begin;
        for grid in 0..u8::try_from(self.grids.len()).unwrap_or(u8::MAX) {
            let change = match (here, grid) {
                (a, b) if a == b => 0,
                (0, _) => cost::less_after_blank(cost::ENTER, piece),
                (_, 0) => cost::less_after_blank(cost::LEAVE, piece),
                _ => cost::less_after_blank(cost::SWITCH, piece),
            };
            // No cell looks so good that it would bring a way this dear back into the beam.
            let least = from.node.cost + close + change - BEST_LOOK;
            if close + change > BEAM || least > self.best.saturating_add(BEAM) {
                continue;
            }
            let cost = close + change;
            match self.style(State { grid, column: 0 }) {
                Style::Prose => {
                    let indent = match piece.gap {
                        Gap::LineTab if self.by_cells => 25,
                        Gap::LineTab => 7,
                        _ => 0,
                    };
                    let drawn = if piece.gap == Gap::Cell { 60 } else { 0 };
                    let cost = cost + indent + drawn + self.starts.prose;
                    self.add(from, State { grid, column: 0 }, cost, Step::Paragraph);
                }
                Style::Rows => self.row_of_line(from, piece, grid, cost + begin),
                Style::Cells => self.row_of_cells(from, piece, grid, cost + begin),
            }
        }
    }

    fn row_of_line(&mut self, from: From, piece: &Piece, grid: u8, cost: i32) {
        match piece.gap {
            Gap::LineTab => self.row(from, piece, State { grid, column: 1 }, cost),
            Gap::Cell => {}
            _ => {
                self.row(from, piece, State { grid, column: 0 }, cost);
                self.add(from, State { grid, column: SOLO }, cost + self.starts.solo, Step::Solo(grid));
            }
        }
    }

    fn row_of_cells(&mut self, from: From, piece: &Piece, grid: u8, cost: i32) {
        let same = from.node.state.grid == grid && from.node.state.column != SOLO;
        let cost = match piece.gap {
            Gap::Line => cost + cost::NO_TAB,
            Gap::LineTab if piece.blanks == 0 && same => cost + cost::NO_BLANK,
            _ => cost,
        };
        self.row(from, piece, State { grid, column: 0 }, cost);
        if self.columns(grid) > 2 {
            self.row(from, piece, State { grid, column: 1 }, cost + cost::SKIP + 5);
        }
        self.add(from, State { grid, column: SOLO }, cost + self.starts.solo, Step::Solo(grid));
    }

    fn row(&mut self, from: From, piece: &Piece, state: State, cost: i32) {
        let look = self.profiles.cell(usize::from(state.grid), self.style(state), state.column, piece.kind);
        self.add(from, state, cost + look, Step::Row(state.grid, state.column));
    }

    fn add(&mut self, from: From, state: State, cost: i32, step: Step) {
        let node = Node { state, cost: from.node.cost + cost, back: from.back, step };
        self.best = self.best.min(node.cost);
        let (layer, end) = (self.slots.layer, self.next.len());
        let known = match self.slots.slot(self.grids, state) {
            Some(slot) if slot.0 == layer => self.next.get_mut(slot.1),
            Some(slot) => {
                *slot = (layer, end);
                None
            }
            None => self.next.iter_mut().find(|n| n.state == state),
        };
        match known {
            Some(known) if known.cost <= node.cost => {}
            Some(known) => *known = node,
            None => self.next.push(node),
        }
    }

    /// Drops what is too dear; costs become relative to the best.
    fn prune(&mut self) {
        let best = self.next.iter().map(|n| n.cost).min().unwrap_or(0);
        self.next.retain(|n| n.cost <= best + BEAM);
        if self.next.len() > KEPT {
            self.next.sort_by_key(|n| n.cost);
            self.next.truncate(KEPT);
        }
        for node in &mut self.next {
            node.cost -= best;
        }
    }

    /// Walks back from the best of the last nodes and writes the steps down; gives the best.
    fn settle(&mut self, last: &[Node]) -> Option<Node> {
        let best = *last.iter().min_by_key(|n| n.cost)?;
        let known = self.steps.len();
        let mut node = best;
        for (depth, layer) in self.layers.iter().enumerate().rev() {
            self.steps.push(node.step);
            if depth > 0 {
                let before = self.layers.get(depth - 1).copied().unwrap_or(0);
                debug_assert!(before < *layer);
                node = self.nodes.get(before + usize::from(node.back)).copied().unwrap_or(node);
            }
        }
        if let Some(new) = self.steps.get_mut(known..) {
            new.reverse();
        }
        self.nodes.clear();
        self.layers.clear();
        Some(best)
    }

    /// What it costs to end the row here.
    fn close(&self, state: State) -> i32 {
        if state.grid == 0 || state.column == SOLO {
            return 0;
        }
        self.profiles.end(usize::from(state.grid), self.columns(state.grid), state.column)
    }

    fn columns(&self, grid: u8) -> u16 {
        self.grids.get(usize::from(grid)).map_or(1, |g| g.columns)
    }

    fn style(&self, state: State) -> Style {
        self.grids.get(usize::from(state.grid)).map_or(Style::Prose, |g| g.style)
    }
}

#[derive(Clone, Copy)]
struct From<'p> {
    node: Node,
    back: u8,
    previous: &'p str,
}
