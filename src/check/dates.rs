//! Dates that cannot go together.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::plan::{DeadlineKind, Plan};

/// Deadlines before the plan's approval.
pub fn check(plan: &Plan) -> Vec<Diagnostic> {
    let Some(approved) = plan.plan.approval.as_ref().and_then(|a| a.date) else { return Vec::new() };
    let mut found = Vec::new();
    for measure in &plan.measures {
        for deadline in &measure.deadlines {
            let timed = matches!(deadline.kind, DeadlineKind::Date | DeadlineKind::Interval);
            if let Some(end) = deadline.end.filter(|end| timed && *end < approved) {
                let message = format!("due by {end}, before the approval of {approved}");
                found.push(Diagnostic::new(Code::C420, message).measure(&measure.id).at(&deadline.at));
            }
        }
    }
    found
}
