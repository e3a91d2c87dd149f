//! Plan → JSON and other outputs.

pub mod json;
pub mod report;
pub mod table;
