//! The likeliest reading of pieces: the cheapest way (Viterbi) through states "this piece stands in column j of
//! grid g", with a beam, so that the work is linear in the pieces.
//!
//! Losing one cell, breaking one over lines or cutting the file costs a little where it happens and shifts
//! nothing after it.

use super::candidates::{Grid, Style};
use super::cost::{self, Profiles};
use super::grid::Step;
use super::kind::{self, Kind};
use super::line::{Gap, Piece};

/// The state of a paragraph: the only column of the first grid.
const PROSE: u32 = 1;
/// The column of a row of one cell.
const SOLO: u16 = u16::MAX;
/// States dearer than the best by more than this are dropped. What a row or a cell costs is less, so that the
/// first state of a layer always leads to every grid.
const BEAM: i64 = 90;
/// States kept at a piece.
const KEPT: usize = 40;
/// Nodes after which the best way so far is settled, to bound memory.
const SETTLE: usize = 1 << 20;

#[derive(Clone, Copy)]
struct Node {
    /// Index of its state.
    state: u32,
    way: Way,
    step: Step,
}

/// A way up to a piece: its cost, and in the lowest byte the node that it comes from. Of equals the first node is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Way(i64);

impl Way {
    const NONE: Self = Self(i64::MAX / 2);

    fn and(self, cost: i32) -> Self {
        Self(self.0 + (i64::from(cost) << 8))
    }

    /// The same way as it goes on from a node.
    fn from(self, node: u8) -> Self {
        Self((self.0 & !0xff) + i64::from(node))
    }

    fn cost(self) -> i64 {
        self.0 >> 8
    }

    fn back(self) -> u8 {
        self.0.to_le_bytes()[0]
    }
}

/// Searches the readings of some pieces.
pub struct Search<'a> {
    /// By piece.
    looks: &'a [Look],
    /// Whether cells may stand one a line, so that a tab before a paragraph is unlikely.
    by_cells: bool,
    nodes: Vec<Node>,
    /// Where the nodes of each unsettled piece begin.
    layers: Vec<usize>,
    steps: Vec<Step>,
    next: Vec<Node>,
    states: Vec<State>,
    grids: Vec<Span>,
    /// Counts pieces.
    layer: u32,
    closed: Closed,
}

/// What a piece costs that begins a line: at the beginning of a row, as a paragraph and as a row of one cell, and where
/// it goes on with what stands on the line above.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    begin: i32,
    prose: i32,
    solo: i32,
    /// As a row of one cell where a cell stands on a line: a section's label sets it apart from a cell.
    title: i32,
    /// See [`cost::wrap`].
    wraps: [i32; 2],
}

impl Look {
    /// The looks of some pieces; `wrap` is [`cost::WRAP`] or [`cost::WRAP_OFTEN`].
    pub fn all(pieces: &[Piece], source: &str, wrap: i32) -> Vec<Self> {
        let mut previous = "";
        let look = |piece: &Piece| {
            let text = piece.text(source);
            let above = std::mem::replace(&mut previous, text);
            if matches!(piece.gap, Gap::Joined | Gap::Tab) {
                return Self::default();
            }
            let solo = cost::solo(piece.kind, text);
            let heading = piece.gap == Gap::Cell && kind::is_heading(text);
            Self {
                // What a stroke ended does not go on in small letters.
                begin: if piece.gap == Gap::Cell { cost::begin(text) / 3 } else { cost::begin(text) },
                prose: cost::prose(piece.kind, text) + if heading { cost::HEADING } else { 0 },
                solo: cost::SOLO + solo,
                title: cost::SOLO + cost::title(solo, piece.kind, text),
                wraps: match piece.gap {
                    Gap::Line => cost::wrap(wrap, above, piece, source),
                    _ => [0; 2],
                },
            }
        };
        pieces.iter().map(look).collect()
    }
}

/// A grid and where its states begin.
#[derive(Clone, Copy, Debug)]
struct Span {
    grid: Grid,
    base: u32,
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
    written: (u32, u32),
}

