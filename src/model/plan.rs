//! The JSON document, version 1: what the last stages give and every output is written from.
//!
//! Names are the same in JSON, in Python and in table columns. What is absent is `null` or `[]`, never left
//! out. Dates are ISO 8601 (`2014-12-31`), places (`at`) as [`super::place::Place`] prints them.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use crate::diagnostic::Diagnostic;

/// Value of [`Plan::schema`].
pub const SCHEMA: &str = "planomer/plan";
/// Value of [`Plan::schema_version`]: major for changes that break readers, minor for additions.
pub const SCHEMA_VERSION: &str = "1.0";

/// A plan, normalized: the root of the JSON document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Plan {
    /// Always `planomer/plan`.
    pub schema: String,
    /// Version of this document's form, `1.0`.
    pub schema_version: String,
    /// What made the document, `planomer 0.1.0`.
    pub generator: String,
    /// BCP 47 code of the plan's main language; `und` where it could not be told.
    pub language: String,
    /// The file it was read from.
    pub source: Source,
    /// Title, publisher, period, approval.
    pub plan: Head,
    /// Whom the plan addresses («референтные группы»).
    pub stakeholders: Vec<Stakeholder>,
    /// Every responsible party once.
    pub organizations: Vec<Organization>,
    /// How the tables were understood.
    pub layout: Vec<LayoutTable>,
    /// Sections in reading order.
    pub sections: Vec<Section>,
    /// Measures in reading order.
    pub measures: Vec<Measure>,
    /// Text of the source that no other field holds.
    pub unclaimed: Vec<Text>,
    /// Doubts and defects.
    pub diagnostics: Vec<Diagnostic>,
}

/// The file a plan was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// File name as given, without its folder.
    pub name: Option<String>,
    /// Format, found from the content.
    pub format: Format,
    /// Media type (RFC 6838).
    pub media_type: String,
    /// SHA-256 of the bytes, lower-case hexadecimal.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
    /// Character encoding of a text (WHATWG name, lower case); `null` for packages.
    pub encoding: Option<String>,
    /// Sheets of a workbook.
    pub sheets: Vec<SourceSheet>,
}

/// A sheet of the source workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SourceSheet {
    /// Its name.
    pub name: String,
    /// Rows used.
    pub rows: u32,
    /// Columns used.
    pub columns: u32,
    /// Whether the workbook hides it.
    pub hidden: bool,
}

/// An input format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Plain text: tab-separated, drawn or aligned tables, lists.
    Text,
    /// Delimited text (CSV, TSV, semicolons) with quoting.
    Csv,
    /// Office Open XML word processing.
    Docx,
    /// Office Open XML workbook, with macros too (XLSM).
    Xlsx,
    /// Binary Excel 97–2003 workbook.
    Xls,
    /// Binary Office Open XML workbook.
    Xlsb,
    /// `OpenDocument` spreadsheet.
    Ods,
}

impl Format {
    /// Its name as in the JSON document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Csv => "csv",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Xlsb => "xlsb",
            Self::Ods => "ods",
        }
    }

    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Text => "text/plain",
            Self::Csv => "text/csv",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Xls => "application/vnd.ms-excel",
            Self::Xlsb => "application/vnd.ms-excel.sheet.binary.macroenabled.12",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
        }
    }
}

/// What stands above the measures.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Head {
    /// The title, its lines joined by spaces.
    pub title: Option<String>,
    /// Where the title stands.
    pub title_at: Option<String>,
    /// Id of the organization that publishes the plan.
    pub publisher: Option<String>,
    /// The time the plan covers.
    pub period: Option<Period>,
    /// Who approved it and when.
    pub approval: Option<Approval>,
    /// Other lines of the front matter.
    pub front: Vec<Text>,
}

/// A plan's period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Period {
    /// As printed.
    pub text: String,
    /// EDTF (ISO 8601-2), level 1 or 2.
    pub edtf: String,
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
    /// Where it stands.
    pub at: String,
}

