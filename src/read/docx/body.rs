//! The main part and the parts beside it → blocks, tables, asides.
//!
//! [`Story`] is told of every element by [`walk`](super::xml::walk) and keeps what is open on stacks of its own:
//! holders of text, tables, paragraphs, runs, fields.

use std::collections::HashMap;

use super::lists::Lists;
use super::styles::{Numbering, Styles};
use super::symbol;
use super::table::{Merge, OpenTable};
use super::tag::Tag;
use super::text::{Holding, Texts};
use super::xml::{Element, Visitor, Walk};
use crate::error::Error;
use crate::model::document::{AsideKind, Block, Paragraph, Span, Table};
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

/// What is said of other parts, and what a diagnostic tells of.
#[derive(Debug, Default)]
pub struct Mentions {
    /// Notes and comments in the order of their marks; their number is the index plus one.
    pub notes: Notes,
    pub endnotes: Notes,
    pub comments: Notes,
    /// Relationship ids of headers and footers in reading order.
    pub headers: Vec<String>,
    pub footers: Vec<String>,
    /// Relationship ids of documents embedded as they are.
    pub embedded: Vec<(String, Place)>,
    /// Tracked changes.
    pub changes: u64,
    /// Hidden texts, and where the first stands.
    pub hidden: u64,
    pub first_hidden: Option<Place>,
}

/// Ids of notes → their numbers.
#[derive(Debug, Default)]
pub struct Notes(HashMap<String, u32>);

impl Notes {
    fn number(&mut self, id: String) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX).saturating_add(1);
        *self.0.entry(id).or_insert(next)
    }

    fn find(&self, id: &str) -> Option<u32> {
        self.0.get(id).copied()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
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

    /// A note's mark, as it is seen: a raised number.
    fn mark_note(&mut self, number: u32) -> Result<(), Error> {
        let raised = |digit: char| match digit {
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            other => char::from_u32(other as u32 - '0' as u32 + 0x2070).unwrap_or(other),
        };
        let mark: String = number.to_string().chars().map(raised).collect();
        self.push(&mark)
    }

    fn refer(&mut self, tag: Tag, element: &Element<'_>) -> Result<(), Error> {
        let Some(id) = element.attribute("id").filter(|_| self.in_main()) else { return Ok(()) };
        let custom_mark =
            matches!(element.attribute("customMarkFollows").as_deref(), Some("1" | "true" | "on"));
        let number = match tag {
            Tag::FootnoteReference => self.mentions.notes.number(id),
            Tag::EndnoteReference => self.mentions.endnotes.number(id),
            _ => {
                self.mentions.comments.number(id);
                return Ok(());
            }
        };
        if custom_mark { Ok(()) } else { self.mark_note(number) }
    }

    /// Whether a note or comment is mentioned, and so opened.
    fn open_note(&mut self, tag: Tag, element: &Element<'_>) -> bool {
        let Some(id) = element.attribute("id") else { return false };
        let (kind, notes) = match tag {
            Tag::Footnote => (AsideKind::Footnote, &self.mentions.notes),
            Tag::Endnote => (AsideKind::Endnote, &self.mentions.endnotes),
            _ => (AsideKind::Comment, &self.mentions.comments),
        };
        match notes.find(&id) {
            Some(number) if self.beside == Some(kind) => {
                self.open_aside(kind, number);
                true
            }
            _ => false,
        }
    }

    // Tables.

    fn open_table(&mut self) {
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
            cells: Vec::new(),
            sheet: None,
            merges_known: true,
        });
        if parent.is_none() {
            self.blocks.push(Block::Table(index));
        }
        self.open_tables.push(table);
    }

    fn close_table(&mut self) -> Result<(), Error> {
        let Some(table) = self.open_tables.pop() else { return Ok(()) };
        let index = table.index;
        let table = table.finish(&mut self.texts)?;
        if let Some(slot) = self.tables.get_mut(index) {
            *slot = table;
        }
        Ok(())
    }

    fn close_cell(&mut self) -> Result<(), Error> {
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

    fn here(&self) -> Place {
        match self.open_tables.last() {
            Some(table) => table.place(),
            None => Place::Paragraphs { first: self.count, last: self.count },
        }
    }
}

/// RGB of a `shd` element, unless it leaves the page's white (ECMA-376 part 1, 17.4.32).
fn shading(element: &Element<'_>) -> Option<u32> {
    let pattern = element.val();
    let name = if pattern.as_deref() == Some("solid") { "color" } else { "fill" };
    let colour = element.attribute(name)?;
    u32::from_str_radix(colour.trim_start_matches('#'), 16).ok().filter(|rgb| *rgb != 0x00ff_ffff)
}

