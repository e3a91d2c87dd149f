//! Plain text: tab-separated, drawn and aligned tables, lists, prose.
//!
//! `decode` makes the bytes a string, `line` and `kind` cut it into pieces, `grid` and `search` find rows and
//! columns in them, `build` writes paragraphs and tables.

mod aligned;
mod bare;
mod build;
mod candidates;
mod cost;
mod decode;
mod drawn;
mod grid;
mod kind;
mod line;
mod markup;
mod prose;
mod search;
mod ways;

use self::drawn::Drawn;
use self::line::Line;
use crate::diagnostic::{Code, Diagnostic};
use crate::error::Error;
use crate::model::document::{Block, Cells, Document, Paragraph, Span, Table};
use crate::model::place::Place;
use crate::options::{Limits, Options};
pub use decode::{Decoded, decode};

/// Reads a decoded text.
///
/// # Errors
/// When a limit is passed.
pub fn read(text: Decoded<'_>, options: &Options) -> Result<Document, Error> {
    let Decoded { text: source, encoding, replaced } = text;
    let most = options.limits.text_bytes.min(u64::from(u32::MAX));
    if source.len() as u64 > most {
        return Err(Error::limit(
            "text_bytes",
            most,
            format!("the text has {} bytes as UTF-8", source.len()),
        ));
    }
    let mut document = Document { encoding: Some(encoding), ..Document::default() };
    document.diagnostics.extend(replacements(&source, replaced));
    let limit = options.limits.cells;
    let lines = line::lines(&source, limit)?;
    narrow(&source, &lines, options.limits.columns)?;
    document.arena.reserve(source.len());
    let marked = markup::any(&source);
    let limits = options.limits;
    let mut writer = Writer { source: &source, marked, document: &mut document, limits, cells: 0 };
    let stroked = drawn::any(&source);
    let drawn = stroked || memchr::memmem::find(source.as_bytes(), b"  ").is_some();
    let (mut rest, mut plain) = (lines.as_slice(), lines.as_slice());
    while drawn && !rest.is_empty() {
        options.limits.seconds.check_at(rest.len() as u64)?;
        let (taken, region) = region(&source, rest, stroked);
        let (here, after) = rest.split_at_checked(taken).unwrap_or((rest, &[]));
        if region != Drawn::Nothing {
            let before = plain.len() - rest.len();
            writer.plain(plain.get(..before).unwrap_or_default())?;
            writer.drawn(here, region)?;
            plain = after;
        }
        rest = after;
    }
    writer.plain(plain)?;
    Ok(document)
}

/// Refuses lines of more cells than a table may have columns, before any cell is made.
fn narrow(source: &str, lines: &[Line], limit: u64) -> Result<(), Error> {
    let tabs = |line: &Line| memchr::memchr_iter(b'\t', line.text(source).as_bytes()).count() as u64;
    let long = |line: &Line| u64::from(line.end.saturating_sub(line.start)) > limit;
    match lines.iter().find(|line| long(line) && tabs(line) > limit) {
        Some(wide) => Err(Error::limit("columns", limit, format!("the columns of line {}", wide.number))),
        None => Ok(()),
    }
}

/// The table drawn with strokes, where the text has any, or with spaces that begins at the first line, and how many
/// lines it takes.
fn region(source: &str, lines: &[Line], strokes: bool) -> (usize, Drawn) {
    let drawn = if strokes { drawn::region(source, lines) } else { None };
    drawn
        .or_else(|| {
            let (taken, rows) = aligned::region(source, lines)?;
            Some((taken, if rows.is_empty() { Drawn::Nothing } else { Drawn::Framed(rows) }))
        })
        .unwrap_or((1, Drawn::Nothing))
}

/// Says that bytes were replaced, at the first line where one was.
pub fn replacements(source: &str, replaced: usize) -> Option<Diagnostic> {
    if replaced == 0 {
        return None;
    }
    let before = source.split('\u{fffd}').next().unwrap_or("");
    let line = before.replace("\r\n", "\n").matches(['\n', '\r']).count() + 1;
    let plural = if replaced == 1 { "" } else { "s" };
    let message = format!("{replaced} byte sequence{plural} that could not be decoded, the first here");
    Some(Diagnostic::new(Code::R101, message).at(format!("L{line}")))
}

