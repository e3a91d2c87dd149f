//! A plan table row by row: sections, measures and the rows that go on with them.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::build::{Builder, computed, printed};
use super::columns::{self, Columns};
use super::foreign;
use super::front::Line;
use super::grid::{Grid, Row, Slot};
use super::header::{self, Span};
use super::label::{self, Label, Style};
use super::looks::is_mark;
use super::rows::{self, Around, Effect, Verdict};
use super::staged;
use crate::diagnostic::Code;
use crate::model::document::fold;
use crate::model::outline::{DraftCell, DraftRow, Fragment, LabelDraft, MeasureDraft};
use crate::model::place::Place;
use crate::model::plan::{LayoutColumn, LayoutRow, LayoutTable, Role, RowKind};

/// Where the reading of a table stands.
struct Walk<'g, 'd> {
    grid: &'g Grid<'d>,
    columns: Columns<'d>,
    /// Index in the outline's layout.
    layout: usize,
    /// Index of the first measure of this stretch of the table.
    first: usize,
    /// The measure whose rows are read.
    open: bool,
    /// Parts that the labels of measures have.
    depth: Option<usize>,
    /// Whether most titles begin with their number, once that was asked.
    labelled: OnceCell<bool>,
    /// First row of the open measure, as numbered in the table.
    since: u32,
    /// The rows under the header, as far as they are the plan's.
    own: std::ops::Range<usize>,
}

impl Walk<'_, '_> {
    /// Whether most titles begin with a number.
    fn labelled(&self) -> bool {
        *self.labelled.get_or_init(|| mostly_labelled(self.grid, &self.columns, self.own.start))
    }
}

