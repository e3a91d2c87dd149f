//! Statements → readings: kind, days, EDTF, recurrence rule.

use jiff::civil::Date;

use super::calendar::{self, Part, Point, Precision};
use super::resolve::{Resolved, resolve};
use super::statement::{Flag, Piece, Statement};
use super::{Context, Note, Reading};
use crate::diagnostic::Code;
use crate::model::plan::{Basis, Bound, Deadline, DeadlineKind, Direction, Frequency, Offset, TimeUnit};

/// A reading with nothing said, from `start` on.
pub(super) fn blank(start: usize, kind: DeadlineKind) -> Reading {
    let deadline = Deadline::blank(String::new(), kind, false, String::new());
    Reading { range: start..start, deadline, notes: Vec::new() }
}

/// A reading that keeps the text only.
pub(super) fn unresolved(start: usize, message: &str) -> Reading {
    let mut reading = blank(start, DeadlineKind::Unresolved);
    reading.notes.push(Note { code: Code::N307, message: message.to_owned(), suggestion: None });
    reading
}

/// The readings of one statement.
pub(super) fn readings(text: &str, mut statement: Statement, context: &Context, out: &mut Vec<Reading>) {
    narrow(&mut statement.pieces);
    adopt_years(&mut statement.pieces);
    lend(&mut statement.pieces);
    let rated = statement.recurrence.rate.is_some();
    for piece in statement.pieces.iter_mut().filter(|p| p.to.is_none()) {
        // «ежемесячно, до 5-го»: a day of the month.
        if let Part::Bare(n @ 1..=31) = piece.from.part
            && (piece.from.ordinal || rated && piece.bound.is_some())
        {
            piece.from.part = Part::Day(None, n);
        }
    }
    let bare = |p: &Point| matches!(p.part, Part::Bare(_));
    statement.pieces.retain(|p| !bare(&p.from) || p.to.is_some_and(|to| !bare(&to)));
    let start = statement.start.unwrap_or_default();
    let first = out.len();
    let recurs = statement.recurrence.is_some()
        || statement.pieces.iter().any(|p| matches!(p.from.part, Part::Day(None, _)) && p.to.is_none());
    if statement.flag == Some(Flag::Reference) {
        out.push(unresolved(start, "the time stands in another document"));
    } else if statement.unread {
        out.push(unresolved(start, "a number behind the year has no meaning that is known"));
    } else if recurs {
        out.push(recurring(&statement, context));
    } else if let Some(flag @ (Flag::Continuous | Flag::AsNeeded)) = statement.flag {
        out.push(standing(flag, &statement, context));
    } else if statement.pieces.is_empty() || statement.offset_counts() {
        out.push(relative(&statement, context));
    } else {
        out.extend(statement.pieces.iter().map(|piece| dated(piece, &statement, context)));
    }
    if let Some(reading) = out.get_mut(first)
        && reading.range.start > start
    {
        reading.range.start = start;
    }
    for reading in out.iter_mut().skip(first) {
        reading.deadline.time = time(&statement);
        if reading.deadline.anchor.is_none() {
            reading.deadline.anchor = anchor(text, &statement);
        }
    }
    if statement.glued
        && let Some(last) = out.last_mut()
    {
        last.notes.push(Note {
            code: Code::N308,
            message: "no space stands between the deadline and the words after it".to_owned(),
            suggestion: None,
        });
    }
}

impl Statement {
    /// Whether a length of time is counted from an event, so that a point in it is no deadline of its own.
    fn offset_counts(&self) -> bool {
        self.duration.is_some() && self.direction.is_some()
    }
}

/// Gives a year that stands first to the parts of a year behind it: «2023 год, II квартал».
fn narrow(pieces: &mut Vec<Piece>) {
    let Some((first, rest)) = pieces.split_first_mut() else { return };
    let last = |p: &Piece| p.to.unwrap_or(p.from);
    let parts = rest.iter().all(|p| last(p).lacks_year() || matches!(p.from.part, Part::Bare(_)));
    let alone = first.from.is_named_year() && first.to.is_none() && first.bound.is_none();
    if !alone || !parts || !rest.last().is_some_and(|p| last(p).lacks_year()) {
        return;
    }
    for piece in rest.iter_mut().filter(|p| last(p).lacks_year()) {
        piece.to.as_mut().unwrap_or(&mut piece.from).year = first.from.year;
    }
    if let Some(piece) = rest.first_mut() {
        piece.start = first.start;
    }
    pieces.remove(0);
}

