//! The plan as flat tables: one row each, keys between them, the names of the JSON document.
//!
//! CSV, Parquet, Arrow, Data Package and the Python frames are all made from the rows given here, so that a
//! column means the same everywhere.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::Serialize;

use crate::model::plan::{Deadline, Measure, Plan};

/// A table of the plan. Rows stand in the order of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Table {
    /// The plan itself: one row.
    Plans,
    /// Sections.
    Sections,
    /// Measures and indicators.
    Measures,
    /// Deadlines, several a measure.
    Deadlines,
    /// Targets, several a measure.
    Targets,
    /// Responsible parties of measures.
    Responsible,
    /// The register that `responsible.organization` points to.
    Organizations,
    /// Whom the plan addresses.
    Stakeholders,
    /// Which measure names which other: one row a pair.
    References,
    /// Legal acts that measures name.
    Acts,
    /// Cells of columns of other kinds.
    Extra,
    /// Text that no other table holds.
    Unclaimed,
    /// Doubts and defects.
    Diagnostics,
}

/// A column of a [`Table`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in snake case.
    pub name: &'static str,
    /// What its cells hold.
    pub kind: Kind,
    /// The table and column it is a key into.
    pub key: Option<(Table, &'static str)>,
}

/// What a column's cells hold. Any cell may be absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// One of few words.
    Category,
    /// A day.
    Date,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// Yes or no.
    Flag,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'p> {
    /// Nothing.
    Null,
    /// Of a [`Kind::Text`] or [`Kind::Category`] column.
    Text(Cow<'p, str>),
    /// Of a [`Kind::Date`] column.
    Date(Date),
    /// Of a [`Kind::Integer`] column.
    Integer(i64),
    /// Of a [`Kind::Number`] column.
    Number(f64),
    /// Of a [`Kind::Flag`] column.
    Flag(bool),
}

/// Between several texts in one cell.
const SEPARATOR: &str = "; ";

impl Table {
    /// Every table.
    pub const ALL: [Self; 13] = [
        Self::Plans,
        Self::Sections,
        Self::Measures,
        Self::Deadlines,
        Self::Targets,
        Self::Responsible,
        Self::Organizations,
        Self::Stakeholders,
        Self::References,
        Self::Acts,
        Self::Extra,
        Self::Unclaimed,
        Self::Diagnostics,
    ];

    /// Its name in snake case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plans => "plans",
            Self::Sections => "sections",
            Self::Measures => "measures",
            Self::Deadlines => "deadlines",
            Self::Targets => "targets",
            Self::Responsible => "responsible",
            Self::Organizations => "organizations",
            Self::Stakeholders => "stakeholders",
            Self::References => "references",
            Self::Acts => "acts",
            Self::Extra => "extra",
            Self::Unclaimed => "unclaimed",
            Self::Diagnostics => "diagnostics",
        }
    }

    /// The table of this name.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.name() == name)
    }

    /// Its columns from the left.
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Plans => PLANS,
            Self::Sections => SECTIONS,
            Self::Measures => MEASURES,
            Self::Deadlines => DEADLINES,
            Self::Targets => TARGETS,
            Self::Responsible => RESPONSIBLE,
            Self::Organizations => ORGANIZATIONS,
            Self::Stakeholders => STAKEHOLDERS,
            Self::References => REFERENCES,
            Self::Acts => ACTS,
            Self::Extra => EXTRA,
            Self::Unclaimed => UNCLAIMED,
            Self::Diagnostics => DIAGNOSTICS,
        }
    }

    /// Its rows for a plan, each with a value for every one of [`Table::columns`].
    pub fn rows(self, plan: &Plan) -> Vec<Vec<Value<'_>>> {
        match self {
            Self::Plans => vec![plan_row(plan)],
            Self::Sections => section_rows(plan),
            Self::Measures => plan.measures.iter().map(measure_row).collect(),
            Self::Deadlines => per_measure(plan, |m| &m.deadlines, deadline_cells),
            Self::Targets => target_rows(plan),
            Self::Responsible => responsible_rows(plan),
            Self::Organizations => organization_rows(plan),
            Self::Stakeholders => stakeholder_rows(plan),
            Self::References => reference_rows(plan),
            Self::Acts => per_measure(
                plan,
                |m| &m.acts,
                |a, row| row.extend([text(&a.text), date(a.date), optional(&a.number), text(&a.at)]),
            ),
            Self::Extra => per_measure(
                plan,
                |m| &m.extra,
                |e, row| row.extend([optional(&e.heading), word(e.role), text(&e.text), text(&e.at)]),
            ),
            Self::Unclaimed => plan.unclaimed.iter().map(|t| vec![text(&t.text), text(&t.at)]).collect(),
            Self::Diagnostics => diagnostic_rows(plan),
        }
    }
}

