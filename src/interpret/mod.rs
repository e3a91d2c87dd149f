//! Document → [`Outline`]: which table, which column, which row, and what stands around them.

mod build;
mod columns;
mod front;
mod grid;
mod header;
mod inherit;
mod label;
mod plan;
mod rows;
mod sections;
mod walk;
mod words;

use crate::lang::{self, Language};
use crate::model::document::{Block, Document};
use crate::model::outline::Outline;
use crate::options::Options;

/// Finds the plan in a document.
pub fn interpret<'d>(document: &'d Document, options: &Options) -> Outline<'d> {
    let language = language(document, options);
    plan::read(document, options, language)
}

/// The language asked for, else the one the text is in.
fn language(document: &Document, options: &Options) -> &'static Language {
    let asked = options.lang.as_deref().and_then(lang::by_code);
    // The letters of the first part say as much as all of it.
    let end = document.arena.char_indices().nth(20_000).map_or(document.arena.len(), |(i, _)| i);
    asked.unwrap_or_else(|| lang::detect(document.arena.get(..end).unwrap_or("")))
}

/// Whether a document has any table.
fn has_tables(document: &Document) -> bool {
    document.blocks.iter().any(|b| matches!(b, Block::Table(_)))
}
