//! Items → elements: the one grammar over tags that serves every language.

use super::calendar::Point;
use super::numeric;
use super::point;
use super::tag::Tag;
use super::token::{Item, Kind};
use crate::lang::Language;
use crate::model::plan::TimeUnit;

/// A piece of a deadline with its bytes in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) element: Element,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What a piece of a deadline says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Element {
    /// A point in time.
    Point(Point),
    /// A time of day: hour, minute.
    Time(u8, u8),
    /// A length of time.
    Duration { value: u32, unit: TimeUnit, business: bool },
    /// So many times in so many units.
    Rate { times: u8, interval: u8, unit: TimeUnit },
    /// The nth such weekday of a month, counted from its end where negative; every one for 0.
    Weekday { nth: i8, day: u8 },
    /// The last day of the unit; a working day perhaps.
    LastDay { unit: Option<TimeUnit>, business: bool },
    /// «второго месяца», of the quarter; 0 for the last.
    MonthOf(u8),
    /// «года, следующего за отчетным»: the unit, and the unit reported on.
    Following(TimeUnit, Option<TimeUnit>),
    /// A unit of time alone («месяца»).
    Unit(TimeUnit),
    /// A mark between elements.
    Mark(Kind),
    /// Any other tagged word.
    Word(Tag),
    /// What the language does not know.
    Other,
}

impl Element {
    /// Whether it names a time by itself.
    pub(super) const fn is_core(&self) -> bool {
        match self {
            Self::Point(p) => !matches!(p.part, super::calendar::Part::Bare(_)),
            Self::Rate { .. } | Self::Weekday { .. } | Self::LastDay { .. } | Self::Duration { .. } => true,
            Self::Word(tag) => matches!(tag, Tag::Continuous | Tag::AsNeeded | Tag::AtOnce | Tag::Reference),
            _ => false,
        }
    }
}

/// Items with the language they are in.
#[derive(Clone, Copy)]
pub(super) struct Input<'i> {
    pub(super) items: &'i [Item],
    pub(super) language: &'static Language,
}

impl Input<'_> {
    pub(super) fn item(&self, at: usize) -> Option<&Item> {
        self.items.get(at)
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.item(at).map(|i| i.kind)
    }

    pub(super) fn tag(&self, at: usize) -> Option<Tag> {
        match self.kind(at) {
            Some(Kind::Word(tag)) => Some(tag),
            _ => None,
        }
    }

    /// Whether the item follows the one before it without white space.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.item(at).is_some_and(|i| !i.spaced)
    }

    /// The first item from `at` on that is no filler; of a long run of fillers nothing is made.
    pub(super) fn skip_filler(&self, at: usize) -> usize {
        const LONGEST_RUN: usize = 8;
        let fillers =
            (at..at + LONGEST_RUN).take_while(|at| matches!(self.tag(*at), Some(Tag::Filler | Tag::At)));
        at + fillers.count()
    }

    /// A small count at `at`: digits, Roman or a word, and the item after it and its ending («25-го»).
    pub(super) fn count(&self, at: usize) -> Option<(u32, usize)> {
        let (value, next) = match self.kind(at)? {
            Kind::Number(value, 1..=3) => (value, at + 1),
            Kind::Roman(value) | Kind::Word(Tag::Cardinal(value)) => (u32::from(value), at + 1),
            _ => return None,
        };
        Some((value, self.after_suffix(next)))
    }

    /// Past an ending glued to a number: «-го», "th", «°».
    pub(super) fn after_suffix(&self, at: usize) -> usize {
        if self.tag(at) == Some(Tag::Suffix) && self.glued(at) {
            return at + 1;
        }
        let dashed = self.kind(at) == Some(Kind::Dash) && self.tag(at + 1) == Some(Tag::Suffix);
        if dashed && self.glued(at) && self.glued(at + 1) { at + 2 } else { at }
    }
}

/// Reads items into elements, from left to right and without looking back.
pub(super) fn elements(input: Input<'_>) -> Vec<Spot> {
    let mut spots = Vec::with_capacity(input.items.len());
    let mut at = 0;
    while let Some(first) = input.item(at) {
        let (element, next) = element(input, at);
        let next = next.max(at + 1);
        let end = input.item(next - 1).map_or(first.end, |last| last.end);
        spots.push(Spot { element, start: first.start, end });
        at = next;
    }
    spots
}

/// The element at `at` and the item after it.
fn element(input: Input<'_>, at: usize) -> (Element, usize) {
    let Some(kind) = input.kind(at) else { return (Element::Other, at + 1) };
    let found = match kind {
        Kind::Number(..) | Kind::Roman(_) => numeric::time(input, at)
            .or_else(|| numeric_date(input, at))
            .or_else(|| times(input, at))
            .or_else(|| nth_weekday(input, at))
            .or_else(|| duration(input, at).filter(|_| point::last_year(input, at).is_none())),
        Kind::Word(tag) => word(input, at, tag),
        Kind::Quote => None,
        Kind::Other => return (Element::Other, at + 1),
        mark => return (Element::Mark(mark), at + 1),
    };
    found.or_else(|| point::point(input, at).map(|(p, next)| (Element::Point(p), next))).unwrap_or_else(
        || {
            let element = match kind {
                Kind::Word(Tag::Unit(unit)) => Element::Unit(unit),
                Kind::Word(tag) => Element::Word(tag),
                Kind::Number(..) | Kind::Roman(_) => Element::Other,
                mark => Element::Mark(mark),
            };
            (element, at + 1)
        },
    )
}

