//! Bytes → [`Document`]. The only stage that can fail.

mod docx;
mod ole;
mod package;
mod relationships;
mod sheet;
mod sniff;
mod text;
mod token;

use self::package::Package;
use self::sniff::Input;
use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::model::document::Document;
use crate::model::plan::{Format, Source, SourceSheet};
use crate::options::{Limits, Options};

/// Finds the format from the content and reads it.
pub fn read(bytes: &[u8], options: &Options) -> Result<(Source, Document), Error> {
    let limit = options.limits.input_bytes;
    if bytes.len() as u64 > limit {
        return Err(options.named(Error::limit(
            "input_bytes",
            limit,
            format!("the input has {} bytes", bytes.len()),
        )));
    }
    let (format, document) = document(bytes, options).map_err(|error| options.named(error))?;
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

fn document(bytes: &[u8], options: &Options) -> Result<(Format, Document), Error> {
    let limits = &options.limits;
    let (format, input) = match options.format {
        Some(format) => (format, Input::Bytes),
        None => sniff::sniff(bytes, limits)?,
    };
    let document = match (format, input) {
        (Format::Text, Input::Text(text)) => text::read(text, options),
        (Format::Csv, Input::Text(text)) => sheet::read_csv(text, options),
        (Format::Text, _) => text::read(text::decode(bytes)?, options),
        (Format::Csv, _) => sheet::read_csv(text::decode(bytes)?, options),
        (Format::Xls, _) => sheet::read_xls(bytes, options),
        (Format::Docx, Input::Package(package)) => docx::read(*package, options),
        (Format::Docx, _) => docx::read(Package::open(bytes, limits)?, options),
        (Format::Xlsx | Format::Xlsb | Format::Ods, Input::Package(package)) => {
            sheet::read(*package, format, options)
        }
        (Format::Xlsx | Format::Xlsb | Format::Ods, _) => {
            sheet::read(Package::open(bytes, limits)?, format, options)
        }
    };
    document.and_then(|document| fits(document, limits)).map(|document| (format, document))
}

/// Refuses a table larger than any that a person reads.
fn fits(document: Document, limits: &Limits) -> Result<Document, Error> {
    for table in &document.tables {
        for (name, limit, count) in
            [("columns", limits.columns, table.columns), ("rows", limits.rows, table.rows)]
        {
            if u64::from(count) > limit {
                return Err(Error::limit(name, limit, format!("the {name} of table {}", table.number)));
            }
        }
    }
    Ok(document)
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(out, "{byte:02x}");
    }
    out
}
