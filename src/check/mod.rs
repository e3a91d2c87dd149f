//! Plan → diagnostics: numbering, dates, completeness, targets, sums.

mod completeness;
mod dates;
mod numbering;
mod repetition;
mod targets;

use crate::model::plan::Plan;

/// Adds what a careful reader would mark.
pub fn check(plan: &mut Plan) {
    let mut found = numbering::check(plan);
    found.extend(completeness::check(plan));
    found.extend(dates::check(plan));
    found.extend(targets::check(plan));
    found.extend(repetition::check(plan));
    plan.diagnostics.extend(found);
}
