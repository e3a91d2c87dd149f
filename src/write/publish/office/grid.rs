//! The plan as one table of texts as printed: a row a measure, further rows for its further deadlines and targets.

use std::collections::HashMap;

use jiff::civil::Date;

use super::words::heading;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::plan::{
    ColumnReason, Deadline, LayoutColumn, Measure, MeasureKind, Plan, Responsible, ResponsibleRole, Role,
    Section, Target,
};

/// A table with what stands above it.
pub(super) struct Grid {
    pub(super) approval: Option<String>,
    pub(super) title: Cell,
    pub(super) stakeholders: Vec<String>,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) role: Role,
    pub(super) heading: String,
    /// Whether that is the heading of the source, for a column of texts of their own.
    own: bool,
    /// The day of the targets of a column of targets that have no deadline beside them.
    due: Option<Date>,
    /// The heading above this one, which the columns beside it share; the header then has two rows.
    pub(super) group: Option<String>,
}

/// A row; a section's has one cell as wide as the table.
pub(super) enum Row {
    Section(Cell),
    Measure(Vec<Slot>),
}

/// A position of a measure's row.
pub(super) enum Slot {
    /// A cell that covers so many rows.
    Cell(Cell, u32),
    /// Covered by the cell above.
    Covered,
}

/// A cell.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    pub(super) text: String,
    /// What is doubtful here.
    pub(super) remarks: Vec<String>,
    /// Whether some of it is surely wrong.
    pub(super) wrong: bool,
}

impl Column {
    /// Share of the table's width.
    pub(super) const fn width(&self) -> u32 {
        match self.role {
            Role::Number => 6,
            Role::Title => 36,
            Role::ExpectedResult | Role::Responsible | Role::CoResponsible => 22,
            _ => 14,
        }
    }
}

/// The header's upper row: headings, each with the columns from which to which it stands; without a group it covers
/// the lower row too.
pub(super) fn header(columns: &[Column]) -> Vec<(&str, std::ops::Range<usize>, bool)> {
    let mut upper: Vec<(&str, std::ops::Range<usize>, bool)> = Vec::with_capacity(columns.len());
    for (i, column) in columns.iter().enumerate() {
        let group = column.group.as_deref();
        match upper.last_mut() {
            Some((text, covered, true)) if group == Some(*text) => covered.end = i + 1,
            _ => upper.push((group.unwrap_or(&column.heading), i..i + 1, group.is_some())),
        }
    }
    upper
}

impl Cell {
    fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The cell, or one of this text where it has none.
    fn or(self, text: &str) -> Self {
        if self.text.is_empty() { Self { text: text.to_owned(), ..self } } else { self }
    }

    fn mark(&mut self, diagnostic: &Diagnostic) {
        let suggestion = diagnostic.suggestion.as_ref().map(|s| format!(" ({s}?)")).unwrap_or_default();
        self.remarks.push(format!("{} {}{suggestion}", diagnostic.code.id(), diagnostic.message));
        self.wrong |= diagnostic.severity == Severity::Error;
    }
}

/// Makes the table of a plan.
pub(super) fn grid(plan: &Plan) -> Grid {
    let columns = columns(plan);
    let mut marks = Marks::new(plan);
    let mut rows = Vec::with_capacity(plan.measures.len());
    let mut sections = plan.sections.iter();
    let places: HashMap<&str, usize> =
        plan.sections.iter().enumerate().map(|(i, s)| (s.id.as_str(), i)).collect();
    let mut shown = 0;
    for measure in &plan.measures {
        let wanted = measure.section.as_deref().and_then(|id| places.get(id)).map_or(0, |i| i + 1);
        while shown < wanted {
            rows.extend(sections.next().map(|s| section(s, &mut marks)));
            shown += 1;
        }
        measure_rows(measure, &columns, &mut marks, &mut rows);
    }
    rows.extend(sections.map(|s| section(s, &mut marks)));
    let mut title = Cell::new(plan.plan.title.as_deref().unwrap_or(""));
    marks.rest(&mut title);
    let stakeholder = |s: &crate::model::plan::Stakeholder| {
        s.number.as_ref().map_or_else(|| s.name.clone(), |n| format!("{n}. {}", s.name))
    };
    Grid {
        approval: plan.plan.approval.as_ref().map(|a| a.text.clone()),
        title,
        stakeholders: plan.stakeholders.iter().map(stakeholder).collect(),
        columns,
        rows,
    }
}

/// Diagnostics by where they stand; each is given out once.
struct Marks<'a> {
    by_place: HashMap<(Option<&'a str>, &'a str), Vec<&'a Diagnostic>>,
    by_measure: HashMap<&'a str, Vec<&'a Diagnostic>>,
    rest: Vec<&'a Diagnostic>,
    /// Whether the plan's deadlines are marks under periods.
    chart: bool,
}

