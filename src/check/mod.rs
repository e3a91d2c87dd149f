//! Plan → diagnostics: numbering, dates, completeness.

use crate::model::plan::Plan;

/// Adds what a careful reader would mark.
pub fn check(_plan: &mut Plan) {}
