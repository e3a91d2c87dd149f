//! Points in time, their first and last days, and their EDTF.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::tag::Edge;

/// A point in time as the words name it; what they leave out is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    /// What is named.
    pub(super) part: Part,
    /// Its year; of a school year the first.
    pub(super) year: Option<i16>,
    /// «начало», «конец» of it.
    pub(super) edge: Option<Edge>,
    /// Whether the year was printed with two digits.
    pub(super) short_year: bool,
    /// Whether day and month may be the other way round (3/4/2023).
    pub(super) either_order: bool,
    /// Whether a number of its own has an ending («25-го», "5th").
    pub(super) ordinal: bool,
}

/// What a point in time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A number whose unit stands with another point («1-30.03.2023»).
    Bare(u8),
    /// A day, of a month if one is named. Neither need exist.
    Day(Option<u8>, u8),
    /// A month.
    Month(u8),
    /// A third of a month.
    TenDays(u8, Option<u8>),
    /// A quarter.
    Quarter(u8),
    /// A half year.
    Half(u8),
    /// The first so many months of a year.
    Months(u8),
    /// A season: 1 spring to 4 winter.
    Season(u8),
    /// A calendar year.
    Year,
    /// A school year.
    School,
    /// A fiscal year that starts in this month.
    Fiscal(u8),
    /// The plan's whole time.
    Term,
}

/// How fine a span is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Precision {
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the year.
    Year,
}

impl Point {
    pub(super) const fn new(part: Part, year: Option<i16>) -> Self {
        Self { part, year, edge: None, short_year: false, either_order: false, ordinal: false }
    }

    /// A key that orders points within a year: first month and day.
    pub(super) const fn order(&self) -> (u8, u8) {
        match self.part {
            Part::Day(Some(month), day) => (month, day),
            Part::Bare(day) | Part::Day(None, day) => (0, day),
            Part::Month(month) => (month, 1),
            Part::TenDays(nth, Some(month)) => (month, nth.saturating_mul(10)),
            Part::Quarter(n) | Part::Season(n) => (n.saturating_mul(3), 0),
            Part::Half(n) => (n.saturating_mul(6), 0),
            _ => (0, 0),
        }
    }

    /// Whether it is a whole year that is named.
    pub(super) const fn is_named_year(&self) -> bool {
        matches!(self.part, Part::Year) && self.year.is_some() && self.edge.is_none()
    }

    /// Whether it is anything but a year that is not named.
    pub(super) const fn is_dated(&self) -> bool {
        self.year.is_some() || !matches!(self.part, Part::Year | Part::School)
    }

    /// Whether it is a part of some year that is not named.
    pub(super) const fn lacks_year(&self) -> bool {
        let part = matches!(
            self.part,
            Part::Day(Some(_), _)
                | Part::Month(_)
                | Part::TenDays(_, Some(_))
                | Part::Quarter(_)
                | Part::Half(_)
                | Part::Months(_)
                | Part::Season(_)
        );
        part && self.year.is_none()
    }

    pub(super) const fn precision(&self) -> Precision {
        match self.part {
            Part::Bare(_) | Part::Day(..) | Part::TenDays(..) => Precision::Day,
            Part::Year if self.edge.is_none() => Precision::Year,
            _ => Precision::Month,
        }
    }

    /// Its first and last day in a year; `None` for what no calendar has, or what has no days of its own.
    pub(super) fn span(&self, year: i16) -> Option<(Date, Date)> {
        let (start, end) = match self.part {
            Part::Day(Some(month), day) => {
                let day = date(year, month, day)?;
                (day, day)
            }
            Part::Month(month) => months(year, month, 1)?,
            Part::TenDays(nth, Some(month)) => ten_days(year, month, nth)?,
            Part::Quarter(n @ 1..=4) => months(year, n * 3 - 2, 3)?,
            Part::Half(n @ 1..=2) => months(year, n * 6 - 5, 6)?,
            Part::Months(n @ 1..=12) => months(year, 1, n)?,
            Part::Season(n @ 1..=4) => months(year, n * 3, 3)?,
            Part::Year | Part::Fiscal(1) => months(year, 1, 12)?,
            Part::School => months(year, 9, 12)?,
            Part::Fiscal(month) => months(year.checked_sub(1)?, month, 12)?,
            _ => return None,
        };
        Some(self.edge.map_or((start, end), |edge| trim(start, end, edge)))
    }
}

