//! Sections, measures, and what measures state.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::layout::Role;

/// A section of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Section {
    /// `s1`, `s2` … in reading order.
    pub id: String,
    /// The label as printed: `Раздел 2.`
    pub label: Option<String>,
    /// The label normalized: `2`, `II`.
    pub number: Option<String>,
    /// Printed, or computed from automatic numbering.
    pub label_basis: Option<LabelBasis>,
    /// The title without the label.
    pub title: String,
    /// Id of the section it belongs to.
    pub parent: Option<String>,
    /// Where it stands.
    pub at: String,
}

/// Where a label comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LabelBasis {
    /// It is typed in the source.
    Printed,
    /// Word's automatic numbering shows it.
    Computed,
}

/// A measure or an indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Measure {
    /// `m1`, `m2` … in reading order; never the printed number, for those repeat.
    pub id: String,
    /// The number as printed: `1.1.2.`
    pub label: Option<String>,
    /// The number normalized: `1.1.2`.
    pub number: Option<String>,
    /// Printed, or computed from automatic numbering.
    pub label_basis: Option<LabelBasis>,
    /// Something to do, or a value to reach.
    pub kind: MeasureKind,
    /// Id of its section.
    pub section: Option<String>,
    /// What is to be done, or the indicator's name.
    pub title: String,
    /// What comes of it.
    pub expected_result: Option<ExpectedResult>,
    /// Every deadline stated for it.
    pub deadlines: Vec<Deadline>,
    /// Values to reach.
    pub targets: Vec<Target>,
    /// Who answers for it.
    pub responsible: Vec<Responsible>,
    /// Other measures it names.
    pub references: Vec<Reference>,
    /// Legal acts it names.
    pub acts: Vec<Act>,
    /// Cells of columns of other kinds.
    pub extra: Vec<Extra>,
    /// The whole measure.
    pub at: String,
}

/// Whether an item asks for work or for a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MeasureKind {
    /// Something to do.
    Action,
    /// A value to reach.
    Indicator,
}

/// An expected result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ExpectedResult {
    /// As printed.
    pub text: String,
    /// Whether it stands in a cell that serves several measures.
    pub inherited: bool,
    /// Where it stands.
    pub at: String,
}

/// A deadline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Deadline {
    /// As printed.
    pub text: String,
    /// What it is.
    pub kind: DeadlineKind,
    /// EDTF (ISO 8601-2) of the day or span; for `invalid` what remains sure of it (`2014-06-XX`).
    pub edtf: Option<String>,
    /// First day of a span.
    pub start: Option<Date>,
    /// The day, or the last day of a span.
    pub end: Option<Date>,
    /// Time of day, `18:00`.
    pub time: Option<String>,
    /// On which side of the day the work lies.
    pub bound: Option<Bound>,
    /// How often.
    pub frequency: Option<Frequency>,
    /// Recurrence rule (RFC 5545), without the `RRULE:` prefix.
    pub rrule: Option<String>,
    /// Time from the anchor.
    pub offset: Option<Offset>,
    /// The event a relative deadline counts from.
    pub anchor: Option<String>,
    /// Where its year or span comes from.
    pub basis: Basis,
    /// Whether it stands in a cell or lead-in that serves several measures.
    pub inherited: bool,
    /// Where it stands.
    pub at: String,
}

impl Deadline {
    /// A deadline of which nothing is known but its text and where it stands.
    pub(crate) const fn blank(text: String, kind: DeadlineKind, inherited: bool, at: String) -> Self {
        Self {
            text,
            kind,
            edtf: None,
            start: None,
            end: None,
            time: None,
            bound: None,
            frequency: None,
            rrule: None,
            offset: None,
            anchor: None,
            basis: Basis::Stated,
            inherited,
            at,
        }
    }
}

/// What a deadline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeadlineKind {
    /// One day; with a bound too.
    Date,
    /// A range, month, quarter, year.
    Interval,
    /// Again and again.
    Recurring,
    /// All the time («постоянно»).
    Continuous,
    /// When there is need («по мере необходимости»).
    AsNeeded,
    /// Counted from an event.
    Relative,
    /// Reads as a date that does not exist.
    Invalid,
    /// Kept as text.
    Unresolved,
}

/// On which side of the stated day the work lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// «до», «не позднее», "by".
    Before,
    /// «с», «начиная с», "from".
    After,
}

/// How often a recurring deadline comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// Every day.
    Daily,
    /// Every week.
    Weekly,
    /// Every month.
    Monthly,
    /// Every three months.
    Quarterly,
    /// Every six months.
    Semiannual,
    /// Every year.
    Yearly,
}

/// Time between an event and a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Offset {
    /// How many units.
    pub value: u32,
    /// The unit.
    pub unit: TimeUnit,
    /// Whether working days are counted.
    pub business: bool,
    /// Before or after the event.
    pub direction: Direction,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TimeUnit {
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Quarters.
    Quarter,
    /// Years.
    Year,
}

/// Which way an offset is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Before the event.
    Before,
    /// After the event.
    After,
}

/// Where a deadline's year or span comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// It is stated in the deadline itself.
    Stated,
    /// It is the plan's period.
    PlanPeriod,
    /// It is stated in the section's title.
    Section,
    /// It is stated elsewhere in the document (approval, title).
    Document,
}

/// A value to reach.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Target {
    /// As printed.
    pub text: String,
    /// The number; the lower end of a range; `null` for a target in words.
    pub value: Option<f64>,
    /// The upper end of a range.
    pub value_max: Option<f64>,
    /// How the number bounds the value.
    pub comparator: Comparator,
    /// Normalized unit: `percent`, `count`, `person`, `hectare`, ISO 4217 currency codes …
    pub unit: Option<String>,
    /// The unit as printed.
    pub unit_text: Option<String>,
    /// The day by which it is to be reached.
    pub date: Option<Date>,
    /// Whether it is the value before the plan.
    pub baseline: bool,
    /// Where it stands.
    pub at: String,
}

/// How a target's number bounds the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Comparator {
    /// Equal.
    Eq,
    /// At least.
    Ge,
    /// More than.
    Gt,
    /// At most.
    Le,
    /// Less than.
    Lt,
    /// From `value` to `value_max`.
    Range,
}

/// A party that answers for a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Responsible {
    /// As printed, with its task and connecting words.
    pub text: String,
    /// The party as printed, without its task.
    pub name: String,
    /// Id in `organizations`.
    pub organization: Option<String>,
    /// Leading or helping.
    pub role: ResponsibleRole,
    /// Its share of the work («свод и публикация»).
    pub task: Option<String>,
    /// «По согласованию».
    pub by_agreement: bool,
    /// Whether it stands in a cell that serves several measures.
    pub inherited: bool,
    /// Where it stands.
    pub at: String,
}

/// A responsible party's part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ResponsibleRole {
    /// It leads.
    Lead,
    /// It helps.
    Co,
    /// The source does not say.
    Unspecified,
}

/// A mention of other measures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reference {
    /// As printed: `пп. 7-16`.
    pub text: String,
    /// Their ids.
    pub measures: Vec<String>,
    /// Where it stands.
    pub at: String,
}

/// A mention of a legal act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Act {
    /// As printed.
    pub text: String,
    /// Its date.
    pub date: Option<Date>,
    /// Its number.
    pub number: Option<String>,
    /// Where it stands.
    pub at: String,
}

/// A cell of a column of another kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Extra {
    /// The column's heading.
    pub heading: Option<String>,
    /// What the column is.
    pub role: Role,
    /// As printed.
    pub text: String,
    /// Where it stands.
    pub at: String,
}
