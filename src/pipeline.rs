//! The stages called in order.

use crate::error::Error;
use crate::model::document::Document;
use crate::model::plan::Plan;
use crate::options::Options;
use crate::{check, interpret, normalize};

/// Reads a plan: bytes of a text, DOCX, workbook or delimited file to a normalized [`Plan`].
///
/// A document without a plan is no error: it gives no measures and a diagnostic that says so.
///
/// # Errors
/// When the bytes cannot be read at all: damaged, encrypted, past a limit, of an unsupported format.
pub fn read(bytes: &[u8], options: &Options) -> Result<Plan, Error> {
    read_with_document(bytes, options).map(|(plan, _)| plan)
}

/// Like [`read`], and gives the document too, which resolves the plan's places.
///
/// # Errors
/// As for [`read`].
pub fn read_with_document(bytes: &[u8], options: &Options) -> Result<(Plan, Document), Error> {
    let (source, document) = crate::read::read(bytes, options)?;
    let outline = interpret::interpret(&document, options);
    let mut plan = normalize::normalize(&document, source, outline);
    check::check(&mut plan);
    Ok((plan, document))
}

/// The grids and paragraphs as read, before any interpretation.
///
/// # Errors
/// As for [`read`].
pub fn document(bytes: &[u8], options: &Options) -> Result<Document, Error> {
    crate::read::read(bytes, options).map(|(_, document)| document)
}
