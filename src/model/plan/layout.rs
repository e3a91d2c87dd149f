//! How the tables were understood.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
