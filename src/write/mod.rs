//! Plan → JSON and other outputs.

#[cfg(feature = "arrow")]
pub mod arrow;
pub mod grids;
pub mod json;
pub mod layout;
pub mod publish;
pub mod report;
pub mod sarif;
pub mod schema;
pub mod table;

mod text;
pub(crate) mod uid;

#[cfg(test)]
pub(crate) mod sample;
