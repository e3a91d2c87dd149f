//! The tables, column by column. A column's value stands beside its definition, so the two cannot drift apart.

use std::borrow::Cow;

use crate::diagnostic::Severity;
use crate::model::plan::{
    Basis, Bound, Comparator, DeadlineKind, Direction, Format, Frequency, LabelBasis, Measure, MeasureKind,
    OrganizationKind, Plan, Reference as PlanReference, ResponsibleRole, Role, TimeUnit,
};

use super::{Column, Kind, Named, Reference, Rows, Table};
use crate::write::uid;

/// Between several texts in one cell.
const SEPARATOR: &str = "; ";

pub(super) const ALL: &[Table] = &[
    PLANS, SOURCES, STAKEHOLDERS, ORGANIZATIONS, SECTIONS, MEASURES, DEADLINES, TARGETS, RESPONSIBLE,
    REFERENCES, ACTS, EXTRA, FRONT, UNCLAIMED, DIAGNOSTICS,
];

macro_rules! required {
    (!) => {
        true
    };
    (?) => {
        false
    };
}

macro_rules! kind {
    (Category($of:ident)) => {
        Kind::Category(<$of as Named>::NAMES)
    };
    ($kind:ident) => {
        Kind::$kind
    };
}

/// `!` marks a required column, `?` one that may be null.
macro_rules! table {
    (
        $static:ident $name:literal $title:literal $description:literal
        key [$($key:literal),*]
        references [$($columns:expr => $table:literal $target:expr),*]
        rows |$plan:ident, $plan_key:ident| $rows:expr => $row:pat, {
            $($column:literal $required:tt $kind:ident$(($of:ident))? $column_title:literal
                $column_description:literal = $value:expr;)*
        }
    ) => {
        const $static: Table = Table {
            name: $name,
            title: $title,
            description: $description,
            key: &[$($key),*],
            references: &[$(Reference { columns: &$columns, table: $table, key: &$target }),*],
            columns: &[$(Column {
                name: $column,
                kind: kind!($kind$(($of))?),
                required: required!($required),
                title: $column_title,
                description: $column_description,
            }),*],
            rows: {
                fn rows<'a>($plan: &'a Plan, $plan_key: &'a str) -> Rows<'a> {
                    Box::new($rows.map(move |$row| vec![$($value.into()),*]))
                }
                rows
            },
        };
    };
}

/// Items of a measure's list, each with the measure and its position from 1.
fn items<'a, T: 'a>(
    plan: &'a Plan,
    list: fn(&Measure) -> &Vec<T>,
) -> impl Iterator<Item = (&'a Measure, usize, &'a T)> {
    plan.measures.iter().flat_map(move |m| list(m).iter().enumerate().map(move |(i, t)| (m, i + 1, t)))
}

/// Items with their position from 1.
fn counted<T>(list: &[T]) -> impl Iterator<Item = (usize, &T)> {
    list.iter().enumerate().map(|(i, t)| (i + 1, t))
}

/// A measure's references, one item for each measure they name, or one where none was found.
fn named(m: &Measure) -> impl Iterator<Item = (&Measure, usize, &PlanReference, Option<&String>)> {
    let pairs = m.references.iter().flat_map(|r| {
        let none = r.measures.is_empty().then_some((r, None));
        r.measures.iter().map(move |id| (r, Some(id))).chain(none)
    });
    pairs.enumerate().map(move |(i, (r, to))| (m, i + 1, r, to))
}

/// Texts of one cell; nothing where there are none.
fn joined<'a>(mut parts: impl Iterator<Item = &'a str>) -> Option<Cow<'a, str>> {
    let mut all = Cow::Borrowed(parts.next()?);
    for part in parts {
        let text = all.to_mut();
        text.push_str(SEPARATOR);
        text.push_str(part);
    }
    Some(all)
}

fn publisher(plan: &Plan) -> Option<&str> {
    let id = plan.plan.publisher.as_ref()?;
    plan.organizations.iter().find(|o| o.id == *id).map(|o| o.name.as_str())
}

fn label<T: Named>(value: Option<T>) -> Option<&'static str> {
    value.map(Named::label)
}

