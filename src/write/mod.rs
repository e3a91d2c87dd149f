//! Plan → JSON and other outputs.

pub mod json;