impl<'d> Builder<'d> {
    /// Reads a plan table under its header, if it has one of its own.
    pub fn table(&mut self, grid: &Grid<'d>, header: Option<Span>, columns: Columns<'d>) -> Columns<'d> {
        let mut walk = self.begin(grid, columns, header);
        let mut index = walk.own.start;
        while let Some(row) = grid.row(index) {
            let above = walk.open.then(|| self.measures.last()).flatten().map(|m| &*m.title.text);
            let around = Around {
                grid,
                columns: &walk.columns,
                language: self.language,
                index,
                above,
                depth: walk.depth,
            };
            let verdict = rows::judge(&around, row);
            if verdict.effect == Effect::Heads {
                let span = header::span(grid, index, index, self.language);
                self.change_header(&mut walk, span);
                index = span.body();
                continue;
            }
            let end = matches!(verdict.kind, RowKind::Section | RowKind::Other)
                .then(|| foreign::end(grid, &walk.columns, walk.own.clone(), index, self.language))
                .flatten();
            if let Some(end) = end {
                walk.own.end = walk.own.end.min(index);
                self.foreign_rows(&mut walk, index..end);
                index = end;
                continue;
            }
            self.row(&mut walk, index, row, verdict);
            index += 1;
        }
        self.fill_down(&walk.columns, walk.layout, walk.first);
        walk.columns
    }

    /// Rows of another table, and the line above them.
    fn foreign_rows(&mut self, walk: &mut Walk<'_, 'd>, rows: std::ops::Range<usize>) {
        walk.open = false;
        for index in rows {
            let Some(row) = walk.grid.row(index) else { break };
            let kind = if row.is_blank() { RowKind::Blank } else { RowKind::Other };
            let verdict = rows::verdict(kind, "of another table: no numbers or deadlines as above");
            self.row(walk, index, row, verdict);
        }
    }

    fn begin<'g>(&mut self, grid: &'g Grid<'d>, columns: Columns<'d>, header: Option<Span>) -> Walk<'g, 'd> {
        let layout = self.layout.len();
        let place = header.map(|h| self.document.at(grid.place(h.first, h.last)));
        let table = LayoutTable {
            table: format!("T{}", grid.table.number),
            header: place,
            columns: self.layout_columns(&columns),
            rows: Vec::new(),
        };
        self.layout.push(table);
        if let Some(span) = header {
            for index in span.first..span.body() {
                let kind = if index > span.last { RowKind::ColumnNumbers } else { RowKind::Header };
                let reason = if index > span.last {
                    "the columns counted: 1, 2, 3"
                } else {
                    "cells read as column headings"
                };
                if let Some(row) = grid.row(index) {
                    self.layout_row(layout, row, grid.place(index, index), (kind, reason), true);
                    self.notes(row);
                }
            }
        }
        for (best, other) in columns.doubts.clone() {
            let name = |i: usize| columns.all.get(i).and_then(columns::Column::heading).unwrap_or_default();
            let place = columns.all.get(other).and_then(columns::Column::place);
            let message = format!(
                "two columns fit the role deadline: '{}' was taken, '{}' was left",
                name(best),
                name(other)
            );
            self.doubt(Code::I202, message, place);
        }
        Walk {
            grid,
            columns,
            layout,
            first: self.measures.len(),
            open: false,
            depth: None,
            labelled: OnceCell::new(),
            since: 0,
            own: header.map_or(0, Span::body)..usize::MAX,
        }
    }

    fn layout_columns(&self, columns: &Columns<'d>) -> Vec<LayoutColumn> {
        let column = |c: &columns::Column<'d>| LayoutColumn {
            heading: c.heading(),
            role: c.role,
            reason: c.reason,
            at: c.place().map(|p| self.document.at(p)),
        };
        columns.all.iter().map(column).collect()
    }

    /// A header in the middle of a table: the same columns under other words, or other columns.
    fn change_header(&mut self, walk: &mut Walk<'_, 'd>, span: Span) {
        let columns = columns::columns(walk.grid, span, self.language);
        let roles = |c: &Columns<'d>| c.all.iter().map(|c| c.role).collect::<Vec<_>>();
        self.fill_down(&walk.columns, walk.layout, walk.first);
        let changed = roles(&columns) != roles(&walk.columns);
        let message = if changed {
            "the columns change here"
        } else {
            "the headings change here; the columns keep their roles"
        };
        self.doubt(Code::I204, message, Some(walk.grid.place(span.first, span.last)));
        *walk = self.begin(walk.grid, columns, Some(span));
    }

    fn layout_row(
        &mut self,
        layout: usize,
        row: &Row<'d>,
        place: Place,
        (kind, reason): (RowKind, &str),
        text: bool,
    ) {
        let text = text.then(|| row.text()).filter(|t| !t.is_empty());
        let at = self.document.at(place);
        if let Some(table) = self.layout.get_mut(layout) {
            table.rows.push(LayoutRow { at, kind, reason: reason.to_owned(), text });
        }
    }

    fn row(&mut self, walk: &mut Walk<'_, 'd>, index: usize, row: &Row<'d>, verdict: Verdict) {
        // A section's title repeated in every cell stands in the section once.
        let repeated = verdict.kind == RowKind::Section && row.own().nth(1).is_some();
        let words =
            matches!(verdict.kind, RowKind::Header | RowKind::ColumnNumbers | RowKind::Total | RowKind::Note);
        let held = words || repeated;
        let place = walk.grid.place(index, index);
        self.layout_row(walk.layout, row, place, (verdict.kind, verdict.reason), held);
        self.notes(row);
        match verdict.kind {
            RowKind::Section => self.section_row(walk, row),
            RowKind::Measure => self.measure_row(walk, place, row),
            RowKind::Continuation if verdict.effect == Effect::Joins => self.joined_row(walk, place, row),
            RowKind::Continuation => self.further_row(walk, place, row),
            RowKind::Other if self.stakeholder_row(row) => {}
            RowKind::Other => self.unclaimed.extend(row.own().map(Slot::fragment)),
            _ => {}
        }
    }

    /// Keeps the notes under the texts of a row's cells.
    pub fn notes(&mut self, row: &Row<'d>) {
        let notes = row.slots.iter().filter(|s| s.own && !s.note.is_empty());
        self.unclaimed.extend(notes.map(|s| Fragment { text: Cow::Borrowed(s.note), place: s.cell.place }));
    }

    /// A stakeholder list that stands in one cell across the table.
    fn stakeholder_row(&mut self, row: &Row<'d>) -> bool {
        let mut own = row.own();
        let Some(slot) = own.next() else { return false };
        let lines: Vec<Line<'d>> = slot
            .text
            .split('\n')
            .map(str::trim)
            .filter(|t| !t.is_empty())
            .map(|text| Line { text, place: slot.cell.place, heading: None, label: None, bullet: false })
            .collect();
        let taken = self.stakeholders(&lines);
        if taken == 0 {
            return false;
        }
        self.unclaimed.extend(lines.iter().skip(taken).map(Line::fragment));
        self.unclaimed.extend(own.map(Slot::fragment));
        true
    }

    fn section_row(&mut self, walk: &mut Walk<'_, 'd>, row: &Row<'d>) {
        walk.open = false;
        let mut own = row.own();
        let Some(first) = own.next() else { return };
        if self.amended(&first.fragment(), first.text) {
            return;
        }
        let number = walk
            .columns
            .number
            .filter(|n| *n == first.col)
            .and(own.next())
            .filter(|s| fold(s.text) != fold(first.text));
        let (label, found, title) = match number {
            Some(title) => {
                (Some(printed(first.text, first.cell.place)), label::whole(first.text), title.fragment())
            }
            None => split(self, first, true),
        };
        self.section(first.fragment(), label, found.as_ref(), title, None, true);
    }

    fn measure_row(&mut self, walk: &mut Walk<'_, 'd>, place: Place, row: &Row<'d>) {
        let title = row.at(walk.columns.title);
        let number = walk.columns.number.and_then(|n| row.slots.iter().find(|s| s.col == n && s.own));
        let mut label = number.filter(|n| !n.text.is_empty()).map(|n| printed(n.text, n.cell.place));
        if label.is_none() {
            label = number.and_then(|n| computed(self.document.text(n.cell.label?), n.cell.place));
        }
        let mut parts = label.as_ref().and_then(|l| label::whole(&l.fragment.text)).map(|l| l.parts);
        let title = match title {
            Some(slot) if label.is_none() && slot.own => {
                let (found, reading, rest) = split(self, slot, walk.labelled());
                label = found;
                parts = reading.map(|l| l.parts);
                rest
            }
            Some(slot) => slot.fragment(),
            None => Fragment { text: Cow::Borrowed(""), place },
        };
        if let Some(parts) = parts.filter(|p| !p.is_empty()) {
            walk.depth = Some(walk.depth.map_or(parts.len(), |d| d.min(parts.len())));
        }
        walk.open = true;
        walk.since = row.number;
        let mut cells = cells(walk, row);
        label = label.or_else(|| self.staged(walk, &mut cells));
        cells.retain(|c| c.column.is_none_or(|(_, col)| !walk.columns.stages.contains(&col)));
        self.stages(walk, row);
        let section = self.current_section();
        let rows = vec![DraftRow { cells, place }];
        self.measures.push(MeasureDraft { section, label, title, rows, place });
    }

    /// The name of a stage is its measure's label, the rest of its cell the deadline.
    fn staged(&self, walk: &Walk<'_, 'd>, cells: &mut [DraftCell<'d>]) -> Option<LabelDraft<'d>> {
        let staged = Some((walk.layout, walk.columns.staged?));
        let cell = cells.iter_mut().find(|c| c.column == staged && !c.inherited)?;
        let Cow::Borrowed(text) = cell.fragment.text else { return None };
        let (name, time) = staged::parts(text, self.language)?;
        cell.fragment.text = Cow::Borrowed(time);
        Some(printed(name, cell.fragment.place))
    }

    /// The sections that the cells of a measure's row name. A name repeated beside each measure is kept with the
    /// row.
    fn stages(&mut self, walk: &Walk<'_, 'd>, row: &Row<'d>) {
        let mut repeated: Vec<String> = Vec::new();
        for (depth, col) in walk.columns.stages.iter().enumerate() {
            let Some(slot) = row.own_at(*col).copied() else { continue };
            let text = fold(slot.text);
            if self.stages.get(depth).is_some_and(|s| *s == text) {
                repeated.push(text.into_owned());
                continue;
            }
            let (label, _, title) = split(self, &slot, true);
            self.stage(depth, label, title);
            self.stages.resize(depth, String::new());
            self.stages.push(text.into_owned());
        }
        let here = self.layout.get_mut(walk.layout).and_then(|t| t.rows.last_mut());
        if let Some(here) = here.filter(|_| !repeated.is_empty()) {
            here.text = Some(repeated.join("\t"));
        }
    }

    fn further_row(&mut self, walk: &mut Walk<'_, 'd>, place: Place, row: &Row<'d>) {
        let mut cells = cells(walk, row);
        let number = walk.columns.number.and_then(|n| row.own_at(n));
        if let Some(slot) = number {
            cells.push(DraftCell {
                role: Role::Other,
                column: walk.columns.number.map(|c| (walk.layout, c)),
                key: None,
                fragment: slot.fragment(),
                inherited: false,
                date: None,
                period: Vec::new(),
            });
        }
        let title = row.own_at(walk.columns.title).map(super::grid::Slot::fragment);
        let Some(measure) = self.measures.last_mut() else { return };
        if let Some(title) = title {
            join(&mut measure.title, &title);
        }
        measure.place = measure.place.join(place);
        measure.rows.push(DraftRow { cells, place });
    }

    /// A row that a page break cut in two: each cell goes on with the one above.
    fn joined_row(&mut self, walk: &mut Walk<'_, 'd>, place: Place, row: &Row<'d>) {
        let cells = cells(walk, row);
        let title = row.own_at(walk.columns.title).map(super::grid::Slot::fragment);
        let Some(measure) = self.measures.last_mut() else { return };
        if let Some(title) = title {
            join(&mut measure.title, &title);
        }
        measure.place = measure.place.join(place);
        let Some(last) = measure.rows.last_mut() else { return };
        last.place = last.place.join(place);
        for cell in cells.into_iter().filter(|c| !c.inherited) {
            match last.cells.iter_mut().find(|c| c.column == cell.column && !c.inherited) {
                Some(above) => join(&mut above.fragment, &cell.fragment),
                None => last.cells.push(cell),
            }
        }
    }
}

/// The cells of a row beside its number and title.
fn cells<'d>(walk: &Walk<'_, 'd>, row: &Row<'d>) -> Vec<DraftCell<'d>> {
    let mut out = Vec::new();
    for slot in &row.slots {
        let head = Some(slot.col) == walk.columns.number || slot.col == walk.columns.title;
        let over_title = (slot.col..slot.col + slot.span).contains(&walk.columns.title);
        if head || over_title && (slot.own || slot.cell.row >= walk.since) {
            continue;
        }
        let role = walk.columns.role(slot.col);
        let inherited = !slot.own;
        let marked = slot.text.is_empty() && slot.cell.filled && role == Role::Mark;
        let above = inherited && (slot.cell.row >= walk.since || role == Role::Section);
        if slot.text.is_empty() && !marked || above {
            continue;
        }
        for col in slot.col..slot.col + if role == Role::Mark { slot.span } else { 1 } {
            out.push(draft_cell(walk, slot, col, inherited));
        }
    }
    // Where the dates are written out, the chart beside them only repeats them.
    let dated = out.iter().any(|c| matches!(c.role, Role::Deadline | Role::Start | Role::End));
    if dated {
        out.retain(|c| c.role != Role::Mark || !c.fragment.text.is_empty());
        for cell in out.iter_mut().filter(|c| c.role == Role::Mark) {
            cell.role = Role::Other;
        }
    }
    out
}

