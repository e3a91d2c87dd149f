//! What `interpret` gives: which text plays which role, not yet what its words mean.
//!
//! Every fragment borrows the document's text as printed; what no field of the outline holds stands in
//! [`Outline::unclaimed`].

use std::borrow::Cow;

use jiff::civil::Date;

use super::place::Place;
use crate::diagnostic::Diagnostic;
use crate::lang::Language;
use crate::model::plan::{LabelBasis, LayoutTable, Role};

/// A piece of the document's text with its place. White space may be unfolded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fragment<'d> {
    /// The text as printed; owned where it was joined from several places.
    pub text: Cow<'d, str>,
    /// Where it stands.
    pub place: Place,
}

/// A document understood as a plan.
#[derive(Clone, Debug)]
pub struct Outline<'d> {
    /// The document's main language.
    pub language: &'static Language,
    /// Title, publisher, period, approval, stakeholders.
    pub front: Front<'d>,
    /// The plan tables: which column plays which role, and why. Already in the form of the JSON document.
    pub layout: Vec<LayoutTable>,
    /// Sections in reading order; a parent stands before its children.
    pub sections: Vec<SectionDraft<'d>>,
    /// Measures in reading order.
    pub measures: Vec<MeasureDraft<'d>>,
    /// Text that plays no role in the plan.
    pub unclaimed: Vec<Fragment<'d>>,
    /// What interpretation has to say.
    pub diagnostics: Vec<Diagnostic>,
}

/// What stands before the first table.
#[derive(Clone, Debug, Default)]
pub struct Front<'d> {
    /// The title, joined from its lines.
    pub title: Option<Fragment<'d>>,
    /// The body that publishes the plan, as named in the title or approval.
    pub publisher: Option<Fragment<'d>>,
    /// The words that say the period («на 2022 – 2023 годы»), without reading them.
    pub period: Option<Fragment<'d>>,
    /// The approval block.
    pub approval: Option<ApprovalDraft<'d>>,
    /// The items of a stakeholder list («Референтные группы»): label and name.
    pub stakeholders: Vec<(Option<Fragment<'d>>, Fragment<'d>)>,
    /// Other lines of the front matter that are claimed and not needed («Приложение к …», the stakeholder
    /// list's heading): kept for `plan.front`.
    pub other: Vec<Fragment<'d>>,
}

/// An approval block («УТВЕРЖДАЮ», position, name, date).
#[derive(Clone, Debug)]
pub struct ApprovalDraft<'d> {
    /// The whole block.
    pub whole: Fragment<'d>,
    /// The office held.
    pub position: Option<Fragment<'d>>,
    /// The person.
    pub person: Option<Fragment<'d>>,
    /// The words of the date.
    pub date: Option<Fragment<'d>>,
}

/// A section of the plan.
#[derive(Clone, Debug)]
pub struct SectionDraft<'d> {
    /// The label as printed or computed («Раздел 1.», «I», «2.1.»).
    pub label: Option<LabelDraft<'d>>,
    /// The title.
    pub title: Fragment<'d>,
    /// The section it belongs to: an index before its own.
    pub parent: Option<usize>,
    /// A deadline lead-in that holds for its measures («devono concludersi entro:»), if there is one.
    pub lead_in: Option<Fragment<'d>>,
}

/// A number or mark before a title.
#[derive(Clone, Debug)]
pub struct LabelDraft<'d> {
    /// The label with its place.
    pub fragment: Fragment<'d>,
    /// Printed, or computed from automatic numbering.
    pub basis: LabelBasis,
}

/// A measure: its first row and the rows that continue it.
#[derive(Clone, Debug)]
pub struct MeasureDraft<'d> {
    /// The section it stands in.
    pub section: Option<usize>,
    /// Its number.
    pub label: Option<LabelDraft<'d>>,
    /// What is to be done, or the indicator's name.
    pub title: Fragment<'d>,
    /// Its rows; a list item is one row.
    pub rows: Vec<DraftRow<'d>>,
    /// The whole measure.
    pub place: Place,
}

/// One row of a measure, without its number and title cells.
#[derive(Clone, Debug)]
pub struct DraftRow<'d> {
    /// Cells that play a role; empty ones are absent unless [`DraftCell::inherited`].
    pub cells: Vec<DraftCell<'d>>,
    /// The row.
    pub place: Place,
}

/// A cell, or part of a list item, with its role.
#[derive(Clone, Debug)]
pub struct DraftCell<'d> {
    /// The part it plays.
    pub role: Role,
    /// Its column: table index in [`Outline::layout`] and column index there. `None` in a list.
    pub column: Option<(usize, usize)>,
    /// The key before it in a list («Срок: …»), without its colon.
    pub key: Option<&'d str>,
    /// Its text. For a cell that stands once for several rows, the text of the row where it stands.
    pub fragment: Fragment<'d>,
    /// Whether it was taken from a cell of a row above that stands for this row too.
    pub inherited: bool,
    /// The date a workbook stores in the cell.
    pub date: Option<Date>,
    /// The words that say for which time its column counts («2021 год», «I квартал»), outermost heading
    /// first: for a target by year and for a mark in a Gantt chart.
    pub period: Vec<Cow<'d, str>>,
}
