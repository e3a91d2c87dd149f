//! One measure: its rows' cells to deadlines, targets, parties, results.

use foldhash::HashSet;

use super::deadline::{self, Source};
use super::section::Sections;
use super::target::{self, TargetCell};
use super::{Work, folded, id, marks, number};
use crate::lang::{Language, letter};
use crate::model::outline::{DraftCell, DraftRow, Fragment, MeasureDraft};
use crate::model::place::Place;
use crate::model::plan::{
    Act, Basis, Deadline, DeadlineKind, ExpectedResult, Extra, Measure, MeasureKind, Responsible,
    ResponsibleRole, Role,
};
use crate::phrase::{self, Context};

/// What the rows of a measure give, while they are read.
#[derive(Default)]
struct Found {
    deadlines: Vec<Deadline>,
    targets: Vec<TargetCell>,
    responsible: Vec<Responsible>,
    results: Vec<(String, bool, Place)>,
    acts: Vec<Act>,
    extra: Vec<Extra>,
    unit: Option<(String, Extra)>,
    /// Places of cells that serve several rows and were read.
    seen: HashSet<(Place, Option<(usize, usize)>)>,
}

/// Reads a measure.
pub fn read(work: &mut Work<'_>, index: usize, draft: &MeasureDraft<'_>, sections: &Sections) -> Measure {
    let id = id("m", index);
    let told = work.diagnostics.len();
    let context = Context {
        section: draft.section.and_then(|s| sections.spans.get(s).copied().flatten()),
        ..work.context.clone()
    };
    let under_indicators =
        draft.section.is_some_and(|s| sections.indicators.get(s).copied().unwrap_or(false));
    let kind = kind(work, draft, under_indicators);
    let mut found = Found::default();
    for row in &draft.rows {
        read_row(work, &context, kind, row, &mut found);
    }
    let title = folded(&draft.title.text);
    let mut acts = acts(work, &draft.title, &context);
    acts.append(&mut found.acts);
    let expected_result = result(work, &found.results);
    let unit = found.unit.take();
    let indicator = found.extra.iter().find(|e| e.role == Role::Indicator).map(|e| e.text.as_str());
    let measured = indicator.unwrap_or(&title);
    let mut targets =
        target::finish(found.targets, measured, unit.as_ref().map(|(u, _)| u.as_str()), context.language);
    // A unit that no target took is kept all the same.
    if let Some((text, extra)) = unit
        && !targets.iter().any(|t| t.unit_text.as_ref() == Some(&text))
    {
        found.extra.push(extra);
    }
    if let (MeasureKind::Action, Some(result)) = (kind, &expected_result) {
        targets.extend(target::in_prose(&result.text, &result.at, context.language));
    }
    if kind == MeasureKind::Action && targets.is_empty() {
        let indicators = found.extra.iter().filter(|e| e.role == Role::Indicator);
        targets.extend(indicators.flat_map(|e| target::in_indicator(&e.text, &e.at, context.language)));
    }
    if kind == MeasureKind::Action && targets.is_empty() {
        targets.extend(target::in_title(&title, || work.at(&draft.title), context.language));
    }
    for diagnostic in work.diagnostics.iter_mut().skip(told) {
        diagnostic.measure = Some(id.clone());
    }
    Measure {
        label: draft.label.as_ref().map(|l| folded(&l.fragment.text)),
        number: draft.label.as_ref().and_then(|l| number::normalize(&l.fragment.text)),
        label_basis: draft.label.as_ref().map(|l| l.basis),
        id,
        kind,
        section: sections.id(draft.section),
        title,
        expected_result,
        deadlines: found.deadlines,
        targets,
        responsible: found.responsible,
        references: Vec::new(),
        acts,
        extra: found.extra,
        at: work.document.at(draft.place),
    }
}