fn numeric_date(input: Input<'_>, at: usize) -> Option<(Element, usize)> {
    let (point, next) = numeric::date(input, at)?;
    Some((Element::Point(point), point::year_mark(input, next)))
}

/// Elements that start with a tagged word and are no points.
fn word(input: Input<'_>, at: usize, tag: Tag) -> Option<(Element, usize)> {
    match tag {
        Tag::Every(frequency) => Some((every(frequency), at + 1)),
        Tag::Weekdays(day) => Some((Element::Weekday { nth: 0, day }, at + 1)),
        Tag::Each => each(input, at + 1),
        Tag::Times => per(input, at + 1, 1),
        Tag::Once(times) => per(input, at + 1, times),
        Tag::Cardinal(_) => times(input, at).or_else(|| duration(input, at)),
        Tag::Ordinal(n) => nth_weekday(input, at).or_else(|| month_of(input, at + 1, n)),
        Tag::Last => last(input, at + 1),
        Tag::Following => {
            let unit = unit_at(input, input.skip_filler(at + 1))?;
            Some((Element::Following(unit, None), input.skip_filler(at + 1) + 1))
        }
        Tag::Unit(unit) => following(input, at + 1, unit).or_else(|| unit_times(input, at + 1, unit)),
        Tag::Business => duration_of_one(input, at),
        _ => None,
    }
}

/// «ежегодно» as a rate.
const fn every(frequency: crate::model::plan::Frequency) -> Element {
    use crate::model::plan::Frequency as F;
    let (interval, unit) = match frequency {
        F::Daily => (1, TimeUnit::Day),
        F::Weekly => (1, TimeUnit::Week),
        F::Monthly => (1, TimeUnit::Month),
        F::Quarterly => (1, TimeUnit::Quarter),
        F::Semiannual => (6, TimeUnit::Month),
        F::Yearly => (1, TimeUnit::Year),
    };
    Element::Rate { times: 1, interval, unit }
}

/// After «каждый»: a unit, a count of units, or a weekday, perhaps the nth.
fn each(input: Input<'_>, at: usize) -> Option<(Element, usize)> {
    if let Some(found) = nth_weekday(input, at) {
        return Some(found);
    }
    if let Some(Tag::Weekday(day) | Tag::Weekdays(day)) = input.tag(at) {
        return Some((Element::Weekday { nth: 0, day }, at + 1));
    }
    if let Some(Tag::Month(_)) = input.tag(at) {
        // "every September": the month itself is read next.
        return Some((every(crate::model::plan::Frequency::Yearly), at));
    }
    let at = if matches!(input.tag(at), Some(Tag::Business | Tag::School)) { at + 1 } else { at };
    let (interval, at) = match input.tag(at) {
        Some(Tag::Ordinal(n)) => (n, at + 1),
        _ => small_count(input, at).unwrap_or((1, at)),
    };
    let (months, unit) = period_unit(input, at)?;
    Some((Element::Rate { times: 1, interval: interval.saturating_mul(months), unit }, at + 1))
}

/// «2 раза в год», «не реже 1 раза в месяц».
fn times(input: Input<'_>, at: usize) -> Option<(Element, usize)> {
    let (times, next) = small_count(input, at)?;
    let next = input.skip_filler(next);
    if input.tag(next) != Some(Tag::Times) {
        return None;
    }
    per(input, next + 1, times)
}

/// After «раз»: the unit in which so many times fall.
fn per(input: Input<'_>, at: usize, times: u8) -> Option<(Element, usize)> {
    let mut at = at;
    while matches!(
        input.tag(at),
        Some(Tag::Filler | Tag::At | Tag::Within | Tag::Each | Tag::To | Tag::From | Tag::In | Tag::Since)
    ) {
        at += 1;
    }
    let (interval, at) = small_count(input, at).unwrap_or((1, at));
    if let Some(Tag::Every(frequency)) = input.tag(at) {
        return match every(frequency) {
            Element::Rate { interval, unit, .. } => Some((Element::Rate { times, interval, unit }, at + 1)),
            _ => None,
        };
    }
    let at =
        if matches!(input.tag(at), Some(Tag::School | Tag::Fiscal | Tag::Reporting)) { at + 1 } else { at };
    let (months, unit) = period_unit(input, at)?;
    Some((Element::Rate { times, interval: interval.saturating_mul(months), unit }, at + 1))
}

fn small_count(input: Input<'_>, at: usize) -> Option<(u8, usize)> {
    let (value, next) = input.count(at)?;
    u8::try_from(value).ok().filter(|v| *v > 0).map(|value| (value, next))
}

