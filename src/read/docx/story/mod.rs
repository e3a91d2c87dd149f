//! The main part and the parts beside it → blocks, tables, asides.
//!
//! [`Story`] is told of every element by [`walk`](super::xml::walk) and keeps what is open on stacks of its own:
//! holders of text, tables, paragraphs, runs, fields.

mod grid;
mod notes;
mod visit;

use self::notes::Mentions;
use super::lists::Lists;
use super::styles::{Numbering, Styles};
use super::table::OpenTable;
use super::text::{Holding, Texts};
use crate::error::Error;
use crate::model::document::{AsideKind, Block, Paragraph, Table};
use crate::model::place::Place;
use crate::options::Options;

/// A story: the body, or the parts beside it, which share one.
pub struct Story<'s> {
    pub texts: Texts,
    pub blocks: Vec<Block>,
    pub tables: Vec<Table>,
    pub asides: Vec<Paragraph>,
    /// What the body says of other parts.
    pub mentions: Mentions,
    pub lists: Lists,
    styles: &'s Styles,
    options: &'s Options,
    /// The kind of part that is read now, `None` for the main one.
    beside: Option<AsideKind>,
    open_tables: Vec<OpenTable>,
    paragraphs: Vec<OpenParagraph>,
    runs: Vec<Run>,
    /// Open fields: whether their instruction is still being given.
    fields: Vec<bool>,
    /// The aside that each open text box or note is.
    open_asides: Vec<(AsideKind, u32)>,
    /// For each open text box: whether it belongs to a cell.
    open_boxes: Vec<bool>,
    /// For each open alternative content: whether one was taken.
    alternatives: Vec<bool>,
    /// The place in the blocks that is kept for a paragraph which a table interrupts.
    reserved: Option<usize>,
    /// Body paragraphs so far.
    count: u32,
    text_boxes: u32,
    cells: u64,
}

/// The properties of an open paragraph.
#[derive(Debug, Default)]
struct OpenParagraph {
    /// It is one of the body, so it has a number and becomes a block.
    in_body: bool,
    first: u32,
    style: Option<usize>,
    numbering: Numbering,
    outline: Option<u8>,
    mark_deleted: bool,
    mark_hidden: bool,
    /// Its label was computed.
    labelled: bool,
    level: Option<u8>,
}

/// An open run: what its own properties and its style say of its being hidden.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    own: Option<bool>,
    style: Option<bool>,
}

impl<'s> Story<'s> {
    pub fn new(styles: &'s Styles, lists: Lists, options: &'s Options) -> Self {
        Self {
            texts: Texts::new(options.limits.text_bytes),
            blocks: Vec::new(),
            tables: Vec::new(),
            asides: Vec::new(),
            mentions: Mentions::default(),
            lists,
            styles,
            options,
            beside: None,
            open_tables: Vec::new(),
            paragraphs: Vec::new(),
            runs: Vec::new(),
            fields: Vec::new(),
            open_asides: Vec::new(),
            open_boxes: Vec::new(),
            alternatives: Vec::new(),
            reserved: None,
            count: 0,
            text_boxes: 0,
            cells: 0,
        }
    }

    /// Ends the main part.
    pub fn end_body(&mut self) {
        self.flush_paragraph();
    }

    /// Reads a part beside the body next; header and footer parts are one aside each.
    pub fn begin_part(&mut self, kind: AsideKind, number: u32) {
        self.beside = Some(kind);
        if matches!(kind, AsideKind::Header | AsideKind::Footer) {
            self.open_aside(kind, number);
        }
    }

    /// Ends such a part.
    pub fn end_part(&mut self) {
        while !self.open_asides.is_empty() {
            self.close_aside();
        }
        self.fields.clear();
    }

    /// Whether what is read now goes to the body or to a table in it.
    fn in_main(&self) -> bool {
        self.beside.is_none()
    }

    fn open_aside(&mut self, kind: AsideKind, number: u32) {
        self.texts.open(Holding::Aside);
        self.open_asides.push((kind, number));
    }

    fn close_aside(&mut self) {
        let Some((kind, number)) = self.open_asides.pop() else { return };
        let held = self.texts.close();
        let place = Place::Aside { kind, number };
        self.note_hidden(held.partly_hidden, place);
        if !held.text.is_empty() || held.label.is_some() {
            self.asides.push(Paragraph {
                text: held.text,
                label: held.label,
                heading: None,
                list_level: None,
                hidden: held.hidden,
                place,
            });
        }
    }

    /// A text box in a cell is seen in it and belongs to its text; others are asides.
    fn open_text_box(&mut self) {
        let in_cell = self.texts.top().is_some_and(|h| h.holding == Holding::Cell);
        self.open_boxes.push(in_cell);
        if !in_cell {
            self.text_boxes += 1;
            self.open_aside(AsideKind::TextBox, self.text_boxes);
        }
    }

    fn close_text_box(&mut self) {
        match self.open_boxes.pop() {
            Some(true) => self.texts.break_line(),
            Some(false) => self.close_aside(),
            None => {}
        }
    }

