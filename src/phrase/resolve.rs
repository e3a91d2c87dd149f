//! Points → days: years that the words leave out, days that do not exist, the plan's own period.

use jiff::civil::Date;

use super::calendar::{self, Part, Point, Precision};
use super::tag::Edge;
use super::{Context, Note};
use crate::diagnostic::Code;
use crate::model::plan::Basis;

/// A point or range with its days.
#[derive(Debug, Default)]
pub(super) struct Resolved {
    pub(super) start: Option<Date>,
    pub(super) end: Option<Date>,
    pub(super) edtf: Option<String>,
    pub(super) basis: Option<Basis>,
    /// Whether it is one day.
    pub(super) day: bool,
    /// Whether it reads as a date that does not exist.
    pub(super) invalid: bool,
    pub(super) notes: Vec<Note>,
}

/// Most years listed for a day or month whose year is open; with more the year is left open.
const MOST_YEARS: usize = 6;

/// The years that a point without one may have.
enum Years {
    One(i16, Basis),
    Several(Vec<i16>, Basis),
    Unknown,
}

/// The days of a point, or of a range.
pub(super) fn resolve(mut from: Point, mut to: Option<Point>, context: &Context) -> Resolved {
    if let Some(to) = &mut to {
        complete(&mut from, to);
    }
    if let (Part::School, Some(Edge::Begin)) = (from.part, from.edge) {
        // Where these languages are spoken, school begins on 1 September.
        from = Point { part: Part::Day(Some(9), 1), edge: None, ..from };
    }
    if matches!(from.part, Part::Term) || (unnamed(&from) && to.is_none()) {
        return own_time(&from, context);
    }
    if let Some(invalid) = impossible(&from, to.as_ref()) {
        return invalid;
    }
    let wraps = to.is_some_and(|to| to.order() < from.order());
    let span = |year: i16| {
        let (start, end) = from.span(year)?;
        match to {
            Some(to) => Some((start, to.span(year + i16::from(wraps))?.1)),
            None => Some((start, end)),
        }
    };
    let mut resolved = match from.year {
        Some(_) => stated(&from, to.as_ref()),
        None => match years(context, span) {
            Years::One(year, basis) => Resolved { basis: Some(basis), ..of(span(year), &from, to.as_ref()) },
            Years::Several(years, basis) => open(&from, to.as_ref(), &years, basis),
            Years::Unknown => open(&from, to.as_ref(), &[], Basis::Stated),
        },
    };
    doubts(&from, to.as_ref(), context, &mut resolved);
    resolved
}

/// A year that no word names («в течение года»).
const fn unnamed(point: &Point) -> bool {
    matches!(point.part, Part::Year | Part::School | Part::Fiscal(_)) && point.year.is_none()
}

/// Gives each end of a range what only the other states.
fn complete(from: &mut Point, to: &mut Point) {
    if let Part::Bare(n) = from.part {
        borrow_part(from, n, to);
    } else if let Part::Bare(n) = to.part {
        match from.part {
            Part::Day(month, _) => to.part = Part::Day(month, n),
            Part::Quarter(_) => to.part = Part::Quarter(n),
            Part::Half(_) => to.part = Part::Half(n),
            _ => {}
        }
    }
    if let (Part::Day(None, day), Part::Day(month, _)) = (from.part, to.part) {
        from.part = Part::Day(month, day);
    }
    if let (Part::Year, Part::School) = (from.part, to.part)
        && from.year.is_some_and(|y| to.year == Some(y + 1))
    {
        // «2024-2025 учебный год» is one school year, not two.
        from.part = Part::School;
        to.year = from.year;
    }
    if let (Part::School, Part::Year) = (from.part, to.part)
        && from.year.is_some_and(|y| to.year == Some(y + 1))
    {
        *to = *from;
    }
    match (from.year, to.year) {
        (None, Some(year)) => from.year = Some(year - i16::from(to.order() < from.order())),
        (Some(year), None) => to.year = Some(year + i16::from(to.order() < from.order())),
        _ => {}
    }
}

fn borrow_part(from: &mut Point, n: u8, to: &Point) {
    from.part = match to.part {
        // «30-1.10.14»: the 30th of the month before.
        Part::Day(Some(month), day) if n > day => {
            if month == 1 {
                from.year = to.year.map(|y| y - 1);
            }
            Part::Day(Some(if month == 1 { 12 } else { month.saturating_sub(1) }), n)
        }
        Part::Day(month, _) => Part::Day(month, n),
        Part::Quarter(_) => Part::Quarter(n),
        Part::Half(_) => Part::Half(n),
        Part::TenDays(_, month) => Part::TenDays(n, month),
        part => part,
    };
}

