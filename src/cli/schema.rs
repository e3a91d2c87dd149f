//! `planomer schema`: the JSON Schema of the normalized document.

use super::Streams;
use crate::error::Error;
use crate::write::schema::JSON_SCHEMA;

/// Shows the schema.
pub(super) fn run(streams: &mut Streams<'_>) -> Result<u8, Error> {
    streams.data(JSON_SCHEMA)?;
    Ok(0)
}
