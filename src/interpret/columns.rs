//! What a table's columns hold: by their headings, else by their cells, else by their place.

use std::cell::OnceCell;

use super::grid::{Grid, Row, Slot};
use super::header::{self, Heading, Span, Times};
use super::label;
use super::staged;
use crate::lang::Language;
use crate::model::document::fold;
use crate::model::place::Place;
use crate::model::plan::{ColumnReason, Role};
use crate::phrase;

/// Rows looked at to tell what a column holds.
const SAMPLE: usize = 60;

/// A column as understood.
#[derive(Clone, Debug)]
pub struct Column<'d> {
    /// Headings over it, outermost first.
    pub headings: Vec<&'d str>,
    /// Where each of them stands.
    pub places: Vec<Place>,
    /// Its part.
    pub role: Role,
    /// Why.
    pub reason: ColumnReason,
    /// The headings that name a time, outermost first.
    pub period: Vec<&'d str>,
    /// What its heading said, if anything.
    pub said: Option<Heading>,
}

/// A table's columns.
#[derive(Clone, Debug, Default)]
pub struct Columns<'d> {
    /// From the left.
    pub all: Vec<Column<'d>>,
    /// The column of numbers.
    pub number: Option<usize>,
    /// The column of titles.
    pub title: usize,
    /// Columns whose cells name the section that the measures beside and below them stand in.
    pub stages: Vec<usize>,
    /// The column whose cells name a stage and its time, where no other says the time.
    pub staged: Option<usize>,
    /// Marks and coloured cells in the columns that stand for a time.
    pub marks: usize,
    /// Doubts: two columns that fit one role.
    pub doubts: Vec<(Role, usize, usize)>,
}

/// What a column's cells look like.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// Cells with text.
    pub filled: usize,
    /// Marks.
    pub marks: usize,
    /// Numbers.
    pub numbers: usize,
    /// Cells that repeat the one above.
    pub repeats: usize,
    /// Characters.
    pub letters: usize,
    /// Coloured cells without text.
    pub coloured: usize,
}

/// Whether a cell holds a mark of a Gantt chart.
pub fn is_mark(text: &str) -> bool {
    let mut chars = text.chars();
    let one = matches!(chars.next(), Some(c) if matches!(c, 'X' | 'x' | 'Х' | 'х' | '+' | '✓' | '✔' | '✕' | '✗' | '×' | '▪' | '■' | '█' | '●' | '•' | '*' | '◼' | '▓' | '▒' | '☑' | '☒' | 'V' | 'v'));
    one && (chars.as_str().is_empty()
        || text.chars().count() <= 3 && text.chars().all(|c| text.starts_with(c)))
}

/// Whether a cell holds a number (or a dash for none): `69,0`, `-4,0`, `12 000`, `25 %`.
pub fn is_number(text: &str) -> bool {
    let fits = |c: char| {
        c.is_ascii_digit()
            || c.is_whitespace()
            || matches!(c, '.' | ',' | '-' | '−' | '–' | '+' | '%' | '<' | '>' | '≥' | '≤')
    };
    text.chars().all(fits) && text.bytes().any(|b| b.is_ascii_digit())
        || matches!(text, "-" | "–" | "—" | "x" | "х")
}

/// What the cells of each column look like, told when asked for: headings mostly say enough.
#[derive(Debug)]
pub struct Looks<'g, 'd> {
    /// The rows looked at.
    rows: Vec<&'g Row<'d>>,
    language: &'static Language,
    all: Vec<OnceCell<Look>>,
    deadlines: Vec<OnceCell<usize>>,
}

impl<'g, 'd> Looks<'g, 'd> {
    /// Looks at the first rows from one on.
    pub fn new(grid: &'g Grid<'d>, from: usize, language: &'static Language) -> Self {
        let deadlines = vec![OnceCell::new(); grid.width];
        let rows = grid.rows.iter().skip(from).take(SAMPLE);
        let several = |r: &&Row<'_>| r.own().nth(1).is_some() || r.slots.iter().any(|s| s.cell.filled);
        let rows = rows.filter(several).collect();
        Self { rows, language, all: vec![OnceCell::new(); grid.width], deadlines }
    }