fn unit_at(input: Input<'_>, at: usize) -> Option<TimeUnit> {
    period_unit(input, at).map(|(_, unit)| unit)
}

/// After a unit: how many times in it, as in Kazakh («жылына бір рет»).
fn unit_times(input: Input<'_>, at: usize, unit: TimeUnit) -> Option<(Element, usize)> {
    let (times, next) = small_count(input, at)?;
    (input.tag(next) == Some(Tag::Times)).then_some((Element::Rate { times, interval: 1, unit }, next + 1))
}

/// The unit at `at`, and of how many such units it is made (a half year of six months).
fn period_unit(input: Input<'_>, at: usize) -> Option<(u8, TimeUnit)> {
    match input.tag(at)? {
        Tag::Unit(unit) => Some((1, unit)),
        Tag::Years => Some((1, TimeUnit::Year)),
        Tag::Half => Some((6, TimeUnit::Month)),
        _ => None,
    }
}

/// «первый понедельник», «последняя пятница».
fn nth_weekday(input: Input<'_>, at: usize) -> Option<(Element, usize)> {
    let (nth, next) = match input.tag(at) {
        Some(Tag::Ordinal(n)) => (i8::try_from(n).ok()?, at + 1),
        Some(Tag::Last) => (-1, at + 1),
        _ => {
            let (value, next) = input.count(at)?;
            (i8::try_from(value).ok()?, next)
        }
    };
    match input.tag(next)? {
        Tag::Weekday(day) | Tag::Weekdays(day) if nth <= 5 => Some((Element::Weekday { nth, day }, next + 1)),
        _ => None,
    }
}

/// «второго месяца» (of a quarter).
fn month_of(input: Input<'_>, at: usize, n: u8) -> Option<(Element, usize)> {
    let named = input.tag(at) == Some(Tag::Unit(TimeUnit::Month)) && n <= 3;
    named.then_some((Element::MonthOf(n), at + 1))
}

/// After «последний»: a day, a working day, a month or a weekday.
fn last(input: Input<'_>, at: usize) -> Option<(Element, usize)> {
    if let Some(found) = nth_weekday(input, at - 1).or_else(|| month_of(input, at, 0)) {
        return Some(found);
    }
    let business = input.tag(at) == Some(Tag::Business);
    let at = if business { at + 1 } else { at };
    if input.tag(at) != Some(Tag::Unit(TimeUnit::Day)) {
        return None;
    }
    let mut next = input.skip_filler(at + 1);
    if input.tag(next) == Some(Tag::Each) {
        next += 1;
    }
    match unit_at(input, next) {
        Some(unit) => Some((Element::LastDay { unit: Some(unit), business }, next + 1)),
        None => Some((Element::LastDay { unit: None, business }, at + 1)),
    }
}

/// After a unit: «(месяца), следующего за отчетным кварталом».
fn following(input: Input<'_>, at: usize, unit: TimeUnit) -> Option<(Element, usize)> {
    let at = if input.kind(at) == Some(Kind::Comma) { at + 1 } else { at };
    if input.tag(at) != Some(Tag::Following) {
        return None;
    }
    let mut next = at + 1;
    let mut reported = None;
    while let Some(tag) = input.tag(next) {
        match tag {
            Tag::Filler | Tag::Reporting | Tag::In | Tag::At | Tag::To | Tag::Ahead | Tag::After => {}
            Tag::Unit(u) if reported.is_none() => reported = Some(u),
            _ => break,
        }
        next += 1;
    }
    Some((Element::Following(unit, reported), next))
}

/// «14 рабочих дней», «трех месяцев».
fn duration(input: Input<'_>, at: usize) -> Option<(Element, usize)> {
    let (value, next) = input.count(at)?;
    // A number in words may be repeated in brackets, and the other way round: «10 (десяти) дней».
    let next = match (input.kind(next), input.kind(next + 2)) {
        (Some(Kind::Open), Some(Kind::Close)) => next + 3,
        _ => next,
    };
    // «10-дневный срок»
    let dashed = input.kind(next) == Some(Kind::Dash) && input.glued(next) && input.glued(next + 1);
    let mut next = input.skip_filler(next + usize::from(dashed));
    let mut business = false;
    while input.tag(next) == Some(Tag::Business) {
        business = true;
        next += 1;
    }
    let (months, unit) = period_unit(input, next)?;
    // «I квартал» and «1 полугодие» are points, no lengths.
    if matches!(unit, TimeUnit::Quarter) || months > 1 || matches!(input.kind(at), Some(Kind::Roman(_))) {
        return None;
    }
    next += 1;
    // «30 días hábiles»
    if input.tag(next) == Some(Tag::Business) {
        business = true;
        next += 1;
    }
    Some((Element::Duration { value, unit, business }, next))
}

/// «рабочего дня»: one.
fn duration_of_one(input: Input<'_>, at: usize) -> Option<(Element, usize)> {
    let unit = unit_at(input, at + 1)?;
    Some((Element::Duration { value: 1, unit, business: true }, at + 2))
}
