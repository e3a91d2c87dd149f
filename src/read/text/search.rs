//! The likeliest reading of pieces: the cheapest way (Viterbi) through states "this piece stands in column j of
//! grid g", with a beam, so that the work is linear in the pieces.
//!
//! Losing one cell, breaking one over lines or cutting the file costs a little where it happens and shifts
//! nothing after it.

use super::candidates::{Grid, Style};
use super::cost::{self, Profiles};
use super::grid::Step;
use super::kind::Kind;
use super::line::{Gap, Piece};

/// The state of a paragraph: the only column of the first grid.
const PROSE: usize = 1;
/// The column of a row of one cell.
const SOLO: u16 = u16::MAX;
/// States dearer than the best by more than this are dropped. What a row or a cell costs is less, so that the
/// first state of a layer always leads to every grid.
const BEAM: i32 = 90;
/// States kept at a piece.
const KEPT: usize = 40;
/// Nodes after which the best way so far is settled, to bound memory.
const SETTLE: usize = 1 << 20;

#[derive(Clone, Copy)]
struct Node {
    /// Index of its state.
    state: usize,
    cost: i32,
    back: u8,
    step: Step,
}

/// A way up to a piece: its cost, and the node that it comes from. Of equals the first node is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Way {
    cost: i32,
    back: u8,
}

impl Way {
    const NONE: Self = Self { cost: i32::MAX, back: u8::MAX };

    fn and(self, cost: i32) -> Self {
        Self { cost: self.cost.saturating_add(cost), ..self }
    }
}

/// Searches the readings of some pieces.
pub struct Search<'a> {
    source: &'a str,
    grids: &'a [Grid],
    /// What a line break in a cell costs.
    wrap: i32,
    /// Whether cells may stand one a line, so that a tab before a paragraph is unlikely.
    by_cells: bool,
    nodes: Vec<Node>,
    /// Where the nodes of each unsettled piece begin.
    layers: Vec<usize>,
    steps: Vec<Step>,
    next: Vec<Node>,
    states: Vec<State>,
    /// The first state of each grid.
    bases: Vec<usize>,
    /// Counts pieces.
    layer: usize,
    closed: Closed,
}

/// What a piece costs at the beginning of a row, as a paragraph and as a row of one cell.
#[derive(Clone, Copy, Debug)]
struct Starts {
    begin: i32,
    prose: i32,
    solo: i32,
    /// As a row of one cell where a cell stands on a line: a section's label sets it apart from a cell.
    title: i32,
}

impl Starts {
    fn of(piece: &Piece, source: &str) -> Self {
        let text = piece.text(source);
        Self {
            begin: cost::begin(text),
            prose: cost::prose(piece.kind, text),
            solo: cost::SOLO + cost::solo(piece.kind, text),
            title: cost::SOLO + cost::title(piece.kind, text),
        }
    }
}

/// The cheapest ways to the end of a row of each grid: all that the beginning of the next one depends on.
#[derive(Debug)]
struct Closed {
    /// By grid: from a row, and from a row of one cell.
    ways: Vec<[Way; 2]>,
    /// The best from any grid but prose, with its grid, and the best from a third.
    best: [(Way, u8); 2],
}

impl Closed {
    fn new(grids: usize) -> Self {
        Self { ways: vec![[Way::NONE; 2]; grids], best: [(Way::NONE, 0); 2] }
    }

    fn clear(&mut self) {
        self.ways.fill([Way::NONE; 2]);
        self.best = [(Way::NONE, 0); 2];
    }

    fn see(&mut self, state: &State, way: Way) {
        let known = self.ways.get_mut(usize::from(state.grid));
        if let Some(known) = known.and_then(|ways| ways.get_mut(usize::from(state.column == SOLO))) {
            *known = way.min(*known);
        }
        if state.grid == 0 {
            return;
        }
        let [first, second] = &mut self.best;
        if way < first.0 {
            if first.1 != state.grid {
                *second = *first;
            }
            *first = (way, state.grid);
        } else if state.grid != first.1 && way < second.0 {
            *second = (way, state.grid);
        }
    }

    /// The best that ends in a grid; `more` is what it costs to come from a row of more than one cell.
    fn same(&self, grid: u8, more: i32) -> Way {
        let [row, solo] = self.ways.get(usize::from(grid)).copied().unwrap_or([Way::NONE; 2]);
        row.and(more).min(solo)
    }

    /// The best that ends in another grid, and not in prose.
    fn other(&self, grid: u8) -> Way {
        let [first, second] = self.best;
        if first.1 == grid { second.0 } else { first.0 }
    }
}

/// Where a reading may stand: a grid and a column, with what that costs. The states of a grid follow one another:
/// first the row of one cell, then the columns.
#[derive(Clone, Copy, Debug)]
struct State {
    grid: u8,
    column: u16,
    /// Whether it is the last column, or the row of one cell.
    last: bool,
    /// What it costs to end the row here.
    close: i32,
    /// What it costs that a piece of each kind stands here.
    looks: [i32; Kind::COUNT],
    /// The layer that a node was written for, and the node's index in it.
    written: (usize, usize),
}

