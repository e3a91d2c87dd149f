//! The plan of a document: its tables or list of measures, and the lines around them.

use super::build::{Builder, computed, printed};
use super::columns::{self, Columns};
use super::front::{self, Line};
use super::grid::Grid;
use super::header::{self, Span};
use super::label::{self, Style};
use super::looks::Looks;
use super::pieces::{self, Piece};
use super::rows;
use super::uses::{self, Use};
use crate::diagnostic::Code;
use crate::lang::Language;
use crate::model::document::Document;
use crate::model::outline::{Fragment, Outline};
use crate::model::place::{Area, Place};
use crate::model::plan::{ColumnReason, Role};
use crate::options::Options;
use std::borrow::Cow;

/// Reads the document's plan.
pub fn read<'d>(document: &'d Document, options: &Options, language: &'static Language) -> Outline<'d> {
    let pieces = pieces::pieces(document, options, language);
    let plans = uses::plans(&pieces, options, language);
    let dated = pieces::dated_sections(&pieces);
    let builder = Builder::new(document, language);
    let mut reader = Reader { builder, known: None, front: Vec::new(), dated };
    if plans.iter().all(|u| *u == Use::Left) && reader.list(&pieces) {
        return reader.finish();
    }
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Line(line) => {
                let next = pieces.get(index + 1).is_some_and(|p| matches!(p, Piece::Table { .. }))
                    && plans.get(index + 1).copied().unwrap_or(Use::Left) != Use::Left;
                reader.line(*line, next);
            }
            Piece::Table { grid, header, columns } => match plans.get(index).copied().unwrap_or(Use::Left) {
                Use::Left => reader.leave(grid),
                used => reader.plan(grid, header.zip(columns.as_ref()), used, options),
            },
        }
    }
    reader.finish()
}

struct Reader<'d> {
    builder: Builder<'d>,
    /// The columns of the last header, once a plan table was read.
    known: Option<Columns<'d>>,
    /// Lines before the plan.
    front: Vec<Line<'d>>,
    /// Whether lines that name a time stand over the tables, as headings.
    dated: bool,
}

