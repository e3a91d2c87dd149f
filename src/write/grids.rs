//! The grids as read, before any interpretation: the reader's window for users and tests.

use std::borrow::Cow;
use std::fmt::Write;

use serde::Serialize;

use crate::model::document::{Cell, Document, Table, fold};

/// How to write tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Form {
    /// One line a cell, with its place and its spans
    Text,
    /// A list of tables with their cells
    Json,
    /// One record a cell
    Csv,
    /// Tables of a page, merged as in the source
    Html,
}

/// The tables of a document in one of the forms.
pub fn tables(document: &Document, form: Form) -> String {
    match form {
        Form::Text => text(document),
        Form::Json => json(document),
        Form::Csv => csv(document),
        Form::Html => html(document),
    }
}

#[derive(Serialize)]
struct TableView<'d> {
    id: String,
    parent: Option<String>,
    rows: u32,
    columns: u32,
    cells: Vec<CellView<'d>>,
}

#[derive(Serialize)]
struct CellView<'d> {
    row: u32,
    col: u32,
    row_span: u32,
    col_span: u32,
    text: &'d str,
    label: Option<&'d str>,
    header: bool,
    hidden: bool,
    filled: bool,
    at: String,
}

/// A JSON list of tables in reading order, nested ones after the table that holds them: id, parent (the place of
/// the cell that holds it), rows, columns, cells. Merged cells stand once; `label` is the number Word computes.
pub fn json(document: &Document) -> String {
    let tables: Vec<TableView<'_>> = document
        .tables
        .iter()
        .map(|table| TableView {
            id: id(table),
            parent: table.parent.map(|place| document.at(place)),
            rows: table.rows,
            columns: table.columns,
            cells: table.cells.iter().map(|cell| view(document, &cell)).collect(),
        })
        .collect();
    // Only strings, numbers and booleans, so this cannot fail.
    let mut out = serde_json::to_string_pretty(&tables).unwrap_or_default();
    out.push('\n');
    out
}

fn id(table: &Table) -> String {
    format!("T{}", table.number)
}

fn view<'d>(document: &'d Document, cell: &Cell) -> CellView<'d> {
    CellView {
        row: cell.row,
        col: cell.col,
        row_span: cell.row_span,
        col_span: cell.col_span,
        text: document.text(cell.text),
        label: cell.label.map(|label| document.text(label)),
        header: cell.header,
        hidden: cell.hidden,
        filled: cell.filled,
        at: at(document, cell),
    }
}

fn at(document: &Document, cell: &Cell) -> String {
    document.at(cell.place)
}

/// The text as a person sees it, the computed number before it.
fn seen<'d>(document: &'d Document, cell: &Cell) -> Cow<'d, str> {
    let text = document.text(cell.text);
    match cell.label.map(|label| document.text(label)) {
        None => Cow::Borrowed(text),
        Some(label) if text.is_empty() => Cow::Borrowed(label),
        Some(label) => Cow::Owned(format!("{label} {text}")),
    }
}

fn text(document: &Document) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail, here and below.
    for table in &document.tables {
        let _ = write!(
            out,
            "{}: {} × {}",
            id(table),
            counted(table.rows, "row"),
            counted(table.columns, "column")
        );
        if let Some(parent) = table.parent {
            let _ = write!(out, ", in {}", document.at(parent));
        }
        out.push('\n');
        for cell in &table.cells {
            let text = seen(document, &cell);
            let text = fold(&text);
            if text.is_empty() {
                continue;
            }
            let _ = writeln!(out, "  {}{}  {text}", at(document, &cell), marks(&cell));
        }
    }
    if document.tables.is_empty() {
        out.push_str("no tables\n");
    }
    out
}

