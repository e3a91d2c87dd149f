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
use super::ways::{self, Cost, Layer, Node, Trace, Way};

/// The state of a paragraph: the only column of the first grid.
const PROSE: u32 = 1;
/// The column of a row of one cell.
const SOLO: u16 = u16::MAX;
/// Nodes after which the best way so far is settled, to bound memory.
const SETTLE: usize = 1 << 20;

/// Searches the readings of some pieces.
pub struct Search<'a> {
    /// By piece.
    looks: &'a [Look],
    /// Whether cells may stand one a line, so that a tab before a paragraph is unlikely.
    by_cells: bool,
    traces: Vec<Trace>,
    /// Where the traces of each unsettled piece begin.
    layers: Vec<usize>,
    steps: Vec<Step>,
    /// The state of the last settled piece.
    settled: u32,
    states: Vec<State>,
    /// What it costs that a piece of a kind stands in a state, by kind.
    kinds: [Vec<Cost>; Kind::COUNT],
    grids: Vec<Span>,
    closed: Closed,
    next: Layer,
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
            let (solo, labelled) = (cost::solo(piece.kind, text), kind::after_word_label(text).is_some());
            let heading = piece.gap == Gap::Cell && kind::is_heading(text);
            Self {
                // What a stroke ended does not go on in small letters.
                begin: if piece.gap == Gap::Cell { cost::begin(text) / 3 } else { cost::begin(text) },
                prose: cost::prose(piece.kind, text) + if heading { cost::HEADING } else { 0 },
                solo: cost::SOLO + solo,
                title: cost::SOLO
                    + if labelled { cost::WORD_LABEL } else { cost::title(solo, piece.kind, text) },
                wraps: match piece.gap {
                    Gap::Line => cost::wrap(wrap, above, (piece, text), labelled),
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

    /// Closes the rows of these nodes.
    fn see(&mut self, nodes: &[Node], states: &[State]) {
        self.ways.fill([Way::NONE; 2]);
        let ways = self.ways.as_flattened_mut();
        for node in nodes {
            let Some(state) = states.get(node.state as usize) else { continue };
            if let Some(known) = ways.get_mut(usize::from(state.closed)) {
                *known = node.way.and(state.close).min(*known);
            }
        }
        let [mut first, mut second] = [(Way::NONE, 0); 2];
        for (grid, [row, solo]) in (0..).zip(&self.ways).skip(1) {
            let way = (*row).min(*solo);
            if way.is_less(first.0) {
                (first, second) = ((way, grid), first);
            } else if way.is_less(second.0) {
                second = (way, grid);
            }
        }
        self.best = [first, second];
    }

    /// The best that ends in a grid; `more` is what it costs to come from a row of more than one cell.
    fn same(&self, grid: u8, more: Cost) -> Way {
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
    /// What it costs to end the row here.
    close: Cost,
    grid: u8,
    style: Style,
    column: u16,
    /// The columns after it.
    room: u16,
    /// Index of the ways in [`Closed`] that it may end.
    closed: u16,
}

/// The states of some grids.
fn states(grids: &[Grid], profiles: &Profiles) -> Vec<State> {
    let of_grid = |(at, grid): (u8, &Grid)| {
        let Grid { style, columns } = *grid;
        let state = move |column: u16| {
            let row = at > 0 && column != SOLO;
            State {
                close: Cost::new(if row { profiles.end(usize::from(at), columns, column) } else { 0 }),
                grid: at,
                style,
                column,
                room: columns.saturating_sub(1).saturating_sub(column),
                closed: u16::from(at) * 2 + u16::from(column == SOLO),
            }
        };
        std::iter::once(SOLO).chain(0..columns).map(state)
    };
    (0..).zip(grids).flat_map(of_grid).collect()
}

/// Where the states of each grid begin.
fn spans(grids: &[Grid]) -> Vec<Span> {
    let mut base = 0;
    let span = |grid: &Grid| {
        let begins = base;
        base += 1 + u32::from(grid.columns);
        Span { grid: *grid, base: begins }
    };
    grids.iter().map(span).collect()
}

impl<'a> Search<'a> {
    /// A search among these grids for pieces of these looks.
    pub fn new(grids: &[Grid], profiles: &Profiles, looks: &'a [Look]) -> Self {
        let states = states(grids, profiles);
        let cost = |state: &State, kind| {
            Cost::new(profiles.cell(usize::from(state.grid), state.style, state.column, kind))
        };
        Self {
            looks,
            by_cells: grids.iter().any(|g| g.style == Style::Cells),
            traces: Vec::new(),
            layers: Vec::new(),
            steps: Vec::new(),
            settled: PROSE,
            kinds: Kind::ALL.map(|kind| states.iter().map(|state| cost(state, kind)).collect()),
            grids: spans(grids),
            closed: Closed::new(grids.len()),
            next: Layer::new(states.len()),
            states,
        }
    }

    /// What each piece is in the likeliest reading.
    pub fn run(mut self, pieces: &[Piece]) -> Vec<Step> {
        let mut last = vec![Node { state: PROSE, way: Way::default() }];
        for (piece, look) in pieces.iter().zip(self.looks) {
            let Some(kinds) = self.kinds.get(piece.kind as usize) else { break };
            let states = self.states.as_slice();
            let best = match piece.gap {
                Gap::Joined | Gap::Tab => {
                    along(&mut last, piece, kinds, states);
                    ways::drop_dear(&mut last)
                }
                Gap::Line | Gap::LineTab | Gap::Cell => {
                    self.closed.see(&last, states);
                    let Some((first, others)) = last.split_first() else { break };
                    let mut move_on = Move { piece, look, kinds, states, next: &mut self.next };
                    move_on.down(std::slice::from_ref(first));
                    // Behind what the first goes on with: the order of states decides between equals.
                    move_on.begin(&self.closed, &self.grids, self.by_cells);
                    move_on.down(others);
                    self.next.take(&mut last)
                }
            };
            self.layers.push(self.traces.len());
            ways::keep(&mut last, best, &mut self.traces);
            if self.traces.len() > SETTLE {
                let best = self.settle(&last, pieces);
                last.clear();
                last.extend(best);
            }
        }
        // A file may be cut anywhere, but a reading that ends with a whole row is likelier.
        for node in &mut last {
            let Some(State { column, close, .. }) = self.states.get(node.state as usize) else { continue };
            node.way = node.way.and(if *column == 0 { *close } else { close.half() });
        }
        self.settle(&last, pieces);
        self.steps
    }

    /// Walks back from the best of the last nodes and writes the steps down; gives the best.
    fn settle(&mut self, last: &[Node], pieces: &[Piece]) -> Option<Node> {
        let (mut at, best) = last.iter().enumerate().min_by_key(|(_, node)| node.way.cost())?;
        let known = self.steps.len();
        let new = pieces.get(known..).unwrap_or_default();
        for (depth, piece) in (0..self.layers.len()).zip(new).rev() {
            let trace = |depth: usize, at: usize| self.traces.get(self.layers.get(depth)? + at).copied();
            let Some(here) = trace(depth, at) else { break };
            at = here.back();
            let before = depth.checked_sub(1).and_then(|depth| trace(depth, at));
            let step = self.step(here, before.map_or(self.settled, |t| t.state), piece.gap);
            self.steps.push(step);
        }
        if let Some(new) = self.steps.get_mut(known..) {
            new.reverse();
        }
        self.traces.clear();
        self.layers.clear();
        self.settled = best.state;
        Some(*best)
    }

    /// What a piece is that stands in a state and the one before it in another.
    fn step(&self, here: Trace, before: u32, gap: Gap) -> Step {
        let Some(&State { grid, column, .. }) = self.states.get(here.state as usize) else {
            return Step::More;
        };
        let begins = here.begins();
        match (grid, column) {
            (0, _) if begins => Step::Paragraph,
            (grid, SOLO) if begins => Step::Solo(grid),
            (grid, column) if begins => Step::Row(grid, column),
            (0, _) => Step::More,
            _ if matches!(gap, Gap::Joined | Gap::Line) => Step::More,
            (_, column) => Step::Cell(column.saturating_add(u16::from(before == here.state))),
        }
    }
}

/// Moves nodes on to a piece that stands on the line of the one before it.
fn along(nodes: &mut [Node], piece: &Piece, kinds: &[Cost], states: &[State]) {
    if piece.gap == Gap::Joined {
        return;
    }
    let in_prose = Cost::new(if piece.kind == Kind::Empty { 5 } else { cost::TAB_IN_PROSE });
    let mut met = false;
    for node in nodes.iter_mut() {
        let Some(state) = states.get(node.state as usize) else { continue };
        let cost = if state.room > 0 {
            node.state += 1;
            kinds.get(node.state as usize).copied()
        } else if state.grid == 0 {
            Some(in_prose)
        } else {
            met = true;
            (state.column != SOLO).then(|| Cost::new(cost::EXTRA))
        };
        node.way = cost.map_or(Way::NONE, |cost| node.way.and(cost));
    }
    // Two may have come to the last column of a grid.
    for at in (1..nodes.len()).filter(|_| met) {
        let (others, rest) = nodes.split_at_mut(at);
        let Some(node) = rest.first_mut() else { break };
        if let Some(known) = others.iter_mut().find(|known| known.state == node.state) {
            known.way = known.way.min(node.way);
            node.way = Way::NONE;
        }
    }
}

/// The ways that lead on to a piece that begins a line or a drawn cell.
struct Move<'a> {
    piece: &'a Piece,
    look: &'a Look,
    /// What it costs that it stands in each state.
    kinds: &'a [Cost],
    states: &'a [State],
    next: &'a mut Layer,
}

impl Move<'_> {
    /// It goes on with what is open.
    fn down(&mut self, last: &[Node]) {
        let [open, complete] = self.look.wraps;
        let (open, complete) = (Cost::new(open), Cost::new(complete));
        let blank = Cost::new(if self.piece.blanks > 0 { cost::BLANK_IN_ROW } else { 0 });
        for Node { state: at, way } in last.iter().copied() {
            let Some(state) = self.states.get(at as usize) else { continue };
            if self.piece.gap != Gap::Line {
                self.next_cell(way.and(blank), at, state);
            } else if state.grid > 0 {
                self.next.add(way.and(if state.close == Cost::default() { complete } else { open }), at);
            }
        }
    }

    /// It is the next cell of the row.
    #[inline]
    fn next_cell(&mut self, way: Way, at: u32, state: &State) {
        if state.room == 0 {
            if state.grid > 0 && state.column != SOLO && state.style == Style::Cells {
                self.next.add(way.and(Cost::new(cost::EXTRA)), at);
            }
        } else if state.style == Style::Rows {
            self.cell(way.and(Cost::new(20)), at + 1);
        } else {
            self.cell(way, at + 1);
            if state.room > 1 {
                self.cell(way.and(Cost::new(cost::SKIP)), at + 2);
            }
            if state.room > 2 {
                self.cell(way.and(Cost::new(cost::SKIP + 12)), at + 3);
            }
        }
    }

    #[inline]
    fn cell(&mut self, way: Way, at: u32) {
        let Some(kind) = self.kinds.get(at as usize) else { return };
        self.next.add(way.and(*kind), at);
    }

    /// It begins a row or a paragraph, by the best of the ways closed so far.
    fn begin(&mut self, closed: &Closed, grids: &[Span], by_cells: bool) {
        let (piece, look) = (self.piece, self.look);
        let after_blank = |cost| Cost::new(cost::less_after_blank(cost, piece));
        let (enter, leave, switch) =
            (after_blank(cost::ENTER), after_blank(cost::LEAVE), after_blank(cost::SWITCH));
        let together = piece.gap == Gap::LineTab && piece.blanks == 0;
        let crowded = Cost::new(if together { cost::NO_BLANK } else { 0 });
        let begin = Cost::new(look.begin);
        let untabbed = Cost::new(if piece.gap == Gap::Line { cost::NO_TAB } else { 0 });
        let (solo, title) = (Cost::new(look.solo), Cost::new(look.title));
        let entered = closed.same(0, Cost::new(0)).and(enter);
        for (grid, span) in (0..).zip(grids) {
            let Grid { style, columns } = span.grid;
            let same = closed.same(grid, if style == Style::Cells { crowded } else { Cost::new(0) });
            let other = closed.other(grid);
            let way = same.min(entered).min(other.and(switch)).and(begin).beginning();
            match (style, piece.gap) {
                (Style::Prose, gap) => {
                    self.paragraph(same.min(other.and(leave)), gap, by_cells);
                }
                (Style::Rows, Gap::Cell) => {}
                (Style::Rows, Gap::LineTab) => self.cell(way, span.base + 2),
                (Style::Rows, _) => {
                    self.cell(way, span.base + 1);
                    self.next.add(way.and(solo), span.base);
                }
                (Style::Cells, _) => {
                    let way = way.and(untabbed);
                    self.cell(way, span.base + 1);
                    if columns > 2 {
                        self.cell(way.and(Cost::new(cost::SKIP + 5)), span.base + 2);
                    }
                    self.next.add(way.and(title), span.base);
                }
            }
        }
    }

    fn paragraph(&mut self, way: Way, gap: Gap, by_cells: bool) {
        let cost = match gap {
            Gap::LineTab if by_cells => 25,
            Gap::LineTab => 7,
            Gap::Cell => 60,
            _ => 0,
        };
        self.next.add(way.and(Cost::new(self.look.prose + cost)).beginning(), PROSE);
    }
}