    /// A column's cells in the rows looked at.
    fn cells(&self, col: usize) -> impl Iterator<Item = &'g Slot<'d>> {
        self.rows.iter().filter_map(move |r| {
            let from = r.slots.partition_point(|s| s.col < col);
            r.slots.get(from..)?.iter().take_while(|s| s.col == col).find(|s| s.own)
        })
    }

    fn look(&self, col: usize) -> Look {
        let mut look = Look::default();
        let mut above = "";
        for slot in self.cells(col) {
            if slot.text.is_empty() {
                look.coloured += usize::from(slot.cell.filled);
                continue;
            }
            look.filled += 1;
            look.repeats += usize::from(slot.text == above);
            above = slot.text;
            look.letters += slot.text.chars().count();
            look.marks += usize::from(is_mark(slot.text));
            look.numbers += usize::from(is_number(slot.text));
        }
        look
    }

    /// A column's look.
    pub fn get(&self, col: usize) -> Option<&Look> {
        self.all.get(col).map(|known| known.get_or_init(|| self.look(col)))
    }

    /// Cells of a column that are labels.
    fn labels(&self, col: usize) -> usize {
        self.cells(col).filter(|s| label::whole(s.text).is_some()).count()
    }

    /// Cells of a column that read as deadlines.
    pub fn deadlines(&self, col: usize) -> usize {
        let timed = |s: &&Slot<'_>| {
            !s.text.is_empty() && (s.cell.date.is_some() || reads_as_deadline(s.text, self.language))
        };
        let count = || self.cells(col).filter(timed).count();
        self.deadlines.get(col).map_or(0, |known| *known.get_or_init(count))
    }
}

/// Whether a text reads as a deadline.
pub fn reads_as_deadline(text: &str, language: &'static Language) -> bool {
    text.len() <= 400 && phrase::reads_as_deadline(text, language).is_deadline()
}

/// The columns under a header.
pub fn columns<'d>(grid: &Grid<'d>, span: Span, language: &'static Language) -> Columns<'d> {
    under(grid, span, headed(grid, span, language), language)
}

/// The columns under a header, by their headings and cells.
pub fn under<'d>(
    grid: &Grid<'d>,
    span: Span,
    mut all: Vec<Column<'d>>,
    language: &'static Language,
) -> Columns<'d> {
    let looks = Looks::new(grid, span.body(), language);
    let marks = periods(&mut all, &looks);
    let mut columns = Columns { all, marks, ..Columns::default() };
    columns.settle(&looks);
    columns
}

/// The columns by their headings alone.
pub fn headed<'d>(grid: &Grid<'d>, span: Span, language: &'static Language) -> Vec<Column<'d>> {
    let mut all: Vec<Column<'d>> = headings(grid, span);
    for column in &mut all {
        say(column, language);
    }
    all
}

/// The columns of a table without a header, by what their cells look like.
pub fn guessed<'d>(looks: &Looks<'_, 'd>) -> Columns<'d> {
    let all = looks.all.iter().map(|_| Column::empty()).collect();
    let mut columns = Columns { all, ..Columns::default() };
    for (i, column) in columns.all.iter_mut().enumerate() {
        let filled = looks.get(i).map_or(0, |l| l.filled);
        if filled > 0 && looks.deadlines(i) * 3 >= filled * 2 {
            (column.role, column.reason) = (Role::Deadline, ColumnReason::Content);
        }
    }
    columns.settle(looks);
    columns
}

impl Column<'_> {
    fn empty() -> Self {
        Self {
            headings: Vec::new(),
            places: Vec::new(),
            role: Role::Other,
            reason: ColumnReason::Position,
            period: Vec::new(),
            said: None,
        }
    }

    /// Where its innermost heading stands.
    pub fn place(&self) -> Option<Place> {
        self.places.last().copied()
    }

    /// Its heading, levels joined by ` / `.
    pub fn heading(&self) -> Option<String> {
        let parts: Vec<String> = self.headings.iter().map(|h| fold(h).into_owned()).collect();
        (!parts.is_empty()).then(|| parts.join(" / "))
    }
}