/// An indicator stands among indicators and has values, or has values by year and nothing to be done by a day.
fn kind(work: &Work<'_>, draft: &MeasureDraft<'_>, under_indicators: bool) -> MeasureKind {
    let cells = || draft.rows.iter().flat_map(|r| &r.cells);
    let numeric = |c: &DraftCell<'_>| super::quantity::is_numeric(&c.fragment.text, work.lexicon.language);
    let values = |c: &&DraftCell<'_>| {
        matches!(c.role, Role::Target | Role::Baseline) || (c.role == Role::ExpectedResult && numeric(c))
    };
    let has = |is: fn(Role) -> bool| cells().any(|c| is(c.role));
    // An indicator in a column of its own says that the title is something else.
    let timed =
        |role| matches!(role, Role::Indicator | Role::Deadline | Role::Start | Role::End | Role::Mark);
    let by_year = || cells().any(|c| matches!(c.role, Role::Target | Role::Baseline) && !c.period.is_empty());
    let counted = || has(|role| role == Role::Unit) && has(|role| role == Role::Target);
    let indicator =
        (under_indicators && cells().any(|c| values(&c))) || (!has(timed) && (by_year() || counted()));
    if indicator { MeasureKind::Indicator } else { MeasureKind::Action }
}

fn read_row(
    work: &mut Work<'_>,
    context: &Context,
    kind: MeasureKind,
    row: &DraftRow<'_>,
    found: &mut Found,
) {
    let fresh: Vec<&DraftCell<'_>> = row.cells.iter().filter(|c| is_fresh(c, &mut found.seen)).collect();
    let before = found.deadlines.len();
    read_deadlines(work, context, &fresh, found);
    let own = found.deadlines.get(before..).unwrap_or(&[]).iter().find_map(|d| d.end);
    let shared = || found.deadlines.iter().rev().filter(|d| d.inherited).find_map(|d| d.end);
    let day = own.or_else(shared);
    for (at, cell) in fresh.iter().copied().enumerate() {
        // A second start or end, as a list may name, is kept as it stands.
        let again = is_side(cell.role) && fresh.iter().take(at).any(|c| c.role == cell.role);
        match cell.role {
            _ if again => found.extra.push(extra(work, cell)),
            Role::Target | Role::Baseline => read_target(work, context, cell, day, found),
            Role::ExpectedResult
                if kind == MeasureKind::Indicator
                    && super::quantity::is_numeric(&cell.fragment.text, context.language) =>
            {
                read_target(work, context, cell, day, found);
            }
            Role::ExpectedResult if is_blank(&cell.fragment.text, context.language) => {
                found.extra.push(extra(work, cell));
            }
            Role::ExpectedResult => read_result(work, context, cell, found),
            Role::Responsible | Role::CoResponsible => read_parties(work, cell, found),
            Role::Unit => {
                let text = folded(&cell.fragment.text);
                match &found.unit {
                    None if !text.is_empty() => found.unit = Some((text, extra(work, cell))),
                    _ => found.extra.push(extra(work, cell)),
                }
            }
            Role::Deadline | Role::Start | Role::End | Role::Duration | Role::Mark => {}
            _ => {
                if matches!(cell.role, Role::Basis | Role::Note) {
                    found.acts.extend(acts(work, &cell.fragment, context));
                }
                found.extra.push(extra(work, cell));
            }
        }
    }
    found.extra.retain(|e| !e.text.is_empty());
}

/// Whether a cell was not read yet: a cell that serves several rows of the measure is read once, in each of the
/// columns that it covers.
fn is_fresh(cell: &DraftCell<'_>, seen: &mut HashSet<(Place, Option<(usize, usize)>)>) -> bool {
    !cell.inherited || seen.insert((cell.fragment.place, cell.column))
}

/// Longest words that stand for an empty cell, in bytes.
const BLANK: usize = 40;

