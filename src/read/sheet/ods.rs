//! ODS: `OpenDocument` spreadsheets (ISO/IEC 26300-1), whose cells hold the text they show.

use std::collections::HashMap;

use jiff::civil::Date;
use quick_xml::events::BytesStart;

use super::super::package::{Package, damaged, encrypted};
use super::cells::GridCell;
use super::store::{Grid, MAX_COLUMN, MAX_ROW, Store};
use super::xml::{self, Step, Walk, attribute, number};
use crate::error::{Error, ErrorKind};
use crate::model::document::{Area, Span};

/// Reads every sheet of a spreadsheet.
pub fn read(package: &mut Package<'_>, store: &mut Store) -> Result<Vec<Grid>, Error> {
    if let Some(manifest) = xml::load(package, "META-INF/manifest.xml")?
        && manifest.contains("encryption-data")
    {
        return Err(encrypted());
    }
    let text = xml::load(package, "content.xml")?;
    let text = text.ok_or_else(|| damaged("the package has no `content.xml`"))?;
    let limits = *store.limits();
    let mut reader = Reader { store, grids: Vec::new(), styles: Looks::default() };
    let mut walk = Walk::new("content.xml", &text, &limits);
    match reader.content(&mut walk) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::TooLarge => return Err(error),
        Err(error) => match reader.grids.last_mut() {
            Some(grid) => grid.failure = Some(error),
            None => return Err(error),
        },
    }
    Ok(reader.grids)
}

/// What styles say of cells and tables.
#[derive(Default)]
struct Looks {
    /// The style being read.
    open: String,
    fills: HashMap<String, u32>,
    /// Numbers of the colours.
    colours: HashMap<String, u32>,
    hidden_tables: std::collections::HashSet<String>,
}

impl Looks {
    fn start(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "style" => self.open = attribute(element, "name").unwrap_or_default().into_owned(),
            "table-properties" if attribute(element, "display").as_deref() == Some("false") => {
                self.hidden_tables.insert(self.open.clone());
            }
            "table-cell-properties" => {
                let colour = attribute(element, "background-color").unwrap_or_default();
                if !matches!(&*colour, "" | "transparent" | "#ffffff") {
                    let next = u32::try_from(self.colours.len()).unwrap_or(u32::MAX).saturating_add(1);
                    let colour = *self.colours.entry(colour.into_owned()).or_insert(next);
                    self.fills.insert(self.open.clone(), colour);
                }
            }
            _ => {}
        }
    }
}

struct Reader<'s> {
    store: &'s mut Store,
    grids: Vec<Grid>,
    styles: Looks,
}

/// Where a walk through a table is.
#[derive(Default)]
struct Position {
    /// Rows and columns before this one.
    row: u32,
    col: u32,
    /// Columns whose properties were read.
    columns: u32,
    in_header: bool,
    /// How many rows this one stands for.
    row_repeat: u32,
    cells: Vec<Found>,
}

/// A cell of the row being read.
struct Found {
    col: u32,
    repeat: u32,
    cell: GridCell,
    rows: u32,
    columns: u32,
}