fn draft_cell<'d>(walk: &Walk<'_, 'd>, slot: &Slot<'d>, col: usize, inherited: bool) -> DraftCell<'d> {
    let column = walk.columns.all.get(col);
    let role = match walk.columns.role(col) {
        // «по мере необходимости» across the months of a Gantt chart is a deadline in words.
        Role::Mark if !slot.text.is_empty() && !is_mark(slot.text) => Role::Deadline,
        Role::Title | Role::Number | Role::Section => Role::Other,
        role => role,
    };
    DraftCell {
        role,
        column: column.map(|_| (walk.layout, col)),
        key: None,
        fragment: slot.fragment(),
        inherited,
        date: slot.cell.date,
        period: column.map(|c| c.period.iter().map(|p| Cow::Borrowed(*p)).collect()).unwrap_or_default(),
    }
}

/// Adds the text of a further place to a fragment.
pub fn join<'d>(to: &mut Fragment<'d>, more: &Fragment<'d>) {
    let gap = if to.text.is_empty() { "" } else { " " };
    to.text = Cow::Owned(format!("{}{gap}{}", to.text, more.text));
    to.place = to.place.join(more.place);
}

/// Splits the number off a cell that holds number and title. A number without a mark after it is split off only
/// where most titles have one.
fn split<'d>(
    builder: &Builder<'d>,
    slot: &Slot<'d>,
    labelled: bool,
) -> (Option<LabelDraft<'d>>, Option<Label<'d>>, Fragment<'d>) {
    let place = slot.cell.place;
    if let Some(span) = slot.cell.label
        && let Some(label) = computed(builder.document.text(span), place)
    {
        let text = builder.document.text(span);
        return (Some(label), label::whole(text), slot.fragment());
    }
    match label::label(slot.text) {
        Some(found)
            if !found.rest.is_empty() && (labelled || found.closed && found.style != Style::Letter) =>
        {
            let title = Fragment { text: Cow::Borrowed(found.rest), place };
            (Some(printed(found.text, place)), Some(found), title)
        }
        _ => (None, None, slot.fragment()),
    }
}

/// Whether most titles begin with a number.
fn mostly_labelled(grid: &Grid<'_>, columns: &Columns<'_>, from: usize) -> bool {
    let titles = grid.rows.iter().skip(from).take(60).filter_map(|r| r.own_at(columns.title));
    let (mut all, mut labelled) = (0, 0);
    for slot in titles {
        all += 1;
        labelled += usize::from(label::label(slot.text).is_some_and(|l| !l.rest.is_empty()));
    }
    labelled * 2 >= all && labelled > 0
}
