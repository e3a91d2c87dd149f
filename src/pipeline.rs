//! The stages called in order.

use crate::error::{Error, ErrorKind};
use crate::model::document::Document;
use crate::model::plan::Plan;
use crate::options::Options;
use crate::{check, interpret, lang, normalize};

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
    if let Some(code) = options.lang.as_deref().filter(|code| lang::by_code(code).is_none()) {
        let known: Vec<&str> = lang::ALL.iter().map(|l| l.code).collect();
        return Err(Error::new(ErrorKind::Usage, format!("no language has the code `{code}`"))
            .with_hint(format!("the languages are {}", known.join(", "))));
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_language_is_refused_and_the_known_ones_named() {
        let options = Options { lang: Some("xx".to_owned()), ..Options::default() };
        let error = read(b"text", &options).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Usage);
        assert!(error.hint().unwrap().contains("uk"), "{error}");
    }
}