/// The states of some grids, and where those of each grid begin.
fn states(grids: &[Grid], profiles: &Profiles) -> (Vec<State>, Vec<Span>) {
    let mut states = Vec::new();
    let mut spans = Vec::with_capacity(grids.len());
    for (at, grid) in grids.iter().enumerate() {
        spans.push(Span { grid: *grid, base: u32::try_from(states.len()).unwrap_or(u32::MAX) });
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
    (states, spans)
}

impl<'a> Search<'a> {
    /// A search among these grids for pieces of these looks.
    pub fn new(grids: &[Grid], profiles: &Profiles, looks: &'a [Look]) -> Self {
        let (states, spans) = states(grids, profiles);
        let by_cells = grids.iter().any(|g| g.style == Style::Cells);
        Self {
            looks,
            by_cells,
            grids: spans,
            nodes: Vec::new(),
            layers: Vec::new(),
            steps: Vec::new(),
            next: Vec::new(),
            states,
            layer: 0,
            closed: Closed::new(grids.len()),
        }
    }

    /// What each piece is in the likeliest reading.
    pub fn run(mut self, pieces: &[Piece]) -> Vec<Step> {
        let mut last = vec![Node { state: PROSE, way: Way(0), step: Step::More }];
        for (piece, look) in pieces.iter().zip(self.looks) {
            self.next.clear();
            self.layer += 1;
            match piece.gap {
                Gap::Joined | Gap::Tab => {
                    for (back, node) in (0..).zip(&last) {
                        self.goes_on(node.way.from(back), node.state, piece);
                    }
                }
                Gap::Line | Gap::LineTab | Gap::Cell => self.line(&last, piece, look),
            }
            self.prune();
            self.layers.push(self.nodes.len());
            self.nodes.extend_from_slice(&self.next);
            std::mem::swap(&mut last, &mut self.next);
            if self.nodes.len() > SETTLE {
                let best = self.settle(&last);
                last = best.into_iter().collect();
            }
        }
        // A file may be cut anywhere, but a reading that ends with a whole row is likelier.
        for node in &mut last {
            let Some(State { column, close, .. }) = self.states.get(node.state as usize) else { continue };
            node.way = node.way.and(if *column == 0 { *close } else { close / 2 });
        }
        self.settle(&last);
        self.steps
    }

    /// A piece that stands on the line of the one before it.
    fn goes_on(&mut self, way: Way, at: u32, piece: &Piece) {
        let Some(&State { grid, column, last, .. }) = self.states.get(at as usize) else { return };
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
    fn line(&mut self, last: &[Node], piece: &Piece, look: &Look) {
        self.closed.clear();
        for (back, node) in (0..).zip(last) {
            if let Some(state) = self.states.get(node.state as usize) {
                self.closed.see(state, node.way.from(back).and(state.close));
            }
        }
        for (back, node) in (0..).zip(last) {
            let way = node.way.from(back);
            let Some(&State { grid, close, .. }) = self.states.get(node.state as usize) else { continue };
            if piece.gap != Gap::Line {
                self.next_cell(way, node.state, piece);
            } else if grid > 0 {
                let [open, complete] = look.wraps;
                self.add(way.and(if close == 0 { complete } else { open }), node.state, Step::More);
            }
            if back == 0 {
                // Behind what the first goes on with: the order of states decides between equals.
                self.begin(piece, look);
            }
        }
    }

    /// A line begun by a tab, or what follows a stroke, as the next cell of the row.
    fn next_cell(&mut self, way: Way, at: u32, piece: &Piece) {
        let Some(&State { grid, column, last, .. }) = self.states.get(at as usize) else { return };
        if grid == 0 || column == SOLO {
            return;
        }
        let Some(&Span { grid: Grid { style, columns }, .. }) = self.grids.get(usize::from(grid)) else {
            return;
        };
        let blank = if piece.blanks > 0 { cost::BLANK_IN_ROW } else { 0 };
        if style == Style::Rows {
            if !last {
                self.cell(way.and(20 + blank), piece, at + 1);
            }
            return;
        }
        for skipped in 0..3_u16 {
            if column + 1 + skipped < columns {
                let cost = if skipped == 0 { 0 } else { cost::SKIP + 12 * i32::from(skipped - 1) };
                self.cell(way.and(blank + cost), piece, at + 1 + u32::from(skipped));
            }
        }
        if last {
            self.add(way.and(cost::EXTRA + blank), at, Step::Cell(column.saturating_add(1)));
        }
    }

    fn cell(&mut self, way: Way, piece: &Piece, at: u32) {
        let Some(state) = self.states.get(at as usize) else { return };
        let (look, column) = (state.looks.get(piece.kind as usize).copied().unwrap_or(0), state.column);
        self.add(way.and(look), at, Step::Cell(column));
    }

    /// The piece begins a row or a paragraph, by the best of the ways closed so far.
    fn begin(&mut self, piece: &Piece, look: &Look) {
        let enter = cost::less_after_blank(cost::ENTER, piece);
        let leave = cost::less_after_blank(cost::LEAVE, piece);
        let switch = cost::less_after_blank(cost::SWITCH, piece);
        for grid in 0..u8::try_from(self.grids.len()).unwrap_or(u8::MAX) {
            let Some(span) = self.grids.get(usize::from(grid)).copied() else { continue };
            let style = span.grid.style;
            let crowded = style == Style::Cells && piece.gap == Gap::LineTab && piece.blanks == 0;
            let same = self.closed.same(grid, if crowded { cost::NO_BLANK } else { 0 });
            let other = self.closed.other(grid);
            if style == Style::Prose {
                let way = same.min(other.and(leave));
                self.paragraph(way.and(look.prose), piece.gap);
                continue;
            }
            let way = same.min(self.closed.same(0, 0).and(enter)).min(other.and(switch));
            if style == Style::Rows {
                self.row_of_line(way, piece, (grid, span), look);
            } else {
                self.row_of_cells(way, piece, (grid, span), look);
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

    fn row_of_line(&mut self, way: Way, piece: &Piece, grid: (u8, Span), look: &Look) {
        match piece.gap {
            Gap::LineTab => self.row(way.and(look.begin), piece, grid, 1),
            Gap::Cell => {}
            _ => {
                self.row(way.and(look.begin), piece, grid, 0);
                self.add(way.and(look.begin + look.solo), grid.1.base, Step::Solo(grid.0));
            }
        }
    }

    fn row_of_cells(&mut self, way: Way, piece: &Piece, grid: (u8, Span), look: &Look) {
        let tab = if piece.gap == Gap::Line { cost::NO_TAB } else { 0 };
        let way = way.and(look.begin + tab);
        self.row(way, piece, grid, 0);
        if grid.1.grid.columns > 2 {
            self.row(way.and(cost::SKIP + 5), piece, grid, 1);
        }
        self.add(way.and(look.title), grid.1.base, Step::Solo(grid.0));
    }

    fn row(&mut self, way: Way, piece: &Piece, (grid, span): (u8, Span), column: u16) {
        let at = span.base + 1 + u32::from(column);
        let look = self.states.get(at as usize).and_then(|state| state.looks.get(piece.kind as usize));
        self.add(way.and(look.copied().unwrap_or(0)), at, Step::Row(grid, column));
    }

    /// Keeps the cheapest way to a state; of equals that from the first node, and there what goes on with it.
    fn add(&mut self, way: Way, at: u32, step: Step) {
        let Some(state) = self.states.get_mut(at as usize) else { return };
        let node = Node { state: at, way, step };
        if state.written.0 != self.layer {
            state.written = (self.layer, u32::try_from(self.next.len()).unwrap_or(u32::MAX));
            self.next.push(node);
            return;
        }
        let goes_on = |node: &Node| matches!(node.step, Step::More | Step::Cell(_));
        if let Some(known) = self.next.get_mut(state.written.1 as usize)
            && (way < known.way || (way == known.way && goes_on(&node) && !goes_on(known)))
        {
            *known = node;
        }
    }

    /// Drops what is too dear; costs become relative to the best.
    fn prune(&mut self) {
        let best = self.next.iter().map(|n| n.way).min().map_or(0, Way::cost);
        self.next.retain(|n| n.way.cost() <= best + BEAM);
        if self.next.len() > KEPT {
            self.next.sort_by_key(|n| n.way.cost());
            self.next.truncate(KEPT);
        }
        for node in &mut self.next {
            node.way.0 -= best << 8;
        }
    }

    /// Walks back from the best of the last nodes and writes the steps down; gives the best.
    fn settle(&mut self, last: &[Node]) -> Option<Node> {
        let best = *last.iter().min_by_key(|n| n.way.cost())?;
        let known = self.steps.len();
        let mut node = best;
        for (depth, layer) in self.layers.iter().enumerate().rev() {
            self.steps.push(node.step);
            if depth > 0 {
                let before = self.layers.get(depth - 1).copied().unwrap_or(0);
                debug_assert!(before < *layer);
                node = self.nodes.get(before + usize::from(node.way.back())).copied().unwrap_or(node);
            }
        }
        if let Some(new) = self.steps.get_mut(known..) {
            new.reverse();
        }
        self.nodes.clear();
        self.layers.clear();
        Some(best)
    }
}
