//! The stages called in order.

use crate::error::{Error, ErrorKind};
use crate::model::document::Document;
use crate::model::plan::Plan;
use crate::options::{Limits, Options};
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
    read_in_stages(bytes, options, |_| ())
}

/// A stage of [`read`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Bytes to paragraphs and grids.
    Read,
    /// Which table, which column, which row.
    Interpret,
    /// What the words mean.
    Normalize,
    /// What is doubtful in the plan.
    Check,
}

/// Like [`read_with_document`], and tells when each stage is over, so that its cost can be seen.
///
/// # Errors
/// As for [`read`].
pub fn read_in_stages(
    bytes: &[u8],
    options: &Options,
    mut over: impl FnMut(Stage),
) -> Result<(Plan, Document), Error> {
    if let Some(code) = options.lang.as_deref().filter(|code| lang::by_code(code).is_none()) {
        let known: Vec<&str> = lang::ALL.iter().map(|l| l.code).collect();
        return Err(Error::new(ErrorKind::Usage, format!("no language has the code `{code}`"))
            .with_hint(format!("the languages are {}", known.join(", "))));
    }
    let options = &on_the_clock(options);
    let timely = || options.limits.seconds.check().map_err(|error| options.named(error));
    let (source, document) = crate::read::read(bytes, options)?;
    over(Stage::Read);
    timely()?;
    let outline = interpret::interpret(&document, options);
    over(Stage::Interpret);
    timely()?;
    let mut plan = normalize::normalize(&document, source, outline);
    over(Stage::Normalize);
    timely()?;
    check::check(&mut plan);
    over(Stage::Check);
    Ok((plan, document))
}

/// The grids and paragraphs as read, before any interpretation.
///
/// # Errors
/// As for [`read`].
pub fn document(bytes: &[u8], options: &Options) -> Result<Document, Error> {
    crate::read::read(bytes, &on_the_clock(options)).map(|(_, document)| document)
}

/// The same options, the limit of time counting from here.
fn on_the_clock(options: &Options) -> Options {
    let limits = Limits { seconds: options.limits.seconds.start(), ..options.limits };
    Options { limits, ..options.clone() }
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

    #[test]
    fn no_time_and_too_many_rows_are_refused_by_name() {
        let text = "№\tМероприятие\tСрок\n1\tПровести\tмай\n2\tОбновить\tиюнь\n".as_bytes();
        let refused = |name: &str, value| {
            let mut options = Options { name: Some("plan.txt".to_owned()), ..Options::default() };
            options.limits.set(name, value).unwrap();
            let error = read(text, &options).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::TooLarge);
            assert!(error.to_string().contains(name) && error.source_name() == Some("plan.txt"), "{error}");
        };
        refused("seconds", 0);
        refused("rows", 2);
    }
}