const fn column(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, key: None }
}

const fn key(name: &'static str, table: Table) -> Column {
    Column { name, kind: Kind::Text, key: Some((table, "id")) }
}

use Kind::{Category, Flag, Integer, Number, Text};

const PLANS: &[Column] = &[
    column("name", Text),
    column("title", Text),
    key("publisher", Table::Organizations),
    column("publisher_name", Text),
    column("language", Category),
    column("period_text", Text),
    column("period_edtf", Text),
    column("period_start", Kind::Date),
    column("period_end", Kind::Date),
    column("approval_text", Text),
    column("approval_position", Text),
    column("approval_person", Text),
    column("approval_date", Kind::Date),
    column("measures", Integer),
    column("diagnostics", Integer),
    column("format", Category),
    column("media_type", Category),
    column("encoding", Category),
    column("size", Integer),
    column("sha256", Text),
];

const SECTIONS: &[Column] = &[
    column("id", Text),
    column("label", Text),
    column("number", Text),
    column("label_basis", Category),
    column("title", Text),
    key("parent", Table::Sections),
    column("at", Text),
];

const MEASURES: &[Column] = &[
    column("id", Text),
    column("label", Text),
    column("number", Text),
    column("label_basis", Category),
    column("kind", Category),
    key("section", Table::Sections),
    column("title", Text),
    column("deadline", Text),
    column("start", Kind::Date),
    column("end", Kind::Date),
    column("responsible", Text),
    column("expected_result", Text),
    column("expected_result_inherited", Flag),
    column("at", Text),
];

const DEADLINES: &[Column] = &[
    key("measure", Table::Measures),
    column("n", Integer),
    column("text", Text),
    column("kind", Category),
    column("edtf", Text),
    column("start", Kind::Date),
    column("end", Kind::Date),
    column("time", Text),
    column("bound", Category),
    column("frequency", Category),
    column("rrule", Text),
    column("offset_value", Integer),
    column("offset_unit", Category),
    column("offset_business", Flag),
    column("offset_direction", Category),
    column("anchor", Text),
    column("basis", Category),
    column("inherited", Flag),
    column("at", Text),
];

const TARGETS: &[Column] = &[
    key("measure", Table::Measures),
    column("n", Integer),
    column("text", Text),
    column("value", Number),
    column("value_max", Number),
    column("comparator", Category),
    column("unit", Category),
    column("unit_text", Text),
    column("date", Kind::Date),
    column("baseline", Flag),
    column("at", Text),
];

const RESPONSIBLE: &[Column] = &[
    key("measure", Table::Measures),
    column("n", Integer),
    column("text", Text),
    column("name", Text),
    key("organization", Table::Organizations),
    column("role", Category),
    column("task", Text),
    column("by_agreement", Flag),
    column("inherited", Flag),
    column("at", Text),
];

const ORGANIZATIONS: &[Column] =
    &[column("id", Text), column("name", Text), column("kind", Category), column("aliases", Text)];

const STAKEHOLDERS: &[Column] = &[column("number", Text), column("name", Text), column("at", Text)];

const REFERENCES: &[Column] = &[
    key("measure", Table::Measures),
    column("n", Integer),
    column("text", Text),
    key("refers_to", Table::Measures),
    column("at", Text),
];

const ACTS: &[Column] = &[
    key("measure", Table::Measures),
    column("n", Integer),
    column("text", Text),
    column("date", Kind::Date),
    column("number", Text),
    column("at", Text),
];

const EXTRA: &[Column] = &[
    key("measure", Table::Measures),
    column("n", Integer),
    column("heading", Text),
    column("role", Category),
    column("text", Text),
    column("at", Text),
];

const UNCLAIMED: &[Column] = &[column("text", Text), column("at", Text)];

const DIAGNOSTICS: &[Column] = &[
    column("code", Category),
    column("name", Category),
    column("severity", Category),
    column("message", Text),
    column("suggestion", Text),
    key("measure", Table::Measures),
    column("at", Text),
];

fn text(value: &str) -> Value<'_> {
    Value::Text(Cow::Borrowed(value))
}