impl<'a> Marks<'a> {
    fn new(plan: &'a Plan) -> Self {
        let chart = plan.layout.iter().flat_map(|t| &t.columns).any(|c| c.role == Role::Mark);
        let mut marks =
            Self { by_place: HashMap::new(), by_measure: HashMap::new(), rest: Vec::new(), chart };
        let mut places: std::collections::HashSet<(Option<&str>, &str)> =
            plan.sections.iter().map(|s| (None, s.at.as_str())).collect();
        for m in &plan.measures {
            let inside = m.deadlines.iter().map(|d| &d.at).chain(m.targets.iter().map(|t| &t.at));
            places.extend(
                inside
                    .chain(m.responsible.iter().map(|r| &r.at))
                    .map(|at| (Some(m.id.as_str()), at.as_str())),
            );
        }
        for diagnostic in &plan.diagnostics {
            let measure = diagnostic.measure.as_deref();
            let place = diagnostic.at.as_deref().map(|at| (measure, at)).filter(|p| places.contains(p));
            if let Some(place) = place {
                marks.by_place.entry(place).or_default().push(diagnostic);
            } else if let Some(id) = measure {
                marks.by_measure.entry(id).or_default().push(diagnostic);
            } else {
                marks.rest.push(diagnostic);
            }
        }
        marks
    }

    fn place(&mut self, cell: &mut Cell, measure: Option<&'a str>, at: &'a str) {
        self.by_place.remove(&(measure, at)).into_iter().flatten().for_each(|d| cell.mark(d));
    }

    fn measure(&mut self, cell: &mut Cell, id: &str) {
        self.by_measure.remove(id).into_iter().flatten().for_each(|d| cell.mark(d));
    }

    fn rest(&mut self, cell: &mut Cell) {
        self.rest.drain(..).for_each(|d| cell.mark(d));
    }
}

/// The columns that the plan's measures fill, under the headings of the source where it has them.
fn columns(plan: &Plan) -> Vec<Column> {
    let any = |test: &dyn Fn(&Measure) -> bool| plan.measures.iter().any(test);
    let mut columns = vec![column(plan, Role::Number), column(plan, Role::Title)];
    if any(&|m| m.targets.iter().any(|t| !stands_apart(m, t))) {
        columns.push(column(plan, Role::Target));
    }
    if any(&|m| m.targets.iter().any(is_bare_baseline)) {
        columns.push(column(plan, Role::Baseline));
    }
    columns.extend(yearly(plan));
    if any(&|m| m.targets.iter().any(|t| !unit(t).is_empty()) || !own_unit(m).is_empty()) {
        columns.push(column(plan, Role::Unit));
    }
    columns.push(column(plan, Role::Deadline));
    columns.push(column(plan, Role::Responsible));
    if helpers_apart(plan) {
        columns.push(column(plan, Role::CoResponsible));
    }
    if any(&|m| m.expected_result.is_some()) {
        columns.push(column(plan, Role::ExpectedResult));
    }
    for extra in plan.measures.iter().flat_map(|m| &m.extra).filter(|e| e.role != Role::Unit) {
        let usual = || heading(&plan.language, extra.role).to_owned();
        let (own, heading) = (extra.heading.is_some(), extra.heading.clone().unwrap_or_else(usual));
        let new = Column { role: extra.role, due: None, heading, own, group: None };
        if !columns.contains(&new) && !columns.iter().any(|c| is_core(c.role) && c.role == extra.role) {
            columns.push(new);
        }
    }
    columns
}

/// A column for each year of targets without a deadline beside them.
fn yearly(plan: &Plan) -> Vec<Column> {
    let targets = plan.measures.iter().flat_map(|m| m.targets.iter().filter(|t| is_yearly(m, t)));
    let days: std::collections::BTreeSet<Date> = targets.filter_map(|t| t.date).collect();
    // A year alone may head a column of marks: what the years are of stands above them.
    let group = heading(&plan.language, Role::Target);
    let one = |day: Date| Column {
        role: Role::Target,
        due: Some(day),
        heading: day.year().to_string(),
        own: false,
        group: Some(group.to_owned()),
    };
    days.into_iter().map(one).collect()
}

/// Whether a target stands in a column of its own kind, not in a row with a deadline.
fn stands_apart(measure: &Measure, target: &Target) -> bool {
    is_bare_baseline(target) || is_yearly(measure, target)
}

fn is_bare_baseline(target: &Target) -> bool {
    target.baseline && target.date.is_none()
}

/// Whether a target is for the end of a year that no deadline of the measure says.
fn is_yearly(measure: &Measure, target: &Target) -> bool {
    target.date.is_some_and(|day| {
        (day.month(), day.day()) == (12, 31) && !measure.deadlines.iter().any(|d| d.end == Some(day))
    })
}

