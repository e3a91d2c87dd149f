//! Word: one table across a landscape page, a comment at every defect.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, Comment, Docx, PageMargin, PageOrientationType, Paragraph, Run, Shading, Table, TableCell,
    TableRow, VMergeType, WidthType,
};
use jiff::civil::Date;

use super::grid::{Cell, Grid, Row, Slot, grid, header};
use crate::error::{Error, ErrorKind};
use crate::model::plan::Plan;
use crate::write::publish::Metadata;
use crate::write::publish::each::Notes;
use crate::write::text::xml_text;

/// A4 and its margins in twentieths of a point.
const PAGE: (u32, u32) = (16838, 11906);
const MARGIN: i32 = 850;
const TABLE_WIDTH: u32 = 16838 - 2 * 850;
const SECTION: &str = "E8EEF4";

/// The document of one plan.
pub(in crate::write::publish) fn render(
    plan: &Plan,
    metadata: &Metadata,
    _: &mut Notes,
) -> Result<Vec<u8>, Error> {
    let grid = grid(plan);
    let mut pen = Pen { day: super::day(plan, metadata), paragraphs: 0, comments: 0, widths: widths(&grid) };
    let mut docx = Docx::new()
        .page_size(PAGE.0, PAGE.1)
        .page_orient(PageOrientationType::Landscape)
        .page_margin(PageMargin {
            top: MARGIN,
            left: MARGIN,
            bottom: MARGIN,
            right: MARGIN,
            ..PageMargin::new()
        })
        .default_size(20)
        .created_at(&pen.moment())
        .updated_at(&pen.moment());
    if let Some(approval) = &grid.approval {
        docx = docx.add_paragraph(pen.paragraph(approval).align(AlignmentType::Right));
    }
    let title = pen.cell_text(&grid.title, true);
    docx = docx.add_paragraph(title.align(AlignmentType::Center));
    for group in &grid.stakeholders {
        docx = docx.add_paragraph(pen.paragraph(group));
    }
    docx = docx.add_table(pen.table(&grid)).add_paragraph(pen.paragraph(""));
    let mut out = Cursor::new(Vec::new());
    docx.build().pack(&mut out).map_err(|e| {
        Error::new(ErrorKind::Io, format!("the Word document could not be written: {e}"))
            .with_hint("report this with the plan's JSON document")
    })?;
    Ok(out.into_inner())
}

/// What numbers paragraphs and comments. Ids of paragraphs are given here because those that the writer makes up
/// depend on what it wrote before.
struct Pen {
    day: Date,
    paragraphs: u32,
    comments: usize,
    widths: Vec<usize>,
}

impl Pen {
    fn moment(&self) -> String {
        format!("{}T00:00:00Z", self.day)
    }

    fn empty(&mut self) -> Paragraph {
        self.paragraphs += 1;
        Paragraph::new().id(format!("{:08X}", self.paragraphs))
    }

    fn paragraph(&mut self, text: &str) -> Paragraph {
        let paragraph = self.empty();
        if text.is_empty() { paragraph } else { paragraph.add_run(Run::new().add_text(xml_text(text))) }
    }

    /// A cell's text, its remarks as a comment on it.
    fn cell_text(&mut self, cell: &Cell, bold: bool) -> Paragraph {
        let run = Run::new().add_text(xml_text(&cell.text));
        let run = if bold { run.bold() } else { run };
        if cell.remarks.is_empty() {
            let paragraph = self.empty();
            return if cell.text.is_empty() { paragraph } else { paragraph.add_run(run) };
        }
        self.comments += 1;
        let id = self.comments;
        let remark = self.paragraph(&cell.remarks.join("; "));
        let comment = Comment::new(id).author("planomer").date(self.moment()).add_paragraph(remark);
        self.empty().add_comment_start(comment).add_run(run).add_comment_end(id)
    }

    fn table(&mut self, grid: &Grid) -> Table {
        let mut rows = Vec::with_capacity(grid.rows.len() + 1);
        rows.extend(self.header(grid));
        for row in &grid.rows {
            rows.push(match row {
                Row::Section(cell) => {
                    let paragraph = self.cell_text(cell, true);
                    let wide = TableCell::new().add_paragraph(paragraph).grid_span(grid.columns.len());
                    TableRow::new(vec![wide.shading(fill(cell).fill(SECTION))])
                }
                Row::Measure(slots) => self.row(slots),
            });
        }
        Table::new(rows).set_grid(self.widths.clone()).width(TABLE_WIDTH as usize, WidthType::Dxa)
    }

    /// One row, or two where columns stand in groups.
    fn header(&mut self, grid: &Grid) -> Vec<TableRow> {
        let two = grid.columns.iter().any(|c| c.group.is_some());
        let mut upper = Vec::with_capacity(grid.columns.len());
        for (text, covered, group) in header(&grid.columns) {
            let width = self.widths.iter().skip(covered.start).take(covered.len()).sum();
            let cell = self.heading(text, width).grid_span(covered.len());
            upper.push(if two && !group { cell.vertical_merge(VMergeType::Restart) } else { cell });
        }
        let mut rows = vec![TableRow::new(upper).cant_split()];
        if two {
            let mut lower = Vec::with_capacity(grid.columns.len());
            for (column, width) in grid.columns.iter().zip(self.widths.clone()) {
                lower.push(match column.group {
                    Some(_) => self.heading(&column.heading, width),
                    None => self.heading("", width).vertical_merge(VMergeType::Continue),
                });
            }
            rows.push(TableRow::new(lower).cant_split());
        }
        rows
    }

    fn heading(&mut self, text: &str, width: usize) -> TableCell {
        let cell = Cell { text: text.to_owned(), ..Cell::default() };
        let paragraph = self.cell_text(&cell, true).align(AlignmentType::Center);
        TableCell::new().add_paragraph(paragraph).width(width, WidthType::Dxa)
    }

    fn row(&mut self, slots: &[Slot]) -> TableRow {
        let mut cells = Vec::with_capacity(slots.len());
        for (slot, width) in slots.iter().zip(self.widths.clone()) {
            let cell = match slot {
                Slot::Covered => {
                    TableCell::new().add_paragraph(self.empty()).vertical_merge(VMergeType::Continue)
                }
                Slot::Cell(cell, rows) => {
                    let made = TableCell::new().add_paragraph(self.cell_text(cell, false));
                    let made = if cell.remarks.is_empty() { made } else { made.shading(fill(cell)) };
                    if *rows > 1 { made.vertical_merge(VMergeType::Restart) } else { made }
                }
            };
            cells.push(cell.width(width, WidthType::Dxa));
        }
        TableRow::new(cells)
    }
}

/// Red for what is surely wrong, yellow for what is doubtful.
fn fill(cell: &Cell) -> Shading {
    Shading::new().fill(if cell.wrong { "F8D0D0" } else { "FFF2CC" })
}

fn widths(grid: &Grid) -> Vec<usize> {
    let all: u32 = grid.columns.iter().map(super::grid::Column::width).sum();
    grid.columns.iter().map(|c| (c.width() * TABLE_WIDTH / all.max(1)) as usize).collect()
}
