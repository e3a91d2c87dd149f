//! What a table's columns hold: by their headings, else by their cells, else by their place.

use super::grid::{Grid, Slot};
use super::header::{self, Heading, Span};
use super::headings::headed;
use super::looks::Looks;
use super::staged;
use crate::lang::Language;
use crate::model::document::fold;
use crate::model::place::Place;
use crate::model::plan::{ColumnReason, Role};

/// Most bytes of a code that counts indicators.
const CODE: usize = 12;

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
    pub doubts: Vec<(usize, usize)>,
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

/// The columns of a table without a header, by what their cells look like.
pub fn guessed<'d>(looks: &Looks<'_, 'd>) -> Columns<'d> {
    let all = (0..looks.width()).map(|_| Column::empty()).collect();
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
    /// A column of which nothing is known.
    pub fn empty() -> Self {
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
        // «Action» over «1.1», «1.2» beside the titles.
        let counted = self.all.first().is_some_and(|c| c.role == Role::Title) && numbered(0);
        if self.title > 0 && (counted || self.first_is_coded(looks)) {
            let column = self.all.first_mut()?;
            (column.role, column.reason) = (Role::Number, ColumnReason::Content);
            return Some(0);
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

    /// Whether the first column counts what its heading names («Показатель» over «П1», «П2»).
    fn first_is_coded(&self, looks: &Looks<'_, '_>) -> bool {
        let named = self.all.first().and_then(|c| c.said).is_some_and(|h| h.role == Role::Indicator);
        let code = |t: &str| {
            t.len() <= CODE && t.starts_with(char::is_alphabetic) && t.ends_with(|c: char| c.is_ascii_digit())
        };
        named
            && looks.get(0).is_some_and(|l| l.filled > 1 && l.repeats == 0)
            && looks.cells(0).all(|s| s.text.is_empty() || code(s.text))
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
                self.doubts.push((best, i));
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

    /// Whether a plan may have such columns, if its title says it is one: numbers, titles under a heading of any table,
    /// and deadlines.
    pub fn fits_plan(&self, looks: &Looks<'_, '_>) -> bool {
        let titled = self.all.get(self.title).and_then(|c| c.said).is_some_and(|h| h.role == Role::Title);
        let timed = |i: &usize| {
            let filled = looks.get(*i).map_or(0, |l| l.filled);
            self.role(*i) == Role::Deadline && filled > 1 && looks.deadlines(*i) * 3 >= filled * 2
        };
        titled && self.number.is_some() && (0..self.all.len()).any(|i| timed(&i))
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
        // «Целевое значение» and its unit: «Значение» alone stands in tables of any kind.
        let planned = |c: &Column<'_>| c.role == Role::Target && c.said.is_some_and(|h| h.share.0 > 1);
        let values =
            said(&[Role::Target, Role::Mark]) >= 2 || said(&[Role::Unit]) > 0 && self.all.iter().any(planned);
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
