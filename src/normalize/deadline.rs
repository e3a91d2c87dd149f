//! Deadlines: what [`crate::phrase`] reads, with text and place.

use std::ops::Range;

use foldhash::HashMap;
use jiff::civil::Date;

use super::folded;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::plan::{Basis, Bound, Deadline, DeadlineKind};
use crate::phrase::{self, Context, Note, Reading};

/// Where a deadline stands.
#[derive(Clone)]
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

/// What texts say, read under one section: the same few words stand beside most measures of a plan.
#[derive(Default)]
pub struct Known {
    section: Option<(Date, Date)>,
    /// The number of each text in what is stated.
    numbers: HashMap<String, usize>,
    stated: Vec<Stated>,
}

/// The deadlines that a text states, with the doubts about them; none of them has its place yet.
#[derive(Default)]
struct Stated {
    /// In the order of the text.
    deadlines: Vec<Deadline>,
    /// In the order of the text.
    diagnostics: Vec<Diagnostic>,
}

impl Known {
    fn read(&mut self, text: &str, context: &Context) -> Option<&Stated> {
        if self.section != context.section {
            *self = Self { section: context.section, ..Self::default() };
        }
        let number = self.numbers.get(text).copied().unwrap_or_else(|| {
            self.numbers.insert(text.to_owned(), self.stated.len());
            self.stated.push(Stated::read(text, context));
            self.stated.len() - 1
        });
        self.stated.get(number)
    }
}

impl Stated {
    fn read(text: &str, context: &Context) -> Self {
        let readings = phrase::deadlines(text, context);
        let mut stated = Self::default();
        let apart = follow(&readings);
        for (i, reading) in readings.iter().enumerate() {
            stated.diagnostics.extend(reading.notes.iter().map(Note::diagnostic));
            let range = if apart { whole_range(text, &readings, i) } else { reading.range.clone() };
            let text = trim(text.get(range).unwrap_or(""));
            let invalid = reading.deadline.kind == DeadlineKind::Invalid;
            if invalid && !reading.notes.iter().any(|n| n.code == Code::N301) {
                let message = format!("«{text}» is no day of the calendar");
                stated.diagnostics.push(Diagnostic::new(Code::N301, message));
            }
            stated.deadlines.push(Deadline { text, ..reading.deadline.clone() });
        }
        stated
    }
}

/// Appends every deadline of a cell, and the doubts about them. Of the context only the section may change between
/// calls that share what is known.
pub fn read(
    source: Source<'_>,
    context: &Context,
    known: &mut Known,
    deadlines: &mut Vec<Deadline>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if source.text.trim().is_empty() {
        return;
    }
    if let Some(date) = source.date {
        deadlines.push(stored(&source, date));
        return;
    }
    let stated = known.read(source.text, context).filter(|s| !s.deadlines.is_empty());
    let Some(stated) = stated else {
        deadlines.push(unresolved(&source));
        return;
    };
    let Source { at, inherited, .. } = source;
    diagnostics.extend(stated.diagnostics.iter().map(|d| d.clone().at(&at)));
    let places = std::iter::repeat_n(at, stated.deadlines.len());
    let placed = stated.deadlines.iter().zip(places);
    deadlines.extend(placed.map(|(d, at)| Deadline { inherited, at, ..d.clone() }));
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
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Deadline> {
    let first = start.or(end)?;
    let [from, to] = [start, end].map(|side| {
        let mut deadlines = Vec::new();
        if let Some(source) = side {
            read(source.clone(), context, known, &mut deadlines, diagnostics);
        }
        deadlines
    });
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
    // A year that one side does not state is not stated by both.
    let lent = [&from, &to].into_iter().filter_map(|side| side.first()).find(|d| d.basis != Basis::Stated);
    let basis = lent.map_or(blank.basis, |d| d.basis);
    let known = Deadline { start: from_day, end: to_day, at: at.to_owned(), basis, ..blank };
    Some(match (from_day, to_day) {
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
    })
}
