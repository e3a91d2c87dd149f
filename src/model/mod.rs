//! The types that cross the stages: a place, a [`document::Document`], an [`outline::Outline`], a [`plan::Plan`].

mod cells;
pub mod document;
pub mod outline;
pub mod place;
pub mod plan;
mod resolve;