fn merge(element: &Element<'_>) -> Merge {
    if element.val().as_deref() == Some("restart") { Merge::Restart } else { Merge::Continue }
}

impl Visitor for Story<'_> {
    fn open(&mut self, tag: Tag, element: &Element<'_>, path: &[Tag]) -> Result<Walk, Error> {
        let parent = path.last().copied().unwrap_or(Tag::Other);
        if tag == Tag::Other {
            return Ok(Walk::Into);
        }
        if tag.is_aside_markup() {
            return Ok(Walk::Past);
        }
        match parent {
            Tag::PPr | Tag::NumPr => self.paragraph_property(tag, element),
            Tag::RPr => self.run_property(tag, element, path),
            Tag::TblPr | Tag::TblPrEx | Tag::TblGrid | Tag::TrPr | Tag::TcPr => {
                self.table_property(tag, parent, element);
            }
            _ => return self.content(tag, element),
        }
        Ok(Walk::Into)
    }

    fn close(&mut self, tag: Tag, path: &[Tag]) -> Result<(), Error> {
        match tag {
            Tag::P | Tag::DrawingP => self.close_paragraph(),
            Tag::PPr if path.last() == Some(&Tag::P) => self.ensure_label(),
            Tag::R => {
                self.runs.pop();
                Ok(())
            }
            Tag::Tc if self.in_main() => self.close_cell(),
            Tag::Tr if self.in_main() => {
                if let Some(table) = self.open_tables.last_mut() {
                    table.end_row();
                }
                Ok(())
            }
            Tag::Tbl if self.in_main() => self.close_table(),
            Tag::TxbxContent | Tag::DrawingBody => {
                self.close_text_box();
                Ok(())
            }
            Tag::Footnote | Tag::Endnote | Tag::Comment => {
                self.close_aside();
                Ok(())
            }
            Tag::AlternateContent => {
                self.alternatives.pop();
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn text(&mut self, text: &str) -> Result<(), Error> {
        // A line feed in the XML is white space; a line break is an element.
        if memchr::memchr2(b'\n', b'\r', text.as_bytes()).is_some() {
            return self.push(&text.replace(['\n', '\r'], " "));
        }
        self.push(text)
    }
}

impl Story<'_> {
    /// An element that stands where content does.
    fn content(&mut self, tag: Tag, element: &Element<'_>) -> Result<Walk, Error> {
        match tag {
            Tag::P | Tag::DrawingP => self.open_paragraph(),
            Tag::R => self.runs.push(Run::default()),
            Tag::Tab | Tag::PTab => self.push("\t")?,
            Tag::Br | Tag::Cr | Tag::DrawingBr => self.push("\n")?,
            Tag::NoBreakHyphen => self.push("\u{2011}")?,
            Tag::Sym => {
                let font = element.attribute("font").unwrap_or_default();
                let code = element.attribute("char").unwrap_or_default();
                if let Some(symbol) = symbol::decode(&font, &code) {
                    self.push(symbol.encode_utf8(&mut [0; 4]))?;
                }
            }
            Tag::FldChar => self.field(element),
            Tag::FootnoteReference | Tag::EndnoteReference | Tag::CommentReference => {
                self.refer(tag, element)?;
            }
            Tag::Footnote | Tag::Endnote | Tag::Comment if !self.open_note(tag, element) => {
                return Ok(Walk::Past);
            }
            Tag::HeaderReference => self.mentions.headers.extend(element.attribute("id")),
            Tag::FooterReference => self.mentions.footers.extend(element.attribute("id")),
            Tag::TxbxContent | Tag::DrawingBody => self.open_text_box(),
            Tag::AltChunk | Tag::SubDoc => {
                let place = self.here();
                self.mentions.embedded.push((element.attribute("id").unwrap_or_default(), place));
            }
            Tag::AlternateContent => self.alternatives.push(false),
            Tag::Choice | Tag::Fallback => return Ok(self.alternative(tag, element)),
            Tag::Ins | Tag::MoveTo => self.mentions.changes += 1,
            Tag::Del | Tag::MoveFrom => {
                self.mentions.changes += 1;
                return Ok(Walk::Past);
            }
            Tag::Tbl | Tag::Tr | Tag::Tc if self.in_main() => return Ok(self.open_grid(tag)),
            _ => {}
        }
        Ok(Walk::Into)
    }

    fn open_grid(&mut self, tag: Tag) -> Walk {
        if tag == Tag::Tbl {
            self.open_table();
        } else if let Some(table) = self.open_tables.last_mut() {
            if tag == Tag::Tr {
                table.begin_row();
            } else {
                if table.row_dropped {
                    return Walk::Past;
                }
                table.begin_cell();
                self.texts.open(Holding::Cell);
            }
        }
        Walk::Into
    }

    /// The first alternative that is understood, else the fallback (ECMA-376 part 3, 9.3).
    fn alternative(&mut self, tag: Tag, element: &Element<'_>) -> Walk {
        let Some(taken) = self.alternatives.last_mut() else { return Walk::Into };
        if *taken || (tag == Tag::Choice && !element.requirements_met()) {
            return Walk::Past;
        }
        *taken = true;
        Walk::Into
    }

    /// `begin`, instruction, `separate`, result, `end` (ECMA-376 part 1, 17.16.18): only the result is seen.
    fn field(&mut self, element: &Element<'_>) {
        match element.attribute("fldCharType").as_deref() {
            Some("begin") => self.fields.push(true),
            // A field within an instruction is not seen either.
            Some("separate") => {
                self.fields.pop();
                let outer = self.fields.last().copied().unwrap_or(false);
                self.fields.push(outer);
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    fn paragraph_property(&mut self, tag: Tag, element: &Element<'_>) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match tag {
            Tag::PStyle => {
                paragraph.style = element.val().and_then(|id| self.styles.find(&id)).or(paragraph.style);
            }
            Tag::NumId => paragraph.numbering.list = element.number(),
            Tag::Ilvl => paragraph.numbering.level = element.number(),
            Tag::OutlineLvl => paragraph.outline = element.number().and_then(|n| u8::try_from(n).ok()),
            _ => {}
        }
    }

    fn run_property(&mut self, tag: Tag, element: &Element<'_>, path: &[Tag]) {
        let of_mark = path.iter().rev().nth(1) == Some(&Tag::PPr);
        match (tag, self.paragraphs.last_mut()) {
            (Tag::Del | Tag::MoveFrom, Some(paragraph)) if of_mark => {
                paragraph.mark_deleted = true;
                self.mentions.changes += 1;
            }
            (Tag::Vanish, Some(paragraph)) if of_mark => paragraph.mark_hidden = element.is_on(),
            (Tag::Ins | Tag::MoveTo, _) => self.mentions.changes += 1,
            (Tag::Vanish, _) => {
                if let Some(run) = self.runs.last_mut() {
                    run.own = Some(element.is_on());
                }
            }
            (Tag::RStyle, _) => {
                let style = element.val().and_then(|id| self.styles.find(&id));
                if let Some(run) = self.runs.last_mut() {
                    run.style = self.styles.get(style).and_then(|s| s.hidden);
                }
            }
            _ => {}
        }
    }

    fn table_property(&mut self, tag: Tag, parent: Tag, element: &Element<'_>) {
        if matches!(tag, Tag::Ins | Tag::Del | Tag::CellIns | Tag::CellDel) {
            self.mentions.changes += 1;
        }
        if !self.in_main() {
            return;
        }
        let Some(table) = self.open_tables.last_mut() else { return };
        match (parent, tag) {
            (Tag::TblGrid, Tag::GridCol) => table.grid_column(),
            (Tag::TblPr, Tag::Shd) => table.fill = shading(element),
            (Tag::TcPr, Tag::Shd) => table.cell.fill = shading(element),
            (Tag::TrPr, Tag::GridBefore) => table.leave_out_before(element.number().unwrap_or(0)),
            (Tag::TrPr, Tag::GridAfter) => table.leave_out_after(element.number().unwrap_or(0)),
            (Tag::TrPr, Tag::TblHeader) => table.header = element.is_on(),
            (Tag::TrPr, Tag::Hidden) => table.hidden = element.is_on(),
            (Tag::TrPr, Tag::Del) => table.drop_row(),
            (Tag::TcPr, Tag::GridSpan) => table.claim_span(element.number()),
            (Tag::TcPr, Tag::VMerge) => table.cell.vertical = Some(merge(element)),
            (Tag::TcPr, Tag::HMerge) => table.cell.horizontal = Some(merge(element)),
            _ => {}
        }
    }
}
