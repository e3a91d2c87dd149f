//! Elements → statements: what belongs together in one deadline, and where another begins.

use std::ops::Range;

use super::calendar::{Part, Point};
use super::grammar::{Element, Spot};
use super::reading::is_year;
use super::recur::{Rate, Recurrence};
use super::tag::Tag;
use super::token::Kind;
use crate::model::plan::{Bound, Direction, TimeUnit};

/// A point or range with the bound its words give it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) from: Point,
    pub(super) to: Option<Point>,
    pub(super) bound: Option<Bound>,
    /// The byte at which its words begin, its bound's included.
    pub(super) start: usize,
    /// Whether a comma, "and" or nothing stands between it and the piece before.
    pub(super) listed: bool,
}

/// What a word says of the whole statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flag {
    Continuous,
    AsNeeded,
    AtOnce,
    Reference,
}

/// One deadline, or several of one form, as gathered from elements.
#[derive(Clone, Debug, Default)]
pub(super) struct Statement {
    pub(super) start: Option<usize>,
    pub(super) pieces: Vec<Piece>,
    pub(super) recurrence: Recurrence,
    pub(super) time: Option<(u8, u8)>,
    pub(super) time_end: Option<(u8, u8)>,
    pub(super) duration: Option<(u32, TimeUnit, bool)>,
    pub(super) direction: Option<Direction>,
    pub(super) anchor: Option<Range<usize>>,
    pub(super) flag: Option<Flag>,
    /// Whether a number in it says nothing that is known.
    pub(super) unread: bool,
    pub(super) bound: Option<Bound>,
    pub(super) within: bool,
    /// Words that are no part of a deadline.
    pub(super) others: usize,
    /// The byte at which a word glued to a point starts.
    pub(super) glued: bool,
}

impl Statement {
    /// Whether it says a time at all.
    pub(super) fn says(&self) -> bool {
        !self.pieces.is_empty()
            || self.recurrence.is_some()
            || self.duration.is_some()
            || self.direction.is_some()
            || self.time.is_some()
            || self.flag.is_some()
    }
}

/// What a word before a point, length or event has announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ahead {
    Nothing,
    Bound(Bound),
    From,
    After,
    Since,
    In,
    Length,
    Within,
}

/// Gathers statements from elements, left to right.
pub(super) struct Gatherer<'t> {
    text: &'t str,
    done: Vec<Statement>,
    now: Statement,
    ahead: Ahead,
    /// Where the words that `ahead` stands for begin.
    ahead_start: Option<usize>,
    /// The next point ends the range that the last one begins.
    joined: bool,
    /// A slash stands before the next point.
    slashed: bool,
    /// An event is being read.
    event: bool,
    /// The rest belongs to another document or a general condition.
    closed: bool,
    /// The last element was a point.
    beside: bool,
}

/// The most words and signs in brackets.
const LONGEST_REMARK: usize = 200;

/// The statements of a text.
pub(super) fn statements(text: &str, spots: &[Spot]) -> Vec<Statement> {
    let mut gatherer = Gatherer::new(text);
    let mut at = 0;
    while let Some(spot) = spots.get(at) {
        at = if let Element::Mark(Kind::Open) = spot.element {
            gatherer.bracket(spots, at)
        } else {
            gatherer.take(spot, spots.get(at + 1));
            at + 1
        };
    }
    gatherer.flush();
    gatherer.done
}

