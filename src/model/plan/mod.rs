//! The JSON document, version 1: what the last stages give and every output is written from.
//!
//! Names are the same in JSON, in Python and in table columns. What is absent is `null` or `[]`, never left
//! out. Dates are ISO 8601 (`2014-12-31`), places (`at`) as [`super::place::Place`] prints them.

mod layout;
mod measure;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use crate::diagnostic::Diagnostic;

pub use layout::{ColumnReason, LayoutColumn, LayoutRow, LayoutTable, Role, RowKind};
pub use measure::{
    Act, Basis, Bound, Comparator, Deadline, DeadlineKind, Direction, ExpectedResult, Extra, Frequency,
    LabelBasis, Measure, MeasureKind, Offset, Reference, Responsible, ResponsibleRole, Section, Target,
    TimeUnit,
};

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

/// Text with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Text {
    /// As printed.
    pub text: String,
    /// Where it stands.
    pub at: String,
}
