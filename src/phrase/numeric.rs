//! Dates and times of day in digits.

use super::calendar::{Part, Point};
use super::grammar::{Element, Input};
use super::tag::Tag;
use super::token::Kind;

/// Years that a plan may name.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;

/// The year that a number of four digits names.
pub(super) fn year(kind: Option<Kind>) -> Option<i16> {
    match kind {
        Some(Kind::Number(value, 4)) if YEARS.contains(&value) => i16::try_from(value).ok(),
        _ => None,
    }
}

fn small(kind: Option<Kind>) -> Option<u8> {
    match kind {
        Some(Kind::Number(value, 1..=2)) => u8::try_from(value).ok(),
        _ => None,
    }
}

/// A time of day: `08:00`, «14.00», «17-00», «10.30 ч.».
pub(super) fn time(input: Input<'_>, at: usize) -> Option<(Element, usize)> {
    let hour = small(input.kind(at)).filter(|h| *h <= 24)?;
    if input.tag(at + 1) == Some(Tag::HourMark) {
        return Some((Element::Time(hour, 0), at + 2));
    }
    let separator = input.kind(at + 1)?;
    let Some(Kind::Number(minute @ 0..=59, 2)) = input.kind(at + 2) else { return None };
    let minute = u8::try_from(minute).ok()?;
    if !(input.glued(at + 1) && input.glued(at + 2)) {
        return None;
    }
    let marked = input.tag(at + 3) == Some(Tag::HourMark);
    // A third number makes it a date («14.00.2022» is none, but no time either).
    let longer = matches!(input.kind(at + 3), Some(Kind::Dot | Kind::Dash))
        && matches!(input.kind(at + 4), Some(Kind::Number(..)))
        && input.glued(at + 3)
        && input.glued(at + 4)
        && minute != 0;
    let before = at.checked_sub(1).and_then(|b| input.tag(b));
    let invited = marked || matches!(before, Some(Tag::At | Tag::HourMark));
    let fits = match separator {
        Kind::Colon => true,
        Kind::Dot => !longer && (marked || minute == 0 || (minute > 12 && minute % 5 == 0)),
        Kind::Dash => {
            !longer && (minute == 0 || (invited && minute % 5 == 0 && !month_follows(input, at + 3)))
        }
        _ => false,
    };
    if !fits {
        return None;
    }
    let mut next = at + 3;
    if separator == Kind::Colon
        && input.kind(next) == Some(Kind::Colon)
        && small(input.kind(next + 1)).is_some()
    {
        next += 2;
    }
    Some((Element::Time(hour, minute), if input.tag(next) == Some(Tag::HourMark) { next + 1 } else { next }))
}

fn month_follows(input: Input<'_>, at: usize) -> bool {
    matches!(input.tag(at), Some(Tag::Month(_)))
}

/// A date in digits: «1.03.2023», «05.05.06», `2024-03-01`, `1/31/2020`, «05.09», «03.2023».
pub(super) fn date(input: Input<'_>, at: usize) -> Option<(Point, usize)> {
    full(input, at)
        .or_else(|| year_month(input, at))
        .or_else(|| month_year(input, at))
        .or_else(|| day_month(input, at))
}

/// `2022-05`, as ISO 8601 writes a month; «2014-18» and «2010-12 годы» are years.
fn year_month(input: Input<'_>, at: usize) -> Option<(Point, usize)> {
    let year = year(input.kind(at))?;
    let Some(Kind::Number(month @ 1..=12, 2)) = input.kind(at + 2) else { return None };
    let iso = input.kind(at + 1) == Some(Kind::Dash) && input.glued(at + 1) && input.glued(at + 2);
    let number = |kind| matches!(kind, Some(Kind::Number(..)));
    // A part of a longer number: «15-2022-05», `2022-05-3`.
    let goes_on =
        input.glued(at + 3) && (input.kind(at + 3) != Some(Kind::Slash)) && number(input.kind(at + 4));
    let before = at.checked_sub(1).and_then(|b| input.kind(b));
    let inside = at > 0
        && input.glued(at)
        && !matches!(before, Some(Kind::Slash | Kind::Open | Kind::Quote | Kind::Comma | Kind::Semicolon));
    let cited = before == Some(Kind::Word(Tag::NumberSign));
    let years = super::point::last_year(input, at + 2).is_some() || super::point::marks_year(input, at + 3);
    let month = u8::try_from(month).ok().filter(|_| iso && !goes_on && !inside && !cited && !years)?;
    Some((Point::new(Part::Month(month), Some(year)), at + 3))
}

