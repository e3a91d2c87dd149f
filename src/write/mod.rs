//! Plan → JSON and other outputs.

pub mod json;
pub mod report;
pub mod table;
mod uid;

#[cfg(test)]
pub(crate) mod sample;
