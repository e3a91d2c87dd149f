//! What each element does to the story.

use super::{Run, Story};
use crate::error::Error;
use crate::read::docx::symbol;
use crate::read::docx::table::Merge;
use crate::read::docx::tag::Tag;
use crate::read::docx::text::Holding;
use crate::read::docx::xml::{Element, Visitor, Walk};

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

/// The properties of a run or of a paragraph's mark that mean something here.
const RUN_PROPERTIES: &[&str] = &["rStyle", "vanish", "ins", "del", "moveFrom", "moveTo"];
/// Those of a paragraph, with those of its mark and of the section that it ends.
const PARAGRAPH_PROPERTIES: &[&str] = &[
    "pStyle", "numPr", "numId", "ilvl", "outlineLvl", "rStyle", "vanish", "ins", "del", "moveFrom", "moveTo",
    "headerReference", "footerReference",
];
/// Those of a cell.
const CELL_PROPERTIES: &[&str] = &["gridSpan", "vMerge", "hMerge", "shd", "ins", "del", "cellIns", "cellDel"];

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
        Ok(match tag {
            Tag::RPr => Walk::For(RUN_PROPERTIES),
            _ => Walk::Into,
        })
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
            Tag::PPr => return Ok(Walk::For(PARAGRAPH_PROPERTIES)),
            Tag::RPr => return Ok(Walk::For(RUN_PROPERTIES)),
            Tag::TcPr => return Ok(Walk::For(CELL_PROPERTIES)),
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
