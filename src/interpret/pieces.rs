//! A document's lines and tables, each table with the header and columns it has.

use super::beside;
use super::columns::{self, Columns};
use super::front::Line;
use super::grid::Grid;
use super::header::{self, Span};
use super::headings::headed;
use super::shifted;
use crate::lang::Language;
use crate::model::document::{Block, Document, Paragraph, Table};
use crate::options::Options;

/// A block of the document with what was found out about it.
#[derive(Debug)]
pub enum Piece<'d> {
    /// A line.
    Line(Line<'d>),
    /// A table.
    Table {
        /// Its cells.
        grid: Grid<'d>,
        /// Its header, if it has one.
        header: Option<Span>,
        /// Its columns under that header.
        columns: Option<Columns<'d>>,
    },
}

/// The lines and tables of a document, tables within tables last.
pub fn pieces<'d>(document: &'d Document, options: &Options, language: &'static Language) -> Vec<Piece<'d>> {
    let mut out = Vec::with_capacity(document.blocks.len());
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => out.extend(line(document, paragraph).map(Piece::Line)),
            Block::Table(index) => {
                let Some(table) = document.tables.get(*index) else { continue };
                out.push(table_piece(document, table, options, language));
            }
        }
    }
    for table in document.tables.iter().filter(|t| t.parent.is_some()) {
        out.push(table_piece(document, table, options, language));
    }
    out
}

fn table_piece<'d>(
    document: &'d Document,
    table: &'d Table,
    options: &Options,
    language: &'static Language,
) -> Piece<'d> {
    let grid = Grid::new(document, table);
    let grid = shifted::mended(&grid, language).unwrap_or(grid);
    let header = asked_header(&grid, find_header(&grid, language), options);
    let Some(span) = header else { return Piece::Table { grid, header, columns: None } };
    let headed = headed(&grid, span, language);
    let stacked = beside::stacked(&grid, span, &headed);
    let columns = match &stacked {
        Some(grid) => columns::columns(grid, span, language),
        None => columns::under(&grid, span, headed, language),
    };
    let grid = stacked.unwrap_or(grid);
    Piece::Table { grid, header, columns: Some(columns) }
}

fn line<'d>(document: &'d Document, paragraph: &Paragraph) -> Option<Line<'d>> {
    let text = document.text(paragraph.text).trim();
    let label =
        paragraph.label.map(|l| document.text(l).trim()).filter(|l| l.contains(char::is_alphanumeric));
    let bare = text.trim_start_matches(['•', '·', '▪', '●', '*', '-', '–', '—']).trim_start();
    let marked = bare.len() < text.len() && bare.contains(char::is_alphabetic);
    let bullet = paragraph.list_level.is_some() || marked;
    let text = if bullet && bare.len() < text.len() && text.chars().nth(1).is_some_and(char::is_whitespace) {
        bare
    } else {
        text
    };
    (!text.is_empty()).then_some(Line {
        text,
        place: paragraph.place,
        heading: paragraph.heading,
        label,
        bullet,
    })
}

/// The first header of a table.
fn find_header(grid: &Grid<'_>, language: &'static Language) -> Option<Span> {
    let mut main =
        grid.rows.iter().position(|row| row.own().count() > 1 && header::is_header(row, language))?;
    // «Actions, Timeline, Owner» over «No., Action, Output, Start, End»: the lower level is the main one.
    if grid.row(main + 1).is_some_and(|next| header::is_new_header(next, language))
        && header::is_upper(grid, main, main + 1)
    {
        main += 1;
    }
    Some(header::span(grid, main, 0, language))
}

/// The header the user names, else the one found.
fn asked_header(grid: &Grid<'_>, found: Option<Span>, options: &Options) -> Option<Span> {
    match options.header_row {
        None => found,
        Some(0) => None,
        Some(asked) => {
            let last = grid.rows.iter().rposition(|r| r.number <= asked)?;
            let first = found.filter(|f| f.first <= last && f.last >= last).map_or(last, |f| f.first);
            let numbers = grid.row(last + 1).is_some_and(header::is_column_numbers);
            Some(Span { first, last, numbers })
        }
    }
}

/// Whether at least two tables, or headers in a table, stand under lines that name nothing but a time.
pub fn dated_sections(pieces: &[Piece<'_>]) -> bool {
    let mut found = 0;
    for pair in pieces.windows(2) {
        if let [Piece::Line(line), Piece::Table { .. }] = pair {
            found += usize::from(header::names_period(line.text));
        }
    }
    for piece in pieces {
        let Piece::Table { grid, .. } = piece else { continue };
        for pair in grid.rows.windows(2) {
            let [above, below] = pair else { continue };
            let mut own = above.own();
            if let (Some(only), None) = (own.next(), own.next()) {
                let wide = below.own().nth(1).is_some();
                found += usize::from(wide && only.col == 0 && header::names_period(only.text));
            }
        }
    }
    found >= 2
}