/// The states of some grids, and the first of each grid.
fn states(grids: &[Grid], profiles: &Profiles) -> (Vec<State>, Vec<usize>) {
    let mut states = Vec::new();
    let mut bases = Vec::with_capacity(grids.len());
    for (at, grid) in grids.iter().enumerate() {
        bases.push(states.len());
        let number = u8::try_from(at).unwrap_or(u8::MAX);
        for column in std::iter::once(SOLO).chain(0..grid.columns) {
            let closed = at == 0 || column == SOLO;
            states.push(State {
                grid: number,
                column,
                last: column == SOLO || column + 1 >= grid.columns,
                close: if closed { 0 } else { profiles.end(at, grid.columns, column) },
                looks: Kind::ALL.map(|kind| profiles.cell(at, grid.style, column, kind)),
                written: (0, 0),
            });
        }
    }
    (states, bases)
}

impl<'a> Search<'a> {
    /// A search among these grids; `wrap` is [`cost::WRAP`] or [`cost::WRAP_OFTEN`].
    pub fn new(source: &'a str, grids: &'a [Grid], profiles: &Profiles, wrap: i32) -> Self {
        let (states, bases) = states(grids, profiles);
        let by_cells = grids.iter().any(|g| g.style == Style::Cells);
        Self {
            wrap,
            by_cells,
            source,
            grids,
            nodes: Vec::new(),
            layers: Vec::new(),
            steps: Vec::new(),
            next: Vec::new(),
            states,
            bases,
            layer: 0,
            closed: Closed::new(grids.len()),
        }
    }

    /// What each piece is in the likeliest reading.
    pub fn run(mut self, pieces: &[Piece]) -> Vec<Step> {
        let mut previous = "";
        let mut last = vec![Node { state: PROSE, cost: 0, back: 0, step: Step::More }];
        for piece in pieces {
            self.next.clear();
            self.layer += 1;
            match piece.gap {
                Gap::Joined | Gap::Tab => {
                    for (back, node) in (0..).zip(&last) {
                        let way = Way { cost: node.cost, back };
                        self.goes_on(way, node.state, piece);
                    }
                }
                Gap::Line | Gap::LineTab | Gap::Cell => self.line(&last, piece, previous),
            }
            self.prune();
            self.layers.push(self.nodes.len());
            self.nodes.extend_from_slice(&self.next);
            std::mem::swap(&mut last, &mut self.next);
            previous = piece.text(self.source);
            if self.nodes.len() > SETTLE {
                let best = self.settle(&last);
                last = best.into_iter().map(|n| Node { back: 0, ..n }).collect();
            }
        }
        // A file may be cut anywhere, but a reading that ends with a whole row is likelier.
        for node in &mut last {
            let Some(State { column, close, .. }) = self.states.get(node.state) else { continue };
            node.cost += if *column == 0 { *close } else { close / 2 };
        }
        self.settle(&last);
        self.steps
    }

    /// A piece that stands on the line of the one before it.
    fn goes_on(&mut self, way: Way, at: usize, piece: &Piece) {
        let Some(State { grid, column, last, .. }) = self.states.get(at).copied() else { return };
        if piece.gap == Gap::Joined {
            self.add(way, at, Step::More);
        } else if grid == 0 {
            let cost = if piece.kind == Kind::Empty { 5 } else { cost::TAB_IN_PROSE };
            self.add(way.and(cost), at, Step::More);
        } else if column == SOLO {
        } else if last {
            self.add(way.and(cost::EXTRA), at, Step::Cell(column.saturating_add(1)));
        } else {
            self.cell(way, piece, at + 1);
        }
    }

    /// A piece that begins a line or a drawn cell: it goes on with what is open, or begins a row or paragraph.
    fn line(&mut self, last: &[Node], piece: &Piece, previous: &str) {
        let starts = Starts::of(piece, self.source);
        let wraps = match piece.gap {
            Gap::Line => cost::wrap(self.wrap, previous, piece, self.source),
            _ => [0; 2],
        };
        self.closed.clear();
        for (back, node) in (0..).zip(last) {
            if let Some(state) = self.states.get(node.state) {
                self.closed.see(state, Way { cost: node.cost + state.close, back });
            }
        }
        for (back, node) in (0..).zip(last) {
            let way = Way { cost: node.cost, back };
            let Some(state) = self.states.get(node.state).copied() else { continue };
            if piece.gap != Gap::Line {
                self.next_cell(way, node.state, piece);
            } else if state.grid > 0 {
                let [open, complete] = wraps;
                self.add(way.and(if state.close == 0 { complete } else { open }), node.state, Step::More);
            }
            if back == 0 {
                // Behind what the first goes on with: the order of states decides between equals.
                self.begin(piece, starts);
            }
        }
    }