/// Whether a cell is empty and marked so: a dash, «нет», "n/a", a cross.
fn is_blank(text: &str, language: &Language) -> bool {
    let text = text.trim();
    if text.is_empty() || text.len() > BLANK {
        return false;
    }
    let mark = matches!(text, "x" | "X" | "х" | "Х") || !text.chars().any(letter::is_alphanumeric);
    let words = text.trim_end_matches('.');
    mark || language.layout.blanks.iter().any(|blank| letter::prefix(words, blank) == Some(words.len()))
}

fn extra(work: &Work<'_>, cell: &DraftCell<'_>) -> Extra {
    Extra {
        heading: work.heading(cell.column).or(cell.key).map(str::to_owned),
        role: cell.role,
        text: folded(&cell.fragment.text),
        at: work.at(&cell.fragment),
    }
}

fn acts(work: &Work<'_>, fragment: &Fragment<'_>, context: &Context) -> Vec<Act> {
    let read = phrase::acts(&fragment.text, context.language).into_iter();
    read.filter_map(|act| {
        let text = folded(fragment.text.get(act.range)?);
        Some(Act { text, date: act.date, number: act.number, at: work.at(fragment) })
    })
    .collect()
}

fn source<'c>(work: &Work<'_>, cell: &'c DraftCell<'_>) -> Source<'c> {
    Source {
        text: &cell.fragment.text,
        at: work.at(&cell.fragment),
        inherited: cell.inherited,
        date: cell.date,
    }
}

/// Deadlines of every form that a row states: cells, start and end columns, marks.
fn read_deadlines(work: &mut Work<'_>, context: &Context, cells: &[&DraftCell<'_>], found: &mut Found) {
    for cell in cells.iter().filter(|c| c.role == Role::Deadline) {
        if is_blank(&cell.fragment.text, context.language) {
            found.extra.push(extra(work, cell));
            continue;
        }
        let source = source(work, cell);
        let Work { readings, diagnostics, .. } = work;
        deadline::read(source, context, readings, &mut found.deadlines, diagnostics);
    }
    read_sides(work, context, cells, found);
    read_marks(work, context, cells, found);
}

/// The deadline that cells of its start, end and duration state.
fn read_sides(work: &mut Work<'_>, context: &Context, cells: &[&DraftCell<'_>], found: &mut Found) {
    if !cells.iter().any(|c| is_side(c.role)) {
        return;
    }
    let sides = [Role::Start, Role::End, Role::Duration].map(|role| {
        let cell = cells.iter().find(|c| c.role == role)?;
        let blank = is_blank(&cell.fragment.text, context.language);
        found.extra.extend(blank.then(|| extra(work, cell)));
        (!blank).then_some(cell)
    });
    let place = sides.iter().flatten().map(|c| c.fragment.place).reduce(Place::join);
    let [start, end, duration] = sides.map(|cell| cell.map(|c| source(work, c)));
    if let Some(place) = place.filter(|_| start.is_some() || end.is_some()) {
        let at = work.document.at(place);
        let sides = [start.as_ref(), end.as_ref(), duration.as_ref()];
        let Work { readings, diagnostics, .. } = work;
        found.deadlines.extend(deadline::between(sides, &at, context, readings, diagnostics));
    } else if let Some(duration) = duration {
        // What is doubtful in a duration is told by nobody.
        deadline::read(duration, context, &mut work.readings, &mut found.deadlines, &mut Vec::new());
    }
}

/// Whether a cell states a deadline together with others.
const fn is_side(role: Role) -> bool {
    matches!(role, Role::Start | Role::End | Role::Duration)
}