/// The plan's period, or the year known from elsewhere, for a time that has no name of its own.
fn own_time(point: &Point, context: &Context) -> Resolved {
    let known = match (context.section, context.period, context.document_year) {
        (Some(span), ..) if calendar::precision_of(span.0, span.1) == Precision::Year => {
            Some((span, Basis::Section))
        }
        (_, Some(span), _) => Some((span, Basis::PlanPeriod)),
        (_, None, Some(year)) if point.part == Part::Year => {
            Point::new(Part::Year, None).span(year).map(|span| (span, Basis::Document))
        }
        _ => None,
    };
    // Where the calendar years are known, the school year's end still is not.
    let known = known.filter(|((start, end), _)| {
        !(point.part == Part::School
            && point.edge.is_some()
            && calendar::precision_of(*start, *end) == Precision::Year)
    });
    let Some(((start, end), basis)) = known else {
        let edtf = (point.part == Part::Year && point.edge.is_none()).then(|| "XXXX".to_owned());
        return Resolved { edtf, notes: vec![year_note(&[])], ..Resolved::default() };
    };
    let single = start.year() == end.year();
    if point.edge.is_some() && point.part == Part::Year && !single {
        let years: Vec<i16> = (start.year()..=end.year()).collect();
        return edge_of_years(point, &years, basis);
    }
    let (first, last) = match point.edge {
        Some(_) if point.part == Part::Year => point.span(start.year()).unwrap_or((start, end)),
        Some(Edge::Begin) => (start, start),
        Some(Edge::End) => (end, end),
        _ => (start, end),
    };
    let precision = if point.edge.is_some() { Precision::Month } else { calendar::precision_of(start, end) };
    let edtf = calendar::edtf(first, last, precision) + if point.edge.is_some() { "~" } else { "" };
    Resolved {
        start: Some(first),
        end: Some(last),
        edtf: Some(edtf),
        basis: Some(basis),
        ..Resolved::default()
    }
}

/// «конец года» in a plan of several years.
fn edge_of_years(point: &Point, years: &[i16], basis: Basis) -> Resolved {
    let months: Vec<String> = years
        .iter()
        .take(MOST_YEARS)
        .filter_map(|year| point.span(*year))
        .map(|(start, end)| calendar::edtf(start, end, Precision::Month))
        .collect();
    let edtf = format!("[{}]", months.join(","));
    Resolved { edtf: Some(edtf), basis: Some(basis), notes: vec![year_note(&months)], ..Resolved::default() }
}

/// What reads as a date and is none: day and month of either end that no year has.
fn impossible(from: &Point, to: Option<&Point>) -> Option<Resolved> {
    let bad = [Some(from), to].into_iter().flatten().find(|p| !may_exist(p))?;
    let suggestion = nearest(bad);
    let edtf = match to {
        Some(to) => calendar::partial(from).zip(calendar::partial(to)).map(|(a, b)| format!("{a}/{b}")),
        None => calendar::partial(bad),
    };
    let note = Note {
        code: Code::N301,
        message: match suggestion {
            Some(_) => "no calendar has this day".to_owned(),
            None => "no calendar has this month or day".to_owned(),
        },
        suggestion,
    };
    Some(Resolved { edtf, invalid: true, notes: vec![note], ..Resolved::default() })
}

/// Whether some calendar has the day; 29 February exists in some year, so a date without a year may have it.
fn may_exist(point: &Point) -> bool {
    let Part::Day(Some(month), day) = point.part else { return true };
    calendar::date(point.year.unwrap_or(2024), month, day).is_some()
}

/// For a day that does not exist: the nearest that does, where one is likely.
fn nearest(point: &Point) -> Option<String> {
    let Part::Day(Some(month), day) = point.part else { return None };
    let year = point.year.unwrap_or(2024);
    let likely = if (1..=12).contains(&month) {
        calendar::last_of(year, month).filter(|_| (29..=31).contains(&day))
    } else {
        calendar::date(year, day, month)
    };
    likely.map(|date| {
        let full = calendar::edtf(date, date, Precision::Day);
        if point.year.is_some() { full } else { full.replacen("2024", "XXXX", 1) }
    })
}

/// A point or range whose years are stated.
fn stated(from: &Point, to: Option<&Point>) -> Resolved {
    let (Some(year), last) = (from.year, to.and_then(|to| to.year)) else { return Resolved::default() };
    let span = match (to, last) {
        (Some(to), Some(last)) => from.span(year).zip(to.span(last)).map(|(a, b)| (a.0, b.1)),
        _ => from.span(year),
    };
    of(span, from, to)
}

fn of(span: Option<(Date, Date)>, from: &Point, to: Option<&Point>) -> Resolved {
    let Some((start, end)) = span else {
        return Resolved { edtf: calendar::partial(from), ..Resolved::default() };
    };
    let day = start == end && matches!(from.part, Part::Day(..));
    if let (Part::Season(n), None, None) = (from.part, to, from.edge) {
        // A winter lies in two years, and the words do not say in which of them it starts.
        let edtf = Some(format!("{:04}-{}", start.year(), 20 + n));
        let (start, end) = if n == 4 { (None, None) } else { (Some(start), Some(end)) };
        return Resolved { start, end, edtf, ..Resolved::default() };
    }
    let precision = to.map_or(from.precision(), |to| from.precision().min(to.precision()));
    let vague = to.is_none() && from.edge.is_some() && precision > Precision::Day;
    let mut edtf = calendar::edtf(start, end, precision);
    if vague {
        edtf.push('~');
    }
    Resolved { start: Some(start), end: Some(end), edtf: Some(edtf), day, ..Resolved::default() }
}