table! {
    PLANS "plans" "Plans" "The plans of the dataset, one row each"
    key ["plan"]
    references [["plan", "publisher"] => "organizations" ["plan", "id"]]
    rows |plan, key| std::iter::once(&plan.plan) => h, {
        "plan" ! Text "Plan" "Key of the plan in this dataset" = key;
        "title" ? Text "Title" "Title of the plan" = h.title.as_ref();
        "title_at" ? Text "Place of the title" "Where in the source the title stands" = h.title_at.as_ref();
        "language" ! Text "Language" "Main language of the plan (BCP 47)" = &plan.language;
        "publisher" ? Text "Publisher" "Id of the organization that publishes the plan" = h.publisher.as_ref();
        "publisher_name" ? Text "Name of the publisher" "Name of the organization that publishes the plan"
            = publisher(plan);
        "period_text" ? Text "Period as printed" "The time the plan covers, as printed"
            = h.period.as_ref().map(|p| &p.text);
        "period_edtf" ? Text "Period" "The time the plan covers, as EDTF (ISO 8601-2)"
            = h.period.as_ref().map(|p| &p.edtf);
        "period_start" ? Date "Period start" "First day of the period" = h.period.as_ref().and_then(|p| p.start);
        "period_end" ? Date "Period end" "Last day of the period" = h.period.as_ref().and_then(|p| p.end);
        "period_at" ? Text "Place of the period" "Where in the source the period stands"
            = h.period.as_ref().map(|p| &p.at);
        "approval_text" ? Text "Approval as printed" "The approval, as printed"
            = h.approval.as_ref().map(|a| &a.text);
        "approval_position" ? Text "Approved by (office)" "The office of who approved the plan"
            = h.approval.as_ref().and_then(|a| a.position.as_ref());
        "approval_person" ? Text "Approved by (person)" "Who approved the plan"
            = h.approval.as_ref().and_then(|a| a.person.as_ref());
        "approval_date" ? Date "Approved on" "When the plan was approved"
            = h.approval.as_ref().and_then(|a| a.date);
        "approval_at" ? Text "Place of the approval" "Where in the source the approval stands"
            = h.approval.as_ref().map(|a| &a.at);
        "measures" ! Integer "Measures" "How many measures the plan has" = plan.measures.len();
        "diagnostics" ! Integer "Diagnostics" "How many doubts and defects were found" = plan.diagnostics.len();
    }
}

table! {
    SOURCES "sources" "Sources" "The files the plans were read from, one row a plan"
    key ["plan"]
    references [["plan"] => "plans" ["plan"]]
    rows |plan, key| std::iter::once(&plan.source) => s, {
        "plan" ! Text "Plan" "Key of the plan in this dataset" = key;
        "name" ? Text "File name" "Name of the file, without its folder" = s.name.as_ref();
        "format" ! Category(Format) "Format" "Format of the file, found from its content" = s.format.label();
        "media_type" ! Text "Media type" "Media type of the file (RFC 6838)" = &s.media_type;
        "sha256" ! Text "SHA-256" "SHA-256 of the file, hexadecimal" = &s.sha256;
        "size" ! Integer "Size" "Size of the file in bytes" = s.size;
        "encoding" ? Text "Encoding" "Character encoding of a text file (WHATWG name)" = s.encoding.as_ref();
        "generator" ! Text "Generator" "Program that read the file, with its version" = &plan.generator;
        "schema_version" ! Text "Schema version" "Version of the plan document's form" = &plan.schema_version;
    }
}

table! {
    STAKEHOLDERS "stakeholders" "Stakeholders" "Groups that the plans address, one row each"
    key ["plan", "n"]
    references [["plan"] => "plans" ["plan"]]
    rows |plan, key| counted(&plan.stakeholders) => (i, s), {
        "plan" ! Text "Plan" "Key of the plan in this dataset" = key;
        "n" ! Integer "No." "Number in the list, from 1" = i;
        "number" ? Text "Number" "Number as printed in the list" = s.number.as_ref();
        "name" ! Text "Name" "The group, as printed" = &s.name;
        "at" ! Text "Place" "Where in the source it stands" = &s.at;
    }
}

table! {
    ORGANIZATIONS "organizations" "Organizations" "Responsible parties and publishers, one row each in a plan"
    key ["plan", "id"]
    references [["plan"] => "plans" ["plan"]]
    rows |plan, key| plan.organizations.iter() => o, {
        "plan" ! Text "Plan" "Key of the plan in this dataset" = key;
        "id" ! Text "Id" "Id of the organization in the plan" = &o.id;
        "name" ! Text "Name" "Name in its base form" = &o.name;
        "kind" ! Category(OrganizationKind) "Kind" "What it is: unit, position, person or group" = o.kind.label();
        "aliases" ? Text "Other spellings" "Other spellings found in the plan, separated by `; `"
            = joined(o.aliases.iter().map(String::as_str));
    }
}