/// The separator at `at`, if it may stand inside a date.
fn separator(input: Input<'_>, at: usize) -> Option<Kind> {
    input.kind(at).filter(|k| matches!(k, Kind::Dot | Kind::Slash | Kind::Dash))
}

fn full(input: Input<'_>, at: usize) -> Option<(Point, usize)> {
    let first = separator(input, at + 1)?;
    if separator(input, at + 3)? != first {
        return None;
    }
    let tight = (at + 1..at + 5).all(|i| input.glued(i));
    let (a, c) = (input.kind(at)?, input.kind(at + 4)?);
    let b = match input.kind(at + 2)? {
        Kind::Number(value, 1..=2) => u8::try_from(value).ok()?,
        Kind::Roman(value) if first == Kind::Dot => value,
        _ => return None,
    };
    if let (Some(year), Some(day)) = (year(Some(a)), small(Some(c))) {
        return tight.then_some((Point::new(Part::Day(Some(b), day), Some(year)), at + 5));
    }
    let a = small(Some(a))?;
    let (year, short) = match c {
        Kind::Number(..) if year(Some(c)).is_some() => (year(Some(c)), false),
        Kind::Number(value, 2) if tight => (i16::try_from(2000 + value).ok(), true),
        // A year with a digit too few or too many: the day and month are sure.
        Kind::Number(_, 3 | 5) if tight && first == Kind::Dot => (None, false),
        _ => return None,
    };
    if !tight && (first != Kind::Dot || short) {
        return None;
    }
    let (day, month) = match first {
        Kind::Slash if a <= 12 && (b > 12 || input.language.month_first) => (b, a),
        _ => (a, b),
    };
    let mut point = Point::new(Part::Day(Some(month), day), year);
    point.short_year = short;
    point.either_order = first == Kind::Slash && a <= 12 && b <= 12 && a != b;
    Some((point, at + 5))
}

/// «03.2023», `9/2020`, «IV 2022»
fn month_year(input: Input<'_>, at: usize) -> Option<(Point, usize)> {
    if let (Some(Kind::Roman(month @ 1..=12)), true) = (input.kind(at), input.language.roman_months)
        && let Some(year) = year(input.kind(at + 1))
    {
        return Some((Point::new(Part::Month(month), Some(year)), at + 2));
    }
    let month = small(input.kind(at)).filter(|m| (1..=12).contains(m))?;
    separator(input, at + 1).filter(|s| *s != Kind::Dash)?;
    let year = year(input.kind(at + 2))?;
    (input.glued(at + 1) && input.glued(at + 2))
        .then_some((Point::new(Part::Month(month), Some(year)), at + 3))
}

/// «05.09», «30.01.» before a dash
fn day_month(input: Input<'_>, at: usize) -> Option<(Point, usize)> {
    let day = small(input.kind(at)).filter(|d| (1..=31).contains(d))?;
    let Some(Kind::Number(month @ 1..=12, 2)) = input.kind(at + 2) else { return None };
    if input.kind(at + 1) != Some(Kind::Dot) || !input.glued(at + 1) || !input.glued(at + 2) {
        return None;
    }
    let point = Point::new(Part::Day(Some(u8::try_from(month).ok()?), day), None);
    if input.kind(at + 3) != Some(Kind::Dot) || !input.glued(at + 3) {
        return Some((point, at + 3));
    }
    let longer = matches!(input.kind(at + 4), Some(Kind::Number(..))) && input.glued(at + 4);
    (!longer).then_some((point, at + 4))
}
