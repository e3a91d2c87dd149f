//! Plain text: tab-separated, drawn and aligned tables, lists, prose.
//!
//! `decode` makes the bytes a string, `line` and `kind` cut it into pieces, `grid` finds rows and columns in
//! them, `build` writes paragraphs and tables.

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

use self::drawn::Drawn;
use self::line::Line;
use crate::diagnostic::{Code, Diagnostic};
use crate::error::Error;
use crate::model::document::{Block, Document, Paragraph, Span, Table};
use crate::model::place::Place;
use crate::options::{Limits, Options};

/// Reads a text in any of the encodings plans come in.
///
/// # Errors
/// When the bytes are no text, or a limit is passed.
pub fn read(bytes: &[u8], options: &Options) -> Result<Document, Error> {
    decode::refuse_binary(bytes)?;
    let decode::Decoded { text: source, encoding, replaced } = decode::decode(bytes);
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
    let mut writer = Writer { source: &source, document: &mut document, limits: options.limits, cells: 0 };
    let drawn = drawn::any(&source);
    let (mut rest, mut plain) = (lines.as_slice(), lines.as_slice());
    while drawn && !rest.is_empty() {
        let (taken, region) = drawn::region(&source, rest).unwrap_or((1, Drawn::Nothing));
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

/// Says that bytes were replaced, at the first line where one was.
fn replacements(source: &str, replaced: usize) -> Option<Diagnostic> {
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
    document: &'w mut Document,
    limits: Limits,
    cells: u64,
}

impl Writer<'_> {
    /// Lines without strokes: the search finds what is prose and what are tables.
    fn plain(&mut self, lines: &[Line]) -> Result<(), Error> {
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
        Ok(())
    }

    fn push(&mut self, text: &str) -> Result<Span, Error> {
        let length = self.document.arena.len() as u64 + text.len() as u64;
        if length > self.limits.text_bytes.min(u64::from(u32::MAX)) {
            return Err(Error::limit("text_bytes", self.limits.text_bytes, "the text is too long"));
        }
        Ok(self.document.push_text(text))
    }

    /// A paragraph.
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
        let text = self.push(text)?;
        let paragraph = Paragraph { text, label, heading, list_level, hidden: false, place };
        self.document.blocks.push(Block::Paragraph(paragraph));
        Ok(())
    }

    /// An empty table with the next number.
    fn table(&self, columns: u32) -> Table {
        let number = line::offset(self.document.tables.len() + 1);
        Table { number, parent: None, rows: 0, columns, cells: Vec::new(), sheet: None, merges_known: false }
    }

    fn finish_table(&mut self, table: Table) {
        self.document.blocks.push(Block::Table(self.document.tables.len()));
        self.document.tables.push(table);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The document as lines: `P text`, `T rows x columns`, then a row a line.
    pub fn show(document: &Document) -> String {
        let mut out = String::new();
        for block in &document.blocks {
            match block {
                Block::Paragraph(p) => {
                    let label = p.label.map_or("", |l| document.text(l));
                    let heading = p.heading.map_or(String::new(), |h| format!("H{h}"));
                    let level = p.list_level.map_or(String::new(), |l| format!("*{l}"));
                    let text = document.text(p.text).replace('\n', "⏎");
                    out += &format!("P{heading}{level} [{label}] {text} @{}\n", document.at(p.place));
                }
                Block::Table(index) => {
                    let table = &document.tables[*index];
                    out += &format!("T{} {}x{}\n", table.number, table.rows, table.columns);
                    for row in table.cells.chunk_by(|a, b| a.row == b.row) {
                        out += &format!("  {:>3}", row[0].row);
                        for cell in row {
                            let text = document.text(cell.text).replace('\n', "⏎");
                            let span =
                                if cell.col_span > 1 { format!("+{}", cell.col_span) } else { String::new() };
                            let head = if cell.header { "!" } else { "" };
                            out += &format!(" {}{span}{head}:{text}@{} |", cell.col, document.at(cell.place));
                        }
                        out.push('\n');
                    }
                }
            }
        }
        out
    }

    /// Prints the files named in `PLANOMER_SHOW`, for a person: `cargo test show_files -- --ignored --nocapture`.
    #[test]
    #[ignore = "prints files for a person"]
    #[allow(clippy::print_stdout)]
    fn show_files() {
        for name in std::env::var("PLANOMER_SHOW").unwrap_or_default().split_whitespace() {
            let bytes = std::fs::read(name).unwrap();
            println!("=== {name}\n{}", show(&read(&bytes, &Options::default()).unwrap()));
        }
    }
}