fn read_marks(work: &Work<'_>, context: &Context, cells: &[&DraftCell<'_>], found: &mut Found) {
    let marked: Vec<&DraftCell<'_>> = cells.iter().copied().filter(|c| c.role == Role::Mark).collect();
    if marked.is_empty() {
        return;
    }
    let (mut deadlines, unread) = marks::read(&marked, work.document, context);
    for deadline in &mut deadlines {
        // Months without a year over the columns: the year is that of the plan.
        let year = deadline.end.map(|e| format!("{:02}", e.year() % 100));
        if year.is_some_and(|y| !deadline.text.contains(&y)) {
            deadline.basis = Basis::PlanPeriod;
        }
    }
    let none = found.deadlines.is_empty() && deadlines.is_empty();
    found.deadlines.extend(deadlines);
    for cell in unread {
        if none && !cell.period.is_empty() {
            let text = folded(&cell.period.join(" "));
            found.deadlines.push(deadline::blank(text, DeadlineKind::Unresolved, &source(work, cell)));
        } else {
            found.extra.push(extra(work, cell));
        }
    }
}

fn read_target(
    work: &mut Work<'_>,
    context: &Context,
    cell: &DraftCell<'_>,
    day: Option<jiff::civil::Date>,
    found: &mut Found,
) {
    let words: Vec<&str> = cell.period.iter().map(AsRef::as_ref).collect();
    let span = (!words.is_empty()).then(|| phrase::span_of_heading(&words, context)).flatten();
    found.targets.push(TargetCell {
        text: cell.fragment.text.trim().to_owned(),
        // In a list the words for the time stand in the item and in no heading.
        lead: if cell.column.is_none() { words.join(" ") } else { String::new() },
        heading: work.heading(cell.column).map(str::to_owned),
        date: span.map(|s| s.end).or(day),
        baseline: cell.role == Role::Baseline || target::is_baseline(&cell.fragment.text, context.language),
        at: work.at(&cell.fragment),
    });
}

fn read_result(work: &mut Work<'_>, context: &Context, cell: &DraftCell<'_>, found: &mut Found) {
    let text = folded(&cell.fragment.text);
    if text.is_empty() {
        return;
    }
    found.acts.extend(acts(work, &cell.fragment, context));
    found.results.push((text, cell.inherited, cell.fragment.place));
}

/// The expected result, joined from the rows that state it.
fn result(work: &Work<'_>, results: &[(String, bool, Place)]) -> Option<ExpectedResult> {
    let (_, _, first) = results.first()?;
    let text: Vec<&str> = results.iter().map(|(t, _, _)| t.as_str()).collect();
    let place = results.iter().fold(*first, |place, (_, _, p)| place.join(*p));
    Some(ExpectedResult {
        text: text.join(" "),
        inherited: results.iter().all(|(_, inherited, _)| *inherited),
        at: work.document.at(place),
    })
}

fn read_parties(work: &mut Work<'_>, cell: &DraftCell<'_>, found: &mut Found) {
    let text: &str = &cell.fragment.text;
    if is_blank(text, work.lexicon.language) {
        found.extra.push(extra(work, cell));
        return;
    }
    let parties = work.parties.of(text);
    if parties.is_empty() {
        found.extra.push(extra(work, cell));
        return;
    }
    let at = work.at(&cell.fragment);
    let helps = work.has_column(cell.column, Role::CoResponsible);
    for (party, at) in parties.iter().zip(std::iter::repeat_n(at, parties.len())) {
        let mention = work.register.mention(&party.name, party.kind, None);
        work.words.note(mention.name, &at);
        found.responsible.push(Responsible {
            text: party.text.to_string(),
            name: party.name.to_string(),
            organization: work.register.id(mention.party).map(str::to_owned),
            role: role(party.role, cell.role, helps),
            task: party.task.as_deref().map(str::to_owned),
            by_agreement: party.by_agreement,
            inherited: cell.inherited,
            at,
        });
    }
}

/// A party's role by its words, else by its column.
const fn role(stated: ResponsibleRole, column: Role, has_co: bool) -> ResponsibleRole {
    match (stated, column) {
        (ResponsibleRole::Unspecified, Role::CoResponsible) => ResponsibleRole::Co,
        (ResponsibleRole::Unspecified, _) if has_co => ResponsibleRole::Lead,
        (role, _) => role,
    }
}