impl<'t> Gatherer<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            done: Vec::new(),
            now: Statement::default(),
            ahead: Ahead::Nothing,
            ahead_start: None,
            joined: false,
            slashed: false,
            event: false,
            closed: false,
            beside: false,
        }
    }

    fn flush(&mut self) {
        if self.now.says() {
            self.done.push(std::mem::take(&mut self.now));
        } else if self.now.others > 0 && self.done.is_empty() {
            // Words before the first deadline stay with it.
            return;
        }
        self.now = Statement::default();
        self.ahead = Ahead::Nothing;
        self.ahead_start = None;
        self.joined = false;
        self.event = false;
        self.closed = false;
    }

    /// A remark in brackets is read if every word in it is known, else passed over.
    fn bracket(&mut self, spots: &[Spot], at: usize) -> usize {
        let rest = spots.get(at + 1..).unwrap_or_default();
        // One that is longer is no remark, and brackets may open without end.
        let Some(length) =
            rest.iter().take(LONGEST_REMARK).position(|s| s.element == Element::Mark(Kind::Close))
        else {
            return at + 1;
        };
        let inside = rest.get(..length).unwrap_or_default();
        let known =
            inside.iter().all(|s| s.element != Element::Other) && inside.iter().any(|s| s.element.is_core());
        if known && !self.event {
            return at + 1;
        }
        if self.event
            && let (Some(anchor), Some(close)) = (&mut self.now.anchor, rest.get(length))
        {
            anchor.end = close.end;
        }
        at + length + 2
    }

    fn take(&mut self, spot: &Spot, next: Option<&Spot>) {
        self.now.start.get_or_insert(spot.start);
        if self.ends_here(spot, next) {
            self.flush();
            return;
        }
        if self.closed {
            return;
        }
        if self.event && !self.leaves_event(spot) {
            if let Some(anchor) = &mut self.now.anchor
                && !matches!(spot.element, Element::Mark(_))
            {
                anchor.end = spot.end;
            }
            return;
        }
        self.event = false;
        self.element(spot, next);
        self.beside = matches!(spot.element, Element::Point(_));
    }

    /// Whether a mark or word here ends the statement.
    fn ends_here(&self, spot: &Spot, next: Option<&Spot>) -> bool {
        match spot.element {
            Element::Mark(Kind::Semicolon) | Element::Word(Tag::Then) => true,
            Element::Mark(Kind::Dot) => {
                next.is_some() && self.now.says() && !self.joined && next.is_none_or(|n| n.start > spot.end)
            }
            _ => false,
        }
    }

    /// Whether the event's words end before this element.
    fn leaves_event(&self, spot: &Spot) -> bool {
        let dated = match spot.element {
            Element::Point(p) => matches!(p.part, Part::Day(Some(_), _)),
            Element::Rate { .. } | Element::Time(..) => true,
            Element::Word(tag) => matches!(tag, Tag::From),
            _ => false,
        };
        dated && self.now.duration.is_none()
    }

    fn element(&mut self, spot: &Spot, next: Option<&Spot>) {
        match spot.element {
            Element::Point(point) => self.point(point, spot, next),
            Element::Time(hour, minute) => self.time(hour, minute),
            Element::Duration { value, unit, business } => self.duration(value, unit, business, spot),
            Element::Rate { times, interval, unit } => self.rate(Rate { times, interval, unit }, spot),
            Element::Weekday { nth, day } => {
                self.now.recurrence.weekdays.push((nth, day));
                self.ahead = Ahead::Nothing;
            }
            Element::LastDay { unit, business } => {
                self.now.recurrence.last_day = Some((unit, business));
                self.settle_bound();
            }
            Element::MonthOf(n) => self.now.recurrence.month_of = Some(n),
            Element::Following(unit, reported) => {
                self.now.recurrence.following = Some((unit, reported));
                self.settle_bound();
            }
            Element::Unit(unit) => self.unit(unit, spot, next),
            Element::Mark(mark) => self.mark(mark),
            Element::Word(tag) => self.word(tag, spot, next),
            Element::Other => self.other(spot),
        }
    }

    fn settle_bound(&mut self) {
        if let Ahead::Bound(bound) = self.ahead {
            self.now.bound = Some(bound);
        }
        self.ahead = Ahead::Nothing;
    }

    fn point(&mut self, point: Point, spot: &Spot, next: Option<&Spot>) {
        // "within 30 days of year end"
        let awaits = self.now.direction.is_some() || self.now.within && !point.is_dated();
        let counted = self.now.duration.is_some() && awaits;
        if counted || self.ahead == Ahead::Since && matches!(point.part, Part::Bare(_) | Part::Term) {
            self.begin_event(Direction::After, spot);
            return;
        }
        self.now.glued = next.is_some_and(|n| n.element == Element::Other && n.start == spot.end);
        if self.ahead == Ahead::After
            && point.year.is_none()
            && matches!(point.part, Part::Year | Part::School)
        {
            // «по итогам года»: no year is named, so it is an event.
            self.begin_event(Direction::After, spot);
            return;
        }
        let slash_joins = self.slashed && (self.consecutive(point) || self.iso_span(point, spot.start))
            || self.dash_lost(point);
        let counts = self.counts_after_year(point);
        let counted = matches!(point.part, Part::Bare(_))
            && self.text.get(spot.start..).is_some_and(|t| t.starts_with(['I', 'V', 'І']));
        let before = self.text.get(..spot.start).unwrap_or_default();
        if counts && !counted && self.joined && before.ends_with(['-', '–', '—']) {
            // «2022-XX»: what it says of the year is not known.
            self.now.unread = true;
        }
        let joins = (self.joined || slash_joins) && !counts;
        let dashed = self.joined && before.trim_end().ends_with(['-', '–', '—']);
        self.joined = false;
        self.slashed = false;
        if dashed
            && (point.lacks_year() || counted)
            && let Some(last) = self.now.pieces.last_mut()
            && last.to.is_none()
            && last.from.is_named_year()
        {
            // «2022 – IV квартал», «2022 – I, II кварталы»: the year is that of the quarter behind it.
            last.from = Point { year: last.from.year, ..point };
            return;
        }
        if joins
            && let Some(last) = self.now.pieces.last_mut()
            && last.to.is_none()
        {
            last.to = Some(point);
            last.bound = None;
            self.ahead = Ahead::Nothing;
            return;
        }
        let bound = match self.ahead {
            Ahead::Bound(bound) => Some(bound),
            Ahead::From | Ahead::After | Ahead::Since => Some(Bound::After),
            _ => None,
        };
        let start = self.ahead_start.take().unwrap_or(spot.start);
        let listed = bound.is_none();
        self.now.pieces.push(Piece { from: point, to: None, bound, start, listed });
        self.ahead = Ahead::Nothing;
    }

    /// Whether a number after a year does not end a span: «2021 г. – не менее 3».
    fn counts_after_year(&self, point: Point) -> bool {
        let year = self.now.pieces.last().is_some_and(|p| is_year(p.from.part));
        year && matches!(point.part, Part::Bare(_))
    }

    /// Whether a month follows the one before it («październik/listopad»).
    fn consecutive(&self, point: Point) -> bool {
        match (self.now.pieces.last().map(|p| p.from.part), point.part) {
            (Some(Part::Month(a)), Part::Month(b)) => a % 12 + 1 == b,
            _ => false,
        }
    }

    /// Whether a month or day ends the span that ISO 8601 writes with a slash (`2022-05/2022-09`).
    fn iso_span(&self, point: Point, start: usize) -> bool {
        let spelled = |at: usize| self.text.get(at..at + 5).is_some_and(|t| t.ends_with('-'));
        let same = |a: Part, b: Part| std::mem::discriminant(&a) == std::mem::discriminant(&b);
        self.now.pieces.last().is_some_and(|p| {
            same(p.from.part, point.part)
                && p.from.year.is_some_and(|year| point.year.is_some_and(|next| year <= next))
                && spelled(p.start)
                && spelled(start)
        })
    }

    /// Whether two years stand side by side with nothing between: «2009 2011 годы».
    fn dash_lost(&self, point: Point) -> bool {
        let before = self.now.pieces.last().map(|p| (p.from.part, p.from.year));
        let rises = matches!(before, Some((Part::Year, Some(year))) if point.year > Some(year));
        self.beside && rises && point.part == Part::Year && self.ahead == Ahead::Nothing
    }

    fn time(&mut self, hour: u8, minute: u8) {
        if self.now.time.is_some() {
            self.now.time_end = self.now.time_end.or(Some((hour, minute)));
        } else {
            self.now.time = Some((hour, minute));
        }
        if let Ahead::Bound(bound) = self.ahead {
            self.now.bound = Some(bound);
            self.ahead = Ahead::Nothing;
        }
        // «с 22.00 18 января до 02.00 19 января»
        self.joined &= self.now.pieces.last().is_some_and(|p| p.bound == Some(Bound::After));
    }

    fn duration(&mut self, value: u32, unit: TimeUnit, business: bool, spot: &Spot) {
        let dated = !self.now.pieces.is_empty() || matches!(self.ahead, Ahead::Bound(_));
        if unit == TimeUnit::Hour
            && dated
            && self.ahead != Ahead::Within
            && let Ok(hour @ 0..=24) = u8::try_from(value)
        {
            self.time(hour, 0);
            return;
        }
        if self.ahead == Ahead::Since {
            self.begin_event(Direction::After, spot);
            return;
        }
        if matches!(self.ahead, Ahead::In | Ahead::After) {
            self.now.direction = Some(Direction::After);
        }
        self.now.duration = self.now.duration.or(Some((value, unit, business)));
        // A bound before a length is no day's bound.
        self.ahead = Ahead::Nothing;
        self.ahead_start = None;
    }

    fn rate(&mut self, rate: Rate, spot: &Spot) {
        if let Some(known) = self.now.recurrence.rate
            && known != rate
        {
            let start = spot.start;
            self.flush();
            self.now.start = Some(start);
        }
        self.now.recurrence.rate = Some(rate);
        self.settle_bound();
        self.joined = false;
    }

    fn unit(&mut self, unit: TimeUnit, spot: &Spot, next: Option<&Spot>) {
        let named = next.is_some_and(|n| n.element == Element::Other);
        match self.ahead {
            // «в день голосования»
            Ahead::Nothing if unit == TimeUnit::Day && named && !self.now.says() => {
                self.announce(Ahead::Since, spot);
            }
            Ahead::Within | Ahead::In | Ahead::Length if self.now.duration.is_none() => {
                self.now.duration = Some((1, unit, false));
                if self.ahead == Ahead::In {
                    self.now.direction = Some(Direction::After);
                }
                self.ahead = Ahead::Nothing;
            }
            Ahead::After | Ahead::Since => self.begin_event(Direction::After, spot),
            _ => {}
        }
    }

    fn mark(&mut self, mark: Kind) {
        match mark {
            Kind::Dash => self.joined = self.now.pieces.last().is_some_and(|p| p.to.is_none()),
            Kind::Slash => self.slashed = true,
            Kind::Comma => {
                self.joined = false;
                self.slashed = false;
            }
            _ => {}
        }
    }

    fn word(&mut self, tag: Tag, spot: &Spot, next: Option<&Spot>) {
        let flag = match tag {
            Tag::Continuous => Flag::Continuous,
            Tag::AsNeeded => Flag::AsNeeded,
            Tag::AtOnce => Flag::AtOnce,
            Tag::Reference => Flag::Reference,
            _ => return self.connective(tag, spot, next),
        };
        if flag == Flag::Reference && self.now.says() {
            self.closed = self.now.flag.is_none() || self.now.flag == Some(Flag::Reference);
            return;
        }
        self.now.flag = self.now.flag.or(Some(flag));
        let plain = !self.now.pieces.is_empty() || self.now.recurrence.is_some();
        self.closed = matches!(flag, Flag::Reference) || (flag == Flag::AsNeeded && !plain);
    }

    fn connective(&mut self, tag: Tag, spot: &Spot, next: Option<&Spot>) {
        let counted = self.now.duration.is_some() && self.now.pieces.is_empty() && self.now.anchor.is_none();
        let towards = matches!(tag, Tag::Before | Tag::After | Tag::Since | Tag::Ahead | Tag::From);
        let counted = counted || self.counts_a_year(tag);
        if counted && towards && next.is_some() {
            self.now.direction = Some(tag.direction());
            self.ahead = Ahead::Since;
            if let Some(next) = next {
                self.expect_event(next);
            }
            return;
        }
        let point_next = next.is_some_and(|n| matches!(n.element, Element::Point(_) | Element::Time(..)));
        match tag {
            Tag::Before => self.before(spot, next),
            Tag::From if self.after_point(point_next) => self.mark_last(Bound::After),
            Tag::From => self.announce(Ahead::From, spot),
            Tag::To => self.until(spot),
            Tag::After => self.announce(Ahead::After, spot),
            Tag::Since => self.announce(Ahead::Since, spot),
            Tag::In => self.announce(Ahead::In, spot),
            Tag::Ahead => self.announce(Ahead::Length, spot),
            Tag::Within | Tag::Whole => {
                self.now.within = true;
                self.announce(Ahead::Within, spot);
            }
            // «в месячный срок», «в 10-дневный срок»
            Tag::At if !self.now.says() && next.is_some_and(|n| self.is_length(n)) => {
                self.now.within = true;
                self.announce(Ahead::Within, spot);
            }
            // «в ночь с 18 на 19 января»
            Tag::At if point_next && self.night_open() => self.joined = true,
            Tag::Edge(_) if self.ahead != Ahead::Nothing => self.other(spot),
            Tag::Term if self.ahead == Ahead::Within => self.term(spot, next),
            Tag::Act | Tag::Reporting | Tag::School | Tag::Fiscal | Tag::Following
                if self.ahead == Ahead::Since =>
            {
                self.other(spot);
            }
            _ => {}
        }
    }

    /// Whether it is a length of days or more that words name, and no point in time.
    fn is_length(&self, spot: &Spot) -> bool {
        match spot.element {
            Element::Duration { unit, .. } => unit != TimeUnit::Hour,
            Element::Unit(_) => self.text.get(spot.start..spot.end).is_some_and(|t| t.contains(' ')),
            _ => false,
        }
    }

    /// Whether the last piece is the first day of two, and its month is still to come.
    fn night_open(&self) -> bool {
        let first = |p: &Piece| {
            p.to.is_none() && p.bound == Some(Bound::After) && matches!(p.from.part, Part::Bare(_))
        };
        self.now.pieces.last().is_some_and(first)
    }

    /// «в течение года» before «со дня …»: a year's length, and no year of the calendar.
    fn counts_a_year(&mut self, tag: Tag) -> bool {
        let year = |p: &Piece| p.from.part == Part::Year && !p.from.is_dated() && p.to.is_none();
        let counts =
            tag == Tag::Since && self.now.within && matches!(self.now.pieces.as_slice(), [p] if year(p));
        if counts {
            self.now.pieces.clear();
            self.now.duration = Some((1, TimeUnit::Year, false));
        }
        counts
    }

    /// «в течение срока»: the plan's own time, unless words say whose.
    fn term(&mut self, spot: &Spot, next: Option<&Spot>) {
        match next.map(|n| n.element) {
            Some(Element::Other | Element::Word(_) | Element::Unit(_)) => self.other(spot),
            _ => self.point(Point::new(Part::Term, None), spot, next),
        }
    }

    /// Opens an event at its first word.
    fn expect_event(&mut self, next: &Spot) {
        self.now.anchor = Some(next.start..next.start);
        self.event = true;
    }

    fn begin_event(&mut self, direction: Direction, spot: &Spot) {
        self.now.direction = self.now.direction.or(Some(direction));
        self.now.anchor = self.now.anchor.take().or(Some(spot.start..spot.end));
        if let Some(anchor) = &mut self.now.anchor {
            anchor.end = spot.end;
        }
        self.event = true;
        self.ahead = Ahead::Nothing;
        self.ahead_start = None;
    }

    fn announce(&mut self, ahead: Ahead, spot: &Spot) {
        self.ahead = ahead;
        self.ahead_start = self.ahead_start.or(Some(spot.start));
        self.joined = false;
    }

    fn after_point(&self, point_next: bool) -> bool {
        let last = self.now.pieces.last().is_some_and(|p| p.to.is_none() && p.bound.is_none());
        last && !point_next && self.ahead == Ahead::Nothing
    }

    /// A word that stands after its point, as in Kazakh: «1 наурызға дейін».
    fn mark_last(&mut self, bound: Bound) {
        let count = self.now.pieces.len();
        if bound == Bound::Before
            && count > 1
            && let Some(Piece { from: to, listed: true, .. }) = self.now.pieces.last().copied()
            && let Some(first) = self.now.pieces.get_mut(count - 2)
            && first.to.is_none()
            && self.text.get(first.start..).is_some()
        {
            first.to = Some(to);
            first.bound = None;
            self.now.pieces.pop();
            return;
        }
        if let Some(last) = self.now.pieces.last_mut() {
            last.bound = Some(bound);
        }
    }

    fn before(&mut self, spot: &Spot, next: Option<&Spot>) {
        let point = next.is_some_and(|n| matches!(n.element, Element::Point(_)));
        let timed = next.is_some_and(|n| matches!(n.element, Element::Time(..)));
        if self.after_point(point || timed) {
            self.mark_last(Bound::Before);
        } else if self.range_open() && point && self.ahead == Ahead::Nothing {
            // «с 1 до 5 мая», "Januar bis März"
            self.joined = true;
        } else if timed
            && self.now.pieces.last().is_some_and(|p| p.to.is_none() && p.bound == Some(Bound::After))
        {
            self.joined = true;
        } else {
            self.announce(Ahead::Bound(Bound::Before), spot);
        }
    }

    fn range_open(&self) -> bool {
        self.now.pieces.last().is_some_and(|p| {
            p.to.is_none() && (p.bound == Some(Bound::After) || p.bound.is_none() && self.beside)
        })
    }

    fn until(&mut self, spot: &Spot) {
        if self.now.pieces.last().is_some_and(|p| p.to.is_none()) {
            self.joined = true;
        } else {
            self.announce(Ahead::Bound(Bound::Before), spot);
        }
    }

    /// A word that the language does not know: the event's name if one is expected.
    fn other(&mut self, spot: &Spot) {
        self.joined = false;
        self.slashed = false;
        let counted = self.now.duration.is_some() && self.now.direction.is_none() && self.now.within;
        match self.ahead {
            // "within 45 days of the handover"
            Ahead::Nothing if counted && self.now.pieces.is_empty() => {
                self.begin_event(Direction::After, spot);
            }
            Ahead::Bound(Bound::Before) => self.begin_event(Direction::Before, spot),
            Ahead::After | Ahead::Since | Ahead::Within => self.begin_event(Direction::After, spot),
            _ => {
                self.now.others += 1;
                self.ahead = Ahead::Nothing;
                self.ahead_start = None;
            }
        }
    }
}
