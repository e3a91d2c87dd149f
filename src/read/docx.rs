//! Word documents.

use crate::error::{Error, ErrorKind};
use crate::model::document::Document;
use crate::options::Options;

/// Reads a DOCX package.
pub fn read(_bytes: &[u8], _options: &Options) -> Result<Document, Error> {
    Err(Error::new(ErrorKind::Unsupported, "DOCX is not read yet"))
}
