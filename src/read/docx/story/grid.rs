//! Tables of the body: where they stand, and what cells hold.

use super::Story;
use crate::error::Error;
use crate::model::document::{Block, Cells, Paragraph, Span, Table};
use crate::model::place::Place;
use crate::read::docx::table::OpenTable;
use crate::read::docx::text::Holding;

impl Story<'_> {
    pub(super) fn open_table(&mut self) {
        let parent = match self.texts.top().map(|h| (h.holding, h.joins_next)) {
            Some((Holding::Cell, _)) => self.open_tables.last().map(OpenTable::place),
            Some((Holding::Paragraph, true)) => {
                self.flush_paragraph();
                None
            }
            // A table in the middle of a paragraph stands after the text before it.
            Some((Holding::Paragraph, false)) => {
                if self.reserved.is_none() && self.texts.top().is_some_and(|h| h.has_text()) {
                    self.reserved = Some(self.blocks.len());
                    let place = Place::Paragraphs { first: self.count, last: self.count };
                    self.blocks.push(Block::Paragraph(Paragraph {
                        text: Span::default(),
                        label: None,
                        heading: None,
                        list_level: None,
                        hidden: false,
                        place,
                    }));
                }
                None
            }
            _ => None,
        };
        let index = self.tables.len();
        let table = OpenTable::new(index, parent);
        self.tables.push(Table {
            number: 0,
            parent,
            rows: 0,
            columns: 0,
            cells: Cells::default(),
            sheet: None,
        });
        if parent.is_none() {
            self.blocks.push(Block::Table(index));
        }
        self.open_tables.push(table);
    }

    pub(super) fn close_table(&mut self) -> Result<(), Error> {
        let Some(table) = self.open_tables.pop() else { return Ok(()) };
        let index = table.index;
        let table = table.finish(&mut self.texts)?;
        if let Some(slot) = self.tables.get_mut(index) {
            *slot = table;
        }
        Ok(())
    }

    pub(super) fn close_cell(&mut self) -> Result<(), Error> {
        if self.texts.top().is_none_or(|h| h.holding != Holding::Cell) {
            return Ok(());
        }
        let held = self.texts.close();
        let Some(table) = self.open_tables.last_mut() else { return Ok(()) };
        let place = table.place();
        self.cells += table.end_cell(held);
        self.note_hidden(held.partly_hidden, place);
        let limit = self.options.limits.cells;
        if self.cells > limit {
            return Err(Error::limit("cells", limit, "the document's tables have no end"));
        }
        Ok(())
    }

    pub(super) fn here(&self) -> Place {
        match self.open_tables.last() {
            Some(table) => table.place(),
            None => Place::Paragraphs { first: self.count, last: self.count },
        }
    }
}