/// The first, middle or last part of a span: a month of a longer one, ten days of a month.
fn trim(start: Date, end: Date, edge: Edge) -> (Date, Date) {
    let long = end.month() != start.month() || end.year() != start.year();
    if !long {
        let nth = match edge {
            Edge::Begin => 1,
            Edge::Middle => 2,
            Edge::End => 3,
        };
        return u8::try_from(start.month())
            .ok()
            .and_then(|month| ten_days(start.year(), month, nth))
            .unwrap_or((start, end));
    }
    match edge {
        Edge::Begin => (start, start.last_of_month()),
        Edge::End => (end.first_of_month(), end),
        Edge::Middle => {
            let length = start.until((jiff::Unit::Month, end)).map_or(0, |s| s.get_months());
            let middle = start.saturating_add(jiff::Span::new().months(length / 2));
            (middle.first_of_month(), middle.last_of_month())
        }
    }
}

/// A day, if it exists.
pub(super) fn date(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The last day of a month, if the month exists.
pub(super) fn last_of(year: i16, month: u8) -> Option<Date> {
    date(year, month, 1).map(Date::last_of_month)
}

/// `count` months from the first day of a month; the count may pass the year's end.
fn months(year: i16, first: u8, count: u8) -> Option<(Date, Date)> {
    let start = date(year, first, 1)?;
    let last = first + count - 1;
    let end = if last > 12 { last_of(year.checked_add(1)?, last - 12)? } else { last_of(year, last)? };
    Some((start, end))
}

fn ten_days(year: i16, month: u8, nth: u8) -> Option<(Date, Date)> {
    match nth {
        1 => Some((date(year, month, 1)?, date(year, month, 10)?)),
        2 => Some((date(year, month, 11)?, date(year, month, 20)?)),
        3 => Some((date(year, month, 21)?, last_of(year, month)?)),
        _ => None,
    }
}

/// How fine a span is, seen from its ends.
pub(super) fn precision_of(start: Date, end: Date) -> Precision {
    if start.day() != 1 || end != end.last_of_month() {
        Precision::Day
    } else if start.month() != 1 || end.month() != 12 {
        Precision::Month
    } else {
        Precision::Year
    }
}

/// EDTF of a span: `2022`, `2022/2023`, `2024-01/2024-03`, `2023-03-01/2023-03-30`.
pub(super) fn edtf(start: Date, end: Date, precision: Precision) -> String {
    let mut out = String::with_capacity(21);
    one(&mut out, start, precision);
    let length = out.len();
    out.push('/');
    one(&mut out, end, precision);
    let same = {
        let (first, second) = out.split_at(length);
        second.strip_prefix('/') == Some(first)
    };
    if same {
        out.truncate(length);
    }
    out
}

/// EDTF of one end of a span.
pub(super) fn one(out: &mut String, date: Date, precision: Precision) {
    four(out, date.year());
    if precision <= Precision::Month {
        out.push('-');
        two(out, date.month());
    }
    if precision == Precision::Day {
        out.push('-');
        two(out, date.day());
    }
}

fn four(out: &mut String, year: i16) {
    let _ = write!(out, "{year:04}");
}

fn two(out: &mut String, value: i8) {
    let value = value.unsigned_abs();
    out.push(char::from(b'0' + value / 10 % 10));
    out.push(char::from(b'0' + value % 10));
}

/// EDTF of a point whose year is open or that does not exist: `XXXX-12-15`, `2014-06-XX`.
pub(super) fn partial(point: &Point) -> Option<String> {
    let mut out = String::with_capacity(10);
    match point.year {
        Some(year) => four(&mut out, year),
        None => out.push_str("XXXX"),
    }
    let (month, day) = match point.part {
        Part::Day(month, day) => (month, Some(day)),
        Part::Month(month) => (Some(month), None),
        Part::Year if point.edge.is_none() => return Some(out),
        _ => return None,
    };
    match month.filter(|m| (1..=12).contains(m)) {
        Some(month) => {
            let _ = write!(out, "-{month:02}");
        }
        None => out.push_str("-XX"),
    }
    // A leap year shows which days a month may have.
    let exists = |day: &u8| match (month, point.year) {
        (Some(month @ 1..=12), year) => date(year.unwrap_or(2024), month, *day).is_some(),
        _ => (1..=31).contains(day),
    };
    match day {
        Some(day) if exists(&day) => {
            let _ = write!(out, "-{day:02}");
        }
        Some(_) => out.push_str("-XX"),
        None => {}
    }
    Some(out)
}