fn optional<'p>(value: impl Into<Option<&'p String>>) -> Value<'p> {
    value.into().map_or(Value::Null, |v| text(v))
}

fn date<'p>(value: Option<Date>) -> Value<'p> {
    value.map_or(Value::Null, Value::Date)
}

fn count<'p>(value: usize) -> Value<'p> {
    i64::try_from(value).map_or(Value::Null, Value::Integer)
}

/// The word of an enum without fields, as serde writes it; null for `None`.
fn word<'p>(value: impl Serialize) -> Value<'p> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Value::Text(Cow::Owned(word)),
        _ => Value::Null,
    }
}

fn joined<'p>(mut parts: impl Iterator<Item = &'p str>) -> Value<'p> {
    let Some(first) = parts.next() else { return Value::Null };
    let Some(second) = parts.next() else { return text(first) };
    let mut all = [first, second].join(SEPARATOR);
    for part in parts {
        all.push_str(SEPARATOR);
        all.push_str(part);
    }
    Value::Text(Cow::Owned(all))
}

/// One row an item of a list of each measure: the measure's id, the item's number, what `cells` adds.
fn per_measure<'p, T: 'p>(
    plan: &'p Plan,
    items: impl Fn(&'p Measure) -> &'p [T],
    cells: impl Fn(&'p T, &mut Vec<Value<'p>>),
) -> Vec<Vec<Value<'p>>> {
    let mut rows = Vec::new();
    for measure in &plan.measures {
        for (index, item) in items(measure).iter().enumerate() {
            let mut row = vec![text(&measure.id), count(index + 1)];
            cells(item, &mut row);
            rows.push(row);
        }
    }
    rows
}

fn plan_row(plan: &Plan) -> Vec<Value<'_>> {
    let (head, source) = (&plan.plan, &plan.source);
    let publisher = plan.organizations.iter().find(|o| Some(&o.id) == head.publisher.as_ref());
    let (period, approval) = (head.period.as_ref(), head.approval.as_ref());
    vec![
        optional(&source.name),
        optional(&head.title),
        optional(&head.publisher),
        publisher.map_or(Value::Null, |o| text(&o.name)),
        text(&plan.language),
        period.map_or(Value::Null, |p| text(&p.text)),
        period.map_or(Value::Null, |p| text(&p.edtf)),
        date(period.and_then(|p| p.start)),
        date(period.and_then(|p| p.end)),
        approval.map_or(Value::Null, |a| text(&a.text)),
        approval.map_or(Value::Null, |a| optional(&a.position)),
        approval.map_or(Value::Null, |a| optional(&a.person)),
        date(approval.and_then(|a| a.date)),
        count(plan.measures.len()),
        count(plan.diagnostics.len()),
        text(source.format.name()),
        text(&source.media_type),
        optional(&source.encoding),
        i64::try_from(source.size).map_or(Value::Null, Value::Integer),
        text(&source.sha256),
    ]
}

fn section_rows(plan: &Plan) -> Vec<Vec<Value<'_>>> {
    plan.sections
        .iter()
        .map(|s| {
            vec![
                text(&s.id),
                optional(&s.label),
                optional(&s.number),
                word(s.label_basis),
                text(&s.title),
                optional(&s.parent),
                text(&s.at),
            ]
        })
        .collect()
}

fn measure_row(m: &Measure) -> Vec<Value<'_>> {
    let result = m.expected_result.as_ref();
    vec![
        text(&m.id),
        optional(&m.label),
        optional(&m.number),
        word(m.label_basis),
        word(m.kind),
        optional(&m.section),
        text(&m.title),
        joined(m.deadlines.iter().map(|d| d.text.as_str())),
        date(m.deadlines.iter().filter_map(|d| d.start).min()),
        date(m.deadlines.iter().filter_map(|d| d.end).max()),
        joined(m.responsible.iter().map(|r| r.name.as_str())),
        result.map_or(Value::Null, |r| text(&r.text)),
        result.map_or(Value::Null, |r| Value::Flag(r.inherited)),
        text(&m.at),
    ]
}