/// Whether the source keeps those who help in a column of their own.
fn helpers_apart(plan: &Plan) -> bool {
    plan.layout.iter().flat_map(|t| &t.columns).any(|c| c.role == Role::CoResponsible)
}

fn column(plan: &Plan, role: Role) -> Column {
    // A heading of targets may be a year of one column among several; it says nothing of all targets.
    // Nor does one that holds deadlines beside the stages of the work say that they are deadlines.
    let says = |c: &LayoutColumn| role != Role::Deadline || c.reason != ColumnReason::Content;
    let mut columns = plan.layout.iter().flat_map(|t| &t.columns);
    let own = columns.find(|c| c.role == role && role != Role::Target && says(c));
    // Of a heading of several levels the lowest names the column; those above it are shared with others.
    let lowest = |h: &String| h.rsplit(" / ").next().unwrap_or(h).trim().to_owned();
    let own = own.and_then(|c| c.heading.as_ref().map(lowest)).filter(|h| !h.is_empty());
    let heading = own.unwrap_or_else(|| heading(&plan.language, role).to_owned());
    Column { role, due: None, heading, own: false, group: None }
}

fn section<'a>(section: &'a Section, marks: &mut Marks<'a>) -> Row {
    let text =
        section.label.as_ref().map_or_else(|| section.title.clone(), |l| format!("{l} {}", section.title));
    let mut cell = Cell::new(text.trim());
    marks.place(&mut cell, None, &section.at);
    Row::Section(cell)
}

/// A target with the deadline that stands beside it.
type Pair<'a> = (Option<&'a Target>, Option<&'a Deadline>);

/// Targets beside the deadlines on whose day they fall, then the deadlines left over.
fn pairs(measure: &Measure) -> Vec<Pair<'_>> {
    let mut left: Vec<&Deadline> = measure.deadlines.iter().collect();
    let mut pairs: Vec<Pair<'_>> = Vec::with_capacity(left.len());
    for target in measure.targets.iter().filter(|t| !stands_apart(measure, t)) {
        let own =
            left.iter().position(|d| target.date.is_some() && d.end == target.date).map(|i| left.remove(i));
        pairs.push((Some(target), own));
    }
    // A deadline without a target of its own goes beside a target without a deadline, else below.
    for deadline in left {
        match pairs.iter_mut().find(|(target, own)| own.is_none() && target.is_some_and(|t| t.date.is_none()))
        {
            Some(pair) => pair.1 = Some(deadline),
            None => pairs.push((None, Some(deadline))),
        }
    }
    if pairs.is_empty() {
        pairs.push((None, None));
    }
    pairs
}

fn measure_rows<'a>(measure: &'a Measure, columns: &[Column], marks: &mut Marks<'a>, rows: &mut Vec<Row>) {
    let pairs = pairs(measure);
    let count = u32::try_from(pairs.len()).unwrap_or(u32::MAX);
    for (i, (target, deadline)) in pairs.into_iter().enumerate() {
        let same_unit = measure.targets.windows(2).all(|w| matches!(w, [a, b] if unit(a) == unit(b)));
        let slot = |column: &Column| match column.role {
            Role::Unit if same_unit && i > 0 => Slot::Covered,
            Role::Unit if same_unit => {
                Slot::Cell(Cell::new(measure.targets.first().map_or(own_unit(measure), unit)), count)
            }
            Role::Target if column.due.is_none() => Slot::Cell(target_cell(measure, target, marks), 1),
            Role::Unit => Slot::Cell(Cell::new(target.map_or("", unit)), 1),
            Role::Deadline if i == 0 && measure.deadlines.is_empty() => {
                Slot::Cell(Cell::new(left_empty(measure, column.role)), 1)
            }
            Role::Deadline => Slot::Cell(deadline_cell(measure, deadline, marks), 1),
            _ if a_row_each(measure, column, count) => {
                Slot::Cell(Cell::new(extras(measure, column).nth(i).unwrap_or("")), 1)
            }
            _ if i > 0 => Slot::Covered,
            _ => Slot::Cell(whole(measure, column, columns, marks), count),
        };
        rows.push(Row::Measure(columns.iter().map(slot).collect()));
    }
}

fn target_cell<'a>(measure: &'a Measure, target: Option<&'a Target>, marks: &mut Marks<'a>) -> Cell {
    let Some(target) = target else { return Cell::default() };
    let mut cell = Cell::new(&target.text);
    marks.place(&mut cell, Some(&measure.id), &target.at);
    cell
}

