//! Document → [`Outline`]: which table, which column, which row.

use std::borrow::Cow;

use crate::diagnostic::{Code, Diagnostic};
use crate::lang;
use crate::model::document::{Block, Document};
use crate::model::outline::{Fragment, Front, Outline};
use crate::options::Options;

/// Finds the plan in a document.
pub fn interpret<'d>(document: &'d Document, _options: &Options) -> Outline<'d> {
    let unclaimed = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph(p) => {
                Some(Fragment { text: Cow::Borrowed(document.text(p.text)), place: p.place })
            }
            Block::Table(_) => None,
        })
        .collect();
    Outline {
        language: &lang::UNDETERMINED,
        front: Front::default(),
        layout: Vec::new(),
        sections: Vec::new(),
        measures: Vec::new(),
        unclaimed,
        diagnostics: vec![Diagnostic::new(Code::I201, "no table or list of measures was found")],
    }
}
