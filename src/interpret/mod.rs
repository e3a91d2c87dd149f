//! Document → [`Outline`]: which table, which column, which row, and what stands around them.

mod beside;
mod build;
mod columns;
mod foreign;
mod front;
mod glued;
mod grid;
mod header;
mod inherit;
mod keyed;
mod label;
mod lists;
mod party;
mod phrases;
mod plan;
mod publisher;
mod rows;
mod seam;
mod sections;
mod shifted;
mod walk;
mod words;

use crate::lang::{self, Language};
use crate::model::document::{Block, Document, Span};
use crate::model::outline::Outline;
use crate::options::Options;

/// Characters of a text that tell its language.
const LETTERS: usize = 20_000;

/// Finds the plan in a document.
pub fn interpret<'d>(document: &'d Document, options: &Options) -> Outline<'d> {
    let language = language(document, options);
    plan::read(document, options, language)
}

/// The language asked for, else the one the text is in.
fn language(document: &Document, options: &Options) -> &'static Language {
    let asked = options.lang.as_deref().and_then(lang::by_code);
    asked.unwrap_or_else(|| lang::detect(&beginning(document)))
}

/// The beginning of the body: its letters say as much as all of it. What stands beside it does not count, for a
/// reviewer's comments may be in another language than the plan.
fn beginning(document: &Document) -> String {
    let texts = document.blocks.iter().flat_map(|block| -> Box<dyn Iterator<Item = Span> + '_> {
        match block {
            Block::Paragraph(paragraph) => Box::new(std::iter::once(paragraph.text)),
            Block::Table(index) => {
                Box::new(document.tables.get(*index).into_iter().flat_map(|t| t.cells.iter().map(|c| c.text)))
            }
        }
    });
    let mut out = String::new();
    for span in texts {
        let text = document.text(span);
        let long = text.len() > LETTERS;
        let end = long.then(|| text.char_indices().nth(LETTERS)).flatten().map_or(text.len(), |(end, _)| end);
        out.push_str(text.get(..end).unwrap_or(text));
        out.push(' ');
        if out.len() > 2 * LETTERS {
            break;
        }
    }
    out
}