/// The headings over each column. Where no heading of a row is merged over several columns, one that is not of
/// the lowest level holds for the empty cells to its right.
fn headings<'d>(grid: &Grid<'d>, span: Span) -> Vec<Column<'d>> {
    let mut out: Vec<Column<'d>> = (0..grid.width).map(|_| Column::empty()).collect();
    for index in span.first..=span.last {
        let Some(row) = grid.row(index) else { continue };
        let merged = row.own().any(|s| s.span > 1);
        let stretch = !merged && index < span.last;
        let mut carried: Option<(&'d str, Place)> = None;
        for (col, column) in out.iter_mut().enumerate() {
            let here = row.at(col).map(|s| (s.text, s.cell.place));
            if here.is_some() {
                carried = here;
            }
            let lower = (index + 1..=span.last).any(|i| grid.row(i).is_some_and(|r| r.at(col).is_some()));
            let above_empty = column.headings.is_empty() || index > span.first;
            let (text, place) = match (here, carried) {
                (Some(found), _) => found,
                (None, Some(found))
                    if stretch && above_empty && (lower || gap(grid, index, span.last, col)) =>
                {
                    found
                }
                _ => continue,
            };
            if column.headings.last() != Some(&text) {
                column.headings.push(text);
                column.places.push(place);
            } else if let Some(last) = column.places.last_mut() {
                *last = place;
            }
        }
    }
    out
}

/// Whether a column has no heading of its own from a row on down to the last.
fn gap(grid: &Grid<'_>, from: usize, last: usize, col: usize) -> bool {
    (from..=last).all(|i| grid.row(i).is_none_or(|r| r.at(col).is_none()))
}

/// What a column's headings say: the innermost that says anything, unless one above it is of money or of what
/// was done.
fn say(column: &mut Column<'_>, language: &Language) {
    let all: Vec<(&str, Option<Times>)> = column.headings.iter().map(|h| (*h, header::times(h))).collect();
    let named = |times: &Option<Times>| times.is_some_and(|t| t.named);
    column.period = times(&all);
    if !all.iter().any(|(_, times)| named(times)) && all.len() < 2 {
        column.period.clear();
    }
    let said: Vec<Heading> = all
        .iter()
        .filter(|(_, times)| !named(times) || all.len() == 1)
        .filter_map(|(h, _)| header::heading(h, language))
        .collect();
    let over = said.iter().find(|h| matches!(h.role, Role::Funding | Role::Status)).copied();
    let outer = said.first().copied();
    let inner = said.last().copied();
    let chosen = match (outer, inner) {
        // «Срок / план»: the plan's value is of the outer kind; «факт» was found above.
        (Some(o), Some(i))
            if i.role == Role::Target
                && matches!(
                    o.role,
                    Role::Deadline | Role::Start | Role::End | Role::Title | Role::Indicator
                )
                && said.len() > 1 =>
        {
            Some(o)
        }
        // «Срок / начало»: the inner says which.
        (_, i) => i,
    };
    column.said = over.or(chosen);
    if let Some(found) = column.said {
        (column.role, column.reason) = (found.role, ColumnReason::Heading);
    }
    if let ([heading], Some(Role::Target)) = (column.headings.as_slice(), column.said.map(|h| h.role)) {
        column.period = header::year_in(heading).into_iter().collect();
    }
}

