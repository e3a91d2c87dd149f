//! Tables whose cells stand one on a line with no mark between them, as text copied from a page or a PDF has
//! them. A column that counts the rows tells them, or dates that come back after as many lines each time; a
//! header of as many short lines must stand above. Where the columns are numbered under it, `numbered` finds more.

mod numbered;

use super::cost;
use super::drawn::{Part, Row};
use super::kind::{self, Kind};
use super::line::{Line, offset, width};
use crate::lang::Language;
use crate::phrase;

/// Columns of such a table.
const COLUMNS: std::ops::RangeInclusive<usize> = 3..=10;
/// Most lines of a row.
const ROW_LINES: usize = 36;
/// Longest heading, in characters.
const HEADING: usize = 60;
/// Longest heading of a column that counts the rows («№ п/п»), in characters.
const COUNTING: usize = 10;
/// Rows at least where only dates tell them.
const DATED: usize = 3;
/// A cell of a kind that its column does not have.
const STRANGE: i32 = 12;
/// What a cell that begins in lower case goes on with costs less.
const LOWER: i32 = 10;

/// A table: its first line, the line after its last, its rows.
#[derive(Debug)]
pub struct Region {
    /// Index of its first line.
    pub start: usize,
    /// Index of the line after its last.
    pub end: usize,
    /// Its rows, the header first.
    pub rows: Vec<Row>,
}

/// A line and what it looks like; a line with tabs looks like nothing.
struct Look<'s> {
    line: Line,
    /// White space before its text.
    lead: &'s str,
    text: &'s str,
    kind: Option<Kind>,
}

/// The tables of one cell a line, from the top.
pub fn regions(source: &str, lines: &[Line]) -> Vec<Region> {
    let looks: Vec<Look<'_>> = lines
        .iter()
        .map(|line| {
            let whole = line.text(source);
            let text = whole.trim_start();
            let kind = (!whole.contains('\t')).then(|| Kind::of(text));
            Look { line: *line, lead: whole.get(..whole.len() - text.len()).unwrap_or(""), text, kind }
        })
        .collect();
    let mut out = numbered::regions(&looks);
    if !out.is_empty() {
        return out;
    }
    for chain in chains(&looks) {
        out.extend(counted(&looks, &chain));
    }
    if out.is_empty() {
        out.extend(dated(&looks));
    }
    out.sort_by_key(|r| r.start);
    let mut end = 0;
    out.retain(|r| {
        let free = r.start >= end;
        end = end.max(r.end);
        free
    });
    out
}

