//! Mentions of legal acts: «постановление Правительства … от 3 марта 2011 г. № 517».

use std::ops::Range;

use jiff::civil::Date;

use super::ActReading;
use super::calendar::Part;
use super::grammar::Input;
use super::numeric;
use super::point;
use super::tag::Tag;
use super::token::{Item, Kind};

/// Most items between an act's noun and its number.
const REACH: usize = 40;

/// The acts named in a text.
pub(super) fn acts(text: &str, input: Input<'_>) -> Vec<ActReading> {
    let mut acts = Vec::new();
    let mut noun = None;
    let mut at = 0;
    while at < input.items.len() {
        let dated = matches!(input.tag(at), Some(Tag::ActDate | Tag::From | Tag::NumberSign))
            .then(|| citation(text, input, at))
            .flatten();
        if let Some((mut act, next)) = dated {
            let near = noun.take().filter(|n| at - n <= REACH);
            if let Some(start) = near.and_then(|n| input.item(n)).map(|i| i.start) {
                act.range.start = start;
            }
            // A number alone («№ 5») is no act without its noun.
            if near.is_some() || act.date.is_some() {
                acts.push(act);
            }
            at = next;
            continue;
        }
        match input.tag(at) {
            Some(Tag::Act) => noun = noun.filter(|n| at - n <= 2).or(Some(at)),
            _ if input.kind(at) == Some(Kind::Semicolon) => noun = None,
            _ => {}
        }
        at += 1;
    }
    acts
}

/// «от 03.03.2011 № 517» or «№ 44-ФЗ от 05.04.2013» at `at`, and the item after it.
fn citation(text: &str, input: Input<'_>, at: usize) -> Option<(ActReading, usize)> {
    let start = input.item(at)?.start;
    let (date, number, next) = if let Some((number, next)) = number(text, input, at) {
        match date(input, next) {
            Some((date, after)) => (Some(date), number, after),
            None => (None, number, next),
        }
    } else {
        let (date, next) = date(input, at)?;
        let (number, next) = number(text, input, next)?;
        (Some(date), number, next)
    };
    let end = next.checked_sub(1).and_then(|last| input.item(last))?.end.max(number.end);
    Some((ActReading { range: start..end, date, number: text.get(number).map(str::to_owned) }, next))
}

fn date(input: Input<'_>, at: usize) -> Option<(Date, usize)> {
    // In most languages the word is that of a range's start: «от», "vom".
    if !matches!(input.tag(at), Some(Tag::ActDate | Tag::From)) {
        return None;
    }
    let (point, next) = numeric::date(input, at + 1).or_else(|| point::point(input, at + 1))?;
    match (point.part, point.year) {
        (Part::Day(..), Some(year)) => Some((point.span(year)?.0, point::year_mark(input, next))),
        _ => None,
    }
}

/// The bytes of the number after «№», and the item after it.
fn number(text: &str, input: Input<'_>, at: usize) -> Option<(Range<usize>, usize)> {
    if input.tag(at) != Some(Tag::NumberSign) {
        return None;
    }
    let first = input.item(at + 1)?;
    let rest = text.get(first.start..)?;
    let length = rest
        .char_indices()
        .find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '-' | '/' | '–' | '.')))
        .map_or(rest.len(), |(at, _)| at);
    let number = rest.get(..length)?.trim_end_matches(['.', '-', '–', '/']);
    if !number.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end = first.start + number.len();
    let mut next = at + 1;
    while input.item(next).is_some_and(|i| i.start < end) {
        next += 1;
    }
    Some((first.start..end, next))
}

/// Hides the items of acts, so that their dates are no deadlines.
pub(super) fn hide(items: &mut [Item], acts: &[ActReading]) {
    for act in acts {
        let first = items.partition_point(|item| item.start < act.range.start);
        let inside = items.iter_mut().skip(first).take_while(|item| item.start < act.range.end);
        inside.for_each(|item| item.kind = Kind::Other);
    }
}
