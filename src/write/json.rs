//! The JSON document.

use crate::model::plan::Plan;

/// The document, indented by two spaces, with a line feed at the end.
pub fn to_json(plan: &Plan) -> String {
    // A Plan has only string keys and finite numbers, so this cannot fail.
    let mut out = serde_json::to_string_pretty(plan).unwrap_or_default();
    out.push('\n');
    out
}