impl<'d> Reader<'d> {
    /// Reads the lines as a list of measures, if they are one; tables are left alone.
    fn list(&mut self, pieces: &[Piece<'d>]) -> bool {
        let lines: Vec<Line<'d>> =
            pieces.iter().filter_map(|p| if let Piece::Line(l) = p { Some(*l) } else { None }).collect();
        let found = self.builder.glued(&lines) || self.builder.list(&lines);
        if found {
            for piece in pieces {
                if let Piece::Table { grid, .. } = piece {
                    self.leave(grid);
                }
            }
        }
        found
    }

    /// A paragraph: a section's heading, or else front matter or text beside the plan.
    fn line(&mut self, line: Line<'d>, before_plan: bool) {
        if self.heading(line, before_plan) {
            return;
        }
        self.front.push(line);
    }

    /// Reads the lines kept so far: front matter before the first measure, then only what no section is.
    fn flush(&mut self) {
        let lines = std::mem::take(&mut self.front);
        if self.builder.measures.is_empty() {
            self.builder.front_lines(&lines);
        } else {
            self.builder.lines_between(&lines);
        }
    }

    /// Reads a line as a section's heading, if it is one.
    fn heading(&mut self, line: Line<'d>, before_plan: bool) -> bool {
        let kept = self.builder.unclaimed.len();
        if self.amended(line) {
            if !self.builder.measures.is_empty() {
                // The lines before it come before it.
                let named = self.builder.unclaimed.split_off(kept);
                self.flush();
                self.builder.unclaimed.extend(named);
            }
            return true;
        }
        let length = line.text.chars().count();
        let counts = length <= 3 && line.text.bytes().all(|b| b.is_ascii_digit());
        if length > 260 || counts || rows::is_editorial(line.text) || rows::is_page_number(line.text) {
            return false;
        }
        let found = label::label(line.text).filter(|l| !l.rest.is_empty());
        let worded = found.as_ref().is_some_and(|l| {
            matches!(l.style, Style::Word(_)) && (l.closed || l.rest.starts_with(char::is_uppercase))
        });
        // The last item of a numbered list above a table is no section.
        let listed = found.as_ref().is_some_and(|l| self.front.last().is_some_and(|f| follows(f.text, l)));
        let numbered = before_plan
            && !listed
            && found.as_ref().is_some_and(|l| matches!(l.style, Style::Roman | Style::Arabic | Style::Code));
        // A bold line in small letters goes on with the title above it.
        let goes_on = self.known.is_none() && found.is_none() && line.text.starts_with(char::is_lowercase);
        let styled = line.heading.is_some()
            && !goes_on
            && (self.known.is_some() || (line.label.is_some() || before_plan) && !front::is_title(line.text));
        let ended = line.text.ends_with(['.', ';', ',']) && found.is_none();
        let dated = self.dated && before_plan && header::names_period(line.text);
        let title = || length <= 160 && !rows::is_note(line.text) && !front::is_annex(line.text);
        let plain = dated || before_plan && self.known.is_some() && !ended && title();
        if !(worded || numbered || styled || plain) {
            return false;
        }
        let fragment = Fragment { text: Cow::Borrowed(line.text), place: line.place };
        let automatic = line.label.and_then(|l| computed(l, line.place));
        if let (Some(label), Some(text)) = (automatic, line.label) {
            let reading = label::whole(text);
            self.builder.section(
                fragment.clone(),
                Some(label),
                reading.as_ref(),
                fragment,
                line.heading,
                false,
            );
            return true;
        }
        if let Some(found) = found {
            let title = Fragment { text: Cow::Borrowed(found.rest), place: line.place };
            let label = printed(found.text, line.place);
            self.builder.section(fragment, Some(label), Some(&found), title, line.heading, false);
        } else {
            let title = Fragment { text: Cow::Borrowed(line.text.trim_end_matches(':')), place: line.place };
            self.builder.section(fragment, None, None, title, line.heading, false);
        }
        true
    }

    /// An amending act names the section it changes.
    fn amended(&mut self, line: Line<'d>) -> bool {
        self.builder.amended(&Fragment { text: Cow::Borrowed(line.text), place: line.place }, line.text)
    }

    /// Leaves a table alone: its text is unclaimed.
    fn leave(&mut self, grid: &Grid<'d>) {
        self.flush();
        let cells = grid.table.cells.iter().filter(|c| !grid.document.text(c.text).trim().is_empty());
        self.builder.unclaimed.extend(
            cells
                .map(|c| Fragment { text: Cow::Borrowed(grid.document.text(c.text).trim()), place: c.place }),
        );
    }

    /// Reads a plan table.
    fn plan(&mut self, grid: &Grid<'d>, found: Option<(Span, &Columns<'d>)>, used: Use, options: &Options) {
        let header = found.map(|(span, _)| span);
        let start = header.map_or(0, |h| h.first);
        for (index, row) in grid.rows.get(..start).unwrap_or(&[]).iter().enumerate() {
            self.row_above(row, grid, index + 1 == start);
        }
        if self.known.is_none() {
            self.builder.title_below(&self.front);
        }
        self.flush();
        self.sheet(grid);
        let mut columns = match (found, used, &self.known) {
            (Some((_, columns)), _, _) => columns.clone(),
            (None, Use::Continued, Some(known)) => continued(known),
            _ => self.guess(grid),
        };
        if let Some(span) = header.filter(|_| grid.mended) {
            let place = grid.place(span.first, span.last);
            let message = "the lower rows of the header were put under the heading they divide";
            self.builder.doubt(Code::I205, message, Some(place));
        }
        asked_columns(&mut columns, options);
        let columns = self.builder.table(grid, header, columns);
        // The years of the first table that has some are the plan's.
        self.years();
        self.known = Some(columns);
    }