impl Reader<'_> {
    fn content(&mut self, walk: &mut Walk<'_>) -> Result<(), Error> {
        loop {
            match walk.step()? {
                Step::Start(element) => match element.local_name().into_inner() {
                    "table" => {
                        let style = attribute(&element, "style-name").unwrap_or_default();
                        self.grids.push(Grid {
                            name: attribute(&element, "name").unwrap_or_default().into_owned(),
                            hidden: self.styles.hidden_tables.contains(&*style),
                            ..Grid::default()
                        });
                        self.table(walk)?;
                    }
                    // Old contents of changed cells are tables too.
                    "tracked-changes" => skip(walk, "tracked-changes")?,
                    name => self.styles.start(name, &element),
                },
                Step::Done => return Ok(()),
                Step::End(_) | Step::Text(_) => {}
            }
        }
    }

    fn table(&mut self, walk: &mut Walk<'_>) -> Result<(), Error> {
        let mut at = Position::default();
        loop {
            match walk.step()? {
                Step::Start(element) => match element.local_name().into_inner() {
                    "table-column" => self.column(&element, &mut at),
                    "table-header-rows" => at.in_header = true,
                    "table-row" => {
                        at.col = 0;
                        at.row_repeat = repeat(&element, "number-rows-repeated", MAX_ROW);
                        if let (true, Some(grid)) = (collapsed(&element), self.grids.last_mut()) {
                            grid.hidden_rows.push((at.row + 1, at.row.saturating_add(at.row_repeat)));
                        }
                    }
                    name @ ("table-cell" | "covered-table-cell") => {
                        self.cell(walk, &element, name, &mut at)?;
                    }
                    name @ ("shapes" | "table-source" | "forms") => skip(walk, name)?,
                    _ => {}
                },
                Step::End(name) => match &*name {
                    "table" => return Ok(()),
                    "table-row" => self.row(&mut at)?,
                    "table-header-rows" => at.in_header = false,
                    _ => {}
                },
                Step::Text(_) => {}
                Step::Done => return Ok(()),
            }
        }
    }

    fn column(&mut self, element: &BytesStart<'_>, at: &mut Position) {
        let first = at.columns.saturating_add(1);
        at.columns = at.columns.saturating_add(repeat(element, "number-columns-repeated", MAX_COLUMN));
        if let (true, Some(grid)) = (collapsed(element), self.grids.last_mut()) {
            grid.hidden_columns.push((first, at.columns));
        }
    }

    /// Puts the cells of a row in the grid, as often as the row stands.
    fn row(&mut self, at: &mut Position) -> Result<(), Error> {
        let Some(grid) = self.grids.last_mut() else { return Ok(()) };
        let cells = std::mem::take(&mut at.cells);
        // Rows of backgrounds alone fill the sheet to its end.
        let blank = cells.iter().all(|f| f.cell.text.is_empty());
        let rows = if blank { at.row_repeat.min(1) } else { at.row_repeat };
        for row in (at.row + 1..).take(if cells.is_empty() { 0 } else { rows as usize }) {
            for found in &cells {
                let repeat = if found.cell.text.is_empty() { found.repeat.min(256) } else { found.repeat };
                for col in (found.col..).take(repeat as usize) {
                    self.store.cell(grid, GridCell { area: Area::cell(row, col), ..found.cell })?;
                    if found.rows > 1 || found.columns > 1 {
                        let last_row = row.saturating_add(found.rows - 1);
                        let last_col = col.saturating_add(found.columns - 1);
                        grid.merges.push(Area { row, col, last_row, last_col });
                    }
                }
            }
        }
        at.row = at.row.saturating_add(at.row_repeat);
        if at.in_header && at.row <= MAX_ROW {
            grid.header_rows = at.row;
        }
        Ok(())
    }

    fn cell(
        &mut self,
        walk: &mut Walk<'_>,
        element: &BytesStart<'_>,
        name: &str,
        at: &mut Position,
    ) -> Result<(), Error> {
        let repeat = repeat(element, "number-columns-repeated", MAX_COLUMN);
        let col = at.col.saturating_add(1);
        at.col = at.col.saturating_add(repeat);
        let value = Value::of(element);
        let name = name.to_owned();
        let fill = attribute(element, "style-name").and_then(|s| self.styles.fills.get(&*s).copied());
        let (mut text, note) = self.texts(walk, &name)?;
        if text.is_empty() && !value.shown.is_empty() {
            text = self.store.text(&value.shown)?;
        }
        let row = at.row.saturating_add(1);
        let Some(grid) = self.grids.last_mut() else { return Ok(()) };
        if let Some(note) = note {
            grid.comments.push((row, col, note));
        }
        if value.formula && text.is_empty() && !value.typed {
            grid.unvalued.push((row, col));
        }
        let fill = fill.unwrap_or(0);
        if !text.is_empty() || fill > 0 {
            let cell = GridCell::new((row, col), text, value.date, fill);
            at.cells.push(Found { col, repeat, cell, rows: value.rows, columns: value.columns });
        }
        Ok(())
    }

    /// The paragraphs of a cell, and those of its note.
    fn texts(&mut self, walk: &mut Walk<'_>, until: &str) -> Result<(Span, Option<Span>), Error> {
        let mut note = None;
        // Notes and drawings lie between the paragraphs, so these are joined apart from the arena.
        let mut text = Paragraphs::default();
        loop {
            match walk.step()? {
                Step::Start(element) => match element.local_name().into_inner() {
                    "annotation" => note = Some(self.note(walk)?),
                    name @ ("frame" | "custom-shape" | "g" | "table") => skip(walk, name)?,
                    name => text.start(name, &element),
                },
                Step::End(name) if &*name == until => break,
                Step::End(name) => text.end(&name),
                Step::Text(piece) => text.piece(&piece),
                Step::Done => break,
            }
        }
        Ok((self.store.text(&text.joined)?, note))
    }

    fn note(&mut self, walk: &mut Walk<'_>) -> Result<Span, Error> {
        let mut text = Paragraphs::default();
        loop {
            match walk.step()? {
                Step::Start(element) => text.start(element.local_name().into_inner(), &element),
                Step::End(name) if &*name == "annotation" => break,
                Step::End(name) => text.end(&name),
                Step::Text(piece) => text.piece(&piece),
                Step::Done => break,
            }
        }
        self.store.text(&text.joined)
    }
}

