//! Steps → paragraphs and tables.
//!
//! - A line without tabs between two rows is a row of one cell over the whole width (a section). Before the
//!   first row, after the last, and before a header that is repeated it is a paragraph.
//! - Prose in a table ends it. Right after the header it does not: it is given before the table, so that the
//!   header stays with its rows.

use super::Writer;
use super::candidates::Grid;
use super::drawn::{self, Row};
use super::grid::{Reading, Step};
use super::kind::{Kind, after_bullet};
use super::line::{Piece, offset, slice, width};
use super::prose::{self, ProseLine};
use crate::error::Error;
use crate::model::document::{Cell, Span, Table, fold};
use crate::model::place::Place;

/// The longest text of a heading that is looked for again in the rows.
const HEADING_BYTES: u32 = 2000;

/// Pieces `first..=last` in a column, 0-based.
#[derive(Clone, Copy, Debug)]
struct Part {
    column: u16,
    first: usize,
    last: usize,
}

/// What a part or some parts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Paragraph,
    /// A row of one cell of a grid.
    Solo(u8),
    /// A row of a grid.
    Row(u8),
}

/// A paragraph or a row.
#[derive(Clone, Copy, Debug)]
struct Item<'p> {
    form: Form,
    parts: &'p [Part],
}

/// Writes a reading into the document.
pub fn build(writer: &mut Writer<'_>, pieces: &[Piece], reading: &Reading) -> Result<(), Error> {
    let (parts, forms) = parts(&reading.steps);
    let mut builder = Builder {
        writer,
        pieces,
        grids: &reading.grids,
        open: Vec::new(),
        waiting: Vec::new(),
        prose: Vec::new(),
    };
    let ends = forms.iter().skip(1).map(|(_, first)| *first).chain([parts.len()]);
    for ((form, first), end) in forms.iter().zip(ends) {
        builder.item(Item { form: *form, parts: parts.get(*first..end).unwrap_or_default() })?;
    }
    builder.finish()
}

/// All parts, and of each item what it is and its first part.
fn parts(steps: &[Step]) -> (Vec<Part>, Vec<(Form, usize)>) {
    let mut parts: Vec<Part> = Vec::with_capacity(steps.len());
    let mut forms: Vec<(Form, usize)> = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        let (begins, column) = match *step {
            Step::More => {
                if let Some(part) = parts.last_mut() {
                    part.last = index;
                }
                continue;
            }
            Step::Paragraph => (Some(Form::Paragraph), 0),
            Step::Solo(grid) => (Some(Form::Solo(grid)), 0),
            Step::Row(grid, column) => (Some(Form::Row(grid)), column),
            Step::Cell(column) => match (forms.last(), parts.last()) {
                (Some((Form::Row(_), _)), Some(last)) => (None, column.max(last.column.saturating_add(1))),
                _ => continue,
            },
        };
        forms.extend(begins.map(|form| (form, parts.len())));
        parts.push(Part { column, first: index, last: index });
    }
    (parts, forms)
}

impl Item<'_> {
    fn grid(&self) -> Option<u8> {
        match self.form {
            Form::Paragraph => None,
            Form::Solo(grid) | Form::Row(grid) => Some(grid),
        }
    }

    fn is_row(&self) -> bool {
        matches!(self.form, Form::Row(_))
    }
}

struct Builder<'b, 'p, 'w> {
    writer: &'b mut Writer<'w>,
    pieces: &'b [Piece],
    grids: &'b [Grid],
    /// Rows of the table being read.
    open: Vec<Item<'p>>,
    /// Paragraphs after its header: the table may go on after them.
    waiting: Vec<Part>,
    /// Lines of prose not yet written: they may belong together.
    prose: Vec<ProseLine>,
}

impl<'p> Builder<'_, 'p, '_> {
    fn item(&mut self, item: Item<'p>) -> Result<(), Error> {
        let Some(grid) = item.grid() else {
            let header = self.is_header();
            if !header {
                self.close()?;
            }
            for part in item.parts {
                if header {
                    self.waiting.push(*part);
                } else {
                    self.paragraph(*part);
                }
            }
            return Ok(());
        };
        let same = self.open.last().and_then(Item::grid).is_none_or(|g| g == grid);
        let after_solo = self.open.last().is_some_and(|i| !i.is_row()) || !self.waiting.is_empty();
        if !same || (after_solo && self.repeats_header(&item)) {
            self.close()?;
        }
        if self.is_blank(&item) {
            return Ok(());
        }
        for part in std::mem::take(&mut self.waiting) {
            self.paragraph(part);
        }
        self.open.push(item);
        Ok(())
    }

    /// Whether all that was read of the table is a header: one row, and at most one more of its parts or of
    /// the columns' numbers.
    fn is_header(&self) -> bool {
        let part = |p: &Part| self.range(*p).iter().all(|q| matches!(q.kind, Kind::Empty | Kind::Integer));
        match self.open.as_slice() {
            [header] => header.is_row(),
            [header, next] if header.is_row() && next.is_row() => {
                next.parts.iter().any(part) && next.parts.first().is_some_and(part)
            }
            _ => false,
        }
    }

