//! Ways through the states of [`search`](super::search): what they cost, where they come from, and which are kept.

/// States dearer than the best by more than this are dropped. What a row or a cell costs is less, so that the
/// first state of a layer always leads to every grid.
const BEAM: i32 = 90;
/// States kept at a piece.
const KEPT: usize = 40;

/// A state that a piece may stand in, and the cheapest way on from there.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// Index of its state.
    pub state: u32,
    /// The cheapest way on from there.
    pub way: Way,
}

/// A way up to a piece: its cost, and in the lowest bits the node that it comes from and whether a row or paragraph
/// begins there. Of equals the first node is kept, and there what goes on with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Way(i64);

/// What is added to the cost of ways.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cost(i64);

impl Cost {
    /// So many tenths of a nat.
    #[inline]
    pub fn new(cost: i32) -> Self {
        Self(i64::from(cost) << Way::LOW)
    }

    /// Half of it, in whole tenths: the bits below are not touched.
    #[inline]
    pub const fn half(self) -> Self {
        Self(((self.0 >> Way::LOW) / 2) << Way::LOW)
    }
}

impl Way {
    /// No way.
    pub const NONE: Self = Self(i64::MAX / 2);
    /// Bits below the cost.
    const LOW: u32 = 9;

    /// The way with a further cost.
    #[inline]
    pub const fn and(self, cost: Cost) -> Self {
        Self(self.0 + cost.0)
    }

    /// The cheaper of two.
    #[inline]
    pub fn min(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }

    /// Whether it is cheaper than another.
    #[inline]
    pub const fn is_less(self, other: Self) -> bool {
        self.0 < other.0
    }

    /// The same way where a row or paragraph begins.
    #[inline]
    pub const fn beginning(self) -> Self {
        Self(self.0 | 1)
    }

    /// What costs so much is dropped where this is the best way.
    fn too_dear(self) -> Self {
        Self(self.cost().0).and(Cost::new(BEAM + 1)).min(Self::NONE)
    }

    /// Its cost alone.
    #[inline]
    pub const fn cost(self) -> Cost {
        Cost(self.0 >> Self::LOW << Self::LOW)
    }
}

/// A state that a piece may stand in, and where the cheapest way there came from: the lowest bits of its [`Way`].
#[derive(Clone, Copy, Debug)]
pub struct Trace {
    /// Index of the state.
    pub state: u32,
    low: [u8; 2],
}

impl Trace {
    fn of(&Node { state, way }: &Node) -> Self {
        let [first, second, ..] = way.0.to_le_bytes();
        Self { state, low: [first, second] }
    }

    /// The node before.
    pub fn back(self) -> usize {
        usize::from(u16::from_le_bytes(self.low) >> 1 & 0xff)
    }

    /// Whether a row or paragraph begins there.
    pub const fn begins(self) -> bool {
        self.low[0] & 1 == 1
    }
}

/// The cheapest ways into the states of the next piece.
#[derive(Debug)]
pub struct Layer {
    /// By state; [`Way::NONE`] into those that no way was found to.
    ways: Vec<Way>,
    /// The other states, in the order of the first way into each.
    order: Vec<u32>,
    /// The cheapest of all.
    best: Way,
}

impl Layer {
    /// Of so many states, with no way to any.
    pub fn new(states: usize) -> Self {
        Self { ways: vec![Way::NONE; states], order: Vec::with_capacity(states), best: Way::NONE }
    }

    /// Another way into a state.
    #[inline]
    pub fn add(&mut self, way: Way, at: u32) {
        let Some(known) = self.ways.get_mut(at as usize) else { return };
        if *known == Way::NONE {
            self.order.push(at);
        }
        *known = way.min(*known);
        self.best = way.min(self.best);
    }

    /// Moves the nodes out that are not too dear; gives the cheapest way.
    pub fn take(&mut self, out: &mut Vec<Node>) -> Way {
        let best = std::mem::replace(&mut self.best, Way::NONE);
        let (ways, too_dear) = (self.ways.as_mut_slice(), best.too_dear());
        let node = |state: u32| {
            let way = std::mem::replace(ways.get_mut(state as usize)?, Way::NONE);
            way.is_less(too_dear).then_some(Node { state, way })
        };
        out.clear();
        out.extend(self.order.drain(..).filter_map(node));
        best
    }
}

/// Drops the nodes that are too dear; gives the cheapest way.
pub fn drop_dear(nodes: &mut Vec<Node>) -> Way {
    let best = nodes.iter().fold(Way::NONE, |best, node| best.min(node.way));
    let too_dear = best.too_dear();
    nodes.retain(|node| node.way.is_less(too_dear));
    best
}

/// Writes nodes down, at most so many as are kept; their costs become relative to the best.
pub fn keep(nodes: &mut Vec<Node>, best: Way, traces: &mut Vec<Trace>) {
    if nodes.len() > KEPT {
        nodes.sort_by_key(|node| node.way.cost());
        nodes.truncate(KEPT);
    }
    traces.extend(nodes.iter().map(Trace::of));
    for (low, node) in (0..).zip(nodes) {
        node.way = Way((node.way.cost().0 - best.cost().0) | low << 1);
    }
}