fn counted(count: u32, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// Spans and flags of a cell, in brackets.
fn marks(cell: &Cell) -> String {
    let mut marks = Vec::new();
    if (cell.row_span, cell.col_span) != (1, 1) {
        marks.push(format!("{}×{}", cell.row_span, cell.col_span));
    }
    for (flag, name) in [(cell.header, "header"), (cell.hidden, "hidden"), (cell.filled, "filled")] {
        if flag {
            marks.push(name.to_owned());
        }
    }
    if marks.is_empty() { String::new() } else { format!(" [{}]", marks.join(", ")) }
}

/// RFC 4180.
fn csv(document: &Document) -> String {
    let mut out = String::from("table,row,col,row_span,col_span,header,hidden,filled,at,label,text\r\n");
    for table in &document.tables {
        for cell in &table.cells {
            let Cell { row, col, row_span, col_span, header, hidden, filled, .. } = &cell;
            let _ = write!(out, "{},{row},{col},{row_span},{col_span},{header},{hidden},{filled}", id(table));
            let label = cell.label.map_or("", |label| document.text(label));
            for field in [&*at(document, &cell), label, document.text(cell.text)] {
                out.push(',');
                quote(field, &mut out);
            }
            out.push_str("\r\n");
        }
    }
    out
}

fn quote(field: &str, out: &mut String) {
    if field.contains(['"', ',', '\n', '\r']) {
        out.push('"');
        out.push_str(&field.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(field);
    }
}

fn html(document: &Document) -> String {
    let mut out = String::from(
        "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<style>table{border-collapse:collapse;margin:1em}\
         td,th{border:1px solid #888;padding:2px 6px;vertical-align:top;white-space:pre-line}\
         caption{text-align:left;font-weight:bold}.hidden{opacity:.5}.filled{background:#ddd}</style>\n",
    );
    for table in &document.tables {
        html_table(document, table, &mut out);
    }
    out
}

fn html_table(document: &Document, table: &Table, out: &mut String) {
    let parent = table.parent.map(|p| format!(" in {}", document.at(p))).unwrap_or_default();
    let _ = writeln!(out, "<table id=\"{0}\">\n<caption>{0}{1}</caption>", id(table), escape(&parent));
    let mut cells = table.cells.iter().peekable();
    let mut filler = Filler::default();
    while let Some(row) = cells.peek().map(|c| c.row) {
        filler.rows_up_to(row, out);
        out.push_str("<tr>");
        while let Some(cell) = cells.next_if(|c| c.row == row) {
            filler.columns_up_to(&cell, out);
            html_cell(document, &cell, out);
        }
        out.push_str("</tr>\n");
        filler.row = row;
    }
    out.push_str("</table>\n");
}

/// Keeps the cells of a page where they stand in the grid: HTML knows no cell that is absent.
#[derive(Default)]
struct Filler {
    row: u32,
    /// Cells that reach down, as (first column, column after the last, last row): those of the rows above,
    /// ordered by column, then those of this row.
    above: Vec<(u32, u32, u32)>,
    /// Those of the rows above, and how many of them were passed in this row.
    reaching: usize,
    passed: usize,
    col: u32,
}

impl Filler {
    /// Empty rows before `row`, without more of them than a reader would scroll through.
    fn rows_up_to(&mut self, row: u32, out: &mut String) {
        for _ in (self.row + 1..row).take(1000) {
            out.push_str("<tr></tr>\n");
        }
        self.col = 1;
        self.above.retain(|(.., last)| *last >= row);
        self.above.sort_unstable();
        (self.reaching, self.passed) = (self.above.len(), 0);
    }

    /// An empty cell over the columns before `cell` that nothing covers.
    fn columns_up_to(&mut self, cell: &Cell, out: &mut String) {
        let after = cell.col.saturating_add(cell.col_span);
        let mut covered = 0;
        let reaching = self.above.get(self.passed..self.reaching).unwrap_or_default();
        for (start, end, _) in reaching.iter().take_while(|(start, ..)| *start < cell.col) {
            covered += (*end).min(cell.col).saturating_sub((*start).max(self.col));
            self.passed += 1;
        }
        let gap = cell.col.saturating_sub(self.col).saturating_sub(covered);
        if gap > 0 {
            let _ = write!(out, "<td colspan=\"{gap}\"></td>");
        }
        self.col = after;
        if cell.row_span > 1 {
            self.above.push((cell.col, after, cell.row.saturating_add(cell.row_span - 1)));
        }
    }
}

fn html_cell(document: &Document, cell: &Cell, out: &mut String) {
    let tag = if cell.header { "th" } else { "td" };
    let _ = write!(out, "<{tag} title=\"{}\"", escape(&at(document, cell)));
    for (name, span) in [("rowspan", cell.row_span), ("colspan", cell.col_span)] {
        if span > 1 {
            let _ = write!(out, " {name}=\"{span}\"");
        }
    }
    match (cell.hidden, cell.filled) {
        (true, true) => out.push_str(" class=\"hidden filled\""),
        (true, false) => out.push_str(" class=\"hidden\""),
        (false, true) => out.push_str(" class=\"filled\""),
        (false, false) => {}
    }
    let _ = write!(out, ">{}</{tag}>", escape(&seen(document, cell)));
}

fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"']) {
        return Cow::Borrowed(text);
    }
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    Cow::Owned(text.replace('"', "&quot;"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::Cells;
    use crate::model::place::{Area, Place};

    /// Two columns; the first cell spans two rows.
    fn document() -> Document {
        let mut document = Document::default();
        let mut cell = |row, col, row_span, text: &str, label: Option<&str>| Cell {
            row,
            col,
            row_span,
            col_span: 1,
            text: document.push_text(text),
            label: label.map(|label| document.push_text(label)),
            header: row == 1,
            hidden: false,
            filled: false,
            date: None,
            place: Place::Cells { table: 1, area: Area::cell(row, col) },
        };
        let cells =
            [cell(1, 1, 2, "№\nп/п", None), cell(1, 2, 1, "a<\"b\"", None), cell(2, 2, 1, "", Some("1."))];
        document.tables.push(Table {
            number: 1,
            parent: None,
            rows: 2,
            columns: 2,
            cells: Cells::default().filled(cells.into_iter()),
            sheet: None,
        });
        document
    }

    #[test]
    fn json_has_the_grid_as_read() {
        let value: serde_json::Value = serde_json::from_str(&json(&document())).unwrap();
        assert_eq!(value[0]["id"], "T1");
        assert_eq!(value[0]["parent"], serde_json::Value::Null);
        assert_eq!(value[0]["cells"][0]["text"], "№\nп/п");
        assert_eq!(value[0]["cells"][0]["row_span"], 2);
        assert_eq!(value[0]["cells"][2]["label"], "1.");
        assert_eq!(value[0]["cells"][2]["at"], "T1R2C2");
    }

    #[test]
    fn text_names_places_and_spans() {
        let expected = "T1: 2 rows × 2 columns\n  T1R1C1 [2×1, header]  № п/п\n  \
                        T1R1C2 [header]  a<\"b\"\n  T1R2C2  1.\n";
        assert_eq!(text(&document()), expected);
    }

    #[test]
    fn csv_quotes_what_must_be_quoted() {
        let csv = csv(&document());
        let second = csv.split("\r\n").nth(2).unwrap();
        assert_eq!(second, "T1,1,2,1,1,true,false,false,T1R1C2,,\"a<\"\"b\"\"\"");
    }

    #[test]
    fn html_escapes_and_merges() {
        let page = html(&document());
        assert!(page.contains("<th title=\"T1R1C1\" rowspan=\"2\">№\nп/п</th>"));
        assert!(page.contains("a&lt;&quot;b&quot;"));
        assert!(page.contains("<tr><td title=\"T1R2C2\">1.</td></tr>"));
    }
}