    fn guess(&mut self, grid: &Grid<'d>) -> Columns<'d> {
        let place = grid.place(0, grid.rows.len().saturating_sub(1));
        let columns = columns::guessed(&Looks::new(grid, 0, self.builder.language));
        self.builder.doubt(
            Code::I203,
            "the table has no header; its columns were told by their cells",
            Some(place),
        );
        columns
    }

    /// A row above the header: as a paragraph would be.
    fn row_above(&mut self, row: &super::grid::Row<'d>, grid: &Grid<'d>, last: bool) {
        self.builder.notes(row);
        let mut own = row.own().peekable();
        let (Some(first), None) = (own.next(), own.peek()) else {
            for slot in row.own() {
                self.line(
                    Line {
                        text: slot.text,
                        place: slot.cell.place,
                        heading: None,
                        label: None,
                        bullet: false,
                    },
                    false,
                );
            }
            return;
        };
        let label = first.cell.label.map(|l| grid.document.text(l));
        self.line(
            Line { text: first.text, place: first.cell.place, heading: None, label, bullet: false },
            last,
        );
    }

    /// The name of a sheet is a section where several sheets hold plans.
    fn sheet(&mut self, grid: &Grid<'d>) {
        let Some(sheet) = grid.table.sheet else { return };
        let document = grid.document;
        // Tables stand in the order of their sheets.
        let ends = [document.tables.first(), document.tables.last()];
        let several = ends.into_iter().flatten().any(|t| t.sheet != Some(sheet));
        let Some(name) = document.sheets.get(usize::from(sheet)).map(|s| s.name.as_str()) else { return };
        let plain = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
        let default =
            ["Лист", "Sheet", "Аркуш", "Arkusz", "Tabelle", "Feuil", "Hoja", "Foglio", "Таблица", "Table"];
        if several && !default.contains(&plain) {
            self.builder.sheet(name, Place::Sheet { sheet, area: Area::cell(1, 1) });
        }
    }

    /// Where no title says the plan's time, the years over its columns do.
    fn years(&mut self) {
        if self.builder.front.period.is_some() {
            return;
        }
        let columns =
            self.known.iter().flat_map(|k| &k.all).filter(|c| matches!(c.role, Role::Target | Role::Mark));
        let mut years: Vec<(&'d str, Place)> = Vec::new();
        for column in columns {
            let headings = column.headings.iter().copied().zip(column.places.iter().copied());
            // The year may be a part of its heading: "Target 2024".
            years.extend(headings.flat_map(|(heading, place)| {
                let named =
                    column.period.iter().filter(move |p| heading.contains(**p) && header::names_year(p));
                named.map(move |p| (*p, place))
            }));
        }
        let (Some(first), Some(last)) = (years.first().copied(), years.last().copied()) else { return };
        if first.0 != last.0 {
            let text = Cow::Owned(format!("{} – {}", first.0, last.0));
            self.builder.front.period = Some(Fragment { text, place: first.1.join(last.1) });
        }
    }

    fn finish(mut self) -> Outline<'d> {
        self.flush();
        self.years();
        let document = self.builder.document;
        let asides = document.asides.iter().filter(|a| !document.text(a.text).trim().is_empty());
        self.builder.unclaimed.extend(
            asides.map(|a| Fragment { text: Cow::Borrowed(document.text(a.text).trim()), place: a.place }),
        );
        if self.builder.measures.is_empty() {
            self.builder.doubt(Code::I201, "no table or list of measures was found", None);
        }
        self.builder.finish()
    }
}

/// Whether a label is the next after that of the line above.
fn follows(above: &str, label: &label::Label<'_>) -> bool {
    let before = label::label(above).filter(|b| b.style == label.style && b.parts.len() == label.parts.len());
    before.is_some_and(|b| b.parts.last().is_some_and(|n| label.parts.last() == Some(&(n + 1))))
}

/// The columns of an earlier header, for a table that goes on under it.
fn continued<'d>(known: &Columns<'d>) -> Columns<'d> {
    let mut columns = known.clone();
    columns.doubts.clear();
    for column in &mut columns.all {
        column.reason = ColumnReason::Continued;
    }
    columns
}

/// Gives columns the roles the user names.
fn asked_columns(columns: &mut Columns<'_>, options: &Options) {
    let Some(asked) = &options.columns else { return };
    for (column, role) in columns.all.iter_mut().zip(asked) {
        if let Some(role) = role {
            (column.role, column.reason) = (*role, ColumnReason::Option);
        }
    }
    let find =
        |role: Role| columns.all.iter().position(|c| c.role == role && c.reason == ColumnReason::Option);
    columns.stages = (0..columns.all.len()).filter(|i| columns.role(*i) == Role::Section).collect();
    let (title, number) = (find(Role::Title), find(Role::Number));
    columns.title = title.unwrap_or(columns.title);
    columns.number = number.or(columns.number).filter(|n| *n != columns.title);
}