table! {
    SECTIONS "sections" "Sections" "Sections of the plans in reading order, one row each"
    key ["plan", "id"]
    references [["plan"] => "plans" ["plan"], ["plan", "parent"] => "sections" ["plan", "id"]]
    rows |plan, key| plan.sections.iter() => s, {
        "plan" ! Text "Plan" "Key of the plan in this dataset" = key;
        "id" ! Text "Id" "Id of the section in the plan" = &s.id;
        "label" ? Text "Label" "Number or label as printed" = s.label.as_ref();
        "number" ? Text "Number" "Number, normalized" = s.number.as_ref();
        "label_basis" ? Category(LabelBasis) "Basis of the label"
            "Whether the label is printed or computed from automatic numbering" = label(s.label_basis);
        "title" ! Text "Title" "Title of the section, without its label" = &s.title;
        "parent" ? Text "Parent section" "Id of the section it belongs to" = s.parent.as_ref();
        "at" ! Text "Place" "Where in the source it stands" = &s.at;
    }
}

table! {
    MEASURES "measures" "Measures" "Measures and indicators of the plans in reading order, one row each"
    key ["plan", "id"]
    references [["plan"] => "plans" ["plan"], ["plan", "section"] => "sections" ["plan", "id"]]
    rows |plan, key| plan.measures.iter().zip(uid::measures(plan)) => (m, uid), {
        "plan" ! Text "Plan" "Key of the plan in this dataset" = key;
        "id" ! Text "Id" "Id of the measure in the plan" = &m.id;
        "uid" ! Text "Lasting id"
            "Id made from the measure's content: the same in every edition in which its title did not change" = uid;
        "label" ? Text "Label" "Number or label as printed" = m.label.as_ref();
        "number" ? Text "Number" "Number, normalized" = m.number.as_ref();
        "label_basis" ? Category(LabelBasis) "Basis of the label"
            "Whether the label is printed or computed from automatic numbering" = label(m.label_basis);
        "kind" ! Category(MeasureKind) "Kind" "Something to do (action) or a value to reach (indicator)" = m.kind.label();
        "section" ? Text "Section" "Id of its section" = m.section.as_ref();
        "title" ! Text "Title" "What is to be done, or the indicator's name, as printed" = &m.title;
        "deadline" ? Text "Deadline as printed" "Its deadlines as printed, separated by `; `"
            = joined(m.deadlines.iter().map(|d| d.text.as_str()));
        "start" ? Date "Start" "The first day of its deadlines" = m.deadlines.iter().filter_map(|d| d.start).min();
        "end" ? Date "End" "The last day of its deadlines" = m.deadlines.iter().filter_map(|d| d.end).max();
        "responsible" ? Text "Responsible" "The parties that answer for it, separated by `; `"
            = joined(m.responsible.iter().map(|r| r.name.as_str()));
        "expected_result" ? Text "Expected result" "What comes of it, as printed"
            = m.expected_result.as_ref().map(|r| &r.text);
        "expected_result_inherited" ? Flag "Expected result inherited"
            "Whether the expected result stands in a cell that serves several measures"
            = m.expected_result.as_ref().map(|r| r.inherited);
        "expected_result_at" ? Text "Place of the expected result" "Where in the source the expected result stands"
            = m.expected_result.as_ref().map(|r| &r.at);
        "at" ! Text "Place" "Where in the source it stands" = &m.at;
    }
}