    fn finish(mut self) -> Result<(), Error> {
        self.close()?;
        self.flush()
    }

    fn flush(&mut self) -> Result<(), Error> {
        prose::write(self.writer, &std::mem::take(&mut self.prose))
    }

    fn is_blank(&self, item: &Item<'_>) -> bool {
        item.parts.iter().all(|part| self.range(*part).iter().all(|p| p.kind == Kind::Empty))
    }

    fn range(&self, part: Part) -> &[Piece] {
        self.pieces.get(part.first..=part.last).unwrap_or_default()
    }

    fn repeats_header(&self, item: &Item<'_>) -> bool {
        let Some(header) = self.open.iter().find(|i| i.is_row()) else { return false };
        item.is_row()
            && header.parts.len() == item.parts.len()
            && header.parts.iter().zip(item.parts).all(|(a, b)| self.says_same(*a, *b))
    }

    /// Whether two parts are the same but for white space.
    fn says_same(&self, a: Part, b: Part) -> bool {
        // Most differ in their first character; folding drops none of these.
        let first = |part: Part| {
            let text = self.range(part).first().map_or("", |p| p.text(self.writer.source));
            text.chars().next().filter(|c| matches!(c, '!'..='~' | '\u{400}'..='\u{4ff}' | '№' | '«'))
        };
        let long = |part| self.range(part).iter().map(|p| p.end - p.start).sum::<u32>() > HEADING_BYTES;
        !matches!((first(a), first(b)), (Some(x), Some(y)) if x != y)
            && !long(a)
            && fold(&self.raw(a)) == fold(&self.raw(b))
    }

    fn raw(&self, part: Part) -> String {
        let mut out = String::new();
        for piece in self.range(part).iter().filter(|p| p.kind != Kind::Empty) {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(piece.text(self.writer.source));
        }
        out
    }

    /// Ends the table being read: what stands around its rows becomes paragraphs.
    fn close(&mut self) -> Result<(), Error> {
        let rows = std::mem::take(&mut self.open);
        let after = std::mem::take(&mut self.waiting);
        let first = rows.iter().position(Item::is_row).unwrap_or(rows.len());
        let end = rows.iter().rposition(Item::is_row).map_or(first, |last| last + 1);
        let (before, rest) = rows.split_at(first);
        let (body, behind) = rest.split_at(end - first);
        self.loose(before);
        if self.is_list(body) {
            self.list(body)?;
        } else if self.is_line(body) {
            self.loose(body);
        } else {
            self.table(body)?;
        }
        self.loose(behind);
        for part in after {
            self.paragraph(part);
        }
        Ok(())
    }

