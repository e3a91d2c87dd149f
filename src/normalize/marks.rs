//! Marks of a Gantt chart: consecutive marked periods are one interval.

use jiff::Span;
use jiff::civil::Date;

use super::deadline::{Source, blank};
use super::folded;
use crate::model::document::Document;
use crate::model::outline::DraftCell;
use crate::model::place::Place;
use crate::model::plan::{Deadline, DeadlineKind};
use crate::phrase::{self, Context};

/// A marked period.
struct Marked<'a> {
    words: Vec<&'a str>,
    start: Date,
    end: Date,
    place: Place,
    column: Option<(usize, usize)>,
}

/// The deadlines of a row's marks, and the cells whose periods cannot be read.
pub fn read<'a, 'd>(
    cells: &[&'a DraftCell<'d>],
    document: &Document,
    context: &Context,
) -> (Vec<Deadline>, Vec<&'a DraftCell<'d>>) {
    let mut unread = Vec::new();
    let mut runs: Vec<Marked<'_>> = Vec::new();
    for &cell in cells {
        let words: Vec<&str> = cell.period.iter().map(AsRef::as_ref).collect();
        let Some(span) = phrase::span_of_heading(&words, context) else {
            unread.push(cell);
            continue;
        };
        let next = Marked {
            words,
            start: span.start,
            end: span.end,
            place: cell.fragment.place,
            column: cell.column,
        };
        match runs.last_mut() {
            Some(run) if follows(run, &next) => {
                run.end = run.end.max(next.end);
                run.place = run.place.join(next.place);
                run.column = next.column;
                run.words.push("–");
                run.words.extend(next.words);
            }
            _ => runs.push(next),
        }
    }
    (runs.iter().map(|run| interval(run, document)).collect(), unread)
}

/// Whether a marked period begins where the run ends.
fn follows(run: &Marked<'_>, next: &Marked<'_>) -> bool {
    let day_after = run.end.checked_add(Span::new().days(1)).ok();
    let beside = run.column.zip(next.column).is_some_and(|(a, b)| a.0 == b.0 && a.1 + 1 == b.1);
    next.start >= run.start && (day_after.is_some_and(|d| next.start <= d) || beside)
}

fn interval(run: &Marked<'_>, document: &Document) -> Deadline {
    let text = folded(&run.words.join(" "));
    let source = Source { text: "", at: document.at(run.place), inherited: false, date: None };
    Deadline {
        edtf: Some(edtf(run.start, run.end)),
        start: Some(run.start),
        end: Some(run.end),
        ..blank(text, DeadlineKind::Interval, &source)
    }
}

/// EDTF of a span in months where it begins and ends with one, else in days.
pub fn edtf(start: Date, end: Date) -> String {
    if start.day() != 1 || end.day() != end.days_in_month() {
        return format!("{start}/{end}");
    }
    let month = |d: Date| format!("{:04}-{:02}", d.year(), d.month());
    if month(start) == month(end) { month(start) } else { format!("{}/{}", month(start), month(end)) }
}
