//! Tables drawn with strokes: Markdown, `+---+` boxes, `│║¦`, and strokes that only end a cell.
//!
//! Where lines begin with a stroke the rows are as drawn. Where strokes only stand between or after cells the
//! lines become pieces, and `grid` finds the rows.

use super::kind::{self, Kind};
use super::line::{Gap, Line, Piece, offset, slice, width};

/// The strokes that stand between cells.
const STROKES: &[char] = &['|', '│', '║', '┃', '¦', '┆', '┊', '╎', '▏'];

/// What a drawn region is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// Rows as drawn.
    Framed(Vec<Row>),
    /// Pieces for the search: strokes between or after cells.
    Loose,
    /// No table after all.
    Nothing,
}

/// A drawn row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its cells from the left: the parts of lines that they are made of.
    pub cells: Vec<Vec<Part>>,
    /// Whether a Markdown rule follows it.
    pub header: bool,
}

/// A part of a line: bytes, line and column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// First byte, trimmed.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// The line.
    pub line: u32,
    /// Its first column, 1-based.
    pub column: u32,
}

/// Whether a text has a stroke at all.
pub fn any(source: &str) -> bool {
    let bytes = source.as_bytes();
    memchr::memchr(b'|', bytes).is_some()
        || ["¦", "▏"].iter().any(|stroke| memchr::memmem::find(bytes, stroke.as_bytes()).is_some())
        || [b"\xe2\x94", b"\xe2\x95"].iter().any(|lead| memchr::memmem::find(bytes, *lead).is_some())
}

/// How a line looks to the drawer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// Only dashes, crosses and strokes, with a dash.
    Rule,
    /// Begins with a stroke.
    Framed,
    /// Has strokes, not at its start.
    Stroked,
    /// Only one stroke.
    Stroke,
    Plain,
}

fn look(text: &str) -> Look {
    let text = text.trim();
    if !text.contains(STROKES)
        && !text.starts_with(['+', '┌', '└', '├', '╔', '╚', '╠', '─', '═', '┏', '┗', '┣'])
    {
        return Look::Plain;
    }
    let drawn =
        |c: char| c == '|' || c == '¦' || ('\u{2500}'..='\u{257f}').contains(&c) || "+-=: \t".contains(c);
    let dash = |c: char| matches!(c, '-' | '=' | '\u{2500}' | '\u{2501}' | '\u{2550}');
    if text.chars().all(drawn) && text.chars().filter(|c| dash(*c)).count() >= 3 {
        return Look::Rule;
    }
    if text.chars().count() == 1 && text.contains(STROKES) {
        return Look::Stroke;
    }
    if text.starts_with(STROKES) {
        Look::Framed
    } else if has_stroke(text) {
        Look::Stroked
    } else {
        Look::Plain
    }
}

/// Whether a stroke stands at the end of a cell: after white space, or last, and not escaped.
fn has_stroke(text: &str) -> bool {
    strokes(text).next().is_some()
}

/// Byte offsets of the strokes that are not escaped.
fn strokes(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut escaped = false;
    text.char_indices().filter_map(move |(at, c)| {
        let stroke = STROKES.contains(&c) && !escaped;
        escaped = c == '\\' && !escaped;
        stroke.then_some((at, c.len_utf8()))
    })
}

/// Lines that a cell may go on for without a stroke.
const LONGEST_CELL: usize = 60;

/// The drawn region that begins at a line: how many lines it takes, and what it is.
pub fn region(source: &str, lines: &[Line]) -> Option<(usize, Drawn)> {
    let first = look(lines.first()?.text(source));
    match first {
        Look::Rule | Look::Framed => framed(source, lines),
        Look::Stroked | Look::Stroke => loose(source, lines),
        Look::Plain => begins_cell(source, lines).then(|| loose(source, lines)).flatten(),
    }
}

/// Whether a plain line is the first line of a cell that a stroke ends: short, with the stroke close below.
fn begins_cell(source: &str, lines: &[Line]) -> bool {
    for (index, line) in lines.iter().take(4).enumerate() {
        if index > 0 && line.blanks > 0 {
            return false;
        }
        let text = line.text(source);
        match look(text) {
            // A title's years are no heading: «на 2015 – 2017 годы».
            Look::Plain if index == 0 && Kind::of(text) == Kind::Date => return false,
            Look::Plain if width(text) <= 30 && !text.contains('\t') => {}
            Look::Stroked | Look::Stroke => return index > 0,
            _ => return false,
        }
    }
    false
}