    /// Rows of a number or bullet and a text without a header: an enumeration.
    fn is_list(&self, rows: &[Item<'_>]) -> bool {
        let is_mark = |p: &Piece| {
            p.kind == Kind::Label
                || (p.kind == Kind::Value
                    && after_bullet(&format!("{} x", p.text(self.writer.source))).is_some())
        };
        !rows.is_empty()
            && rows.iter().all(|row| match row.parts {
                [mark, _] => row.is_row() && self.range(*mark).iter().all(is_mark),
                _ => false,
            })
    }

    /// A single row of one or two filled cells: a line with a gap, such as a signature.
    fn is_line(&self, rows: &[Item<'_>]) -> bool {
        let [row] = rows else { return false };
        let filled = row.parts.iter().filter(|p| self.range(**p).iter().any(|q| q.kind != Kind::Empty));
        row.is_row() && filled.count() <= 2
    }

    fn loose(&mut self, items: &[Item<'_>]) {
        for item in items {
            if let (Some(first), Some(last)) = (item.parts.first(), item.parts.last()) {
                self.paragraph(Part { column: 0, first: first.first, last: last.last });
            }
        }
    }

    /// The lines of a part as paragraphs.
    fn paragraph(&mut self, part: Part) {
        let pieces = self.pieces.get(part.first..=part.last).unwrap_or_default();
        let filled = pieces.iter().any(|p| p.kind != Kind::Empty);
        for line in pieces.chunk_by(|a, b| a.line == b.line).filter(|_| filled) {
            if let (Some(first), Some(last)) = (line.first(), line.last()) {
                self.prose.push(ProseLine::of(first, last));
            }
        }
    }

    fn list(&mut self, rows: &[Item<'_>]) -> Result<(), Error> {
        self.flush()?;
        for row in rows {
            let [mark, text] = row.parts else { continue };
            let place = self.place(*mark).join(self.place(*text));
            let (label, text) = (self.raw(*mark), self.raw(*text));
            self.writer.paragraph(Some(&label), &text, None, Some(0), place)?;
        }
        Ok(())
    }

    fn table(&mut self, rows: &[Item<'_>]) -> Result<(), Error> {
        if rows.is_empty() {
            return Ok(());
        }
        self.flush()?;
        let margin = self.margin(rows);
        let own = rows.iter().filter(|r| r.is_row());
        let columns = own.map(|r| r.parts.last().map_or(1, |p| u32::from(p.column) + 1 - margin));
        let columns = columns.max().unwrap_or(1).max(self.declared(rows));
        let mut table = self.writer.table(columns)?;
        table.cells.reserve_exact(rows.iter().map(|r| r.parts.len()).sum());
        for (row, item) in (1..).zip(rows) {
            table.rows = row;
            for part in item.parts {
                if !item.is_row() {
                    self.cell(&mut table, row, 1, columns, *part)?;
                } else if u32::from(part.column) >= margin {
                    self.cell(&mut table, row, u32::from(part.column) + 1 - margin, 1, *part)?;
                }
            }
        }
        self.writer.finish_table(table);
        Ok(())
    }

    /// The columns of a grid whose cells stand one a line: cells at the end may all be lost.
    fn declared(&self, rows: &[Item<'_>]) -> u32 {
        let grid = rows.first().and_then(Item::grid).and_then(|g| self.grids.get(usize::from(g)));
        match grid {
            Some(Grid { style: super::candidates::Style::Cells, columns }) => u32::from(*columns),
            _ => 1,
        }
    }

    /// 1 where every row begins with a tab, as the first column is none then.
    fn margin(&self, rows: &[Item<'_>]) -> u32 {
        let empty = |part: &Part| self.range(*part).iter().all(|piece| piece.kind == Kind::Empty);
        let mut parts = rows.iter().filter(|row| row.is_row()).flat_map(|row| row.parts);
        u32::from(parts.all(|part| part.column > 0 || empty(part)))
    }

    fn cell(&mut self, table: &mut Table, row: u32, col: u32, span: u32, part: Part) -> Result<(), Error> {
        self.writer.count(u64::from(span))?;
        let text = self.text(part)?;
        let place = self.place(part);
        table.cells.push(&cell(row, col, span, text, place));
        Ok(())
    }

    fn text(&mut self, part: Part) -> Result<Span, Error> {
        if let [piece] = self.range(part) {
            let text = piece.text(self.writer.source);
            return self.writer.push_stripped(text);
        }
        let raw = self.raw(part);
        self.writer.push_stripped(&raw)
    }

    fn place(&self, part: Part) -> Place {
        let range = self.range(part);
        let mut filled = range.iter().filter(|p| p.kind != Kind::Empty);
        let Some(first) = filled.next().or(range.first()) else { return Place::Lines { first: 1, last: 1 } };
        let last = filled.next_back().unwrap_or(first);
        if first.line == last.line {
            Place::Line { line: first.line, start: first.column, end: last.column + last.width }
        } else {
            Place::Lines { first: first.line, last: last.line }
        }
    }
}

/// Writes a table whose rows are as drawn.
pub fn framed(writer: &mut Writer<'_>, rows: &[Row]) -> Result<(), Error> {
    let columns = rows.iter().map(|r| r.cells.len()).max().unwrap_or(1);
    let mut table = writer.table(offset(columns))?;
    for (row, drawn) in (1..).zip(rows) {
        table.rows = row;
        for (col, parts) in (1..).zip(&drawn.cells) {
            // A row of one cell lies across the table.
            let span = if drawn.cells.len() == 1 { offset(columns) } else { 1 };
            writer.count(u64::from(span))?;
            let texts = parts.iter().map(|p| slice(writer.source, p.start, p.end)).filter(|t| !t.is_empty());
            let text = texts.collect::<Vec<_>>().join("\n");
            let text = writer.push_stripped(&text)?;
            table.cells.push(&Cell {
                header: drawn.header,
                ..cell(row, col, span, text, drawn_place(writer.source, parts))
            });
        }
    }
    writer.finish_table(table);
    Ok(())
}

fn drawn_place(source: &str, parts: &[drawn::Part]) -> Place {
    let filled = || parts.iter().filter(|p| p.start < p.end);
    let Some(first) = filled().next().or(parts.first()) else { return Place::Lines { first: 1, last: 1 } };
    let last = filled().next_back().unwrap_or(first);
    if first.line == last.line {
        let end = last.column + width(slice(source, last.start, last.end));
        Place::Line { line: first.line, start: first.column, end }
    } else {
        Place::Lines { first: first.line, last: last.line }
    }
}

/// A cell of a text: nothing is known of it but its text and place.
pub fn cell(row: u32, col: u32, col_span: u32, text: Span, place: Place) -> Cell {
    Cell {
        row,
        col,
        row_span: 1,
        col_span,
        text,
        label: None,
        header: false,
        hidden: false,
        filled: false,
        date: None,
        place,
    }
}
