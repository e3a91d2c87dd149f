//! Word and Excel for those who work there: the plan as one table, defects marked where they stand. What planomer
//! reads back from it is the same measures.

pub(super) mod docx;
mod grid;
mod words;
pub(super) mod xlsx;

use jiff::civil::Date;

use super::Metadata;
use crate::model::plan::Plan;

/// The day that properties and comments of an office file carry: of the edition, of the approval, or 1970-01-01.
fn day(plan: &Plan, metadata: &Metadata) -> Date {
    let approved = plan.plan.approval.as_ref().and_then(|a| a.date);
    metadata.modified.or(approved).unwrap_or(Date::constant(1970, 1, 1))
}
