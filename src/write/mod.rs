//! Plan → JSON and other outputs.

pub(crate) mod flat;
pub mod json;
pub mod report;
pub mod table;
pub(crate) mod uid;

#[cfg(test)]
pub(crate) mod sample;
