//! Delimited text: commas, semicolons, tabs or bars between fields, quotes around those that need them (RFC 4180).

mod dialect;
mod fields;

use super::super::text;
use super::cells::{Cells, GridCell, GridCells};
use super::region::{self, Region};
use super::store::{MAX_COLUMN, Store};
use crate::error::Error;
use crate::model::document::{self, Area, Block, Cell, Document, Paragraph, Span, Table};
use crate::model::place::Place;
use crate::options::Options;

pub use dialect::looks_delimited;

/// Reads delimited text. Empty fields are left out; where rows are merged, files of this kind do not say.
pub fn read(text: text::Decoded<'_>, options: &Options) -> Result<Document, Error> {
    let text::Decoded { text, encoding, replaced } = text;
    let mut store = Store::new(&options.limits);
    store.document.encoding = Some(encoding);
    store.document.diagnostics.extend(text::replacements(&text, replaced));
    let (placed, places) = fields_of(&text, &mut store)?;
    let regions = region::divide(placed.view(), &store.document);
    let place_of = |p: &GridCell| {
        let found = places.binary_search_by_key(&p.position(), |(at, _)| *at);
        found.ok().and_then(|i| places.get(i)).map_or(Place::Lines { first: 1, last: 1 }, |(_, place)| *place)
    };
    for region in regions {
        match region {
            Region::Line(line) => store.document.blocks.push(Block::Paragraph(Paragraph {
                text: line.text,
                label: None,
                heading: None,
                list_level: None,
                hidden: false,
                place: place_of(&line),
            })),
            Region::Table(bounds) => {
                table(placed.view().range(bounds), place_of, &mut store)?;
            }
            Region::Beside(cells) => table(cells.view(), place_of, &mut store)?,
        }
    }
    Ok(store.document)
}

/// Row, column and place of every filled field, in reading order.
type Places = Vec<((u32, u32), Place)>;

fn fields_of(text: &str, store: &mut Store) -> Result<(GridCells, Places), Error> {
    let (delimiter, text, first_line) = dialect::of(text);
    let mut placed = GridCells::default();
    let mut places = Vec::new();
    let mut fields = fields::Fields::new(text, delimiter, first_line);
    while let Some(field) = fields.next_field() {
        if field.text.trim().is_empty() || field.col > MAX_COLUMN {
            continue;
        }
        store.count(1)?;
        let text: Span = store.text(&field.text)?;
        placed.push(&GridCell::new((field.row, field.col), text, None, 0));
        places.push(((field.row, field.col), field.place));
    }
    Ok((placed, places))
}

fn table(cells: Cells<'_>, place_of: impl Fn(&GridCell) -> Place, store: &mut Store) -> Result<(), Error> {
    let Some(area) = cells.iter().map(|p| p.area).reduce(Area::join) else { return Ok(()) };
    let (rows, columns) = (area.last_row - area.row + 1, area.last_col - area.col + 1);
    store.count(u64::from(rows) * u64::from(columns))?;
    let document = &mut store.document;
    let index = document.tables.len();
    let cell = |p: GridCell| Cell {
        row: p.area.row - area.row + 1,
        col: p.area.col - area.col + 1,
        row_span: 1,
        col_span: 1,
        text: p.text,
        label: None,
        header: false,
        hidden: false,
        filled: false,
        date: None,
        place: place_of(&p),
    };
    document.tables.push(Table {
        number: u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1),
        parent: None,
        rows,
        columns,
        cells: document::Cells::default().filled(cells.iter().map(cell)),
        sheet: None,
    });
    document.blocks.push(Block::Table(index));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(bytes: &[u8]) -> Vec<String> {
        let document = read(text::decode(bytes).unwrap(), &Options::default()).unwrap();
        let mut seen = Vec::new();
        for block in &document.blocks {
            match block {
                Block::Paragraph(p) => {
                    seen.push(format!("{} {}", document.at(p.place), document.text(p.text)));
                }
                Block::Table(i) => {
                    let cells = &document.tables[*i].cells;
                    seen.extend(cells.iter().map(|c| {
                        format!("R{}C{} {} {}", c.row, c.col, document.at(c.place), document.text(c.text))
                    }));
                }
            }
        }
        seen
    }

    #[test]
    fn quotes_hold_delimiters_line_breaks_and_quotes() {
        let text = "№;Мероприятие\r\n1;\"Сбор; обмен\r\nданными «\"\"а\"\"»\"\r\n;\"\"\r\n3;конец";
        assert_eq!(
            read_text(text.as_bytes()),
            [
                "R1C1 L1:1-2 №", "R1C2 L1:3-14 Мероприятие", "R2C1 L2:1-2 1",
                "R2C2 L2-L3 Сбор; обмен\nданными «\"а\"»", "R4C1 L5:1-2 3", "R4C2 L5:3-8 конец",
            ]
        );
    }

    #[test]
    fn a_line_that_names_the_delimiter_is_obeyed_and_no_content() {
        assert_eq!(
            read_text(b"\xef\xbb\xbfsep=|\na;b|c,d\n1|2"),
            ["R1C1 L2:1-4 a;b", "R1C2 L2:5-8 c,d", "R2C1 L3:1-2 1", "R2C2 L3:3-4 2"]
        );
    }

    #[test]
    fn titles_above_are_lines() {
        let seen = read_text("План;;\n;;\n№;Что;Срок\n1;Сбор;май\n".as_bytes());
        assert_eq!(seen[0], "L1:1-5 План");
        assert_eq!(seen[1], "R1C1 L3:1-2 №");
    }

    #[test]
    fn a_quote_that_never_closes_is_a_character() {
        let seen = read_text("a;\"b\nc;d\ne;f\n".as_bytes());
        assert_eq!(seen[1], "R1C2 L1:3-5 \"b");
        assert_eq!(seen.len(), 6);
    }
}