/// Gives a year that stands alone after a comma to the point before it: "May 1-5, 2023".
fn adopt_years(pieces: &mut Vec<Piece>) {
    let mut at = 1;
    while let Some(year) = pieces.get(at).copied() {
        let alone =
            year.from.part == Part::Year && year.from.edge.is_none() && year.to.is_none() && year.listed;
        let before = pieces.get_mut(at - 1).filter(|p| {
            alone && p.from.year.is_none() && p.to.is_none_or(|to| to.year.is_none()) && !is_year(p.from.part)
        });
        if let (Some(before), Some(_)) = (before, year.from.year) {
            match &mut before.to {
                Some(to) => to.year = year.from.year,
                None => before.from.year = year.from.year,
            }
            pieces.remove(at);
        } else {
            at += 1;
        }
    }
}

pub(super) const fn is_year(part: Part) -> bool {
    matches!(part, Part::Year | Part::School | Part::Fiscal(_) | Part::Term)
}

/// Gives the parts and years of a list to the points in it that lack them: «13 мая, 27 мая 2011 года», «I, III квартал».
fn lend(pieces: &mut [Piece]) {
    let mut next: Option<Piece> = None;
    let mut printed = None;
    for piece in pieces.iter_mut().rev() {
        printed = piece.from.year.or(printed);
        if let Some(next) = next.filter(|n| n.listed) {
            if let Part::Bare(n) = piece.from.part {
                piece.from.part = match next.from.part {
                    Part::Day(month, _) => Part::Day(month, n),
                    Part::Quarter(_) => Part::Quarter(n),
                    Part::Half(_) => Part::Half(n),
                    part => part,
                };
            }
            let last = piece.to.unwrap_or(piece.from);
            if last.year.is_none() && piece.from.year.is_none() && last.part != Part::Year {
                let year = next.from.year.map(|y| y - i16::from(last.order() > next.from.order()));
                // A list begins in the year that it names, or in the one before.
                let year = year.filter(|y| printed.is_none_or(|printed| y + 1 >= printed));
                piece.from.year = if piece.to.is_some() { None } else { year };
                if let Some(to) = &mut piece.to {
                    to.year = year;
                }
                piece.from.short_year = next.from.short_year;
            }
        }
        next = Some(*piece);
    }
    let mut before: Option<Point> = None;
    for piece in pieces.iter_mut().filter(|p| p.to.is_none()) {
        if let Some(before) = before {
            if let (Part::Bare(n), Part::Day(month, _)) = (piece.from.part, before.part) {
                piece.from.part = Part::Day(month, n);
            }
            let later = piece.from.order() > before.order() && piece.from.order() != (0, 0);
            if piece.from.year.is_none() && later {
                piece.from.year = before.year;
            }
            if piece.listed
                && matches!(
                    (before.part, piece.from.part),
                    (Part::Month(_) | Part::Quarter(_) | Part::Half(_), Part::Year)
                )
            {
                // «декабрь 2022, 2023 гг.»
                piece.from.part = before.part;
            }
        }
        before = Some(piece.from);
    }
}

/// A day or span, with its bound.
fn dated(piece: &Piece, statement: &Statement, context: &Context) -> Reading {
    let resolved = resolve(piece.from, piece.to, context);
    let mut reading = blank(piece.start, DeadlineKind::Interval);
    let bound = piece.bound.or(statement.bound.filter(|_| statement.pieces.len() == 1));
    fill(&mut reading, resolved, bound, statement.within);
    if matches!(piece.from.part, Part::Term) && reading.deadline.edtf.is_none() {
        reading.deadline.kind = DeadlineKind::Continuous;
        reading.notes.clear();
    }
    reading
}

/// Puts days into a reading: by its bound a day, an open span, or the span itself.
fn fill(reading: &mut Reading, resolved: Resolved, bound: Option<Bound>, within: bool) {
    reading.deadline.basis = resolved.basis.unwrap_or(Basis::Stated);
    reading.notes = resolved.notes;
    reading.deadline.edtf = resolved.edtf;
    reading.deadline.bound = bound;
    if resolved.invalid {
        reading.deadline.kind = DeadlineKind::Invalid;
        return;
    }
    (reading.deadline.start, reading.deadline.end) = (resolved.start, resolved.end);
    match bound {
        Some(Bound::After) if !within => {
            if let Some(edtf) = &mut reading.deadline.edtf
                && !edtf.contains(['/', '[', '~'])
            {
                edtf.push_str("/..");
            } else if let (Some(start), Some(end)) = (resolved.start, resolved.end) {
                let day =
                    calendar::edtf(start, start, calendar::precision_of(start, end).min(Precision::Month));
                reading.deadline.edtf = Some(day + "/..");
            }
            reading.deadline.end = None;
        }
        Some(Bound::Before) if !within => {
            reading.deadline.kind = DeadlineKind::Date;
            reading.deadline.start = None;
            if let Some(edtf) = &mut reading.deadline.edtf
                && edtf.ends_with('~')
            {
                // «до конца года»: the last day, not thereabouts.
                *edtf = resolved.end.map_or_else(String::new, |end| calendar::edtf(end, end, Precision::Day));
            }
        }
        _ if resolved.day => {
            reading.deadline.kind = DeadlineKind::Date;
            reading.deadline.start = None;
        }
        _ => {}
    }
}