/// An approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Approval {
    /// As printed.
    pub text: String,
    /// The office of who approved.
    pub position: Option<String>,
    /// Who approved.
    pub person: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// Where it stands.
    pub at: String,
}

/// A stakeholder group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Stakeholder {
    /// Its number in the list.
    pub number: Option<String>,
    /// As printed.
    pub name: String,
    /// Where it stands.
    pub at: String,
}

/// A responsible party, or the publisher.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Organization {
    /// `o1`, `o2` … in order of first mention.
    pub id: String,
    /// Its name in the base form.
    pub name: String,
    /// What it is.
    pub kind: OrganizationKind,
    /// Other spellings found in the plan.
    pub aliases: Vec<String>,
}

/// What a responsible party is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OrganizationKind {
    /// A department, body, company.
    Unit,
    /// An office: «Первый заместитель главы администрации».
    Position,
    /// A named person.
    Person,
    /// Several at once: «органы местного самоуправления», «Управления».
    Group,
}

/// How a table was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LayoutTable {
    /// `T1`, `T2` … in reading order, as `planomer tables` numbers them.
    pub table: String,
    /// Where the header stands; `null` without one.
    pub header: Option<String>,
    /// Columns from the left.
    pub columns: Vec<LayoutColumn>,
    /// Rows from the top.
    pub rows: Vec<LayoutRow>,
}

/// A column's part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LayoutColumn {
    /// Its heading; the parts of a heading of several levels are joined by ` / `.
    pub heading: Option<String>,
    /// What its cells mean.
    pub role: Role,
    /// Why it was given that role.
    pub reason: ColumnReason,
    /// Where its heading stands, or its first cell.
    pub at: Option<String>,
}

/// What a column's cells mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The measure's number or label.
    Number,
    /// What is to be done, or the indicator's name.
    Title,
    /// The section that the row's measure stands in («Этап», «Направление»).
    Section,
    /// When: any form of deadline.
    Deadline,
    /// When it starts.
    Start,
    /// When it ends.
    End,
    /// How long it takes.
    Duration,
    /// Who does it.
    Responsible,
    /// Who helps.
    CoResponsible,
    /// What comes of it.
    ExpectedResult,
    /// A value to reach.
    Target,
    /// The value before.
    Baseline,
    /// The unit of the targets.
    Unit,
    /// A mark that says the work goes on in the column's period (Gantt chart).
    Mark,
    /// What is measured: kept in `extra`.
    Indicator,
    /// Where it is done: kept in `extra`.
    Place,
    /// Money: kept in `extra`.
    Funding,
    /// What was done: kept in `extra`.
    Status,
    /// The document that asks for it: kept in `extra`.
    Basis,
    /// A remark: kept in `extra`.
    Note,
    /// Anything else: kept in `extra`.
    Other,
}

/// Why a column has its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ColumnReason {
    /// Its heading says so.
    Heading,
    /// Its cells look so.
    Content,
    /// Its place among the other columns says so.
    Position,
    /// An earlier table of the document has this header.
    Continued,
    /// The user said so.
    Option,
}

/// A row's part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LayoutRow {
    /// The row.
    pub at: String,
    /// What it is.
    pub kind: RowKind,
    /// Why, in a few English words: `number and title filled`.
    pub reason: String,
    /// Its text, where no other field of the document holds it (headers, column numbers, totals, notes);
    /// cells joined by tabs.
    pub text: Option<String>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    /// Column headings, also where they are repeated.
    Header,
    /// Column numbers under the headings (1 2 3 4 5).
    ColumnNumbers,
    /// A section's title.
    Section,
    /// The first row of a measure.
    Measure,
    /// A further row of the measure above.
    Continuation,
    /// Sums.
    Total,
    /// A note that belongs to no measure.
    Note,
    /// Nothing in it.
    Blank,
    /// None of these: its text is in `unclaimed`.
    Other,
}

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

/// Text with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Text {
    /// As printed.
    pub text: String,
    /// Where it stands.
    pub at: String,
}