fn deadline_cells<'p>(d: &'p Deadline, row: &mut Vec<Value<'p>>) {
    let offset = d.offset.as_ref();
    row.extend([
        text(&d.text),
        word(d.kind),
        optional(&d.edtf),
        date(d.start),
        date(d.end),
        optional(&d.time),
        word(d.bound),
        word(d.frequency),
        optional(&d.rrule),
        offset.map_or(Value::Null, |o| Value::Integer(i64::from(o.value))),
        word(offset.map(|o| o.unit)),
        offset.map_or(Value::Null, |o| Value::Flag(o.business)),
        word(offset.map(|o| o.direction)),
        optional(&d.anchor),
        word(d.basis),
        Value::Flag(d.inherited),
        text(&d.at),
    ]);
}

fn target_rows(plan: &Plan) -> Vec<Vec<Value<'_>>> {
    per_measure(
        plan,
        |m| &m.targets,
        |t, row| {
            row.extend([
                text(&t.text),
                t.value.map_or(Value::Null, Value::Number),
                t.value_max.map_or(Value::Null, Value::Number),
                word(t.comparator),
                optional(&t.unit),
                optional(&t.unit_text),
                date(t.date),
                Value::Flag(t.baseline),
                text(&t.at),
            ]);
        },
    )
}

fn responsible_rows(plan: &Plan) -> Vec<Vec<Value<'_>>> {
    per_measure(
        plan,
        |m| &m.responsible,
        |r, row| {
            row.extend([
                text(&r.text),
                text(&r.name),
                optional(&r.organization),
                word(r.role),
                optional(&r.task),
                Value::Flag(r.by_agreement),
                Value::Flag(r.inherited),
                text(&r.at),
            ]);
        },
    )
}

fn organization_rows(plan: &Plan) -> Vec<Vec<Value<'_>>> {
    plan.organizations
        .iter()
        .map(|o| vec![text(&o.id), text(&o.name), word(o.kind), joined(o.aliases.iter().map(String::as_str))])
        .collect()
}

fn stakeholder_rows(plan: &Plan) -> Vec<Vec<Value<'_>>> {
    plan.stakeholders.iter().map(|s| vec![optional(&s.number), text(&s.name), text(&s.at)]).collect()
}

/// A reference whose measures were not found has one row without `refers_to`.
fn reference_rows(plan: &Plan) -> Vec<Vec<Value<'_>>> {
    let mut rows = Vec::new();
    for measure in &plan.measures {
        for (index, reference) in measure.references.iter().enumerate() {
            let row = |to| {
                vec![text(&measure.id), count(index + 1), text(&reference.text), to, text(&reference.at)]
            };
            rows.extend(reference.measures.iter().map(|id| row(text(id))));
            if reference.measures.is_empty() {
                rows.push(row(Value::Null));
            }
        }
    }
    rows
}

fn diagnostic_rows(plan: &Plan) -> Vec<Vec<Value<'_>>> {
    plan.diagnostics
        .iter()
        .map(|d| {
            vec![
                text(d.code.id()),
                text(&d.name),
                text(d.severity.name()),
                text(&d.message),
                optional(&d.suggestion),
                optional(&d.measure),
                optional(&d.at),
            ]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An invented agency's plan of one measure that fills every table.
    fn plan() -> Plan {
        serde_json::from_str(include_str!("../../tests/python/plan.json")).unwrap()
    }

    #[test]
    fn every_row_has_a_value_of_its_columns_kind() {
        let plan = plan();
        for table in Table::ALL {
            let rows = table.rows(&plan);
            assert!(!rows.is_empty(), "{} has no row", table.name());
            for row in rows {
                assert_eq!(row.len(), table.columns().len(), "{}", table.name());
                for (column, value) in table.columns().iter().zip(row) {
                    let fits = match value {
                        Value::Null => true,
                        Value::Text(_) => matches!(column.kind, Text | Category),
                        Value::Date(_) => column.kind == Kind::Date,
                        Value::Integer(_) => column.kind == Integer,
                        Value::Number(_) => column.kind == Number,
                        Value::Flag(_) => column.kind == Flag,
                    };
                    assert!(fits, "{}.{}", table.name(), column.name);
                }
            }
        }
    }

    #[test]
    fn a_measure_shows_its_deadlines_span_and_its_parties() {
        let plan = plan();
        let row = Table::Measures.rows(&plan).remove(1);
        let cell = |name| {
            let at = MEASURES.iter().position(|c| c.name == name).unwrap();
            row[at].clone()
        };
        assert_eq!(cell("deadline"), text("до 31.03.2023; до 31.03.2024"));
        assert_eq!(cell("end"), Value::Date(jiff::civil::date(2024, 3, 31)));
        assert_eq!(cell("responsible"), text("Отдел учёта; Пресс-служба"));
    }
}