/// A region whose strokes end cells: at least three lines with one.
fn loose(source: &str, lines: &[Line]) -> Option<(usize, Drawn)> {
    let (mut end, mut stroked, mut plain) = (0, 0, 0);
    let mut width = 0;
    for (index, line) in lines.iter().enumerate() {
        if index > 0 && line.blanks > 1 {
            break;
        }
        let text = line.text(source);
        match look(text) {
            // A row whose first cell is empty begins with a stroke too.
            found @ (Look::Stroked | Look::Stroke | Look::Framed) => {
                let count = strokes(text).count();
                if found == Look::Framed && (count < 2 || count.abs_diff(width) > 1) {
                    break;
                }
                width = count;
                stroked += 1;
                plain = 0;
                end = index + 1;
            }
            Look::Rule if stroked > 0 => end = index + 1,
            Look::Plain if plain < LONGEST_CELL => plain += 1,
            _ => break,
        }
    }
    (stroked >= 3).then_some((end, Drawn::Loose))
}

/// The pieces of a loose region. One stroke a line ends a cell; several stand between the cells of a row.
pub fn pieces(source: &str, lines: &[Line], out: &mut Vec<Piece>) {
    let count = |l: &Line| strokes(l.text(source)).count();
    let stroked = lines.iter().filter(|l| count(l) > 0).count();
    let rows = lines.iter().filter(|l| count(l) > 1).count();
    let by_rows = rows * 2 > stroked;
    let mut gap = if by_rows { Gap::Line } else { Gap::Cell };
    let begin = out.len();
    for line in lines {
        let text = line.text(source);
        if look(text) == Look::Rule {
            continue;
        }
        let mut parts = parts(source, *line);
        let closed = text.trim_end().ends_with(STROKES);
        // A section's row: nothing in the cells after its title.
        if by_rows && parts.len() > 2 && parts.iter().skip(1).all(|p| p.start >= p.end) {
            parts.truncate(2);
        }
        let last = parts.len().saturating_sub(1);
        for (index, part) in parts.iter().enumerate() {
            if closed && index == last {
                break;
            }
            // A stroke on a line of its own closes the cell above it.
            if part.start < part.end || gap != Gap::Joined {
                // A blank line above a stroke alone is the cell that it ends.
                let apart = index == 0 && look(text) != Look::Stroke;
                out.push(piece(source, *part, gap, if apart { line.blanks } else { 0 }));
            }
            gap = match (by_rows, index == last) {
                (true, false) => Gap::Tab,
                (true, true) => Gap::Line,
                (false, false) => Gap::Cell,
                (false, true) => Gap::Joined,
            };
        }
        if by_rows {
            gap = Gap::Line;
        } else if closed {
            gap = Gap::Cell;
        }
    }
    let added = out.get_mut(begin..).unwrap_or_default();
    if !by_rows && !added.iter().any(|p| p.kind.numbers()) {
        // Without numbers only the times tell where rows are.
        for piece in added.iter_mut().filter(|p| p.kind == Kind::Short) {
            if kind::names_month(piece.text(source)) {
                piece.kind = Kind::Date;
            }
        }
    }
}

fn piece(source: &str, part: Part, gap: Gap, blanks: u16) -> Piece {
    let Part { start, end, line, column } = part;
    let text = slice(source, start, end);
    Piece { start, end, line, column, width: width(text), blanks, gap, kind: Kind::of(text) }
}

/// What stands between the strokes of a line, trimmed; one more part than strokes.
fn parts(source: &str, line: Line) -> Vec<Part> {
    let text = line.text(source);
    let mut parts = Vec::new();
    let (mut from, mut column) = (0, 1);
    let mut ends: Vec<_> = strokes(text).collect();
    ends.push((text.len(), 0));
    for (at, length) in ends {
        let raw = text.get(from..at).unwrap_or("");
        let trimmed = raw.trim();
        let lead = raw.len() - raw.trim_start().len();
        let lead = if trimmed.is_empty() { 0 } else { lead };
        let start = line.start + offset(from + lead);
        let at_column = column + width(raw.get(..lead).unwrap_or(""));
        parts.push(Part { start, end: start + offset(trimmed.len()), line: line.number, column: at_column });
        column += width(raw) + u32::from(length > 0);
        from = at + length;
    }
    parts
}

/// A region of lines that begin with strokes, and what of broken cells stands between.
fn framed(source: &str, lines: &[Line]) -> Option<(usize, Drawn)> {
    let own = |(at, line): &(usize, &Line)| {
        (*at == 0 || line.blanks == 0) && look(line.text(source)) != Look::Plain
    };
    let strokes =
        lines.iter().enumerate().take_while(own).map(|(_, line)| strokes(line.text(source)).count());
    let columns = strokes.max()?.saturating_sub(1);
    let mut reader = Framed { source, columns, groups: vec![Vec::new()], open: false, rules: Vec::new() };
    let mut end = 0;
    for (index, line) in lines.iter().enumerate() {
        let text = line.text(source);
        if index > 0 && line.blanks > 0 {
            break;
        }
        match look(text) {
            Look::Rule => reader.rule(text),
            Look::Framed => reader.row(*line),
            Look::Stroked | Look::Stroke if reader.is_short() => reader.more(*line),
            Look::Plain if reader.is_short() && strokes_follow(source, lines.get(index + 1..)) => {
                reader.more(*line);
            }
            _ => break,
        }
        end = index + 1;
    }
    let rows = reader.finish();
    let table = rows.len() >= 2 && rows.iter().any(|r| r.cells.len() > 1);
    Some((end.max(1), if table { Drawn::Framed(rows) } else { Drawn::Nothing }))
}