    fn note_hidden(&mut self, any: bool, place: Place) {
        if any {
            self.mentions.hidden += 1;
            self.mentions.first_hidden.get_or_insert(place);
        }
    }

    // Paragraphs.

    fn open_paragraph(&mut self) {
        let outer = self.texts.top().map(|h| (h.holding, h.joins_next));
        let mut paragraph =
            OpenParagraph { style: self.styles.default_paragraph, ..OpenParagraph::default() };
        match outer {
            // Goes on with a paragraph whose mark was deleted.
            Some((Holding::Paragraph, true)) => {
                self.count += 1;
                let before = self.paragraphs.pop().unwrap_or_default();
                (paragraph.in_body, paragraph.first) = (true, before.first);
            }
            None => {
                self.count += 1;
                self.texts.open(Holding::Paragraph);
                (paragraph.in_body, paragraph.first) = (true, self.count);
            }
            Some(_) => {}
        }
        self.texts.begin_paragraph();
        self.paragraphs.push(paragraph);
    }

    fn close_paragraph(&mut self) -> Result<(), Error> {
        self.ensure_label()?;
        // A field's instruction never leaves its paragraph, whatever an unbalanced field says.
        self.fields.fill(false);
        let Some(paragraph) = self.paragraphs.last() else { return Ok(()) };
        let (deleted, in_body) = (paragraph.mark_deleted, paragraph.in_body);
        if deleted && let Some(holder) = self.texts.top() {
            holder.joins_next = true;
        }
        if !in_body {
            self.paragraphs.pop();
        } else if !deleted {
            self.flush_paragraph();
        }
        Ok(())
    }

    /// Puts the open paragraph of the body among the blocks.
    fn flush_paragraph(&mut self) {
        if self.texts.top().is_none_or(|holder| holder.holding != Holding::Paragraph) {
            return;
        }
        let paragraph = self.paragraphs.pop().unwrap_or_default();
        let held = self.texts.close();
        let place = Place::Paragraphs { first: paragraph.first, last: self.count.max(paragraph.first) };
        self.note_hidden(held.partly_hidden, place);
        let reserved = self.reserved.take();
        if held.text.is_empty() && held.label.is_none() {
            return;
        }
        let block = Block::Paragraph(Paragraph {
            text: held.text,
            label: held.label,
            heading: self.heading(&paragraph),
            list_level: paragraph.level,
            hidden: held.hidden,
            place,
        });
        match reserved.and_then(|at| self.blocks.get_mut(at)) {
            Some(slot) => *slot = block,
            None => self.blocks.push(block),
        }
    }

    fn heading(&self, paragraph: &OpenParagraph) -> Option<u8> {
        let level = paragraph.outline.or_else(|| self.styles.get(paragraph.style)?.outline)?;
        // Level 10 is body text (ECMA-376 part 1, 17.3.1.20 counts from 0).
        (level < 9).then_some(level + 1)
    }

    /// Computes the label of the open paragraph once its properties are known.
    fn ensure_label(&mut self) -> Result<(), Error> {
        let (styles, covered) = (self.styles, self.open_tables.last().is_some_and(OpenTable::is_covered));
        let in_cell = self.texts.top().is_some_and(|h| h.holding == Holding::Cell);
        let beside = self.beside.is_some();
        let Some(paragraph) = self.paragraphs.last_mut() else { return Ok(()) };
        // The mark carries the number; a paragraph without a mark, or that is not seen, has none.
        if paragraph.labelled
            || paragraph.mark_deleted
            || paragraph.mark_hidden
            || (covered && in_cell)
            || beside
        {
            return Ok(());
        }
        paragraph.labelled = true;
        let numbering = styles.numbering(paragraph.style, paragraph.numbering);
        let in_text_box = !self.open_asides.is_empty();
        let Some(label) = self.lists.next(numbering, in_text_box) else { return Ok(()) };
        paragraph.level = Some(label.level);
        if label.text.is_empty() {
            return Ok(());
        }
        self.texts.label(&label.text, label.bullet)
    }

    // Text.

    fn push(&mut self, text: &str) -> Result<(), Error> {
        if self.fields.last().copied().unwrap_or(false) {
            return Ok(());
        }
        if self.texts.top().is_none() {
            // Text that stands in no paragraph, as some broken writers leave it.
            if self.beside.is_some() || text.trim().is_empty() {
                return Ok(());
            }
            self.open_paragraph();
        }
        let hidden = self.is_hidden();
        if hidden && self.options.skip_hidden {
            return Ok(());
        }
        self.ensure_label()?;
        self.texts.push(text, hidden)
    }

    fn is_hidden(&self) -> bool {
        let run = self.runs.last().copied().unwrap_or_default();
        let by_paragraph = || self.styles.get(self.paragraphs.last()?.style)?.hidden;
        run.own.or(run.style).or_else(by_paragraph).unwrap_or(false)
    }
}
