//! Workbooks and delimited files.

#[allow(dead_code)]
mod format;

use crate::error::{Error, ErrorKind};
use crate::model::document::Document;
use crate::model::plan::Format;
use crate::options::Options;

/// Reads a workbook.
pub fn read(_bytes: &[u8], _format: Format, _options: &Options) -> Result<Document, Error> {
    Err(Error::new(ErrorKind::Unsupported, "workbooks are not read yet"))
}

/// Reads delimited text.
pub fn read_csv(_bytes: &[u8], _options: &Options) -> Result<Document, Error> {
    Err(Error::new(ErrorKind::Unsupported, "delimited text is not read yet"))
}