/// Whether the cell broken here is closed by a line that does not begin a row.
fn strokes_follow(source: &str, lines: Option<&[Line]>) -> bool {
    let closing =
        lines.unwrap_or_default().iter().take(LONGEST_CELL).find(|l| look(l.text(source)) != Look::Plain);
    closing.is_some_and(|l| matches!(look(l.text(source)), Look::Stroked | Look::Stroke))
}

struct Framed<'s> {
    source: &'s str,
    columns: usize,
    /// Rows between rules.
    groups: Vec<Vec<Row>>,
    /// Whether the last cell was not closed by a stroke.
    open: bool,
    /// For each rule that ended a group whether it is a Markdown one.
    rules: Vec<bool>,
}

impl Framed<'_> {
    fn rule(&mut self, text: &str) {
        let markdown = text.trim().starts_with('|') && !text.contains('+');
        if self.groups.last().is_some_and(|g| !g.is_empty()) {
            self.rules.push(markdown);
            self.groups.push(Vec::new());
        }
        self.open = false;
    }

    fn row(&mut self, line: Line) {
        let mut parts = parts(self.source, line);
        parts.remove(0);
        self.open = !self.close(line, &mut parts);
        let cells = parts.into_iter().map(|p| vec![p]).collect();
        if let Some(group) = self.groups.last_mut() {
            group.push(Row { cells, header: false });
        }
    }

    /// Drops what stands after the last stroke, if nothing does.
    fn close(&self, line: Line, parts: &mut Vec<Part>) -> bool {
        let closed = line.text(self.source).trim_end().ends_with(STROKES);
        if closed {
            parts.pop();
        }
        closed
    }

    fn last(&mut self) -> Option<&mut Row> {
        self.groups.iter_mut().rev().find_map(|g| g.last_mut())
    }

    /// Whether the row has room for more.
    fn is_short(&self) -> bool {
        let group = self.groups.last();
        group.and_then(|g| g.last()).is_some_and(|r| self.open || r.cells.len() < self.columns)
    }

    /// A line of a row whose cells are broken over lines.
    fn more(&mut self, line: Line) {
        let mut parts = parts(self.source, line);
        let open = self.open;
        self.open = !self.close(line, &mut parts);
        let Some(row) = self.last() else { return };
        for (index, part) in parts.into_iter().enumerate() {
            match row.cells.last_mut() {
                Some(cell) if open && index == 0 => cell.push(part),
                _ => row.cells.push(vec![part]),
            }
        }
    }

    fn finish(mut self) -> Vec<Row> {
        self.groups.retain(|g| !g.is_empty());
        let ruled = self.groups.len() >= 3 && self.rules.iter().filter(|m| !**m).count() >= 2;
        let mut rows = Vec::new();
        for (index, group) in self.groups.into_iter().enumerate() {
            let markdown = index == 0 && self.rules.first() == Some(&true);
            let boxed_header = index == 0 && self.rules.first() == Some(&false);
            if ruled || boxed_header {
                rows.extend(join(group));
            } else {
                let first = rows.len();
                rows.extend(fold_continued(group));
                if markdown {
                    rows.iter_mut().skip(first).for_each(|r| r.header = true);
                }
            }
        }
        rows
    }
}

/// All lines between two rules as one row.
fn join(group: Vec<Row>) -> Option<Row> {
    group.into_iter().reduce(add)
}

fn add(mut row: Row, line: Row) -> Row {
    for (index, cell) in line.cells.into_iter().enumerate() {
        match row.cells.get_mut(index) {
            Some(known) => known.extend(cell),
            None => row.cells.push(cell),
        }
    }
    row
}

/// Without rules between rows a line whose first cell is empty goes on with the row above, if rows usually
/// begin with something and at most one such cell in it has a line of its own above.
fn fold_continued(group: Vec<Row>) -> Vec<Row> {
    let empty = |r: &Row| r.cells.first().is_none_or(|c| c.iter().all(|p| p.start >= p.end));
    let lone = group.iter().filter(|r| empty(r)).count();
    // More continued lines than half of all are no accident: cells are wrapped; a few are merged cells.
    let wrapped = lone * 2 >= group.len();
    let mut rows: Vec<Row> = Vec::new();
    for row in group {
        match rows.last_mut() {
            Some(above) if wrapped && empty(&row) => *above = add(std::mem::take(above), row),
            _ => rows.push(row),
        }
    }
    rows
}
