//! Tables of one cell a line whose columns are numbered under their headings. The numbers say how many columns
//! there are, so that headings and cells of several lines find their places; a page that begins with the headings
//! or the numbers again goes on with the table.

use std::ops::Range;

use super::{COUNTING, HEADING, Look, ROW_LINES, Region, Seen, Times, follows, is_data, number, row};
use crate::read::text::drawn::Row;
use crate::read::text::kind::{self, Kind};

/// Most columns of such a table.
const COLUMNS: usize = 12;
/// Most lines of the section's title that the rows of a page begin with.
const LEAD: usize = 3;

/// The headings of a table.
struct Header {
    lines: Range<usize>,
    places: Vec<usize>,
    columns: usize,
    times: Option<Times>,
}

/// The numbers of the columns, with the headings above them where a page has these.
struct Page {
    start: usize,
    numbers: usize,
    body: usize,
}

/// The tables whose columns are numbered, a region for each page.
pub(super) fn regions(looks: &[Look<'_>]) -> Vec<Region> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some((header, first)) = first_page(looks, from) {
        let (pages, stop) = pages(looks, &header, first);
        from = pages.last().map_or(from + 1, |p| p.body);
        let (mut bodies, mut above) = (Vec::new(), None);
        for (at, page) in pages.iter().enumerate() {
            let next = pages.get(at + 1).map(|p| p.start);
            let end = next.map(|next| before_page(looks, page.body, next, at + 2));
            if let Some(body) = body(looks.get(..stop).unwrap_or(looks), &header, page, end, &mut above) {
                bodies.push((page, body));
            }
        }
        let rows: Vec<&[Look<'_>]> =
            bodies.iter().flat_map(|(_, body)| &body.rows).map(|row| row.cells).collect();
        let seen = Seen::of(&rows, header.columns, header.times);
        let regions = bodies.iter().filter_map(|(page, body)| region(looks, &header, page, body, &seen));
        out.extend(regions);
        from = from.max(out.last().map_or(0, |r| r.end));
    }
    out
}

/// How many lines from one on hold 1, 2, 3 …
fn counted(looks: &[Look<'_>], from: usize) -> usize {
    let counts =
        |(look, n): &(&Look<'_>, usize)| look.kind == Some(Kind::Integer) && look.text == n.to_string();
    looks.iter().skip(from).zip(1..=COLUMNS).take_while(counts).count()
}

/// The first numbers of columns from a line on that headings stand over.
fn first_page(looks: &[Look<'_>], from: usize) -> Option<(Header, Page)> {
    (from..looks.len()).filter(|at| looks.get(*at).is_some_and(|l| l.text == "1")).find_map(|numbers| {
        let columns = counted(looks, numbers);
        let header = if columns < 3 { None } else { header(looks, from, numbers, columns) }?;
        let start = header.lines.start;
        Some((header, Page { start, numbers, body: numbers + columns }))
    })
}

/// The headings above the numbers: as many lines that begin one as there are numbers.
fn header(looks: &[Look<'_>], from: usize, end: usize, columns: usize) -> Option<Header> {
    let (mut start, mut begun) = (end, 0);
    while begun < columns {
        start = start.checked_sub(1).filter(|s| *s >= from && end - s <= ROW_LINES)?;
        let look = looks.get(start)?;
        if is_data(look) || look.text.chars().count() > HEADING {
            return None;
        }
        begun += usize::from(!goes_on(look));
    }
    let lines = looks.get(start..end)?;
    if lines.first()?.text.chars().count() > COUNTING {
        return None;
    }
    let mut column = 0;
    let places: Vec<usize> = lines
        .iter()
        .enumerate()
        .map(|(at, look)| {
            column += usize::from(at > 0 && !goes_on(look));
            column
        })
        .collect();
    let times = Times::of(lines, &places, columns);
    Some(Header { lines: start..end, places, columns, times })
}

/// Whether a line goes on with the cell above.
fn goes_on(look: &Look<'_>) -> bool {
    look.text.starts_with(|c: char| char::is_lowercase(c) || c == '(')
}

/// The pages of a table, the first with its headings, and the line that its rows end before.
fn pages(looks: &[Look<'_>], header: &Header, first: Page) -> (Vec<Page>, usize) {
    let headings = looks.get(header.lines.clone()).unwrap_or_default();
    let same = |at: usize| {
        looks
            .get(at..at + headings.len())
            .is_some_and(|l| l.iter().zip(headings).all(|(a, b)| a.text == b.text))
    };
    let mut at = first.body;
    let mut out = vec![first];
    while at < looks.len() {
        let repeated = same(at);
        let numbers = if repeated { at + headings.len() } else { at };
        let count = counted(looks, numbers);
        if count >= 3 && !repeated {
            let body = out.last().map_or(0, |p| p.body);
            let other = self::header(looks, body, at, count).map(|h| h.lines.start);
            if let Some(stop) = other.or_else(|| (count < header.columns).then_some(at)) {
                // Another table begins.
                return (out, stop);
            }
        }
        if count >= header.columns {
            out.push(Page { start: at, numbers, body: numbers + header.columns });
            at = numbers + header.columns;
        } else {
            at += 1;
        }
    }
    (out, looks.len())
}

/// Where the rows before a page end: its number stands above it, and a line on what goes on there.
fn before_page(looks: &[Look<'_>], body: usize, page: usize, number: usize) -> usize {
    let is = |at: Option<usize>| {
        at.filter(|at| *at > body).and_then(|at| looks.get(at)).is_some_and(|l| l.text == number.to_string())
    };
    match (is(page.checked_sub(1)), is(page.checked_sub(2))) {
        (true, _) => page - 1,
        (_, true) => page - 2,
        _ => page,
    }
}

/// The rows of a page.
struct Body<'a, 's> {
    /// The title of the section that it begins with.
    lead: &'a [Look<'s>],
    rows: Vec<Lines<'a, 's>>,
    end: usize,
}

/// The lines of a row, and of the section's title that follows.
struct Lines<'a, 's> {
    cells: &'a [Look<'s>],
    section: &'a [Look<'s>],
}

/// The rows of a page; `above` is the number of the last row before it.
fn body<'a, 's>(
    looks: &'a [Look<'s>],
    header: &Header,
    page: &Page,
    end: Option<usize>,
    above: &mut Option<Vec<u32>>,
) -> Option<Body<'a, 's>> {
    let limit = end.unwrap_or(looks.len());
    let mut starts: Vec<usize> = Vec::new();
    let mut last = above.clone();
    let mut at = page.body;
    while at < limit {
        let from = starts.last().map_or(page.body, |s| *s);
        if at - from > if starts.is_empty() { LEAD } else { ROW_LINES } {
            break;
        }
        let next = looks.get(at).and_then(number).filter(|parts| match &last {
            Some(above) => follows(above, parts),
            None => parts.iter().all(|p| *p == 1),
        });
        // A row has two cells at least.
        if let Some(parts) = next.filter(|_| starts.is_empty() || at > from + 1) {
            last = Some(parts);
            starts.push(at);
        }
        at += 1;
    }
    let (first, bottom) = (*starts.first()?, *starts.last()?);
    let inner =
        |w: &[usize]| matches!(w, [a, b] if looks.get(a + 1..*b).is_some_and(|l| l.iter().any(blank)));
    let spaced = starts.windows(2).any(inner);
    let end = end.unwrap_or_else(|| row_end(looks, bottom, header, spaced));
    if looks.get(page.start..end)?.iter().any(|l| l.kind.is_none()) {
        return None;
    }
    starts.push(end);
    let mut rows = Vec::new();
    for pair in starts.windows(2) {
        let [from, to] = pair else { continue };
        let lines = looks.get(*from..*to)?;
        let own = if *to < end { before_section(lines, header.columns) } else { lines.len() };
        let (cells, section) = lines.split_at_checked(own)?;
        rows.push(Lines { cells, section });
    }
    *above = last;
    Some(Body { lead: looks.get(page.body..first)?, rows, end })
}

/// The page's part of the table.
fn region(
    looks: &[Look<'_>],
    header: &Header,
    page: &Page,
    body: &Body<'_, '_>,
    seen: &Seen,
) -> Option<Region> {
    let mut rows = Vec::new();
    if page.numbers > page.start {
        rows.push(row(looks.get(page.start..page.numbers)?, &header.places));
    }
    let all: Vec<usize> = (0..header.columns).collect();
    rows.push(row(looks.get(page.numbers..page.body)?, &all));
    let title = |lines: &[Look<'_>], rows: &mut Vec<Row>| {
        if !lines.is_empty() {
            rows.push(row(lines, &vec![0; lines.len()]));
        }
    };
    title(body.lead, &mut rows);
    for lines in &body.rows {
        rows.push(row(lines.cells, &seen.places(lines.cells)));
        title(lines.section, &mut rows);
    }
    Some(Region { start: page.start, end: body.end, rows })
}

fn blank(look: &Look<'_>) -> bool {
    look.line.blanks > 0
}

/// The line after a row that nothing is known to follow: a blank line ends it unless rows have some inside, else
/// its cells are counted.
fn row_end(looks: &[Look<'_>], start: usize, header: &Header, spaced: bool) -> usize {
    let mut cells = 1;
    let mut end = start + 1;
    while let Some(look) = looks.get(end).filter(|l| spaced || !blank(l)) {
        let time = header.times.is_some_and(|t| t.says(look.text));
        let more = goes_on(look) && !time;
        if cells == header.columns && !more {
            break;
        }
        cells += usize::from(!more);
        end += 1;
    }
    end
}

/// The lines of a row before the title of the section that the next one begins.
fn before_section(lines: &[Look<'_>], columns: usize) -> usize {
    let whole = lines.len();
    let titles = |look: &Look<'_>| {
        look.kind == Some(Kind::LabelText)
            || kind::opens_line(look.text)
            || kind::after_word_label(look.text).is_some()
    };
    let more = lines.iter().rev().take_while(|l| goes_on(l)).count();
    let last = whole.saturating_sub(more + 1);
    if last > 2 && lines.get(last).is_some_and(titles) {
        return last;
    }
    // One that nothing marks stands under a blank line, where the row's own cells are together.
    let apart = lines.get(1..).unwrap_or_default().iter().filter(|l| blank(l)).count() == 1;
    if apart && whole + 1 > columns.max(4) && lines.last().is_some_and(blank) { whole - 1 } else { whole }
}
