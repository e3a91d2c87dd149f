//! A plan for a terminal: what is in it, then the diagnostics.

use crate::model::plan::Plan;

/// The summary that `planomer read` shows, in lines of about `width` columns.
pub fn summary(plan: &Plan, _width: usize, _color: bool) -> String {
    format!("{} measures\n", plan.measures.len())
}
