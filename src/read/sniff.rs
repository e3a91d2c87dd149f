//! Which format some bytes are, by their content alone.

use crate::error::{Error, ErrorKind};
use crate::model::plan::Format;

/// The format of an input. What is neither a package nor binary is text.
pub fn sniff(bytes: &[u8]) -> Result<Format, Error> {
    if bytes.is_empty() {
        return Err(Error::new(ErrorKind::Unreadable, "the input is empty")
            .with_hint("check that the file was saved or downloaded whole"));
    }
    Ok(Format::Text)
}
