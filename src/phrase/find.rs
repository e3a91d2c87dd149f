//! Deadlines within longer texts, and how much of a text is a deadline.

use std::ops::Range;

use super::Score;
use super::calendar::Part;
use super::grammar::{Element, Spot};
use super::tag::Tag;
use super::token::Kind;

/// The longest run of elements that reads as a deadline on its own.
pub(super) fn longest(spots: &[Spot]) -> Option<Range<usize>> {
    let mut best: Option<(bool, Range<usize>)> = None;
    for run in spots.split(|s| !may_belong(s)) {
        let Some(range) = trimmed(run) else { continue };
        // A day outweighs any number of looser words.
        let key = (run.iter().any(is_day), range.len());
        if best.as_ref().is_none_or(|(day, range)| key > (*day, range.len())) {
            best = Some((key.0, range));
        }
    }
    best.map(|(_, range)| range)
}

/// Whether an element may stand inside a deadline.
fn may_belong(spot: &Spot) -> bool {
    match spot.element {
        Element::Other => false,
        Element::Mark(mark) => matches!(mark, Kind::Dash | Kind::Comma | Kind::Slash | Kind::Dot),
        Element::Word(tag) => {
            !matches!(tag, Tag::Act | Tag::ActDate | Tag::NumberSign | Tag::Reference | Tag::Term)
        }
        _ => true,
    }
}

fn is_day(spot: &Spot) -> bool {
    matches!(spot.element, Element::Point(p) if matches!(p.part, Part::Day(Some(_), _)))
}

/// Whether an element alone makes a deadline in running text: what a title is likely to hold does not.
fn is_firm(spot: &Spot) -> bool {
    match spot.element {
        Element::Point(p) => match p.part {
            Part::Bare(_) | Part::Months(_) | Part::Day(None, _) => false,
            Part::Year | Part::School => p.year.is_some() && p.edge.is_none(),
            _ => true,
        },
        Element::Word(tag) => matches!(tag, Tag::Continuous | Tag::AsNeeded | Tag::AtOnce),
        Element::Duration { .. } | Element::Following(..) => false,
        ref element => element.is_core(),
    }
}

/// The run without the marks and connecting words around it, if there is a deadline in it.
fn trimmed(run: &[Spot]) -> Option<Range<usize>> {
    run.iter().find(|s| is_firm(s))?;
    let opens = |s: &&Spot| match s.element {
        Element::Mark(_) | Element::Unit(_) => false,
        Element::Word(tag) => {
            !matches!(tag, Tag::And | Tag::Filler | Tag::Suffix | Tag::Times | Tag::Current | Tag::In)
        }
        _ => true,
    };
    let closes = |s: &&Spot| match s.element {
        Element::Mark(_) => false,
        Element::Word(tag) => matches!(tag, Tag::Continuous | Tag::AsNeeded | Tag::AtOnce | Tag::Weekday(_)),
        _ => true,
    };
    let first = run.iter().find(opens)?;
    let last = run.iter().rev().find(closes)?;
    (first.start < last.end).then_some(first.start..last.end)
}

/// The share of a text's words that belong to a deadline.
pub(super) fn score(spots: &[Spot]) -> Score {
    let (mut known, mut words, mut any) = (0u16, 0u16, false);
    for spot in spots {
        let (counts, is_known) = match spot.element {
            Element::Mark(_) => (false, false),
            Element::Other => (true, false),
            Element::Point(p) if matches!(p.part, Part::Bare(_)) => (true, spots.len() > 1),
            _ => (true, true),
        };
        words = words.saturating_add(counts.into());
        known = known.saturating_add(is_known.into());
        any |= spot.element.is_core() || matches!(spot.element, Element::Time(..));
    }
    let share = if words == 0 { 0.0 } else { f32::from(known) / f32::from(words) };
    Score { share, any }
}
