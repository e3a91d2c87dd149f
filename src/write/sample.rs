//! A plan of an invented agency for the tests of the writers: every kind of deadline, target and defect once.

use crate::model::plan::Plan;

/// The plan.
pub(crate) fn plan() -> Plan {
    serde_json::from_str(include_str!("sample.json")).unwrap()
}