    /// A line begun by a tab, or what follows a stroke, as the next cell of the row.
    fn next_cell(&mut self, way: Way, at: usize, piece: &Piece) {
        let Some(State { grid, column, last, .. }) = self.states.get(at).copied() else { return };
        if grid == 0 || column == SOLO {
            return;
        }
        let blank = if piece.blanks > 0 { cost::BLANK_IN_ROW } else { 0 };
        if self.style(grid) == Style::Rows {
            if !last {
                self.cell(way.and(20 + blank), piece, at + 1);
            }
            return;
        }
        for skipped in 0..3_u16 {
            if column + 1 + skipped < self.columns(grid) {
                let cost = if skipped == 0 { 0 } else { cost::SKIP + 12 * i32::from(skipped - 1) };
                self.cell(way.and(blank + cost), piece, at + 1 + usize::from(skipped));
            }
        }
        if last {
            self.add(way.and(cost::EXTRA + blank), at, Step::Cell(column.saturating_add(1)));
        }
    }

    fn cell(&mut self, way: Way, piece: &Piece, at: usize) {
        let Some(state) = self.states.get(at) else { return };
        let (look, column) = (state.looks.get(piece.kind as usize).copied().unwrap_or(0), state.column);
        self.add(way.and(look), at, Step::Cell(column));
    }

    /// The piece begins a row or a paragraph, by the best of the ways closed so far.
    fn begin(&mut self, piece: &Piece, starts: Starts) {
        let enter = cost::less_after_blank(cost::ENTER, piece);
        let leave = cost::less_after_blank(cost::LEAVE, piece);
        let switch = cost::less_after_blank(cost::SWITCH, piece);
        for grid in 0..u8::try_from(self.grids.len()).unwrap_or(u8::MAX) {
            let style = self.style(grid);
            let crowded = style == Style::Cells && piece.gap == Gap::LineTab && piece.blanks == 0;
            let same = self.closed.same(grid, if crowded { cost::NO_BLANK } else { 0 });
            let other = self.closed.other(grid);
            if style == Style::Prose {
                let way = same.min(other.and(leave));
                self.paragraph(way.and(starts.prose), piece.gap);
                continue;
            }
            let way = same.min(self.closed.same(0, 0).and(enter)).min(other.and(switch));
            if style == Style::Rows {
                self.row_of_line(way, piece, grid, starts);
            } else {
                self.row_of_cells(way, piece, grid, starts);
            }
        }
    }

    fn paragraph(&mut self, way: Way, gap: Gap) {
        let cost = match gap {
            Gap::LineTab if self.by_cells => 25,
            Gap::LineTab => 7,
            Gap::Cell => 60,
            _ => 0,
        };
        self.add(way.and(cost), PROSE, Step::Paragraph);
    }

    fn row_of_line(&mut self, way: Way, piece: &Piece, grid: u8, starts: Starts) {
        match piece.gap {
            Gap::LineTab => self.row(way.and(starts.begin), piece, grid, 1),
            Gap::Cell => {}
            _ => {
                self.row(way.and(starts.begin), piece, grid, 0);
                self.solo(way.and(starts.begin + starts.solo), grid);
            }
        }
    }

    fn row_of_cells(&mut self, way: Way, piece: &Piece, grid: u8, starts: Starts) {
        let tab = if piece.gap == Gap::Line { cost::NO_TAB } else { 0 };
        let way = way.and(starts.begin + tab);
        self.row(way, piece, grid, 0);
        if self.columns(grid) > 2 {
            self.row(way.and(cost::SKIP + 5), piece, grid, 1);
        }
        self.solo(way.and(starts.title), grid);
    }

    fn row(&mut self, way: Way, piece: &Piece, grid: u8, column: u16) {
        let at = self.base(grid) + 1 + usize::from(column);
        let look = self.states.get(at).and_then(|state| state.looks.get(piece.kind as usize));
        self.add(way.and(look.copied().unwrap_or(0)), at, Step::Row(grid, column));
    }

    fn solo(&mut self, way: Way, grid: u8) {
        self.add(way, self.base(grid), Step::Solo(grid));
    }

    /// Keeps the cheapest way to a state; of equals that from the first node, and there what goes on with it.
    fn add(&mut self, way: Way, at: usize, step: Step) {
        let Some(state) = self.states.get_mut(at) else { return };
        let node = Node { state: at, cost: way.cost, back: way.back, step };
        if state.written.0 != self.layer {
            state.written = (self.layer, self.next.len());
            self.next.push(node);
            return;
        }
        let rank = |node: &Node| {
            let begins = !matches!(node.step, Step::More | Step::Cell(_));
            (node.cost, node.back, begins)
        };
        if let Some(known) = self.next.get_mut(state.written.1).filter(|known| rank(&node) < rank(known)) {
            *known = node;
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

    fn base(&self, grid: u8) -> usize {
        self.bases.get(usize::from(grid)).copied().unwrap_or(0)
    }

    fn columns(&self, grid: u8) -> u16 {
        self.grids.get(usize::from(grid)).map_or(1, |g| g.columns)
    }

    fn style(&self, grid: u8) -> Style {
        self.grids.get(usize::from(grid)).map_or(Style::Prose, |g| g.style)
    }
}
