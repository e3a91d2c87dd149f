//! Writes DOCX files with docx-rs, for tests that need the same grid in Word's form.
#![allow(dead_code, reason = "each test crate uses a part of it")]

use std::io::Cursor;

use docx_rs::{BreakType, Docx, Paragraph, Run, Table, TableCell, TableRow, VMergeType};
use planomer::document::{self, Block, Document, Span};

/// The bytes of a document.
pub fn pack(docx: Docx) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    docx.build().pack(&mut bytes).unwrap();
    bytes.into_inner()
}

/// A document of one table.
pub fn grid(rows: &[&[&str]]) -> Vec<u8> {
    let rows = rows.iter().map(|row| TableRow::new(row.iter().map(|text| cell(text)).collect())).collect();
    pack(Docx::new().add_table(Table::new(rows)))
}

/// A document as another reader gave it: paragraphs and tables in order, merged cells merged, computed labels
/// typed before the text. Nested tables and what stands beside the body are left out.
pub fn same(document: &Document) -> Vec<u8> {
    let mut docx = Docx::new();
    for block in &document.blocks {
        docx = match block {
            Block::Paragraph(p) => docx.add_paragraph(paragraph(&labelled(document, p.label, p.text))),
            Block::Table(index) => docx.add_table(table(document, &document.tables[*index])),
        };
    }
    pack(docx)
}

/// A cell of one paragraph a line.
pub fn cell(text: &str) -> TableCell {
    text.split('\n').fold(TableCell::new(), |cell, line| cell.add_paragraph(paragraph(line)))
}

/// A paragraph; line feeds are line breaks, tabs are tabs.
pub fn paragraph(text: &str) -> Paragraph {
    let mut run = Run::new();
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        for (j, piece) in line.split('\t').enumerate() {
            run = if j > 0 { run.add_tab() } else { run }.add_text(piece);
        }
    }
    Paragraph::new().add_run(run)
}

fn labelled(document: &Document, label: Option<Span>, text: Span) -> String {
    let label = label.map(|label| format!("{} ", document.text(label))).unwrap_or_default();
    format!("{label}{}", document.text(text))
}

fn table(document: &Document, table: &document::Table) -> Table {
    let rows = (1..=table.rows).map(|row| {
        let mut cells: Vec<document::Cell> =
            table.cells.iter().filter(|c| (c.row..c.row + c.row_span).contains(&row)).collect();
        cells.sort_by_key(|c| c.col);
        let mut col = 1;
        let mut written = Vec::new();
        for merged in cells {
            written.extend((col..merged.col).map(|_| cell("")));
            written.push(merged_cell(document, &merged, row));
            col = merged.col + merged.col_span;
        }
        written.extend((col..=table.columns).map(|_| cell("")));
        TableRow::new(written)
    });
    Table::new(rows.collect())
}

fn merged_cell(document: &Document, merged: &document::Cell, row: u32) -> TableCell {
    let begins = merged.row == row;
    let mut written = if begins { cell(&labelled(document, merged.label, merged.text)) } else { cell("") };
    if merged.col_span > 1 {
        written = written.grid_span(merged.col_span as usize);
    }
    match (merged.row_span > 1, begins) {
        (false, _) => written,
        (true, true) => written.vertical_merge(VMergeType::Restart),
        (true, false) => written.vertical_merge(VMergeType::Continue),
    }
}