table! {
    DEADLINES "deadlines" "Deadlines" "Deadlines of the measures, one row each"
    key ["plan", "measure", "n"]
    references [["plan", "measure"] => "measures" ["plan", "id"]]
    rows |plan, key| items(plan, |m| &m.deadlines) => (m, i, d), {
        "plan" ! Text "Plan" "Key of the plan in this dataset" = key;
        "measure" ! Text "Measure" "Id of the measure" = &m.id;
        "n" ! Integer "No." "Number in the list, from 1" = i;
        "text" ! Text "As printed" "The text as printed" = &d.text;
        "kind" ! Category(DeadlineKind) "Kind" "What kind of deadline it is" = d.kind.label();
        "edtf" ? Text "EDTF"
            "The day or span as EDTF (ISO 8601-2); of an impossible date what remains sure" = d.edtf.as_ref();
        "start" ? Date "Start" "First day of a span" = d.start;
        "end" ? Date "End" "The day, or the last day of a span" = d.end;
        "time" ? Text "Time" "Time of day" = d.time.as_ref();
        "bound" ? Category(Bound) "Bound" "On which side of the stated day the work lies" = label(d.bound);
        "frequency" ? Category(Frequency) "Frequency" "How often a recurring deadline comes" = label(d.frequency);
        "rrule" ? Text "Recurrence rule" "Recurrence rule (RFC 5545)" = d.rrule.as_ref();
        "offset_value" ? Integer "Offset" "Time between the event and the deadline, in `offset_unit`"
            = d.offset.map(|o| o.value);
        "offset_unit" ? Category(TimeUnit) "Unit of the offset" "Unit of `offset_value`" = label(d.offset.map(|o| o.unit));
        "offset_business" ? Flag "Working days" "Whether the offset counts working days"
            = d.offset.map(|o| o.business);
        "offset_direction" ? Category(Direction) "Direction of the offset" "Before or after the event"
            = label(d.offset.map(|o| o.direction));
        "anchor" ? Text "Event" "The event a relative deadline counts from" = d.anchor.as_ref();
        "basis" ! Category(Basis) "Basis" "Where the year or span comes from" = d.basis.label();
        "inherited" ! Flag "Inherited" "Whether it stands in a cell that serves several measures" = d.inherited;
        "at" ! Text "Place" "Where in the source it stands" = &d.at;
    }
}

table! {
    TARGETS "targets" "Targets" "Values to reach, one row each"
    key ["plan", "measure", "n"]
    references [["plan", "measure"] => "measures" ["plan", "id"]]
    rows |plan, key| items(plan, |m| &m.targets) => (m, i, t), {
        "plan" ! Text "Plan" "Key of the plan in this dataset" = key;
        "measure" ! Text "Measure" "Id of the measure" = &m.id;
        "n" ! Integer "No." "Number in the list, from 1" = i;
        "text" ! Text "As printed" "The text as printed" = &t.text;
        "value" ? Number "Value" "The number, or the lower end of a range" = t.value;
        "value_max" ? Number "Upper value" "The upper end of a range" = t.value_max;
        "comparator" ! Category(Comparator) "Comparator" "How the number bounds the value" = t.comparator.label();
        "unit" ? Text "Unit" "Unit, normalized" = t.unit.as_ref();
        "unit_text" ? Text "Unit as printed" "Unit as printed" = t.unit_text.as_ref();
        "date" ? Date "Due" "The day by which the value is to be reached" = t.date;
        "baseline" ! Flag "Baseline" "Whether it is the value before the plan" = t.baseline;
        "at" ! Text "Place" "Where in the source it stands" = &t.at;
    }
}

table! {
    RESPONSIBLE "responsible" "Responsible parties" "Who answers for each measure, one row a party"
    key ["plan", "measure", "n"]
    references [
        ["plan", "measure"] => "measures" ["plan", "id"],
        ["plan", "organization"] => "organizations" ["plan", "id"]
    ]
    rows |plan, key| items(plan, |m| &m.responsible) => (m, i, r), {
        "plan" ! Text "Plan" "Key of the plan in this dataset" = key;
        "measure" ! Text "Measure" "Id of the measure" = &m.id;
        "n" ! Integer "No." "Number in the list, from 1" = i;
        "text" ! Text "As printed" "The text as printed" = &r.text;
        "name" ! Text "Name" "The party as printed, without its task" = &r.name;
        "organization" ? Text "Organization" "Id of the organization" = r.organization.as_ref();
        "role" ! Category(ResponsibleRole) "Role" "Whether it leads or helps" = r.role.label();
        "task" ? Text "Task" "Its share of the work" = r.task.as_ref();
        "by_agreement" ! Flag "By agreement" "Whether it takes part by agreement" = r.by_agreement;
        "inherited" ! Flag "Inherited" "Whether it stands in a cell that serves several measures" = r.inherited;
        "at" ! Text "Place" "Where in the source it stands" = &r.at;
    }
}

