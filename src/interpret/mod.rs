//! Document → [`Outline`]: which table, which column, which row, and what stands around them.

mod approval;
mod beside;
mod build;
mod columns;
mod foreign;
mod front;
mod glued;
mod grid;
mod header;
mod headings;
mod inherit;
mod keyed;
mod label;
mod lists;
mod looks;
mod party;
mod phrases;
mod pieces;
mod plan;
mod publisher;
mod rows;
mod seam;
mod sections;
mod shifted;
mod staged;
mod uses;
mod walk;
mod words;

use crate::lang::{self, Language};
use crate::model::document::{Block, Document, Span};
use crate::model::outline::Outline;
use crate::options::Options;

/// Bytes of text that tell its language: some sixteen hundred letters.
const SAMPLE: usize = 3_000;

/// Finds the plan in a document.
pub fn interpret<'d>(document: &'d Document, options: &Options) -> Outline<'d> {
    let language = language(document, options);
    plan::read(document, options, language)
}

/// The language asked for, else the one the text is in.
fn language(document: &Document, options: &Options) -> &'static Language {
    let asked = options.lang.as_deref().and_then(lang::by_code);
    asked.unwrap_or_else(|| lang::detect(sample(document)))
}

/// Texts from all over the body that make up [`SAMPLE`] bytes or little more, all of them where it has no more: a
/// text is taken whenever less was taken than its share. Each is cut at so many bytes.
fn sample(document: &Document) -> impl Iterator<Item = &str> {
    let all: usize = body(document).map(|span| document.text(span).len()).sum();
    let (mut passed, mut taken) = (0_usize, 0_usize);
    body(document).filter_map(move |span| {
        let text = document.text(span);
        passed += text.len();
        let short = taken.saturating_mul(all) < passed.saturating_mul(SAMPLE);
        let mut end = text.len().min(SAMPLE);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        taken += if short { end } else { 0 };
        text.get(..end).filter(|_| short)
    })
}

/// The paragraphs and cells of the body. What stands beside it does not count, for a reviewer's comments may be in
/// another language than the plan.
fn body(document: &Document) -> impl Iterator<Item = Span> + '_ {
    document.blocks.iter().flat_map(|block| {
        let (line, table) = match block {
            Block::Paragraph(paragraph) => (Some(paragraph.text), None),
            Block::Table(index) => (None, document.tables.get(*index)),
        };
        line.into_iter().chain(table.into_iter().flat_map(|t| t.cells.iter().map(|c| c.text)))
    })
}