/// The headings that name a time: those that only lead to others («План по годам» over «2021 год»), or repeat a
/// word of one above («год» under «2021 год»), say nothing more.
fn times<'d>(headings: &[(&'d str, Option<Times>)]) -> Vec<&'d str> {
    let all: Vec<(&'d str, Times)> = headings.iter().filter_map(|(h, t)| Some((*h, (*t)?))).collect();
    let digits = |h: &str| h.contains(|c: char| c.is_ascii_digit());
    let mut out: Vec<&'d str> = Vec::with_capacity(all.len());
    for (i, (heading, _)) in all.iter().enumerate() {
        let leads = !digits(heading) && all.get(i + 1).is_some_and(|(_, next)| next.year);
        let repeats = out.iter().any(|o| {
            let above = super::words::words(o);
            super::words::words(heading).iter().all(|w| above.iter().any(|a| a == w))
        });
        let unit = !digits(heading) && all.get(i + 1).is_none_or(|(_, next)| next.named);
        if leads || repeats && unit {
            continue;
        }
        out.push(heading);
    }
    out
}

/// Columns that stand for a time hold marks or values.
fn periods(all: &mut [Column<'_>], looks: &Looks<'_, '_>) -> usize {
    let timed = || all.iter().enumerate().filter(|(_, c)| !c.period.is_empty());
    let many = timed().count();
    let held = || timed().filter_map(|(i, _)| looks.get(i));
    let marks: usize = held().map(|l| l.marks + l.coloured).sum();
    let values: usize = held().map(|l| l.numbers).sum();
    for column in all.iter_mut().filter(|c| !c.period.is_empty()) {
        let outer = column.said.map(|h| h.role);
        let free = outer.is_none_or(|r| {
            matches!(
                r,
                Role::Deadline
                    | Role::Target
                    | Role::Title
                    | Role::Indicator
                    | Role::Number
                    | Role::Start
                    | Role::End
                    | Role::Duration
            )
        });
        if many < 2 && outer != Some(Role::Target) || !free {
            continue;
        }
        let role = if marks >= values && (outer != Some(Role::Target) || marks > 0) {
            Role::Mark
        } else {
            Role::Target
        };
        (column.role, column.reason) = (role, ColumnReason::Heading);
    }
    marks
}

impl Columns<'_> {
    /// Settles which columns hold the number and the title, and what the rest is.
    fn settle(&mut self, looks: &Looks<'_, '_>) {
        self.title = self.pick_title(looks, &[]);
        self.pick_stages(looks);
        self.number = self.pick_number(looks);
        self.one_deadline(looks);
        self.one_result();
        self.named_indicator(looks);
        if let Some(column) = self.all.get_mut(self.title)
            && column.role != Role::Title
        {
            column.role = Role::Title;
            column.reason = if column.said.is_some() { ColumnReason::Heading } else { ColumnReason::Content };
        }
        for (i, column) in self.all.iter_mut().enumerate() {
            if self.stages.contains(&i) {
                (column.role, column.reason) = (Role::Section, ColumnReason::Heading);
            }
            let spare = column.role == Role::Title && i != self.title
                || column.role == Role::Number && Some(i) != self.number;
            if spare {
                column.role = Role::Other;
            }
        }
        self.pick_staged(looks);
        let known = |r: Role| self.all.iter().any(|c| c.role == r);
        if known(Role::Responsible) || !known(Role::Deadline) || self.all.iter().any(|c| c.said.is_some()) {
            return;
        }
        // Without headings: the words beside the deadline are those who answer for it.
        let longest = (0..self.all.len())
            .filter(|i| self.all.get(*i).is_some_and(|c| c.role == Role::Other))
            .filter(|i| looks.get(*i).is_some_and(|l| l.numbers * 2 < l.filled.max(1) && l.filled > 0))
            .max_by_key(|i| looks.get(*i).map_or(0, |l| l.filled));
        if let Some(column) = longest.and_then(|i| self.all.get_mut(i)) {
            (column.role, column.reason) = (Role::Responsible, ColumnReason::Position);
        }
    }

    /// Finds the columns that name sections: a section's word over them, and each text beside several titles.
    fn pick_stages(&mut self, looks: &Looks<'_, '_>) {
        let worded = |c: &Column<'_>| {
            c.period.is_empty()
                && c.said.is_none_or(|h| matches!(h.role, Role::Title | Role::Other | Role::ExpectedResult))
                && c.headings.last().is_some_and(|h| header::names_section(h))
        };
        let worded: Vec<usize> =
            self.all.iter().enumerate().filter(|(_, c)| worded(c)).map(|(i, _)| i).collect();
        if worded.is_empty() {
            return;
        }
        let titled = |i: &usize| self.all.get(*i).and_then(|c| c.said).is_some_and(|h| h.role == Role::Title);
        let mut title = self.pick_title(looks, &worded);
        if !titled(&title) {
            // «Goal», «Objective», «Action» are all words of sections: the last is what is to be done.
            title = worded.iter().copied().rfind(titled).unwrap_or(title);
        }
        let titles = looks.get(title).map_or(0, |l| l.filled);
        let blocks = |i: &usize| {
            looks.get(*i).is_some_and(|l| {
                l.filled > 0 && (l.filled - l.repeats) * 3 <= titles * 2 && l.letters > l.filled * 3
            })
        };
        let stages: Vec<usize> = worded.into_iter().filter(|i| *i < title && blocks(i)).collect();
        if titled(&title) && !stages.is_empty() {
            self.title = title;
            self.stages = stages;
        }
    }

    /// Without numbers and deadlines: a column before the titles in which most cells name a stage with its time.
    fn pick_staged(&mut self, looks: &Looks<'_, '_>) {
        let timed = |c: &Column<'_>| matches!(c.role, Role::Deadline | Role::Start | Role::End | Role::Mark);
        if self.number.is_some() || self.all.iter().any(timed) {
            return;
        }
        let staged = |col: &usize| {
            let named = |s: &&Slot<'_>| staged::parts(s.text, looks.language).is_some();
            let filled = looks.get(*col).map_or(0, |l| l.filled);
            filled > 1 && looks.cells(*col).filter(named).count() * 3 >= filled * 2
        };
        let free = |i: &usize| matches!(self.role(*i), Role::Other) && !self.stages.contains(i);
        self.staged = (0..self.title).filter(free).find(staged);
        if let Some(column) = self.staged.and_then(|i| self.all.get_mut(i)) {
            (column.role, column.reason) = (Role::Deadline, ColumnReason::Content);
        }
    }

    fn pick_title(&self, looks: &Looks<'_, '_>, except: &[usize]) -> usize {
        let by = |want: &dyn Fn(&Column<'_>) -> bool| {
            let free = self.all.iter().enumerate().filter(|(i, _)| !except.contains(i));
            free.filter(|(_, c)| want(c)).max_by_key(|(i, c)| {
                let said = c.said.map_or(0, |h| if h.generic { h.weight / 2 } else { h.weight });
                // The further right of two: a column of stages stands before that of its tasks.
                (said, *i)
            })
        };
        let longest = |want: &dyn Fn(&Column<'_>) -> bool| {
            self.all.iter().enumerate().filter(|(_, c)| want(c)).max_by_key(|(i, _)| {
                (
                    looks
                        .get(*i)
                        .map_or(0, |l| if l.filled == 0 || l.numbers * 2 > l.filled { 0 } else { l.letters }),
                    usize::MAX - i,
                )
            })
        };
        by(&|c| c.role == Role::Title)
            .or_else(|| by(&|c| c.role == Role::Indicator && c.period.is_empty()))
            .or_else(|| longest(&|c| c.role == Role::Other && c.period.is_empty()))
            .or_else(|| longest(&|c| c.period.is_empty()))
            .map_or(0, |(i, _)| i)
    }

    fn pick_number(&mut self, looks: &Looks<'_, '_>) -> Option<usize> {
        let numbered =
            |i: usize| looks.get(i).is_some_and(|l| l.filled > 0 && looks.labels(i) * 5 >= l.filled * 3);
        let said = self.all.iter().position(|c| c.role == Role::Number && c.period.is_empty());
        if said.is_some() {
            return said.filter(|i| *i != self.title);
        }
        let first = (0..self.all.len()).find(|i| {
            *i != self.title
                && self.all.get(*i).is_some_and(|c| c.said.is_none() && c.period.is_empty())
                && numbered(*i)
        })?;
        // Values to reach look like numbers too; labels stand first or last.
        let edge = first == 0 || first + 1 == self.all.len() && self.title == 0;
        let column = self.all.get_mut(first).filter(|_| edge)?;
        (column.role, column.reason) = (Role::Number, ColumnReason::Content);
        Some(first)
    }

    /// Of two columns of deadlines, the one whose heading or cells say more stays.
    fn one_deadline(&mut self, looks: &Looks<'_, '_>) {
        let found: Vec<usize> = (0..self.all.len())
            .filter(|i| self.all.get(*i).is_some_and(|c| c.role == Role::Deadline))
            .collect();
        if found.len() < 2 {
            return;
        }
        let best = found
            .iter()
            .copied()
            .max_by_key(|i| (looks.deadlines(*i), looks.get(*i).map_or(0, |l| l.filled), usize::MAX - i));
        for i in found {
            if Some(i) == best {
                continue;
            }
            if let (Some(best), Some(column)) = (best, self.all.get_mut(i)) {
                column.role = Role::Other;
                self.doubts.push((Role::Deadline, best, i));
            }
        }
    }

    /// «Целевой показатель» in words beside its values by year is what they measure.
    fn named_indicator(&mut self, looks: &Looks<'_, '_>) {
        let by_year = self.all.iter().any(|c| c.role == Role::Target && !c.period.is_empty());
        let worded = |i: usize| looks.get(i).is_some_and(|l| l.filled > 0 && l.numbers * 2 < l.filled);
        for (i, column) in self.all.iter_mut().enumerate() {
            if by_year && column.role == Role::Target && column.period.is_empty() && worded(i) {
                column.role = Role::Indicator;
            }
        }
    }

    /// Of results of two kinds («Ожидаемый результат», «Вид документа») the one whose heading says more stays.
    fn one_result(&mut self) {
        let weight = |c: &Column<'_>| c.said.map_or(0, |h| h.weight);
        let results = || self.all.iter().filter(|c| c.role == Role::ExpectedResult && c.period.is_empty());
        let Some(best) = results().map(weight).max() else { return };
        let shared = |c: &Column<'_>| c.headings.len() > 1;
        if results().count() != 2 || results().any(shared) || results().all(|c| weight(c) == best) {
            return;
        }
        let weaker = |c: &&mut Column<'_>| c.role == Role::ExpectedResult && weight(c) < best;
        for column in self.all.iter_mut().filter(weaker) {
            column.role = Role::Other;
        }
    }

    /// The role of a column.
    pub fn role(&self, col: usize) -> Role {
        self.all.get(col).map_or(Role::Other, |c| c.role)
    }

    /// Whether a plan has such columns: a title and a word of when, by whom or how much.
    pub fn says_plan(&self) -> bool {
        let title = self.all.get(self.title).and_then(|c| c.said);
        let said = |want: &[Role]| {
            self.all.iter().filter(|c| c.reason == ColumnReason::Heading && want.contains(&c.role)).count()
        };
        let strong = |want: &[Role]| {
            self.all.iter().any(|c| want.contains(&c.role) && c.said.is_some_and(|h| !h.generic))
        };
        let when = [Role::Deadline, Role::Start, Role::End, Role::Mark];
        let who = [Role::Responsible, Role::CoResponsible];
        let values = said(&[Role::Target, Role::Mark]) >= 2;
        match title {
            Some(h) if matches!(h.role, Role::Title | Role::Indicator) && !h.generic => {
                said(&when) > 0
                    || said(&who) > 0
                    || values
                    || said(&[Role::ExpectedResult]) > 0 && self.number.is_some()
            }
            // A chart of named things over months or quarters, or of things that someone answers for.
            _ if self.marks >= 2 && said(&[Role::Mark]) >= 3 => title.is_some() || strong(&who),
            // «Event», «Dates» head tables of any kind; someone who answers makes them a plan's.
            _ => strong(&who) && (strong(&when) || title.is_some() && said(&when) > 0),
        }
    }
}
