//! Tables whose columns are aligned by spaces: positions that stay blank in every line part the columns.

use super::drawn::{Part, Row};
use super::kind::Kind;
use super::line::{Line, offset, slice, width};

/// Lines longer than this are prose, in code points.
const WIDEST: u32 = 300;
/// Lines of a table at least: a header and two of its rows.
const LEAST: usize = 3;

/// A table that begins at a line: how many lines it takes, and its rows.
pub fn region(source: &str, lines: &[Line]) -> Option<(usize, Vec<Row>)> {
    if !has_gaps(lines.first()?.text(source)) {
        return None;
    }
    let mut end = 0;
    let mut parted = 0;
    for (index, line) in lines.iter().enumerate() {
        let text = line.text(source);
        let own = has_gaps(text);
        if text.contains(['\t', '|', '│', '¦']) || width(text) > WIDEST || (index > 0 && line.blanks > 0) {
            break;
        }
        if own {
            parted += 1;
            end = index + 1;
        } else if index + 1 - end > 3 {
            break;
        }
    }
    let block = lines.get(..end)?;
    let columns = columns(source, block)?;
    let table = columns.len() >= 3 && parted >= LEAST;
    Some((end, if table { rows(source, block, &columns) } else { Vec::new() }))
}

/// Whether runs of two or more spaces stand inside the line.
fn has_gaps(text: &str) -> bool {
    let gap = |text: &str| memchr::memmem::find(text.as_bytes(), b"  ").is_some();
    gap(text) && gap(text.trim())
}

/// The columns as half-open ranges of positions: what lies between positions blank in all lines with gaps.
fn columns(source: &str, lines: &[Line]) -> Option<Vec<(usize, usize)>> {
    let mut used = Vec::new();
    for text in lines.iter().map(|l| l.text(source)).filter(|t| has_gaps(t)) {
        let chars: Vec<char> = text.chars().collect();
        for (at, c) in chars.iter().enumerate() {
            if used.len() <= at {
                used.push(false);
            }
            // One space between words parts nothing.
            let inside = c.is_whitespace()
                && at > 0
                && chars.get(at - 1).is_some_and(|p| !p.is_whitespace())
                && chars.get(at + 1).is_some_and(|n| !n.is_whitespace());
            if let Some(slot) = used.get_mut(at).filter(|_| !c.is_whitespace() || inside) {
                *slot = true;
            }
        }
    }
    let mut columns = Vec::new();
    let mut start = None;
    for (at, used) in used.iter().chain(std::iter::once(&false)).enumerate() {
        match (used, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                columns.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    (!columns.is_empty()).then_some(columns)
}

/// A line whose first column is filled begins a row; another goes on with the row above.
fn rows(source: &str, lines: &[Line], columns: &[(usize, usize)]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut numbered = false;
    for line in lines {
        let text = line.text(source);
        if !has_gaps(text) && !is_inside(text, columns) {
            rows.push(Row { cells: vec![vec![whole(text, *line)]], header: false });
            continue;
        }
        let cells: Vec<Vec<Part>> =
            columns.iter().map(|c| part(text, *line, *c).into_iter().collect()).collect();
        let first = cells.first().and_then(|c| c.first());
        let begins = first.is_some_and(|p| {
            let text = slice(source, p.start, p.end);
            let number = Kind::of(text).numbers();
            // Once rows have numbers, a line without one only goes on: «п/п» under «№».
            let ok = number || (!numbered && !text.starts_with(char::is_lowercase));
            numbered |= number;
            ok
        });
        match rows.last_mut() {
            Some(above) if !begins && above.cells.len() == columns.len() => {
                for (cell, more) in above.cells.iter_mut().zip(cells) {
                    cell.extend(more);
                }
            }
            _ => rows.push(Row { cells, header: false }),
        }
    }
    rows
}

/// Whether a line lies within one column.
fn is_inside(text: &str, columns: &[(usize, usize)]) -> bool {
    let start = text.chars().take_while(|c| c.is_whitespace()).count();
    let end = text.chars().count();
    columns.iter().any(|(from, to)| start >= *from && end <= *to)
}

fn whole(text: &str, line: Line) -> Part {
    let lead = text.len() - text.trim_start().len();
    let column = width(text.get(..lead).unwrap_or("")) + 1;
    Part { start: line.start + offset(lead), end: line.end, line: line.number, column }
}

/// What of a line stands in a column.
fn part(text: &str, line: Line, (from, to): (usize, usize)) -> Option<Part> {
    let mut at = text.char_indices().map(|(at, _)| at).skip(from);
    let start = at.next()?;
    let end = at.nth(to.checked_sub(from + 1)?).unwrap_or(text.len());
    let raw = text.get(start..end)?;
    let trimmed = raw.trim();
    if trimmed.is_empty() {
        return None;
    }
    let lead = raw.len() - raw.trim_start().len();
    let begin = line.start + offset(start + lead);
    let column = offset(from + 1) + width(raw.get(..lead)?);
    Some(Part { start: begin, end: begin + offset(trimmed.len()), line: line.number, column })
}