table! {
    REFERENCES "references" "References" "Mentions of other measures, one row for each measure named"
    key ["plan", "measure", "n"]
    references [
        ["plan", "measure"] => "measures" ["plan", "id"],
        ["plan", "refers_to"] => "measures" ["plan", "id"]
    ]
    rows |plan, key| plan.measures.iter().flat_map(named) => (m, i, r, to), {
        "plan" ! Text "Plan" "Key of the plan in this dataset" = key;
        "measure" ! Text "Measure" "Id of the measure" = &m.id;
        "n" ! Integer "No." "Number in the list, from 1" = i;
        "text" ! Text "As printed" "The text as printed" = &r.text;
        "refers_to" ? Text "Refers to" "Id of the measure named; empty where none was found" = to;
        "at" ! Text "Place" "Where in the source it stands" = &r.at;
    }
}

table! {
    ACTS "acts" "Legal acts" "Mentions of legal acts, one row each"
    key ["plan", "measure", "n"]
    references [["plan", "measure"] => "measures" ["plan", "id"]]
    rows |plan, key| items(plan, |m| &m.acts) => (m, i, a), {
        "plan" ! Text "Plan" "Key of the plan in this dataset" = key;
        "measure" ! Text "Measure" "Id of the measure" = &m.id;
        "n" ! Integer "No." "Number in the list, from 1" = i;
        "text" ! Text "As printed" "The text as printed" = &a.text;
        "date" ? Date "Date" "Date of the act" = a.date;
        "number" ? Text "Number" "Number of the act" = a.number.as_ref();
        "at" ! Text "Place" "Where in the source it stands" = &a.at;
    }
}

table! {
    EXTRA "extra" "Other columns" "Cells of columns of other kinds, one row each"
    key ["plan", "measure", "n"]
    references [["plan", "measure"] => "measures" ["plan", "id"]]
    rows |plan, key| items(plan, |m| &m.extra) => (m, i, e), {
        "plan" ! Text "Plan" "Key of the plan in this dataset" = key;
        "measure" ! Text "Measure" "Id of the measure" = &m.id;
        "n" ! Integer "No." "Number in the list, from 1" = i;
        "heading" ? Text "Heading" "Heading of the column" = e.heading.as_ref();
        "role" ! Category(Role) "Role" "What the column is" = e.role.label();
        "text" ! Text "As printed" "The text as printed" = &e.text;
        "at" ! Text "Place" "Where in the source it stands" = &e.at;
    }
}

table! {
    FRONT "front" "Front matter" "Further lines above the measures, one row each"
    key ["plan", "n"]
    references [["plan"] => "plans" ["plan"]]
    rows |plan, key| counted(&plan.plan.front) => (i, t), {
        "plan" ! Text "Plan" "Key of the plan in this dataset" = key;
        "n" ! Integer "No." "Number in the list, from 1" = i;
        "text" ! Text "As printed" "The text as printed" = &t.text;
        "at" ! Text "Place" "Where in the source it stands" = &t.at;
    }
}

table! {
    UNCLAIMED "unclaimed" "Unclaimed text" "Text of the sources that no other table holds, one row each"
    key ["plan", "n"]
    references [["plan"] => "plans" ["plan"]]
    rows |plan, key| counted(&plan.unclaimed) => (i, t), {
        "plan" ! Text "Plan" "Key of the plan in this dataset" = key;
        "n" ! Integer "No." "Number in the list, from 1" = i;
        "text" ! Text "As printed" "The text as printed" = &t.text;
        "at" ! Text "Place" "Where in the source it stands" = &t.at;
    }
}

table! {
    DIAGNOSTICS "diagnostics" "Diagnostics" "Doubts and defects found in the plans, one row each"
    key ["plan", "n"]
    references [["plan"] => "plans" ["plan"], ["plan", "measure"] => "measures" ["plan", "id"]]
    rows |plan, key| counted(&plan.diagnostics) => (i, d), {
        "plan" ! Text "Plan" "Key of the plan in this dataset" = key;
        "n" ! Integer "No." "Number in the list, from 1" = i;
        "code" ! Text "Code" "Code of the diagnostic, as `planomer explain` takes it" = d.code.id();
        "name" ! Text "Name" "Name of the diagnostic" = d.name.as_ref();
        "severity" ! Category(Severity) "Severity" "How bad it is" = d.severity.label();
        "message" ! Text "Message" "What was found" = &d.message;
        "suggestion" ? Text "Suggestion" "What may have been meant; never applied" = d.suggestion.as_ref();
        "measure" ? Text "Measure" "Id of the measure concerned" = d.measure.as_ref();
        "at" ? Text "Place" "Where in the source it stands" = d.at.as_ref();
    }
}