/// A point whose year is one of several, or unknown: the possible values, and no days.
fn open(from: &Point, to: Option<&Point>, years: &[i16], basis: Basis) -> Resolved {
    let simple = to.is_none() && from.edge.is_none() && matches!(from.part, Part::Day(..) | Part::Month(_));
    let values: Vec<String> = years
        .iter()
        .filter(|_| simple && years.len() <= MOST_YEARS)
        .filter_map(|year| of(from.span(*year), from, None).edtf)
        .collect();
    let edtf = match to {
        _ if values.len() > 1 => Some(format!("[{}]", values.join(","))),
        Some(to) => calendar::partial(from).zip(calendar::partial(to)).map(|(a, b)| format!("{a}/{b}")),
        None => unspecified(from),
    };
    let day = to.is_none() && matches!(from.part, Part::Day(..));
    Resolved { edtf, basis: Some(basis), day, notes: vec![year_note(&values)], ..Resolved::default() }
}

/// EDTF of a point in no known year: its months with the year open.
fn unspecified(point: &Point) -> Option<String> {
    if matches!(point.part, Part::Day(..) | Part::Month(_)) && point.edge.is_none() {
        return calendar::partial(point);
    }
    if matches!(point.part, Part::Season(_) | Part::School | Part::Fiscal(_)) {
        return None;
    }
    let (start, end) = point.span(2024)?;
    let precision = if point.precision() == Precision::Day { Precision::Day } else { Precision::Month };
    Some(calendar::edtf(start, end, precision).replace("2024", "XXXX"))
}

fn year_note(values: &[String]) -> Note {
    let message = if values.is_empty() {
        "the year is not stated and could not be told".to_owned()
    } else {
        format!("the year is not stated: one of {}", values.join(", "))
    };
    Note { code: Code::N304, message, suggestion: None }
}

/// The years in which a span without a year may lie: from the section, the plan's period, the document.
fn years(context: &Context, span: impl Fn(i16) -> Option<(Date, Date)>) -> Years {
    let mut several = None;
    for (known, basis) in [(context.section, Basis::Section), (context.period, Basis::PlanPeriod)] {
        let Some((start, end)) = known else { continue };
        let mut fitting: Vec<i16> = (start.year().saturating_sub(1)..=end.year())
            .take(30)
            .filter(|y| span(*y).is_some_and(|(first, last)| first <= end && last >= start))
            .collect();
        let inside = |y: &i16| span(*y).is_some_and(|(first, last)| first >= start && last <= end);
        if fitting.iter().any(inside) {
            fitting.retain(inside);
        }
        if fitting.is_empty() {
            fitting = (start.year()..=end.year()).take(30).collect();
        }
        match fitting.as_slice() {
            [year] => return Years::One(*year, basis),
            _ if several.is_none() => several = Some(Years::Several(fitting, basis)),
            _ => {}
        }
    }
    match (several, context.document_year) {
        (Some(several), _) => several,
        (None, Some(year)) => Years::One(year, Basis::Document),
        (None, None) => Years::Unknown,
    }
}

/// Adds what is doubtful of a reading that has days.
fn doubts(from: &Point, to: Option<&Point>, context: &Context, resolved: &mut Resolved) {
    let points = [Some(from), to];
    if let Some(year) = points.iter().flatten().filter(|p| p.short_year).find_map(|p| p.year)
        && !expected(year, context)
    {
        resolved.notes.push(Note {
            code: Code::N302,
            message: format!("the year has two digits and was read as {year}"),
            suggestion: None,
        });
    }
    if points.iter().flatten().any(|p| p.either_order) {
        resolved.notes.push(Note {
            code: Code::N309,
            message: "day and month may be the other way round".to_owned(),
            suggestion: None,
        });
    }
    if points.iter().flatten().any(|p| matches!(p.part, Part::Fiscal(start) if start != 1)) {
        resolved.notes.push(Note {
            code: Code::N310,
            message: "a fiscal year was read as October to September".to_owned(),
            suggestion: None,
        });
    }
    let (Some(start), Some(end)) = (resolved.start, resolved.end) else { return };
    if start > end {
        resolved.edtf = None;
        resolved.notes.push(Note {
            code: Code::N303,
            message: format!("the span starts on {start} and ends on {end}"),
            suggestion: None,
        });
    } else if let Some((first, last)) = context.period
        && from.year.is_some()
        && (end < first || start > last || (end > last && start > first))
    {
        resolved.notes.push(Note {
            code: Code::N305,
            message: format!("{end} lies outside the plan's period, {first} to {last}"),
            suggestion: None,
        });
    }
}

/// Whether the document's own years leave no doubt of a year.
fn expected(year: i16, context: &Context) -> bool {
    let near = |(start, end): (Date, Date)| (start.year() - 1..=end.year() + 1).contains(&year);
    context.period.is_some_and(near)
        || context.section.is_some_and(near)
        || context.document_year.is_some_and(|y| (y - 1..=y + 5).contains(&year))
}