/// Adds to the document within the limits.
struct Writer<'w> {
    source: &'w str,
    /// Whether it has markup at all.
    marked: bool,
    document: &'w mut Document,
    limits: Limits,
    cells: u64,
}

impl Writer<'_> {
    /// Lines without strokes: tables of one cell a line, and what stands between them.
    fn plain(&mut self, lines: &[Line]) -> Result<(), Error> {
        let mut from = 0;
        for region in bare::regions(self.source, lines) {
            self.search(lines.get(from..region.start).unwrap_or_default())?;
            build::framed(self, &region.rows)?;
            from = region.end;
        }
        self.search(lines.get(from..).unwrap_or_default())
    }

    /// The search finds what is prose and what are tables.
    fn search(&mut self, lines: &[Line]) -> Result<(), Error> {
        let whole = |index: usize| {
            let previous = index.checked_sub(1).and_then(|i| lines.get(i)).copied();
            lines.get(index).is_some_and(|line| prose::is_item(self.source, *line, previous))
        };
        let pieces = line::pieces(self.source, lines, whole, self.limits.cells)?;
        build::build(self, &pieces, &grid::read(self.source, &pieces))
    }

    fn drawn(&mut self, lines: &[Line], region: Drawn) -> Result<(), Error> {
        match region {
            Drawn::Framed(rows) => build::framed(self, &rows),
            Drawn::Loose | Drawn::Nothing => {
                let mut pieces = Vec::new();
                drawn::pieces(self.source, lines, &mut pieces);
                build::build(self, &pieces, &grid::read(self.source, &pieces))
            }
        }
    }

    /// Counts cells or paragraphs.
    fn count(&mut self, cells: u64) -> Result<(), Error> {
        self.cells += cells;
        if self.cells > self.limits.cells {
            return Err(Error::limit(
                "cells", self.limits.cells, "the text has too many cells and paragraphs",
            ));
        }
        self.limits.seconds.check_at(self.cells)
    }

    /// Adds a text as a person would see it.
    fn push_stripped(&mut self, text: &str) -> Result<Span, Error> {
        if self.marked { self.push(&markup::strip(text)) } else { self.push(text) }
    }

    fn push(&mut self, text: &str) -> Result<Span, Error> {
        let length = self.document.arena.len() as u64 + text.len() as u64;
        if length > self.limits.text_bytes.min(u64::from(u32::MAX)) {
            return Err(Error::limit("text_bytes", self.limits.text_bytes, "the text is too long"));
        }
        Ok(self.document.push_text(text))
    }

    /// A paragraph; its text is stripped of markup.
    fn paragraph(
        &mut self,
        label: Option<&str>,
        text: &str,
        heading: Option<u8>,
        list_level: Option<u8>,
        place: Place,
    ) -> Result<(), Error> {
        self.count(1)?;
        let label = label.map(|l| self.push(l)).transpose()?;
        let text = self.push_stripped(text)?;
        let paragraph = Paragraph { text, label, heading, list_level, hidden: false, place };
        self.document.blocks.push(Block::Paragraph(paragraph));
        Ok(())
    }

    /// An empty table with the next number.
    fn table(&self, columns: u32) -> Result<Table, Error> {
        let number = line::offset(self.document.tables.len() + 1);
        if u64::from(columns) > self.limits.columns {
            return Err(Error::limit(
                "columns",
                self.limits.columns,
                format!("the columns of table {number}"),
            ));
        }
        Ok(Table { number, parent: None, rows: 0, columns, cells: Cells::default(), sheet: None })
    }

    fn finish_table(&mut self, table: Table) {
        self.document.blocks.push(Block::Table(self.document.tables.len()));
        self.document.tables.push(table);
    }
}

#[cfg(test)]
mod tests;