/// Again and again.
fn recurring(statement: &Statement, context: &Context) -> Reading {
    let mut reading = blank(statement.start.unwrap_or_default(), DeadlineKind::Recurring);
    let recurrence = &statement.recurrence;
    let turn = |piece: &&Piece| is_turn(piece, statement);
    let points: Vec<Point> = statement.pieces.iter().filter(turn).map(|p| p.to.unwrap_or(p.from)).collect();
    reading.deadline.frequency = recurrence.frequency();
    reading.deadline.rrule = recurrence.rule(&points);
    if let Some(Frequency::Daily) = reading.deadline.frequency
        && statement.duration.is_some_and(|(_, _, business)| business)
    {
        reading.deadline.rrule = Some("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR".to_owned());
    }
    let bounded = statement.pieces.iter().find(turn);
    reading.deadline.bound = bounded.and_then(|p| p.bound).or(statement.bound);
    if let Some(invalid) = impossible_turn(&points, context) {
        reading.notes.extend(invalid.notes);
        reading.deadline.kind = DeadlineKind::Invalid;
        reading.deadline.edtf = invalid.edtf;
        reading.deadline.rrule = None;
        return reading;
    }
    let window = statement
        .pieces
        .iter()
        .find(|p| !turn(p) && !matches!(p.from.part, Part::Year if p.from.year.is_none()));
    match window {
        Some(window) => state_window(&mut reading, window, context),
        None => plan_window(&mut reading, statement, context),
    }
    reading
}

/// Whether a piece says when in each turn the work is due, and not over which years it recurs.
fn is_turn(piece: &Piece, statement: &Statement) -> bool {
    let recurrence = &statement.recurrence;
    let several = statement.pieces.iter().filter(|p| p.from.part != Part::Year).count();
    match piece.to.unwrap_or(piece.from).part {
        Part::Day(None, _) => true,
        Part::Day(..) | Part::Month(_) | Part::Quarter(_) | Part::Half(_) | Part::TenDays(..) => {
            let nth = recurrence.weekdays.iter().any(|(nth, _)| *nth != 0);
            let open = piece.bound == Some(Bound::After) && piece.to.is_none();
            (nth || recurrence.takes_months(several)) && !open
        }
        _ => false,
    }
}

fn impossible_turn(points: &[Point], context: &Context) -> Option<Resolved> {
    points
        .iter()
        .filter(|p| matches!(p.part, Part::Day(Some(_), _)))
        .map(|p| resolve(Point { year: None, ..*p }, None, context))
        .find(|r| r.invalid)
}

/// The years or days over which it recurs, as stated.
fn state_window(reading: &mut Reading, window: &Piece, context: &Context) {
    let resolved = resolve(window.from, window.to, context);
    let bound = window.bound;
    let kind = reading.deadline.kind;
    let mut spare = blank(0, DeadlineKind::Interval);
    fill(&mut spare, resolved, bound, false);
    if let (Some(Bound::Before), Some(edtf)) = (bound, &spare.deadline.edtf)
        && !edtf.contains('[')
    {
        spare.deadline.edtf = Some(format!("../{edtf}"));
    }
    reading.deadline.edtf = spare.deadline.edtf;
    (reading.deadline.start, reading.deadline.end) = (spare.deadline.start, spare.deadline.end);
    reading.deadline.basis = spare.deadline.basis;
    reading.notes = spare.notes;
    reading.deadline.kind =
        if spare.deadline.kind == DeadlineKind::Invalid { DeadlineKind::Invalid } else { kind };
    reading.deadline.bound = reading.deadline.bound.or(bound);
}

