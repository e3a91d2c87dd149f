//! Bytes → [`Document`]. The only stage that can fail.

mod docx;
mod ole;
mod package;
mod relationships;
mod sheet;
mod sniff;
mod text;

use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::model::document::Document;
use crate::model::plan::{Format, Source, SourceSheet};
use crate::options::Options;

/// Finds the format from the content and reads it.
pub fn read(bytes: &[u8], options: &Options) -> Result<(Source, Document), Error> {
    let named = |error: Error| match &options.name {
        Some(name) => error.with_source(name.clone()),
        None => error,
    };
    let limit = options.limits.input_bytes;
    if bytes.len() as u64 > limit {
        return Err(named(Error::limit(
            "input_bytes",
            limit,
            format!("the input has {} bytes", bytes.len()),
        )));
    }
    let format = match options.format {
        Some(format) => format,
        None => sniff::sniff(bytes, &options.limits).map_err(named)?,
    };
    let document = match format {
        Format::Text => text::read(bytes, options),
        Format::Csv => sheet::read_csv(bytes, options),
        Format::Docx => docx::read(bytes, options),
        Format::Xlsx | Format::Xls | Format::Xlsb | Format::Ods => sheet::read(bytes, format, options),
    }
    .and_then(|document| narrow(document, options.limits.columns))
    .map_err(named)?;
    let source = Source {
        name: options.name.as_ref().map(|n| n.rsplit(['/', '\\']).next().unwrap_or(n).to_owned()),
        format,
        media_type: format.media_type().to_owned(),
        sha256: hex(&Sha256::digest(bytes)),
        size: bytes.len() as u64,
        encoding: document.encoding.map(str::to_owned),
        sheets: document
            .sheets
            .iter()
            .map(|s| SourceSheet { name: s.name.clone(), rows: s.rows, columns: s.columns, hidden: s.hidden })
            .collect(),
    };
    Ok((source, document))
}

/// Refuses a table wider than any that a person reads.
fn narrow(document: Document, limit: u64) -> Result<Document, Error> {
    match document.tables.iter().find(|table| u64::from(table.columns) > limit) {
        Some(table) => Err(Error::limit("columns", limit, format!("the columns of table {}", table.number))),
        None => Ok(document),
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(out, "{byte:02x}");
    }
    out
}