/// Lines that hold nothing but a number, each the next after the one before.
fn chains(looks: &[Look<'_>]) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = Vec::new();
    let mut last: Option<(usize, Vec<u32>)> = None;
    for (at, look) in looks.iter().enumerate() {
        let Some(parts) = number(look) else { continue };
        match (&last, out.last_mut()) {
            (Some((from, above)), Some(chain)) if at - from <= ROW_LINES && follows(above, &parts) => {
                chain.push(at);
            }
            _ if parts.iter().all(|p| *p == 1) => out.push(vec![at]),
            _ => {
                last = None;
                continue;
            }
        }
        last = Some((at, parts));
    }
    out.retain(|chain| chain.len() > 1);
    out
}

/// The number that is all of a line.
fn number(look: &Look<'_>) -> Option<Vec<u32>> {
    let kind = look.kind?;
    if !kind.numbers() || look.text.len() > 8 {
        return None;
    }
    look.text.trim_end_matches(['.', ')']).split('.').map(|p| p.parse().ok()).collect()
}

/// Whether a number is the next after another, or the first under or after it.
fn follows(above: &[u32], next: &[u32]) -> bool {
    let ones = |parts: &[u32]| parts.iter().all(|p| *p == 1);
    if let (Some((last, head)), true) = (next.split_last(), next.len() <= above.len()) {
        let same = above.get(..head.len()) == Some(head);
        if same && above.get(head.len()).is_some_and(|n| n + 1 == *last) {
            return true;
        }
        // The first of the next group: 2.1 after 1.4.
        let next_group = above.first().zip(next.first()).is_some_and(|(a, b)| a + 1 == *b);
        return next.len() == 1 && *last == 1 || next_group && next.get(1..).is_some_and(ones);
    }
    next.starts_with(above) && next.get(above.len()..).is_some_and(ones)
}

/// A table whose rows begin with the numbers of a chain.
fn counted(looks: &[Look<'_>], chain: &[usize]) -> Option<Region> {
    let (first, last) = (*chain.first()?, *chain.last()?);
    let Header { start, columns, lead, times, row: head } = header(looks, chain)?;
    let mut end = (last + columns).min(looks.len());
    while looks.get(end).is_some_and(|l| l.line.blanks == 0 && l.text.starts_with(char::is_lowercase)) {
        end += 1;
    }
    if looks.get(start..end)?.iter().any(|l| l.kind.is_none()) {
        return None;
    }
    let mut rows = vec![head];
    if lead > 0 {
        rows.push(row(looks.get(first - lead..first)?, &[0]));
    }
    let bounds = chain.iter().copied().chain([end]).collect::<Vec<_>>();
    let between = |pair: &[usize]| looks.get(*pair.first()?..*pair.get(1)?);
    let seen = Seen::of(&bounds.windows(2).filter_map(between).collect::<Vec<_>>(), columns, times);
    for pair in bounds.windows(2) {
        let (from, to) = (*pair.first()?, *pair.get(1)?);
        let lines = looks.get(from..to)?;
        // A line more before the numbers begin again heads a section.
        let next = looks.get(to).and_then(number);
        let begins = next.is_some_and(|n| n.last() == Some(&1)) && to < end;
        // So does one with a label of its own, for the numbers of rows stand alone.
        let labelled =
            to < end && lines.len() > 2 && lines.last().is_some_and(|l| l.kind == Some(Kind::LabelText));
        let own = lines.len() - usize::from(begins && lines.len() > columns || labelled);
        let (cells, section) = lines.split_at_checked(own)?;
        rows.push(row(cells, &seen.places(cells)));
        if !section.is_empty() {
            rows.push(row(section, &[0]));
        }
    }
    Some(Region { start, end, rows })
}

/// A header as found above the first number.
struct Header {
    start: usize,
    columns: usize,
    /// Lines between it and the first number: a section's title.
    lead: usize,
    times: Option<Times>,
    row: Row,
}

/// The header over a chain of numbers. It has as many lines as some rows have, and a heading over the numbers.
fn header(looks: &[Look<'_>], chain: &[usize]) -> Option<Header> {
    let (first, last) = (*chain.first()?, *chain.last()?);
    let tail = looks.iter().skip(last + 1).take(ROW_LINES).take_while(|l| l.line.blanks == 0).count() + 1;
    let mut sizes: Vec<usize> = chain.windows(2).filter_map(|w| Some(w.get(1)? - w.first()?)).collect();
    sizes.push(tail);
    sizes.sort_unstable();
    sizes.dedup();
    sizes.retain(|s| COLUMNS.contains(s));
    // A sign of numbers says where the header begins, whatever its width; else the rows say how wide it is.
    let all: Vec<usize> = COLUMNS.collect();
    for (sizes, sign, lead) in [(&all, true, 0), (&all, true, 1), (&sizes, false, 0), (&sizes, false, 1)] {
        let end = first.checked_sub(lead)?;
        let found = sizes.iter().find_map(|c| heading(looks, end, *c, sign).map(|h| (*c, h)));
        if let Some((columns, (start, places))) = found {
            let lines = looks.get(start..end)?;
            let times = Times::of(lines, &places, columns);
            return Some(Header { start, columns, lead, times, row: row(lines, &places) });
        }
    }
    None
}

/// The header of so many columns that ends before a line; its first heading may take two lines.
fn heading(looks: &[Look<'_>], end: usize, columns: usize, signed: bool) -> Option<(usize, Vec<usize>)> {
    let long = |l: &Look<'_>| l.text.chars().count();
    let sign = |l: &Look<'_>| long(l) <= 3 || l.text.contains(['№', '#']);
    for folded in [1, 0] {
        let Some(start) = end.checked_sub(columns + folded) else { continue };
        let lines = looks.get(start..end)?;
        let fits = lines.first().is_some_and(|l| long(l) <= COUNTING && (!signed || sign(l)))
            && lines.iter().all(|l| long(l) <= HEADING && !l.text.ends_with(';') && !is_data(l))
            && (folded == 0 || lines.iter().take(2).all(|l| long(l) <= 4));
        if fits {
            return Some((start, (0..lines.len()).map(|i| i.saturating_sub(folded)).collect()));
        }
    }
    None
}

/// Whether a line holds what only rows hold.
fn is_data(look: &Look<'_>) -> bool {
    matches!(look.kind, None | Some(Kind::Integer | Kind::Date | Kind::LabelText | Kind::Long))
}

/// The column whose cells say a time.
#[derive(Clone, Copy, Debug)]
struct Times {
    column: usize,
    language: &'static Language,
}

impl Times {
    /// Longest line that may say one, in bytes.
    const LONGEST: usize = 160;

    /// The column whose heading asks for a time.
    fn of(lines: &[Look<'_>], places: &[usize], columns: usize) -> Option<Self> {
        let mut headings = vec![""; columns];
        for (place, look) in places.iter().zip(lines).rev() {
            if let Some(heading) = headings.get_mut(*place) {
                *heading = look.text;
            }
        }
        kind::column_of_times(&headings).map(|(column, language)| Self { column, language })
    }

    /// Whether a line says a time and little else.
    fn says(self, text: &str) -> bool {
        text.len() <= Self::LONGEST && phrase::begins_deadline(text, self.language)
    }
}

/// What the rows of a table have in its columns.
struct Seen {
    columns: usize,
    times: Option<Times>,
    /// The kinds that each column has in the rows of as many lines as columns.
    kinds: Vec<Vec<Kind>>,
    /// What it costs that the last column is empty.
    without_last: i32,
}

impl Seen {
    /// What these rows have.
    fn of(rows: &[&[Look<'_>]], columns: usize, times: Option<Times>) -> Self {
        let mut kinds: Vec<Vec<Kind>> = vec![Vec::new(); columns];
        for lines in rows {
            let timely = |t: Times| lines.get(t.column).is_some_and(|l| t.says(l.text));
            if lines.len() == columns && times.is_none_or(timely) {
                for (column, look) in kinds.iter_mut().zip(*lines) {
                    column.extend(look.kind.filter(|k| !column.contains(k)));
                }
            }
        }
        let without = rows.iter().filter(|lines| lines.len() + 1 == columns).count();
        let often = times.is_some() && without * 3 >= rows.len();
        Self { columns, times, kinds, without_last: if often { 0 } else { cost::SHORT_ROW } }
    }

    /// Whether every line of a row is a cell, for all that can be seen.
    fn is_whole(&self, lines: &[Look<'_>], timely: &[bool]) -> bool {
        lines.len() == self.columns
            && self.times.is_none_or(|t| {
                timely.get(t.column) == Some(&true)
                    && (self.without_last > 0
                        || !lines.windows(2).any(|w| matches!(w, [a, b] if is_open(a, b))))
            })
    }

    /// The column of each line of a row: the cheapest way to break cells over lines or to leave some empty.
    fn places(&self, lines: &[Look<'_>]) -> Vec<usize> {
        let Self { columns, times, .. } = *self;
        let timely: Vec<bool> = lines.iter().map(|l| times.is_some_and(|t| t.says(l.text))).collect();
        if self.is_whole(lines, &timely) {
            return (0..columns).collect();
        }
        let far = i32::MAX / 2;
        let mut costs = vec![0; 1];
        costs.resize(columns, far);
        let mut back: Vec<Vec<usize>> = Vec::with_capacity(lines.len());
        for (pair, time) in lines.windows(2).zip(timely.iter().skip(1)) {
            let [above, look] = pair else { break };
            let strange = |column: usize| {
                let seen = self.kinds.get(column).zip(look.kind);
                let known = seen.is_none_or(|(s, k)| s.is_empty() || s.contains(&k));
                let fits = times.is_none_or(|t| (t.column == column) == *time);
                if fits && *time { 0 } else { STRANGE * (i32::from(!known) + i32::from(!fits)) }
            };
            let lower = look.text.starts_with(char::is_lowercase) && !*time;
            let open = is_open(above, look) && !*time;
            let goes_on = if open { cost::WRAP - LOWER } else { cost::WRAP };
            let begins = if lower { cost::WRAP } else { 0 };
            let begins = if open && times.is_some() { begins.max(LOWER) } else { begins };
            let mut next = vec![(far, 0); columns];
            for (to, slot) in next.iter_mut().enumerate() {
                for (from, cost) in costs.iter().enumerate().take(to + 1) {
                    let step = match to - from {
                        0 if to == 0 && times.is_some() => goes_on + cost::EXTRA,
                        0 => goes_on,
                        n => begins + strange(to) + cost::SKIP * i32::try_from(n - 1).unwrap_or(100),
                    };
                    *slot = (*slot).min((cost + step, from));
                }
            }
            back.push(next.iter().map(|n| n.1).collect());
            costs = next.into_iter().map(|n| n.0.min(far)).collect();
        }
        let short = |column: usize| match columns - 1 - column {
            0 => 0,
            n => self.without_last + cost::SHORT_ROW * i32::try_from(n - 1).unwrap_or(100),
        };
        let best = (0..columns).min_by_key(|c| costs.get(*c).copied().unwrap_or(far) + short(*c));
        let mut out = vec![best.unwrap_or(0)];
        for step in back.iter().rev() {
            out.push(out.last().and_then(|c| step.get(*c)).copied().unwrap_or(0));
        }
        out.reverse();
        out
    }
}

/// Whether a line looks like the end of the one above.
fn is_open(above: &Look<'_>, look: &Look<'_>) -> bool {
    look.text.starts_with(|c: char| c.is_lowercase() || c == '(')
        || above.text.ends_with([',', '-', '–', ':', '('])
}

/// A table without numbers: a date every so many lines, and lines enough for whole rows around them.
fn dated(looks: &[Look<'_>]) -> Option<Region> {
    let dates: Vec<usize> =
        looks.iter().enumerate().filter(|(_, l)| l.kind == Some(Kind::Date)).map(|(i, _)| i).collect();
    let mut from = 0;
    while let (Some(first), Some(second)) = (dates.get(from), dates.get(from + 1)) {
        let columns = second - first;
        let rest = dates.get(from..).unwrap_or(&[]);
        let rows = rest.windows(2).take_while(|w| matches!(w, [a, b] if b - a == columns)).count() + 1;
        if COLUMNS.contains(&columns)
            && rows >= DATED
            && let Some(region) = (1..columns).find_map(|c| periodic(looks, *first, columns, c, rows))
        {
            return Some(region);
        }
        from += rows.max(2) - 1;
    }
    None
}

/// The table whose rows have their first date at `first`, in the column `date`, if blank lines or the end of the
/// text bound it.
fn periodic(looks: &[Look<'_>], first: usize, columns: usize, date: usize, rows: usize) -> Option<Region> {
    let start = first.checked_sub(columns + date)?;
    let end = start + columns * (rows + 1);
    let lines = looks.get(start..end)?;
    let blank = |at: usize| looks.get(at).is_none_or(|l| l.line.blanks > 0);
    let starts = |at: usize| (at - start).is_multiple_of(columns);
    let inside = start + 1..end;
    let apart = inside.clone().all(|at| blank(at) == starts(at));
    let together = inside.clone().all(|at| !blank(at)) && blank(end);
    let even = inside.clone().all(blank);
    let heading = |l: &Look<'_>| {
        l.text.chars().count() <= HEADING
            && l.kind.is_some_and(|k| matches!(k, Kind::Short | Kind::Value))
            && !l.text.contains([':', '.', ';'])
            && !l.text.contains(|c: char| c.is_ascii_digit())
    };
    let keyed = lines.iter().filter(|l| l.text.contains(": ")).count() * 2 > lines.len();
    let bounded = blank(end) && (apart || together || even);
    let whole = lines.iter().all(|l| l.kind.is_some_and(|k| !k.numbers()));
    if !bounded || keyed || !whole || !lines.get(..columns)?.iter().all(heading) {
        return None;
    }
    let all: Vec<usize> = (0..columns).collect();
    let rows = lines.chunks(columns).map(|chunk| row(chunk, &all)).collect();
    Some(Region { start, end, rows })
}

/// A row of lines in the columns named; one cell alone lies across the table.
fn row(lines: &[Look<'_>], places: &[usize]) -> Row {
    let mut cells: Vec<Vec<Part>> = vec![Vec::new(); places.last().map_or(1, |p| p + 1)];
    for (look, place) in lines.iter().zip(places) {
        let line = look.line;
        let start = line.start + offset(look.lead.len());
        let end = start + offset(look.text.len());
        let part = Part { start, end, line: line.number, column: 1 + width(look.lead) };
        if let Some(cell) = cells.get_mut(*place) {
            cell.push(part);
        }
    }
    Row { cells, header: false }
}