/// The plan's period as the window of what recurs; its days are the plan's, so they are not stated here.
fn plan_window(reading: &mut Reading, statement: &Statement, context: &Context) {
    let Some((start, end)) = context.period else { return };
    let shift = i16::from(matches!(statement.recurrence.following, Some((TimeUnit::Year, _))));
    let moved = |date: Date| {
        let day = u8::try_from(date.day()).ok()?;
        calendar::date(date.year() + shift, u8::try_from(date.month()).ok()?, day.min(28))
            .map(|d| if date == date.last_of_month() { d.last_of_month() } else { d })
    };
    let (start, end) = if shift == 0 { (Some(start), Some(end)) } else { (moved(start), moved(end)) };
    if let (Some(start), Some(end)) = (start, end) {
        reading.deadline.edtf = Some(calendar::edtf(start, end, calendar::precision_of(start, end)));
        reading.deadline.basis = Basis::PlanPeriod;
    }
}

/// All the time, or when there is need, over what the words name or the plan's period.
fn standing(flag: Flag, statement: &Statement, context: &Context) -> Reading {
    let kind = if flag == Flag::Continuous { DeadlineKind::Continuous } else { DeadlineKind::AsNeeded };
    let mut reading = blank(statement.start.unwrap_or_default(), kind);
    if let Some(piece) = statement.pieces.first() {
        let resolved = resolve(piece.from, piece.to, context);
        fill(&mut reading, resolved, piece.bound, true);
        if reading.deadline.edtf.as_deref() == Some("XXXX") {
            reading.deadline.edtf = None;
            reading.notes.clear();
        }
        if reading.deadline.kind != DeadlineKind::Invalid {
            reading.deadline.kind = kind;
        }
    } else if flag == Flag::Continuous {
        plan_window(&mut reading, statement, context);
    }
    reading
}

/// Counted from an event, or from nothing that is named.
fn relative(statement: &Statement, context: &Context) -> Reading {
    let start = statement.start.unwrap_or_default();
    let says =
        statement.duration.is_some() || statement.direction.is_some() || statement.flag == Some(Flag::AtOnce);
    if !says {
        return time_alone(statement, context);
    }
    if let Some((first, last, basis)) = own_unit(statement, context) {
        let mut reading = blank(start, DeadlineKind::Interval);
        (reading.deadline.start, reading.deadline.end, reading.deadline.basis) =
            (Some(first), Some(last), basis);
        reading.deadline.edtf = Some(calendar::edtf(first, last, calendar::precision_of(first, last)));
        return reading;
    }
    let mut reading = blank(start, DeadlineKind::Relative);
    reading.deadline.offset = statement.duration.map(|(value, unit, business)| Offset {
        value,
        unit,
        business,
        direction: statement.direction.unwrap_or(Direction::After),
    });
    if statement.direction == Some(Direction::Before) && statement.duration.is_none() {
        reading.deadline.bound = Some(Bound::Before);
    }
    reading
}

/// «в течение месяца» in a plan or section of one month: that month.
fn own_unit(statement: &Statement, context: &Context) -> Option<(Date, Date, Basis)> {
    let Some((1, TimeUnit::Month, false)) = statement.duration else { return None };
    let basis = if context.section.is_some() { Basis::Section } else { Basis::PlanPeriod };
    let (first, last) = context.section.or(context.period)?;
    let month = first.day() == 1 && last == first.last_of_month();
    (statement.within && statement.direction.is_none() && month).then_some((first, last, basis))
}

/// A time of day without a date: that of a plan of one day.
fn time_alone(statement: &Statement, context: &Context) -> Reading {
    let start = statement.start.unwrap_or_default();
    let day = context.section.or(context.period).filter(|(first, last)| first == last);
    let (Some((day, _)), Some(_)) = (day, statement.time) else {
        return unresolved(start, "no time could be read from the words");
    };
    let mut reading = blank(start, DeadlineKind::Date);
    reading.deadline.end = Some(day);
    reading.deadline.edtf = Some(calendar::edtf(day, day, Precision::Day));
    reading.deadline.basis = if context.section.is_some() { Basis::Section } else { Basis::PlanPeriod };
    reading.deadline.bound = statement.bound;
    reading
}

fn time(statement: &Statement) -> Option<String> {
    let (hour, minute) = statement.time?;
    let first = format!("{hour:02}:{minute:02}");
    Some(match statement.time_end {
        Some((hour, minute)) => format!("{first}/{hour:02}:{minute:02}"),
        None => first,
    })
}

/// The words of the event, as printed.
fn anchor(text: &str, statement: &Statement) -> Option<String> {
    let words =
        text.get(statement.anchor.clone()?)?.trim_matches(|c: char| c.is_whitespace() || ",.:–-".contains(c));
    (!words.is_empty()).then(|| words.split_whitespace().collect::<Vec<_>>().join(" "))
}
