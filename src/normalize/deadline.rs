//! Deadlines: what [`crate::phrase`] reads, with text and place.

use std::collections::HashMap;
use std::ops::Range;

use jiff::civil::Date;

use super::folded;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::plan::{Bound, Deadline, DeadlineKind};
use crate::phrase::{self, Context, Reading};

/// Where a deadline stands.
pub struct Source<'a> {
    /// The cell's text.
    pub text: &'a str,
    /// Its place.
    pub at: String,
    /// Whether it serves several measures.
    pub inherited: bool,
    /// The date a workbook stores in the cell.
    pub date: Option<Date>,
}

/// Readings of the texts met under one section: the same few words stand beside most measures of a plan.
#[derive(Default)]
pub struct Known {
    section: Option<(Date, Date)>,
    readings: HashMap<String, Vec<Reading>>,
}

impl Known {
    fn read(&mut self, text: &str, context: &Context) -> &[Reading] {
        if self.section != context.section {
            self.section = context.section;
            self.readings.clear();
        }
        if !self.readings.contains_key(text) {
            self.readings.insert(text.to_owned(), phrase::deadlines(text, context));
        }
        self.readings.get(text).map_or(&[], Vec::as_slice)
    }
}

/// Every deadline of a cell, with the doubts about them. Of the context only the section may change between calls
/// that share what is known.
pub fn read(source: &Source<'_>, context: &Context, known: &mut Known) -> (Vec<Deadline>, Vec<Diagnostic>) {
    if source.text.trim().is_empty() {
        return (Vec::new(), Vec::new());
    }
    if let Some(date) = source.date {
        return (vec![stored(source, date)], Vec::new());
    }
    let readings = known.read(source.text, context);
    if readings.is_empty() {
        return (vec![unresolved(source)], Vec::new());
    }
    let mut diagnostics = Vec::new();
    let tell = |code, message| Diagnostic::new(code, message).at(source.at.clone());
    let mut deadlines = Vec::with_capacity(readings.len());
    let apart = follow(readings);
    for (i, reading) in readings.iter().enumerate() {
        diagnostics.extend(reading.notes.iter().map(|note| Diagnostic {
            suggestion: note.suggestion.clone(),
            ..tell(note.code, note.message.clone())
        }));
        let range = if apart { whole_range(source.text, readings, i) } else { reading.range.clone() };
        let text = trim(source.text.get(range).unwrap_or(""));
        let invalid = reading.deadline.kind == DeadlineKind::Invalid;
        if invalid && !reading.notes.iter().any(|n| n.code == Code::N301) {
            diagnostics.push(tell(Code::N301, format!("«{text}» is no day of the calendar")));
        }
        let (inherited, at) = (source.inherited, source.at.clone());
        deadlines.push(Deadline { text, inherited, at, ..reading.deadline.clone() });
    }
    (deadlines, diagnostics)
}

/// A deadline that says nothing but its text.
pub fn blank(text: String, kind: DeadlineKind, source: &Source<'_>) -> Deadline {
    Deadline::blank(text, kind, source.inherited, source.at.clone())
}

fn unresolved(source: &Source<'_>) -> Deadline {
    blank(folded(source.text), DeadlineKind::Unresolved, source)
}

/// The date that a workbook stores in a cell.
fn stored(source: &Source<'_>, date: Date) -> Deadline {
    let blank = blank(folded(source.text), DeadlineKind::Date, source);
    Deadline { edtf: Some(date.to_string()), end: Some(date), ..blank }
}

/// Whether each reading begins behind the one before it.
fn follow(readings: &[Reading]) -> bool {
    let behind = |a: &Range<usize>, b: &Range<usize>| a.start < b.start && a.end <= b.start;
    readings.windows(2).all(|pair| matches!(pair, [a, b] if behind(&a.range, &b.range)))
}

/// The range of a reading, widened so that all of them together hold the whole text.
fn whole_range(text: &str, readings: &[Reading], at: usize) -> Range<usize> {
    let start = |at: usize| readings.get(at).map(|r| r.range.start);
    let from = if at == 0 { 0 } else { start(at).unwrap_or(0) };
    from..start(at + 1).unwrap_or(text.len())
}

/// A part of a cell without the separators at its ends.
fn trim(text: &str) -> String {
    folded(text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ';' | ',')))
}

/// One end of an interval in EDTF: as exact as its cell is («Jan 2024» is a month), a day where that is no plain date.
fn side(readings: &[Deadline], day: Date, last: bool) -> String {
    let edtf = readings.first().and_then(|d| d.edtf.as_deref()).unwrap_or_default();
    let parts = edtf.split_once('/').unwrap_or((edtf, edtf));
    let part = if last { parts.1 } else { parts.0 };
    let plain = part.len() >= 4 && part.chars().all(|c| c.is_ascii_digit() || c == '-');
    if plain { part.to_owned() } else { day.to_string() }
}

/// One interval of a start cell and an end cell, either of which may be absent, with the cell of its duration; all
/// of them stand at `at`.
pub fn between(
    [start, end, extra]: [Option<&Source<'_>>; 3],
    at: &str,
    context: &Context,
    known: &mut Known,
) -> (Vec<Deadline>, Vec<Diagnostic>) {
    let Some(first) = start.or(end) else { return (Vec::new(), Vec::new()) };
    let (from, mut diagnostics) = start.map(|s| read(s, context, known)).unwrap_or_default();
    let (to, more) = end.map(|s| read(s, context, known)).unwrap_or_default();
    diagnostics.extend(more);
    let text: Vec<String> = [extra, start, end].into_iter().flatten().map(|s| folded(s.text)).collect();
    let day = |list: &[Deadline], last: bool| {
        let one = list.first()?;
        if last { one.end } else { one.start.or(one.end) }
    };
    let (from_day, to_day) = (day(&from, false), day(&to, true));
    let blank = blank(
        text.join(if end.is_some() && extra.is_none() { " – " } else { " " }),
        DeadlineKind::Interval,
        first,
    );
    let known = Deadline { start: from_day, end: to_day, at: at.to_owned(), ..blank };
    let made = match (from_day, to_day) {
        (Some(a), Some(b)) => {
            Deadline { edtf: Some(format!("{}/{}", side(&from, a, false), side(&to, b, true))), ..known }
        }
        (Some(a), None) => Deadline { edtf: Some(format!("{}/..", side(&from, a, false))), ..known },
        (None, Some(b)) if start.is_none() => Deadline {
            kind: DeadlineKind::Date,
            edtf: Some(b.to_string()),
            bound: Some(Bound::Before),
            ..known
        },
        (None, Some(b)) => Deadline { edtf: Some(format!("../{}", side(&to, b, true))), ..known },
        (None, None) => {
            let other = from.into_iter().chain(to).next();
            other.map_or_else(
                || Deadline { kind: DeadlineKind::Unresolved, ..known.clone() },
                |d| Deadline { text: known.text.clone(), at: at.to_owned(), ..d },
            )
        }
    };
    (vec![made], diagnostics)
}