/// Paragraphs joined by line breaks.
#[derive(Default)]
struct Paragraphs {
    joined: String,
    inside: bool,
    any: bool,
}

impl Paragraphs {
    fn start(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "p" | "h" => {
                if std::mem::replace(&mut self.any, true) {
                    self.joined.push('\n');
                }
                self.inside = true;
            }
            "s" => {
                let count = number(element, "c").unwrap_or(1).min(1000) as usize;
                self.joined.extend(std::iter::repeat_n(' ', count));
            }
            "tab" => self.joined.push('\t'),
            "line-break" => self.joined.push('\n'),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if matches!(name, "p" | "h") {
            self.inside = false;
        }
    }

    fn piece(&mut self, piece: &str) {
        if self.inside {
            // White space of the source is one space each (ISO/IEC 26300-1, 6.1.2).
            self.joined.extend(piece.chars().map(|c| if c.is_ascii_whitespace() { ' ' } else { c }));
        }
    }
}

/// What the attributes of a cell say.
struct Value {
    typed: bool,
    formula: bool,
    date: Option<Date>,
    /// A text to show where the cell holds none.
    shown: String,
    rows: u32,
    columns: u32,
}

impl Value {
    fn of(element: &BytesStart<'_>) -> Self {
        let get = |name| attribute(element, name).unwrap_or_default();
        let sort = get("value-type");
        let date = get("date-value");
        let shown = match &*sort {
            "percentage" => get("value").parse::<f64>().map_or_else(
                |_| String::new(),
                |v| {
                    let mut out = String::new();
                    super::format::NumberFormat::parse("0.##%").show(
                        v,
                        super::format::Epoch::Y1900,
                        super::format::Names::of_language("en"),
                        &mut out,
                    );
                    out
                },
            ),
            "float" | "currency" => get("value").into_owned(),
            "boolean" => get("boolean-value").to_uppercase(),
            "string" => get("string-value").into_owned(),
            "date" => date.clone().into_owned(),
            "time" => get("time-value").into_owned(),
            _ => String::new(),
        };
        Self {
            typed: !sort.is_empty(),
            formula: attribute(element, "formula").is_some(),
            date: date.get(..10).filter(|_| sort == "date").and_then(|d| d.parse().ok()),
            shown,
            rows: number(element, "number-rows-spanned").unwrap_or(1).clamp(1, MAX_ROW),
            columns: number(element, "number-columns-spanned").unwrap_or(1).clamp(1, MAX_COLUMN),
        }
    }
}

fn repeat(element: &BytesStart<'_>, name: &str, most: u32) -> u32 {
    number(element, name).unwrap_or(1).clamp(1, most)
}

fn collapsed(element: &BytesStart<'_>) -> bool {
    attribute(element, "visibility").is_some_and(|v| v == "collapse" || v == "filter")
}

/// Passes over an element that was begun.
fn skip(walk: &mut Walk<'_>, name: &str) -> Result<(), Error> {
    let mut depth = 1_u32;
    while depth > 0 {
        match walk.step()? {
            Step::Start(element) if element.local_name().into_inner() == name => depth += 1,
            Step::End(end) if &*end == name => depth -= 1,
            Step::Done => return Ok(()),
            _ => {}
        }
    }
    Ok(())
}
