//! The time that a column's headings name.

use super::calendar::{Part, Point};
use super::grammar::Element;
use super::resolve::resolve;
use super::{Context, PeriodReading, spots};
use crate::model::plan::TimeUnit;

/// The time of headings above one another, outermost first.
pub(super) fn span(headings: &[&str], context: &Context) -> Option<PeriodReading> {
    let mut years: Option<(Point, Option<Point>)> = None;
    let mut fine: Option<(Point, Option<Point>)> = None;
    let mut offset = 0;
    for (i, heading) in headings.iter().enumerate() {
        let unit = i.checked_sub(1).and_then(|above| headings.get(above));
        if let Some((from, to)) = named(heading, unit.copied(), context) {
            let slot = if matches!(from.part, Part::Year | Part::School | Part::Fiscal(_)) {
                &mut years
            } else {
                &mut fine
            };
            // «год» under «2021 год» is that year.
            if slot.is_none() || from.year.is_some() {
                *slot = Some((from, to));
                offset = i;
            }
        }
    }
    let (from, to) = match (fine, years) {
        (Some((from, to)), Some((year, _))) => {
            let from = Point { year: from.year.or(year.year), ..from };
            (from, to)
        }
        (Some(fine), None) => fine,
        (None, years) => years?,
    };
    let resolved = resolve(from, to, context);
    let range = 0..headings.get(offset).map_or(0, |h| h.len());
    match (resolved.start, resolved.end, resolved.edtf) {
        (Some(start), Some(end), Some(edtf)) => Some(PeriodReading { range, edtf, start, end }),
        _ => None,
    }
}

/// The point or range that one heading names; a bare number takes the unit of the heading above («квартал» over «II»).
fn named(heading: &str, above: Option<&str>, context: &Context) -> Option<(Point, Option<Point>)> {
    let spots = spots(heading, context.language);
    let mut points = spots.iter().filter_map(|s| match s.element {
        Element::Point(p) => Some(p),
        // «9 месяцев» is counted from the year's start.
        Element::Duration { value, unit: TimeUnit::Month, .. } => {
            u8::try_from(value).ok().map(|n| Point::new(Part::Months(n), None))
        }
        _ => None,
    });
    let first = points.next()?;
    let second = points.next();
    let first = match first.part {
        Part::Bare(n) if second.is_none() => {
            under(n, !heading.contains(|c: char| c.is_ascii_digit()), above?, context)?
        }
        _ => first,
    };
    let ranged = spots.iter().any(|s| {
        matches!(
            s.element,
            Element::Mark(super::Kind::Dash) | Element::Word(super::Tag::To | super::Tag::Before)
        )
    });
    Some((first, second.filter(|_| ranged)))
}

fn under(n: u8, roman: bool, above: &str, context: &Context) -> Option<Point> {
    let part = spots(above, context.language).iter().find_map(|s| match s.element {
        // «II» right under a year: quarters are counted in Roman numbers, months are not.
        Element::Point(Point { part: Part::Year, .. }) if roman && (1..=4).contains(&n) => {
            Some(Part::Quarter(n))
        }
        Element::Unit(TimeUnit::Quarter) if (1..=4).contains(&n) => Some(Part::Quarter(n)),
        Element::Unit(TimeUnit::Month) if (1..=12).contains(&n) => Some(Part::Month(n)),
        Element::Word(super::Tag::Half) if (1..=2).contains(&n) => Some(Part::Half(n)),
        _ => None,
    })?;
    Some(Point::new(part, None))
}