/// The days of a deadline that marks of a chart give: its text is put together from headings, and not all such texts
/// are understood when they stand alone.
fn days(deadline: &Deadline) -> String {
    let day = |d: Date| d.strftime("%d.%m.%Y").to_string();
    match (deadline.start, deadline.end) {
        (Some(start), Some(end)) if start != end => format!("{} – {}", day(start), day(end)),
        (_, Some(end)) => day(end),
        _ => deadline.text.clone(),
    }
}

fn deadline_cell<'a>(measure: &'a Measure, deadline: Option<&'a Deadline>, marks: &mut Marks<'a>) -> Cell {
    let Some(deadline) = deadline else { return Cell::default() };
    let mut cell = Cell::new(if marks.chart { days(deadline) } else { deadline.text.clone() });
    marks.place(&mut cell, Some(&measure.id), &deadline.at);
    cell
}

/// A cell for the whole measure.
fn whole<'a>(measure: &'a Measure, column: &Column, columns: &[Column], marks: &mut Marks<'a>) -> Cell {
    let apart = columns.iter().any(|c| c.role == Role::CoResponsible);
    match column.role {
        Role::Number => Cell::new(measure.label.as_deref().unwrap_or("")),
        Role::Title => {
            let mut cell = Cell::new(&measure.title);
            marks.measure(&mut cell, &measure.id);
            cell
        }
        Role::Responsible => parties(measure, marks, |r| !apart || r.role != ResponsibleRole::Co)
            .or(left_empty(measure, column.role)),
        Role::CoResponsible => {
            parties(measure, marks, |r| r.role == ResponsibleRole::Co).or(left_empty(measure, column.role))
        }
        // An indicator without a value stays one by the dash where the value would stand.
        Role::Target if measure.targets.is_empty() && measure.kind == MeasureKind::Indicator => {
            Cell::new("–")
        }
        Role::Target => targets(measure, marks, |t| t.date == column.due && is_yearly(measure, t)),
        Role::Baseline => targets(measure, marks, is_bare_baseline),
        Role::ExpectedResult => {
            let stated = measure.expected_result.as_ref().map(|r| r.text.as_str());
            Cell::new(stated.unwrap_or_else(|| left_empty(measure, column.role)))
        }
        _ => Cell::new(extras(measure, column).collect::<Vec<_>>().join("; ")),
    }
}

/// Whether a column of the role has a place of its own, in which a mark for an empty cell stands too.
const fn is_core(role: Role) -> bool {
    matches!(role, Role::Deadline | Role::Responsible | Role::CoResponsible | Role::ExpectedResult)
}

/// The mark of a cell that was left empty: a dash, «нет».
fn left_empty(measure: &Measure, role: Role) -> &str {
    measure.extra.iter().find(|e| e.role == role).map_or("", |e| &e.text)
}

/// What the measure's cells of a column of no known role say.
fn extras<'m>(measure: &'m Measure, column: &Column) -> impl Iterator<Item = &'m str> {
    let own = |e: &&'m crate::model::plan::Extra| {
        let headed = e.heading.as_ref().map_or(!column.own, |own| column.own && *own == column.heading);
        e.role == column.role && headed
    };
    measure.extra.iter().filter(own).map(|e| e.text.as_str())
}

/// Whether a column's texts stand one beside each deadline, as several cells of the source did.
fn a_row_each(measure: &Measure, column: &Column, rows: u32) -> bool {
    (2..=rows as usize).contains(&extras(measure, column).count())
}

fn targets<'a>(measure: &'a Measure, marks: &mut Marks<'a>, wanted: impl Fn(&Target) -> bool) -> Cell {
    let mut cell = Cell::default();
    for target in measure.targets.iter().filter(|t| wanted(t)) {
        if !cell.text.is_empty() {
            cell.text.push_str("; ");
        }
        cell.text.push_str(&target.text);
        marks.place(&mut cell, Some(&measure.id), &target.at);
    }
    cell
}

fn parties<'a>(measure: &'a Measure, marks: &mut Marks<'a>, wanted: impl Fn(&Responsible) -> bool) -> Cell {
    let mut cell = Cell::default();
    for party in measure.responsible.iter().filter(|r| wanted(r)) {
        if !cell.text.is_empty() {
            // «… совместно с …»: the words that join a party to the one before are part of its text.
            cell.text.push_str(if party.text.starts_with(&party.name) { "; " } else { " " });
        }
        cell.text.push_str(&party.text);
        marks.place(&mut cell, Some(&measure.id), &party.at);
    }
    cell
}

/// The unit of a measure whose targets are missing.
fn own_unit(measure: &Measure) -> &str {
    measure.extra.iter().find(|e| e.role == Role::Unit).map_or("", |e| &e.text)
}

/// A unit that the target's own text does not say.
fn unit(target: &Target) -> &str {
    target.unit_text.as_deref().filter(|u| !target.text.contains(u)).unwrap_or("")
}
